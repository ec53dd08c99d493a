/*
 * The tutorial: a rehearsal meeting, walked through step by step.  The steps
 * are a table; each says which keys are next and why, and what must have
 * happened before the next one is shown.  Whoever shows them is elsewhere.
 */
#ifndef DOMAIN_TUTORIAL_H
#define DOMAIN_TUTORIAL_H

#include "db/db.h"

#define TUTORIAL_MEETING "core-2025-11-12"

/* What must have happened in the register, or on the screen. */
enum tutorial_fact {
	TUTORIAL_SCREEN,	/* the screen ARG is shown */
	TUTORIAL_LISTED,	/* ARG is on the agenda */
	TUTORIAL_STATE,		/* the meeting has come to the state ARG */
	TUTORIAL_SUBSTITUTE,	/* somebody sits in another's seat */
	TUTORIAL_STATEMENT,	/* it was read */
	TUTORIAL_APPROVED,	/* the minutes of last time were */
	TUTORIAL_REPORTED,	/* no action of last time is open */
	TUTORIAL_STAGED,	/* something is staged */
	TUTORIAL_DECIDED,	/* a decision about ARG stands */
	TUTORIAL_TAKEN_BACK,	/* none stands any longer */
	TUTORIAL_ACTION,	/* an action is written under ARG */
	TUTORIAL_STANDING,	/* the standing items are done */
	TUTORIAL_NO_GAP,	/* nothing keeps the record open */
	TUTORIAL_RELEASED	/* the plan of ARG is released */
};

struct tutorial_step {
	const char *screen;	/* where it is done */
	/* Names of keys with blanks between; what is typed stands in "". */
	const char *keys;
	const char *text;	/* why: one or two sentences */
	enum tutorial_fact fact;
	const char *arg;
	int over;		/* in this state of the meeting (and later) it
				 * can no longer be done and is passed over */
};

extern const struct tutorial_step tutorial_steps[];
extern const int tutorial_count;

/* Where its register is made unless -d says otherwise: tutorial.db beside the
 * register that people have. */
bool tutorial_path(const char *given, struct arena *, const char **out,
    struct err *e);

/* Make it there; a file that is there already is refused. */
bool tutorial_make(const char *path, struct arena *, struct db **out,
    struct err *e);

/* Is this a register that tutorial_make() has made? */
bool tutorial_is_one(struct db *, bool *out, struct err *e);

/* At which step is this user (tutorial_count: through), and to stand at
 * another one. */
bool tutorial_at(struct db *, int *step, struct err *e);
bool tutorial_stand(struct db *, int step, struct err *e);

/* Has it happened?  SCREEN is the name of the one that is shown. */
bool tutorial_is_done(struct db *, const struct tutorial_step *,
    const char *screen, bool *out, struct err *e);

/* The keys as words: Press “a”, then Enter. */
const char *tutorial_keys_words(const struct tutorial_step *,
    struct arena *);

/* All steps as a text to read: Markdown. */
const char *tutorial_markdown(struct arena *);

#endif
