/*
 * A case that a decision opens: back at the panel before, or for the school
 * as a whole.
 */
#ifndef DOMAIN_FOLLOW_H
#define DOMAIN_FOLLOW_H

#include "src/domain/decisions/decide.h"

/*
 * Only inside another act: make the linked referral that DECISION asks for
 * (back-to-forum, school-level-first) and put it on the agenda of that
 * panel's next meeting, if that is planned and still takes papers.  *REF is
 * NULL where the decision opens none, or the pack has no pathway for it.
 */
bool case_follow(struct db *, const struct decision *, struct arena *,
    const char **ref, struct err *e);

#endif
