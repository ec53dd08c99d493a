/*
 * Places and ranks that follow from decisions.  Nothing starts or ends here
 * by itself: a place is planned, and a person starts it.
 */
#include "src/domain/decisions/effects.h"

#include <string.h>

#include "db/decision.h"
#include "src/base/day.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"

bool
decision_happens(struct db *db, const char *decision_id,
    enum decision_event_kind event, const char *reason,
    const char *meeting_id, const char *pupil_id, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct decision_event ev;
	bool ok;

	record_clear(&decision_event_record, &ev);
	ev.id = db_new_id(db, &a);
	ev.decision_id = decision_id;
	ev.event = (int)event;
	ev.reason = reason;
	ev.meeting_id = meeting_id;
	ev.made_by = db_actor(db);
	ev.made_at = db_now(db);
	ok = db_insert(db, &decision_event_record, &ev, e) &&
	    audit_row(db, decision_event_words[event], "decision_event",
	    ev.id, pupil_id, "event", e);
	arena_release(&a);
	return ok;
}

static bool
say_running(const struct placement *p, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	err_set(e, ERR_DATA, "The place in “%s” runs since %s. End it first "
	    "with “convene place end”.", p->provision,
	    day_words(p->start_on, day));
	return false;
}

/* Planned and promised places are cancelled; *RUNNING is set aside. */
static bool
places_free(struct db *db, const char *decision_id, struct lifted *out,
    struct arena *a, struct err *e)
{
	struct placement *list;
	int count;

	if (!db_list(db, &placement_record, "decision_id", decision_id, "id",
	    a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (list[i].state == PLACE_ENDED ||
		    list[i].state == PLACE_CANCELLED)
			continue;
		if (list[i].state == PLACE_ACTIVE) {
			out->running = list[i];
			out->has = true;
		}
		list[i].state = PLACE_CANCELLED;
		if (!db_update(db, &placement_record, &list[i], e))
			return false;
		if (out->has)
			out->running.rev = list[i].rev;
	}
	return true;
}

static bool
ranks_free(struct db *db, const char *decision_id, struct arena *a,
    struct err *e)
{
	struct waiting *list;
	int count;

	if (!db_list(db, &waiting_record, "decision_id", decision_id, "id",
	    a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (list[i].state == WAIT_LEFT || list[i].state == WAIT_TAKEN)
			continue;
		list[i].state = WAIT_LEFT;
		if (!db_update(db, &waiting_record, &list[i], e))
			return false;
	}
	return true;
}

bool
places_lift(struct db *db, const char *decision_id, struct lifted *out,
    struct arena *a, struct err *e)
{
	return places_free(db, decision_id, out, a, e) &&
	    ranks_free(db, decision_id, a, e);
}

bool
places_cancel(struct db *db, const char *decision_id, struct arena *a,
    struct err *e)
{
	struct lifted running = { .has = false };

	return places_lift(db, decision_id, &running, a, e) &&
	    places_drop(db, &running, e);
}

bool
places_drop(struct db *db, const struct lifted *l, struct err *e)
{
	(void)db;
	return !l->has || say_running(&l->running, e);
}

/* The running place goes on, with what the new decision says of it. */
static bool
place_carry(struct db *db, const struct decision *d,
    const struct placement *running, struct arena *a, struct err *e)
{
	struct placement p = *running;

	if (strcmp(p.provision, d->provision) != 0)
		return say_running(&p, e);
	p.decision_id = d->id;
	p.group_code = d->group_code;
	p.part_time = d->part_time;
	p.end_on = d->end_on;
	p.state = PLACE_ACTIVE;
	return db_update(db, &placement_record, &p, e) &&
	    chain(db, "change place", "placement", p.id, NULL,
	    "decision group time end", audit_content(&placement_record, &p,
	    a), e);
}

bool
place_give(struct db *db, const struct decision *d, bool contingent,
    const struct lifted *l, struct arena *a, struct err *e)
{
	struct placement p;

	if (l->has)
		return place_carry(db, d, &l->running, a, e);
	record_clear(&placement_record, &p);
	p.id = db_new_id(db, a);
	p.referral_id = d->referral_id;
	p.decision_id = d->id;
	p.provision = d->provision;
	p.group_code = d->group_code;
	p.part_time = d->part_time;
	p.start_on = d->start_on != DAY_NONE ? d->start_on : d->decided_on;
	p.end_on = d->end_on;
	p.state = contingent ? PLACE_CONTINGENT : PLACE_PLANNED;
	return db_insert(db, &placement_record, &p, e) &&
	    chain(db, "give place", "placement", p.id, NULL, "provision",
	    audit_content(&placement_record, &p, a), e);
}

bool
waiting_rank(struct db *db, const char *provision, int *rank, struct err *e)
{
	int count;

	*rank = INT_NONE;
	if (provision == NULL)
		return true;
	if (!db_waiting_count(db, provision, NULL, &count, e))
		return false;
	*rank = count + 1;
	return true;
}

bool
waiting_join(struct db *db, const struct decision *d, struct arena *a,
    struct err *e)
{
	struct waiting w;
	int last;

	if (!db_waiting_last(db, d->provision, &last, e))
		return false;
	record_clear(&waiting_record, &w);
	w.id = db_new_id(db, a);
	w.referral_id = d->referral_id;
	w.decision_id = d->id;
	w.provision = d->provision;
	w.group_code = d->group_code;
	w.position = last + 1;
	w.since = d->decided_on;
	w.state = WAIT_WAITING;
	return db_insert(db, &waiting_record, &w, e) &&
	    chain(db, "join waiting list", "waiting", w.id, NULL,
	    "provision position", audit_content(&waiting_record, &w, a), e);
}
