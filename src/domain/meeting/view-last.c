/*
 * Words for what a panel goes through before its first case: the last
 * meeting, its actions, decisions that were taken without it.  See view.h.
 */
#include "src/domain/meeting/view.h"

#include "src/base/day.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/values/names.h"

static bool
load_due(struct db *db, const struct meeting *m, struct arena *a,
    struct last_time *out, struct err *e)
{
	struct dossier d;

	if (!actions_due(db, m->scheme, meeting_day(db, m), a, &out->due,
	    &out->due_count, e))
		return false;
	out->due_refs = arena_array(a, (size_t)out->due_count,
	    sizeof *out->due_refs);
	for (int i = 0; i < out->due_count; i++) {
		struct line *l = &out->due[i];

		out->due_refs[i] = "";
		if (l->referral_id == NULL)
			continue;
		if (!dossier_load_head(db, l->referral_id, a, &d, e))
			return false;
		out->due_refs[i] = d.referral.ref;
		if (d.has_pupil)
			l->text = names_to_initials(l->text, &d.pupil, a);
	}
	return true;
}

static bool
outside_words(struct db *db, const struct decided *x, struct arena *a,
    const char **out, struct err *e)
{
	char day[DAY_WORDS_SIZE];
	struct proposal p;
	struct dossier d;

	if (!dossier_load(db, x->decision.referral_id, a, &d, e))
		return false;
	decided_restate(x, &p, a);
	*out = arena_printf(a, "%s  %s; %s, by %s", d.referral.ref,
	    proposal_words(d.scheme, d.referral.pathway, &p, a),
	    day_short(x->decision.decided_on, day), x->decision.decided_by);
	return true;
}

static bool
load_outside(struct db *db, const struct meeting *m, struct arena *a,
    struct last_time *out, struct err *e)
{
	struct decided *list;
	int n;

	if (!decisions_outside(db, m, a, &list, &n, e))
		return false;
	out->outside = arena_array(a, (size_t)n, sizeof *out->outside);
	for (int i = 0; i < n; i++)
		if (!outside_words(db, &list[i], a, &out->outside[i], e))
			return false;
	out->outside_count = n;
	return true;
}

bool
last_time_load(struct db *db, const struct meeting *m, struct arena *a,
    struct last_time *out, struct err *e)
{
	struct last_time t = { .has_last = false };

	if (!meeting_previous(db, m, a, &t.last, &t.has_last, e) ||
	    !load_due(db, m, a, &t, e) || !load_outside(db, m, a, &t, e))
		return false;
	*out = t;
	return true;
}
