/*
 * The end of a sitting, the gaps of its record, plans on their way out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "tests/screens/fixture.h"

static struct db *db;
static struct arena arena;

static void
start(void)
{
	db = fixture_register();
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	arena_release(&arena);
	return 0;
}

static struct meeting
the_meeting(void)
{
	struct err e = ERR_INIT;
	struct meeting m;

	assert_true(meeting_get(db, FIXTURE_MEETING, &arena, &m, &e));
	return m;
}

static int
gaps_that_block(void)
{
	struct meeting m = the_meeting();
	struct err e = ERR_INIT;
	struct gap *gaps;
	int n, count = 0;

	assert_true(meeting_gaps(db, &m, &arena, &gaps, &n, &e));
	for (int i = 0; i < n; i++)
		count += gaps[i].blocks;
	return count;
}

static void
what_is_left_was_not_reached(void **state)
{
	(void)state;
	start();
	keys("a Enter a Enter C");
	golden("close-undecided");
	expect_text("10 not reached");
	keys("Enter");
	assert_int_equal(the_meeting().state, MEETING_ENDED);
	assert_int_equal(fixture_decisions(), 12);
	assert_int_equal(fixture_decided("L-0312").decision.disposition,
	    DISP_NOT_REACHED);
	fixture_proves();
}

static void
case_is_added_meanwhile(void **state)
{
	(void)state;
	start();
	fixture_referral(40, "t2-one");
	keys("C +");
	type_text("L-0340");
	keys("Enter");
	expect_text("L-0340 is on the agenda");
	keys("End");
	expect_text("> L-0340");
	keys("q g");
	type_text("13");
	keys("Enter");
	expect_text("case 13/13  L-0340");
}

/* SLIP-10 and others: a case that may not be listed says which rule refuses;
 * one that a reason passes asks for it. */
static void
listing_asks_for_a_reason(void **state)
{
	(void)state;
	start();
	fixture_referral_without_forum(41);
	keys("C +");
	type_text("L-0341");
	keys("Enter");
	golden("close-listing-reason");
	keys("2");
	expect_text("L-0341 is on the agenda");
	keys("End");
	expect_text("> L-0341");
}

static void
actions_get_owner_and_date(void **state)
{
	(void)state;
	start();
	keys("a n");
	type_text("+ bring the attendance sheet");
	keys("Enter Enter C Enter");
	assert_int_equal(gaps_that_block(), 2);
	golden("close-gaps-action");
	keys("C");
	expect_text("Gaps are left to fill");
	keys("Enter");
	type_text("SENCo");
	keys("Enter");
	assert_int_equal(gaps_that_block(), 1);
	keys("Enter");
	type_text("21 nov");
	keys("Enter");
	assert_int_equal(gaps_that_block(), 0);
	expect_text("C closes the record");
}

/* A decision that came in without a review date gets one by a decision that
 * replaces it. */
static void
review_date_is_filled_in(void **state)
{
	struct decided d;

	(void)state;
	start();
	fixture_decide_without_review("L-0301");
	keys("C Enter");
	assert_int_equal(gaps_that_block(), 1);
	expect_text("The plan has no review date");
	keys("Enter");
	expect_text("Replace the decision about L-0301, because");
	keys("3");
	expect_text("STAGED");
	golden("case-supersede");
	keys("Enter");
	assert_int_equal(gaps_that_block(), 0);
	d = fixture_decided("L-0301");
	assert_int_not_equal(d.decision.review_on, DAY_NONE);
	assert_non_null(d.decision.supersedes);
	fixture_proves();
}

/* Taken back after the sitting: there is a gap, and it is filled there. */
static void
decision_is_taken_back_and_made_again(void **state)
{
	(void)state;
	start();
	keys("a Enter C Enter u");
	expect_text("Taken back");
	assert_int_equal(gaps_that_block(), 1);
	keys("Home Enter");
	expect_text("a Accept");
	keys("d 2");
	expect_text("STAGED  DECLINE");
	keys("Enter");
	assert_int_equal(gaps_that_block(), 0);
	fixture_proves();
}

static void
interest_is_settled_afterwards(void **state)
{
	(void)state;
	start();
	keys("a Enter C Enter");
	expect_text("HEAD2 stayed in the room");
	keys("Enter");
	expect_text("Interest of HEAD2");
	keys("7");
	assert_int_equal(fixture_links("settle interest"), 1);
}

static void
close_and_look(void)
{
	start();
	keys("a Enter d 2 Enter C Enter C");
	assert_int_equal(the_meeting().state, MEETING_CLOSED);
}

static void
closed_record_lists_plans(void **state)
{
	(void)state;
	close_and_look();
	golden("close-plans");
	expect_text("plan 1, OK");
	keys("Enter");
	expect_text("Plan  L-0301");
	golden("plan");
	keys("R");
	expect_text("A meeting decided about this case");
	keys("q Down Down Enter");
	expect_text("which has no plan or letter");
}

static void
decision_is_replaced_after_closing(void **state)
{
	struct decided d;

	(void)state;
	close_and_look();
	keys("s");
	golden("close-supersede");
	keys("2");
	expect_text("STAGED  ACCEPT Tier 3 Reset");
	keys("d 4 Enter");
	d = fixture_decided("L-0301");
	assert_int_equal(d.decision.disposition, DISP_DECLINE);
	assert_int_equal(fixture_links("superseded"), 1);
	expect_text("It replaces the earlier");
	fixture_proves();
}

