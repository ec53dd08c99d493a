/*
 * Waiting lists: their order, and changing it.  Offers are in offer.c.
 */
#include "src/domain/places/queue.h"

#include <string.h>

#include "db/queue.h"
#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

static const struct field waiter_fields[] = {
	F_TEXT(waiter, ref), F_TEXT(waiter, provision),
	F_TEXT(waiter, group), F_INT(waiter, position),
	F_DAY(waiter, since), F_WORD(waiter, state, waiting_state_words),
	F_DAY(waiter, offered_on), F_END
};
const struct record waiter_record =
    { NULL, waiter_fields, sizeof(struct waiter) };

static bool
offered_on(struct db *db, const struct waiting *w, struct arena *a,
    int *out, struct err *e)
{
	struct case_event *list;
	int n;

	*out = DAY_NONE;
	if (w->state != WAIT_OFFERED)
		return true;
	if (!events_of(db, w->referral_id, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (list[i].event == HAPPENED_OFFERED)
			*out = list[i].on_day;
	return true;
}

static bool
to_waiter(struct db *db, const struct waiting *w, int position,
    struct arena *a, struct waiter *out, struct err *e)
{
	struct referral r;

	if (!db_get(db, &referral_record, "id", w->referral_id, a, &r, e) ||
	    !offered_on(db, w, a, &out->offered_on, e))
		return false;
	out->ref = r.ref;
	out->provision = w->provision;
	out->group = w->group_code;
	out->position = position;
	out->since = w->since;
	out->state = w->state;
	return true;
}

bool
queue_list(struct db *db, const char *provision, struct arena *a,
    struct waiter **out, int *count, struct err *e)
{
	struct waiting *rows;
	int n, position = 0;

	if (!db_waiting_list(db, provision, a, &rows, &n, e))
		return false;
	*out = arena_array(a, (size_t)n + 1, sizeof **out);
	for (int i = 0; i < n; i++) {
		if (i == 0 || strcmp(rows[i].provision,
		    rows[i - 1].provision) != 0)
			position = 0;
		if (!to_waiter(db, &rows[i], ++position, a, &(*out)[i], e))
			return false;
	}
	*count = n;
	return true;
}

static bool
find(struct db *db, const struct dossier *d, struct arena *a,
    struct waiting **list, int *count, int *at, struct err *e)
{
	const struct waiting *own = NULL;
	struct waiting *all;
	int n;

	if (!db_list(db, &waiting_record, "referral_id", d->referral.id,
	    "id", a, &all, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (all[i].state == WAIT_WAITING ||
		    all[i].state == WAIT_OFFERED)
			own = &all[i];
	if (own == NULL) {
		err_set(e, ERR_DATA, "%s is on no waiting list.",
		    d->referral.ref);
		return false;
	}
	if (!db_waiting_list(db, own->provision, a, list, count, e))
		return false;
	for (*at = 0; strcmp((*list)[*at].id, own->id) != 0; )
		++*at;
	return true;
}

static bool
reason_is_known(const struct dossier *d, const char *reason,
    struct arena *a, struct err *e)
{
	const char *pathway = d->referral.pathway;

	if (reason != NULL && (scheme_reason(d->scheme, pathway, "override",
	    reason) != NULL || scheme_reason(d->scheme, pathway, "capacity",
	    reason) != NULL))
		return true;
	err_set(e, ERR_DATA, "The order of a waiting list is changed with a "
	    "coded reason: %s, %s.", reason_codes(d->scheme, pathway,
	    "override", a), reason_codes(d->scheme, pathway, "capacity", a));
	return false;
}

/* Numbers from 1 on, in the order of LIST. */
static bool
renumber(struct db *db, struct waiting *list, int n, struct err *e)
{
	for (int i = 0; i < n; i++) {
		if (list[i].position == i + 1)
			continue;
		list[i].position = i + 1;
		if (!db_update(db, &waiting_record, &list[i], e))
			return false;
	}
	return true;
}

static void
shift(struct waiting *list, int from, int to)
{
	struct waiting moved = list[from];

	for (; from < to; from++)
		list[from] = list[from + 1];
	for (; from > to; from--)
		list[from] = list[from - 1];
	list[to] = moved;
}

static bool
move(struct db *db, const char *ref, int position, const char *reason,
    struct arena *a, struct waiter *out, struct err *e)
{
	struct waiting *list;
	struct dossier d;
	int n, at;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &d, e) ||
	    !find(db, &d, a, &list, &n, &at, e) ||
	    !reason_is_known(&d, reason, a, e))
		return false;
	if (position < 1 || position > n) {
		err_set(e, ERR_DATA, "The list has the positions 1 to %d.",
		    n);
		return false;
	}
	shift(list, at, position - 1);
	return renumber(db, list, n, e) &&
	    chain(db, "move on waiting list", "waiting",
	    list[position - 1].id, &d.referral, arena_printf(a,
	    "position %s", reason), audit_content(&waiting_record,
	    &list[position - 1], a), e) &&
	    to_waiter(db, &list[position - 1], position, a, out, e);
}

bool
queue_move(struct db *db, const char *ref, int position, const char *reason,
    struct arena *a, struct waiter *out, struct err *e)
{
	if (!db_begin(db, "move on a waiting list", e))
		return false;
	return move(db, ref, position, reason, a, out, e) ?
	    db_commit(db, e) : db_rollback(db);
}
