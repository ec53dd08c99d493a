/*
 * A criterion that is marked by hand is a row of evidence under the
 * criterion's own code; see gate.c for how it counts.
 */
#include "src/domain/gates/mark.h"

#include <string.h>

#include "db/document.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static bool
is_about_consent(const struct dossier *d, const char *criterion)
{
	SCHEME_ROWS(d->scheme, PART_PREDICATES, struct predicate_row, p)
		if (strcmp(p->criterion, criterion) == 0 &&
		    scheme_serves(p->pathway, d->referral.pathway) &&
		    strcmp(p->predicate, "consent") == 0)
			return true;
	return false;
}

/* The mark after the one that stands; INT_NONE: no row. */
static int
next_mark(const struct dossier *d, const char *criterion)
{
	for (int i = 0; i < d->evidence_count; i++)
		if (strcmp(d->evidence[i].code, criterion) == 0)
			return d->evidence[i].state == EVIDENCE_HELD ?
			    EVIDENCE_NOT_HELD : INT_NONE;
	return EVIDENCE_HELD;
}

static bool
write_mark(struct db *db, const struct dossier *d, const char *criterion,
    int state, struct err *e)
{
	struct evidence row = { .referral_id = d->referral.id,
		.code = criterion, .state = state,
		.added_on = day_today(db) };

	if (row.state == INT_NONE)
		return db_evidence_drop(db, d->referral.id, criterion, e);
	return db_replace(db, &evidence_record, &row, e);
}

static bool
mark(struct db *db, const struct dossier *d, const char *criterion,
    int state, struct err *e)
{
	struct audit_entry entry = { .act = "mark criterion",
		.kind = "referral", .entity = d->referral.ref,
		.subject_id = d->has_pupil ? d->pupil.id : NULL,
		.fields = criterion, .content = criterion };

	if (!db_begin(db, "mark a criterion", e))
		return false;
	if (!write_mark(db, d, criterion, state, e) ||
	    !audit_add(db, &entry, e))
		return db_rollback(db);
	return db_commit(db, e);
}

static bool
may_mark(const struct dossier *d, const char *criterion, struct err *e)
{
	bool known = false;

	SCHEME_ROWS(d->scheme, PART_CRITERIA, struct criterion, c)
		known |= strcmp(c->criterion, criterion) == 0 &&
		    scheme_serves(c->pathway, d->referral.pathway);
	if (!known)
		err_set(e, ERR_DATA, "“%s” is no criterion of %s. “convene "
		    "gate %s” lists them.", criterion, d->referral.pathway,
		    d->referral.ref);
	else if (is_about_consent(d, criterion))
		err_set(e, ERR_DATA, "Consent cannot be marked. Record it "
		    "with “convene referral set %s”.", d->referral.ref);
	else
		return true;
	return false;
}

/* STATE NULL: the next one. */
static bool
mark_it(struct db *db, const char *ref, const char *criterion,
    const int *state, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct dossier d;
	bool ok = access_may(db, "decide", e) &&
	    dossier_load(db, ref, &a, &d, e) &&
	    may_mark(&d, criterion, e) &&
	    mark(db, &d, criterion, state != NULL ? *state :
	    next_mark(&d, criterion), e);

	arena_release(&a);
	return ok;
}

bool
criterion_mark(struct db *db, const char *ref, const char *criterion,
    struct err *e)
{
	return mark_it(db, ref, criterion, NULL, e);
}

bool
criterion_mark_as(struct db *db, const char *ref, const char *criterion,
    const char *as, struct err *e)
{
	static const struct { const char *word; int state; } words[] = {
		{ "met", EVIDENCE_HELD }, { "not-met", EVIDENCE_NOT_HELD },
		{ "unset", INT_NONE },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, as) == 0)
			return mark_it(db, ref, criterion, &words[i].state,
			    e);
	err_set(e, ERR_USAGE, "“%s” is no mark: choose met, not-met or "
	    "unset.", as);
	return false;
}
