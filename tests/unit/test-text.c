/*
 * Tests of the door in: text_import, encodings of files, search folding.
 * Code points and their properties come from the Unicode Character Database,
 * the bytes of Windows-1252 from its table at the WHATWG.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/encoding.h"
#include "src/base/fold.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

#define COUNT(a) (sizeof (a) / sizeof (a)[0])
#define FFFD "\xEF\xBF\xBD"

struct import_case {
	const char *in;
	size_t n;
	const char *line, *lines;
	size_t removed, replaced;
};
#define IN(s) s, sizeof s - 1

static const struct import_case imports[] = {
	{ IN("plain"), "plain", "plain", 0, 0 },
	{ IN(""), "", "", 0, 0 },
	{ IN("a\tb"), "a b", "a\tb", 0, 0 },
	{ IN("a\r\nb\rc\nd"), "a b c d", "a\nb\nc\nd", 0, 0 },
	{ IN("a\r\n\r\n\tb"), "a b", "a\n\n\tb", 0, 0 },
	{ IN("a  b"), "a  b", "a  b", 0, 0 },
	{ IN("a \nb"), "a b", "a \nb", 0, 0 },
	/* VT, FF, NEL, line and paragraph separator are lines */
	{ IN("a\vb\fc"), "a b c", "a\nb\nc", 0, 0 },
	{ IN("a\xC2\x85" "b"), "a b", "a\nb", 0, 0 },
	{ IN("a\xE2\x80\xA8" "b\xE2\x80\xA9" "c"), "a b c", "a\nb\nc", 0, 0 },
	/* controls */
	{ IN("\x1B[31mred\x1B[0m"), "[31mred[0m", "[31mred[0m", 2, 0 },
	{ IN("a\0b\x07\x7F"), "ab", "ab", 3, 0 },
	{ IN("\xC2\x9B" "1A\xC2\x80"), "1A", "1A", 2, 0 },
	/* bidi controls */
	{ IN("\xE2\x80\x8E\xE2\x80\x8F" "a"), "a", "a", 2, 0 },
	{ IN("\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAC\xE2\x80\xAD\xE2\x80\xAE"),
	    "", "", 5, 0 },
	{ IN("\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9"), "", "",
	    4, 0 },
	{ IN("\xD8\x9C"), "", "", 1, 0 },
	/* invisible: BOM, soft hyphen, ZWSP, word joiner, tags, annotation */
	{ IN("\xEF\xBB\xBFname"), "name", "name", 1, 0 },
	{ IN("Jo\xC2\xADhn"), "John", "John", 1, 0 },
	{ IN("Jo\xE2\x80\x8Bhn\xE2\x81\xA0"), "John", "John", 2, 0 },
	{ IN("a\xF3\xA0\x81\x81\xF3\xA0\x80\x81"), "a", "a", 2, 0 },
	{ IN("\xEF\xBF\xB9" "a\xEF\xBF\xBA" "b\xEF\xBF\xBB"), "ab", "ab",
	    3, 0 },
	/* joiners stay between letters and in emoji, nowhere else */
	{ IN("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"),
	    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE",
	    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", 0, 0 },
	{ IN("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB"),
	    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
	    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", 0, 0 },
	{ IN("\xE2\x80\x8D" "a \xE2\x80\x8D" "b\xE2\x80\x8C"), "a b", "a b",
	    3, 0 },
	{ IN("a\xE2\x80\x8D\n\xE2\x80\x8D" "b"), "a b", "a\nb", 2, 0 },
	/* a joiner before a filler that goes has nothing to join */
	{ IN("a\xE2\x80\x8D\xEF\xBE\xA0" "b"), "ab", "ab", 2, 0 },
	/* not UTF-8: over-long, surrogate, cut short, past the end */
	{ IN("a\xFFz"), "a" FFFD "z", "a" FFFD "z", 0, 1 },
	{ IN("\xC0\x80"), FFFD FFFD, FFFD FFFD, 0, 2 },
	{ IN("\xED\xA0\x80"), FFFD FFFD FFFD, FFFD FFFD FFFD, 0, 3 },
	{ IN("\xE2\x82"), FFFD FFFD, FFFD FFFD, 0, 2 },
	{ IN("\xF4\x90\x80\x80"), FFFD FFFD FFFD FFFD, FFFD FFFD FFFD FFFD,
	    0, 4 },
	/* non-characters: U+FFFE, U+FDD0, U+10FFFF */
	{ IN("\xEF\xBF\xBE\xEF\xB7\x90\xF4\x8F\xBF\xBF"), FFFD FFFD FFFD,
	    FFFD FFFD FFFD, 0, 3 },
	/* stored whole: a combining accent is not composed */
	{ IN("e\xCC\x81"), "e\xCC\x81", "e\xCC\x81", 0, 0 },
};

static void
import_one(const struct import_case *c, enum text_shape shape,
    const char *wanted)
{
	struct text_count count = { 0, 0 };
	struct buf out = BUF_INIT;

	text_import(c->in, c->n, shape, &out, &count);
	assert_string_equal(buf_text(&out), wanted);
	assert_int_equal(count.removed, c->removed);
	assert_int_equal(count.replaced, c->replaced);
	buf_release(&out);
}

static void
text_is_made_safe(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(imports); i++) {
		import_one(&imports[i], TEXT_LINE, imports[i].line);
		import_one(&imports[i], TEXT_LINES, imports[i].lines);
	}
}

