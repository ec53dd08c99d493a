/*
 * Opening a meeting: the roll with all that can be unusual about it, the
 * statement, last time; adjourned and gone on with.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "tests/screens/fixture.h"

static struct db *db;
static struct arena arena;

static void
start(void)
{
	db = fixture_register_past();
	fixture_start(&agenda_screen, 24, 80);
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

/* Who is on the roll as CAPACITY and in this state. */
static int
on_roll(enum capacity capacity, enum attendance_state state)
{
	struct meeting m = the_meeting();
	struct err e = ERR_INIT;
	struct attendance *roll;
	int n, count = 0;

	assert_true(attendance_list(db, m.id, &arena, &roll, &n, &e));
	for (int i = 0; i < n; i++)
		count += roll[i].capacity == (int)capacity &&
		    roll[i].state == (int)state;
	return count;
}

static void
three_enters_when_nothing_is_unusual(void **state)
{
	(void)state;
	start();
	keys("o Enter");
	expect_text("2 of 3");
	keys("Enter");
	expect_text("3 of 3");
	assert_int_not_equal(the_meeting().statement_at, TIME_NONE);
	keys("Enter");
	expect_text("case 1/12");
	assert_int_equal(the_meeting().state, MEETING_OPEN);
	assert_int_not_equal(the_meeting().minutes_approved_at, TIME_NONE);
	assert_int_equal(on_roll(AS_MEMBER, ATT_PRESENT), 5);
	fixture_proves();
}

/* A step that has nothing in it is passed over. */
static void
no_last_time_no_step(void **state)
{
	(void)state;
	db = fixture_register();
	fixture_start(&agenda_screen, 24, 80);
	keys("o Enter Enter");
	expect_text("case 1/12");
}

static void
exceptions_are_marked(void **state)
{
	(void)state;
	start();
	keys("o Down a x s");
	golden("open-exceptions");
	assert_int_equal(on_roll(AS_MEMBER, ATT_APOLOGIES), 1);
	assert_int_equal(on_roll(AS_MEMBER, ATT_ABSENT), 1);
	assert_int_equal(on_roll(AS_MEMBER, ATT_SENT_INFORMATION), 1);
	keys("Up p");
	assert_int_equal(on_roll(AS_MEMBER, ATT_PRESENT), 1);
}

static void
somebody_comes_instead(void **state)
{
	(void)state;
	start();
	fixture_person("DEPUTY", "director");
	keys("o Down u");
	expect_text("Who comes instead of HEAD1?");
	keys("1");
	assert_int_equal(on_roll(AS_SUBSTITUTE, ATT_PRESENT), 1);
	assert_int_equal(on_roll(AS_MEMBER, ATT_APOLOGIES), 1);
	expect_text("for HEAD1");
}

/* Who usually stands in is one digit away. */
static void
the_usual_substitute_is_offered(void **state)
{
	(void)state;
	start();
	fixture_person("DEPUTY", "director");
	fixture_stands_in("HEAD1", "DEPUTY");
	keys("o Down a");
	golden("open-usual");
	assert_int_equal(on_roll(AS_MEMBER, ATT_APOLOGIES), 1);
	keys("1");
	expect_text("DEPUTY stands in for HEAD1.");
	assert_int_equal(on_roll(AS_SUBSTITUTE, ATT_PRESENT), 1);
	keys("Up p");
	assert_int_equal(on_roll(AS_SUBSTITUTE, ATT_PRESENT), 0);
	keys("Up a 2");
	assert_int_equal(on_roll(AS_SUBSTITUTE, ATT_PRESENT), 0);
	keys("Up a 3");
	expect_text("Who comes instead of HEAD1?");
}

static void
guests_and_presenters_come(void **state)
{
	(void)state;
	start();
	keys("o G");
	type_text("Ms Visitor");
	keys("Enter");
	expect_text("In which role?");
	keys("4");
	assert_int_equal(on_roll(AS_GUEST, ATT_PRESENT), 1);
	keys("P");
	type_text("Mr Teacher");
	keys("Enter 5");
	assert_int_equal(on_roll(AS_PRESENTER, ATT_PRESENT), 1);
	golden("open-guests");
	/* A guest is not marked. */
	keys("End a");
	expect_text("A guest who is no person of this register");
}

static void
somebody_chairs(void **state)
{
	(void)state;
	start();
	keys("o Down c");
	expect_text("HEAD1 chairs");
	assert_string_equal(the_meeting().chair, "HEAD1");
}

static void
interest_is_settled_at_the_roll(void **state)
{
	(void)state;
	start();
	keys("o Down");
	expect_text("HEAD1 may have an interest: L-0312");
	keys("I");
	golden("open-interest-case");
	keys("c");
	expect_text("Interest of HEAD1");
	keys("7");
	expect_no_text("HEAD1 may have an interest");
	keys("I 1 3");
	expect_text("HEAD1 may have an interest: L-0301");
	assert_int_equal(fixture_links("settle interest"), 2);
	fixture_proves();
}

