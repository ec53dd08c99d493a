/*
 * The live row of a meeting: where the gavel stands and what is staged
 * there.  It is not a decision and leaves no link in the chain; it survives
 * a killed session, and other sessions follow it.
 */
#ifndef DOMAIN_LIVE_H
#define DOMAIN_LIVE_H

#include "db/db.h"
#include "src/model/decision.h"
#include "src/model/meeting.h"

/* The row; made when the meeting has none. */
bool live_get(struct db *, const char *meeting_id, struct arena *,
    struct live *out, struct err *e);

/*
 * Put the gavel on an item; what was staged elsewhere is dropped.  An item
 * that is reached for the first time gets its start.
 */
bool live_move(struct db *, const char *meeting_id, const char *item_id,
    struct err *e);

/* Stage a proposal on the item where the gavel stands; NULL unstages. */
bool live_stage(struct db *, const char *meeting_id, const char *item_id,
    const struct proposal *, struct err *e);

/* What is staged on this item, if anything is. */
bool live_staged(const struct live *, const char *item_id, struct arena *,
    struct proposal *out, bool *any, struct err *e);

#endif
