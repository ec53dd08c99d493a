/*
 * A meeting's way from draft to closed.  Its agenda is in agenda.c, the room
 * in attend.c, what the record needs to be closed in record.c.
 */
#include "src/domain/meeting/meeting.h"

#include <stdio.h>
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/calendar/days.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/referral/papers.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

#define TIME_FALLBACK "14:00"
#define SITTINGS_A_DAY 9

/* Which of the two is next: one that was adjourned, or one ahead? */
static bool
goes_on_first(const struct meeting *adjourned, const struct meeting *ahead,
    bool found)
{
	return !found || adjourned->continued_on == DAY_NONE ||
	    adjourned->continued_on <= ahead->date;
}

bool
meeting_get(struct db *db, const char *ref, struct arena *a,
    struct meeting *out, struct err *e)
{
	bool found;

	if (!db_seek(db, &meeting_record, "ref", ref, a, out, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no meeting “%s” in this "
		    "register. “convene meeting list” names them.", ref);
	return found;
}

bool
meeting_list_all(struct db *db, struct arena *a, struct meeting **out,
    int *count, struct err *e)
{
	return db_list(db, &meeting_record, NULL, NULL, "date, time, ref", a,
	    out, count, e);
}

bool
meeting_next(struct db *db, struct arena *a, struct meeting *out,
    bool *found, struct err *e)
{
	struct meeting broken;
	bool has;

	if (!db_meeting_live(db, a, out, found, e))
		return false;
	if (*found)
		return true;
	if (!db_meeting_ahead(db, NULL, NULL, day_today(db), a, out, found,
	    e) || !db_meeting_adjourned(db, a, &broken, &has, e))
		return false;
	if (has && goes_on_first(&broken, out, *found)) {
		*out = broken;
		*found = true;
	}
	return true;
}

bool
meeting_unclosed(struct db *db, struct arena *a, struct meeting *out,
    bool *found, struct err *e)
{
	return db_meeting_sat(db, a, out, found, e);
}

bool
meeting_previous(struct db *db, const struct meeting *m, struct arena *a,
    struct meeting *out, bool *found, struct err *e)
{
	return db_meeting_before(db, m, a, out, found, e);
}

bool
meeting_following(struct db *db, const struct meeting *m, struct arena *a,
    struct meeting *out, bool *found, struct err *e)
{
	return db_meeting_ahead(db, m->scheme, m->panel, m->date + 1, a, out,
	    found, e);
}

int
meeting_day(const struct db *db, const struct meeting *m)
{
	int opened = day_at(m->opened_at);
	int last = m->ended_at != TIME_NONE ? day_at(m->ended_at) :
	    day_today(db);

	if (m->continued_on != DAY_NONE)
		return m->continued_on;
	/* A sitting that is written down later still sat on its date. */
	return opened == DAY_NONE || last < opened ? m->date :
	    m->date + (last - opened);
}

bool
meeting_papers_by(struct db *db, const struct scheme *s,
    const struct meeting *m, int *day, struct err *e)
{
	const struct panel *p = scheme_panel(s, m->panel);
	struct arena a = ARENA_INIT;
	struct calendar *c;
	bool ok = true;

	*day = DAY_NONE;
	if (p == NULL || p->papers_days == INT_NONE)
		return true;
	ok = calendar_load(db, s->division, s->authority, NULL, &a, &c, e);
	if (ok && !days_sub_working(c, m->date, p->papers_days, day, NULL))
		*day = m->date - p->papers_days * 7 / 5;
	arena_release(&a);
	return ok;
}

/* Which scheme has the panel, by the pack that is in force on DATE. */
static bool
panel_pack(struct db *db, const char *panel, int date, struct arena *a,
    const struct scheme **out, struct err *e)
{
	const struct scheme *s;
	const char *warning;
	struct pack *packs;
	int count;

	if (!scheme_list(db, a, &packs, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!scheme_get(db, packs[i].id, a, &s, e))
			return false;
		if (scheme_panel(s, panel) == NULL)
			continue;
		if (!scheme_in_force(db, s->id, date, a, out, &warning, e))
			return false;
		if (scheme_panel(*out, panel) == NULL)
			*out = s;
		return true;
	}
	err_set(e, ERR_NO_INPUT, "There is no panel “%s” in this register. "
	    "“convene scheme show” names the panels of a scheme.", panel);
	return false;
}

static bool
ref_is_free(struct db *db, const char *ref, struct arena *a, bool *out,
    struct err *e)
{
	struct meeting m;
	bool found;

