/*
 * Tests of the Markdown escaper, against cmark: what went in as text comes
 * out as text, in every place of a document, and makes nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmark.h>
#include <cmocka.h>

#include "src/base/text.h"
#include "src/render/markdown.h"

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

/*
 * Where text may stand.  BEFORE and AFTER are Markdown, the other two what a
 * reader sees of it around the text; SHAPE are the nodes that there may be.
 */
static const struct place {
	const char *before, *after;
	const char *seen_before, *seen_after;
	const char *indent;	/* NULL: on one line */
	const char *shape;
} places[] = {
	{ "", "\n", "", "", NULL, "dp" },
	{ "# ", "\n", "", "", NULL, "dh" },
	{ "### ", " ###\n", "", "", NULL, "dh" },
	{ "- ", "\n", "", "", NULL, "dlip" },
	{ "3. ", "\n", "", "", NULL, "dlip" },
	{ "- a\n  - ", "\n", "a\n\n", "", NULL, "dliplip" },
	{ "> ", "\n", "", "", NULL, "dqp" },
	{ "Why: ", "\n", "Why: ", "", NULL, "dp" },
	{ "x", "y\n", "x", "y", NULL, "dp" },
	{ "before\n", "\nafter\n", "before\n", "\nafter", NULL, "dp" },
	{ "a **b** ", "; c\n", "a b ", "; c", NULL, "dps" },
	{ "(", ")\n", "(", ")", NULL, "dp" },
	{ "\"", "\"\n", "\"", "\"", NULL, "dp" },
	{ "", ", so\n", "", ", so", NULL, "dp" },
	{ "see [", "](/plan)\n", "see ", "", NULL, "dpk" },
	{ "", "\n", "", "", "", "dp" },
	{ "before\n\n", "\n\nafter\n", "before\n\n", "\n\nafter", "", "dp" },
	{ "before\n", "\nafter\n", "before\n", "\nafter", "", "dp" },
	{ "- ", "\n", "", "", "  ", "dlip" },
	{ "12. ", "\n", "", "", "    ", "dlip" },
	{ "- a\n\n  - ", "\n\nb\n", "a\n\n", "\n\nb", "    ", "dlipliplp" },
	{ "> ", "\n", "", "", "> ", "dqp" },
	{ "# Head\n", "\n# Tail\n", "Head\n\n", "\n\nTail", "", "dhph" },
};

static char
node_letter(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_DOCUMENT:
		return 'd';
	case CMARK_NODE_PARAGRAPH:
		return 'p';
	case CMARK_NODE_HEADING:
		return 'h';
	case CMARK_NODE_LIST:
		return 'l';
	case CMARK_NODE_ITEM:
		return 'i';
	case CMARK_NODE_BLOCK_QUOTE:
		return 'q';
	case CMARK_NODE_STRONG:
		return 's';
	case CMARK_NODE_LINK:
		return 'k';
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return '\0';
	default:
		return '?';
	}
}

/* The text that a reader sees; false when there is a node not in SHAPE. */
static bool
collect(const char *markdown, const char *shape, struct buf *out)
{
	cmark_node *root = cmark_parse_document(markdown, strlen(markdown),
	    CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	bool ok = true;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		char letter = node_letter(node);

		if (event == CMARK_EVENT_EXIT)
			continue;
		if (letter != '\0' && strchr(shape, letter) == NULL)
			ok = false;
		if ((letter == 'p' || letter == 'h') && out->len > 0)
			buf_str(out, "\n\n");
		else if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
			buf_str(out, cmark_node_get_literal(node));
		else if (letter == '\0')
			buf_char(out, '\n');
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	return ok;
}

/* What markdown.h promises to keep, worked out in another way. */
static void
normal_line(const char *text, struct buf *out)
{
	struct buf b = BUF_INIT;
	size_t begin = 0, end;

	buf_str(&b, text);
	for (size_t i = 0; i < b.len; i++)
		if (b.p[i] == '\n' || b.p[i] == '\t')
			b.p[i] = ' ';
	end = b.len;
	while (begin < end && b.p[begin] == ' ')
		begin++;
	while (end > begin && b.p[end - 1] == ' ')
		end--;
	buf_add(out, buf_text(&b) + begin, end - begin);
	buf_release(&b);
}

static void
normal_lines(const char *text, struct buf *out)
{
	size_t start = out->len, newlines = 0;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n"), m = n;

		while (m > 0 && (text[m - 1] == ' ' || text[m - 1] == '\t'))
			m--;
		if (m > 0) {
			if (out->len > start)
				buf_str(out, newlines > 1 ? "\n\n" : "\n");
			buf_add(out, text, m);
			newlines = 0;
		}
		text += n;
		if (*text == '\n') {
			newlines++;
			text++;
		}
	}
}

