/*
 * Lists.  See list.h.
 */
#include "screens/ui/list.h"

#include <stdio.h>

void
list_select(struct list *l, int row)
{
	if (row >= l->count)
		row = l->count - 1;
	l->selected = row < 0 ? 0 : row;
}

void
list_set_count(struct list *l, int count)
{
	l->count = count;
	list_select(l, l->selected);
}

void
list_keep(struct list *l, const void *was, const void *rows, size_t size,
    int count, bool (*same)(const void *before, const void *now))
{
	int at = l->selected, found = -1;

	for (int i = 0; l->count > 0 && i < count; i++)
		if (same((const char *)was + (size_t)at * size,
		    (const char *)rows + (size_t)i * size) &&
		    (found < 0 || i == at))
			found = i;
	list_set_count(l, count);
	list_select(l, found < 0 ? at : found);
}

/* How far a key wants to go; false when it does not move lists. */
static bool
distance(const struct list *l, struct key k, int height, int *by)
{
	if (k.kind != PRESS_NAMED)
		return false;
	switch (k.code) {
	case NAMED_UP:
		*by = -1;
		return true;
	case NAMED_DOWN:
		*by = 1;
		return true;
	case NAMED_PAGE_UP:
		*by = -height;
		return true;
	case NAMED_PAGE_DOWN:
		*by = height;
		return true;
	case NAMED_HOME:
		*by = -l->count;
		return true;
	case NAMED_END:
		*by = l->count;
		return true;
	default:
		return false;
	}
}

enum list_moved
list_key_window(struct list *l, struct key k, int height, bool more_above,
    bool more_below)
{
	int by, to;

	if (!distance(l, k, height > 1 ? height : 1, &by))
		return LIST_NOT_MINE;
	to = l->selected + by;
	if (to < 0 && more_above)
		return LIST_ABOVE;
	if (to >= l->count && more_below)
		return LIST_BELOW;
	list_select(l, to);
	return LIST_MOVED;
}

enum list_moved
list_key(struct list *l, struct key k, int height)
{
	return list_key_window(l, k, height, false, false);
}

enum list_moved
list_key_letters(struct list *l, struct key k, int height)
{
	static const struct { char letter; enum named_key named; } table[] = {
		{ 'j', NAMED_DOWN }, { 'k', NAMED_UP },
		{ 'h', NAMED_PAGE_UP }, { 'l', NAMED_PAGE_DOWN },
		{ 'G', NAMED_END }
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (key_is_char(k, (unsigned char)table[i].letter))
			k = (struct key){ PRESS_NAMED, table[i].named };
	return list_key(l, k, height);
}

int
list_top(const struct list *l, int height)
{
	return height < 1 ? l->selected : l->selected / height * height;
}

void
list_marker(const struct list *l, struct canvas *c, int row, int index)
{
	if (index != l->selected)
		return;
	canvas_text(c, row, 0, STYLE_SELECTED, ">");
	canvas_cursor(c, row, 0);
}

void
list_draw(const struct list *l, struct canvas *c,
    void (*row)(const void *arg, int index, struct canvas *line),
    const void *arg, const char *empty)
{
	int top = list_top(l, c->rows);

	if (l->count == 0) {
		canvas_wrap(c, 0, 2, STYLE_MUTED, empty);
		canvas_cursor(c, 0, 0);
	}
	for (int i = top; i < l->count && i - top < c->rows; i++) {
		struct canvas line = canvas_sub(c, i - top, 2, 1, c->cols - 2);

		list_marker(l, c, i - top, i);
		row(arg, i, &line);
	}
}

const char *
list_position(const struct list *l, bool more, char out[static 32])
{
	if (l->count == 0)
		out[0] = '\0';
	else
		snprintf(out, 32, "%d of %d%s", l->selected + 1, l->count,
		    more ? "+" : "");
	return out;
}
