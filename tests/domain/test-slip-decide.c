/*
 * What the Core Meeting and the forum of SLIP 2023-24 can decide, and what
 * follows: places, lengths, dates, schools.  Figures are those of the offer;
 * the days are worked out by hand beside them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/model/calendar.h"
#include "tests/domain/fixture.h"

#define CORE "core-2025-11-12"

static void
note_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	print_message("# %s: %s\n", field, says);
}

/* A form for the Core Meeting with which nothing is wrong. */
static const struct field_value form[] = {
	{ "scheme", "leicestershire-slip-2023" }, { "pathway", "core" },
	{ "received", "2025-10-24" }, { "school_urn", "119903" },
	{ "referrer_email", "office@example.sch.uk" },
	{ "consent_given_on", "2025-10-13" }, { "forename", "Tamsin" },
	{ "surname", "Ash" }, { "date_of_birth", "2011-10-15" },
	{ "sen_provision", "K" }, { "sen_need_primary", "SEMH" },
	{ "attendance_percent", "74" }, { "suspensions_12m", "3" },
	{ "at_risk_of_exclusion", "yes" },
	{ "reason_for_referral", "Three suspensions since September." },
	{ "earlier_forum_on", "2025-09-02" },
	{ "plan_reviewed_on", "2025-10-10" },
};
#define FORM_COUNT (sizeof form / sizeof form[0])

/* Take it in for a pupil of that year, and list it. */
static void
list_case(const char *ref, const char *year, const char *part_time)
{
	struct field_value v[FORM_COUNT + 3];
	struct intake_result got;

	memcpy(v, form, sizeof form);
	v[FORM_COUNT] = (struct field_value){ "ref", ref };
	v[FORM_COUNT + 1] = (struct field_value){ "year_group", year };
	v[FORM_COUNT + 2] = (struct field_value){ "asks_part_time",
	    part_time };
	MUST(referral_take_in(db, v, FORM_COUNT + 3, note_fault, NULL,
	    &arena, &got, &e));
	MUST(agenda_add(db, CORE, ref, NULL, &e));
}

static void
put_school(const char *urn, const char *code)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.code = code;
	s.name = code;
	s.la_code = "855";
	MUST(db_insert(db, &school_record, &s, &e));
}

static void
put_person(const char *code, const char *role, const char *meeting)
{
	struct person p;

	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = code;
	p.name = code;
	p.role = role;
	MUST(db_insert(db, &person_record, &p, &e));
	MUST(attend(db, meeting, code, ATT_PRESENT, NULL, &e));
}

static void
put_holidays(void)
{
	static const char *const days[] = { "2025-08-25", "2025-12-25",
	    "2025-12-26", "2026-01-01", "2026-04-03", "2026-12-25" };

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct holiday h = { .division = "england-and-wales",
		    .day = day_parse(days[i]), .title = "holiday" };

		MUST(db_insert(db, &holiday_record, &h, &e));
	}
}

/* An open Core Meeting of 12 November 2025, quorate. */
static int
open_core(void **state)
{
	struct meeting m;

	if (fresh_register(state) != 0)
		return -1;
	db_at(db, NOON("2025-11-12"));
	put_holidays();
	put_school("119903", "S-01");
	put_school("119904", "S-02");
	MUST(meeting_new(db, "core", day_parse("2025-11-12"), "14:00",
	    &arena, &m, &e));
	assert_string_equal(m.ref, CORE);
	put_person("PC", "coordinator", CORE);
	put_person("H1", "school-group", CORE);
	put_person("H2", "school-group", CORE);
	MUST(meeting_open(db, CORE, NULL, &e));
	return 0;
}

static struct proposal
proposal_of(int disposition, const char *outcome)
{
	struct proposal p;

	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	p.outcomes = outcome;
	return p;
}

/* Fill in what the scheme suggests, then record. */
static bool
try_it(const char *ref, struct proposal *p)
{
	struct decided d;
	struct dossier dossier;
	struct meeting m;
	const char *note;

	MUST(dossier_load(db, ref, &arena, &dossier, &e));
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	e = (struct err)ERR_INIT;
	return proposal_complete(db, &dossier, &m, p, &arena, &note, &e) &&
	    decide(db, CORE, ref, p, NULL, NULL, &arena, &d, &e);
}

