/*
 * Decoding UTF-8.  See utf8.h.
 */
#include "src/base/utf8.h"

static size_t
sequence_length(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c < 0xE0)
		return 2;
	if (c >= 0xE0 && c < 0xF0)
		return 3;
	if (c >= 0xF0 && c < 0xF5)
		return 4;
	return 0;
}

static bool
is_scalar(unsigned cp, size_t length)
{
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };

	return cp >= least[length] && cp <= 0x10FFFF &&
	    !(cp >= 0xD800 && cp < 0xE000);
}

size_t
utf8_decode(const char *s, size_t n, unsigned *codepoint)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t length = sequence_length(u[0]);
	unsigned cp;

	*codepoint = UTF8_BAD;
	if (length == 1)
		*codepoint = u[0];
	if (length <= 1 || length > n)
		return 1;
	cp = u[0] & (0xFFu >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((u[i] & 0xC0) != 0x80)
			return 1;
		cp = cp << 6 | (u[i] & 0x3F);
	}
	if (!is_scalar(cp, length))
		return 1;
	*codepoint = cp;
	return length;
}

bool
utf8_is_valid(const char *s, size_t n)
{
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (cp == UTF8_BAD)
			return false;
		s += k;
		n -= k;
	}
	return true;
}
