/*
 * Judging what belongs to one pathway of a rule pack: criteria and their
 * predicates, dispositions and their keys, reasons, and what names a field,
 * an outcome or a provision of the same pathway.
 */
#include "src/domain/scheme/scheme-read.h"

#include <string.h>

#include "src/domain/gates/predicate.h"

static const struct form_field *
field_of(const struct scheme *s, const char *pathway, const char *field)
{
	SCHEME_ROWS(s, PART_FIELDS, struct form_field, f)
		if (f->field != NULL && scheme_meets(f->pathway, pathway) &&
		    strcmp(f->field, field) == 0)
			return f;
	return NULL;
}

static bool
paper_of(const struct scheme *s, const char *pathway, const char *paper)
{
	SCHEME_ROWS(s, PART_PAPERS, struct paper_row, p)
		if (p->paper != NULL && scheme_meets(p->pathway, pathway) &&
		    strcmp(p->paper, paper) == 0)
			return true;
	return false;
}

static bool
outcome_of(const struct scheme *s, const char *pathway, const char *outcome)
{
	SCHEME_ROWS(s, PART_OUTCOMES, struct outcome_row, o)
		if (o->outcome != NULL && scheme_meets(o->pathway, pathway) &&
		    strcmp(o->outcome, outcome) == 0)
			return true;
	return false;
}

static bool
disposition_of(const struct scheme *s, const char *pathway, int disposition)
{
	SCHEME_ROWS(s, PART_DISPOSITIONS, struct disposition_row, d)
		if (scheme_meets(d->pathway, pathway) &&
		    d->disposition == disposition)
			return true;
	return false;
}

/* "required when FIELD has one of VALUES" of a field or a paper. */
static void
judge_when(struct pack_reader *r, enum pack_part part, int i)
{
	const struct scheme *s = &r->out->scheme;
	const char *pathway = pack_text_of(s, part, i, "pathway");
	const char *field = pack_text_of(s, part, i, "when_field");
	const char *value = pack_text_of(s, part, i, "when_value");

	if (field != NULL && field_of(s, pathway, field) == NULL)
		pack_row_fault(r, part, i, "when_field", "There is no field "
		    "“%s” of this pathway in fields.csv. Add it there, or "
		    "correct it here.", field);
	if ((field == NULL) != (value == NULL))
		pack_row_fault(r, part, i, field == NULL ? "when_field" :
		    "when_value", "when_field and when_value belong "
		    "together. Fill in both, or neither.");
}

static const char *const acts[] = { "list", "accept", "advise", "release",
	"outside", "add", "start", "close", NULL };

static void
judge_acts(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct criterion *c = pack_row(s, PART_CRITERIA, i);
	const char *list = c->acts_on, *act;

	while ((act = list_next(&list, r->arena)) != NULL)
		if (word_value(acts, act) == INT_NONE &&
		    !outcome_of(s, c->pathway, act))
			pack_row_fault(r, PART_CRITERIA, i, "acts_on", "“%s” "
			    "should be list, accept, advise, release, "
			    "outside, add, start, close, or an outcome of "
			    "this pathway in outcomes.csv.", act);
}

static bool
override_reasons(const struct scheme *s, const char *pathway,
    const char *use)
{
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, x)
		if (x->use != NULL && strcmp(x->use, use) == 0 &&
		    scheme_meets(x->pathway, pathway))
			return true;
	return false;
}

static void
judge_criterion(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct criterion *c = pack_row(s, PART_CRITERIA, i);

	judge_acts(r, i);
	if (c->override == 1 && !override_reasons(s, c->pathway, "override"))
		pack_row_fault(r, PART_CRITERIA, i, "override", "There is no "
		    "reason of use override for this pathway in "
		    "reasons.csv. Add one, or write no here.");
}

static void
judge_predicate(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct predicate_row *p = pack_row(s, PART_PREDICATES, i);
	struct err e = ERR_INIT;
	const char *heading;
	bool known = false;

	if (p->pathway == NULL || p->criterion == NULL ||
	    p->predicate == NULL)
		return;
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c)
		known |= c->pathway != NULL && c->criterion != NULL &&
		    strcmp(c->pathway, p->pathway) == 0 &&
		    strcmp(c->criterion, p->criterion) == 0;
	if (!known)
		pack_row_fault(r, PART_PREDICATES, i, "criterion", "There is "
		    "no criterion “%s” of pathway %s in criteria.csv. Add "
		    "it there, or correct it here.", p->criterion,
		    p->pathway);
	if (!predicate_check(s, p, &heading, &e))
		pack_row_fault(r, PART_PREDICATES, i, heading, "%s", e.text);
}

