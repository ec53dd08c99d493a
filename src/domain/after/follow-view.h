/*
 * A case that runs, and a provision with who is in it, in words: what the
 * screens of the time after a meeting show.  Codes and initials only, but
 * for the notes that were typed with events.  No rule is decided here.
 */
#ifndef DOMAIN_FOLLOW_VIEW_H
#define DOMAIN_FOLLOW_VIEW_H

#include "src/domain/after/due.h"
#include "src/domain/places/queue.h"

/* Something that happened. */
struct told {
	int day;
	const char *what;
	const char *note;	/* as it was typed, or "" */
};

struct follow_view {
	struct dossier dossier;
	const char *initials;
	const char *given;	/* what was decided last, or "" */
	const char *place;	/* where and from when to when, or "" */
	bool planned, active, promised, waiting, offered;
	struct due *due;	/* overdue first, then by date */
	int due_count;
	struct told *told;	/* newest first */
	int told_count;
};

bool follow_view_load(struct db *, const char *ref, struct arena *,
    struct follow_view *out, struct err *e);

/* One pupil in a provision, or waiting for it. */
struct placed {
	const char *ref;
	const char *school;	/* its code, or "" */
	const char *year;	/* group, or "" */
	const char *state;	/* active, planned, promised, waiting or
				 * offered */
	const char *group;	/* "" */
	int from_on;		/* start; since when it waits */
	int to_on;		/* planned last day; DAY_NONE */
	int position;		/* on the waiting list; INT_NONE */
};

/* Who is there, next leavers first; then who is promised a place; then the
 * waiting list in order. */
bool placed_load(struct db *, const char *provision, const char *group,
    struct arena *, struct placed **out, int *count, struct err *e);

#endif
