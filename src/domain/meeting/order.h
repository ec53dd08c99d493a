/*
 * The order of the cases of an agenda.
 */
#ifndef DOMAIN_ORDER_H
#define DOMAIN_ORDER_H

#include "db/db.h"

/*
 * Inside another act: not reached first, then pended and deferred, then new;
 * but a case whose presenter has come goes first, and none begins before its
 * presenter can come as long as there is another one.  With DOORS, cases for
 * which the same people leave the room stand together; else the order among
 * themselves stays.
 */
bool order_cases(struct db *, const char *meeting_id, bool doors,
    struct arena *, struct err *e);

/* Inside another act: number the cases 1, 2, 3 as they stand. */
bool order_close_up(struct db *, const char *meeting_id, struct arena *,
    struct err *e);

#endif
