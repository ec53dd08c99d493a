/*
 * The table of keys in a meeting, row by row: what a panel does, in how many
 * presses, and what is recorded.  Dates are those of SLIP's packs: the school
 * is told within 5 working days, a Reset lasts 7 weeks, a Core Meeting comes
 * every 28 days.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "tests/screens/fixture.h"

static void
start(void)
{
	fixture_register();
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
}

static void
start_forum(void)
{
	fixture_register();
	fixture_forum();
	fixture_start(&case_screen, 24, 80);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

/* Press, and see that it took so many keys and made one decision. */
static struct decided
decided_by(const char *names, int count, const char *ref)
{
	int pressed = 0, before = fixture_decisions();

	for (const char *p = names; *p != '\0'; p++)
		pressed += *p != ' ' && (p == names || p[-1] == ' ');
	assert_int_equal(pressed, count);
	keys(names);
	assert_int_equal(fixture_decisions(), before + 1);
	return fixture_decided(ref);
}

static void
accept_as_suggested(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("a Enter", 2, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_ACCEPT);
	assert_string_equal(fixture_codes(&d, DC_OUTCOME), "t3-reset");
	assert_string_equal(d.decision.group_code, "A");
	assert_int_equal(d.decision.start_on, day_of(2025, 11, 24));
	assert_int_equal(d.decision.end_on, day_of(2026, 1, 9));
	assert_int_equal(d.decision.tell_by, day_of(2025, 11, 19));
	expect_text("L-0302");
}

static void
full_is_the_waiting_list(void **state)
{
	struct decided d;

	(void)state;
	fixture_register();
	fixture_fill_reset(10);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	keys("a");
	expect_text("ACCEPT ONTO THE WAITING LIST");
	golden("case-waiting-list");
	keys("Backspace");
	d = decided_by("a Enter", 2, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_WAITING_LIST);
	assert_int_equal(d.decision.wait_position, 1);
}

static void
accept_at_another_tier(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("a 1 Enter", 3, "L-0301");
	assert_string_equal(fixture_codes(&d, DC_OUTCOME), "t2-group");
	assert_int_equal(d.decision.tier, 2);
}

static void
accept_in_another_group(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("a 5 Enter", 3, "L-0301");
	assert_string_equal(d.decision.provision, "reset");
	assert_string_equal(d.decision.group_code, "B");
}

static void
accept_with_a_condition(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a c");
	golden("case-conditions");
	keys("Backspace");
	d = decided_by("a c 1 Enter", 4, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_ACCEPT_WITH_CONDITIONS);
	assert_string_equal(fixture_codes(&d, DC_CONDITION), "school-link");
}

static void
accept_beyond_capacity(void **state)
{
	struct decided d;

	(void)state;
	fixture_register();
	fixture_fill_reset(10);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	keys("a o");
	golden("case-override");
	keys("Backspace");
	d = decided_by("a o 1 Enter", 4, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_ACCEPT);
	assert_string_equal(d.decision.provision, "reset");
	assert_string_equal(fixture_codes(&d, DC_OVERRIDE),
	    "SLIP-47=leaver-due");
}

static void
accept_from_another_date(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a t");
	golden("case-dates");
	keys("Backspace");
	d = decided_by("a t 3 Enter", 4, "L-0301");
	assert_int_equal(d.decision.start_on, day_of(2025, 12, 1));
	assert_int_equal(d.decision.end_on, day_of(2026, 1, 16));
}

/* t again goes to the next of the dates: the review. */
static void
accept_with_another_review(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a t t");
	expect_text("Review by");
	expect_text("Fri 9 Jan 2026  as now");
	keys("Backspace");
	d = decided_by("a t t 3 Enter", 5, "L-0301");
	assert_int_equal(d.decision.start_on, day_of(2025, 11, 24));
	assert_int_equal(d.decision.review_on, day_of(2026, 1, 2));
}

static void
decline_with_one_reason(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("d 2 Enter", 3, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_DECLINE);
	assert_string_equal(fixture_codes(&d, DC_REASON), "no-forum");
}

