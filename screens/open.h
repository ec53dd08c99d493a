/*
 * Opening a meeting, shared by its files: open.c (the roll), open-draw.c
 * (painting it), statement.c and last-time.c (the steps after it).
 */
#ifndef SCREENS_OPEN_H
#define SCREENS_OPEN_H

#include "screens/app.h"
#include "screens/ui/list.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/view.h"

#define OPEN_CHROME 7		/* rows of the roll-call that are no list */

struct open_state {
	/* Loaded by reload. */
	struct meeting meeting;
	struct seat *members;
	int count;
	int expected;		/* of them not marked yet */
	struct quorum quorum;

	/* Kept over a reload: the list, and what a question is about. */
	struct list roll;
	const struct reason_row **reasons;
	const char **codes;
	const char *guest;
	enum capacity capacity;
	struct agenda_row *cases;
	char asked[64];		/* whose interest or seat is asked about */
	char usual[64];		/* who usually comes instead */
	char item[64];
	char pathway[64];
};

/* Where o on the agenda leads: the step that has not been taken yet. */
const struct screen_ops *open_next_step(struct screen *);

/* Leave this step for it. */
void open_go_on(struct screen *);

/* Is there nothing of last time to go through? */
bool last_time_is_done(struct screen *, const struct meeting *);

void open_draw(const struct screen *, struct canvas *);

#endif
