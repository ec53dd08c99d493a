/*
 * Are the conditions that a rule pack uses among the fixed ones, and do their
 * columns hold what they need?  Asked when a pack is checked, so that a gate
 * never meets a row that it cannot judge.
 */
#include "src/domain/gates/predicate.h"

#include <bsd/stdlib.h>
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/values/year.h"
#include "src/model/referral.h"

#define ROW(name, field, value, judge) { name, field, value },

const struct predicate predicates[] = {
	PREDICATES(ROW)
	{ .name = NULL }
};

const struct predicate *
predicate_find(const char *name)
{
	for (const struct predicate *p = predicates; p->name != NULL; p++)
		if (strcmp(p->name, name) == 0)
			return p;
	return NULL;
}

static bool
end_parse(const char *text, int *out)
{
	const char *fault;
	int n = year_number(text);

	if (n == INT_NONE) {
		n = (int)strtonum(text, 0, 200, &fault);
		if (fault != NULL)
			return false;
	}
	*out = n;
	return true;
}

bool
range_parse(const char *text, int *low, int *high)
{
	char first[12], second[12];
	int a, b;

	if (text == NULL || sscanf(text, "%11[A-Za-z0-9] - %11[A-Za-z0-9]",
	    first, second) != 2 || !end_parse(first, &a) ||
	    !end_parse(second, &b) || a > b)
		return false;
	*low = a;
	*high = b;
	return true;
}

static bool
is_number(const char *text)
{
	const char *fault;

	strtonum(text, 0, 100000, &fault);
	return fault == NULL;
}

static bool
is_evidence(const struct scheme *s, const char *pathway, const char *code)
{
	SCHEME_ROWS(s, PART_PAPERS, struct paper_row, x)
		if (x->paper != NULL && scheme_meets(x->pathway, pathway) &&
		    strcmp(x->paper, code) == 0)
			return true;
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c)
		if (c->pathway != NULL && c->criterion != NULL &&
		    scheme_meets(c->pathway, pathway) &&
		    strcmp(c->criterion, code) == 0)
			return true;
	return false;
}

/* A row for several pathways may name a field of any. */
static const struct form_field *
field_named(const struct scheme *s, const char *pathway, const char *field)
{
	SCHEME_ROWS(s, PART_FIELDS, struct form_field, f)
		if (f->field != NULL && strcmp(f->field, field) == 0 &&
		    scheme_meets(f->pathway, pathway))
			return f;
	return NULL;
}

static bool
field_fits(const struct scheme *s, const struct predicate_row *row,
    enum predicate_arg arg, const char *text, struct err *e)
{
	const struct form_field *f = field_named(s, row->pathway, text);

	if (f == NULL)
		err_set(e, ERR_DATA, "There is no field “%s” of this pathway "
		    "in fields.csv. Add it there, or correct it here.",
		    text);
	else if (arg == ARG_DATES && f->kind != NULL &&
	    strcmp(f->kind, "dates") != 0)
		err_set(e, ERR_DATA, "“%s” should be a field of kind dates.",
		    text);
	else if (arg == ARG_DATE_OR_NONE && f->kind != NULL &&
	    strcmp(f->kind, "date") != 0)
		err_set(e, ERR_DATA, "“%s” should be a field of kind date.",
		    text);
	else
		return true;
	return false;
}

static const struct event_row *
event_of(const struct scheme *s, const struct predicate_row *row,
    const char *word)
{
	SCHEME_ROWS(s, PART_EVENTS, struct event_row, v)
		if (v->event != INT_NONE &&
		    v->event == word_value(event_words, word) &&
		    scheme_meets(v->pathway, row->pathway))
			return v;
	return NULL;
}

static bool
event_fits(const struct scheme *s, const struct predicate_row *row,
    const char *text, struct err *e)
{
	if (event_of(s, row, text) != NULL)
		return true;
	err_set(e, ERR_DATA, "There is no event “%s” of this pathway in "
	    "events.csv. Add it there, or correct it here.", text);
	return false;
}

static bool
is_result(const struct scheme *s, const char *set, const char *code)
{
	SCHEME_ROWS(s, PART_CODES, struct code_row, c)
		if (set != NULL && c->set_name != NULL && c->code != NULL &&
		    strcmp(c->set_name, set) == 0 &&
		    strcmp(c->code, code) == 0)
			return true;
	return false;
}

static bool
result_fits(const struct scheme *s, const struct predicate_row *row,
    const char *text, struct err *e)
{
	const struct event_row *v = row->field == NULL ? NULL :
	    event_of(s, row, row->field);

	while (*text != '\0') {
		size_t n = strcspn(text, ";");
		char code[64];

		snprintf(code, sizeof code, "%.*s", (int)n, text);
		if (v == NULL || !is_result(s, v->result, code)) {
			err_set(e, ERR_DATA, "“%s” is no result of this "
			    "event: it stands in no code set that "
			    "events.csv names for it.", code);
			return false;
		}
		text += n + (text[n] == ';');
	}
	return true;
}

