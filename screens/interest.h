/*
 * Settling whether a member has an interest in a case: a question that the
 * roll-call and the Case screen share.
 */
#ifndef SCREENS_INTEREST_H
#define SCREENS_INTEREST_H

#include "screens/app.h"

/* Ask which interest PERSON has, or why it is none. */
void interest_ask(struct screen *, int tag, const struct scheme *,
    const char *pathway, const char *person);

/* Record the answer, which row it was; says what happened. */
void interest_answer(struct screen *, const struct scheme *,
    const char *pathway, const char *item_id, const char *person,
    int choice);

#endif
