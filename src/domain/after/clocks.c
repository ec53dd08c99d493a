/*
 * The clocks of a pack over one case.  A clock runs from the last event that
 * starts it until an event that answers it; where the calendar does not
 * reach, it says so instead of guessing.
 */
#include "src/domain/after/watch.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/domain/values/year.h"

void
watch_judge(const struct watch *w, struct due *d)
{
	d->state = d->due_on != DAY_NONE && d->due_on < w->today ?
	    DUE_OVERDUE : d->due_on == w->today ||
	    (d->remind_on != DAY_NONE && d->remind_on <= w->today) ?
	    DUE_REMIND : DUE_RUNNING;
}

struct due *
watch_row(struct watch *w)
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

/* The September in which the school year around DAY began. */
static int
year_of(int day)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	return y - (m < 9);
}

/* The pupil's year group as it was on the form; INT_NONE: it is not known. */
static int
year_received(const struct watch *w)
{
	const struct referral *r = &w->dossier->referral;
	const char *year = r->year_group;

	if (year == NULL && w->dossier->has_pupil)
		year = year_expected(w->dossier->pupil.date_of_birth,
		    r->received);
	return year != NULL ? year_number(year) : INT_NONE;
}

/* The school year in which the pupil is in that year group. */
static bool
year_at(const struct watch *w, int year_group, int *year)
{
	int was = year_received(w);

	if (was == INT_NONE)
		return false;
	*year = year_of(w->dossier->referral.received) + year_group - was;
	return true;
}

