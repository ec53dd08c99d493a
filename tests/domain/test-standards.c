/*
 * Single values against the Department for Education's standards: pupil
 * numbers, year groups, numbers of schools, addresses.  Every number and its
 * verdict is a published or worked example of those standards.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/domain/values/check.h"
#include "src/domain/values/upn.h"
#include "src/domain/values/year.h"
#include "src/model/field.h"

enum verdict { VALID, TEMPORARY, INVALID };

static const struct number {
	const char *text;
	enum verdict verdict;
	char letter;		/* that should stand first */
} numbers[] = {
	{ "B801200005001", VALID, 'B' },
	{ "H855000024001", VALID, 'H' },
	{ "X855000024002", VALID, 'X' },
	{ "C935000023117", VALID, 'C' },
	{ "E937000019208", VALID, 'E' },
	{ "M926000022654", VALID, 'M' },
	{ "G85500002401A", TEMPORARY, 'G' },
	{ "F93500002307Z", TEMPORARY, 'F' },
	{ "V93700001913T", TEMPORARY, 'V' },
	{ "A950000178301", VALID, 'A' },
	{ "A801200005001", INVALID, 'B' },
	{ "R247962919251", INVALID, 'Q' },
	{ "X428558133462", INVALID, 'W' },
	{ "I855000024001", INVALID, 'H' },
	{ "O855000024001", INVALID, 'H' },
	{ "S855000024001", INVALID, 'H' },
	{ "H85500002400", INVALID, '\0' },
	{ "H8550000240012", INVALID, '\0' },
	{ "H855A00024001", INVALID, '\0' },
	{ "G85500002401S", INVALID, '\0' },
	{ "h855000024001", INVALID, 'H' },
	{ "", INVALID, '\0' },
};

static void
pupil_numbers_are_judged_by_their_letter(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		const struct number *n = &numbers[i];
		struct err e = ERR_INIT;
		enum upn_kind kind = UPN_PERMANENT;
		bool valid = upn_check(n->text, &kind, &e);

		if (valid != (n->verdict != INVALID))
			fail_msg("%s: %s", n->text, e.text);
		if (valid)
			assert_int_equal(kind == UPN_TEMPORARY,
			    n->verdict == TEMPORARY);
		else
			assert_true(e.code == ERR_DATA && e.text[0] != '\0');
		assert_int_equal(upn_letter(n->text), n->letter);
	}
}

static void
small_letters_and_blanks_are_offered_folded(void **state)
{
	struct err e = ERR_INIT;
	enum upn_kind kind;
	char out[UPN_SIZE] = "as it was";

	(void)state;
	assert_false(upn_check("h855000024001", &kind, &e));
	assert_non_null(strstr(e.text, "H855000024001"));
	assert_false(upn_check(" G855 0000 2401a", &kind, &e));
	assert_non_null(strstr(e.text, "G85500002401A"));
	assert_true(upn_fold(" g855 0000 2401a ", out));
	assert_string_equal(out, "G85500002401A");
	assert_false(upn_fold("H8550000240012", out));
	assert_string_equal(out, "G85500002401A");
	/* what would still be wrong is not offered */
	assert_false(upn_check("a801200005001", &kind, &e));
	assert_null(strstr(e.text, "A801200005001"));
}

/* Weights 2 to 13 and a prime: no wrong digit and no swap goes unseen. */
static void
every_wrong_digit_and_swap_is_found(void **state)
{
	static const char good[] = "C935000023117";
	struct err e = ERR_INIT;
	enum upn_kind kind;
	char text[UPN_SIZE];

	(void)state;
	for (size_t i = 1; i < UPN_SIZE - 1; i++) {
		for (char c = '0'; c <= '9'; c++) {
			memcpy(text, good, sizeof good);
			text[i] = c;
			assert_int_equal(upn_check(text, &kind, &e),
			    c == good[i]);
		}
		if (i + 1 < UPN_SIZE - 1 && good[i] != good[i + 1]) {
			memcpy(text, good, sizeof good);
			text[i] = good[i + 1];
			text[i + 1] = good[i];
			assert_false(upn_check(text, &kind, &e));
		}
	}
}

