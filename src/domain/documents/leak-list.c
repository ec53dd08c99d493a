/*
 * Building the list of everybody.  See leak-list.h.  A surname alone is a
 * mark only where it says who: few bear it, it is not one of those that every
 * street has, and nobody who works with the panel is called so.
 */
#include "src/domain/documents/leak-list.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "db/document.h"
#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/base/fold.h"
#include "src/base/skeleton.h"
#include "src/domain/values/names.h"
#include "src/model/person.h"

#define BEARERS_MOST 3		/* of a surname that says who */
#define SURNAME_LEAST 4
#define CARERS_MOST 8

const char *
leak_folded(const char *s, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (s == NULL)
		return "";
	skeleton_text(s, &b);
	out = name_folded(buf_text(&b), a);
	buf_release(&b);
	return out;
}

const char *
leak_tight(const char *folded, struct arena *a)
{
	char *out = arena_strdup(a, folded), *to = out;

	for (const char *p = folded; *p != '\0'; p++)
		if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	return out;
}

static bool
is_by_beginning(enum mark_kind kind)
{
	return kind == MARK_NAME || kind == MARK_CODE || kind == MARK_UPN ||
	    kind == MARK_CARER;
}

/* Of the first bytes that are no blanks, or of all. */
static uint32_t
hash(enum mark_kind kind, const char *text)
{
	bool begins = is_by_beginning(kind);
	uint32_t h = 2166136261u ^ (begins ? MARK_NAME : (unsigned)kind);
	int n = 0;

	for (; *text != '\0' && (!begins || n < MARK_LEAST); text++) {
		if (begins && *text == ' ')
			continue;
		h = (h ^ (unsigned char)*text) * 16777619u;
		n++;
	}
	return h ^ h >> 15;
}

const struct leak_mark *
leak_list_first(const struct leak_list *l, enum mark_kind kind,
    const char *text)
{
	return l->heads[hash(kind, text) & (l->head_count - 1)];
}

bool
leak_list_has(const struct leak_list *l, enum mark_kind kind,
    const char *text)
{
	const struct leak_mark *m = leak_list_first(l, kind, text);

	while (m != NULL && (m->kind != kind || strcmp(m->text, text) != 0))
		m = m->next;
	return m != NULL;
}

static void
add(struct leak_list *l, enum mark_kind kind, const char *text,
    struct leak_case *of)
{
	struct leak_mark *m = arena_alloc(l->arena, sizeof *m);
	unsigned at = hash(kind, text) & (l->head_count - 1);

	*m = (struct leak_mark){ text, kind, of, l->heads[at] };
	l->heads[at] = m;
}

static void
add_aligned(struct leak_list *l, enum mark_kind kind, const char *folded,
    struct leak_case *of)
{
	const char *tight = leak_tight(folded, l->arena);

	if (strlen(tight) >= MARK_LEAST)
		add(l, kind, tight, of);
}

/* One word of a text after the other; NULL after the last. */
static const char *
next_word(const char **p, struct arena *a)
{
	const char *word;
	size_t n;

	*p += strspn(*p, " ");
	n = strcspn(*p, " ");
	if (n == 0)
		return NULL;
	word = arena_strndup(a, *p, n);
	*p += n;
	return word;
}

static void
add_words(struct leak_list *l, enum mark_kind kind, const char *text)
{
	const char *folded = leak_folded(text, l->arena), *word;

	while ((word = next_word(&folded, l->arena)) != NULL)
		if (!leak_list_has(l, kind, word))
			add(l, kind, word, NULL);
}

/* In both orders; of a name of several words also with one of them. */
static void
add_names(struct leak_list *l, const char *fore, const char *sur,
    struct leak_case *of)
{
	const char *first, *word, *p = fore, *rest = sur;