static bool
of_year(const struct watch *w, const struct clock_row *c)
{
	int year, now = year_of(w->today);
	bool is_point = word_value(event_words, c->starts) == INT_NONE;

	/* what a year group should have done by its end stays due */
	return c->year_group == INT_NONE || (year_at(w, c->year_group, &year)
	    && (year == now || (is_point && year < now)));
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
is_over(const struct watch *w)
{
	int state = w->dossier->referral.state;

	return state == REFERRAL_CLOSED || state == REFERRAL_WITHDRAWN ||
	    state == REFERRAL_DECLINED;
}

/* A decision that ends a case has a letter too, which is waited for. */
static bool
ended_by_decision(const struct watch *w, const struct clock_row *c)
{
	const struct referral *r = &w->dossier->referral;
	const struct disposition_row *row = !w->has_decided ? NULL :
	    scheme_disposition(w->dossier->scheme, r->pathway,
	    (enum disposition)w->decided.decision.disposition);

	return row != NULL && row->state != NULL && strcmp(row->state,
	    word_of(referral_state_words, r->state)) == 0 &&
	    code_in_list(c->applies, word_of(disposition_words,
	    row->disposition));
}

bool
watch_runs(const struct watch *w, const struct clock_row *c)
{
	const struct referral *r = &w->dossier->referral;

	if (!scheme_serves(c->pathway, r->pathway) ||
	    !was_given(w, c->applies) || !of_year(w, c))
		return false;
	if (c->state != NULL && !code_in_list(c->state,
	    word_of(referral_state_words, r->state)))
		return false;
	if (c->state == NULL && is_over(w) && !ended_by_decision(w, c))
		return false;
	return c->when_field == NULL || codes_meet(c->when_value,
	    dossier_field(w->dossier, c->when_field, w->arena), w->arena);
}

/* The school year, by its September, whose point is meant: that of the pupil's
 * year group, or else this one. */
static int
year_meant(const struct watch *w, const struct clock_row *c)
{
	int year = year_of(w->today);

	if (c->year_group != INT_NONE)
		(void)year_at(w, c->year_group, &year);
	return year;
}

static struct due *
row_of(struct watch *w, const struct clock_row *c, int start)
{
	struct due *d = watch_row(w);

	d->id = c->clock;
	d->rule = c->rule;
	d->what = c->says;
	d->starts_on = start;
	d->waits_for = c->waits_for;
	d->reason = c->reason;
	return d;
}

static void
unknown(struct watch *w, struct due *d, const struct err *e)
{
	d->state = DUE_UNKNOWN;
	d->origin = arena_strdup(w->arena, e->text);
}

static const char *
until_review(const struct watch *w, const char *what)
{
	char day[DAY_WORDS_SIZE];

	return arena_printf(w->arena, "%s (kept open until the review on %s)",
	    what, day_words(w->extended_to, day));
}

/* A limit on a number of visits or reviews; each time that somebody kept the
 * case open allows one more. */
static void
watch_count(struct watch *w, const struct clock_row *c, int start)
{
	int event = strcmp(c->unit, "visits") == 0 ? HAPPENED_VISITED :
	    HAPPENED_REVIEWED;
	int n = watch_times(w, event, start);
	int limit = (c->high != INT_NONE ? c->high : c->low) +
	    w->extensions;
	struct due *d;

	if (n == 0 || (c->low != INT_NONE && n < c->low && n < limit))
		return;
	d = row_of(w, c, start);
	d->what = arena_printf(w->arena, "%s (%d of %d)", c->says, n, limit);
	d->state = n >= limit ? DUE_REACHED : DUE_REMIND;
	d->proposes = n >= limit ? c->proposes : NULL;
}

/* How long a place lasts: its last day is a weekday. */
static bool
is_length(const struct clock_row *c)
{
	return strcmp(c->starts, "started") == 0 &&
	    code_in_list(c->waits_for, "ended") &&
	    strcmp(c->unit, "weeks") == 0;
}

/* A longer place was given with a reason; so its planned day is the limit. */
static void
watch_length(struct watch *w, const struct clock_row *c, int start)
{
	const struct placement *p = watch_place(w);
	struct due *d = row_of(w, c, start);

	if (c->low != INT_NONE)
		d->remind_on = days_length_end(start, c->low);
	d->due_on = p != NULL && p->end_on != DAY_NONE ? p->end_on :
	    c->high != INT_NONE ? days_length_end(start, c->high) : DAY_NONE;
	if (d->remind_on > d->due_on)
		d->remind_on = d->due_on;
	watch_judge(w, d);
	if (p != NULL && p->state == PLACE_ACTIVE && d->due_on != DAY_NONE &&
	    d->due_on <= w->today)
		d->proposes = "ended";
	w->has_length = true;
}

static bool
count_from(const struct watch *w, const struct clock_row *c, int from,
    struct due *d, struct err *e)
{
	struct counted low = { DAY_NONE, DAY_NONE, NULL }, high = low;
	bool ok = (c->low == INT_NONE || watch_add(w, c, from, c->low, &low,
	    e)) && (c->high == INT_NONE || watch_add(w, c, from, c->high,
	    &high, e));

	d->unpaused_on = high.unpaused;
	if (!ok)
		return false;
	d->remind_on = low.day;
	d->due_on = high.day;
	d->origin = high.origin != NULL ? high.origin : low.origin;
	return true;
}

static void
watch_time(struct watch *w, const struct clock_row *c, int start, int from)
{
	struct err e = ERR_INIT;
	struct due *d = row_of(w, c, start);

	if (!count_from(w, c, from, d, &e)) {
		unknown(w, d, &e);
		return;
	}
	if (c->proposes != NULL && w->extended_to != DAY_NONE &&
	    w->extended_to > d->due_on) {
		d->what = until_review(w, d->what);
		d->due_on = w->extended_to;
	}
	watch_judge(w, d);
	if (d->state == DUE_OVERDUE)
		d->proposes = strcmp(c->starts, "offered") == 0 ? "lapsed" :
		    c->proposes;
}

/* Has an event of the case started it, or a day of the year? */
static bool
starts(struct watch *w, const struct clock_row *c, int *start)
{
	struct err e = ERR_INIT;
	int event = word_value(event_words, c->starts), year;

	/* what a place starts runs for as long as it is held */
	if ((event == INT_NONE || event == HAPPENED_STARTED) &&
	    watch_place(w) == NULL)
		return false;
	if (event != INT_NONE) {
		*start = watch_last(w, event);
		return *start != DAY_NONE;
	}
	/* and a year that was over before has nothing to ask */
	year = year_meant(w, c);
	if (watch_place(w)->start_on >= day_of(year + 1, 9, 1))
		return false;
	if (watch_year_point(w, c->starts, year, start, &e))
		return true;
	unknown(w, row_of(w, c, DAY_NONE), &e);
	return false;
}

static void
watch_clock(struct watch *w, const struct clock_row *c)
{
	int start, from, answered;

	if (!watch_runs(w, c) || !starts(w, c, &start))
		return;
	if (strcmp(c->unit, "visits") == 0 ||
	    strcmp(c->unit, "reviews") == 0) {
		watch_count(w, c, start);
		return;
	}
	from = c->repeats == 1 ? watch_since(w, c->unit, start) : start;
	answered = c->waits_for != NULL ? watch_last_of(w, c->waits_for) :
	    DAY_NONE;
	if (answered != DAY_NONE && answered >= start) {
		if (c->repeats != 1)
			return;
		start = answered;
		from = watch_again_from(w, c->unit, answered);
	}
	if (is_length(c))
		watch_length(w, c, start);
	else
		watch_time(w, c, start, from);
}

void
watch_clocks(struct watch *w)
{
	SCHEME_ROWS(w->dossier->scheme, PART_CLOCKS, struct clock_row, c)
		watch_clock(w, c);
}
