/*
 * The bytes of a file as UTF-8.  Spreadsheets write UTF-8 with and without a
 * mark, UTF-16 and Windows-1252; people do not know which.  What comes out is
 * valid UTF-8 but still has to pass text_import().
 */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/buf.h"
#include "src/base/err.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_WINDOWS_1252
};

struct encoding_found {
	enum encoding encoding;
	bool mark;		/* a byte order mark was there, and was taken */
	size_t replaced;	/* bytes without a character, now U+FFFD */
};

/*
 * Append the N bytes as UTF-8 to OUT and say in FOUND what they were: by
 * their mark, else UTF-8 when they are that, else Windows-1252.  A file that
 * is mostly UTF-8 with a few broken bytes stays UTF-8, and the bytes are
 * counted.  Spreadsheets, other binary files and UTF-16 without a mark are
 * refused (ERR_DATA), as is more than OUT may hold; OUT is then unchanged.
 */
bool encoding_to_utf8(const char *bytes, size_t n, struct buf *out,
    struct encoding_found *found, struct err *e);

/* "UTF-8", "UTF-16", "Windows-1252". */
const char *encoding_word(enum encoding);

#endif
