/*
 * The register's clock as civil time.  The program sets TZ to the zone of
 * the register's schemes when it opens it; so local time is theirs.
 */
#ifndef DOMAIN_NOW_H
#define DOMAIN_NOW_H

#include "db/db.h"

/* The day of a moment, and of now. */
int day_at(int64_t seconds);
int day_today(const struct db *);

#endif
