/*
 * Everything that keeps a proposal from being recorded.  Each refusal names
 * the rule of the pack that it follows; nothing here knows a scheme.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/codes.h"
#include "src/domain/days.h"
#include "src/domain/now.h"
#include "src/domain/proposal.h"
#include "src/domain/scheme.h"
#include "src/domain/sitting.h"
#include "src/domain/tier.h"
#include "src/domain/year.h"

/* What every check looks at. */
struct judging {
	struct db *db;
	const struct dossier *d;
	const struct scheme *s;
	const char *pathway;
	const struct meeting *m;	/* NULL: outside a meeting */
	const struct proposal *p;
	const struct disposition_row *row;
	const struct outcome_row *outcome;	/* the first */
	const struct provision *provision;
	int day;
	struct arena *a;
};

static const char *
field_rule(const struct judging *j, const char *field)
{
	const struct form_field *f = scheme_field(j->s, j->pathway, field);

	return f != NULL ? f->rule : NULL;
}

static bool
check_disposition(const struct judging *j, struct err *e)
{
	const char *list = "";

	if (j->row != NULL)
		return true;
	SCHEME_ROWS(j->s, PART_DISPOSITIONS, struct disposition_row, r)
		if (scheme_serves(r->pathway, j->pathway))
			list = arena_printf(j->a, "%s%s%s", list,
			    *list ? ", " : "", word_of(disposition_words,
			    r->disposition));
	err_set(e, ERR_DATA, "“%s” is not for the pathway %s. It has: %s.",
	    word_of(disposition_words, j->p->disposition), j->pathway, list);
	return false;
}

static bool
check_anonymous(const struct judging *j, struct err *e)
{
	if (j->d->referral.anonymous != 1 ||
	    !disposition_gives(j->p->disposition))
		return true;
	refuse(e, field_rule(j, "anonymous"), "%s is anonymous. It can be "
	    "given advice, but no place or support before the parents "
	    "agree.", j->d->referral.ref);
	return false;
}

static bool
check_outcomes(const struct judging *j, struct err *e)
{
	const char *at = j->p->outcomes, *code;

	while ((code = codes_next(&at, j->a)) != NULL) {
		const struct outcome_row *o = scheme_outcome(j->s,
		    j->pathway, code);

		if (o == NULL) {
			err_set(e, ERR_DATA, "There is no outcome “%s” for "
			    "the pathway %s.", code, j->pathway);
			return false;
		}
		if (o->disposition == j->p->disposition ||
		    (disposition_gives(o->disposition) &&
		    disposition_gives(j->p->disposition)))
			continue;
		refuse(e, o->rule, "“%s” goes with “%s”, not with “%s”.",
		    o->label, word_of(disposition_words, o->disposition),
		    word_of(disposition_words, j->p->disposition));
		return false;
	}
	return true;
}

static bool
check_reasons(const struct judging *j, struct err *e)
{
	const char *use = disposition_reason_use(j->p->disposition);
	const char *at = j->p->reasons, *code;

	if (use == NULL && disposition_gives(j->p->disposition))
		use = "skip-tier";
	while ((code = codes_next(&at, j->a)) != NULL) {
		if (use != NULL && scheme_reason(j->s, j->pathway, use,
		    code) != NULL)
			continue;
		if (use == NULL)
			err_set(e, ERR_DATA, "“%s” takes no reason.",
			    j->row->label);
		else
			err_set(e, ERR_DATA, "“%s” is no reason for “%s”. "
			    "There are: %s.", code, j->row->label,
			    reason_codes(j->s, j->pathway, use, j->a));
		return false;
	}
	return true;
}

static bool
check_missing(const struct judging *j, struct err *e)
{
	const char *at = j->p->missing, *code;

	while ((code = codes_next(&at, j->a)) != NULL)
		if (scheme_missing(j->s, j->pathway, code) == NULL) {
			err_set(e, ERR_DATA, "There is no missing item “%s” "
			    "for the pathway %s.", code, j->pathway);
			return false;
		}
	at = j->p->conditions;
	while ((code = codes_next(&at, j->a)) != NULL)
		if (scheme_condition(j->s, j->pathway, code) == NULL) {
			err_set(e, ERR_DATA, "There is no condition “%s” "
			    "for the pathway %s.", code, j->pathway);
			return false;
		}
	return true;
}

