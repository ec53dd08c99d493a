/*
 * Taking referrals in: which rows are the same, what is refused, what is
 * only told, and where each field goes.  Pupils are made up; their numbers
 * are the standards' worked examples.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/referral/referral.h"
#include "tests/domain/fixture.h"
#include "tests/domain/forms.h"

static void
must_refuse(const struct form *f, const char *field, const char *word)
{
	char head[64];

	if (take(f))
		fail_msg("taken as %s", got.ref);
	assert_int_equal(e.code, ERR_DATA);
	snprintf(head, sizeof head, "%s: ", field);
	if (strstr(faults, head) == NULL || strstr(faults, word) == NULL)
		fail_msg("%s, %s expected; got\n%s%s", field, word, faults,
		    e.text);
}

static int
referrals(void)
{
	struct referral *rows;
	int count;

	MUST(db_list(db, &referral_record, NULL, NULL, "id", &arena, &rows,
	    &count, &e));
	return count;
}

static void
every_field_goes_home(void **state)
{
	static const char *const stored[][2] = {
		{ "ref", "L-0001" }, { "received", "2023-11-06" },
		{ "school_urn", "119903" }, { "year_group", "9" },
		{ "sen_provision", "K" }, { "sen_need_primary", "SEMH" },
		{ "forename", "Łukasz" }, { "surname", "O’Brien" },
		{ "upn", "C935000023117" }, { "sex", "M" },
		{ "date_of_birth", "2010-03-15" },
		{ "consent_given_on", "2023-11-01" },
		{ "consent_to_share", "yes" },
		{ "privacy_notice_read_on", "" },
		{ "attendance_percent", "81.5" },
		{ "evidence", "behaviour-log;consent-form" },
		{ "anonymous", "no" }, { "agencies", "" },
	};
	struct form f = named();
	struct dossier d;

	(void)state;
	put(&f, "Which lesson goes best?", "Art");
	must_take(&f, INTAKE_ADDED);
	for (size_t i = 0; i < sizeof stored / sizeof stored[0]; i++)
		assert_string_equal(field_of(got.ref, stored[i][0]),
		    stored[i][1]);
	assert_string_equal(field_of(got.ref,
	    "note:Which lesson goes best?"), "Art");
	MUST(dossier_load(db, "l-0001", &arena, &d, &e));
	assert_string_equal(d.school.code, "S-01");
	assert_null(d.school.name);
	assert_string_equal(dossier_initials(&d, &arena), "Ł.O.");
	assert_true(dossier_consent(&d, CONSENT_REFER));
	assert_false(dossier_consent(&d, CONSENT_PRIVACY));
	assert_true(dossier_holds(&d, "consent-form"));
	assert_false(dossier_holds(&d, "sen-plan"));
	assert_int_equal(d.referral.state, REFERRAL_RECEIVED);
	assert_int_equal(d.referral.tier, 1);
	assert_null(d.scheme_warning);
	assert_non_null(strstr(got.warnings, "No school file named"));
}

static void
the_same_form_is_the_same_referral(void **state)
{
	struct form f = named();

	(void)state;
	must_take(&f, INTAKE_ADDED);
	must_take(&f, INTAKE_SAME);
	/* scheme, pathway, UPN and day make it; what changed is told */
	put(&f, "attendance_percent", "79");
	put(&f, "surname", "Obrien");
	put(&f, "evidence", "sen-plan");
	must_take(&f, INTAKE_CHANGED);
	assert_string_equal(got.ref, "L-0001");
	assert_string_equal(got.changed,
	    "surname attendance_percent evidence");
	assert_string_equal(field_of("L-0001", "evidence"),
	    "behaviour-log;consent-form;sen-plan");
	/* a blank says nothing */
	put(&f, "attendance_percent", "");
	must_take(&f, INTAKE_SAME);
	put(&f, "received", "2023-11-07");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(got.ref, "L-0002");
	assert_int_equal(pupils(), 1);
}

static void
a_reference_of_the_file_wins(void **state)
{
	struct form f = named();

	(void)state;
	put(&f, "ref", "SCH_17-a");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(got.ref, "SCH_17-a");
	put(&f, "received", "2023-11-08");
	must_take(&f, INTAKE_CHANGED);
	assert_string_equal(got.changed, "received");
	/* another reference is another referral, of the same pupil */
	put(&f, "ref", "L-0001");
	must_take(&f, INTAKE_ADDED);
	assert_non_null(strstr(got.warnings, "SCH_17-a"));
	/* a number that is taken is skipped */
	put(&f, "ref", "");
	put(&f, "received", "2023-11-09");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(got.ref, "L-0002");
}

