/*
 * Any bytes as Markdown: lines, text and HTML hold nothing that a terminal or
 * a browser would obey.  The same bytes as a typed text, through the escaper,
 * make no markup.
 */
#include "tests/fuzz/fuzz.h"

#include <uniwidth.h>

#include "src/render/document.h"
#include "src/render/markdown.h"

/* Joiners may lose their neighbour where a line or a style ends. */
static void
must_be_harmless(const char *s)
{
	struct buf b = BUF_INIT;

	while (*s != '\0') {
		if (strncmp(s, "\xE2\x80\x8C", 3) == 0 ||
		    strncmp(s, "\xE2\x80\x8D", 3) == 0)
			s += 3;
		else
			buf_char(&b, *s++);
	}
	must_be_safe(buf_text(&b), b.len);
	buf_release(&b);
}

static void
check_lines(struct document *d, int width)
{
	struct arena arena = ARENA_INIT;
	struct document_lines lines = document_lines(d, width, &arena);

	for (size_t i = 0; i < lines.count; i++) {
		const struct document_line *line = &lines.line[i];

		must(line->indent >= 0);
		for (size_t j = 0; j < line->count; j++) {
			const char *s = line->spans[j].text;

			must_be_harmless(s);
			must(*s != '\0' && strpbrk(s, "\n\t") == NULL);
		}
	}
	arena_release(&arena);
}

/* Room for forty levels of boxes: no line may then be longer. */
static void
check_width(struct document *d)
{
	struct arena arena = ARENA_INIT;
	struct document_lines lines = document_lines(d, 800, &arena);

	for (size_t i = 0; i < lines.count; i++) {
		const struct document_line *line = &lines.line[i];
		int width = line->indent;

		for (size_t j = 0; j < line->count; j++)
			width += u8_strwidth((const uint8_t *)
			    line->spans[j].text, "UTF-8");
		must(width <= 800);
	}
	arena_release(&arena);
}

static void
check_html(struct document *d)
{
	struct buf b = BUF_INIT;

	document_html(d, "<title>", &b);
	must_be_harmless(buf_text(&b));
	must(strcasestr(b.p, "<script") == NULL);
	must(strcasestr(b.p, "<img") == NULL);
	must(strcasestr(b.p, "href=\"javascript:") == NULL);
	buf_release(&b);
}

static void
check_markdown(const char *s)
{
	struct err e = ERR_INIT;
	struct document *d = document_parse(s, &e);
	struct buf b = BUF_INIT;

	if (d == NULL) {
		must(e.text[0] != '\0');
		return;
	}
	check_lines(d, 1);
	check_lines(d, 40);
	check_width(d);
	check_html(d);
	document_text(d, 72, &b);
	must_be_harmless(buf_text(&b));
	buf_release(&b);
	document_free(d);
}

/* One typed text in a list item: one item, one paragraph, nothing else. */
static void
check_escaping(const char *s, size_t n)
{
	struct buf typed = BUF_INIT, source = BUF_INIT, html = BUF_INIT;
	struct err e = ERR_INIT;
	struct document *d;
	const char *p;
	int tags = 0;

	text_import(s, n, TEXT_LINES, &typed, NULL);
	buf_str(&source, "- ");
	md_inline(&source, buf_text(&typed));
	d = document_parse(source.p, &e);
	must(d != NULL);
	document_html(d, "", &html);
	p = strstr(html.p, "<body>");
	while ((p = strchr(p + 1, '<')) != NULL)
		tags++;
	/* ul, li, their ends, and the ends of body and html */
	must(tags == 6);
	document_free(d);
	buf_release(&typed);
	buf_release(&source);
	buf_release(&html);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf b = BUF_INIT;

	if (n > DOCUMENT_MAX / 8)
		return 0;
	buf_add(&b, data, n);
	check_markdown(buf_text(&b));
	check_escaping(buf_text(&b), strlen(buf_text(&b)));
	buf_release(&b);
	return 0;
}
