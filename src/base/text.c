/*
 * The door in.  See text.h.  What a character is comes from one table here;
 * search folding is fold.c, the bytes of a file are made UTF-8 by encoding.c
 * before they come here.  Text is stored whole: nothing is normalised.
 */
#include "src/base/text.h"

#include <string.h>
#include <unictype.h>

#include "src/base/utf8.h"

#define REPLACEMENT 0xFFFDu
#define ZWNJ 0x200Cu
#define ZWJ 0x200Du

/*
 * Characters that show nothing, so that a reader could not know of them.
 * Sorted; controls that mean "new line" were taken out before.
 */
static const struct range {
	unsigned first, last;
} hidden[] = {
	{ 0x0000, 0x001F },	/* C0 */
	{ 0x007F, 0x009F },	/* DEL, C1 */
	{ 0x00AD, 0x00AD },	/* soft hyphen */
	{ 0x061C, 0x061C },	/* Arabic letter mark */
	{ 0x180E, 0x180E },	/* Mongolian vowel separator */
	{ 0x200B, 0x200B },	/* zero-width space */
	{ 0x200E, 0x200F },	/* left-to-right, right-to-left mark */
	{ 0x202A, 0x202E },	/* bidi embeddings and overrides */
	{ 0x2060, 0x206F },	/* word joiner, invisible operators, isolates */
	{ 0x3164, 0x3164 },	/* Hangul filler: a letter that is blank */
	{ 0xFEFF, 0xFEFF },	/* byte order mark */
	{ 0xFFA0, 0xFFA0 },	/* half-width Hangul filler */
	{ 0xFFF9, 0xFFFB },	/* interlinear annotation */
	{ 0xE0000, 0xE007F },	/* tags */
};

static bool
is_hidden(unsigned cp)
{
	for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
		if (cp <= hidden[i].last)
			return cp >= hidden[i].first;
	return false;
}

/*
 * VT is the soft line break of word processors, FF a page, NEL and the two
 * separators are lines to everyone else: dropping them would glue words.
 */
static bool
is_newline(unsigned cp)
{
	return cp == '\n' || cp == '\r' || cp == '\v' || cp == '\f' ||
	    cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool
is_noncharacter(unsigned cp)
{
	return (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}

/*
 * Persian and the Indic scripts need the joiners inside words, and emoji are
 * tied together by them; anywhere else they only hide.
 */
static bool
joins(unsigned before, const char *s, size_t n)
{
	uint32_t base = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_So;
	unsigned after;

	if (before == 0 || n == 0)
		return false;
	utf8_decode(s, n, &after);
	if (after == UTF8_BAD || is_hidden(after))
		return false;
	return uc_is_general_category_withtable(before,
	    base | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Sk) &&
	    uc_is_general_category_withtable(after, base);
}

static void
add_break(unsigned cp, enum text_shape shape, size_t start, struct buf *out)
{
	if (shape == TEXT_LINES)
		buf_char(out, cp == '\t' ? '\t' : '\n');
	else if (out->len == start || out->p[out->len - 1] != ' ')
		buf_char(out, ' ');
}

void
text_import(const char *s, size_t n, enum text_shape shape, struct buf *out,
    struct text_count *count)
{
	struct text_count none = { 0, 0 }, *c = count ? count : &none;
	size_t start = out->len;
	unsigned cp, before = 0;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (cp == '\r' && n > 1 && s[1] == '\n')
			k = 2;
		s += k;
		n -= k;
		if (is_newline(cp) || cp == '\t') {
			add_break(cp, shape, start, out);
			before = 0;
			continue;
		}
		if (cp == UTF8_BAD || is_noncharacter(cp)) {
			cp = REPLACEMENT;
			c->replaced++;
		} else if (is_hidden(cp) || ((cp == ZWJ || cp == ZWNJ) &&
		    !joins(before, s, n))) {
			c->removed++;
			continue;
		}
		buf_codepoint(out, cp);
		before = cp;
	}
}

static bool
is_blank(unsigned cp)
{
	return cp == ' ' || is_newline(cp) || cp == '\t' ||
	    (cp >= 0x80 && cp != UTF8_BAD &&
	    uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Zs));
}

/* Where the text without its blanks begins, and how long it is. */
static const char *
inner(const char *s, size_t *length)
{
	const char *first = NULL, *end = s;
	size_t n = strlen(s);
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (!is_blank(cp)) {
			if (first == NULL)
				first = s;
			end = s + k;
		}
		s += k;
		n -= k;
	}
	*length = first != NULL ? (size_t)(end - first) : 0;
	return first != NULL ? first : end;
}

char *
text_trim(char *s)
{
	size_t n;
	const char *from = inner(s, &n);

	memmove(s, from, n);
	s[n] = '\0';
	return s;
}

bool
text_is_blank(const char *s)
{
	size_t n;

	if (s == NULL)
		return true;
	inner(s, &n);
	return n == 0;
}
