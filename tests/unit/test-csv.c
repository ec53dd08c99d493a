/*
 * Tests of the CSV reader and writer.  What is right comes from RFC 4180;
 * what is lenient from csv.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/exchange/csv.h"

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static struct arena arena;
static struct csv csv;
static struct err err;

static bool
open_bytes(const char *bytes, size_t n, enum csv_first first)
{
	arena_reset(&arena);
	err = (struct err)ERR_INIT;
	return csv_open(&csv, &arena, bytes, n, first, &err);
}

static void
given(const char *text)
{
	assert_true(open_bytes(text, strlen(text), CSV_HEADINGS));
}

static void
next_is(enum csv_got got)
{
	assert_int_equal(csv_next(&csv, &err), got);
}

static void
columns_stand_in_any_order(void **state)
{
	(void)state;
	given("Ref,Date of birth,year_group\r\nL-1,2011-08-31,9\r\n"
	    "L-2,,10\r\n");
	assert_int_equal(csv.columns, 3);
	assert_string_equal(csv_heading(&csv, 1), "Date of birth");
	assert_true(csv_has(&csv, "YEAR GROUP"));
	assert_false(csv_has(&csv, "upn"));
	next_is(CSV_ROW);
	assert_int_equal(csv.line, 2);
	assert_string_equal(csv_get(&csv, "year_group"), "9");
	assert_string_equal(csv_get(&csv, "date_of_birth"), "2011-08-31");
	assert_string_equal(csv_get(&csv, "ref"), "L-1");
	assert_null(csv_get(&csv, "upn"));
	next_is(CSV_ROW);
	assert_int_equal(csv.line, 3);
	assert_string_equal(csv_get(&csv, "date_of_birth"), "");
	next_is(CSV_END);
	next_is(CSV_END);
}

/* One row of two columns under "a,b", from the second line on. */
static const struct row_case {
	const char *text, *a, *b;
	int warnings;
} rows[] = {
	{ "1,2", "1", "2", 0 },
	{ "1,2\n", "1", "2", 0 },
	{ "1,2\r", "1", "2", 0 },
	{ "1,2\r\n", "1", "2", 0 },
	{ "\n\r\n , \n1,2", "1", "2", 0 },
	{ "1", "1", "", 0 },
	{ "1,", "1", "", 0 },
	{ ",2", "", "2", 0 },
	{ "1,2,,\n", "1", "2", 0 },
	{ " 1 ,\t2 ", "1", "2", 0 },
	{ "\"1\",\"2\"", "1", "2", 0 },
	{ "\"1,1\",\"2\"\"2\"", "1,1", "2\"2", 0 },
	{ "\"\",\"2\"", "", "2", 0 },
	{ " \"1\" , \"2\" ", "1", "2", 0 },
	{ "\"1\n1\",2", "1\n1", "2", 0 },
	{ "\"1\r\n1\",2", "1\n1", "2", 0 },
	{ "\"1\r1\",2", "1\n1", "2", 0 },
	{ "5\" nail,2", "5\" nail", "2", 1 },
	{ "5\" nail", "5\" nail", "", 1 },
	{ "\"said \"no\" to it\",2", "said \"no\" to it", "2", 1 },
	{ "\"\"\"\",2", "\"", "2", 0 },
	{ "a\x07z,2", "az", "2", 1 },
	{ "\xFFok\xC3\xA9\xC3\xA9,2", "\xEF\xBF\xBDok\xC3\xA9\xC3\xA9", "2",
	    1 },
};

static void
fields_are_cut_as_they_are_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "a,b\n%s", rows[i].text);
		given(buf_text(&b));
		next_is(CSV_ROW);
		assert_string_equal(csv_get_lines(&csv, "a"), rows[i].a);
		assert_string_equal(csv_get_lines(&csv, "b"), rows[i].b);
		next_is(CSV_END);
		assert_int_equal(csv.warning_count, rows[i].warnings);
		buf_release(&b);
	}
}

static void
a_value_can_be_had_on_one_line(void **state)
{
	(void)state;
	given("a\n\"one\r\n\r\ntwo\tthree \"\n");
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "a"), "one two three");
	assert_string_equal(csv_get_lines(&csv, "a"), "one\n\ntwo\tthree");
}

static void
lines_are_those_of_the_file(void **state)
{
	(void)state;
	given("a,b\r\n\r\n\"x\r\ny\",\"z\nz\"\r\n3,4\r\n");
	next_is(CSV_ROW);
	assert_int_equal(csv.line, 3);
	assert_int_equal(csv_line(&csv, "a"), 3);
	assert_int_equal(csv_line(&csv, "b"), 4);
	next_is(CSV_ROW);
	assert_int_equal(csv.line, 6);
}

