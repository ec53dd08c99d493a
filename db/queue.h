/* Waiting lists as they stand. */
#ifndef DB_QUEUE_H
#define DB_QUEUE_H

#include "db/db.h"
#include "src/model/decision.h"

/* Everybody who waits for PROVISION (NULL: for any) or has an offer, by
 * provision and position. */
bool db_waiting_list(struct db *, const char *provision, struct arena *,
    struct waiting **out, int *count, struct err *e);

/* Offers that nobody has answered yet. */
bool db_offers_open(struct db *, const char *provision, int *out,
    struct err *e);

#endif
