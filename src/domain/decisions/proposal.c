/*
 * What a scheme suggests, and proposals in words.  Whether a proposal may be
 * recorded is in proposal-check.c.
 */
#include "src/domain/decisions/proposal.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

int
deciding_day(const struct db *db, const struct meeting *m)
{
	return m == NULL || m->state == MEETING_CLOSED ? day_today(db) :
	    meeting_day(db, m);
}

bool
disposition_gives(int disposition)
{
	return disposition == DISP_ACCEPT ||
	    disposition == DISP_ACCEPT_IN_PART ||
	    disposition == DISP_ACCEPT_WITH_CONDITIONS ||
	    disposition == DISP_WAITING_LIST;
}

bool
disposition_advises(int disposition)
{
	return disposition == DISP_ADVISE ||
	    disposition == DISP_SCHOOL_CONTINUES;
}

const char *
disposition_reason_use(int disposition)
{
	switch (disposition) {
	case DISP_DECLINE:
		return "decline";
	case DISP_DEFER:
		return "defer";
	case DISP_WITHDRAWN:
		return "withdraw";
	default:
		return NULL;
	}
}

const struct panel *
proposal_panel(const struct dossier *d)
{
	const struct pathway *p = scheme_pathway(d->scheme,
	    d->referral.pathway);

	return p != NULL ? scheme_panel(d->scheme, p->panel) : NULL;
}

const struct outcome_row *
proposal_outcome(const struct scheme *s, const char *pathway,
    const struct proposal *p, struct arena *a)
{
	const char *at = p->outcomes;
	const char *code = codes_next(&at, a);

	return code != NULL ? scheme_outcome(s, pathway, code) : NULL;
}

bool
proposal_takes_place(const struct proposal *p, const struct outcome_row *o)
{
	return disposition_gives(p->disposition) && p->provision != NULL &&
	    p->disposition != DISP_WAITING_LIST &&
	    !(o != NULL && o->contingent == 1);
}

int
proposal_tier(const struct outcome_row *o, const struct scheme *s,
    const struct proposal *p)
{
	const struct provision *pr = p->provision != NULL ?
	    scheme_provision(s, p->provision) : NULL;

	if (o != NULL && o->tier != INT_NONE)
		return o->tier;
	return pr != NULL && disposition_gives(p->disposition) ? pr->tier :
	    INT_NONE;
}

/* What is at hand while a proposal is filled in. */
struct filling {
	struct db *db;
	const struct dossier *d;
	const struct scheme *s;
	const char *pathway;
	const struct disposition_row *row;
	const struct panel *panel;
	struct calendar *calendar;
	struct proposal *p;
	int day;		/* of the sitting */
	const char *note;
	struct arena *a;
};

/* Do outcome rows of one disposition serve the other?  All that give do. */
static bool
outcome_fits(const struct outcome_row *o, int disposition)
{
	return o->disposition == disposition ||
	    (disposition_gives(o->disposition) &&
	    disposition_gives(disposition));
}

static const struct outcome_row *
outcome_of_provision(const struct filling *f, const char *provision)
{
	SCHEME_ROWS(f->s, PART_OUTCOMES, struct outcome_row, o)
		if (scheme_serves(o->pathway, f->pathway) &&
		    o->provision != NULL && o->contingent != 1 &&
		    strcmp(o->provision, provision) == 0)
			return o;
	return NULL;
}

static void
fill_outcome(struct filling *f)
{
	const struct referral *r = &f->d->referral;
	const struct outcome_row *o = NULL;

	if (!codes_is_blank(f->p->outcomes))
		return;
	if (f->p->provision != NULL)
		o = outcome_of_provision(f, f->p->provision);
	else if (r->asks_outcome != NULL)
		o = scheme_outcome(f->s, f->pathway, r->asks_outcome);
	else if (r->asks_provision != NULL)
		o = outcome_of_provision(f, r->asks_provision);
	if (o != NULL && outcome_fits(o, f->p->disposition))
		f->p->outcomes = o->outcome;
}

