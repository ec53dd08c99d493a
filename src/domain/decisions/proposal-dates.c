/*
 * When what is proposed begins, ends, is reviewed and comes back; who voted
 * and who is named.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/calendar/days.h"
#include "src/domain/decisions/judging.h"
#include "src/domain/decisions/timing.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* The last day that the provision's length allows; DAY_NONE: it has none. */
static bool
last_day(const struct judging *j, int *out, struct err *e)
{
	const struct provision *p = j->provision;
	struct calendar *c;

	*out = DAY_NONE;
	if (p->weeks != INT_NONE)
		*out = days_length_end(j->p->start_on, p->weeks);
	if (p->weeks != INT_NONE || p->terms == INT_NONE ||
	    j->p->start_on == DAY_NONE)
		return true;
	return timing_calendar(j->db, j->s, j->d->referral.school_urn, j->a,
	    &c, e) && days_add_terms(c, j->p->start_on, p->terms, out, e);
}

static const char *
length_words(const struct judging *j)
{
	const struct provision *p = j->provision;

	return p->weeks != INT_NONE ? arena_printf(j->a, "%d weeks",
	    p->weeks) : arena_printf(j->a, "%d term%s", p->terms,
	    p->terms == 1 ? "" : "s");
}

static bool
check_length(const struct judging *j, struct err *e)
{
	char day[DAY_WORDS_SIZE];
	int last;

	if (j->provision == NULL || j->p->end_on == DAY_NONE)
		return true;
	if (!last_day(j, &last, e))
		return false;
	if (last == DAY_NONE || j->p->end_on <= last ||
	    is_passed(j, j->provision->rule, "extend"))
		return true;
	refuse(e, j->provision->rule, "“%s” lasts %s, until %s. A "
	    "longer place needs a coded reason: %s.", j->provision->label,
	    length_words(j), day_words(last, day),
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

bool
check_dates(const struct judging *j, struct err *e)
{
	const struct proposal *p = j->p;

	if (proposal_takes_place(p, j->outcome) && p->start_on == DAY_NONE) {
		err_set(e, ERR_DATA, "A place needs the day on which it "
		    "starts.");
		return false;
	}
	if (proposal_takes_place(p, j->outcome) && j->provision != NULL &&
	    j->provision->ends == 1 && p->end_on == DAY_NONE) {
		refuse(e, j->provision->rule, "“%s” is for a limited time: "
		    "name its last day.", j->provision->label);
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

/* What is recorded is what the vote carried: more for it than against it, or
 * the chair's vote where both are equal. */
static bool
check_carried(const struct judging *j, struct err *e)
{
	int pro = j->p->votes_for, contra = j->p->votes_against;

	if (pro == INT_NONE || contra == INT_NONE || pro > contra ||
	    (pro == contra && j->p->casting == 1))
		return true;
	err_set(e, ERR_DATA, "%d for and %d against carries nothing%s. "
	    "Record what was carried.", pro, contra, pro == contra ?
	    " without the chair's casting vote for it" : "");
	return false;
}

bool
check_votes(const struct judging *j, struct err *e)
{
	const struct panel *panel = proposal_panel(j->d);
	const char *votes = panel != NULL && panel->votes != NULL ?
	    panel->votes : "counts";
	int pro = j->p->votes_for, contra = j->p->votes_against;
	struct quorum q;
	struct item item;

	if (!check_casting(j, votes, e))
		return false;
	if (pro == INT_NONE && contra == INT_NONE)
		return true;
	if (strcmp(votes, "none") == 0) {
		err_set(e, ERR_DATA, "%s decides without counting votes. "
		    "Note dissent instead.", panel->title);
		return false;
	}
	if (!check_carried(j, e))
		return false;
	if (j->m == NULL || j->m->opened_at == TIME_NONE)
		return true;
	/* Who is out of the room for this case does not vote about it. */
	if (!agenda_item(j->db, j->m->id, j->d->referral.ref, j->a, &item,
	    e) || !quorum_count(j->db, j->s, j->m, &item, j->a, &q, e))
		return false;
	if ((pro == INT_NONE ? 0 : pro) + (contra == INT_NONE ? 0 : contra) <=
	    q.present)
		return true;
	err_set(e, ERR_DATA, "There are more votes than the %d members who "
	    "are in the room for this case.", q.present);
	return false;
}

bool
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