static void
references_have_a_form(void **state)
{
	static const char *const bad[] = {
		"L 1", "L/1", "../etc", "-1", "é", "L.1", "=1+1",
		"a23456789012345678901234567890123", NULL
	};
	struct form f = named();

	(void)state;
	for (int i = 0; bad[i] != NULL; i++) {
		put(&f, "ref", bad[i]);
		must_refuse(&f, "ref", "letters, digits");
	}
	put(&f, "ref", "a2345678901234567890123456789012");
	must_take(&f, INTAKE_ADDED);
}

/* What was only rehearsed leaves nothing behind, not even a number. */

static void
a_rehearsal_takes_nothing_in(void **state)
{
	struct form f = anonymous();

	(void)state;
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(got.ref, "L-0001");
	db_rehearse(db, true);
	put(&f, "year_group", "9");
	must_take(&f, INTAKE_ADDED);
	db_rehearse(db, false);
	assert_int_equal(referrals(), 1);
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(got.ref, "L-0002");
}

static void
a_row_with_neither_is_new_unless_it_is_equal(void **state)
{
	struct form f = anonymous();

	(void)state;
	must_take(&f, INTAKE_ADDED);
	must_take(&f, INTAKE_SAME);
	put(&f, "reason_for_referral", "Another story.");
	must_take(&f, INTAKE_ADDED);
	put(&f, "reason_for_referral", "");
	must_take(&f, INTAKE_ADDED);
	assert_int_equal(referrals(), 3);
	f = named();
	put(&f, "upn", "");
	must_take(&f, INTAKE_ADDED);
	must_take(&f, INTAKE_SAME);
	put(&f, "agencies", "CAMHS");
	must_take(&f, INTAKE_ADDED);
	assert_int_equal(pupils(), 1);
}

static void
an_anonymous_case_holds_no_identity(void **state)
{
	static const char *const barred[][2] = {
		{ "forename", "Amy" }, { "surname", "Jones" },
		{ "preferred_name", "Ames" }, { "upn", "C935000023117" },
		{ "date_of_birth", "2011-01-01" }, { "sex", "F" },
		{ "carers", "Mrs Jones" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++) {
		struct form f = anonymous();

		put(&f, barred[i][0], barred[i][1]);
		must_refuse(&f, barred[i][0], "SLIP-11");
	}
	assert_int_equal(referrals(), 0);
	assert_int_equal(pupils(), 0);
}

/* A form's own heading may be the name in other words. */
static void
an_anonymous_case_keeps_no_notes(void **state)
{
	struct form f = anonymous();

	(void)state;
	put(&f, "Name of the young person", "Amy Jones");
	put(&f, "note:Mother", "Mrs Jones");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(field_of(got.ref,
	    "note:Name of the young person"), "");
	assert_string_equal(field_of(got.ref, "note:Mother"), "");
	assert_non_null(strstr(got.warnings, "Name of the young person: "));
	assert_null(strstr(got.warnings, "Jones"));
	must_take(&f, INTAKE_SAME);
}

static void
a_named_case_says_who_it_is(void **state)
{
	static const char *const needed[] =
	    { "forename", "surname", "date_of_birth", NULL };

	(void)state;
	for (int i = 0; needed[i] != NULL; i++) {
		struct form f = named();

		put(&f, needed[i], "");
		must_refuse(&f, needed[i], "named case");
	}
}

static void
a_named_case_without_consent_is_taken_in(void **state)
{
	struct form f = named();
	struct dossier d;

	(void)state;
	put(&f, "consent_given_on", "");
	must_take(&f, INTAKE_ADDED);
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	assert_false(dossier_consent(&d, CONSENT_REFER));
	put(&f, "consent_given_on", "refused");
	must_take(&f, INTAKE_CHANGED);
	assert_string_equal(got.changed, "consent_given_on");
	assert_string_equal(field_of(got.ref, "consent_given_on"), "");
	must_take(&f, INTAKE_SAME);
	put(&f, "consent_given_on", "2023-11-05");
	must_take(&f, INTAKE_CHANGED);
	assert_string_equal(field_of(got.ref, "consent_given_on"),
	    "2023-11-05");
}

static const struct wrong {
	const char *field, *value, *word;
} wrongs[] = {
	{ "received", "", "came in" },
	{ "received", "2024-06-29", "future" },	/* the clock is at 28 June */
	{ "received", "2023-02-30", "not a date" },
	{ "received", "11/13/2023", "not a date" },
	{ "scheme", "nobodys", "no scheme" },
	{ "pathway", "reset", "forum, core" },
	{ "school_urn", "", "URN" },
	{ "school_urn", "1199", "six digits" },
	{ "upn", "A801200005001", "letter" },
	{ "upn", "H85500002400", "13 characters" },
	{ "date_of_birth", "1911-03-15", "years old" },
	{ "date_of_birth", "2023-03-15", "years old" },
	{ "date_of_birth", "15.3", "not a date" },
	{ "year_group", "15", "year group" },
	{ "sen_provision", "S", "E, K, N" },
	{ "sen_need_primary", "BESD", "one of the codes" },
	{ "sex", "W", "one of the codes" },
	{ "referrer_email", "a@b.uk, c@d.uk", "list" },
	{ "attendance_percent", "101", "at most 100" },
	{ "attendance_percent", "often", "number" },
	{ "consent_to_share", "perhaps", "yes or no" },
	{ "consent_given_on", "yes", "date on which" },
	{ "anonymous", "maybe", "yes or no" },
	{ "evidence", "photograph", "no paper" },
	{ "evidence", "sen-plan:somewhere", "to-follow" },
	{ "suspensions_12m", "-1", "number" },
	{ "asks_outcome", "tier-9", "no outcome" },
	{ "asks_provision", "hotel", "no provision" },
};

static void
faults_refuse_the_whole_and_say_what_to_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrongs / sizeof wrongs[0]; i++) {
		struct form f = named();

		put(&f, wrongs[i].field, wrongs[i].value);
		must_refuse(&f, wrongs[i].field, wrongs[i].word);
	}
	assert_int_equal(referrals(), 0);
	assert_int_equal(pupils(), 0);
}

