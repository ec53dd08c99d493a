/*
 * Linked referrals.  The new one has what its own form asks for and the old
 * one knows; about a school it has nothing of the pupil.
 */
#include "src/domain/decisions/follow.h"

#include <string.h>

#include "db/meeting.h"
#include "db/referral.h"
#include "src/base/day.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/referral/intake.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static const struct pathway *
school_pathway(const struct scheme *s)
{
	SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
		if (strcmp(p->subject, "school") == 0)
			return p;
	return NULL;
}

/* Where the pack itself says what the disposition opens, opens.c did it as
 * the decision was recorded. */
static const struct pathway *
target_of(const struct scheme *s, const char *pathway, int disposition)
{
	const struct pathway *own = scheme_pathway(s, pathway);
	const struct disposition_row *row = scheme_disposition(s, pathway,
	    (enum disposition)disposition);

	if (row != NULL && row->opens != NULL)
		return NULL;
	if (disposition == DISP_SCHOOL_LEVEL_FIRST)
		return school_pathway(s);
	if (disposition == DISP_BACK_TO_FORUM && own != NULL &&
	    own->earlier != NULL && *own->earlier != '\0')
		return scheme_pathway(s, own->earlier);
	return NULL;
}

static bool
make_ref(struct db *db, const struct scheme *s, struct arena *a,
    const char **out, struct err *e)
{
	bool taken = true;
	int n;

	while (taken) {
		if (!db_referral_next_number(db, s->prefix, &n, e))
			return false;
		*out = arena_printf(a, "%s-%04d", s->prefix, n);
		if (!db_referral_ref_taken(db, *out, &taken, e))
			return false;
	}
	return true;
}

static bool
make_row(struct db *db, const struct dossier *d, const struct scheme *s,
    const struct pathway *p, struct arena *a, struct referral *r,
    struct err *e)
{
	bool about_pupil = strcmp(p->subject, "pupil") == 0;

	*r = d->referral;
	r->id = db_new_id(db, a);
	r->pack_id = s->pack_id;
	r->pathway = p->pathway;
	r->received = day_today(db);
	r->received_at = db_now(db);
	r->asks_outcome = r->asks_provision = NULL;
	r->state = REFERRAL_RECEIVED;
	r->tier = p->tier_from;
	r->earlier_id = d->referral.id;
	r->joined_to = r->withdrawn_reason = NULL;
	if (!about_pupil) {
		r->pupil_id = r->year_group = NULL;
		r->sen_provision = r->sen_need_primary = NULL;
		r->anonymous = 0;
	}
	return make_ref(db, s, a, &r->ref, e) &&
	    db_insert(db, &referral_record, r, e);
}

/* Values that the other form has too, without those about the pupil. */
static bool
copy_values(struct db *db, const struct dossier *d, const struct scheme *s,
    const struct pathway *p, const char *id, struct err *e)
{
	for (int i = 0; i < d->value_count; i++) {
		struct referral_value v = d->values[i];
		const struct form_field *f = scheme_field(s, p->pathway,
		    v.field);

		if (f == NULL || strcmp(p->subject, "pupil") != 0)
			continue;
		v.referral_id = id;
		if (!db_insert(db, &referral_value_record, &v, e))
			return false;
	}
	return true;
}

static bool
copy_parts(struct db *db, const struct dossier *d, const struct pathway *p,
    const char *id, struct err *e)
{
	if (strcmp(p->subject, "pupil") != 0)
		return true;
	for (int i = 0; i < d->consent_count; i++) {
		struct consent c = d->consents[i];

		c.referral_id = id;
		if (!db_insert(db, &consent_record, &c, e))
			return false;
	}
	for (int i = 0; i < d->evidence_count; i++) {
		struct evidence v = d->evidence[i];

		v.referral_id = id;
		if (!db_insert(db, &evidence_record, &v, e))
			return false;
	}
	return true;
}

/* On the panel's next agenda, while that still takes papers; else it waits
 * with the others. */
static bool
list_it(struct db *db, const struct scheme *s, const struct pathway *p,
    const struct referral *r, struct arena *a, struct err *e)
{
	struct meeting next;
	bool found;
	int by;

	if (!db_meeting_ahead(db, s->id, p->panel, day_today(db) + 1, a,
	    &next, &found, e))
		return false;
	if (!found || next.state != MEETING_DRAFT)
		return true;
	if (!meeting_papers_by(db, s, &next, &by, e))
		return false;
	return (by != DAY_NONE && day_today(db) > by) ||
	    agenda_carry(db, &next, r, a, e);
}

/* Was it opened already, by a record that was closed before? */
static bool
is_there(struct db *db, const struct decision *x, const struct pathway *p,
    struct arena *a, const char **ref, struct err *e)
{
	struct referral *rows;
	int n;

	if (!db_list(db, &referral_record, "earlier_id", x->referral_id,
	    "received_at, id", a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (strcmp(rows[i].pathway, p->pathway) == 0 &&
		    rows[i].received_at >= x->recorded_at &&
		    rows[i].state != REFERRAL_WITHDRAWN)
			*ref = rows[i].ref;
	return true;
}

bool
case_follow(struct db *db, const struct decision *x, struct arena *a,
    const char **ref, struct err *e)
{
	const struct pathway *p;
	const struct scheme *s;
	const char *warning;
	struct dossier d;
	struct referral r;

	*ref = NULL;
	if (!dossier_load(db, x->referral_id, a, &d, e) ||
	    !scheme_in_force(db, d.referral.scheme, day_today(db), a, &s,
	    &warning, e))
		return false;
	p = target_of(s, d.referral.pathway, x->disposition);
	if (p == NULL)
		return true;
	if (!is_there(db, x, p, a, ref, e))
		return false;
	if (*ref != NULL)
		return true;
	if (!make_row(db, &d, s, p, a, &r, e) ||
	    !copy_values(db, &d, s, p, r.id, e) ||
	    !copy_parts(db, &d, p, r.id, e) ||
	    !referral_index(db, r.id, a, e) ||
	    !referral_audit(db, "open linked referral", r.id, "earlier_id",
	    a, e) || !list_it(db, s, p, &r, a, e))
		return false;
	*ref = r.ref;
	return true;
}
