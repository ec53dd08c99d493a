/*
 * Names inside texts.  A word is a run of letters with their marks, and an
 * apostrophe between letters belongs to it.
 */
#include "src/domain/values/names.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "src/base/buf.h"
#include "src/base/fold.h"
#include "src/base/utf8.h"

const char *
name_folded(const char *s, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (s == NULL)
		return "";
	fold_text(s, &b);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

const char *
name_tight(const char *s, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (s == NULL)
		return "";
	fold_tight(s, &b);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static bool
is_apostrophe(unsigned cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

static bool
is_word_part(unsigned cp)
{
	return cp != UTF8_BAD && (uc_is_alpha(cp) ||
	    uc_is_general_category(cp, UC_CATEGORY_M));
}

/* Length of the word at S; 0 when none begins there. */
static size_t
word_length(const char *s)
{
	size_t n = 0;

	while (s[n] != '\0') {
		unsigned cp, next;
		size_t k = utf8_decode(s + n, strlen(s + n), &cp);

		if (is_apostrophe(cp) && n > 0 && s[n + k] != '\0') {
			utf8_decode(s + n + k, strlen(s + n + k), &next);
			if (!is_word_part(next))
				break;
		} else if (!is_word_part(cp))
			break;
		n += k;
	}
	return n;
}

static bool
begins_small(const char *s)
{
	unsigned cp;

	utf8_decode(s, strlen(s), &cp);
	return cp != UTF8_BAD && uc_is_lower(cp);
}

/* The word without a possessive ’s: how many bytes are left of it. */
static size_t
without_possessive(const char *word, size_t n)
{
	if (n > 2 && (word[n - 1] == 's' || word[n - 1] == 'S')) {
		if (word[n - 2] == '\'')
			return n - 2;
		if (n > 4 && memcmp(word + n - 4, "\xE2\x80\x99", 3) == 0)
			return n - 4;
	}
	return n;
}

struct words {
	struct arena *arena;
	struct name_word *list;
	int count, room;
};

static void
words_add(struct words *w, const char *word, size_t n)
{
	const char *tight = name_tight(arena_strndup(w->arena, word, n),
	    w->arena);

	if (*tight == '\0')
		return;
	if (w->count == w->room) {
		struct name_word *more = arena_array(w->arena,
		    (size_t)w->room * 2 + 32, sizeof *more);

		if (w->count > 0)
			memcpy(more, w->list, (size_t)w->count *
			    sizeof *more);
		w->list = more;
		w->room = w->room * 2 + 32;
	}
	w->list[w->count++] = (struct name_word){ tight, begins_small(word) };
}

/* Words between blanks: “S.h.a.y”, “L0317”, also broken by a hyphen. */
static void
add_between_blanks(struct words *w, const char *text)
{
	while (*(text += strspn(text, " \t\n")) != '\0') {
		size_t skip = 0, n = strcspn(text, " \t\n");
		unsigned cp;

		while (text[n] != '\0' && text[n - 1] == '-')
			n += 1 + strcspn(text + n + 1, " \t\n");
		while (skip < n && word_length(text + skip) == 0)
			skip += utf8_decode(text + skip, n - skip, &cp);
		words_add(w, text + skip, n - skip);
		text += n;
	}
}

int
name_words(const char *text, struct arena *a, struct name_word **out)
{
	struct words w = { .arena = a };

	add_between_blanks(&w, text);
	while (*text != '\0') {
		size_t n = word_length(text), bare;
		unsigned cp;

		if (n == 0) {
			text += utf8_decode(text, strlen(text), &cp);
			continue;
		}
		bare = without_possessive(text, n);
		words_add(&w, text, n);
		if (bare < n)
			words_add(&w, text, bare);
		text += n;
	}
	*out = w.list;
	return w.count;
}

/* The words of a pupil's names, folded. */
#define PARTS_MOST 24
struct parts {
	const char *folded[PARTS_MOST];
	int count;
};

static void
parts_add(struct parts *p, const char *name, struct arena *a)
{
	while (name != NULL && *name != '\0' && p->count < PARTS_MOST) {
		size_t n = word_length(name);
		unsigned cp;

		if (n > 0)
			p->folded[p->count++] =
			    name_folded(arena_strndup(a, name, n), a);
		else
			n = utf8_decode(name, strlen(name), &cp);
		name += n;
	}
}

static bool
is_part(const struct parts *p, const char *word, size_t n, struct arena *a)
{
	const char *folded = n > 0 ?
	    name_folded(arena_strndup(a, word, n), a) : "";

	for (int i = 0; i < p->count; i++)
		if (*folded != '\0' && strcmp(folded, p->folded[i]) == 0)
			return true;
	return false;
}

static void
add_initial(struct buf *out, const char *word)
{
	unsigned cp;

	utf8_decode(word, strlen(word), &cp);
	buf_codepoint(out, uc_toupper(cp));
	buf_char(out, '.');
}

/* How much of the word is a name: all, all but a possessive, nothing. */
static size_t
name_length(const struct parts *p, const char *word, size_t n,
    struct arena *a)
{
	size_t bare = without_possessive(word, n);

	if (begins_small(word))
		return 0;
	if (is_part(p, word, n, a))
		return n;
	return bare < n && is_part(p, word, bare, a) ? bare : 0;
}

const char *
names_to_initials(const char *text, const struct pupil *p, struct arena *a)
{
	struct parts parts = { .count = 0 };
	struct buf out = BUF_INIT;
	const char *result;

	parts_add(&parts, p->forename, a);
	parts_add(&parts, p->surname, a);
	parts_add(&parts, p->preferred_name, a);
	while (*text != '\0') {
		size_t n = word_length(text), name;
		unsigned cp;

		name = n > 0 ? name_length(&parts, text, n, a) : 0;
		if (n == 0)
			n = utf8_decode(text, strlen(text), &cp);
		if (name > 0)
			add_initial(&out, text);
		buf_add(&out, text + name, n - name);
		text += n;
	}
	result = arena_strdup(a, buf_text(&out));
	buf_release(&out);
	return result;
}
