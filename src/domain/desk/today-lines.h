/* What the files that fill the list of the day share; others use today.h. */
#ifndef DOMAIN_TODAY_LINES_H
#define DOMAIN_TODAY_LINES_H

#include "src/domain/desk/today.h"

struct today_list {
	struct db *db;
	struct arena *arena;
	struct today_line *lines;
	int count;
	int room;
	int day;		/* today */
};

/* Add a fact; REF, MEETING and RULE may be NULL.  It is copied. */
void today_add(struct today_list *, struct today_line,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Meetings: records, the next ones with what they lack, conflicts. */
bool today_meetings(struct today_list *, struct err *e);

#endif
