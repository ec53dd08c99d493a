/*
 * SLIP after its meetings: each time limit and event of the pack against the
 * offer 2023-24, and each of them gone when its row is taken out of the pack.
 * The days are worked out by hand beside them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/costs/cost.h"
#include "tests/domain/running.h"

static char folder[FOLDER_MOST];

/* SLIP's pack without the rows of FILE that begin with PREFIX. */
static void
open_slip(const char *file, const char *prefix)
{
	folder_new(folder);
	folder_copy(SLIP_FOLDER, folder);
	if (file != NULL)
		assert_true(folder_cut(folder, file, prefix) > 0);
	open_pack(folder);
	folder_remove(folder);
}

/*
 * A case of the Core Meeting that was accepted: what was given, from when to
 * when, what happened, and what is then due.
 */
static const struct row {
	const char *name, *rule, *clock;	/* the row to be taken out */
	const char *year, *outcome, *decided, *start, *end;
	enum happening event;
	const char *event_on;
	const char *today, *remind, *due;
	enum due_state state;
} rows[] = {
	/* five working days after Wednesday 12 November */
	{ "the plan is due", "SLIP-14", "plan-to-school,", "9", "t2-one",
	    "2025-11-12", .today = "2025-11-12", .remind = "2025-11-17",
	    .due = "2025-11-19", .state = DUE_RUNNING },
	{ "the plan is late", "SLIP-14", "plan-to-school,", "9", "t2-one",
	    "2025-11-12", .today = "2025-11-20", .remind = "2025-11-17",
	    .due = "2025-11-19", .state = DUE_OVERDUE },
	/* 24, 29, 30, 31 December, 2 January */
	{ "the plan over Christmas", "SLIP-14", "plan-to-school,", "9",
	    "t2-one", "2025-12-23", .today = "2025-12-23",
	    .remind = "2025-12-30", .due = "2026-01-02",
	    .state = DUE_RUNNING },
	/* Monday 24 November + 6 and + 8 weeks: 5 and 19 January; the last
	 * weekday before */
	{ "a Tier 2 programme", "SLIP-33", "tier-2-length,", "9", "t2-one",
	    "2025-11-12", "2025-11-24", "2026-01-16", .today = "2025-12-12",
	    .remind = "2026-01-02", .due = "2026-01-16",
	    .state = DUE_RUNNING },
	{ "in its seventh week", "SLIP-33", "tier-2-length,", "9",
	    "t2-group", "2025-11-12", "2025-11-24", "2026-01-16",
	    .today = "2026-01-06", .remind = "2026-01-02",
	    .due = "2026-01-16", .state = DUE_REMIND },
	{ "past eight weeks", "SLIP-33", "tier-2-length,", "9", "t2-group",
	    "2025-11-12", "2025-11-24", "2026-01-16", .today = "2026-01-19",
	    .remind = "2026-01-02", .due = "2026-01-16",
	    .state = DUE_OVERDUE },
	/* seven weeks from 24 November are 12 January */
	{ "a Reset", "SLIP-43", "reset-length,", "9", "t3-reset",
	    "2025-11-12", "2025-11-24", "2026-01-09", .today = "2025-12-12",
	    .remind = "", .due = "2026-01-09", .state = DUE_RUNNING },
	{ "a Reset without a planned end", "SLIP-43", "reset-length,", "9",
	    "t3-reset", "2025-11-12", "2025-11-24", .today = "2025-12-12",
	    .remind = "", .due = "2026-01-09", .state = DUE_RUNNING },
	{ "an extended Reset", "SLIP-43", "reset-length,", "9", "t3-reset",
	    "2025-11-12", "2025-11-24", "2026-01-23", .today = "2026-01-12",
	    .remind = "", .due = "2026-01-23", .state = DUE_RUNNING },
	{ "Year 11 ends", "SLIP-54", "year-11-end,", "11", "t4-pathway-1",
	    "2025-11-12", "2025-11-24", .today = "2026-07-15", .remind = "",
	    .due = "2026-08-31", .state = DUE_RUNNING },
	{ "Year 11 is over", "SLIP-54", "year-11-end,", "11", "t4-pathway-3",
	    "2025-11-12", "2025-11-24", .today = "2026-09-10", .remind = "",
	    .due = "2026-08-31", .state = DUE_OVERDUE },
	{ "a year after Year 10", "SLIP-54", "year-11-end,", "10",
	    "t4-pathway-2", "2025-11-12", "2025-11-24",
	    .today = "2026-10-01", .remind = "", .due = "2027-08-31",
	    .state = DUE_RUNNING },
	/* the summer term is from 13 April to 10 July */
	{ "Year 10, before the summer", "SLIP-57", "year-10-return,", "10",
	    "t4-pathway-1", "2025-11-12", "2025-11-24",
	    .today = "2026-03-01", .remind = "2026-04-13",
	    .due = "2026-07-10", .state = DUE_RUNNING },
	{ "Year 10, a review in spring is not enough", "SLIP-57",
	    "year-10-return,", "10", "t3-ap", "2025-11-12", "2025-11-24",
	    NULL, HAPPENED_REVIEWED, "2026-03-20", "2026-05-01",
	    "2026-04-13", "2026-07-10", DUE_REMIND },
	{ "Year 10, after the summer", "SLIP-57", "year-10-return,", "10",
	    "t4-pathway-1", "2025-11-12", "2025-11-24",
	    .today = "2026-09-02", .remind = "2026-04-13",
	    .due = "2026-07-10", .state = DUE_OVERDUE },
	/* the spring term from its first day: 5 January to 27 March */
	{ "a visit each term", "SLIP-60", "school-visit,", "8", "t4-ks3",
	    "2025-11-12", "2026-01-05", .today = "2026-01-10", .remind = "",
	    .due = "2026-03-27", .state = DUE_RUNNING },
	{ "a term without a visit", "SLIP-60", "school-visit,", "8",
	    "t4-ks3", "2025-11-12", "2026-01-05", .today = "2026-04-01",
	    .remind = "", .due = "2026-03-27", .state = DUE_OVERDUE },
	/* once in each term: a Reset of seven weeks is not over before it */
	{ "from the middle of a term, by its end", "SLIP-60",
	    "school-visit,", "8", "t3-reset", "2025-11-12", "2025-11-24",
	    .today = "2025-12-01", .remind = "", .due = "2025-12-19",
	    .state = DUE_RUNNING },
	{ "visited in spring, due in summer", "SLIP-60", "school-visit,",
	    "8", "t3-reset", "2025-11-12", "2026-01-05", NULL,
	    HAPPENED_VISITED, "2026-01-20", "2026-04-01", "", "2026-07-10",
	    DUE_RUNNING },
};

