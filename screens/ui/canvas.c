/*
 * Drawing.  See canvas.h; what text looks like is made in cells.c.
 */
#include "screens/ui/canvas.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "screens/ui/cells.h"
#include "screens/ui/wrap.h"

#define FORMATTED_SIZE 2048	/* bytes; wider than any window */

/* Drawing moves curses' cursor, so the wanted place waits for the end. */
static int cursor_row, cursor_col;

static int
clamp(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

struct canvas
canvas_whole(void)
{
	/* erase and not clear: clear would repaint the whole terminal. */
	erase();
	cursor_row = clamp(LINES - 1, 0, LINES);
	cursor_col = 0;
	return (struct canvas){ .rows = LINES, .cols = COLS };
}

void
canvas_done(void)
{
	move(cursor_row, cursor_col);
}

struct canvas
canvas_sub(const struct canvas *c, int row, int col, int rows, int cols)
{
	int top = clamp(row, 0, c->rows), left = clamp(col, 0, c->cols);
	int bottom = clamp(row + clamp(rows, 0, c->rows - row), top, c->rows);
	int right = clamp(col + clamp(cols, 0, c->cols - col), left, c->cols);

	return (struct canvas){
		.rows = bottom - top, .cols = right - left,
		.top = c->top + top, .left = c->left + left
	};
}

/* Put one piece; the caller has seen to it that it fits. */
static void
put_piece(const struct canvas *c, int row, int col, enum style style,
    const struct piece *p)
{
	cchar_t cell;

	if (setcchar(&cell, p->point, style_attributes(style),
	    style_pair(style), NULL) == OK)
		/* At the bottom right corner curses draws, and says ERR. */
		(void)mvadd_wch(c->top + row, c->left + col, &cell);
}

/* A cluster that does not fit whole leaves blanks. */
static int
put_glyph(struct canvas *c, int row, int col, enum style style,
    const struct glyph *g)
{
	if (col + g->cells > c->cols) {
		canvas_fill(c, row, col, c->cols - col, style);
		return c->cols - col;
	}
	for (int i = 0, at = col; i < g->pieces; i++) {
		put_piece(c, row, at, style, &g->piece[i]);
		at += g->piece[i].cells;
	}
	return g->cells;
}

int
canvas_textn(struct canvas *c, int row, int col, enum style style,
    const char *text, size_t n)
{
	struct glyph g;
	int start = col;

	if (row < 0 || row >= c->rows || col < 0)
		return 0;
	for (size_t i = 0; i < n && col < c->cols; ) {
		i += cluster_glyph(text + i, n - i, &g);
		col += put_glyph(c, row, col, style, &g);
	}
	return col - start;
}

int
canvas_text(struct canvas *c, int row, int col, enum style style,
    const char *text)
{
	return text == NULL ? 0
	    : canvas_textn(c, row, col, style, text, strlen(text));
}

int
canvas_textf(struct canvas *c, int row, int col, enum style style,
    const char *fmt, ...)
{
	char text[FORMATTED_SIZE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	return canvas_text(c, row, col, style, text);
}

int
canvas_column(struct canvas *c, int row, int col, int width,
    enum style style, const char *text)
{
	struct canvas part = canvas_sub(c, row, col, 1, width);
	size_t n = text == NULL ? 0 : strlen(text), fit;
	int used;

	if (width <= 0 || part.cols <= 0 || part.rows == 0)
		return width > 0 ? width : 0;
	fit = cells_fit(text, n, part.cols);
	if (fit < n && part.cols > 6)
		fit = cells_fit(text, n, part.cols - 3);
	used = canvas_textn(&part, 0, 0, style, text, fit);
	if (fit < n && part.cols > 6)
		used += canvas_text(&part, 0, used, style, "...");
	canvas_fill(&part, 0, used, part.cols - used, style);
	return width;
}

int
canvas_right(struct canvas *c, int row, enum style style, const char *text)
{
	int width = canvas_width(text);
	int col = width < c->cols ? c->cols - width : 0;

	return canvas_text(c, row, col, style, text);
}

static void
whole_row(struct canvas *c, int row, enum style style, const char *text)
{
	int used = canvas_text(c, row, 0, style, text);

	canvas_fill(c, row, used, c->cols - used, style);
}

void
canvas_row(struct canvas *c, int row, enum style style, const char *fmt, ...)
{
	char text[FORMATTED_SIZE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	whole_row(c, row, style, text);
}

void
canvas_title(struct canvas *c, const char *fmt, ...)
{
	char text[FORMATTED_SIZE];
	va_list ap;

	text[0] = ' ';
	va_start(ap, fmt);
	vsnprintf(text + 1, sizeof text - 1, fmt, ap);
	va_end(ap);
	/* The blank in front is ours; nobody needs two. */
	whole_row(c, 0, STYLE_TITLE, text[1] == ' ' ? text + 1 : text);
}

int
canvas_wrap(struct canvas *c, int row, int col, enum style style,
    const char *text)
{
	struct wrap w = WRAP_INIT;
	int rows;

	if (text == NULL || *text == '\0')
		return 0;
	wrap_text(&w, text, strlen(text), c->cols - col);
	for (int i = 0; i < w.rows && row + i < c->rows; i++)
		canvas_textn(c, row + i, col, style,
		    text + w.row[i].start, w.row[i].len);
	rows = w.rows;
	wrap_release(&w);
	return rows;
}

/*
 * ASCII even where lines could be drawn: terminals differ in those, and a
 * copied screen reads better.
 */
void
canvas_rule(struct canvas *c, int row)
{
	if (row < 0 || row >= c->rows)
		return;
	for (int col = 0; col < c->cols; col++)
		canvas_textn(c, row, col, STYLE_RULE, "-", 1);
}

void
canvas_fill(struct canvas *c, int row, int col, int cols, enum style style)
{
	static const struct piece blank = { .point = L" ", .cells = 1 };
	int end = clamp(col + cols, 0, c->cols);

	if (row < 0 || row >= c->rows)
		return;
	for (col = clamp(col, 0, end); col < end; col++)
		put_piece(c, row, col, style, &blank);
}

void
canvas_clear(struct canvas *c)
{
	for (int row = 0; row < c->rows; row++)
		canvas_fill(c, row, 0, c->cols, STYLE_PLAIN);
}

void
canvas_cursor(const struct canvas *c, int row, int col)
{
	if (c->rows == 0 || c->cols == 0)
		return;
	cursor_row = c->top + clamp(row, 0, c->rows - 1);
	cursor_col = c->left + clamp(col, 0, c->cols - 1);
}

int
canvas_cursor_row(void)
{
	return cursor_row;
}

int
canvas_width(const char *text)
{
	return text == NULL ? 0 : cells_of(text, strlen(text));
}
