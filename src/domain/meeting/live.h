/*
 * The live row of a meeting: where the gavel stands, what is staged there,
 * who holds it and who asks for it.  Every session of the meeting reads it;
 * nothing in it is a decision yet.
 */
#ifndef DOMAIN_LIVE_H
#define DOMAIN_LIVE_H

#include "db/db.h"
#include "src/model/decision.h"
#include "src/model/meeting.h"

/* How long the holder of the gavel may refuse, in seconds. */
#define GAVEL_WAIT 15

/* The row; *FOUND is false before the meeting was opened. */
bool live_get(struct db *, const char *meeting_id, struct arena *,
    struct live *out, bool *found, struct err *e);

/* Made when a meeting opens: the cursor on the first case that waits. */
bool live_start(struct db *, const char *meeting_id, struct err *e);
/* The meeting is over or adjourned: nothing is staged any longer. */
bool live_stop(struct db *, const char *meeting_id, struct err *e);

/* Move the cursor; what was staged is let go of.  NULL: on no item.  An item
 * that is reached for the first time gets its start. */
bool live_point(struct db *, const char *meeting_id, const char *item_id,
    struct err *e);

/* Stage for the item under the cursor; NULL unstages.  ERR_BUSY when the
 * cursor stands elsewhere by now. */
bool live_stage(struct db *, const char *meeting_id, const char *item_id,
    const struct proposal *, struct err *e);
/* Only inside another act: what is staged for this item was recorded. */
bool live_unstage(struct db *, const char *meeting_id, const char *item_id,
    struct err *e);
/* What is staged, decoded; *FOUND says whether there is anything. */
bool live_staged(const struct live *, struct arena *, struct proposal *out,
    bool *found, struct err *e);

/* The Wall shows nothing, or shows again. */
bool live_blank(struct db *, const char *meeting_id, bool blank,
    struct err *e);

/* Take the gavel when nobody holds it, or SESSION holds it already. */
bool gavel_take(struct db *, const char *meeting_id, const char *session,
    struct err *e);
/* Lay it down. */
bool gavel_drop(struct db *, const char *meeting_id, const char *session,
    struct err *e);
/* Ask for it; after GAVEL_WAIT seconds without a refusal gavel_claim()
 * gives it, before that it answers ERR_BUSY. */
bool gavel_ask(struct db *, const char *meeting_id, const char *session,
    struct err *e);
bool gavel_claim(struct db *, const char *meeting_id, const char *session,
    struct err *e);
/* The holder refuses who asks, or hands it over. */
bool gavel_refuse(struct db *, const char *meeting_id, const char *session,
    struct err *e);
bool gavel_hand(struct db *, const char *meeting_id, const char *session,
    struct err *e);

#endif
