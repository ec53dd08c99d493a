/*
 * Tests of the JSON writer.  Expected texts follow RFC 8259 and ISO 8601.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/exchange/json.h"

static void
a_document_is_indented(void **state)
{
	struct buf b = BUF_INIT;
	struct json j = JSON_INIT(&b);

	(void)state;
	json_open_object(&j, NULL);
	json_text(&j, "ref", "L-0317");
	json_open_array(&j, "criteria");
	json_open_object(&j, NULL);
	json_bool(&j, "blocking", true);
	json_close_object(&j);
	json_int(&j, NULL, -3);
	json_close_array(&j);
	json_open_array(&j, "empty");
	json_close_array(&j);
	json_open_object(&j, "nothing");
	json_close_object(&j);
	json_null(&j, "absent");
	json_close_object(&j);
	json_end(&j);
	assert_string_equal(buf_text(&b),
	    "{\n"
	    "  \"ref\": \"L-0317\",\n"
	    "  \"criteria\": [\n"
	    "    {\n"
	    "      \"blocking\": true\n"
	    "    },\n"
	    "    -3\n"
	    "  ],\n"
	    "  \"empty\": [],\n"
	    "  \"nothing\": {},\n"
	    "  \"absent\": null\n"
	    "}\n");
	buf_release(&b);
}

static void
text_is(const char *in, const char *out)
{
	struct buf b = BUF_INIT;
	struct json j = JSON_INIT(&b);

	json_text(&j, NULL, in);
	assert_string_equal(buf_text(&b), out);
	buf_release(&b);
}

static void
strings_are_escaped(void **state)
{
	(void)state;
	text_is("", "\"\"");
	text_is(NULL, "null");
	text_is("a\"b\\c/", "\"a\\\"b\\\\c/\"");
	text_is("a\nb\tc\rd", "\"a\\nb\\tc\\u000dd\"");
	text_is("\x1B\x7F\xC2\x9B", "\"\\u001b\\u007f\\u009b\"");
	text_is("Zo\xC3\xAB \xF0\x9F\x98\x80", "\"Zo\xC3\xAB \xF0\x9F\x98\x80"
	    "\"");
	text_is("\xE2\x80\xA8", "\"\\u2028\"");
	text_is("a\xFF", "\"a\xEF\xBF\xBD\"");
}

static void
absent_values_are_null(void **state)
{
	struct buf b = BUF_INIT;
	struct json j = JSON_INIT(&b);

	(void)state;
	json_open_array(&j, NULL);
	json_number(&j, NULL, INT_NONE);
	json_number(&j, NULL, 0);
	json_yes(&j, NULL, YES_NONE);
	json_yes(&j, NULL, 0);
	json_yes(&j, NULL, 1);
	json_day(&j, NULL, DAY_NONE);
	json_day(&j, NULL, day_of(2025, 11, 12));
	json_time(&j, NULL, TIME_NONE, 0);
	json_text_or_null(&j, NULL, "");
	json_close_array(&j);
	assert_string_equal(buf_text(&b), "[\n  null,\n  0,\n  null,\n"
	    "  false,\n  true,\n  null,\n  \"2025-11-12\",\n  null,\n"
	    "  null\n]");
	buf_release(&b);
}

static void
time_is(int64_t seconds, int offset, const char *out)
{
	struct buf b = BUF_INIT;
	struct json j = JSON_INIT(&b);

	json_time(&j, NULL, seconds, offset);
	assert_string_equal(buf_text(&b), out);
	buf_release(&b);
}

static void
times_carry_their_offset(void **state)
{
	(void)state;
	time_is(0, 0, "\"1970-01-01T00:00:00+00:00\"");
	time_is(1762956360, 0, "\"2025-11-12T14:06:00+00:00\"");
	time_is(1751371200, 3600, "\"2025-07-01T13:00:00+01:00\"");
	/* midnight in summer is the evening before in UTC */
	time_is(1751324400, 3600, "\"2025-07-01T00:00:00+01:00\"");
	time_is(-1, 0, "\"1969-12-31T23:59:59+00:00\"");
	time_is(0, -12600, "\"1969-12-31T20:30:00-03:30\"");
}

struct sample {
	const char *ref;
	int year_group;
	int anonymous;
	int received;
	int tier;
	int64_t at;
};

static void
records_are_written_by_their_table(void **state)
{
	static const char *const tiers[] = { "one", "two", NULL };
	static const struct field fields[] = {
		F_TEXT(sample, ref), F_INT(sample, year_group),
		F_YES(sample, anonymous), F_DAY(sample, received),
		F_WORD(sample, tier, tiers), F_TIME(sample, at), F_END
	};
	static const struct record record = { "sample", fields,
	    sizeof(struct sample) };
	struct sample s = { "L-1", 9, 1, 0, 1, 0 }, none;
	struct buf b = BUF_INIT;
	struct json j = JSON_INIT(&b);

	(void)state;
	record_clear(&record, &none);
	json_open_array(&j, NULL);
	json_open_object(&j, NULL);
	json_record(&j, &record, &s);
	json_close_object(&j);
	json_open_object(&j, NULL);
	json_record(&j, &record, &none);
	json_close_object(&j);
	json_close_array(&j);
	assert_non_null(strstr(buf_text(&b), "    \"ref\": \"L-1\",\n"
	    "    \"year_group\": 9,\n    \"anonymous\": true,\n"
	    "    \"received\": \"1970-01-01\",\n    \"tier\": \"two\",\n"
	    "    \"at\": \"1970-01-01T00:00:00+00:00\"\n"));
	assert_non_null(strstr(buf_text(&b), "    \"ref\": null,\n"
	    "    \"year_group\": null,\n    \"anonymous\": null,\n"
	    "    \"received\": null,\n    \"tier\": null,\n"
	    "    \"at\": null\n"));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_indented),
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(absent_values_are_null),
		cmocka_unit_test(times_carry_their_offset),
		cmocka_unit_test(records_are_written_by_their_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
