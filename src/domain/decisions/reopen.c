/*
 * Opening a record or a sitting again: the way back of meeting_close() and
 * meeting_end().
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/text.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

/* A plan that has left the building cannot be called back. */
static bool
nothing_is_out(const struct decided *list, int count, struct err *e)
{
	for (int i = 0; i < count; i++)
		if (list[i].released) {
			err_set(e, ERR_DATA, "Plans of this meeting were "
			    "released, so its record stays closed. A later "
			    "decision can replace one of it, with a "
			    "reason.");
			return false;
		}
	return true;
}

/* Off the agenda of a later meeting onto which it was carried. */
static bool
take_back(struct db *db, const struct meeting *m, const struct decision *d,
    struct arena *a, struct err *e)
{
	struct referral r;
	const char *ref;

	if (d->disposition != DISP_NOT_REACHED &&
	    d->disposition != DISP_PEND && d->disposition != DISP_DEFER)
		return true;
	if (!db_get(db, &referral_record, "id", d->referral_id, a, &r, e) ||
	    !db_item_elsewhere(db, m->id, r.id, a, &ref, e))
		return false;
	return ref == NULL || agenda_remove(db, ref, r.ref, e);
}

static bool
record_reopen(struct db *db, struct meeting *m, struct arena *a,
    struct err *e)
{
	struct decided *list;
	int count;

	if (!decisions_of_meeting(db, m->id, a, &list, &count, e) ||
	    !nothing_is_out(list, count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (!take_back(db, m, &list[i].decision, a, e))
			return false;
	m->state = MEETING_ENDED;
	m->closed_at = TIME_NONE;
	return true;
}

/* Cases that were left wait again; live_start() puts the gavel on one. */
static bool
sitting_reopen(struct db *db, struct meeting *m, struct arena *a,
    struct err *e)
{
	struct decided *list;
	struct referral r;
	const char *undone;
	int count;

	if (!decisions_of_meeting(db, m->id, a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (list[i].decision.disposition != DISP_NOT_REACHED)
			continue;
		if (!db_get(db, &referral_record, "id",
		    list[i].decision.referral_id, a, &r, e) ||
		    !decide_undo(db, m->ref, r.ref, a, &undone, e))
			return false;
	}
	m->state = MEETING_OPEN;
	m->ended_at = TIME_NONE;
	return live_start(db, m->id, e);
}

static bool
reopen(struct db *db, const char *ref, const char *reason, struct arena *a,
    struct err *e)
{
	const struct reason_row *coded;
	const struct scheme *s;
	struct meeting m;

	if (text_is_blank(reason)) {
		err_set(e, ERR_USAGE, "Say why: the reason is kept.");
		return false;
	}
	if (!sitting_load(db, ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_CLOSED) | IN(MEETING_ENDED),
	    "A meeting can be opened again once it has ended,", e))
		return false;
	if (m.state == MEETING_CLOSED ? !record_reopen(db, &m, a, e) :
	    !sitting_reopen(db, &m, a, e))
		return false;
	coded = reason_of_use(s, "supersede", reason);
	m.reopen_reason = coded != NULL ? coded->label : reason;
	return sitting_save(db, &m, "reopen meeting", "state reopen_reason",
	    a, e);
}

bool
meeting_reopen(struct db *db, const char *ref, const char *reason,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "open a meeting again", "decide", e))
		return false;
	return act_end(db, &a, reopen(db, ref, reason, &a, e), e);
}