static void
given_row(const struct row *r)
{
	const char *x;

	given_case("L-1", "core", r->year, "2025-10-24");
	x = given_decision("L-1", DISP_ACCEPT, r->outcome, r->decided);
	if (r->start != NULL)
		given_place("L-1", x, scheme_outcome(pack_now(), "core",
		    r->outcome)->provision, r->start, r->end, PLACE_ACTIVE);
	today(r->today);
	if (r->event_on != NULL) {
		struct case_event ev = blank_event(r->event, r->event_on);

		if (r->event == HAPPENED_REVIEWED)
			ev.result = "no";
		must_event("L-1", ev);
	}
}

static void
each_time_limit_of_the_offer(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		print_message("# %s %s\n", rows[i].rule, rows[i].name);
		open_slip(NULL, NULL);
		given_row(&rows[i]);
		expect_due("L-1", rows[i].rule, rows[i].remind, rows[i].due,
		    rows[i].state);
	}
}

static void
none_without_its_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		open_slip("clocks.csv", rows[i].clock);
		given_row(&rows[i]);
		if (find_due("L-1", rows[i].rule) != NULL)
			fail_msg("%s %s", rows[i].rule, rows[i].name);
	}
}

static void
SLIP_14_until_the_plan_is_released(void **state)
{
	const char *x;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "forum", "9", "2025-10-24");
	x = given_decision("L-1", DISP_ADVISE, "advice", "2025-11-12");
	assert_non_null(find_due("L-1", "SLIP-14"));
	given_answer(x, EV_RELEASED, "2025-11-14");
	assert_null(find_due("L-1", "SLIP-14"));
	/* a letter about a decline is waited for too, no-letter cases not */
	given_case("L-2", "forum", "9", "2025-10-24");
	given_decision("L-2", DISP_DECLINE, NULL, "2025-11-12");
	assert_non_null(find_due("L-2", "SLIP-14"));
	given_case("L-3", "forum", "9", "2025-10-24");
	given_decision("L-3", DISP_NOT_REACHED, NULL, "2025-11-12");
	assert_null(find_due("L-3", "SLIP-14"));
}

