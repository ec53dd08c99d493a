/*
 * A case that runs: what is due, what happened, its place.  Codes and
 * initials only.
 */
#include <string.h>

#include "screens/follow.h"
#include "screens/screens.h"
#include "src/base/day.h"

#define DETAIL_ROWS 3
#define HEAD_ROWS 3

static bool
open_case(struct screen *s, const void *arg, struct err *e)
{
	struct follow_state *st = s->state;

	(void)e;
	st->ref = arena_strdup(&s->keep, arg);
	return true;
}

/* Rows: a heading, what is due, a heading, what happened. */
static bool
reload(struct screen *s, struct err *e)
{
	struct follow_state *st = s->state;
	struct follow_view v;

	if (!follow_view_load(app_db(s), st->ref, &s->arena, &v, e))
		return false;
	st->view = v;
	st->hours = follow_hours_words(s, st);
	list_set_count(&st->list, v.due_count + v.told_count + 2);
	if (st->list.selected == 0)
		list_select(&st->list, v.due_count > 0 ? 1 : 2);
	return true;
}

const struct due *
follow_due(const struct screen *s)
{
	const struct follow_state *st = s->state;
	int i = st->list.selected - 1;

	return i >= 0 && i < st->view.due_count ? &st->view.due[i] : NULL;
}

const struct told *
follow_told(const struct screen *s)
{
	const struct follow_state *st = s->state;
	int i = st->list.selected - st->view.due_count - 2;

	return i >= 0 && i < st->view.told_count ? &st->view.told[i] : NULL;
}

static const struct follow_view *
view_of(const struct screen *s)
{
	return &((const struct follow_state *)s->state)->view;
}

static bool
is_running(const struct screen *s, const char **why)
{
	int state = view_of(s)->dossier.referral.state;

	*why = "This case has ended; further support needs a new referral.";
	return state != REFERRAL_CLOSED && state != REFERRAL_WITHDRAWN &&
	    state != REFERRAL_ERASED;
}

static bool
is_proposed(const struct screen *s, const char **why)
{
	*why = "Nothing is proposed for this case.";
	for (int i = 0; i < view_of(s)->due_count; i++)
		if (view_of(s)->due[i].proposes != NULL)
			return true;
	return false;
}

static bool
is_planned(const struct screen *s, const char **why)
{
	*why = "No place is planned for this case.";
	return view_of(s)->planned;
}

static bool
is_placed(const struct screen *s, const char **why)
{
	*why = "No place of this case has started.";
	return view_of(s)->active;
}

static bool
is_promised(const struct screen *s, const char **why)
{
	*why = "No place is promised to this case.";
	return view_of(s)->promised;
}

static bool
is_waiting(const struct screen *s, const char **why)
{
	*why = "This case waits for no place.";
	return view_of(s)->waiting;
}

static bool
is_decided(const struct screen *s, const char **why)
{
	*why = "Nothing is decided about this case.";
	return *view_of(s)->given != '\0' && is_running(s, why);
}

static bool
counts_hours(const struct screen *s, const char **why)
{
	*why = "This scheme counts no hours.";
	return follow_has_hours(s->state) && is_running(s, why);
}

/* Also the letter of a case that has ended. */
static bool
has_plan(const struct screen *s, const char **why)
{
	*why = "Nothing is decided about this case.";
	return *view_of(s)->given != '\0';
}

static enum result
show_referral(struct screen *s)
{
	ui_open(s->ui, &referral_screen,
	    ((const struct follow_state *)s->state)->ref);
	return RESULT_DONE;
}

static enum result
show_plan(struct screen *s)
{
	ui_open(s->ui, &plan_screen,
	    ((const struct follow_state *)s->state)->ref);
	return RESULT_DONE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct follow_state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - HEAD_ROWS - DETAIL_ROWS - 2) != LIST_NOT_MINE;
}

static enum style
due_style(const struct due *d)
{
	return d->state == DUE_OVERDUE ? STYLE_LATE : d->proposes != NULL ||
	    d->state == DUE_REMIND || d->state == DUE_UNKNOWN ?
	    STYLE_WARNING : STYLE_LABEL;
}

static void
draw_due(const struct due *d, struct canvas *c)
{
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 11, STYLE_PLAIN, d->due_on !=
	    DAY_NONE ? day_words(d->due_on, day) : "-") + 1;
	col += canvas_column(c, 0, col, 8, due_style(d),
	    d->proposes != NULL ? "PROPOSED" : d->state == DUE_OVERDUE ?
	    "OVERDUE" : word_of(due_state_words, d->state)) + 1;
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, d->what);
}

static void
draw_told(const struct told *t, struct canvas *c)
{
	char day[DAY_WORDS_SIZE];

	canvas_column(c, 0, 0, 11, STYLE_PLAIN, day_words(t->day, day));
	canvas_column(c, 0, 12, c->cols - 12, STYLE_PLAIN, t->what);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct follow_view *v = &((const struct follow_state *)arg)->
	    view;

	if (i == 0)
		canvas_text(c, 0, 0, STYLE_HEADING, v->due_count > 0 ?
		    "Due" : "Nothing is due");
	else if (i <= v->due_count)
		draw_due(&v->due[i - 1], c);
	else if (i == v->due_count + 1)
		canvas_text(c, 0, 0, STYLE_HEADING, "Happened");
	else
		draw_told(&v->told[i - v->due_count - 2], c);
}

