/*
 * Offers of places that fell free.  See queue.h.
 */
#include "src/domain/places/queue.h"

#include <string.h>

#include "db/queue.h"
#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* The list that a case is on, and where. */
struct standing {
	struct dossier d;
	struct waiting own;
	int position;		/* among those who wait without an offer */
};

static bool
load(struct db *db, const char *ref, unsigned states, const char *wanted,
    struct arena *a, struct standing *s, struct err *e)
{
	struct waiting *list;
	int n;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &s->d, e) ||
	    !db_waiting_list(db, NULL, a, &list, &n, e))
		return false;
	s->position = 1;
	for (int i = 0; i < n; i++) {
		if (i > 0 && strcmp(list[i].provision,
		    list[i - 1].provision) != 0)
			s->position = 1;
		if (strcmp(list[i].referral_id, s->d.referral.id) == 0 &&
		    states & 1u << list[i].state) {
			s->own = list[i];
			return true;
		}
		s->position += list[i].state == WAIT_WAITING;
	}
	err_set(e, ERR_DATA, "%s %s.", s->d.referral.ref, wanted);
	return false;
}

/* Of all provisions that share the places. */
static bool
offers_open(struct db *db, const struct scheme *s, const char *provision,
    int *out, struct err *e)
{
	const struct provision *pr = scheme_provision(s, provision);
	int one;

	*out = 0;
	SCHEME_ROWS(s, PART_PROVISIONS, struct provision, other) {
		if (strcmp(other->pool, pr->pool) != 0)
			continue;
		if (!db_offers_open(db, other->provision, &one, e))
			return false;
		*out += one;
	}
	return true;
}

bool
offers_left(struct db *db, const struct scheme *s, const char *provision,
    int *out, struct err *e)
{
	struct places p;
	int offered;

	if (!places_count(db, s, provision, NULL, day_today(db), &p, e) ||
	    !offers_open(db, s, provision, &offered, e))
		return false;
	*out = p.capacity == INT_NONE ? INT_NONE :
	    p.capacity - p.taken - offered;
	return true;
}

/* Does a reason of use "capacity" let this rule be passed? */
static bool
is_passed(const struct dossier *d, const char *rule, const char *overrides,
    struct arena *a)
{
	const char *code = overrides != NULL && *rule != '\0' ?
	    codes_given_for(overrides, rule, a) : NULL;

	return code != NULL && scheme_reason(d->scheme, d->referral.pathway,
	    "capacity", code) != NULL;
}

static bool
say_full(const struct dossier *d, const struct fullness *f, struct arena *a,
    struct err *e)
{
	refuse(e, f->rule, "%s. A place beyond that needs --override %s=CODE "
	    "with a reason of use “capacity”: %s.", f->words,
	    *f->rule != '\0' ? f->rule : "RULE", reason_codes(d->scheme,
	    d->referral.pathway, "capacity", a));
	return false;
}

bool
room_find(struct db *db, const struct dossier *d, const char *provision,
    int start, const char *overrides, struct arena *a, const char **group,
    struct err *e)
{
	const char *first = NULL;
	struct fullness f;

	SCHEME_ROWS(d->scheme, PART_GROUPS, struct group_row, g) {
		if (*group != NULL || strcmp(g->provision, provision) != 0)
			continue;
		first = first != NULL ? first : g->group_code;
		if (!places_full(db, d->scheme, provision, g->group_code,
		    start, d->referral.id, a, &f, e))
			return false;
		if (*f.words == '\0')
			*group = g->group_code;
	}
	if (*group == NULL)
		*group = first;
	if (!places_full(db, d->scheme, provision, *group, start,
	    d->referral.id, a, &f, e))
		return false;
	return *f.words == '\0' || is_passed(d, f.rule, overrides, a) ||
	    say_full(d, &f, a, e);
}