/* SLIP-24: the coordinator and two member schools. */
static void
inquorate_takes_a_coded_reason(void **state)
{
	(void)state;
	start();
	keys("o a Enter");
	golden("open-inquorate");
	assert_int_equal(the_meeting().state, MEETING_DRAFT);
	keys("Esc");
	assert_int_equal(the_meeting().state, MEETING_DRAFT);
	expect_text("NOT QUORATE");
	keys("Enter 2");
	assert_int_equal(the_meeting().state, MEETING_OPEN);
	assert_string_equal(the_meeting().inquorate_reason, "consulted");
}

static void
adjourned_meeting_goes_on(void **state)
{
	(void)state;
	start();
	keys("o Enter Enter Enter a Enter C a");
	expect_text("when does it go on?");
	keys("Enter");
	expect_text("The meeting is adjourned");
	assert_int_equal(the_meeting().state, MEETING_ADJOURNED);
	keys("F4 a");
	expect_text("The meeting is adjourned. Go to the roll-call");
	keys("F3");
	expect_text("resume");
	keys("Enter");
	assert_int_equal(the_meeting().state, MEETING_OPEN);
	expect_text("case 2/12  L-0302");
	keys("a Enter");
	assert_int_equal(fixture_decisions(), 2);
}

/* The rest is heard on a day that is named, with a roll-call of its own. */
static void
adjourned_to_a_day_that_is_named(void **state)
{
	(void)state;
	start();
	keys("o Enter Enter Enter a Enter C a");
	type_text("soon");
	keys("Enter");
	expect_text("“soon” is no day and time.");
	keys("Ctrl-U");
	type_text("19/11 15:00");
	keys("Enter");
	expect_text("adjourned to Wed 19 Nov 2025 15:00. The roll-call");
	assert_int_equal(the_meeting().state, MEETING_ADJOURNED);
	keys("F2");
	expect_text("adjourned to Wed 19 Nov 2025 15:00");
	setenv("CONVENE_NOW", "2025-11-19T15:02", 1);
	keys("F3");
	expect_text("0 present");
	keys("Enter");
	assert_int_equal(the_meeting().state, MEETING_OPEN);
	expect_text("case 2/12  L-0302");
	keys("a Enter");
	assert_int_equal(fixture_decisions(), 2);
}

/* Somebody arrives late: the roll-call again, and back to the case. */
static void
roll_call_while_people_sit(void **state)
{
	(void)state;
	start();
	keys("o Down x Enter Enter Enter");
	expect_text("4 of 5");
	keys("F3 Down p Enter");
	expect_text("case 1/12");
	expect_text("5 of 5");
}

static int
state_of_due(void)
{
	struct meeting m = the_meeting();
	struct err e = ERR_INIT;
	struct line *due;
	int n;

	assert_true(actions_due(db, m.scheme, m.date, &arena, &due, &n, &e));
	return n;
}

static void
actions_are_marked(void **state)
{
	(void)state;
	start();
	keys("o Enter Enter");
	assert_int_equal(state_of_due(), 2);
	keys("d");
	assert_int_equal(state_of_due(), 1);
	keys("u");
	assert_int_equal(state_of_due(), 2);
	keys("u");
	expect_text("No action was marked here");
	keys("n i");
	assert_int_equal(state_of_due(), 0);
	keys("d");
	expect_text("No action of an earlier meeting is due");
	fixture_proves();
}

/* SLIP-25 keeps decisions to the panel: Enter ratifies. */
static void
decisions_outside_are_put_to_the_panel(void **state)
{
	struct decided d;
	int ratified = 0;

	(void)state;
	start();
	keys("o Enter Enter");
	expect_text("L-0391  ACCEPT Tier 2 learning mentor");
	keys("Enter");
	d = fixture_decided("L-0391");
	for (int i = 0; i < d.event_count; i++)
		ratified += d.events[i].event == EV_RATIFIED;
	assert_int_equal(ratified, 1);
	keys("q o");
	expect_text("case 1/12");
}

static void
minutes_of_last_time_are_shown(void **state)
{
	(void)state;
	start();
	keys("o Enter Enter M");
	expect_text("Minutes of core-2025-10-15, internal");
	keys("q");
	expect_text("3 of 3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_teardown(f, stop)
		T(three_enters_when_nothing_is_unusual),
		T(no_last_time_no_step), T(exceptions_are_marked),
		T(somebody_comes_instead), T(guests_and_presenters_come),
		T(somebody_chairs), T(interest_is_settled_at_the_roll),
		T(inquorate_takes_a_coded_reason),
		T(adjourned_meeting_goes_on),
		T(adjourned_to_a_day_that_is_named),
		T(the_usual_substitute_is_offered),
		T(roll_call_while_people_sit),
		T(actions_are_marked),
		T(decisions_outside_are_put_to_the_panel),
		T(minutes_of_last_time_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
