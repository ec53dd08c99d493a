/*
 * After the meeting: what is due, a case that runs, places and the waiting
 * list.  The dates are those of the scheme: a Reset of seven weeks, five
 * working days for the plan.
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
#include "src/domain/after/event.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/places/place.h"
#include "src/domain/places/queue.h"
#include "src/model/calendar.h"
#include "tests/screens/fixture.h"

static struct db *db;
static struct arena arena;
static struct err e;

static void
must(bool ok)
{
	if (!ok)
		fail_msg("%s", e.text);
}

static void
put_term(enum term_event event, const char *first, const char *last)
{
	struct term t = { .id = db_new_id(db, &arena), .la_code = "855",
	    .academic_year = "2025/26", .event = event,
	    .first_day = day_parse(first), .last_day = day_parse(last),
	    .origin = "training dates", .weight = 4 };

	must(db_insert(db, &term_record, &t, &e));
}

static void
decide_case(const char *ref, int disposition, const char *outcome)
{
	struct proposal p;
	struct decided out;
	struct dossier d;
	struct meeting m;
	const char *note;

	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	p.outcomes = outcome;
	must(dossier_load(db, ref, &arena, &d, &e));
	must(meeting_get(db, FIXTURE_MEETING, &arena, &m, &e));
	must(proposal_complete(db, &d, &m, &p, &arena, &note, &e));
	must(decide(db, FIXTURE_MEETING, ref, &p, NULL, NULL, &arena, &out,
	    &e));
}

/* Two Resets and one on the waiting list were decided on 12 November. */
static void
start(const struct screen_ops *root, const char *arg, int rows, int cols)
{
	e = (struct err)ERR_INIT;
	db = fixture_register();
	put_term(TERM, "2025-08-27", "2025-12-19");
	put_term(TERM, "2026-01-05", "2026-03-27");
	put_term(TERM, "2026-04-13", "2026-07-10");
	put_term(HALF_TERM_HOLIDAY, "2026-02-16", "2026-02-20");
	fixture_open_meeting();
	decide_case("L-0301", DISP_ACCEPT, NULL);
	decide_case("L-0302", DISP_ACCEPT, NULL);
	fixture_fill_reset(8);
	decide_case("L-0310", DISP_WAITING_LIST, "t3-reset");
	fixture_start_with(&(struct harness){ .rows = rows, .cols = cols,
	    .root = root, .arg = arg });
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
everything_that_is_due(void **state)
{
	(void)state;
	start(&follow_up_screen, NULL, 24, 80);
	golden("follow-up");
	keys("a");
	golden("follow-up-all");
}

static void
a_line_leads_to_its_case(void **state)
{
	(void)state;
	start(&follow_up_screen, NULL, 24, 80);
	keys("Enter");
	expect_text("Follow-up  L-03");
	keys("q");
	expect_text("in four weeks");
}

static void
follow_up_in_a_small_window(void **state)
{
	(void)state;
	start(&follow_up_screen, NULL, 15, 60);
	golden("follow-up-60x15");
}

static void
a_case_that_runs(void **state)
{
	(void)state;
	start(&follow_case_screen, "L-0301", 24, 80);
	golden("follow-case");
	keys("s");
	golden("follow-case-start");
	keys("Ctrl-U");
	type_text("12 nov");
	keys("Enter");
	expect_text("The pupil has started");
	golden("follow-case-started");
}

static void
a_running_case_in_a_small_window(void **state)
{
	(void)state;
	start(&follow_case_screen, "L-0301", 15, 60);
	golden("follow-case-60x15");
}

/* The questions are those of the scheme: who visited; able to return? */
static void
events_are_asked_as_the_scheme_says(void **state)
{
	struct case_event *list;
	struct dossier d;
	int n;

	(void)state;
	start(&follow_case_screen, "L-0301", 24, 80);
	keys("r");
	golden("follow-case-events");
	keys("2 Enter");
	golden("follow-case-review");
	keys("2");
	expect_text("When is the next review?");
	keys("Enter Enter");
	expect_text("Recorded: Review.");
	expect_text("Review: Not able to return yet");
	must(dossier_load(db, "L-0301", &arena, &d, &e));
	must(events_of(db, d.referral.id, &arena, &list, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].result, "no");
	keys("u");
	expect_text("Taken back: Review.");
	expect_no_text("Review: Not able to return yet");
}

static void
a_wrong_date_is_asked_again(void **state)
{
	(void)state;
	start(&follow_case_screen, "L-0301", 24, 80);
	keys("r 1 Ctrl-U");
	type_text("soon");
	keys("Enter");
	expect_text("is no date");
	expect_text("School staff visited the pupil");
	keys("Esc");
}

/* On the last day ending is proposed; it asks where the pupil goes next. */
static void
what_is_proposed_is_confirmed(void **state)
{
	struct placement p;

	(void)state;
	start(&follow_case_screen, "L-0301", 24, 80);
	keys("c");
	expect_text("Nothing is proposed");
	must(place_start(db, "L-0301", day_parse("2025-11-12"), &arena, &p,
	    &e));
	must(place_extend(db, "L-0301", day_parse("2026-01-16"),
	    "return-date", &arena, &p, &e));
	p.end_on = day_parse("2025-11-12");
	must(db_update(db, &placement_record, &p, &e));
	keys("q");
	fixture_start_with(&(struct harness){ .root = &follow_case_screen,
	    .arg = "L-0301" });
	expect_text("PROPOSED");
	keys("c");
	golden("follow-case-destination");
	keys("1");
	expect_text("L-0301: ended");
	expect_text("Ended: Tier 3 Reset");
}

static void
keys_say_why_not(void **state)
{
	(void)state;
	start(&follow_case_screen, "L-0303", 24, 80);
	keys("s");
	expect_text("No place is planned");
	keys("x");
	expect_text("No place of this case has started");
	keys("y");
	expect_text("Nothing is decided");
	keys("o");
	expect_text("waits for no place");
	keys("m");
	expect_text("No place is promised");
}

static void
places_and_who_is_in_them(void **state)
{
	(void)state;
	start(&places_screen, NULL, 24, 80);
	keys("Down Down Down Down");
	golden("places");
	keys("Tab End");
	golden("places-waiting");
}

static void
places_in_a_small_window(void **state)
{
	(void)state;
	start(&places_screen, NULL, 15, 60);
	golden("places-60x15");
}

static void
a_full_provision_is_not_offered(void **state)
{
	(void)state;
	start(&places_screen, NULL, 24, 80);
	keys("Down Down Down Down o");
	expect_text("is full");
	expect_text("SLIP-47");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, stop)
	const struct CMUnitTest tests[] = {
		TEST(everything_that_is_due),
		TEST(a_line_leads_to_its_case),
		TEST(follow_up_in_a_small_window),
		TEST(a_case_that_runs),
		TEST(a_running_case_in_a_small_window),
		TEST(events_are_asked_as_the_scheme_says),
		TEST(a_wrong_date_is_asked_again),
		TEST(what_is_proposed_is_confirmed),
		TEST(keys_say_why_not),
		TEST(places_and_who_is_in_them),
		TEST(places_in_a_small_window),
		TEST(a_full_provision_is_not_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
