/*
 * What the first start is given and gives back; the argument of first_screen
 * is a pointer to a pointer to one.
 */
#ifndef SCREENS_FIRST_H
#define SCREENS_FIRST_H

#include "src/base/arena.h"

struct db;

struct first {
	struct arena *arena;	/* outlives the screen */
	const char *path;	/* where the register will be looked for */
	struct db *made;	/* NULL: nobody wanted one */
	const char *notice;	/* a sentence to say then, or NULL */
};

#endif
