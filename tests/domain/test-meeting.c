/*
 * Meetings from draft to closed: their states, agenda, room and quorum, and
 * what goes on to the next one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/meeting/live.h"
#include "src/domain/meeting/series.h"
#include "src/domain/register/access.h"
#include "tests/domain/panel.h"

static void
a_meeting_is_named_by_panel_and_day(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	assert_string_equal(meeting_of(CORE).time, "14:00");
	assert_int_equal(meeting_of(CORE).state, MEETING_DRAFT);
	/* a second sitting on one day, at the time of the last */
	MUST(meeting_new(db, "core", day_parse(TODAY), NULL, &arena, &m,
	    &e));
	assert_string_equal(m.ref, CORE "-2");
	assert_string_equal(m.time, "14:00");
	MUST(meeting_new(db, "forum", day_parse(TODAY), "9.30", &arena, &m,
	    &e));
	assert_string_equal(m.ref, FORUM);
	assert_string_equal(m.time, "09:30");
	assert_string_equal(m.mode, "Teams");	/* SLIP-06 */
}

static void
what_is_no_panel_or_time_is_refused(void **state)
{
	struct meeting m;

	(void)state;
	assert_false(meeting_new(db, "none", day_parse(TODAY), NULL, &arena,
	    &m, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_false(meeting_new(db, "core", day_parse(TODAY), "25:00",
	    &arena, &m, &e));
	assert_int_equal(e.code, ERR_USAGE);
}

static void
standing_items_come_from_the_pack_after_the_cases(void **state)
{
	static const char *const wanted[] = { "placements", "capacity",
	    "offer-changes", "any-other-business", "next-date" };
	struct item *items;
	int count;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(agenda_items(db, meeting_of(CORE).id, &arena, &items, &count,
	    &e));
	assert_int_equal(count, 6);
	assert_int_equal(items[0].kind, ITEM_CASE);
	assert_int_equal(items[0].minutes, 10);
	for (int i = 0; i < 5; i++)
		assert_string_equal(items[i + 1].standing, wanted[i]);
}

/* SLIP-08: who normally sits on a forum is expected there. */
static void
the_roll_is_whoever_sits_on_the_panel_that_day(void **state)
{
	struct attendance *roll;
	struct person p;
	int count;

	(void)state;
	put_person("OLD", "educational-psychologist", NULL);
	MUST(db_get(db, &person_record, "code", "OLD", &arena, &p, &e));
	p.to_on = day_parse("2025-11-11");
	MUST(db_update(db, &person_record, &p, &e));
	put_meeting("forum");
	MUST(attendance_list(db, meeting_of(FORUM).id, &arena, &roll, &count,
	    &e));
	assert_int_equal(count, 3);	/* DC, EP, CN */
	for (int i = 0; i < count; i++)
		assert_int_equal(roll[i].state, ATT_EXPECTED);
}

/* Which acts each state lets pass. */
struct state_row {
	const char *name;
	bool (*act)(struct db *, const char *ref, struct err *);
	const char *passes;	/* states, "; " between */
};

static bool
act_open(struct db *d, const char *ref, struct err *err)
{
	return meeting_open(d, ref, "urgent", err);
}

static bool
act_end(struct db *d, const char *ref, struct err *err)
{
	return meeting_end(d, ref, false, err);
}

static bool
act_cancel(struct db *d, const char *ref, struct err *err)
{
	return meeting_cancel(d, ref, "snow", err);
}

static bool
act_move(struct db *d, const char *ref, struct err *err)
{
	return meeting_move(d, ref, day_parse("2025-11-19"), NULL, NULL,
	    err);
}

static const struct state_row state_rows[] = {
	{ "freeze", meeting_freeze, "draft" },
	{ "open", act_open, "draft;frozen" },
	{ "statement", meeting_statement_read, "open" },
	{ "adjourn", meeting_adjourn, "open" },
	{ "resume", meeting_resume, "adjourned" },
	{ "end", act_end, "open" },
	{ "close", meeting_close, "ended" },
	{ "cancel", act_cancel, "draft;frozen" },
	{ "move", act_move, "draft;frozen" },
};

static void
each_act_has_its_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof state_rows / sizeof state_rows[0]; i++)
		for (int s = MEETING_DRAFT; s <= MEETING_CANCELLED; s++) {
			const struct state_row *row = &state_rows[i];
			const char *word = word_of(meeting_state_words, s);
			struct meeting m;
			bool passed;

			MUST(meeting_new(db, "core", day_parse("2025-11-10")
			    + (int)i * 20 + s, "14:00", &arena, &m, &e));
			m.state = s;
			MUST(db_update(db, &meeting_record, &m, &e));
			passed = row->act(db, m.ref, &e);
			if (passed != code_in_list(row->passes, word))
				fail_msg("%s in state %s: %s", row->name,
				    word, passed ? "passed" : e.text);
		}
}