/* Keys: one small letter that means nothing else on the case screen. */
static void
judge_key(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct disposition_row *d = pack_row(s, PART_DISPOSITIONS, i);

	if (d->key == NULL)
		return;
	if (d->key[0] < 'a' || d->key[0] > 'z' || d->key[1] != '\0') {
		pack_row_fault(r, PART_DISPOSITIONS, i, "key", "A key is one "
		    "small letter; m for what stands in the list behind m.");
		return;
	}
	if (strchr(SCHEME_KEYS_RESERVED, d->key[0]) != NULL) {
		pack_row_fault(r, PART_DISPOSITIONS, i, "key", "“%s” has "
		    "another meaning on the case screen. Take a letter other "
		    "than " SCHEME_KEYS_RESERVED ".", d->key);
		return;
	}
	for (int k = 0; k < i && *d->key != 'm'; k++) {
		const struct disposition_row *o = pack_row(s,
		    PART_DISPOSITIONS, k);

		if (o->key != NULL && strcmp(o->key, d->key) == 0 &&
		    scheme_meets(o->pathway, d->pathway))
			pack_row_fault(r, PART_DISPOSITIONS, i, "key", "“%s” "
			    "is the key of “%s” already. Take another "
			    "letter, or m.", d->key,
			    o->label != NULL ? o->label : "another");
	}
}

static bool
has_row_for(const struct scheme *s, enum pack_part part, const char *pathway)
{
	for (int i = 0; i < s->part[part].count; i++)
		if (scheme_meets(pack_text_of(s, part, i, "pathway"), pathway))
			return true;
	return false;
}

/* The use of reasons that a disposition takes. */
static const char *
reason_use(int disposition)
{
	switch (disposition) {
	case DISP_DEFER:
		return "defer";
	case DISP_WITHDRAWN:
	case DISP_NO_LONGER_APPLICABLE:
		return "withdraw";
	default:
		return "decline";
	}
}

/* What a disposition needs must be there to be chosen. */
static void
judge_needs(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct disposition_row *d = pack_row(s, PART_DISPOSITIONS, i);
	const char *use = reason_use(d->disposition);

	if (d->pathway == NULL)
		return;
	if (code_in_list(d->needs, "reason") &&
	    !override_reasons(s, d->pathway, use))
		pack_row_fault(r, PART_DISPOSITIONS, i, "needs", "There is no "
		    "reason of use %s for this pathway in reasons.csv. Add "
		    "some, or take “reason” away here.", use);
	if (code_in_list(d->needs, "missing") &&
	    !has_row_for(s, PART_MISSING, d->pathway))
		pack_row_fault(r, PART_DISPOSITIONS, i, "needs", "There is "
		    "nothing for this pathway in missing.csv. Add some, or "
		    "take “missing” away here.");
	if (code_in_list(d->needs, "condition") &&
	    !has_row_for(s, PART_CONDITIONS, d->pathway))
		pack_row_fault(r, PART_DISPOSITIONS, i, "needs", "There is "
		    "nothing for this pathway in conditions.csv. Add some, "
		    "or take “condition” away here.");
	if (d->plan == 1 && d->template == NULL)
		pack_row_fault(r, PART_DISPOSITIONS, i, "template", "A "
		    "disposition with a plan needs a template. Name one.");
}

static void
judge_outcome(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct outcome_row *o = pack_row(s, PART_OUTCOMES, i);

	if (o->disposition != INT_NONE && o->pathway != NULL &&
	    !disposition_of(s, o->pathway, o->disposition))
		pack_row_fault(r, PART_OUTCOMES, i, "disposition", "Pathway "
		    "%s has no disposition %s in dispositions.csv. Add it "
		    "there, or correct it here.", o->pathway,
		    disposition_words[o->disposition]);
	if (o->contingent == 1 && o->provision == NULL)
		pack_row_fault(r, PART_OUTCOMES, i, "provision", "A promised "
		    "place needs a provision. Name it.");
}

static void
judge_missing(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct missing_row *m = pack_row(s, PART_MISSING, i);

	if (m->field != NULL && field_of(s, m->pathway, m->field) == NULL &&
	    !paper_of(s, m->pathway, m->field))
		pack_row_fault(r, PART_MISSING, i, "field", "“%s” is neither "
		    "a field in fields.csv nor a paper in papers.csv of "
		    "this pathway.", m->field);
}

