/*
 * The Case screen: staging, recording, taking back, writing; and a whole
 * meeting in at most forty keys of the chair.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "tests/screens/fixture.h"

static void
start(int rows, int cols)
{
	fixture_register();
	fixture_open_meeting();
	fixture_start(&case_screen, rows, cols);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void
first_case(void **state)
{
	(void)state;
	start(24, 80);
	golden("case-first");
}

static void
accept_as_suggested(void **state)
{
	(void)state;
	start(24, 80);
	keys("a");
	golden("case-accept-staged");
	assert_int_equal(fixture_decisions(), 0);
	keys("Enter");
	golden("case-accepted");
	assert_int_equal(fixture_decisions(), 1);
}

/* HEAD2 has an interest in L-0301 and sits there. */
static void
member_who_stays_is_recorded(void **state)
{
	struct decided d;

	(void)state;
	start(24, 80);
	keys("a");
	expect_text("HEAD2 STILL IN with an interest: i sends out, Enter "
	    "records it");
	keys("Enter");
	d = fixture_decided("L-0301");
	assert_string_equal(fixture_codes(&d, DC_STAYED), "HEAD2");
}

static void
member_who_left_did_not_stay(void **state)
{
	struct decided d;

	(void)state;
	start(24, 80);
	keys("i 3");
	expect_text("HEAD2 out");
	keys("a");
	expect_no_text("STILL IN");
	keys("Enter");
	d = fixture_decided("L-0301");
	assert_string_equal(fixture_codes(&d, DC_STAYED), "");
}

static void
same_letter_twice_does_not_record(void **state)
{
	(void)state;
	start(24, 80);
	keys("a a a");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("STAGED");
	keys("Backspace");
	expect_no_text("STAGED");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("Nothing is staged");
}

static void
decline_asks_for_a_reason(void **state)
{
	(void)state;
	start(24, 80);
	keys("d");
	golden("case-decline-reasons");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	keys("1");
	golden("case-declined");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 1);
}

static void
a_decline_has_no_dates(void **state)
{
	(void)state;
	start(24, 80);
	keys("d 1 t");
	expect_text("What is staged has no date to choose.");
	expect_no_text("Review by");
	keys("p 1 t");
	expect_text("Back on");
}

static void
pend_names_what_is_missing(void **state)
{
	(void)state;
	start(24, 80);
	keys("p 1");
	golden("case-pended");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 1);
}

static void
undo_takes_back_one_after_the_other(void **state)
{
	(void)state;
	start(24, 80);
	keys("a Enter a Enter");
	assert_int_equal(fixture_decisions(), 2);
	keys("u");
	assert_int_equal(fixture_decisions(), 1);
	expect_text("L-0302");
	keys("u");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("case 1/12");
}

static void
lines_are_written_under_the_case(void **state)
{
	(void)state;
	start(24, 80);
	keys("n");
	type_text("+ SENCo share risk assessment fri");
	golden("case-writing");
	keys("Enter");
	golden("case-line-written");
	keys("Enter a");
	expect_text("STAGED");
}

/* Half-typed text is a draft after each key, and comes back. */
static void
half_a_line_survives(void **state)
{
	(void)state;
	start(24, 80);
	keys("n");
	type_text("Mother ph");
	harness_stop();
	fixture_start(&case_screen, 24, 80);
	keys("n");
	expect_text("WRITING Mother ph");
}

static void
skip_goes_to_the_end(void **state)
{
	(void)state;
	start(24, 80);
	keys("x");
	expect_text("SKIP");
	keys("Enter");
	expect_text("L-0302");
	expect_text("L-0301 goes to the end of the agenda.");
	keys("g");
	type_text("12");
	keys("Enter");
	expect_text("L-0301");
}

static void
member_steps_out_and_back(void **state)
{
	(void)state;
	start(24, 80);
	keys("g");
	type_text("12");
	keys("Enter i");
	golden("case-room");
	keys("2");
	golden("case-member-out");
	keys("i 2");
	expect_text("is back");
}

/* Let the loop run until the text has gone. */
static bool
goes_away(const char *text)
{
	int64_t until = ui_now() + 5000;

	while (on_screen(text) && ui_now() < until)
		settle();
	return !on_screen(text);
}

/* The name for a moment, noted in the chain, hidden again by itself. */
static void
name_is_shown_for_a_moment(void **state)
{
	(void)state;
	start(24, 80);
	expect_no_text("Surname");
	expect_text("F. liked the workshop");
	fixture_app()->reveal_ms = 60;
	keys("w");
	golden("case-who");
	assert_int_equal(fixture_links("reveal name"), 1);
	assert_true(goes_away("Surnameb"));
	expect_text("F.S.");
}

/* On the next case it is gone at once. */
static void
name_does_not_follow(void **state)
{
	(void)state;
	start(24, 80);
	fixture_app()->reveal_ms = 60000;
	keys("w");
	expect_text("Forenameb Surnameb");
	keys("Down");
	expect_text("L-0302");
	expect_no_text("Surname");
	keys("w Enter");
	expect_text("Surnamec");
	keys("a Enter");
	expect_no_text("Surname");
}

/* Another session writes: what is typed stays on the screen, in words, and is
 * saved as soon as that is possible. */
static void
unsaved_text_is_said_and_kept(void **state)
{
	struct err e = ERR_INIT;
	const char *path;
	struct db *other;

	(void)state;
	fixture_register_file(&path);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	other = fixture_second(path, "clerk");
	keys("n");
	assert_true(db_begin(other, "a long act", &e));
	keys("M");
	expect_text("NOT SAVED");
	expect_text("WRITING M");
	db_rollback(other);
	assert_true(goes_away("NOT SAVED"));
	expect_text("WRITING M");
	harness_stop();
	fixture_start(&case_screen, 24, 80);
	keys("n");
	expect_text("WRITING M");
}

