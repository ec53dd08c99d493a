/*
 * Who waits for a place, in which order.
 */
#include "db/queue.h"

#include "db/stmt.h"

/* From one provision to the next along the index: few of many rows wait. */
static const struct query q_all = { "waiting_all",
	"WITH RECURSIVE p (provision) AS ("
	"SELECT min(provision) FROM waiting "
	"UNION ALL SELECT (SELECT min(w.provision) FROM waiting w "
	"WHERE w.provision > p.provision) FROM p "
	"WHERE p.provision IS NOT NULL) "
	"SELECT w.* FROM p CROSS JOIN waiting w "
	"ON w.provision = p.provision "
	"WHERE w.state IN ('waiting', 'offered') "
	"ORDER BY w.provision, w.position, w.id" };
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
