/*
 * Tests of src/base: days, buffers, arenas, UTF-8 and error sentences.
 * The dates come from the calendar, not from the code.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/base/err.h"
#include "src/base/utf8.h"

static void
days_have_the_right_numbers(void **state)
{
	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(2000, 3, 1), 11017);
	assert_int_equal(day_of(1969, 12, 31), -1);
	assert_int_equal(day_weekday(day_of(2025, 11, 12)), WEDNESDAY);
	assert_int_equal(day_weekday(day_of(2011, 8, 31)), WEDNESDAY);
	assert_int_equal(day_weekday(day_of(1969, 12, 31)), WEDNESDAY);
	assert_int_equal(day_weekday(day_of(2024, 2, 29)), THURSDAY);
}

static void
every_day_splits_into_what_made_it(void **state)
{
	int y, m, d;

	(void)state;
	for (int day = day_of(1900, 1, 1); day <= day_of(2199, 12, 31); day++) {
		day_split(day, &y, &m, &d);
		assert_int_equal(day_of(y, m, d), day);
	}
}

static void
dates_that_do_not_exist_are_refused(void **state)
{
	static const char *const bad[] = {
		"2026-02-29", "1900-02-29", "29/02/2026", "2025-13-01",
		"2025-00-10", "2025-06-31", "31/06/2025", "1899-12-31",
		"2200-01-01", "12.11.2025", "2025-11-1", "2025-11-12 ",
		" 2025-11-12", "2025/11/12", "12/11/25", "", "2025-1a-12"
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(day_parse(bad[i]), DAY_NONE);
	assert_int_equal(day_parse(NULL), DAY_NONE);
}

static void
dates_are_read_in_both_ways(void **state)
{
	(void)state;
	assert_int_equal(day_parse("2011-08-31"), day_of(2011, 8, 31));
	assert_int_equal(day_parse("31/08/2011"), day_of(2011, 8, 31));
	assert_int_equal(day_parse("29/02/2024"), day_of(2024, 2, 29));
	assert_int_equal(day_parse("2000-02-29"), day_of(2000, 2, 29));
}

static void
dates_are_written_in_four_ways(void **state)
{
	int day = day_of(2025, 11, 12);
	char iso[DAY_ISO_SIZE], words[DAY_WORDS_SIZE];

	(void)state;
	assert_string_equal(day_iso(day, iso), "2025-11-12");
	assert_string_equal(day_words(day, words), "12 Nov 2025");
	assert_string_equal(day_long(day, words), "Wed 12 Nov 2025");
	assert_string_equal(day_short(day, words), "12 Nov");
	assert_string_equal(day_iso(DAY_NONE, iso), "");
	assert_string_equal(day_long(DAY_NONE, words), "");
}

static void
typed_words_become_days(void **state)
{
	int wednesday = day_of(2025, 11, 12);

	(void)state;
	assert_int_equal(day_from_words("fri", wednesday),
	    day_of(2025, 11, 14));
	assert_int_equal(day_from_words("wed", wednesday),
	    day_of(2025, 11, 19));
	assert_int_equal(day_from_words("Monday", wednesday),
	    day_of(2025, 11, 17));
	assert_int_equal(day_from_words("14 nov", wednesday),
	    day_of(2025, 11, 14));
	assert_int_equal(day_from_words("14/11", wednesday),
	    day_of(2025, 11, 14));
	assert_int_equal(day_from_words("9 jan", wednesday),
	    day_of(2026, 1, 9));
	assert_int_equal(day_from_words("31/08/2011", wednesday),
	    day_of(2011, 8, 31));
	assert_int_equal(day_from_words("soonish", wednesday), DAY_NONE);
	assert_int_equal(day_from_words("32 nov", wednesday), DAY_NONE);
}

static void
buffers_grow_and_keep_their_text(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(buf_text(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i % 10);
	assert_int_equal(b.len, 2000);
	assert_memory_equal(b.p + 1990, "5,6,7,8,9,", 10);
	buf_truncate(&b, 4);
	buf_char(&b, '!');
	buf_codepoint(&b, 0x20AC);
	assert_string_equal(buf_text(&b), "0,1,!\xE2\x82\xAC");
	buf_release(&b);
}

static void
a_buffer_stops_at_its_ceiling(void **state)
{
	struct buf b = { .ceiling = 10 };

	(void)state;
	buf_str(&b, "0123456789");
	assert_false(buf_overflowed(&b));
	buf_char(&b, 'x');
	assert_true(buf_overflowed(&b));
	assert_string_equal(buf_text(&b), "0123456789");
	buf_release(&b);
}

static void
arenas_hand_out_zeroed_aligned_memory(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t size = 1; size < 5000; size += 7) {
		unsigned char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
		if (size % 11 == 0)
			arena_reset(&a);
	}
	arena_release(&a);
}

static void
arenas_copy_and_format_strings(void **state)
{
	struct arena a = ARENA_INIT;
	const char *first, *second;

	(void)state;
	first = arena_strdup(&a, "SENCo");
	second = arena_printf(&a, "%s by %s", first, "Fri");
	assert_string_equal(first, "SENCo");
	assert_string_equal(second, "SENCo by Fri");
	assert_string_equal(arena_strndup(&a, "pending", 4), "pend");
	assert_null(arena_strdup(&a, NULL));
	arena_release(&a);
}

static void
utf8_is_told_from_other_bytes(void **state)
{
	static const struct {
		const char *bytes;
		bool valid;
	} rows[] = {	/* Unicode 15, table 3-7 */
		{ "Zo\xC3\xAB", true }, { "\xE2\x82\xAC", true },
		{ "\xF0\x9F\x98\x80", true }, { "\xF4\x8F\xBF\xBF", true },
		{ "", true }, { "\xEF\xBF\xBD", true },
		{ "\xC0\x80", false }, { "\xC1\xBF", false },
		{ "\xE0\x9F\xBF", false }, { "\xED\xA0\x80", false },
		{ "\xF0\x8F\xBF\xBF", false }, { "\xF4\x90\x80\x80", false },
		{ "\xE2\x82", false }, { "\x80", false }, { "a\xFF", false }
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(utf8_is_valid(rows[i].bytes,
		    strlen(rows[i].bytes)), rows[i].valid);
}