static void
check_place(const char *text, const struct place *p)
{
	struct buf source = BUF_INIT, wanted = BUF_INIT, got = BUF_INIT;
	size_t start;
	bool ok;

	buf_str(&source, p->before);
	buf_str(&wanted, p->seen_before);
	start = wanted.len;
	if (p->indent == NULL) {
		md_inline(&source, text);
		normal_line(text, &wanted);
	} else {
		md_block(&source, text, p->indent);
		normal_lines(text, &wanted);
	}
	/* nothing in, nothing to compare */
	if (wanted.len > start) {
		buf_str(&source, p->after);
		buf_str(&wanted, p->seen_after);
		ok = collect(source.p, p->shape, &got);
		if (!ok || strcmp(buf_text(&got), wanted.p) != 0) {
			fprintf(stderr, "# in: [%s]\n# source: [%s]\n"
			    "# wanted: [%s]\n# got: [%s]\n", text, source.p,
			    wanted.p, buf_text(&got));
			fail();
		}
	}
	buf_release(&source);
	buf_release(&wanted);
	buf_release(&got);
}

static const char *const nasty[] = {
	"", "plain", "a b", " a ", "*", "**", "* a", "*a*", "a*b*c", "_a_",
	"__init__", "snake_case_name", "a _ b", "2 * 3", "`code`", "``", "`",
	"[a](b)", "[a]", "[a]: b", "[a]: /url \"t\"", "![a](b)", "!", "a!",
	"<b>", "<b", "<", "a < b", "<a@b.c>", "<http://x>", "<!-- c -->",
	"<?php ?>", "<![CDATA[x]]>", "<div>", "</div>", "<script>",
	"&amp;", "&amp", "R&D", "AT&T;", "&#65;", "&#x41;", "&#", "&", "& b",
	"&lt;b&gt;", "\\", "\\\\", "\\*", "a\\", "\\a", "\\&", "\\[",
	"# a", "#", "##", "#a", "####### a", "a #", "a ##", "a#", "a # b",
	"- a", "-", "--", "---", "- - -", "-5", "-a", "+ a", "+", "+1",
	"1. a", "1.", "1)", "1) a", "1.5", "12.11.2025", "123456789. a",
	"1234567890. a", "1", "1.a", "01. a", "= a", "=", "==", "= =", "=a",
	"~~~", "~~", "~", "~~~ a", "~5", "```", "``` c", "> a", ">", ">a",
	"a\nb", "a\n\nb", "a\n\n\n\nb", "\na\n", "a\n---", "a\n===", "a\n=",
	"a\n-", "a\n- b", "a\n1. b", "a\n2. b", "a\n# b", "a\n> b", "a\n```\nb",
	"a\n    b", "    a", "\ta", "a\tb", "a\n\tb", "   - a", "a  \nb",
	"a\\\nb", "a \\\nb", "[a\nb](c)", "*a\nb*", "<a\nb>", "`a\nb`",
	"a\n***", "a\n* * *", "a\n___", "a\n<div>", "a\n\n    b",
	"\xC2\xA0", "a\xC2\xA0", "\xC2\xA0* a", "*\xC2\xA0" "a*",
	"*\xE2\x80\x9C" "a\xE2\x80\x9D*", "_\xC3\xA9_\xC3\xA9_",
	"\xE2\x80\xA2 a", "\xEF\xBF\xBD", "\\\xC3\xA9", "|a|b|", "~~a~~",
	"http://x.y/a_b_c", "www.a.b", "a@b.c", "{{name}}", "${x}", "$x$",
	"\"a\"", "'a'", "(a)", "a:b", "^a", "a---b", "...", "a -- b",
};

