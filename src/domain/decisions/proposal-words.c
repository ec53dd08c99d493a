/*
 * Proposals in words, made of codes and labels of the pack alone: a shared
 * screen may show them.
 */
#include <ctype.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

static const char *
capitals(const char *s, struct arena *a)
{
	char *out = arena_strdup(a, s);

	for (char *c = out; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return out;
}

/* Label of a code of one kind; the code itself when the pack lacks it. */
typedef const char *label_fn(const struct scheme *, const char *pathway,
    const char *code);

static const char *
outcome_label(const struct scheme *s, const char *pathway, const char *code)
{
	const struct outcome_row *r = scheme_outcome(s, pathway, code);

	return r != NULL ? r->label : code;
}

static const char *
missing_label(const struct scheme *s, const char *pathway, const char *code)
{
	const struct missing_row *r = scheme_missing(s, pathway, code);

	return r != NULL ? r->label : code;
}

static const char *
condition_label(const struct scheme *s, const char *pathway,
    const char *code)
{
	const struct condition_row *r = scheme_condition(s, pathway, code);

	return r != NULL ? r->label : code;
}

static const char *
reason_label(const struct scheme *s, const char *pathway, const char *code)
{
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, pathway) &&
		    strcmp(r->reason, code) == 0)
			return r->label;
	return code;
}

/* What is said, part by part, with commas. */
struct saying {
	const struct scheme *s;
	const char *pathway;
	struct arena *a;
	const char *text;
};

static void
say(struct saying *y, const char *words)
{
	y->text = *y->text == '\0' ? words :
	    arena_printf(y->a, "%s, %s", y->text, words);
}

static void
say_codes(struct saying *y, const char *before, const char *list,
    label_fn *label)
{
	const char *code, *all = NULL;

	while ((code = codes_next(&list, y->a)) != NULL) {
		const char *l = label(y->s, y->pathway, code);

		all = all == NULL ? l : arena_printf(y->a, "%s + %s", all,
		    l);
	}
	if (all != NULL)
		say(y, arena_printf(y->a, "%s%s", before, all));
}

static void
say_place(struct saying *y, const struct proposal *p)
{
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	const struct group_row *g = p->group_code == NULL ||
	    p->provision == NULL ? NULL :
	    scheme_group(y->s, p->provision, p->group_code);

	if (g != NULL)
		say(y, g->label);
	if (p->part_time != INT_NONE)
		say(y, arena_printf(y->a, "%s time",
		    word_of(part_time_words, p->part_time)));
	if (p->to_school != NULL)
		say(y, arena_printf(y->a, "to school %s", p->to_school));
	if (p->start_on == DAY_NONE)
		return;
	if (p->end_on == DAY_NONE)
		say(y, arena_printf(y->a, "from %s",
		    day_short(p->start_on, from)));
	else
		say(y, arena_printf(y->a, "%s - %s",
		    day_short(p->start_on, from), day_short(p->end_on, to)));
}

static void
say_dates(struct saying *y, const struct proposal *p)
{
	char day[DAY_WORDS_SIZE];
	const struct role *r = p->owner != NULL ?
	    scheme_role(y->s, p->owner) : NULL;

	if (p->owner != NULL)
		say(y, arena_printf(y->a, "from %s",
		    r != NULL ? r->label : p->owner));
	if (p->return_on != DAY_NONE)
		say(y, arena_printf(y->a, "back on %s",
		    day_short(p->return_on, day)));
	if (p->review_on != DAY_NONE)
		say(y, arena_printf(y->a, "review by %s",
		    day_short(p->review_on, day)));
}

static void
say_dissent(struct saying *y, const struct proposal *p)
{
	int n = codes_count(p->dissent);

	if (n > 0)
		say(y, arena_printf(y->a, "%d dissent%s", n, n == 1 ? "s" :
		    ""));
}

const char *
votes_words(int pro, int contra, int casting, struct arena *a)
{
	if (pro == INT_NONE && contra == INT_NONE)
		return NULL;
	return arena_printf(a, "%d for and %d against%s", pro != INT_NONE ?
	    pro : 0, contra != INT_NONE ? contra : 0, casting == 1 ?
	    " with the chair's casting vote" : "");
}

static void
say_votes(struct saying *y, const struct proposal *p)
{
	const char *words = votes_words(p->votes_for, p->votes_against,
	    p->casting, y->a);

	if (words != NULL)
		say(y, words);
}

