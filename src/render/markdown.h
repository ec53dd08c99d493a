/*
 * The door out to Markdown: what a person typed goes into a document as
 * text, never as markup, and comes out of a CommonMark reader as it went in.
 * Only what could act is escaped, so that the source stays readable.
 */
#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include "src/base/buf.h"

/*
 * TEXT must have passed text_import().
 *
 * md_inline() appends it as part of one line: of a heading, a paragraph, a
 * list item, at its beginning or after other text.  Newlines and tabs become
 * spaces, blanks at both ends go; nothing else changes.  When what follows
 * begins with "[" and the text ends with "!", that "!" needs a backslash.  A
 * text of digits at the beginning of a line, with ". " behind it, makes a
 * list item, because templates number lists that way.
 *
 * md_block() appends it as paragraphs, without a newline at the end.  The
 * first line goes where OUT stands; the others begin with INDENT ("   " under
 * a list item, "> " in a quotation).  A newline is a hard line break, one or
 * more blank lines are a new paragraph; blanks at the ends of lines and blank
 * lines at both ends go; nothing else changes, also not blanks at the
 * beginning of a line.
 */
void md_inline(struct buf *out, const char *text);
void md_block(struct buf *out, const char *text, const char *indent);

#endif
