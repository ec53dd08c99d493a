/*
 * Taking back, and telling the panel of decisions taken outside it.  Both
 * are new rows; nothing is erased.
 */
#include <string.h>

#include "db/decision.h"
#include "db/meeting.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/decisions/follow.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/scheme/scheme.h"

struct undoing {
	struct db *db;
	struct meeting meeting;
	const struct meeting *m;	/* NULL: outside a meeting */
	struct referral referral;
	struct decision d;
	struct arena *a;
};

static bool
find_in_meeting(struct undoing *u, const char *meeting_ref, const char *ref,
    bool *found, struct err *e)
{
	if (!meeting_get(u->db, meeting_ref, u->a, &u->meeting, e) ||
	    !sitting_is(&u->meeting, IN(MEETING_OPEN) | IN(MEETING_ENDED),
	    "A decision can be taken back until the record is closed,", e))
		return false;
	u->m = &u->meeting;
	if (ref == NULL)
		return db_decision_last(u->db, u->m->id, u->a, &u->d, found,
		    e);
	return db_get(u->db, &referral_record, "ref", ref, u->a,
	    &u->referral, e) && db_decision_standing(u->db,
	    u->referral.id, u->m->id, u->a, &u->d, found, e);
}

static bool
find(struct undoing *u, const char *meeting_ref, const char *ref,
    struct err *e)
{
	bool found = false;

	if (meeting_ref != NULL) {
		if (!find_in_meeting(u, meeting_ref, ref, &found, e))
			return false;
	} else if (!db_get(u->db, &referral_record, "ref", ref, u->a,
	    &u->referral, e) || !db_decision_standing(u->db,
	    u->referral.id, NULL, u->a, &u->d, &found, e))
		return false;
	if (found && u->m == NULL)
		found = u->d.meeting_id == NULL;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "There is no decision to take "
		    "back.");
		return false;
	}
	return db_get(u->db, &referral_record, "id", u->d.referral_id, u->a,
	    &u->referral, e);
}

static bool
may_be_undone(struct undoing *u, struct err *e)
{
	const char *ref = u->referral.ref;
	bool released, ratified;

	if (!db_decision_has(u->db, u->d.id, EV_RELEASED, &released, e) ||
	    !db_decision_has(u->db, u->d.id, EV_RATIFIED, &ratified, e))
		return false;
	if (released)
		err_set(e, ERR_DATA, "The plan of %s was released. "
		    "Supersede the decision with a reason instead.", ref);
	else if (ratified)
		err_set(e, ERR_DATA, "The decision about %s was ratified. "
		    "Supersede it with a reason instead.", ref);
	else if (u->d.supersedes != NULL)
		err_set(e, ERR_DATA, "The decision about %s replaced another "
		    "one. Supersede it in turn.", ref);
	return !released && !ratified && u->d.supersedes == NULL;
}

static bool
item_waits_again(struct undoing *u, struct err *e)
{
	struct item item;

	if (!db_get(u->db, &item_record, "id", u->d.item_id, u->a, &item, e))
		return false;
	item.state = ITEM_WAITING;
	item.done_at = TIME_NONE;
	return db_update(u->db, &item_record, &item, e);
}

/* The case as it stood before: listed, with the tier of an earlier one. */
static bool
case_as_before(struct undoing *u, struct err *e)
{
	struct referral r;

	if (!referral_rest(u->db, &u->referral, u->a, e))
		return false;
	if (u->m == NULL)
		return true;
	return item_waits_again(u, e) && db_get(u->db, &referral_record,
	    "id", u->referral.id, u->a, &r, e) &&
	    referral_move(u->db, r.id, REFERRAL_LISTED, r.tier, e);
}

static bool
undo(struct undoing *u, const char *meeting_ref, const char *ref,
    struct err *e)
{
	return find(u, meeting_ref, ref, e) && may_be_undone(u, e) &&
	    places_cancel(u->db, u->d.id, u->a, e) &&
	    case_unopen(u->db, &u->referral, &u->d, u->a, e) &&
	    decision_happens(u->db, u->d.id, EV_TAKEN_BACK, NULL,
	    u->d.meeting_id, u->referral.pupil_id, e) &&
	    case_as_before(u, e);
}

bool
decide_undo(struct db *db, const char *meeting_ref, const char *ref,
    struct arena *a, const char **undone_ref, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct undoing u = { .db = db, .a = a };

	if (!act_begin(db, "take back a decision", "decide", e))
		return false;
	if (!act_end(db, &scratch, undo(&u, meeting_ref, ref, e), e))
		return false;
	*undone_ref = u.referral.ref;
	return true;
}

/* Does the scheme keep decisions of this pathway to the panel? */
static bool
is_kept_to_panel(const struct scheme *s, const char *pathway)
{
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, pathway) &&
		    code_in_list(c->acts_on, "outside"))
			return true;
	return false;
}

static bool
ratify_one(struct db *db, const struct meeting *m, const struct decided *d,
    const struct referral *r, struct arena *a, struct err *e)
{
	const struct scheme *s;
	const char *linked;

	return scheme_get(db, d->decision.pack_id, a, &s, e) &&
	    case_follow(db, &d->decision, a, &linked, e) &&
	    decision_happens(db, d->decision.id, is_kept_to_panel(s,
	    r->pathway) ? EV_RATIFIED : EV_REPORTED, NULL, m->id,
	    r->pupil_id, e);
}

static bool
ratify(struct db *db, const char *meeting_ref, const char *ref, int *n,
    struct arena *a, struct err *e)
{
	struct decided *list;
	struct referral r;
	struct meeting m;
	int count;

	*n = 0;
	if (!meeting_get(db, meeting_ref, a, &m, e) ||
	    !sitting_is(&m, IN(MEETING_OPEN) | IN(MEETING_ENDED),
	    "The panel hears of decisions at an open meeting,", e) ||
	    !decisions_outside(db, &m, a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!db_get(db, &referral_record, "id",
		    list[i].decision.referral_id, a, &r, e))
			return false;
		if (ref != NULL && strcmp(ref, r.ref) != 0)
			continue;
		if (!ratify_one(db, &m, &list[i], &r, a, e))
			return false;
		++*n;
	}
	if (ref != NULL && *n == 0)
		err_set(e, ERR_NO_INPUT, "No decision about %s waits for "
		    "this panel.", ref);
	return ref == NULL || *n > 0;
}

bool
meeting_ratify(struct db *db, const char *meeting_ref, const char *ref,
    int *count, struct err *e)
{
	struct arena a = ARENA_INIT;
	int n;

	if (!act_begin(db, "ratify decisions", "decide", e) ||
	    !act_end(db, &a, ratify(db, meeting_ref, ref, &n, &a, e), e))
		return false;
	if (count != NULL)
		*count = n;
	return true;
}
