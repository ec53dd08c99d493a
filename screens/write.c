/*
 * The pen in the gavel's window: an entry line over the Case screen, with the
 * last lines of the case above it.  It has the keys until an empty line or
 * Esc gives them back; what is half typed is a draft after every key.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/entry.h"
#include "src/base/day.h"
#include "src/domain/minutes.h"
#include "src/domain/now.h"
#include "src/domain/view.h"

#define ROWS 8			/* rule, lines, help, entry */

struct state {
	const char *item_id;
	const char *ref;	/* of the case, or NULL */
	const char *title;
	struct line *lines;
	int count;
	struct entry entry;
	bool saved;
};

static const char *
draft_place(struct screen *s)
{
	const struct state *st = s->state;

	return arena_printf(&s->keep, "line:%s", st->item_id);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return lines_of_item(app_db(s), st->item_id, &s->arena, &st->lines,
	    &st->count, e);
}

static bool
open_write(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;
	const char *draft;

	st->item_id = arena_strdup(&s->keep, arg);
	st->saved = true;
	if (!item_view(app_db(s), st->item_id, &s->keep, &st->ref,
	    &st->title, e) ||
	    !draft_get(s->app->db, draft_place(s), &s->keep, &draft, e))
		return false;
	entry_set(&st->entry, draft);
	return true;
}

static void
close_write(struct screen *s)
{
	struct state *st = s->state;

	entry_release(&st->entry);
}

static bool
save(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	if (st->saved)
		return true;
	if (!draft_save(app_db(s), draft_place(s),
	    entry_is_empty(&st->entry) ? NULL : entry_text(&st->entry), e))
		return false;
	st->saved = true;
	return true;
}

static enum result
keep_line(struct screen *s)
{
	struct state *st = s->state;
	struct db *db = app_db(s);
	struct err e = ERR_INIT;
	struct line l;

	if (entry_is_empty(&st->entry))
		return RESULT_CLOSE;
	if (!line_parse(s->app->scheme, entry_text(&st->entry),
	    day_today(db), &s->arena, &l, &e))
		return app_fail(s, &e);
	l.item_id = st->item_id;
	if (!line_add(db, s->app->meeting, st->ref, &l, &s->arena, &e))
		return app_fail(s, &e);
	entry_set(&st->entry, NULL);
	st->saved = false;
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
leave(struct screen *s)
{
	(void)s;
	return RESULT_CLOSE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (!entry_event(&st->entry, ev))
		return false;
	st->saved = false;
	return true;
}

static void
draw_line(const struct line *l, struct canvas *c, int row)
{
	char day[DAY_WORDS_SIZE];

	if (l->kind == LINE_ACTION)
		canvas_textf(c, row, 1, STYLE_PLAIN, "+ %s: %s%s%s",
		    l->owner != NULL ? l->owner : "nobody yet", l->text,
		    l->due_on != DAY_NONE ? ", by " : "",
		    day_short(l->due_on, day));
	else
		canvas_textf(c, row, 1, STYLE_PLAIN, "%s: %s",
		    word_of(line_kind_words, l->kind), l->text);
}

static void
draw(const struct screen *s, struct canvas *whole)
{
	const struct state *st = s->state;
	struct canvas c = canvas_sub(whole, whole->rows - ROWS, 0, ROWS,
	    whole->cols), line;
	int most = ROWS - 3, first = st->count > most ? st->count - most : 0;

	canvas_clear(&c);
	canvas_rule(&c, 0);
	for (int i = first; i < st->count; i++)
		if (st->lines[i].state != LINE_REMOVED)
			draw_line(&st->lines[i], &c, 1 + i - first);
	canvas_text(&c, ROWS - 2, 1, STYLE_MUTED, "+ action: + SENCo share "
	    "the plan fri   ! advice   ? information wanted   - restricted");
	canvas_text(&c, ROWS - 1, 0, STYLE_STAGED, "WRITING");
	line = canvas_sub(&c, ROWS - 1, 8, 1, c.cols - 8);
	entry_draw(&st->entry, &line, true);
}

static const struct binding write_keys[] = {
	{ "Enter", "keep-line", "Keep line", "Keep the line; on an empty "
	    "line give the keys back to the gavel", keep_line, NULL },
	{ "Esc", "leave", "Gavel", "Give the keys back; what is typed stays "
	    "as a draft", leave, NULL },
	{ 0 }
};

const struct screen_ops write_screen = {
	.name = "write", .keys = write_keys,
	.state_size = sizeof(struct state), .overlay = true, .modal = true,
	.open = open_write, .reload = reload, .draw = draw, .input = input,
	.save = save, .close = close_write,
};