static void
say_overrides(struct saying *y, const struct proposal *p)
{
	const char *at = p->overrides, *pair, *rule, *code;

	while ((pair = codes_next(&at, y->a)) != NULL)
		if (codes_override(pair, y->a, &rule, &code))
			say(y, arena_printf(y->a, "although %s: %s", rule,
			    reason_label(y->s, y->pathway, code)));
}

const char *
proposal_words(const struct scheme *s, const char *pathway,
    const struct proposal *p, struct arena *a)
{
	const struct disposition_row *row = scheme_disposition(s, pathway,
	    (enum disposition)p->disposition);
	struct saying y = { s, pathway, a, "" };
	const char *head = capitals(row != NULL ? row->label :
	    word_of(disposition_words, p->disposition), a);

	say_codes(&y, "", p->outcomes, outcome_label);
	say_codes(&y, "", p->reasons, reason_label);
	say_codes(&y, "for ", p->missing, missing_label);
	say_place(&y, p);
	say_codes(&y, "on condition: ", p->conditions, condition_label);
	say_overrides(&y, p);
	say_dates(&y, p);
	say_votes(&y, p);
	say_dissent(&y, p);
	return *y.text == '\0' ? head : arena_printf(a, "%s %s", head,
	    y.text);
}

/* When the school may come back; DAY_NONE: it is not decided yet. */
static const char *
come_back_words(const struct reason_row *r, int decided_on, struct arena *a)
{
	char day[DAY_WORDS_SIZE];

	if (r->consequence == NULL)
		return "";
	if (strcmp(r->consequence, "any-time") == 0)
		return "The school may refer again at any time.";
	if (strcmp(r->consequence, "new-evidence") == 0)
		return "The school may refer again with new evidence.";
	if (strcmp(r->consequence, "other-service") == 0)
		return "Another service is the right one.";
	if (strcmp(r->consequence, "not-before") != 0)
		return "";
	if (decided_on == DAY_NONE)
		return arena_printf(a, "The school may refer again after "
		    "%d weeks.", r->after_weeks);
	return arena_printf(a, "The school may refer again from %s on.",
	    day_words(decided_on + 7 * r->after_weeks, day));
}

/* What the panel sees before Enter: the school's sentence, which mostly says
 * how to come back, and the weeks, which it does not. */
static const char *
consequence_words(const struct reason_row *r, struct arena *a)
{
	const char *when = come_back_words(r, DAY_NONE, a);

	if (r->says == NULL || *r->says == '\0')
		return when;
	return r->after_weeks == INT_NONE ? r->says : arena_printf(a,
	    "%s %s", r->says, when);
}

static const char *
add_sentence(const char *text, const char *sentence, struct arena *a)
{
	if (sentence == NULL || *sentence == '\0')
		return text;
	return *text == '\0' ? sentence : arena_printf(a, "%s %s", text,
	    sentence);
}

const char *
reasons_consequence(const struct scheme *s, const char *pathway,
    const char *use, const char *reasons, int decided_on, struct arena *a)
{
	const char *text = "", *code;

	while (use != NULL && (code = codes_next(&reasons, a)) != NULL) {
		const struct reason_row *r = scheme_reason(s, pathway, use,
		    code);
		const char *words = r == NULL ? "" :
		    come_back_words(r, decided_on, a);

		if (strstr(text, words) == NULL)
			text = add_sentence(text, words, a);
	}
	return text;
}

const char *
proposal_consequence(const struct scheme *s, const char *pathway,
    const struct proposal *p, struct arena *a)
{
	const char *use = disposition_reason_use(p->disposition);
	const char *reasons = p->reasons, *missing = p->missing, *code;
	const struct disposition_row *row;
	const char *text = "";

	while (use != NULL && (code = codes_next(&reasons, a)) != NULL) {
		const struct reason_row *r = scheme_reason(s, pathway, use,
		    code);

		if (r != NULL)
			text = add_sentence(text, consequence_words(r, a),
			    a);
	}
	while ((code = codes_next(&missing, a)) != NULL) {
		const struct missing_row *r = scheme_missing(s, pathway,
		    code);

		if (r != NULL)
			text = add_sentence(text, r->says, a);
	}
	row = scheme_disposition(s, pathway,
	    (enum disposition)p->disposition);
	return *text == '\0' && row != NULL && row->says != NULL ?
	    row->says : text;
}
