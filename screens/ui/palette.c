/*
 * Commands by name.  See palette.h; the stack runs what was chosen once the
 * palette has closed.
 */
#include "screens/ui/palette.h"

#include <string.h>
#include <strings.h>

#include "screens/ui/entry.h"
#include "screens/ui/keymap.h"
#include "screens/ui/list.h"
#include "screens/ui/stack.h"

#define COMMANDS 128
#define ROWS_SHOWN 9

struct state {
	const struct binding *command[COMMANDS];
	int count;
	int match[COMMANDS];	/* indices of those that match */
	struct list list;
	struct entry entry;
};

static void
collect(struct state *st, const struct binding *table,
    const struct binding *hidden_by)
{
	for (const struct binding *b = table; b && b->name != NULL; b++)
		if (st->count < COMMANDS &&
		    keymap_find(hidden_by, b->name) == NULL)
			st->command[st->count++] = b;
}

static void
find_matches(struct state *st)
{
	const char *typed = entry_text(&st->entry);
	int n = 0;

	for (int i = 0; i < st->count; i++)
		if (strncasecmp(st->command[i]->name, typed,
		    strlen(typed)) == 0)
			st->match[n++] = i;
	st->list.count = n;
	st->list.selected = 0;
}

static bool
open_palette(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;
	const struct binding *own = ui_top(s->ui)->ops->keys;

	(void)arg;
	(void)e;
	collect(st, own, NULL);
	collect(st, s->ui->global, own);
	find_matches(st);
	return true;
}

static void
close_palette(struct screen *s)
{
	struct state *st = s->state;

	entry_release(&st->entry);
}

static const struct binding *
row_at(const struct state *st, int i)
{
	return st->command[st->match[i]];
}

static void
draw_row(const void *arg, int index, struct canvas *line)
{
	const struct binding *b = row_at(arg, index);
	int col = canvas_column(line, 0, 0, 20, STYLE_STRONG, b->name) + 1;

	canvas_column(line, 0, col, line->cols - col, STYLE_PLAIN, b->help);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	int rows = c->rows < ROWS_SHOWN + 1 ? c->rows : ROWS_SHOWN + 1;
	struct canvas d = canvas_sub(c, c->rows - rows, 0, rows, c->cols);
	struct canvas body = canvas_sub(&d, 1, 0, rows - 1, c->cols);
	struct canvas line = canvas_sub(&d, 0, 1, 1, c->cols - 2);

	canvas_clear(&d);
	list_draw(&st->list, &body, draw_row, st, "No command begins so.");
	canvas_text(&d, 0, 0, STYLE_KEY, ":");
	entry_draw(&st->entry, &line, true);
}

static void
run(struct screen *s)
{
	struct state *st = s->state;

	if (st->list.count == 0) {
		ui_say(s->ui, SAY_PLAIN, "No command begins with \"%s\".",
		    entry_text(&st->entry));
		return;
	}
	s->ui->chosen = row_at(st, st->list.selected);
	ui_close(s);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	int height = s->rows < ROWS_SHOWN + 1 ? s->rows - 1 : ROWS_SHOWN;

	if (ev->kind == EVENT_KEY && key_among(ev->key, "Enter Esc Tab") &&
	    st->list.count == 0 && !key_is(ev->key, NAMED_ESC))
		run(s);
	else if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ENTER))
		run(s);
	else if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ESC))
		ui_close(s);
	else if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_TAB))
		entry_set(&st->entry, row_at(st, st->list.selected)->name);
	else if (ev->kind == EVENT_KEY &&
	    key_among(ev->key, "Up Down PageUp PageDown"))
		list_key(&st->list, ev->key, height);
	else if (entry_event(&st->entry, ev))
		find_matches(st);
	return true;
}

static enum result
run_back(struct screen *s)
{
	ui_close(s);
	return RESULT_DONE;
}

static enum result
run_run(struct screen *s)
{
	run(s);
	return RESULT_DONE;
}

static const struct binding keys[] = {
	{ "Enter", "run", "run", "Run the command at the marker", run_run,
	    NULL },
	{ "Esc", "back", "leave", "Close without running a command",
	    run_back, NULL },
	{ 0 }
};

const struct screen_ops palette_screen = {
	.name = "palette", .keys = keys, .state_size = sizeof(struct state),
	.overlay = true, .modal = true, .open = open_palette, .draw = draw,
	.input = input, .close = close_palette,
};
