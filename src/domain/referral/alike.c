/*
 * Duplicates, brothers and sisters: who in the register is like the pupil of
 * a form, and why one may think so.  It only points; a person decides.
 */
#include "src/domain/gates/trial.h"

#include <stdlib.h>
#include <string.h>

#include "db/alike.h"
#include "db/referral.h"
#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

#define LOOKED_AT 500		/* of one school, of one day of birth */
#define SHOWN 12
#define NAME_MOST 64		/* letters that are compared */

struct search {
	const struct dossier *dossier;
	struct arena *arena;
	const char *forename, *surname;	/* folded */
	struct alike *at;
	int count;
};

/* One letter more, less or other, or two that changed places. */
static bool
is_nearly(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0, end = 0;

	if (n < 3 || m < 3 || n > NAME_MOST || m > NAME_MOST)
		return strcmp(a, b) == 0;
	while (i < n && i < m && a[i] == b[i])
		i++;
	while (end < n - i && end < m - i && a[n - 1 - end] == b[m - 1 - end])
		end++;
	n -= i + end;
	m -= i + end;
	if (n == 2 && m == 2)
		return a[i] == b[i + 1] && a[i + 1] == b[i];
	return n <= 1 && m <= 1;
}

static bool
is_known(const struct search *s, const char *ref)
{
	for (int i = 0; i < s->count; i++)
		if (strcmp(s->at[i].ref, ref) == 0)
			return true;
	return false;
}

static void
add(struct search *s, const struct alike_row *r, const char *why)
{
	struct dossier d = { .has_pupil = r->pupil_id != NULL };

	if (s->count == SHOWN || is_known(s, r->ref))
		return;
	d.pupil.forename = r->forename;
	d.pupil.surname = r->surname;
	d.referral.anonymous = r->pupil_id == NULL;
	s->at[s->count++] = (struct alike){ .ref = r->ref,
	    .initials = dossier_initials(&d, s->arena), .state = r->state,
	    .received = r->received, .why = why };
}

/* Both have a number, and they differ: two pupils, unless one is wrong. */
static bool
numbers_differ(const struct search *s, const struct alike_row *r)
{
	const char *upn = s->dossier->pupil.upn;

	return upn != NULL && *upn != '\0' && r->upn != NULL &&
	    strcmp(upn, r->upn) != 0;
}

static const char *
born_same_day(const struct search *s, const struct alike_row *r)
{
	const char *fore = name_folded(r->forename, s->arena);
	const char *sur = name_folded(r->surname, s->arena);
	const char *called = name_folded(r->preferred_name, s->arena);

	if (strcmp(fore, s->surname) == 0 && strcmp(sur, s->forename) == 0)
		return "same date of birth, names the other way round";
	if (strcmp(fore, s->forename) == 0 && strcmp(sur, s->surname) == 0)
		return numbers_differ(s, r) ? "same name and date of birth, "
		    "another UPN" : "same name and date of birth";
	if (is_nearly(fore, s->forename) && is_nearly(sur, s->surname))
		return "same date of birth, a name spelt almost alike";
	if (strcmp(sur, s->surname) == 0 && strcmp(called, s->forename) == 0)
		return "same date of birth and surname, called by this name";
	if (strcmp(sur, s->surname) == 0)
		return "same date of birth and surname: a twin, or the same "
		    "pupil";
	if (strcmp(fore, s->forename) == 0 && *s->forename != '\0')
		return "same date of birth and forename: has the surname "
		    "changed?";
	return NULL;
}

static const char *
of_same_school(const struct search *s, const struct alike_row *r)
{
	const char *fore, *sur;

	if (r->pupil_id == NULL)
		return r->year_group != NULL &&
		    s->dossier->referral.year_group != NULL &&
		    strcmp(r->year_group, s->dossier->referral.year_group)
		    == 0 ? "anonymous case of this school and year: join "
		    "them if it is the same pupil" : NULL;
	fore = name_folded(r->forename, s->arena);
	sur = name_folded(r->surname, s->arena);
	if (*s->surname == '\0' || !is_nearly(sur, s->surname))
		return NULL;
	if (*s->forename != '\0' && is_nearly(fore, s->forename))
		return "almost the same name at this school, another date of "
		    "birth";
	if (strcmp(sur, s->surname) == 0)
		return "same surname and school: a brother or sister";
	return NULL;
}

static bool
add_same_pupil(struct db *db, struct search *s, struct err *e)
{
	const struct dossier *d = s->dossier;
	struct referral *list;
	int n;

	if (d->referral.pupil_id == NULL)
		return true;
	if (!db_referrals_earlier(db, d->referral.pupil_id,
	    day_of(2199, 12, 31), d->referral.id, s->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n && s->count < SHOWN; i++)
		s->at[s->count++] = (struct alike){ .ref = list[i].ref,
		    .initials = dossier_initials(d, s->arena),
		    .state = word_of(referral_state_words, list[i].state),
		    .received = list[i].received, .same = true,
		    .why = list[i].anonymous == 1 ? "the anonymous case "
		    "that was joined" : "the same pupil" };
	return true;
}

typedef const char *reason_fn(const struct search *,
    const struct alike_row *);

static void
add_rows(struct search *s, const struct alike_row *rows, int n,
    reason_fn *reason)
{
	for (int i = 0; i < n; i++) {
		const char *why = reason(s, &rows[i]);

		if (why != NULL)
			add(s, &rows[i], why);
	}
}

bool
alike_find(struct db *db, const struct dossier *d, struct arena *a,
    struct alike **out, int *count, struct err *e)
{
	struct search s = { .dossier = d, .arena = a };
	const char *pupil = d->referral.pupil_id != NULL ?
	    d->referral.pupil_id : "";
	struct alike_row *rows;
	int n;

	*count = 0;
	if (!d->has_pupil)
		return true;
	s.at = arena_array(a, SHOWN, sizeof *s.at);
	s.forename = name_folded(d->pupil.forename, a);
	s.surname = name_folded(d->pupil.surname, a);
	if (!add_same_pupil(db, &s, e))
		return false;
	if (d->pupil.date_of_birth != DAY_NONE) {
		if (!db_alike_born(db, d->pupil.date_of_birth, pupil,
		    LOOKED_AT, a, &rows, &n, e))
			return false;
		add_rows(&s, rows, n, born_same_day);
	}
	if (!db_alike_school(db, d->referral.school_urn, pupil,
	    d->referral.id, LOOKED_AT, a, &rows, &n, e))
		return false;
	add_rows(&s, rows, n, of_same_school);
	*out = s.at;
	*count = s.count;
	return true;
}