static void
all_faults_are_told_at_once(void **state)
{
	struct form f = named();

	(void)state;
	put(&f, "upn", "A801200005001");
	put(&f, "year_group", "15");
	put(&f, "sen_provision", "S");
	must_refuse(&f, "upn", "letter");
	assert_non_null(strstr(faults, "year_group: "));
	assert_non_null(strstr(faults, "sen_provision: "));
	assert_non_null(strstr(e.text, "2 more"));
}

static void
nsa_goes_only_with_sen_support(void **state)
{
	struct form f = named();

	(void)state;
	put(&f, "sen_need_primary", "NSA");
	must_take(&f, INTAKE_ADDED);
	put(&f, "sen_provision", "E");
	must_refuse(&f, "sen_need_primary", "only with K");
}

static void
a_pupil_out_of_year_is_only_a_warning(void **state)
{
	struct form f = named();

	(void)state;
	/* born 15 March 2010: 13 on 31 August 2023, so Year 9 */
	must_take(&f, INTAKE_ADDED);
	assert_null(strstr(got.warnings, "Year"));
	put(&f, "year_group", "8");
	must_take(&f, INTAKE_CHANGED);
	assert_non_null(strstr(got.warnings, "Year 9, not 8"));
}

/* The authority in a number is that of long ago: it may surprise, but it is
 * no error. */

static void
an_unknown_authority_is_only_a_warning(void **state)
{
	struct form f = named();

	(void)state;
	put(&f, "upn", "A950000178301");
	must_take(&f, INTAKE_ADDED);
	assert_non_null(strstr(got.warnings, "950 is not the code"));
	put(&f, "upn", "C935000023117");
	put(&f, "received", "2023-11-07");
	must_take(&f, INTAKE_ADDED);
	assert_null(strstr(got.warnings, "is not the code"));
}

static void
the_rules_of_the_day_count_else_those_before(void **state)
{
	struct form f = named();
	struct dossier d;

	(void)state;
	db_at(db, NOON("2025-11-12"));
	put(&f, "received", "2025-10-24");
	put(&f, "year_group", "11");
	must_take(&f, INTAKE_ADDED);
	assert_non_null(strstr(got.warnings, "leicestershire-slip-2023"));
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	assert_non_null(d.scheme_warning);
}

/* A LAESTAB number is not unique over time: the school that is open counts. */

static void
a_laestab_number_finds_the_open_school(void **state)
{
	static const char *const urns[][2] =
	    { { "119903", "Closed" }, { "141111", "Open" } };
	struct form f = named();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct school s;

		record_clear(&school_record, &s);
		s.urn = urns[i][0];
		s.status = urns[i][1];
		s.name = "Latimer";
		s.la_code = "855";
		s.establishment = "2001";
		MUST(db_insert(db, &school_record, &s, &e));
	}
	put(&f, "school_urn", "8552001");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(field_of(got.ref, "school_urn"), "141111");
	assert_non_null(strstr(got.warnings, "141111"));
	put(&f, "school_urn", "855/2002");
	must_refuse(&f, "school_urn", "LAESTAB");
}

static void
a_core_meeting_hears_named_cases_only(void **state)
{
	struct form f = anonymous();
	struct dossier d;

	(void)state;
	put(&f, "pathway", "core");
	put(&f, "asks_outcome", "MENTOR");
	put(&f, "asks_provision", "RESET");
	must_take(&f, INTAKE_ADDED);
	assert_non_null(strstr(got.warnings, "named cases only"));
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	assert_string_equal(d.referral.asks_provision, "reset");
	assert_string_equal(dossier_initials(&d, &arena), "anonymous");
	assert_false(d.has_pupil);
}