static bool
event_of(const struct scheme *s, const char *pathway, const char *event)
{
	SCHEME_ROWS(s, PART_EVENTS, struct event_row, r)
		if (r->template != NULL && scheme_meets(r->pathway, pathway)
		    && strcmp(word_of(event_words, r->event), event) == 0)
			return true;
	return false;
}

/* Dispositions, outcomes or provisions, with ";" between; what documents say
 * may also go with an event that makes one. */
static void
judge_applies(struct pack_reader *r, enum pack_part part, int i)
{
	const struct scheme *s = &r->out->scheme;
	const char *pathway = pack_text_of(s, part, i, "pathway");
	const char *list = pack_text_of(s, part, i, "applies"), *code;

	while ((code = list_next(&list, r->arena)) != NULL) {
		int disposition = word_value(disposition_words, code);

		if ((disposition != INT_NONE &&
		    disposition_of(s, pathway, disposition)) ||
		    outcome_of(s, pathway, code) ||
		    pack_has(s, PART_PROVISIONS, "provision", code) ||
		    (part != PART_CLOCKS && event_of(s, pathway, code)))
			continue;
		pack_row_fault(r, part, i, "applies", "“%s” is no "
		    "disposition or outcome of this pathway and no "
		    "provision.", code);
	}
}

/* Dates of reviews are compared with a window when they are agreed: in
 * weeks. */
static void
judge_window(struct pack_reader *r, int i)
{
	const struct clock_row *c = pack_row(&r->out->scheme, PART_CLOCKS,
	    i);

	if (c->window == 1 && (c->unit == NULL ||
	    strcmp(c->unit, "weeks") != 0))
		pack_row_fault(r, PART_CLOCKS, i, "window", "A window is in "
		    "weeks. Write weeks under unit, or no here.");
	else if (c->window == 1 && !code_in_list(c->waits_for, "reviewed"))
		pack_row_fault(r, PART_CLOCKS, i, "window", "The date that "
		    "is agreed is that of the next review. Write reviewed "
		    "under waits_for, or no here.");
}

/* What has ended does not come again. */
static void
judge_repeats(struct pack_reader *r, int i)
{
	const struct clock_row *c = pack_row(&r->out->scheme, PART_CLOCKS,
	    i);

	if (c->repeats == 1 && c->waits_for != NULL &&
	    (strcmp(c->waits_for, "ended") == 0 ||
	    strcmp(c->waits_for, "closed") == 0))
		pack_row_fault(r, PART_CLOCKS, i, "repeats", "This clock "
		    "waits for the end, after which it does not run. Write "
		    "no here.");
}

/* What a clock proposes has a reason that people read. */
static void
judge_proposal(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct clock_row *c = pack_row(s, PART_CLOCKS, i);
	bool found = false;

	if (c->reason == NULL)
		return;
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, x)
		found |= x->reason != NULL && x->use != NULL &&
		    strcmp(x->reason, c->reason) == 0 &&
		    (strcmp(x->use, "close") == 0 ||
		    strcmp(x->use, "withdraw") == 0) &&
		    scheme_meets(x->pathway, c->pathway);
	if (!found)
		pack_row_fault(r, PART_CLOCKS, i, "reason", "There is no "
		    "reason “%s” of use close or withdraw for this pathway "
		    "in reasons.csv. Add it there, or correct it here.",
		    c->reason);
	if (c->proposes == NULL)
		pack_row_fault(r, PART_CLOCKS, i, "proposes", "A reason "
		    "belongs to a proposal. Write what is proposed, such as "
		    "closed.");
}

static void
judge_event(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct event_row *v = pack_row(s, PART_EVENTS, i);

	if (v->event != INT_NONE && v->event < HAPPENED_FIRST_RECORDED)
		pack_row_fault(r, PART_EVENTS, i, "event", "“%s” follows "
		    "from another act and is not recorded by itself.",
		    event_words[v->event]);
	if (v->result != NULL && !pack_has(s, PART_CODES, "set_name",
	    v->result))
		pack_row_fault(r, PART_EVENTS, i, "result", "There is no "
		    "code set “%s” in codes.csv. Add it there, or correct it "
		    "here.", v->result);
	if (code_in_list(v->needs, "result") && v->result == NULL)
		pack_row_fault(r, PART_EVENTS, i, "result", "This event "
		    "needs a result. Name the code set of what can come of "
		    "it.");
}

/* A place is a name in templates, where "-" stands as "_". */
static void
judge_place(struct pack_reader *r, int i)
{
	const struct sentence *x = pack_row(&r->out->scheme, PART_SENTENCES,
	    i);

	if (x->place != NULL && strspn(x->place,
	    "abcdefghijklmnopqrstuvwxyz-") != strlen(x->place))
		pack_row_fault(r, PART_SENTENCES, i, "place", "“%s” should "
		    "be small letters and “-”, such as school-does.",
		    x->place);
}

