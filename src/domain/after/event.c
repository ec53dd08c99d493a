/*
 * Events of a case.  What may be recorded, what each needs and what follows
 * are rows of the pack; here is only what every scheme has in common.
 */
#include "src/domain/after/event.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/after.h"
#include "src/domain/after/due.h"
#include "src/domain/documents/event-paper.h"
#include "src/domain/gates/gate.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

const struct event_row *
event_find(const struct scheme *s, const char *pathway, int event)
{
	SCHEME_ROWS(s, PART_EVENTS, struct event_row, r)
		if (r->event == event && scheme_serves(r->pathway, pathway))
			return r;
	return NULL;
}

bool
events_of(struct db *db, const char *referral_id, struct arena *a,
    struct case_event **out, int *count, struct err *e)
{
	struct case_event *all;
	int n, kept = 0;

	if (!db_list(db, &event_record, "referral_id", referral_id,
	    "on_day, id", a, &all, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (all[i].taken_back != 1)
			all[kept++] = all[i];
	*out = all;
	*count = kept;
	return true;
}

static bool
say_needs(const struct event_row *row, const char *what, struct err *e)
{
	refuse(e, row->rule, "“%s” also needs %s.", row->label, what);
	return false;
}

/* A review that closes the case agrees no further one. */
static bool
ends(const struct case_event *ev)
{
	return ev->result != NULL && strcmp(ev->result, "close") == 0;
}

/* Everything that the row asks for is there. */
static bool
has_needs(const struct event_row *row, const struct case_event *ev, int scores,
    struct err *e)
{
	const struct { const char *need, *words; bool there; } needs[] = {
		{ "mode", "the mode: on-site or virtual",
		    ev->mode != INT_NONE },
		{ "result", "what came of it", ev->result != NULL },
		{ "review", "the date of the next review",
		    ev->review_on != DAY_NONE || ends(ev) },
		{ "reason", "a reason", ev->reason != NULL },
		{ "to-school", "the other school", ev->to_school != NULL },
		{ "by", "who did it", ev->person != NULL },
		{ "scores", "the scores", scores > 0 },
	};

	for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++)
		if (code_in_list(row->needs, needs[i].need) &&
		    !needs[i].there)
			return say_needs(row, needs[i].words, e);
	return true;
}

/* Where the scheme says who may do it, it was somebody of that role. */
static bool
person_is_sound(struct db *db, const struct dossier *d,
    const struct event_row *row, const struct case_event *ev, struct arena *a,
    struct err *e)
{
	const struct role *role;
	struct person p;

	if (row->roles == NULL)
		return true;
	if (ev->person == NULL)
		return say_needs(row, "who did it", e);
	if (!person_by_code(db, ev->person, a, &p, e))
		return false;
	if (code_in_list(row->roles, p.role))
		return true;
	role = scheme_role(d->scheme, p.role);
	refuse(e, row->rule, "“%s” is for these roles: %s. %s is %s.",
	    row->label, row->roles, p.code, role != NULL ? role->label :
	    p.role);
	return false;
}

/* A case ends when what must come before its end is there. */
static bool
may_close(struct db *db, const struct dossier *d, const struct case_event *ev,
    struct arena *a, struct err *e)
{
	struct gate g;

	return ev->event != HAPPENED_CLOSED || (gate_judge(db, d, NULL,
	    day_today(db), NULL, a, &g, e) && gate_pass(&g, "close", e));
}

/*
 * What ends has a reason of use close; what goes on past a limit one of use
 * extend, and the name of who allowed it.  A reason that is called like a
 * role is for people of that role.
 */
static bool
reason_is_sound(struct db *db, const struct dossier *d,
    const struct event_row *row, const struct case_event *ev, struct arena *a,
    struct err *e)
{
	const char *use = ev->event == HAPPENED_CLOSED ? "close" : "extend";
	const struct reason_row *r;
	struct person p;

