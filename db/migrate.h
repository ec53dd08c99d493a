/* The ladder of migrations, climbed when a register is opened. */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

#define MIGRATE_APPLICATION_ID 0x636f6e76	/* "conv" */

/*
 * Bring the register up to the newest step; each step commits with its
 * user_version.  Before the first step of an old one a dated copy is made.
 * A register of a newer program is refused.
 */
bool migrate_up(struct db *, struct err *e);

#endif