/* One word of the column needs, and what is asked for where it lacks. */
struct need {
	const char *word;
	bool (*is_there)(const struct judging *);
	const char *says;
};

static bool
has_one_outcome(const struct judging *j)
{
	return codes_count(j->p->outcomes) == 1;
}

static bool
has_outcomes(const struct judging *j)
{
	return codes_count(j->p->outcomes) > 0;
}

static bool
has_provision(const struct judging *j)
{
	return j->p->provision != NULL;
}

static bool
has_group(const struct judging *j)
{
	return j->p->group_code != NULL;
}

static bool
has_time(const struct judging *j)
{
	return j->p->part_time != INT_NONE;
}

static bool
has_reason(const struct judging *j)
{
	return codes_count(j->p->reasons) > 0;
}

static bool
has_missing(const struct judging *j)
{
	return codes_count(j->p->missing) > 0 && j->p->owner != NULL;
}

static bool
has_condition(const struct judging *j)
{
	return codes_count(j->p->conditions) > 0;
}

static bool
has_review(const struct judging *j)
{
	return j->p->review_on != DAY_NONE;
}

static bool
has_return(const struct judging *j)
{
	return j->p->return_on != DAY_NONE;
}

static bool
has_to_school(const struct judging *j)
{
	return j->p->to_school != NULL;
}

static const struct need needs[] = {
	{ "outcome", has_one_outcome, "one outcome of the scheme" },
	{ "outcomes", has_outcomes, "at least one outcome of the scheme" },
	{ "provision", has_provision, "a provision" },
	{ "group", has_group, "a group" },
	{ "time", has_time, "part or full time" },
	{ "reason", has_reason, "a coded reason" },
	{ "missing", has_missing, "what is missing, and who brings it" },
	{ "condition", has_condition, "a condition" },
	{ "review", has_review, "a review date" },
	{ "return", has_return, "a date to come back" },
	{ "to-school", has_to_school, "the receiving school" },
	{ NULL, NULL, NULL }
};

static bool
check_needs(const struct judging *j, struct err *e)
{
	for (const struct need *n = needs; n->word != NULL; n++) {
		if (!code_in_list(j->row->needs, n->word) || n->is_there(j))
			continue;
		refuse(e, j->row->rule, "%s: “%s” needs %s.",
		    j->d->referral.ref, j->row->label, n->says);
		return false;
	}
	return true;
}

