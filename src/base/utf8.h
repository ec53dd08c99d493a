/*
 * UTF-8, one code point at a time.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#define UTF8_BAD 0xFFFFFFFFu

/*
 * Decode the code point at S, of which N > 0 bytes may be read.  Returns how
 * many bytes it took, at least 1.  A byte that begins no valid sequence
 * (over-long, surrogate, past U+10FFFF, cut short) is taken alone and gives
 * UTF8_BAD.
 */
size_t utf8_decode(const char *s, size_t n, unsigned *codepoint);

/* Is the whole text valid? */
bool utf8_is_valid(const char *s, size_t n);

#endif