static struct quorum
quorum_of(const char *meeting, const struct item *item)
{
	struct meeting m = meeting_of(meeting);
	struct quorum q;

	MUST(quorum_count(db, pack(), &m, item, &arena, &q, &e));
	return q;
}

/* said, not enforced: the chair goes on with a coded reason. */
static void
SLIP_08_a_forum_without_its_deputy_coordinator(void **state)
{
	(void)state;
	put_meeting("forum");
	put_person("SA", "sena", NULL);
	MUST(attend(db, FORUM, "EP", ATT_PRESENT, NULL, &e));
	MUST(attend(db, FORUM, "CN", ATT_PRESENT, NULL, &e));
	MUST(attend(db, FORUM, "SA", ATT_PRESENT, NULL, &e));
	assert_int_equal(quorum_of(FORUM, NULL).present, 3);
	assert_false(meeting_open(db, FORUM, NULL, &e));
	assert_string_equal(e.rule, "SLIP-08");
	assert_false(meeting_open(db, FORUM, "no-such-reason", &e));
	MUST(meeting_open(db, FORUM, "views-sent", &e));
	assert_string_equal(meeting_of(FORUM).inquorate_reason,
	    "views-sent");
}

static void
a_quorate_meeting_keeps_no_reason(void **state)
{
	(void)state;
	put_meeting("core");
	MUST(attend_rest(db, CORE, NULL, &e));
	MUST(meeting_open(db, CORE, "urgent", &e));
	assert_null(meeting_of(CORE).inquorate_reason);
	assert_int_equal(meeting_of(CORE).state, MEETING_OPEN);
}

/* The chair who opens it chairs; a minute-taker who does so does not. */
static void
whoever_may_decide_chairs(void **state)
{
	struct person p;

	(void)state;
	MUST(db_get(db, &person_record, "code", "PC", &arena, &p, &e));
	p.unix_user = "coordinator";
	MUST(db_update(db, &person_record, &p, &e));
	MUST(db_get(db, &person_record, "code", "DC", &arena, &p, &e));
	p.unix_user = "pen";
	MUST(db_update(db, &person_record, &p, &e));
	MUST(access_give(db, "coordinator", MEMBER_ADMINISTRATOR, &e));
	MUST(access_give(db, "coordinator", MEMBER_CHAIR, &e));
	MUST(access_give(db, "pen", MEMBER_MINUTE_TAKER, &e));
	put_meeting("core");
	open_all_present(CORE);
	assert_string_equal(meeting_of(CORE).chair, "PC");
	put_meeting("forum");
	db_as(db, "pen");
	MUST(attend_rest(db, FORUM, NULL, &e));
	MUST(meeting_open(db, FORUM, NULL, &e));
	assert_null(meeting_of(FORUM).chair);
	MUST(meeting_chair(db, FORUM, "EP", &e));
	assert_string_equal(meeting_of(FORUM).chair, "EP");
}

static void
SLIP_24_a_core_meeting_needs_its_coordinator(void **state)
{
	(void)state;
	put_meeting("core");
	MUST(attend(db, CORE, "PC", ATT_SENT_INFORMATION, NULL, &e));
	MUST(attend_rest(db, CORE, NULL, &e));
	assert_false(meeting_open(db, CORE, NULL, &e));
	assert_string_equal(e.rule, "SLIP-24");
}

