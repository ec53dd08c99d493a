/*
 * The Scheme: its rules in words, each with its ways, its place and its
 * source; criteria, outcomes, reasons and what else its pack lists; search
 * in all of it.
 */
#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/find-line.h"
#include "screens/ui/list.h"
#include "src/domain/scheme/scheme-list.h"
#include "src/domain/scheme/scheme.h"

/* Rows for the selected line in full; the list keeps at least five. */
#define DETAIL_MOST 7
#define DETAIL_ROWS(rows) ((rows) >= 18 ? DETAIL_MOST : \
    (rows) >= 13 ? (rows) - 8 : 5)
enum asking { ASK_SCHEME = 1 };

struct state {
	const struct scheme *scheme;
	enum scheme_part part;
	struct scheme_line *lines;	/* that are shown */
	struct list list;
	struct find_line find;
	struct pack *packs;	/* while one is chosen */
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	int n;

	(void)e;
	if (st->scheme == NULL)
		st->scheme = s->app->scheme;
	scheme_lines(st->scheme, st->part, find_line_words(&st->find),
	    &s->arena, &st->lines, &n);
	list_set_count(&st->list, n);
	return true;
}

static void
close_scheme(struct screen *s)
{
	entry_release(&((struct state *)s->state)->find.entry);
}

static enum result
to_part(struct screen *s, int step)
{
	struct state *st = s->state;

	st->part = (enum scheme_part)(((int)st->part + step +
	    SCHEME_PARTS) % SCHEME_PARTS);
	list_select(&st->list, 0);
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
next_part(struct screen *s)
{
	return to_part(s, 1);
}

static enum result
last_part(struct screen *s)
{
	return to_part(s, -1);
}

static void
found_anew(struct screen *s)
{
	struct state *st = s->state;

	list_select(&st->list, 0);
	ui_reload(s);
}

static enum result
find(struct screen *s)
{
	if (find_line_begin(&((struct state *)s->state)->find))
		found_anew(s);
	return RESULT_DONE;
}

static bool
typing(const struct screen *s)
{
	return ((const struct state *)s->state)->find.open;
}

static enum result
choose(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct choice *rows;
	int n;

	if (!scheme_list(app_db(s), &s->keep, &st->packs, &n, &e))
		return app_fail(s, &e);
	rows = arena_array(&s->keep, (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++)
		rows[i] = (struct choice){ .text = st->packs[i].title };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_SCHEME, .title = "Which scheme?", .rows = rows,
	    .count = n, .letters = true });
	return RESULT_DONE;
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	if (!scheme_get(s->app->db, st->packs[a->choice].id, &s->keep,
	    &st->scheme, &e))
		ui_say_err(s->ui, &e);
	list_select(&st->list, 0);
	ui_reload(s);
}

static bool
find_input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	enum find_took took = find_line_event(&st->find, ev);

	if (took == FIND_CHANGED)
		found_anew(s);
	return took != FIND_NOT_MINE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	int height = s->rows - DETAIL_ROWS(s->rows) - 3;

	if (st->find.open)
		return (ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
		    height) != LIST_NOT_MINE) || find_input(s, ev);
	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    height) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct scheme_line *l = &((const struct state *)arg)->lines[i];
	int col = canvas_column(c, 0, 0, 19, STYLE_CODE, l->code) + 1;

	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, l->label);
}

/* The row in full: what it says, how it acts and where, its source. */
static void
draw_detail(const struct scheme_line *l, struct canvas *c)
{
	int row = 0;

	if (*l->facts != '\0')
		row += canvas_wrap(c, row, 0, STYLE_LABEL, l->facts);
	if (*l->says != '\0' && row < c->rows)
		row += canvas_wrap(c, row, 0, STYLE_PLAIN, l->says);
	if (*l->source != '\0' && row < c->rows)
		canvas_wrap(c, row, 0, STYLE_MUTED, l->source);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	int rows = DETAIL_ROWS(c->rows);
	struct canvas body = canvas_sub(c, 2, 0, c->rows - rows - 3,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - rows, 1, rows,
	    c->cols - 2);

	canvas_title(c, " Scheme %s  %s  %d", st->scheme->id,
	    scheme_part_titles[st->part], st->list.count);
	canvas_rule(c, c->rows - rows - 1);
	if (st->list.count > 0)
		draw_detail(&st->lines[st->list.selected], &detail);
	list_draw(&st->list, &body, draw_row, st,
	    find_line_words(&st->find) == NULL ?
	    "The scheme has none of these." : "Nothing here has these "
	    "words; Tab looks at the next list.");
	if (find_line_shows(&st->find))
		find_line_draw(&st->find, c);
}

static const struct binding scheme_keys[] = {
	{ "Tab Right", "next-list", "Next list", "Go to the next list: "
	    "criteria, outcomes, reasons and so on", next_part, NULL },
	{ "BackTab Left", "last-list", NULL, "Go to the list before",
	    last_part, NULL },
	{ "/", "find", "Find", "Show only what has these words", find,
	    NULL },
	{ "s", "choose-scheme", "Scheme", "Look at another scheme of this "
	    "register", choose, NULL },
	{ 0 }
};

const struct screen_ops scheme_screen = {
	.name = "scheme", .keys = scheme_keys,
	.state_size = sizeof(struct state),
	.reload = reload, .draw = draw, .input = input, .typing = typing,
	.resume = resume, .close = close_scheme,
};
