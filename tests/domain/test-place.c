/*
 * Places over time: starting, extending, ending; waiting lists and offers;
 * the place that is promised with a Managed Move; what schools answer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/decisions/proposal.h"
#include "src/domain/places/queue.h"
#include "src/domain/register/audit.h"
#include "tests/domain/running.h"

static int
open_slip(void **state)
{
	(void)state;
	open_pack(SLIP_FOLDER);
	today("2025-11-12");
	return 0;
}

static const char *
given_core(const char *ref, enum disposition disposition,
    const char *outcome)
{
	given_case(ref, "core", "9", "2025-10-24");
	return given_decision(ref, disposition, outcome, "2025-11-12");
}

static void
given_waiting(const char *ref, const char *provision, int position)
{
	struct waiting w;

	record_clear(&waiting_record, &w);
	w.id = db_new_id(db, &arena);
	w.decision_id = given_core(ref, DISP_WAITING_LIST,
	    strcmp(provision, "reset") == 0 ? "t3-reset" : "t4-ks3");
	w.referral_id = case_now(ref).referral.id;
	w.provision = provision;
	w.position = position;
	w.since = day_parse("2025-11-12");
	w.state = WAIT_WAITING;
	MUST(db_insert(db, &waiting_record, &w, &e));
}

static void
set_group(const char *ref, const char *group)
{
	const char *id = case_now(ref).referral.id;
	struct placement *list;
	int n;

	MUST(db_list(db, &placement_record, "referral_id", id, "id", &arena,
	    &list, &n, &e));
	list[0].group_code = group;
	MUST(db_update(db, &placement_record, &list[0], &e));
}

/* So many pupils in a provision; the first is P-0 (R-0 for group A). */
static void
given_full(const char *provision, const char *outcome, const char *group,
    int count, const char *end)
{
	for (int i = 0; i < count; i++) {
		char *ref = arena_printf(&arena, "%s-%d", group != NULL ?
		    group : "P", i);
		const char *x = given_core(ref, DISP_ACCEPT, outcome);

		given_place(ref, x, provision, "2025-11-03", end,
		    PLACE_ACTIVE);
		if (group != NULL)
			set_group(ref, group);
	}
}

static const char *
order(const char *provision)
{
	struct waiter *list;
	const char *out = "";
	int n;

	MUST(queue_list(db, provision, &arena, &list, &n, &e));
	for (int i = 0; i < n; i++) {
		assert_int_equal(list[i].position, i + 1);
		out = arena_printf(&arena, "%s%s%s", out, i > 0 ? " " : "",
		    list[i].ref);
	}
	return out;
}

/* Seven weeks from Wednesday 26 November are 14 January. */
static void
a_planned_end_moves_with_the_start(void **state)
{
	struct placement p;
	const char *x = given_core("L-1", DISP_ACCEPT, "t3-reset");

	(void)state;
	given_place("L-1", x, "reset", "2025-11-24", "2026-01-09",
	    PLACE_PLANNED);
	expect_due("L-1", "First day in", "", "2025-11-24", DUE_RUNNING);
	today("2025-11-28");
	expect_due("L-1", "First day in", "", "2025-11-24", DUE_OVERDUE);
	/* tomorrow nobody has started yet */
	assert_false(place_start(db, "L-1", day_parse("2025-11-29"), &arena,
	    &p, &e));
	assert_non_null(strstr(e.text, "29 Nov 2025 lies ahead"));
	expect_due("L-1", "First day in", "", "2025-11-24", DUE_OVERDUE);
	MUST(place_start(db, "L-1", day_parse("2025-11-26"), &arena, &p,
	    &e));
	assert_day(p.start_on, "2025-11-26");
	assert_day(p.end_on, "2026-01-13");
	assert_int_equal(p.state, PLACE_ACTIVE);
	assert_null(find_due("L-1", "First day in"));
	assert_false(place_start(db, "L-1", DAY_NONE, &arena, &p, &e));
	assert_non_null(strstr(e.text, "no planned place"));
}

