/*
 * Waiting lists and the offers that are made from them.  A place that falls
 * free is offered to whoever is next; a person says what came of it.
 */
#ifndef DOMAIN_QUEUE_H
#define DOMAIN_QUEUE_H

#include "db/db.h"
#include "src/domain/decisions/decide.h"

/* One who waits, or to whom a place is offered. */
struct waiter {
	const char *ref;
	const char *provision;
	const char *group;	/* NULL: any */
	int position;		/* 1 is next */
	int since;
	int state;		/* enum waiting_state */
	int offered_on;		/* DAY_NONE */
};
extern const struct record waiter_record;

/* The list of one provision, or of all (NULL), in order. */
bool queue_list(struct db *, const char *provision, struct arena *,
    struct waiter **out, int *count, struct err *e);

/* To this position, with a reason of use "override" or "capacity". */
bool queue_move(struct db *, const char *ref, int position,
    const char *reason, struct arena *, struct waiter *out, struct err *e);

/*
 * Offer a free place to REF.  Whoever is not next needs REASON; a full
 * provision is passed with OVERRIDES, "RULE=CODE" with a reason of use
 * "capacity".
 */
bool offer_make(struct db *, const char *ref, const char *reason,
    const char *overrides, struct arena *, struct waiter *out,
    struct err *e);

/* It is taken: a place is planned from START (DAY_NONE: as soon as school is
 * open after a week) in GROUP (NULL: one with a free place). */
bool offer_accept(struct db *, const char *ref, int start, const char *group,
    const char *overrides, struct arena *, struct placement *out,
    struct err *e);

/* It is not: the school declined, or did not answer in time. */
bool offer_end(struct db *, const char *ref, bool lapsed, struct arena *,
    struct waiter *out, struct err *e);

/* How many more places could be offered today; INT_NONE: any number. */
bool offers_left(struct db *, const struct scheme *, const char *provision,
    int *out, struct err *e);

/*
 * A free place for a case from START on: *GROUP, when it is NULL and the
 * provision has groups, becomes one with room.  A refusal by the rule of the
 * capacity, unless OVERRIDES pass it.
 */
bool room_find(struct db *, const struct dossier *, const char *provision,
    int start, const char *overrides, struct arena *, const char **group,
    struct err *e);

#endif
