/*
 * Tests of documents: lines, text and HTML from one tree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/render/document.h"
#include "src/render/markdown.h"

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static struct arena arena;

static void
assert_text(const char *markdown, int width, const char *wanted)
{
	struct err e = ERR_INIT;
	struct document *d = document_parse(markdown, &e);
	struct buf b = BUF_INIT;

	assert_non_null(d);
	document_text(d, width, &b);
	assert_string_equal(buf_text(&b), wanted);
	buf_release(&b);
	document_free(d);
}

static const struct {
	const char *markdown;
	int width;
	const char *text;
} texts[] = {
	{ "", 20, "" },
	{ "one\ntwo\n", 20, "one two\n" },
	{ "one\\\ntwo  \nthree", 20, "one\ntwo\nthree\n" },
	{ "one\n\ntwo", 20, "one\n\ntwo\n" },
	/* eight cells: the blank at the end of a line does not count */
	{ "aaaa bbb cccc", 8, "aaaa bbb\ncccc\n" },
	{ "aaaa bbbb cccc", 8, "aaaa\nbbbb\ncccc\n" },
	{ "aaaaaaaaaaaaa b", 8, "aaaaaaaa\naaaaa b\n" },
	/* two cells each, and an accent that must not be parted */
	{ "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\xE6\x9C\xAC", 8,
	    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\n"
	    "\xE6\x9C\xAC\n" },
	{ "aaaaaaae\xCC\x81" "b", 8, "aaaaaaae\xCC\x81\nb\n" },
	{ "# One\n\n## Two three\n### Three\nx", 20,
	    "One\n===\n\nTwo three\n---------\n\nThree\n\nx\n" },
	{ "*a* **b** `c`", 20, "a b c\n" },
	{ "[a](http://b.c)", 40, "a <http://b.c>\n" },
	{ "<http://b.c> <d@e.f>", 40, "http://b.c d@e.f\n" },
	/* lists, tight and loose, nested, numbered from elsewhere */
	{ "- a\n- b\n", 20, "- a\n- b\n" },
	{ "- a\n\n- b\n", 20, "- a\n\n- b\n" },
	{ "x\n\n- a\n  - b\n- c\n\ny", 20, "x\n\n- a\n  - b\n- c\n\ny\n" },
	{ "9. a\n10. b\n", 20, "9. a\n10. b\n" },
	{ "1. aaaa bbbb cccc\n\n   dd\n", 12,
	    "1. aaaa bbbb\n   cccc\n\n   dd\n" },
	{ "-\n- a", 20, "-\n- a\n" },
	{ "- - a", 20, "- - a\n" },
	{ "> a\n> b\n>\n> - c\n\nd", 20, "> a b\n>\n> - c\n\nd\n" },
	{ "a\n\n> b", 20, "a\n\n> b\n" },
	{ "- a\n\n  > b\n", 20, "- a\n\n  > b\n" },
	/* code keeps its blanks and is cut, not wrapped */
	{ "```\na  b\n\n  c\n```", 20, "    a  b\n\n      c\n" },
	{ "    aaaa bbbb cc", 12, "    aaaa bbb\n    b cc\n" },
	{ "a\n\n---\n\nb", 8, "a\n\n--------\n\nb\n" },
	/* what must not come through */
	{ "a <b>c</b> <!-- d -->", 20, "a c\n" },
	{ "<div>\nx\n</div>\n\ny", 20, "y\n" },
	{ "![words](http://x/y.png)", 20, "words\n" },
	{ "a&#27;[31m&#x9b;b&#8238;c&#0;", 20, "a[31mbc\xEF\xBF\xBD\n" },
	{ "`a\x1B\x07" "b`", 20, "ab\n" },
	{ "```\na\x1B[0m\n```", 20, "    a[0m\n" },
	{ "[a](http://b&#27;c)", 40, "a <http://bc>\n" },
	{ "\xFF\xC3", 20, "\xEF\xBF\xBD\xEF\xBF\xBD\n" },
};

static void
documents_are_laid_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_text(texts[i].markdown, texts[i].width, texts[i].text);
}

static void
span_is(const struct document_line *line, size_t i,
    enum document_style style, const char *text)
{
	assert_true(i < line->count);
	assert_int_equal(line->spans[i].style, style);
	assert_string_equal(line->spans[i].text, text);
}