static bool
in_turn(const struct standing *s, const char *reason, struct arena *a,
    struct err *e)
{
	if (s->position == 1 || (reason != NULL && scheme_reason(s->d.scheme,
	    s->d.referral.pathway, "override", reason) != NULL))
		return true;
	err_set(e, ERR_DATA, "%s is number %d of those who wait. Offer it to "
	    "the first, or give a reason: %s.", s->d.referral.ref,
	    s->position, reason_codes(s->d.scheme, s->d.referral.pathway,
	    "override", a));
	return false;
}

/* Places that are offered already are as good as taken. */
static bool
has_room(struct db *db, const struct standing *s, const char *overrides,
    struct arena *a, struct err *e)
{
	const char *group = s->own.group_code;
	const struct provision *pr = scheme_provision(s->d.scheme,
	    s->own.provision);
	const struct pool_row *pool = pr != NULL ? scheme_pool(s->d.scheme,
	    pr->pool) : NULL;
	struct fullness f = { "", pool != NULL && pool->rule != NULL ?
	    pool->rule : "" };
	int left;

	if (!room_find(db, &s->d, s->own.provision, day_today(db), overrides,
	    a, &group, e) || !offers_left(db, s->d.scheme, s->own.provision,
	    &left, e))
		return false;
	if (left == INT_NONE || left > 0 || is_passed(&s->d, f.rule,
	    overrides, a))
		return true;
	f.words = arena_printf(a, "Every free place in %s is offered already",
	    pr != NULL ? pr->label : s->own.provision);
	return say_full(&s->d, &f, a, e);
}

static bool
set_state(struct db *db, struct standing *s, enum waiting_state state,
    const char *act, const char *fields, struct arena *a, struct err *e)
{
	s->own.state = (int)state;
	return db_update(db, &waiting_record, &s->own, e) &&
	    chain(db, act, "waiting", s->own.id, &s->d.referral, fields,
	    audit_content(&waiting_record, &s->own, a), e);
}

/* The offer is a fact of the case: clocks start at it. */
static bool
note_offer(struct db *db, const struct standing *s, struct arena *a,
    struct err *e)
{
	struct case_event ev;

	record_clear(&event_record, &ev);
	ev.id = db_new_id(db, a);
	ev.referral_id = s->d.referral.id;
	ev.event = HAPPENED_OFFERED;
	ev.on_day = day_today(db);
	ev.taken_back = 0;
	ev.state_before = s->d.referral.state;
	ev.made_by = db_actor(db);
	ev.made_at = db_now(db);
	return db_insert(db, &event_record, &ev, e) &&
	    chain(db, "record event", "event", ev.id, &s->d.referral,
	    "offered", audit_content(&event_record, &ev, a), e);
}

static void
tell(const struct standing *s, int offered_on, struct waiter *out)
{
	*out = (struct waiter){ s->d.referral.ref, s->own.provision,
		s->own.group_code, s->position, s->own.since, s->own.state,
		offered_on };
}

bool
offer_make(struct db *db, const char *ref, const char *reason,
    const char *overrides, struct arena *a, struct waiter *out,
    struct err *e)
{
	struct standing s;
	bool ok;

	if (!db_begin(db, "offer a place", e))
		return false;
	ok = load(db, ref, 1u << WAIT_WAITING, "waits for no place that is "
	    "not offered yet", a, &s, e) && in_turn(&s, reason, a, e) &&
	    has_room(db, &s, overrides, a, e) &&
	    set_state(db, &s, WAIT_OFFERED, "offer place", arena_printf(a,
	    "state %s", reason != NULL && s.position > 1 ? reason : ""), a,
	    e) && note_offer(db, &s, a, e);
	if (!ok)
		return db_rollback(db);
	tell(&s, day_today(db), out);
	return db_commit(db, e);
}

/* The first day on which a place can be taken up, unless one is named. */
static bool
first_day(struct db *db, const struct dossier *d, const char *provision,
    struct arena *a, struct placement *p, struct err *e)
{
	const struct provision *pr = scheme_provision(d->scheme, provision);
	struct calendar *c;