static void
the_authority_is_that_of_first_allocation(void **state)
{
	char la[LA_SIZE];

	(void)state;
	assert_string_equal(upn_authority("C935000023117", la), "935");
}

static const struct age {
	const char *born;
	const char *on;
	const char *year;	/* NULL: no school age */
} ages[] = {
	{ "2011-08-31", "2025-11-04", "10" },
	{ "2011-09-01", "2025-11-04", "9" },
	/* the school year before begins on 1 September */
	{ "2011-08-31", "2025-08-31", "9" },
	{ "2011-08-31", "2025-09-01", "10" },
	{ "2020-09-02", "2025-11-04", "R" },
	{ "2021-09-01", "2025-11-04", "N2" },
	{ "2022-09-01", "2025-11-04", "N1" },
	{ "2009-09-01", "2025-11-04", "11" },
	{ "2009-08-31", "2025-11-04", "12" },
	{ "2006-09-01", "2025-11-04", "14" },
	{ "2006-08-31", "2025-11-04", NULL },
	{ "2025-10-01", "2025-11-04", NULL },
	{ "2012-02-29", "2025-11-04", "9" },
};

static void
the_year_group_follows_from_the_date_of_birth(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
		const char *year = year_expected(day_parse(ages[i].born),
		    day_parse(ages[i].on));

		if (ages[i].year == NULL)
			assert_null(year);
		else
			assert_string_equal(year, ages[i].year);
	}
	assert_int_equal(age_on(day_parse("2011-08-31"),
	    day_parse("2025-08-31")), 14);
	assert_int_equal(age_on(day_parse("2011-09-01"),
	    day_parse("2025-08-31")), 13);
}

