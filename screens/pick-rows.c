/*
 * The rows behind a letter: from the pack, the case and the calendar.  See
 * pick.h.
 */
#include "screens/pick.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/lists/lists.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/year.h"

#define PICK_MOST 80
#define DATES 26
#define MEETINGS 6

/* Rows as they are made. */
struct filling {
	struct db *db;
	const struct case_view *v;
	const struct meeting *m;
	const struct proposal *prop;
	const char *pathway;
	struct arena *a;
	struct pick *p;
	int most;		/* that there is room for */
};

static struct pick_row *
add_row(struct filling *f, const char *code, const char *label)
{
	struct pick *p = f->p;
	struct pick_row *row = &p->rows[p->count < f->most ? p->count++ :
	    f->most - 1];

	*row = (struct pick_row){ .code = code, .label = label, .note = "",
		.day = DAY_NONE, .disposition = INT_NONE };
	return row;
}

/* What the pupil can have comes first, then what is out of reach. */
enum reach { IN_REACH, NO_PLACES, OTHER_YEAR, REACHES };

static bool
is_of_year(const struct filling *f, const struct provision *pr)
{
	const char *code = f->v->dossier.referral.year_group;
	int year = code != NULL ? year_number(code) : INT_NONE;

	return year == INT_NONE ||
	    ((pr->year_from == INT_NONE || year >= pr->year_from) &&
	    (pr->year_to == INT_NONE || year <= pr->year_to));
}

static enum reach
reach_of(const struct filling *f, const struct outcome_row *o)
{
	const struct provision *pr = o->provision != NULL ?
	    scheme_provision(f->v->scheme, o->provision) : NULL;
	struct places places;

	if (pr == NULL)
		return IN_REACH;
	if (!is_of_year(f, pr))
		return OTHER_YEAR;
	return places_count(f->db, f->v->scheme, o->provision, NULL,
	    f->m->date, &places, NULL) && places.capacity == 0 ?
	    NO_PLACES : IN_REACH;
}

static const char *
places_note(const struct filling *f, const char *provision,
    const char *group)
{
	struct places places;

	if (!places_count(f->db, f->v->scheme, provision, group, f->m->date,
	    &places, NULL) || places.capacity == INT_NONE)
		return "";
	return arena_printf(f->a, "%d/%d%s", places.taken, places.capacity,
	    places.taken >= places.capacity ? " FULL" : "");
}

static bool
is_staged(const struct filling *f, const struct outcome_row *o,
    const char *group)
{
	const char *has = f->prop->group_code;

	return code_in_list(f->prop->outcomes, o->outcome) &&
	    (group == NULL || (has != NULL && strcmp(group, has) == 0));
}

/* One row, or one for each group of a provision that has groups. */
static void
outcome_rows(struct filling *f, const struct outcome_row *o)
{
	int before = f->p->count;
	struct pick_row *row;

	SCHEME_ROWS(f->v->scheme, PART_GROUPS, struct group_row, g) {
		if (o->provision == NULL ||
		    strcmp(g->provision, o->provision) != 0)
			continue;
		row = add_row(f, o->outcome, arena_printf(f->a, "%s, %s",
		    o->label, g->label));
		row->group = g->group_code;
		row->note = places_note(f, o->provision, g->group_code);
		row->marked = is_staged(f, o, g->group_code);
	}
	if (f->p->count > before)
		return;
	row = add_row(f, o->outcome, o->label);
	row->marked = is_staged(f, o, NULL);
	if (o->provision != NULL)
		row->note = places_note(f, o->provision, NULL);
}

static bool
gives(int disposition)
{
	return disposition == DISP_ACCEPT ||
	    disposition == DISP_ACCEPT_IN_PART ||
	    disposition == DISP_ACCEPT_WITH_CONDITIONS ||
	    disposition == DISP_WAITING_LIST;
}

/* Outcomes serve all kinds of acceptance alike. */
static bool
goes_with(const struct filling *f, const struct outcome_row *o)
{
	return scheme_serves(o->pathway, f->pathway) &&
	    (o->disposition == f->prop->disposition ||
	    (gives(o->disposition) && gives(f->prop->disposition)));
}

static void
fill_outcome(struct filling *f)
{
	for (enum reach r = IN_REACH; r < REACHES; r++)
		SCHEME_ROWS(f->v->scheme, PART_OUTCOMES, struct outcome_row,
		    o)
			if (goes_with(f, o) && reach_of(f, o) == r)
				outcome_rows(f, o);
}

static void
fill_outcomes(struct filling *f)
{
	SCHEME_ROWS(f->v->scheme, PART_OUTCOMES, struct outcome_row, o)
		if (goes_with(f, o))
			add_row(f, o->outcome, o->label)->marked =
			    code_in_list(f->prop->outcomes, o->outcome);
}

