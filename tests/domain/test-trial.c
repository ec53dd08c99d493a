/*
 * A form while it is being typed: its gate, its faults, and whom the register
 * knows that is like its pupil.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/gates/trial.h"
#include "src/domain/referral/fields.h"
#include "tests/domain/fixture.h"

#define FIELDS_MOST 40

static struct field_value form[FIELDS_MOST];
static int count;
static struct trial trial;

static void
put(const char *field, const char *value)
{
	for (int i = 0; i < count; i++)
		if (strcmp(form[i].field, field) == 0) {
			form[i].value = value;
			return;
		}
	assert_true(count < FIELDS_MOST);
	form[count++] = (struct field_value){ field, value };
}

/* A whole form of the Core Meeting, by what SLIP's criteria.csv asks. */
static void
whole(void)
{
	count = 0;
	put("scheme", "leicestershire-slip-2023");
	put("pathway", "core");
	put("received", "2024-06-01");
	put("school_urn", "120250");
	put("referrer_name", "A Head of Year");
	put("referrer_email", "office@school.example");
	put("senior_leader", "A Deputy");
	put("anonymous", "no");
	put("consent_given_on", "2024-05-20");
	put("consent_to_share", "yes");
	put("forename", "Zo\xC3\xAB");
	put("surname", "Brown");
	put("date_of_birth", "2011-03-01");
	put("year_group", "8");
	put("sen_provision", "K");
	put("sen_need_primary", "SEMH");
	put("attendance_percent", "80");
	put("suspensions_12m", "2");
	put("at_risk_of_exclusion", "yes");
	put("attainment", "As expected.");
	put("reason_for_referral", "Leaves lessons.");
	put("risks", "Runs.");
	put("what_works", "Calm.");
	put("tried_so_far", "A mentor.");
	put("hoped_for", "Lessons.");
	put("earlier_forum_on", "2024-01-10");
	put("plan_reviewed_on", "2024-04-10");
}

static void
try_it(void)
{
	MUST(referral_try(db, NULL, form, count, &arena, &trial, &e));
}

static const char *
take_in(void)
{
	struct intake_result r;

	MUST(referral_take_in(db, form, count, NULL, NULL, &arena, &r, &e));
	return r.ref;
}

static int
state_of(const char *criterion)
{
	for (int i = 0; i < trial.gate.count; i++)
		if (strcmp(trial.gate.lines[i].criterion->criterion,
		    criterion) == 0)
			return trial.gate.lines[i].state;
	fail_msg("no criterion %s", criterion);
	return -1;
}

static const char *
fault_of(const char *field)
{
	for (int i = 0; i < trial.note_count; i++)
		if (trial.notes[i].fault &&
		    strcmp(trial.notes[i].field, field) == 0)
			return trial.notes[i].says;
	return NULL;
}