static bool
check_to_school(const struct judging *j, struct err *e)
{
	struct school s;
	bool found;

	if (j->outcome != NULL && j->outcome->to_school == 1 &&
	    j->p->to_school == NULL) {
		refuse(e, j->outcome->rule, "“%s” needs the receiving "
		    "school (its URN).", j->outcome->label);
		return false;
	}
	if (j->p->to_school == NULL)
		return true;
	if (!db_seek(j->db, &school_record, "urn", j->p->to_school, j->a,
	    &s, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no school with the URN "
		    "%s in this register.", j->p->to_school);
	else if (strcmp(s.urn, j->d->referral.school_urn) == 0) {
		found = false;
		err_set(e, ERR_DATA, "%s is the pupil's own school. Name "
		    "the school that receives the pupil.", s.urn);
	}
	return found;
}

static bool
check_time(const struct judging *j, struct err *e)
{
	int fixed = INT_NONE;

	if (!disposition_gives(j->p->disposition))
		return true;
	if (j->outcome != NULL && j->outcome->time_required == 1 &&
	    j->p->part_time == INT_NONE) {
		refuse(e, field_rule(j, "asks_part_time"), "“%s” needs part "
		    "or full time.", j->outcome->label);
		return false;
	}
	if (j->provision != NULL && j->provision->time != NULL)
		fixed = word_value(part_time_words, j->provision->time);
	if (fixed == INT_NONE || j->p->part_time == INT_NONE ||
	    fixed == j->p->part_time)
		return true;
	refuse(e, j->provision->rule, "“%s” is %s time.",
	    j->provision->label, j->provision->time);
	return false;
}

static bool
has_groups(const struct judging *j)
{
	SCHEME_ROWS(j->s, PART_GROUPS, struct group_row, g)
		if (strcmp(g->provision, j->p->provision) == 0)
			return true;
	return false;
}

static bool
check_provision(const struct judging *j, struct err *e)
{
	const struct proposal *p = j->p;

	if (p->provision == NULL)
		return true;
	if (j->provision == NULL) {
		err_set(e, ERR_DATA, "There is no provision “%s”.",
		    p->provision);
		return false;
	}
	if (j->outcome != NULL && (j->outcome->provision == NULL ||
	    strcmp(j->outcome->provision, p->provision) != 0)) {
		refuse(e, j->outcome->rule, "“%s” gives no place in “%s”.",
		    j->outcome->label, j->provision->label);
		return false;
	}
	if (p->group_code != NULL && scheme_group(j->s, p->provision,
	    p->group_code) == NULL) {
		err_set(e, ERR_DATA, "“%s” has no group “%s”.",
		    j->provision->label, p->group_code);
		return false;
	}
	if (p->group_code == NULL && proposal_takes_place(p, j->outcome) &&
	    has_groups(j)) {
		refuse(e, j->provision->rule, "“%s” has groups. Name one.",
		    j->provision->label);
		return false;
	}
	return true;
}

/* Was RULE passed with a reason of this use, or of the use override? */
static bool
is_passed(const struct judging *j, const char *rule, const char *use)
{
	const char *code = rule != NULL ? codes_given_for(j->p->overrides,
	    rule, j->a) : NULL;

	return code != NULL && (scheme_reason(j->s, j->pathway, use, code) !=
	    NULL || scheme_reason(j->s, j->pathway, "override", code) !=
	    NULL);
}

static bool
check_year(const struct judging *j, struct err *e)
{
	int year;

	if (j->provision == NULL || !disposition_gives(j->p->disposition) ||
	    j->d->referral.year_group == NULL)
		return true;
	year = year_number(j->d->referral.year_group);
	if (year == INT_NONE)
		return true;
	if ((j->provision->year_from == INT_NONE ||
	    year >= j->provision->year_from) &&
	    (j->provision->year_to == INT_NONE ||
	    year <= j->provision->year_to))
		return true;
	if (is_passed(j, j->provision->rule, "override"))
		return true;
	refuse(e, j->provision->rule, "“%s” is for Years %d to %d, and %s "
	    "is in Year %s. A coded reason can override this.",
	    j->provision->label, j->provision->year_from,
	    j->provision->year_to, j->d->referral.ref,
	    j->d->referral.year_group);
	return false;
}

static bool
check_length(const struct judging *j, struct err *e)
{
	char day[DAY_WORDS_SIZE];
	int last;

	if (j->provision == NULL || j->provision->weeks == INT_NONE ||
	    j->p->end_on == DAY_NONE)
		return true;
	last = days_length_end(j->p->start_on, j->provision->weeks);
	if (j->p->end_on <= last ||
	    is_passed(j, j->provision->rule, "extend"))
		return true;
	refuse(e, j->provision->rule, "“%s” lasts %d weeks, until %s. A "
	    "longer place needs a coded reason: %s.", j->provision->label,
	    j->provision->weeks, day_words(last, day),
	    reason_codes(j->s, j->pathway, "extend", j->a));
	return false;
}

static bool
not_before(int day, int limit, const char *what, struct err *e)
{
	char a[DAY_WORDS_SIZE], b[DAY_WORDS_SIZE];

	if (day == DAY_NONE || limit == DAY_NONE || day >= limit)
		return true;
	err_set(e, ERR_DATA, "%s (%s) would be before %s.", what,
	    day_words(day, a), day_words(limit, b));
	return false;
}

/* The rows of clocks.csv within which a review is agreed, if there are any. */
static const struct clock_row *
review_window(const struct judging *j)
{
	SCHEME_ROWS(j->s, PART_CLOCKS, struct clock_row, c)
		if (c->window == 1 && scheme_serves(c->pathway, j->pathway) &&
		    code_in_list(c->waits_for, "reviewed") &&
		    (c->applies == NULL || (j->outcome != NULL &&
		    code_in_list(c->applies, j->outcome->outcome))))
			return c;
	return NULL;
}

/* A support that is given is reviewed neither too soon nor too late. */
static bool
check_review(const struct judging *j, struct err *e)
{
	const struct clock_row *c = disposition_gives(j->p->disposition) &&
	    j->p->review_on != DAY_NONE ? review_window(j) : NULL;
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	int low, high;

	if (c == NULL)
		return true;
	low = c->low != INT_NONE ? j->day + 7 * c->low : j->day;
	high = c->high != INT_NONE ? j->day + 7 * c->high : DAY_NONE;
	if (j->p->review_on >= low &&
	    (high == DAY_NONE || j->p->review_on <= high))
		return true;
	if (is_passed(j, c->rule, "extend"))
		return true;
	refuse(e, c->rule, "The review of %s should be from %s%s%s. Choose "
	    "another date.", j->d->referral.ref, day_words(low, from),
	    high != DAY_NONE ? " to " : " on",
	    high != DAY_NONE ? day_words(high, to) : "");
	return false;
}

static bool
check_dates(const struct judging *j, struct err *e)
{
	const struct proposal *p = j->p;

	if (proposal_takes_place(p, j->outcome) && p->start_on == DAY_NONE) {
		err_set(e, ERR_DATA, "A place needs the day on which it "
		    "starts.");
		return false;
	}
	return not_before(p->start_on, j->day, "The start", e) &&
	    not_before(p->end_on, p->start_on, "The end", e) &&
	    not_before(p->review_on, j->day, "The review", e) &&
	    not_before(p->return_on, j->day + 1, "The return", e) &&
	    check_length(j, e) && check_review(j, e);
}

static bool
check_casting(const struct judging *j, const char *votes, struct err *e)
{
	if (j->p->casting != 1)
		return true;
	if (strcmp(votes, "casting") == 0 && j->p->votes_for ==
	    j->p->votes_against && j->p->votes_for != INT_NONE)
		return true;
	err_set(e, ERR_DATA, strcmp(votes, "casting") == 0 ?
	    "A casting vote needs as many votes for as against." :
	    "This panel has no casting vote.");
	return false;
}

static bool
check_votes(const struct judging *j, struct err *e)
{
	const struct panel *panel = proposal_panel(j->d);
	const char *votes = panel != NULL && panel->votes != NULL ?
	    panel->votes : "counts";
	int pro = j->p->votes_for, contra = j->p->votes_against;
	struct quorum q;

	if (!check_casting(j, votes, e))
		return false;
	if (pro == INT_NONE && contra == INT_NONE)
		return true;
	if (strcmp(votes, "none") == 0) {
		err_set(e, ERR_DATA, "%s decides without counting votes. "
		    "Note dissent instead.", panel->title);
		return false;
	}
	if (j->m == NULL || j->m->opened_at == TIME_NONE)
		return true;
	if (!quorum_count(j->db, j->s, j->m, NULL, j->a, &q, e))
		return false;
	if ((pro == INT_NONE ? 0 : pro) + (contra == INT_NONE ? 0 : contra) <=
	    q.present)
		return true;
	err_set(e, ERR_DATA, "There are more votes than the %d members who "
	    "are present.", q.present);
	return false;
}

static bool
check_people(const struct judging *j, struct err *e)
{
	const char *at = j->p->dissent, *code;
	struct person p;

	while ((code = codes_next(&at, j->a)) != NULL)
		if (!person_by_code(j->db, code, j->a, &p, e))
			return false;
	if (j->p->owner == NULL || scheme_role(j->s, j->p->owner) != NULL)
		return true;
	return person_by_code(j->db, j->p->owner, j->a, &p, e);
}

/* Overrides of capacity or quorum are no business of the gate, also where a
 * criterion that only warns follows the same rule. */
static bool
is_gates(const struct judging *j, const char *rule)
{
	SCHEME_ROWS(j->s, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, j->pathway) &&
		    strcmp(c->rule, rule) == 0 &&
		    (c->override == 1 || c->blocks == 1))
			return true;
	return false;
}

