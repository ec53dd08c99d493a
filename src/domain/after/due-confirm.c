/*
 * What people do about clocks: agree a date within a window, keep a limit,
 * confirm what is proposed.
 */
#include "src/domain/after/due.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/after/watch.h"
#include "src/domain/places/place.h"
#include "src/domain/places/queue.h"
#include "src/domain/register/access.h"
#include "src/domain/register/now.h"
#include "src/domain/register/retention.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

/* A reason of use extend lets an event go beyond a window or a limit. */
static bool
is_excused(const struct watch *w, const struct case_event *ev)
{
	return ev->reason != NULL && scheme_reason(w->dossier->scheme,
	    w->dossier->referral.pathway, "extend", ev->reason) != NULL;
}

/* The clock within whose window this event agrees a date. */
static const struct clock_row *
window_of(const struct watch *w, const struct case_event *ev)
{
	SCHEME_ROWS(w->dossier->scheme, PART_CLOCKS, struct clock_row, c)
		if (c->window == 1 && watch_runs(w, c) &&
		    code_in_list(c->waits_for, "reviewed") &&
		    (strcmp(c->starts, word_of(event_words, ev->event)) == 0
		    || ev->event == HAPPENED_REVIEWED))
			return c;
	return NULL;
}

static bool
in_window(const struct watch *w, const struct case_event *ev, struct err *e)
{
	const struct clock_row *c = window_of(w, ev);
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	int low, high;

	if (ev->review_on == DAY_NONE || c == NULL)
		return true;
	low = ev->on_day + 7 * (c->low != INT_NONE ? c->low : 0);
	high = c->high != INT_NONE ? ev->on_day + 7 * c->high : INT_MAX;
	if (ev->review_on >= low && ev->review_on <= high)
		return true;
	refuse(e, c->rule, "The next review is to be agreed between %s and "
	    "%s. Choose another date, or give a coded reason.",
	    day_words(low, from), high == INT_MAX ? "any later day" :
	    day_words(high, to));
	return false;
}

static int
counted_event(const struct clock_row *c)
{
	return strcmp(c->unit, "visits") == 0 ? HAPPENED_VISITED :
	    strcmp(c->unit, "reviews") == 0 ? HAPPENED_REVIEWED : INT_NONE;
}

/* One more than the pack allows: no third review where there are two, and at
 * the second no day is agreed for a third. */
static bool
in_count(const struct watch *w, const struct case_event *ev, struct err *e)
{
	SCHEME_ROWS(w->dossier->scheme, PART_CLOCKS, struct clock_row, c) {
		int start, n, last = c->high + w->extensions;

		if (counted_event(c) != ev->event || !watch_runs(w, c) ||
		    c->high == INT_NONE)
			continue;
		start = watch_last(w, word_value(event_words, c->starts));
		n = watch_times(w, ev->event, start);
		if (start == DAY_NONE || n + (ev->review_on != DAY_NONE &&
		    ev->event == HAPPENED_REVIEWED) < last)
			continue;
		if (n < last)
			refuse(e, c->rule, "%s: this is number %d, so no date "
			    "of another is agreed. Record it without one, or "
			    "give a reason of use “extend”.", c->says, n + 1);
		else
			refuse(e, c->rule, "%s: %d took place. Close the case "
			    "with “convene due confirm %s”, or give a reason "
			    "of use “extend”.", c->says, n,
			    w->dossier->referral.ref);
		return false;
	}
	return true;
}

bool
due_window(struct db *db, const struct dossier *d, const struct case_event *ev,
    struct arena *a, struct err *e)
{
	struct watch *w = arena_alloc(a, sizeof *w);

	return watch_start(w, db, d, a, e) && (is_excused(w, ev) ||
	    (in_window(w, ev, e) && in_count(w, ev, e)));
}

