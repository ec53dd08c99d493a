/*
 * A text of several lines that can be typed: wrapped at the window, moved in
 * by rows and by grapheme clusters.  A newline is a newline, a blank at the
 * end of a line stays.
 */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/canvas.h"
#include "screens/ui/input.h"
#include "src/base/buf.h"

#define EDITOR_LIMIT 16000	/* bytes, unless set otherwise */

struct editor {
	struct buf text;
	size_t cursor;		/* byte, always between two clusters */
	size_t limit;		/* bytes; 0 means EDITOR_LIMIT */
	int column;		/* where Up and Down want to be; -1: here */
	bool full;		/* the last event did not fit whole */
};

#define EDITOR_INIT { .column = -1 }

/*
 * Take a key or a paste, as an entry does; also Enter, Up, Down, PageUp,
 * PageDown.  ROWS and COLS are those of the canvas it is drawn in.  False
 * for keys that editors do not use, such as Tab and Esc.
 */
bool editor_event(struct editor *, const struct event *, int rows, int cols);

void editor_set(struct editor *, const char *text);	/* cursor at its end */
const char *editor_text(const struct editor *);
bool editor_is_empty(const struct editor *);
void editor_release(struct editor *);

/* Draw it over C; with the focus it has the cursor and scrolls to it. */
void editor_draw(const struct editor *, struct canvas *c, bool focused);

#endif