static void
an_open_quotation_mark_says_where(void **state)
{
	(void)state;
	given("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
	next_is(CSV_ROW);
	next_is(CSV_FAULT);
	assert_int_equal(csv.line, 3);
	assert_string_equal(csv.heading, "b");
	assert_int_equal(err.code, ERR_DATA);
	assert_non_null(strstr(err.text,
	    "opens on line 3 is never closed"));
	next_is(CSV_END);
}

static void
a_faulty_row_does_not_spoil_the_next(void **state)
{
	(void)state;
	given("a,b\n1,2,3\n4,5\n\"6\"x,\"7\n8,9\n");
	next_is(CSV_FAULT);
	assert_int_equal(csv.line, 2);
	assert_non_null(strstr(err.text, "more fields"));
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "a"), "4");
	next_is(CSV_FAULT);
	assert_int_equal(csv.line, 4);
	next_is(CSV_END);
	/* a lone mark that swallows a delimiter must not shift the fields */
	given("a,b\n\"6\"x,\"7\"\n8,9\n");
	next_is(CSV_FAULT);
	assert_non_null(strstr(err.text, "fewer fields"));
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "b"), "9");
}

static void
headings_must_differ(void **state)
{
	(void)state;
	assert_false(open_bytes("a,UPN,upn \n", 11, CSV_HEADINGS));
	assert_int_equal(err.code, ERR_DATA);
	assert_int_equal(csv.line, 1);
	assert_non_null(strstr(err.text, "upn"));
	assert_false(open_bytes("", 0, CSV_HEADINGS));
	assert_false(open_bytes("\n , \n", 5, CSV_HEADINGS));
	assert_int_equal(err.code, ERR_DATA);
	assert_false(open_bytes("\"a,b\n1,2\n", 9, CSV_HEADINGS));
	given("a,,#,\n1,2,3,4\n");
	assert_int_equal(csv.columns, 3);
	assert_string_equal(csv_heading(&csv, 1), "column 2");
	assert_true(csv_has(&csv, "#"));
	next_is(CSV_FAULT);
}

static void
delimiters_are_recognised(void **state)
{
	static const char *const texts[] = {
		"a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n",
		"sep=;\na;b\n1;2\n", "\xEF\xBB\xBFsep=,\r\na,b\r\n1,2\r\n",
		"\xEF\xBB\xBF\"a\",b\n1,2", "\"x;y;z\",a,b\n,1,2\n",
		("\xFF\xFE" "a\0,\0b\0\n\0001\0,\0002\0\n\0")
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		size_t n = i == COUNT(texts) - 1 ? 18 : strlen(texts[i]);

		assert_true(open_bytes(texts[i], n, CSV_HEADINGS));
		next_is(CSV_ROW);
		assert_string_equal(csv_get(&csv, "a"), "1");
		assert_string_equal(csv_get(&csv, "b"), "2");
		next_is(CSV_END);
	}
	/* a comma decimal does not make a comma file */
	given("a;b\n1,5;2\n");
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "a"), "1,5");
}

static void
files_without_headings_are_read_by_number(void **state)
{
	static const char text[] = "Ash Lane,S-1\nElm \"Rd\",S-2\n";

	(void)state;
	assert_true(open_bytes(text, sizeof text - 1, CSV_NO_HEADINGS));
	next_is(CSV_ROW);
	assert_int_equal(csv.line, 1);
	assert_int_equal(csv.columns, 2);
	assert_string_equal(csv_value(&csv, 0), "Ash Lane");
	assert_string_equal(csv_get(&csv, "column 2"), "S-1");
	assert_null(csv_value(&csv, 2));
	next_is(CSV_ROW);
	assert_string_equal(csv_value(&csv, 0), "Elm \"Rd\"");
	assert_int_equal(csv.warning_count, 1);
	assert_int_equal(csv.warnings[0].line, 2);
	next_is(CSV_END);
}

static void
a_field_has_a_limit(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_str(&b, "a,b\n1,");
	for (size_t i = 0; i < CSV_FIELD_MAX; i++)
		buf_char(&b, 'x');
	buf_str(&b, "\n2,");
	for (size_t i = 0; i < CSV_FIELD_MAX + 1; i++)
		buf_char(&b, 'x');
	buf_str(&b, "\n3,4\n");
	given(buf_text(&b));
	next_is(CSV_ROW);
	next_is(CSV_FAULT);
	assert_int_equal(csv.line, 3);
	assert_string_equal(csv.heading, "b");
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "b"), "4");
	buf_release(&b);
}