/* Whoever is of the pupil's school does not count among the two schools. */
static void
SLIP_15_schools_decide_about_pupils_of_others(void **state)
{
	struct item own, other;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OWN_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(agenda_add(db, CORE, "T-2", NULL, &e));
	MUST(attend(db, CORE, "H3", ATT_APOLOGIES, NULL, &e));
	MUST(attend_rest(db, CORE, NULL, &e));
	own = item_of(CORE, "T-1");
	assert_true(quorum_of(CORE, NULL).quorate);
	assert_false(quorum_of(CORE, &own).quorate);
	assert_string_equal(quorum_of(CORE, &own).rule, "SLIP-15");
	MUST(attend(db, CORE, "H3", ATT_PRESENT, NULL, &e));
	assert_true(quorum_of(CORE, &own).quorate);
	/* and whoever leaves the room for a case counts not for that one */
	MUST(meeting_open(db, CORE, NULL, &e));
	other = item_of(CORE, "T-2");
	MUST(room_out(db, own.id, "H3", "other", &e));
	assert_false(quorum_of(CORE, &own).quorate);
	assert_true(quorum_of(CORE, &other).quorate);
	MUST(room_in(db, own.id, "H3", &e));
	assert_true(quorum_of(CORE, &own).quorate);
}

static void
a_substitute_sits_in_the_seat_of_a_member(void **state)
{
	(void)state;
	put_meeting("core");
	put_person("SUB", "teacher", NULL);
	MUST(attend(db, CORE, "H1", ATT_PRESENT, NULL, &e));
	MUST(attend(db, CORE, "H2", ATT_PRESENT, NULL, &e));
	assert_false(attend(db, CORE, "SUB", ATT_PRESENT, "H1", &e));
	says("is present");
	MUST(attend(db, CORE, "SUB", ATT_PRESENT, "PC", &e));
	assert_true(quorum_of(CORE, NULL).quorate);
	assert_int_equal(quorum_of(CORE, NULL).present, 3);
}

static void
guests_and_presenters_do_not_count(void **state)
{
	(void)state;
	put_meeting("core");
	put_person("SC", "senco", OWN_SCHOOL);
	MUST(attend(db, CORE, "PC", ATT_PRESENT, NULL, &e));
	MUST(attend(db, CORE, "SC", ATT_PRESENT, NULL, &e));
	MUST(attend_guest(db, CORE, "Somebody", "school", AS_PRESENTER,
	    &e));
	assert_int_equal(quorum_of(CORE, NULL).present, 1);
	assert_false(attend_guest(db, CORE, " ", "school", AS_GUEST, &e));
}