static const char *
gate_overrides(const struct judging *j, const char *listed)
{
	const char *at = codes_add(listed, j->p->overrides, j->a);
	const char *pair, *rule, *code, *kept = NULL;

	while ((pair = codes_next(&at, j->a)) != NULL)
		if (codes_override(pair, j->a, &rule, &code) &&
		    is_gates(j, rule))
			kept = codes_add(kept, pair, j->a);
	return kept;
}

/* The gate of the case, with the overrides with which it was listed. */
static bool
gate_for(const struct judging *j, struct gate *g, struct err *e)
{
	const char *listed = NULL;
	struct item item;

	if (j->m != NULL && agenda_item(j->db, j->m->id, j->d->referral.ref,
	    j->a, &item, NULL))
		listed = item.overrides;
	return gate_judge(j->db, j->d, NULL, j->day, gate_overrides(j,
	    listed), j->a, g, e);
}

/* Is an outcome of the proposal not among those of the decision? */
static bool
adds_to(const struct judging *j, const struct decided *d)
{
	const char *at = j->p->outcomes, *code;

	while ((code = codes_next(&at, j->a)) != NULL) {
		bool held = false;

		for (int i = 0; i < d->code_count; i++)
			held |= d->codes[i].kind == DC_OUTCOME &&
			    strcmp(d->codes[i].code, code) == 0;
		if (!held)
			return true;
	}
	return false;
}

