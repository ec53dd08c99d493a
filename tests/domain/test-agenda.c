/*
 * Agendas: presenters who cannot come at any time, minutes that are all
 * taken, records that are opened again, and the lists that go out before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/documents/document.h"
#include "src/domain/lists/school.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/register/settings.h"
#include "tests/domain/panel.h"

/* References of the cases in their order, ";" between. */
static const char *
order_of(const char *meeting)
{
	struct item *items;
	const char *out = "";
	int count;

	MUST(agenda_items(db, meeting_of(meeting).id, &arena, &items, &count,
	    &e));
	for (int i = 0; i < count; i++) {
		struct referral r;

		if (items[i].kind != ITEM_CASE)
			continue;
		MUST(db_get(db, &referral_record, "id", items[i].referral_id,
		    &arena, &r, &e));
		out = arena_printf(&arena, "%s%s%s", out, *out ? ";" : "",
		    r.ref);
	}
	return out;
}

static int
fill(const char *meeting)
{
	const char *const *refused;
	int added, n;

	MUST(agenda_auto(db, meeting, &arena, &added, &refused, &n, &e));
	return added;
}

static void
put_four(void)
{
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-3", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-4", "core", OTHER_SCHOOL, NULL, NULL);
	assert_int_equal(fill(CORE), 4);
	assert_string_equal(order_of(CORE), "T-1;T-2;T-3;T-4");
}

/* Ten minutes each from 14:00 (panels.csv of the pack). */
static void
a_presenter_comes_when_the_window_opens(void **state)
{
	(void)state;
	put_four();
	MUST(agenda_window(db, CORE, "T-1", "14:20", "14:40", &e));
	MUST(agenda_window(db, CORE, "T-4", "14:00", "14:05", &e));
	fill(CORE);
	assert_string_equal(order_of(CORE), "T-4;T-2;T-1;T-3");
	/* a window without an end, after all others */
	MUST(agenda_window(db, CORE, "T-2", "3pm", NULL, &e));
	fill(CORE);
	assert_string_equal(order_of(CORE), "T-4;T-3;T-1;T-2");
	MUST(agenda_window(db, CORE, "T-2", NULL, NULL, &e));
	fill(CORE);
	assert_string_equal(order_of(CORE), "T-4;T-3;T-1;T-2");
	assert_null(item_of(CORE, "T-2").window_from);
}

static void
what_is_no_span_is_refused(void **state)
{
	(void)state;
	put_four();
	assert_false(agenda_window(db, CORE, "T-1", "noon", NULL, &e));
	says("span of time");
	assert_false(agenda_window(db, CORE, "T-1", "15:00", "14:00", &e));
	assert_false(agenda_window(db, CORE, "T-9", "15:00", NULL, &e));
	assert_null(item_of(CORE, "T-1").window_from);
}

static void
an_agenda_stops_at_its_budget(void **state)
{
	const char *const *refused;
	int added, n;

	(void)state;
	MUST(setting_set(db, "meeting-minutes", "25", &e));
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-3", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_auto(db, CORE, &arena, &added, &refused, &n, &e));
	assert_int_equal(added, 2);
	assert_int_equal(n, 1);
	assert_string_equal(refused[0],
	    "T-3: 20 of 25 minutes are taken.");
	/* by hand it may still be listed */
	MUST(agenda_add(db, CORE, "T-3", NULL, &e));
}

/* Two cases, one decided and one not reached, and the sitting ended. */
static void
put_ended(void)
{
	struct proposal p = proposal_of(DISP_PEND);

	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	assert_int_equal(fill(CORE), 2);
	open_all_present(CORE);
	p.missing = "risks";
	must_decide(CORE, "T-1", p);
	MUST(agenda_standing_done(db, CORE, NULL, &e));
	MUST(meeting_end(db, CORE, true, &e));
}

static void
a_sitting_goes_on_for_a_reason(void **state)
{
	(void)state;
	put_ended();
	assert_false(meeting_reopen(db, CORE, " ", &e));
	says("Say why");
	MUST(meeting_reopen(db, CORE, "ended by mistake", &e));
	assert_int_equal(meeting_of(CORE).state, MEETING_OPEN);
	assert_string_equal(meeting_of(CORE).reopen_reason,
	    "ended by mistake");
	/* what was left as not reached waits again, what was decided stands */
	assert_int_equal(item_of(CORE, "T-2").state, ITEM_WAITING);
	assert_int_equal(case_of("T-2").state, REFERRAL_LISTED);
	assert_int_equal(item_of(CORE, "T-1").state, ITEM_DONE);
	chain_holds();
}

