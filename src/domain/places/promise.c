/*
 * Places that are promised should a Managed Move fail (SLIP-37): taking them
 * up, and giving them up when the move has worked out.
 */
#include "src/domain/places/place.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/calendar/days.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/places/queue.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static bool
load(struct db *db, const char *ref, struct arena *a, struct dossier *d,
    struct placement *out, struct err *e)
{
	struct placement *list;
	int n;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, d, e) ||
	    !db_list(db, &placement_record, "referral_id", d->referral.id,
	    "id", a, &list, &n, e))
		return false;
	for (int i = n - 1; i >= 0; i--)
		if (list[i].state == PLACE_CONTINGENT) {
			*out = list[i];
			return true;
		}
	err_set(e, ERR_DATA, "No place is promised to %s.", d->referral.ref);
	return false;
}

static bool
dates(struct db *db, const struct dossier *d, int day, struct arena *a,
    struct placement *p, struct err *e)
{
	const struct provision *pr = scheme_provision(d->scheme,
	    p->provision);
	struct calendar *c;

	if (!timing_calendar(db, d->scheme, d->referral.school_urn, a, &c,
	    e))
		return false;
	p->start_on = day != DAY_NONE ? day : timing_start(c, day_today(db));
	if (pr != NULL && pr->weeks != INT_NONE)
		p->end_on = days_length_end(p->start_on, pr->weeks);
	return true;
}

static bool
save(struct db *db, const char *act, const char *fields,
    const struct dossier *d, struct placement *p, struct arena *a,
    struct err *e)
{
	if (!db_begin(db, act, e))
		return false;
	return db_update(db, &placement_record, p, e) &&
	    chain(db, act, "placement", p->id, &d->referral, fields,
	    audit_content(&placement_record, p, a), e) ?
	    db_commit(db, e) : db_rollback(db);
}

/* The word given counts for more than a full house: *BEYOND says that it is
 * one more than there are places. */
bool
place_take_up(struct db *db, const char *ref, int day, struct arena *a,
    struct placement *out, const char **beyond, struct err *e)
{
	struct fullness f;
	struct placement p;
	struct dossier d;

	if (!load(db, ref, a, &d, &p, e) || !dates(db, &d, day, a, &p, e) ||
	    !places_full(db, d.scheme, p.provision, p.group_code, p.start_on,
	    d.referral.id, a, &f, e))
		return false;
	if (p.start_on < day_today(db)) {
		err_set(e, ERR_DATA, "The place starts today or later.");
		return false;
	}
	p.state = PLACE_PLANNED;
	if (!save(db, "take up promised place", "start_on end_on state", &d,
	    &p, a, e))
		return false;
	*out = p;
	*beyond = f.words;
	return true;
}

bool
place_give_up(struct db *db, const char *ref, struct arena *a,
    struct placement *out, struct err *e)
{
	struct placement p;
	struct dossier d;

	if (!load(db, ref, a, &d, &p, e))
		return false;
	p.state = PLACE_CANCELLED;
	if (!save(db, "give up promised place", "state", &d, &p, a, e))
		return false;
	*out = p;
	return true;
}
