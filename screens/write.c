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
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/view.h"
#include "src/domain/register/now.h"

#define LINES_SHOWN 5

static const char marks_help[] = "+ SENCo share the plan fri = action   "
    "! advice   ? wanted   - restricted";

struct state {
	const char *item_id;
	const char *ref;	/* of the case, or NULL */
	const char *title;
	struct line line;	/* that is corrected; no id: a new one */
	const char *place;	/* of the draft */
	struct line *lines;
	int count;
	struct entry entry;
	bool saved;
};

static const char *
draft_place(struct screen *s)
{
	const struct state *st = s->state;

	return st->line.id != NULL ?
	    arena_printf(&s->keep, "edit:%s", st->line.id) :
	    arena_printf(&s->keep, "line:%s", st->item_id);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return lines_view(app_db(s), st->item_id, &s->arena, &st->lines,
	    &st->count, e);
}

/* A line keeps the rev that was read here: whoever else corrects it
 * meanwhile is not overwritten. */
static bool
open_write(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;
	const struct write_arg *what = arg;
	struct db *db = app_db(s);
	const char *draft;

	st->item_id = arena_strdup(&s->keep, what->item_id);
	st->saved = true;
	if (!item_view(db, st->item_id, &s->keep, &st->ref, &st->title, e))
		return false;
	if (what->line_id != NULL && !line_get(db, what->line_id, &s->keep,
	    &st->line, e))
		return false;
	st->place = draft_place(s);
	if (!draft_get(db, st->place, &s->keep, &draft, e))
		return false;
	entry_set(&st->entry, draft != NULL ? draft : st->line.text);
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
	if (!draft_save(app_db(s), st->place,
	    entry_is_empty(&st->entry) ? NULL : entry_text(&st->entry), e))
		return false;
	st->saved = true;
	return true;
}

static bool
keep_new(struct screen *s, const char *text, struct err *e)
{
	struct state *st = s->state;
	struct db *db = app_db(s);
	struct line l;

	if (!line_parse(s->app->scheme, text, day_today(db), &s->arena, &l,
	    e))
		return false;
	l.item_id = st->item_id;
	return line_add(db, s->app->meeting, st->ref, &l, &s->arena, e);
}

static bool
keep_text(struct screen *s, const char *text, struct err *e)
{
	struct state *st = s->state;
	struct line l = st->line;

	l.text = text;
	return line_change(app_db(s), &l, e);
}

static enum result
keep_line(struct screen *s)
{
	struct state *st = s->state;
	bool is_new = st->line.id == NULL;
	struct err e = ERR_INIT;

	if (entry_is_empty(&st->entry))
		return RESULT_CLOSE;
	if (!(is_new ? keep_new : keep_text)(s, entry_text(&st->entry), &e))
		return app_fail(s, &e);
	entry_set(&st->entry, NULL);
	st->saved = false;	/* the draft goes */
	if (!is_new)
		return RESULT_CLOSE;
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

static bool
typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* As in the list of lines: what kind it is, then what it says. */
static void
draw_line(const struct screen *s, const struct line *l, struct canvas *c,
    int row)
{
	char day[DAY_WORDS_SIZE];

	if (l->kind == LINE_ACTION)
		canvas_textf(c, row, 1, STYLE_PLAIN, "+ %s: %s%s%s",
		    app_owner(s->app->scheme, l->owner, "nobody yet"), l->text,
		    l->due_on != DAY_NONE ? ", by " : "",
		    day_short(l->due_on, day));
	else
		canvas_textf(c, row, 1, STYLE_PLAIN, "%s: %s",
		    word_of(line_kind_words, l->kind), l->text);
}

/* Rule, the last lines, the marks that the line understands, the entry; the
 * entry last and always. */
static void
draw(const struct screen *s, struct canvas *whole)
{
	const struct state *st = s->state;
	int shown = st->count < LINES_SHOWN ? st->count : LINES_SHOWN;
	struct canvas none = { .rows = 0, .cols = whole->cols }, c, line;
	int help = canvas_wrap(&none, 0, 1, STYLE_MUTED, marks_help);
	int rows = 1 + shown + help + 1;

	c = canvas_sub(whole, whole->rows - rows, 0, rows, whole->cols);
	canvas_clear(&c);
	canvas_rule(&c, 0);
	for (int i = 0; i < shown; i++)
		draw_line(s, &st->lines[st->count - shown + i], &c, 1 + i);
	canvas_wrap(&c, 1 + shown, 1, STYLE_MUTED, marks_help);
	line = canvas_sub(whole, whole->rows - 1, 0, 1, whole->cols);
	canvas_clear(&line);
	canvas_text(&line, 0, 0, STYLE_STAGED, st->line.id != NULL ?
	    "MENDING" : "WRITING");
	line = canvas_sub(whole, whole->rows - 1, 8, 1, whole->cols - 8);
	entry_draw(&st->entry, &line, true);
}

static const struct binding write_keys[] = {
	{ "Enter", "keep-line", "Keep line, empty: done", "Keep the line; on "
	    "an empty line give the keys back", keep_line, NULL },
	{ "Esc", "leave", "Leave", "Give the keys back; what is typed stays "
	    "as a draft", leave, NULL },
	{ 0 }
};

const struct screen_ops write_screen = {
	.name = "write", .keys = write_keys,
	.state_size = sizeof(struct state), .overlay = true, .modal = true,
	.open = open_write, .reload = reload, .draw = draw, .input = input,
	.typing = typing, .save = save, .close = close_write,
};
