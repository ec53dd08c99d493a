/*
 * What the styles look like.  See style.h.
 *
 * Eight colours and bold must do: that is what PuTTY and the Linux console
 * have.  No dim, no blue on black: video calls blur them.
 */
#include "screens/ui/style.h"

#include <assert.h>
#include <curses.h>

struct look {
	attr_t plain;		/* attributes without colour */
	attr_t coloured;	/* attributes with colour */
	short colour;		/* foreground; -1 is the terminal's own */
};

static const struct look look[STYLE_COUNT] = {
	[STYLE_PLAIN]     = { A_NORMAL,             A_NORMAL,    -1 },
	[STYLE_TITLE]     = { A_REVERSE,            A_REVERSE,   -1 },
	[STYLE_HEADING]   = { A_BOLD,               A_BOLD,      -1 },
	[STYLE_LABEL]     = { A_NORMAL,             A_NORMAL,    COLOR_CYAN },
	[STYLE_STRONG]    = { A_BOLD,               A_BOLD,      -1 },
	[STYLE_EMPHASIS]  = { A_UNDERLINE,          A_UNDERLINE, -1 },
	[STYLE_CODE]      = { A_NORMAL,             A_NORMAL,    COLOR_CYAN },
	[STYLE_MUTED]     = { A_NORMAL,             A_NORMAL,    -1 },
	[STYLE_RULE]      = { A_NORMAL,             A_NORMAL,    -1 },
	[STYLE_SELECTED]  = { A_BOLD,               A_BOLD,      -1 },
	[STYLE_KEY]       = { A_BOLD,               A_BOLD,      -1 },
	[STYLE_FOOTER]    = { A_NORMAL,             A_NORMAL,    -1 },
	[STYLE_INPUT]     = { A_UNDERLINE,          A_UNDERLINE, -1 },
	[STYLE_STAGED]    = { A_BOLD,               A_BOLD,      COLOR_YELLOW },
	[STYLE_LATE]      = { A_BOLD,               A_BOLD,      COLOR_RED },
	[STYLE_GOOD]      = { A_NORMAL,             A_NORMAL,    COLOR_GREEN },
	[STYLE_WARNING]   = { A_BOLD,               A_BOLD,      COLOR_YELLOW },
	[STYLE_ERROR]     = { A_BOLD,               A_BOLD,      COLOR_RED },
	[STYLE_MESSAGE]   = { A_NORMAL,             A_NORMAL,    -1 },
	[STYLE_REHEARSAL] = { A_REVERSE | A_BOLD,   A_REVERSE | A_BOLD,
	    COLOR_MAGENTA },
};

static bool colour_on;

/* The pair of a colour is its number and one more: 0 is curses' own. */
void
style_start(bool colour)
{
	colour_on = colour && has_colors() && start_color() == OK;
	if (!colour_on)
		return;
	/* A terminal that cannot keep its own background gets black. */
	if (use_default_colors() != OK)
		assume_default_colors(COLOR_WHITE, COLOR_BLACK);
	for (short c = COLOR_BLACK; c <= COLOR_WHITE; c++)
		init_pair((short)(c + 1), c, -1);
}

bool
style_has_colour(void)
{
	return colour_on;
}

unsigned long
style_attributes(enum style style)
{
	assert(style < STYLE_COUNT);
	return colour_on ? look[style].coloured : look[style].plain;
}

short
style_pair(enum style style)
{
	assert(style < STYLE_COUNT);
	return colour_on ? (short)(look[style].colour + 1) : 0;
}