/* Codes are for programs: people read what the pack calls it. */
static void
what_is_waited_for_is_said_in_words(void **state)
{
	const char *x = given_core("L-1", DISP_ACCEPT, "t3-reset");

	(void)state;
	given_place("L-1", x, "reset", "2025-11-24", "2026-01-09",
	    PLACE_PLANNED);
	assert_string_equal(must_due("L-1", "First day in")->waits_words,
	    "the pupil starts");
	given_place("L-2", given_core("L-2", DISP_ACCEPT, "t3-reset"),
	    "reset", "2025-11-03", "2025-12-19", PLACE_ACTIVE);
	assert_string_equal(must_due("L-2", "SLIP-60")->waits_words,
	    "School staff visited the pupil");
}

/* Six weeks from Wednesday 12 November 2025 end on Tuesday 23 December, after
 * the last day of term; from 5 November on 16 December, a day of school. */
static void
a_review_is_suggested_for_a_day_of_school(void **state)
{
	static const char *const days[][2] = {
		{ "2025-11-12", "2025-12-19" },
		{ "2025-11-05", "2025-12-16" },
	};
	struct dossier d;
	struct proposal p;
	const char *note;

	(void)state;
	given_case("L-1", "core", "9", "2025-11-03");
	d = case_now("L-1");
	for (int i = 0; i < 2; i++) {
		today(days[i][0]);
		record_clear(&proposal_record, &p);
		p.disposition = DISP_SCHOOL_CONTINUES;
		MUST(proposal_complete(db, &d, NULL, &p, &arena, &note,
		    &e));
		assert_day(p.review_on, days[i][1]);
	}
}

static void
a_place_ends_once_and_not_before_it_started(void **state)
{
	struct placement p;
	const char *x = given_core("L-1", DISP_ACCEPT, "t3-reset");

	(void)state;
	given_place("L-1", x, "reset", "2025-11-10", "2025-12-26",
	    PLACE_ACTIVE);
	assert_false(place_end(db, "L-1", day_parse("2025-11-09"),
	    "own-school", &arena, &p, &e));
	assert_false(place_end(db, "L-1", day_parse("2025-11-13"),
	    "own-school", &arena, &p, &e));
	assert_non_null(strstr(e.text, "when the pupil has left"));
	assert_false(place_end(db, "L-1", DAY_NONE, "moon", &arena, &p,
	    &e));
	MUST(place_end(db, "L-1", DAY_NONE, "own-school", &arena, &p, &e));
	assert_day(p.ended_on, "2025-11-12");
	e = (struct err)ERR_INIT;
	assert_false(place_end(db, "L-1", DAY_NONE, "own-school", &arena, &p,
	    &e));
}

/* SLIP-48: ten places, then the list; the eleventh waits for a leaver. */
static struct places
places_on(const char *day)
{
	struct places p;

	MUST(places_count(db, pack_now(), "reset", "A", day_parse(day), &p,
	    &e));
	return p;
}

/* Five places in a group (SLIP-47): the sixth pupil comes when one of the
 * five has left, and there are never more than five. */
static void
SLIP_47_who_comes_after_a_leaver_takes_that_place(void **state)
{
	struct fullness f;
	struct places p;

	(void)state;
	given_full("reset", "t3-reset", "A", 5, "2025-12-19");
	given_place("L-1", given_core("L-1", DISP_ACCEPT, "t3-reset"),
	    "reset", "2026-01-05", "2026-02-20", PLACE_PLANNED);
	set_group("L-1", "A");
	p = places_on("2025-11-12");
	assert_int_equal(p.taken, 5);
	assert_int_equal(p.here, 5);
	assert_int_equal(p.planned, 1);
	p = places_on("2026-01-05");
	assert_int_equal(p.taken, 1);
	assert_int_equal(p.planned, 0);
	MUST(places_full(db, pack_now(), "reset", "A",
	    day_parse("2025-12-19"), NULL, &arena, &f, &e));
	assert_string_equal(f.rule, "SLIP-47");
	MUST(places_full(db, pack_now(), "reset", "A",
	    day_parse("2026-01-05"), NULL, &arena, &f, &e));
	assert_string_equal(f.words, "");
}

/* A place that is free today, but promised to five who come in January, is
 * not given away. */