/* The place that the old decision took is the new one's. */
static void
dates_change_where_all_is_full(void **state)
{
	struct decided d;

	(void)state;
	db = fixture_register();
	fixture_fill_reset(9);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	keys("a Enter C Enter s");
	expect_text("Replace the decision about L-0301");
	keys("3 t 3 Enter");
	d = fixture_decided("L-0301");
	assert_int_equal(d.decision.disposition, DISP_ACCEPT);
	assert_int_equal(d.decision.start_on, day_of(2025, 12, 1));
}

static bool
is_released(const char *ref)
{
	return fixture_decided(ref).released;
}

static void
release_takes_the_words(void **state)
{
	(void)state;
	close_and_look();
	keys("R");
	golden("close-release");
	type_text("release core");
	keys("Enter");
	assert_false(is_released("L-0301"));
	keys("Ctrl-U");
	type_text("release " FIXTURE_MEETING);
	keys("Enter");
	assert_true(is_released("L-0301"));
	assert_true(is_released("L-0302"));
	expect_text("2 plans are released");
	golden("close-released");
	keys("Enter e");
	expect_text("This plan is released and stays as it is");
	fixture_proves();
}

/* In the folder that was named; one that is not there is said. */
static void
plans_become_files(void **state)
{
	char folder[] = "plans-XXXXXX", path[64];

	(void)state;
	assert_non_null(mkdtemp(folder));
	close_and_look();
	keys("x");
	type_text("plans-nowhere/deep");
	keys("Enter");
	expect_text("Into which folder?");
	keys("Ctrl-U");
	type_text(folder);
	keys("Enter");
	expect_text("2 plans are written to");
	snprintf(path, sizeof path, "%s/L-0301-plan-v1.md", folder);
	assert_int_equal(access(path, R_OK), 0);
	unlink(path);
	snprintf(path, sizeof path, "%s/L-0302-plan-v1.md", folder);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
}

/* A plan with another pupil's name stops the release until it is mended. */
static void
finding_stops_the_release(void **state)
{
	(void)state;
	start();
	keys("a n");
	type_text("! Sit away from Surnamec in lessons");
	keys("Enter Enter Enter C Enter C");
	expect_text("1 plan to look at");
	expect_text("1 finding");
	golden("close-finding");
	keys("R");
	type_text("release " FIXTURE_MEETING);
	keys("Enter");
	assert_false(is_released("L-0301"));
	expect_text("Nothing was released");
	keys("Enter");
	golden("plan-finding");
	keys("P");
	expect_text("Passed");
	keys("q R");
	type_text("release " FIXTURE_MEETING);
	keys("Enter");
	assert_true(is_released("L-0301"));
}

static struct plan
the_plan(const char *ref)
{
	struct err e = ERR_INIT;
	struct plan p;
	bool stale;

	assert_true(plan_current(db, ref, NULL, &arena, &p, &stale, &e));
	return p;
}

static void
plan_is_edited_and_compared(void **state)
{
	(void)state;
	close_and_look();
	keys("Enter e");
	expect_text("EDITING");
	paste("A hand-made sentence.\n\n");
	keys("Tab");
	assert_int_equal(the_plan("L-0301").edited, 1);
	assert_non_null(strstr(the_plan("L-0301").markdown, "hand-made"));
	keys("g");
	golden("plan-compare");
	expect_text("+ A hand-made sentence.");
	keys("q D");
	assert_int_equal(the_plan("L-0301").edited, 0);
	keys("e");
	type_text("zzz");
	keys("Esc");
	assert_null(strstr(the_plan("L-0301").markdown, "zzz"));
	fixture_proves();
}

static void
half_an_edit_survives(void **state)
{
	(void)state;
	close_and_look();
	keys("Enter e");
	type_text("Half a thou");
	harness_stop();
	fixture_start(&close_screen, 24, 80);
	keys("Enter e");
	expect_text("Your unfinished edit is back");
	expect_text("Half a thou");
}

static void
plans_are_stepped_through(void **state)
{
	(void)state;
	close_and_look();
	keys("Enter Right");
	expect_text("Plan  L-0302");
	keys("Right");
	expect_text("This is the last plan");
	keys("Left");
	expect_text("Plan  L-0301");
	keys("q");
	expect_text("Close  core");
}

static void
papers_are_shown(void **state)
{
	(void)state;
	close_and_look();
	keys("M");
	expect_text("Minutes, internal");
	keys("q S");
	expect_text("Decision sheet");
	keys("q");
	expect_text("The record is closed");
}

/* The chair comes back later: the next meeting is at hand, and F5 still finds
 * the one that sits, or whose record waits. */
static void
unclosed_record_is_found(void **state)
{
	struct db *reg = fixture_register();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct meeting next;

	(void)state;
	fixture_open_meeting();
	assert_true(meeting_new(reg, "forum", day_of(2025, 11, 13), "10:00",
	    &a, &next, &e));
	fixture_start_at(next.ref, &today_screen, 24, 80);
	keys("F5");
	expect_text("Close  " FIXTURE_MEETING);
	expect_text("not closed yet");
	keys("C Enter");
	fixture_start_at(next.ref, &today_screen, 24, 80);
	keys("F5");
	expect_text("Close  " FIXTURE_MEETING);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_teardown(f, stop)
		T(what_is_left_was_not_reached), T(case_is_added_meanwhile),
		T(listing_asks_for_a_reason), T(actions_get_owner_and_date),
		T(review_date_is_filled_in),
		T(decision_is_taken_back_and_made_again),
		T(interest_is_settled_afterwards),
		T(closed_record_lists_plans),
		T(decision_is_replaced_after_closing),
		T(dates_change_where_all_is_full),
		T(release_takes_the_words), T(plans_become_files),
		T(finding_stops_the_release),
		T(plan_is_edited_and_compared), T(half_an_edit_survives),
		T(plans_are_stepped_through),
		T(unclosed_record_is_found), T(papers_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
