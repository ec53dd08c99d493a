/*
 * Recording decisions.  One act: the decision with its codes, its place or
 * its rank on the waiting list, the state of the case, the item.  Taking
 * back is in undo.c; what may be recorded is in proposal-check.c.
 */
#include "src/domain/decisions/decide.h"

#include <string.h>

#include "db/decision.h"
#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* What is at hand while a decision is recorded. */
struct recording {
	struct db *db;
	struct dossier d;
	struct meeting meeting;
	const struct meeting *m;	/* NULL: outside a meeting */
	struct item item;
	const struct proposal *p;
	const char *authority;
	const char *supersedes;		/* reason code, or NULL */
	struct decision old;		/* what is superseded */
	struct lifted lifted;		/* its places */
	const char *overrides;		/* those that were needed */
	struct decision out;
	struct arena *a;
};

static bool
load(struct recording *r, const char *meeting_ref, const char *ref,
    struct err *e)
{
	unsigned states = IN(MEETING_OPEN) | IN(MEETING_ENDED);

	if (!dossier_load(r->db, ref, r->a, &r->d, e))
		return false;
	if (meeting_ref == NULL)
		return true;
	if (!meeting_get(r->db, meeting_ref, r->a, &r->meeting, e))
		return false;
	r->m = &r->meeting;
	if (r->supersedes != NULL)
		states |= IN(MEETING_CLOSED);
	return sitting_is(r->m, states, "A decision is recorded at an open "
	    "meeting,", e) && agenda_item(r->db, r->m->id,
	    r->d.referral.ref, r->a, &r->item, e);
}

/* Decisions after which the case waits for another one. */
static bool
is_interim(const struct decision *d)
{
	return d->disposition == DISP_PEND || d->disposition == DISP_DEFER ||
	    d->disposition == DISP_NOT_REACHED ||
	    d->disposition == DISP_BACK_TO_FORUM;
}

static bool
check_outside(struct recording *r, struct err *e)
{
	const char *listed;
	struct person p;

	if (r->authority == NULL) {
		err_set(e, ERR_USAGE, "A decision outside a meeting needs "
		    "the person who takes it.");
		return false;
	}
	if (!person_by_code(r->db, r->authority, r->a, &p, e) ||
	    !db_item_elsewhere(r->db, "", r->d.referral.id, r->a, &listed,
	    e))
		return false;
	if (listed != NULL)
		err_set(e, ERR_DATA, "%s is on the agenda of %s. Decide it "
		    "there, or remove it there first.", r->d.referral.ref,
		    listed);
	return listed == NULL;
}

static bool
refuse_second(const struct recording *r, const struct decision *old,
    struct err *e)
{
	const struct disposition_row *row = scheme_disposition(r->d.scheme,
	    r->d.referral.pathway, (enum disposition)old->disposition);

	err_set(e, ERR_DATA, "%s was decided already (%s). Take that back, "
	    "or supersede it with a reason once the sitting is over.",
	    r->d.referral.ref, row != NULL ? row->label :
	    word_of(disposition_words, old->disposition));
	return false;
}

/* One decision stands about one item; another has to supersede it. */
static bool
check_standing(struct recording *r, struct err *e)
{
	struct decision old;
	bool found;

	if (!db_decision_standing(r->db, r->d.referral.id,
	    r->m != NULL ? r->m->id : NULL, r->a, &old, &found, e))
		return false;
	if (r->supersedes == NULL)
		return !found || (r->m == NULL && is_interim(&old)) ||
		    refuse_second(r, &old, e);
	if (!found && r->m != NULL && !db_decision_standing(r->db,
	    r->d.referral.id, NULL, r->a, &old, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_DATA, "There is no decision about %s that "
		    "could be superseded.", r->d.referral.ref);
		return false;
	}
	r->old = old;
	return true;
}

static bool
check_supersede(struct recording *r, struct err *e)
{
	if (r->supersedes == NULL)
		return true;
	if (reason_of_use(r->d.scheme, "supersede", r->supersedes) == NULL) {
		err_set(e, ERR_DATA, "“%s” is no reason to supersede a "
		    "decision. There are: %s.", r->supersedes,
		    reason_codes(r->d.scheme, r->d.referral.pathway,
		    "supersede", r->a));
		return false;
	}
	if (r->m != NULL && r->m->state == MEETING_OPEN &&
	    r->old.meeting_id != NULL &&
	    strcmp(r->old.meeting_id, r->m->id) == 0) {
		err_set(e, ERR_DATA, "The sitting is not over: take the "
		    "decision about %s back and record it again.",
		    r->d.referral.ref);
		return false;
	}
	return places_lift(r->db, r->old.id, &r->lifted, r->a, e);
}