	if (!db_seek(db, &meeting_record, "ref", ref, a, &m, &found, e))
		return false;
	*out = !found;
	return true;
}

static bool
ref_make(struct db *db, const char *panel, int date, struct arena *a,
    const char **out, struct err *e)
{
	char day[DAY_ISO_SIZE];
	const char *ref = arena_printf(a, "%s-%s", panel, day_iso(date, day));
	bool free;

	*out = ref;
	if (!ref_is_free(db, ref, a, &free, e))
		return false;
	for (int i = 2; !free && i <= SITTINGS_A_DAY; i++) {
		*out = arena_printf(a, "%s-%d", ref, i);
		if (!ref_is_free(db, *out, a, &free, e))
			return false;
	}
	if (!free)
		err_set(e, ERR_DATA, "The panel %s has %d meetings on %s "
		    "already. Choose another day.", panel, SITTINGS_A_DAY,
		    day_iso(date, day));
	return free;
}

static bool
time_choose(struct db *db, const struct scheme *s, const char *panel,
    const char *given, struct arena *a, const char **out, struct err *e)
{
	struct meeting last;
	bool found;

	if (given != NULL) {
		*out = series_time(given, a);
		if (*out == NULL)
			err_set(e, ERR_USAGE, "“%s” is no time of day. Write "
			    "it as 14:00.", given);
		return *out != NULL;
	}
	if (!db_meeting_latest(db, s->id, panel, a, &last, &found, e))
		return false;
	*out = found ? last.time : TIME_FALLBACK;
	return true;
}

/* The row of a draft, which is nowhere yet. */
static bool
meeting_make(struct db *db, const char *panel, int date, const char *time,
    struct arena *a, const struct scheme **scheme, struct meeting *m,
    struct err *e)
{
	const struct scheme *s;

	record_clear(&meeting_record, m);
	if (!panel_pack(db, panel, date, a, &s, e) ||
	    !ref_make(db, panel, date, a, &m->ref, e) ||
	    !time_choose(db, s, panel, time, a, &m->time, e))
		return false;
	m->id = db_new_id(db, a);
	m->pack_id = s->pack_id;
	m->scheme = s->id;
	m->panel = arena_strdup(a, panel);
	m->date = date;
	m->mode = scheme_panel(s, panel)->mode;
	m->state = MEETING_DRAFT;
	*scheme = s;
	return true;
}

static bool
new_meeting(struct db *db, const char *panel, int date, const char *time,
    struct arena *a, struct meeting *m, struct err *e)
{
	const struct scheme *s;

	return meeting_make(db, panel, date, time, a, &s, m, e) &&
	    db_insert(db, &meeting_record, m, e) &&
	    standing_fill(db, s, m, a, e) && roll_fill(db, s, m, a, e) &&
	    chain(db, "plan meeting", "meeting", m->ref, NULL,
	    "panel date time", audit_content(&meeting_record, m, a), e);
}

bool
meeting_new(struct db *db, const char *panel, int date, const char *time,
    struct arena *a, struct meeting *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct meeting m;

	if (!act_begin(db, "plan a meeting", "list", e))
		return false;
	if (!act_end(db, &scratch, new_meeting(db, panel, date, time, a, &m,
	    e), e))
		return false;
	*out = m;
	return true;
}

bool
meeting_change(struct db *db, const char *ref, const struct meeting_act *c,
    const void *how, struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct scheme *s;
	struct meeting m;

	if (!act_begin(db, c->act, c->may, e))
		return false;
	return act_end(db, &a, sitting_load(db, ref, &a, &m, &s, e) &&
	    sitting_is(&m, c->states, c->wanted, e) &&
	    c->apply(db, s, &m, how, &a, e) &&
	    sitting_save(db, &m, c->act, c->fields, &a, e), e);
}

static bool
apply_freeze(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	(void)s;
	(void)how;
	m->state = MEETING_FROZEN;
	m->frozen_at = db_now(db);
	return papers_seal(db, m, a, e);
}

bool
meeting_freeze(struct db *db, const char *ref, struct err *e)
{
	static const struct meeting_act c = { "freeze agenda", "state", "list",
		IN(MEETING_DRAFT), "An agenda can be frozen only once and "
		"before the meeting,", apply_freeze };

	return meeting_change(db, ref, &c, NULL, e);
}

static bool
inquorate_allowed(const struct scheme *s, const struct quorum *q,
    const char *reason, struct arena *a, struct err *e)
{
	if (reason == NULL) {
		refuse(e, q->rule, "The meeting is not quorate: %s. To go "
		    "on, give a coded reason, which is minuted: %s.",
		    q->says, reason_codes(s, NULL, "inquorate", a));
		return false;
	}
	if (reason_of_use(s, "inquorate", reason) != NULL)
		return true;
	err_set(e, ERR_DATA, "“%s” is no reason to go on without a quorum. "
	    "There are: %s.", reason, reason_codes(s, NULL, "inquorate",
	    a));
	return false;
}

bool
sitting_quorate(struct db *db, const struct scheme *s,
    const struct meeting *m, const char *reason, struct arena *a, bool *out,
    struct err *e)
{
	struct quorum q;