	if (ev->reason == NULL)
		return true;
	r = scheme_reason(d->scheme, d->referral.pathway, use, ev->reason);
	if (r == NULL) {
		refuse(e, row->rule, "The scheme has no reason “%s” of use "
		    "%s.", ev->reason, use);
		return false;
	}
	if (ev->event == HAPPENED_CLOSED)
		return true;
	if (ev->person == NULL) {
		refuse(e, r->rule, "“%s” also needs the name of who allowed "
		    "it.", r->label);
		return false;
	}
	if (scheme_role(d->scheme, r->reason) == NULL)
		return true;
	if (!person_by_code(db, ev->person, a, &p, e))
		return false;
	if (strcmp(p.role, r->reason) == 0)
		return true;
	refuse(e, r->rule, "“%s” is for %s, which %s is not.", r->label,
	    scheme_role(d->scheme, r->reason)->label, p.code);
	return false;
}

/* A result is a code of the row's set. */
static bool
result_is_known(const struct dossier *d, const struct event_row *row,
    const struct case_event *ev, struct err *e)
{
	if (ev->result == NULL || row->result == NULL)
		return true;
	SCHEME_ROWS(d->scheme, PART_CODES, struct code_row, c)
		if (strcmp(c->set_name, row->result) == 0 &&
		    strcmp(c->code, ev->result) == 0)
			return true;
	refuse(e, row->rule, "“%s” is no result of “%s”. The codes are the "
	    "set %s of the scheme.", ev->result, row->label, row->result);
	return false;
}

static bool
day_is_sound(const struct db *db, const struct dossier *d,
    const struct case_event *ev, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	if (ev->on_day > day_today(db)) {
		err_set(e, ERR_DATA, "%s has not come yet. Record what has "
		    "happened.", day_words(ev->on_day, day));
		return false;
	}
	if (ev->on_day < d->referral.received) {
		err_set(e, ERR_DATA, "%s was received on %s; nothing of it "
		    "happened before.", d->referral.ref,
		    day_words(d->referral.received, day));
		return false;
	}
	return true;
}

static bool
scores_are_sound(const struct scheme *s, const struct score *scores, int n,
    struct err *e)
{
	int low = scheme_number(s, "score_low", 0);
	int high = scheme_number(s, "score_high", 4);

	for (int i = 0; i < n; i++) {
		if (scores[i].value >= low && scores[i].value <= high)
			continue;
		err_set(e, ERR_DATA, "The score of “%s” is %d. Scores go "
		    "from %d to %d.", scores[i].statement, scores[i].value,
		    low, high);
		return false;
	}
	return true;
}

/* Work that has ended is not opened again. */
static bool
is_running(const struct dossier *d, struct err *e)
{
	const struct event_row *end = event_find(d->scheme,
	    d->referral.pathway, HAPPENED_CLOSED);

	if (d->referral.state != REFERRAL_CLOSED &&
	    d->referral.state != REFERRAL_WITHDRAWN &&
	    d->referral.state != REFERRAL_ERASED)
		return true;
	refuse(e, end != NULL ? end->rule : NULL, "%s is %s. Further support "
	    "needs a new referral.", d->referral.ref,
	    word_of(referral_state_words, d->referral.state));
	return false;
}

static bool
school_is_known(struct db *db, const struct case_event *ev,
    struct arena *a, struct err *e)
{
	struct school s;
	bool found;

