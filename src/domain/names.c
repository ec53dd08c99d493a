/*
 * Names inside texts.  A word is a run of letters with their marks, and an
 * apostrophe between letters belongs to it.
 */
#include "src/domain/names.h"

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

static bool
folds_to(const char *word, size_t n, const char *name, struct arena *a)
{
	return *name != '\0' &&
	    strcmp(name_folded(arena_strndup(a, word, n), a), name) == 0;
}

bool
name_is_in(const char *text, const char *name, struct arena *a)
{
	while (*text != '\0') {
		size_t n = word_length(text);
		unsigned cp;

		if (n == 0) {
			text += utf8_decode(text, strlen(text), &cp);
			continue;
		}
		if (!begins_small(text) && (folds_to(text, n, name, a) ||
		    folds_to(text, without_possessive(text, n), name, a)))
			return true;
		text += n;
	}
	return false;
}

/* Is the word one of the words of NAME? */
static bool
is_part_of(const char *word, size_t n, const char *name, struct arena *a)
{
	while (name != NULL && *name != '\0') {
		size_t k = word_length(name);
		unsigned cp;

		if (k == 0) {
			name += utf8_decode(name, strlen(name), &cp);
			continue;
		}
		if (folds_to(word, n,
		    name_folded(arena_strndup(a, name, k), a), a))
			return true;
		name += k;
	}
	return false;
}

static bool
is_name_of(const char *word, size_t n, const struct pupil *p,
    struct arena *a)
{
	return n > 0 && (is_part_of(word, n, p->forename, a) ||
	    is_part_of(word, n, p->surname, a) ||
	    is_part_of(word, n, p->preferred_name, a));
}

static void
add_initial(struct buf *out, const char *word)
{
	unsigned cp;

	utf8_decode(word, strlen(word), &cp);
	buf_codepoint(out, uc_toupper(cp));
	buf_char(out, '.');
}

const char *
names_to_initials(const char *text, const struct pupil *p, struct arena *a)
{
	struct buf out = BUF_INIT;
	const char *result;

	while (*text != '\0') {
		size_t n = word_length(text), bare;
		unsigned cp;

		if (n == 0) {
			n = utf8_decode(text, strlen(text), &cp);
			buf_add(&out, text, n);
		} else if (!begins_small(text) && is_name_of(text, n, p, a))
			add_initial(&out, text);
		else if (bare = without_possessive(text, n),
		    !begins_small(text) && is_name_of(text, bare, p, a)) {
			add_initial(&out, text);
			buf_add(&out, text + bare, n - bare);
		} else
			buf_add(&out, text, n);
		text += n;
	}
	result = arena_strdup(a, buf_text(&out));
	buf_release(&out);
	return result;
}
