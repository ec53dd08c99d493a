/*
 * Places over time, and the school's answer.  See place.h.
 */
#include "src/domain/places/place.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/after.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/gates/gate.h"
#include "src/domain/places/queue.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

/* The place at hand: planned, or running; "wanted" begins the refusal. */
static bool
find_place(struct db *db, const struct dossier *d,
    enum placement_state state, const char *wanted, struct arena *a,
    struct placement *out, struct err *e)
{
	struct placement *list;
	int n;

	if (!db_list(db, &placement_record, "referral_id", d->referral.id,
	    "start_on, id", a, &list, &n, e))
		return false;
	for (int i = n - 1; i >= 0; i--)
		if (list[i].state == (int)state) {
			*out = list[i];
			return true;
		}
	err_set(e, ERR_DATA, "%s has no %s place. %s", d->referral.ref,
	    word_of(placement_state_words, state), wanted);
	return false;
}

static bool
load(struct db *db, const char *ref, enum placement_state state,
    const char *wanted, struct arena *a, struct dossier *d,
    struct placement *p, struct err *e)
{
	return access_may(db, "place", e) &&
	    dossier_load(db, ref, a, d, e) &&
	    find_place(db, d, state, wanted, a, p, e);
}

static bool
write(struct db *db, const char *act, const char *fields,
    const struct dossier *d, struct placement *p, struct arena *a,
    struct err *e)
{
	return db_update(db, &placement_record, p, e) &&
	    chain(db, act, "placement", p->id, &d->referral, fields,
	    audit_content(&placement_record, p, a), e);
}

static bool
save(struct db *db, const char *act, const char *fields,
    const struct dossier *d, struct placement *p, struct arena *a,
    struct err *e)
{
	if (!db_begin(db, act, e))
		return false;
	return write(db, act, fields, d, p, a, e) ? db_commit(db, e) :
	    db_rollback(db);
}

/* What must be there before a place starts. */
static bool
may_start(struct db *db, const struct dossier *d, int day, struct arena *a,
    struct err *e)
{
	struct gate g;

	return gate_judge(db, d, NULL, day, NULL, a, &g, e) &&
	    gate_pass(&g, "start", e);
}

/* The planned end moves with the start; one that was counted in weeks or
 * terms is counted anew. */
static bool
move_end(struct db *db, const struct dossier *d, int day,
    struct placement *p, struct arena *a, struct err *e)
{
	const struct provision *pr = scheme_provision(d->scheme,
	    p->provision);
	struct calendar *c;
	int natural;

	if (p->end_on == DAY_NONE)
		return true;
	if (pr != NULL && pr->weeks != INT_NONE && p->end_on ==
	    days_length_end(p->start_on, pr->weeks)) {
		p->end_on = days_length_end(day, pr->weeks);
		return true;
	}
	if (pr == NULL || pr->terms == INT_NONE) {
		p->end_on += pr == NULL || pr->ends != 1 ?
		    day - p->start_on : 0;
		return true;
	}
	if (!timing_calendar(db, d->scheme, d->referral.school_urn, a, &c,
	    e) || !days_add_terms(c, p->start_on, pr->terms, &natural, e))
		return false;
	return natural != p->end_on ||
	    days_add_terms(c, day, pr->terms, &p->end_on, e);
}

/* A place starts when the pupil does; until then it is planned. */
static bool
has_come(struct db *db, int day, struct err *e)
{
	char words[DAY_WORDS_SIZE];

	if (day <= day_today(db))
		return true;
	err_set(e, ERR_DATA, "%s lies ahead, so nobody has started on it "
	    "yet. The place stays planned; record the start when the pupil "
	    "is there.", day_words(day, words));
	return false;
}

bool
place_start(struct db *db, const char *ref, int day, struct arena *a,
    struct placement *out, struct err *e)
{
	struct placement p;
	struct dossier d;

	if (!load(db, ref, PLACE_PLANNED, "Accept it at a meeting first.", a,
	    &d, &p, e))
		return false;
	if (day == DAY_NONE)
		day = day_today(db);
	if (!has_come(db, day, e) || !may_start(db, &d, day, a, e) ||
	    !move_end(db, &d, day, &p, a, e))
		return false;
	p.start_on = day;
	p.state = PLACE_ACTIVE;
	if (!save(db, "start place", "start_on end_on state", &d, &p, a, e))
		return false;
	*out = p;
	return true;
}

