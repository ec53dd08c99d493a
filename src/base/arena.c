/*
 * The bump allocator.  Under AddressSanitizer what was reset is poisoned, so
 * that a pointer kept too long is caught.
 */
#include "src/base/arena.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

#define BLOCK_SIZE ((size_t)16 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

struct arena_block {
	struct arena_block *next;
	size_t size;
	size_t used;
	_Alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *
block_new(size_t size)
{
	struct arena_block *b = mem_alloc(sizeof *b + size);

	b->size = size;
	ASAN_POISON_MEMORY_REGION(b->bytes, b->size);
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct arena_block *b = a->head;
	void *p;

	if (size > SIZE_MAX / 2)
		mem_die();
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (b == NULL || b->size - b->used < size) {
		b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		b->next = a->head;
		a->head = b;
	}
	p = b->bytes + b->used;
	b->used += size;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		mem_die();
	return arena_alloc(a, count * size);
}

#define ROOM_FIRST 16

void *
arena_room(struct arena *a, void *list, int count, int *room, size_t size)
{
	void *more;

	if (count < *room)
		return list;
	if (*room > INT_MAX / 2)
		mem_die();
	*room = *room > 0 ? *room * 2 : ROOM_FIRST;
	more = arena_array(a, (size_t)*room, size);
	if (count > 0)
		memcpy(more, list, (size_t)count * size);
	return more;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		mem_die();
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

static void
blocks_free(struct arena_block *b)
{
	while (b != NULL) {
		struct arena_block *next = b->next;

		ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
		explicit_bzero(b->bytes, b->used);
		free(b);
		b = next;
	}
}

void
arena_reset(struct arena *a)
{
	if (a->head == NULL)
		return;
	blocks_free(a->head->next);
	a->head->next = NULL;
	ASAN_UNPOISON_MEMORY_REGION(a->head->bytes, a->head->size);
	explicit_bzero(a->head->bytes, a->head->used);
	a->head->used = 0;
	ASAN_POISON_MEMORY_REGION(a->head->bytes, a->head->size);
}

void
arena_release(struct arena *a)
{
	blocks_free(a->head);
	a->head = NULL;
}