/* Support that runs already gets more: no new referral brings it. */
static bool
check_added(const struct judging *j, const struct gate *g, struct err *e)
{
	struct decided standing;
	bool found;

	if (!decision_standing(j->db, j->d->referral.id, NULL, j->a,
	    &standing, &found, e))
		return false;
	return !found || !disposition_gives(standing.decision.disposition) ||
	    !adds_to(j, &standing) || gate_pass(g, "add", e);
}

static bool
check_gate(const struct judging *j, struct err *e)
{
	const char *at = j->p->outcomes, *code;
	struct gate g;

	if (!gate_for(j, &g, e))
		return false;
	if (j->m == NULL && !gate_pass(&g, "outside", e))
		return false;
	if (!disposition_gives(j->p->disposition))
		return true;
	if (!gate_pass(&g, "accept", e) || !check_added(j, &g, e))
		return false;
	while ((code = codes_next(&at, j->a)) != NULL)
		if (!gate_pass(&g, code, e))
			return false;
	return true;
}

static bool
check_tier(const struct judging *j, struct err *e)
{
	const struct reason_row *given;
	struct skip skip;

	if (!disposition_gives(j->p->disposition))
		return true;
	given = proposal_skip_reason(j->s, j->pathway, j->p, j->a);
	if (!tier_skip(j->db, j->d, proposal_tier(j->outcome, j->s, j->p),
	    NULL, j->a, &skip, e))
		return false;
	if (skip.tier == INT_NONE || !skip.must || given != NULL)
		return true;
	refuse(e, skip.rule, "Tier %d was not tried with this pupil. To "
	    "leave it out takes a coded reason: %s.", skip.tier,
	    reason_codes(j->s, j->pathway, "skip-tier", j->a));
	return false;
}

static bool
check_capacity(const struct judging *j, struct err *e)
{
	struct fullness full;

	if (!proposal_takes_place(j->p, j->outcome))
		return true;
	if (!places_full(j->db, j->s, j->p->provision, j->p->group_code,
	    j->p->start_on, j->d->referral.id, j->a, &full, e))
		return false;
	if (*full.words == '\0' || is_passed(j, full.rule, "capacity"))
		return true;
	refuse(e, full.rule, "%s. Put the case onto the waiting list, or "
	    "override with a coded reason: %s.", full.words,
	    reason_codes(j->s, j->pathway, "capacity", j->a));
	return false;
}

/* A case may leave with these whoever is in the room. */
static bool
is_for_the_record(int disposition)
{
	return disposition == DISP_NOT_REACHED ||
	    disposition == DISP_WITHDRAWN ||
	    disposition == DISP_NO_LONGER_APPLICABLE;
}

/* Who is out for the case may leave too few to decide about it. */
static bool
check_quorum(const struct judging *j, struct err *e)
{
	struct quorum q;
	struct item item;

	if (j->m == NULL || j->m->state != MEETING_OPEN ||
	    j->m->inquorate_reason != NULL ||
	    is_for_the_record(j->p->disposition))
		return true;
	if (!agenda_item(j->db, j->m->id, j->d->referral.ref, j->a, &item,
	    e) || !quorum_count(j->db, j->s, j->m, &item, j->a, &q, e))
		return false;
	if (q.quorate || *q.rule == '\0' ||
	    is_passed(j, q.rule, "inquorate"))
		return true;
	refuse(e, q.rule, "There is no quorum for %s: %s. To go on takes a "
	    "coded reason: %s.", j->d->referral.ref, q.says,
	    reason_codes(j->s, NULL, "inquorate", j->a));
	return false;
}