	if (ev->to_school == NULL)
		return true;
	if (!db_seek(db, &school_record, "urn", ev->to_school, a, &s, &found,
	    e))
		return false;
	if (!found)
		err_set(e, ERR_DATA, "There is no school with the URN %s in "
		    "this register.", ev->to_school);
	return found;
}

/* What is known already is not asked for again: the school that the pupil
 * moves to; where the pupil goes next, when the place has ended. */
static void
fill_in(const struct dossier *d, const struct event_row *row,
    const struct case_event *list, int n, struct case_event *ev,
    struct arena *a)
{
	for (int i = 0; i < n; i++)
		if (ev->event == HAPPENED_ARRIVED && list[i].event ==
		    HAPPENED_MOVED_SCHOOL && list[i].to_school != NULL)
			ev->to_school = list[i].to_school;
	if (ev->event == HAPPENED_CLOSED && ev->result == NULL &&
	    row != NULL && row->result != NULL &&
	    *dossier_field(d, row->result, a) != '\0')
		ev->result = dossier_field(d, row->result, a);
}

static bool
write_event(struct db *db, const struct dossier *d,
    const struct event_row *row, struct case_event *ev, const struct score *s,
    int n, struct arena *a, struct err *e)
{
	if (ev->to_school != NULL && event_moves(d->scheme,
	    d->referral.pathway, ev->event))
		ev->from_school = d->referral.school_urn;
	if (!db_insert(db, &event_record, ev, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct score score = s[i];

		score.event_id = ev->id;
		if (!db_insert(db, &score_record, &score, e))
			return false;
	}
	return chain(db, "record event", "event", ev->id, &d->referral,
	    word_of(event_words, ev->event),
	    audit_content(&event_record, ev, a), e) &&
	    after_event(db, d, row, ev, a, e) &&
	    event_paper_make(db, d, row, a, e);
}

static bool
may_record(struct db *db, const struct dossier *d, const struct case_event *ev,
    const struct score *s, int n, struct arena *a,
    const struct event_row **row, struct err *e)
{
	*row = event_find(d->scheme, d->referral.pathway, ev->event);
	if (*row == NULL) {
		err_set(e, ERR_DATA, "The scheme records no “%s” on this "
		    "pathway.", word_of(event_words, ev->event));
		return false;
	}
	return is_running(d, e) && day_is_sound(db, d, ev, e) &&
	    school_is_known(db, ev, a, e) &&
	    has_needs(*row, ev, n, e) &&
	    result_is_known(d, *row, ev, e) &&
	    reason_is_sound(db, d, *row, ev, a, e) &&
	    scores_are_sound(d->scheme, s, n, e) &&
	    person_is_sound(db, d, *row, ev, a, e) &&
	    may_close(db, d, ev, a, e) &&
	    due_window(db, d, ev, a, e);
}

bool
event_record_it(struct db *db, const char *ref, struct case_event *ev,
    const struct score *s, int n, struct arena *a, struct err *e)
{
	const struct event_row *row;
	struct case_event *list;
	struct dossier d;
	int count;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &d, e) ||
	    !events_of(db, d.referral.id, a, &list, &count, e))
		return false;
	if (ev->on_day == DAY_NONE)
		ev->on_day = day_today(db);
	fill_in(&d, event_find(d.scheme, d.referral.pathway, ev->event),
	    list, count, ev, a);
	if (!may_record(db, &d, ev, s, n, a, &row, e))
		return false;
	ev->id = db_new_id(db, a);
	ev->referral_id = d.referral.id;
	ev->taken_back = 0;
	ev->state_before = d.referral.state;
	ev->made_by = arena_strdup(a, db_actor(db));
	ev->made_at = db_now(db);
	if (!db_begin(db, "record an event", e))
		return false;
	return write_event(db, &d, row, ev, s, n, a, e) ?
	    db_commit(db, e) : db_rollback(db);
}

static bool
undo_event(struct db *db, const struct dossier *d, struct case_event *ev,
    struct arena *a, struct err *e)
{
	ev->taken_back = 1;
	return db_update(db, &event_record, ev, e) &&
	    chain(db, "take back event", "event", ev->id, &d->referral,
	    "taken_back", audit_content(&event_record, ev, a), e) &&
	    after_taking_back(db, d, event_find(d->scheme,
	    d->referral.pathway, ev->event), ev, a, e);
}

/* The event that was recorded last, whatever day it speaks of.  What follows
 * from another act, such as an offer, is undone by that. */
static struct case_event *
newest(struct case_event *list, int n)
{
	struct case_event *last = NULL;

	for (int i = 0; i < n; i++)
		if (list[i].event >= HAPPENED_FIRST_RECORDED &&
		    (last == NULL || strcmp(list[i].id, last->id) > 0))
			last = &list[i];
	return last;
}

bool
event_take_back(struct db *db, const char *ref, struct arena *a,
    struct case_event *out, struct err *e)
{
	struct case_event *list, *last;
	struct dossier d;
	int n;

	if (!access_may(db, "place", e) ||
	    !dossier_load(db, ref, a, &d, e) ||
	    !events_of(db, d.referral.id, a, &list, &n, e))
		return false;
	last = newest(list, n);
	if (last == NULL) {
		err_set(e, ERR_NO_INPUT, "Nothing is recorded for %s that "
		    "could be taken back.", ref);
		return false;
	}
	if (!db_begin(db, "take back an event", e))
		return false;
	if (!undo_event(db, &d, last, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = *last;
	return true;
}
