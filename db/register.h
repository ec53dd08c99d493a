/* What concerns the register as a whole: its zone, and who may open it. */
#ifndef DB_REGISTER_H
#define DB_REGISTER_H

#include "db/db.h"

/* The time zone of its first pack, NULL when it has none. */
bool db_time_zone(struct db *, struct arena *, const char **out,
    struct err *e);

/* How many roles are given in it, to anybody. */
bool db_count_members(struct db *, int *out, struct err *e);

/* The setting, NULL when it is not set. */
bool db_setting(struct db *, const char *name, struct arena *,
    const char **out, struct err *e);

/* What the register holds, in numbers. */
struct holdings {
	int referrals;
	int anonymous;
	int pupils;
	int people;
	int schools;
	int meetings;
	int decisions;
	int lines;
	int plans;
	int links;		/* of the chain */
	int first_received;	/* day of the oldest referral ... */
	int last_received;	/* ... and of the newest */
};
extern const struct record holdings_record;
bool db_holdings(struct db *, struct holdings *out, struct err *e);

#endif