static bool
code_overrides(const struct judging *j, const char *code)
{
	static const char *const uses[] = { "override", "capacity",
		"outside", "skip-tier", "extend", "inquorate", NULL };

	for (int i = 0; uses[i] != NULL; i++)
		if (scheme_reason(j->s, j->pathway, uses[i], code) != NULL)
			return true;
	return false;
}

static bool
check_overrides(const struct judging *j, struct err *e)
{
	const char *at = j->p->overrides, *pair, *rule, *code;

	while ((pair = codes_next(&at, j->a)) != NULL) {
		if (!codes_override(pair, j->a, &rule, &code)) {
			err_set(e, ERR_USAGE, "“%s” is no override. Write "
			    "it as RULE=CODE.", pair);
			return false;
		}
		if (scheme_rule(j->s, rule) == NULL) {
			err_set(e, ERR_DATA, "The scheme has no rule “%s”.",
			    rule);
			return false;
		}
		if (!code_overrides(j, code)) {
			err_set(e, ERR_DATA, "“%s” is no reason that "
			    "overrides a rule. There are: %s.", code,
			    reason_codes(j->s, j->pathway, "override",
			    j->a));
			return false;
		}
	}
	return true;
}

typedef bool check_fn(const struct judging *, struct err *);

/* In the order in which a chair would want to hear it. */
static check_fn *const checks[] = {
	check_disposition, check_overrides, check_anonymous, check_outcomes,
	check_reasons, check_missing, check_needs, check_provision,
	check_to_school, check_time, check_year, check_dates, check_votes,
	check_people, check_quorum, check_gate, check_tier, check_capacity,
	NULL
};

bool
proposal_check(struct db *db, const struct dossier *d,
    const struct meeting *m, const struct proposal *p, struct arena *a,
    struct err *e)
{
	struct judging j = {
		.db = db, .d = d, .s = d->scheme, .m = m, .p = p, .a = a,
		.pathway = d->referral.pathway,
		.day = deciding_day(db, m)
	};

	j.row = scheme_disposition(j.s, j.pathway,
	    (enum disposition)p->disposition);
	j.outcome = proposal_outcome(j.s, j.pathway, p, a);
	if (p->provision != NULL)
		j.provision = scheme_provision(j.s, p->provision);
	for (int i = 0; checks[i] != NULL; i++)
		if (!checks[i](&j, e))
			return false;
	return true;
}

/* P without one of its overrides. */
static struct proposal
without(const struct proposal *p, const char *pair, struct arena *a)
{
	struct proposal out = *p;
	const char *at = p->overrides, *other;

	out.overrides = NULL;
	while ((other = codes_next(&at, a)) != NULL)
		if (strcmp(other, pair) != 0)
			out.overrides = codes_add(out.overrides, other, a);
	return out;
}

/* A tier that is left out is noted also where that is not refused. */
static bool
notes_skip(struct db *db, const struct dossier *d, const struct proposal *p,
    const char *pair, struct arena *a)
{
	const struct outcome_row *o = proposal_outcome(d->scheme,
	    d->referral.pathway, p, a);
	const char *rule, *code;
	struct skip skip;

	return codes_override(pair, a, &rule, &code) &&
	    disposition_gives(p->disposition) && tier_skip(db, d,
	    proposal_tier(o, d->scheme, p), NULL, a, &skip, NULL) &&
	    skip.tier != INT_NONE && strcmp(skip.rule, rule) == 0;
}

/* An override is recorded when the act would be refused without it. */
const char *
proposal_overrides_used(struct db *db, const struct dossier *d,
    const struct meeting *m, const struct proposal *p, struct arena *a)
{
	const char *at = p->overrides, *pair, *used = NULL;

	while ((pair = codes_next(&at, a)) != NULL) {
		struct proposal less = without(p, pair, a);

		if (!proposal_check(db, d, m, &less, a, NULL) ||
		    notes_skip(db, d, p, pair, a))
			used = codes_add(used, pair, a);
	}
	return used;
}
