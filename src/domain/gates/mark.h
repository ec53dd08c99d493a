/*
 * Marking a criterion by hand at the table.
 */
#ifndef DOMAIN_MARK_H
#define DOMAIN_MARK_H

#include "db/db.h"

/*
 * One step on: met, not met, unset again, in which case the conditions of
 * the pack judge it.  A criterion about consent cannot be marked.
 */
bool criterion_mark(struct db *, const char *ref, const char *criterion,
    struct err *e);

/* To just that: "met", "not-met" or "unset". */
bool criterion_mark_as(struct db *, const char *ref, const char *criterion,
    const char *as, struct err *e);

#endif
