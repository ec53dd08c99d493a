/*
 * Decisions: what a proposal may be, taking back, superseding, deciding
 * outside a meeting, and the places that follow.  What SLIP gives and for
 * how long is in test-slip-decide.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/register/access.h"
#include "tests/domain/panel.h"

static const char *const cases[] = { "T-1", "T-2", "T-3" };

/* An open, quorate Core Meeting with three cases of another school. */
static int
open_core(void **state)
{
	if (fresh_partnership(state) != 0)
		return -1;
	put_meeting("core");
	for (int i = 0; i < 3; i++) {
		put_named(cases[i], "core", OTHER_SCHOOL, "asks_part_time",
		    "yes");
		MUST(agenda_add(db, CORE, cases[i], NULL, &e));
	}
	open_all_present(CORE);
	return 0;
}

/* The same for a forum, with an anonymous case. */
static int
open_forum(void **state)
{
	if (fresh_partnership(state) != 0)
		return -1;
	put_meeting("forum");
	put_named("T-1", "forum", OTHER_SCHOOL, NULL, NULL);
	put_anonymous("A-1");
	MUST(agenda_add(db, FORUM, "T-1", NULL, &e));
	MUST(agenda_add(db, FORUM, "A-1", NULL, &e));
	open_all_present(FORUM);
	return 0;
}

static struct proposal
accept(const char *outcome)
{
	struct proposal p = proposal_of(DISP_ACCEPT);

	p.outcomes = outcome;
	return p;
}

static struct places
places_of(const char *provision)
{
	struct places n;

	MUST(places_count(db, pack(), provision, NULL,
	    day_parse("2025-11-24"), &n, &e));
	return n;
}

/* Enough pupils in a provision to fill it. */
static void
fill(const char *provision, int count)
{
	for (int i = 0; i < count; i++) {
		struct placement p;

		record_clear(&placement_record, &p);
		p.id = db_new_id(db, &arena);
		p.referral_id = case_of("T-3").id;
		p.provision = provision;
		p.start_on = day_parse("2025-09-01");
		p.state = PLACE_ACTIVE;
		MUST(db_insert(db, &placement_record, &p, &e));
	}
}

static bool
has_code(const struct decided *d, enum decision_code_kind kind,
    const char *code, const char *rule)
{
	for (int i = 0; i < d->code_count; i++)
		if (d->codes[i].kind == (int)kind &&
		    strcmp(d->codes[i].code, code) == 0 && (rule == NULL ||
		    strcmp(d->codes[i].rule, rule) == 0))
			return true;
	return false;
}

/*
 * One proposal about a case of the Core Meeting, and the rule that refuses
 * it; "" where no rule of the scheme says so, NULL where it is let pass.
 */
struct row {
	const char *name;
	int disposition;
	const char *refused, *says;
	const char *outcomes, *provision, *group_code, *to_school, *reasons,
	    *missing, *conditions, *overrides, *dissent, *owner;
	const char *start_on, *end_on, *return_on;
	int votes_for, votes_against;
	bool casting;
};

