/*
 * Today: what the next meetings lack and what else waits, each line with one
 * key to the place where something can be done about it.  The first screen;
 * others lie on it.
 */
#include <bsd/string.h>
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/desk/today.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"
#include "src/model/field.h"

#define DETAIL_ROWS 3
#define REF_MOST 24
#define ASK_DROP 1

struct state {
	struct today_line *lines;
	struct list list;
	int day;
	int ref_cols;
	char form[64];		/* that is asked about */
};

/* One word a line, so that each says by itself what it is about. */
static const char *const short_titles[] = { "set up", "form", "record", "next",
	"to do", "answered", "overdue", "no date", "consent", "papers", "plan",
	"dates", NULL };

/* References are ASCII; the longest decides, so that none is cut. */
static int
widest(const struct today_line *lines, int n)
{
	size_t cols = 8;

	for (int i = 0; i < n; i++) {
		size_t length = strlen(*lines[i].ref ? lines[i].ref :
		    lines[i].meeting);

		if (length > cols)
			cols = length;
	}
	return (int)(cols < REF_MOST ? cols : REF_MOST);
}

static bool
same_line(const void *before, const void *now)
{
	const struct today_line *a = before, *b = now;

	return a->kind == b->kind && strcmp(a->ref, b->ref) == 0 &&
	    strcmp(a->meeting, b->meeting) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct today_line *lines;
	int n;

	if (!today_load(app_db(s), &s->arena, &lines, &n, e))
		return false;
	list_keep(&st->list, st->lines, lines, sizeof *lines, n, same_line);
	st->lines = lines;
	st->ref_cols = widest(lines, n);
	st->day = day_today(s->app->db);
	return true;
}

static const struct today_line *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->lines[st->list.selected] : NULL;
}

static bool
on_line(const struct screen *s, const char **why)
{
	*why = "Nothing waits, so there is nothing to open.";
	return selected(s) != NULL;
}

static bool
on_undated(const struct screen *s, const char **why)
{
	const struct today_line *l = selected(s);

	*why = "Select a referral that has no date yet.";
	return l != NULL && (l->kind == TODAY_UNDATED ||
	    l->kind == TODAY_ANSWERED || l->kind == TODAY_OVERDUE);
}

/* The screen on which a meeting in this state is worked on. */
static const struct screen_ops *
screen_of(const struct meeting *m)
{
	switch (m->state) {
	case MEETING_OPEN:
		return &case_screen;
	case MEETING_ENDED:
	case MEETING_CLOSED:
		return &close_screen;
	default:
		return &agenda_screen;
	}
}

static enum result
open_meeting(struct screen *s, const char *ref)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct meeting m;
	bool ok = app_choose_meeting(s->app, ref, &e) &&
	    meeting_get(app_db(s), ref, &a, &m, &e);

	if (ok)
		ui_open(s->ui, screen_of(&m), NULL);
	arena_release(&a);
	return ok ? RESULT_DONE : app_fail(s, &e);
}

static enum result
open_plan(struct screen *s, const struct today_line *l)
{
	struct err e = ERR_INIT;

	if (*l->meeting != '\0' &&
	    !app_choose_meeting(s->app, l->meeting, &e))
		return app_fail(s, &e);
	ui_open(s->ui, &plan_screen, l->ref);
	return RESULT_DONE;
}

/* Where what a new register lacks is brought in. */
static enum result
set_up(struct screen *s, const char *lacks)
{
	int kind = word_value(import_kind_words, lacks);

	if (strcmp(lacks, "people") == 0)
		ui_open(s->ui, &people_screen, NULL);
	else if (kind >= 0)
		import_begin(s, kind);
	else
		ui_open(s->ui, &meetings_screen, NULL);
	return RESULT_DONE;
}

static enum result
open_form(struct screen *s, const char *name)
{
	struct err e = ERR_INIT;
	struct unfinished f;

	if (!unfinished_get(app_db(s), name, &s->arena, &f, &e))
		return app_fail(s, &e);
	form_go_on(s, &f);
	return RESULT_DONE;
}

static enum result
open_line(struct screen *s)
{
	const struct today_line *l = selected(s);

	if (l->kind == TODAY_PLAN)
		return open_plan(s, l);
	if (l->kind == TODAY_SETUP)
		return set_up(s, l->lacks);
	if (l->kind == TODAY_FORM)
		return open_form(s, l->ref);
	if (*l->ref == '\0')
		return open_meeting(s, l->meeting);
	ui_open(s->ui, l->kind == TODAY_PAPERS ? &papers_screen :
	    &referral_screen, l->ref);
	return RESULT_DONE;
}

