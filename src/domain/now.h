/*
 * Moments as civil days.  The program sets TZ to the zone of the register's
 * schemes when it opens it; so local time is theirs.
 */
#ifndef DOMAIN_NOW_H
#define DOMAIN_NOW_H

#include "src/domain/days.h"	/* day_today() */

/* The day of a moment; DAY_NONE for TIME_NONE. */
int day_at(int64_t seconds);

#endif
