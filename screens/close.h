/*
 * The end of a sitting and of its record, shared by close.c (what can be
 * done) and close-rows.c (what is listed, and painting it).
 */
#ifndef SCREENS_CLOSE_H
#define SCREENS_CLOSE_H

#include "screens/app.h"
#include "screens/listing.h"
#include "screens/ui/list.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/view.h"

/* A row is a gap, or a case with its plan. */
struct close_row {
	const struct gap *gap;		/* NULL: a case */
	const struct agenda_row *item;	/* NULL: a gap about no case */
	const char *plan;		/* in words, or "" */
	bool plan_stops;		/* a finding that nobody has passed */
	const char *nobody;	/* can be written to, a sentence; or NULL */
};

struct close_state {
	struct meeting meeting;
	struct agenda_row *items;
	int item_count;
	struct close_row *rows;
	struct list list;
	int blocking;		/* gaps that keep the record open */
	const char *goes_on;	/* when, where it is adjourned; or "" */
	int undecided;
	int plans;		/* that are not released yet */
	int stopped;		/* of them by findings */
	int unaddressed;	/* of them with nobody to go to */

	/* Kept over a reload, while something is asked. */
	struct listing listing;
	char line[64];		/* the action */
	char item[64];
	char person[64];
	char pathway[64];
	const struct reason_row **reasons;
};

bool close_reload(struct screen *, struct err *);
const struct close_row *close_selected(const struct close_state *);
void close_draw(const struct screen *, struct canvas *);

#endif
