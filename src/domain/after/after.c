/*
 * What follows from an event.  See after.h.
 */
#include "src/domain/after/after.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/decisions/effects.h"
#include "src/domain/referral/intake.h"
#include "src/domain/scheme/scheme.h"

bool
event_moves(const struct scheme *s, const char *pathway, int event)
{
	return event == HAPPENED_ARRIVED || (event == HAPPENED_MOVED_SCHOOL &&
	    event_find(s, pathway, HAPPENED_ARRIVED) == NULL);
}

static bool
ends_case(int state)
{
	return state == REFERRAL_CLOSED || state == REFERRAL_WITHDRAWN ||
	    state == REFERRAL_ERASED;
}

/* Who leaves takes up no place and waits for none; a place that runs has to
 * end first, because somebody has to say when it did. */
static bool
free_places(struct db *db, const struct dossier *d, struct arena *a,
    struct err *e)
{
	struct decided x;
	bool found;

	return decision_standing(db, d->referral.id, NULL, a, &x, &found, e)
	    && (!found || places_cancel(db, x.decision.id, a, e));
}

static bool
state_follows(struct db *db, const struct dossier *d,
    const struct event_row *row, struct arena *a, struct err *e)
{
	int state = row->state != NULL ? word_value(referral_state_words,
	    row->state) : INT_NONE;

	if (state == INT_NONE)
		return true;
	return (!ends_case(state) || free_places(db, d, a, e)) &&
	    referral_move(db, d->referral.id, (enum referral_state)state,
	    d->referral.tier, e);
}

static bool
school_follows(struct db *db, const struct dossier *d,
    const struct case_event *ev, struct arena *a, struct err *e)
{
	struct referral r;

	if (ev->to_school == NULL || !event_moves(d->scheme,
	    d->referral.pathway, ev->event))
		return true;
	if (!db_get(db, &referral_record, "id", d->referral.id, a, &r, e))
		return false;
	r.school_urn = ev->to_school;
	return db_update(db, &referral_record, &r, e) &&
	    referral_audit(db, "change school", d->referral.id, "school_urn",
	    a, e) && referral_index(db, d->referral.id, a, e);
}

bool
after_field(struct db *db, const struct dossier *d, const char *field,
    const char *value, struct arena *a, struct err *e)
{
	struct referral_value v = { .referral_id = d->referral.id,
	    .field = field, .value = value };

	if (field == NULL || value == NULL || scheme_field(d->scheme,
	    d->referral.pathway, field) == NULL)
		return true;
	return db_replace(db, &referral_value_record, &v, e) &&
	    referral_audit(db, "change referral", d->referral.id, field, a,
	    e) && referral_index(db, d->referral.id, a, e);
}

bool
after_event(struct db *db, const struct dossier *d,
    const struct event_row *row, const struct case_event *ev, struct arena *a,
    struct err *e)
{
	return state_follows(db, d, row, a, e) &&
	    school_follows(db, d, ev, a, e) &&
	    after_field(db, d, row->result, ev->result, a, e);
}

/* The case goes back to the school that it came from, unless somebody has
 * given it another one since. */
static bool
school_goes_back(struct db *db, const struct dossier *d,
    const struct case_event *ev, struct arena *a, struct err *e)
{
	struct referral r;

	if (ev->to_school == NULL || !event_moves(d->scheme,
	    d->referral.pathway, ev->event) ||
	    strcmp(d->referral.school_urn, ev->to_school) != 0)
		return true;
	if (ev->from_school == NULL) {
		err_set(e, ERR_DATA, "This made %s the school of %s, and "
		    "where it came from was not noted then. Give the case "
		    "its school again first: convene referral set %s "
		    "school_urn=URN.", ev->to_school, d->referral.ref,
		    d->referral.ref);
		return false;
	}
	if (!db_get(db, &referral_record, "id", d->referral.id, a, &r, e))
		return false;
	r.school_urn = ev->from_school;
	return db_update(db, &referral_record, &r, e) &&
	    referral_audit(db, "change school", d->referral.id, "school_urn",
	    a, e) && referral_index(db, d->referral.id, a, e);
}

/* What the same kind of event said before this one, or nothing.  Where the
 * pupil went next was known before the case closed. */
static bool
field_goes_back(struct db *db, const struct dossier *d,
    const struct event_row *row, const struct case_event *ev, struct arena *a,
    struct err *e)
{
	const char *before = "";
	struct case_event *list;
	int n;

	if (row == NULL || row->result == NULL || ev->result == NULL ||
	    ev->event == HAPPENED_CLOSED ||
	    strcmp(dossier_field(d, row->result, a), ev->result) != 0)
		return true;
	if (!events_of(db, d->referral.id, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (list[i].event == ev->event && list[i].result != NULL &&
		    strcmp(list[i].id, ev->id) != 0)
			before = list[i].result;
	return after_field(db, d, row->result, before, a, e);
}

bool
after_taking_back(struct db *db, const struct dossier *d,
    const struct event_row *row, const struct case_event *ev, struct arena *a,
    struct err *e)
{
	int moved = row != NULL && row->state != NULL ?
	    word_value(referral_state_words, row->state) : INT_NONE;

	/* a decision since then has moved it on: that stands */
	if (!school_goes_back(db, d, ev, a, e) ||
	    !field_goes_back(db, d, row, ev, a, e))
		return false;
	return moved != d->referral.state || referral_move(db,
	    d->referral.id, (enum referral_state)ev->state_before,
	    d->referral.tier, e);
}
