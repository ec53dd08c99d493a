/*
 * What is past its keeping, who proposes and who confirms.  The statements
 * that erase are in db/erase.c; looking for what is left is in
 * retention-left.c.
 */
#include "src/domain/register/retention.h"

#include <string.h>

#include "db/erase.h"
#include "src/base/day.h"
#include "src/domain/after/watch.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/retention-left.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"
#include "src/model/person.h"

static const struct field keeping_fields[] = {
	F_TEXT(keeping, ref), F_TEXT(keeping, scope), F_TEXT(keeping, rule),
	F_TEXT(keeping, what), F_DAY(keeping, kept_from),
	F_DAY(keeping, kept_until), F_TEXT(keeping, state),
	F_TEXT(keeping, proposed_by), F_TIME(keeping, proposed_at), F_END
};
const struct record keeping_record =
    { NULL, keeping_fields, sizeof(struct keeping) };

/* Nothing more is expected of these; an advice or a way back to the forum
 * ends a case too. */
static bool
is_over(const struct watch *w)
{
	switch (w->dossier->referral.state) {
	case REFERRAL_CLOSED:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_DECLINED:
	case REFERRAL_ADVISED:
	case REFERRAL_RETURNED:
	case REFERRAL_CONTINUING:
		return watch_place(w) == NULL;
	default:
		return false;
	}
}

/* The last thing that happened, or was agreed. */
static int
last_day(const struct watch *w)
{
	int state = w->dossier->referral.state, last = w->review_on;

	for (int i = 0; i < w->fact_count; i++)
		if (w->facts[i].day > last)
			last = w->facts[i].day;
	for (int i = 0; i < w->moment_count; i++)
		if (w->moments[i].day > last)
			last = w->moments[i].day;
	/* nothing else says when it was withdrawn */
	if (state == REFERRAL_WITHDRAWN &&
	    day_at(w->dossier->referral.changed_at) > last)
		last = day_at(w->dossier->referral.changed_at);
	return last;
}