/* Who comes in Year 11 is not asked about the end of Year 10. */
static void
SLIP_57_is_over_before_the_place(void **state)
{
	const char *x;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "11", "2025-10-24");
	x = given_decision("L-1", DISP_ACCEPT, "t4-pathway-3", "2025-11-12");
	given_place("L-1", x, "ks4-3", "2025-11-24", NULL, PLACE_ACTIVE);
	today("2025-12-01");
	assert_null(find_due("L-1", "SLIP-57"));
	assert_non_null(find_due("L-1", "SLIP-54"));
}

/* SLIP-62: nobody has entered the figures, which is not £0. */
static void
SLIP_62_a_place_is_not_free_before_its_figures(void **state)
{
	struct bill b;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "9", "2025-10-24");
	given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	MUST(cost_of_case(db, "L-1", &arena, &b, &e));
	assert_false(b.whole);
	assert_int_equal(b.count, 3);
	assert_string_equal(b.charges[0].figure, "average-cost");
	assert_int_equal(b.charges[0].pence, INT_NONE);
	assert_string_equal(b.charges[0].rule, "SLIP-62");
	/* a promised one costs nothing yet, and Tier 2 nothing at all */
	given_case("L-2", "core", "10", "2025-10-24");
	given_decision("L-2", DISP_ACCEPT, "move-ks4", "2025-11-12");
	MUST(cost_of_case(db, "L-2", &arena, &b, &e));
	assert_int_equal(b.count, 0);
	given_case("L-3", "core", "9", "2025-10-24");
	given_decision("L-3", DISP_ACCEPT, "t2-one", "2025-11-12");
	MUST(cost_of_case(db, "L-3", &arena, &b, &e));
	assert_true(b.whole);
	assert_int_equal(b.count, 1);
	assert_int_equal(b.pence, 0);
}

static void
SLIP_43_a_longer_reset_needs_a_reason(void **state)
{
	struct placement p;
	const char *x;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "9", "2025-10-24");
	x = given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	given_place("L-1", x, "reset", "2025-11-24", "2026-01-09",
	    PLACE_ACTIVE);
	today("2026-01-05");
	assert_false(place_extend(db, "L-1", day_parse("2026-01-23"), NULL,
	    &arena, &p, &e));
	assert_string_equal(e.rule, "SLIP-43");
	e = (struct err)ERR_INIT;
	assert_false(place_extend(db, "L-1", day_parse("2026-01-23"),
	    "urgent", &arena, &p, &e));
	MUST(place_extend(db, "L-1", day_parse("2026-01-23"),
	    "return-date", &arena, &p, &e));
	expect_due("L-1", "SLIP-43", "", "2026-01-23", DUE_RUNNING);
}

/* At its last day it is proposed that it ends; a person says where the pupil
 * goes next, and the form keeps it (SLIP-22). */
