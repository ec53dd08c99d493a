/*
 * Who does an action and by when: questions that the list of lines and the
 * closing of a record share.
 */
#ifndef SCREENS_ACTION_H
#define SCREENS_ACTION_H

#include "screens/app.h"
#include "src/model/minutes.h"

/* Ask; the answer comes with TAG. */
void action_ask_owner(struct screen *, int tag, const struct line *);
void action_ask_due(struct screen *, int tag, const struct line *);

/* Keep what was typed: a role or a code as people say it, a date. */
bool action_set_owner(struct screen *, const char *line_id,
    const char *typed, struct err *);
bool action_set_due(struct screen *, const char *line_id, const char *typed,
    struct err *);

#endif