static struct decision
decide_it(const char *ref, struct proposal p)
{
	struct dossier dossier;
	struct decided d;
	bool found;

	if (!try_it(ref, &p))
		fail_msg("%s: [%s] %s", ref, e.rule, e.text);
	MUST(dossier_load(db, ref, &arena, &dossier, &e));
	MUST(decision_standing(db, dossier.referral.id, NULL, &arena, &d,
	    &found, &e));
	assert_true(found);
	return d.decision;
}

static void
must_refuse(const char *ref, struct proposal p, const char *rule)
{
	if (try_it(ref, &p))
		fail_msg("%s was let pass, against %s", ref, rule);
	assert_string_equal(e.rule, rule);
}

static struct places
places_of(const char *provision, const char *group)
{
	const struct scheme *s;
	struct places n;

	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	MUST(places_count(db, s, provision, group, day_parse("2025-11-24"),
	    &n, &e));
	return n;
}

#define IS_DAY(day, text) assert_int_equal(day, day_parse(text))

/* 12 Nov + 5 working days: 13, 14, 17, 18, 19.  The Monday after that is
 * the 24th; 7 weeks on is 12 Jan, the weekday before it Friday the 9th. */
static void
a_reset_lasts_seven_weeks_and_the_school_knows_in_five_days(void **state)
{
	struct decision d;

	(void)state;
	list_case("T-1", "9", "yes");
	d = decide_it("T-1", proposal_of(DISP_ACCEPT, "t3-reset"));
	assert_int_equal(d.tier, 3);
	assert_string_equal(d.provision, "reset");
	assert_string_equal(d.group_code, "A");
	IS_DAY(d.tell_by, "2025-11-19");
	IS_DAY(d.start_on, "2025-11-24");
	IS_DAY(d.end_on, "2026-01-09");
	IS_DAY(d.review_on, "2026-01-09");
}

static void
a_place_out_of_school_is_part_or_full_time(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "t3-reset");

	(void)state;
	list_case("T-1", "9", "");
	must_refuse("T-1", p, "SLIP-30");
	p.part_time = word_value(part_time_words, "full");
	assert_int_equal(decide_it("T-1", p).part_time, p.part_time);
}

/* 24 Nov + 8 weeks is 19 Jan; the weekday before it Friday the 16th. */
static void
tier_2_ends_after_eight_weeks(void **state)
{
	struct decision d;

	(void)state;
	list_case("T-1", "8", "");
	d = decide_it("T-1", proposal_of(DISP_ACCEPT, "t2-one"));
	assert_int_equal(d.tier, 2);
	IS_DAY(d.end_on, "2026-01-16");
}

static void
the_eleventh_reset_waits(void **state)
{
	char ref[16];
	struct proposal p = proposal_of(DISP_ACCEPT, "t3-reset");
	struct decision d;

	(void)state;
	for (int i = 1; i <= 12; i++) {
		snprintf(ref, sizeof ref, "T-%d", i);
		list_case(ref, "9", "yes");
	}
	for (int i = 1; i <= 10; i++) {
		snprintf(ref, sizeof ref, "T-%d", i);
		d = decide_it(ref, proposal_of(DISP_ACCEPT, "t3-reset"));
		assert_string_equal(d.group_code, i <= 5 ? "A" : "B");
	}
	assert_int_equal(places_of("reset", "A").taken, 5);
	assert_int_equal(places_of("reset", NULL).taken, 10);
	d = decide_it("T-11", proposal_of(DISP_ACCEPT, "t3-reset"));
	assert_int_equal(d.disposition, DISP_WAITING_LIST);
	assert_int_equal(d.wait_position, 1);
	/* The limit is soft: a coded reason goes beyond it. */
	p.overrides = "SLIP-47=leaver-due";
	p.group_code = "B";
	d = decide_it("T-12", p);
	assert_int_equal(d.disposition, DISP_ACCEPT);
	assert_int_equal(places_of("reset", "B").taken, 6);
}

static void
put_places(const char *provision, int count)
{
	for (int i = 0; i < count; i++) {
		struct placement p;
		struct dossier d;

		MUST(dossier_load(db, "T-1", &arena, &d, &e));
		record_clear(&placement_record, &p);
		p.id = db_new_id(db, &arena);
		p.referral_id = d.referral.id;
		p.provision = provision;
		p.start_on = day_parse("2025-09-01");
		p.state = PLACE_ACTIVE;
		MUST(db_insert(db, &placement_record, &p, &e));
	}
}

