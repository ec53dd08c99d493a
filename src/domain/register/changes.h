/*
 * Noticing that another session has changed the register: the kernel tells
 * of writes to its file, the register's own count whether they were others'.
 * Nothing wakes the program while nobody writes.
 */
#ifndef DOMAIN_CHANGES_H
#define DOMAIN_CHANGES_H

#include "db/db.h"

struct changes {
	struct db *db;
	int fd;			/* to wait for; -1: nothing is watched */
	int64_t version;
};

/* A register in memory, or a host without inotify, is not watched. */
void changes_start(struct changes *, struct db *);
void changes_stop(struct changes *);

/* Take what FD tells, without waiting; was there anything? */
bool changes_take(struct changes *);

/* Has another session committed since this was asked last? */
bool changes_by_others(struct changes *);

#endif
