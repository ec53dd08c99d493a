/*
 * Lines of the minutes: writing, correcting, moving, changing their kind,
 * and the entry line that understands actions.
 */
#ifndef DOMAIN_MINUTES_H
#define DOMAIN_MINUTES_H

#include "db/db.h"
#include "src/model/minutes.h"
#include "src/model/scheme.h"

/*
 * What was typed into the entry line.  "+ SENCo share risk assessment fri"
 * is an action with owner and date; "! …" advice, "? …" information wanted,
 * "- …" restricted, anything else discussion.  TODAY reads weekdays.
 */
bool line_parse(const struct scheme *, const char *typed, int today,
    struct arena *, struct line *out, struct err *e);

/* REF NULL: about the meeting itself (or standing item ITEM_ID). */
bool line_add(struct db *, const char *meeting_ref, const char *ref,
    struct line *, struct arena *, struct err *e);
bool line_change(struct db *, struct line *, struct err *e);
bool line_move(struct db *, const char *line_id, const char *to_ref,
    struct err *e);
bool line_remove(struct db *, const char *line_id, struct err *e);

bool line_get(struct db *, const char *line_id, struct arena *,
    struct line *out, struct err *e);
/* Without those that were removed. */
bool lines_of_item(struct db *, const char *item_id, struct arena *,
    struct line **out, int *count, struct err *e);
bool lines_of_meeting(struct db *, const char *meeting_id, struct arena *,
    struct line **out, int *count, struct err *e);

/* Open actions of the panel's earlier meetings, due by DAY. */
bool actions_due(struct db *, const char *scheme, int day, struct arena *,
    struct line **out, int *count, struct err *e);
bool action_end(struct db *, const char *line_id, enum line_state,
    struct err *e);

/* Half-typed text: saved at the end of every input batch; NULL removes. */
bool draft_save(struct db *, const char *place, const char *text,
    struct err *e);
bool draft_get(struct db *, const char *place, struct arena *,
    const char **out, struct err *e);

#endif
