/*
 * Templates: Markdown with gaps, kept by the people who keep a scheme's
 * rules.  There is nothing to compute in them.
 *
 *	{{name}}		a value, escaped so that it stays text
 *	{{#name}}…{{/name}}	once for every item of a list; for a text or a
 *				flag once, when it is not empty
 *	{{^name}}…{{/name}}	once when it is empty
 *	{{@md name}}		a standing text of the pack, as Markdown; a
 *				value that is not one is escaped all the same
 *	{{! a comment }}
 *
 * A value alone on its line, also behind blanks or ">", keeps its lines and
 * paragraphs; elsewhere it becomes one line.  A line with nothing but section
 * tags and comments, and a line with tags that comes out blank, leave no line
 * behind; several blank lines in a row become one.  Inside a list there are
 * also {{number}}, {{#first}} and {{#last}}.  Names are letters, digits, "_",
 * "-" and ".".  Values belong into text, not into code, HTML or addresses.
 */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include <stdbool.h>

#include "src/base/buf.h"
#include "src/base/err.h"
#include "src/render/doc.h"

#define TEMPLATE_DEPTH_MAX 16

/*
 * Is the template well formed, and does it use only KNOWN names (an array
 * that ends with NULL; NULL for any name)?  On failure the line of the fault
 * goes to *LINE, unless LINE is NULL.
 */
bool template_check(const char *text, const char *const known[], int *line,
    struct err *e);

/* Append the template filled from D.  A name that is not set is empty. */
bool template_render(const char *text, const struct doc *d, struct buf *out,
    struct err *e);

#endif
