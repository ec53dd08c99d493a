/*
 * Text of several lines.  See editor.h.
 */
#include "screens/ui/editor.h"

#include <string.h>

#include "screens/ui/cells.h"
#include "screens/ui/edit.h"
#include "screens/ui/wrap.h"
#include "src/base/text.h"

static size_t
limit_of(const struct editor *ed)
{
	return ed->limit != 0 ? ed->limit : EDITOR_LIMIT;
}

static void
insert(struct editor *ed, const char *s, size_t n)
{
	ed->full = !edit_insert(&ed->text, &ed->cursor, s, n, limit_of(ed));
}

static void
cut(struct editor *ed, size_t from, size_t to)
{
	edit_cut(&ed->text, from, to);
	ed->cursor = from;
}

/*
 * The last cell of a row is kept free for the cursor behind its last letter;
 * so a text is wrapped one cell narrower than its canvas.
 */
static void
layout(const struct editor *ed, int cols, struct wrap *w)
{
	wrap_text(w, editor_text(ed), ed->text.len, cols > 1 ? cols - 1 : 1);
}

/* Cells before byte AT in its row. */
static int
column_of(const struct editor *ed, const struct wrap *w, size_t at)
{
	const struct wrap_row *r = &w->row[wrap_row_of(w, at)];

	return cells_of(editor_text(ed) + r->start, at - r->start);
}

/* The byte in ROW that stands at or before COLUMN. */
static size_t
byte_at(const struct editor *ed, const struct wrap *w, int row, int column)
{
	const struct wrap_row *r = &w->row[row];

	return r->start + cells_fit(editor_text(ed) + r->start, r->len,
	    column);
}

static void
move_rows(struct editor *ed, int by, int cols)
{
	struct wrap w = WRAP_INIT;
	int row;

	layout(ed, cols, &w);
	row = wrap_row_of(&w, ed->cursor) + by;
	if (ed->column < 0)
		ed->column = column_of(ed, &w, ed->cursor);
	if (row < 0)
		ed->cursor = 0;
	else if (row >= w.rows)
		ed->cursor = ed->text.len;
	else
		ed->cursor = byte_at(ed, &w, row, ed->column);
	wrap_release(&w);
}

/* Start and end of the row that is seen, not of the line that was typed. */
static void
move_in_row(struct editor *ed, bool to_end, int cols)
{
	struct wrap w = WRAP_INIT;
	const struct wrap_row *r;

	layout(ed, cols, &w);
	r = &w.row[wrap_row_of(&w, ed->cursor)];
	ed->cursor = to_end ? r->start + r->len : r->start;
	wrap_release(&w);
}

static size_t
line_start(const struct editor *ed)
{
	size_t at = ed->cursor;

	while (at > 0 && editor_text(ed)[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct editor *ed)
{
	return ed->cursor + strcspn(editor_text(ed) + ed->cursor, "\n");
}

static bool
vertical_key(struct editor *ed, unsigned named, int rows, int cols)
{
	switch (named) {
	case NAMED_UP:
		move_rows(ed, -1, cols);
		return true;
	case NAMED_DOWN:
		move_rows(ed, 1, cols);
		return true;
	case NAMED_PAGE_UP:
		move_rows(ed, -rows, cols);
		return true;
	case NAMED_PAGE_DOWN:
		move_rows(ed, rows, cols);
		return true;
	default:
		return false;
	}
}

static bool
named_key(struct editor *ed, unsigned named, int cols)
{
	switch (named) {
	case NAMED_LEFT:
		ed->cursor = edit_left(&ed->text, ed->cursor);
		return true;
	case NAMED_RIGHT:
		ed->cursor = edit_right(&ed->text, ed->cursor);
		return true;
	case NAMED_HOME:
	case NAMED_END:
		move_in_row(ed, named == NAMED_END, cols);
		return true;
	case NAMED_ENTER:
		insert(ed, "\n", 1);
		return true;
	case NAMED_BACKSPACE:
		cut(ed, edit_left(&ed->text, ed->cursor), ed->cursor);
		return true;
	case NAMED_DELETE:
		cut(ed, ed->cursor, edit_right(&ed->text, ed->cursor));
		return true;
	default:
		return false;
	}
}

static bool
ctrl_key(struct editor *ed, unsigned letter, int cols)
{
	switch (letter) {
	case 'A':
	case 'E':
		move_in_row(ed, letter == 'E', cols);
		return true;
	case 'D':
		cut(ed, ed->cursor, edit_right(&ed->text, ed->cursor));
		return true;
	case 'U':
		cut(ed, line_start(ed), ed->cursor);
		return true;
	case 'K':
		cut(ed, ed->cursor, line_end(ed));
		return true;
	case 'W':
		cut(ed, edit_word_left(&ed->text, ed->cursor), ed->cursor);
		return true;
	default:
		return false;
	}
}

bool
editor_event(struct editor *ed, const struct event *ev, int rows, int cols)
{
	char text[KEY_TEXT_SIZE];
	size_t n;

	ed->full = false;
	if (ev->kind == EVENT_KEY && ev->key.kind == PRESS_NAMED &&
	    vertical_key(ed, ev->key.code, rows > 1 ? rows : 1, cols))
		return true;
	ed->column = -1;
	if (ev->kind == EVENT_PASTE) {
		insert(ed, ev->text, ev->len);
		return true;
	}
	if (ev->key.kind == PRESS_NAMED)
		return named_key(ed, ev->key.code, cols);
	if (ev->key.kind == PRESS_CTRL)
		return ctrl_key(ed, ev->key.code, cols);
	n = input_key_text(ev->key, text);
	insert(ed, text, n);
	return true;
}

void
editor_set(struct editor *ed, const char *text)
{
	buf_truncate(&ed->text, 0);
	ed->cursor = 0;
	ed->column = -1;
	ed->full = false;
	if (text != NULL)
		insert(ed, text, strlen(text));
}

const char *
editor_text(const struct editor *ed)
{
	return buf_text(&ed->text);
}

bool
editor_is_empty(const struct editor *ed)
{
	return text_is_blank(editor_text(ed));
}

void
editor_release(struct editor *ed)
{
	buf_release(&ed->text);
	ed->cursor = 0;
}

/* Scrolls by half a window, so that most keys change one row. */
static int
first_row(int row, int rows)
{
	int step = rows > 1 ? rows / 2 : 1;

	return row < rows ? 0 : ((row - rows) / step + 1) * step;
}

void
editor_draw(const struct editor *ed, struct canvas *c, bool focused)
{
	struct wrap w = WRAP_INIT;
	int row, top;

	if (c->rows == 0 || c->cols == 0)
		return;
	layout(ed, c->cols, &w);
	row = wrap_row_of(&w, ed->cursor);
	top = focused ? first_row(row, c->rows) : 0;
	for (int i = top; i < w.rows && i - top < c->rows; i++)
		canvas_textn(c, i - top, 0, STYLE_PLAIN,
		    editor_text(ed) + w.row[i].start, w.row[i].len);
	if (focused)
		canvas_cursor(c, row - top, column_of(ed, &w, ed->cursor));
	wrap_release(&w);
}
