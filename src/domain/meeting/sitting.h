/*
 * What the files about meetings and decisions share among themselves.
 */
#ifndef DOMAIN_SITTING_H
#define DOMAIN_SITTING_H

#include "src/domain/meeting/meeting.h"
#include "src/model/referral.h"

/* A meeting and the pack that it sits by. */
bool sitting_load(struct db *, const char *ref, struct arena *,
    struct meeting *, const struct scheme **, struct err *e);

/* Write the meeting back and add a link to the chain. */
bool sitting_save(struct db *, struct meeting *, const char *act,
    const char *fields, struct arena *, struct err *e);

/* Is it in one of these states (MEETING_… as bits)?  Else a sentence that
 * begins with what was wanted: "A case can be added". */
#define IN(state) (1u << (state))
bool sitting_is(const struct meeting *, unsigned states, const char *wanted,
    struct err *e);

/* One change of a meeting that needs no more than the row itself, and what
 * goes with it; HOW is whatever the act was told. */
typedef bool meeting_act_fn(struct db *, const struct scheme *,
    struct meeting *, const void *how, struct arena *, struct err *e);

struct meeting_act {
	const char *act;	/* for the chain */
	const char *fields;
	const char *may;
	unsigned states;
	const char *wanted;	/* of sitting_is() */
	meeting_act_fn *apply;
};
bool meeting_change(struct db *, const char *ref, const struct meeting_act *,
    const void *how, struct err *e);

/* Is it quorate, or is REASON one of the scheme to go on without? */
bool sitting_quorate(struct db *, const struct scheme *,
    const struct meeting *, const char *reason, struct arena *, bool *out,
    struct err *e);

/* The state in which a referral stands by its last standing decision. */
bool referral_rest(struct db *, const struct referral *, struct arena *,
    struct err *e);

/* List without asking the gate: a case that comes back from a meeting. */
bool agenda_carry(struct db *, const struct meeting *,
    const struct referral *, struct arena *, struct err *e);

/* Only inside another act: for one item, as interests_suggest(). */
bool interests_suggest_for(struct db *, const struct item *, struct arena *,
    struct err *e);

/* Everybody who sits on the panel that day is expected. */
bool roll_fill(struct db *, const struct scheme *, const struct meeting *,
    struct arena *, struct err *e);

/* Items of the panel that every meeting has. */
bool standing_fill(struct db *, const struct scheme *,
    const struct meeting *, struct arena *, struct err *e);

#endif
