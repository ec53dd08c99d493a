/*
 * Plans of a meeting together: the check over all of them, writing them into
 * a folder whole or not at all, and the act of release; that of one case too,
 * where no meeting decided it.
 */
#include <stdio.h>
#include <string.h>

#include "src/base/file.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/documents/leak.h"
#include "src/domain/gates/gate.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/event.h"

struct bundle {
	struct arena *arena;
	struct plan *plans;
	const char **refs;
	int count;
	struct leak_list *everybody;
	struct hit *hits;	/* of plans that nobody has passed */
	int hit_count;
};

static void
bundle_hits(struct bundle *b, const struct hit *hits, int n)
{
	struct hit *all = arena_array(b->arena, (size_t)(b->hit_count + n),
	    sizeof *all);

	if (b->hit_count > 0)
		memcpy(all, b->hits, (size_t)b->hit_count * sizeof *all);
	if (n > 0)
		memcpy(all + b->hit_count, hits, (size_t)n * sizeof *all);
	b->hits = all;
	b->hit_count += n;
}

static bool
has_plan(struct db *db, const struct decided *d, struct arena *a,
    const char **ref, bool *has, struct err *e)
{
	const struct disposition_row *row;
	const struct scheme *s;
	struct referral r;

	if (!db_get(db, &referral_record, "id", d->decision.referral_id, a,
	    &r, e) || !scheme_get(db, d->decision.pack_id, a, &s, e))
		return false;
	row = scheme_disposition(s, r.pathway,
	    (enum disposition)d->decision.disposition);
	*ref = r.ref;
	*has = row != NULL && row->plan == 1;
	return true;
}

static bool
bundle_add(struct db *db, struct bundle *b, const struct decided *d,
    const char *meeting_ref, struct err *e)
{
	struct plan *p = &b->plans[b->count];
	struct hit *hits;
	bool has, stale;
	int n;

	if (!has_plan(db, d, b->arena, &b->refs[b->count], &has, e))
		return false;
	if (!has)
		return true;
	if (!plan_current(db, b->refs[b->count], meeting_ref, b->arena, p,
	    &stale, e) || !check_plan(db, p, b->everybody, b->arena, &hits,
	    &n, e))
		return false;
	if (!check_is_passed(p))
		bundle_hits(b, hits, n);
	b->count++;
	return true;
}

static bool
bundle_load(struct db *db, const char *meeting_ref, struct arena *a,
    struct meeting *m, struct bundle *b, struct err *e)
{
	struct decided *list;
	int n;

	*b = (struct bundle){ .arena = a };
	if (!meeting_get(db, meeting_ref, a, m, e) ||
	    !decisions_of_meeting(db, m->id, a, &list, &n, e) ||
	    !leak_list_load(db, a, &b->everybody, e))
		return false;
	b->plans = arena_array(a, (size_t)n, sizeof *b->plans);
	b->refs = arena_array(a, (size_t)n, sizeof *b->refs);
	for (int i = 0; i < n; i++)
		if (!bundle_add(db, b, &list[i], m->ref, e))
			return false;
	return true;
}

bool
check_meeting(struct db *db, const char *meeting_ref, struct arena *a,
    struct hit **out, int *count, struct err *e)
{
	struct meeting m;
	struct bundle b;

	if (!bundle_load(db, meeting_ref, a, &m, &b, e))
		return false;
	*out = b.hits;
	*count = b.hit_count;
	return true;
}

static bool
is_hit(const struct bundle *b, const char *name)
{
	for (int i = 0; i < b->hit_count; i++)
		if (strcmp(b->hits[i].document, name) == 0)
			return true;
	return false;
}

/* A hit stops its plan, not the others. */
static bool
write_clean(const struct bundle *b, const char *folder, int *count,
    struct err *e)
{
	struct file_set *set;
	bool ok = true;
	int written = 0;

	if (!file_make_folder(folder, 0700, e))
		return false;
	set = file_set_new(folder, FILE_REPLACE, e);
	if (set == NULL)
		return false;
	for (int i = 0; ok && i < b->count; i++) {
		const char *name = plan_file_name(b->refs[i],
		    b->plans[i].version, b->arena);
		const char *text = b->plans[i].markdown;

		if (is_hit(b, name))
			continue;
		ok = file_set_add(set, name, text, strlen(text), 0600, e);
		written++;
	}
	ok = ok && file_set_commit(set, e);
	file_set_free(set);
	if (ok)
		*count = written;
	return ok;
}

bool
plans_write(struct db *db, const char *meeting_ref, const char *folder,
    struct arena *a, int *count, struct hit **hits, int *hit_count,
    struct err *e)
{
	struct meeting m;
	struct bundle b;

	if (!access_may(db, "read", e) ||
	    !bundle_load(db, meeting_ref, a, &m, &b, e))
		return false;
	*count = 0;
	if (!db_is_rehearsing(db) && !write_clean(&b, folder, count, e))
		return false;
	*hits = b.hits;
	*hit_count = b.hit_count;
	return true;
}

/* Does the document bring advice or support, or tell of it? */
static bool
brings_help(struct db *db, const struct plan *p, struct arena *a, bool *out,
    struct err *e)
{
	struct case_event ev;
	struct decision d;

	if (!db_get(db, &decision_record, "id", p->decision_id, a, &d, e) ||
	    (p->event_id != NULL && !db_get(db, &event_record, "id",
	    p->event_id, a, &ev, e)))
		return false;
	*out = (disposition_gives(d.disposition) ||
	    disposition_advises(d.disposition)) &&
	    (p->event_id == NULL || ev.event != HAPPENED_CLOSED);
	return true;
}

