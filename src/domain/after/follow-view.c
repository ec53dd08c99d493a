/*
 * A case that runs, in words.  See follow-view.h.
 */
#include "src/domain/after/follow-view.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

struct telling {
	struct db *db;
	struct follow_view *v;
	struct arena *arena;
	int room;
};

static void
tell(struct telling *t, int day, const char *what, const char *note)
{
	struct told *more;

	if (day == DAY_NONE)
		return;
	if (t->v->told_count == t->room) {
		t->room = t->room ? 2 * t->room : 32;
		more = arena_array(t->arena, (size_t)t->room, sizeof *more);
		if (t->v->told_count > 0)
			memcpy(more, t->v->told, (size_t)t->v->told_count *
			    sizeof *more);
		t->v->told = more;
	}
	t->v->told[t->v->told_count++] = (struct told){ day, what,
	    note != NULL ? note : "" };
}

/* "Accept: Tier 3 Reset (KS3), group A". */
static const char *
decision_words(struct telling *t, const struct decided *x)
{
	const struct dossier *d = &t->v->dossier;
	const char *pathway = d->referral.pathway, *text;
	const struct disposition_row *row = scheme_disposition(d->scheme,
	    pathway, (enum disposition)x->decision.disposition);
	bool first = true;

	text = row != NULL ? row->label : word_of(disposition_words,
	    x->decision.disposition);
	for (int i = 0; i < x->code_count; i++) {
		const struct outcome_row *o = x->codes[i].kind == DC_OUTCOME ?
		    scheme_outcome(d->scheme, pathway, x->codes[i].code) :
		    NULL;

		if (o == NULL)
			continue;
		text = arena_printf(t->arena, "%s%s%s", text, first ? ": " :
		    " + ", o->label);
		first = false;
	}
	if (x->decision.group_code != NULL)
		text = arena_printf(t->arena, "%s, group %s", text,
		    x->decision.group_code);
	return text;
}

static void
tell_decision(struct telling *t, const struct decided *x)
{
	static const char *const words[] = {
		[EV_TAKEN_BACK] = "Decision taken back",
		[EV_SUPERSEDED] = "Decision superseded",
		[EV_RATIFIED] = "Decision ratified",
		[EV_REPORTED] = "Decision reported",
		[EV_RELEASED] = "Plan or letter released",
		[EV_DELIVERED] = "Plan or letter sent",
		[EV_ACCEPTED] = "The school accepted",
		[EV_DECLINED] = "The school declined",
		[EV_LAPSED] = "The offer lapsed",
	};

	tell(t, x->decision.decided_on, decision_words(t, x), NULL);
	for (int i = 0; i < x->event_count; i++)
		tell(t, day_at(x->events[i].made_at),
		    words[x->events[i].event], NULL);
	if (x->stands)
		t->v->given = decision_words(t, x);
}

