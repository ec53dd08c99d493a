/*
 * Places: how many there are and are taken, who is in them, who leaves next,
 * who waits.  Codes only.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/after/follow-view.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

enum asking { ASK_POSITION = 1, ASK_WHY, ASK_TURN };

struct state {
	struct places *rows;
	struct list list;
	struct placed *people;	/* of the selected row */
	struct list inside;
	bool in_people;		/* keys move the lower list */
	int day;

	/* Between questions. */
	int position;
	const char **codes;
};

static const struct places *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static const struct placed *
person(const struct screen *s)
{
	const struct state *st = s->state;

	return st->in_people && st->inside.count > 0 ?
	    &st->people[st->inside.selected] : NULL;
}

static void
load_people(struct screen *s)
{
	struct state *st = s->state;
	const struct places *p = selected(s);
	struct err e = ERR_INIT;
	int n = 0;

	if (p != NULL && !placed_load(s->app->db, p->provision,
	    *p->group_code != '\0' ? p->group_code : NULL, &s->arena,
	    &st->people, &n, &e))
		ui_say_err(s->ui, &e);
	list_set_count(&st->inside, n);
}

/* REF NULL: nobody in particular. */
static void
select_person(struct screen *s, const char *ref)
{
	struct state *st = s->state;

	load_people(s);
	for (int i = 0; ref != NULL && i < st->inside.count; i++)
		if (strcmp(st->people[i].ref, ref) == 0)
			list_select(&st->inside, i);
}

static bool
same_provision(const void *before, const void *now)
{
	const struct places *a = before, *b = now;

	return strcmp(a->provision, b->provision) == 0 &&
	    strcmp(a->group_code, b->group_code) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	int today = day_today(app_db(s)), n;
	struct places *rows;
	const struct placed *at = person(s);

	if (!places_all(s->app->db, s->app->scheme, today, &s->arena, &rows,
	    &n, e))
		return false;
	list_keep(&st->list, st->rows, rows, sizeof *rows, n, same_provision);
	st->rows = rows;
	st->day = today;
	select_person(s, at != NULL ? at->ref : NULL);
	return true;
}

static int
upper_rows(const struct screen *s)
{
	const struct state *st = s->state;
	int half = (s->rows - 5) / 2;

	return st->list.count < half ? st->list.count : half;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	int was = st->list.selected, rows = upper_rows(s);
	bool moved = ev->kind == EVENT_KEY && (st->in_people ?
	    list_key_letters(&st->inside, ev->key, s->rows - 5 - rows) :
	    list_key_letters(&st->list, ev->key, rows)) != LIST_NOT_MINE;

	if (moved && st->list.selected != was) {
		list_select(&st->inside, 0);
		load_people(s);
	}
	return moved;
}

static bool
has_people(const struct screen *s, const char **why)
{
	*why = "Nobody is in it and nobody waits.";
	return ((const struct state *)s->state)->inside.count > 0;
}

static bool
on_person(const struct screen *s, const char **why)
{
	*why = "Select a case first: Tab goes to those who are in it.";
	return person(s) != NULL;
}

static bool
on_waiter(const struct screen *s, const char **why)
{
	const struct placed *p = person(s);

	*why = "Select a case on the waiting list first: Tab goes there.";
	return p != NULL && p->position != INT_NONE;
}

static bool
has_waiter(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "Nobody waits for this without an offer.";
	for (int i = 0; i < st->inside.count; i++)
		if (strcmp(st->people[i].state, "waiting") == 0)
			return true;
	return false;
}

static enum result
change_list(struct screen *s)
{
	struct state *st = s->state;

	st->in_people = !st->in_people;
	return RESULT_DONE;
}

static enum result
show(struct screen *s)
{
	ui_open(s->ui, &follow_case_screen, person(s)->ref);
	return RESULT_DONE;
}

static enum result
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		return app_fail(s, e);
	ui_say(s->ui, SAY_GOOD, "%s", says);	/* SAYS goes at reload */
	ui_reload(s);
	return RESULT_DONE;
}

/* The selected case, else the first that waits. */
static const struct placed *
to_offer(const struct screen *s)
{
	const struct state *st = s->state;
	const char *why;

	if (on_waiter(s, &why))
		return person(s);
	for (int i = 0; i < st->inside.count; i++)
		if (strcmp(st->people[i].state, "waiting") == 0)
			return &st->people[i];
	return NULL;
}

