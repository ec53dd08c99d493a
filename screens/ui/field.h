/*
 * A text of one line that can be typed, by grapheme cluster: a letter and
 * its accents are one step of the cursor, however they were typed.
 */
#ifndef UI_FIELD_H
#define UI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/canvas.h"
#include "screens/ui/input.h"
#include "src/base/buf.h"

#define FIELD_LIMIT 4000	/* bytes, unless set otherwise */

struct field {
	struct buf text;
	size_t cursor;		/* byte, always between two clusters */
	size_t limit;		/* bytes; 0 means FIELD_LIMIT */
	bool full;		/* the last event did not fit whole */
};

/*
 * Take a key or a paste: characters, arrows, Home, End, Backspace, Delete,
 * Ctrl-A -E -U -K -W.  False for keys that fields do not use, such as Enter,
 * Tab, Esc, Up and Down.
 */
bool field_event(struct field *, const struct event *);

/* Set the text; the cursor goes to its end.  NULL empties. */
void field_set(struct field *, const char *text);
const char *field_text(const struct field *);
bool field_is_empty(const struct field *);	/* blanks count as nothing */
void field_release(struct field *);

/*
 * Draw it over row 0 of C.  With the focus it has the cursor, and scrolls so
 * that the cursor is in view.
 */
void field_draw(const struct field *, struct canvas *c, bool focused);

#endif
