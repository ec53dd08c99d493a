/*
 * The gates of SLIP 2023-24, form by form.  What is met, missing or not met
 * follows from the words of the offer: "at risk" of exclusion, previously
 * referred to a forum, its action plan reviewed, consent or anonymous.
 * Pupils are made up; their numbers are the standards' worked examples.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/gate.h"
#include "tests/domain/fixture.h"

struct form {
	struct field_value v[40];
	int count;
};

static void
note_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	print_message("# %s: %s\n", field, says);
}

static void
put(struct form *f, const char *field, const char *value)
{
	for (int i = 0; i < f->count; i++)
		if (strcmp(f->v[i].field, field) == 0) {
			f->v[i].value = value;
			return;
		}
	f->v[f->count++] = (struct field_value){ field, value };
}

/* A form for the Core Meeting with which everything is in order. */
static struct form
core_form(void)
{
	static const struct field_value full[] = {
		{ "ref", "T-1" },
		{ "scheme", "leicestershire-slip-2023" },
		{ "pathway", "core" }, { "received", "2024-05-20" },
		{ "school_urn", "119903" },
		{ "referrer_name", "Head of Year" },
		{ "referrer_email", "office@example.sch.uk" },
		{ "senior_leader", "Deputy Head" },
		{ "consent_given_on", "2024-05-13" },
		{ "consent_to_share", "yes" },
		{ "forename", "Tamsin" }, { "surname", "Ash" },
		{ "upn", "H855000024001" },
		{ "date_of_birth", "2010-03-15" },
		{ "year_group", "9" }, { "sen_provision", "K" },
		{ "sen_need_primary", "SEMH" },
		{ "attendance_percent", "74" },
		{ "suspensions_12m", "3" },
		{ "at_risk_of_exclusion", "yes" },
		{ "attainment", "working towards in most subjects" },
		{ "reason_for_referral", "Three suspensions this year." },
		{ "risks", "Leaves the site when upset." },
		{ "tried_so_far", "Mentoring since January." },
		{ "what_works", "Small groups, art." },
		{ "hoped_for", "A fresh look at what is needed." },
		{ "earlier_forum_on", "2024-01-16" },
		{ "plan_reviewed_on", "2024-03-12" },
	};
	struct form f = { .count = 0 };

	for (size_t i = 0; i < sizeof full / sizeof full[0]; i++)
		f.v[f.count++] = full[i];
	return f;
}

static struct form
forum_form(void)
{
	struct form f = core_form();

	put(&f, "pathway", "forum");
	put(&f, "at_risk_of_exclusion", "");
	put(&f, "earlier_forum_on", "");
	put(&f, "plan_reviewed_on", "");
	return f;
}

static void
put_school_of(const char *urn, const char *code, const char *la_code)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.code = code;
	s.name = "Made-up School";
	s.la_code = la_code;
	MUST(db_insert(db, &school_record, &s, &e));
}

/* One in Leicestershire, and one in the city, another authority. */
static void
put_schools(void)
{
	put_school_of("119903", "S-01", "855");
	put_school_of("114561", "S-02", "856");
}

static struct gate
judge(const struct form *f, const char *overrides)
{
	struct intake_result got;
	struct dossier d;
	struct gate g = { .count = 0 };

	if (!referral_take_in(db, f->v, f->count, note_fault, NULL, &arena,
	    &got, &e))
		fail_msg("%s", e.text);
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_parse("2024-06-28"), overrides,
	    &arena, &g, &e));
	return g;
}

static const struct gate_line *
line_of(const struct gate *g, const char *code)
{
	for (int i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].criterion->criterion, code) == 0)
			return &g->lines[i];
	for (int i = 0; i < g->other_count; i++)
		if (strcmp(g->others[i].criterion->criterion, code) == 0)
			return &g->others[i];
	fail_msg("there is no criterion %s", code);
	return NULL;
}

static void
a_complete_form_passes_every_gate(void **state)
{
	struct form forms[2] = { core_form(), forum_form() };

	(void)state;
	put_schools();
	put(&forms[1], "ref", "T-2");
	for (int k = 0; k < 2; k++) {
		struct gate g = judge(&forms[k], NULL);

		assert_false(g.blocked);
		for (int i = 0; i < g.count; i++)
			if (g.lines[i].state != CRITERION_MET)
				fail_msg("%s: %s",
				    g.lines[i].criterion->criterion,
				    g.lines[i].says);
	}
}