static void
SLIP_09_only_referrals_of_the_panel_are_listed(void **state)
{
	(void)state;
	put_meeting("core");
	put_meeting("forum");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	assert_false(agenda_add(db, CORE, "T-9", NULL, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_false(agenda_add(db, FORUM, "T-1", NULL, &e));
	says("belongs to the panel “core”");
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	assert_int_equal(case_of("T-1").state, REFERRAL_LISTED);
	assert_false(agenda_add(db, CORE, "T-1", NULL, &e));
	says("on this agenda already");
}

static void
a_case_stands_on_one_agenda_at_a_time(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	MUST(meeting_new(db, "core", day_parse("2025-12-10"), NULL, &arena,
	    &m, &e));
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	assert_false(agenda_add(db, m.ref, "T-1", NULL, &e));
	says(CORE);
	MUST(agenda_remove(db, CORE, "T-1", &e));
	assert_int_equal(case_of("T-1").state, REFERRAL_RECEIVED);
	MUST(agenda_add(db, m.ref, "T-1", NULL, &e));
}

/* The gate acts on listing; what was overridden is kept with the item. */
static void
SLIP_17_is_overridden_with_a_coded_reason_that_is_kept(void **state)
{
	const char *none = "";

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, "earlier_forum_on", none);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	assert_false(agenda_add(db, CORE, "T-1", NULL, &e));
	assert_string_equal(e.rule, "SLIP-17");
	assert_false(agenda_add(db, CORE, "T-1", "SLIP-17=nonsense", &e));
	MUST(agenda_add(db, CORE, "T-1",
	    "SLIP-17=urgent;SLIP-18=done-elsewhere", &e));
	/* the plan was reviewed: an override that nothing needs is none */
	assert_string_equal(item_of(CORE, "T-1").overrides,
	    "SLIP-17=urgent");
	MUST(agenda_add(db, CORE, "T-2", "SLIP-17=urgent", &e));
	assert_null(item_of(CORE, "T-2").overrides);
}

static void
what_comes_after_the_agenda_was_fixed_is_late(void **state)
{
	(void)state;
	on_day("2025-11-03");
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-3", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	assert_int_equal(item_of(CORE, "T-1").late, 0);
	MUST(meeting_freeze(db, CORE, &e));
	assert_false(agenda_remove(db, CORE, "T-1", &e));
	assert_false(agenda_order(db, CORE, "T-1", &e));
	MUST(agenda_add(db, CORE, "T-2", NULL, &e));
	assert_int_equal(item_of(CORE, "T-2").late, 1);
	assert_int_equal(item_of(CORE, "T-2").added_open, 0);
	on_day(TODAY);
	open_all_present(CORE);
	MUST(agenda_add(db, CORE, "T-3", NULL, &e));
	assert_int_equal(item_of(CORE, "T-3").added_open, 1);
	MUST(agenda_remove(db, CORE, "T-3", &e));
}

/* Papers are due 5 working days before: Wednesday 5 November. */
static void
a_case_that_comes_after_the_papers_is_late(void **state)
{
	struct meeting m;
	int day;

	(void)state;
	put_meeting("core");
	m = meeting_of(CORE);
	MUST(meeting_papers_by(db, pack(), &m, &day, &e));
	assert_int_equal(day, day_parse("2025-11-05"));
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	on_day("2025-11-05");
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	on_day("2025-11-06");
	MUST(agenda_add(db, CORE, "T-2", NULL, &e));
	assert_int_equal(item_of(CORE, "T-1").late, 0);
	assert_int_equal(item_of(CORE, "T-2").late, 1);
}

static void
the_order_names_each_case_once(void **state)
{
	(void)state;
	put_meeting("core");
	for (int i = 1; i <= 3; i++) {
		const char *ref = arena_printf(&arena, "T-%d", i);

		put_named(ref, "core", OTHER_SCHOOL, NULL, NULL);
		MUST(agenda_add(db, CORE, ref, NULL, &e));
	}
	assert_false(agenda_order(db, CORE, "T-1;T-2", &e));
	assert_false(agenda_order(db, CORE, "T-2;T-2;T-3", &e));
	assert_false(agenda_order(db, CORE, "T-1;T-2;T-3;T-1", &e));
	assert_int_equal(item_of(CORE, "T-1").position, 1);
	MUST(agenda_order(db, CORE, "T-3;T-1;T-2", &e));
	assert_int_equal(item_of(CORE, "T-3").position, 1);
	assert_int_equal(item_of(CORE, "T-2").position, 3);
	MUST(agenda_skip(db, item_of(CORE, "T-3").id, &e));
	assert_int_equal(item_of(CORE, "T-3").position, 3);
	assert_int_equal(item_of(CORE, "T-1").position, 1);
}

/* Cases of one school stand together: its member leaves the room once. */
static void
an_agenda_fills_itself_with_few_doors(void **state)
{
	const char *const *refused;
	int added, count;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OWN_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-3", "core", OWN_SCHOOL, NULL, NULL);
	put_named("T-4", "core", OTHER_SCHOOL, "at_risk_of_exclusion", "no");
	put_named("T-5", "forum", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_auto(db, CORE, &arena, &added, &refused, &count, &e));
	assert_int_equal(added, 3);
	assert_int_equal(count, 1);
	assert_non_null(strstr(refused[0], "T-4"));
	assert_non_null(strstr(refused[0], "SLIP-16"));
	assert_int_equal(item_of(CORE, "T-1").position, 1);
	assert_int_equal(item_of(CORE, "T-3").position, 2);
	assert_int_equal(item_of(CORE, "T-2").position, 3);
	MUST(meeting_freeze(db, CORE, &e));
	assert_false(agenda_auto(db, CORE, &arena, &added, &refused, &count,
	    &e));
}

static void
interests_are_suggested_from_schools_and_settled_by_people(void **state)
{
	struct interest *in;
	struct item item;
	int count;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OWN_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	item = item_of(CORE, "T-1");
	MUST(interests_of(db, item.id, &arena, &in, &count, &e));
	assert_int_equal(count, 1);
	assert_int_equal(in[0].state, INT_SUGGESTED);
	assert_string_equal(in[0].reason, "own-school");
	assert_false(interest_settle(db, item.id, "H1", INT_DISMISSED, NULL,
	    &e));
	MUST(interest_settle(db, item.id, "H1", INT_DISMISSED,
	    "left that school", &e));
	MUST(interest_settle(db, item.id, "EP", INT_DECLARED, "worked-with",
	    &e));
	/* a change of the roll suggests nothing twice */
	MUST(attend(db, CORE, "H1", ATT_PRESENT, NULL, &e));
	MUST(interests_of(db, item.id, &arena, &in, &count, &e));
	assert_int_equal(count, 2);
	assert_int_equal(in[0].state, INT_DISMISSED);
}

static void
leaving_the_room_declares_the_interest(void **state)
{
	struct interest *in;
	struct item item;
	int count;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OWN_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	item = item_of(CORE, "T-1");
	assert_false(room_out(db, item.id, "H1", NULL, &e));
	open_all_present(CORE);
	assert_false(room_in(db, item.id, "H1", &e));
	MUST(room_out(db, item.id, "H1", NULL, &e));
	assert_false(room_out(db, item.id, "H1", NULL, &e));
	MUST(interests_of(db, item.id, &arena, &in, &count, &e));
	assert_int_equal(in[0].state, INT_DECLARED);
	MUST(room_in(db, item.id, "H1", &e));
	chain_holds();
}

static void
the_minutes_of_the_meeting_before_are_approved(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	open_all_present(CORE);
	assert_false(meeting_minutes_approve(db, CORE, &e));
	MUST(meeting_statement_read(db, CORE, &e));
	MUST(meeting_end(db, CORE, false, &e));
	on_day("2025-12-10");
	MUST(meeting_new(db, "core", day_parse("2025-12-10"), NULL, &arena,
	    &m, &e));
	open_all_present(m.ref);
	MUST(meeting_minutes_approve(db, m.ref, &e));
	assert_string_equal(meeting_of(m.ref).minutes_of, CORE);
}

static void
an_adjourned_sitting_goes_on_another_day(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	open_all_present(CORE);
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse(TODAY));
	MUST(meeting_adjourn(db, CORE, &e));
	on_day("2025-11-14");
	MUST(meeting_resume(db, CORE, &e));
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse("2025-11-14"));
	MUST(meeting_end(db, CORE, false, &e));
	on_day("2025-11-20");
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse("2025-11-14"));
}

