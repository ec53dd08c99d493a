/* Text copied out of word processors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "src/base/word.h"

static const struct { const char *given, *clean; } cases[] = {
	{ "", "" },
	{ "One line.", "One line." },
	{ "\xE2\x80\xA2\tBites\n\xE2\x80\xA2\tRuns", "- Bites\n- Runs" },
	/* Symbol font, second level, a middle dot with its blanks */
	{ "\xEF\x82\xB7 First\no\tsecond\n\xC2\xB7   third",
	    "- First\n- second\n- third" },
	{ "o is a letter", "o is a letter" },
	{ "5 \xE2\x80\xA2 6", "5 \xE2\x80\xA2 6" },
	{ "non\xC2\xA0" "breaking  \t run ", "non breaking run" },
	{ "a\n\n\n\nb\n\n", "a\n\nb" },
	{ "\n\n  a", "a" },
	{ "\xE2\x80\x9Cquoted\xE2\x80\x9D", "\xE2\x80\x9Cquoted\xE2\x80\x9D" },
	{ "a\n \t \nb", "a\n\nb" },
};

static void
word_text_becomes_plain(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf b = BUF_INIT;

		word_clean(cases[i].given, &b);
		assert_string_equal(buf_text(&b), cases[i].clean);
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_text_becomes_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
