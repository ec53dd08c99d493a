/*
 * Support over a long time by the packs as they are: what a later decision
 * does not start anew, and what does not count while a case rests.  Half of
 * each test takes the word out of the pack, so that it is the pack that says
 * it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/domain/running.h"

#define SUFFOLK TOP_SRCDIR "/db/schemes/suffolk-"

static char folder[FOLDER_MOST];

static void
open_changed(const char *pack, const char *file, const char *old,
    const char *new)
{
	folder_new(folder);
	folder_copy(pack, folder);
	if (file != NULL)
		assert_true(folder_change(folder, file, old, new));
	open_pack(folder);
	folder_remove(folder);
}

/* Accepted on 8 January, another service added on 2 June (SES-41). */
static void
given_added_service(void)
{
	const char *first;

	given_case("S-1", "bespoke", "5", "2025-01-06");
	first = given_decision("S-1", DISP_ACCEPT, NULL, "2025-01-08");
	given_answer(first, EV_SUPERSEDED, "2025-06-02");
	given_decision("S-1", DISP_ACCEPT, NULL, "2025-06-02");
	today("2025-12-09");
}

static void
SES_70_a_year_is_one_year_whatever_is_added(void **state)
{
	(void)state;
	open_changed(SUFFOLK "ses-2024", NULL, NULL, NULL);
	given_added_service();
	expect_due("S-1", "SES-70", "2025-12-08", "2026-01-08", DUE_REMIND);
	open_changed(SUFFOLK "ses-2024", "clocks.csv",
	    "bespoke-year,bespoke,accepted", "bespoke-year,bespoke,decided");
	given_added_service();
	expect_due("S-1", "SES-70", "2026-05-02", "2026-06-02", DUE_RUNNING);
}

/* SES-85: the reviews before the other service was added count. */
static void
SES_85_reviews_are_counted_from_the_first_acceptance(void **state)
{
	struct case_event ev = blank_event(HAPPENED_REVIEWED, "2025-03-10");
	const char *first;

	(void)state;
	open_changed(SUFFOLK "ses-2024", NULL, NULL, NULL);
	given_case("S-1", "section-f", "5", "2025-01-06");
	first = given_decision("S-1", DISP_ACCEPT, NULL, "2025-01-08");
	given_answer(first, EV_SUPERSEDED, "2025-06-02");
	given_decision("S-1", DISP_ACCEPT, NULL, "2025-06-02");
	today("2025-12-09");
	ev.result = "continue";
	ev.review_on = day_parse("2025-05-12");
	must_event("S-1", ev);
	assert_non_null(strstr(must_due("S-1", "SES-85")->what, "(1 of 2)"));
	ev.on_day = day_parse("2025-07-07");
	ev.review_on = day_parse("2025-09-15");
	assert_false(try_event("S-1", ev));
	assert_string_equal(e.rule, "SES-85");
	ev.review_on = DAY_NONE;
	must_event("S-1", ev);
	assert_string_equal(must_due("S-1", "SES-85")->proposes, "closed");
	ev.on_day = day_parse("2025-09-15");
	ev.review_on = day_parse("2025-11-17");
	assert_false(try_event("S-1", ev));
	assert_string_equal(e.rule, "SES-85");
}

/* A check-in on 15 September is followed by one in two to three weeks; from
 * 22 September to 3 November, 42 days, the pupil is in alternative provision
 * (CI-34 to CI-36). */
static void
given_holding(void)
{
	struct case_event ev = blank_event(HAPPENED_PLANNED, "2025-09-08");
	const char *first;

	given_case("C-1", "core-offer", "5", "2025-07-01");
	first = given_decision("C-1", DISP_ACCEPT, "caseload", "2025-07-07");
	assert_non_null(first);
	today("2025-11-04");
	ev.review_on = day_parse("2025-11-24");
	ev.mode = MODE_ON_SITE;
	must_event("C-1", ev);
	ev = blank_event(HAPPENED_CHECKED_IN, "2025-09-15");
	ev.result = "yes";
	must_event("C-1", ev);
	must_event("C-1", blank_event(HAPPENED_HELD, "2025-09-22"));
	assert_null(find_due("C-1", "CI-19"));
	assert_non_null(find_due("C-1", "CI-35"));
	must_event("C-1", blank_event(HAPPENED_RESUMED, "2025-11-03"));
	assert_null(find_due("C-1", "CI-35"));
}

static void
CI_19_check_ins_do_not_run_while_holding(void **state)
{
	(void)state;
	open_changed(SUFFOLK "ci-2021", NULL, NULL, NULL);
	given_holding();
	/* 29 September and 6 October, and 42 days */
	expect_due("C-1", "CI-19", "2025-11-10", "2025-11-17", DUE_RUNNING);
	open_changed(SUFFOLK "ci-2021", "settings.csv",
	    "clocks_stop,check-in;review\n", "");
	given_holding();
	expect_due("C-1", "CI-19", "2025-09-29", "2025-10-06", DUE_OVERDUE);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, close_pack)
	const struct CMUnitTest tests[] = {
		TEST(SES_70_a_year_is_one_year_whatever_is_added),
		TEST(SES_85_reviews_are_counted_from_the_first_acceptance),
		TEST(CI_19_check_ins_do_not_run_while_holding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