static bool
tell_decisions(struct telling *t, struct err *e)
{
	struct decided *list;
	int n;

	if (!decisions_of_referral(t->db, t->v->dossier.referral.id,
	    t->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		tell_decision(t, &list[i]);
	return true;
}

static const char *
place_label(struct telling *t, const struct placement *p)
{
	const struct provision *pr = scheme_provision(t->v->dossier.scheme,
	    p->provision);

	return arena_printf(t->arena, "%s%s%s", pr != NULL ? pr->label :
	    p->provision, p->group_code != NULL ? ", group " : "",
	    p->group_code != NULL ? p->group_code : "");
}

static void
tell_place(struct telling *t, const struct placement *p)
{
	struct follow_view *v = t->v;
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];

	v->promised |= p->state == PLACE_CONTINGENT;
	if (p->state == PLACE_ACTIVE || p->state == PLACE_ENDED)
		tell(t, p->start_on, arena_printf(t->arena, "Started: %s",
		    place_label(t, p)), NULL);
	if (p->state == PLACE_ENDED)
		tell(t, p->ended_on, arena_printf(t->arena, "Ended: %s",
		    place_label(t, p)), NULL);
	if (p->state != PLACE_ACTIVE && p->state != PLACE_PLANNED)
		return;
	v->planned |= p->state == PLACE_PLANNED;
	v->active |= p->state == PLACE_ACTIVE;
	v->place = arena_printf(t->arena, "%s, %s, %s%s%s",
	    place_label(t, p), word_of(placement_state_words, p->state),
	    day_words(p->start_on, from), p->end_on != DAY_NONE ? " to " :
	    ", no fixed end", day_words(p->end_on, to));
}

static bool
tell_places(struct telling *t, struct err *e)
{
	struct placement *list;
	struct waiting *waits;
	int n, m;

	if (!db_list(t->db, &placement_record, "referral_id",
	    t->v->dossier.referral.id, "start_on, id", t->arena, &list, &n,
	    e) || !db_list(t->db, &waiting_record, "referral_id",
	    t->v->dossier.referral.id, "id", t->arena, &waits, &m, e))
		return false;
	for (int i = 0; i < n; i++)
		tell_place(t, &list[i]);
	for (int i = 0; i < m; i++) {
		t->v->waiting |= waits[i].state == WAIT_WAITING;
		t->v->offered |= waits[i].state == WAIT_OFFERED;
	}
	return true;
}

static const char *
event_text(struct telling *t, const struct case_event *ev)
{
	const struct dossier *d = &t->v->dossier;
	const struct event_row *row = event_find(d->scheme,
	    d->referral.pathway, ev->event);
	const char *text = row != NULL ? row->label :
	    ev->event == HAPPENED_OFFERED ? "A place was offered" :
	    word_of(event_words, ev->event);
	char day[DAY_WORDS_SIZE];

	if (ev->result != NULL)
		text = arena_printf(t->arena, "%s: %s", text,
		    row != NULL && row->result != NULL ? code_label(t->db,
		    d->scheme, row->result, ev->result, t->arena) :
		    ev->result);
	if (ev->reason != NULL) {
		const struct reason_row *r = scheme_reason(d->scheme,
		    d->referral.pathway, ev->event == HAPPENED_CLOSED ?
		    "close" : "extend", ev->reason);

		text = arena_printf(t->arena, "%s (%s)", text,
		    r != NULL ? r->label : ev->reason);
	}
	if (ev->mode != INT_NONE)
		text = arena_printf(t->arena, "%s, %s", text,
		    ev->mode == MODE_ON_SITE ? "on site" : "virtual");
	if (ev->review_on != DAY_NONE)
		text = arena_printf(t->arena, "%s; next %s", text,
		    day_words(ev->review_on, day));
	return text;
}

static bool
tell_events(struct telling *t, struct err *e)
{
	struct case_event *list;
	int n;

	if (!events_of(t->db, t->v->dossier.referral.id, t->arena, &list, &n,
	    e))
		return false;
	for (int i = 0; i < n; i++)
		tell(t, list[i].on_day, list[i].person == NULL ?
		    event_text(t, &list[i]) : arena_printf(t->arena,
		    "%s, by %s", event_text(t, &list[i]), list[i].person),
		    list[i].note);
	return true;
}

/* Newest first; of one day the later of the list first. */
static void
sort_told(struct told *list, int n)
{
	for (int i = 1; i < n; i++)
		for (int k = i; k > 0 && list[k].day >= list[k - 1].day;
		    k--) {
			struct told m = list[k];

			list[k] = list[k - 1];
			list[k - 1] = m;
		}
}

static int
urgency(const struct due *d)
{
	return d->state == DUE_OVERDUE || d->proposes != NULL ? 0 :
	    d->due_on == DAY_NONE ? 2 : 1;
}

static int
by_urgency(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int ux = urgency(x), uy = urgency(y);

	return ux != uy ? ux - uy : x->due_on != y->due_on ?
	    (x->due_on < y->due_on ? -1 : 1) : strcmp(x->what, y->what);
}

bool
follow_view_load(struct db *db, const char *ref, struct arena *a,
    struct follow_view *out, struct err *e)
{
	struct follow_view v = { .given = "", .place = "" };
	struct telling t = { db, &v, a, 0 };

	if (!dossier_load(db, ref, a, &v.dossier, e) ||
	    !due_of(db, &v.dossier, a, &v.due, &v.due_count, e))
		return false;
	v.initials = dossier_initials(&v.dossier, a);
	if (v.due_count > 0)
		qsort(v.due, (size_t)v.due_count, sizeof *v.due,
		    by_urgency);
	tell(&t, v.dossier.referral.received, "Received", NULL);
	if (!tell_decisions(&t, e) || !tell_places(&t, e) ||
	    !tell_events(&t, e))
		return false;
	sort_told(v.told, v.told_count);
	*out = v;
	return true;
}

static bool
to_placed(struct db *db, const char *referral_id, struct arena *a,
    struct placed *out, struct err *e)
{
	struct dossier d;

	if (!dossier_load(db, referral_id, a, &d, e))
		return false;
	out->ref = d.referral.ref;
	out->school = d.school.code != NULL ? d.school.code : "";
	out->year = d.referral.year_group != NULL ? d.referral.year_group :
	    "";
	return true;
}

static int
by_leaving(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	int ex = x->to_on == DAY_NONE ? INT_MAX : x->to_on;
	int ey = y->to_on == DAY_NONE ? INT_MAX : y->to_on;
	bool px = strcmp(x->state, "promised") == 0;
	bool py = strcmp(y->state, "promised") == 0;

	return px != py ? (px ? 1 : -1) : ex != ey ? (ex < ey ? -1 : 1) :
	    strcmp(x->ref, y->ref);
}

static bool
add_places(struct db *db, const char *provision, const char *group,
    struct arena *a, struct placed **out, int *n, struct err *e)
{
	struct placement *list;
	int count;

	if (!db_list(db, &placement_record, "provision", provision,
	    "end_on, id", a, &list, &count, e))
		return false;
	*out = arena_array(a, (size_t)count + 1, sizeof **out);
	for (int i = 0; i < count; i++) {
		const struct placement *p = &list[i];
		struct placed *to = &(*out)[*n];

		if (p->state == PLACE_ENDED || p->state == PLACE_CANCELLED ||
		    (group != NULL && (p->group_code == NULL ||
		    strcmp(p->group_code, group) != 0)))
			continue;
		if (!to_placed(db, p->referral_id, a, to, e))
			return false;
		to->state = p->state == PLACE_CONTINGENT ? "promised" :
		    word_of(placement_state_words, p->state);
		to->group = p->group_code != NULL ? p->group_code : "";
		to->from_on = p->start_on;
		to->to_on = p->end_on;
		to->position = INT_NONE;
		++*n;
	}
	if (*n > 0)
		qsort(*out, (size_t)*n, sizeof **out, by_leaving);
	return true;
}

bool
placed_load(struct db *db, const char *provision, const char *group,
    struct arena *a, struct placed **out, int *count, struct err *e)
{
	struct placed *list, *all;
	struct waiter *queue;
	int n = 0, waits;

	if (!add_places(db, provision, group, a, &list, &n, e) ||
	    !queue_list(db, provision, a, &queue, &waits, e))
		return false;
	all = arena_array(a, (size_t)(n + waits) + 1, sizeof *all);
	if (n > 0)
		memcpy(all, list, (size_t)n * sizeof *all);
	for (int i = 0; i < waits; i++) {
		if (!to_placed(db, queue[i].ref, a, &all[n], e))
			return false;
		all[n].state = word_of(waiting_state_words, queue[i].state);
		all[n].group = queue[i].group != NULL ? queue[i].group : "";
		all[n].from_on = queue[i].since;
		all[n].to_on = DAY_NONE;
		all[n++].position = queue[i].position;
	}
	*out = all;
	*count = n;
	return true;
}