static const struct row rows[] = {
	{ "SLIP-29 support in school", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t2-group" },
	{ "SLIP-25 an acceptance names what is given", DISP_ACCEPT, "SLIP-25",
	    "one outcome",
	    .outcomes = NULL },
	{ "SLIP-25 and one thing only", DISP_ACCEPT, "SLIP-25", "one outcome",
	    .outcomes = "t2-group;mentor" },
	{ "SLIP-12 advice is the forum's", DISP_ADVISE, "",
	    "is not for the pathway core",
	    .outcomes = NULL },
	{ "an outcome of the other pathway", DISP_ACCEPT, "", "no outcome",
	    .outcomes = "advice" },
	{ "SLIP-29 an outcome goes with its disposition", DISP_DECLINE,
	    "SLIP-29", "goes with", .outcomes = "t2-one",
	    .reasons = "no-forum" },
	{ "SLIP-27 back to the forum", DISP_BACK_TO_FORUM, NULL, NULL,
	    .outcomes = NULL },
	{ "SLIP-28 school continues", DISP_SCHOOL_CONTINUES, NULL, NULL,
	    .outcomes = NULL },
	{ "SLIP-30 part or full time, as the form says", DISP_ACCEPT, NULL,
	    NULL, .outcomes = "t3-reset" },
	{ "SLIP-32 a provision of another outcome", DISP_ACCEPT, "SLIP-32",
	    "gives no place", .outcomes = "t2-group", .provision = "reset" },
	{ "SLIP-36 a move names the receiving school", DISP_ACCEPT, "SLIP-36",
	    "receiving school", .outcomes = "managed-move" },
	{ "SLIP-36 which is in the register", DISP_ACCEPT, "", "no school",
	    .outcomes = "managed-move", .to_school = "123456" },
	{ "SLIP-36 and another than the pupil's", DISP_ACCEPT, "",
	    "own school", .outcomes = "managed-move",
	    .to_school = OTHER_SCHOOL },
	{ "SLIP-36 with all that", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "managed-move", .to_school = OWN_SCHOOL },
	{ "a group of another provision", DISP_ACCEPT, "", "no group",
	    .outcomes = "t3-reset", .group_code = "Z" },
	{ "a decline has a reason", DISP_DECLINE, "", "coded reason",
	    .outcomes = NULL },
	{ "a decline of the scheme's reasons", DISP_DECLINE, "",
	    "is no reason", .reasons = "bad-mood" },
	{ "a decline takes no reason for putting off", DISP_DECLINE, "",
	    "is no reason", .reasons = "member-absent" },
	{ "a decline with a reason", DISP_DECLINE, NULL, NULL,
	    .reasons = "no-forum" },
	{ "a pend says what is missing", DISP_PEND, "", "what is missing",
	    .outcomes = NULL },
	{ "a pend of the scheme's items", DISP_PEND, "", "no missing item",
	    .missing = "unicorn" },
	{ "a pend with an item", DISP_PEND, NULL, NULL, .missing = "risks" },
	{ "a pend that comes back today", DISP_PEND, "", "before",
	    .missing = "risks", .return_on = "2025-11-12" },
	{ "an owner whom nobody knows", DISP_PEND, "", "nobody with the code",
	    .missing = "risks", .owner = "XX" },
	{ "a deferral has a reason", DISP_DEFER, "", "coded reason",
	    .outcomes = NULL },
	{ "SLIP-24 a deferral with a reason", DISP_DEFER, NULL, NULL,
	    .reasons = "school-absent" },
	{ "conditions are named", DISP_ACCEPT_WITH_CONDITIONS, "",
	    "a condition", .outcomes = "t2-one" },
	{ "conditions of the scheme", DISP_ACCEPT_WITH_CONDITIONS, "",
	    "no condition", .outcomes = "t2-one", .conditions = "gold" },
	{ "SLIP-51 with a condition", DISP_ACCEPT_WITH_CONDITIONS, NULL, NULL,
	    .outcomes = "t2-one", .conditions = "school-link" },
	{ "the start lies ahead", DISP_ACCEPT, "", "The start",
	    .outcomes = "t2-one", .start_on = "2025-11-11" },
	{ "SLIP-43 a Reset longer than seven weeks", DISP_ACCEPT, "SLIP-43",
	    "lasts 7 weeks", .outcomes = "t3-reset", .end_on = "2026-01-12" },
	{ "SLIP-43 with a reason to extend", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t3-reset", .end_on = "2026-01-12",
	    .overrides = "SLIP-43=assessment-open" },
	{ "SLIP-56 a Year 9 pupil and a Key Stage 4 place", DISP_ACCEPT,
	    "SLIP-56", "Years 10 to 11", .outcomes = "t4-pathway-1" },
	{ "SLIP-56 with a reason", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t4-pathway-1", .overrides = "SLIP-56=urgent" },
	{ "SLIP-45 longer-term support without a Reset", DISP_ACCEPT,
	    "SLIP-45", "", .outcomes = "t4-ks3" },
	{ "SLIP-45 with the panel's judgement", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t4-ks3", .overrides = "SLIP-45=judgement" },
	{ "SLIP-45 a reason that is no judgement", DISP_ACCEPT, "SLIP-45",
	    "There are: judgement.", .outcomes = "t4-ks3",
	    .overrides = "SLIP-45=urgent" },
	{ "an override of no rule", DISP_ACCEPT, "", "no rule",
	    .outcomes = "t2-one", .overrides = "SLIP-99=urgent" },
	{ "an override without a reason of the scheme", DISP_ACCEPT, "",
	    "is no reason", .outcomes = "t2-one",
	    .overrides = "SLIP-45=because" },
	{ "votes are counted at the Core Meeting", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t2-one", .votes_for = 3, .votes_against = 1 },
	{ "more votes than members", DISP_ACCEPT, "", "more votes",
	    .outcomes = "t2-one", .votes_for = 9, .votes_against = 1 },
	{ "a casting vote where there is none", DISP_ACCEPT, "",
	    "no casting vote", .outcomes = "t2-one", .votes_for = 2,
	    .votes_against = 2, .casting = true },
	{ "dissent of a member", DISP_ACCEPT, NULL, NULL,
	    .outcomes = "t2-one", .dissent = "H2" },
	{ "dissent of nobody", DISP_ACCEPT, "", "nobody with the code",
	    .outcomes = "t2-one", .dissent = "XX" },
};

static struct proposal
proposal_in(const struct row *r)
{
	struct proposal p = proposal_of(r->disposition);

	p.outcomes = r->outcomes;
	p.provision = r->provision;
	p.group_code = r->group_code;
	p.to_school = r->to_school;
	p.reasons = r->reasons;
	p.missing = r->missing;
	p.conditions = r->conditions;
	p.overrides = r->overrides;
	p.dissent = r->dissent;
	p.owner = r->owner;
	p.start_on = r->start_on ? day_parse(r->start_on) : DAY_NONE;
	p.end_on = r->end_on ? day_parse(r->end_on) : DAY_NONE;
	p.return_on = r->return_on ? day_parse(r->return_on) : DAY_NONE;
	if (r->votes_for + r->votes_against > 0) {
		p.votes_for = r->votes_for;
		p.votes_against = r->votes_against;
	}
	if (r->casting)
		p.casting = 1;
	return p;
}

static void
each_proposal_is_let_pass_or_refused_by_its_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *r = &rows[i];
		struct proposal p = proposal_in(r);
		struct decided d;
		const char *ref;
		bool passed;

		print_message("# %s\n", r->name);
		passed = try_decide(CORE, "T-1", &p, NULL, &d);
		if (passed != (r->refused == NULL))
			fail_msg("%s: [%s] %s", passed ? "let pass" :
			    "refused", e.rule, e.text);
		if (!passed) {
			assert_string_equal(e.rule, r->refused);
			says(r->says);
			continue;
		}
		MUST(decide_undo(db, CORE, "T-1", &arena, &ref, &e));
	}
	chain_holds();
}

/* SLIP-10, SLIP-11: advice for anybody, support for named pupils. */
static void
SLIP_10_an_anonymous_case_gets_advice_alone(void **state)
{
	struct proposal p = proposal_of(DISP_ADVISE), pend;
	struct dossier d;
	struct decided out;

	(void)state;
	p.outcomes = "advice;send-plan";
	out = must_decide(FORUM, "A-1", p);
	assert_int_equal(out.decision.tier, 1);
	assert_int_equal(case_of("A-1").state, REFERRAL_ADVISED);
	/* 12 Nov + 6 weeks is 24 Dec; the weekday before: Tuesday */
	assert_int_equal(out.decision.review_on, day_parse("2025-12-23"));
	MUST(dossier_load(db, "A-1", &arena, &d, &e));
	pend = accept("t2-one");
	d.referral.pathway = "core";
	assert_false(proposal_check(db, &d, NULL, &pend, &arena, &e));
	assert_string_equal(e.rule, "SLIP-10");
}

static void
a_forum_gives_several_kinds_of_advice(void **state)
{
	struct proposal p = proposal_of(DISP_ADVISE);
	struct decided d;

	(void)state;
	must_not(FORUM, "T-1", p, "SLIP-12");
	p.outcomes = "advice;resources;direct-support";
	p.votes_for = 2;
	must_not(FORUM, "T-1", p, "");
	says("without counting votes");
	p.votes_for = INT_NONE;
	d = must_decide(FORUM, "T-1", p);
	assert_true(has_code(&d, DC_OUTCOME, "direct-support", NULL));
	assert_int_equal(d.code_count, 3);
}

/* The next forum of the rhythm is two weeks on. */
static void
a_pended_case_comes_back_at_the_next_meeting(void **state)
{
	struct proposal p = proposal_of(DISP_PEND);
	struct meeting m;
	struct decided d;

	(void)state;
	p.missing = "behaviour-log;views";
	d = must_decide(FORUM, "T-1", p);
	assert_int_equal(d.decision.return_on, day_parse("2025-11-26"));
	assert_string_equal(d.decision.owner, "school");
	assert_int_equal(case_of("T-1").state, REFERRAL_PENDED);
	/* or at the one that is planned */
	MUST(meeting_new(db, "forum", day_parse("2025-12-03"), NULL, &arena,
	    &m, &e));
	d = must_decide(FORUM, "A-1", p);
	assert_int_equal(d.decision.return_on, day_parse("2025-12-03"));
}

static void
one_decision_stands_about_a_case(void **state)
{
	(void)state;
	must_decide(CORE, "T-1", accept("t2-one"));
	must_not(CORE, "T-1", accept("t2-group"), "");
	says("decided already");
	assert_int_equal(item_of(CORE, "T-1").state, ITEM_DONE);
}

static void
only_an_open_meeting_decides(void **state)
{
	struct meeting m;

	(void)state;
	MUST(meeting_new(db, "core", day_parse("2025-12-10"), NULL, &arena,
	    &m, &e));
	must_not(m.ref, "T-1", accept("t2-one"), "");
	MUST(meeting_adjourn(db, CORE, &e));
	must_not(CORE, "T-1", accept("t2-one"), "");
	says("adjourned");
	put_named("T-9", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(meeting_resume(db, CORE, &e));
	must_not(CORE, "T-9", accept("t2-one"), "");
	says("not on this agenda");
}

static void
undo_takes_back_the_last_then_the_one_before(void **state)
{
	const char *ref;
	struct decided d;
	bool found;

	(void)state;
	must_decide(CORE, "T-1", accept("t3-reset"));
	must_decide(CORE, "T-2", accept("t3-reset"));
	assert_int_equal(places_of("reset").taken, 2);
	MUST(decide_undo(db, CORE, NULL, &arena, &ref, &e));
	assert_string_equal(ref, "T-2");
	assert_int_equal(places_of("reset").taken, 1);
	assert_int_equal(case_of("T-2").state, REFERRAL_LISTED);
	assert_int_equal(case_of("T-2").tier, 2);
	assert_int_equal(item_of(CORE, "T-2").state, ITEM_WAITING);
	MUST(decision_standing(db, case_of("T-2").id, NULL, &arena, &d,
	    &found, &e));
	assert_false(found);
	MUST(decide_undo(db, CORE, NULL, &arena, &ref, &e));
	assert_string_equal(ref, "T-1");
	assert_false(decide_undo(db, CORE, NULL, &arena, &ref, &e));
	/* both stay in the register, as taken back */
	{
		struct decided *all;
		int count;

		MUST(decisions_of_referral(db, case_of("T-1").id, &arena,
		    &all, &count, &e));
		assert_int_equal(count, 1);
		assert_false(all[0].stands);
	}
	must_decide(CORE, "T-1", accept("t2-one"));
	chain_holds();
}

static void
put_event(const char *decision_id, enum decision_event_kind kind)
{
	struct decision_event ev;

	record_clear(&decision_event_record, &ev);
	ev.id = db_new_id(db, &arena);
	ev.decision_id = decision_id;
	ev.event = (int)kind;
	ev.made_by = "coordinator";
	ev.made_at = db_now(db);
	MUST(db_insert(db, &decision_event_record, &ev, &e));
}

static void
what_was_released_is_superseded_not_taken_back(void **state)
{
	struct proposal p = accept("t2-group");
	struct decided d, old;
	const char *ref;

	(void)state;
	old = must_decide(CORE, "T-1", accept("t2-one"));
	put_event(old.decision.id, EV_RELEASED);
	assert_false(decide_undo(db, CORE, "T-1", &arena, &ref, &e));
	says("released");
	/* not while the sitting is open */
	assert_false(try_decide(CORE, "T-1", &p, "new-information", &d));
	must_decide(CORE, "T-2", accept("t2-one"));
	must_decide(CORE, "T-3", accept("t2-one"));
	MUST(meeting_end(db, CORE, false, &e));
	MUST(meeting_close(db, CORE, &e));
	assert_false(try_decide(CORE, "T-1", &p, "no-such-reason", &d));
	says("is no reason to supersede");
	if (!try_decide(CORE, "T-1", &p, "new-information", &d))
		fail_msg("%s", e.text);
	assert_string_equal(d.decision.supersedes, old.decision.id);
	assert_true(d.stands);
	{
		struct decided *all;
		int count;

		MUST(decisions_of_referral(db, case_of("T-1").id, &arena,
		    &all, &count, &e));
		assert_int_equal(count, 2);
		assert_false(all[0].stands);
		assert_string_equal(all[0].events[1].reason,
		    "new-information");
	}
	/* the place moved with it */
	assert_int_equal(places_of("t2-one").taken, 3);
}

/* Superseding gives the pupil's own place back before it counts. */
static void
SLIP_48_a_full_provision_keeps_the_place_of_its_own(void **state)
{
	struct proposal p = accept("t4-ks3");
	struct decided d;

	(void)state;
	p.overrides = "SLIP-45=judgement";
	fill("ks3-long", 9);
	must_decide(CORE, "T-1", p);
	assert_int_equal(places_of("ks3-long").taken, 10);
	must_decide(CORE, "T-2", accept("t2-one"));
	must_decide(CORE, "T-3", accept("t2-one"));
	MUST(meeting_end(db, CORE, false, &e));
	p.start_on = day_parse("2025-12-01");
	if (!try_decide(CORE, "T-1", &p, "date-changed", &d))
		fail_msg("[%s] %s", e.rule, e.text);
	assert_int_equal(d.decision.disposition, DISP_ACCEPT);
	assert_int_equal(places_of("ks3-long").taken, 10);
}

static void
a_place_that_runs_goes_on_under_the_new_decision(void **state)
{
	struct placement *list;
	struct proposal p = accept("t3-reset");
	struct decided d;
	int count;

	(void)state;
	must_decide(CORE, "T-1", p);
	must_decide(CORE, "T-2", accept("t2-one"));
	must_decide(CORE, "T-3", accept("t2-one"));
	MUST(db_list(db, &placement_record, "referral_id",
	    case_of("T-1").id, "id", &arena, &list, &count, &e));
	list[0].state = PLACE_ACTIVE;
	MUST(db_update(db, &placement_record, &list[0], &e));
	MUST(meeting_end(db, CORE, false, &e));
	p.group_code = "B";
	if (!try_decide(CORE, "T-1", &p, "date-changed", &d))
		fail_msg("%s", e.text);
	MUST(db_list(db, &placement_record, "referral_id",
	    case_of("T-1").id, "id", &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	assert_int_equal(list[0].state, PLACE_ACTIVE);
	assert_string_equal(list[0].group_code, "B");
	assert_string_equal(list[0].decision_id, d.decision.id);
	/* and nothing ends by itself */
	p = proposal_of(DISP_DECLINE);
	p.reasons = "no-forum";
	assert_false(try_decide(CORE, "T-1", &p, "new-information", &d));
	says("End it first");
	chain_holds();
}

/* SLIP-47: five in a group, ten in all; past that the list, or a reason. */
static void
SLIP_47_full_means_the_list_or_a_coded_reason(void **state)
{
	struct proposal p = accept("t3-reset");
	struct dossier d;
	struct meeting m = meeting_of(CORE);
	struct decided out;
	const char *note;

	(void)state;
	fill("reset", 10);
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	MUST(proposal_complete(db, &d, &m, &p, &arena, &note, &e));
	assert_int_equal(p.disposition, DISP_WAITING_LIST);
	assert_non_null(strstr(note, "number 1"));
	assert_int_equal(p.start_on, DAY_NONE);
	out = must_decide(CORE, "T-1", p);
	assert_int_equal(out.decision.wait_position, 1);
	assert_int_equal(case_of("T-1").state, REFERRAL_WAITING);
	assert_int_equal(places_of("reset").waiting, 1);
	/* the gavel asks for the place itself */
	p = accept("t3-reset");
	p.beyond_capacity = 1;
	must_not(CORE, "T-2", p, "SLIP-47");
	p.overrides = "SLIP-47=safety";
	out = must_decide(CORE, "T-2", p);
	assert_int_equal(out.decision.disposition, DISP_ACCEPT);
	assert_true(has_code(&out, DC_OVERRIDE, "safety", "SLIP-47"));
	/* taking back gives up the rank */
	MUST(decide_undo(db, CORE, "T-1", &arena, &note, &e));
	assert_int_equal(places_of("reset").waiting, 0);
}

/* A leaver's place is free for a start after it. */
static void
a_place_is_free_when_its_pupil_has_left(void **state)
{
	struct placement *list;
	int count;

	(void)state;
	fill("ks3-long", 10);
	MUST(db_list(db, &placement_record, "provision", "ks3-long", "id",
	    &arena, &list, &count, &e));
	list[0].end_on = day_parse("2025-11-21");
	MUST(db_update(db, &placement_record, &list[0], &e));
	assert_int_equal(places_of("ks3-long").taken, 9);
	/* past its end and not ended by anybody, it holds its place */
	list[0].end_on = day_parse("2025-11-07");
	MUST(db_update(db, &placement_record, &list[0], &e));
	assert_int_equal(places_of("ks3-long").taken, 10);
}

/* shown beside the count, not inside it. */
static void
SLIP_37_a_promised_place_is_counted_beside(void **state)
{
	struct proposal p = accept("move-ks3");

	(void)state;
	fill("ks3-long", 9);
	p.to_school = OWN_SCHOOL;
	p.overrides = "SLIP-45=judgement";
	must_decide(CORE, "T-1", p);
	assert_int_equal(places_of("ks3-long").taken, 9);
	assert_int_equal(places_of("ks3-long").contingent, 1);
}

/* SLIP-31 is recorded, not refused: the pack has it act that way. */
static void
SLIP_31_a_tier_that_is_left_out_is_noted(void **state)
{
	struct meeting m;
	struct gap *gaps;
	struct proposal p = accept("t3-reset");
	struct decided d;
	int count;

	(void)state;
	d = must_decide(CORE, "T-1", p);
	assert_int_equal(d.decision.tier, 3);
	assert_int_equal(case_of("T-1").tier, 3);
	m = meeting_of(CORE);
	MUST(attend(db, CORE, "H2", ATT_APOLOGIES, NULL, &e));
	MUST(meeting_gaps(db, &m, &arena, &gaps, &count, &e));
	assert_string_equal(gaps[0].rule, "SLIP-31");
	assert_false(gaps[0].blocks);
	/* a member of the pupil's school who stays is noted too */
	MUST(attend(db, CORE, "H2", ATT_PRESENT, NULL, &e));
	MUST(meeting_gaps(db, &m, &arena, &gaps, &count, &e));
	assert_non_null(strstr(gaps[0].says, "H2 stayed"));
	assert_false(gaps[0].blocks);
	MUST(interest_settle(db, item_of(CORE, "T-1").id, "H2",
	    INT_DISMISSED, "new at that school", &e));
	/* with a reason there is no gap, whichever way it is given */
	for (int i = 1; i < 3; i++)
		MUST(interest_settle(db, item_of(CORE, cases[i]).id, "H2",
		    INT_DECLARED, NULL, &e));
	p.reasons = "risk";
	d = must_decide(CORE, "T-2", p);
	assert_true(has_code(&d, DC_REASON, "risk", NULL));
	p.reasons = NULL;
	p.overrides = "SLIP-31=tried";
	d = must_decide(CORE, "T-3", p);
	assert_true(has_code(&d, DC_OVERRIDE, "tried", "SLIP-31"));
	MUST(meeting_gaps(db, &m, &arena, &gaps, &count, &e));
	assert_int_equal(count, 1);
}

static void
SLIP_15_too_few_other_schools_for_one_case(void **state)
{
	struct proposal p = accept("t2-one");
	struct item item = item_of(CORE, "T-1");
	struct decided d;

	(void)state;
	MUST(room_out(db, item.id, "H3", "other", &e));
	must_not(CORE, "T-1", p, "SLIP-15");
	must_decide(CORE, "T-2", proposal_of(DISP_WITHDRAWN));
	p.overrides = "SLIP-15=views-sent";
	d = must_decide(CORE, "T-1", p);
	assert_true(has_code(&d, DC_OVERRIDE, "views-sent", "SLIP-15"));
}

static void
SLIP_25_outside_a_meeting_and_ratified_at_the_next(void **state)
{
	struct proposal p = accept("t2-one");
	struct decided d, *list;
	struct meeting m;
	int count;

	(void)state;
	put_named("T-7", "core", OTHER_SCHOOL, NULL, NULL);
	assert_false(try_decide(NULL, "T-7", &p, NULL, &d));
	assert_string_equal(e.rule, "SLIP-25");
	p.overrides = "SLIP-25=safety";
	if (!try_decide(NULL, "T-7", &p, NULL, &d))
		fail_msg("%s", e.text);
	assert_string_equal(d.decision.decided_by, "PC");
	assert_true(has_code(&d, DC_OVERRIDE, "safety", "SLIP-25"));
	assert_int_equal(case_of("T-7").state, REFERRAL_ACCEPTED);
	assert_false(try_decide(NULL, "T-7", &p, NULL, &d));
	assert_false(try_decide(NULL, "T-1", &p, NULL, &d));
	says(CORE);
	m = meeting_of(CORE);
	MUST(decisions_outside(db, &m, &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	MUST(meeting_ratify(db, CORE, NULL, &count, &e));
	assert_int_equal(count, 1);
	MUST(decisions_outside(db, &m, &arena, &list, &count, &e));
	assert_int_equal(count, 0);
	MUST(decisions_of_referral(db, case_of("T-7").id, &arena, &list,
	    &count, &e));
	assert_int_equal(list[0].events[0].event, EV_RATIFIED);
	chain_holds();
}

/* The forum's advice is the forum's to give, but no rule keeps it there. */
static void
a_forum_hears_of_what_was_decided_outside(void **state)
{
	struct proposal p = proposal_of(DISP_ADVISE);
	struct decided d, *list;
	const char *ref;
	int count;

	(void)state;
	put_named("T-7", "forum", OTHER_SCHOOL, NULL, NULL);
	p.outcomes = "advice";
	if (!try_decide(NULL, "T-7", &p, NULL, &d))
		fail_msg("%s", e.text);
	MUST(decide_undo(db, NULL, "T-7", &arena, &ref, &e));
	assert_int_equal(case_of("T-7").state, REFERRAL_RECEIVED);
	if (!try_decide(NULL, "T-7", &p, NULL, &d))
		fail_msg("%s", e.text);
	MUST(meeting_ratify(db, FORUM, "T-7", NULL, &e));
	MUST(decisions_of_referral(db, case_of("T-7").id, &arena, &list,
	    &count, &e));
	assert_int_equal(list[1].events[0].event, EV_REPORTED);
	assert_false(meeting_ratify(db, FORUM, "T-7", NULL, &e));
}

/* Without the parents' consent nothing is given or advised about a pupil by
 * name, in a meeting or out of one; it can be declined. */
static void
SLIP_10_nobody_gets_round_consent_outside(void **state)
{
	static const struct field_value refused[] =
	    { { "consent_given_on", "refused" }, { NULL, NULL } };
	struct proposal p = proposal_of(DISP_ADVISE);
	struct decided d;

	(void)state;
	put_named("T-7", "forum", OTHER_SCHOOL, NULL, NULL);
	MUST(referral_set(db, "T-7", 0, refused, 1, NULL, NULL, &arena,
	    &(struct intake_result){ 0 }, &e));
	p.outcomes = "advice";
	assert_false(try_decide(NULL, "T-7", &p, NULL, &d));
	assert_string_equal(e.rule, "SLIP-10");
	p.overrides = "SLIP-10=safety";
	assert_false(try_decide(NULL, "T-7", &p, NULL, &d));
	assert_string_equal(e.rule, "SLIP-10");
	p = proposal_of(DISP_WITHDRAWN);
	if (!try_decide(NULL, "T-7", &p, NULL, &d))
		fail_msg("%s", e.text);
}

static void
a_not_reached_case_may_be_decided_next_time(void **state)
{
	struct meeting next;
	bool found;

	(void)state;
	must_decide(CORE, "T-1", accept("t2-one"));
	MUST(meeting_end(db, CORE, true, &e));
	MUST(meeting_close(db, CORE, &e));
	next = meeting_of(CORE);
	MUST(meeting_following(db, &next, &arena, &next, &found, &e));
	on_day("2025-12-10");
	open_all_present(next.ref);
	must_decide(next.ref, "T-2", accept("t2-one"));
	assert_int_equal(case_of("T-2").state, REFERRAL_ACCEPTED);
}

static void
SLIP_27_back_to_the_forum_opens_a_linked_case_there(void **state)
{
	struct referral *list;
	struct meeting m;
	struct dossier d;
	int count;

	(void)state;
	MUST(meeting_new(db, "forum", day_parse("2025-11-26"), NULL, &arena,
	    &m, &e));
	must_decide(CORE, "T-1", proposal_of(DISP_BACK_TO_FORUM));
	assert_int_equal(case_of("T-1").state, REFERRAL_RETURNED);
	MUST(meeting_end(db, CORE, true, &e));
	MUST(meeting_close(db, CORE, &e));
	MUST(db_list(db, &referral_record, "earlier_id", case_of("T-1").id,
	    "id", &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].pathway, "forum");
	assert_string_equal(list[0].pupil_id, case_of("T-1").pupil_id);
	assert_int_equal(list[0].tier, 1);
	assert_int_equal(list[0].state, REFERRAL_LISTED);
	assert_int_equal(item_of(m.ref, list[0].ref).position, 1);
	MUST(dossier_load(db, list[0].ref, &arena, &d, &e));
	assert_true(dossier_consent(&d, CONSENT_REFER));
	assert_string_equal(dossier_field(&d, "reason_for_referral",
	    &arena), "Three suspensions.");
	/* and nothing that only the Core Meeting asks for */
	assert_string_equal(dossier_field(&d, "plan_reviewed_on", &arena),
	    "");
	chain_holds();
}

static void
only_a_chair_records(void **state)
{
	struct proposal p = accept("t2-one");
	struct decided d;

	(void)state;
	MUST(access_give(db, "coordinator", MEMBER_ADMINISTRATOR, &e));
	MUST(access_give(db, "pen", MEMBER_MINUTE_TAKER, &e));
	db_as(db, "pen");
	assert_false(try_decide(CORE, "T-1", &p, NULL, &d));
	assert_int_equal(e.code, ERR_DENIED);
	db_as(db, "coordinator");
	MUST(access_give(db, "coordinator", MEMBER_CHAIR, &e));
	must_decide(CORE, "T-1", p);
}

static void
a_rehearsed_decision_is_shown_and_not_kept(void **state)
{
	struct proposal p = accept("t3-reset");
	struct decided d;
	bool found;

	(void)state;
	db_rehearse(db, true);
	assert_true(try_decide(CORE, "T-1", &p, NULL, &d));
	db_rehearse(db, false);
	assert_string_equal(d.decision.provision, "reset");
	MUST(decision_standing(db, case_of("T-1").id, NULL, &arena, &d,
	    &found, &e));
	assert_false(found);
	assert_int_equal(places_of("reset").taken, 0);
}

static void
proposals_are_said_in_codes_and_labels(void **state)
{
	struct proposal p = accept("t3-reset");
	struct dossier d;
	struct meeting m = meeting_of(CORE);
	const char *note, *words;

	(void)state;
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	MUST(proposal_complete(db, &d, &m, &p, &arena, &note, &e));
	words = proposal_words(pack(), "core", &p, &arena);
	assert_string_equal(words, "ACCEPT Tier 3 Reset (KS3), Reset group "
	    "A, part time, 24 Nov - 9 Jan, review by 9 Jan");
	p = proposal_of(DISP_DECLINE);
	p.reasons = "support-running";
	assert_non_null(strstr(proposal_consequence(pack(), "core", &p,
	    &arena), "Refer again"));
}

#define C(f) cmocka_unit_test_setup_teardown(f, open_core, drop_register)
#define F(f) cmocka_unit_test_setup_teardown(f, open_forum, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		C(each_proposal_is_let_pass_or_refused_by_its_rule),
		F(SLIP_10_an_anonymous_case_gets_advice_alone),
		F(a_forum_gives_several_kinds_of_advice),
		F(a_pended_case_comes_back_at_the_next_meeting),
		C(one_decision_stands_about_a_case),
		C(only_an_open_meeting_decides),
		C(undo_takes_back_the_last_then_the_one_before),
		C(what_was_released_is_superseded_not_taken_back),
		C(SLIP_48_a_full_provision_keeps_the_place_of_its_own),
		C(a_place_that_runs_goes_on_under_the_new_decision),
		C(SLIP_47_full_means_the_list_or_a_coded_reason),
		C(a_place_is_free_when_its_pupil_has_left),
		C(SLIP_37_a_promised_place_is_counted_beside),
		C(SLIP_31_a_tier_that_is_left_out_is_noted),
		C(SLIP_15_too_few_other_schools_for_one_case),
		C(SLIP_25_outside_a_meeting_and_ratified_at_the_next),
		F(a_forum_hears_of_what_was_decided_outside),
		F(SLIP_10_nobody_gets_round_consent_outside),
		C(a_not_reached_case_may_be_decided_next_time),
		C(SLIP_27_back_to_the_forum_opens_a_linked_case_there),
		C(only_a_chair_records),
		C(a_rehearsed_decision_is_shown_and_not_kept),
		C(proposals_are_said_in_codes_and_labels),
	};

	return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