/* What is safe stays as it is, whatever came in. */
static void
importing_twice_changes_nothing(void **state)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	uint32_t seed = 12345;
	char bytes[64];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct text_count count = { 0, 0 };
		enum text_shape shape = round % 2 ? TEXT_LINE : TEXT_LINES;

		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1664525u + 1013904223u;
			bytes[i] = (char)(seed >> 24);
			/* make sequences likely */
			if (i > 1 && seed >> 22 & 1)
				memcpy(bytes + i - 2, "\xE2\x80", 2);
		}
		buf_truncate(&once, 0);
		buf_truncate(&twice, 0);
		text_import(bytes, sizeof bytes, shape, &once, NULL);
		assert_true(utf8_is_valid(buf_text(&once), once.len));
		text_import(buf_text(&once), once.len, shape, &twice, &count);
		assert_string_equal(buf_text(&once), buf_text(&twice));
		assert_int_equal(count.removed + count.replaced, 0);
	}
	buf_release(&once);
	buf_release(&twice);
}

static void
blanks_of_every_script_are_trimmed(void **state)
{
	char nbsp[] = " \xC2\xA0\t in side \xE3\x80\x80\n", none[] = " \n";
	char same[] = "same";

	(void)state;
	assert_string_equal(text_trim(nbsp), "in side");
	assert_string_equal(text_trim(none), "");
	assert_string_equal(text_trim(same), "same");
	assert_true(text_is_blank(NULL));
	assert_true(text_is_blank(""));
	assert_true(text_is_blank(" \t\n\xC2\xA0\xE2\x80\x89"));
	assert_false(text_is_blank(" . "));
}

static const struct encoding_case {
	const char *in;
	size_t n;
	enum encoding encoding;
	bool mark;
	const char *out;
	size_t replaced;
} encodings[] = {
	{ IN(""), ENCODING_UTF8, false, "", 0 },
	{ IN("plain\r\n"), ENCODING_UTF8, false, "plain\r\n", 0 },
	{ IN("Zo\xC3\xAB"), ENCODING_UTF8, false, "Zo\xC3\xAB", 0 },
	{ IN("\xEF\xBB\xBFZo\xC3\xAB"), ENCODING_UTF8, true, "Zo\xC3\xAB", 0 },
	{ IN("\xEF\xBB\xBFZo\xEB"), ENCODING_UTF8, true, "Zo" FFFD, 1 },
	{ IN("Zo\xEB O\x92" "Brien \x80 5"), ENCODING_WINDOWS_1252, false,
	    "Zo\xC3\xAB O\xE2\x80\x99" "Brien \xE2\x82\xAC 5", 0 },
	/* the five bytes that Windows-1252 leaves out */
	{ IN("\x81\x8D\x8F\x90\x9D"), ENCODING_WINDOWS_1252, false,
	    FFFD FFFD FFFD FFFD FFFD, 5 },
	/* mostly UTF-8: damaged, not another encoding */
	{ IN("\xC3\xA9\xC3\xA8\xFF"), ENCODING_UTF8, false,
	    "\xC3\xA9\xC3\xA8" FFFD, 1 },
	{ IN("\xFF\xFEZ\0\xEB\0"), ENCODING_UTF16LE, true, "Z\xC3\xAB", 0 },
	{ IN("\xFE\xFF\0Z\0\xEB"), ENCODING_UTF16BE, true, "Z\xC3\xAB", 0 },
	/* a pair, then half a pair, then half a unit */
	{ IN("\xFF\xFE\x3D\xD8\x00\xDE" "a\0"), ENCODING_UTF16LE, true,
	    "\xF0\x9F\x98\x80" "a", 0 },
	{ IN("\xFF\xFE\x00\xDE" "a\0"), ENCODING_UTF16LE, true,
	    FFFD "a", 1 },
	{ IN("\xFF\xFE" "a\0b"), ENCODING_UTF16LE, true, "a" FFFD, 1 },
};

