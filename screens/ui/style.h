/*
 * Styles are named by what they mean.  What a style looks like, with colour
 * and without, is one table in style.c.  A style never carries a meaning of
 * its own: the words beside it do.
 */
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include <stdbool.h>

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,		/* the first row of a screen */
	STYLE_HEADING,		/* a heading in a text or a form */
	STYLE_LABEL,		/* the name of a field */
	STYLE_STRONG,
	STYLE_EMPHASIS,
	STYLE_CODE,		/* references, codes, Markdown code */
	STYLE_MUTED,		/* what may be read later */
	STYLE_RULE,
	STYLE_SELECTED,		/* the marker of the selected row */
	STYLE_KEY,		/* a key in the footer or a chooser */
	STYLE_FOOTER,
	STYLE_INPUT,		/* a text that is being typed */
	STYLE_STAGED,
	STYLE_LATE,
	STYLE_GOOD,
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_MESSAGE,		/* the status sentence */
	STYLE_REHEARSAL,
	STYLE_COUNT
};

/* Make the colours, once curses has started; without colour when not asked. */
void style_start(bool colour);
bool style_has_colour(void);

/* Attributes and colour pair for curses; only canvas.c asks. */
unsigned long style_attributes(enum style);
short style_pair(enum style);

#endif