static bool
carry_out(struct db *db, const struct dossier *d, const struct due *due,
    const char *destination, struct arena *a, struct err *e)
{
	struct placement p;
	struct waiter q;
	struct case_event ev;

	if (strcmp(due->proposes, "offered") == 0)
		return offer_make(db, d->referral.ref, NULL, NULL, a, &q, e);
	if (strcmp(due->proposes, "lapsed") == 0)
		return offer_end(db, d->referral.ref, true, a, &q, e);
	if (strcmp(due->proposes, "withdrawn") == 0)
		return referral_withdraw(db, d->referral.ref, "officer",
		    due->reason, e);
	if (strcmp(due->proposes, "ended") == 0)
		return place_end(db, d->referral.ref, due->due_on,
		    destination, a, &p, e);
	record_clear(&event_record, &ev);
	ev.event = HAPPENED_CLOSED;
	ev.on_day = day_today(db);
	ev.reason = due->reason;
	ev.result = destination;
	if (!person_acting(db, a, &ev.person, e))
		return false;
	if (ev.person == NULL)
		ev.person = db_actor(db);
	return event_record_it(db, d->referral.ref, &ev, NULL, 0, a, e);
}

static bool
say_several(const struct due *list, int n, const char *ref, struct arena *a,
    struct err *e)
{
	const char *what = "";

	for (int i = 0; i < n; i++)
		if (list[i].proposes != NULL)
			what = arena_printf(a, "%s%s%s (%s)", what,
			    *what ? ", " : "", list[i].rule != NULL ?
			    list[i].rule : "without a rule",
			    list[i].proposes);
	err_set(e, ERR_DATA, "Several things are proposed for %s: %s. Name "
	    "one with --rule.", ref, what);
	return false;
}

/* The proposal that is meant; several with one outcome are one. */
static bool
choose(const struct due *list, int n, const char *ref, const char *rule,
    struct arena *a, const struct due **out, struct err *e)
{
	const struct due *found = NULL;

	for (int i = 0; i < n; i++) {
		if (list[i].proposes == NULL || (rule != NULL &&
		    (list[i].rule == NULL || strcmp(list[i].rule, rule) !=
		    0)))
			continue;
		if (found != NULL && strcmp(found->proposes,
		    list[i].proposes) != 0)
			return say_several(list, n, ref, a, e);
		if (found == NULL)
			found = &list[i];
	}
	if (found == NULL) {
		err_set(e, ERR_DATA, "Nothing is proposed for %s%s%s. See "
		    "“convene due --referral %s”.", ref,
		    rule != NULL ? " by " : "", rule != NULL ? rule : "",
		    ref);
		return false;
	}
	*out = found;
	return true;
}

/* The first person proposes, the second confirms. */
static bool
erase_next(struct db *db, const struct due *chosen, struct arena *a,
    const struct due **what, struct err *e)
{
	struct due *told = arena_alloc(a, sizeof *told);

	*told = *chosen;
	if (!retention_step(db, chosen->ref, a, &told->proposes, e))
		return false;
	*what = told;
	return true;
}

bool
due_confirm_one(struct db *db, const char *ref, const char *rule,
    const char *destination, struct arena *a, const struct due **what,
    struct err *e)
{
	const struct due *chosen;
	struct dossier d;
	struct due *list;
	int n;

	if (!dossier_load(db, ref, a, &d, e) ||
	    !due_of(db, &d, a, &list, &n, e) ||
	    !choose(list, n, d.referral.ref, rule, a, &chosen, e))
		return false;
	if (strcmp(chosen->proposes, "erased") == 0)
		return erase_next(db, chosen, a, what, e);
	if (!access_may(db, "place", e) ||
	    !carry_out(db, &d, chosen, destination, a, e))
		return false;
	*what = chosen;
	return true;
}

bool
due_confirm(struct db *db, const char *ref, struct arena *a,
    const struct due **what, struct err *e)
{
	return due_confirm_one(db, ref, NULL, NULL, a, what, e);
}
