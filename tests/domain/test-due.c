/*
 * Units of clocks, their states, what stops them and what answers them.  The
 * dates are the worked examples of the standards and the readings A-01 to
 * counted by hand beside each row.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/domain/running.h"

#define HEADINGS "clock,pathway,starts,low,high,unit,repeats,year_group," \
    "state,applies,when_field,when_value,waits_for,window,proposes,reason," \
    "says,rule\n"

static char folder[FOLDER_MOST];

/* The small pack with this one clock, and these lines in its settings. */
static void
open_clock(const char *clock, const char *settings)
{
	char text[1000];

	folder_new(folder);
	folder_pack(folder);
	snprintf(text, sizeof text, HEADINGS "%s\n", clock);
	folder_put(folder, "clocks.csv", text);
	folder_put(folder, "events.csv",
	    "pathway,event,label,needs,result,state,says,rule\n"
	    "two,planned,Plan,,,accepted,,T-03\n"
	    "two,visited,Visit,,,,,T-03\n"
	    "two,checked-in,Check-in,,,,,T-03\n"
	    "two,reviewed,Review,,,,,T-03\n"
	    "two,scored,Scores,,,,,T-03\n"
	    "two,moved-school,Moves,to-school,,,,T-03\n"
	    "two,arrived,Arrives,to-school,,,,T-03\n"
	    "two,held,Rests,,,holding,,T-03\n"
	    "two,resumed,Goes on,,,accepted,,T-03\n"
	    "two,closed,Ends,reason,,closed,,T-02\n");
	folder_put(folder, "reasons.csv",
	    "pathway,use,reason,label,consequence,after_weeks,says,rule\n"
	    "two,decline,not-now,Not now,not-before,6,Come again.,practice\n"
	    "*,override,urgent,Urgent,none,,It could not wait.,practice\n"
	    "two,extend,head,The head keeps it open,none,,,practice\n"
	    "two,close,time,The time is over,any-time,,,practice\n"
	    "two,close,better,All is well,any-time,,,practice\n"
	    "two,withdraw,silent,No reply,any-time,,,practice\n");
	if (settings != NULL) {
		snprintf(text, sizeof text, "valid_to,2026-08-31\n%s\n",
		    settings);
		assert_true(folder_change(folder, "settings.csv",
		    "valid_to,2026-08-31\n", text));
	}
	open_pack(folder);
	folder_remove(folder);
}

static const struct unit_row {
	const char *name, *received, *unit;
	int n;
	const char *due;
} units[] = {
	/* standards: receipt is day 0; 25 and 26 December are skipped */
	{ "ten working days", "2025-12-15", "working-days", 10,
	    "2025-12-31" },
	/* received on a Saturday: Tuesday 5 May is the first counted day */
	{ "five from a Saturday", "2026-05-02", "working-days", 5,
	    "2026-05-11" },
	{ "28 over Easter", "2026-03-13", "working-days", 28, "2026-04-24" },
	{ "days", "2025-12-15", "days", 10, "2025-12-25" },
	{ "calendar weeks", "2025-12-15", "weeks", 3, "2026-01-05" },
	{ "a month from the 31st", "2026-01-31", "months", 1, "2026-02-28" },
	{ "a month over the year", "2025-12-31", "months", 2, "2026-02-28" },
	{ "eleven months", "2025-10-31", "months", 11, "2026-09-30" },
	{ "a year", "2025-11-12", "years", 1, "2026-11-12" },
	{ "a year from a leap day", "2024-02-29", "years", 1, "2025-02-28" },
	/* 15 Dec, then 5, 12, 19, 26 Jan, 2 Feb have a school day */
	{ "six school weeks over Christmas", "2025-12-15", "school-weeks", 6,
	    "2026-02-09" },
	/* from the first day of a term the last day of the n-th */
	{ "two terms from the first day", "2026-01-05", "terms", 2,
	    "2026-07-10" },
	/* 15 Sep is in the fourth week; that of the summer term begins on 4
	 * May, less a day */
	{ "two terms from the middle", "2025-09-15", "terms", 2,
	    "2026-05-03" },
	{ "a half term from its first day", "2025-10-27", "half-terms", 1,
	    "2025-12-19" },
	/* third week of the half term that begins on 5 January, less a day */
	{ "a half term from the middle", "2025-11-10", "half-terms", 1,
	    "2026-01-18" },
	{ "over the summer", "2026-06-08", "half-terms", 1, "2026-08-30" },
};