/* Written down a week after it sat: its dates are those of the sitting. */
static void
a_sitting_that_is_entered_later_sat_on_its_date(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	on_day("2025-11-19");
	open_all_present(CORE);
	m = meeting_of(CORE);
	assert_int_equal(meeting_day(db, &m), day_parse(TODAY));
}

static void
cases_of_a_cancelled_meeting_wait_again(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(meeting_cancel(db, CORE, "snow", &e));
	assert_int_equal(case_of("T-1").state, REFERRAL_RECEIVED);
	MUST(meeting_new(db, "core", day_parse("2025-11-19"), NULL, &arena,
	    &m, &e));
	MUST(agenda_add(db, m.ref, "T-1", NULL, &e));
}

static void
a_moved_meeting_keeps_its_name(void **state)
{
	(void)state;
	put_meeting("core");
	MUST(meeting_move(db, CORE, day_parse("2025-11-19"), "15:30",
	    NULL, &e));
	assert_int_equal(meeting_of(CORE).date, day_parse("2025-11-19"));
	assert_string_equal(meeting_of(CORE).time, "15:30");
}

static void
SLIP_13_a_case_without_a_decision_keeps_the_sitting_open(void **state)
{
	struct proposal p = proposal_of(DISP_ADVISE);

	(void)state;
	put_meeting("forum");
	put_named("T-1", "forum", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "forum", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, FORUM, "T-1", NULL, &e));
	MUST(agenda_add(db, FORUM, "T-2", NULL, &e));
	open_all_present(FORUM);
	p.outcomes = "advice;resources";
	must_decide(FORUM, "T-1", p);
	assert_false(meeting_end(db, FORUM, false, &e));
	says("T-2");
	MUST(meeting_end(db, FORUM, true, &e));
	assert_int_equal(case_of("T-2").state, REFERRAL_RECEIVED);
	/* taken back afterwards, the record has a gap */
	{
		const char *ref;

		MUST(decide_undo(db, FORUM, "T-1", &arena, &ref, &e));
	}
	assert_false(meeting_close(db, FORUM, &e));
	assert_string_equal(e.rule, "SLIP-13");
	must_decide(FORUM, "T-1", p);
	MUST(meeting_close(db, FORUM, &e));
	chain_holds();
}

