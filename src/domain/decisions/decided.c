/*
 * Reading decisions: with their codes, with what happened to them since, in
 * the order that the callers need.
 */
#include <string.h>

#include "db/decision.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* Everything that belongs to a decision's row. */
static bool
decided_load(struct db *db, const struct decision *d, struct arena *a,
    struct decided *out, struct err *e)
{
	struct decided x = { .decision = *d, .stands = true };

	if (!db_list(db, &decision_code_record, "decision_id", d->id,
	    "kind, position", a, &x.codes, &x.code_count, e) ||
	    !db_list(db, &decision_event_record, "decision_id", d->id,
	    "made_at, id", a, &x.events, &x.event_count, e))
		return false;
	for (int i = 0; i < x.event_count; i++) {
		x.stands &= x.events[i].event != EV_TAKEN_BACK &&
		    x.events[i].event != EV_SUPERSEDED;
		x.released |= x.events[i].event == EV_RELEASED;
	}
	*out = x;
	return true;
}

static bool
decided_all(struct db *db, const struct decision *list, int n,
    struct arena *a, struct decided **out, int *count, struct err *e)
{
	struct decided *all = arena_array(a, (size_t)n, sizeof *all);

	for (int i = 0; i < n; i++)
		if (!decided_load(db, &list[i], a, &all[i], e))
			return false;
	*out = all;
	*count = n;
	return true;
}

bool
decided_get(struct db *db, const char *id, struct arena *a,
    struct decided *out, struct err *e)
{
	struct decision d;

	return db_get(db, &decision_record, "id", id, a, &d, e) &&
	    decided_load(db, &d, a, out, e);
}

bool
decision_standing(struct db *db, const char *referral_id,
    const char *meeting_id, struct arena *a, struct decided *out,
    bool *found, struct err *e)
{
	struct decision d;
	bool any;

	if (!db_decision_standing(db, referral_id, meeting_id, a, &d, &any,
	    e) || (any && !decided_load(db, &d, a, out, e)))
		return false;
	*found = any;
	return true;
}

bool
decisions_of_meeting(struct db *db, const char *meeting_id,
    struct arena *a, struct decided **out, int *count, struct err *e)
{
	struct decision *list;
	int n;

	return db_decisions_of_meeting(db, meeting_id, a, &list, &n, e) &&
	    decided_all(db, list, n, a, out, count, e);
}

bool
decisions_of_referral(struct db *db, const char *referral_id,
    struct arena *a, struct decided **out, int *count, struct err *e)
{
	struct decision *list;
	int n;

	return db_list(db, &decision_record, "referral_id", referral_id,
	    "id", a, &list, &n, e) &&
	    decided_all(db, list, n, a, out, count, e);
}

/* Is the referral one for the panel of this meeting? */
static bool
is_of_panel(struct db *db, const struct decision *d,
    const struct meeting *m, struct arena *a, bool *out, struct err *e)
{
	const struct scheme *s;
	const struct pathway *p;
	struct referral r;

	if (!db_get(db, &referral_record, "id", d->referral_id, a, &r, e) ||
	    !scheme_get(db, d->pack_id, a, &s, e))
		return false;
	p = scheme_pathway(s, r.pathway);
	*out = p != NULL && strcmp(p->panel, m->panel) == 0;
	return true;
}

bool
decisions_outside(struct db *db, const struct meeting *m, struct arena *a,
    struct decided **out, int *count, struct err *e)
{
	struct decision *list;
	int n, kept = 0;
	bool ours;

	if (!db_decisions_outside(db, m->scheme, meeting_day(db, m), a,
	    &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (!is_of_panel(db, &list[i], m, a, &ours, e))
			return false;
		if (ours)
			list[kept++] = list[i];
	}
	return decided_all(db, list, kept, a, out, count, e);
}

static void
add_code(const struct decision_code *c, struct proposal *p, struct arena *a)
{
	switch (c->kind) {
	case DC_OUTCOME:
		p->outcomes = codes_add(p->outcomes, c->code, a);
		break;
	case DC_REASON:
		p->reasons = codes_add(p->reasons, c->code, a);
		break;
	case DC_MISSING:
		p->missing = codes_add(p->missing, c->code, a);
		break;
	case DC_CONDITION:
		p->conditions = codes_add(p->conditions, c->code, a);
		break;
	case DC_DISSENT:
		p->dissent = codes_add(p->dissent, c->code, a);
		break;
	case DC_OVERRIDE:
		p->overrides = codes_add(p->overrides, arena_printf(a,
		    "%s=%s", c->rule, c->code), a);
		break;
	}
}

void
decided_restate(const struct decided *d, struct proposal *p,
    struct arena *a)
{
	record_clear(&proposal_record, p);
	p->disposition = d->decision.disposition;
	p->provision = d->decision.provision;
	p->group_code = d->decision.group_code;
	p->part_time = d->decision.part_time;
	p->to_school = d->decision.to_school;
	p->owner = d->decision.owner;
	p->start_on = d->decision.start_on;
	p->end_on = d->decision.end_on;
	p->review_on = d->decision.review_on;
	p->return_on = d->decision.return_on;
	p->votes_for = d->decision.votes_for;
	p->votes_against = d->decision.votes_against;
	p->casting = d->decision.casting;
	for (int i = 0; i < d->code_count; i++)
		add_code(&d->codes[i], p, a);
}

bool
decision_as_proposal(struct db *db, const char *item_id, struct arena *a,
    struct proposal *out, bool *found, struct err *e)
{
	struct decided d;
	struct item item;

	if (!db_get(db, &item_record, "id", item_id, a, &item, e) ||
	    !decision_standing(db, item.referral_id, item.meeting_id, a, &d,
	    found, e))
		return false;
	if (*found)
		decided_restate(&d, out, a);
	return true;
}
