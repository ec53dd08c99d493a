/*
 * The only drawing calls, and the door to the terminal: whatever bytes a
 * text holds, what is drawn is safe and stays inside the rectangle.
 *
 * A canvas is a rectangle of the screen and is handed about by value or
 * pointer; rows and columns count from 0 at its top left corner.  Any place
 * and size is allowed, also outside and also negative: what does not fit is
 * not drawn.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/style.h"

struct canvas {
	int rows;
	int cols;
	int top;		/* where it lies on the terminal: */
	int left;		/* only canvas.c reads these two */
};

/* The whole terminal, made blank.  The loop calls it once for each paint. */
struct canvas canvas_whole(void);

/* The paint is complete: place the cursor.  Only the loop calls it. */
void canvas_done(void);

/* A part of C; clipped to C. */
struct canvas canvas_sub(const struct canvas *c, int row, int col, int rows,
    int cols);

/* Draw text from COL on.  Returns the columns used. */
int canvas_text(struct canvas *c, int row, int col, enum style style,
    const char *text);
int canvas_textn(struct canvas *c, int row, int col, enum style style,
    const char *text, size_t n);
int canvas_textf(struct canvas *c, int row, int col, enum style style,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/*
 * Draw text as a column of a table: exactly WIDTH cells, filled with blanks;
 * a text that is too long ends in "...".  Returns WIDTH, so that columns can
 * be added up; one blank between columns is the caller's.
 */
int canvas_column(struct canvas *c, int row, int col, int width,
    enum style style, const char *text);

/* Draw text so that it ends at the right edge.  Returns the columns used. */
int canvas_right(struct canvas *c, int row, enum style style,
    const char *text);

/* A whole row: the text from column 0, blanks in the same style to the end. */
void canvas_row(struct canvas *c, int row, enum style style,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/*
 * A paragraph, wrapped at the right edge; lines after the first start at COL
 * too.  Returns the rows that it needs, also when they did not all fit.
 */
int canvas_wrap(struct canvas *c, int row, int col, enum style style,
    const char *text);

/* Row 0, in the style of titles. */
void canvas_title(struct canvas *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A line across. */
void canvas_rule(struct canvas *c, int row);

/* Blanks in a style; and the whole rectangle blank, for a dialog. */
void canvas_fill(struct canvas *c, int row, int col, int cols,
    enum style style);
void canvas_clear(struct canvas *c);

/*
 * Where the terminal's own cursor stands: on the selection or in the text
 * being typed.  Screen readers follow it.  The last call of a paint counts.
 */
void canvas_cursor(const struct canvas *c, int row, int col);

/* The row of the window that the cursor was put on last in this paint. */
int canvas_cursor_row(void);

/* Cells that a text fills. */
int canvas_width(const char *text);

#endif
