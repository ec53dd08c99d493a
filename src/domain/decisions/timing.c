/* Dates that a decision suggests.  See timing.h. */
#include "src/domain/decisions/timing.h"

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/meeting/series.h"

#define SEARCH_DAYS 70		/* longer than any school holiday */

bool
timing_calendar(struct db *db, const struct scheme *s, const char *urn,
    struct arena *a, struct calendar **out, struct err *e)
{
	return calendar_load(db, s->division, s->authority, urn, a, out, e);
}

static bool
is_working(const struct calendar *c, int day)
{
	return day_weekday(day) <= FRIDAY &&
	    (!calendar_knows(c, day) || day_is_working(c, day));
}

int
timing_working(const struct calendar *c, int day, int n)
{
	int out;

	if (n == INT_NONE || day == DAY_NONE)
		return DAY_NONE;
	if (days_add_working(c, day, n, &out, NULL))
		return out;
	for (out = day; n > 0; )
		n -= is_working(c, ++out);
	return out;
}

static bool
is_school_day(const struct calendar *c, int day)
{
	const char *origin;
	bool open = true;

	return is_working(c, day) &&
	    (!day_is_school_day(c, day, &open, &origin, NULL) || open);
}

int
timing_start(const struct calendar *c, int day)
{
	int monday = day + 7 - (int)day_weekday(day);

	for (int i = 0; i < SEARCH_DAYS; i++)
		if (is_school_day(c, monday + i))
			return monday + i;
	return monday;
}

int
timing_working_by(const struct calendar *c, int day)
{
	if (day == DAY_NONE)
		return DAY_NONE;
	while (!is_working(c, day))
		day--;
	return day;
}

int
timing_school_by(const struct calendar *c, int from, int day)
{
	const char *origin;
	bool open = false;

	if (day == DAY_NONE)
		return DAY_NONE;
	for (int d = day; d > from && day_is_school_day(c, d, &open, &origin,
	    NULL); d--)
		if (open)
			return d;
	return timing_working_by(c, day);
}

bool
timing_next_meeting(struct db *db, const struct scheme *s,
    const char *panel, int day, int *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct meeting next;
	bool found, ok;

	ok = db_meeting_ahead(db, s->id, panel, day + 1, &a, &next, &found,
	    e);
	if (ok && found)
		*out = next.date;
	else if (ok)
		ok = series_next(db, s, panel, day, out, e);
	arena_release(&a);
	return ok;
}
