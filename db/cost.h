/* Questions about clusters, what they bought, and hours. */
#ifndef DB_COST_H
#define DB_COST_H

#include "db/db.h"
#include "src/model/cost.h"
#include "src/model/school.h"

/* The cluster of a scheme that a school is in on DAY. */
bool db_cluster_of_school(struct db *, const char *scheme, const char *urn,
    int day, struct arena *, struct cluster *out, bool *found,
    struct err *e);

/* The schools of a cluster on DAY, by name. */
bool db_cluster_schools(struct db *, const char *cluster_id, int day,
    struct arena *, struct school **out, int *count, struct err *e);

/* A school's membership that has not ended. */
bool db_cluster_membership(struct db *, const char *cluster_id,
    const char *urn, struct arena *, struct cluster_school *out,
    bool *found, struct err *e);

/* What was bought for the year that begins then and not taken back, in the
 * order of buying. */
bool db_purchases(struct db *, const char *cluster_id, int year_from,
    struct arena *, struct purchase **out, int *count, struct err *e);

/* Hours that count against a cluster from FROM to TO, and all of a case, by
 * day; those taken back left out. */
bool db_hours_of_cluster(struct db *, const char *cluster_id, int from,
    int to, struct arena *, struct hours **out, int *count, struct err *e);
bool db_hours_of_referral(struct db *, const char *referral_id,
    struct arena *, struct hours **out, int *count, struct err *e);

#endif
