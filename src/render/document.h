/*
 * One Markdown document, three ways to read it: styled lines for the pager,
 * plain text, HTML.  All come from one tree.  Raw HTML is left out, images
 * are their descriptions, and no control character comes through, also not
 * one that was written as an entity.
 */
#ifndef RENDER_DOCUMENT_H
#define RENDER_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/err.h"

#define DOCUMENT_MAX ((size_t)512 * 1024)	/* bytes of Markdown */
#define DOCUMENT_DEPTH_MAX 40
#define DOCUMENT_TEXT_WIDTH 72

struct document;

/* NULL when it is too long or nested too deeply. */
struct document *document_parse(const char *markdown, struct err *e);
void document_free(struct document *);

enum document_style {
	DOCUMENT_PLAIN,
	DOCUMENT_STRONG,
	DOCUMENT_EMPH,
	DOCUMENT_HEADING,
	DOCUMENT_CODE,
	DOCUMENT_LINK,
	DOCUMENT_MUTED		/* list marks, addresses of links, rules */
};

struct document_span {
	enum document_style style;
	const char *text;
};

struct document_line {
	int indent;		/* blanks before the first span */
	size_t count;		/* 0 is an empty line */
	struct document_span *spans;
};

struct document_lines {
	struct document_line *line;
	size_t count;
};

/*
 * Wrap to WIDTH cells, by Unicode's line breaking; a word that is longer than
 * a line is cut.  A width too small for the indentation is exceeded.
 */
struct document_lines document_lines(struct document *, int width,
    struct arena *);

/* The same lines as text; the first two levels of headings underlined. */
void document_text(struct document *, int width, struct buf *out);

/* A complete HTML document that loads nothing. */
void document_html(struct document *, const char *title, struct buf *out);

/* The door out to HTML: text as the content of an element or attribute. */
void html_escape(struct buf *out, const char *text);

#endif
