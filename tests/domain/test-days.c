/*
 * Working days, school days and terms.  The dates are the worked examples of
 * the standards, with the published holidays of England and Wales and the
 * term dates that councils and schools gave out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/domain/calendar/calendar.h"
#include "src/domain/calendar/days.h"

static struct db *db;
static struct arena arena = ARENA_INIT;

/* https://www.gov.uk/bank-holidays, the years 2025 and 2026. */
static const char *const published[] = {
	"2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05",
	"2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
	"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04",
	"2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", NULL
};

static const struct term_of {
	const char *la_code, *school_urn, *year;
	enum term_event event;
	const char *first, *last, *origin;
	int weight;
} terms[] = {
	/* Norfolk, a school that says it follows the county */
	{ "926", NULL, "2025/26", TERM, "2025-09-03", "2025-12-19", "f", 2 },
	{ "926", NULL, "2025/26", HALF_TERM_HOLIDAY, "2025-10-25",
	    "2025-11-03", "f", 2 },
	{ "926", NULL, "2025/26", TRAINING_DAY, "2026-04-14", "2026-04-14",
	    "f", 2 },
	{ "926", NULL, "2025/26", TERM, "2026-01-06", "2026-03-27", "f", 2 },
	{ "926", NULL, "2025/26", HALF_TERM_HOLIDAY, "2026-02-14",
	    "2026-02-22", "f", 2 },
	{ "926", NULL, "2025/26", TERM, "2026-04-15", "2026-07-17", "f", 2 },
	/* one school with another half term, and a training day of its own */
	{ "926", NULL, "2025/26", HALF_TERM_HOLIDAY, "2026-02-09",
	    "2026-02-13", "o", 1 },
	{ "926", NULL, "2025/26", TRAINING_DAY, "2026-01-09", "2026-01-09",
	    "o", 1 },
	/* the same county, a school whose own dates are known */
	{ "926", "121234", "2025/26", TRAINING_DAY, "2026-01-08",
	    "2026-01-08", "s", 1 },
	/* Warwickshire: the proposal's two terms; a school's half terms */
	{ "937", NULL, "2025/26", TERM, "2025-09-02", "2025-12-19", "p", 2 },
	{ "937", NULL, "2025/26", TERM, "2026-01-05", "2026-03-27", "p", 2 },
	{ "937", NULL, "2025/26", HALF_TERM_HOLIDAY, "2026-02-16",
	    "2026-02-20", "o", 1 },
	/* Leicester city: six half terms */
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2025-08-26",
	    "2025-10-10", "h", 1 },
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2025-10-20",
	    "2025-12-19", "h", 1 },
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2026-01-05",
	    "2026-02-13", "h", 1 },
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2026-02-23",
	    "2026-03-27", "h", 1 },
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2026-04-13",
	    "2026-05-22", "h", 1 },
	{ "856", NULL, "2025/26", HALF_TERM_TAUGHT, "2026-06-01",
	    "2026-07-10", "h", 1 },
};

static void
add_holiday(const char *day, const char *source)
{
	struct holiday h = { .division = "england-and-wales",
	    .day = day_parse(day), .title = "Bank holiday",
	    .source = source };
	struct err e = ERR_INIT;

	if (!db_insert(db, &holiday_record, &h, &e))
		fail_msg("%s", e.text);
}

static void
add_terms(void)
{
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		const struct term_of *t = &terms[i];
		struct term row = { .id = db_new_id(db, &arena),
		    .la_code = t->la_code, .school_urn = t->school_urn,
		    .academic_year = t->year, .event = t->event,
		    .first_day = day_parse(t->first),
		    .last_day = day_parse(t->last), .origin = t->origin,
		    .weight = t->weight };

		if (!db_insert(db, &term_record, &row, &e))
			fail_msg("%s", e.text);
	}
}

static int
set_up(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	if (!db_open_memory(&db, &e))
		return -1;
	for (int i = 0; published[i] != NULL; i++)
		add_holiday(published[i], "gov.uk");
	add_terms();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	db_close(db);
	arena_release(&arena);
	return 0;
}

static struct calendar *
calendar_of(const char *la_code, const char *school_urn)
{
	struct calendar *c;
	struct err e = ERR_INIT;

	if (!calendar_load(db, "england-and-wales", la_code, school_urn,
	    &arena, &c, &e))
		fail_msg("%s", e.text);
	return c;
}