/* What is shown without names says nothing that names would. */

static void
one_pupil_has_one_row(void **state)
{
	struct form f = named(), g = named();
	struct dossier d;

	(void)state;
	put(&f, "upn", "");
	must_take(&f, INTAKE_ADDED);
	/* the same name and day of birth, now with a number */
	put(&g, "received", "2023-12-04");
	put(&g, "forename", "ŁUKASZ");
	must_take(&g, INTAKE_ADDED);
	assert_int_equal(pupils(), 1);
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	assert_string_equal(d.pupil.upn, "C935000023117");
	/* another number: another pupil, and a person is asked to look */
	put(&g, "upn", "E937000019208");
	put(&g, "received", "2023-12-05");
	must_take(&g, INTAKE_ADDED);
	assert_int_equal(pupils(), 2);
	assert_non_null(strstr(got.warnings, "another UPN"));
}

static void
a_number_of_somebody_else_is_refused(void **state)
{
	struct form f = named();

	(void)state;
	must_take(&f, INTAKE_ADDED);
	put(&f, "forename", "Amy");
	put(&f, "surname", "Jones");
	put(&f, "date_of_birth", "2011-01-01");
	put(&f, "received", "2023-12-01");
	must_refuse(&f, "upn", "L-0001");
	assert_null(strstr(faults, "Brien"));
	/* the same reference for another pupil */
	put(&f, "ref", "L-0001");
	put(&f, "upn", "");
	must_refuse(&f, "ref", "reference of its own");
}

/* An old form that is sent in again does not undo a newer one. */

static void
the_newest_form_says_what_the_pupil_is_called(void **state)
{
	struct form old = named(), new = named();

	(void)state;
	must_take(&old, INTAKE_ADDED);
	put(&new, "received", "2024-01-15");
	put(&new, "surname", "Smith");
	must_take(&new, INTAKE_ADDED);
	assert_string_equal(field_of("L-0001", "surname"), "Smith");
	must_take(&old, INTAKE_SAME);
	assert_non_null(strstr(got.warnings, "newer referral"));
	assert_string_equal(field_of("L-0002", "surname"), "Smith");
}

/* Setting a field: a blank clears it, and a list is the whole list. */

static void
the_only_scheme_need_not_be_named(void **state)
{
	struct form f = named();

	(void)state;
	put(&f, "scheme", "");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(field_of(got.ref, "scheme"),
	    "leicestershire-slip-2023");
	put(&f, "received", "2023-11-20");
	put(&f, "pathway", "");
	must_refuse(&f, "pathway", "forum, core");
}

static void
headings_are_known_as_people_write_them(void **state)
{
	struct form f = named();

	(void)state;
	f.count = 0;
	put(&f, "Scheme", "leicestershire-slip-2023");
	put(&f, "PATHWAY", "forum");
	put(&f, "Received", "6/11/2023");
	put(&f, "School URN", "119903");
	put(&f, "Anonymous?", "Yes");
	put(&f, "Year group", "Y8");
	put(&f, "Reason for referral", "Text");
	must_take(&f, INTAKE_ADDED);
	assert_string_equal(field_of(got.ref, "reason_for_referral"),
	    "Text");
	assert_string_equal(field_of(got.ref, "received"), "2023-11-06");
	put(&f, "received", "2023-11-07");
	must_refuse(&f, "received", "twice");
}

#define ONE(test) \
	cmocka_unit_test_setup_teardown(test, fresh_register, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(every_field_goes_home),
		ONE(the_same_form_is_the_same_referral),
		ONE(a_reference_of_the_file_wins),
		ONE(references_have_a_form),
		ONE(a_rehearsal_takes_nothing_in),
		ONE(a_row_with_neither_is_new_unless_it_is_equal),
		ONE(an_anonymous_case_holds_no_identity),
		ONE(an_anonymous_case_keeps_no_notes),
		ONE(a_named_case_says_who_it_is),
		ONE(a_named_case_without_consent_is_taken_in),
		ONE(faults_refuse_the_whole_and_say_what_to_do),
		ONE(all_faults_are_told_at_once),
		ONE(nsa_goes_only_with_sen_support),
		ONE(a_pupil_out_of_year_is_only_a_warning),
		ONE(an_unknown_authority_is_only_a_warning),
		ONE(the_rules_of_the_day_count_else_those_before),
		ONE(a_laestab_number_finds_the_open_school),
		ONE(a_core_meeting_hears_named_cases_only),
		ONE(one_pupil_has_one_row),
		ONE(a_number_of_somebody_else_is_refused),
		ONE(the_newest_form_says_what_the_pupil_is_called),
		ONE(the_only_scheme_need_not_be_named),
		ONE(headings_are_known_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