/* Part or full time: as the provision has it, else as it was asked. */
static void
fill_time(struct filling *f, const struct outcome_row *o)
{
	const struct provision *pr = f->p->provision == NULL ? NULL :
	    scheme_provision(f->s, f->p->provision);
	const char *asked;
	int fixed;

	if (f->p->part_time != INT_NONE || pr == NULL)
		return;
	fixed = pr->time != NULL ? word_value(part_time_words, pr->time) :
	    INT_NONE;
	if (fixed == INT_NONE && (o == NULL || o->time_required == 1)) {
		asked = dossier_field(f->d, "asks_part_time", f->a);
		if (strcmp(asked, "yes") == 0)
			fixed = word_value(part_time_words, "part");
		else if (strcmp(asked, "no") == 0)
			fixed = word_value(part_time_words, "full");
	}
	f->p->part_time = fixed;
}

/* The first group with a free place; *WORDS says why there is none. */
static bool
fill_group(struct filling *f, int start, struct fullness *full,
    struct err *e)
{
	struct fullness one;
	bool any = false;

	if (!places_full(f->db, f->s, f->p->provision, f->p->group_code,
	    start, f->d->referral.id, f->a, full, e))
		return false;
	if (f->p->group_code != NULL || *full->words != '\0')
		return true;
	SCHEME_ROWS(f->s, PART_GROUPS, struct group_row, g) {
		if (strcmp(g->provision, f->p->provision) != 0)
			continue;
		any = true;
		if (!places_full(f->db, f->s, f->p->provision,
		    g->group_code, start, f->d->referral.id, f->a, &one, e))
			return false;
		if (*one.words == '\0') {
			f->p->group_code = g->group_code;
			return true;
		}
	}
	if (any)
		*full = one;
	return true;
}

static bool
is_overridden(const struct filling *f, const struct fullness *full)
{
	return f->p->beyond_capacity == 1 || codes_given_for(
	    f->p->overrides, full->rule, f->a) != NULL;
}

static bool
onto_waiting_list(struct filling *f, const struct fullness *full,
    struct err *e)
{
	struct places p;

	if (!places_count(f->db, f->s, f->p->provision, NULL, f->day, &p, e))
		return false;
	f->p->disposition = DISP_WAITING_LIST;
	f->row = scheme_disposition(f->s, f->pathway, DISP_WAITING_LIST);
	f->p->group_code = NULL;
	f->p->start_on = f->p->end_on = DAY_NONE;
	f->note = arena_printf(f->a, "%s. Onto the waiting list as number "
	    "%d.", full->words, p.waiting + 1);
	return true;
}

/* With a capacity override the last group is as good as the first. */
static void
fill_any_group(struct filling *f)
{
	SCHEME_ROWS(f->s, PART_GROUPS, struct group_row, g)
		if (f->p->group_code == NULL &&
		    strcmp(g->provision, f->p->provision) == 0)
			f->p->group_code = g->group_code;
}

static int
start_suggested(const struct filling *f)
{
	int told = f->panel != NULL ? timing_working(f->calendar, f->day,
	    f->panel->told_days) : DAY_NONE;

	return timing_start(f->calendar, told != DAY_NONE ? told : f->day);
}

static bool
fill_place(struct filling *f, const struct outcome_row *o, struct err *e)
{
	const struct provision *pr;
	struct fullness full = { "", "" };
	int start = f->p->start_on;

	if (f->p->provision == NULL && o != NULL)
		f->p->provision = o->provision;
	if (f->p->provision == NULL)
		return true;
	pr = scheme_provision(f->s, f->p->provision);
	if (pr == NULL)
		return true;	/* the check names it */
	fill_time(f, o);
	if (!proposal_takes_place(f->p, o))
		return true;
	if (start == DAY_NONE)
		start = start_suggested(f);
	if (!fill_group(f, start, &full, e))
		return false;
	if (*full.words != '\0' && !is_overridden(f, &full) &&
	    scheme_disposition(f->s, f->pathway, DISP_WAITING_LIST) != NULL)
		return onto_waiting_list(f, &full, e);
	if (*full.words != '\0')
		fill_any_group(f);
	f->p->start_on = start;
	if (f->p->end_on == DAY_NONE && pr->weeks != INT_NONE)
		f->p->end_on = days_length_end(start, pr->weeks);
	if (f->p->end_on == DAY_NONE && pr->terms != INT_NONE)
		return days_add_terms(f->calendar, start, pr->terms,
		    &f->p->end_on, e);
	return true;
}