static void
year_groups_are_read_as_people_write_them(void **state)
{
	static const char *const written[][2] = {
		{ "9", "9" }, { "09", "9" }, { "Year 9", "9" },
		{ "year 10", "10" }, { "Y7", "7" }, { "Yr. 8", "8" },
		{ "Year group 11", "11" }, { "R", "R" }, { "r", "R" },
		{ "Reception", "R" }, { "Year R", "R" }, { "n1", "N1" },
		{ "N2", "N2" }, { "E1", "E1" }, { "14", "14" }, { "x", "X" },
		{ "15", NULL }, { "0", NULL }, { "Year", NULL },
		{ "", NULL }, { "9a", NULL }, { "-1", NULL }, { "nine", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
		const char *code = year_code(written[i][0]);

		if (written[i][1] == NULL)
			assert_null(code);
		else
			assert_string_equal(code, written[i][1]);
	}
}

static void
key_stages_follow_year_groups(void **state)
{
	static const char *const stages[][2] = {
		{ "R", "foundation" }, { "1", "KS1" }, { "2", "KS1" },
		{ "3", "KS2" }, { "6", "KS2" }, { "7", "KS3" },
		{ "9", "KS3" }, { "10", "KS4" }, { "11", "KS4" },
		{ "12", "post-16" }, { "14", "post-16" }, { "X", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
		assert_string_equal(year_key_stage(stages[i][0]),
		    stages[i][1]);
	assert_int_equal(year_number("R"), 0);
	assert_int_equal(year_number("11"), 11);
	assert_int_equal(year_number("X"), INT_NONE);
}

static void
school_numbers_have_their_forms(void **state)
{
	char la[LA_SIZE], establishment[ESTABLISHMENT_SIZE];
	struct err e = ERR_INIT;

	(void)state;
	assert_true(urn_check("119903", &e));
	assert_true(urn_check("20001", &e));	/* a children's centre */
	assert_false(urn_check("19903", &e));
	assert_false(urn_check("1199034", &e));
	assert_non_null(strstr(e.text, "LAESTAB"));
	assert_false(urn_check("11990x", &e));
	assert_false(urn_check("", &e));
	assert_true(laestab_check("8552034", la, establishment, &e));
	assert_string_equal(la, "855");
	assert_string_equal(establishment, "2034");
	assert_true(laestab_check("855/2034", la, establishment, &e));
	assert_string_equal(establishment, "2034");
	assert_false(laestab_check("855-2034", la, establishment, &e));
	assert_false(laestab_check("85/52034", la, establishment, &e));
	assert_false(laestab_check("855203", la, establishment, &e));
}

static void
postcodes_are_written_one_way(void **state)
{
	static const char *const codes[][2] = {
		{ "LE7 7AW", "LE7 7AW" }, { "le77aw", "LE7 7AW" },
		{ "EC3A5DE", "EC3A 5DE" }, { "B1 1AA", "B1 1AA" },
		{ "DE12  6EX", "DE12 6EX" }, { "LE7", NULL },
		{ "77 7AW", NULL }, { "LE7 77W", NULL }, { "", NULL },
		{ "LEX 7AW", NULL }, { "LE77 77AWW", NULL },
	};
	char out[POSTCODE_SIZE];
	struct err e = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		bool right = postcode_check(codes[i][0], out, &e);

		assert_int_equal(right, codes[i][1] != NULL);
		if (right)
			assert_string_equal(out, codes[i][1]);
	}
}

static void
an_address_is_one_address(void **state)
{
	static const char *const bad[] = {
		"", "office", "office@", "@a.sch.uk", "office@school",
		"a@b@c.uk", "a@b.uk,c@d.uk", "a@b.uk; c@d.uk", "a b@c.uk",
		"Head <head@a.sch.uk>", "head@a.sch.uk\r\nBcc: x@y.uk",
		"head\n@a.sch.uk", "-oQ/tmp@a.uk", "a@-b.uk", "a@b..uk",
		"a@b.uk.", "\"a\"@b.uk", NULL
	};
	static const char *const good[] = {
		"senco@example.sch.uk", "office@st-marys.leics.sch.uk",
		"j.o'brien@a.org", "head+plans@a.co.uk", NULL
	};
	struct err e = ERR_INIT;

	(void)state;
	for (int i = 0; bad[i] != NULL; i++)
		if (email_check(bad[i], &e))
			fail_msg("taken: %s", bad[i]);
	for (int i = 0; good[i] != NULL; i++)
		if (!email_check(good[i], &e))
			fail_msg("%s", e.text);
}

static void
a_persons_address_is_told_from_an_offices(void **state)
{
	(void)state;
	assert_true(email_is_personal("jane.smith@a.sch.uk"));
	assert_true(email_is_personal("j_smith@a.sch.uk"));
	assert_false(email_is_personal("senco@a.sch.uk"));
	assert_false(email_is_personal("head.office@a.sch.uk"));
	assert_false(email_is_personal("south-send@a.sch.uk"));
	assert_false(email_is_personal("office2@a.sch.uk"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pupil_numbers_are_judged_by_their_letter),
		cmocka_unit_test(small_letters_and_blanks_are_offered_folded),
		cmocka_unit_test(every_wrong_digit_and_swap_is_found),
		cmocka_unit_test(the_authority_is_that_of_first_allocation),
		cmocka_unit_test(the_year_group_follows_from_the_date_of_birth),
		cmocka_unit_test(year_groups_are_read_as_people_write_them),
		cmocka_unit_test(key_stages_follow_year_groups),
		cmocka_unit_test(school_numbers_have_their_forms),
		cmocka_unit_test(postcodes_are_written_one_way),
		cmocka_unit_test(an_address_is_one_address),
		cmocka_unit_test(a_persons_address_is_told_from_an_offices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
