/*
 * What predicate.c and predicate-time.c share: how a condition looks at a
 * field and says what it found.  Nobody else needs it.
 */
#ifndef DOMAIN_ASKED_H
#define DOMAIN_ASKED_H

#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/gates/predicate.h"

/* The last act of every predicate. */
static inline bool
say(struct asked *q, enum criterion_state state, const char *found)
{
	q->state = state;
	q->found = found;
	return true;
}

static inline const char *
field_value(const struct asked *q, const char *field)
{
	const char *value = field == NULL ? NULL :
	    dossier_field(q->dossier, field, q->arena);

	return text_is_blank(value) ? NULL : value;
}

static inline const char *
field_label(const struct asked *q, const char *field)
{
	const struct form_field *f = scheme_field(q->dossier->scheme,
	    q->pathway, field);

	return f != NULL && f->label != NULL ? f->label : field;
}

static inline bool
say_blank(struct asked *q, const char *field)
{
	return say(q, CRITERION_MISSING, arena_printf(q->arena,
	    "Not filled in: %s.", field_label(q, field)));
}

static inline const char *
day_text(struct asked *q, int day)
{
	char words[DAY_WORDS_SIZE];

	return arena_strdup(q->arena, day_words(day, words));
}

/* Those of predicate-time.c, for the table of all. */
bool judge_terms_since(struct asked *, const struct predicate_row *,
    struct err *e);
bool judge_gaps(struct asked *, const struct predicate_row *, struct err *e);
bool judge_happened(struct asked *, const struct predicate_row *,
    struct err *e);

#endif