	if (!quorum_count(db, s, m, NULL, a, &q, e) ||
	    (!q.quorate && !inquorate_allowed(s, &q, reason, a, e)))
		return false;
	*out = q.quorate;
	return true;
}

static bool
apply_open(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	bool quorate;

	if (!sitting_quorate(db, s, m, how, a, &quorate, e))
		return false;
	m->inquorate_reason = quorate ? NULL : how;
	/* whoever opens it chairs, unless it is the minute-taker */
	if (m->chair == NULL && access_may(db, "decide", NULL) &&
	    !person_acting(db, a, &m->chair, e))
		return false;
	if (m->frozen_at == TIME_NONE) {
		m->frozen_at = db_now(db);
		if (!papers_seal(db, m, a, e))
			return false;
	}
	m->state = MEETING_OPEN;
	m->opened_at = db_now(db);
	return live_start(db, m->id, e);
}

bool
meeting_open(struct db *db, const char *ref, const char *inquorate,
    struct err *e)
{
	static const struct meeting_act c = { "open meeting",
		"state chair inquorate_reason", "list",
		IN(MEETING_DRAFT) | IN(MEETING_FROZEN),
		"The sitting can be opened once,", apply_open };

	return meeting_change(db, ref, &c, inquorate, e);
}

static bool
apply_chair(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	struct person p;

	(void)s;
	if (!person_by_code(db, how, a, &p, e))
		return false;
	m->chair = p.code;
	return true;
}

bool
meeting_chair(struct db *db, const char *ref, const char *person_code,
    struct err *e)
{
	static const struct meeting_act c = { "name chair", "chair", "list",
		IN(MEETING_DRAFT) | IN(MEETING_FROZEN) | IN(MEETING_OPEN) |
		IN(MEETING_ADJOURNED), "The chair can change,", apply_chair };

	return meeting_change(db, ref, &c, person_code, e);
}

static bool
apply_statement(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	(void)s;
	(void)how;
	(void)a;
	(void)e;
	if (m->statement_at == TIME_NONE)
		m->statement_at = db_now(db);
	return true;
}

bool
meeting_statement_read(struct db *db, const char *ref, struct err *e)
{
	static const struct meeting_act c = { "read statement", "statement_at",
		"list", IN(MEETING_OPEN), "The statement is read at an open "
		"meeting,", apply_statement };

	return meeting_change(db, ref, &c, NULL, e);
}

static bool
apply_minutes(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	struct meeting last;
	bool found;

	(void)s;
	(void)how;
	if (!meeting_previous(db, m, a, &last, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "The register has no earlier "
		    "meeting of this panel whose minutes could be approved.");
		return false;
	}
	m->minutes_of = last.ref;
	m->minutes_approved_at = db_now(db);
	return true;
}

bool
meeting_minutes_approve(struct db *db, const char *ref, struct err *e)
{
	static const struct meeting_act c = { "approve minutes",
		"minutes_of minutes_approved_at", "list", IN(MEETING_OPEN),
		"Minutes are approved at an open meeting,", apply_minutes };

	return meeting_change(db, ref, &c, NULL, e);
}

/* Its cases wait for a meeting again. */
static bool
cases_let_go(struct db *db, const struct meeting *m, struct arena *a,
    struct err *e)
{
	struct item *items;
	int count;

