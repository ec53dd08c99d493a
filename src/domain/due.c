/*
 * The clocks of the packs over the facts of a case.  A clock runs from the
 * last event that starts it until an event that answers it; where the
 * calendar does not reach, it says so instead of guessing.
 */
#include "src/domain/due.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/due.h"
#include "src/base/day.h"
#include "src/base/mem.h"
#include "src/domain/access.h"
#include "src/domain/days.h"
#include "src/domain/decide.h"
#include "src/domain/event.h"
#include "src/domain/minutes.h"
#include "src/domain/now.h"
#include "src/domain/scheme.h"
#include "src/domain/sitting.h"
#include "src/domain/timing.h"
#include "src/domain/year.h"

#define FACTS_MOST 400
#define PAGE 200

const char *const due_state_words[] = {
	"running", "remind", "overdue", "reached", "unknown", NULL
};

static const struct field due_fields[] = {
	F_TEXT(due, ref), F_TEXT(due, rule), F_TEXT(due, what),
	F_DAY(due, starts_on), F_DAY(due, remind_on), F_DAY(due, due_on),
	F_TEXT(due, waits_for), F_WORD(due, state, due_state_words),
	F_TEXT(due, proposes), F_TEXT(due, reason), F_TEXT(due, origin),
	F_END
};
const struct record due_record = { NULL, due_fields, sizeof(struct due) };

/* Something that happened, on a day. */
struct fact {
	int event;		/* enum happening */
	int day;
};

struct watch {
	struct db *db;
	const struct dossier *dossier;
	struct arena *arena;
	struct calendar *calendar;
	struct decided decided;
	bool has_decided;
	struct placement *places;
	int place_count;
	struct fact facts[FACTS_MOST];
	int fact_count;
	int review_on;		/* agreed last; DAY_NONE: none */
	int today;
	struct due *list;
	int count;
};

static void
add_fact(struct watch *w, int event, int day)
{
	if (day != DAY_NONE && w->fact_count < FACTS_MOST)
		w->facts[w->fact_count++] = (struct fact){ event, day };
}

/* The last one up to today; DAY_NONE: it has not happened. */
static int
last_fact(const struct watch *w, int event)
{
	int day = DAY_NONE;

	for (int i = 0; i < w->fact_count; i++)
		if (w->facts[i].event == event && w->facts[i].day > day)
			day = w->facts[i].day;
	return day;
}

static int
count_facts(const struct watch *w, int event, int since)
{
	int n = 0;

	for (int i = 0; i < w->fact_count; i++)
		n += w->facts[i].event == event && w->facts[i].day >= since;
	return n;
}

/* The last fact that is one of LIST, by their words. */
static int
last_of(const struct watch *w, const char *list)
{
	int day = DAY_NONE;

	for (int i = 0; i < w->fact_count; i++)
		if (w->facts[i].day > day && code_in_list(list,
		    word_of(event_words, w->facts[i].event)))
			day = w->facts[i].day;
	return day;
}

static void
decision_facts(struct watch *w)
{
	const struct decided *d = &w->decided;

	add_fact(w, HAPPENED_DECIDED, d->decision.decided_on);
	w->review_on = d->decision.review_on;
	for (int i = 0; i < d->event_count; i++) {
		int day = day_at(d->events[i].made_at);

		if (d->events[i].event == EV_RELEASED)
			add_fact(w, HAPPENED_RELEASED, day);
		else if (d->events[i].event == EV_ACCEPTED ||
		    d->events[i].event == EV_DECLINED)
			add_fact(w, HAPPENED_ANSWERED, day);
	}
}

static bool
place_facts(struct watch *w, struct err *e)
{
	if (!db_list(w->db, &placement_record, "referral_id",
	    w->dossier->referral.id, "start_on, id", w->arena, &w->places,
	    &w->place_count, e))
		return false;
	for (int i = 0; i < w->place_count; i++) {
		const struct placement *p = &w->places[i];

		if (p->state == PLACE_CANCELLED ||
		    p->state == PLACE_CONTINGENT)
			continue;
		if (p->start_on <= w->today)
			add_fact(w, HAPPENED_STARTED, p->start_on);
		add_fact(w, HAPPENED_ENDED, p->ended_on);
	}
	return true;
}

