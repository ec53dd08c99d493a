/*
 * Markdown on the screen.  See text-view.h.
 */
#include "screens/text-view.h"

#include <string.h>

#include "src/base/buf.h"
#include "src/render/document.h"

/* Paragraphs stay whole here: the pager breaks them. */
#define UNBROKEN 4000
#define RULE_CELLS 40
#define PRINTED 72		/* columns of a page */

static const enum style styles[] = {
	[DOCUMENT_PLAIN] = STYLE_PLAIN,
	[DOCUMENT_STRONG] = STYLE_STRONG,
	[DOCUMENT_EMPH] = STYLE_EMPHASIS,
	[DOCUMENT_HEADING] = STYLE_HEADING,
	[DOCUMENT_CODE] = STYLE_CODE,
	[DOCUMENT_LINK] = STYLE_PLAIN,
	[DOCUMENT_MUTED] = STYLE_MUTED,
};

/* A rule fills the width that we did not give. */
static const char *
span_text(const struct document_span *s, struct arena *a)
{
	if (s->style == DOCUMENT_MUTED &&
	    strspn(s->text, "-") > RULE_CELLS)
		return arena_strndup(a, s->text, RULE_CELLS);
	return arena_strdup(a, s->text);
}

/* The mark of a list stands alone: what follows is indented behind it. */
static struct ui_line
one_line(const struct document_line *from, struct arena *a)
{
	struct ui_span *spans = arena_array(a, from->count + 1,
	    sizeof *spans);
	int n = 0, indent = from->indent;

	if (from->indent > 0 && from->count > 0)
		spans[n++] = (struct ui_span){ STYLE_PLAIN,
		    arena_printf(a, "%*s", from->indent, "") };
	if (from->count > 1 && from->spans[0].style == DOCUMENT_MUTED)
		indent += canvas_width(from->spans[0].text);
	for (size_t i = 0; i < from->count; i++)
		spans[n++] = (struct ui_span){
		    styles[from->spans[i].style],
		    span_text(&from->spans[i], a) };
	return (struct ui_line){ .spans = spans, .count = n,
	    .indent = indent };
}

struct ui_line *
text_view_lines(const char *markdown, struct arena *a, int *count,
    struct err *e)
{
	struct document *d = document_parse(markdown, e);
	struct document_lines lines;
	struct ui_line *out;

	if (d == NULL)
		return NULL;
	lines = document_lines(d, UNBROKEN, a);
	out = arena_array(a, lines.count, sizeof *out);
	for (size_t i = 0; i < lines.count; i++)
		out[i] = one_line(&lines.line[i], a);
	*count = (int)lines.count;
	document_free(d);
	return out;
}

/* As it would be printed. */
static const char *
plain_text(const char *markdown, struct arena *a)
{
	struct document *d = document_parse(markdown, NULL);
	struct buf out = BUF_INIT;
	const char *text;

	if (d == NULL)
		return NULL;
	document_text(d, PRINTED, &out);
	text = arena_strdup(a, buf_text(&out));
	buf_release(&out);
	document_free(d);
	return text;
}

static void
view(struct screen *s, const char *title, const char *markdown,
    const char *text, const char *file)
{
	struct err e = ERR_INIT;
	int n;
	struct ui_line *lines = text_view_lines(markdown, &s->arena, &n, &e);

	if (lines == NULL) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_open(s->ui, &pager_screen, &(struct pager_question){
	    .title = title, .lines = lines, .count = n, .text = text,
	    .file = file });
}

void
text_view_open(struct screen *s, const char *title, const char *markdown)
{
	view(s, title, markdown, NULL, NULL);
}

void
text_view_open_file(struct screen *s, const char *title,
    const char *markdown, const char *file)
{
	view(s, title, markdown, plain_text(markdown, &s->arena), file);
}