static void
a_closed_record_hands_back_what_it_handed_on(void **state)
{
	struct meeting next, m;
	bool found;

	(void)state;
	put_ended();
	MUST(meeting_close(db, CORE, &e));
	m = meeting_of(CORE);
	MUST(meeting_following(db, &m, &arena, &next, &found, &e));
	assert_true(found);
	assert_string_equal(order_of(next.ref), "T-2;T-1");
	MUST(meeting_reopen(db, CORE, "a reason was wrong", &e));
	assert_int_equal(meeting_of(CORE).state, MEETING_ENDED);
	assert_string_equal(order_of(next.ref), "");
	assert_int_equal(case_of("T-1").state, REFERRAL_PENDED);
	MUST(meeting_close(db, CORE, &e));
	assert_string_equal(order_of(next.ref), "T-2;T-1");
	chain_holds();
}

static void
what_has_left_stays_closed(void **state)
{
	struct hit *hits;
	int count, n;

	(void)state;
	put_ended();
	MUST(meeting_close(db, CORE, &e));
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	assert_false(meeting_reopen(db, CORE, "a reason was wrong", &e));
	says("released");
	assert_int_equal(meeting_of(CORE).state, MEETING_CLOSED);
}

static void
dates_to_print(void **state)
{
	const struct dates_ask all = { NULL, DAY_NONE, DAY_NONE };
	const struct dates_ask late = { "core", day_parse("2025-12-11"),
	    DAY_NONE };
	struct buf csv = BUF_INIT;
	const char *text;
	struct meeting m;

	(void)state;
	put_meeting("core");
	MUST(meeting_new(db, "forum", day_parse("2025-11-20"), "10:00",
	    &arena, &m, &e));
	MUST(meeting_new(db, "core", day_parse("2025-12-10"), NULL, &arena,
	    &m, &e));
	MUST(meeting_cancel(db, "core-2025-12-10", "snow", &e));
	MUST(dates_markdown(db, &all, &arena, &text, &e));
	assert_non_null(strstr(text, "## Core Meeting\n\n- **Wed 12 Nov "
	    "2025**, 14:00"));
	assert_non_null(strstr(text, "## Inclusion Forum\n\n- **Thu 20 Nov "
	    "2025**, 10:00, Teams"));
	/* who has the date in a diary is told */
	assert_non_null(strstr(text, "- No meeting on Wed 10 Dec 2025: snow"));
	MUST(dates_markdown(db, &late, &arena, &text, &e));
	assert_non_null(strstr(text, "No meeting is planned."));
	MUST(dates_csv(db, &all, &csv, &e));
	assert_int_equal(strncmp(buf_text(&csv), "ref,panel,title,", 16),
	    0);
	assert_non_null(strstr(buf_text(&csv),
	    "core-2025-11-12,core,Core Meeting,2025-11-12,14:00,"));
	buf_release(&csv);
}

static void
presenters_are_invited_once_to_their_own_address(void **state)
{
	const char *text;

	(void)state;
	put_four();
	MUST(contact_set(db, OTHER_SCHOOL, "senco", "S. Ash",
	    "senco@example.org", "phone call", day_parse("2025-09-01"),
	    &e));
	MUST(agenda_slot(db, CORE, "T-1", "senco", INT_NONE, &e));
	MUST(agenda_slot(db, CORE, "T-3", "senco", INT_NONE, &e));
	MUST(agenda_slot(db, CORE, "T-4", "Head of Year", INT_NONE, &e));
	MUST(agenda_window(db, CORE, "T-3", "15:00", "15:30", &e));
	MUST(invitations_markdown(db, CORE, &arena, &text, &e));
	assert_non_null(strstr(text, "## SENCo, "));
	assert_non_null(strstr(text, "senco@example.org (senco; phone "
	    "call)\n\n- T-1, 14:00 to 14:10\n- T-3, 14:20 to 14:30; can "
	    "come 15:00-15:30, and that does not fit\n"));
	/* nobody has that role at the school: what the form says */
	assert_non_null(strstr(text, "## Head of Year, "));
	assert_non_null(strstr(text, "office@example.sch.uk (referral "
	    "form)"));
	assert_non_null(strstr(text, "## Nobody is named to present\n\n"
	    "T-2\n"));
	assert_null(strstr(text, "Ash"));	/* no pupil's name */
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_partnership, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_presenter_comes_when_the_window_opens),
		T(what_is_no_span_is_refused),
		T(an_agenda_stops_at_its_budget),
		T(a_sitting_goes_on_for_a_reason),
		T(a_closed_record_hands_back_what_it_handed_on),
		T(what_has_left_stays_closed),
		T(dates_to_print),
		T(presenters_are_invited_once_to_their_own_address),
	};

	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
