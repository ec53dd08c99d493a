/*
 * Gates: which criteria of its pathway a referral meets, and what blocks.
 */
#ifndef DOMAIN_GATE_H
#define DOMAIN_GATE_H

#include "src/domain/referral.h"

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
};

/*
 * Judge the dossier against PATHWAY (NULL: its own) as of DAY.  OVERRIDES is
 * "RULE=CODE;…" or NULL; only criteria that allow it can be overridden, with
 * a reason of use "override".
 */
bool gate_judge(struct db *, const struct dossier *, const char *pathway,
    int day, const char *overrides, struct arena *, struct gate *out,
    struct err *e);

/*
 * Refuse with the first blocking line that acts on ACT ("list", "accept",
 * ...), naming its rule; true when nothing blocks.
 */
bool gate_pass(const struct gate *, const char *act, struct err *e);

#endif