static void
units_count_as_the_standards_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		const struct unit_row *u = &units[i];
		char clock[200];

		print_message("# %s\n", u->name);
		snprintf(clock, sizeof clock, "c,two,received,,%d,%s,no,,,,,,"
		    "visited,no,,,Says,T-03", u->n, u->unit);
		open_clock(clock, NULL);
		given_case("T-1", "two", "9", u->received);
		today(u->received);
		expect_due("T-1", "T-03", "", u->due, DUE_RUNNING);
		assert_day(must_due("T-1", "T-03")->starts_on, u->received);
	}
}

static void
what_the_calendar_does_not_reach_is_said(void **state)
{
	const struct due *d;

	(void)state;
	open_clock("c,two,received,,10,working-days,no,,,,,,visited,no,,,"
	    "Says,T-03", NULL);
	given_case("T-1", "two", "9", "2027-12-20");
	today("2027-12-20");
	d = must_due("T-1", "T-03");
	assert_int_equal(d->state, DUE_UNKNOWN);
	assert_int_equal(d->due_on, DAY_NONE);
	assert_non_null(strstr(d->origin, "2028 are not known"));

	open_clock("c,two,received,,2,terms,no,,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_case("T-1", "two", "9", "2027-06-14");
	today("2027-06-14");
	d = must_due("T-1", "T-03");
	assert_int_equal(d->state, DUE_UNKNOWN);
	assert_non_null(strstr(d->origin, "not known"));
}

static void
term_dates_say_whose_they_are(void **state)
{
	(void)state;
	open_clock("c,two,received,,1,terms,no,,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_case("T-1", "two", "9", "2026-01-05");
	today("2026-01-05");
	assert_string_equal(must_due("T-1", "T-03")->origin, "training");
}

/* 8 and 10 working days after Monday 15 December: 29 and 31 December. */
static void
a_range_reminds_and_then_limits(void **state)
{
	(void)state;
	open_clock("c,two,received,8,10,working-days,no,,,,,,visited,no,,,"
	    "Says,T-03", NULL);
	given_case("T-1", "two", "9", "2025-12-15");
	today("2025-12-28");
	expect_due("T-1", "T-03", "2025-12-29", "2025-12-31", DUE_RUNNING);
	today("2025-12-29");
	expect_due("T-1", "T-03", "2025-12-29", "2025-12-31", DUE_REMIND);
	today("2025-12-31");
	expect_due("T-1", "T-03", "2025-12-29", "2025-12-31", DUE_REMIND);
	today("2026-01-01");
	expect_due("T-1", "T-03", "2025-12-29", "2025-12-31", DUE_OVERDUE);
	must_event("T-1", blank_event(HAPPENED_VISITED, "2026-01-01"));
	assert_null(find_due("T-1", "T-03"));
	MUST(event_take_back(db, "T-1", &arena, &(struct case_event){ 0 }, &e));
	expect_due("T-1", "T-03", "2025-12-29", "2025-12-31", DUE_OVERDUE);
}

static void
on_the_day_itself_it_reminds(void **state)
{
	(void)state;
	open_clock("c,two,received,,3,weeks,no,,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_case("T-1", "two", "9", "2025-12-15");
	today("2026-01-04");
	expect_due("T-1", "T-03", "", "2026-01-05", DUE_RUNNING);
	today("2026-01-05");
	expect_due("T-1", "T-03", "", "2026-01-05", DUE_REMIND);
	today("2026-01-06");
	expect_due("T-1", "T-03", "", "2026-01-05", DUE_OVERDUE);
}

/* 16 to 19 December and 5 to 12 January are ten days of school. */
static void
working_days_pause_while_schools_are_closed(void **state)
{
	const char *clock = "c,two,received,,10,working-days,no,,,,,,visited,"
	    "no,,,Says,T-03";

	(void)state;
	open_clock(clock, "working_days_pause,school-closed");
	given_case("T-1", "two", "9", "2025-12-15");
	today("2025-12-15");
	expect_due("T-1", "T-03", "", "2026-01-12", DUE_RUNNING);
	assert_day(must_due("T-1", "T-03")->unpaused_on, "2025-12-31");
	assert_string_equal(must_due("T-1", "T-03")->origin, "training");

	/* where terms are not known, the other date at least */
	given_case("T-2", "two", "9", "2027-11-01");
	today("2027-11-01");
	assert_int_equal(must_due("T-2", "T-03")->state, DUE_UNKNOWN);
	assert_day(must_due("T-2", "T-03")->unpaused_on, "2027-11-15");

	open_clock(clock, NULL);
	given_case("T-1", "two", "9", "2025-12-15");
	assert_int_equal(must_due("T-1", "T-03")->unpaused_on, DAY_NONE);
}

static void
given_plan(const char *day)
{
	given_case("T-1", "two", "9", "2025-09-01");
	today("2025-12-01");
	given_decision("T-1", DISP_ACCEPT, "place", "2025-09-08");
	must_event("T-1", blank_event(HAPPENED_PLANNED, day));
}

/* Three weeks from 15 September; from 29 September to 3 November it rests. */
static void
a_clock_stands_still_and_runs_on(void **state)
{
	static const char clock[] = "check,two,planned,2,3,weeks,yes,,"
	    "accepted,,,,checked-in,no,,,Says,T-03";

	(void)state;
	open_clock(clock, "clocks_stop,check");
	given_plan("2025-09-15");
	expect_due("T-1", "T-03", "2025-09-29", "2025-10-06", DUE_OVERDUE);
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-09-29"));
	assert_null(find_due("T-1", "T-03"));
	must_event("T-1", blank_event(HAPPENED_RESUMED, "2025-11-03"));
	today("2025-11-04");
	expect_due("T-1", "T-03", "2025-11-03", "2025-11-10", DUE_REMIND);

	open_clock(clock, NULL);
	given_plan("2025-09-15");
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-09-29"));
	must_event("T-1", blank_event(HAPPENED_RESUMED, "2025-11-03"));
	expect_due("T-1", "T-03", "2025-09-29", "2025-10-06", DUE_OVERDUE);
}

/* Ten working days from 15 September are 29 September; four of them, 22 to
 * 25 September, do not count. */
static void
working_days_stand_still_too(void **state)
{
	(void)state;
	open_clock("check,two,planned,,10,working-days,no,,accepted,,,,"
	    "visited,no,,,Says,T-03", "clocks_stop,check");
	given_plan("2025-09-15");
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-09-22"));
	must_event("T-1", blank_event(HAPPENED_RESUMED, "2025-09-26"));
	expect_due("T-1", "T-03", "", "2025-10-03", DUE_OVERDUE);
}

static void
it_repeats_from_each_answer(void **state)
{
	(void)state;
	open_clock("c,two,planned,2,3,weeks,yes,,,,,,checked-in,no,,,Says,"
	    "T-03", NULL);
	given_plan("2025-09-15");
	must_event("T-1", blank_event(HAPPENED_CHECKED_IN, "2025-10-01"));
	expect_due("T-1", "T-03", "2025-10-15", "2025-10-22", DUE_OVERDUE);
	assert_day(must_due("T-1", "T-03")->starts_on, "2025-10-01");
	must_event("T-1", blank_event(HAPPENED_CHECKED_IN, "2025-11-20"));
	expect_due("T-1", "T-03", "2025-12-04", "2025-12-11", DUE_RUNNING);
}

/* Once each half term: when it was done early in one, the next one has all
 * its length; 13 February is the last Friday of the half term after. */
static void
once_a_half_term_is_by_the_end_of_the_next(void **state)
{
	(void)state;
	open_clock("c,two,planned,,1,half-terms,yes,,,,,,checked-in,no,,,"
	    "Says,T-03", NULL);
	given_plan("2025-09-15");
	must_event("T-1", blank_event(HAPPENED_CHECKED_IN, "2025-11-12"));
	expect_due("T-1", "T-03", "", "2026-02-13", DUE_RUNNING);
}

static void
any_of_several_events_answers(void **state)
{
	(void)state;
	open_clock("c,two,planned,,3,weeks,no,,,,,,visited;checked-in,no,,,"
	    "Says,T-03", NULL);
	given_plan("2025-09-15");
	assert_non_null(find_due("T-1", "T-03"));
	must_event("T-1", blank_event(HAPPENED_SCORED, "2025-09-16"));
	assert_non_null(find_due("T-1", "T-03"));
	must_event("T-1", blank_event(HAPPENED_CHECKED_IN, "2025-09-16"));
	assert_null(find_due("T-1", "T-03"));
}

static void
a_later_start_begins_anew(void **state)
{
	(void)state;
	open_clock("c,two,planned,,3,weeks,no,,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_plan("2025-09-15");
	must_event("T-1", blank_event(HAPPENED_VISITED, "2025-09-20"));
	assert_null(find_due("T-1", "T-03"));
	must_event("T-1", blank_event(HAPPENED_PLANNED, "2025-10-06"));
	expect_due("T-1", "T-03", "", "2025-10-27", DUE_OVERDUE);
}

static void
rows_are_for_some_cases_only(void **state)
{
	(void)state;
	open_clock("c,two,received,,3,weeks,no,10,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_case("T-1", "two", "10", "2025-11-03");
	given_case("T-2", "two", "9", "2025-11-03");
	given_case("T-3", "one", "10", "2025-11-03");
	assert_non_null(find_due("T-1", "T-03"));
	assert_null(find_due("T-2", "T-03"));
	assert_null(find_due("T-3", "T-03"));
	/* a year later the one of Year 9 is in Year 10 */
	today("2026-09-01");
	assert_null(find_due("T-1", "T-03"));
	assert_non_null(find_due("T-2", "T-03"));

	open_clock("c,two,received,,3,weeks,no,,,,colour,r;b,visited,no,,,"
	    "Says,T-03", NULL);
	given_case("T-1", "two", "9", "2025-11-03");
	given_case("T-2", "two", "9", "2025-11-03");
	given_value("T-1", "colour", "r");
	given_value("T-2", "colour", "g");
	assert_non_null(find_due("T-1", "T-03"));
	assert_null(find_due("T-2", "T-03"));

	open_clock("c,two,decided,,3,weeks,no,,,place,,,visited,no,,,Says,"
	    "T-03", NULL);
	given_case("T-1", "two", "9", "2025-11-03");
	given_case("T-2", "two", "9", "2025-11-03");
	given_decision("T-1", DISP_ACCEPT, "place", "2025-11-05");
	given_decision("T-2", DISP_DECLINE, NULL, "2025-11-05");
	assert_non_null(find_due("T-1", "T-03"));
	assert_null(find_due("T-2", "T-03"));

	open_clock("c,two,received,,3,weeks,no,,pended,,,,decided,no,,,Says,"
	    "T-03", NULL);
	given_case("T-1", "two", "9", "2025-11-03");
	assert_null(find_due("T-1", "T-03"));
	given_decision("T-1", DISP_PEND, NULL, "2025-11-05");
	MUST(referral_move(db, case_now("T-1").referral.id, REFERRAL_PENDED,
	    INT_NONE, &e));
	given_case("T-2", "two", "9", "2025-11-03");
	assert_null(find_due("T-2", "T-03"));
}

/* a year counts from the acceptance, not from a later decision that
 * adds something; one that was taken back was none. */
static void
the_first_acceptance_counts(void **state)
{
	const char *first;

	(void)state;
	open_clock("c,two,accepted,11,12,months,no,,,,,,closed,no,closed,"
	    "time,Says,T-03", NULL);
	given_case("T-1", "two", "9", "2024-10-01");
	first = given_decision("T-1", DISP_ACCEPT, "place", "2024-10-08");
	given_answer(first, EV_TAKEN_BACK, "2024-10-08");
	first = given_decision("T-1", DISP_ACCEPT, "place", "2024-11-12");
	given_answer(first, EV_SUPERSEDED, "2025-02-01");
	given_decision("T-1", DISP_ACCEPT, "place", "2025-02-01");
	today("2025-10-12");
	expect_due("T-1", "T-03", "2025-10-12", "2025-11-12", DUE_REMIND);
	assert_null(must_due("T-1", "T-03")->proposes);
	today("2025-11-13");
	expect_due("T-1", "T-03", "2025-10-12", "2025-11-12", DUE_OVERDUE);
	assert_string_equal(must_due("T-1", "T-03")->proposes, "closed");
}

static void
keeping_open_moves_the_limit_to_the_next_review(void **state)
{
	struct case_event ev = blank_event(HAPPENED_REVIEWED, "2025-11-20");

	(void)state;
	open_clock("c,two,accepted,,12,months,no,,,,,,closed,no,closed,time,"
	    "Says,T-03", NULL);
	given_case("T-1", "two", "9", "2024-11-01");
	given_decision("T-1", DISP_ACCEPT, "place", "2024-11-12");
	today("2025-11-20");
	expect_due("T-1", "T-03", "", "2025-11-12", DUE_OVERDUE);
	ev.reason = "head";
	ev.review_on = day_parse("2026-01-15");
	must_event("T-1", ev);
	expect_due("T-1", "T-03", "", "2026-01-15", DUE_RUNNING);
	assert_null(must_due("T-1", "T-03")->proposes);
	assert_non_null(strstr(must_due("T-1", "T-03")->what,
	    "kept open until the review on 15 Jan 2026"));
}

static void
the_list_is_by_date_and_has_what_is_wanted(void **state)
{
	struct due *list;
	int n;

	(void)state;
	open_clock("c,two,received,1,3,weeks,no,,,,,,visited,no,,,Says,T-03",
	    NULL);
	given_case("T-1", "two", "9", "2025-11-10");
	given_case("T-2", "two", "9", "2025-10-13");
	given_case("T-3", "two", "9", "2025-10-27");
	today("2025-11-12");
	MUST(due_list(db, DAY_NONE, &arena, &list, &n, &e));
	assert_int_equal(n, 3);
	assert_string_equal(list[0].ref, "T-2");
	assert_string_equal(list[1].ref, "T-3");
	assert_string_equal(list[2].ref, "T-1");
	/* T-1 is reminded of on 17 November, overdue is T-2 alone */
	MUST(due_list(db, day_parse("2025-11-12"), &arena, &list, &n, &e));
	assert_int_equal(n, 2);
	MUST(due_list(db, day_parse("2025-11-17"), &arena, &list, &n, &e));
	assert_int_equal(n, 3);
	must_event("T-2", blank_event(HAPPENED_VISITED, "2025-11-12"));
	MUST(referral_withdraw(db, "T-3", "school", "silent", &e));
	MUST(due_list(db, DAY_NONE, &arena, &list, &n, &e));
	assert_int_equal(n, 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, close_pack)
	const struct CMUnitTest tests[] = {
		TEST(units_count_as_the_standards_do),
		TEST(what_the_calendar_does_not_reach_is_said),
		TEST(term_dates_say_whose_they_are),
		TEST(a_range_reminds_and_then_limits),
		TEST(on_the_day_itself_it_reminds),
		TEST(working_days_pause_while_schools_are_closed),
		TEST(a_clock_stands_still_and_runs_on),
		TEST(working_days_stand_still_too),
		TEST(it_repeats_from_each_answer),
		TEST(once_a_half_term_is_by_the_end_of_the_next),
		TEST(any_of_several_events_answers),
		TEST(a_later_start_begins_anew),
		TEST(rows_are_for_some_cases_only),
		TEST(the_first_acceptance_counts),
		TEST(keeping_open_moves_the_limit_to_the_next_review),
		TEST(the_list_is_by_date_and_has_what_is_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
