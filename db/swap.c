/*
 * One register in the place of another.  Each step leaves a file under the
 * register's name; nothing is deleted.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/db.h"

static bool
fail(const char *path, struct err *e)
{
	err_set(e, ERR_CREATE, "The register %s could not be replaced (%s). "
	    "It is as it was.", path, strerror(errno));
	return false;
}

/* The dated name of what is put aside; SUFFIX is "" or "-journal". */
static const char *
name_aside(const char *path, int64_t now, const char *suffix,
    struct arena *a)
{
	time_t t = (time_t)now;
	struct tm tm;
	char day[24];

	localtime_r(&t, &tm);
	strftime(day, sizeof day, "%Y%m%d-%H%M%S", &tm);
	return arena_printf(a, "%s.replaced-%s%s", path, day, suffix);
}

/*
 * The kernel gives a write lease only on a file that nobody else has open.
 * Where it gives none at all (another's file, some file systems), SQLite's
 * own check remains: it refuses to write to a file that was moved.
 */
static bool
nobody_has_it(int fd, const char *path, struct err *e)
{
	signal(SIGIO, SIG_IGN);
	if (fcntl(fd, F_SETLEASE, F_WRLCK) == 0 ||
	    (errno != EAGAIN && errno != EBUSY))
		return true;
	err_set(e, ERR_BUSY, "The register %s is open in another session. "
	    "Ask everybody to leave it, then restore again.", path);
	return false;
}

static bool
same_rights(const char *fresh, const struct stat *old)
{
	struct stat st;

	return stat(fresh, &st) == 0 &&
	    ((st.st_gid == old->st_gid && st.st_uid == old->st_uid) ||
	    chown(fresh, old->st_uid, old->st_gid) == 0 ||
	    chown(fresh, (uid_t)-1, old->st_gid) == 0) &&
	    chmod(fresh, old->st_mode & 0777) == 0;
}

/* A journal that was not played back belongs to the old file. */
static bool
journal_aside(const char *path, int64_t now, struct arena *a)
{
	const char *journal = arena_printf(a, "%s-journal", path);
	struct stat st;

	if (lstat(journal, &st) != 0)
		return errno == ENOENT;
	if (st.st_size == 0)
		return unlink(journal) == 0;
	return rename(journal, name_aside(path, now, "-journal", a)) == 0;
}

static bool
folder_sync(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	bool ok;
	int fd;

	snprintf(folder, sizeof folder, "%.*s", slash == NULL ? 1 :
	    (int)(slash - path) + 1, slash == NULL ? "." : path);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
swap_known(int fd, const char *fresh, const char *path, int64_t now,
    struct arena *a, const char **kept, struct err *e)
{
	const char *aside = name_aside(path, now, "", a);
	struct stat st;

	if (!nobody_has_it(fd, path, e))
		return false;
	if (fstat(fd, &st) != 0 || !same_rights(fresh, &st) ||
	    link(path, aside) != 0)
		return fail(path, e);
	if (!journal_aside(path, now, a) || rename(fresh, path) != 0 ||
	    !folder_sync(path))
		return fail(path, e);
	*kept = aside;
	return true;
}

bool
db_swap(const char *fresh, const char *path, int64_t now, struct arena *a,
    const char **kept, struct err *e)
{
	bool ok;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0 && errno != ENOENT)
		return fail(path, e);
	if (fd < 0) {
		*kept = NULL;
		return (journal_aside(path, now, a) &&
		    link(fresh, path) == 0 && unlink(fresh) == 0 &&
		    folder_sync(path)) || fail(path, e);
	}
	ok = swap_known(fd, fresh, path, now, a, kept, e);
	close(fd);
	return ok;
}
