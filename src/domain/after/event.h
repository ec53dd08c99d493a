/*
 * Recording what happens to a case between its decision and its end, in the
 * words of the pack's events.csv.
 */
#ifndef DOMAIN_EVENT_H
#define DOMAIN_EVENT_H

#include "db/db.h"
#include "src/domain/referral/referral.h"
#include "src/model/event.h"
#include "src/model/scheme.h"

/* The row of the pack for this pathway, or NULL: the scheme records no such
 * event. */
const struct event_row *event_find(const struct scheme *,
    const char *pathway, int event);

/*
 * Record it: what the row needs must be there, the day must lie between the
 * receipt and today, an agreed date in its window.  The referral moves to
 * the state that the row names.  E gets its id.
 */
bool event_record_it(struct db *, const char *ref, struct case_event *,
    const struct score *, int scores, struct arena *, struct err *e);

/* It was recorded wrongly: the last one of a case, and so backwards. */
bool event_take_back(struct db *, const char *ref, struct arena *,
    struct case_event *out, struct err *e);

/* All that stand, oldest first. */
bool events_of(struct db *, const char *referral_id, struct arena *,
    struct case_event **out, int *count, struct err *e);

/* "listening=3;talking=2"; NULL is none. */
bool scores_parse(const char *text, struct arena *, struct score **out,
    int *count, struct err *e);

/*
 * The last score of each statement; *ALL_HIGH says that every one is at least
 * the pack's score_close, so that closing is proposed.
 */
bool scores_last(struct db *, const struct dossier *, struct arena *,
    struct score **out, int *count, bool *all_high, struct err *e);

#endif
