/*
 * Who waits for a place, in which order.
 */
#include "db/queue.h"

#include "db/stmt.h"

static const struct query q_all = { "waiting_all",
	"SELECT * FROM waiting WHERE state IN ('waiting', 'offered') "
	"ORDER BY provision, position, id" };
static const struct query q_of = { "waiting_of",
	"SELECT * FROM waiting WHERE provision = :provision "
	"AND state IN ('waiting', 'offered') ORDER BY position, id" };

bool
db_waiting_list(struct db *db, const char *provision, struct arena *a,
    struct waiting **out, int *count, struct err *e)
{
	if (provision == NULL)
		return db_all(db, &q_all, NULL, &waiting_record, a, out,
		    count, e);
	return db_all(db, &q_of, PARAMS(P_TEXT(":provision", provision),),
	    &waiting_record, a, out, count, e);
}

static const struct query q_open = { "offers_open",
	"SELECT count(*) FROM waiting WHERE provision = :provision "
	"AND state = 'offered'" };

bool
db_offers_open(struct db *db, const char *provision, int *out,
    struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_open, PARAMS(
	    P_TEXT(":provision", provision),), 0, &n, e))
		return false;
	*out = (int)n;
	return true;
}