static void
pend_for_one_item(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("p 1 Enter", 3, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_PEND);
	assert_string_equal(fixture_codes(&d, DC_MISSING), "risk-evidence");
	assert_string_equal(d.decision.owner, "school");
	assert_int_equal(d.decision.return_on, day_of(2025, 12, 10));
}

static void
pend_until_the_meeting_after(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("p 1 t 2 Enter", 5, "L-0301");
	assert_int_equal(d.decision.return_on, day_of(2026, 1, 7));
}

static void
back_to_forum(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("b Enter", 2, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_BACK_TO_FORUM);
}

static void
school_continues(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("s Enter", 2, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_SCHOOL_CONTINUES);
	assert_int_not_equal(d.decision.review_on, DAY_NONE);
}

static void
advise_several_kinds(void **state)
{
	struct decided d;

	(void)state;
	start_forum();
	expect_text("a Advise");
	keys("a");
	golden("forum-advice");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	keys("Backspace");
	d = decided_by("a 1 3 Enter", 4, "L-0201");
	assert_int_equal(d.decision.disposition, DISP_ADVISE);
	assert_string_equal(fixture_codes(&d, DC_OUTCOME),
	    "advice;send-plan");
}

/* A digit again takes the mark away. */
static void
advise_one_kind(void **state)
{
	struct decided d;

	(void)state;
	start_forum();
	d = decided_by("a 1 2 1 Enter", 5, "L-0201");
	assert_string_equal(fixture_codes(&d, DC_OUTCOME), "resources");
}

static void
more_without_a_reason(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("m");
	golden("case-more");
	keys("Backspace");
	d = decided_by("m 6 Enter", 3, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_NO_LONGER_APPLICABLE);
}

static void
more_with_a_reason(void **state)
{
	struct decided d;

	(void)state;
	start();
	d = decided_by("m 4 1 Enter", 4, "L-0301");
	assert_int_equal(d.decision.disposition, DISP_DEFER);
	assert_string_equal(fixture_codes(&d, DC_REASON), "member-absent");
	assert_int_equal(d.decision.return_on, day_of(2025, 12, 10));
}

/* A move needs the school that receives the pupil: one digit more. */
static void
managed_move_asks_for_the_school(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a 7");
	expect_text("Which school receives the pupil?");
	expect_text("S-02  Oadby Test School");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	keys("Backspace");
	d = decided_by("a 7 1 Enter", 4, "L-0301");
	assert_string_equal(d.decision.to_school, "120248");
}

static void
skip_to_the_end(void **state)
{
	(void)state;
	start();
	keys("x Enter");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("case 1/12  L-0302");
	keys("g");
	type_text("12");
	keys("Enter");
	expect_text("L-0301");
}

static void
member_out_and_in(void **state)
{
	(void)state;
	start();
	keys("i 2");
	expect_text("HEAD1 out: left the room");
	expect_text("4 of 5");
	assert_int_equal(fixture_links("leave room"), 1);
	keys("i 2");
	expect_text("5 of 5");
	assert_int_equal(fixture_links("return to room"), 1);
}

static void
dissent_of_a_member(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a v 2");
	expect_text("1 dissents");
	keys("Enter");
	d = fixture_decided("L-0301");
	assert_string_equal(fixture_codes(&d, DC_DISSENT), "HEAD1");
}

static void
criterion_goes_round(void **state)
{
	(void)state;
	start();
	expect_text("Earlier Inclusion Forum ok");
	keys("e 3");
	expect_text("Earlier Inclusion Forum: met now");
	keys("e 3");
	expect_text("Earlier Inclusion Forum NOT MET");
	keys("e 3");
	expect_text("Earlier Inclusion Forum ok");
}

static void
take_back_again_and_again(void **state)
{
	(void)state;
	start();
	keys("a Enter d 1 Enter p 1 Enter");
	assert_int_equal(fixture_decisions(), 3);
	keys("u u u");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("L-0301");
	assert_int_equal(fixture_links("taken-back"), 3);
	keys("u");
	expect_text("There is no decision to take back");
	fixture_proves();
}

