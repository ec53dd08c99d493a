/*
 * Judging the fixed conditions of rule packs about one case.  Each says
 * whether it is met, whether the fact is missing, or whether the fact is
 * there and says otherwise; and what it found, in a sentence that may stand
 * on a shared screen: no text that a person typed is repeated.
 */
#include "src/domain/gates/asked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/gate.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/values/year.h"

static bool
judge_present(struct asked *q, const struct predicate_row *p, struct err *e)
{
	(void)e;
	if (field_value(q, p->field) == NULL)
		return say_blank(q, p->field);
	return say(q, CRITERION_MET, arena_printf(q->arena,
	    "Filled in: %s.", field_label(q, p->field)));
}

/* Is one of the codes in VALUE one of those in WANTED? */
static bool
codes_meet(struct asked *q, const char *wanted, const char *value)
{
	while (value != NULL && *value != '\0') {
		size_t n = strcspn(value, ";");
		char *code = text_trim(arena_strndup(q->arena, value, n));

		for (const char *w = wanted; *w != '\0';) {
			size_t k = strcspn(w, ";");

			if (strcasecmp(code, text_trim(arena_strndup(
			    q->arena, w, k))) == 0)
				return true;
			w += k + (w[k] == ';');
		}
		value += n + (value[n] == ';');
	}
	return false;
}

static bool
judge_is(struct asked *q, const struct predicate_row *p, struct err *e)
{
	const char *value = field_value(q, p->field);
	bool met;

	(void)e;
	if (value == NULL)
		return say_blank(q, p->field);
	met = codes_meet(q, p->value, value);
	return say(q, met ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "%s is %s of: %s.",
	    field_label(q, p->field), met ? "one" : "none", p->value));
}

static bool
judge_answer(struct asked *q, const struct predicate_row *p,
    const char *wanted)
{
	const char *value = field_value(q, p->field);
	bool yes;

	if (value == NULL)
		return say_blank(q, p->field);
	yes = strcasecmp(value, "yes") == 0;
	return say(q, yes == (strcmp(wanted, "yes") == 0) ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena, "%s: %s.",
	    field_label(q, p->field), yes ? "yes" : "no"));
}

static bool
judge_yes(struct asked *q, const struct predicate_row *p, struct err *e)
{
	(void)e;
	return judge_answer(q, p, "yes");
}

static bool
judge_no(struct asked *q, const struct predicate_row *p, struct err *e)
{
	(void)e;
	return judge_answer(q, p, "no");
}

static bool
judge_year_between(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *field = p->field != NULL ? p->field : "year_group";
	const char *value = field_value(q, field);
	int low = 0, high = 0, year;

	(void)e;
	if (value == NULL)
		return say_blank(q, field);
	range_parse(p->value, &low, &high);
	year = year_number(value);
	return say(q, year != INT_NONE && year >= low && year <= high ?
	    CRITERION_MET : CRITERION_NOT_MET, arena_printf(q->arena,
	    "Year group %s.", year != INT_NONE ? value : "not stated"));
}

static bool
number_of(const char *value, double *out)
{
	char *end;

	*out = strtod(value, &end);
	end += strspn(end, " %");
	return end != value && *end == '\0';
}

/* SIGNS: which of less, equal and greater will do. */
static bool
judge_number(struct asked *q, const struct predicate_row *p,
    const char *signs)
{
	const char *value = field_value(q, p->field);
	double n, limit = strtod(p->value, NULL);
	char sign;

	if (value == NULL || !number_of(value, &n))
		return say_blank(q, p->field);
	sign = n < limit ? '<' : n > limit ? '>' : '=';
	return say(q, strchr(signs, sign) != NULL ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena, "%s: %g.",
	    field_label(q, p->field), n));
}

static bool
judge_at_least(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	(void)e;
	return judge_number(q, p, "=>");
}

static bool
judge_at_most(struct asked *q, const struct predicate_row *p, struct err *e)
{
	(void)e;
	return judge_number(q, p, "<=");
}

static bool
judge_more_than(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	(void)e;
	return judge_number(q, p, ">");
}

static const char *
pathway_label(const struct asked *q, const char *pathway)
{
	const struct pathway *p = scheme_pathway(q->dossier->scheme, pathway);

	return p != NULL && p->label != NULL ? p->label : pathway;
}

