/*
 * Copies of the register.  VACUUM INTO reads a consistent state while others
 * work; the copy gets its name only when it is whole and on the disk.
 */
#include <bsd/string.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/stmt.h"

static bool
sync_path(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Give the whole copy its name, which nobody else may have taken meanwhile;
 * a stick with an old file system has no second names. */
static bool
name_it(const char *temporary, const char *path)
{
	if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path,
	    RENAME_NOREPLACE) == 0)
		return true;
	return errno == EINVAL && link(temporary, path) == 0 &&
	    unlink(temporary) == 0;
}

/* The name is on the disk too, as far as the file system can say. */
static void
folder_sync(const char *path)
{
	char folder[4300];
	const char *slash = strrchr(path, '/');

	snprintf(folder, sizeof folder, "%.*s", slash == NULL ? 1 :
	    (int)(slash - path) + 1, slash == NULL ? "." : path);
	sync_path(folder);
}

static bool
cannot_copy(const char *path, struct err *e)
{
	err_set(e, ERR_CREATE, "The copy %s could not be made: there is no "
	    "such folder, you may not write there, or there is a file of "
	    "that name.", path);
	return false;
}

bool
db_copy(struct db *db, const char *path, struct err *e)
{
	static const struct query q = { "copy", "VACUUM INTO :path" };
	char temporary[4300];
	bool ok;
	int fd;

	if (access(path, F_OK) == 0) {
		err_set(e, ERR_CREATE, "There is a file %s already. Choose "
		    "another name for the copy.", path);
		return false;
	}
	/* SQLite fills a file that is there and empty: it has to be one that
	 * nobody could have put there for us to write names into */
	snprintf(temporary, sizeof temporary, "%s.part-XXXXXX", path);
	fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return cannot_copy(path, e);
	close(fd);
	ok = db_run(db, &q, PARAMS(P_TEXT(":path", temporary),), NULL, e);
	if (ok && sync_path(temporary) && name_it(temporary, path)) {
		folder_sync(path);
		return true;
	}
	if (ok || (sqlite3_errcode(db->handle) & 0xff) == SQLITE_CANTOPEN)
		cannot_copy(path, e);
	unlink(temporary);
	/* SQLite leaves the journal of a copy that it could not finish */
	strlcat(temporary, "-journal", sizeof temporary);
	unlink(temporary);
	return false;
}
