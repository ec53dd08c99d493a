/*
 * The fixed set of conditions that a rule pack may use.  A pack combines
 * them by rows and can say nothing else: there is no language in it.
 */
#ifndef DOMAIN_PREDICATE_H
#define DOMAIN_PREDICATE_H

#include "src/domain/gates/gate.h"
#include "src/domain/scheme/scheme.h"

/* What a predicate looks at, and where it puts what it has to say. */
struct asked {
	struct db *db;
	const struct dossier *dossier;
	const char *pathway;	/* it is judged against this one */
	int day;
	struct arena *arena;
	enum criterion_state state;	/* met, missing or not met ... */
	const char *found;		/* ... and what was found */
};

/* What its two columns must hold. */
enum predicate_arg {
	ARG_NONE,
	ARG_FIELD,		/* a field of the pathway's form */
	ARG_FIELD_OR_NONE,
	ARG_DATE_OR_NONE,	/* the same, of kind date */
	ARG_DATES,		/* a field of kind dates */
	ARG_EVENT,		/* an event that the pathway records */
	ARG_RESULT_OR_NONE,	/* what can come of it */
	ARG_WORDS,		/* codes with ";" between */
	ARG_WORDS_OR_NONE,
	ARG_RANGE,		/* "7-11" */
	ARG_NUMBER,
	ARG_DAY,		/* a date */
	ARG_PATHWAY,
	ARG_PROVISION,
	ARG_EVIDENCE,		/* a paper or a criterion of the pathway */
	ARG_CONSENT		/* refer, share or privacy */
};

/* One row per condition: its name, what its columns "field" and "value"
 * hold, and the function that judges it, in predicate.c or, where days are
 * counted, in predicate-time.c. */
#define PREDICATES(X) \
	X("present", ARG_FIELD, ARG_NONE, judge_present) \
	X("is", ARG_FIELD, ARG_WORDS, judge_is) \
	X("yes", ARG_FIELD, ARG_NONE, judge_yes) \
	X("no", ARG_FIELD, ARG_NONE, judge_no) \
	X("year-between", ARG_FIELD_OR_NONE, ARG_RANGE, \
	  judge_year_between) \
	X("at-least", ARG_FIELD, ARG_NUMBER, judge_at_least) \
	X("at-most", ARG_FIELD, ARG_NUMBER, judge_at_most) \
	X("earlier-case", ARG_DATE_OR_NONE, ARG_PATHWAY, \
	  judge_earlier_case) \
	X("plan-reviewed", ARG_DATE_OR_NONE, ARG_WORDS_OR_NONE, \
	  judge_plan_reviewed) \
	X("evidence", ARG_NONE, ARG_EVIDENCE, judge_evidence) \
	X("consent", ARG_CONSENT, ARG_NONE, judge_consent) \
	X("anonymous", ARG_NONE, ARG_NONE, judge_anonymous) \
	X("named", ARG_NONE, ARG_NONE, judge_named) \
	X("school-in-authority", ARG_FIELD_OR_NONE, ARG_WORDS_OR_NONE, \
	  judge_school_in_authority) \
	X("school-phase", ARG_FIELD_OR_NONE, ARG_WORDS, \
	  judge_school_phase) \
	X("sen-is", ARG_FIELD_OR_NONE, ARG_WORDS, judge_sen_is) \
	X("need-is", ARG_FIELD_OR_NONE, ARG_WORDS, judge_need_is) \
	X("age-between", ARG_FIELD_OR_NONE, ARG_RANGE, \
	  judge_age_between) \
	X("received-within", ARG_FIELD_OR_NONE, ARG_NONE, \
	  judge_received_within) \
	X("received-by", ARG_FIELD_OR_NONE, ARG_DAY, judge_received_by) \
	X("weeks-since", ARG_FIELD, ARG_NUMBER, judge_weeks_since) \
	X("days-since-at-most", ARG_FIELD, ARG_NUMBER, \
	  judge_days_since) \
	X("places-left", ARG_NONE, ARG_PROVISION, judge_places_left) \
	X("finished-provision", ARG_NONE, ARG_PROVISION, \
	  judge_finished_provision) \
	X("complete", ARG_NONE, ARG_NONE, judge_complete) \
	X("more-than", ARG_FIELD, ARG_NUMBER, judge_more_than) \
	X("school-town", ARG_FIELD_OR_NONE, ARG_WORDS, judge_school_town) \
	X("terms-since", ARG_FIELD, ARG_NUMBER, judge_terms_since) \
	X("gaps-at-most", ARG_DATES, ARG_NUMBER, judge_gaps) \
	X("happened", ARG_EVENT, ARG_RESULT_OR_NONE, judge_happened)

struct predicate {
	const char *name;
	enum predicate_arg field;
	enum predicate_arg value;
};

/* All of them; the last has no name. */
extern const struct predicate predicates[];

/* NULL when there is none of that name. */
const struct predicate *predicate_find(const char *name);

/*
 * Would this row say something?  False with a sentence, and in *HEADING the
 * column that is off.
 */
bool predicate_check(const struct scheme *, const struct predicate_row *,
    const char **heading, struct err *e);

/* Judge one row that was checked: Q has the state and what was found. */
bool predicate_judge(struct asked *, const struct predicate_row *,
    struct err *e);

/* "7-11", "R-6", "16-25": both ends; false when it is no range. */
bool range_parse(const char *text, int *low, int *high);

/* What the form lacks, as labels with ", " between; "" when it is whole. */
const char *form_lacks(const struct dossier *, const char *pathway,
    struct arena *);

/* Is this paper, this field asked for, for this case, on this pathway? */
bool paper_is_wanted(const struct dossier *, const char *pathway,
    const struct paper_row *, struct arena *);
bool field_is_wanted(const struct dossier *, const char *pathway,
    const struct form_field *, struct arena *);

#endif
