/*
 * What the files about meetings and decisions share among themselves.
 */
#ifndef DOMAIN_SITTING_H
#define DOMAIN_SITTING_H

#include "src/domain/decide.h"
#include "src/domain/meeting.h"

/*
 * An act of somebody who may do MAY: one transaction.  act_end() lets go of
 * the arena and commits or takes all back.
 */
bool act_begin(struct db *, const char *what, const char *may, struct err *);
bool act_end(struct db *, struct arena *, bool ok, struct err *);

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

/* Refuse by a rule; "practice" and blank are no ids and are left out. */
void refuse(struct err *e, const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* A reason of a use, of whatever pathway. */
const struct reason_row *reason_of_use(const struct scheme *,
    const char *use, const char *code);
/* "code, code or code": all reasons of a use, for a refusal. */
const char *reason_codes(const struct scheme *, const char *pathway,
    const char *use, struct arena *);

/* The rule that acts at a place ("Close"), by the column where; or "". */
const char *rule_at(const struct scheme *, const char *place);

/* A link for a row about a referral. */
bool chain(struct db *, const char *act, const char *kind,
    const char *entity, const struct referral *, const char *fields,
    const char *content, struct err *e);

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

/* A person by code; unknown ones are a sentence. */
bool person_by_code(struct db *, const char *code, struct arena *,
    struct person *, struct err *e);

/* The person who acts, by the name of the log-in; NULL when unknown. */
bool person_acting(struct db *, struct arena *, const char **code,
    struct err *e);

#endif
