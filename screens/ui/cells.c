/*
 * Clusters, glyphs and cell widths.  See cells.h.
 */
#include "screens/ui/cells.h"

#include <assert.h>
#include <string.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unictype.h>

#include "src/base/utf8.h"

#define REPLACEMENT 0xFFFD
#define JOINER 0x200D

static bool ascii;

void
cells_set_ascii(bool on)
{
	ascii = on;
}

bool
cells_ascii(void)
{
	return ascii;
}

static bool
is_printable_ascii(unsigned char c)
{
	return c >= 0x20 && c < 0x7F;
}

static bool
is_flag_half(unsigned cp)
{
	return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Whether a cluster goes on over the border between two code points. */
static bool
is_joined(unsigned before, unsigned after, int flag_halves)
{
	if (before == UTF8_BAD || after == UTF8_BAD || before < 0x20)
		return false;
	if (is_flag_half(before) && is_flag_half(after))
		return flag_halves % 2 == 1;
	/* What a joiner stands behind is not looked at: nearly always the
	 * first half of a joined picture. */
	if (before == JOINER && uc_is_property_extended_pictographic(after))
		return true;
	return !uc_is_grapheme_break(before, after);
}

size_t
cluster_next(const char *s, size_t n)
{
	unsigned before, after;
	size_t len;
	int halves;

	assert(n > 0);
	if (is_printable_ascii((unsigned char)s[0]) &&
	    (n == 1 || !((unsigned char)s[1] & 0x80)))
		return 1;
	len = utf8_decode(s, n, &before);
	halves = is_flag_half(before);
	while (len < n) {
		size_t k = utf8_decode(s + len, n - len, &after);

		if (!is_joined(before, after, halves))
			break;
		len += k;
		halves += is_flag_half(after);
		before = after;
	}
	return len;
}

/*
 * Clusters can only be told from their beginning, so start from a place that
 * is one for certain: an ASCII character begins a cluster, and so does what
 * follows a newline.
 */
size_t
cluster_previous(const char *s, size_t n)
{
	size_t at = n, step = 0;

	if (n == 0)
		return 0;
	do
		at--;
	while (at > 0 && !is_printable_ascii((unsigned char)s[at]) &&
	    s[at] != '\n');
	while (at < n) {
		step = cluster_next(s + at, n - at);
		at += step;
	}
	return step;
}

/* Joiners, marks of direction and the like: they steer, and show nothing. */
static bool
is_hidden(unsigned cp)
{
	static const struct { unsigned from, to; } range[] = {
		{ 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C },
		{ 0x180B, 0x180F }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE0FFF }
	};

	for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
		if (cp >= range[i].from && cp <= range[i].to)
			return true;
	return false;
}

static bool
is_private(unsigned cp)
{
	return (cp >= 0xE000 && cp < 0xF900) || cp >= 0xF0000;
}

static bool
is_blank_like(unsigned cp)
{
	return cp == '\n' || cp == '\t' || cp == 0x2028 || cp == 0x2029;
}

/* What stands for CP on the terminal; REPLACEMENT for what must not show. */
static unsigned
shown_as(unsigned cp)
{
	if (is_blank_like(cp))
		return ' ';
	if (cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ||
	    is_private(cp))
		return REPLACEMENT;
	return cp;
}

static void
add_piece(struct glyph *g, wchar_t point, int cells)
{
	struct piece *p;

	if (g->pieces == GLYPH_PIECES)
		return;
	p = &g->piece[g->pieces++];
	p->point[0] = point;
	p->point[1] = 0;
	p->cells = cells;
	g->cells += cells;
}

static void
add_mark(struct glyph *g, wchar_t mark)
{
	struct piece *p;
	size_t n;

	if (g->pieces == 0)
		add_piece(g, L' ', 1);
	p = &g->piece[g->pieces - 1];
	n = wcslen(p->point);
	if (n < PIECE_POINTS) {
		p->point[n] = mark;
		p->point[n + 1] = 0;
	}
}

static void
add_wide(struct glyph *g, unsigned cp)
{
	int width = wcwidth((wchar_t)cp);

	if (width < 0)
		add_piece(g, REPLACEMENT, 1);
	else if (width == 0)
		add_mark(g, (wchar_t)cp);
	else
		add_piece(g, (wchar_t)cp, width);
}

/* Letters and signs that do not come apart into a letter and its accent. */
static const char *
ascii_word(unsigned cp)
{
	static const struct { unsigned cp; const char *word; } table[] = {
		{ 0xA0, " " }, { 0xA3, "GBP" }, { 0xA9, "(c)" },
		{ 0xAB, "\"" }, { 0xB0, "deg" }, { 0xB7, "." },
		{ 0xBB, "\"" }, { 0xBC, "1/4" }, { 0xBD, "1/2" },
		{ 0xBE, "3/4" }, { 0xC6, "AE" }, { 0xD0, "D" },
		{ 0xD7, "x" }, { 0xD8, "O" }, { 0xDE, "Th" }, { 0xDF, "ss" },
		{ 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" },
		{ 0x110, "D" }, { 0x111, "d" }, { 0x131, "i" },
		{ 0x141, "L" }, { 0x142, "l" }, { 0x152, "OE" },
		{ 0x153, "oe" }, { 0x2010, "-" }, { 0x2011, "-" },
		{ 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
		{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201A, "'" },
		{ 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" },
		{ 0x2022, "*" }, { 0x2026, "..." }, { 0x2032, "'" },
		{ 0x20AC, "EUR" }, { 0x2190, "<-" }, { 0x2192, "->" },
		{ 0x2212, "-" }, { 0x2500, "-" }, { 0x2713, "x" }
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (table[i].cp == cp)
			return table[i].word;
	return NULL;
}

static void
add_ascii(struct glyph *g, unsigned cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	const char *word;

	/* A compound letter may come apart twice (Vietnamese). */
	while (cp >= 0x80 && uc_canonical_decomposition(cp, parts) > 0)
		cp = parts[0];
	if (cp < 0x80) {
		add_piece(g, (wchar_t)cp, 1);
	} else if ((word = ascii_word(cp)) != NULL) {
		for (; *word != '\0'; word++)
			add_piece(g, (wchar_t)*word, 1);
	} else if (g->pieces == 0 || wcwidth((wchar_t)cp) > 0) {
		add_piece(g, L'?', 1);
	}
}

size_t
cluster_glyph(const char *s, size_t n, struct glyph *g)
{
	size_t len = cluster_next(s, n);
	unsigned cp;

	g->pieces = 0;
	g->cells = 0;
	for (size_t i = 0; i < len; ) {
		i += utf8_decode(s + i, len - i, &cp);
		if (is_hidden(cp))
			continue;
		cp = shown_as(cp);
		if (ascii)
			add_ascii(g, cp);
		else if (cp < 0x80)
			add_piece(g, (wchar_t)cp, 1);
		else
			add_wide(g, cp);
	}
	return len;
}

int
cells_of(const char *s, size_t n)
{
	struct glyph g;
	int cells = 0;

	for (size_t i = 0; i < n; ) {
		i += cluster_glyph(s + i, n - i, &g);
		cells += g.cells;
	}
	return cells;
}

size_t
cells_fit(const char *s, size_t n, int cells)
{
	struct glyph g;
	size_t i = 0;

	while (i < n) {
		size_t k = cluster_glyph(s + i, n - i, &g);

		if (g.cells > cells)
			break;
		cells -= g.cells;
		i += k;
	}
	return i;
}