	if (*fore == '\0' || *sur == '\0')
		return;
	add_aligned(l, MARK_NAME, arena_printf(l->arena, "%s%s", fore, sur),
	    of);
	add_aligned(l, MARK_NAME, arena_printf(l->arena, "%s%s", sur, fore),
	    of);
	first = next_word(&p, l->arena);
	if (*p == '\0' && strchr(sur, ' ') == NULL)
		return;
	while ((word = next_word(&rest, l->arena)) != NULL) {
		add_aligned(l, MARK_NAME, arena_printf(l->arena, "%s%s",
		    first, word), of);
		add_aligned(l, MARK_NAME, arena_printf(l->arena, "%s%s",
		    fore, word), of);
	}
	add_aligned(l, MARK_NAME, arena_printf(l->arena, "%s%s", first, sur),
	    of);
}

/* What could be a year, a room or a word proves nothing. */
static bool
is_code(const char *folded)
{
	const char *digits = "0123456789";
	bool has_digit = strpbrk(folded, digits) != NULL;

	if (strspn(folded, digits) == strlen(folded))
		return strlen(folded) > MARK_LEAST;
	return has_digit || strchr(folded, ' ') != NULL;
}

static bool
is_plain(const char *folded)
{
	return leak_is_common(folded) || leak_is_many_people_s(folded);
}

static void
add_case(struct leak_list *l, struct leak_case *c,
    const struct other_case *o)
{
	const char *carers[CARERS_MOST], *known;
	int n = leak_carers(o->carers, CARERS_MOST, carers, l->arena);

	*c = (struct leak_case){ .id = o->id, .ref = o->ref,
		.pupil_id = o->pupil_id, .joined_to = o->joined_to,
		.born = o->date_of_birth,
		.fore = leak_folded(o->forename, l->arena),
		.sur = leak_folded(o->surname, l->arena) };
	add(l, MARK_ID, c->id, c);
	c->plain = is_plain(c->fore) && is_plain(c->sur);
	known = leak_folded(o->preferred_name, l->arena);
	add_names(l, c->fore, c->sur, c);
	add_names(l, known, c->sur, c);
	if (is_code(leak_folded(o->ref, l->arena)))
		add_aligned(l, MARK_CODE, leak_folded(o->ref, l->arena), c);
	add_aligned(l, MARK_UPN, leak_folded(o->upn, l->arena), c);
	for (int i = 0; i < n; i++)
		add_aligned(l, MARK_CARER, carers[i], c);
	if (c->born != DAY_NONE)
		add(l, MARK_BORN, arena_printf(l->arena, "%d", c->born), c);
}

static bool
is_same_pupil(const struct leak_case *a, const struct leak_case *b)
{
	return a->pupil_id != NULL && b->pupil_id != NULL &&
	    strcmp(a->pupil_id, b->pupil_id) == 0;
}

/* How many pupils have this word in their surname, beside that of OF. */
static int
bearers(const struct leak_list *l, const char *word,
    const struct leak_case *of)
{
	int n = 0;

	for (const struct leak_mark *m = leak_list_first(l, MARK_SURNAME,
	    word); m != NULL; m = m->next)
		n += m->kind == MARK_SURNAME && strcmp(m->text, word) == 0 &&
		    !is_same_pupil(m->of, of);
	return n;
}

/* More than say who are not kept. */
static void
add_surname(struct leak_list *l, struct leak_case *c)
{
	const char *p = c->sur, *word;

	while ((word = next_word(&p, l->arena)) != NULL)
		if (strlen(word) >= SURNAME_LEAST &&
		    !leak_is_many_people_s(word) && !leak_is_common(word) &&
		    bearers(l, word, c) <= BEARERS_MOST)
			add(l, MARK_SURNAME, word, c);
}

static bool
add_people(struct leak_list *l, struct db *db, struct err *e)
{
	struct person *list;
	int n;

	if (!db_list(db, &person_record, NULL, NULL, "id", l->arena, &list,
	    &n, e))
		return false;
	for (int i = 0; i < n; i++)
		add_words(l, MARK_PERSON, list[i].name);
	return true;
}

