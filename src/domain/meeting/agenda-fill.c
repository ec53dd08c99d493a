/*
 * An agenda that fills itself with what waits for its panel, as far as its
 * minutes go.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/order.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"

/* Pended and deferred cases come back when their date has come. */
static bool
is_back(struct db *db, const struct referral *r, const struct meeting *m,
    struct arena *a, const char **says, struct err *e)
{
	char day[DAY_WORDS_SIZE];
	struct decided d;
	bool found;

	*says = NULL;
	if (r->state != REFERRAL_PENDED && r->state != REFERRAL_DEFERRED)
		return true;
	if (!decision_standing(db, r->id, NULL, a, &d, &found, e))
		return false;
	if (found && d.decision.return_on != DAY_NONE &&
	    d.decision.return_on > m->date)
		*says = arena_printf(a, "%s: %s until %s.", r->ref,
		    word_of(referral_state_words, r->state),
		    day_words(d.decision.return_on, day));
	return true;
}

static bool
waits_for_panel(const struct scheme *s, const struct referral *r,
    const struct meeting *m)
{
	const struct pathway *p = scheme_pathway(s, r->pathway);

	return p != NULL && strcmp(p->panel, m->panel) == 0 &&
	    r->state != REFERRAL_RETURNED;
}

struct auto_run {
	const char **refused;
	int refused_count;
	int added;
	int budget;		/* minutes; 0: no limit */
	int taken;
	int each;		/* minutes of a case of this panel */
};

/* The minutes that the cases take, and may take. */
static bool
budget_load(struct db *db, const struct scheme *s, const struct meeting *m,
    struct auto_run *run, struct arena *a, struct err *e)
{
	const struct panel *p = scheme_panel(s, m->panel);
	struct item *items;
	int n;

	run->each = p != NULL && p->minutes_per_case != INT_NONE ?
	    p->minutes_per_case : 0;
	if (!setting_number(db, "meeting-minutes", &run->budget, e) ||
	    !agenda_items(db, m->id, a, &items, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (items[i].kind == ITEM_CASE &&
		    items[i].minutes != INT_NONE)
			run->taken += items[i].minutes;
	return true;
}

static bool
try_one(struct db *db, const struct meeting *m, const struct referral *r,
    struct auto_run *run, struct arena *a, struct err *e)
{
	struct err why = ERR_INIT;
	const char *says;

	if (!is_back(db, r, m, a, &says, e))
		return false;
	if (says == NULL && run->budget > 0 &&
	    run->taken + run->each > run->budget)
		says = arena_printf(a, "%s: %d of %d minutes are taken.",
		    r->ref, run->taken, run->budget);
	if (says == NULL && agenda_add(db, m->ref, r->ref, NULL, &why)) {
		run->added++;
		run->taken += run->each;
		return true;
	}
	if (says == NULL && why.code != ERR_DATA) {
		*e = why;
		return false;
	}
	run->refused[run->refused_count++] = says != NULL ? says :
	    arena_printf(a, "%s: %s", r->ref, why.text);
	return true;
}

static bool
fill(struct db *db, const char *meeting_ref, struct auto_run *run,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct referral *list;
	struct meeting m;
	int count;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_DRAFT), "An agenda fills by itself "
	    "until it is frozen,", e) ||
	    !budget_load(db, s, &m, run, a, e) ||
	    !db_referrals_waiting(db, m.scheme, a, &list, &count, e))
		return false;
	run->refused = arena_array(a, (size_t)count, sizeof *run->refused);
	/* Whoever has waited for an answer goes before whoever is new. */
	for (int new = 0; new < 2; new++)
		for (int i = 0; i < count; i++)
			if ((list[i].state == REFERRAL_RECEIVED) == new &&
			    waits_for_panel(s, &list[i], &m) &&
			    !try_one(db, &m, &list[i], run, a, e))
				return false;
	return order_cases(db, m.id, true, a, e);
}

bool
agenda_auto(struct db *db, const char *meeting_ref, struct arena *a,
    int *added, const char *const **refused, int *refused_count,
    struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct auto_run run = { .refused = NULL };

	if (!act_begin(db, "fill an agenda", "list", e))
		return false;
	if (!act_end(db, &scratch, fill(db, meeting_ref, &run, a, e), e))
		return false;
	*added = run.added;
	*refused = run.refused;
	*refused_count = run.refused_count;
	return true;
}