static void
SLIP_47_those_still_to_come_hold_their_places(void **state)
{
	struct fullness f;
	struct places p;

	(void)state;
	for (int i = 0; i < 5; i++) {
		const char *ref = arena_printf(&arena, "L-%d", i);

		given_place(ref, given_core(ref, DISP_ACCEPT, "t3-reset"),
		    "reset", "2026-01-05", "2026-02-20", PLACE_PLANNED);
		set_group(ref, "A");
	}
	p = places_on("2025-11-12");
	assert_int_equal(p.taken, 5);
	assert_int_equal(p.here, 0);
	assert_int_equal(p.planned, 5);
	MUST(places_full(db, pack_now(), "reset", "A",
	    day_parse("2025-11-24"), NULL, &arena, &f, &e));
	assert_string_equal(f.rule, "SLIP-47");
}

static void
SLIP_48_a_place_that_falls_free_is_offered_to_the_first(void **state)
{
	struct placement p;
	struct waiter w;

	(void)state;
	given_full("ks3-long", "t4-ks3", NULL, 10, NULL);
	given_waiting("L-1", "ks3-long", 1);
	given_waiting("L-2", "ks3-long", 2);
	assert_string_equal(order("ks3-long"), "L-1 L-2");
	assert_null(find_due("L-1", "is free"));
	assert_false(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	assert_string_equal(e.rule, "SLIP-48");
	MUST(place_end(db, "P-3", DAY_NONE, "own-school", &arena, &p, &e));
	assert_string_equal(must_due("L-1", "is free")->proposes, "offered");
	assert_null(find_due("L-2", "is free"));
	e = (struct err)ERR_INIT;
	assert_false(offer_make(db, "L-2", NULL, NULL, &arena, &w, &e));
	assert_non_null(strstr(e.text, "number 2"));
	MUST(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	assert_int_equal(w.state, WAIT_OFFERED);
	assert_day(w.offered_on, "2025-11-12");
	/* what is offered is as good as taken */
	e = (struct err)ERR_INIT;
	assert_false(offer_make(db, "L-2", NULL, NULL, &arena, &w, &e));
	assert_string_equal(e.rule, "SLIP-48");
	assert_non_null(strstr(e.text, "offered already"));
}

/* Five working days from Wednesday 12 November. */
static void
an_offer_has_a_limit_and_lapses_by_a_person(void **state)
{
	const struct due *d;

	(void)state;
	given_waiting("L-1", "ks3-long", 1);
	given_waiting("L-2", "ks3-long", 2);
	MUST(due_confirm(db, "L-1", &arena, &d, &e));
	expect_due("L-1", "takes the place that fell free", "2025-11-17",
	    "2025-11-19", DUE_RUNNING);
	today("2025-11-20");
	expect_due("L-1", "takes the place that fell free", "2025-11-17",
	    "2025-11-19", DUE_OVERDUE);
	assert_string_equal(order("ks3-long"), "L-1 L-2");
	MUST(due_confirm(db, "L-1", &arena, &d, &e));
	assert_string_equal(d->proposes, "lapsed");
	assert_string_equal(order("ks3-long"), "L-2");
	assert_int_equal(case_now("L-1").referral.state, REFERRAL_DECLINED);
	assert_string_equal(must_due("L-2", "is free")->proposes, "offered");
}

/* Seven weeks from Monday 24 November end on 9 January (SLIP-43). */
static void
an_accepted_offer_is_a_planned_place(void **state)
{
	struct placement p;
	struct waiter w;

	(void)state;
	given_full("reset", "t3-reset", "A", 5, "2025-12-19");
	given_waiting("L-1", "reset", 1);
	MUST(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	MUST(offer_accept(db, "L-1", day_parse("2025-11-24"), NULL, NULL,
	    &arena, &p, &e));
	assert_string_equal(p.group_code, "B");
	assert_day(p.start_on, "2025-11-24");
	assert_day(p.end_on, "2026-01-09");
	assert_int_equal(p.state, PLACE_PLANNED);
	assert_int_equal(case_now("L-1").referral.state, REFERRAL_ACCEPTED);
	assert_string_equal(order("reset"), "");
	assert_null(find_due("L-1", "takes the place that fell free"));
	expect_due("L-1", "First day in", "", "2025-11-24", DUE_RUNNING);
}

/* SLIP-47: group A has five places, whatever the pool has. */
static void
SLIP_47_a_full_group_takes_an_override(void **state)
{
	struct placement p;
	struct waiter w;

	(void)state;
	given_full("reset", "t3-reset", "A", 5, "2025-12-19");
	given_waiting("L-1", "reset", 1);
	MUST(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	assert_false(offer_accept(db, "L-1", day_parse("2025-11-24"), "A",
	    NULL, &arena, &p, &e));
	assert_string_equal(e.rule, "SLIP-47");
	assert_false(offer_accept(db, "L-1", day_parse("2025-11-24"), "A",
	    "SLIP-47=urgent", &arena, &p, &e));
	MUST(offer_accept(db, "L-1", day_parse("2025-11-24"), "A",
	    "SLIP-47=leaver-due", &arena, &p, &e));
	assert_string_equal(p.group_code, "A");
}

static void
a_declined_offer_leaves_the_list(void **state)
{
	struct waiter w;

	(void)state;
	given_waiting("L-1", "ks3-long", 1);
	assert_false(offer_end(db, "L-1", false, &arena, &w, &e));
	MUST(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	MUST(offer_end(db, "L-1", false, &arena, &w, &e));
	assert_string_equal(order("ks3-long"), "");
	assert_int_equal(case_now("L-1").referral.state, REFERRAL_DECLINED);
	assert_null(find_due("L-1", "takes the place that fell free"));
}

/* What the school says through the other command is the same act. */
static void
an_answer_takes_up_an_offer(void **state)
{
	struct placement *list;
	struct waiter w;
	int n;

	(void)state;
	given_waiting("L-1", "ks3-long", 1);
	MUST(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	MUST(school_answers(db, "L-1", true, &arena, &e));
	MUST(db_list(db, &placement_record, "referral_id",
	    case_now("L-1").referral.id, "id", &arena, &list, &n, &e));
	assert_int_equal(n, 1);
	assert_int_equal(list[0].state, PLACE_PLANNED);
}

static void
the_order_changes_with_a_reason(void **state)
{
	struct waiter w;

	(void)state;
	given_waiting("L-1", "ks3-long", 1);
	given_waiting("L-2", "ks3-long", 2);
	given_waiting("L-3", "ks3-long", 3);
	given_waiting("R-1", "reset", 1);
	assert_false(queue_move(db, "L-3", 1, NULL, &arena, &w, &e));
	assert_false(queue_move(db, "L-3", 1, "because", &arena, &w, &e));
	assert_non_null(strstr(e.text, "urgent"));
	assert_false(queue_move(db, "L-3", 4, "urgent", &arena, &w, &e));
	MUST(queue_move(db, "L-3", 1, "urgent", &arena, &w, &e));
	assert_int_equal(w.position, 1);
	assert_string_equal(order("ks3-long"), "L-3 L-1 L-2");
	MUST(queue_move(db, "L-3", 2, "urgent", &arena, &w, &e));
	assert_string_equal(order("ks3-long"), "L-1 L-3 L-2");
	assert_string_equal(order("reset"), "R-1");
	/* or out of turn, once */
	MUST(offer_make(db, "L-2", "urgent", NULL, &arena, &w, &e));
	assert_false(queue_move(db, "P-1", 1, "urgent", &arena, &w, &e));
}

/* SLIP-37: beside the count until the move fails, then whatever it says. */
static void
SLIP_37_a_promised_place_is_taken_up(void **state)
{
	struct placement p;
	struct places n;
	const char *beyond, *x;

	(void)state;
	given_full("ks3-long", "t4-ks3", NULL, 10, NULL);
	x = given_core("L-1", DISP_ACCEPT, "move-ks3");
	given_place("L-1", x, "ks3-long", "2025-11-24", NULL,
	    PLACE_CONTINGENT);
	MUST(places_count(db, pack_now(), "ks3-long", NULL,
	    day_parse("2025-11-24"), &n, &e));
	assert_int_equal(n.taken, 10);
	assert_int_equal(n.contingent, 1);
	assert_null(find_due("L-1", "SLIP-60"));
	today("2026-01-20");
	MUST(place_take_up(db, "L-1", day_parse("2026-01-26"), &arena, &p,
	    &beyond, &e));
	assert_int_equal(p.state, PLACE_PLANNED);
	assert_day(p.start_on, "2026-01-26");
	assert_non_null(strstr(beyond, "10 of 10"));
	MUST(places_count(db, pack_now(), "ks3-long", NULL,
	    day_parse("2026-01-26"), &n, &e));
	assert_int_equal(n.taken, 11);
	assert_int_equal(n.contingent, 0);
	today("2026-01-26");
	MUST(place_start(db, "L-1", DAY_NONE, &arena, &p, &e));
	assert_non_null(find_due("L-1", "SLIP-60"));
	e = (struct err)ERR_INIT;
	assert_false(place_take_up(db, "L-1", DAY_NONE, &arena, &p, &beyond,
	    &e));
}

static void
SLIP_37_or_given_up_when_the_move_works_out(void **state)
{
	struct placement p;
	struct places n;
	const char *x;

	(void)state;
	x = given_core("L-1", DISP_ACCEPT, "move-ks4");
	given_place("L-1", x, "ks4-1", "2025-11-24", NULL, PLACE_CONTINGENT);
	MUST(place_give_up(db, "L-1", &arena, &p, &e));
	MUST(places_count(db, pack_now(), "ks4-1", NULL,
	    day_parse("2025-11-24"), &n, &e));
	assert_int_equal(n.contingent, 0);
	assert_int_equal(n.taken, 0);
}

static void
a_school_that_declines_frees_the_place(void **state)
{
	struct placement *list;
	const char *x = given_core("L-1", DISP_ACCEPT, "t3-reset");
	int n;

	(void)state;
	given_place("L-1", x, "reset", "2025-11-24", "2026-01-09",
	    PLACE_PLANNED);
	MUST(school_answers(db, "L-1", false, &arena, &e));
	MUST(db_list(db, &placement_record, "decision_id", x, "id", &arena,
	    &list, &n, &e));
	assert_int_equal(list[0].state, PLACE_CANCELLED);
	assert_int_equal(case_now("L-1").referral.state, REFERRAL_DECLINED);
	given_case("L-2", "core", "9", "2025-10-24");
	assert_false(school_answers(db, "L-2", true, &arena, &e));
}

/* Each of these acts is a link, and a refused one leaves nothing. */
static void
acts_on_places_are_links(void **state)
{
	struct audit *list;
	struct placement p;
	struct waiter w;
	int before, after;

	(void)state;
	given_waiting("L-1", "ks3-long", 1);
	given_full("ks3-long", "t4-ks3", NULL, 10, NULL);
	MUST(audit_history(db, "L-1", &arena, &list, &before, &e));
	assert_false(offer_make(db, "L-1", NULL, NULL, &arena, &w, &e));
	MUST(audit_history(db, "L-1", &arena, &list, &after, &e));
	assert_int_equal(before, after);
	e = (struct err)ERR_INIT;
	MUST(offer_make(db, "L-1", NULL, "SLIP-48=safety", &arena, &w, &e));
	MUST(offer_accept(db, "L-1", day_parse("2025-11-24"), NULL,
	    "SLIP-48=safety", &arena, &p, &e));
	MUST(audit_history(db, "L-1", &arena, &list, &after, &e));
	/* offered, its event; accepted, the place, the answer */
	assert_int_equal(after - before, 5);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_slip, close_pack)
	const struct CMUnitTest tests[] = {
		TEST(a_planned_end_moves_with_the_start),
		TEST(what_is_waited_for_is_said_in_words),
		TEST(a_review_is_suggested_for_a_day_of_school),
		TEST(a_place_ends_once_and_not_before_it_started),
		TEST(SLIP_47_who_comes_after_a_leaver_takes_that_place),
		TEST(SLIP_47_those_still_to_come_hold_their_places),
		TEST(SLIP_48_a_place_that_falls_free_is_offered_to_the_first),
		TEST(an_offer_has_a_limit_and_lapses_by_a_person),
		TEST(an_accepted_offer_is_a_planned_place),
		TEST(SLIP_47_a_full_group_takes_an_override),
		TEST(a_declined_offer_leaves_the_list),
		TEST(an_answer_takes_up_an_offer),
		TEST(the_order_changes_with_a_reason),
		TEST(SLIP_37_a_promised_place_is_taken_up),
		TEST(SLIP_37_or_given_up_when_the_move_works_out),
		TEST(a_school_that_declines_frees_the_place),
		TEST(acts_on_places_are_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
