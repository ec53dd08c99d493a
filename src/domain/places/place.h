/*
 * Places over time: when a pupil really starts, stays longer, leaves; and
 * what the school says to a decision.
 */
#ifndef DOMAIN_PLACE_H
#define DOMAIN_PLACE_H

#include "db/db.h"
#include "src/model/decision.h"

/* The pupil starts on DAY; the planned end moves with the start. */
bool place_start(struct db *, const char *ref, int day, struct arena *,
    struct placement *out, struct err *e);

/* Longer than planned, with a reason of use "extend" (SLIP-43). */
bool place_extend(struct db *, const char *ref, int until,
    const char *reason, struct arena *, struct placement *out,
    struct err *e);

/* The pupil leaves; DESTINATION is a code of the set exit_destination, or
 * NULL where the pack has none. */
bool place_end(struct db *, const char *ref, int day,
    const char *destination, struct arena *, struct placement *out,
    struct err *e);

/*
 * A Managed Move has failed, and the place that was promised is taken up from
 * DAY (DAY_NONE: the next week of school); or it worked out, and the promise
 * ends.  *BEYOND is "" or says that the provision was full already.
 */
bool place_take_up(struct db *, const char *ref, int day, struct arena *,
    struct placement *out, const char **beyond, struct err *e);
bool place_give_up(struct db *, const char *ref, struct arena *,
    struct placement *out, struct err *e);

/* The school accepts or declines what was decided or offered. */
bool school_answers(struct db *, const char *ref, bool accepts,
    struct arena *, struct err *e);

#endif