static void
fill_reasons(struct filling *f)
{
	SCHEME_ROWS(f->v->scheme, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, f->pathway) &&
		    strcmp(r->use, f->p->ask.use) == 0 &&
		    (f->p->ask.rule == NULL || scheme_overrides(f->v->scheme,
		    f->pathway, f->p->ask.rule, r)))
			add_row(f, r->reason, r->label)->marked =
			    code_in_list(f->prop->reasons, r->reason);
}

static void
fill_missing(struct filling *f)
{
	SCHEME_ROWS(f->v->scheme, PART_MISSING, struct missing_row, m)
		if (scheme_serves(m->pathway, f->pathway))
			add_row(f, m->missing, m->label)->marked =
			    code_in_list(f->prop->missing, m->missing);
}

static void
fill_conditions(struct filling *f)
{
	SCHEME_ROWS(f->v->scheme, PART_CONDITIONS, struct condition_row, c)
		if (scheme_serves(c->pathway, f->pathway))
			add_row(f, c->condition, c->label)->marked =
			    code_in_list(f->prop->conditions, c->condition);
}

static void
fill_more(struct filling *f)
{
	for (int i = 0; i < f->v->disposition_count; i++) {
		const struct disposition_row *d = f->v->dispositions[i];

		if (strcmp(d->key, "m") == 0)
			add_row(f, word_of(disposition_words,
			    d->disposition), d->label)->disposition =
			    d->disposition;
	}
}

static void
fill_time(struct filling *f)
{
	add_row(f, "part", "Part time")->day =
	    word_value(part_time_words, "part");
	add_row(f, "full", "Full time")->day =
	    word_value(part_time_words, "full");
}

