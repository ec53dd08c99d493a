/*
 * The facts of one case: what was decided, given, recorded, and in which
 * state the case was when.  Nothing is judged here.
 */
#include "src/domain/after/watch.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/erasure.h"

int
watch_last(const struct watch *w, int event)
{
	int day = DAY_NONE;

	for (int i = 0; i < w->fact_count; i++)
		if (w->facts[i].event == event && w->facts[i].day > day)
			day = w->facts[i].day;
	return day;
}

int
watch_last_of(const struct watch *w, const char *list)
{
	int day = DAY_NONE;

	for (int i = 0; i < w->fact_count; i++)
		if (w->facts[i].day > day && code_in_list(list,
		    word_of(event_words, w->facts[i].event)))
			day = w->facts[i].day;
	return day;
}

int
watch_times(const struct watch *w, int event, int since)
{
	int n = 0;

	for (int i = 0; i < w->fact_count; i++)
		n += w->facts[i].event == event && w->facts[i].day >= since;
	return n;
}

const struct placement *
watch_place(const struct watch *w)
{
	for (int i = w->place_count - 1; i >= 0; i--)
		if (w->places[i].state == PLACE_ACTIVE ||
		    w->places[i].state == PLACE_PLANNED)
			return &w->places[i];
	return NULL;
}

static void
add_fact(struct watch *w, int event, int day)
{
	if (day != DAY_NONE)
		w->facts[w->fact_count++] = (struct fact){ event, day };
}

static void
add_moment(struct watch *w, int day, const char *state)
{
	int value = state != NULL ? word_value(referral_state_words, state) :
	    INT_NONE;

	if (value != INT_NONE)
		w->moments[w->moment_count++] = (struct moment){ day, value };
}

static bool
was_taken_back(const struct decided *d)
{
	for (int i = 0; i < d->event_count; i++)
		if (d->events[i].event == EV_TAKEN_BACK)
			return true;
	return false;
}

static bool
gives_support(int disposition)
{
	return disposition == DISP_ACCEPT || disposition ==
	    DISP_ACCEPT_IN_PART || disposition == DISP_ACCEPT_WITH_CONDITIONS;
}

/* What happened to a decision after it was recorded. */
static void
decision_facts(struct watch *w, const struct decided *d)
{
	for (int i = 0; i < d->event_count; i++) {
		int day = day_at(d->events[i].made_at);

		if (d->events[i].event == EV_ACCEPTED ||
		    d->events[i].event == EV_DECLINED ||
		    d->events[i].event == EV_LAPSED)
			add_fact(w, HAPPENED_ANSWERED, day);
		if (d->events[i].event == EV_RELEASED && d->stands)
			add_fact(w, HAPPENED_RELEASED, day);
	}
}

/* A later decision that adds a service or moves a date is no new acceptance:
 * the first one of an unbroken run counts. */
static void
acceptance(struct watch *w, const struct decided *list, int n)
{
	int since = DAY_NONE;

	for (int i = 0; i < n; i++) {
		if (was_taken_back(&list[i]))
			continue;
		if (!gives_support(list[i].decision.disposition))
			since = DAY_NONE;
		else if (since == DAY_NONE)
			since = list[i].decision.decided_on;
	}
	add_fact(w, HAPPENED_ACCEPTED, since);
}

static void
decisions(struct watch *w, const struct decided *list, int n)
{
	for (int i = 0; i < n; i++) {
		const struct decision *d = &list[i].decision;
		const struct disposition_row *row;

		if (was_taken_back(&list[i]))
			continue;
		row = scheme_disposition(w->dossier->scheme,
		    w->dossier->referral.pathway,
		    (enum disposition)d->disposition);
		add_moment(w, d->decided_on, row != NULL ? row->state : NULL);
		decision_facts(w, &list[i]);
		if (!list[i].stands)
			continue;
		w->decided = list[i];
		w->has_decided = true;
		w->review_on = d->review_on;
	}
	if (w->has_decided)
		add_fact(w, HAPPENED_DECIDED, w->decided.decision.decided_on);
	acceptance(w, list, n);
}

static void
places(struct watch *w)
{
	for (int i = 0; i < w->place_count; i++) {
		const struct placement *p = &w->places[i];

		if (p->state == PLACE_CANCELLED ||
		    p->state == PLACE_CONTINGENT)
			continue;
		if (p->start_on <= w->today)
			add_fact(w, HAPPENED_STARTED, p->start_on);
		add_fact(w, HAPPENED_ENDED, p->ended_on);
	}
}