/* The terminal goes away in the middle of a word. */
static void
hang_up_keeps_the_draft(void **state)
{
	(void)state;
	start(24, 80);
	keys("n");
	type_text("Mother pho");
	harness_hang_up();
	assert_int_equal(harness_ui()->end, UI_HUNG_UP);
	harness_stop();
	fixture_start(&case_screen, 24, 80);
	keys("n");
	expect_text("WRITING Mother pho");
}

/* Two people at one line: the second is told, nothing is overwritten. */
static void
line_is_not_overwritten(void **state)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct line *lines;
	struct meeting m;
	const char *path;
	struct db *other;
	int n;

	(void)state;
	fixture_register_file(&path);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	other = fixture_second(path, "clerk");
	keys("n");
	type_text("Mother phoned");
	keys("Enter Enter l");
	golden("lines-one");
	keys("Enter");
	expect_text("MENDING Mother phoned");
	assert_true(meeting_get(other, FIXTURE_MEETING, &a, &m, &e));
	assert_true(lines_of_meeting(other, m.id, &a, &lines, &n, &e));
	lines[0].text = "Father phoned";
	assert_true(line_change(other, &lines[0], &e));
	type_text(" twice");
	keys("Enter");
	expect_text("by clerk");
	keys("Esc");
	expect_text("Father phoned");
	arena_release(&a);
}

static void
lines_are_corrected_and_moved(void **state)
{
	(void)state;
	start(24, 80);
	keys("n");
	type_text("+ COORD ask Forenameb about lunch");
	keys("Enter Enter l");
	expect_text("ask F. about lunch");
	keys("e");
	expect_text("MENDING ask Forenameb about lunch");
	type_text(" breaks");
	keys("Enter");
	expect_text("ask F. about lunch breaks");
	keys("t");
	type_text("21 nov");
	keys("Enter o");
	keys("Ctrl-U");
	type_text("senco");
	keys("Enter");
	expect_text("SENCo");
	expect_text("21 Nov");
	keys("k 3");
	expect_text("advice");
	keys("o");
	expect_text("Only an action has an owner and a date");
	keys("m 2");
	expect_text("No line yet");
	keys("q Down l");
	expect_text("about lunch breaks");
	keys("x");
	expect_text("No line yet");
	fixture_proves();
}

static int pressed;

/* Keys of the chair, counted. */
static void
chair(const char *names)
{
	for (const char *p = names; *p != '\0'; p++)
		pressed += *p != ' ' && (p == names || p[-1] == ' ');
	keys(names);
}

/*
 * design.md: eight as suggested, one at another tier, one onto a waiting
 * list, one declined, one pended, one member out and back, roll-call full,
 * no action due: at most forty keys and no typed word.
 */
static void
whole_meeting_in_forty_keys(void **state)
{
	(void)state;
	fixture_register_past();
	fixture_fill_reset(6);
	fixture_start(&agenda_screen, 24, 80);
	pressed = 0;
	chair("o");
	golden("open-roll-call");
	chair("Enter");
	golden("open-statement");
	chair("Enter");
	golden("open-last-time");
	chair("Enter");
	for (int i = 0; i < 8; i++)
		chair("a Enter");
	assert_int_equal(fixture_decisions(), 8);
	chair("a 1 Enter");
	expect_text("L-0310");
	chair("a");
	expect_text("waiting list");
	chair("Enter d 2 Enter i 2 p 1 i 2 Enter");
	assert_int_equal(fixture_decisions(), 12);
	golden("case-standing");
	chair("Enter C");
	golden("close-all-decided");
	chair("Enter");
	golden("close-gaps");
	printf("# the chair pressed %d keys\n", pressed);
	assert_true(pressed <= 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(first_case, stop),
		cmocka_unit_test_teardown(accept_as_suggested, stop),
		cmocka_unit_test_teardown(member_who_stays_is_recorded, stop),
		cmocka_unit_test_teardown(member_who_left_did_not_stay, stop),
		cmocka_unit_test_teardown(same_letter_twice_does_not_record,
		    stop),
		cmocka_unit_test_teardown(decline_asks_for_a_reason, stop),
		cmocka_unit_test_teardown(a_decline_has_no_dates, stop),
		cmocka_unit_test_teardown(pend_names_what_is_missing, stop),
		cmocka_unit_test_teardown(undo_takes_back_one_after_the_other,
		    stop),
		cmocka_unit_test_teardown(lines_are_written_under_the_case,
		    stop),
		cmocka_unit_test_teardown(half_a_line_survives, stop),
		cmocka_unit_test_teardown(skip_goes_to_the_end, stop),
		cmocka_unit_test_teardown(member_steps_out_and_back, stop),
		cmocka_unit_test_teardown(name_is_shown_for_a_moment, stop),
		cmocka_unit_test_teardown(name_does_not_follow, stop),
		cmocka_unit_test_teardown(unsaved_text_is_said_and_kept,
		    stop),
		cmocka_unit_test_teardown(hang_up_keeps_the_draft, stop),
		cmocka_unit_test_teardown(line_is_not_overwritten, stop),
		cmocka_unit_test_teardown(lines_are_corrected_and_moved,
		    stop),
		cmocka_unit_test_teardown(whole_meeting_in_forty_keys, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
