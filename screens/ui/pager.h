/*
 * Styled text to read: scrolled, searched, wrapped at the window.  As a part
 * of a screen (struct pager) and as a screen of its own (pager_screen).
 */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "screens/ui/entry.h"
#include "screens/ui/screen.h"

struct ui_span {
	enum style style;
	const char *text;
};

struct ui_line {
	const struct ui_span *spans;
	int count;
	int indent;		/* of the rows after the first, when wrapped */
};

struct pager {
	const struct ui_line *lines;	/* the caller's */
	int count;
	int top;		/* first row in view, counted after wrapping */
	bool finding;		/* the text to find is being typed */
	struct entry find;
	int found;		/* line that find was last found in; -1 */
};

/* The lines stay the caller's and must outlive their use here. */
void pager_set(struct pager *, const struct ui_line *, int count);
void pager_release(struct pager *);

/*
 * Take a key: arrows, PageUp, PageDown, Space, Home, End, j k G; / asks for
 * a text to find, n goes to the next place, N to the one before.  ROWS and
 * COLS are those of the canvas.  False when it is not the pager's key.  What
 * was not found is said through the message line.
 */
bool pager_event(struct pager *, struct ui *, const struct event *,
    int rows, int cols);

void pager_draw(const struct pager *, struct canvas *);

/* Rows that the lines need, for "12 of 40" beside a pager. */
int pager_rows(const struct pager *, int cols);

/* As a screen.  Title and lines are copied. */
struct pager_question {
	const char *title;
	const struct ui_line *lines;
	int count;
	/* What x writes to a file, and a name for it; both NULL when the text
	 * is only to be read here. */
	const char *text;
	const char *file;
};

extern const struct screen_ops pager_screen;

#endif
