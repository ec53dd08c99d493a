/*
 * How much room text takes: grapheme clusters, the pieces that a terminal
 * draws for them, and the cells that the pieces fill.  This is where a text
 * becomes safe to show.  Nothing here knows about curses or about a place on
 * the screen; canvas.c draws what this file hands out.
 */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#define PIECE_POINTS 5		/* curses keeps a character and four marks */
#define GLYPH_PIECES 4

/* What fills one cell, or two for a wide character. */
struct piece {
	wchar_t point[PIECE_POINTS + 1];	/* ends with 0 */
	int cells;
};

/* How one grapheme cluster looks. */
struct glyph {
	struct piece piece[GLYPH_PIECES];
	int pieces;
	int cells;		/* of all pieces; 0 when nothing is drawn */
};

/*
 * Where the terminal has no UTF-8 the glyphs are ASCII: the letter without
 * its accent, three dots for an ellipsis, a question mark for the rest.
 */
void cells_set_ascii(bool);
bool cells_ascii(void);

/* Bytes of the first grapheme cluster of S; N > 0 bytes may be read. */
size_t cluster_next(const char *s, size_t n);

/* Bytes of the last grapheme cluster of the N bytes at S; 0 when N is 0. */
size_t cluster_previous(const char *s, size_t n);

/*
 * The same as cluster_next, and the glyph.  Control characters and bytes
 * that are no UTF-8 look like U+FFFD, a newline or a tab like a blank, and
 * what only steers (bidi controls, joiners, soft hyphen, BOM) like nothing.
 */
size_t cluster_glyph(const char *s, size_t n, struct glyph *);

/* Cells that the text fills. */
int cells_of(const char *s, size_t n);

/* How many bytes of S fit into CELLS cells, in whole clusters. */
size_t cells_fit(const char *s, size_t n, int cells);

#endif