static void
go_to_case_twelve(void **state)
{
	(void)state;
	start();
	keys("g 1 2 Enter");
	expect_text("case 12/12  L-0312");
	keys("g 9 9 Enter");
	expect_text("There is no case 99 on this agenda of 12");
}

static void
write_a_line(void **state)
{
	(void)state;
	start();
	keys("n");
	expect_text("WRITING");
	type_text("! Ask the family for the hearing test");
	keys("Enter Enter");
	expect_no_text("WRITING");
	expect_text("Pen: 1 line");
}

static void
zero_shows_the_rest(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a 0");
	golden("case-rest");
	keys("d");
	expect_text("is for Years 10 to 11");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	d = decided_by("0 2 Enter", 3, "L-0301");
	assert_string_equal(fixture_codes(&d, DC_OUTCOME), "t2-one");
}

static void
same_letter_twice_never_commits(void **state)
{
	static const char *const letters[] = { "a", "b", "c", "d", "e", "g",
		"h", "i", "j", "k", "l", "m", "n", "o", "p", "s", "t", "v",
		"w", "x", "y", "z", "C", "I", "P", "0", "1", "5", "9" };

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
		start();
		for (int n = 0; n < 4; n++)
			keys(letters[i]);
		assert_int_equal(fixture_decisions(), 0);
		fixture_stop();
	}
}

/* Staged, then moved by another session: Enter records nothing, not here and
 * not there. */
static void
enter_is_bound_to_what_is_on_screen(void **state)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct db *other;
	struct meeting m;
	struct item item;
	const char *path;

	(void)state;
	fixture_register_file(&path);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	other = fixture_second(path, "deputy");
	keys("a");
	assert_true(meeting_get(other, FIXTURE_MEETING, &a, &m, &e));
	assert_true(agenda_item(other, m.id, "L-0304", &a, &item, &e));
	assert_true(live_point(other, m.id, item.id, &e));
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("by deputy meanwhile");
	expect_text("L-0304");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	arena_release(&a);
}

/* The other session stages something else on the same case. */
static void
enter_is_bound_to_the_proposal_on_screen(void **state)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct proposal p;
	struct db *other;
	struct meeting m;
	struct item item;
	const char *path;

	(void)state;
	fixture_register_file(&path);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	other = fixture_second(path, "deputy");
	keys("a");
	assert_true(meeting_get(other, FIXTURE_MEETING, &a, &m, &e));
	assert_true(agenda_item(other, m.id, "L-0301", &a, &item, &e));
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "not-at-risk";
	assert_true(live_stage(other, m.id, item.id, &p, &e));
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("DECLINE Not at risk");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 1);
	arena_release(&a);
}

/* Skipping and noting standing items are bound in the same way. */
static void
skip_is_bound_too(void **state)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct db *other;
	struct meeting m;
	struct item item;
	const char *path;

	(void)state;
	fixture_register_file(&path);
	fixture_open_meeting();
	fixture_start(&case_screen, 24, 80);
	other = fixture_second(path, "deputy");
	keys("x");
	assert_true(meeting_get(other, FIXTURE_MEETING, &a, &m, &e));
	assert_true(agenda_item(other, m.id, "L-0304", &a, &item, &e));
	assert_true(live_point(other, m.id, item.id, &e));
	keys("Enter");
	expect_text("by deputy meanwhile");
	expect_text("case 4/12  L-0304");
	keys("Up Up Up");
	expect_text("case 1/12  L-0301");
	arena_release(&a);
}

/* What was typed ahead was meant for the case that has gone. */
static void
type_ahead_ends_with_the_case(void **state)
{
	(void)state;
	start();
	type_text("a\rd1\ra\r");
	assert_int_equal(fixture_decisions(), 1);
	expect_text("L-0302");
	expect_no_text("STAGED");
}

static void
paste_is_refused(void **state)
{
	(void)state;
	start();
	paste("a\rd1\r");
	assert_int_equal(fixture_decisions(), 0);
	expect_text("The paste was refused");
	expect_no_text("STAGED");
	keys("a");
	paste("\r\r");
	assert_int_equal(fixture_decisions(), 0);
	keys("n");
	paste("Mother phoned");
	expect_text("WRITING Mother phoned");
}