/* By the provision's rhythm, else at its end, else by the disposition. */
static void
fill_review(struct filling *f, const struct outcome_row *o)
{
	const struct provision *pr = f->p->provision == NULL ? NULL :
	    scheme_provision(f->s, f->p->provision);
	int day = DAY_NONE;

	if (f->p->review_on != DAY_NONE || f->row == NULL)
		return;
	if (pr != NULL && proposal_takes_place(f->p, o)) {
		if (pr->review_weeks != INT_NONE)
			day = days_length_end(f->p->start_on,
			    pr->review_weeks);
		if (f->p->end_on != DAY_NONE &&
		    (day == DAY_NONE || f->p->end_on < day))
			day = f->p->end_on;
	}
	if (day == DAY_NONE && f->row->review_weeks != INT_NONE)
		day = days_length_end(f->day, f->row->review_weeks);
	f->p->review_on = timing_school_by(f->calendar, f->day, day);
}

static void
fill_owner(struct filling *f)
{
	const struct missing_row *m;
	const char *at = f->p->missing;
	const char *code = codes_next(&at, f->a);

	m = code != NULL ? scheme_missing(f->s, f->pathway, code) : NULL;
	if (f->p->owner == NULL && m != NULL)
		f->p->owner = m->owner;
}

/* The longest time that a missing item may take, in working days. */
static int
days_to_bring(const struct filling *f)
{
	const char *at = f->p->missing, *code;
	int most = INT_NONE;

	while ((code = codes_next(&at, f->a)) != NULL) {
		const struct missing_row *m = scheme_missing(f->s,
		    f->pathway, code);

		if (m != NULL && m->days > most)
			most = m->days;
	}
	return most;
}

static bool
fill_return(struct filling *f, struct err *e)
{
	int days = days_to_bring(f);

	if (f->p->return_on != DAY_NONE || f->row == NULL ||
	    !code_in_list(f->row->needs, "return") || f->panel == NULL)
		return true;
	if (f->panel->next_return != 1 && days != INT_NONE) {
		f->p->return_on = timing_school_by(f->calendar, f->day,
		    timing_working(f->calendar, f->day, days));
		return true;
	}
	return timing_next_meeting(f->db, f->s, f->panel->panel, f->day,
	    &f->p->return_on, e);
}

bool
proposal_complete(struct db *db, const struct dossier *d,
    const struct meeting *m, struct proposal *p, struct arena *a,
    const char **note, struct err *e)
{
	const struct outcome_row *o;
	struct proposal out = *p;
	struct filling f = {
		.db = db, .d = d, .s = d->scheme, .a = a, .p = &out,
		.pathway = d->referral.pathway, .note = "",
		.panel = proposal_panel(d),
		.day = deciding_day(db, m)
	};

	f.row = scheme_disposition(f.s, f.pathway,
	    (enum disposition)p->disposition);
	if (!timing_calendar(db, f.s, d->referral.school_urn, a,
	    &f.calendar, e))
		return false;
	fill_outcome(&f);
	o = proposal_outcome(f.s, f.pathway, &out, a);
	if (disposition_gives(out.disposition) && !fill_place(&f, o, e))
		return false;
	if (f.row != NULL && (f.row->review_weeks != INT_NONE ||
	    code_in_list(f.row->needs, "review")))
		fill_review(&f, o);
	fill_owner(&f);
	if (!fill_return(&f, e))
		return false;
	*p = out;
	*note = f.note;
	return true;
}

bool
proposal_tell_by(struct db *db, const struct dossier *d, int disposition,
    int decided_on, struct arena *a, int *out, struct err *e)
{
	const struct disposition_row *row = scheme_disposition(d->scheme,
	    d->referral.pathway, (enum disposition)disposition);
	const struct panel *panel = proposal_panel(d);
	struct calendar *c;

	*out = DAY_NONE;
	if (row == NULL || row->plan != 1 || panel == NULL)
		return true;
	if (!timing_calendar(db, d->scheme, NULL, a, &c, e))
		return false;
	*out = timing_working(c, decided_on, panel->told_days);
	return true;
}
