/*
 * Questions about decisions, placements and waiting lists.
 */
#ifndef DB_DECISION_H
#define DB_DECISION_H

#include "db/db.h"
#include "src/model/decision.h"
#include "src/model/minutes.h"

/* The decision that stands about a referral, the last one when there are
 * several; in a meeting when MEETING_ID is not NULL. */
bool db_decision_standing(struct db *, const char *referral_id,
    const char *meeting_id, struct arena *, struct decision *out,
    bool *found, struct err *e);

/* The decision that was recorded last in a meeting and stands. */
bool db_decision_last(struct db *, const char *meeting_id, struct arena *,
    struct decision *out, bool *found, struct err *e);

/* All that stand in a meeting, in order of the agenda. */
bool db_decisions_of_meeting(struct db *, const char *meeting_id,
    struct arena *, struct decision **out, int *count, struct err *e);

/* Standing, taken outside a meeting on DAY or before, about referrals of
 * SCHEME, and neither ratified nor reported; oldest first. */
bool db_decisions_outside(struct db *, const char *scheme, int day,
    struct arena *, struct decision **out, int *count, struct err *e);

/* Has this happened to the decision? */
bool db_decision_has(struct db *, const char *decision_id,
    enum decision_event_kind, bool *out, struct err *e);

/*
 * Placements of a provision that hold a place on DAY: planned or running,
 * begun by then and not over.  One that is past its end as of TODAY holds
 * its place until somebody ends it.  GROUP NULL: all groups.  Those of the
 * referral BUT (may be NULL) do not count.
 */
bool db_places_taken(struct db *, const char *provision, const char *group,
    int day, int today, const char *but, int *out, struct err *e);
/* The first start after DAY, or DAY_NONE; how many start after it. */
bool db_places_next_start(struct db *, const char *provision,
    const char *group, int day, const char *but, int *out, struct err *e);
bool db_places_planned(struct db *, const char *provision,
    const char *group, int day, const char *but, int *out, struct err *e);
bool db_places_contingent(struct db *, const char *provision,
    const char *group, int *out, struct err *e);
/* The first planned end on or after DAY. */
bool db_places_leaver(struct db *, const char *provision, const char *group,
    int day, int *out, struct err *e);
/* Whoever waits for any group waits for this one too. */
bool db_waiting_count(struct db *, const char *provision, const char *group,
    int *out, struct err *e);
bool db_waiting_last(struct db *, const char *provision, int *position,
    struct err *e);

/* Open actions of a scheme's meetings that are due on DAY or before. */
bool db_actions_due(struct db *, const char *scheme, int day,
    struct arena *, struct line **out, int *count, struct err *e);

#endif