static const struct count {
	const char *from;
	int n;
	const char *due;
} counts[] = {
	/* an offer received on a Monday; 25 and 26 December are skipped */
	{ "2025-12-15", 10, "2025-12-31" },
	/* received on a Saturday before a bank holiday */
	{ "2026-05-02", 1, "2026-05-05" },
	{ "2026-05-02", 5, "2026-05-11" },
	/* 3 and 6 April are skipped */
	{ "2026-03-13", 28, "2026-04-24" },
	{ "2025-11-12", 0, "2025-11-12" },
	{ "2025-11-12", 5, "2025-11-19" },
};

static void
receipt_is_day_nought(void **state)
{
	struct calendar *c = calendar_of(NULL, NULL);
	struct err e = ERR_INIT;
	int day = DAY_NONE;

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		if (!days_add_working(c, day_parse(counts[i].from),
		    counts[i].n, &day, &e))
			fail_msg("%s", e.text);
		assert_int_equal(day, day_parse(counts[i].due));
	}
	assert_true(days_sub_working(c, day_parse("2025-12-31"), 10, &day,
	    &e));
	assert_int_equal(day, day_parse("2025-12-15"));
	assert_true(day_is_working(c, day_parse("2025-12-24")));
	assert_false(day_is_working(c, day_parse("2025-12-25")));
	assert_false(day_is_working(c, day_parse("2025-12-27")));
}

static void
an_unknown_year_is_no_year_without_holidays(void **state)
{
	struct calendar *c = calendar_of(NULL, NULL);
	struct err e = ERR_INIT;
	int day = 7;

	(void)state;
	assert_false(days_add_working(c, day_parse("2026-12-29"), 5, &day,
	    &e));
	assert_int_equal(day, 7);
	assert_int_equal(e.code, ERR_DATA);
	assert_non_null(strstr(e.text, "2027"));
	assert_non_null(strstr(e.text, "import holidays"));
	assert_false(day_is_working(c, day_parse("2027-03-02")));
	assert_false(calendar_knows(c, day_parse("2024-12-31")));
	assert_false(days_sub_working(c, day_parse("2025-01-02"), 5, &day,
	    &e));
}

/* One day proclaimed early does not make the rest of its year known. */
static void
a_day_entered_by_hand_makes_no_year_known(void **state)
{
	struct calendar *c;

	(void)state;
	add_holiday("2028-06-02", HOLIDAY_BY_HAND);
	add_holiday("2026-06-15", HOLIDAY_BY_HAND);
	c = calendar_of(NULL, NULL);
	assert_false(calendar_knows(c, day_parse("2028-06-05")));
	assert_false(day_is_working(c, day_parse("2026-06-15")));
	assert_true(day_is_working(c, day_parse("2026-06-16")));
}

static void
weeks_end_on_the_last_weekday(void **state)
{
	(void)state;
	assert_int_equal(days_length_end(day_parse("2025-11-24"), 7),
	    day_parse("2026-01-09"));
	assert_int_equal(days_length_end(day_parse("2025-11-26"), 1),
	    day_parse("2025-12-02"));
}

static const struct school_day {
	const char *la_code, *school_urn, *day;
	int met;		/* -1: not known */
} school_days[] = {
	{ "926", NULL, "2025-10-24", 1 },
	{ "926", NULL, "2025-10-27", 0 },	/* half term */
	{ "926", NULL, "2025-11-03", 0 },
	{ "926", NULL, "2025-11-04", 1 },
	{ "926", NULL, "2025-11-08", 0 },	/* a Saturday */
	{ "926", NULL, "2025-12-29", 0 },	/* between terms */
	{ "926", NULL, "2026-05-04", 0 },	/* bank holiday in term */
	{ "926", NULL, "2026-02-10", 1 },	/* only one school is off */
	{ "926", NULL, "2026-02-17", 0 },
	{ "926", NULL, "2026-01-09", 1 },	/* another's training day */
	{ "926", NULL, "2026-01-08", 1 },
	{ "926", "121234", "2026-01-08", 0 },	/* its own */
	{ "926", NULL, "2026-04-14", 0 },	/* before the term anyway */
	{ "926", NULL, "2026-07-24", 0 },
	{ "926", NULL, "2026-09-10", -1 },
	{ "937", NULL, "2026-02-17", 0 },	/* the school's half term */
	{ "937", NULL, "2025-12-22", 0 },
	{ "937", NULL, "2026-05-12", -1 },	/* no summer term there */
	{ "856", NULL, "2025-10-13", 0 },
	{ "856", NULL, "2026-07-10", 1 },
	{ "855", NULL, "2025-10-13", -1 },
};

