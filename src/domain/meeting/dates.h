/*
 * Lists to hand out before meetings: the dates of the panels, and who is
 * invited to present what, and when.
 */
#ifndef DOMAIN_DATES_H
#define DOMAIN_DATES_H

#include "db/db.h"

/* Which dates: PANEL NULL for all, FROM and UNTIL may be DAY_NONE. */
struct dates_ask {
	const char *panel;
	int from, until;
};

/*
 * Meetings that are planned, by panel and date, as Markdown or CSV; dates that
 * were struck out or moved stand among them with the reason, and so does the
 * day to which a sitting was adjourned.
 */
bool dates_markdown(struct db *, const struct dates_ask *, struct arena *,
    const char **out, struct err *e);
bool dates_csv(struct db *, const struct dates_ask *, struct buf *out,
    struct err *e);

/*
 * Who presents which cases of a meeting, from when to when, and the address
 * to which the invitation goes, with where it came from; as Markdown.
 * References stand for pupils.
 */
bool invitations_markdown(struct db *, const char *meeting_ref,
    struct arena *, const char **out, struct err *e);

#endif
