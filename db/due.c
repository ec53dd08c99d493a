/*
 * Which cases are looked at when somebody asks what is due.
 */
#include "db/due.h"

#include "db/stmt.h"

static const struct field running_fields[] = {
	F_TEXT(running_case, id), F_TEXT(running_case, ref), F_END
};
static const struct record running_record =
    { NULL, running_fields, sizeof(struct running_case) };

static const struct query q_running = { "running_cases",
	"SELECT id, ref FROM referral WHERE id > :after "
	"AND state NOT IN ('closed', 'withdrawn') ORDER BY id LIMIT :limit" };

bool
db_running_cases(struct db *db, const char *after, int limit,
    struct arena *a, struct running_case **out, int *count, struct err *e)
{
	return db_all(db, &q_running, PARAMS(P_TEXT(":after", after),
	    P_INT(":limit", limit),), &running_record, a, out, count, e);
}
