/*
 * iCalendar out, held against RFC 5545: line ends (3.1), folding at 75
 * octets (3.1), escaped text (3.3.11), what a VEVENT must have (3.6.1).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/exchange/ics.h"

static struct buf out = BUF_INIT;

static const char *
written(const char *summary)
{
	buf_truncate(&out, 0);
	ics_begin(&out, "Due");
	ics_day(&out, &(struct ics_day){ .uid = "L-0317.review@x",
	    .stamp = 1762956360, .day = day_of(2026, 1, 9),
	    .summary = summary, .category = "SLIP-43" });
	ics_end(&out);
	return buf_text(&out);
}

/* Every line by itself: its octets, its end, no half of a character. */
static void
check_lines(const char *text)
{
	while (*text != '\0') {
		const char *end = strstr(text, "\r\n");

		assert_non_null(end);
		assert_true(end - text <= 75);
		assert_true(end > text);
		for (const char *p = text; p < end; p++)
			assert_true((unsigned char)*p >= ' ');
		assert_true(((unsigned char)*text & 0xc0) != 0x80);
		text = end + 2;
		if (*text == ' ')
			assert_true(((unsigned char)text[1] & 0xc0) != 0x80);
	}
}

/* Folding taken back: what a calendar program reads. */
static const char *
unfolded(const char *text)
{
	static char plain[20000];
	char *w = plain;

	for (; *text != '\0'; text++) {
		if (strncmp(text, "\r\n ", 3) == 0)
			text += 2;
		else
			*w++ = *text;
	}
	*w = '\0';
	return plain;
}

static void
a_day_is_whole(void **state)
{
	(void)state;
	assert_string_equal(written("Ends"),
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
	    "PRODID:-//convene//panel register//EN\r\n"
	    "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Due\r\n"
	    "BEGIN:VEVENT\r\nUID:L-0317.review@x\r\n"
	    "DTSTAMP:20251112T140600Z\r\nDTSTART;VALUE=DATE:20260109\r\n"
	    "SUMMARY:Ends\r\nCATEGORIES:SLIP-43\r\nTRANSP:TRANSPARENT\r\n"
	    "END:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void
text_is_escaped(void **state)
{
	(void)state;
	assert_non_null(strstr(written("a;b,c\\d\ne\tf\x1bg:\"h\""),
	    "SUMMARY:a\\;b\\,c\\\\d\\ne f g:\"h\"\r\n"));
	check_lines(buf_text(&out));
	/* no line of its own can be smuggled in */
	written("x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT");
	assert_null(strstr(buf_text(&out), "\r\nEND:VCALENDAR\r\nBEGIN"));
}

static void
long_lines_are_folded(void **state)
{
	static const char *const pieces[] = { "a", "é", "€", "𝒳", "," };
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
		for (int length = 1; length < 400; length += 7) {
			buf_truncate(&b, 0);
			for (int k = 0; k < length; k++)
				buf_str(&b, pieces[(i + (size_t)(k % 3 ==
				    0)) % 5]);
			written(buf_text(&b));
			check_lines(buf_text(&out));
			if (strchr(buf_text(&b), ',') == NULL)
				assert_non_null(strstr(unfolded(
				    buf_text(&out)), buf_text(&b)));
		}
	buf_release(&b);
}

/* 75 octets stand in one line, 76 do not: "SUMMARY:" has eight. */
static void
the_75th_octet(void **state)
{
	char summary[100];

	(void)state;
	memset(summary, 'a', 68);
	summary[67] = '\0';
	assert_null(strstr(written(summary), "\r\n a"));
	memcpy(summary + 67, "a", 2);
	assert_non_null(strstr(written(summary), "a\r\n a\r\n"));
}

static int
release(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_whole),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(long_lines_are_folded),
		cmocka_unit_test(the_75th_octet),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