static void
encodings_and_hidden_characters_are_told(void **state)
{
	(void)state;
	assert_true(open_bytes("a\nZo\xEB\x81\n", 7, CSV_HEADINGS));
	assert_int_equal(csv.encoding.encoding, ENCODING_WINDOWS_1252);
	assert_int_equal(csv.warning_count, 1);
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "a"), "Zo\xC3\xAB\xEF\xBF\xBD");
	given("a,b\n1,\xE2\x80\xAE" "2\x1B\n");
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "b"), "2");
	assert_int_equal(csv.count.removed, 2);
	assert_string_equal(csv.warnings[0].heading, "b");
	assert_int_equal(csv.warnings[0].line, 2);
}

static void
headings_can_be_renamed(void **state)
{
	(void)state;
	given("What is the UPN?,ref\nA1,L-1\n");
	assert_false(csv_rename(&csv, "nothing", "upn", &err));
	assert_int_equal(err.code, ERR_NONE);
	assert_true(csv_rename(&csv, "what is the upn", "upn", &err));
	assert_false(csv_rename(&csv, "upn", "ref", &err));
	assert_int_equal(err.code, ERR_DATA);
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "upn"), "A1");
}

static const struct {
	const char *in, *out;
} fields[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "a,b", "\"a,b\"" },
	{ "a\"b", "\"a\"\"b\"" },
	{ "a\nb", "\"a\nb\"" },
	{ " a", "\" a\"" },
	{ "=1+1", "'=1+1" },
	{ "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
	{ "+44 1632", "'+44 1632" },
	{ "@SUM(A1)", "'@SUM(A1)" },
	{ "-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0" },
	{ "\t=1", "\"'\t=1\"" },
	{ "\r=1", "\"'\r=1\"" },
	{ " =1", "\"' =1\"" },
	{ "-5", "-5" },
	{ "-5.25", "-5.25" },
	{ "-", "'-" },
	{ "1-2", "1-2" },
	{ "＝1+2", "'＝1+2" }, { "－1", "'－1" },
};

static void
formulas_are_made_harmless(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(fields); i++) {
		struct buf b = BUF_INIT;

		csv_field(&b, fields[i].in);
		assert_string_equal(buf_text(&b), fields[i].out);
		buf_release(&b);
	}
}

static void
rows_are_written_and_read_back(void **state)
{
	struct buf b = BUF_INIT;
	struct csv_out w = CSV_OUT(&b);

	(void)state;
	csv_put(&w, "a");
	csv_put(&w, "b");
	csv_put(&w, "c");
	csv_end_row(&w);
	csv_put(&w, "");
	csv_put_int(&w, -7);
	csv_put_day(&w, day_of(2025, 11, 12));
	csv_end_row(&w);
	csv_put(&w, NULL);
	csv_put(&w, "x\n\"y\",;\tz");
	csv_put_day(&w, DAY_NONE);
	csv_end_row(&w);
	assert_string_equal(buf_text(&b), "a,b,c\r\n,-7,2025-11-12\r\n"
	    ",\"x\n\"\"y\"\",;\tz\",\r\n");
	given(buf_text(&b));
	next_is(CSV_ROW);
	assert_string_equal(csv_get(&csv, "c"), "2025-11-12");
	next_is(CSV_ROW);
	assert_string_equal(csv_get_lines(&csv, "b"), "x\n\"y\",;\tz");
	buf_release(&b);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_stand_in_any_order),
		cmocka_unit_test(fields_are_cut_as_they_are_written),
		cmocka_unit_test(a_value_can_be_had_on_one_line),
		cmocka_unit_test(lines_are_those_of_the_file),
		cmocka_unit_test(an_open_quotation_mark_says_where),
		cmocka_unit_test(a_faulty_row_does_not_spoil_the_next),
		cmocka_unit_test(headings_must_differ),
		cmocka_unit_test(delimiters_are_recognised),
		cmocka_unit_test(files_without_headings_are_read_by_number),
		cmocka_unit_test(a_field_has_a_limit),
		cmocka_unit_test(encodings_and_hidden_characters_are_told),
		cmocka_unit_test(headings_can_be_renamed),
		cmocka_unit_test(formulas_are_made_harmless),
		cmocka_unit_test(rows_are_written_and_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