static void
lines_have_styles(void **state)
{
	struct err e = ERR_INIT;
	struct document *d = document_parse("# A *b*\n\nc **d e** *f* `g` "
	    "[h](i)\n\n1. j **k\n   l**\n", &e);
	struct document_lines lines = document_lines(d, 40, &arena);

	(void)state;
	assert_int_equal(lines.count, 5);
	assert_int_equal(lines.line[0].count, 1);
	span_is(&lines.line[0], 0, DOCUMENT_HEADING, "A b");
	assert_int_equal(lines.line[1].count, 0);
	assert_int_equal(lines.line[2].count, 9);
	span_is(&lines.line[2], 0, DOCUMENT_PLAIN, "c ");
	span_is(&lines.line[2], 1, DOCUMENT_STRONG, "d e");
	span_is(&lines.line[2], 3, DOCUMENT_EMPH, "f");
	span_is(&lines.line[2], 5, DOCUMENT_CODE, "g");
	span_is(&lines.line[2], 7, DOCUMENT_LINK, "h");
	span_is(&lines.line[2], 8, DOCUMENT_MUTED, " <i>");
	span_is(&lines.line[4], 0, DOCUMENT_MUTED, "1. ");
	span_is(&lines.line[4], 1, DOCUMENT_PLAIN, "j ");
	span_is(&lines.line[4], 2, DOCUMENT_STRONG, "k l");
	/* a style goes on over the end of a line */
	lines = document_lines(d, 8, &arena);
	span_is(&lines.line[2], 1, DOCUMENT_STRONG, "d e");
	assert_int_equal(lines.line[lines.count - 1].indent, 0);
	document_free(d);
	arena_reset(&arena);
}

static void
continued_lines_are_indented(void **state)
{
	struct err e = ERR_INIT;
	struct document *d = document_parse("- **aaaa bbbb cccc**", &e);
	struct document_lines lines = document_lines(d, 11, &arena);

	(void)state;
	assert_int_equal(lines.count, 2);
	assert_int_equal(lines.line[0].indent, 0);
	span_is(&lines.line[0], 0, DOCUMENT_MUTED, "- ");
	span_is(&lines.line[0], 1, DOCUMENT_STRONG, "aaaa bbbb");
	assert_int_equal(lines.line[1].indent, 2);
	span_is(&lines.line[1], 0, DOCUMENT_STRONG, "cccc");
	document_free(d);
	arena_reset(&arena);
}

static void
html_is_complete_and_harmless(void **state)
{
	struct err e = ERR_INIT;
	struct document *d = document_parse("# A & *b*\n\n<script>x</script>"
	    "\n\n[c](javascript:alert(1)) <i onclick=\"x\">d</i> "
	    "![e](http://f/g.png) &lt;h&gt; &#27;[m\n", &e);
	struct buf b = BUF_INIT;

	(void)state;
	document_html(d, "\"T\" <t> & 't'", &b);
	assert_memory_equal(b.p, "<!DOCTYPE html>", 15);
	assert_non_null(strstr(b.p, "<title>&quot;T&quot; &lt;t&gt; &amp; "
	    "&#39;t&#39;</title>"));
	assert_non_null(strstr(b.p, "<h1>A &amp; <em>b</em></h1>"));
	assert_non_null(strstr(b.p, "<a href=\"\">c</a> d e &lt;h&gt; [m"));
	assert_null(strstr(b.p, "script"));
	assert_null(strstr(b.p, "onclick"));
	assert_null(strstr(b.p, "<img"));
	assert_null(strchr(b.p, '\x1B'));
	assert_non_null(strstr(b.p, "</body>\n</html>\n"));
	buf_release(&b);
	document_free(d);
}

static void
what_is_too_much_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct document *d;

	(void)state;
	for (size_t i = 0; i < DOCUMENT_MAX; i++)
		buf_char(&b, 'x');
	d = document_parse(b.p, &e);
	assert_non_null(d);
	document_free(d);
	buf_char(&b, 'x');
	assert_null(document_parse(b.p, &e));
	assert_int_equal(e.code, ERR_DATA);
	buf_truncate(&b, 0);
	for (int i = 0; i < 100000; i++)
		buf_str(&b, "> ");
	buf_char(&b, 'x');
	assert_null(document_parse(b.p, &e));
	assert_non_null(strstr(e.text, "nested"));
	buf_truncate(&b, 0);
	for (int i = 0; i < 30; i++)
		buf_str(&b, "> ");
	buf_char(&b, 'x');
	d = document_parse(b.p, &e);
	assert_non_null(d);
	document_lines(d, 1, &arena);
	document_free(d);
	buf_release(&b);
	arena_reset(&arena);
}

/* From typed text to plain text: escaped, parsed, laid out, the same. */
static void
typed_text_comes_out_as_typed(void **state)
{
	static const char typed[] = "1. *no* <b>\n# [x](y) & _z_\n\n"
	    "second: \\ `t` 50% > 49%";
	struct buf b = BUF_INIT;

	(void)state;
	buf_str(&b, "- Said:\n\n  ");
	md_block(&b, typed, "  ");
	assert_text(b.p, 72, "- Said:\n\n  1. *no* <b>\n  # [x](y) & _z_\n\n"
	    "  second: \\ `t` 50% > 49%\n");
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
		cmocka_unit_test(documents_are_laid_out),
		cmocka_unit_test(lines_have_styles),
		cmocka_unit_test(continued_lines_are_indented),
		cmocka_unit_test(html_is_complete_and_harmless),
		cmocka_unit_test(what_is_too_much_is_refused),
		cmocka_unit_test(typed_text_comes_out_as_typed),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
