/*
 * The meetings of the day: records that are open, the next sitting of each
 * panel with what it still lacks, and dates that do not fit.
 */
#include <string.h>

#include "db/today.h"
#include "src/base/day.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/desk/today-lines.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/view.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"

/* A meeting that is looked at, and what was read about it. */
struct look {
	struct today_list *list;
	const struct meeting *m;
	const struct scheme *s;
	const struct panel *panel;
	struct agenda_row *rows;
	int count, cases, minutes, no_presenter;
};

static struct today_line
about(const struct look *k, enum today_kind kind)
{
	return (struct today_line){ .kind = kind, .meeting = k->m->ref,
	    .day = k->m->date };
}

static const char *
title(const struct look *k)
{
	return k->panel != NULL ? k->panel->title : k->m->panel;
}

/* Only of a meeting that is still to be opened are the cases judged. */
static bool
is_prepared(const struct look *k)
{
	return k->m->state == MEETING_DRAFT || k->m->state == MEETING_FROZEN;
}

static bool
look_load(struct look *k, struct err *e)
{
	if (!(is_prepared(k) ? agenda_view_load : agenda_view_list)(
	    k->list->db, k->s, k->m, k->list->arena, &k->rows, &k->count, e))
		return false;
	for (int i = 0; i < k->count; i++) {
		const struct item *item = &k->rows[i].item;

		if (k->rows[i].number == 0)
			continue;
		k->cases++;
		k->minutes += item->minutes != INT_NONE ? item->minutes : 0;
		k->no_presenter += item->presenter == NULL;
	}
	return true;
}

static const char *
when(int day, int today, struct arena *a)
{
	int n = day - today;

	return n == 0 ? "today" : n == 1 ? "tomorrow" :
	    arena_printf(a, "in %d days", n);
}

static void
say_next(const struct look *k)
{
	struct today_list *t = k->list;
	char day[DAY_WORDS_SIZE];

	if (k->m->state == MEETING_ADJOURNED &&
	    k->m->continued_on != DAY_NONE)
		today_add(t, about(k, TODAY_MEETING), "adjourned, goes on %s "
		    "at %s (%s)", day_long(k->m->continued_on, day),
		    k->m->continued_at != NULL ? k->m->continued_at :
		    k->m->time, title(k));
	else if (k->m->state == MEETING_OPEN ||
	    k->m->state == MEETING_ADJOURNED)
		today_add(t, about(k, TODAY_MEETING), "%s (%s, %s)",
		    word_of(meeting_state_words, k->m->state), title(k),
		    day_long(k->m->date, day));
	else
		today_add(t, about(k, TODAY_MEETING), "%s, %s, %d case%s, "
		    "%d minutes, %s (%s, %s)", when(k->m->date, t->day,
		    t->arena), k->m->time, k->cases, k->cases == 1 ? "" : "s",
		    k->minutes, word_of(meeting_state_words, k->m->state),
		    title(k), day_long(k->m->date, day));
}

/* Cases that the gate would not let be heard. */
static void
lacks_cases(const struct look *k)
{
	for (int i = 0; i < k->count; i++) {
		struct today_line line = about(k, TODAY_LACKS);

		if (k->rows[i].number == 0 || *k->rows[i].trouble == '\0')
			continue;
		line.ref = k->rows[i].ref;
		today_add(k->list, line, "%s", k->rows[i].trouble);
	}
	if (k->cases == 0)
		today_add(k->list, about(k, TODAY_LACKS), "no case is on "
		    "the agenda yet");
	else if (k->no_presenter > 0)
		today_add(k->list, about(k, TODAY_LACKS), "nobody is named "
		    "to present %d of %d cases", k->no_presenter, k->cases);
}

static int
expected(const struct attendance *roll, int count, const char *role)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		n += (roll[i].state == ATT_EXPECTED ||
		    roll[i].state == ATT_PRESENT) &&
		    roll[i].person_id != NULL && (role == NULL ||
		    strcmp(roll[i].role, role) == 0);
	return n;
}

/* Would it be quorate if all came who are expected? */
static bool
lacks_quorum(const struct look *k, struct err *e)
{
	struct today_line line = about(k, TODAY_LACKS);
	struct attendance *roll;
	const struct role *role;
	int n;

	if (!attendance_list(k->list->db, k->m->id, k->list->arena, &roll,
	    &n, e))
		return false;
	if (k->panel != NULL && k->panel->quorum != INT_NONE &&
	    expected(roll, n, NULL) < k->panel->quorum) {
		line.rule = k->panel->rule;
		today_add(k->list, line, "%d members are expected, and %d "
		    "make a quorum", expected(roll, n, NULL),
		    k->panel->quorum);
	}
	SCHEME_ROWS(k->s, PART_QUORUM, struct quorum_row, q) {
		if (strcmp(q->panel, k->m->panel) != 0 ||
		    expected(roll, n, q->role) >= q->minimum)
			continue;
		role = scheme_role(k->s, q->role);
		line.rule = q->rule;
		today_add(k->list, line, "%s: %d expected, %d needed for a "
		    "quorum", role != NULL ? role->label : q->role,
		    expected(roll, n, q->role), q->minimum);
	}
	return true;
}

