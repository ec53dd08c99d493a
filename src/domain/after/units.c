/*
 * Counting on from a day in the units of clocks.csv.  Where the calendar does
 * not reach, nothing is guessed.
 */
#include "src/domain/after/watch.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"

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

static bool
is(const char *unit, const char *word)
{
	return strcmp(unit, word) == 0;
}

static bool
of_terms(const char *unit)
{
	return is(unit, "school-weeks") || is(unit, "half-terms") ||
	    is(unit, "terms");
}

static bool
add_units(const struct watch *w, const char *unit, int day, int n, int *out,
    struct err *e)
{
	*out = day;
	if (n == 0)
		return true;
	if (is(unit, "working-days"))
		return days_add_working(w->calendar, day, n, out, e);
	if (is(unit, "school-weeks"))
		return days_add_school_weeks(w->calendar, day, n, out, e);
	if (is(unit, "half-terms"))
		return days_add_half_terms(w->calendar, day, n, out, e);
	if (is(unit, "terms"))
		return days_add_terms(w->calendar, day, n, out, e);
	*out = is(unit, "days") ? day + n : is(unit, "weeks") ? day + 7 * n :
	    add_months(day, is(unit, "years") ? 12 * n : n);
	return true;
}

/* Working days on which the school is open too. */
static bool
add_open_days(const struct watch *w, int day, int n, struct counted *out,
    struct err *e)
{
	const char *origin = NULL;
	bool open;

	while (n > 0) {
		if (!days_add_working(w->calendar, day, 1, &day, e) ||
		    !day_is_school_day(w->calendar, day, &open, &origin, e))
			return false;
		n -= open;
	}
	out->day = day;
	out->origin = origin;
	return true;
}

static bool
holds(const struct clock_row *c, int state)
{
	return c->state != NULL ? code_in_list(c->state,
	    word_of(referral_state_words, state)) :
	    state != REFERRAL_HOLDING;
}

/* Does the pack let this clock stand still while its state does not hold? */
static bool
stands_still(const struct watch *w, const struct clock_row *c)
{
	const char *list = scheme_setting(w->dossier->scheme, "clocks_stop");

	return list != NULL && code_in_list(list, c->clock);
}

/* From FIRST to before AFTER the clock stood still: so much longer it runs. */
static bool
lengthen(const struct watch *w, const struct clock_row *c, int first,
    int after, int *due, struct err *e)
{
	if (!is(c->unit, "working-days")) {
		*due += after - first;
		return true;
	}
	for (int day = first; day < after; day++)
		if (day_is_working(w->calendar, day) &&
		    !days_add_working(w->calendar, *due, 1, due, e))
			return false;
	return true;
}

static bool
without_stops(const struct watch *w, const struct clock_row *c, int start,
    int *due, struct err *e)
{
	for (int i = 0; i < w->moment_count; i++) {
		int first = w->moments[i].day;
		int after = i + 1 < w->moment_count ? w->moments[i + 1].day :
		    w->today;

		if (first < start)
			first = start;
		if (holds(c, w->moments[i].state) || after <= first ||
		    first > *due)
			continue;
		if (!lengthen(w, c, first, after, due, e))
			return false;
	}
	return true;
}

static bool
paused(const struct watch *w, const struct clock_row *c)
{
	return w->pauses && is(c->unit, "working-days");
}

bool
watch_add(const struct watch *w, const struct clock_row *c, int day, int n,
    struct counted *out, struct err *e)
{
	struct counted r = { DAY_NONE, DAY_NONE, NULL };
	bool open;

	if (!add_units(w, c->unit, day, n, &r.day, e))
		return false;
	if (paused(w, c)) {
		r.unpaused = r.day;
		if (!add_open_days(w, day, n, &r, e)) {
			*out = r;
			return false;
		}
	}
	if (stands_still(w, c) && !without_stops(w, c, day, &r.day, e))
		return false;
	if (of_terms(c->unit))
		(void)day_is_school_day(w->calendar, r.day, &open, &r.origin,
		    NULL);
	*out = r;
	return true;
}

/* The term or half term in which DAY lies, where the unit is one. */
static bool
period_of(const struct watch *w, const char *unit, int day, int *first,
    int *last)
{
	const char *origin;
	bool found = is(unit, "terms") ? day_term(w->calendar, day, first,
	    last, &origin, NULL) : is(unit, "half-terms") &&
	    day_half_term(w->calendar, day, first, last, &origin, NULL);

	return found && *first <= day;
}

int
watch_since(const struct watch *w, const char *unit, int day)
{
	int first, last;

	return period_of(w, unit, day, &first, &last) ? first : day;
}

int
watch_again_from(const struct watch *w, const char *unit, int day)
{
	int first, last;

	return period_of(w, unit, day, &first, &last) ? last + 1 : day;
}

bool
watch_year_point(const struct watch *w, const char *point, int year,
    int *out, struct err *e)
{
	const char *origin;
	int last;

	if (is(point, "school-year-end")) {
		*out = day_of(year + 1, 8, 31);
		return true;
	}
	/* Easter moves, but the term around 8 May is always the summer's */
	return day_term(w->calendar, day_of(year + 1, 5, 8), out, &last,
	    &origin, e);
}
