/*
 * A question that is answered by typing one line.  Enter answers, Esc leaves
 * it.  For an act that leaves the building the words to type can be fixed.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "screens/ui/screen.h"

struct prompt_question {
	int tag;
	const char *title;	/* "Go to which case?" */
	const char *label;	/* before the field: "Case"; or NULL */
	const char *hint;	/* a line about the consequence, or NULL */
	const char *start;	/* the text to begin with, or NULL */
	const char *words;	/* these exact words, or NULL for any */
	bool may_be_empty;
	bool is_path;		/* Tab completes the name of a file */
	size_t limit;		/* bytes; 0 for the usual */
	const char *draft;	/* where a half-typed answer is kept, should
				 * the session be lost; NULL: nowhere */
};

/*
 * The answer comes to resume with .text.  When resume says a warning or an
 * error and opens nothing else, the question stays open with that sentence
 * and with what was typed.
 */
extern const struct screen_ops prompt_screen;

#endif