static bool
event_facts(struct watch *w, struct err *e)
{
	struct event *list;
	int n;

	if (!events_of(w->db, w->dossier->referral.id, w->arena, &list, &n,
	    e))
		return false;
	for (int i = 0; i < n; i++) {
		add_fact(w, list[i].event, list[i].on_day);
		if (list[i].review_on != DAY_NONE)
			w->review_on = list[i].review_on;
		else if (list[i].event == HAPPENED_REVIEWED)
			w->review_on = DAY_NONE;
	}
	return true;
}

/* A form may tell of the review of the plan that came of this case. */
static void
form_facts(struct watch *w)
{
	int on = day_parse(dossier_field(w->dossier, "plan_reviewed_on",
	    w->arena));

	if (on == DAY_NONE || !w->has_decided ||
	    on < w->decided.decision.decided_on)
		return;
	add_fact(w, HAPPENED_REVIEWED, on);
	w->review_on = DAY_NONE;
}

static bool
watch_start(struct watch *w, struct db *db, const struct dossier *d,
    struct arena *a, struct err *e)
{
	*w = (struct watch){ .db = db, .dossier = d, .arena = a,
		.today = day_today(db), .review_on = DAY_NONE };
	if (!decision_standing(db, d->referral.id, NULL, a, &w->decided,
	    &w->has_decided, e) ||
	    !calendar_load(db, d->scheme->division, d->school.la_code != NULL
	    ? d->school.la_code : d->scheme->authority, d->school.urn, a,
	    &w->calendar, e))
		return false;
	add_fact(w, HAPPENED_RECEIVED, d->referral.received);
	if (w->has_decided)
		decision_facts(w);
	form_facts(w);
	return place_facts(w, e) && event_facts(w, e);
}

static int
add_months(int day, int n)
{
	int y, m, d, out;

	day_split(day, &y, &m, &d);
	m += n - 1;
	y += m / 12;
	m = m % 12 + 1;
	while ((out = day_of(y, m, d)) == DAY_NONE && d > 28)
		d--;		/* 31 January and a month: the 28th */
	return out;
}

/* N units on from DAY. */
static bool
add_units(const struct watch *w, const char *unit, int day, int n, int *out,
    struct err *e)
{
	if (strcmp(unit, "working-days") == 0)
		return days_add_working(w->calendar, day, n, out, e);
	if (strcmp(unit, "school-weeks") == 0)
		return days_add_school_weeks(w->calendar, day, n, out, e);
	if (strcmp(unit, "half-terms") == 0)
		return days_add_half_terms(w->calendar, day, n, out, e);
	if (strcmp(unit, "terms") == 0)
		return days_add_terms(w->calendar, day, n, out, e);
	*out = strcmp(unit, "days") == 0 ? day + n :
	    strcmp(unit, "weeks") == 0 ? day + 7 * n :
	    add_months(day, strcmp(unit, "years") == 0 ? 12 * n : n);
	return true;
}

static bool
holds_place(const struct watch *w)
{
	for (int i = 0; i < w->place_count; i++)
		if (w->places[i].state == PLACE_ACTIVE ||
		    w->places[i].state == PLACE_PLANNED)
			return true;
	return false;
}

/* First day of the summer term, or 31 August, of the school year at hand. */
static bool
year_point(const struct watch *w, const char *point, int *out)
{
	int y, m, d, first, last;
	const char *origin;

	if (!holds_place(w))
		return false;
	day_split(w->today, &y, &m, &d);
	y += m >= 9;
	if (strcmp(point, "school-year-end") == 0) {
		*out = day_of(y, 8, 31);
		return true;
	}
	/* Easter moves, but the term around 8 May is always the summer's */
	if (!day_term(w->calendar, day_of(y, 5, 8), &first, &last, &origin,
	    NULL))
		return false;
	*out = first;
	return true;
}

static bool
starts_on(const struct watch *w, const struct clock_row *c, int *out)
{
	int event = word_value(event_words, c->starts);

	if (event == INT_NONE)
		return year_point(w, c->starts, out);
	*out = last_fact(w, event);
	return *out != DAY_NONE;
}

