/*
 * Which encoding a file has, and its bytes as UTF-8.  See encoding.h.  The
 * conversion is iconv's; the guess is ours.
 */
#include "src/base/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "src/base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"
#define SAVE_AS "Save it as \"CSV UTF-8\" or as plain text and try again."

struct mark {
	const char *bytes;
	size_t length;
	enum encoding encoding;
};

static const struct mark marks[] = {
	{ "\xEF\xBB\xBF", 3, ENCODING_UTF8 },
	{ "\xFF\xFE", 2, ENCODING_UTF16LE },
	{ "\xFE\xFF", 2, ENCODING_UTF16BE },
};

const char *
encoding_word(enum encoding encoding)
{
	switch (encoding) {
	case ENCODING_UTF8:
		return "UTF-8";
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return "UTF-16";
	case ENCODING_WINDOWS_1252:
		return "Windows-1252";
	}
	return "";
}

static bool
begins(const char *s, size_t n, const char *with, size_t length)
{
	return n >= length && memcmp(s, with, length) == 0;
}

/* How many NULs stand at even and at odd places. */
static void
count_nuls(const char *s, size_t n, size_t nuls[static 2])
{
	nuls[0] = nuls[1] = 0;
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\0')
			nuls[i % 2]++;
}

/* Refuse what is no text, in words that help to find the right file. */
static bool
is_text(const char *s, size_t n, struct err *e)
{
	size_t nuls[2];

	if (begins(s, n, "PK\3\4", 4) ||
	    begins(s, n, "\xD0\xCF\x11\xE0", 4)) {
		err_set(e, ERR_DATA, "This is a spreadsheet or document file, "
		    "not text. " SAVE_AS);
		return false;
	}
	count_nuls(s, n, nuls);
	if (nuls[0] + nuls[1] == 0)
		return true;
	/* UTF-16 of our letters has a NUL in nearly every other place. */
	if (nuls[0] > n / 4 || nuls[1] > n / 4)
		err_set(e, ERR_DATA, "This seems to be UTF-16 text without the "
		    "mark that says so. " SAVE_AS);
	else
		err_set(e, ERR_DATA, "This is not a text file: it has NUL "
		    "bytes in it. " SAVE_AS);
	return false;
}

/*
 * Windows-1252 hardly ever looks like UTF-8, so a file with more good
 * sequences than bad bytes is damaged UTF-8, not the other.
 */
static bool
is_mostly_utf8(const char *s, size_t n)
{
	size_t good = 0, bad = 0;
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (cp == UTF8_BAD)
			bad++;
		else if (k > 1)
			good++;
		s += k;
		n -= k;
	}
	return bad == 0 || good > bad;
}

static size_t
add_utf8(const char *s, size_t n, struct buf *out)
{
	size_t bad = 0;
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (cp == UTF8_BAD) {
			buf_str(out, REPLACEMENT);
			bad++;
		} else {
			buf_add(out, s, k);
		}
		s += k;
		n -= k;
	}
	return bad;
}

/* Convert with CD; what it cannot is replaced, UNIT bytes at a time. */
static size_t
add_converted(iconv_t cd, const char *s, size_t n, size_t unit,
    struct buf *out)
{
	char room[4096];
	/* iconv() does not write here; its prototype is older than const. */
	union { const char *ours; char *theirs; } in = { .ours = s };
	size_t bad = 0;

	while (n > 0 && !buf_overflowed(out)) {
		char *to = room;
		size_t left = sizeof room;
		size_t got = iconv(cd, &in.theirs, &n, &to, &left);
		int why = errno;

		buf_add(out, room, sizeof room - left);
		if (got != (size_t)-1 || why == E2BIG)
			continue;
		buf_str(out, REPLACEMENT);
		bad++;
		in.ours += n < unit ? n : unit;
		n -= n < unit ? n : unit;
	}
	return bad;
}

static bool
convert(const char *s, size_t n, enum encoding from, struct buf *out,
    size_t *replaced, struct err *e)
{
	static const char *const names[] = {
		[ENCODING_UTF16LE] = "UTF-16LE",
		[ENCODING_UTF16BE] = "UTF-16BE",
		[ENCODING_WINDOWS_1252] = "WINDOWS-1252",
	};
	iconv_t cd;

	if (from == ENCODING_UTF8) {
		*replaced = add_utf8(s, n, out);
		return true;
	}
	cd = iconv_open("UTF-8", names[from]);
	if (cd == (iconv_t)-1) {
		err_set(e, ERR_CONFIG, "This computer cannot convert %s text. "
		    "Save the file as UTF-8 and try again.", names[from]);
		return false;
	}
	*replaced = add_converted(cd, s, n,
	    from == ENCODING_WINDOWS_1252 ? 1 : 2, out);
	iconv_close(cd);
	return true;
}

static const struct mark *
find_mark(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (begins(s, n, marks[i].bytes, marks[i].length))
			return &marks[i];
	return NULL;
}

bool
encoding_to_utf8(const char *bytes, size_t n, struct buf *out,
    struct encoding_found *found, struct err *e)
{
	const struct mark *mark = find_mark(bytes, n);
	struct encoding_found f = { .mark = mark != NULL };
	size_t start = out->len;

	if (mark != NULL) {
		f.encoding = mark->encoding;
		bytes += mark->length;
		n -= mark->length;
	}
	if (f.encoding == ENCODING_UTF8 && !is_text(bytes, n, e))
		return false;
	if (mark == NULL && !is_mostly_utf8(bytes, n))
		f.encoding = ENCODING_WINDOWS_1252;
	if (!convert(bytes, n, f.encoding, out, &f.replaced, e))
		return false;
	if (buf_overflowed(out)) {
		buf_truncate(out, start);
		err_set(e, ERR_DATA, "The file is too large to read.");
		return false;
	}
	*found = f;
	return true;
}
