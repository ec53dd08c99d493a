/*
 * Judging what a rule pack charges: tariffs and bands, each dated.  On one
 * day a figure has one price, and a number of pupils lies in one band.
 */
#include "src/domain/scheme/scheme-read.h"

#include <limits.h>
#include <string.h>

#include "src/base/day.h"

/* Do two spans of days have one in common?  Blank ends are open. */
static bool
days_meet(int from, int to, int other_from, int other_to)
{
	return (to == DAY_NONE || other_from <= to) &&
	    (other_to == DAY_NONE || from <= other_to);
}

static bool
is_given(const struct scheme *s, const char *code)
{
	return word_value(disposition_words, code) != INT_NONE ||
	    pack_has(s, PART_OUTCOMES, "outcome", code) ||
	    pack_has(s, PART_PROVISIONS, "provision", code);
}

static void
judge_applies(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct tariff *t = pack_row(s, PART_TARIFFS, i);
	const char *list = t->applies, *code;

	while ((code = list_next(&list, r->arena)) != NULL)
		if (!is_given(s, code))
			pack_row_fault(r, PART_TARIFFS, i, "applies", "“%s” "
			    "is no disposition, no outcome and no "
			    "provision.", code);
}

static void
judge_fields(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct tariff *t = pack_row(s, PART_TARIFFS, i);

	if (t->when_field != NULL &&
	    !pack_has(s, PART_FIELDS, "field", t->when_field))
		pack_row_fault(r, PART_TARIFFS, i, "when_field", "There is "
		    "no field “%s” in fields.csv.", t->when_field);
	if ((t->when_field == NULL) != (t->when_value == NULL))
		pack_row_fault(r, PART_TARIFFS, i, t->when_field == NULL ?
		    "when_field" : "when_value", "when_field and when_value "
		    "belong together. Fill in both, or neither.");
	if (t->amount_field != NULL &&
	    !pack_has(s, PART_FIELDS, "field", t->amount_field))
		pack_row_fault(r, PART_TARIFFS, i, "amount_field", "There is "
		    "no field “%s” in fields.csv.", t->amount_field);
}

static void
judge_price(struct pack_reader *r, int i)
{
	const struct tariff *t = pack_row(&r->out->scheme, PART_TARIFFS, i);
	bool entered = t->unit != NULL && (strcmp(t->unit, "annual") == 0 ||
	    strcmp(t->unit, "case") == 0);

	if (t->pence == INT_NONE && !entered)
		pack_row_fault(r, PART_TARIFFS, i, "pence", "A price by the "
		    "pupil or the hour needs a number of pence.");
	if (t->pence != INT_NONE && t->pence < 0)
		pack_row_fault(r, PART_TARIFFS, i, "pence", "A price is 0 or "
		    "more.");
}

static void
judge_tariff(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct tariff *t = pack_row(s, PART_TARIFFS, i);

	judge_applies(r, i);
	judge_fields(r, i);
	judge_price(r, i);
	for (int k = 0; k < i; k++) {
		const struct tariff *o = pack_row(s, PART_TARIFFS, k);

		if (t->figure == NULL || o->figure == NULL ||
		    t->valid_from == DAY_NONE || o->valid_from == DAY_NONE ||
		    strcmp(t->figure, o->figure) != 0 || !days_meet(
		    t->valid_from, t->valid_to, o->valid_from, o->valid_to))
			continue;
		pack_row_fault(r, PART_TARIFFS, i, "valid_from", "“%s” has "
		    "another price on some of these days (line %d). End one "
		    "before the other begins.", t->figure,
		    r->lines[PART_TARIFFS][k]);
	}
}

static void
judge_band(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct band *b = pack_row(s, PART_BANDS, i);
	int to = b->to_roll == INT_NONE ? INT_MAX : b->to_roll;

	for (int k = 0; k < i; k++) {
		const struct band *o = pack_row(s, PART_BANDS, k);
		int other = o->to_roll == INT_NONE ? INT_MAX : o->to_roll;

		if (b->valid_from == DAY_NONE || o->valid_from == DAY_NONE ||
		    b->from_roll > other || o->from_roll > to || !days_meet(
		    b->valid_from, b->valid_to, o->valid_from, o->valid_to))
			continue;
		pack_row_fault(r, PART_BANDS, i, "from_roll", "Some numbers "
		    "of pupils lie in this band and in that of line %d. "
		    "Separate them.", r->lines[PART_BANDS][k]);
	}
}

void
pack_judge_prices(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;

	for (int i = 0; i < s->part[PART_TARIFFS].count; i++)
		judge_tariff(r, i);
	for (int i = 0; i < s->part[PART_BANDS].count; i++)
		judge_band(r, i);
}
