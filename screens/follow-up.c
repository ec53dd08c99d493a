/*
 * Follow-up: everything that is due in the register, overdue first.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/after/due.h"
#include "src/domain/register/now.h"

#define DETAIL_ROWS 3
#define AHEAD 28		/* days that are shown, unless all are */

struct state {
	struct due *rows;
	struct list list;
	bool all;
	int overdue;
	int day;
};

static bool
same_due(const void *before, const void *now)
{
	const struct due *a = before, *b = now;

	return strcmp(a->ref, b->ref) == 0 && strcmp(a->what, b->what) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	int today = day_today(app_db(s)), n, overdue = 0;
	struct due *rows;

	if (!due_list(s->app->db, st->all ? DAY_NONE : today + AHEAD,
	    &s->arena, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		overdue += rows[i].state == DUE_OVERDUE;
	list_keep(&st->list, st->rows, rows, sizeof *rows, n, same_due);
	st->rows = rows;
	st->overdue = overdue;
	st->day = today;
	return true;
}

static const struct due *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "Nothing is due, so there is no case to open.";
	return selected(s) != NULL;
}

static enum result
show(struct screen *s)
{
	ui_open(s->ui, &follow_case_screen, selected(s)->ref);
	return RESULT_DONE;
}

static enum result
toggle_all(struct screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	ui_reload(s);
	return RESULT_DONE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct due *d = &((const struct state *)arg)->rows[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 11, STYLE_PLAIN, d->due_on !=
	    DAY_NONE ? day_words(d->due_on, day) : "-") + 1;
	col += canvas_column(c, 0, col, 10, STYLE_CODE, d->ref) + 1;
	col += canvas_column(c, 0, col, 8, d->state == DUE_OVERDUE ?
	    STYLE_LATE : d->proposes != NULL || d->state == DUE_REMIND ||
	    d->state == DUE_UNKNOWN ? STYLE_WARNING : STYLE_LABEL,
	    d->proposes != NULL ? "PROPOSED" : d->state == DUE_OVERDUE ?
	    "OVERDUE" : word_of(due_state_words, d->state)) + 1;
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, d->what);
}

static void
draw_detail(const struct due *d, struct canvas *c)
{
	int row = canvas_wrap(c, 0, 0, STYLE_PLAIN, d->what), col = 0;

	if (d->rule != NULL)
		col += canvas_textf(c, row, col, STYLE_CODE, "%s  ", d->rule);
	if (d->waits_words != NULL)
		col += canvas_textf(c, row, col, STYLE_MUTED, "waits for: %s"
		    "  ", d->waits_words);
	if (d->proposes != NULL)
		canvas_textf(c, row, col, STYLE_STAGED, "proposed: %s",
		    d->proposes);
	if (d->origin != NULL)
		canvas_textf(c, row + 1, 0, STYLE_MUTED, d->state ==
		    DUE_UNKNOWN ? "%s" : "Term dates: %s", d->origin);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	int rows = c->rows - DETAIL_ROWS - 3;
	struct canvas body = canvas_sub(c, 2, 0, rows, c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);
	char day[DAY_WORDS_SIZE];

	canvas_title(c, " Follow-up  %s   %d due%s, %d overdue",
	    c->cols >= 70 ? day_long(st->day, day) : day_short(st->day, day),
	    st->list.count, st->all ? "" : " in four weeks", st->overdue);
	canvas_text(c, 1, 2, STYLE_LABEL, "Due         Case       Stands   "
	    "What");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (selected(s) != NULL)
		draw_detail(selected(s), &detail);
	list_draw(&st->list, &body, draw_row, st, st->all ?
	    "Nothing is due." : "Nothing is due in the next four weeks. "
	    "a shows all.");
}

static const struct binding follow_up_keys[] = {
	{ "Enter", "show", "Case", "Go to the case", show, on_row },
	{ "a", "all", "All", "Show everything that runs, or four weeks only",
	    toggle_all, NULL },
	{ 0 }
};

const struct screen_ops follow_up_screen = {
	.name = "follow-up", .keys = follow_up_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input,
};