static void
a_bad_byte_is_taken_alone(void **state)
{
	unsigned cp;

	(void)state;
	assert_int_equal(utf8_decode("\xE2\x82z", 3, &cp), 1);
	assert_int_equal(cp, UTF8_BAD);
	assert_int_equal(utf8_decode("\xE2\x82\xAC", 3, &cp), 3);
	assert_int_equal(cp, 0x20AC);
}

static void
errors_are_whole_sentences(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	err_set(&e, ERR_BUSY, "Case %s has moved on.", "L-0317");
	assert_int_equal(e.code, ERR_BUSY);
	assert_string_equal(e.text, "Case L-0317 has moved on.");
	assert_string_equal(e.rule, "");
	err_rule(&e, "SLIP-10", "Consent is missing.");
	assert_int_equal(e.code, ERR_DATA);
	assert_string_equal(e.rule, "SLIP-10");
	assert_string_equal(e.text, "Consent is missing. (SLIP-10)");
	err_prefix(&e, "Line %d: ", 7);
	assert_string_equal(e.text, "Line 7: Consent is missing. (SLIP-10)");
	err_set(NULL, ERR_IO, "Nobody listens.");
}

static void
a_list_in_an_arena_grows(void **state)
{
	struct arena a = ARENA_INIT;
	int *list = NULL, room = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		list = arena_room(&a, list, i, &room, sizeof *list);
		assert_true(room > i);
		list[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_in_an_arena_grows),
		cmocka_unit_test(days_have_the_right_numbers),
		cmocka_unit_test(every_day_splits_into_what_made_it),
		cmocka_unit_test(dates_that_do_not_exist_are_refused),
		cmocka_unit_test(dates_are_read_in_both_ways),
		cmocka_unit_test(dates_are_written_in_four_ways),
		cmocka_unit_test(typed_words_become_days),
		cmocka_unit_test(buffers_grow_and_keep_their_text),
		cmocka_unit_test(a_buffer_stops_at_its_ceiling),
		cmocka_unit_test(arenas_hand_out_zeroed_aligned_memory),
		cmocka_unit_test(arenas_copy_and_format_strings),
		cmocka_unit_test(utf8_is_told_from_other_bytes),
		cmocka_unit_test(a_bad_byte_is_taken_alone),
		cmocka_unit_test(errors_are_whole_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
