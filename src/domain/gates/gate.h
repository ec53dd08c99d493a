/*
 * Gates: which criteria of its pathway a referral meets, and what blocks.
 */
#ifndef DOMAIN_GATE_H
#define DOMAIN_GATE_H

#include "src/domain/referral/referral.h"

enum criterion_state {
	CRITERION_MET, CRITERION_MISSING, CRITERION_NOT_MET,
	CRITERION_OVERRIDDEN
};
extern const char *const criterion_state_words[];

struct gate_line {
	const struct criterion *criterion;
	int state;		/* enum criterion_state */
	bool blocking;		/* not met and the criterion blocks */
	const char *says;	/* what is missing, in words */
};

struct gate {
	const char *ref;
	const char *pathway;
	struct gate_line *lines;
	int count;
	bool blocked;
	/* Criteria that are asked only when something else is done: of
	 * outcomes that the case does not ask for, of decisions outside a
	 * meeting.  They are no lines; gate_pass() knows them. */
	struct gate_line *others;
	int other_count;
};

/*
 * Judge the dossier against PATHWAY (NULL: its own) as of DAY.  OVERRIDES is
 * "RULE=CODE;…" or NULL; only criteria that allow it can be overridden, with
 * a reason of use "override" (or "outside" for what acts on "outside").
 * Rules that are no criterion of this pathway are passed over: places and
 * tiers have overrides of their own.
 */
bool gate_judge(struct db *, const struct dossier *, const char *pathway,
    int day, const char *overrides, struct arena *, struct gate *out,
    struct err *e);

/*
 * Refuse with the first blocking line that acts on ACT, naming its rule;
 * true when nothing blocks.  ACT is "list", "accept", "advise", "release",
 * "outside", or the code of an outcome that is given.
 */
bool gate_pass(const struct gate *, const char *act, struct err *e);

/* Is RULE that of a criterion that was judged? */
bool gate_has_rule(const struct gate *, const char *rule);

#endif
