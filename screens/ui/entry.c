/*
 * Texts of one line.  See entry.h.
 */
#include "screens/ui/entry.h"

#include <string.h>

#include "screens/ui/cells.h"
#include "screens/ui/edit.h"
#include "src/base/text.h"

static size_t
limit_of(const struct entry *f)
{
	return f->limit != 0 ? f->limit : ENTRY_LIMIT;
}

static void
insert(struct entry *f, const char *s, size_t n)
{
	f->full = !edit_insert(&f->text, &f->cursor, s, n, limit_of(f));
}

/* Lines of a paste become one line. */
static void
insert_paste(struct entry *f, const struct event *ev)
{
	struct buf line = BUF_INIT;

	text_import(ev->text, ev->len, TEXT_LINE, &line, NULL);
	insert(f, buf_text(&line), line.len);
	buf_release(&line);
}

static void
cut(struct entry *f, size_t from, size_t to)
{
	edit_cut(&f->text, from, to);
	f->cursor = from;
}

static bool
named_key(struct entry *f, unsigned named)
{
	switch (named) {
	case NAMED_LEFT:
		f->cursor = edit_left(&f->text, f->cursor);
		return true;
	case NAMED_RIGHT:
		f->cursor = edit_right(&f->text, f->cursor);
		return true;
	case NAMED_HOME:
		f->cursor = 0;
		return true;
	case NAMED_END:
		f->cursor = f->text.len;
		return true;
	case NAMED_BACKSPACE:
		cut(f, edit_left(&f->text, f->cursor), f->cursor);
		return true;
	case NAMED_DELETE:
		cut(f, f->cursor, edit_right(&f->text, f->cursor));
		return true;
	default:
		return false;
	}
}

static bool
ctrl_key(struct entry *f, unsigned letter)
{
	switch (letter) {
	case 'A':
		f->cursor = 0;
		return true;
	case 'E':
		f->cursor = f->text.len;
		return true;
	case 'D':
		cut(f, f->cursor, edit_right(&f->text, f->cursor));
		return true;
	case 'U':
		cut(f, 0, f->cursor);
		return true;
	case 'K':
		cut(f, f->cursor, f->text.len);
		return true;
	case 'W':
		cut(f, edit_word_left(&f->text, f->cursor), f->cursor);
		return true;
	default:
		return false;
	}
}

bool
entry_event(struct entry *f, const struct event *ev)
{
	char text[KEY_TEXT_SIZE];
	size_t n;

	f->full = false;
	if (ev->kind == EVENT_PASTE) {
		insert_paste(f, ev);
		return true;
	}
	if (ev->key.kind == PRESS_NAMED)
		return named_key(f, ev->key.code);
	if (ev->key.kind == PRESS_CTRL)
		return ctrl_key(f, ev->key.code);
	n = input_key_text(ev->key, text);
	insert(f, text, n);
	return true;
}

void
entry_set(struct entry *f, const char *text)
{
	buf_truncate(&f->text, 0);
	f->cursor = 0;
	f->full = false;
	if (text != NULL)
		insert(f, text, strlen(text));
}

const char *
entry_text(const struct entry *f)
{
	return buf_text(&f->text);
}

bool
entry_is_empty(const struct entry *f)
{
	return text_is_blank(buf_text(&f->text));
}

void
entry_release(struct entry *f)
{
	buf_release(&f->text);
	f->cursor = 0;
}

/*
 * The first byte in view.  It follows from the cursor alone, in steps of
 * half the width: an entry that scrolled by single cells would repaint at
 * each letter.
 */
static size_t
first_in_view(const struct entry *f, int cols)
{
	int before = cells_of(entry_text(f), f->cursor);
	int step = cols > 3 ? cols / 2 : 1;

	if (before < cols)
		return 0;
	return cells_fit(entry_text(f), f->cursor,
	    ((before - cols) / step + 1) * step);
}

void
entry_draw(const struct entry *f, struct canvas *c, bool focused)
{
	size_t from = focused && c->cols > 0 ? first_in_view(f, c->cols) : 0;
	int used;

	used = canvas_textn(c, 0, 0, STYLE_INPUT, entry_text(f) + from,
	    f->text.len - from);
	canvas_fill(c, 0, used, c->cols - used, STYLE_INPUT);
	if (from > 0)
		canvas_text(c, 0, 0, STYLE_MUTED, "<");
	if (focused)
		canvas_cursor(c, 0,
		    cells_of(entry_text(f) + from, f->cursor - from));
}
