/*
 * What happens to referrals after they were taken in: corrected, made
 * anonymous, joined, withdrawn, found, shown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/file.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/audit.h"
#include "tests/domain/fixture.h"
#include "tests/domain/forms.h"

static void
lines_without_names_name_nobody(void **state)
{
	static const char *const names[] = { "ukasz", "Brien", "C935",
	    "2010-03-15", NULL };
	struct form f = named();
	struct dossier d;
	struct dossier_line *lines;
	int count, hits = 0;

	(void)state;
	put(&f, "carers", "Mrs O’Brien");
	put(&f, "reason_for_referral", "Łukasz hides; O’Brien asks.");
	put(&f, "Other things", "Ask Łukasz");
	must_take(&f, INTAKE_ADDED);
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	for (int shown = 0; shown < 2; shown++) {
		dossier_lines(&d, shown == 1, &arena, &lines, &count);
		hits = 0;
		for (int i = 0; i < count; i++)
			for (int n = 0; names[n] != NULL; n++)
				hits += strstr(lines[i].value, names[n]) !=
				    NULL;
		if (shown == 0 && hits > 0)
			fail_msg("%d names shown", hits);
	}
	assert_true(hits >= 6);
}

static void
earlier_referrals_are_found(void **state)
{
	struct form f = named();
	struct dossier d;
	struct referral *list;
	int count;

	(void)state;
	must_take(&f, INTAKE_ADDED);
	put(&f, "pathway", "core");
	put(&f, "received", "2024-01-15");
	put(&f, "at_risk_of_exclusion", "yes");
	must_take(&f, INTAKE_ADDED);
	MUST(dossier_load(db, got.ref, &arena, &d, &e));
	assert_int_equal(d.referral.tier, 2);
	MUST(referral_earlier(db, &d, &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].ref, "L-0001");
	assert_string_equal(d.referral.earlier_id, list[0].id);
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	MUST(referral_earlier(db, &d, &arena, &list, &count, &e));
	assert_int_equal(count, 0);
}

static void
brothers_and_sisters_are_hinted_at(void **state)
{
	struct form f = named();

	(void)state;
	must_take(&f, INTAKE_ADDED);
	assert_null(strstr(got.warnings, "sisters"));
	put(&f, "forename", "Aoife");
	put(&f, "upn", "E937000019208");
	put(&f, "date_of_birth", "2011-10-02");
	put(&f, "year_group", "7");
	must_take(&f, INTAKE_ADDED);
	assert_non_null(strstr(got.warnings, "sisters"));
	assert_non_null(strstr(got.warnings, "L-0001"));
}

static void
fields_can_be_set_and_cleared(void **state)
{
	struct form f = named();
	static const struct field_value to[] = {
		{ "attendance_percent", "" }, { "hoped_for", "Advice" },
		{ "evidence", "sen-plan:to-follow" },
	};
	static const struct field_value bad = { "sen_provision", "Q" };
	static const struct field_value again = { "hoped_for", "More" };

	(void)state;
	must_take(&f, INTAKE_ADDED);
	MUST(referral_set(db, "L-0001", 1, to, 3, note_fault, NULL, &arena,
	    &got, &e));
	assert_int_equal(got.what, INTAKE_CHANGED);
	assert_string_equal(got.changed,
	    "attendance_percent hoped_for evidence");
	assert_string_equal(field_of("L-0001", "attendance_percent"), "");
	assert_string_equal(field_of("L-0001", "hoped_for"), "Advice");
	assert_string_equal(field_of("L-0001", "evidence"), "");
	assert_string_equal(field_of("L-0001", "forename"), "Łukasz");
	assert_false(referral_set(db, "L-0001", 0, &bad, 1, note_fault, NULL,
	    &arena, &got, &e));
	/* somebody else was first */
	assert_false(referral_set(db, "L-0001", 1, &again, 1, note_fault,
	    NULL, &arena, &got, &e));
	assert_int_equal(e.code, ERR_BUSY);
	MUST(referral_set(db, "L-0001", 2, &again, 1, note_fault, NULL,
	    &arena, &got, &e));
	assert_false(referral_set(db, "L-0009", 0, &again, 1, note_fault,
	    NULL, &arena, &got, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
}

/* The register as a file, byte by byte; the case of ASCII letters is one. */
static bool
file_holds(const char *text)
{
	char path[] = "/tmp/convene-test-XXXXXX";
	struct buf bytes = BUF_INIT;
	bool holds = false;

	assert_true(mkstemp(path) >= 0);
	unlink(path);
	MUST(db_copy(db, path, &e));
	MUST(file_read(path, FILE_CEILING, &bytes, &e));
	unlink(path);
	for (size_t i = 0; i + strlen(text) <= bytes.len; i++)
		holds |= strncasecmp(bytes.p + i, text, strlen(text)) == 0;
	buf_release(&bytes);
	return holds;
}

static void
a_named_case_can_become_anonymous(void **state)
{
	struct form f = named();
	struct referral_row *rows;
	static const struct field_value to = { "anonymous", "yes" };
	static const struct field_value back = { "anonymous", "no" };
	int count;

	(void)state;
	put(&f, "carers", "Mr O’Brien");
	put(&f, "Anything else", "Ask for Mr O’Brien");
	put(&f, "reason_for_referral", "Łukasz left; O’Brien’s plan failed.");
	put(&f, "referrer_name", "Zygmunt O’Brien");
	must_take(&f, INTAKE_ADDED);
	MUST(referral_set(db, "L-0001", 0, &to, 1, note_fault, NULL, &arena,
	    &got, &e));
	assert_int_equal(pupils(), 0);
	assert_string_equal(field_of("L-0001", "carers"), "");
	assert_string_equal(field_of("L-0001", "note:Anything else"), "");
	assert_string_equal(field_of("L-0001", "year_group"), "9");
	assert_string_equal(field_of("L-0001", "reason_for_referral"),
	    "Ł. left; O.’s plan failed.");
	assert_non_null(strstr(got.warnings, "once more"));
	assert_false(file_holds("brien"));
	assert_false(file_holds("łukasz"));
	assert_false(file_holds("lukasz"));
	MUST(referral_list(db, "brien", NULL, 10, &arena, &rows, &count,
	    &e));
	assert_int_equal(count, 0);
	assert_false(referral_set(db, "L-0001", 0, &back, 1, note_fault,
	    NULL, &arena, &got, &e));
	assert_non_null(strstr(e.text, "join"));
}

static void
an_anonymous_case_is_joined_once_with_consent(void **state)
{
	struct form a = anonymous(), n = named();
	struct dossier d;
	struct referral *list;
	static const struct field_value consent =
	    { "consent_given_on", "2024-02-01" };
	int count;

	(void)state;
	must_take(&a, INTAKE_ADDED);
	put(&n, "received", "2024-02-05");
	put(&n, "pathway", "core");
	put(&n, "consent_given_on", "");
	must_take(&n, INTAKE_ADDED);
	assert_false(referral_join(db, "L-0002", "L-0001", &e));
	assert_false(referral_join(db, "L-0001", "L-0002", &e));
	assert_non_null(strstr(e.text, "consent"));
	MUST(referral_set(db, "L-0002", 0, &consent, 1, NULL, NULL, &arena,
	    &got, &e));
	MUST(referral_join(db, "L-0001", "L-0002", &e));
	MUST(dossier_load(db, "L-0002", &arena, &d, &e));
	MUST(referral_earlier(db, &d, &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].ref, "L-0001");
	assert_false(referral_join(db, "L-0001", "L-0002", &e));
	assert_non_null(strstr(e.text, "once"));
}

static void
a_referral_is_withdrawn_with_a_reason_of_the_pack(void **state)
{
	struct form f = named();
	struct dossier d;

	(void)state;
	must_take(&f, INTAKE_ADDED);
	assert_false(referral_withdraw(db, "L-0001", "school", "bored", &e));
	assert_non_null(strstr(e.text, "consent"));
	MUST(referral_withdraw(db, "L-0001", "school", "consent", &e));
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	assert_int_equal(d.referral.state, REFERRAL_WITHDRAWN);
	assert_string_equal(d.referral.withdrawn_reason, "consent");
	assert_false(referral_withdraw(db, "L-0001", "school", "consent",
	    &e));
}

static int
found(const char *text, const char *state)
{
	struct referral_row *rows;
	int count;

	MUST(referral_list(db, text, state, 10, &arena, &rows, &count, &e));
	return count;
}

static void
the_list_finds_by_the_beginnings_of_words(void **state)
{
	struct form f = named(), g = anonymous();
	struct school s;

	(void)state;
	record_clear(&school_record, &s);
	s.urn = "119903";
	s.name = "The Latimer Primary School";
	MUST(db_insert(db, &school_record, &s, &e));
	must_take(&f, INTAKE_ADDED);
	must_take(&g, INTAKE_ADDED);
	assert_int_equal(found(NULL, NULL), 2);
	assert_int_equal(found("obrien", NULL), 1);
	assert_int_equal(found("luk", NULL), 1);
	assert_int_equal(found("Brien luk", NULL), 0);	/* one word */
	assert_int_equal(found("LATIMER", NULL), 2);
	assert_int_equal(found("L-0001", NULL), 1);
	assert_int_equal(found("119903", NULL), 2);
	assert_int_equal(found("nobody", NULL), 0);
	assert_int_equal(found("\" OR 1", NULL), 0);
	assert_int_equal(found("*", NULL), 0);
	assert_int_equal(found(NULL, "received"), 2);
	assert_int_equal(found("obrien", "withdrawn"), 0);
	MUST(referral_withdraw(db, "L-0001", "", "consent", &e));
	assert_int_equal(found("obrien", "withdrawn"), 1);
}

static void
every_act_is_in_the_chain(void **state)
{
	struct form f = named();
	struct dossier d;
	struct audit *links;
	const char *const *chain_faults;
	int count;

	(void)state;
	must_take(&f, INTAKE_ADDED);
	put(&f, "year_group", "8");
	must_take(&f, INTAKE_CHANGED);
	must_take(&f, INTAKE_SAME);
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	MUST(audit_history(db, "L-0001", &arena, &links, &count, &e));
	assert_int_equal(count, 2);
	assert_string_equal(links[0].act, "take in referral");
	assert_string_equal(links[1].fields, "year_group");
	assert_string_equal(links[0].subject_id, d.pupil.id);
	MUST(audit_verify(db, NULL, &arena, &chain_faults, &count, &e));
	assert_int_equal(count, 0);
}

#define ONE(test) \
	cmocka_unit_test_setup_teardown(test, fresh_register, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(lines_without_names_name_nobody),
		ONE(earlier_referrals_are_found),
		ONE(brothers_and_sisters_are_hinted_at),
		ONE(fields_can_be_set_and_cleared),
		ONE(a_named_case_can_become_anonymous),
		ONE(an_anonymous_case_is_joined_once_with_consent),
		ONE(a_referral_is_withdrawn_with_a_reason_of_the_pack),
		ONE(the_list_finds_by_the_beginnings_of_words),
		ONE(every_act_is_in_the_chain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