bool
place_extend(struct db *db, const char *ref, int until, const char *reason,
    struct arena *a, struct placement *out, struct err *e)
{
	const struct reason_row *r;
	const struct provision *pr;
	struct placement p;
	struct dossier d;

	if (!load(db, ref, PLACE_ACTIVE, "Start it first.", a, &d, &p, e))
		return false;
	pr = scheme_provision(d.scheme, p.provision);
	r = reason == NULL ? NULL : scheme_reason(d.scheme,
	    d.referral.pathway, "extend", reason);
	if (r == NULL) {
		refuse(e, pr != NULL ? pr->rule : NULL, "A longer place "
		    "needs a reason of the scheme (use “extend”).");
		return false;
	}
	if (p.end_on != DAY_NONE && until <= p.end_on) {
		err_set(e, ERR_DATA, "The place lasts that long already.");
		return false;
	}
	p.end_on = until;
	if (!save(db, "extend place", arena_printf(a, "end_on %s", reason),
	    &d, &p, a, e))
		return false;
	*out = p;
	return true;
}

static bool
is_destination(const struct dossier *d, const char *code, struct err *e)
{
	bool has_set = false;

	SCHEME_ROWS(d->scheme, PART_CODES, struct code_row, c) {
		if (strcmp(c->set_name, "exit_destination") != 0)
			continue;
		has_set = true;
		if (code != NULL && strcmp(c->code, code) == 0)
			return true;
	}
	if (!has_set && code == NULL)
		return true;
	err_set(e, ERR_DATA, "Say where the pupil goes next, by a code of "
	    "the set exit_destination of the scheme.");
	return false;
}

bool
place_end(struct db *db, const char *ref, int day, const char *destination,
    struct arena *a, struct placement *out, struct err *e)
{
	struct placement p;
	struct dossier d;

	if (!load(db, ref, PLACE_ACTIVE, "Only a place that has started "
	    "ends.", a, &d, &p, e) || !is_destination(&d, destination, e))
		return false;
	p.ended_on = day != DAY_NONE ? day : day_today(db);
	p.state = PLACE_ENDED;
	if (p.ended_on < p.start_on) {
		err_set(e, ERR_DATA, "A place cannot end before it starts.");
		return false;
	}
	if (p.ended_on > day_today(db)) {
		err_set(e, ERR_DATA, "A place ends when the pupil has left. "
		    "Record it then.");
		return false;
	}
	if (!db_begin(db, "end a place", e))
		return false;
	if (!write(db, "end place", arena_printf(a, "ended_on state %s",
	    destination != NULL ? destination : ""), &d, &p, a, e) ||
	    !after_field(db, &d, "exit_destination", destination, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = p;
	return true;
}

static bool
answer(struct db *db, const struct dossier *d, const struct decided *x,
    bool accepts, struct arena *a, struct err *e)
{
	if (!decision_happens(db, x->decision.id, accepts ? EV_ACCEPTED :
	    EV_DECLINED, NULL, NULL, d->referral.pupil_id, e))
		return false;
	if (accepts)
		return d->referral.state != REFERRAL_OFFERED ||
		    referral_move(db, d->referral.id, REFERRAL_ACCEPTED,
		    d->referral.tier, e);
	return places_cancel(db, x->decision.id, a, e) &&
	    referral_move(db, d->referral.id, REFERRAL_DECLINED,
	    d->referral.tier, e);
}

bool
school_answers(struct db *db, const char *ref, bool accepts,
    struct arena *a, struct err *e)
{
	struct placement p;
	struct decided x;
	struct dossier d;
	bool found;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &d, e) ||
	    !decision_standing(db, d.referral.id, NULL, a, &x, &found, e))
		return false;
	if (accepts && d.referral.state == REFERRAL_WAITING)
		return offer_accept(db, ref, DAY_NONE, NULL, NULL, a, &p, e);
	if (!found) {
		err_set(e, ERR_DATA, "No decision stands about %s, so there "
		    "is nothing to answer.", d.referral.ref);
		return false;
	}
	if (!db_begin(db, "note an answer", e))
		return false;
	return answer(db, &d, &x, accepts, a, e) ? db_commit(db, e) :
	    db_rollback(db);
}
