/*
 * Calendars in memory, and working days.  Terms are in terms.c.  A year
 * without published holidays is not a year without holidays: past the known
 * years every answer is an error.
 */
#include "src/domain/calendar/days.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/calendar/calendar.h"

static int
compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static bool
contains(const int *list, int count, int value)
{
	return bsearch(&value, list, (size_t)count, sizeof *list,
	    compare_ints) != NULL;
}

static int
year_of(int day)
{
	int year, month, date;

	day_split(day, &year, &month, &date);
	return year;
}

static bool
load_holidays(struct db *db, struct calendar *c, struct arena *a,
    struct err *e)
{
	struct holiday *rows;
	int count;

	if (!db_list(db, &holiday_record, "division", c->division, "day", a,
	    &rows, &count, e))
		return false;
	c->holidays = arena_array(a, (size_t)count + 1, sizeof(int));
	c->years = arena_array(a, (size_t)count + 1, sizeof(int));
	for (int i = 0; i < count; i++) {
		int year = year_of(rows[i].day);

		c->holidays[c->holiday_count++] = rows[i].day;
		if (rows[i].source != NULL &&
		    strcmp(rows[i].source, HOLIDAY_BY_HAND) == 0)
			continue;
		if (c->year_count == 0 || c->years[c->year_count - 1] != year)
			c->years[c->year_count++] = year;
	}
	return true;
}

static bool
load_terms(struct db *db, const char *school_urn, struct calendar *c,
    struct arena *a, struct err *e)
{
	struct term *rows;
	int count, kept = 0;

	if (!db_list(db, &term_record, "la_code", c->la_code, "first_day", a,
	    &rows, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		struct term *t = &rows[i];

		if (t->school_urn != NULL && (school_urn == NULL ||
		    strcmp(t->school_urn, school_urn) != 0))
			continue;
		rows[kept++] = *t;
	}
	c->terms = rows;
	c->term_count = kept;
	return true;
}

bool
calendar_load(struct db *db, const char *division, const char *la_code,
    const char *school_urn, struct arena *a, struct calendar **out,
    struct err *e)
{
	struct calendar *c = arena_alloc(a, sizeof *c);

	c->division = arena_strdup(a, division);
	c->la_code = arena_strdup(a, la_code != NULL ? la_code : "");
	if (!load_holidays(db, c, a, e) ||
	    !load_terms(db, school_urn, c, a, e))
		return false;
	*out = c;
	return true;
}

bool
calendar_knows(const struct calendar *c, int day)
{
	return contains(c->years, c->year_count, year_of(day));
}

bool
day_is_working(const struct calendar *c, int day)
{
	return day_weekday(day) < SATURDAY && calendar_knows(c, day) &&
	    !contains(c->holidays, c->holiday_count, day);
}

static bool
say_unknown(const struct calendar *c, int day, struct err *e)
{
	if (c->year_count == 0)
		err_set(e, ERR_DATA, "This register holds no bank holidays "
		    "of %s, so working days cannot be counted. Import them: "
		    "convene import holidays FILE.", c->division);
	else
		err_set(e, ERR_DATA, "The bank holidays of %d are not known "
		    "to this register (it has %d to %d), so this date cannot "
		    "be worked out. Import the newest list: convene import "
		    "holidays FILE.", year_of(day), c->years[0],
		    c->years[c->year_count - 1]);
	return false;
}

static bool
step_working(const struct calendar *c, int day, int n, int step, int *out,
    struct err *e)
{
	while (n > 0) {
		day += step;
		if (!calendar_knows(c, day))
			return say_unknown(c, day, e);
		n -= day_is_working(c, day);
	}
	*out = day;
	return true;
}

bool
days_add_working(const struct calendar *c, int day, int n, int *out,
    struct err *e)
{
	return step_working(c, day, n, 1, out, e);
}

bool
days_sub_working(const struct calendar *c, int day, int n, int *out,
    struct err *e)
{
	return step_working(c, day, n, -1, out, e);
}

int
days_length_end(int start, int weeks)
{
	int day = start + 7 * weeks - 1;

	while (day_weekday(day) >= SATURDAY)
		day--;
	return day;
}