static void
nasty_texts_stay_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(nasty); i++)
		for (size_t j = 0; j < COUNT(places); j++)
			check_place(nasty[i], &places[j]);
}

/* Two nasty texts, side by side and one under the other. */
static void
nasty_texts_do_not_conspire(void **state)
{
	static const char *const glue[] = { "", " ", "\n", "\n\n" };
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(nasty); i++) {
		for (size_t j = 0; j < COUNT(nasty); j++) {
			size_t k = i * 31 + j;

			buf_truncate(&b, 0);
			buf_printf(&b, "%s%s%s", nasty[i],
			    glue[k % COUNT(glue)], nasty[j]);
			check_place(b.p, &places[k / 4 % COUNT(places)]);
		}
	}
	buf_release(&b);
}

static const char *const pieces[] = {
	"*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "#", "-", "+", "=",
	"~", "!", "\\", "|", ":", "\"", "'", ".", ")", ";", "/", "@", "^",
	" ", " ", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "a", "b", "x",
	"0", "1", "12", "12.", "1)", "div", "http:", "amp", "lt;", "#x41;",
	"<!--", "-->", "```", "~~~", "---", "===", "**", "![", "](", "]:",
	"\xC3\xA9", "\xE2\x80\x99", "\xC2\xA0", "\xE2\x80\x94",
	"\xE3\x80\x80", "\xF0\x9F\x98\x80", "cc\xCC\x81",
};

static uint32_t
chance(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
random_texts_stay_text(void **state)
{
	const char *longer = getenv("CONVENE_LONG");
	int rounds = longer != NULL && *longer != '\0' ? 1000000 : 100000;
	uint32_t seed = 0x5EED1234;
	struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < rounds; i++) {
		int length = 1 + (int)(chance(&seed) % 12);

		buf_truncate(&b, 0);
		for (int j = 0; j < length; j++)
			buf_str(&b, pieces[chance(&seed) % COUNT(pieces)]);
		check_place(b.p, &places[chance(&seed) % COUNT(places)]);
	}
	buf_release(&b);
}

/* The source is for people too: what cannot act is not escaped. */
static const char *const readable[] = {
	"Well done!", "R&D, AT&T and B&Q", "3 < 5 and 5 > 3", "2 * 3 = 6",
	"file_name_v2.txt", "half-time (1.5 days), 50%", "C:\\temp\\new",
	"-5 to +5 degrees", "#1 priority", "12.11.2025", "~5 minutes",
	"O'Brien: \"no\"", "a@school.sch.uk", "https://school.sch.uk/a?b=c",
	"either/or; yes | no", "a -- b", "1st, 2nd", "{x} $y ^z",
};

static void
plain_sentences_stay_as_they_are(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(readable); i++) {
		buf_truncate(&b, 0);
		md_inline(&b, readable[i]);
		assert_string_equal(buf_text(&b), readable[i]);
		buf_truncate(&b, 0);
		md_block(&b, readable[i], "");
		assert_string_equal(buf_text(&b), readable[i]);
	}
	buf_release(&b);
}

static void
blocks_keep_their_lines(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	md_block(&b, "\n\none\ntwo  \n\n \nthree\n", "  ");
	assert_string_equal(buf_text(&b), "one\\\n  two\n\n  three");
	buf_truncate(&b, 0);
	md_block(&b, "one\n\ntwo", "> ");
	assert_string_equal(buf_text(&b), "one\n>\n> two");
	buf_truncate(&b, 0);
	md_block(&b, "one\n   - two", "");
	assert_string_equal(buf_text(&b), "one\\\n&#32;  - two");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nasty_texts_stay_text),
		cmocka_unit_test(nasty_texts_do_not_conspire),
		cmocka_unit_test(random_texts_stay_text),
		cmocka_unit_test(plain_sentences_stay_as_they_are),
		cmocka_unit_test(blocks_keep_their_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
