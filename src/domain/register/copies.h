/*
 * Backups and what they are for.
 */
#ifndef DOMAIN_COPIES_H
#define DOMAIN_COPIES_H

#include "db/db.h"

/*
 * A copy of the register at PATH, whole even while others work, and proved
 * before it counts; *HEAD is the head of its chain.
 */
bool backup_make(struct db *, const char *path, struct arena *,
    const char **head, struct err *e);

/*
 * Put the backup FILE in the place of the register PATH.  The backup is
 * proved first; the register of before stays beside it under a name with the
 * date (*KEPT; NULL when there was none).  Refused while another session has
 * it open.  With DRY_RUN everything is checked and nothing is replaced.
 */
bool backup_restore(const char *file, const char *path, bool dry_run,
    struct arena *, const char **kept, const char **head, struct err *e);

#endif
