/*
 * What is due for one case: the clocks of its pack, the dates that were
 * agreed, its place, an offer, its scores, and actions of the minutes.
 */
#include "src/domain/after/due.h"

#include <string.h>

#include "db/queue.h"
#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/after/watch.h"
#include "src/domain/places/queue.h"
#include "src/domain/register/retention.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/model/minutes.h"

const char *const due_state_words[] = {
	"running", "remind", "overdue", "reached", "unknown", NULL
};

static const struct field due_fields[] = {
	F_TEXT(due, ref), F_TEXT(due, rule), F_TEXT(due, what),
	F_DAY(due, starts_on), F_DAY(due, remind_on), F_DAY(due, due_on),
	F_DAY(due, unpaused_on), F_TEXT(due, waits_for),
	F_WORD(due, state, due_state_words), F_TEXT(due, proposes),
	F_TEXT(due, reason), F_TEXT(due, origin), F_END
};
const struct record due_record = { NULL, due_fields, sizeof(struct due) };

/* The review that was agreed. */
static void
watch_review(struct watch *w)
{
	int reviewed = watch_last(w, HAPPENED_REVIEWED);
	struct due *d;

	if (w->review_on == DAY_NONE ||
	    (reviewed != DAY_NONE && reviewed >= w->review_on))
		return;
	d = watch_row(w);
	d->id = "review";
	d->what = "Review of the plan";
	d->starts_on = w->has_decided ? w->decided.decision.decided_on :
	    DAY_NONE;
	d->due_on = w->review_on;
	d->waits_for = "reviewed";
	watch_judge(w, d);
}

/* What was pended or put off comes back. */
static void
watch_return(struct watch *w)
{
	const struct decision *x = &w->decided.decision;
	int state = w->dossier->referral.state;
	struct due *d;

	if (!w->has_decided || x->return_on == DAY_NONE ||
	    (state != REFERRAL_PENDED && state != REFERRAL_DEFERRED))
		return;
	d = watch_row(w);
	d->id = "return";
	d->what = "Back on the agenda";
	d->starts_on = x->decided_on;
	d->due_on = x->return_on;
	d->waits_for = "decided";
	watch_judge(w, d);
}

/* A place begins and ends by what a person says, not by its date. */
static void
watch_place_dates(struct watch *w)
{
	const struct placement *p = watch_place(w);
	const struct provision *pr;
	struct due *d;
	bool begins;

	if (p == NULL)
		return;
	pr = scheme_provision(w->dossier->scheme, p->provision);
	begins = p->state == PLACE_PLANNED;
	if (!begins && (w->has_length || p->end_on == DAY_NONE))
		return;
	d = watch_row(w);
	d->id = p->id;
	d->what = arena_printf(w->arena, begins ? "First day in “%s”" :
	    "Planned last day in “%s”", pr != NULL ? pr->label :
	    p->provision);
	d->rule = !begins && pr != NULL && pr->ends == 1 ? pr->rule : NULL;
	d->starts_on = p->start_on;
	d->due_on = begins ? p->start_on : p->end_on;
	d->waits_for = begins ? "started" : "ended";
	watch_judge(w, d);
	if (!begins && d->due_on <= w->today)
		d->proposes = "ended";
}

/* Who waits in front of this case, without an offer. */
static bool
waits_before(struct watch *w, const struct waiting *own, int *out,
    struct err *e)
{
	struct waiting *list;
	int n;

