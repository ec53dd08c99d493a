/*
 * The screen of a case that runs, shared by its files: follow-case.c (keys
 * and painting) and follow-ask.c (questions and acts).
 */
#ifndef SCREENS_FOLLOW_H
#define SCREENS_FOLLOW_H

#include "screens/app.h"
#include "screens/ui/list.h"
#include "src/domain/after/event.h"
#include "src/domain/after/follow-view.h"

/* Which question is open; the first ones belong to the recording of an event
 * and are asked in this order. */
enum follow_step {
	STEP_DAY, STEP_MODE, STEP_RESULT, STEP_REASON, STEP_REVIEW,
	STEP_SCHOOL, STEP_BY, STEP_SCORES, STEP_NOTE, STEP_END,
	ASK_EVENT, ASK_START, ASK_UNTIL, ASK_EXTEND, ASK_LEFT, ASK_NEXT,
	ASK_CONFIRM_NEXT, ASK_ANSWER, ASK_OFFER, ASK_TAKE_UP, ASK_REOPEN,
	ASK_ERASE, ASK_LIMIT, ASK_HOURS
};

struct follow_state {
	struct follow_view view;	/* in the screen's arena */
	const char *ref;		/* these in its keep */
	const char *hours;		/* given and left, or "" */
	struct list list;		/* what is due, then what happened */

	/* An act whose questions are open. */
	const struct event_row *row;
	struct case_event event;
	struct score *scores;
	int score_count;
	int day;			/* of a place */
	const char *rule;		/* of the proposal to confirm */
	const char **codes;		/* behind the rows of a chooser */
	int code_count;
};

/* The row that is selected: one of the two; NULL when the other is. */
const struct due *follow_due(const struct screen *);
const struct told *follow_told(const struct screen *);

enum result follow_record(struct screen *);
enum result follow_confirm(struct screen *);
enum result follow_start(struct screen *);
enum result follow_extend(struct screen *);
enum result follow_end(struct screen *);
enum result follow_answer(struct screen *);
enum result follow_offer(struct screen *);
enum result follow_take_up(struct screen *);
enum result follow_take_back(struct screen *);
/* follow-hours.c */
bool follow_has_hours(const struct follow_state *);
const char *follow_hours_words(struct screen *, const struct follow_state *);
enum result follow_hours(struct screen *);
void follow_hours_book(struct screen *, const char *typed);

void follow_resume(struct screen *, const struct answer *);

#endif
