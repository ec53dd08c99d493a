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

/*
 * A case that has ended is looked at only where a clock of its pack runs on
 * in that state, where the letter about its end is still to go, or where it
 * may be past its keeping.
 */
static const struct query q_running = { "running_cases",
	"SELECT r.id, r.ref FROM referral AS r WHERE r.id > :after "
	"AND r.state <> 'erased' "
	"AND (r.state NOT IN ('closed', 'withdrawn') "
	"OR r.received <= :kept "
	"OR EXISTS (SELECT 1 FROM pack_clock AS c "
	"WHERE c.pack_id = r.pack_id "
	"AND instr(';' || c.state || ';', ';' || r.state || ';') > 0) "
	"OR EXISTS (SELECT 1 FROM decision AS d JOIN pack_disposition AS p "
	"ON p.pack_id = d.pack_id AND p.disposition = d.disposition "
	"WHERE d.referral_id = r.id AND p.plan = 1 AND p.state = r.state "
	"AND NOT EXISTS (SELECT 1 FROM decision_event AS e "
	"WHERE e.decision_id = d.id "
	"AND e.event IN ('released', 'taken-back', 'superseded')))) "
	"ORDER BY r.id LIMIT :limit" };

bool
db_running_cases(struct db *db, const char *after, int kept, int limit,
    struct arena *a, struct running_case **out, int *count, struct err *e)
{
	return db_all(db, &q_running, PARAMS(P_TEXT(":after", after),
	    P_DAY(":kept", kept), P_INT(":limit", limit),), &running_record,
	    a, out, count, e);
}