static bool
lacks_time(const struct look *k, struct err *e)
{
	char day[DAY_WORDS_SIZE];
	int budget, by;

	if (!setting_number(k->list->db, "meeting-minutes", &budget, e) ||
	    !meeting_papers_by(k->list->db, k->s, k->m, &by, e))
		return false;
	if (budget > 0 && k->minutes > budget)
		today_add(k->list, about(k, TODAY_LACKS), "its cases take "
		    "%d minutes, and the budget is %d", k->minutes, budget);
	if (by != DAY_NONE && by < k->list->day &&
	    k->m->state == MEETING_DRAFT) {
		struct today_line line = about(k, TODAY_LACKS);

		line.day = by;
		today_add(k->list, line, "papers were due on %s: freeze the "
		    "agenda", day_words(by, day));
	}
	return true;
}

static bool
next_one(struct look *k, struct err *e)
{
	if (!look_load(k, e))
		return false;
	say_next(k);
	if (!is_prepared(k))
		return true;
	lacks_cases(k);
	return lacks_quorum(k, e) && lacks_time(k, e);
}

static bool
record_one(const struct look *k, struct err *e)
{
	struct gap *gaps;
	char day[DAY_WORDS_SIZE];
	int n, blocks = 0;

	if (!meeting_gaps(k->list->db, k->m, k->list->arena, &gaps, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		blocks += gaps[i].blocks;
	today_add(k->list, about(k, TODAY_RECORD), blocks > 0 ?
	    "%s of %s: %d gap%s to fill before the record is closed" :
	    "%s of %s: the record can be closed", title(k),
	    day_words(k->m->date, day), blocks, blocks == 1 ? "" : "s");
	return true;
}

/* A date that lies behind, or on which nobody can come. */
static bool
date_one(const struct look *k, struct err *e)
{
	struct calendar *c;
	char day[DAY_WORDS_SIZE];
	const char *why;

	if (!is_prepared(k))
		return true;
	if (k->m->date < k->list->day) {
		today_add(k->list, about(k, TODAY_CONFLICT), "%s of %s was "
		    "not opened: move it or cancel it", title(k),
		    day_words(k->m->date, day));
		return true;
	}
	if (!timing_calendar(k->list->db, k->s, NULL, k->list->arena, &c,
	    e))
		return false;
	why = series_why_not(c, k->m->date);
	if (why != NULL)
		today_add(k->list, about(k, TODAY_CONFLICT), "%s: %s is %s",
		    title(k), day_long(k->m->date, day), why);
	return true;
}

static bool
people(struct today_list *t, struct err *e)
{
	struct double_booking *two;
	struct past_term *past;
	char day[DAY_WORDS_SIZE];
	int n;

	if (!db_double_bookings(t->db, t->day, t->arena, &two, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		today_add(t, (struct today_line){ .kind = TODAY_CONFLICT,
		    .meeting = two[i].first, .day = two[i].date },
		    "%s is expected at %s and at %s on %s", two[i].code,
		    two[i].first_time, two[i].second_time,
		    day_words(two[i].date, day));
	if (!db_past_terms(t->db, t->day, t->arena, &past, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		today_add(t, (struct today_line){ .kind = TODAY_CONFLICT,
		    .meeting = past[i].meeting, .day = past[i].date },
		    "%s is expected, and the term of office ends on %s",
		    past[i].code, day_words(past[i].to_on, day));
	return true;
}

static bool
is_ahead(const struct meeting *m, int today)
{
	return m->state == MEETING_OPEN || m->state == MEETING_ADJOURNED ||
	    (m->state != MEETING_ENDED && m->date >= today);
}

/* Was an earlier one of its panel shown? */
static bool
is_first(const struct meeting *rows, int i, int today)
{
	for (int j = 0; j < i; j++)
		if (is_ahead(&rows[j], today) &&
		    strcmp(rows[j].panel, rows[i].panel) == 0 &&
		    strcmp(rows[j].scheme, rows[i].scheme) == 0)
			return false;
	return true;
}

bool
today_meetings(struct today_list *t, struct err *e)
{
	struct meeting *rows;
	int n;

	if (!db_meetings_unfinished(t->db, t->arena, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct look k = { .list = t, .m = &rows[i] };

		if (!scheme_get(t->db, rows[i].pack_id, t->arena, &k.s, e))
			return false;
		k.panel = scheme_panel(k.s, rows[i].panel);
		if (rows[i].state == MEETING_ENDED ? !record_one(&k, e) :
		    !date_one(&k, e))
			return false;
		if (is_ahead(&rows[i], t->day) &&
		    is_first(rows, i, t->day) && !next_one(&k, e))
			return false;
	}
	return people(t, e);
}