static void
judge_clock(struct pack_reader *r, int i)
{
	const struct clock_row *c = pack_row(&r->out->scheme, PART_CLOCKS,
	    i);

	judge_applies(r, PART_CLOCKS, i);
	judge_when(r, PART_CLOCKS, i);
	judge_window(r, i);
	judge_repeats(r, i);
	judge_proposal(r, i);
	if (c->low == INT_NONE && c->high == INT_NONE)
		pack_row_fault(r, PART_CLOCKS, i, "high", "A clock needs a "
		    "limit. Write a number, or take the row away.");
}

static void
judge_reason(struct pack_reader *r, int i)
{
	const struct reason_row *x = pack_row(&r->out->scheme, PART_REASONS,
	    i);
	bool before = x->consequence != NULL &&
	    strcmp(x->consequence, "not-before") == 0;

	if (before && x->after_weeks == INT_NONE)
		pack_row_fault(r, PART_REASONS, i, "after_weeks", "For "
		    "not-before a number of weeks is needed.");
}

/* A chooser has nine rows: more reasons could not be given in one key. */
#define REASONS_MOST 9

static void
judge_reason_count(struct pack_reader *r, const char *pathway, int last)
{
	const struct scheme *s = &r->out->scheme;
	const struct reason_row *x = pack_row(s, PART_REASONS, last);
	int n = 0;

	for (int i = 0; i <= last; i++) {
		const struct reason_row *o = pack_row(s, PART_REASONS, i);

		n += o->use != NULL && x->use != NULL &&
		    strcmp(o->use, x->use) == 0 && o->pathway != NULL &&
		    scheme_serves(o->pathway, pathway);
	}
	if (n == REASONS_MOST + 1)
		pack_row_fault(r, PART_REASONS, last, "use", "Pathway %s has "
		    "more than %d reasons of use %s, which is more than can "
		    "be chosen with one key. Join some.", pathway,
		    REASONS_MOST, x->use);
}

static void
judge_reason_counts(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;

	SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
		for (int i = 0; p->pathway != NULL &&
		    i < s->part[PART_REASONS].count; i++) {
			const struct reason_row *x = pack_row(s,
			    PART_REASONS, i);

			if (x->pathway != NULL && scheme_serves(x->pathway,
			    p->pathway))
				judge_reason_count(r, p->pathway, i);
		}
}

/* Every pathway must let its cases leave the meeting. */
static void
judge_pathway(struct pack_reader *r, int i)
{
	const struct scheme *s = &r->out->scheme;
	const struct pathway *p = pack_row(s, PART_PATHWAYS, i);

	if (p->pathway != NULL && !has_row_for(s, PART_DISPOSITIONS,
	    p->pathway))
		pack_row_fault(r, PART_PATHWAYS, i, "pathway", "There is no "
		    "disposition for this pathway in dispositions.csv, so "
		    "nothing could be decided. Add some.");
}

static void
each(struct pack_reader *r, enum pack_part part,
    void judge(struct pack_reader *, int))
{
	for (int i = 0; i < r->out->scheme.part[part].count; i++)
		judge(r, i);
}

void
pack_judge_pathways(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;

	each(r, PART_PATHWAYS, judge_pathway);
	each(r, PART_CRITERIA, judge_criterion);
	each(r, PART_PREDICATES, judge_predicate);
	each(r, PART_DISPOSITIONS, judge_key);
	each(r, PART_DISPOSITIONS, judge_needs);
	each(r, PART_OUTCOMES, judge_outcome);
	each(r, PART_MISSING, judge_missing);
	each(r, PART_REASONS, judge_reason);
	each(r, PART_CLOCKS, judge_clock);
	each(r, PART_EVENTS, judge_event);
	judge_reason_counts(r);
	for (int i = 0; i < s->part[PART_ACTIONS].count; i++)
		judge_applies(r, PART_ACTIONS, i);
	for (int i = 0; i < s->part[PART_SENTENCES].count; i++) {
		judge_applies(r, PART_SENTENCES, i);
		judge_when(r, PART_SENTENCES, i);
		judge_place(r, i);
	}
	for (int i = 0; i < s->part[PART_FIELDS].count; i++)
		judge_when(r, PART_FIELDS, i);
	for (int i = 0; i < s->part[PART_PAPERS].count; i++)
		judge_when(r, PART_PAPERS, i);
}