static void
choose_reason(struct screen *s, int tag, const char *title)
{
	struct state *st = s->state;
	const struct scheme *sc = s->app->scheme;
	size_t most = (size_t)sc->part[PART_REASONS].count + 1;
	struct choice *rows = arena_array(&s->keep, most, sizeof *rows);
	int n = 0;

	st->codes = arena_array(&s->keep, most, sizeof *st->codes);
	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, r) {
		if (strcmp(r->use, "override") != 0)
			continue;
		rows[n] = (struct choice){ .text = r->label };
		st->codes[n++] = r->reason;
	}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = title, .rows = rows, .count = n,
	    .letters = true });
}

static enum result
make_offer(struct screen *s, const char *reason)
{
	const char *ref = to_offer(s)->ref;
	struct waiter w;
	struct err e = ERR_INIT;

	return done(s, offer_make(app_db(s), ref, reason, NULL, &s->arena,
	    &w, &e), &e, arena_printf(&s->arena, "The place is offered to "
	    "%s. Enter on the case, then y, records the answer.", ref));
}

/* Whoever is not next needs a reason. */
static enum result
offer(struct screen *s)
{
	const struct state *st = s->state;
	const struct placed *to = to_offer(s);

	for (const struct placed *p = st->people; p < to; p++)
		if (strcmp(p->state, "waiting") == 0) {
			choose_reason(s, ASK_TURN, "It is not next. Why "
			    "now?");
			return RESULT_DONE;
		}
	return make_offer(s, NULL);
}

static enum result
move(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_POSITION, .title = arena_printf(&s->arena,
	    "To which position goes %s?", person(s)->ref),
	    .label = "Position", .hint = "1 is next.", .limit = 3 });
	return RESULT_DONE;
}

static void
take_position(struct screen *s, const char *typed)
{
	struct state *st = s->state;

	st->position = 0;
	for (; *typed >= '0' && *typed <= '9'; typed++)
		st->position = 10 * st->position + (*typed - '0');
	if (*typed != '\0' || st->position == 0)
		ui_say(s->ui, SAY_WARNING, "A position is a number from 1 "
		    "on.");
	else
		choose_reason(s, ASK_WHY, "Why does the order change?");
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct waiter w;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	if (a->tag == ASK_POSITION)
		take_position(s, a->text);
	else if (a->tag == ASK_TURN)
		(void)make_offer(s, st->codes[a->choice]);
	else if (a->tag == ASK_WHY)
		(void)done(s, queue_move(app_db(s), person(s)->ref,
		    st->position, st->codes[a->choice], &s->arena, &w, &e),
		    &e, "The order has changed.");
}

static const char *
label_of(const struct scheme *s, const struct places *p)
{
	const struct group_row *g = *p->group_code == '\0' ? NULL :
	    scheme_group(s, p->provision, p->group_code);
	const struct provision *pr = scheme_provision(s, p->provision);

	return g != NULL ? g->label : pr != NULL ? pr->label : p->provision;
}

/* Taken counts who is still to come; who is there today is said apart. */
static void
draw_heading(const struct screen *s, const struct places *p,
    struct canvas *c, int row)
{
	if (p->planned == 0)
		canvas_textf(c, row, 1, STYLE_HEADING, "%s",
		    label_of(s->app->scheme, p));
	else
		canvas_textf(c, row, 1, STYLE_HEADING, "%s: %d in it today, "
		    "%d planned", label_of(s->app->scheme, p), p->here,
		    p->planned);
}

struct drawing {
	const struct state *st;
	const struct scheme *scheme;
};

/* The labels give way first in a narrow window. */
static int
label_cols(int cols)
{
	return cols < 75 ? cols - 45 : 30;
}