static enum result
list_it(struct screen *s)
{
	const char *ref = selected(s)->ref;
	struct err e = ERR_INIT;
	struct meeting m;

	if (!meeting_for(app_db(s), ref, &s->arena, &m, &e) ||
	    !agenda_add(app_db(s), m.ref, ref, NULL, &e))
		return app_fail(s, &e);
	ui_say(s->ui, SAY_GOOD, "%s is on the agenda of %s.", ref, m.ref);
	ui_reload(s);
	return RESULT_DONE;
}

static bool
on_form(const struct screen *s, const char **why)
{
	const struct today_line *l = selected(s);

	*why = "Select an unfinished form.";
	return l != NULL && l->kind == TODAY_FORM;
}

static enum result
ask_drop(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Drop what was typed" },
		{ .text = "Keep it" },
	};
	struct state *st = s->state;

	strlcpy(st->form, selected(s)->ref, sizeof st->form);
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_DROP, .title = arena_printf(&s->arena,
	    "Drop the unfinished form %s?", st->form), .rows = rows,
	    .count = 2 });
	return RESULT_DONE;
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled || a->tag != ASK_DROP || a->choice != 0)
		return;
	if (unfinished_drop(app_db(s), st->form, &e))
		ui_say(s->ui, SAY_GOOD, "%s is dropped.", st->form);
	else
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

/* The first line of the next kind, or of the one before. */
static enum result
to_kind(struct screen *s, int step)
{
	struct state *st = s->state;
	int i = st->list.selected, kind = st->lines[i].kind;

	while (i + step >= 0 && i + step < st->list.count &&
	    st->lines[i].kind == kind)
		i += step;
	while (i > 0 && st->lines[i - 1].kind == st->lines[i].kind)
		i--;
	list_select(&st->list, i);
	return RESULT_DONE;
}

static enum result
next_kind(struct screen *s)
{
	return to_kind(s, 1);
}

static enum result
last_kind(struct screen *s)
{
	return to_kind(s, -1);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) != LIST_NOT_MINE;
}

static enum style
style_of(const struct today_line *l)
{
	return l->kind == TODAY_OVERDUE || l->kind == TODAY_CONFLICT ?
	    STYLE_WARNING : l->kind == TODAY_ANSWERED ? STYLE_GOOD :
	    STYLE_LABEL;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct today_line *l = &st->lines[i];
	int col = 0;

	col += canvas_column(c, 0, col, 9, style_of(l),
	    short_titles[l->kind]) + 1;
	col += canvas_column(c, 0, col, st->ref_cols, STYLE_CODE, *l->ref ?
	    l->ref : l->meeting) + 1;
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, l->says);
}

/* The whole sentence of the selected line. */
static void
draw_detail(const struct today_line *l, struct canvas *c)
{
	int row = 0;

	canvas_textf(c, row++, 0, STYLE_HEADING, "%s%s%s%s%s%s%s%s",
	    today_kind_titles[l->kind], l->kind == TODAY_SETUP ?
	    "   Enter does it on the screens" : "", *l->ref ? "   " : "",
	    l->ref, *l->meeting ? "   " : "", l->meeting,
	    *l->rule ? "   " : "", l->rule);
	canvas_wrap(c, row, 0, STYLE_PLAIN, l->says);
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

	canvas_title(c, "Today  %s   %d thing%s to see to",
	    day_long(st->day, day), st->list.count,
	    st->list.count == 1 ? "" : "s");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (st->list.count > 0)
		draw_detail(&st->lines[st->list.selected], &detail);
	list_draw(&st->list, &body, draw_row, st, "Nothing waits. “meeting "
	    "new” plans a meeting, “import” takes in referrals.");
}

static const struct binding today_keys[] = {
	{ "Enter", "show", "Open", "Go to where this line is dealt with",
	    open_line, on_line },
	{ "+", "list", "To agenda", "Put it on the agenda of its panel's "
	    "next meeting", list_it, on_undated },
	{ "x", "drop-form", NULL, "Drop an unfinished form", ask_drop,
	    on_form },
	{ "Tab", "next-kind", "Next kind", "Go to the next kind of thing",
	    next_kind, on_line },
	{ "BackTab", "last-kind", NULL, "Go to the kind before",
	    last_kind, on_line },
	{ 0 }
};

const struct screen_ops today_screen = {
	.name = "today", .keys = today_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