/* Who takes the decision, or sits at the meeting that does. */
static bool
is_of_role(struct recording *r, const char *role, bool *out, struct err *e)
{
	struct person p;

	if (r->authority == NULL)
		return room_has_role(r->db, r->m, &r->item, role, r->a, out,
		    e);
	if (!person_by_code(r->db, r->authority, r->a, &p, e))
		return false;
	*out = strcmp(p.role, role) == 0;
	return true;
}

/* A reason that is called like a role is for people of that role. */
static bool
check_who_allows(struct recording *r, struct err *e)
{
	const char *all = r->overrides, *pair, *rule, *code;
	bool allowed;

	while ((pair = codes_next(&all, r->a)) != NULL) {
		const struct role *role;
		const struct reason_row *why;

		if (!codes_override(pair, r->a, &rule, &code) ||
		    (role = scheme_role(r->d.scheme, code)) == NULL)
			continue;
		if (!is_of_role(r, code, &allowed, e))
			return false;
		if (allowed)
			continue;
		why = scheme_reason(r->d.scheme, r->d.referral.pathway, NULL,
		    code);
		refuse(e, why != NULL ? why->rule : rule, "“%s” is for %s, "
		    "%s.", why != NULL ? why->label : code, role->label,
		    r->authority != NULL ? arena_printf(r->a, "which %s is "
		    "not", r->authority) : "and nobody of that role is in "
		    "the room for this case");
		return false;
	}
	return true;
}

static bool
check_proposal(struct recording *r, struct err *e)
{
	if (!proposal_check(r->db, &r->d, r->m, r->p, r->a, e))
		return false;
	r->overrides = proposal_overrides_used(r->db, &r->d, r->m, r->p,
	    r->a);
	return check_who_allows(r, e);
}

static bool
who_decides(struct recording *r, const char **out, struct err *e)
{
	struct person p;

	if (r->authority != NULL) {
		if (!person_by_code(r->db, r->authority, r->a, &p, e))
			return false;
		*out = p.code;
		return true;
	}
	*out = r->m->chair;
	if (*out == NULL && !person_acting(r->db, r->a, out, e))
		return false;
	if (*out == NULL)
		*out = arena_strdup(r->a, db_actor(r->db));
	return true;
}

static void
copy_proposal(const struct proposal *p, struct decision *out)
{
	out->disposition = p->disposition;
	out->provision = p->provision;
	out->group_code = p->group_code;
	out->part_time = p->part_time;
	out->to_school = p->to_school;
	out->start_on = p->start_on;
	out->end_on = p->end_on;
	out->review_on = p->review_on;
	out->return_on = p->return_on;
	out->owner = p->owner;
	out->votes_for = p->votes_for;
	out->votes_against = p->votes_against;
	out->casting = p->casting;
}

static bool
make_row(struct recording *r, struct err *e)
{
	const struct outcome_row *o = proposal_outcome(r->d.scheme,
	    r->d.referral.pathway, r->p, r->a);
	struct decision *out = &r->out;

	record_clear(&decision_record, out);
	copy_proposal(r->p, out);
	out->id = db_new_id(r->db, r->a);
	out->referral_id = r->d.referral.id;
	if (r->m != NULL) {
		out->meeting_id = r->m->id;
		out->item_id = r->item.id;
	}
	out->pack_id = r->d.scheme->pack_id;
	out->tier = proposal_tier(o, r->d.scheme, r->p);
	out->decided_on = deciding_day(r->db, r->m);
	out->supersedes = r->supersedes != NULL ? r->old.id : NULL;
	out->recorded_by = arena_strdup(r->a, db_actor(r->db));
	out->recorded_at = db_now(r->db);
	return who_decides(r, &out->decided_by, e) &&
	    proposal_tell_by(r->db, &r->d, out->disposition, out->decided_on,
	    r->a, &out->tell_by, e);
}

static bool
put_code(struct recording *r, enum decision_code_kind kind, int position,
    const char *code, const char *rule, struct err *e)
{
	struct decision_code c;

	record_clear(&decision_code_record, &c);
	c.decision_id = r->out.id;
	c.kind = (int)kind;
	c.position = position;
	c.code = code;
	c.rule = rule;
	return db_insert(r->db, &decision_code_record, &c, e);
}

static bool
put_codes(struct recording *r, enum decision_code_kind kind,
    const char *list, struct err *e)
{
	const char *code;
	int n = 0;

	while ((code = codes_next(&list, r->a)) != NULL)
		if (!put_code(r, kind, ++n, code, NULL, e))
			return false;
	return true;
}

/* Those of the proposal, and those with which the case was listed. */
static bool
put_overrides(struct recording *r, struct err *e)
{
	const char *all = codes_add(r->m != NULL ? r->item.overrides : NULL,
	    r->overrides, r->a);
	const char *pair, *rule, *code;
	int n = 0;

	while ((pair = codes_next(&all, r->a)) != NULL)
		if (codes_override(pair, r->a, &rule, &code) &&
		    !put_code(r, DC_OVERRIDE, ++n, code, rule, e))
			return false;
	return true;
}

