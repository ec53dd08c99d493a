/* Cases whose clocks run, a page at a time. */
#ifndef DB_DUE_H
#define DB_DUE_H

#include "db/db.h"

/* References of the next LIMIT referrals after AFTER ("" for the first) in
 * order of their ids: those that run, and those that have ended where
 * something is still due, or that came in up to the day KEPT. */
struct running_case {
	const char *id;
	const char *ref;
};
bool db_running_cases(struct db *, const char *after, int kept, int limit,
    struct arena *, struct running_case **out, int *count, struct err *e);

#endif
