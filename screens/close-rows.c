/*
 * What the Close screen lists.  While people sit: cases without a decision.
 * Afterwards: gaps of the record first, then every case and how its plan
 * stands.
 */
#include "screens/close.h"

#include <string.h>

#include "screens/when.h"
#include "src/domain/documents/addressee.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/leak.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme.h"

static bool
is_over(const struct meeting *m)
{
	return m->state == MEETING_ENDED || m->state == MEETING_CLOSED;
}

static const struct agenda_row *
item_of(const struct close_state *st, const struct gap *g)
{
	for (int i = 0; i < st->item_count; i++)
		if (st->items[i].number > 0 &&
		    strcmp(st->items[i].ref, g->ref) == 0)
			return &st->items[i];
	return NULL;
}

static bool
add_gaps(struct screen *s, struct close_state *st, int *n, struct err *e)
{
	struct gap *gaps;
	int count;

	if (st->meeting.state != MEETING_ENDED)
		return true;
	if (!meeting_gaps(s->app->db, &st->meeting, &s->arena, &gaps, &count,
	    e))
		return false;
	st->rows = arena_array(&s->arena,
	    (size_t)(count + st->item_count), sizeof *st->rows);
	/* What blocks comes first. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < count; i++)
			if (gaps[i].blocks == (pass == 0))
				st->rows[(*n)++] = (struct close_row){
					.gap = &gaps[i], .plan = "",
					.item = item_of(st, &gaps[i]) };
	for (int i = 0; i < count; i++)
		st->blocking += gaps[i].blocks;
	return true;
}

static const char *
plan_words(const struct plan *p, bool stale, int hits, struct arena *a)
{
	bool passed = check_is_passed(p);

	if (p->state == PLAN_RELEASED)
		return arena_printf(a, "plan %d released", p->version);
	return arena_printf(a, "plan %d%s%s, %s", p->version,
	    p->edited == 1 ? ", edited" : "", stale ? ", case CHANGED" : "",
	    hits == 0 ? "OK" : passed ? "passed" :
	    arena_printf(a, "%d finding%s", hits, hits == 1 ? "" : "s"));
}

/* How the plan of a case stands; one that has none says why not. */
static void
add_plan(struct screen *s, struct close_state *st, struct leak_list *list,
    struct close_row *row)
{
	struct err e = ERR_INIT;
	struct plan p;
	struct hit *hits;
	struct addressee *to;
	bool stale;
	int n, to_count;

	row->plan = "";
	if (!plan_current(s->app->db, row->item->ref, st->meeting.ref,
	    &s->arena, &p, &stale, &e)) {
		row->plan = e.code == ERR_NO_INPUT ? "no plan" :
		    arena_strdup(&s->arena, e.text);
		return;
	}
	if (!check_plan(s->app->db, &p, list, &s->arena, &hits, &n, &e) ||
	    !plan_addressees(s->app->db, &p, &s->arena, &to, &to_count,
	    &row->nobody, &e)) {
		row->plan = arena_strdup(&s->arena, e.text);
		return;
	}
	row->plan = plan_words(&p, stale, n, &s->arena);
	if (row->nobody != NULL) {
		row->plan = arena_printf(&s->arena, "NO ADDRESS, %s",
		    row->plan);
		st->unaddressed += p.state != PLAN_RELEASED;
	}
	row->plan_stops = n > 0 && !check_is_passed(&p) &&
	    p.state != PLAN_RELEASED;
	st->plans += p.state != PLAN_RELEASED;
	st->stopped += row->plan_stops;
}

static bool
add_cases(struct screen *s, struct close_state *st, int *n, struct err *e)
{
	bool over = is_over(&st->meeting);
	struct leak_list *list = NULL;

	if (over && !leak_list_load(s->app->db, &s->arena, &list, e))
		return false;
	if (st->rows == NULL)
		st->rows = arena_array(&s->arena, (size_t)st->item_count,
		    sizeof *st->rows);
	for (int i = 0; i < st->item_count; i++) {
		const struct agenda_row *r = &st->items[i];
		struct close_row *row = &st->rows[*n];

		if (r->number == 0)
			continue;
		st->undecided += r->item.state == ITEM_WAITING;
		if (!over && r->item.state != ITEM_WAITING)
			continue;
		*row = (struct close_row){ .item = r, .plan = "" };
		++*n;
		if (over)
			add_plan(s, st, list, row);
	}
	return true;
}

/* Cases and gaps of one state; a plan that is not there yet is made after
 * that. */
static bool
read_record(struct screen *s, struct close_state *st, int *n, struct err *e)
{
	struct db *db = app_db(s);
	bool ok;

	if (!register_read(db, e))
		return false;
	ok = app_meeting(s, &s->arena, &st->meeting, e) &&
	    agenda_view_list(db, s->app->scheme, &st->meeting, &s->arena,
	    &st->items, &st->item_count, e) && add_gaps(s, st, n, e);
	register_read_end(db);
	return ok;
}

static const char *
ref_of(const struct close_row *r)
{
	return r->gap != NULL ? r->gap->ref : r->item->ref;
}

static bool
same_row(const void *before, const void *now)
{
	const struct close_row *a = before, *b = now;

	return (a->gap == NULL) == (b->gap == NULL) &&
	    strcmp(ref_of(a), ref_of(b)) == 0 && (a->gap == NULL ||
	    strcmp(a->gap->says, b->gap->says) == 0);
}

bool
close_reload(struct screen *s, struct err *e)
{
	struct close_state *st = s->state, next = *st;
	int n = 0;

	next.rows = NULL;
	next.blocking = next.undecided = next.plans = next.stopped = 0;
	next.unaddressed = 0;
	if (!read_record(s, &next, &n, e) || !add_cases(s, &next, &n, e))
		return false;
	next.goes_on = when_goes_on(&next.meeting, &s->arena);
	if (next.meeting.state == st->meeting.state)
		list_keep(&next.list, st->rows, next.rows, sizeof *next.rows,
		    n, same_row);
	else		/* another list: gaps come first */
		list_set_count(&next.list, n);
	*st = next;
	return true;
}

const struct close_row *
close_selected(const struct close_state *st)
{
	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

/* Painting. */

static void
draw_gap(const struct gap *g, struct canvas *c)
{
	int col = 0;

	col += canvas_column(c, 0, col, 10, STYLE_CODE, g->ref) + 1;
	col += canvas_column(c, 0, col, 8, g->blocks ? STYLE_WARNING :
	    STYLE_MUTED, g->blocks ? "TO FILL" : "to note") + 1;
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, g->says);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct close_row *row = &((const struct close_state *)
	    arg)->rows[i];
	int col = 0;

	if (row->gap != NULL) {
		draw_gap(row->gap, c);
		return;
	}
	col += canvas_column(c, 0, col, 10, STYLE_CODE, row->item->ref) + 1;
	col += canvas_column(c, 0, col, 8, STYLE_PLAIN,
	    row->item->school) + 1;
	col += canvas_column(c, 0, col, 26, STYLE_PLAIN,
	    row->item->item.state == ITEM_WAITING ?
	    "no decision: not reached" : row->item->mark) + 1;
	canvas_column(c, 0, col, c->cols - col, row->plan_stops ||
	    row->nobody != NULL ? STYLE_WARNING : STYLE_PLAIN, row->plan);
}

static void
headline_over(const struct close_state *st, struct canvas *c)
{
	if (st->meeting.state == MEETING_ENDED && st->blocking > 0)
		canvas_textf(c, 1, 1, STYLE_STRONG, "%d gap%s to fill: Enter "
		    "goes to the selected one", st->blocking,
		    st->blocking == 1 ? "" : "s");
	else if (st->meeting.state == MEETING_ENDED)
		canvas_text(c, 1, 1, STYLE_STRONG, "Nothing is left to fill. "
		    "C closes the record; nothing is sent");
	else if (st->plans == 0)
		canvas_text(c, 1, 1, STYLE_STRONG, "The record is closed, "
		    "and every plan is released");
	else if (st->stopped > 0)
		canvas_textf(c, 1, 1, STYLE_STRONG, "The record is closed. "
		    "%d plan%s to look at before R releases", st->stopped,
		    st->stopped == 1 ? "" : "s");
	else if (st->unaddressed > 0)
		canvas_textf(c, 1, 1, STYLE_STRONG, "The record is closed. "
		    "%d plan%s nobody to go to: set an address",
		    st->unaddressed, st->unaddressed == 1 ? " has" : "s have");
	else
		canvas_text(c, 1, 1, STYLE_STRONG, "The record is closed. "
		    "Enter looks at a plan, R releases all");
}

static void
headline(const struct close_state *st, struct canvas *c)
{
	if (st->meeting.state == MEETING_ADJOURNED)
		canvas_textf(c, 1, 1, STYLE_STRONG, "The meeting is "
		    "adjourned%s%s. The roll-call (F3) resumes it",
		    *st->goes_on ? " to " : "", st->goes_on);
	else if (st->meeting.state != MEETING_OPEN)
		headline_over(st, c);
	else if (st->undecided == 0)
		canvas_text(c, 1, 1, STYLE_STRONG, "Every case has a "
		    "decision. Enter = end the sitting");
	else
		canvas_textf(c, 1, 1, STYLE_STRONG, "%d not reached, to head "
		    "the next agenda. Enter = end the sitting",
		    st->undecided);
}

/* The whole sentence of a gap whose row was too short for it. */
static void
draw_detail(const struct close_state *st, struct canvas *c)
{
	const struct close_row *row = close_selected(st);

	canvas_rule(c, 0);
	if (row == NULL || row->gap == NULL)
		return;
	canvas_wrap(c, 1, 1, row->gap->blocks ? STYLE_WARNING : STYLE_PLAIN,
	    row->gap->says);
}

void
close_draw(const struct screen *s, struct canvas *c)
{
	const struct close_state *st = s->state;
	bool over = st->meeting.state == MEETING_ENDED;
	int foot = over ? 3 : 0;
	struct canvas body = canvas_sub(c, 3, 0, c->rows - 3 - foot,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - foot, 0, foot,
	    c->cols);

	canvas_title(c, "Close  %s  %s", st->meeting.ref,
	    word_of(meeting_state_words, st->meeting.state));
	headline(st, c);
	list_draw(&st->list, &body, draw_row, st, "");
	if (over)
		draw_detail(st, &detail);
	if (st->list.count == 0)
		canvas_cursor(c, 1, 1);
}