static void
encodings_are_recognised(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(encodings); i++) {
		const struct encoding_case *c = &encodings[i];
		struct encoding_found found;
		struct buf out = BUF_INIT;
		struct err e = ERR_INIT;

		assert_true(encoding_to_utf8(c->in, c->n, &out, &found, &e));
		assert_string_equal(buf_text(&out), c->out);
		assert_int_equal(found.encoding, c->encoding);
		assert_int_equal(found.mark, c->mark);
		assert_int_equal(found.replaced, c->replaced);
		buf_release(&out);
	}
}

static void
assert_refused(const char *in, size_t n, const char *words)
{
	struct encoding_found found;
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;

	assert_false(encoding_to_utf8(in, n, &out, &found, &e));
	assert_int_equal(e.code, ERR_DATA);
	assert_non_null(strstr(e.text, words));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static void
what_is_no_text_is_refused(void **state)
{
	(void)state;
	assert_refused(IN("r\0e\0f\0,\0"), "UTF-16");
	assert_refused(IN("\0r\0e\0f\0,"), "UTF-16");
	assert_refused(IN("ref,scheme\nL-1,\0x"), "not a text file");
	assert_refused(IN("PK\3\4xlsx"), "spreadsheet");
	assert_refused(IN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "spreadsheet");
}

static const struct {
	const char *in, *words, *tight;
} folds[] = {
	{ "", "", "" },
	{ "'", "", "" },
	{ " -- ", "", "" },
	{ "Zo\xC3\xAB", "zoe", "zoe" },
	{ "Zoe\xCC\x88", "zoe", "zoe" },
	{ "\xC5\x81ukasz", "lukasz", "lukasz" },
	{ "O'Brien", "obrien", "obrien" },
	{ "O\xE2\x80\x99" "Brien", "obrien", "obrien" },
	{ "O\xCA\xBC" "Brien", "obrien", "obrien" },
	{ "O\xC2\xB4" "Brien", "obrien", "obrien" },
	{ "O`Brien", "obrien", "obrien" },
	{ "  Anne - Marie  ", "anne marie", "annemarie" },
	{ "Anne\xE2\x80\x91Marie", "anne marie", "annemarie" },
	{ "Anne\xC2\xA0Marie", "anne marie", "annemarie" },
	{ "\xE1\xBA\x9E" "tra\xC3\x9F" "e", "sstrasse", "sstrasse" },
	{ "S\xC3\xB8ren \xC3\x98stby", "soren ostby", "sorenostby" },
	{ "\xC3\x86gir \xC3\x9E\xC3\xB3r \xC5\x92uvre", "aegir thor oeuvre",
	    "aegirthoroeuvre" },
	{ "\xC4\x90\xE1\xBA\xB7ng Nguy\xE1\xBB\x85n", "dang nguyen",
	    "dangnguyen" },
	/* Turkish dotted capital and dotless small i */
	{ "\xC4\xB0lay I\xC5\x9F\xC4\xB1k", "ilay isik", "ilayisik" },
	{ "\xEF\xBC\xA1\xEF\xBC\xA2", "ab", "ab" },
	{ "\xEF\xAC\x81rst", "first", "first" },
	{ "31/08/2011", "31 08 2011", "31082011" },
	{ "L-0317", "l 0317", "l0317" },
	{ "a\xFF" "b", "a b", "ab" },
	/* decomposed, this has an apostrophe in it */
	{ "\xC5\x89" "a", "na", "na" },
	{ "J\xE2\x80\x8D" "o\xC2\xADhn", "john", "john" },
};

static void
names_are_found_by_plain_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(folds); i++) {
		struct buf words = BUF_INIT, tight = BUF_INIT;

		fold_text(folds[i].in, &words);
		fold_tight(folds[i].in, &tight);
		assert_string_equal(buf_text(&words), folds[i].words);
		assert_string_equal(buf_text(&tight), folds[i].tight);
		buf_release(&words);
		buf_release(&tight);
	}
}

static void
words_are_found_whole(void **state)
{
	size_t at = 99;

	(void)state;
	assert_true(fold_has_words("ann annex ann lee", "ann lee", &at));
	assert_int_equal(at, 10);
	assert_true(fold_has_words("ann", "ann", NULL));
	assert_false(fold_has_words("annex joann", "ann", &at));
	assert_false(fold_has_words("ann", "", &at));
	assert_false(fold_has_words("", "ann", &at));
	assert_int_equal(at, 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_made_safe),
		cmocka_unit_test(importing_twice_changes_nothing),
		cmocka_unit_test(blanks_of_every_script_are_trimmed),
		cmocka_unit_test(encodings_are_recognised),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(names_are_found_by_plain_keys),
		cmocka_unit_test(words_are_found_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
