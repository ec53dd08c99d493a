/*
 * The door in: every text from outside (typed, pasted, from a file, from the
 * environment) becomes valid UTF-8 without control characters here, and
 * nowhere else.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/buf.h"

enum text_shape {
	TEXT_LINE,		/* a run of newlines and tabs becomes a space */
	TEXT_LINES		/* newline and tab stay; CRLF, CR, VT, FF, NEL,
				 * U+2028 and U+2029 become LF */
};

struct text_count {
	size_t removed;		/* hidden characters taken out: C0, DEL, C1,
				 * bidi controls, zero-width (but not ZWJ and
				 * ZWNJ between letters), BOM, soft hyphen */
	size_t replaced;	/* bytes that were not UTF-8, and code points
				 * that are no characters, now U+FFFD */
};

/*
 * Append S, made safe, to OUT.  COUNT may be NULL; it is added to.
 */
void text_import(const char *s, size_t n, enum text_shape shape,
    struct buf *out, struct text_count *count);

/* Remove blanks (of any script) and newlines at both ends, in place;
 * returns S. */
char *text_trim(char *s);

/* Is there nothing but blanks?  NULL is blank. */
bool text_is_blank(const char *s);

#endif
