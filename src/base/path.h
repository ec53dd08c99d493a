/*
 * Names of files as people type them: with a tilde for their own folder, and
 * with the rest filled in by Tab.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "src/base/arena.h"

#define PATH_NAMES 200		/* of one folder, told at once */

/* With "~/" at its start it becomes a path in the caller's own folder. */
const char *path_expand(const char *typed, struct arena *);

/*
 * What is typed, as far as the names of its folder leave no choice: a whole
 * folder ends with "/".  NAMES get the last parts of all that begin so, in
 * order, at most PATH_NAMES; hidden ones only when the dot was typed.
 * Returns what was typed when nothing begins so.
 */
const char *path_complete(const char *typed, struct arena *,
    const char *const **names, int *count);

#endif
