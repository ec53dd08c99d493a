/*
 * Codes of the pack in a proposal, and what a disposition and an outcome
 * need beside them.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/judging.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/domain/values/year.h"

static const char *
field_rule(const struct judging *j, const char *field)
{
	const struct form_field *f = scheme_field(j->s, j->pathway, field);

	return f != NULL ? f->rule : NULL;
}

bool
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

bool
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

bool
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

bool
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

bool
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

static bool
has_votes(const struct judging *j)
{
	return j->p->votes_for != INT_NONE &&
	    j->p->votes_against != INT_NONE;
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
	{ "votes", has_votes, "the votes for and against" },
	{ NULL, NULL, NULL }
};

/* What there is to choose from where one outcome has to be named. */
static const char *
choices(const struct judging *j, const struct need *n)
{
	const char *list = "";

	if (n->is_there != has_one_outcome)
		return "";
	SCHEME_ROWS(j->s, PART_OUTCOMES, struct outcome_row, o)
		if (scheme_serves(o->pathway, j->pathway) &&
		    (o->disposition == j->p->disposition ||
		    (disposition_gives(o->disposition) &&
		    disposition_gives(j->p->disposition))))
			list = arena_printf(j->a, "%s%s%s", list,
			    *list != '\0' ? ", " : " There are: ",
			    o->outcome);
	return *list != '\0' ? arena_printf(j->a, "%s.", list) : "";
}

bool
check_needs(const struct judging *j, struct err *e)
{
	for (const struct need *n = needs; n->word != NULL; n++) {
		if (!code_in_list(j->row->needs, n->word) || n->is_there(j))
			continue;
		refuse(e, j->row->rule, "%s: “%s” needs %s.%s",
		    j->d->referral.ref, j->row->label, n->says,
		    choices(j, n));
		return false;
	}
	return true;
}

bool
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

bool
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

bool
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

bool
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
