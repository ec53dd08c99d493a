/* What the files about meetings and decisions share.  See sitting.h. */
#include "src/domain/meeting/sitting.h"

#include <string.h>

#include "db/decision.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"

bool
sitting_load(struct db *db, const char *ref, struct arena *a,
    struct meeting *m, const struct scheme **s, struct err *e)
{
	return meeting_get(db, ref, a, m, e) &&
	    scheme_get(db, m->pack_id, a, s, e);
}

bool
sitting_save(struct db *db, struct meeting *m, const char *act,
    const char *fields, struct arena *a, struct err *e)
{
	struct audit_entry entry = {
		.act = act, .kind = "meeting", .entity = m->ref,
		.fields = fields
	};

	if (!db_update(db, &meeting_record, m, e))
		return false;
	entry.content = audit_content(&meeting_record, m, a);
	return audit_add(db, &entry, e);
}

bool
sitting_is(const struct meeting *m, unsigned states, const char *wanted,
    struct err *e)
{
	static const char *const next[] = {
		[MEETING_DRAFT] = "it is still being prepared",
		[MEETING_FROZEN] = "its agenda is fixed and it is not open",
		[MEETING_OPEN] = "it is open",
		[MEETING_ADJOURNED] = "it is adjourned; resume it first",
		[MEETING_ENDED] = "it has ended",
		[MEETING_CLOSED] = "its record is closed",
		[MEETING_CANCELLED] = "it was cancelled",
	};

	if (states & IN(m->state))
		return true;
	err_set(e, ERR_DATA, "%s not at %s: %s.", wanted, m->ref,
	    next[m->state]);
	return false;
}

/* As it came in: received, at the first tier of its pathway. */
static bool
rest_unheard(struct db *db, const struct referral *r, struct arena *a,
    struct err *e)
{
	const struct pathway *p;
	const struct scheme *s;

	if (!scheme_get(db, r->pack_id, a, &s, e))
		return false;
	p = scheme_pathway(s, r->pathway);
	return referral_move(db, r->id, REFERRAL_RECEIVED,
	    p != NULL ? p->tier_from : INT_NONE, e);
}

bool
referral_rest(struct db *db, const struct referral *r, struct arena *a,
    struct err *e)
{
	const struct disposition_row *row;
	const struct scheme *s;
	struct decision d;
	bool found;
	int state;

	if (!db_decision_standing(db, r->id, NULL, a, &d, &found, e))
		return false;
	if (!found)
		return rest_unheard(db, r, a, e);
	if (!scheme_get(db, d.pack_id, a, &s, e))
		return false;
	row = scheme_disposition(s, r->pathway,
	    (enum disposition)d.disposition);
	state = row != NULL ? word_value(referral_state_words, row->state) :
	    INT_NONE;
	return referral_move(db, r->id, state == INT_NONE ?
	    REFERRAL_RECEIVED : (enum referral_state)state, d.tier, e);
}
