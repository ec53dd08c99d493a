/*
 * Whole files.  See file.h.  All writing goes through a file_set, which
 * holds the folder open, so that a folder moved meanwhile does no harm.
 */
#include "src/base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <bsd/stdlib.h>

#include "src/base/mem.h"

struct item {
	char *name;		/* as it shall be called */
	char *temporary;
	char *kept;		/* the file it replaced, until all is done */
	bool there;		/* it bears its own name now */
};

struct file_set {
	char *folder;		/* for sentences */
	int fd;
	enum file_over over;
	struct item *items;
	size_t count;
	bool done;
};

/* Why, in the words of the system; a full disk deserves an advice. */
static const char *
reason(int why)
{
	switch (why) {
	case ENOSPC:
		return "the disk is full; make room and try again";
	case EDQUOT:
		return "your share of the disk is full; "
		    "make room and try again";
	case EFBIG:
		return "files of that size are not allowed here";
	case EROFS:
		return "the disk is read-only";
	case EACCES:
	case EPERM:
		return "you are not permitted to write there";
	case ENOENT:
		return "there is no such folder";
	default:
		return strerror(why);
	}
}

static enum err_code
write_code(int why)
{
	switch (why) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
	case EIO:
		return ERR_IO;
	default:
		return ERR_CREATE;
	}
}

gid_t
file_as_caller(void)
{
	gid_t was = getegid();

	if (was != getgid() && setegid(getgid()) != 0)
		abort();	/* not with more rights than meant */
	return was;
}

void
file_as_program(gid_t was)
{
	int why = errno;

	if (was != getegid() && setegid(was) != 0)
		abort();
	errno = why;
}

bool
file_read_fd(int fd, const char *name, size_t ceiling, struct buf *out,
    struct err *e)
{
	char room[16384];
	size_t start = out->len;
	ssize_t n;

	while ((n = read(fd, room, sizeof room)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			err_set(e, ERR_IO, "%s cannot be read: %s.", name,
			    strerror(errno));
			break;
		}
		buf_add(out, room, (size_t)n);
		if (buf_overflowed(out) || out->len - start > ceiling) {
			err_set(e, ERR_DATA, "%s is too large: more than "
			    "%zu kB. Is it the right file?", name,
			    ceiling / 1024);
			n = -1;
			break;
		}
	}
	explicit_bzero(room, sizeof room);
	if (n < 0) {
		buf_truncate(out, start);
		return false;
	}
	return true;
}

bool
file_read(const char *path, size_t ceiling, struct buf *out, struct err *e)
{
	struct stat st;
	gid_t was = file_as_caller();
	/* a pipe that nobody writes to would keep us for ever */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool ok = false;

	file_as_program(was);
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			err_set(e, ERR_NO_INPUT, "There is no file %s.", path);
		else
			err_set(e, ERR_NO_INPUT, "%s cannot be opened: %s.",
			    path, errno == EACCES ? "you are not permitted "
			    "to read it" : strerror(errno));
		return false;
	}
	fcntl(fd, F_SETFL, O_RDONLY);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		err_set(e, ERR_NO_INPUT, "%s is a folder, not a file.", path);
	else
		ok = file_read_fd(fd, path, ceiling, out, e);
	close(fd);
	return ok;
}

bool
file_make_folder(const char *path, mode_t mode, struct err *e)
{
	struct stat st;
	gid_t was = file_as_caller();
	bool made = mkdir(path, mode) == 0;

	file_as_program(was);
	if (made)
		return true;
	if (errno == EEXIST && stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return true;
		errno = ENOTDIR;
	}
	err_set(e, write_code(errno), "The folder %s cannot be made: %s.",
	    path, errno == ENOTDIR ? "a file of that name is in the way" :
	    reason(errno));
	return false;
}

struct file_set *
file_set_new(const char *folder, enum file_over over, struct err *e)
{
	struct file_set *set;
	gid_t was = file_as_caller();
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	/* A folder that one may write to but not list is a drop box. */
	if (fd < 0 && errno == EACCES)
		fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	file_as_program(was);
	if (fd < 0) {
		err_set(e, ERR_CREATE, "Nothing can be written to the folder "
		    "%s: %s.", folder, reason(errno));
		return NULL;
	}
	set = mem_alloc(sizeof *set);
	set->folder = mem_strdup(folder);
	set->fd = fd;
	set->over = over;
	return set;
}

static bool
write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, bytes, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		bytes += k;
		n -= (size_t)k;
	}
	return true;
}

static char *
hidden_name(const char *kind)
{
	char name[64];

	snprintf(name, sizeof name, ".convene-%s-%08x%08x", kind,
	    arc4random(), arc4random());
	return mem_strdup(name);
}

static bool
fail(const struct file_set *set, const char *name, int why, struct err *e)
{
	if (why == EEXIST)
		err_set(e, ERR_CREATE, "There is a file %s/%s already. Move "
		    "it away or choose another name.", set->folder, name);
	else
		err_set(e, write_code(why), "%s/%s cannot be written: %s.",
		    set->folder, name, reason(why));
	return false;
}

