/*
 * A question with rows to choose from, as a dialog: 1 to 9 choose at one
 * press, 0 opens the rest as a list.  While it is open no other key acts;
 * Esc, Backspace and q leave it without a choice.
 *
 *	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
 *	    .tag = ASK_REASON, .title = "Decline: why?",
 *	    .rows = rows, .count = n });
 *
 * The answer comes to resume with .choice, the index in rows.
 */
#ifndef UI_CHOOSER_H
#define UI_CHOOSER_H

#include "screens/ui/screen.h"

struct choice {
	const char *text;
	const char *note;	/* stands behind it: a consequence; or NULL */
	const char *why_not;	/* a sentence: cannot be chosen; or NULL */
	bool marked;		/* from the start, where several may be */
};

struct chooser_question {
	int tag;
	const char *title;
	const char *hint;	/* a line below the title, or NULL */
	const struct choice *rows;
	int count;
	bool letters;		/* go on with a b c after 9: people, criteria */
	bool several;		/* keys mark; Enter takes what is marked */
	bool may_be_none;	/* with several: Enter without a mark is good */
};

/* Everything in the question is copied. */
extern const struct screen_ops chooser_screen;

#endif
