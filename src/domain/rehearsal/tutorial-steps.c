/*
 * The steps of the tutorial: what is pressed, why, and what must have
 * happened.  A test plays them by their own keys from the first to the last.
 * The cases are those of the story in db/tutorial.
 */
#include "src/domain/rehearsal/tutorial.h"

#include "src/model/meeting.h"

#define FROZEN MEETING_FROZEN
#define OPEN MEETING_OPEN
#define ENDED MEETING_ENDED
#define CLOSED MEETING_CLOSED
#define NEVER (MEETING_CANCELLED + 1)

const struct tutorial_step tutorial_steps[] = {
	{ "today", "F2", "Today says what waits for you, one fact a line. "
	    "The agenda of the next meeting is behind F2.",
	    TUTORIAL_SCREEN, "agenda", FROZEN },
	{ "agenda", "F", "One referral came yesterday. F lists whatever "
	    "waits and may be heard; what came late is marked LATE.",
	    TUTORIAL_LISTED, "L-0505", FROZEN },
	{ "agenda", "z", "z freezes the agenda. From now on its order stays, "
	    "and the minutes will say which papers the panel had.",
	    TUTORIAL_STATE, "frozen", OPEN },
	{ "agenda", "o", "It is two o'clock. o opens the meeting, in three "
	    "steps; the first is the roll.",
	    TUTORIAL_SCREEN, "open", OPEN },
	{ "open", "Down a 1", "CTA has sent apologies: go there, a marks it. "
	    "Who usually stands in is offered; 1 takes that one.",
	    TUTORIAL_SUBSTITUTE, NULL, OPEN },
	{ "open", "Enter", "Only exceptions are marked. Enter makes all others "
	    "present, looks at the quorum and opens the sitting.",
	    TUTORIAL_STATE, "open", ENDED },
	{ "statement", "Enter", "Read the statement out, then press Enter: the "
	    "record says that it was read.",
	    TUTORIAL_STATEMENT, NULL, ENDED },
	{ "last-time", "d", "Of last time one action is due. d reports it as "
	    "done; i and n are for the other answers.",
	    TUTORIAL_REPORTED, NULL, ENDED },
	{ "last-time", "Enter", "Enter approves the minutes of last time and "
	    "goes to the first case.",
	    TUTORIAL_APPROVED, NULL, ENDED },
	{ "case", "a", "This is a case. a proposes what the school asks for, "
	    "as the scheme suggests it. Nothing counts yet.",
	    TUTORIAL_STAGED, "L-0501", ENDED },
	{ "case", "Enter", "Below STAGED stands what the school will be told. "
	    "Enter records it and goes on to the next case.",
	    TUTORIAL_DECIDED, "L-0501", ENDED },
	{ "case", "d 1 Enter", "This pupil has no suspension. d declines, a "
	    "digit says why, and the plan will say how to come back.",
	    TUTORIAL_DECIDED, "L-0502", ENDED },
	{ "case", "p 1 Enter", "Nobody has asked pupil and parents. p pends, a "
	    "digit says what is missing; owner and date follow.",
	    TUTORIAL_DECIDED, "L-0503", ENDED },
	{ "case", "a Enter", "Accept this one too; then see how to take it "
	    "back.", TUTORIAL_DECIDED, "L-0504", ENDED },
	{ "case", "u", "u takes the last decision back, without a question. "
	    "It stays in the history.",
	    TUTORIAL_TAKEN_BACK, "L-0504", ENDED },
	{ "case", "n \"+ SENCo share the risk assessment\" Enter Enter",
	    "n gives the keys to the entry line. A + makes an action: who, "
	    "what. Enter on an empty line gives the keys back.",
	    TUTORIAL_ACTION, "L-0504", ENDED },
	{ "case", "a Enter", "Now record the decision again: a, then Enter.",
	    TUTORIAL_DECIDED, "L-0504", ENDED },
	{ "case", "Down Enter", "Time is short: leave this case. Down goes to "
	    "the standing items; Enter notes them all.",
	    TUTORIAL_STANDING, NULL, ENDED },
	{ "case", "C", "C goes to the end of the sitting.",
	    TUTORIAL_SCREEN, "close", ENDED },
	{ "close", "Enter", "L-0505 was not reached and will head the next "
	    "agenda. Enter ends the sitting, and people leave.",
	    TUTORIAL_STATE, "ended", CLOSED },
	{ "close", "Enter \"21/11/2025\" Enter", "The record has a gap: the "
	    "action has no date. Enter goes to it; type one.",
	    TUTORIAL_NO_GAP, NULL, CLOSED },
	{ "close", "C", "Nothing is left to fill: C closes the record and "
	    "makes the next draft agenda. Nothing is sent.",
	    TUTORIAL_STATE, "closed", NEVER },
	{ "close", "Enter", "Each case has its plan or letter, checked for "
	    "names of other pupils. Enter shows the selected one.",
	    TUTORIAL_SCREEN, "plan", NEVER },
	{ "plan", "q", "Read it as a parent would. e would edit it. q goes "
	    "back to the list.", TUTORIAL_SCREEN, "close", NEVER },
	{ "close", "R \"release " TUTORIAL_MEETING "\" Enter", "R releases all "
	    "plans; what leaves takes typed words. In a rehearsal nothing is "
	    "mailed.", TUTORIAL_RELEASED, "L-0501", NEVER },
	{ "close", "F6", "That was a whole meeting. F6 goes back to Today; ? "
	    "explains every screen, : finds every command.",
	    TUTORIAL_SCREEN, "today", NEVER },
};

const int tutorial_count =
    (int)(sizeof tutorial_steps / sizeof tutorial_steps[0]);
