/*
 * What happens to dates, seats and sittings by hand: substitutes, sittings
 * that are adjourned to a named day, dates that are struck out or moved.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/documents/document.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/meeting/series.h"
#include "tests/domain/panel.h"

static struct quorum
quorum_of(const char *meeting, const struct item *item)
{
	struct meeting m = meeting_of(meeting);
	struct quorum q;

	MUST(quorum_count(db, pack(), &m, item, &arena, &q, &e));
	return q;
}

/* In one act: the member sends apologies, and somebody sits there. */
static void
apologies_with_a_substitute(void **state)
{
	const char *minutes;

	(void)state;
	put_meeting("core");
	put_person("SUB", "teacher", NULL);
	assert_false(attend_instead(db, CORE, "H1", "H2", &e));
	says("a seat of their own");
	/* refused whole: H1 is expected still */
	MUST(attend(db, CORE, "PC", ATT_PRESENT, NULL, &e));
	MUST(attend(db, CORE, "H2", ATT_PRESENT, NULL, &e));
	MUST(attend_instead(db, CORE, "H1", "SUB", &e));
	assert_int_equal(quorum_of(CORE, NULL).present, 3);
	MUST(minutes_markdown(db, CORE, &arena, &minutes, &e));
	assert_non_null(strstr(minutes, "(for "));
	/* H1 came after all: the seat is taken once */
	MUST(attend(db, CORE, "H1", ATT_PRESENT, NULL, &e));
	assert_int_equal(quorum_of(CORE, NULL).present, 3);
}

/* Weeks ahead nobody is present yet. */
static void
a_substitute_is_expected_before_the_day(void **state)
{
	struct attendance *roll;
	struct meeting m;
	int n, expected = 0;

	(void)state;
	put_meeting("core");
	put_person("SUB", "teacher", NULL);
	on_day("2025-11-05");
	MUST(attend_instead(db, CORE, "H1", "SUB", &e));
	m = meeting_of(CORE);
	MUST(attendance_list(db, m.id, &arena, &roll, &n, &e));
	for (int i = 0; i < n; i++)
		expected += roll[i].capacity == AS_SUBSTITUTE &&
		    roll[i].state == ATT_EXPECTED;
	assert_int_equal(expected, 1);
	on_day(TODAY);
}

/* The rest is heard on the day that was named; the roll is called anew there,
 * and the record says who was at the first part. */
static void
an_adjourned_sitting_goes_on_on_the_day_that_was_named(void **state)
{
	struct adjournment *parts;
	const char *minutes;
	struct meeting m, next;
	bool found;
	int n;

	(void)state;
	put_meeting("core");
	put_person("SUB", "teacher", NULL);
	MUST(attend_instead(db, CORE, "H3", "SUB", &e));
	open_all_present(CORE);
	assert_false(meeting_adjourn_to(db, CORE, day_parse("2025-11-11"),
	    NULL, &e));
	says("is over");
	MUST(meeting_adjourn_to(db, CORE, day_parse("2025-11-19"), "15.00",
	    &e));
	m = meeting_of(CORE);
	assert_int_equal(m.state, MEETING_ADJOURNED);
	assert_string_equal(m.continued_at, "15:00");
	MUST(meeting_next(db, &arena, &next, &found, &e));
	assert_true(found);
	assert_string_equal(next.ref, CORE);
	/* put off once more, by two days */
	MUST(meeting_adjourn_to(db, CORE, day_parse("2025-11-21"), "15:00",
	    &e));
	on_day("2025-11-21");
	assert_int_equal(quorum_of(CORE, NULL).present, 0);
	assert_false(meeting_resume(db, CORE, &e));
	says("not quorate");
	MUST(attend_rest(db, CORE, &n, &e));
	MUST(meeting_resume(db, CORE, &e));
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse("2025-11-21"));
	MUST(meeting_adjournments(db, m.id, &arena, &parts, &n, &e));
	assert_int_equal(n, 1);
	assert_int_equal(parts[0].sat_on, day_parse(TODAY));
	assert_int_equal(parts[0].to_on, day_parse("2025-11-21"));
	assert_non_null(strstr(parts[0].present, "SUB for H3"));
	MUST(minutes_markdown(db, CORE, &arena, &minutes, &e));
	assert_non_null(strstr(minutes, "The sitting of Wed 12 Nov 2025 was "
	    "adjourned at "));
	assert_non_null(strstr(minutes, "to Fri 21 Nov 2025, 15:00; it went "
	    "on Fri 21 Nov 2025 at "));
	MUST(meeting_end(db, CORE, false, &e));
	on_day("2025-11-24");
	MUST(meeting_reopen(db, CORE, "somebody was missed", &e));
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse("2025-11-21"));
}