/* Whoever has an interest should be out.  The chair may go on; that they
 * stayed is part of the decision. */
static bool
put_stayed(struct recording *r, struct err *e)
{
	const char *codes;

	if (r->m == NULL || r->m->state != MEETING_OPEN ||
	    r->p->disposition == DISP_NOT_REACHED)
		return true;
	return interests_staying(r->db, &r->item, r->a, &codes, e) &&
	    put_codes(r, DC_STAYED, codes, e);
}

static bool
insert_all(struct recording *r, struct err *e)
{
	if (r->p->disposition == DISP_WAITING_LIST &&
	    !waiting_rank(r->db, r->p->provision, &r->out.wait_position, e))
		return false;
	return db_insert(r->db, &decision_record, &r->out, e) &&
	    put_codes(r, DC_OUTCOME, r->p->outcomes, e) &&
	    put_codes(r, DC_REASON, r->p->reasons, e) &&
	    put_codes(r, DC_MISSING, r->p->missing, e) &&
	    put_codes(r, DC_CONDITION, r->p->conditions, e) &&
	    put_overrides(r, e) &&
	    put_codes(r, DC_DISSENT, r->p->dissent, e) &&
	    put_stayed(r, e) &&
	    audit_row(r->db, "record decision", "decision", r->out.id,
	    r->d.referral.pupil_id, "disposition", e);
}

static bool
end_old(struct recording *r, struct err *e)
{
	if (r->supersedes == NULL)
		return true;
	return decision_happens(r->db, r->old.id, EV_SUPERSEDED,
	    r->supersedes, r->out.meeting_id, r->d.referral.pupil_id, e);
}

/* The place or the rank that follows. */
static bool
give_place(struct recording *r, struct err *e)
{
	const struct outcome_row *o = proposal_outcome(r->d.scheme,
	    r->d.referral.pathway, r->p, r->a);

	if (r->p->provision == NULL || !disposition_gives(
	    r->p->disposition))
		return places_drop(r->db, &r->lifted, e);
	if (r->p->disposition == DISP_WAITING_LIST)
		return places_drop(r->db, &r->lifted, e) &&
		    waiting_join(r->db, &r->out, r->a, e);
	return place_give(r->db, &r->out, o != NULL && o->contingent == 1,
	    &r->lifted, r->a, e);
}

static bool
move_case(struct recording *r, struct err *e)
{
	const struct disposition_row *row = scheme_disposition(r->d.scheme,
	    r->d.referral.pathway, (enum disposition)r->p->disposition);
	int state = word_value(referral_state_words, row->state);

	return referral_move(r->db, r->d.referral.id, state == INT_NONE ?
	    REFERRAL_CLOSED : (enum referral_state)state,
	    r->out.tier != INT_NONE ? r->out.tier : r->d.referral.tier, e);
}

/* The case on another pathway that the disposition opens. */
static bool
open_linked(struct recording *r, struct err *e)
{
	const struct disposition_row *row = scheme_disposition(r->d.scheme,
	    r->d.referral.pathway, (enum disposition)r->p->disposition);

	return row->opens == NULL || case_open(r->db, &r->d, row->opens,
	    r->out.decided_on, r->a, e);
}

static bool
end_item(struct recording *r, struct err *e)
{
	if (r->m == NULL)
		return true;
	r->item.state = ITEM_DONE;
	r->item.done_at = db_now(r->db);
	if (r->item.started_at == TIME_NONE)
		r->item.started_at = r->item.done_at;
	return db_update(r->db, &item_record, &r->item, e) &&
	    live_unstage(r->db, r->m->id, r->item.id, e);
}

static bool
record(struct recording *r, const char *meeting_ref, const char *ref,
    struct err *e)
{
	return load(r, meeting_ref, ref, e) &&
	    (r->m != NULL || check_outside(r, e)) &&
	    check_standing(r, e) && check_supersede(r, e) &&
	    check_proposal(r, e) && make_row(r, e) && insert_all(r, e) &&
	    end_old(r, e) && give_place(r, e) && move_case(r, e) &&
	    open_linked(r, e) && end_item(r, e);
}

bool
decide(struct db *db, const char *meeting_ref, const char *ref,
    const struct proposal *p, const char *authority, const char *supersedes,
    struct arena *a, struct decided *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct recording r = {
		.db = db, .p = p, .authority = authority,
		.supersedes = supersedes, .a = a
	};
	struct decided made;
	bool ok;

	if (!act_begin(db, "record a decision", "decide", e))
		return false;
	/* Read before the end: a dry run leaves nothing to read after it. */
	ok = record(&r, meeting_ref, ref, e) &&
	    decided_get(db, r.out.id, a, &made, e);
	if (!act_end(db, &scratch, ok, e))
		return false;
	*out = made;
	return true;
}