/* Does TEXT, which is not blank, fit what the predicate takes there? */
static bool
text_fits(const struct scheme *s, const struct predicate_row *row,
    enum predicate_arg arg, const char *text, struct err *e)
{
	int low, high;

	switch (arg) {
	case ARG_NONE:
		err_set(e, ERR_DATA, "“%s” takes nothing here. Leave it "
		    "blank.", row->predicate);
		return false;
	case ARG_FIELD:
	case ARG_FIELD_OR_NONE:
	case ARG_DATE_OR_NONE:
	case ARG_DATES:
		return field_fits(s, row, arg, text, e);
	case ARG_EVENT:
		return event_fits(s, row, text, e);
	case ARG_RESULT_OR_NONE:
		return result_fits(s, row, text, e);
	case ARG_WORDS:
	case ARG_WORDS_OR_NONE:
		return true;
	case ARG_RANGE:
		if (range_parse(text, &low, &high))
			return true;
		err_set(e, ERR_DATA, "“%s” should be a range such as 7-11.",
		    text);
		return false;
	case ARG_NUMBER:
		if (is_number(text))
			return true;
		err_set(e, ERR_DATA, "“%s” should be a whole number.", text);
		return false;
	case ARG_DAY:
		if (day_parse(text) != DAY_NONE)
			return true;
		err_set(e, ERR_DATA, "“%s” should be a date such as "
		    "2025-09-01.", text);
		return false;
	case ARG_PATHWAY:
		if (scheme_pathway(s, text) != NULL)
			return true;
		err_set(e, ERR_DATA, "There is no pathway “%s” in "
		    "pathways.csv.", text);
		return false;
	case ARG_PROVISION:
		if (scheme_provision(s, text) != NULL)
			return true;
		err_set(e, ERR_DATA, "There is no provision “%s” in "
		    "provisions.csv.", text);
		return false;
	case ARG_EVIDENCE:
		if (is_evidence(s, row->pathway, text))
			return true;
		err_set(e, ERR_DATA, "“%s” is neither a paper in papers.csv "
		    "nor a criterion in criteria.csv of this pathway.",
		    text);
		return false;
	case ARG_CONSENT:
		if (word_value(consent_kind_words, text) != INT_NONE)
			return true;
		err_set(e, ERR_DATA, "“%s” should be refer, share or "
		    "privacy.", text);
		return false;
	}
	return false;
}

static bool
may_be_blank(enum predicate_arg arg)
{
	return arg == ARG_NONE || arg == ARG_FIELD_OR_NONE ||
	    arg == ARG_DATE_OR_NONE || arg == ARG_WORDS_OR_NONE ||
	    arg == ARG_RESULT_OR_NONE;
}

static bool
column_fits(const struct scheme *s, const struct predicate_row *row,
    enum predicate_arg arg, const char *text, struct err *e)
{
	if (text != NULL)
		return text_fits(s, row, arg, text, e);
	if (may_be_blank(arg))
		return true;
	err_set(e, ERR_DATA, "“%s” needs something here: %s.",
	    row->predicate, arg == ARG_FIELD || arg == ARG_DATES ?
	    "a field of the form" : arg == ARG_EVENT ? "an event" :
	    arg == ARG_RANGE ? "a range such as 7-11" :
	    arg == ARG_NUMBER ? "a whole number" :
	    arg == ARG_DAY ? "a date" :
	    arg == ARG_PATHWAY ? "a pathway" :
	    arg == ARG_PROVISION ? "a provision" :
	    arg == ARG_EVIDENCE ? "a paper or a criterion" :
	    arg == ARG_CONSENT ? "refer, share or privacy" :
	    "codes with “;” between them");
	return false;
}

static void
say_unknown(const char *name, struct err *e)
{
	char list[520] = "";
	size_t used = 0;

	for (const struct predicate *p = predicates; p->name != NULL &&
	    used < sizeof list - 1; p++)
		used += (size_t)snprintf(list + used, sizeof list - used,
		    "%s%s", p == predicates ? "" : ", ", p->name);
	err_set(e, ERR_DATA, "“%s” is no condition. There are: %s.", name,
	    list);
}

bool
predicate_check(const struct scheme *s, const struct predicate_row *row,
    const char **heading, struct err *e)
{
	const struct predicate *p = predicate_find(row->predicate);

	*heading = "predicate";
	if (p == NULL) {
		say_unknown(row->predicate, e);
		return false;
	}
	*heading = "field";
	if (!column_fits(s, row, p->field, row->field, e))
		return false;
	*heading = "value";
	return column_fits(s, row, p->value, row->value, e);
}
