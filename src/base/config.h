/*
 * Files of settings: lines of "name = value", comments after #.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "src/base/arena.h"
#include "src/base/err.h"

/*
 * The value of NAME in the file PATH: the last line of that name counts.
 * No such file or no such line gives NULL; a file that cannot be read, or a
 * line that is none of these, is ERR_CONFIG.
 */
bool config_get(const char *path, const char *name, struct arena *,
    const char **value, struct err *e);

#endif
