/*
 * Markdown on the screen: the one tree of src/render as lines for a pager,
 * which wraps them at the window, whatever its size becomes.
 */
#ifndef SCREENS_TEXT_VIEW_H
#define SCREENS_TEXT_VIEW_H

#include "screens/ui/pager.h"
#include "screens/ui/stack.h"

/* Lines in the arena; NULL with a sentence when it is no sound text. */
struct ui_line *text_view_lines(const char *markdown, struct arena *,
    int *count, struct err *e);

/* Open it as a screen of its own. */
void text_view_open(struct screen *, const char *title,
    const char *markdown);
/* The same, and x writes it as plain text; FILE is a name for it. */
void text_view_open_file(struct screen *, const char *title,
    const char *markdown, const char *file);

#endif