static void
an_action_without_owner_or_date_keeps_the_record_open(void **state)
{
	struct gap *gaps;
	struct meeting m;
	struct line l;
	int count;

	(void)state;
	put_meeting("core");
	open_all_present(CORE);
	MUST(line_parse(pack(), "+ call the school", day_parse(TODAY),
	    &arena, &l, &e));
	l.owner = NULL;
	MUST(line_add(db, CORE, NULL, &l, &arena, &e));
	MUST(meeting_end(db, CORE, false, &e));
	m = meeting_of(CORE);
	MUST(meeting_gaps(db, &m, &arena, &gaps, &count, &e));
	assert_int_equal(count, 2);
	assert_string_equal(gaps[0].line_id, l.id);
	assert_false(meeting_close(db, CORE, &e));
	l.owner = "senco";
	l.due_on = day_parse("2025-11-21");
	MUST(line_change(db, &l, &e));
	MUST(meeting_close(db, CORE, &e));
}

/* 12 November + 28 days: 10 December. */
static void
what_was_left_heads_the_next_agenda(void **state)
{
	struct proposal pend = proposal_of(DISP_PEND);
	struct meeting next;
	bool found;

	(void)state;
	put_meeting("core");
	for (int i = 1; i <= 3; i++) {
		const char *ref = arena_printf(&arena, "T-%d", i);

		put_named(ref, "core", OTHER_SCHOOL, NULL, NULL);
		MUST(agenda_add(db, CORE, ref, NULL, &e));
	}
	open_all_present(CORE);
	pend.missing = "risks";
	must_decide(CORE, "T-1", pend);
	pend.return_on = day_parse("2026-01-21");
	must_decide(CORE, "T-2", pend);
	MUST(meeting_end(db, CORE, true, &e));
	MUST(meeting_close(db, CORE, &e));
	next = meeting_of(CORE);
	MUST(meeting_following(db, &next, &arena, &next, &found, &e));
	assert_true(found);
	assert_string_equal(next.ref, "core-2025-12-10");
	assert_int_equal(next.state, MEETING_DRAFT);
	assert_string_equal(next.time, "14:00");
	assert_int_equal(item_of(next.ref, "T-3").position, 1);
	assert_int_equal(item_of(next.ref, "T-1").position, 2);
	assert_int_equal(item_of(next.ref, "T-1").late, 0);
	/* T-2 comes back in January, so it is not listed yet */
	assert_int_equal(case_of("T-2").state, REFERRAL_PENDED);
	chain_holds();
}

/* 28 November + 28 days is Boxing Day: a week later. */
static void
the_next_date_is_no_holiday(void **state)
{
	int day;

	(void)state;
	MUST(series_next(db, pack(), "core", day_parse("2025-11-28"), &day,
	    &e));
	assert_int_equal(day, day_parse("2026-01-02"));
	MUST(series_next(db, pack(), "forum", day_parse("2025-11-12"), &day,
	    &e));
	assert_int_equal(day, day_parse("2025-11-26"));
}

/* SLIP-06: about once a fortnight; Christmas falls out. */
static void
SLIP_06_a_series_of_forums_goes_by_fortnights(void **state)
{
	struct meeting *m;
	int count;

	(void)state;
	MUST(series_make(db, "forum", day_parse("2025-11-27"),
	    day_parse("2026-01-10"), INT_NONE, "09:30", &arena, &m, &count,
	    &e));
	/* 27 Nov, 11 Dec, not 25 Dec, 8 Jan */
	assert_int_equal(count, 3);
	assert_string_equal(m[0].ref, "forum-2025-11-27");
	assert_string_equal(m[1].ref, "forum-2025-12-11");
	assert_string_equal(m[2].ref, "forum-2026-01-08");
	assert_false(series_make(db, "forum", 10, 9, INT_NONE, "09:30",
	    &arena, &m, &count, &e));
}

static void
what_is_staged_lies_in_the_live_row(void **state)
{
	struct proposal p = proposal_of(DISP_DECLINE), staged;
	struct item first, second;
	struct live l;
	bool found;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(agenda_add(db, CORE, "T-2", NULL, &e));
	open_all_present(CORE);
	first = item_of(CORE, "T-1");
	second = item_of(CORE, "T-2");
	p.reasons = "no-forum";
	MUST(live_stage(db, first.meeting_id, first.id, &p, &e));
	MUST(live_get(db, first.meeting_id, &arena, &l, &found, &e));
	assert_string_equal(l.item_id, first.id);
	MUST(live_staged(&l, &arena, &staged, &found, &e));
	assert_true(found);
	assert_string_equal(staged.reasons, "no-forum");
	/* not for another case, and gone when the cursor moves */
	assert_false(live_stage(db, first.meeting_id, second.id, &p, &e));
	assert_int_equal(e.code, ERR_BUSY);
	MUST(live_point(db, first.meeting_id, second.id, &e));
	MUST(live_get(db, first.meeting_id, &arena, &l, &found, &e));
	assert_null(l.staged);
	assert_true(item_of(CORE, "T-2").started_at != TIME_NONE);
}

