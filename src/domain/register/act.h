/*
 * An act: one transaction of somebody who may do it, with its link in the
 * chain.
 */
#ifndef DOMAIN_ACT_H
#define DOMAIN_ACT_H

#include "db/db.h"
#include "src/model/referral.h"

/*
 * An act of somebody who may do MAY: one transaction.  act_end() lets go of
 * the arena and commits or takes all back.
 */
bool act_begin(struct db *, const char *what, const char *may, struct err *);
bool act_end(struct db *, struct arena *, bool ok, struct err *);

/* A link for a row about a referral. */
bool chain(struct db *, const char *act, const char *kind,
    const char *entity, const struct referral *, const char *fields,
    const char *content, struct err *e);

#endif
