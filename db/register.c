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

static const struct field holdings_fields[] = {
	F_INT(holdings, referrals), F_INT(holdings, anonymous),
	F_INT(holdings, pupils), F_INT(holdings, people),
	F_INT(holdings, schools), F_INT(holdings, meetings),
	F_INT(holdings, decisions), F_INT(holdings, lines),
	F_INT(holdings, plans), F_INT(holdings, links),
	F_DAY(holdings, first_received), F_DAY(holdings, last_received),
	F_END
};
const struct record holdings_record =
    { "holdings", holdings_fields, sizeof(struct holdings) };

/* Counting reads whole tables; nobody waits for this one at a key. */
static const struct query q_holdings = { "holdings",
	"SELECT (SELECT count(*) FROM referral) AS referrals, "
	"(SELECT count(*) FROM referral WHERE anonymous = 1) AS anonymous, "
	"(SELECT count(*) FROM pupil) AS pupils, "
	"(SELECT count(*) FROM person) AS people, "
	"(SELECT count(*) FROM school) AS schools, "
	"(SELECT count(*) FROM meeting) AS meetings, "
	"(SELECT count(*) FROM decision) AS decisions, "
	"(SELECT count(*) FROM line) AS lines, "
	"(SELECT count(*) FROM plan) AS plans, "
	"(SELECT count(*) FROM audit WHERE act <> 'seal') AS links, "
	"(SELECT min(received) FROM referral) AS first_received, "
	"(SELECT max(received) FROM referral) AS last_received" };

bool
db_holdings(struct db *db, struct holdings *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool found, ok;

	ok = db_one(db, &q_holdings, NULL, &holdings_record, &a, out, &found,
	    e);
	arena_release(&a);
	return ok;
}
