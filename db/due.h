/* Cases whose clocks run, a page at a time. */
#ifndef DB_DUE_H
#define DB_DUE_H

#include "db/db.h"

/* References of the next LIMIT referrals after AFTER ("" for the first) that
 * are neither closed nor withdrawn, in order of their ids. */
struct running_case {
	const char *id;
	const char *ref;
};
bool db_running_cases(struct db *, const char *after, int limit,
    struct arena *, struct running_case **out, int *count, struct err *e);

#endif