static void
school_days_come_from_dated_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof school_days / sizeof school_days[0];
	    i++) {
		const struct school_day *d = &school_days[i];
		struct calendar *c = calendar_of(d->la_code, d->school_urn);
		struct err e = ERR_INIT;
		const char *origin = NULL;
		bool met = false;
		bool known = day_is_school_day(c, day_parse(d->day), &met,
		    &origin, &e);

		if ((known ? met : -1) != d->met)
			fail_msg("%s %s: %d %d %s", d->la_code, d->day, known,
			    met, e.text);
		assert_true(known ? origin != NULL :
		    strstr(e.text, "import terms") != NULL);
	}
}

static void
school_weeks_pass_over_holidays(void **state)
{
	struct calendar *c = calendar_of("926", NULL);
	struct err e = ERR_INIT;
	int day = DAY_NONE;

	(void)state;
	/* Monday 13 October: one week, the next, half term, the third */
	assert_true(days_add_school_weeks(c, day_parse("2025-10-13"), 3,
	    &day, &e));
	assert_int_equal(day, day_parse("2025-11-10"));
	assert_false(days_add_school_weeks(c, day_parse("2026-07-06"), 8,
	    &day, &e));
}

static const struct terms_on {
	const char *from;
	int n;
	const char *last;	/* NULL: not known */
} term_counts[] = {
	/* from the first day: the last day of the n-th term */
	{ "2025-09-03", 1, "2025-12-19" },
	{ "2025-09-03", 2, "2026-03-27" },
	{ "2025-09-03", 3, "2026-07-17" },
	{ "2025-09-03", 4, NULL },
	/* from the holiday before it */
	{ "2025-12-29", 1, "2026-03-27" },
	/* Tuesday of the third week: Monday of the third week */
	{ "2025-09-16", 1, "2026-01-19" },
	{ "2025-09-16", 2, "2026-04-27" },
	/* the last week of a long term has no like in a shorter one */
	{ "2025-12-17", 1, "2026-03-27" },
	{ "2026-04-20", 1, NULL },
};

static void
terms_are_counted_by_their_dates(void **state)
{
	struct calendar *c = calendar_of("926", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof term_counts / sizeof term_counts[0];
	    i++) {
		const struct terms_on *t = &term_counts[i];
		struct err e = ERR_INIT;
		int day = DAY_NONE;
		bool known = days_add_terms(c, day_parse(t->from), t->n,
		    &day, &e);

		assert_int_equal(known, t->last != NULL);
		if (known)
			assert_int_equal(day, day_parse(t->last));
	}
}

static void
half_terms_make_terms(void **state)
{
	struct calendar *c = calendar_of("856", NULL);
	struct err e = ERR_INIT;
	const char *origin;
	int first = DAY_NONE, last = DAY_NONE;

	(void)state;
	assert_true(day_term(c, day_parse("2025-10-14"), &first, &last,
	    &origin, &e));
	assert_int_equal(first, day_parse("2025-08-26"));
	assert_int_equal(last, day_parse("2025-12-19"));
	assert_false(day_term(c, day_parse("2026-07-14"), &first, &last,
	    &origin, &e));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(receipt_is_day_nought),
		cmocka_unit_test(an_unknown_year_is_no_year_without_holidays),
		cmocka_unit_test(a_day_entered_by_hand_makes_no_year_known),
		cmocka_unit_test(weeks_end_on_the_last_weekday),
		cmocka_unit_test(school_days_come_from_dated_rows),
		cmocka_unit_test(school_weeks_pass_over_holidays),
		cmocka_unit_test(terms_are_counted_by_their_dates),
		cmocka_unit_test(half_terms_make_terms),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
