/*
 * A bump allocator: what a screen or a command loaded, freed at once.
 * Nothing in an arena is freed by itself.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head;
};

#define ARENA_INIT { NULL }

/* Zeroed memory, aligned for any type; never NULL. */
void *arena_alloc(struct arena *, size_t size);
/* Room for COUNT things of SIZE bytes; dies on overflow. */
void *arena_array(struct arena *, size_t count, size_t size);
/*
 * LIST, which holds COUNT things of SIZE bytes, with room for one more: itself,
 * or a copy that is twice as long.  *ROOM is how many fit; begin with NULL
 * and 0.
 */
void *arena_room(struct arena *, void *list, int count, int *room,
    size_t size);
char *arena_strdup(struct arena *, const char *);	/* NULL gives NULL */
char *arena_strndup(struct arena *, const char *, size_t);
char *arena_printf(struct arena *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget everything; a block is kept for the next use. */
void arena_reset(struct arena *);
void arena_release(struct arena *);

#endif
