/*
 * The line above a list that narrows it with each letter: "/" opens it, Enter
 * keeps what was found and gives the keys back, Esc drops it.
 */
#ifndef UI_FIND_LINE_H
#define UI_FIND_LINE_H

#include "screens/ui/entry.h"

struct find_line {
	struct entry entry;
	bool open;		/* it has the keys */
};

/* What is typed, NULL for nothing. */
const char *find_line_words(const struct find_line *);

/* Open it anew; true when earlier words went, so that the list is another. */
bool find_line_begin(struct find_line *);

/* While it is open.  FIND_CHANGED: the list is another. */
enum find_took { FIND_NOT_MINE, FIND_TAKEN, FIND_CHANGED };
enum find_took find_line_event(struct find_line *, const struct event *);

/* Whether there is something to draw; and draw it over row 1 of C. */
bool find_line_shows(const struct find_line *);
void find_line_draw(const struct find_line *, struct canvas *c);

#endif