static void
SLIP_44_a_place_ends_by_a_person_with_a_destination(void **state)
{
	const struct due *d;
	struct dossier now;
	const char *x;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "9", "2025-10-24");
	x = given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	given_place("L-1", x, "reset", "2025-11-24", "2026-01-09",
	    PLACE_ACTIVE);
	today("2026-01-08");
	assert_null(must_due("L-1", "SLIP-43")->proposes);
	today("2026-01-09");
	assert_string_equal(must_due("L-1", "SLIP-43")->proposes, "ended");
	today("2026-01-14");
	e = (struct err)ERR_INIT;
	assert_false(due_confirm(db, "L-1", &arena, &d, &e));
	assert_non_null(strstr(e.text, "where the pupil goes next"));
	MUST(due_confirm_one(db, "L-1", "SLIP-43", "own-school", &arena, &d,
	    &e));
	assert_null(find_due("L-1", "SLIP-43"));
	assert_null(find_due("L-1", "SLIP-60"));
	now = case_now("L-1");
	assert_string_equal(dossier_field(&now, "exit_destination", &arena),
	    "own-school");
	/* and closing asks for it no more */
	must_event("L-1", blank_event(HAPPENED_CLOSED, "2026-01-14"));
	assert_int_equal(case_now("L-1").referral.state, REFERRAL_CLOSED);
}

static void
SLIP_49_each_review_asks_whether_the_pupil_can_return(void **state)
{
	struct case_event ev = blank_event(HAPPENED_REVIEWED, "2025-12-01");
	struct dossier d;

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "9", "2025-10-24");
	given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	today("2025-12-01");
	assert_false(try_event("L-1", ev));
	assert_string_equal(e.rule, "SLIP-49");
	ev.result = "perhaps";
	assert_false(try_event("L-1", ev));
	assert_string_equal(e.rule, "SLIP-49");
	ev.result = "no";
	must_event("L-1", ev);
	d = case_now("L-1");
	assert_string_equal(dossier_field(&d, "return_to_mainstream",
	    &arena), "no");
	open_slip("events.csv", "core,reviewed,");
	given_case("L-1", "core", "9", "2025-10-24");
	today("2025-12-01");
	assert_false(try_event("L-1", ev));
	assert_string_equal(e.rule, "");
}

/* The review of a forum's plan is what Tier 2 and above asks for. */
static void
SLIP_18_a_recorded_review_of_the_forums_plan_counts(void **state)
{
	struct case_event ev = blank_event(HAPPENED_REVIEWED, "2025-11-10");

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "forum", "9", "2025-10-01");
	given_decision("L-1", DISP_ADVISE, "advice", "2025-10-07");
	assert_false(try_event("L-1", ev));
	assert_string_equal(e.rule, "SLIP-18");
	ev.result = "not-enough";
	must_event("L-1", ev);
	assert_null(find_due("L-1", "Review of the plan"));
}

static void
SLIP_60_a_visit_says_who_came(void **state)
{
	struct case_event ev = blank_event(HAPPENED_VISITED, "2025-12-01");

	(void)state;
	open_slip(NULL, NULL);
	given_case("L-1", "core", "9", "2025-10-24");
	given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	today("2025-12-01");
	ev.person = NULL;
	assert_false(try_event("L-1", ev));
	assert_string_equal(e.rule, "SLIP-60");
	ev.person = "Head of Year 9";
	must_event("L-1", ev);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, close_pack)
	const struct CMUnitTest tests[] = {
		TEST(each_time_limit_of_the_offer),
		TEST(none_without_its_row),
		TEST(SLIP_14_until_the_plan_is_released),
		TEST(SLIP_43_a_longer_reset_needs_a_reason),
		TEST(SLIP_44_a_place_ends_by_a_person_with_a_destination),
		TEST(SLIP_49_each_review_asks_whether_the_pupil_can_return),
		TEST(SLIP_18_a_recorded_review_of_the_forums_plan_counts),
		TEST(SLIP_60_a_visit_says_who_came),
		TEST(SLIP_57_is_over_before_the_place),
		TEST(SLIP_62_a_place_is_not_free_before_its_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