static void
a_break_on_the_same_day_keeps_the_roll(void **state)
{
	(void)state;
	put_meeting("core");
	open_all_present(CORE);
	MUST(meeting_adjourn_to(db, CORE, day_parse(TODAY), "16:00", &e));
	assert_true(quorum_of(CORE, NULL).quorate);
	MUST(meeting_resume(db, CORE, &e));
}

/* A date that is struck out is proposed by nobody any longer. */
static void
a_date_is_struck_out_for_a_reason(void **state)
{
	struct dates_ask all = { "forum", DAY_NONE, DAY_NONE };
	struct meeting m, *made;
	const char *list;
	int n;

	(void)state;
	put_meeting("core");
	assert_false(meeting_strike(db, "forum", day_parse("2025-12-03"),
	    " ", &arena, &m, &e));
	says("Say why");
	MUST(meeting_strike(db, "forum", day_parse("2025-12-03"),
	    "the hall is let", &arena, &m, &e));
	assert_string_equal(m.ref, "forum-2025-12-03");
	MUST(series_make(db, "forum", day_parse("2025-11-19"),
	    day_parse("2025-12-17"), 14, "10:00", &arena, &made, &n, &e));
	assert_int_equal(n, 2);
	assert_string_equal(made[0].ref, "forum-2025-11-19");
	assert_string_equal(made[1].ref, "forum-2025-12-17");
	/* one that is planned is cancelled, and one is moved */
	MUST(meeting_strike(db, "forum", day_parse("2025-12-17"), "snow",
	    &arena, &m, &e));
	assert_string_equal(m.ref, "forum-2025-12-17");
	assert_int_equal(meeting_of("forum-2025-12-17").state,
	    MEETING_CANCELLED);
	MUST(meeting_move(db, "forum-2025-11-19", day_parse("2025-11-20"),
	    NULL, "the chair is at court", &e));
	MUST(dates_markdown(db, &all, &arena, &list, &e));
	assert_non_null(strstr(list, "- No meeting on Wed 3 Dec 2025: the "
	    "hall is let\n"));
	assert_non_null(strstr(list, "- No meeting on Wed 17 Dec 2025: "
	    "snow\n"));
	assert_non_null(strstr(list, "- **Thu 20 Nov 2025**, 10:00"));
	assert_non_null(strstr(list, "; moved from Wed 19 Nov 2025: the "
	    "chair is at court\n"));
	/* the rhythm goes on from the day for which it was planned */
	MUST(series_make(db, "forum", day_parse("2025-11-05"),
	    day_parse("2025-12-31"), 14, "10:00", &arena, &made, &n, &e));
	assert_int_equal(n, 2);
	assert_string_equal(made[0].ref, "forum-2025-11-05");
	assert_string_equal(made[1].ref, "forum-2025-12-31");
	MUST(meeting_move(db, "forum-2025-11-19", day_parse("2025-11-19"),
	    NULL, NULL, &e));
	assert_int_equal(meeting_of("forum-2025-11-19").moved_from,
	    DAY_NONE);
	assert_null(meeting_of("forum-2025-11-19").move_reason);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_partnership, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(apologies_with_a_substitute),
		T(a_substitute_is_expected_before_the_day),
		T(an_adjourned_sitting_goes_on_on_the_day_that_was_named),
		T(a_break_on_the_same_day_keeps_the_roll),
		T(a_date_is_struck_out_for_a_reason),
	};

	return cmocka_run_group_tests_name("sittings", tests, NULL, NULL);
}
