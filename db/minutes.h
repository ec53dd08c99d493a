/*
 * Half-typed texts, by user and place.
 */
#ifndef DB_MINUTES_H
#define DB_MINUTES_H

#include "db/db.h"
#include "src/model/minutes.h"

/* Keep the acting user's text; NULL removes it.  One write, no act of its
 * own: it is saved after every batch of keys. */
bool db_draft_save(struct db *, const char *place, const char *text,
    struct err *e);

/* NULL when there is none. */
bool db_draft_get(struct db *, const char *place, struct arena *,
    const char **out, struct err *e);

#endif
