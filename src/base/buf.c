/*
 * The growing string.  See buf.h.
 */
#include "src/base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

static bool
buf_room(struct buf *b, size_t more)
{
	size_t ceiling = b->ceiling ? b->ceiling : BUF_CEILING;
	size_t size = b->size ? b->size : 128;

	if (b->overflowed || more > ceiling || b->len > ceiling - more) {
		b->overflowed = true;
		return false;
	}
	if (b->p != NULL && b->len + more + 1 <= b->size)
		return true;
	while (size < b->len + more + 1)
		size *= 2;
	b->p = mem_resize(b->p, size, 1);
	b->size = size;
	return true;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (!buf_room(b, n))
		return;
	if (n > 0)
		memcpy(b->p + b->len, bytes, n);
	b->len += n;
	b->p[b->len] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	if (!buf_room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->p + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void
buf_codepoint(struct buf *b, unsigned cp)
{
	unsigned char u[4];
	size_t n;

	if (cp < 0x80) {
		u[0] = (unsigned char)cp;
		n = 1;
	} else if (cp < 0x800) {
		u[0] = (unsigned char)(0xC0 | cp >> 6);
		u[1] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 2;
	} else if (cp < 0x10000) {
		u[0] = (unsigned char)(0xE0 | cp >> 12);
		u[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		u[2] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 3;
	} else {
		u[0] = (unsigned char)(0xF0 | cp >> 18);
		u[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
		u[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		u[3] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 4;
	}
	buf_add(b, u, n);
}

const char *
buf_text(const struct buf *b)
{
	return b->p != NULL ? b->p : "";
}

void
buf_truncate(struct buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->p != NULL)
		b->p[len] = '\0';
}

bool
buf_overflowed(const struct buf *b)
{
	return b->overflowed;
}

void
buf_release(struct buf *b)
{
	if (b->p != NULL)
		explicit_bzero(b->p, b->size);
	free(b->p);
	b->p = NULL;
	b->len = b->size = 0;
	b->overflowed = false;
}
