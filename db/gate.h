/*
 * What gates ask of the register beyond the case itself: earlier cases of
 * the same pupil, and places that have ended.
 */
#ifndef DB_GATE_H
#define DB_GATE_H

#include "db/db.h"
#include "src/model/referral.h"

/* An earlier case on which something was decided. */
struct earlier_case {
	const char *ref;
	int anonymous;		/* joined since to this pupil */
	int decided_on;
	int reviewed_on;	/* as its own form says */
};

/*
 * The last case on PATHWAY with a decision that stands on DAY, of the same
 * pupil, or anonymous and joined to one of the pupil's.  Decisions that put
 * a case off or end it unheard do not count.
 */
bool db_earlier_case(struct db *, const struct referral *,
    const char *pathway, int day, struct arena *, struct earlier_case *out,
    bool *found, struct err *e);

/*
 * The next cases of a scheme by the day on which they came in, at most
 * CASES_AT_ONCE; AFTER is the last one of the call before, NULL at first.
 */
#define CASES_AT_ONCE 200
bool db_cases_after(struct db *, const char *scheme,
    const struct referral *after, struct arena *, struct referral **out,
    int *count, struct err *e);

/* The last day of the pupil's last place in PROVISION that has ended by
 * DAY, or DAY_NONE. */
bool db_finished_place(struct db *, const struct referral *,
    const char *provision, int day, int *ended_on, struct err *e);

#endif
