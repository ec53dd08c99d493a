/* Text from word processors.  See word.h. */
#include "src/base/word.h"

#include <stdbool.h>
#include <string.h>

#include "src/base/utf8.h"

/* Also those of the Symbol and Wingdings fonts, which have no character of
 * their own.  Sorted. */
static const unsigned bullets[] = {
	0x00B7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25AA, 0x25AB,
	0x25CB, 0x25CF, 0x25E6, 0x2713, 0x27A2, 0x2B9A, 0xF0A7, 0xF0A8,
	0xF0B7, 0xF0D8, 0xF0FC,
};

static bool
is_bullet(unsigned cp)
{
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (cp <= bullets[i])
			return cp == bullets[i];
	return false;
}

static bool
is_blank(unsigned cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x202F ||
	    (cp >= 0x2000 && cp <= 0x200A) || cp == 0x205F || cp == 0x3000;
}

/* Bytes of the blanks at S. */
static size_t
blanks(const char *s, size_t n)
{
	size_t used = 0;
	unsigned cp;

	while (used < n) {
		size_t k = utf8_decode(s + used, n - used, &cp);

		if (!is_blank(cp))
			break;
		used += k;
	}
	return used;
}

/*
 * Bytes of a bullet and the blanks around it at S, or 0.  Word's second
 * level is a small "o" with a tab behind it.
 */
static size_t
bullet(const char *s, size_t n)
{
	size_t at = blanks(s, n), k;
	unsigned cp;

	if (at == n)
		return 0;
	k = utf8_decode(s + at, n - at, &cp);
	if (is_bullet(cp) || (cp == 'o' && at + k < n && s[at + k] == '\t'))
		return at + k + blanks(s + at + k, n - at - k);
	return 0;
}

/* The N bytes of one line. */
static void
clean_line(const char *s, size_t n, struct buf *out)
{
	size_t k = bullet(s, n);

	if (k > 0)
		buf_str(out, "- ");
	else
		k = blanks(s, n);
	while (k < n) {
		size_t gap = blanks(s + k, n - k);
		unsigned cp;

		if (gap > 0 && k + gap < n)
			buf_char(out, ' ');
		k += gap;
		if (k < n) {
			size_t one = utf8_decode(s + k, n - k, &cp);

			buf_add(out, s + k, one);
			k += one;
		}
	}
}

void
word_clean(const char *s, struct buf *out)
{
	size_t start = out->len;
	int newlines = 0;

	for (;;) {
		size_t n = strcspn(s, "\n");
		size_t before = out->len;

		if (blanks(s, n) < n) {
			for (; newlines > 0 && before > start; newlines--)
				buf_char(out, '\n');
			clean_line(s, n, out);
			newlines = 0;
		}
		newlines += newlines < 2;
		if (s[n] == '\0')
			return;
		s += n + 1;
	}
}