/* Parents may have refused since the case was decided.  That support ends,
 * or was never given, may still be said. */
static bool
gate_lets(struct db *db, const struct plan *p, const char *ref,
    struct arena *a, struct err *e)
{
	struct dossier d;
	struct gate g;
	bool helps;

	if (!brings_help(db, p, a, &helps, e))
		return false;
	if (!helps)
		return true;
	if (!dossier_load(db, ref, a, &d, e) || !gate_judge(db, &d, NULL,
	    day_today(db), NULL, a, &g, e))
		return false;
	if (gate_pass(&g, "release", e))
		return true;
	err_prefix(e, "Nothing was released, because of %s: ", ref);
	return false;
}

static bool
release_one(struct db *db, struct plan *p, const char *ref,
    struct arena *a, struct err *e)
{
	struct decision_event ev;
	struct audit_entry entry = { .act = "release plan", .kind = "plan",
		.entity = p->id, .fields = "state" };

	if (p->state == PLAN_RELEASED)
		return true;
	if (!gate_lets(db, p, ref, a, e))
		return false;
	p->state = PLAN_RELEASED;
	p->released_at = db_now(db);
	p->released_by = arena_strdup(a, db_actor(db));
	record_clear(&decision_event_record, &ev);
	ev.id = db_new_id(db, a);
	ev.decision_id = p->decision_id;
	ev.event = EV_RELEASED;
	ev.meeting_id = p->meeting_id;
	ev.made_by = p->released_by;
	ev.made_at = p->released_at;
	if (!db_update(db, &plan_record, p, e) ||
	    !db_insert(db, &decision_event_record, &ev, e) ||
	    !audit_row(db, "release plan", "decision_event", ev.id, NULL,
	    "event", e)) {
		err_prefix(e, "%s: ", ref);
		return false;
	}
	entry.content = audit_content(&plan_record, p, a);
	return audit_add(db, &entry, e);
}

static bool
is_confirmed(const char *confirm, const char *ref, const char *what,
    struct err *e)
{
	char words[80];

	snprintf(words, sizeof words, "release %s", ref);
	if (confirm != NULL && strcmp(confirm, words) == 0)
		return true;
	err_set(e, ERR_DATA, "Nothing was released. To release %s, type: %s",
	    what, words);
	return false;
}

static bool
is_clean(const struct bundle *b, struct err *e)
{
	if (b->hit_count > 0) {
		err_set(e, ERR_NO, "Nothing was released: the check found "
		    "%s in %s, %s. Look at that plan, mend or pass it, and "
		    "release again.", b->hits[0].found, b->hits[0].document,
		    b->hits[0].where);
		return false;
	}
	return true;
}

static bool
may_release(const struct meeting *m, const struct bundle *b,
    const char *confirm, struct err *e)
{
	if (!is_confirmed(confirm, m->ref, "the plans of this meeting", e))
		return false;
	if (m->state != MEETING_CLOSED) {
		err_set(e, ERR_DATA, "The record of %s is not closed. Close "
		    "it, look at the plans, then release them.", m->ref);
		return false;
	}
	return is_clean(b, e);
}

bool
release(struct db *db, const char *meeting_ref, const char *confirm,
    struct arena *a, int *count, struct hit **hits, int *hit_count,
    struct err *e)
{
	struct meeting m;
	struct bundle b;

	/* begun before anything is read: what is checked is what goes */
	if (!access_may(db, "release", e) ||
	    !db_begin(db, "release plans", e))
		return false;
	if (!bundle_load(db, meeting_ref, a, &m, &b, e))
		return db_rollback(db);
	*hits = b.hits;
	*hit_count = b.hit_count;
	if (!may_release(&m, &b, confirm, e))
		return db_rollback(db);
	for (int i = 0; i < b.count; i++)
		if (!release_one(db, &b.plans[i], b.refs[i], a, e))
			return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*count = b.count;
	return true;
}

static bool
has_no_meeting(struct db *db, const struct plan *p, const char *ref,
    struct arena *a, struct err *e)
{
	struct meeting m;

	if (p->meeting_id == NULL)
		return true;
	if (!db_get(db, &meeting_record, "id", p->meeting_id, a, &m, e))
		return false;
	err_set(e, ERR_DATA, "%s was decided at %s. Its documents are "
	    "released with those of that meeting.", ref, m.ref);
	return false;
}

/* What is there to release about the case, and what the check found. */
static bool
case_load(struct db *db, const char *ref, struct arena *a, struct bundle *b,
    struct err *e)
{
	struct hit *hits;
	bool stale;
	int n;

	*b = (struct bundle){ .arena = a, .count = 1 };
	b->plans = arena_array(a, 1, sizeof *b->plans);
	if (!plan_current(db, ref, NULL, a, b->plans, &stale, e) ||
	    !has_no_meeting(db, b->plans, ref, a, e) ||
	    !check_plan(db, b->plans, NULL, a, &hits, &n, e))
		return false;
	if (!check_is_passed(b->plans))
		bundle_hits(b, hits, n);
	return true;
}

bool
release_case(struct db *db, const char *ref, const char *confirm,
    struct arena *a, struct plan *out, struct hit **hits, int *hit_count,
    struct err *e)
{
	struct bundle b;

	if (!access_may(db, "release", e) ||
	    !db_begin(db, "release a document", e))
		return false;
	if (!case_load(db, ref, a, &b, e))
		return db_rollback(db);
	*hits = b.hits;
	*hit_count = b.hit_count;
	if (!is_confirmed(confirm, ref, "the document of this case", e) ||
	    !is_clean(&b, e) || !release_one(db, b.plans, ref, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = b.plans[0];
	return true;
}
