/*
 * A line of a plan, searched for everybody in the register.  Of a child who
 * is on another agenda, or on none, a forename alone says nobody, and a day
 * of birth nothing without initials: what is looked for here is what says
 * who, and it is looked up by the words of the line, not case by case.
 */
#include "src/domain/documents/leak-search.h"

#include <bsd/string.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/fold.h"

/* A case of the same child, or the anonymous one that it was before. */
static bool
is_same(const struct search *s, const struct leak_case *c)
{
	return strcmp(c->id, s->id) == 0 ||
	    (c->pupil_id != NULL && s->pupil_id != NULL &&
	    strcmp(c->pupil_id, s->pupil_id) == 0) ||
	    (c->joined_to != NULL && strcmp(c->joined_to, s->id) == 0) ||
	    (s->joined_to != NULL && strcmp(s->joined_to, c->id) == 0);
}

/* Is it nobody else, one of the agenda, or found in this line already? */
static bool
is_done(const struct search *s, const struct leak_case *c)
{
	return c->passed_in == s->list->plans ||
	    c->hit_in == s->list->lines || is_same(s, c);
}

static void
hit(struct search *s, const char *kind, const char *whose,
    struct leak_case *c)
{
	c->hit_in = s->list->lines;
	search_hit(s, kind, whose, c->ref);
}

/* Does the line say MARK from here to the end of a word, whatever blanks are
 * in between?  A name may have an s behind it. */
static bool
is_said(const char *p, const struct leak_mark *m)
{
	bool digits = strspn(m->text, "0123456789") == strlen(m->text);
	const char *text = m->text;

	while (*text != '\0' && *p != '\0') {
		if (*p == ' ' && !digits)
			p++;
		else if (*p++ != *text++)
			return false;
	}
	if (*text != '\0')
		return false;
	if (*p == 's' && (m->kind == MARK_NAME || m->kind == MARK_CARER))
		p++;
	return *p == '\0' || *p == ' ';
}

/* "will price" is no name where both are words; "Will Price" is. */
static bool
is_written_as_name(const struct search *s, const struct leak_case *c)
{
	return !c->plain || (search_has_word(s, c->fore, false) &&
	    search_has_word(s, c->sur, false));
}

static bool
is_own_name(const struct search *s, const char *text)
{
	return strcmp(text, s->own_name) == 0 ||
	    strcmp(text, s->own_known) == 0;
}

static void
said_here(struct search *s, const char *p, const struct leak_mark *m)
{
	if (m->of == NULL || is_done(s, m->of) || !is_said(p, m))
		return;
	if (m->kind == MARK_NAME && !is_own_name(s, m->text) &&
	    is_written_as_name(s, m->of))
		hit(s, "name", "the name of ", m->of);
	else if (m->kind == MARK_CODE)
		hit(s, "code", "the reference ", m->of);
	else if (m->kind == MARK_UPN)
		hit(s, "upn", "the pupil number of ", m->of);
	else if (m->kind == MARK_CARER)
		hit(s, "third-party", "a carer of ", m->of);
}

static void
search_beginnings(struct search *s)
{
	for (const char *p = s->folded; *p != '\0'; p++) {
		if (*p == ' ' || (p > s->folded && p[-1] != ' '))
			continue;
		for (const struct leak_mark *m = leak_list_first(s->list,
		    MARK_NAME, p); m != NULL; m = m->next)
			said_here(s, p, m);
	}
}

/* Two words that stand together in the name of some school. */
static bool
is_pair(const struct search *s, const char *from, size_t n)
{
	return leak_list_has(s->list, MARK_PAIR,
	    arena_strndup(s->arena, from, n));
}

/* "Lord Brackenridge Academy" is a school, not a family. */
static bool
is_of_school(const struct search *s, const char *word)
{
	size_t at, n = strlen(word), before, after;
	const char *line = s->folded;

	if (fold_has_words(s->school, word, NULL))
		return true;
	if (!fold_has_words(line, word, &at))
		return false;
	for (before = at; before > 1 && line[before - 2] != ' '; )
		before--;
	before -= before > 0;
	after = at + n;
	after += line[after] == ' ';
	after += strcspn(line + after, " ");
	return (before < at && is_pair(s, line + before, at + n - before)) ||
	    (after > at + n && is_pair(s, line + at, after - at));
}

static bool
says_who(const struct search *s, const char *word)
{
	return !leak_list_has(s->list, MARK_WORD, word) &&
	    !leak_list_has(s->list, MARK_PERSON, word) &&
	    !search_is_own(s, word) &&
	    !fold_has_words(s->small, word, NULL) && !is_of_school(s, word);
}

static void
search_surname(struct search *s, const char *word)
{
	for (const struct leak_mark *m = leak_list_first(s->list,
	    MARK_SURNAME, word); m != NULL; m = m->next)
		if (m->kind == MARK_SURNAME && strcmp(m->text, word) == 0 &&
		    !is_done(s, m->of) && says_who(s, word))
			hit(s, "name", "the surname of ", m->of);
}

static void
search_surnames(struct search *s)
{
	for (int i = 0; i < s->word_count; i++) {
		const char *word = s->words[i].tight;
		size_t n = strlen(word);

		if (s->words[i].small)
			continue;
		search_surname(s, word);
		if (n > 1 && word[n - 1] == 's')
			search_surname(s, arena_strndup(s->arena, word,
			    n - 1));
	}
}

static const char *
initials(const char *folded, char *out, size_t room)
{
	size_t n = 0;

	for (const char *p = folded; *p != '\0' && n + 1 < room; p++)
		if ((unsigned char)*p < 0x80 && *p != ' ' &&
		    (p == folded || p[-1] == ' '))
			out[n++] = *p;
	out[n] = '\0';
	return out;
}

/* "O.B.", "OB", "o b": single letters side by side, or one word of them. */
static bool
has_initials(const struct search *s, const char *want)
{
	char spread[32];
	size_t n = strlen(want);

	if (n < 2 || n * 2 > sizeof spread)
		return false;
	for (size_t i = 0; i < n; i++) {
		spread[2 * i] = want[i];
		spread[2 * i + 1] = i + 1 < n ? ' ' : '\0';
	}
	return fold_has_words(s->folded, spread, NULL) ||
	    fold_has_words(s->folded, want, NULL);
}

static bool
is_meant(const struct search *s, const struct leak_case *c)
{
	char fore[16], sur[16], want[32];

	initials(c->fore, fore, sizeof fore);
	initials(c->sur, sur, sizeof sur);
	if (*fore == '\0' || *sur == '\0')
		return false;
	want[0] = fore[0];
	want[1] = sur[0];
	want[2] = '\0';
	if (has_initials(s, want))
		return true;
	strlcpy(want, fore, sizeof want);
	strlcat(want, sur, sizeof want);
	return has_initials(s, want) || (strlen(c->fore) >= 3 &&
	    !search_is_own(s, c->fore) &&
	    fold_has_words(s->folded, c->fore, NULL));
}

static void
search_days(struct search *s)
{
	for (int i = 0; i < s->day_count; i++) {
		const char *day = arena_printf(s->arena, "%d", s->days[i]);

		for (const struct leak_mark *m = leak_list_first(s->list,
		    MARK_BORN, day); m != NULL; m = m->next)
			if (m->kind == MARK_BORN &&
			    strcmp(m->text, day) == 0 && !is_done(s, m->of) &&
			    is_meant(s, m->of))
				hit(s, "date-of-birth",
				    "initials and date of birth of ", m->of);
	}
}

void
search_register(struct search *s)
{
	s->list->lines++;
	search_beginnings(s);
	search_surnames(s);
	search_days(s);
}
