/*
 * What happens to a referral after it was taken in.  Lists are in search.c.
 */
#include "src/domain/referral/referral.h"

#include <string.h>

#include "db/referral.h"
#include "src/domain/referral/intake.h"
#include "src/domain/register/access.h"
#include "src/domain/scheme/scheme.h"

bool
referral_move(struct db *db, const char *id, enum referral_state state,
    int tier, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct referral r;
	bool ok;

	ok = db_get(db, &referral_record, "id", id, &a, &r, e);
	if (ok) {
		r.state = state;
		if (tier != INT_NONE)
			r.tier = tier;
		ok = db_update(db, &referral_record, &r, e);
	}
	arena_release(&a);
	return ok;
}

static const char *
reason_list(const struct dossier *d, struct arena *a)
{
	const char *list = "";

	SCHEME_ROWS(d->scheme, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, d->referral.pathway) &&
		    strcmp(r->use, "withdraw") == 0)
			list = arena_printf(a, "%s%s%s", list,
			    *list ? ", " : "", r->reason);
	return list;
}

/* A reason of the pack, where the pack has any for this. */
static bool
check_reason(const struct dossier *d, const char *reason, struct arena *a,
    struct err *e)
{
	const char *list = reason_list(d, a);

	if (*list == '\0' || (reason != NULL && scheme_reason(d->scheme,
	    d->referral.pathway, "withdraw", reason) != NULL))
		return true;
	err_set(e, ERR_DATA, "Say why %s is withdrawn, with one of these "
	    "reasons: %s.", d->referral.ref, list);
	return false;
}

static bool
withdraw(struct db *db, const char *ref, const char *by, const char *reason,
    struct arena *a, struct err *e)
{
	struct dossier d;
	struct referral_value who = { .field = "withdrawn_by", .value = by };

	if (!access_may(db, "refer", e) || !dossier_load(db, ref, a, &d, e))
		return false;
	if (d.referral.state == REFERRAL_WITHDRAWN ||
	    d.referral.state == REFERRAL_CLOSED ||
	    d.referral.state == REFERRAL_ERASED) {
		err_set(e, ERR_DATA, "%s is %s already.", d.referral.ref,
		    referral_state_words[d.referral.state]);
		return false;
	}
	if (!check_reason(&d, reason, a, e))
		return false;
	d.referral.state = REFERRAL_WITHDRAWN;
	d.referral.withdrawn_reason = reason;
	who.referral_id = d.referral.id;
	return db_update(db, &referral_record, &d.referral, e) &&
	    (by == NULL || *by == '\0' ||
	    db_replace(db, &referral_value_record, &who, e)) &&
	    referral_audit(db, "withdraw referral", d.referral.id,
	    "state withdrawn_reason withdrawn_by", a, e);
}

bool
referral_withdraw(struct db *db, const char *ref, const char *by,
    const char *reason, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "withdraw a referral", e))
		return false;
	ok = withdraw(db, ref, by, reason, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

static bool
check_join(const struct dossier *anon, const struct dossier *named,
    struct err *e)
{
	const struct referral *r = &anon->referral, *n = &named->referral;

	if (r->anonymous != 1)
		err_set(e, ERR_DATA, "%s is no anonymous case, so there is "
		    "nothing to join.", r->ref);
	else if (r->joined_to != NULL)
		err_set(e, ERR_DATA, "%s was joined to a named referral "
		    "before. That can be done once.", r->ref);
	else if (!named->has_pupil)
		err_set(e, ERR_DATA, "%s is not about a pupil by name. Give "
		    "the named referral second.", n->ref);
	else if (!dossier_consent(named, CONSENT_REFER))
		err_set(e, ERR_DATA, "The parents' consent to %s is not on "
		    "record. Enter consent_given_on first.", n->ref);
	else if (strcmp(r->scheme, n->scheme) != 0)
		err_set(e, ERR_DATA, "%s and %s belong to different "
		    "schemes.", r->ref, n->ref);
	else if (strcmp(r->school_urn, n->school_urn) != 0)
		err_set(e, ERR_DATA, "%s and %s came from different schools, "
		    "so they cannot be about the same pupil of one school. "
		    "Look at both.", r->ref, n->ref);
	else
		return true;
	return false;
}

static bool
join(struct db *db, const char *anonymous_ref, const char *named_ref,
    struct arena *a, struct err *e)
{
	struct dossier anon, named;

	if (!access_may(db, "refer", e) ||
	    !dossier_load(db, anonymous_ref, a, &anon, e) ||
	    !dossier_load(db, named_ref, a, &named, e) ||
	    !check_join(&anon, &named, e))
		return false;
	anon.referral.joined_to = named.referral.id;
	if (!db_update(db, &referral_record, &anon.referral, e))
		return false;
	if (named.referral.earlier_id == NULL &&
	    anon.referral.received <= named.referral.received) {
		named.referral.earlier_id = anon.referral.id;
		if (!db_update(db, &referral_record, &named.referral, e))
			return false;
	}
	return referral_audit(db, "join referral", anon.referral.id,
	    "joined_to", a, e) &&
	    referral_audit(db, "join referral", named.referral.id,
	    "earlier_id", a, e);
}

bool
referral_join(struct db *db, const char *anonymous_ref,
    const char *named_ref, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "join an anonymous case", e))
		return false;
	ok = join(db, anonymous_ref, named_ref, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}
