/*
 * Memory that cannot be had ends the program, in one place, after the
 * terminal has been restored: all work is in the database by then.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Called before the program dies; the screens restore the terminal here. */
extern void (*mem_before_death)(void);

_Noreturn void mem_die(void);

/* Like their namesakes, but they never return NULL. */
void *mem_alloc(size_t size);			/* zeroed */
void *mem_resize(void *, size_t count, size_t size);
char *mem_strdup(const char *);

#endif