/* One answer is changed; one criterion answers. */
static const struct {
	const char *pathway;
	const char *field, *value;
	const char *rule, *criterion;
	enum criterion_state state;
	bool blocks;
} cases[] = {
	{ "core", "at_risk_of_exclusion", "no", "SLIP-16", "at-risk",
	    CRITERION_NOT_MET, true },
	{ "core", "at_risk_of_exclusion", "", "SLIP-16", "at-risk",
	    CRITERION_MISSING, true },
	{ "core", "suspensions_12m", "", "SLIP-16", "at-risk-evidence",
	    CRITERION_MISSING, false },
	{ "core", "suspensions_12m", "0", "SLIP-16", "at-risk-evidence",
	    CRITERION_MET, false },
	{ "core", "earlier_forum_on", "", "SLIP-17", "earlier-forum",
	    CRITERION_MISSING, true },
	{ "core", "plan_reviewed_on", "", "SLIP-18", "plan-reviewed",
	    CRITERION_MISSING, true },
	{ "core", "plan_reviewed_on", "2024-01-09", "SLIP-18",
	    "plan-reviewed", CRITERION_NOT_MET, true },
	{ "core", "consent_given_on", "", "SLIP-10", "consent",
	    CRITERION_MISSING, true },
	{ "core", "reason_for_referral", "", "SLIP-19", "reason",
	    CRITERION_MISSING, true },
	{ "core", "risks", "", "SLIP-20", "prepare", CRITERION_MISSING,
	    false },
	{ "core", "attainment", "", "SLIP-21", "baseline",
	    CRITERION_MISSING, false },
	{ "core", "year_group", "6", "SLIP-02", "year", CRITERION_NOT_MET,
	    false },
	{ "core", "year_group", "7", "SLIP-02", "year", CRITERION_MET,
	    false },
	{ "core", "year_group", "11", "SLIP-02", "year", CRITERION_MET,
	    false },
	{ "core", "year_group", "12", "SLIP-02", "year", CRITERION_NOT_MET,
	    false },
	{ "core", "consent_to_share", "", "practice", "share",
	    CRITERION_MISSING, false },
	{ "core", "senior_leader", "", "SLIP-15", "leader",
	    CRITERION_MISSING, false },
	{ "core", "school_urn", "114561", "SLIP-01", "authority",
	    CRITERION_NOT_MET, false },
	{ "forum", "consent_given_on", "", "SLIP-10", "consent",
	    CRITERION_MISSING, true },
	{ "forum", "reason_for_referral", "", "SLIP-05", "reason",
	    CRITERION_MISSING, true },
	{ "forum", "year_group", "", "SLIP-09", "form", CRITERION_MISSING,
	    true },
	{ "forum", "tried_so_far", "", "SLIP-09", "complete",
	    CRITERION_MISSING, false },
};

static void
each_answer_is_judged_by_its_rule(void **state)
{
	(void)state;
	put_schools();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct form f = strcmp(cases[i].pathway, "core") == 0 ?
		    core_form() : forum_form();
		const struct gate_line *line;
		struct gate g;

		put(&f, "ref", arena_printf(&arena, "T-%zu", i + 10));
		put(&f, cases[i].field, cases[i].value);
		g = judge(&f, NULL);
		line = line_of(&g, cases[i].criterion);
		if (line->state != (int)cases[i].state)
			fail_msg("%s %s “%s”: %s: %s", cases[i].pathway,
			    cases[i].field, cases[i].value,
			    criterion_state_words[line->state], line->says);
		assert_string_equal(line->criterion->rule, cases[i].rule);
		assert_int_equal(line->blocking, cases[i].blocks);
		assert_int_equal(g.blocked, cases[i].blocks);
	}
}

