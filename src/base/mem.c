/*
 * Allocation that ends the program when there is none.  See mem.h.
 */
#include "src/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

void (*mem_before_death)(void);

_Noreturn void
mem_die(void)
{
	static const char words[] =
	    "convene: there is no memory left. Nothing that was saved is "
	    "lost; close other programs and start again.\n";

	if (mem_before_death != NULL)
		mem_before_death();
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(EX_IOERR);
	_exit(EX_OSERR);
}

void *
mem_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (p == NULL)
		mem_die();
	return p;
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	void *p;

	if (count == 0 || size == 0)
		count = size = 1;
	p = reallocarray(old, count, size);
	if (p == NULL)
		mem_die();
	return p;
}

char *
mem_strdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_alloc(n), s, n);
}
