/*
 * A panel that votes, on the Case screen: the pack of tests/schemes has votes
 * and a casting vote of the chair.  Only what carries can be chosen; who is
 * out of the room is not counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/referral.h"
#include "src/domain/scheme/scheme.h"
#include "tests/screens/fixture.h"

#define FAP "fap-2025-11-12"

static struct arena arena = ARENA_INIT;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static void
on_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	fail_msg("%s: %s", field, says);
}

static void
add_child(struct db *db, const char *ref, const char *forename)
{
	const struct field_value v[] = {
		{ "ref", ref }, { "scheme", "fair-access-test" },
		{ "pathway", "placement" }, { "received", "2025-11-03" },
		{ "school_urn", "120250" }, { "forename", forename },
		{ "surname", "Surname" }, { "date_of_birth", "2012-03-09" },
		{ "year_group", "8" }, { "category", "no-place" },
		{ "referrer_email", "office@school.example" },
		{ "reason_for_referral", "Moved here in September" },
	};
	struct intake_result r;
	struct err e = ERR_INIT;

	must(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), on_fault,
	    NULL, &arena, &r, &e), &e);
	must(agenda_add(db, FAP, ref, NULL, &e), &e);
}

/* Six members: a chair, an officer, four heads of no school at hand. */
static void
start(void)
{
	struct db *db = fixture_register();
	struct err e = ERR_INIT;
	struct meeting m;
	struct pack pack;
	bool same;
	int n;

	must(scheme_load(db, TOP_SRCDIR "/tests/schemes/fair-access-test",
	    &arena, &pack, &same, &e), &e);
	fixture_person("CH", "chair");
	fixture_person("OF", "officer");
	for (int i = 1; i <= 4; i++)
		fixture_person(arena_printf(&arena, "H%d", i), "head");
	must(meeting_new(db, "fap", day_of(2025, 11, 12), "15:00", &arena,
	    &m, &e), &e);
	assert_string_equal(m.ref, FAP);
	add_child(db, "F-0101", "Amal");
	add_child(db, "F-0102", "Bo");
	must(attend_rest(db, FAP, &n, &e), &e);
	must(meeting_open(db, FAP, NULL, &e), &e);
	must(meeting_statement_read(db, FAP, &e), &e);
	fixture_start_at(FAP, &case_screen, 24, 80);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	arena_release(&arena);
	return 0;
}

static void
expect_votes(const char *ref, int pro, int contra, int casting)
{
	struct decided d = fixture_decided(ref);

	assert_int_equal(d.decision.votes_for, pro);
	assert_int_equal(d.decision.votes_against, contra);
	assert_int_equal(d.decision.casting, casting);
}

/* a, the outcome, the votes, Enter: four keys. */
static void
a_digit_says_how_the_vote_went(void **state)
{
	(void)state;
	start();
	keys("a 2");
	golden("case-votes");
	assert_int_equal(fixture_decisions(), 0);
	keys("2");
	golden("case-votes-staged");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 1);
	expect_votes("F-0101", 5, 1, YES_NONE);
}

static void
without_the_votes_nothing_is_recorded(void **state)
{
	(void)state;
	start();
	keys("a 2 Enter");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("needs the votes for and");
}

/* Six vote: 6:0, 5:1, 4:2, and 3:3 with the casting vote. */
static void
the_chair_casts_where_votes_are_equal(void **state)
{
	(void)state;
	start();
	keys("a 2 4");
	expect_text("3 for and 3 against with the chair's casting vote");
	keys("Enter");
	expect_votes("F-0101", 3, 3, 1);
}

/* A lost vote, and an equal one without the chair, are no rows. */
static void
what_is_lost_cannot_be_chosen(void **state)
{
	(void)state;
	start();
	keys("a 2 0");
	expect_text("6 for, 0 against");
	expect_text("1 for, 1 against, casting vote");
	expect_no_text("2 for, 3 against");
	expect_no_text("0 for, 0 against");
}

/* The wish to decline is carried or lost like any other. */
static void
a_decline_has_its_votes(void **state)
{
	(void)state;
	start();
	keys("d 1");
	expect_text("6 for, 0 against");
	keys("1 Enter");
	expect_votes("F-0101", 6, 0, YES_NONE);
}

/* i 3 sends H1 out: five are left, and votes of six are refused. */
static void
who_is_out_does_not_vote(void **state)
{
	(void)state;
	start();
	keys("a 2 1 i 3");
	expect_text("more votes than the 5 members");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	keys("k");
	expect_text("Votes of the 5 in the room");
	keys("1 Enter");
	expect_votes("F-0101", 5, 0, YES_NONE);
}

/* Votes were for what was proposed then. */
static void
another_outcome_is_voted_on_again(void **state)
{
	(void)state;
	start();
	keys("a 2 1 a 2");
	expect_text("Votes of the 6 in the room");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_digit_says_how_the_vote_went,
		    stop),
		cmocka_unit_test_teardown(
		    without_the_votes_nothing_is_recorded, stop),
		cmocka_unit_test_teardown(
		    the_chair_casts_where_votes_are_equal, stop),
		cmocka_unit_test_teardown(what_is_lost_cannot_be_chosen,
		    stop),
		cmocka_unit_test_teardown(a_decline_has_its_votes, stop),
		cmocka_unit_test_teardown(who_is_out_does_not_vote, stop),
		cmocka_unit_test_teardown(another_outcome_is_voted_on_again,
		    stop),
	};

	return cmocka_run_group_tests_name("votes", tests, NULL, NULL);
}
