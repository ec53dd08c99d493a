/*
 * A text of one line that can be typed, by grapheme cluster: a letter and
 * its accents are one step of the cursor, however they were typed.
 */
#ifndef UI_ENTRY_H
#define UI_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/canvas.h"
#include "screens/ui/input.h"
#include "src/base/buf.h"

#define ENTRY_LIMIT 4000	/* bytes, unless set otherwise */

struct entry {
	struct buf text;
	size_t cursor;		/* byte, always between two clusters */
	size_t limit;		/* bytes; 0 means ENTRY_LIMIT */
	bool full;		/* the last event did not fit whole */
};

/*
 * Take a key or a paste: characters, arrows, Home, End, Backspace, Delete,
 * Ctrl-A -E -U -K -W.  False for keys that entries do not use, such as Enter,
 * Tab, Esc, Up and Down.
 */
bool entry_event(struct entry *, const struct event *);

/* Set the text; the cursor goes to its end.  NULL empties. */
void entry_set(struct entry *, const char *text);
const char *entry_text(const struct entry *);
bool entry_is_empty(const struct entry *);	/* blanks count as nothing */
void entry_release(struct entry *);

/*
 * Draw it over row 0 of C.  With the focus it has the cursor, and scrolls so
 * that the cursor is in view.
 */
void entry_draw(const struct entry *, struct canvas *c, bool focused);

#endif
