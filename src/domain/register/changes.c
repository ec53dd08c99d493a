/*
 * The watch over the register's file.  inotify needs no descriptor on the
 * file itself, whose closing would drop the locks of SQLite.  See changes.h.
 */
#include "src/domain/register/changes.h"

#include <sys/inotify.h>
#include <unistd.h>

void
changes_start(struct changes *c, struct db *db)
{
	*c = (struct changes){ .db = db, .fd = -1 };
	if (*db_path(db) != '/' || !db_data_version(db, &c->version, NULL))
		return;
	c->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (c->fd >= 0 &&
	    inotify_add_watch(c->fd, db_path(db), IN_MODIFY) < 0)
		changes_stop(c);
}

void
changes_stop(struct changes *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}

bool
changes_take(struct changes *c)
{
	char events[4096];
	bool any = false;

	while (c->fd >= 0 && read(c->fd, events, sizeof events) > 0)
		any = true;
	return any;
}

/* A register that cannot be asked now is taken for changed: whoever reads it
 * then says why. */
bool
changes_by_others(struct changes *c)
{
	int64_t before = c->version;

	return !db_data_version(c->db, &c->version, NULL) ||
	    c->version != before;
}
