/* Queries about the register as a whole. */
#include "db/register.h"

#include "db/stmt.h"

static const struct query q_time_zone = { "time zone",
	"SELECT s.value FROM pack_setting s "
	"WHERE s.setting = 'time_zone' "
	"AND s.pack_id = (SELECT min(id) FROM pack)" };

bool
db_time_zone(struct db *db, struct arena *a, const char **out, struct err *e)
{
	return db_word(db, &q_time_zone, NULL, a, out, e);
}

static const struct query q_members = { "members",
	"SELECT count(*) FROM member" };

bool
db_count_members(struct db *db, int *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_members, NULL, 0, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_setting = { "setting",
	"SELECT value FROM setting WHERE name = :name" };

bool
db_setting(struct db *db, const char *name, struct arena *a,
    const char **out, struct err *e)
{
	return db_word(db, &q_setting, PARAMS(P_TEXT(":name", name),), a,
	    out, e);
}