static void
the_centre_counts_pathways_1_and_2_together(void **state)
{
	(void)state;
	list_case("T-1", "10", "");
	list_case("T-2", "10", "");
	list_case("T-3", "10", "");
	put_places("ks4-1", 20);
	put_places("ks4-2", 4);
	assert_int_equal(places_of("ks4-2", NULL).capacity, 24);
	assert_int_equal(decide_it("T-2", proposal_of(DISP_ACCEPT,
	    "t4-pathway-2")).disposition, DISP_WAITING_LIST);
	assert_int_equal(decide_it("T-3", proposal_of(DISP_ACCEPT,
	    "t4-pathway-3")).disposition, DISP_ACCEPT);
}

static void
a_managed_move_names_the_school_and_may_carry_a_promise(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "managed-move");
	struct places before, after;

	(void)state;
	list_case("T-1", "9", "");
	list_case("T-2", "10", "");
	must_refuse("T-1", p, "SLIP-36");
	p.to_school = "119904";
	assert_string_equal(decide_it("T-1", p).to_school, "119904");
	before = places_of("ks4-1", NULL);
	p.outcomes = "move-ks4";
	decide_it("T-2", p);
	after = places_of("ks4-1", NULL);
	assert_int_equal(after.taken, before.taken);
	assert_int_equal(after.contingent, before.contingent + 1);
}

static void
a_vacant_post_gives_nobody_support(void **state)
{
	(void)state;
	list_case("T-1", "8", "");
	assert_int_equal(decide_it("T-1", proposal_of(DISP_ACCEPT,
	    "engagement-officer")).disposition, DISP_WAITING_LIST);
}

static void
tier_3_at_key_stage_4_is_part_time(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "t3-ap");

	(void)state;
	list_case("T-1", "11", "");
	p.part_time = word_value(part_time_words, "full");
	must_refuse("T-1", p, "SLIP-52");
	p.part_time = INT_NONE;
	assert_int_equal(decide_it("T-1", p).part_time,
	    word_value(part_time_words, "part"));
}

static void
the_other_two_outcomes_leave_the_work_in_school(void **state)
{
	struct dossier d;

	(void)state;
	list_case("T-1", "9", "");
	list_case("T-2", "9", "");
	decide_it("T-1", proposal_of(DISP_BACK_TO_FORUM, NULL));
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	assert_int_equal(d.referral.state, REFERRAL_RETURNED);
	assert_true(decide_it("T-2", proposal_of(DISP_SCHOOL_CONTINUES,
	    NULL)).review_on != DAY_NONE);
	MUST(dossier_load(db, "T-2", &arena, &d, &e));
	assert_int_equal(d.referral.state, REFERRAL_CONTINUING);
}

static void
a_refusal_has_a_reason_and_a_way_back(void **state)
{
	struct proposal p = proposal_of(DISP_DECLINE, NULL);
	const struct scheme *s;
	const char *words;

	(void)state;
	list_case("T-1", "9", "");
	assert_false(try_it("T-1", &p));
	p.reasons = "no-forum";
	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	words = proposal_consequence(s, "core", &p, &arena);
	if (strstr(words, "forum and refer again") == NULL)
		fail_msg("%s", words);
	decide_it("T-1", p);
}

static void
outside_a_core_meeting_only_with_a_coded_reason(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "t2-one");
	struct decided d;

	(void)state;
	list_case("T-1", "9", "");
	MUST(agenda_remove(db, CORE, "T-1", &e));
	assert_false(decide(db, NULL, "T-1", &p, "PC", NULL, &arena, &d,
	    &e));
	assert_string_equal(e.rule, "SLIP-25");
	p.overrides = "SLIP-25=no-meeting";
	MUST(decide(db, NULL, "T-1", &p, "PC", NULL, &arena, &d, &e));
	assert_null(d.decision.meeting_id);
}

#define T(f) cmocka_unit_test_setup_teardown(f, open_core, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_reset_lasts_seven_weeks_and_the_school_knows_in_five_days),
		T(a_place_out_of_school_is_part_or_full_time),
		T(tier_2_ends_after_eight_weeks),
		T(the_eleventh_reset_waits),
		T(the_centre_counts_pathways_1_and_2_together),
		T(a_managed_move_names_the_school_and_may_carry_a_promise),
		T(a_vacant_post_gives_nobody_support),
		T(tier_3_at_key_stage_4_is_part_time),
		T(the_other_two_outcomes_leave_the_work_in_school),
		T(a_refusal_has_a_reason_and_a_way_back),
		T(outside_a_core_meeting_only_with_a_coded_reason),
	};

	return cmocka_run_group_tests_name("slip-decide", tests, NULL, NULL);
}