	if (!agenda_items(db, m->id, a, &items, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		struct referral r;

		if (items[i].kind != ITEM_CASE ||
		    items[i].state == ITEM_DONE)
			continue;
		if (!db_get(db, &referral_record, "id",
		    items[i].referral_id, a, &r, e) ||
		    !referral_rest(db, &r, a, e))
			return false;
	}
	return true;
}

static bool
apply_cancel(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	(void)s;
	m->state = MEETING_CANCELLED;
	m->cancel_reason = text_is_blank(how) ? NULL : how;
	return cases_let_go(db, m, a, e);
}

bool
meeting_cancel(struct db *db, const char *ref, const char *reason,
    struct err *e)
{
	static const struct meeting_act c = { "cancel meeting",
		"state cancel_reason", "list", IN(MEETING_DRAFT) |
		IN(MEETING_FROZEN), "A meeting can be cancelled until it "
		"opens,", apply_cancel };

	return meeting_change(db, ref, &c, reason, e);
}

/* A meeting of the panel on that day that has not begun, or none. */
static bool
planned_on(struct db *db, const struct meeting *like, struct arena *a,
    struct meeting *out, bool *found, struct err *e)
{
	if (!db_meeting_ahead(db, like->scheme, like->panel, like->date, a,
	    out, found, e))
		return false;
	*found = *found && out->date == like->date;
	return true;
}

static bool
strike(struct db *db, const char *panel, int date, const char *reason,
    struct arena *a, struct meeting *out, struct err *e)
{
	const struct scheme *s;
	struct meeting m, planned;
	bool found;

	if (text_is_blank(reason)) {
		err_set(e, ERR_USAGE, "Say why: the reason stands in the list "
		    "of dates.");
		return false;
	}
	if (!meeting_make(db, panel, date, NULL, a, &s, &m, e) ||
	    !planned_on(db, &m, a, &planned, &found, e))
		return false;
	if (found)
		return meeting_cancel(db, planned.ref, reason, e) &&
		    meeting_get(db, planned.ref, a, out, e);
	m.state = MEETING_CANCELLED;
	m.cancel_reason = reason;
	*out = m;
	return db_insert(db, &meeting_record, &m, e) &&
	    chain(db, "strike date", "meeting", m.ref, NULL,
	    "panel date cancel_reason", audit_content(&meeting_record, &m,
	    a), e);
}

bool
meeting_strike(struct db *db, const char *panel, int date,
    const char *reason, struct arena *a, struct meeting *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct meeting m;

	if (!act_begin(db, "strike a date out", "list", e))
		return false;
	if (!act_end(db, &scratch, strike(db, panel, date, reason, a, &m, e),
	    e))
		return false;
	*out = m;
	return true;
}

struct when {
	int date;
	const char *time;
	const char *reason;
};

static bool
apply_move(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	const struct when *when = how;
	const char *time = m->time;

	if (when->time != NULL &&
	    !time_choose(db, s, m->panel, when->time, a, &time, e))
		return false;
	m->time = time;
	if (when->date != DAY_NONE && when->date != m->date) {
		if (m->moved_from == DAY_NONE)
			m->moved_from = m->date;
		m->date = when->date;
		if (m->moved_from == m->date)
			m->moved_from = DAY_NONE;
	}
	m->move_reason = m->moved_from == DAY_NONE ? NULL :
	    text_is_blank(when->reason) ? m->move_reason : when->reason;
	return roll_fill(db, s, m, a, e);
}

bool
meeting_move(struct db *db, const char *ref, int date, const char *time,
    const char *reason, struct err *e)
{
	static const struct meeting_act c = { "move meeting",
		"date time moved_from move_reason", "list",
		IN(MEETING_DRAFT) | IN(MEETING_FROZEN),
		"A meeting can be moved until it opens,", apply_move };
	struct when when = { date, time, reason };

	return meeting_change(db, ref, &c, &when, e);
}