static bool
was_given(const struct watch *w, const char *list)
{
	const struct decision *d = &w->decided.decision;

	if (list == NULL)
		return true;
	if (!w->has_decided)
		return false;
	if (code_in_list(list, word_of(disposition_words, d->disposition)) ||
	    (d->provision != NULL && code_in_list(list, d->provision)))
		return true;
	for (int i = 0; i < w->decided.code_count; i++)
		if (w->decided.codes[i].kind == DC_OUTCOME &&
		    code_in_list(list, w->decided.codes[i].code))
			return true;
	return false;
}

static bool
runs(const struct watch *w, const struct clock_row *c)
{
	const struct referral *r = &w->dossier->referral;
	const char *year = r->year_group != NULL ? r->year_group : "";

	if (!scheme_serves(c->pathway, r->pathway) ||
	    !was_given(w, c->applies))
		return false;
	if (c->state != NULL && !code_in_list(c->state,
	    word_of(referral_state_words, r->state)))
		return false;
	if (c->state == NULL && r->state == REFERRAL_DECLINED &&
	    !code_in_list(c->applies, "decline"))
		return false;
	if (c->year_group != INT_NONE &&
	    year_number(year) != c->year_group)
		return false;
	return c->when_field == NULL || code_in_list(c->when_value,
	    dossier_field(w->dossier, c->when_field, w->arena));
}

static struct due *
add_due(struct watch *w)
{
	struct due *more = arena_array(w->arena, (size_t)w->count + 1,
	    sizeof *more);

	if (w->count > 0)
		memcpy(more, w->list, (size_t)w->count * sizeof *more);
	w->list = more;
	record_clear(&due_record, &more[w->count]);
	more[w->count].ref = w->dossier->referral.ref;
	return &more[w->count++];
}

static void
set_state(const struct watch *w, struct due *d)
{
	d->state = d->due_on != DAY_NONE && d->due_on < w->today ?
	    DUE_OVERDUE : d->remind_on != DAY_NONE &&
	    d->remind_on <= w->today ? DUE_REMIND : DUE_RUNNING;
}

/* A limit on a number of visits or reviews. */
static void
watch_count(struct watch *w, const struct clock_row *c, int start)
{
	int event = strcmp(c->unit, "visits") == 0 ? HAPPENED_VISITED :
	    HAPPENED_REVIEWED;
	int n = count_facts(w, event, start);
	struct due *d;

	if (n == 0 || (c->low != INT_NONE && n < c->low && n < c->high))
		return;
	d = add_due(w);
	d->rule = c->rule;
	d->what = arena_printf(w->arena, "%s (%d of %d)", c->says, n,
	    c->high);
	d->starts_on = start;
	d->waits_for = c->waits_for;
	d->state = n >= c->high ? DUE_REACHED : DUE_REMIND;
	d->proposes = n >= c->high ? c->proposes : NULL;
	d->reason = c->reason;
}

static void
watch_time(struct watch *w, const struct clock_row *c, int start)
{
	struct err e = ERR_INIT;
	struct due *d = add_due(w);

	d->rule = c->rule;
	d->what = c->says;
	d->starts_on = start;
	d->waits_for = c->waits_for;
	d->reason = c->reason;
	if ((c->low != INT_NONE && !add_units(w, c->unit, start, c->low,
	    &d->remind_on, &e)) || (c->high != INT_NONE &&
	    !add_units(w, c->unit, start, c->high, &d->due_on, &e))) {
		d->state = DUE_UNKNOWN;
		d->origin = arena_strdup(w->arena, e.text);
		return;
	}
	set_state(w, d);
	if (d->state == DUE_OVERDUE)
		d->proposes = c->proposes;
}

static void
watch_clock(struct watch *w, const struct clock_row *c)
{
	int start, answered;

	if (!runs(w, c) || !starts_on(w, c, &start))
		return;
	if (strcmp(c->unit, "visits") == 0 ||
	    strcmp(c->unit, "reviews") == 0) {
		watch_count(w, c, start);
		return;
	}
	answered = c->waits_for != NULL ? last_of(w, c->waits_for) :
	    DAY_NONE;
	if (answered != DAY_NONE && answered >= start) {
		if (c->repeats != 1)
			return;
		start = answered;
	}
	watch_time(w, c, start);
}

