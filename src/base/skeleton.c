/*
 * One table of look-alikes, capitals and small letters apart: a capital Nu is
 * an N, a small one a v.  See skeleton.h.
 */
#include "src/base/skeleton.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "src/base/utf8.h"

/* Sorted by code point. */
static const struct look {
	unsigned cp;
	char latin;
} looks[] = {
	{ 0x0251, 'a' }, { 0x0261, 'g' }, { 0x0262, 'G' }, { 0x0269, 'i' },
	{ 0x026A, 'I' }, { 0x0274, 'N' }, { 0x0280, 'R' }, { 0x028B, 'v' },
	{ 0x028F, 'Y' }, { 0x0299, 'B' }, { 0x029C, 'H' }, { 0x029F, 'L' },
	{ 0x0391, 'A' }, { 0x0392, 'B' }, { 0x0395, 'E' }, { 0x0396, 'Z' },
	{ 0x0397, 'H' }, { 0x0399, 'I' }, { 0x039A, 'K' }, { 0x039C, 'M' },
	{ 0x039D, 'N' }, { 0x039F, 'O' }, { 0x03A1, 'P' }, { 0x03A4, 'T' },
	{ 0x03A5, 'Y' }, { 0x03A7, 'X' }, { 0x03AC, 'a' }, { 0x03AF, 'i' },
	{ 0x03B1, 'a' }, { 0x03B2, 'b' }, { 0x03B3, 'y' }, { 0x03B5, 'e' },
	{ 0x03B7, 'n' }, { 0x03B9, 'i' }, { 0x03BA, 'k' }, { 0x03BD, 'v' },
	{ 0x03BF, 'o' }, { 0x03C1, 'p' }, { 0x03C3, 'o' }, { 0x03C4, 't' },
	{ 0x03C5, 'u' }, { 0x03C7, 'x' }, { 0x03C9, 'w' }, { 0x03CC, 'o' },
	{ 0x03CD, 'u' }, { 0x03F2, 'c' }, { 0x03F3, 'j' }, { 0x03F9, 'C' },
	{ 0x0401, 'E' }, { 0x0405, 'S' }, { 0x0406, 'I' }, { 0x0407, 'I' },
	{ 0x0408, 'J' }, { 0x0410, 'A' }, { 0x0412, 'B' }, { 0x0415, 'E' },
	{ 0x0417, 'Z' }, { 0x0418, 'N' }, { 0x041A, 'K' }, { 0x041C, 'M' },
	{ 0x041D, 'H' }, { 0x041E, 'O' }, { 0x0420, 'P' }, { 0x0421, 'C' },
	{ 0x0422, 'T' }, { 0x0423, 'Y' }, { 0x0425, 'X' }, { 0x042F, 'R' },
	{ 0x0430, 'a' }, { 0x0432, 'b' }, { 0x0433, 'r' }, { 0x0435, 'e' },
	{ 0x0438, 'n' }, { 0x043A, 'k' }, { 0x043C, 'm' }, { 0x043D, 'h' },
	{ 0x043E, 'o' }, { 0x043F, 'n' }, { 0x0440, 'p' }, { 0x0441, 'c' },
	{ 0x0442, 't' }, { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x044C, 'b' },
	{ 0x044F, 'r' }, { 0x0451, 'e' }, { 0x0455, 's' }, { 0x0456, 'i' },
	{ 0x0457, 'i' }, { 0x0458, 'j' }, { 0x0474, 'V' }, { 0x0475, 'v' },
	{ 0x04AE, 'Y' }, { 0x04AF, 'y' }, { 0x04BA, 'H' }, { 0x04BB, 'h' },
	{ 0x04C0, 'l' }, { 0x04CF, 'l' }, { 0x0500, 'D' }, { 0x0501, 'd' },
	{ 0x050C, 'G' }, { 0x051A, 'Q' }, { 0x051B, 'q' }, { 0x051C, 'W' },
	{ 0x051D, 'w' }, { 0x054D, 'U' }, { 0x054F, 'S' }, { 0x0555, 'O' },
	{ 0x0561, 'w' }, { 0x0563, 'q' }, { 0x0566, 'q' }, { 0x0570, 'h' },
	{ 0x0578, 'n' }, { 0x057C, 'n' }, { 0x057D, 'u' }, { 0x0581, 'g' },
	{ 0x0584, 'p' }, { 0x0585, 'o' }, { 0x1D00, 'A' }, { 0x1D04, 'C' },
	{ 0x1D05, 'D' }, { 0x1D07, 'E' }, { 0x1D0A, 'J' }, { 0x1D0B, 'K' },
	{ 0x1D0D, 'M' }, { 0x1D0F, 'O' }, { 0x1D18, 'P' }, { 0x1D1B, 'T' },
	{ 0x1D1C, 'U' }, { 0x1D20, 'V' }, { 0x1D21, 'W' }, { 0x1D22, 'Z' },
	{ 0xA730, 'F' }, { 0xA731, 'S' },
};
#define LOOKS (sizeof looks / sizeof looks[0])

static int
compare(const void *key, const void *row)
{
	unsigned cp = *(const unsigned *)key;
	const struct look *l = row;

	return cp < l->cp ? -1 : cp > l->cp;
}

static char
look_of(unsigned cp)
{
	const struct look *l = cp < looks[0].cp ? NULL : bsearch(&cp, looks,
	    LOOKS, sizeof looks[0], compare);

	return l != NULL ? l->latin : '\0';
}

static bool
is_latin(unsigned cp)
{
	return cp < 0x0250 || (cp >= 0x1E00 && cp < 0x1F00) ||
	    (cp >= 0xFF21 && cp <= 0xFF5A) ||
	    (cp >= 0x1D400 && cp <= 0x1D7FF);
}

struct word {
	size_t length;		/* bytes; 0: no word begins here */
	bool latin, looks, others;
};

static struct word
word_at(const char *s, size_t n)
{
	struct word w = { .length = 0 };
	unsigned cp;

	while (w.length < n) {
		size_t k = utf8_decode(s + w.length, n - w.length, &cp);
		bool mark = cp != UTF8_BAD && uc_is_general_category_withtable(
		    cp, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf);

		if (cp == UTF8_BAD || (!mark && !uc_is_alpha(cp)))
			break;
		if (!mark) {
			char look = look_of(cp);

			w.looks |= look != '\0';
			w.latin |= look == '\0' && is_latin(cp);
			w.others |= look == '\0' && !is_latin(cp);
		}
		w.length += k;
	}
	return w;
}

static void
add_looks(const char *s, size_t n, struct buf *out)
{
	while (n > 0) {
		unsigned cp;
		size_t k = utf8_decode(s, n, &cp);
		char look = look_of(cp);

		if (look != '\0')
			buf_char(out, look);
		else
			buf_add(out, s, k);
		s += k;
		n -= k;
	}
}

void
skeleton_text(const char *s, struct buf *out)
{
	size_t n = strlen(s), plain = 0;

	while (plain < n && (unsigned char)s[plain] < 0x80)
		plain++;
	if (plain == n) {	/* as most are */
		buf_add(out, s, n);
		return;
	}
	while (n > 0) {
		struct word w = word_at(s, n);
		unsigned cp;
		size_t k = w.length > 0 ? w.length : utf8_decode(s, n, &cp);

		if (w.looks && (w.latin || !w.others))
			add_looks(s, k, out);
		else
			buf_add(out, s, k);
		s += k;
		n -= k;
	}
}