/* A field that stands for what is older than the register. */
static int
field_day(const struct asked *q, const char *field)
{
	const char *value = field_value(q, field);

	return value != NULL ? day_parse(value) : DAY_NONE;
}

/* An anonymous case counts once it was joined to a named one. */
static bool
judge_earlier_case(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *label = pathway_label(q, p->value);
	int before = field_day(q, p->field);
	struct earlier_case c;
	bool found;

	if (!db_earlier_case(q->db, &q->dossier->referral, p->value, q->day,
	    q->arena, &c, &found, e))
		return false;
	if (found)
		return say(q, CRITERION_MET, arena_printf(q->arena,
		    "%s of %s: %s%s.", label, day_text(q, c.decided_on),
		    c.ref, c.anonymous == 1 ? ", joined to this case" : ""));
	if (before == DAY_NONE)
		return say(q, CRITERION_MISSING, arena_printf(q->arena,
		    "No case on record: %s.", label));
	return say(q, before <= q->day ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "%s of %s, as the form says.", label,
	    day_text(q, before)));
}

/* A review answers the plan only when it came after it. */
static bool
say_review(struct asked *q, int reviewed, int decided)
{
	const char *on = day_text(q, reviewed);

	if (reviewed > q->day)
		return say(q, CRITERION_NOT_MET, arena_printf(q->arena,
		    "The review of %s lies ahead.", on));
	if (decided != DAY_NONE && reviewed < decided)
		return say(q, CRITERION_NOT_MET, arena_printf(q->arena,
		    "The review of %s was before the plan of %s.", on,
		    day_text(q, decided)));
	return say(q, CRITERION_MET, arena_printf(q->arena,
	    "Plan reviewed on %s.", on));
}

static bool
judge_plan_reviewed(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const struct pathway *own = scheme_pathway(q->dossier->scheme,
	    q->pathway);
	const char *earlier = p->value != NULL ? p->value :
	    own != NULL ? own->earlier : NULL;
	int reviewed = field_day(q, p->field != NULL ? p->field :
	    "plan_reviewed_on");
	int decided = field_day(q, "earlier_forum_on");
	struct earlier_case c = { .decided_on = DAY_NONE };
	bool found = false;

	if (earlier != NULL && !db_earlier_case(q->db,
	    &q->dossier->referral, earlier, q->day, q->arena, &c, &found, e))
		return false;
	if (found)
		decided = c.decided_on;
	if (reviewed == DAY_NONE && found)
		reviewed = c.reviewed_on;
	if (reviewed == DAY_NONE)
		return say(q, CRITERION_MISSING, "No review of the earlier "
		    "plan is on record.");
	return say_review(q, reviewed, decided);
}

static const char *
evidence_label(const struct asked *q, const char *code)
{
	const struct scheme *s = q->dossier->scheme;
	const struct paper_row *paper = scheme_paper(s, q->pathway, code);

	if (paper != NULL)
		return paper->label;
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, q->pathway) &&
		    strcmp(c->criterion, code) == 0)
			return c->label;
	return code;
}

static bool
judge_evidence(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	bool held = dossier_holds(q->dossier, p->value);

	(void)e;
	return say(q, held ? CRITERION_MET : CRITERION_MISSING,
	    arena_printf(q->arena, "%s: %s.", held ? "Held" : "Not held",
	    evidence_label(q, p->value)));
}

static bool
is_refused(const struct dossier *d, int kind)
{
	for (int i = 0; i < d->consent_count; i++)
		if (d->consents[i].kind == kind &&
		    d->consents[i].state == CONSENT_REFUSED)
			return true;
	return false;
}

static bool
judge_consent(struct asked *q, const struct predicate_row *p, struct err *e)
{
	static const char *const words[] = { "refer", "share what is known",
		"the privacy notice" };
	int kind = word_value(consent_kind_words, p->field);
	bool given = dossier_consent(q->dossier, kind);
	bool refused = is_refused(q->dossier, kind);

	(void)e;
	return say(q, given ? CRITERION_MET : refused ? CRITERION_NOT_MET :
	    CRITERION_MISSING, arena_printf(q->arena, "Consent (%s): %s.",
	    words[kind], given ? "given" : refused ? "refused" :
	    "not on record"));
}

static bool
judge_anonymous(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	bool yes = q->dossier->referral.anonymous == 1;

	(void)p;
	(void)e;
	return say(q, yes ? CRITERION_MET : CRITERION_NOT_MET,
	    yes ? "An anonymous case." : "A named case.");
}