/* The review that was agreed, and what was pended. */
static void
watch_dates(struct watch *w)
{
	const struct decision *x = &w->decided.decision;
	int reviewed = last_fact(w, HAPPENED_REVIEWED);
	struct due *d;

	if (w->review_on != DAY_NONE &&
	    (reviewed == DAY_NONE || reviewed < w->review_on)) {
		d = add_due(w);
		d->what = "Review of the plan";
		d->starts_on = w->has_decided ? x->decided_on : DAY_NONE;
		d->due_on = w->review_on;
		d->waits_for = "reviewed";
		set_state(w, d);
	}
	if (w->has_decided && x->return_on != DAY_NONE &&
	    (w->dossier->referral.state == REFERRAL_PENDED ||
	    w->dossier->referral.state == REFERRAL_DEFERRED)) {
		d = add_due(w);
		d->what = "Back on the agenda";
		d->starts_on = x->decided_on;
		d->due_on = x->return_on;
		d->waits_for = "decided";
		set_state(w, d);
	}
}

static bool
watch_actions(struct watch *w, struct err *e)
{
	struct line *lines;
	int n;

	if (!db_list(w->db, &line_record, "referral_id",
	    w->dossier->referral.id, "id", w->arena, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct due *d;

		if (lines[i].kind != LINE_ACTION ||
		    lines[i].state != LINE_OPEN ||
		    lines[i].due_on == DAY_NONE)
			continue;
		d = add_due(w);
		d->what = arena_printf(w->arena, "%s: %s",
		    lines[i].owner != NULL ? lines[i].owner : "nobody",
		    lines[i].text);
		d->due_on = lines[i].due_on;
		d->waits_for = "action";
		set_state(w, d);
	}
	return true;
}

/* A pathway closes by its scores when it has the reason for that. */
static bool
closes_by_scores(const struct dossier *d)
{
	const char *reason = scheme_setting(d->scheme, "score_reason");

	return reason == NULL || scheme_reason(d->scheme,
	    d->referral.pathway, "close", reason) != NULL;
}

/* Every statement scored high enough: closing is proposed. */
static bool
watch_scores(struct watch *w, struct err *e)
{
	struct score *scores;
	struct due *d;
	bool high;
	int n;

	if (!scores_last(w->db, w->dossier, w->arena, &scores, &n, &high, e))
		return false;
	if (!high || !closes_by_scores(w->dossier))
		return true;
	d = add_due(w);
	d->what = arena_printf(w->arena, "All %d progress statements are at "
	    "%d or higher", n, scheme_number(w->dossier->scheme,
	    "score_close", 0));
	d->rule = scheme_setting(w->dossier->scheme, "score_rule");
	d->state = DUE_REACHED;
	d->proposes = "closed";
	d->waits_for = "closed";
	d->reason = scheme_setting(w->dossier->scheme, "score_reason");
	return true;
}

bool
due_of(struct db *db, const struct dossier *d, struct arena *a,
    struct due **out, int *count, struct err *e)
{
	struct watch *w = arena_alloc(a, sizeof *w);

	if (!watch_start(w, db, d, a, e))
		return false;
	SCHEME_ROWS(d->scheme, PART_CLOCKS, struct clock_row, c)
		watch_clock(w, c);
	watch_dates(w);
	if (!watch_scores(w, e) || !watch_actions(w, e))
		return false;
	*out = w->list;
	*count = w->count;
	return true;
}

/* By date; what has none comes last, in the order of references. */
static int
by_date(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int dx = x->due_on == DAY_NONE ? INT_MAX : x->due_on;
	int dy = y->due_on == DAY_NONE ? INT_MAX : y->due_on;

	return dx != dy ? (dx < dy ? -1 : 1) : strcmp(x->ref, y->ref);
}

static bool
is_wanted(const struct due *d, int by)
{
	return by == DAY_NONE || d->state == DUE_REACHED ||
	    d->state == DUE_UNKNOWN ||
	    (d->due_on != DAY_NONE && d->due_on <= by) ||
	    (d->remind_on != DAY_NONE && d->remind_on <= by);
}

struct heap {
	struct due *rows;
	int count, room;
};

static void
keep(struct heap *h, const struct due *d)
{
	if (h->count == h->room) {
		h->room = h->room ? 2 * h->room : 64;
		h->rows = mem_resize(h->rows, (size_t)h->room,
		    sizeof *h->rows);
	}
	h->rows[h->count++] = *d;
}

static bool
due_page(struct db *db, int by, struct arena *a, struct heap *h,
    const struct running_case *cases, int n, struct err *e)
{
	for (int i = 0; i < n; i++) {
		struct dossier d;
		struct due *list;
		int count;

		if (!dossier_load(db, cases[i].ref, a, &d, e) ||
		    !due_of(db, &d, a, &list, &count, e))
			return false;
		for (int j = 0; j < count; j++)
			if (is_wanted(&list[j], by))
				keep(h, &list[j]);
	}
	return true;
}

bool
due_list(struct db *db, int by, struct arena *a, struct due **out,
    int *count, struct err *e)
{
	struct running_case *cases;
	struct heap h = { NULL, 0, 0 };
	const char *after = "";
	bool ok = true;
	int n = PAGE;

	while (ok && n == PAGE) {
		ok = db_running_cases(db, after, PAGE, a, &cases, &n, e) &&
		    due_page(db, by, a, &h, cases, n, e);
		if (ok && n > 0)
			after = cases[n - 1].id;
	}
	if (ok) {
		*out = arena_array(a, (size_t)h.count, sizeof **out);
		if (h.count > 0)
			memcpy(*out, h.rows, (size_t)h.count * sizeof **out);
		*count = h.count;
		if (h.count > 0)
			qsort(*out, (size_t)h.count, sizeof **out, by_date);
	}
	free(h.rows);
	return ok;
}

/* The clock within whose window this event agrees a date. */
static const struct clock_row *
window_of(const struct watch *w, const struct event *ev)
{
	SCHEME_ROWS(w->dossier->scheme, PART_CLOCKS, struct clock_row, c)
		if (c->window == 1 && runs(w, c) &&
		    code_in_list(c->waits_for, "reviewed") &&
		    (strcmp(c->starts, word_of(event_words, ev->event)) == 0
		    || ev->event == HAPPENED_REVIEWED))
			return c;
	return NULL;
}

bool
due_window(struct db *db, const struct dossier *d, const struct event *ev,
    struct arena *a, struct err *e)
{
	struct watch *w = arena_alloc(a, sizeof *w);
	const struct clock_row *c;
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	int low, high;

	if (ev->review_on == DAY_NONE)
		return true;
	if (!watch_start(w, db, d, a, e))
		return false;
	if ((c = window_of(w, ev)) == NULL)
		return true;
	low = ev->on_day + 7 * (c->low != INT_NONE ? c->low : 0);
	high = c->high != INT_NONE ? ev->on_day + 7 * c->high : INT_MAX;
	if (ev->review_on >= low && ev->review_on <= high)
		return true;
	refuse(e, c->rule, "The review is agreed between %s and %s.",
	    day_words(low, from), high == INT_MAX ? "any later day" :
	    day_words(high, to));
	return false;
}

static bool
close_case(struct db *db, const struct dossier *d, const struct due *due,
    struct arena *a, struct err *e)
{
	struct event ev;

	if (strcmp(due->proposes, "withdrawn") == 0)
		return referral_withdraw(db, d->referral.ref, "officer",
		    due->reason, e);
	record_clear(&event_record, &ev);
	ev.event = HAPPENED_CLOSED;
	ev.on_day = day_today(db);
	ev.reason = due->reason;
	return event_record_it(db, d->referral.ref, &ev, NULL, 0, a, e);
}

bool
due_confirm(struct db *db, const char *ref, struct arena *a,
    const struct due **what, struct err *e)
{
	struct dossier d;
	struct due *list;
	int n;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &d, e) ||
	    !due_of(db, &d, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (list[i].proposes == NULL)
			continue;
		*what = &list[i];
		return close_case(db, &d, &list[i], a, e);
	}
	err_set(e, ERR_DATA, "Nothing is proposed for %s. See “convene due”.",
	    d.referral.ref);
	return false;
}
