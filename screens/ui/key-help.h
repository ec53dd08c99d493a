/*
 * What the keys of a screen do, as lines to read: made from the binding
 * tables, so that help cannot say anything else than what happens.
 */
#ifndef UI_KEY_HELP_H
#define UI_KEY_HELP_H

#include "screens/ui/pager.h"

/*
 * Lines for a pager: the screen's own actions, then the global ones that it
 * does not replace.  An action that may not be done now on S says why; S may
 * be NULL.  Everything lies in the arena.
 */
const struct ui_line *key_help_lines(const struct binding *own,
    const struct binding *global, const struct screen *s, struct arena *,
    int *count);

#endif
