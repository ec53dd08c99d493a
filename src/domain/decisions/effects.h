/*
 * What a decision brings about beside itself: places, ranks on waiting
 * lists, events.  Only inside another act.
 */
#ifndef DOMAIN_EFFECTS_H
#define DOMAIN_EFFECTS_H

#include "src/domain/decisions/decide.h"

/* A decision by its id. */
bool decided_get(struct db *, const char *id, struct arena *,
    struct decided *out, struct err *e);

/* Something happens to a decision. */
bool decision_happens(struct db *, const char *decision_id,
    enum decision_event_kind, const char *reason, const char *meeting_id,
    const char *pupil_id, struct err *e);

/* A place that runs and hangs on a decision that is superseded. */
struct lifted {
	struct placement running;
	bool has;
};

/*
 * Free what hung on a decision: planned and promised places are cancelled,
 * ranks on waiting lists given up.  A running place is set aside in OUT, so
 * that it does not stand in its own way; place_give() or places_drop() must
 * follow.
 */
bool places_lift(struct db *, const char *decision_id, struct lifted *out,
    struct arena *, struct err *e);

/* The same before taking back: a place that runs is a refusal. */
bool places_cancel(struct db *, const char *decision_id, struct arena *,
    struct err *e);

/* Nothing takes the running place over: that is a refusal. */
bool places_drop(struct db *, const struct lifted *, struct err *e);

/* A planned or promised place, or the running one under the new decision. */
bool place_give(struct db *, const struct decision *, bool contingent,
    const struct lifted *, struct arena *, struct err *e);

/* A linked case on another pathway, and the same taken back while nobody has
 * touched it. */
bool case_open(struct db *, const struct dossier *from, const char *pathway,
    int day, struct arena *, struct err *e);
bool case_unopen(struct db *, const struct referral *from,
    const struct decision *, struct arena *, struct err *e);

/* The rank that the next one gets, and taking it. */
bool waiting_rank(struct db *, const char *provision, int *rank,
    struct err *e);
bool waiting_join(struct db *, const struct decision *, struct arena *,
    struct err *e);

#endif
