/*
 * Questions about clusters, what they bought, and hours.  See cost.h.
 */
#include "db/cost.h"

#include "db/stmt.h"
#include "src/base/day.h"

static const struct query q_of_school = { "cluster_of_school",
	"SELECT c.* FROM cluster_school m "
	"JOIN cluster c ON c.id = m.cluster_id "
	"WHERE m.school_urn = :urn AND c.scheme = :scheme "
	"AND m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= :day) "
	"ORDER BY m.from_on DESC LIMIT 1" };

bool
db_cluster_of_school(struct db *db, const char *scheme, const char *urn,
    int day, struct arena *a, struct cluster *out, bool *found,
    struct err *e)
{
	return db_one(db, &q_of_school, PARAMS(P_TEXT(":urn", urn),
	    P_TEXT(":scheme", scheme), P_DAY(":day", day),),
	    &cluster_record, a, out, found, e);
}

static const struct query q_schools = { "cluster_schools",
	"SELECT s.* FROM cluster_school m "
	"JOIN school s ON s.urn = m.school_urn "
	"WHERE m.cluster_id = :cluster "
	"AND m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= :day) "
	"ORDER BY s.name, s.urn" };

bool
db_cluster_schools(struct db *db, const char *cluster_id, int day,
    struct arena *a, struct school **out, int *count, struct err *e)
{
	return db_all(db, &q_schools, PARAMS(P_TEXT(":cluster", cluster_id),
	    P_DAY(":day", day),), &school_record, a, out, count, e);
}

static const struct query q_membership = { "cluster_membership",
	"SELECT * FROM cluster_school WHERE cluster_id = :cluster "
	"AND school_urn = :urn AND to_on IS NULL" };

bool
db_cluster_membership(struct db *db, const char *cluster_id,
    const char *urn, struct arena *a, struct cluster_school *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_membership, PARAMS(
	    P_TEXT(":cluster", cluster_id), P_TEXT(":urn", urn),),
	    &cluster_school_record, a, out, found, e);
}

static const struct query q_purchases = { "purchases",
	"SELECT * FROM purchase WHERE cluster_id = :cluster "
	"AND year_from = :year AND taken_back = 0 ORDER BY bought_on, id" };

bool
db_purchases(struct db *db, const char *cluster_id, int year_from,
    struct arena *a, struct purchase **out, int *count, struct err *e)
{
	return db_all(db, &q_purchases, PARAMS(
	    P_TEXT(":cluster", cluster_id), P_DAY(":year", year_from),),
	    &purchase_record, a, out, count, e);
}

static const struct query q_of_cluster = { "hours_of_cluster",
	"SELECT * FROM hours WHERE cluster_id = :cluster "
	"AND on_day BETWEEN :from AND :to AND taken_back = 0 "
	"ORDER BY on_day, id" };

bool
db_hours_of_cluster(struct db *db, const char *cluster_id, int from, int to,
    struct arena *a, struct hours **out, int *count, struct err *e)
{
	return db_all(db, &q_of_cluster, PARAMS(
	    P_TEXT(":cluster", cluster_id), P_DAY(":from", from),
	    P_DAY(":to", to),), &hours_record, a, out, count, e);
}

static const struct query q_of_referral = { "hours_of_referral",
	"SELECT * FROM hours WHERE referral_id = :referral "
	"AND taken_back = 0 ORDER BY on_day, id" };

bool
db_hours_of_referral(struct db *db, const char *referral_id,
    struct arena *a, struct hours **out, int *count, struct err *e)
{
	return db_all(db, &q_of_referral, PARAMS(
	    P_TEXT(":referral", referral_id),), &hours_record, a, out,
	    count, e);
}
