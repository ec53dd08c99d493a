/*
 * What choosing a row does to the proposal.  What Enter would then record is
 * for the rules to say.
 */
#include "screens/pick.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/values/codes.h"

const char *
list_toggle(const char *list, const char *code, struct arena *a)
{
	const char *out = NULL, *one;
	bool was = false;

	while ((one = codes_next(&list, a)) != NULL) {
		if (strcmp(one, code) == 0)
			was = true;
		else
			out = codes_add(out, one, a);
	}
	return was ? out : codes_add(out, code, a);
}

static bool
has_date(const struct proposal *p, enum pick_date date)
{
	switch (date) {
	case DATE_START:
		return p->start_on != DAY_NONE;
	case DATE_REVIEW:
		return p->review_on != DAY_NONE;
	case DATE_END:
		return p->end_on != DAY_NONE;
	default:
		return p->return_on != DAY_NONE;
	}
}

enum pick_date
pick_next_date(const struct proposal *p, enum pick_date was)
{
	for (int i = 1; i <= DATE_RETURN; i++) {
		enum pick_date next = (enum pick_date)((was + (unsigned)i) %
		    (DATE_RETURN + 1));

		if (has_date(p, next))
			return next;
	}
	return was;
}

/* Where there is no date yet it is the review that lacks one. */
enum pick_date
pick_first_date(const struct proposal *p)
{
	enum pick_date first = pick_next_date(p, DATE_RETURN);

	return has_date(p, first) ? first : DATE_REVIEW;
}

static void
apply_date(const struct pick *pick, int day, struct proposal *p)
{
	switch (pick->ask.date) {
	case DATE_START:
		p->start_on = day;
		p->end_on = p->review_on = DAY_NONE;
		break;
	case DATE_REVIEW:
		p->review_on = day;
		break;
	case DATE_END:
		p->end_on = day;
		break;
	case DATE_RETURN:
		p->return_on = day;
		break;
	}
}

/* What a full place made of an acceptance, undone: the rules say again
 * whether it is free. */
static void
ask_for_place(struct proposal *p)
{
	if (p->disposition == DISP_WAITING_LIST)
		p->disposition = p->conditions != NULL ?
		    DISP_ACCEPT_WITH_CONDITIONS : DISP_ACCEPT;
}

static void
apply_outcome(const struct pick_row *row, struct proposal *p)
{
	p->outcomes = row->code;
	p->provision = p->to_school = NULL;
	p->group_code = row->group;
	p->start_on = p->end_on = p->review_on = DAY_NONE;
	p->part_time = p->beyond_capacity = INT_NONE;
	p->votes_for = p->votes_against = INT_NONE;
	p->casting = YES_NONE;
	p->overrides = NULL;
	ask_for_place(p);
}

static void
apply_override(const struct pick *pick, const struct pick_row *row,
    struct proposal *p, struct arena *a)
{
	p->overrides = codes_add(p->overrides, arena_printf(a, "%s=%s",
	    pick->ask.rule, row->code), a);
	if (strcmp(pick->ask.use, "capacity") != 0)
		return;
	p->beyond_capacity = 1;
	ask_for_place(p);
}

static void
apply_condition(const struct pick_row *row, struct proposal *p,
    struct arena *a)
{
	p->conditions = list_toggle(p->conditions, row->code, a);
	if (p->conditions != NULL && p->disposition == DISP_ACCEPT)
		p->disposition = DISP_ACCEPT_WITH_CONDITIONS;
	else if (p->conditions == NULL &&
	    p->disposition == DISP_ACCEPT_WITH_CONDITIONS)
		p->disposition = DISP_ACCEPT;
}

void
pick_apply(const struct pick *pick, int index, struct proposal *p,
    struct arena *a)
{
	const struct pick_row *row = &pick->rows[index];

	switch (pick->ask.kind) {
	case PICK_OUTCOME:
		apply_outcome(row, p);
		break;
	case PICK_OUTCOMES:
		p->outcomes = list_toggle(p->outcomes, row->code, a);
		break;
	case PICK_REASON:
		p->reasons = row->code;
		break;
	case PICK_MISSING:
		p->missing = row->code;
		p->owner = NULL;
		p->return_on = DAY_NONE;
		break;
	case PICK_CONDITION:
		apply_condition(row, p, a);
		break;
	case PICK_OVERRIDE:
		apply_override(pick, row, p, a);
		break;
	case PICK_TIME:
		p->part_time = row->day;
		break;
	case PICK_SCHOOL:
		p->to_school = row->code;
		break;
	case PICK_VOTES:
		p->votes_for = row->pro;
		p->votes_against = row->contra;
		p->casting = row->pro == row->contra ? 1 : YES_NONE;
		break;
	case PICK_DATE:
		apply_date(pick, row->day, p);
		break;
	case PICK_MORE:
	case PICK_NONE:
		break;
	}
}
