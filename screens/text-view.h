/*
 * Markdown on the screen: from the one tree to lines of the pager.
 */
#ifndef SCREENS_TEXT_VIEW_H
#define SCREENS_TEXT_VIEW_H

#include "screens/ui/pager.h"
#include "screens/ui/stack.h"

/* Lines of a document, wrapped at COLS, in the arena; NULL and a sentence
 * when it cannot be read. */
struct ui_line *text_view_lines(const char *markdown, int cols,
    struct arena *, int *count, struct err *e);

/* Open a document to read over the screen. */
void text_view_open(struct screen *, const char *title,
    const char *markdown);

#endif
