/*
 * A decision may open a case on another pathway: support for the school
 * before support for the pupil.  What the new case takes over is who asks,
 * and the pupil only where the other pathway is about one.
 */
#include "src/domain/decisions/effects.h"

#include <string.h>

#include "src/base/text.h"
#include "src/domain/referral/intake.h"
#include "src/domain/scheme/scheme.h"

/* Who asks, and who stands behind it. */
static const char *const kept[] = { "referrer_name", "referrer_role",
	"referrer_email", "senior_leader" };

static bool
copy_values(struct db *db, const struct dossier *from, const char *id,
    struct arena *a, struct err *e)
{
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
		struct referral_value v = { id, kept[i],
		    dossier_field(from, kept[i], a) };

		if (!text_is_blank(v.value) && !db_insert(db,
		    &referral_value_record, &v, e))
			return false;
	}
	return true;
}

static void
copy_pupil(const struct referral *from, struct referral *to)
{
	to->pupil_id = from->pupil_id;
	to->anonymous = from->anonymous;
	to->year_group = from->year_group;
	to->sen_provision = from->sen_provision;
	to->sen_need_primary = from->sen_need_primary;
}

bool
case_open(struct db *db, const struct dossier *from, const char *pathway,
    int day, struct arena *a, struct err *e)
{
	const struct pathway *p = scheme_pathway(from->scheme, pathway);
	struct referral r;

	if (p == NULL)
		return true;
	record_clear(&referral_record, &r);
	if (!referral_next_ref(db, from->scheme->prefix, a, &r.ref, e))
		return false;
	r.id = db_new_id(db, a);
	r.pack_id = from->scheme->pack_id;
	r.scheme = from->scheme->id;
	r.pathway = p->pathway;
	r.received = day;
	r.received_at = db_now(db);
	r.school_urn = from->referral.school_urn;
	r.anonymous = 0;
	r.state = REFERRAL_RECEIVED;
	r.tier = p->tier_from;
	r.earlier_id = from->referral.id;
	if (strcmp(p->subject, "school") != 0)
		copy_pupil(&from->referral, &r);
	return db_insert(db, &referral_record, &r, e) &&
	    copy_values(db, from, r.id, a, e) &&
	    referral_index(db, r.id, a, e) &&
	    referral_audit(db, "open linked case", r.id, "", a, e);
}

static bool
is_of_decision(const struct referral *r, const char *pathway,
    const struct decision *d)
{
	return strcmp(r->pathway, pathway) == 0 &&
	    r->received == d->decided_on && r->state != REFERRAL_WITHDRAWN;
}

static bool
take_back(struct db *db, struct referral *r, struct arena *a, struct err *e)
{
	if (r->state != REFERRAL_RECEIVED) {
		err_set(e, ERR_DATA, "The decision opened %s, which is %s by "
		    "now. Withdraw or supersede that case first.", r->ref,
		    word_of(referral_state_words, r->state));
		return false;
	}
	r->state = REFERRAL_WITHDRAWN;
	return db_update(db, &referral_record, r, e) &&
	    referral_audit(db, "take back linked case", r->id, "state", a,
	    e);
}

bool
case_unopen(struct db *db, const struct referral *from,
    const struct decision *d, struct arena *a, struct err *e)
{
	const struct disposition_row *row;
	const struct scheme *s;
	struct referral *list;
	int count;

	if (!scheme_get(db, d->pack_id, a, &s, e))
		return false;
	row = scheme_disposition(s, from->pathway,
	    (enum disposition)d->disposition);
	if (row == NULL || row->opens == NULL)
		return true;
	if (!db_list(db, &referral_record, "earlier_id", from->id, "id", a,
	    &list, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (is_of_decision(&list[i], row->opens, d) &&
		    !take_back(db, &list[i], a, e))
			return false;
	return true;
}