static void
add_school(struct leak_list *l, const struct place_name *s)
{
	const char *p = leak_folded(s->name, l->arena), *word, *before = NULL;

	while ((word = next_word(&p, l->arena)) != NULL) {
		if (before != NULL)
			add(l, MARK_PAIR, arena_printf(l->arena, "%s %s",
			    before, word), NULL);
		before = word;
	}
	if (s->town != NULL)
		add_words(l, MARK_WORD, s->town);
}

static bool
add_schools(struct leak_list *l, struct db *db, struct err *e)
{
	struct place_name *list;
	int n;

	if (!db_place_names(db, l->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		add_school(l, &list[i]);
	return true;
}

bool
leak_list_load(struct db *db, struct arena *a, struct leak_list **out,
    struct err *e)
{
	struct leak_list *l = arena_alloc(a, sizeof *l);
	struct other_case *all;
	int n;

	if (!db_all_cases(db, a, &all, &n, e))
		return false;
	*l = (struct leak_list){ .arena = a, .count = n, .head_count = 4096 };
	while (l->head_count < (unsigned)n * 8)
		l->head_count *= 2;
	l->heads = arena_array(a, l->head_count, sizeof *l->heads);
	l->cases = arena_array(a, (size_t)n + 1, sizeof *l->cases);
	for (int i = 0; i < n; i++)
		add_case(l, &l->cases[i], &all[i]);
	for (int i = 0; i < n; i++)
		add_surname(l, &l->cases[i]);
	if (!add_people(l, db, e) || !add_schools(l, db, e))
		return false;
	*out = l;
	return true;
}

static void
learn_row(struct leak_list *l, const struct record *r, const char *row)
{
	for (const struct field *f = r->fields; f->name != NULL; f++)
		if (f->kind == FIELD_TEXT && field_text(f, row) != NULL)
			add_words(l, MARK_WORD, field_text(f, row));
}

void
leak_list_learn(struct leak_list *l, const struct scheme *s)
{
	size_t most = sizeof l->learnt / sizeof l->learnt[0], known = 0;

	while (known < most && l->learnt[known] != NULL &&
	    l->learnt[known] != s)
		known++;
	if (known < most && l->learnt[known] == s)
		return;
	if (known < most)
		l->learnt[known] = s;
	for (int i = 0; i < PART_COUNT; i++) {
		const struct record *r = &pack_files[i].record;

		for (int k = 0; k < s->part[i].count; k++)
			learn_row(l, r, (const char *)s->part[i].rows +
			    (size_t)k * r->size);
	}
}

/* A word of a name, not of what somebody is to the pupil. */
static bool
is_part_of_name(const char *word, const char *folded)
{
	static const char kin[] = " mother father mum mummy mam dad daddy "
	    "parent parents carer carers foster guardian step grandmother "
	    "grandfather grandparents gran nan grandad aunt auntie uncle "
	    "sister brother and or the mr mrs ms miss dr ";

	return *folded != '\0' && !islower((unsigned char)*word) &&
	    strpbrk(folded, "0123456789") == NULL &&
	    !fold_has_words(kin, folded, NULL);
}

/* Two or more such words with nothing but blanks between are a name. */
int
leak_carers(const char *p, int most, const char *out[], struct arena *a)
{
	const char *name = "";
	int n = 0, words = 0;

	while (p != NULL && n < most) {
		size_t length = strcspn(p, " ,;:/()\n");
		const char *word = leak_folded(arena_strndup(a, p, length),
		    a);
		bool part = is_part_of_name(p, word);

		if (part)
			name = arena_printf(a, "%s%s%s", name,
			    words++ > 0 ? " " : "", word);
		if (!part || p[length] != ' ') {
			if (words > 1)
				out[n++] = name;
			name = "";
			words = 0;
		}
		p = p[length] != '\0' ? p + length + 1 : NULL;
	}
	return n;
}