/* Schools around but the pupil's own, by code. */
static bool
fill_schools(struct filling *f, struct err *e)
{
	const char *own = f->v->dossier.referral.school_urn;
	struct school *list;
	int n;

	if (!schools_known(f->db, f->a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct pick_row *row;

		if (own != NULL && strcmp(list[i].urn, own) == 0)
			continue;
		row = add_row(f, list[i].urn, arena_printf(f->a, "%s%s%s",
		    list[i].code != NULL ? list[i].code : list[i].urn,
		    list[i].name != NULL ? "  " : "",
		    list[i].name != NULL ? list[i].name : ""));
		row->marked = f->prop->to_school != NULL &&
		    strcmp(f->prop->to_school, list[i].urn) == 0;
	}
	return true;
}

/* Votes. */

/* How many ways there are for N members to carry something. */
static int
ways_to_carry(int n)
{
	int ways = 0;

	for (int cast = 1; cast <= n; cast++)
		ways += cast / 2 + 1;
	return ways;
}

static void
add_votes(struct filling *f, int pro, int contra)
{
	const struct proposal *p = f->prop;
	struct pick_row *row = add_row(f, "", arena_printf(f->a,
	    "%d for, %d against%s", pro, contra, pro == contra ?
	    ", casting vote" : ""));

	row->pro = pro;
	row->contra = contra;
	row->marked = p->votes_for == pro && p->votes_against == contra;
}

/*
 * What carries the proposal: more for it than against, or as many where the
 * chair has a casting vote.  All who are in the room first, then one who
 * does not vote, and so on.
 */
static void
fill_votes(struct filling *f)
{
	const struct panel *panel = scheme_panel(f->v->scheme, f->m->panel);
	bool casting = panel != NULL && panel->votes != NULL &&
	    strcmp(panel->votes, "casting") == 0;

	for (int cast = f->v->quorum.present; cast > 0; cast--)
		for (int contra = 0; contra * 2 <= cast; contra++)
			if (contra * 2 < cast || casting)
				add_votes(f, cast - contra, contra);
}

/* Dates. */

static void
add_day(struct filling *f, int day, int now)
{
	char words[DAY_WORDS_SIZE];
	struct pick_row *row = add_row(f, "", arena_strdup(f->a,
	    day_long(day, words)));

	row->day = day;
	row->marked = day == now;
	row->note = day == now ? "as now" : "";
}

/* First days of weeks in which the school is open. */
static bool
fill_starts(struct filling *f, struct err *e)
{
	int day = meeting_day(f->db, f->m);
	struct calendar *c;

	if (!timing_calendar(f->db, f->v->scheme,
	    f->v->dossier.referral.school_urn, f->a, &c, e))
		return false;
	for (int i = 0; i < DATES; i++) {
		day = timing_start(c, day);
		add_day(f, day, f->prop->start_on);
	}
	return true;
}

/* Weeks around NOW, but none before FIRST. */
static bool
fill_weeks(struct filling *f, int now, int first, struct err *e)
{
	int day = now != DAY_NONE ? now - 3 * 7 : first + 4 * 7 +
	    FRIDAY - (int)day_weekday(first);
	struct calendar *c;

	if (!timing_calendar(f->db, f->v->scheme,
	    f->v->dossier.referral.school_urn, f->a, &c, e))
		return false;
	while (day <= first)
		day += 7;
	for (int i = 0; i < DATES; i++, day += 7)
		add_day(f, day == now ? now : timing_working_by(c, day),
		    now);
	return true;
}

/* The panel's next meetings. */
static bool
fill_meetings(struct filling *f, struct err *e)
{
	int day = meeting_day(f->db, f->m);

	for (int i = 0; i < MEETINGS; i++) {
		if (!timing_next_meeting(f->db, f->v->scheme, f->m->panel,
		    day, &day, e))
			return false;
		add_day(f, day, f->prop->return_on);
	}
	return true;
}

static bool
fill_dates(struct filling *f, struct err *e)
{
	int today = meeting_day(f->db, f->m);

	switch (f->p->ask.date) {
	case DATE_START:
		return fill_starts(f, e);
	case DATE_REVIEW:
		return fill_weeks(f, f->prop->review_on, today, e);
	case DATE_END:
		return fill_weeks(f, f->prop->end_on, f->prop->start_on, e);
	default:
		return fill_meetings(f, e);
	}
}

static const char *
date_title(const struct filling *f)
{
	static const char *const words[] = { "Start on", "Review by",
		"End on", "Back on" };
	enum pick_date next = pick_next_date(f->prop, f->p->ask.date);

	return next == f->p->ask.date ? words[next] : arena_printf(f->a,
	    "%s (t again: %s)", words[f->p->ask.date], words[next]);
}

static const char *
title_of(const struct filling *f)
{
	const struct disposition_row *d = f->prop->disposition == INT_NONE ?
	    NULL : scheme_disposition(f->v->scheme, f->pathway,
	    (enum disposition)f->prop->disposition);

	switch (f->p->ask.kind) {
	case PICK_MISSING:
		return "Pend: what is missing?";
	case PICK_MORE:
		return "More";
	case PICK_CONDITION:
		return "On condition";
	case PICK_OVERRIDE:
		return arena_printf(f->a, "Although %s, because",
		    f->p->ask.rule);
	case PICK_TIME:
		return "Part or full time?";
	case PICK_SCHOOL:
		return "Which school receives the pupil?";
	case PICK_VOTES:
		return arena_printf(f->a, "Votes of the %d in the room: "
		    "what carries it", f->v->quorum.present);
	case PICK_DATE:
		return date_title(f);
	case PICK_OUTCOMES:
		return arena_printf(f->a, "%s (several may be chosen)",
		    d != NULL ? d->label : "");
	case PICK_REASON:
		return arena_printf(f->a, "%s, because", d != NULL ?
		    d->label : "");
	default:
		return arena_printf(f->a, "%s; or another row", d != NULL ?
		    d->label : "");
	}
}

static bool
fill(struct filling *f, struct err *e)
{
	switch (f->p->ask.kind) {
	case PICK_OUTCOME:
		fill_outcome(f);
		return true;
	case PICK_OUTCOMES:
		fill_outcomes(f);
		return true;
	case PICK_REASON:
	case PICK_OVERRIDE:
		fill_reasons(f);
		return true;
	case PICK_MISSING:
		fill_missing(f);
		return true;
	case PICK_CONDITION:
		fill_conditions(f);
		return true;
	case PICK_MORE:
		fill_more(f);
		return true;
	case PICK_TIME:
		fill_time(f);
		return true;
	case PICK_SCHOOL:
		return fill_schools(f, e);
	case PICK_VOTES:
		fill_votes(f);
		return true;
	case PICK_DATE:
		return fill_dates(f, e);
	default:
		return true;
	}
}

bool
pick_fill(const struct pick_from *from, const struct pick_ask *ask,
    struct arena *a, struct pick *out, struct err *e)
{
	struct pick p = { .ask = *ask };
	struct filling f = {
		.db = from->db, .v = from->view, .m = from->meeting,
		.prop = from->proposal, .a = a, .p = &p,
		.pathway = from->view->dossier.referral.pathway,
		.most = PICK_MOST
	};

	if (ask->kind == PICK_VOTES)
		f.most = ways_to_carry(from->view->quorum.present) + 1;
	p.rows = arena_array(a, (size_t)f.most, sizeof *p.rows);
	p.title = title_of(&f);
	if (!fill(&f, e))
		return false;
	if (p.count == 0) {
		err_set(e, ERR_DATA, ask->kind == PICK_VOTES ?
		    "Nobody who may vote is in the room. The roll-call is "
		    "F3." : "The scheme has nothing to choose from here.");
		return false;
	}
	*out = p;
	return true;
}
