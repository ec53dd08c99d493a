/*
 * Dates of meetings in a row.  What a single meeting needs is in meeting.c.
 */
#include "src/domain/meeting/series.h"

#include <stdio.h>
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/calendar/days.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/act.h"
#include "src/domain/scheme/scheme.h"

#define FOUR_WEEKS 28
#define TIME_FALLBACK "14:00"
#define TRIES_MOST 12
#define MEETINGS_MOST 60

const char *
series_time(const char *typed, struct arena *a)
{
	int h, m = 0, used = 0;

	if (typed == NULL)
		return NULL;
	if ((sscanf(typed, "%2d:%2d%n", &h, &m, &used) == 2 ||
	    sscanf(typed, "%2d.%2d%n", &h, &m, &used) == 2 ||
	    sscanf(typed, "%2d%2d%n", &h, &m, &used) == 2) &&
	    typed[used] == '\0') {
		if (h < 0 || h > 23 || m < 0 || m > 59)
			return NULL;
		return arena_printf(a, "%02d:%02d", h, m);
	}
	if (sscanf(typed, "%2dpm%n", &h, &used) == 1 && used > 0 &&
	    typed[used] == '\0' && h >= 1 && h <= 12)
		return arena_printf(a, "%02d:00", h % 12 + 12);
	if (sscanf(typed, "%2dam%n", &h, &used) == 1 && used > 0 &&
	    typed[used] == '\0' && h >= 1 && h <= 12)
		return arena_printf(a, "%02d:00", h % 12);
	return NULL;
}

const char *
series_why_not(const struct calendar *c, int day)
{
	const char *origin;
	bool in_school = true;

	if (day_weekday(day) >= SATURDAY)
		return "at the weekend";
	if (calendar_knows(c, day) && !day_is_working(c, day))
		return "a bank holiday";
	if (day_is_school_day(c, day, &in_school, &origin, NULL) &&
	    !in_school)
		return "a day on which the schools are shut";
	return NULL;
}

/* Can people and schools come that day?  Unknown days are good. */
static bool
is_good(const struct calendar *c, int day)
{
	return series_why_not(c, day) == NULL;
}

/* The next date that is good and that nobody has struck out. */
static bool
next_good(struct db *db, const struct calendar *c, const struct scheme *s,
    const char *panel, int day, int *out, struct err *e)
{
	bool struck = false;

	for (int i = 0; i < TRIES_MOST; i++, day += 7) {
		if (!db_meeting_struck(db, s->id, panel, day, &struck, e))
			return false;
		if (!struck && is_good(c, day))
			break;
	}
	*out = day;
	return true;
}

static bool
rhythm(struct db *db, const struct scheme *s, const char *panel, int after,
    struct arena *a, int *every, struct err *e)
{
	const struct panel *p = scheme_panel(s, panel);
	struct series row;
	bool found;

	if (!db_series_of(db, s->id, panel, after, a, &row, &found, e))
		return false;
	if (found)
		*every = row.every_days;
	else if (p != NULL && p->every_days != INT_NONE && p->every_days > 0)
		*every = p->every_days;
	else
		*every = FOUR_WEEKS;
	return true;
}

bool
series_next(struct db *db, const struct scheme *s, const char *panel,
    int after, int *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct calendar *c;
	int every;
	bool ok;

	ok = rhythm(db, s, panel, after, &a, &every, e) && calendar_load(db,
	    s->division, s->authority, NULL, &a, &c, e) &&
	    next_good(db, c, s, panel, after + every, out, e);
	arena_release(&a);
	return ok;
}

/* The scheme that has the panel, in its newest version. */
static bool
panel_scheme(struct db *db, const char *panel, struct arena *a,
    const struct scheme **out, struct err *e)
{
	struct pack *packs;
	int count;

	if (!scheme_list(db, a, &packs, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!scheme_get(db, packs[i].id, a, out, e))
			return false;
		if (scheme_panel(*out, panel) != NULL)
			return true;
	}
	err_set(e, ERR_NO_INPUT, "There is no panel “%s” in this register. "
	    "“convene scheme list” names the schemes that it has.", panel);
	return false;
}