static void
an_anonymous_case_is_heard_at_the_forum(void **state)
{
	static const char *const barred[] = { "forename", "surname", "upn",
	    "date_of_birth", "consent_given_on", "consent_to_share" };
	struct form f = forum_form();
	struct gate g;

	(void)state;
	put_schools();
	put(&f, "anonymous", "yes");
	for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++)
		put(&f, barred[i], "");
	g = judge(&f, NULL);
	assert_false(g.blocked);
	assert_int_equal(line_of(&g, "consent")->state, CRITERION_MET);
	assert_int_equal(line_of(&g, "anonymous-form")->state,
	    CRITERION_MET);
	/* "a referral form is still required" */
	put(&f, "ref", "T-2");
	put(&f, "sen_provision", "");
	put(&f, "year_group", "");
	g = judge(&f, NULL);
	assert_true(g.blocked);
	assert_true(line_of(&g, "form")->blocking);
	assert_int_equal(line_of(&g, "anonymous-form")->state,
	    CRITERION_MISSING);
}

static void
forum_and_review_can_be_overridden_and_consent_cannot(void **state)
{
	struct form f = core_form();
	struct dossier d;
	struct gate g;

	(void)state;
	put_schools();
	put(&f, "earlier_forum_on", "");
	put(&f, "plan_reviewed_on", "");
	g = judge(&f, "SLIP-17=urgent;SLIP-18=done-elsewhere");
	assert_false(g.blocked);
	assert_int_equal(line_of(&g, "earlier-forum")->state,
	    CRITERION_OVERRIDDEN);
	assert_int_equal(line_of(&g, "plan-reviewed")->state,
	    CRITERION_OVERRIDDEN);
	put(&f, "ref", "T-2");
	put(&f, "consent_given_on", "");
	judge(&f, NULL);
	MUST(dossier_load(db, "T-2", &arena, &d, &e));
	assert_false(gate_judge(db, &d, NULL, day_parse("2024-06-28"),
	    "SLIP-10=urgent", &arena, &g, &e));
	assert_string_equal(e.rule, "SLIP-10");
}

/* Routes that have a condition of their own. */
static const struct {
	const char *outcome;
	const char *field, *value;
	const char *criterion;
	enum criterion_state state;
	bool passes;
} routes[] = {
	{ "engagement-officer", NULL, NULL, "engagement", CRITERION_MET,
	    true },
	{ "engagement-officer", "sen_need_primary", "SLCN", "engagement",
	    CRITERION_NOT_MET, false },
	{ "engagement-officer", "attendance_percent", "", "engagement",
	    CRITERION_MISSING, false },
	{ "t4-ks3", NULL, NULL, "after-reset", CRITERION_MISSING, false },
	{ "t4-ks3", "evidence", "after-reset", "after-reset", CRITERION_MET,
	    true },
	{ "t4-pathway-1", NULL, NULL, "risk-assessment", CRITERION_MISSING,
	    true },
	{ "t4-pathway-1", "evidence", "risk-assessment", "risk-assessment",
	    CRITERION_MET, true },
};

static void
a_route_asks_what_the_offer_says_of_it(void **state)
{
	(void)state;
	put_schools();
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		struct form f = core_form();
		struct gate g;

		put(&f, "ref", arena_printf(&arena, "T-%zu", i + 10));
		put(&f, "asks_outcome", routes[i].outcome);
		if (routes[i].field != NULL)
			put(&f, routes[i].field, routes[i].value);
		g = judge(&f, NULL);
		assert_int_equal(line_of(&g, routes[i].criterion)->state,
		    routes[i].state);
		assert_int_equal(gate_pass(&g, routes[i].outcome, &e),
		    routes[i].passes);
	}
}

static void
a_core_decision_outside_a_meeting_needs_a_coded_reason(void **state)
{
	struct form f = core_form();
	struct gate g;

	(void)state;
	put_schools();
	g = judge(&f, NULL);
	assert_false(gate_pass(&g, "outside", &e));
	assert_string_equal(e.rule, "SLIP-25");
	g = judge(&f, "SLIP-25=no-meeting");
	assert_true(gate_pass(&g, "outside", &e));
	f = forum_form();
	put(&f, "ref", "T-2");
	g = judge(&f, NULL);
	assert_true(gate_pass(&g, "outside", &e));
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_register, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_complete_form_passes_every_gate),
		T(each_answer_is_judged_by_its_rule),
		T(an_anonymous_case_is_heard_at_the_forum),
		T(forum_and_review_can_be_overridden_and_consent_cannot),
		T(a_route_asks_what_the_offer_says_of_it),
		T(a_core_decision_outside_a_meeting_needs_a_coded_reason),
	};

	return cmocka_run_group_tests_name("slip-gate", tests, NULL, NULL);
}
