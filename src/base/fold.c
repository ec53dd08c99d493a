/*
 * Search folding: one table of ours on top of Unicode's case folding and
 * compatibility decomposition.  See fold.h.
 */
#include "src/base/fold.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "src/base/mem.h"
#include "src/base/utf8.h"

/*
 * Letters that Unicode does not decompose, and what people type for them.
 * Small letters only: this is looked up after case folding.  Sorted.
 */
static const struct spelling {
	unsigned cp;
	const char *plain;
} spellings[] = {
	{ 0x00E6, "ae" },	/* æ */
	{ 0x00F0, "d" },	/* ð */
	{ 0x00F8, "o" },	/* ø */
	{ 0x00FE, "th" },	/* þ */
	{ 0x0111, "d" },	/* đ */
	{ 0x0127, "h" },	/* ħ */
	{ 0x0131, "i" },	/* ı */
	{ 0x0138, "k" },	/* ĸ */
	{ 0x0142, "l" },	/* ł */
	{ 0x014B, "ng" },	/* ŋ */
	{ 0x0153, "oe" },	/* œ */
	{ 0x0167, "t" },	/* ŧ */
	{ 0x0180, "b" },	/* ƀ */
	{ 0x0192, "f" },	/* ƒ */
	{ 0x0199, "k" },	/* ƙ */
	{ 0x019A, "l" },	/* ƚ */
	{ 0x01B4, "y" },	/* ƴ */
	{ 0x01B6, "z" },	/* ƶ */
	{ 0x01DD, "e" },	/* ǝ */
	{ 0x01E5, "g" },	/* ǥ */
	{ 0x0253, "b" },	/* ɓ */
	{ 0x0254, "o" },	/* ɔ */
	{ 0x0256, "d" },	/* ɖ */
	{ 0x0257, "d" },	/* ɗ */
	{ 0x0259, "a" },	/* ə: Həsən is written Hasan */
	{ 0x025B, "e" },	/* ɛ */
	{ 0x0268, "i" },	/* ɨ */
	{ 0x0272, "n" },	/* ɲ */
	{ 0x0289, "u" },	/* ʉ */
};

/* Sorted; the last line are the modifier letters that stand for one. */
static const unsigned apostrophes[] = {
	0x0027, 0x0060, 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02BE,
	0x02BF, 0x02C8, 0x02CA, 0x02CB, 0x055A, 0x05F3, 0x07F4, 0x07F5,
	0x1FBD, 0x1FBF, 0x1FEF, 0x1FFD, 0x1FFE, 0x2018, 0x2019, 0x201B,
	0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07, 0xFF40,
};

static int
compare_spelling(const void *key, const void *row)
{
	unsigned cp = *(const unsigned *)key;
	const struct spelling *s = row;

	return cp < s->cp ? -1 : cp > s->cp;
}

static const char *
plain_spelling(unsigned cp)
{
	const struct spelling *s = bsearch(&cp, spellings,
	    sizeof spellings / sizeof spellings[0], sizeof spellings[0],
	    compare_spelling);

	return s != NULL ? s->plain : NULL;
}

static bool
is_apostrophe(unsigned cp)
{
	for (size_t i = 0; i < sizeof apostrophes / sizeof apostrophes[0]; i++)
		if (cp <= apostrophes[i])
			return cp == apostrophes[i];
	return false;
}

/*
 * Take the apostrophes out before decomposition, which would make a space
 * and an accent of some, and make the text safe for libunistring.
 */
static void
without_apostrophes(const char *s, struct buf *out)
{
	size_t n = strlen(s);
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		if (cp == UTF8_BAD)
			buf_char(out, ' ');
		else if (!is_apostrophe(cp))
			buf_add(out, s, k);
		s += k;
		n -= k;
	}
}

/*
 * Accents go.  Vowel signs of the Indic scripts have no combining class and
 * stay, as does the virama: without them words would become other words.
 * Apostrophes may also come out of a decomposition.
 */
static bool
vanishes(unsigned cp)
{
	int class = uc_combining_class(cp);

	if ((class != UC_CCC_NR && class != UC_CCC_VR) || is_apostrophe(cp))
		return true;
	return uc_is_property_default_ignorable_code_point(cp) ||
	    uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Cf);
}

static bool
is_word_character(unsigned cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L |
	    UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
}

static void
add_folded(const char *s, size_t n, bool tight, struct buf *out)
{
	bool pending = false;
	size_t start = out->len;
	unsigned cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);
		const char *plain = plain_spelling(cp);

		if (cp == UTF8_BAD || (!vanishes(cp) &&
		    !is_word_character(cp))) {
			pending = out->len > start;
		} else if (!vanishes(cp)) {
			if (pending && !tight)
				buf_char(out, ' ');
			pending = false;
			if (plain != NULL)
				buf_str(out, plain);
			else
				buf_add(out, s, k);
		}
		s += k;
		n -= k;
	}
}

/* What most texts are, at a tenth of the price; false when it is not so. */
static bool
fold_ascii(const char *s, bool tight, struct buf *out)
{
	bool pending = false;
	size_t start = out->len;

	for (const char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80)
			return false;
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (isalnum(c)) {
			if (pending && !tight)
				buf_char(out, ' ');
			pending = false;
			buf_char(out, (char)tolower(c));
		} else if (!is_apostrophe(c))
			pending = out->len > start;
	}
	return true;
}

static void
fold(const char *s, bool tight, struct buf *out)
{
	struct buf clean = BUF_INIT;
	union { uint8_t *theirs; char *ours; } folded;
	size_t n = 0;

	if (fold_ascii(s, tight, out))
		return;
	without_apostrophes(s, &clean);
	if (clean.len == 0) {
		buf_release(&clean);
		return;
	}
	folded.theirs = u8_casefold((const uint8_t *)clean.p, clean.len, NULL,
	    UNINORM_NFKD, NULL, &n);
	if (folded.theirs == NULL)
		mem_die();
	add_folded(folded.ours, n, tight, out);
	explicit_bzero(folded.ours, n);
	free(folded.theirs);
	buf_release(&clean);
}

void
fold_text(const char *s, struct buf *out)
{
	fold(s, false, out);
}

void
fold_tight(const char *s, struct buf *out)
{
	fold(s, true, out);
}

bool
fold_has_words(const char *hay, const char *needle, size_t *at)
{
	size_t n = strlen(needle);

	if (n == 0)
		return false;
	for (const char *p = hay; (p = strstr(p, needle)) != NULL; p++) {
		if ((p == hay || p[-1] == ' ') &&
		    (p[n] == '\0' || p[n] == ' ')) {
			if (at != NULL)
				*at = (size_t)(p - hay);
			return true;
		}
	}
	return false;
}