static bool
end_earlier(struct db *db, const struct scheme *s, const char *panel,
    int first, struct arena *a, struct err *e)
{
	struct series old;
	bool found;

	if (!db_series_of(db, s->id, panel, first, a, &old, &found, e))
		return false;
	if (!found)
		return true;
	/* Its meetings name it, so it stays, even when it never began. */
	old.ends_on = first - 1;
	return db_update(db, &series_record, &old, e);
}

/* Is there a meeting of the panel that day? */
static bool
has_meeting(struct db *db, const struct scheme *s, const char *panel,
    int day, struct arena *a, bool *out, struct err *e)
{
	struct meeting m;
	bool found;


	if (!db_meeting_ahead(db, s->id, panel, day, a, &m, &found, e))
		return false;
	*out = found && m.date == day;
	return true;
}

static bool
make_row(struct db *db, const struct scheme *s, const char *panel,
    int first, int last, int every, const char *time, struct arena *a,
    struct series *row, struct err *e)
{
	record_clear(&series_record, row);
	row->id = db_new_id(db, a);
	row->scheme = s->id;
	row->panel = panel;
	row->first_on = first;
	row->ends_on = last;
	row->every_days = every;
	row->time = time;
	return end_earlier(db, s, panel, first, a, e) &&
	    db_insert(db, &series_record, row, e);
}

/* A date that was struck out stays out, but for the first: whoever names it
 * wants it. */
static bool
falls_out(struct db *db, const struct scheme *s, const struct series *row,
    int day, struct arena *a, bool *out, struct err *e)
{
	if (!has_meeting(db, s, row->panel, day, a, out, e))
		return false;
	return *out || day == row->first_on ||
	    db_meeting_struck(db, s->id, row->panel, day, out, e);
}

/* Holidays are left out; the rhythm goes on from the date that fell away. */
static bool
make_drafts(struct db *db, const struct scheme *s, const struct series *row,
    struct arena *a, struct meeting *out, int *count, struct err *e)
{
	struct calendar *c;
	bool taken;

	if (!calendar_load(db, s->division, s->authority, NULL, a, &c, e))
		return false;
	for (int day = row->first_on; day <= row->ends_on &&
	    *count < MEETINGS_MOST; day += row->every_days) {
		if (!is_good(c, day))
			continue;
		if (!falls_out(db, s, row, day, a, &taken, e))
			return false;
		if (taken)
			continue;
		if (!meeting_new(db, row->panel, day, row->time, a,
		    &out[*count], e))
			return false;
		out[*count].series_id = row->id;
		if (!db_update(db, &meeting_record, &out[*count], e))
			return false;
		++*count;
	}
	return true;
}

/* As the panel's last meeting, where no time was named. */
static bool
time_of(struct db *db, const struct scheme *s, const char *panel,
    const char **time, struct arena *a, struct err *e)
{
	struct meeting last;
	bool found;

	if (*time != NULL)
		return true;
	if (!db_meeting_latest(db, s->id, panel, a, &last, &found, e))
		return false;
	*time = found ? last.time : TIME_FALLBACK;
	return true;
}

bool
series_make(struct db *db, const char *panel, int first, int last,
    int every_days, const char *time, struct arena *a, struct meeting **out,
    int *count, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct meeting *made = arena_array(a, MEETINGS_MOST, sizeof *made);
	const struct scheme *s;
	struct series row;
	int n = 0, every = every_days;
	bool ok;

	if (last < first) {
		err_set(e, ERR_USAGE, "The series would end before it "
		    "begins.");
		return false;
	}
	if (!act_begin(db, "make a series of meetings", "list", e))
		return false;
	ok = panel_scheme(db, panel, a, &s, e) && (every != INT_NONE ||
	    rhythm(db, s, panel, first, a, &every, e)) &&
	    time_of(db, s, panel, &time, a, e) &&
	    make_row(db, s, panel, first, last, every, time, a, &row, e) &&
	    make_drafts(db, s, &row, a, made, &n, e);
	if (!act_end(db, &scratch, ok, e))
		return false;
	*out = made;
	*count = n;
	return true;
}
