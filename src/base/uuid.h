/*
 * Identifiers of rows: UUIDs of version 7, which begin with the time and so
 * sort by it.  People never see them.
 */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

#define UUID_SIZE 37		/* 36 characters and the NUL */

/*
 * A new one for the moment NOW, in milliseconds since 1970.  Within one
 * process each is greater than the one before, also when the clock stands
 * still or goes back.
 */
const char *uuid_make(int64_t now_ms, char out[static UUID_SIZE]);

/* Does it have the form of a UUID, in small letters? */
bool uuid_is(const char *);

#endif