static void
greyed_keys_say_why(void **state)
{
	(void)state;
	start();
	keys("c");
	expect_text("Nothing is staged");
	keys("o");
	expect_text("Nothing is staged");
	keys("d 1 c");
	expect_text("A condition goes with an acceptance");
	keys("Enter Up a");
	expect_text("A decision is recorded for this case");
	keys("x");
	expect_text("A decision is recorded for this case");
	keys("4");
	expect_text("A digit chooses once a letter has opened a list");
	keys("g 1 2 Enter Down a");
	expect_text("This is a standing item");
}

/* Commands by name run what the key would, where that can be. */
static void
commands_by_name(void **state)
{
	(void)state;
	start();
	keys("a :");
	type_text("choose");
	keys("Enter");
	expect_text("A digit chooses");
	expect_text("STAGED");
	keys(":");
	type_text("propose");
	keys("Enter");
	expect_text("Press the letter itself");
	keys(":");
	type_text("unstage");
	keys("Enter");
	expect_no_text("STAGED");
	assert_int_equal(fixture_decisions(), 0);
}

/* SLIP-31 asks for a reason and does not insist: o notes it. */
static void
tier_left_out_is_noted(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("a");
	expect_text("Tier 2 is left out: o notes why.");
	d = decided_by("o 1 Enter", 3, "L-0301");
	assert_string_equal(fixture_codes(&d, DC_OVERRIDE), "SLIP-31=risk");
	keys("g 3 Enter a o");
	expect_text("Nothing stands in the way");
}

/* Too few without who is out: the rule refuses, a coded reason passes. */
static void
inquorate_case_needs_a_reason(void **state)
{
	struct decided d;

	(void)state;
	start();
	keys("i 1 a");
	expect_text("NOT QUORATE");
	expect_text("There is no quorum for L-0301");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 0);
	d = decided_by("o 2 Enter", 3, "L-0301");
	assert_string_equal(fixture_codes(&d, DC_OVERRIDE),
	    "SLIP-24=consulted");
}

static void
interest_is_declared_and_dismissed(void **state)
{
	(void)state;
	start();
	expect_text("HEAD2 STILL IN: Pupil of their own school");
	keys("I");
	expect_text("Whose interest in this case?");
	keys("3");
	golden("case-interest");
	keys("7");
	expect_text("HEAD2: no interest");
	expect_no_text("STILL IN");
	keys("I 4 3");
	expect_text("HEAD3 STILL IN: Family or friend");
	assert_int_equal(fixture_links("settle interest"), 2);
	fixture_proves();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_teardown(f, stop)
		T(accept_as_suggested), T(full_is_the_waiting_list),
		T(accept_at_another_tier), T(accept_in_another_group),
		T(accept_with_a_condition), T(accept_beyond_capacity),
		T(accept_from_another_date), T(accept_with_another_review),
		T(decline_with_one_reason), T(pend_for_one_item),
		T(pend_until_the_meeting_after), T(back_to_forum),
		T(school_continues), T(advise_several_kinds),
		T(advise_one_kind), T(more_without_a_reason),
		T(more_with_a_reason), T(managed_move_asks_for_the_school),
		T(skip_to_the_end), T(member_out_and_in),
		T(dissent_of_a_member), T(criterion_goes_round),
		T(take_back_again_and_again), T(go_to_case_twelve),
		T(write_a_line), T(zero_shows_the_rest),
		T(same_letter_twice_never_commits),
		T(enter_is_bound_to_what_is_on_screen),
		T(enter_is_bound_to_the_proposal_on_screen),
		T(skip_is_bound_too), T(type_ahead_ends_with_the_case),
		T(paste_is_refused), T(greyed_keys_say_why),
		T(commands_by_name),
		T(tier_left_out_is_noted), T(inquorate_case_needs_a_reason),
		T(interest_is_declared_and_dismissed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