/* The gate of a form is the gate of the referral that it makes. */
static void
the_gate_turns_while_typing(void **state)
{
	static const struct { const char *field, *criterion; } turns[] = {
		{ "consent_given_on", "consent" },
		{ "at_risk_of_exclusion", "at-risk" },
		{ "earlier_forum_on", "earlier-forum" },
		{ "plan_reviewed_on", "plan-reviewed" },
		{ "reason_for_referral", "reason" },
		{ "risks", "prepare" }, { "attainment", "baseline" },
		{ "senior_leader", "leader" },
		{ "consent_to_share", "share" }, { "hoped_for", "complete" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
		whole();
		try_it();
		assert_true(trial.judged);
		assert_int_equal(state_of(turns[i].criterion), CRITERION_MET);
		put(turns[i].field, "");
		try_it();
		if (state_of(turns[i].criterion) == CRITERION_MET)
			fail_msg("%s does not need %s", turns[i].criterion,
			    turns[i].field);
	}
}

/* SLIP-09: at the forum a form is one with its school and year group. */
static void
a_forum_form_lacks_its_school_or_year_group(void **state)
{
	static const char *const fields[] = { "school_urn", "year_group" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		whole();
		put("pathway", "forum");
		try_it();
		assert_int_equal(state_of("form"), CRITERION_MET);
		put(fields[i], "");
		try_it();
		if (state_of("form") != CRITERION_MISSING)
			fail_msg("the form does not need %s", fields[i]);
	}
}

static void
it_is_the_gate_of_the_referral(void **state)
{
	struct dossier d;
	struct gate g;

	(void)state;
	whole();
	put("risks", "");
	try_it();
	MUST(dossier_load(db, take_in(), &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_of(2024, 6, 28), NULL, &arena, &g,
	    &e));
	assert_int_equal(g.count, trial.gate.count);
	for (int i = 0; i < g.count; i++)
		assert_int_equal(g.lines[i].state,
		    trial.gate.lines[i].state);
}

static void
nothing_is_written(void **state)
{
	struct referral_row *rows;
	int n;

	(void)state;
	whole();
	try_it();
	MUST(referral_list(db, NULL, NULL, 9, &arena, &rows, &n, &e));
	assert_int_equal(n, 0);
}

/* From the first letter on: whatever is there is judged. */
static void
half_a_form_is_judged(void **state)
{
	(void)state;
	count = 0;
	try_it();
	assert_false(trial.judged);
	assert_non_null(fault_of("pathway"));
	put("pathway", "core");
	try_it();
	assert_false(trial.judged);
	put("received", "2024-06-01");
	try_it();
	assert_true(trial.judged);
	assert_int_equal(state_of("consent"), CRITERION_MISSING);
}

static void
faults_have_their_field(void **state)
{
	(void)state;
	whole();
	put("upn", "A801200005001");
	put("year_group", "44");
	try_it();
	assert_non_null(strstr(fault_of("upn"), "B"));
	assert_non_null(fault_of("year_group"));
	assert_null(fault_of("surname"));
}

static void
a_correction_is_judged_as_it_would_be(void **state)
{
	const struct field_value v[] = { { "consent_given_on", "" } };
	const char *ref;

	(void)state;
	whole();
	ref = take_in();
	MUST(referral_try(db, ref, v, 1, &arena, &trial, &e));
	assert_int_equal(state_of("consent"), CRITERION_MISSING);
	assert_int_equal(state_of("reason"), CRITERION_MET);
	MUST(referral_try(db, ref, NULL, 0, &arena, &trial, &e));
	assert_int_equal(state_of("consent"), CRITERION_MET);
}

static void
the_same_form_again_is_said(void **state)
{
	(void)state;
	whole();
	put("upn", "B801200005001");
	take_in();
	try_it();
	assert_non_null(strstr(fault_of(""), "once more"));
}

/* Who is like the pupil Zoë Brown of 1 March 2011, and why. */
static void
those_alike_are_named_with_the_reason(void **state)
{
	static const struct {
		const char *forename, *surname, *born, *school, *why;
	} cases[] = {
		{ "Zoe", "BROWN", "2011-03-01", "120250",
		    "the same pupil" },
		{ "Brown", "Zo\xC3\xAB", "2011-03-01", "120248",
		    "the other way round" },
		{ "Zoe", "Browne", "2011-03-01", "120248", "almost alike" },
		{ "Zeo", "Brown", "2011-03-01", "120248", "almost alike" },
		{ "Adam", "Brown", "2011-03-01", "120248", "a twin" },
		{ "Zoe", "Carver", "2011-03-01", "120248",
		    "has the surname changed" },
		{ "Adam", "Brown", "2013-07-09", "120250",
		    "brother or sister" },
		{ "Zoe", "Brown", "2011-03-11", "120250",
		    "another date of birth" },
		{ "Adam", "Brown", "2013-07-09", "120248", NULL },
		{ "Ruth", "Carver", "2011-03-01", "120250", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		drop_register(state);
		assert_int_equal(fresh_register(state), 0);
		whole();
		put("forename", cases[i].forename);
		put("surname", cases[i].surname);
		put("date_of_birth", cases[i].born);
		put("school_urn", cases[i].school);
		take_in();
		whole();
		put("received", "2024-06-20");
		try_it();
		if (cases[i].why == NULL) {
			assert_int_equal(trial.alike_count, 0);
			continue;
		}
		assert_int_equal(trial.alike_count, 1);
		if (strstr(trial.alikes[0].why, cases[i].why) == NULL)
			fail_msg("%zu: %s", i, trial.alikes[0].why);
		assert_int_equal(trial.alikes[0].same, i == 0);
	}
}

static void
an_anonymous_case_of_the_year_is_named(void **state)
{
	(void)state;
	whole();
	put("pathway", "forum");
	put("anonymous", "yes");
	put("forename", "");
	put("surname", "");
	put("date_of_birth", "");
	put("consent_given_on", "");
	take_in();
	whole();
	try_it();
	assert_int_equal(trial.alike_count, 1);
	assert_non_null(strstr(trial.alikes[0].why, "anonymous case"));
	put("year_group", "9");
	try_it();
	assert_int_equal(trial.alike_count, 0);
}

/* Forms tell what has happened: a short date is the last one. */
static void
short_dates_are_the_last_ones(void **state)
{
	static const struct { const char *typed, *is; } cases[] = {
		{ "24/10", "2024-10-24" }, { "13/11", "2023-11-13" },
		{ "12/11", "2024-11-12" }, { "1/3/12", "2012-03-01" },
		{ "1.3.12", "2012-03-01" }, { "3 9 98", "1998-09-03" },
		{ "1/3/24", "2024-03-01" }, { "today", "2024-11-12" },
		{ "T", "2024-11-12" }, { "yesterday", "2024-11-11" },
		{ "01/03/2012", "01/03/2012" }, { "31/2", "31/2" },
		{ "soon", "soon" }, { "1/3/", "1/3/" },
		{ "1/3/1", "2001-03-01" },
	};
	const struct field_rule date = { .field = "received",
	    .kind = "date" }, line = { .field = "x", .kind = "line" };
	int today = day_of(2024, 11, 12);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(field_typed(&date, cases[i].typed, today,
		    &arena), cases[i].is);
	assert_string_equal(field_typed(&line, "24/10", today, &arena),
	    "24/10");
}

static void
codes_are_offered_with_their_words(void **state)
{
	struct field_frame f = { .db = db, .pathway = "core",
	    .received = DAY_NONE, .today = day_of(2024, 6, 28),
	    .arena = &arena };
	struct field_option *o;
	struct field_rule rule;
	const struct scheme *s;
	int n;

	(void)state;
	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	f.scheme = s;
	assert_true(field_rule_find(s, "core", "sen_provision", &rule));
	MUST(field_options(&f, &rule, &o, &n, &e));
	assert_int_equal(n, 3);
	assert_string_equal(o[1].code, "K");
	assert_string_equal(o[1].label, "SEN support");
	assert_true(field_rule_find(s, "core", "exit_destination", &rule));
	MUST(field_options(&f, &rule, &o, &n, &e));
	assert_string_equal(o[0].label, "Back in the home school");
	assert_true(field_rule_find(s, "core", "evidence", &rule));
	MUST(field_options(&f, &rule, &o, &n, &e));
	assert_int_equal(n, 7);
	assert_true(field_rule_find(s, "core", "risks", &rule));
	MUST(field_options(&f, &rule, &o, &n, &e));
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, fresh_register, drop_register)
		T(the_gate_turns_while_typing),
		T(a_forum_form_lacks_its_school_or_year_group),
		T(it_is_the_gate_of_the_referral), T(nothing_is_written),
		T(half_a_form_is_judged), T(faults_have_their_field),
		T(a_correction_is_judged_as_it_would_be),
		T(the_same_form_again_is_said),
		T(those_alike_are_named_with_the_reason),
		T(an_anonymous_case_of_the_year_is_named),
		T(short_dates_are_the_last_ones),
		T(codes_are_offered_with_their_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