static void
extension(struct watch *w, const struct case_event *ev)
{
	if (ev->reason == NULL || scheme_reason(w->dossier->scheme,
	    w->dossier->referral.pathway, "extend", ev->reason) == NULL)
		return;
	w->extensions++;
	w->extended_on = ev->on_day;
	w->extended_to = ev->review_on;
}

static void
recorded(struct watch *w)
{
	for (int i = 0; i < w->event_count; i++) {
		const struct case_event *ev = &w->events[i];
		const struct event_row *row = event_find(w->dossier->scheme,
		    w->dossier->referral.pathway, ev->event);

		add_fact(w, ev->event, ev->on_day);
		add_moment(w, ev->on_day, row != NULL ? row->state : NULL);
		extension(w, ev);
		if (ev->review_on != DAY_NONE)
			w->review_on = ev->review_on;
		else if (ev->event == HAPPENED_REVIEWED)
			w->review_on = DAY_NONE;
	}
}

/* A form may tell of the review of the plan that came of this case. */
static void
reviewed_on_form(struct watch *w)
{
	int on = day_parse(dossier_field(w->dossier, "plan_reviewed_on",
	    w->arena));

	if (on == DAY_NONE || !w->has_decided ||
	    on < w->decided.decision.decided_on)
		return;
	add_fact(w, HAPPENED_REVIEWED, on);
	w->review_on = DAY_NONE;
}

/* In order of days; of one day in the order in which they were added. */
static void
sort_moments(struct watch *w)
{
	for (int i = 1; i < w->moment_count; i++)
		for (int k = i; k > 0 && w->moments[k].day <
		    w->moments[k - 1].day; k--) {
			struct moment m = w->moments[k];

			w->moments[k] = w->moments[k - 1];
			w->moments[k - 1] = m;
		}
}

/* Documents that were erased are no longer waited for. */
static void
erasures(struct watch *w, const struct erasure *list, int n)
{
	for (int i = 0; i < n; i++)
		if (list[i].state == ERASURE_DONE &&
		    list[i].scope == ERASE_DOCUMENTS)
			add_fact(w, HAPPENED_ERASED,
			    day_at(list[i].confirmed_at));
}

static bool
load(struct watch *w, struct decided **list, int *n, struct err *e)
{
	const struct dossier *d = w->dossier;
	struct erasure *gone;
	int happened = 0, k, gone_count;

	if (!decisions_of_referral(w->db, d->referral.id, w->arena, list, n,
	    e) || !db_list(w->db, &placement_record, "referral_id",
	    d->referral.id, "start_on, id", w->arena, &w->places,
	    &w->place_count, e) || !events_of(w->db, d->referral.id,
	    w->arena, &w->events, &w->event_count, e) ||
	    !db_list(w->db, &erasure_record, "referral_id", d->referral.id,
	    "id", w->arena, &gone, &gone_count, e))
		return false;
	for (int i = 0; i < *n; i++)
		happened += (*list)[i].event_count + 2;
	k = 4 + happened + 2 * w->place_count + w->event_count + gone_count;
	w->facts = arena_array(w->arena, (size_t)k, sizeof *w->facts);
	w->moments = arena_array(w->arena, (size_t)k, sizeof *w->moments);
	erasures(w, gone, gone_count);
	return true;
}

bool
watch_start(struct watch *w, struct db *db, const struct dossier *d,
    struct arena *a, struct err *e)
{
	const char *pause = scheme_setting(d->scheme, "working_days_pause");
	struct decided *list;
	int n;

	*w = (struct watch){ .db = db, .dossier = d, .arena = a,
		.today = day_today(db), .review_on = DAY_NONE,
		.extended_on = DAY_NONE, .extended_to = DAY_NONE,
		.pauses = pause != NULL &&
		    strcmp(pause, "school-closed") == 0 };
	if (!load(w, &list, &n, e) || !calendar_load(db, d->scheme->division,
	    d->school.la_code != NULL ? d->school.la_code :
	    d->scheme->authority, d->school.urn, a, &w->calendar, e))
		return false;
	add_fact(w, HAPPENED_RECEIVED, d->referral.received);
	add_moment(w, d->referral.received, "received");
	decisions(w, list, n);
	places(w);
	reviewed_on_form(w);
	recorded(w);
	sort_moments(w);
	return true;
}
