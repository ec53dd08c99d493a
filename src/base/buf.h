/*
 * A growing string with a ceiling.  Past the ceiling it stops growing and
 * buf_overflowed() says so: the caller turns that into a sentence.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *p;		/* NUL-terminated once anything was added */
	size_t len;
	size_t size;
	size_t ceiling;		/* bytes; 0 means BUF_CEILING */
	bool overflowed;
};

#define BUF_CEILING ((size_t)64 * 1024 * 1024)
#define BUF_INIT { .p = NULL }

void buf_add(struct buf *, const void *bytes, size_t n);
void buf_str(struct buf *, const char *);
void buf_char(struct buf *, char);
void buf_printf(struct buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_codepoint(struct buf *, unsigned codepoint);	/* as UTF-8 */
const char *buf_text(const struct buf *);		/* "" when empty */
void buf_truncate(struct buf *, size_t len);
bool buf_overflowed(const struct buf *);
void buf_release(struct buf *);

#endif