static bool
judge_named(struct asked *q, const struct predicate_row *p, struct err *e)
{
	judge_anonymous(q, p, e);
	return say(q, q->state == CRITERION_MET ? CRITERION_NOT_MET :
	    CRITERION_MET, q->found);
}

static bool
judge_school_in_authority(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *la = q->dossier->school.la_code;
	const char *wanted = p->value != NULL ? p->value :
	    q->dossier->scheme->authority;
	bool met;

	(void)e;
	if (la == NULL)
		return say(q, CRITERION_MISSING, "The authority of the "
		    "school is not known to this register.");
	met = codes_meet(q, wanted, la);
	return say(q, met ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "The school is in authority %s.", la));
}

static bool
judge_school_phase(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *phase = q->dossier->school.phase;

	(void)e;
	if (phase == NULL)
		return say(q, CRITERION_MISSING, "The phase of the school "
		    "is not known to this register.");
	return say(q, codes_meet(q, p->value, phase) ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena,
	    "The phase of the school is %s.", phase));
}

/* The town of the school's address stands for its area. */
static bool
judge_school_town(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *town = q->dossier->school.town;

	(void)e;
	if (town == NULL)
		return say(q, CRITERION_MISSING, "The town of the school is "
		    "not known to this register.");
	return say(q, codes_meet(q, p->value, town) ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena,
	    "The school is in %s.", town));
}

static bool
judge_sen_is(struct asked *q, const struct predicate_row *p, struct err *e)
{
	const char *sen = q->dossier->referral.sen_provision;

	(void)e;
	if (sen == NULL)
		return say_blank(q, "sen_provision");
	return say(q, codes_meet(q, p->value, sen) ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena, "SEN provision %s.",
	    sen));
}

static bool
judge_need_is(struct asked *q, const struct predicate_row *p, struct err *e)
{
	const char *first = q->dossier->referral.sen_need_primary;
	const char *others = field_value(q, "sen_need_secondary");
	bool met;

	(void)e;
	if (first == NULL && others == NULL)
		return say_blank(q, "sen_need_primary");
	met = codes_meet(q, p->value, first) ||
	    codes_meet(q, p->value, others);
	return say(q, met ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "Main need %s%s.", first != NULL ? first :
	    "not stated", others != NULL ? ", and others" : ""));
}

static bool
judge_age_between(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const struct dossier *d = q->dossier;
	int low = 0, high = 0, age;

	(void)e;
	if (!d->has_pupil || d->pupil.date_of_birth == DAY_NONE)
		return say_blank(q, "date_of_birth");
	range_parse(p->value, &low, &high);
	age = age_on(d->pupil.date_of_birth, q->day);
	return say(q, age >= low && age <= high ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena, "Age %d.", age));
}

static bool
judge_received_within(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const struct scheme *s = q->dossier->scheme;
	int on = q->dossier->referral.received;
	bool met = on >= s->valid_from && (s->valid_to == DAY_NONE ||
	    on <= s->valid_to);

	(void)p;
	(void)e;
	return say(q, met ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "Received %s; the rules are of %s to %s.",
	    day_text(q, on), day_text(q, s->valid_from),
	    s->valid_to == DAY_NONE ? "now" : day_text(q, s->valid_to)));
}

static bool
judge_received_by(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	int on = q->dossier->referral.received;

	(void)e;
	return say(q, on <= day_parse(p->value) ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena, "Received %s.",
	    day_text(q, on)));
}

/* Days from the date in the field to the day of judging. */
static bool
days_since(struct asked *q, const struct predicate_row *p, int *out)
{
	int on = field_day(q, p->field);

	if (on == DAY_NONE) {
		say_blank(q, p->field);
		return false;
	}
	*out = q->day - on;
	return true;
}

static bool
judge_weeks_since(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	int days;

	(void)e;
	if (!days_since(q, p, &days))
		return true;
	return say(q, days >= 7 * strtol(p->value, NULL, 10) ?
	    CRITERION_MET : CRITERION_NOT_MET, arena_printf(q->arena,
	    "%s: %d week%s ago.", field_label(q, p->field), days / 7,
	    days / 7 == 1 ? "" : "s"));
}