/* All of the selected row, with whose term dates were counted. */
static void
draw_due_detail(const struct due *d, struct canvas *c)
{
	char day[DAY_WORDS_SIZE], start[DAY_WORDS_SIZE];
	int row = canvas_wrap(c, 0, 0, STYLE_PLAIN, d->what);
	int col = 0;

	if (d->rule != NULL)
		col += canvas_textf(c, row, col, STYLE_CODE, "%s  ", d->rule);
	if (d->starts_on != DAY_NONE)
		col += canvas_textf(c, row, col, STYLE_MUTED, "since %s  ",
		    day_words(d->starts_on, start));
	if (d->unpaused_on != DAY_NONE)
		col += canvas_textf(c, row, col, STYLE_MUTED, "%s if school "
		    "closures count  ", day_words(d->unpaused_on, day));
	if (d->proposes != NULL)
		canvas_textf(c, row, col, STYLE_STAGED, "proposed: %s (c)",
		    d->proposes);
	if (d->origin != NULL)
		canvas_textf(c, row + 1, 0, STYLE_MUTED, d->state ==
		    DUE_UNKNOWN ? "%s" : "Term dates: %s", d->origin);
}

static void
draw_head(const struct follow_state *st, struct canvas *c)
{
	const struct follow_view *v = &st->view;

	canvas_textf(c, 1, 1, STYLE_PLAIN, "%s", *v->given != '\0' ?
	    v->given : "Nothing is decided yet.");
	if (*v->place != '\0')
		canvas_text(c, 2, 1, STYLE_PLAIN, v->place);
	else if (v->promised)
		canvas_text(c, 2, 1, STYLE_PLAIN, "A place is promised.");
	else if (v->waiting || v->offered)
		canvas_text(c, 2, 1, STYLE_PLAIN, v->offered ?
		    "A place is offered." : "On the waiting list.");
	else
		canvas_text(c, 2, 1, STYLE_PLAIN, st->hours);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct follow_state *st = s->state;
	const struct follow_view *v = &st->view;
	int rows = c->rows - HEAD_ROWS - DETAIL_ROWS - 2;
	struct canvas body = canvas_sub(c, HEAD_ROWS + 1, 0, rows, c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);
	const struct told *t = follow_told(s);

	canvas_title(c, " Follow-up  %s   %s   Year %s   %s   %s",
	    v->dossier.referral.ref, v->initials,
	    v->dossier.referral.year_group != NULL ?
	    v->dossier.referral.year_group : "-",
	    v->dossier.school.code != NULL ? v->dossier.school.code : "",
	    word_of(referral_state_words, v->dossier.referral.state));
	draw_head(st, c);
	canvas_rule(c, HEAD_ROWS);
	list_draw(&st->list, &body, draw_row, st, "");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (follow_due(s) != NULL)
		draw_due_detail(follow_due(s), &detail);
	else if (t != NULL)
		canvas_wrap(&detail, canvas_wrap(&detail, 0, 0, STYLE_PLAIN,
		    t->what), 0, STYLE_MUTED, t->note);
}

static const struct binding follow_keys[] = {
	{ "r", "record", "Record", "Record what happened: a visit, a review, "
	    "the end", follow_record, is_running },
	{ "c", "confirm", "Confirm", "Do what is proposed", follow_confirm,
	    is_proposed },
	{ "s", "start", "Start", "The pupil has started in the planned "
	    "place", follow_start, is_planned },
	{ "x", "extend", "Extend", "The place lasts longer, with a reason",
	    follow_extend, is_placed },
	{ "e", "end-place", "End", "The pupil has left the place",
	    follow_end, is_placed },
	{ "y", "answer", "Answer", "What the school said to the decision or "
	    "the offer", follow_answer, is_decided },
	{ "o", "offer", NULL, "Offer a place that is free", follow_offer,
	    is_waiting },
	{ "m", "promised", NULL, "The Managed Move failed or worked out: the "
	    "promised place", follow_take_up, is_promised },
	{ "h", "hours", NULL, "Book time that was given, where support is "
	    "counted by the hour", follow_hours, counts_hours },
	{ "u", "take-back", "Undo", "Take back what was recorded last",
	    follow_take_back, NULL },
	{ "p", "plan", NULL, "Show the newest plan or letter", show_plan,
	    has_plan },
	{ "Enter", "referral", "Referral", "Show the referral",
	    show_referral, NULL },
	{ 0 }
};

const struct screen_ops follow_case_screen = {
	.name = "follow-case", .keys = follow_keys,
	.state_size = sizeof(struct follow_state),
	.open = open_case, .reload = reload, .draw = draw, .input = input,
	.resume = follow_resume,
};
