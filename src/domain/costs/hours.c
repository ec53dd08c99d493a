/*
 * Hours that were given: booked once, however many schools were there, and
 * taken from a cluster's subscription where there is one.
 */
#include "src/domain/costs/cost.h"

#include <string.h>

#include "db/cost.h"
#include "src/base/day.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

#define DAY_MINUTES (24 * 60)

/* What the hours are for. */
struct target {
	struct dossier d;
	bool has_case;
	struct cluster cluster;
	bool has_cluster;	/* the word names it */
};

static bool
find_target(struct db *db, const char *word, struct arena *a,
    struct target *t, struct err *e)
{
	if (!db_seek(db, &cluster_record, "code", word, a, &t->cluster,
	    &t->has_cluster, e))
		return false;
	t->has_case = !t->has_cluster;
	return t->has_cluster || dossier_load(db, word, a, &t->d, e);
}

static bool
is_sound(struct db *db, const struct target *t, const struct hours *h,
    struct err *e)
{
	char day[DAY_WORDS_SIZE];

	if (h->minutes <= 0 || h->minutes > DAY_MINUTES)
		err_set(e, ERR_USAGE, "Hours are booked in minutes, from 1 "
		    "to %d a day.", DAY_MINUTES);
	else if (h->on_day > day_today(db))
		err_set(e, ERR_DATA, "%s has not come yet. Book what was "
		    "given.", day_words(h->on_day, day));
	else if (t->has_case && h->on_day < t->d.referral.received)
		err_set(e, ERR_DATA, "%s was received on %s; nothing was "
		    "given before.", t->d.referral.ref,
		    day_words(t->d.referral.received, day));
	else
		return true;
	return false;
}

/* The schools that were named, or the case's own, or all of the cluster. */
static bool
schools_of(struct db *db, const struct target *t, struct hours *h,
    struct arena *a, struct err *e)
{
	const char *at = h->schools, *urn, *list = NULL;
	struct school *all;
	int count;

	while ((urn = codes_next(&at, a)) != NULL) {
		struct school s;

		if (!db_get(db, &school_record, "urn", urn, a, &s, e))
			return false;
		if (!code_in_list(list, s.urn))
			list = codes_add(list, s.urn, a);
	}
	if (list == NULL && t->has_case)
		list = t->d.referral.school_urn;
	if (list == NULL && !db_cluster_schools(db, t->cluster.id, h->on_day,
	    a, &all, &count, e))
		return false;
	for (int i = 0; list == NULL && i < count; i++)
		h->schools = i == 0 ? all[i].urn : codes_add(h->schools,
		    all[i].urn, a);
	if (list != NULL)
		h->schools = list;
	if (h->schools != NULL)
		return true;
	err_set(e, ERR_DATA, "The cluster %s has no schools on that day.",
	    t->cluster.code);
	return false;
}

static bool
say_unsubscribed(const struct ledger *l, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	err_set(e, ERR_DATA, "The cluster %s has no subscription for the "
	    "year from %s. “convene cluster buy” records one.",
	    l->cluster.code, day_words(l->year_from, day));
	return false;
}

/* Of whose hours: of the case's cluster in the year of the day, if it has
 * bought; else they are paid by the hour. */
static bool
find_payer(struct db *db, const struct target *t, struct hours *h,
    struct arena *a, const char **note, struct err *e)
{
	struct cluster c = t->cluster;
	bool found = t->has_cluster;
	struct ledger l;
	int after;

	if (!found && !db_cluster_of_school(db, t->d.referral.scheme,
	    t->d.referral.school_urn, h->on_day, a, &c, &found, e))
		return false;
	if (!found)
		return true;
	if (!ledger_load(db, c.code, h->on_day, a, &l, e))
		return false;
	if (!l.subscribed && t->has_cluster)
		return say_unsubscribed(&l, e);
	if (!l.subscribed) {
		*note = arena_printf(a, "The cluster %s has no subscription "
		    "for this year, so these hours are paid by the hour.",
		    c.code);
		return true;
	}
	h->cluster_id = c.id;
	after = l.left - h->minutes;
	*note = after >= 0 ? arena_printf(a, "The cluster %s has %s left.",
	    c.code, time_words(after, a)) : arena_printf(a, "The hours of "
	    "the cluster %s are spent; %s of these are charged as further "
	    "hours.", c.code, time_words(-after, a));
	return true;
}

static bool
book(struct db *db, const char *word, struct hours *h, struct arena *a,
    const char **note, struct err *e)
{
	struct target *t = arena_alloc(a, sizeof *t);

	*t = (struct target){ .has_case = false };
	if (!find_target(db, word, a, t, e) || !is_sound(db, t, h, e) ||
	    !schools_of(db, t, h, a, e) ||
	    !find_payer(db, t, h, a, note, e))
		return false;
	h->id = db_new_id(db, a);
	h->referral_id = t->has_case ? t->d.referral.id : NULL;
	h->taken_back = 0;
	h->made_by = arena_strdup(a, db_actor(db));
	h->made_at = db_now(db);
	return db_insert(db, &hours_record, h, e) &&
	    chain(db, "book hours", "hours", h->id, t->has_case ?
	    &t->d.referral : NULL, "minutes schools",
	    audit_content(&hours_record, h, a), e);
}

bool
hours_book(struct db *db, const char *word, struct hours *given,
    struct arena *a, const char **note, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct hours h = *given;
	const char *says = NULL;

	if (h.on_day == DAY_NONE)
		h.on_day = day_today(db);
	if (!act_begin(db, "book hours", "place", e) ||
	    !act_end(db, &scratch, book(db, word, &h, a, &says, e), e))
		return false;
	*given = h;
	*note = says;
	return true;
}

/* All of a case, or of a cluster's year that DAY lies in. */
bool
hours_list(struct db *db, const char *word, int day, struct arena *a,
    struct hours **out, int *count, struct err *e)
{
	struct target *t = arena_alloc(a, sizeof *t);
	struct ledger l;

	*t = (struct target){ .has_case = false };
	if (!find_target(db, word, a, t, e))
		return false;
	if (t->has_case)
		return db_hours_of_referral(db, t->d.referral.id, a, out,
		    count, e);
	if (!ledger_load(db, t->cluster.code, day != DAY_NONE ? day :
	    day_today(db), a, &l, e))
		return false;
	*out = l.hours;
	*count = l.hours_count;
	return true;
}

/* What was booked last, whatever day it speaks of. */
static bool
undo(struct db *db, const char *word, struct hours *out, struct arena *a,
    struct err *e)
{
	struct hours *list, *last = NULL;
	int n;

	if (!hours_list(db, word, DAY_NONE, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (last == NULL || strcmp(list[i].id, last->id) > 0)
			last = &list[i];
	if (last == NULL) {
		err_set(e, ERR_NO_INPUT, "No hours are booked for %s.",
		    word);
		return false;
	}
	last->taken_back = 1;
	*out = *last;
	return db_update(db, &hours_record, out, e) &&
	    chain(db, "take back hours", "hours", out->id, NULL,
	    "taken_back", audit_content(&hours_record, out, a), e);
}

bool
hours_undo(struct db *db, const char *word, struct arena *a,
    struct hours *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct hours h;

	if (!act_begin(db, "take back hours", "place", e) ||
	    !act_end(db, &scratch, undo(db, word, &h, a, e), e))
		return false;
	*out = h;
	return true;
}