static void
draw_places(const void *arg, int i, struct canvas *c)
{
	const struct drawing *d = arg;
	const struct places *p = &d->st->rows[i];
	bool full = p->capacity != INT_NONE && p->taken >= p->capacity;
	char day[DAY_WORDS_SIZE];
	int col = canvas_column(c, 0, 0, label_cols(c->cols), STYLE_PLAIN,
	    label_of(d->scheme, p)) + 1;

	if (p->capacity != INT_NONE)
		canvas_textf(c, 0, col, STYLE_PLAIN, "%2d of %d", p->taken,
		    p->capacity);
	else
		canvas_textf(c, 0, col, STYLE_PLAIN, "%2d", p->taken);
	col += 9;
	col += canvas_column(c, 0, col, 4, STYLE_LATE, full ? "FULL" : "") +
	    1;
	canvas_textf(c, 0, col, STYLE_PLAIN, "%2d", p->contingent);
	canvas_textf(c, 0, col + 9, STYLE_PLAIN, "%2d", p->waiting);
	canvas_text(c, 0, col + 17, STYLE_PLAIN,
	    day_words(p->next_leaver_on, day));
}

static void
draw_person(const void *arg, int i, struct canvas *c)
{
	const struct placed *p = &((const struct drawing *)arg)->st->
	    people[i];
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	bool wide = c->cols >= 72;
	int col = 0;

	if (p->position != INT_NONE)
		canvas_textf(c, 0, 0, STYLE_PLAIN, "%2d", p->position);
	col = 3;
	col += canvas_column(c, 0, col, 10, STYLE_CODE, p->ref) + 1;
	col += canvas_column(c, 0, col, 9, strcmp(p->state, "offered") == 0 ?
	    STYLE_WARNING : STYLE_PLAIN, p->state) + 1;
	col += canvas_column(c, 0, col, 3, STYLE_PLAIN, p->group) + 1;
	col += canvas_column(c, 0, col, wide ? 8 : 4, STYLE_PLAIN, p->year) +
	    1;
	col += canvas_column(c, 0, col, 7, STYLE_PLAIN, p->school) + 1;
	if (p->position != INT_NONE)
		canvas_textf(c, 0, col, STYLE_PLAIN, "since %s",
		    day_words(p->from_on, from));
	else
		canvas_textf(c, 0, col, STYLE_PLAIN, "%s%s%s", wide ?
		    day_words(p->from_on, from) : day_short(p->from_on,
		    from), p->to_on != DAY_NONE ? " to " : "", wide ?
		    day_words(p->to_on, to) : day_short(p->to_on, to));
}

/* Only the list that has the keys shows its marker. */
static void
draw_list(const struct list *l, bool has_keys, struct canvas *c,
    void (*row)(const void *, int, struct canvas *),
    const struct drawing *d, const char *empty)
{
	int top = list_top(l, c->rows);

	if (has_keys) {
		list_draw(l, c, row, d, empty);
		return;
	}
	if (l->count == 0)
		canvas_text(c, 0, 2, STYLE_MUTED, empty);
	for (int i = 0; i < c->rows && top + i < l->count; i++) {
		struct canvas line = canvas_sub(c, i, 2, 1, c->cols - 2);

		row(d, top + i, &line);
	}
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct drawing d = { st, s->app->scheme };
	const struct places *p = selected(s);
	int rows = upper_rows(s);
	struct canvas upper = canvas_sub(c, 2, 0, rows, c->cols);
	struct canvas lower = canvas_sub(c, rows + 4, 0, c->rows - rows - 4,
	    c->cols);
	char day[DAY_WORDS_SIZE];

	canvas_title(c, " Places  %s", day_long(st->day, day));
	canvas_text(c, 1, label_cols(c->cols - 2) + 3, STYLE_LABEL,
	    "taken         promised waiting next leaver");
	draw_list(&st->list, !st->in_people, &upper, draw_places, &d, "");
	canvas_rule(c, rows + 2);
	if (p != NULL)
		draw_heading(s, p, c, rows + 3);
	draw_list(&st->inside, st->in_people, &lower, draw_person, &d,
	    p == NULL ? "This scheme has no provision with places." :
	    "Nobody is in it and nobody waits.");
}

static const struct binding places_keys[] = {
	{ "Tab", "other-list", "Other list", "Go from the provisions to the "
	    "cases of one, and back", change_list, has_people },
	{ "Enter", "show", "Case", "Go to the case", show, on_person },
	{ "o", "offer", "Offer", "Offer a free place to the case that is "
	    "next, or to the selected one", offer, has_waiter },
	{ "m", "move", "Move", "Change the order of the waiting list",
	    move, on_waiter },
	{ 0 }
};

const struct screen_ops places_screen = {
	.name = "places", .keys = places_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input, .resume = resume,
};