	*out = 0;
	if (!db_waiting_list(w->db, own->provision, w->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n && strcmp(list[i].id, own->id) != 0; i++)
		*out += list[i].state == WAIT_WAITING;
	return true;
}

/* A place has fallen free for whoever is next. */
static bool
watch_queue(struct watch *w, struct err *e)
{
	const struct scheme *s = w->dossier->scheme;
	struct waiting *list;
	int n, left, before;

	if (!db_list(w->db, &waiting_record, "referral_id",
	    w->dossier->referral.id, "id", w->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct due *d;

		if (list[i].state != WAIT_WAITING ||
		    scheme_provision(s, list[i].provision) == NULL)
			continue;
		if (!offers_left(w->db, s, list[i].provision, &left, e) ||
		    !waits_before(w, &list[i], &before, e))
			return false;
		if (left != INT_NONE && before >= left)
			continue;
		d = watch_row(w);
		d->id = list[i].id;
		d->what = arena_printf(w->arena, "A place in “%s” is free "
		    "and this case is next", scheme_provision(s,
		    list[i].provision)->label);
		d->starts_on = list[i].since;
		d->waits_for = "offered";
		d->state = DUE_REACHED;
		d->proposes = "offered";
	}
	return true;
}

/* Who does it, as people say: the word of the role, else the code. */
static const char *
owner_words(const struct watch *w, const char *owner)
{
	const struct role *role = owner != NULL ?
	    scheme_role(w->dossier->scheme, owner) : NULL;

	return role != NULL ? role->label : owner != NULL ? owner : "nobody";
}

static bool
watch_actions(struct watch *w, struct err *e)
{
	struct line *lines;
	int n;

	if (!db_list(w->db, &line_record, "referral_id",
	    w->dossier->referral.id, "id", w->arena, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct due *d;

		if (lines[i].kind != LINE_ACTION ||
		    lines[i].state != LINE_OPEN ||
		    lines[i].due_on == DAY_NONE)
			continue;
		d = watch_row(w);
		d->id = lines[i].id;
		d->what = arena_printf(w->arena, "%s: %s",
		    owner_words(w, lines[i].owner), lines[i].text);
		d->due_on = lines[i].due_on;
		d->waits_for = "action";
		watch_judge(w, d);
	}
	return true;
}

/* A pathway closes by its scores when it has the reason for that. */
static bool
closes_by_scores(const struct dossier *d)
{
	const char *reason = scheme_setting(d->scheme, "score_reason");

	return reason == NULL || scheme_reason(d->scheme,
	    d->referral.pathway, "close", reason) != NULL;
}

/* Every statement scored high enough: closing is proposed, unless
 * somebody has kept the case open since. */
static bool
watch_scores(struct watch *w, struct err *e)
{
	const struct scheme *s = w->dossier->scheme;
	int scored = watch_last(w, HAPPENED_SCORED);
	struct score *scores;
	struct due *d;
	bool high;
	int n;

	if (!scores_last(w->db, w->dossier, w->arena, &scores, &n, &high, e))
		return false;
	if (!high || !closes_by_scores(w->dossier) ||
	    (w->extended_on != DAY_NONE && w->extended_on >= scored))
		return true;
	d = watch_row(w);
	d->id = "scores";
	d->what = arena_printf(w->arena, "All %d progress statements are at "
	    "%d or higher", n, scheme_number(s, "score_close", 0));
	d->rule = scheme_setting(s, "score_rule");
	d->state = DUE_REACHED;
	d->proposes = "closed";
	d->waits_for = "closed";
	d->reason = scheme_setting(s, "score_reason");
	return true;
}

/* What is no event of a pack; the other codes are events of it. */
static const struct {
	const char *code, *words;
} waits[] = {
	{ "released", "the plan or letter is released" },
	{ "decided", "a decision" },
	{ "accepted", "an acceptance" },
	{ "offered", "a place is offered" },
	{ "answered", "the school says yes or no" },
	{ "started", "the pupil starts" },
	{ "ended", "the place ends" },
	{ "closed", "the case ends" },
	{ "erased", "the case is erased" },
	{ "reviewed", "a review" },
	{ "action", "the action is done" },
};

static const char *
waits_label(const struct watch *w, const char *code)
{
	const struct dossier *d = w->dossier;
	const struct event_row *r = event_find(d->scheme,
	    d->referral.pathway, word_value(event_words, code));

	if (r != NULL)
		return r->label;
	for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++)
		if (strcmp(waits[i].code, code) == 0)
			return waits[i].words;
	return code;
}

/* People read the label of the pack, not the code. */
static void
say_waits(const struct watch *w)
{
	for (int i = 0; i < w->count; i++) {
		const char *at = w->list[i].waits_for, *code, *words = NULL;

		while ((code = codes_next(&at, w->arena)) != NULL)
			words = words == NULL ? waits_label(w, code) :
			    arena_printf(w->arena, "%s, or %s", words,
			    waits_label(w, code));
		w->list[i].waits_words = words;
	}
}

bool
due_of(struct db *db, const struct dossier *d, struct arena *a,
    struct due **out, int *count, struct err *e)
{
	struct watch *w = arena_alloc(a, sizeof *w);

	if (!watch_start(w, db, d, a, e))
		return false;
	if (d->referral.state != REFERRAL_ERASED) {
		watch_clocks(w);
		if (!retention_watch(w, e))
			return false;
	}
	say_waits(w);
	*out = w->list;
	*count = w->count;
	if (d->referral.state == REFERRAL_CLOSED ||
	    d->referral.state == REFERRAL_WITHDRAWN ||
	    d->referral.state == REFERRAL_ERASED)
		return true;
	watch_review(w);
	watch_return(w);
	watch_place_dates(w);
	if (!watch_queue(w, e) || !watch_scores(w, e) ||
	    !watch_actions(w, e))
		return false;
	say_waits(w);
	*out = w->list;
	*count = w->count;
	return true;
}