/* A case that runs and rests on this one keeps it. */
static bool
kept_by(struct watch *w, const char *column, const char **ref, struct err *e)
{
	struct referral *list;
	int n;

	if (!db_list(w->db, &referral_record, column,
	    w->dossier->referral.id, "id", w->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (list[i].state != REFERRAL_CLOSED &&
		    list[i].state != REFERRAL_WITHDRAWN &&
		    list[i].state != REFERRAL_DECLINED &&
		    list[i].state != REFERRAL_ERASED)
			*ref = list[i].ref;
	return true;
}

static bool
joined_case(struct watch *w, const char **ref, struct err *e)
{
	const char *id = w->dossier->referral.joined_to;
	struct referral r;
	bool found;

	if (id == NULL || !db_seek(w->db, &referral_record, "id", id,
	    w->arena, &r, &found, e))
		return id == NULL;
	if (found && r.state != REFERRAL_CLOSED && r.state !=
	    REFERRAL_WITHDRAWN && r.state != REFERRAL_DECLINED &&
	    r.state != REFERRAL_ERASED)
		*ref = r.ref;
	return true;
}

static bool
watch_case(struct watch *w, struct err *e)
{
	struct clock_row years = { .unit = "years" };
	const char *later = NULL;
	struct counted until;
	struct due *d;
	int n, from = last_day(w);

	if (!is_over(w) || from == DAY_NONE)
		return true;
	if (!setting_number(w->db, "retention-years", &n, e) ||
	    !kept_by(w, "earlier_id", &later, e) ||
	    !kept_by(w, "joined_to", &later, e) ||
	    !joined_case(w, &later, e) ||
	    !watch_add(w, &years, from, n, &until, e))
		return false;
	d = watch_row(w);
	d->id = "keeping";
	d->what = arena_printf(w->arena, "The case is kept for %d years "
	    "after its end and then erased", n);
	d->starts_on = from;
	d->due_on = until.day;
	d->waits_for = "erased";
	watch_judge(w, d);
	if (d->state == DUE_OVERDUE && later == NULL)
		d->proposes = "erased";
	else if (d->state == DUE_OVERDUE)
		d->what = arena_printf(w->arena, "%s; %s rests on it and "
		    "runs", d->what, later);
	return true;
}

/* A clock of the pack is about documents: it has a rule of its own. */
static int
scope_of(const struct due *d)
{
	return d->rule != NULL ? ERASE_DOCUMENTS : ERASE_CASE;
}

static bool
is_of(const struct due *d, const struct erasure *x)
{
	return scope_of(d) == x->scope;
}

static void
say_proposed(struct watch *w, struct due *d, const struct erasure *x)
{
	char day[DAY_WORDS_SIZE];

	d->what = arena_printf(w->arena, "%s; erasing was proposed by %s on "
	    "%s", d->what, x->proposed_by, day_words(day_at(x->proposed_at),
	    day));
}

bool
retention_watch(struct watch *w, struct err *e)
{
	struct erasure *list;
	int n;

	if (!watch_case(w, e) || !db_erasures(w->db,
	    w->dossier->referral.id, w->arena, &list, &n, e))
		return false;
	for (int i = 0; i < w->count; i++) {
		struct due *d = &w->list[i];

		if (d->waits_for == NULL ||
		    !code_in_list(d->waits_for, "erased"))
			continue;
		if (d->state == DUE_OVERDUE && d->rule != NULL)
			d->proposes = "erased";
		for (int k = 0; k < n; k++)
			if (is_of(d, &list[k]))
				say_proposed(w, d, &list[k]);
	}
	return true;
}

static bool
erasure_of(struct db *db, const struct dossier *d, int scope,
    struct arena *a, struct erasure *out, bool *found, struct err *e)
{
	struct erasure *list;
	int n;

	if (!db_erasures(db, d->referral.id, a, &list, &n, e))
		return false;
	*found = false;
	for (int i = 0; i < n && !*found; i++)
		if (scope == INT_NONE || list[i].scope == scope) {
			*out = list[i];
			*found = true;
		}
	return true;
}

static bool
keeping_of(struct db *db, const struct due *row, struct arena *a,
    struct keeping *out, struct err *e)
{
	struct dossier d;
	struct erasure x;
	bool found;

	if (!dossier_load(db, row->ref, a, &d, e) || !erasure_of(db, &d,
	    scope_of(row), a, &x, &found, e))
		return false;
	*out = (struct keeping){ .ref = d.referral.ref,
	    .scope = erasure_scope_words[scope_of(row)], .rule = row->rule,
	    .what = row->what, .kept_from = row->starts_on,
	    .kept_until = row->due_on, .state = found ? "proposed" :
	    row->proposes != NULL ? "due" : "running",
	    .proposed_by = found ? x.proposed_by : NULL,
	    .proposed_at = found ? x.proposed_at : TIME_NONE };
	return true;
}

bool
retention_list(struct db *db, int by, struct arena *a, struct keeping **out,
    int *count, struct err *e)
{
	struct due *rows;
	struct keeping *list;
	int n, k = 0;

	if (!access_may(db, "read", e) || !due_list(db, by == DAY_NONE ?
	    day_today(db) : by, a, &rows, &n, e))
		return false;
	list = arena_array(a, (size_t)n + 1, sizeof *list);
	for (int i = 0; i < n; i++)
		if (rows[i].waits_for != NULL &&
		    code_in_list(rows[i].waits_for, "erased") &&
		    (by != DAY_NONE || rows[i].proposes != NULL) &&
		    !keeping_of(db, &rows[i], a, &list[k++], e))
			return false;
	*out = list;
	*count = k;
	return true;
}

static bool
note(struct db *db, const char *act, const char *ref, const char *fields,
    struct err *e)
{
	struct audit_entry entry = { .act = act, .kind = "referral",
	    .entity = ref, .fields = fields };

	return audit_add(db, &entry, e);
}

static bool
propose_row(struct db *db, const struct dossier *d, const struct due *row,
    struct arena *a, struct err *e)
{
	struct erasure x;

	record_clear(&erasure_record, &x);
	x.id = db_new_id(db, a);
	x.referral_id = d->referral.id;
	x.scope = scope_of(row);
	x.rule = row->rule;
	x.kept_from = row->starts_on;
	x.kept_until = row->due_on;
	x.state = ERASURE_PROPOSED;
	x.proposed_by = db_actor(db);
	x.proposed_at = db_now(db);
	return db_insert(db, &erasure_record, &x, e) &&
	    note(db, "propose erasure", d->referral.ref,
	    erasure_scope_words[x.scope], e);
}

/* What of this case is past its keeping and not proposed yet. */
static bool
propose_case(struct db *db, const char *ref, struct arena *a,
    struct keeping *out, int *count, struct err *e)
{
	struct dossier d;
	struct due *rows;
	struct erasure x;
	bool found;
	int n;

	if (!dossier_load(db, ref, a, &d, e) || !due_of(db, &d, a, &rows, &n,
	    e))
		return false;
	for (int i = 0; i < n; i++) {
		if (rows[i].proposes == NULL ||
		    strcmp(rows[i].proposes, "erased") != 0)
			continue;
		if (!erasure_of(db, &d, scope_of(&rows[i]), a, &x, &found, e))
			return false;
		if (found)
			continue;
		if (!propose_row(db, &d, &rows[i], a, e) || !keeping_of(db,
		    &rows[i], a, &out[(*count)++], e))
			return false;
	}
	return true;
}

static bool
say_nothing_due(struct db *db, const char *ref, struct arena *a,
    struct err *e)
{
	struct dossier d;
	struct erasure x;
	bool found;

	if (!dossier_load(db, ref, a, &d, e) || !erasure_of(db, &d, INT_NONE,
	    a, &x, &found, e))
		return false;
	if (found)
		err_set(e, ERR_DATA, "Erasing of %s was proposed by %s "
		    "already. Somebody else confirms it with “convene "
		    "retention confirm %s”.", d.referral.ref, x.proposed_by,
		    d.referral.ref);
	else
		err_set(e, ERR_DATA, "Nothing of %s is past its keeping. See "
		    "“convene due --referral %s”.", d.referral.ref,
		    d.referral.ref);
	return false;
}

static bool
propose(struct db *db, const char *ref, struct arena *a,
    struct keeping **out, int *count, struct err *e)
{
	struct keeping *due;
	int n = 0;

	*count = 0;
	if (!access_may(db, "erase", e))
		return false;
	if (ref != NULL) {
		*out = arena_array(a, 8, sizeof **out);
		return propose_case(db, ref, a, *out, count, e) &&
		    (*count > 0 || say_nothing_due(db, ref, a, e));
	}
	if (!retention_list(db, DAY_NONE, a, &due, &n, e))
		return false;
	*out = arena_array(a, (size_t)n * 2 + 8, sizeof **out);
	for (int i = 0; i < n; i++)
		if (!propose_case(db, due[i].ref, a, *out, count, e))
			return false;
	return true;
}

bool
retention_propose(struct db *db, const char *ref, struct arena *a,
    struct keeping **out, int *count, struct err *e)
{
	if (!db_begin(db, "propose erasure", e))
		return false;
	return propose(db, ref, a, out, count, e) ? db_commit(db, e) :
	    db_rollback(db);
}

static bool
get_proposed(struct db *db, const char *ref, struct arena *a,
    struct dossier *d, struct erasure *x, struct err *e)
{
	bool found;

	if (!access_may(db, "erase", e) || !dossier_load(db, ref, a, d, e) ||
	    !erasure_of(db, d, INT_NONE, a, x, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_DATA, "Nobody has proposed to erase %s. "
		    "“convene retention propose %s” does, when its time of "
		    "keeping is over.", d->referral.ref, d->referral.ref);
	return found;
}

static bool
drop(struct db *db, const char *ref, struct arena *a, struct err *e)
{
	struct dossier d;
	struct erasure x;

	if (!get_proposed(db, ref, a, &d, &x, e))
		return false;
	x.state = ERASURE_DROPPED;
	x.confirmed_by = db_actor(db);
	x.confirmed_at = db_now(db);
	return db_update(db, &erasure_record, &x, e) &&
	    note(db, "drop erasure", d.referral.ref, "", e);
}

bool
retention_drop(struct db *db, const char *ref, struct arena *a,
    struct err *e)
{
	if (!db_begin(db, "drop an erasure", e))
		return false;
	return drop(db, ref, a, e) ? db_commit(db, e) : db_rollback(db);
}

static bool
same_text(const char *a, const char *b, struct arena *arena)
{
	return a != NULL && b != NULL && *a != '\0' &&
	    strcmp(name_folded(a, arena), name_folded(b, arena)) == 0;
}

/* One person with two users of the host is one person. */
static bool
is_one_person(struct db *db, const char *user, const char *other,
    struct arena *a, bool *out, struct err *e)
{
	struct person *x, *y;
	int nx, ny;

	if (!db_list(db, &person_record, "unix_user", user, "id", a, &x, &nx,
	    e) || !db_list(db, &person_record, "unix_user", other, "id", a,
	    &y, &ny, e))
		return false;
	*out = false;
	for (int i = 0; i < nx; i++)
		for (int k = 0; k < ny; k++)
			*out |= strcmp(x[i].id, y[k].id) == 0 ||
			    same_text(x[i].name, y[k].name, a) ||
			    same_text(x[i].email, y[k].email, a);
	return true;
}

static bool
check_second(struct db *db, const struct dossier *d, const struct erasure *x,
    struct arena *a, struct err *e)
{
	bool same = strcmp(x->proposed_by, db_actor(db)) == 0;

	if (!same && !is_one_person(db, x->proposed_by, db_actor(db), a,
	    &same, e))
		return false;
	if (same)
		err_set(e, ERR_DENIED, "You proposed to erase %s (as %s). "
		    "Erasing takes two people: somebody else confirms it.",
		    d->referral.ref, x->proposed_by);
	return !same;
}

/* The time that was past when it was proposed still is: nothing happened in
 * the case since, and no policy changed. */
static bool
check_still_due(struct db *db, const struct dossier *d,
    const struct erasure *x, struct arena *a, struct err *e)
{
	struct due *rows;
	int n;

	if (!due_of(db, d, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (rows[i].proposes != NULL && strcmp(rows[i].proposes,
		    "erased") == 0 && is_of(&rows[i], x))
			return true;
	err_set(e, ERR_DATA, "%s is no longer past its keeping. Take the "
	    "proposal back with “convene retention drop %s”.",
	    d->referral.ref, d->referral.ref);
	return false;
}

static bool
erase(struct db *db, const char *ref, struct arena *a, struct erased *out,
    struct left *left, struct err *e)
{
	struct dossier d;
	struct erasure x;

	if (!get_proposed(db, ref, a, &d, &x, e) ||
	    !check_second(db, &d, &x, a, e) ||
	    !check_still_due(db, &d, &x, a, e) ||
	    !left_collect(db, &d, x.scope, a, left, e))
		return false;
	out->ref = d.referral.ref;
	out->scope = erasure_scope_words[x.scope];
	out->papers = left->papers;
	x.state = ERASURE_DONE;
	x.confirmed_by = db_actor(db);
	x.confirmed_at = db_now(db);
	if (!db_update(db, &erasure_record, &x, e))
		return false;
	return (x.scope == ERASE_CASE ? db_erase_case(db, d.referral.id,
	    d.referral.pupil_id, e) : db_erase_documents(db, d.referral.id,
	    x.kept_from, e)) && note(db, x.scope == ERASE_CASE ?
	    "erase case" : "erase documents", d.referral.ref, "", e);
}

bool
retention_confirm(struct db *db, const char *ref, struct arena *a,
    struct erased *out, struct err *e)
{
	struct err late = ERR_INIT;
	struct erased done = { .papers = "", .copies = "" };
	struct left left;

	if (!db_begin(db, "erase", e))
		return false;
	if (!erase(db, ref, a, &done, &left, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	/* what is erased stays erased, whatever comes now */
	done.clean = db_is_rehearsing(db) || retention_clean(db, &late);
	if (done.clean && !db_is_rehearsing(db) &&
	    !left_search(db, &left, &done.left, &late))
		done.clean = false;
	done.copies = left_copies(db, a);
	*out = done;
	return true;
}

bool
retention_clean(struct db *db, struct err *e)
{
	bool clean;

	return db_is_clean(db, &clean, e) && (clean || db_scrub(db, e));
}

bool
retention_is_last_step(struct db *db, const char *ref, struct arena *a,
    bool *out, struct err *e)
{
	struct dossier d;
	struct erasure x;
	bool found;

	if (!dossier_load(db, ref, a, &d, e) || !erasure_of(db, &d, INT_NONE,
	    a, &x, &found, e))
		return false;
	*out = found && strcmp(x.proposed_by, db_actor(db)) != 0;
	return true;
}

bool
retention_step(struct db *db, const char *ref, struct arena *a,
    const char **did, struct err *e)
{
	struct keeping *list;
	struct erased done;
	struct dossier d;
	struct erasure x;
	bool found;
	int n;

	if (!access_may(db, "erase", e) || !dossier_load(db, ref, a, &d, e) ||
	    !erasure_of(db, &d, INT_NONE, a, &x, &found, e))
		return false;
	*did = found ? "erased" : "proposed for erasure";
	return found ? retention_confirm(db, ref, a, &done, e) :
	    retention_propose(db, ref, a, &list, &n, e);
}