/* Only files are ever replaced: never a folder, a pipe or a device. */
static bool
may_bear(const struct file_set *set, const char *name, struct err *e)
{
	struct stat st;

	if (fstatat(set->fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? true : fail(set, name, errno, e);
	if (set->over == FILE_NEW)
		return fail(set, name, EEXIST, e);
	if (S_ISREG(st.st_mode) || S_ISLNK(st.st_mode))
		return true;
	err_set(e, ERR_CREATE, "%s/%s is not a file that can be replaced. "
	    "Choose another name.", set->folder, name);
	return false;
}

bool
file_set_add(struct file_set *set, const char *name, const void *bytes,
    size_t n, mode_t mode, struct err *e)
{
	struct item item = { .name = NULL };
	int fd, why = 0;
	gid_t was;

	assert(*name != '\0' && strchr(name, '/') == NULL);
	if (!may_bear(set, name, e))
		return false;
	item.temporary = hidden_name("part");
	was = file_as_caller();
	fd = openat(set->fd, item.temporary, O_WRONLY | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
	file_as_program(was);
	if (fd < 0) {
		why = errno;
		free(item.temporary);
		return fail(set, name, why, e);
	}
	if (!write_all(fd, bytes, n) || fchmod(fd, mode) < 0 || fsync(fd) < 0)
		why = errno;
	if (close(fd) < 0 && why == 0)
		why = errno;
	if (why != 0) {
		unlinkat(set->fd, item.temporary, 0);
		free(item.temporary);
		return fail(set, name, why, e);
	}
	item.name = mem_strdup(name);
	set->items = mem_resize(set->items, set->count + 1, sizeof item);
	set->items[set->count++] = item;
	return true;
}

/* Rename, but never over another file.  Not every file system knows how. */
static int
rename_new(int fd, const char *from, const char *to)
{
	if (renameat2(fd, from, fd, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(fd, from, fd, to, 0) < 0)
		return -1;
	unlinkat(fd, from, 0);
	return 0;
}

/*
 * Keep what will be replaced under a second name until all is done: a link,
 * or the file itself where the file system has no links.
 */
static bool
keep_old(struct file_set *set, struct item *item)
{
	char *kept = hidden_name("kept");
	struct stat st;
	int why = 0;

	if (linkat(set->fd, item->name, set->fd, kept, 0) == 0) {
		item->kept = kept;
		return true;
	}
	why = errno;
	if ((why == EPERM || why == EOPNOTSUPP) &&
	    fstatat(set->fd, item->name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(st.st_mode) &&
	    renameat(set->fd, item->name, set->fd, kept) == 0) {
		item->kept = kept;
		return true;
	}
	free(kept);
	errno = why;
	return why == ENOENT;
}

static bool
appear(struct file_set *set, struct item *item)
{
	if (set->over == FILE_NEW)
		item->there = rename_new(set->fd, item->temporary,
		    item->name) == 0;
	else if (set->count == 1 || keep_old(set, item))
		item->there = renameat(set->fd, item->temporary, set->fd,
		    item->name) == 0;
	return item->there;
}

static void
take_back(struct file_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		struct item *item = &set->items[i];

		if (item->kept != NULL)
			renameat(set->fd, item->kept, set->fd, item->name);
		else if (item->there)
			unlinkat(set->fd, item->name, 0);
		if (!item->there)
			unlinkat(set->fd, item->temporary, 0);
		/* renaming a link onto its own file leaves both names */
		if (item->kept != NULL)
			unlinkat(set->fd, item->kept, 0);
	}
	set->done = true;
}

static bool
set_appear(struct file_set *set, struct err *e)
{
	for (size_t i = 0; i < set->count; i++) {
		if (!appear(set, &set->items[i])) {
			int why = errno;

			take_back(set);
			return fail(set, set->items[i].name, why, e);
		}
	}
	set->done = true;
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i].kept != NULL)
			unlinkat(set->fd, set->items[i].kept, 0);
	/* A drop box (EBADF) and some network folders (EINVAL) cannot sync. */
	if (fsync(set->fd) < 0 && errno != EBADF && errno != EINVAL) {
		err_set(e, ERR_IO, "The files are in the folder %s, but the "
		    "disk does not confirm it: %s.", set->folder,
		    strerror(errno));
		return false;
	}
	return true;
}

bool
file_set_commit(struct file_set *set, struct err *e)
{
	gid_t was = file_as_caller();
	bool ok = set_appear(set, e);

	file_as_program(was);
	return ok;
}

void
file_set_free(struct file_set *set)
{
	gid_t was;

	if (set == NULL)
		return;
	was = file_as_caller();
	if (!set->done)
		take_back(set);
	file_as_program(was);
	for (size_t i = 0; i < set->count; i++) {
		free(set->items[i].name);
		free(set->items[i].temporary);
		free(set->items[i].kept);
	}
	free(set->items);
	free(set->folder);
	close(set->fd);
	free(set);
}

bool
file_write(const char *path, const void *bytes, size_t n, mode_t mode,
    enum file_over over, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	char *folder = mem_strdup(slash == NULL ? "." :
	    slash == path ? "/" : path);
	struct file_set *set;
	bool ok = false;

	if (slash != NULL && slash != path)
		folder[slash - path] = '\0';
	set = file_set_new(folder, over, e);
	if (set != NULL && *name == '\0')
		err_set(e, ERR_CREATE, "%s is a folder, not a file name.",
		    path);
	else if (set != NULL)
		ok = file_set_add(set, name, bytes, n, mode, e) &&
		    file_set_commit(set, e);
	file_set_free(set);
	free(folder);
	return ok;
}