static void
the_gavel_is_asked_for_and_may_be_kept(void **state)
{
	const char *id;
	struct live l;
	bool found;

	(void)state;
	put_meeting("core");
	open_all_present(CORE);
	id = meeting_of(CORE).id;
	MUST(gavel_take(db, id, "one", &e));
	assert_false(gavel_take(db, id, "two", &e));
	assert_int_equal(e.code, ERR_BUSY);
	MUST(gavel_ask(db, id, "two", &e));
	assert_false(gavel_claim(db, id, "two", &e));
	MUST(gavel_refuse(db, id, "one", &e));
	db_at(db, db_now(db) + GAVEL_WAIT);
	assert_false(gavel_claim(db, id, "two", &e));
	MUST(gavel_ask(db, id, "two", &e));
	db_at(db, db_now(db) + GAVEL_WAIT);
	MUST(gavel_claim(db, id, "two", &e));
	MUST(live_get(db, id, &arena, &l, &found, &e));
	assert_string_equal(l.gavel_session, "two");
	assert_false(gavel_refuse(db, id, "one", &e));
	MUST(gavel_ask(db, id, "one", &e));
	MUST(gavel_hand(db, id, "two", &e));
	MUST(gavel_take(db, id, "one", &e));
}

static void
a_rehearsed_act_changes_nothing(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	db_rehearse(db, true);
	MUST(meeting_freeze(db, CORE, &e));
	MUST(meeting_new(db, "forum", day_parse(TODAY), NULL, &arena, &m,
	    &e));
	db_rehearse(db, false);
	assert_int_equal(meeting_of(CORE).state, MEETING_DRAFT);
	assert_false(meeting_get(db, FORUM, &arena, &m, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_partnership, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_meeting_is_named_by_panel_and_day),
		T(what_is_no_panel_or_time_is_refused),
		T(standing_items_come_from_the_pack_after_the_cases),
		T(the_roll_is_whoever_sits_on_the_panel_that_day),
		T(each_act_has_its_states),
		T(SLIP_08_a_forum_without_its_deputy_coordinator),
		T(a_quorate_meeting_keeps_no_reason),
		T(whoever_may_decide_chairs),
		T(SLIP_24_a_core_meeting_needs_its_coordinator),
		T(SLIP_15_schools_decide_about_pupils_of_others),
		T(a_substitute_sits_in_the_seat_of_a_member),
		T(guests_and_presenters_do_not_count),
		T(SLIP_09_only_referrals_of_the_panel_are_listed),
		T(a_case_stands_on_one_agenda_at_a_time),
		T(SLIP_17_is_overridden_with_a_coded_reason_that_is_kept),
		T(what_comes_after_the_agenda_was_fixed_is_late),
		T(a_case_that_comes_after_the_papers_is_late),
		T(the_order_names_each_case_once),
		T(an_agenda_fills_itself_with_few_doors),
		T(interests_are_suggested_from_schools_and_settled_by_people),
		T(leaving_the_room_declares_the_interest),
		T(the_minutes_of_the_meeting_before_are_approved),
		T(an_adjourned_sitting_goes_on_another_day),
		T(a_sitting_that_is_entered_later_sat_on_its_date),
		T(cases_of_a_cancelled_meeting_wait_again),
		T(a_moved_meeting_keeps_its_name),
		T(SLIP_13_a_case_without_a_decision_keeps_the_sitting_open),
		T(an_action_without_owner_or_date_keeps_the_record_open),
		T(what_was_left_heads_the_next_agenda),
		T(the_next_date_is_no_holiday),
		T(SLIP_06_a_series_of_forums_goes_by_fortnights),
		T(what_is_staged_lies_in_the_live_row),
		T(the_gavel_is_asked_for_and_may_be_kept),
		T(a_rehearsed_act_changes_nothing),
	};

	return cmocka_run_group_tests_name("meeting", tests, NULL, NULL);
}