	if (!timing_calendar(db, d->scheme, d->referral.school_urn, a, &c,
	    e))
		return false;
	if (p->start_on == DAY_NONE)
		p->start_on = timing_start(c, day_today(db));
	p->end_on = DAY_NONE;
	if (pr != NULL && pr->weeks != INT_NONE)
		p->end_on = days_length_end(p->start_on, pr->weeks);
	else if (pr != NULL && pr->terms != INT_NONE)
		return days_add_terms(c, p->start_on, pr->terms, &p->end_on,
		    e);
	return true;
}

static bool
give(struct db *db, const struct standing *s, const char *overrides,
    struct arena *a, struct placement *p, struct err *e)
{
	if (!first_day(db, &s->d, s->own.provision, a, p, e))
		return false;
	if (p->start_on < day_today(db)) {
		err_set(e, ERR_DATA, "The place starts today or later.");
		return false;
	}
	p->id = db_new_id(db, a);
	p->referral_id = s->d.referral.id;
	p->decision_id = s->own.decision_id;
	p->provision = s->own.provision;
	if (p->group_code == NULL)
		p->group_code = s->own.group_code;
	p->state = PLACE_PLANNED;
	return room_find(db, &s->d, p->provision, p->start_on, overrides, a,
	    &p->group_code, e) &&
	    db_insert(db, &placement_record, p, e) &&
	    chain(db, "give place", "placement", p->id, &s->d.referral,
	    "provision", audit_content(&placement_record, p, a), e);
}

static bool
answered(struct db *db, const struct standing *s,
    enum decision_event_kind event, enum referral_state state,
    struct err *e)
{
	return (s->own.decision_id == NULL || decision_happens(db,
	    s->own.decision_id, event, NULL, NULL, s->d.referral.pupil_id,
	    e)) && referral_move(db, s->d.referral.id, state,
	    s->d.referral.tier, e);
}

/* Part or full time stands in the decision. */
static bool
time_of(struct db *db, const struct standing *s, struct arena *a, int *out,
    struct err *e)
{
	struct decided x;

	if (s->own.decision_id == NULL)
		return true;
	if (!decided_get(db, s->own.decision_id, a, &x, e))
		return false;
	*out = x.decision.part_time;
	return true;
}

bool
offer_accept(struct db *db, const char *ref, int start, const char *group,
    const char *overrides, struct arena *a, struct placement *out,
    struct err *e)
{
	struct placement p;
	struct standing s;
	bool ok;

	record_clear(&placement_record, &p);
	p.start_on = start;
	p.group_code = group;
	if (!db_begin(db, "take an offered place", e))
		return false;
	ok = load(db, ref, 1u << WAIT_OFFERED, "has no offer of a place", a,
	    &s, e) && time_of(db, &s, a, &p.part_time, e) &&
	    set_state(db, &s, WAIT_TAKEN, "accept offer", "state", a, e) &&
	    give(db, &s, overrides, a, &p, e) &&
	    answered(db, &s, EV_ACCEPTED, REFERRAL_ACCEPTED, e);
	if (!ok)
		return db_rollback(db);
	*out = p;
	return db_commit(db, e);
}

bool
offer_end(struct db *db, const char *ref, bool lapsed, struct arena *a,
    struct waiter *out, struct err *e)
{
	struct standing s;
	bool ok;

	if (!db_begin(db, "end an offer", e))
		return false;
	ok = load(db, ref, 1u << WAIT_OFFERED, "has no offer of a place", a,
	    &s, e) && set_state(db, &s, WAIT_LEFT, lapsed ? "lapse offer" :
	    "decline offer", "state", a, e) &&
	    answered(db, &s, lapsed ? EV_LAPSED : EV_DECLINED,
	    REFERRAL_DECLINED, e);
	if (!ok)
		return db_rollback(db);
	tell(&s, DAY_NONE, out);
	return db_commit(db, e);
}
