/*
 * From keys to actions and from actions to words.  A screen's own table is
 * asked first, the global one after it.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "screens/ui/screen.h"
#include "src/base/buf.h"

/*
 * Run what the key is bound to.  A key that may not act now, or is bound to
 * nothing, is answered with a sentence in the message line.
 */
enum result keymap_press(struct screen *, const struct binding *global,
    struct key);

/* Run one row, if it may be run now; else say why not. */
enum result keymap_run(struct screen *, const struct binding *);

/* The row with this name, or NULL. */
const struct binding *keymap_find(const struct binding *, const char *name);

/* The first key of a row, "" when it has none. */
const char *keymap_key(const struct binding *, char out[static KEY_NAME_SIZE]);

/*
 * The footer: hints of the screen, then the global ones.  Where they do not
 * fit they are dropped from the right, those that may not act first; "help"
 * and "back" never.
 */
void keymap_footer(const struct screen *, const struct binding *global,
    struct canvas *line);

/*
 * Faults of a table, one sentence a line: a name twice, a key twice, a key
 * that does not exist, a row without help or function.  "" when it is sound.
 * FIXED are keys that the loop or an outer table keeps for itself, or NULL.
 */
void keymap_check(const char *screen, const struct binding *,
    const struct binding *fixed, struct buf *faults);

#endif