static bool
judge_days_since(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	int days;

	(void)e;
	if (!days_since(q, p, &days))
		return true;
	return say(q, days >= 0 && days <= strtol(p->value, NULL, 10) ?
	    CRITERION_MET : CRITERION_NOT_MET, arena_printf(q->arena,
	    "%s: %d day%s ago.", field_label(q, p->field), days,
	    days == 1 ? "" : "s"));
}

static bool
judge_places_left(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	struct places n;

	if (!places_count(q->db, q->dossier->scheme, p->value, NULL, q->day,
	    &n, e))
		return false;
	if (n.capacity == INT_NONE)
		return say(q, CRITERION_MET, "No figure is given for these "
		    "places.");
	return say(q, n.taken < n.capacity ? CRITERION_MET :
	    CRITERION_NOT_MET, arena_printf(q->arena,
	    "Places taken: %d of %d.", n.taken, n.capacity));
}

static bool
judge_finished_provision(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const struct provision *v = scheme_provision(q->dossier->scheme,
	    p->value);
	const char *label = v != NULL ? v->label : p->value;
	int ended;

	if (!db_finished_place(q->db, &q->dossier->referral, p->value,
	    q->day, &ended, e))
		return false;
	if (ended == DAY_NONE)
		return say(q, CRITERION_MISSING, arena_printf(q->arena,
		    "No place on record that has ended: %s.", label));
	return say(q, CRITERION_MET, arena_printf(q->arena,
	    "%s ended on %s.", label, day_text(q, ended)));
}

/* Is it asked for: always, or because another field has a certain value? */
static bool
is_wanted(const struct asked *q, int required, const char *when_field,
    const char *when_value)
{
	struct asked other = *q;
	const char *value = field_value(q, when_field);

	return required == 1 || (when_field != NULL && when_value != NULL &&
	    value != NULL && codes_meet(&other, when_value, value));
}

static const char *
join(struct asked *q, const char *list, const char *label)
{
	return *list == '\0' ? label : arena_printf(q->arena, "%s, %s", list,
	    label);
}

static const char *
lacks(struct asked *q)
{
	const struct scheme *s = q->dossier->scheme;
	const char *list = "";

	SCHEME_ROWS(s, PART_FIELDS, struct form_field, f)
		if (field_is_wanted(q->dossier, q->pathway, f, q->arena) &&
		    field_value(q, f->field) == NULL)
			list = join(q, list, f->label);
	SCHEME_ROWS(s, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, q->pathway) &&
		    is_wanted(q, p->required, p->when_field, p->when_value) &&
		    !dossier_holds(q->dossier, p->paper))
			list = join(q, list, p->label);
	return list;
}

static bool
judge_complete(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *list = lacks(q);

	(void)p;
	(void)e;
	if (*list == '\0')
		return say(q, CRITERION_MET, "Form and papers are "
		    "complete.");
	return say(q, CRITERION_MISSING, arena_printf(q->arena,
	    "Still wanted: %s.", list));
}

const char *
form_lacks(const struct dossier *d, const char *pathway, struct arena *a)
{
	struct asked q = { .dossier = d, .pathway = pathway, .arena = a };

	return lacks(&q);
}

bool
paper_is_wanted(const struct dossier *d, const char *pathway,
    const struct paper_row *p, struct arena *a)
{
	struct asked q = { .dossier = d, .pathway = pathway, .arena = a };

	return scheme_serves(p->pathway, pathway) &&
	    is_wanted(&q, p->required, p->when_field, p->when_value);
}

/* An anonymous case is asked for nothing that says who the pupil is. */
bool
field_is_wanted(const struct dossier *d, const char *pathway,
    const struct form_field *f, struct arena *a)
{
	struct asked q = { .dossier = d, .pathway = pathway, .arena = a };

	return scheme_serves(f->pathway, pathway) &&
	    !(d->referral.anonymous == 1 && f->identity == 1) &&
	    is_wanted(&q, f->required, f->when_field, f->when_value);
}

#define JUDGE(name, field, value, judge) judge,

static bool (*const judges[])(struct asked *, const struct predicate_row *,
    struct err *) = { PREDICATES(JUDGE) };

bool
predicate_judge(struct asked *q, const struct predicate_row *row,
    struct err *e)
{
	const struct predicate *p = predicate_find(row->predicate);

	if (p == NULL) {
		err_set(e, ERR_CONFIG, "The rules of %s have a condition "
		    "“%s” that this convene does not know. Use a newer one.",
		    q->dossier->scheme->id, row->predicate);
		return false;
	}
	return judges[p - predicates](q, row, e);
}
