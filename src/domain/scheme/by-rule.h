/*
 * Refusals in the words of a pack: the rule that refuses, and the reasons that
 * could be given.
 */
#ifndef DOMAIN_BY_RULE_H
#define DOMAIN_BY_RULE_H

#include "src/base/arena.h"
#include "src/base/err.h"
#include "src/model/scheme.h"

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

#endif
