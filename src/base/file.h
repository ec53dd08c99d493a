/*
 * Whole files, read and written.  A file that is written is either there
 * whole or not there at all: nothing half-written ever bears its name.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "src/base/buf.h"
#include "src/base/err.h"

#define FILE_CEILING ((size_t)32 * 1024 * 1024)

enum file_over {
	FILE_NEW,		/* a file of this name is a refusal */
	FILE_REPLACE		/* it is replaced */
};

/*
 * A program that is set-group-id opens the register with the rights of its
 * group.  Files that a person names are opened with that person's: the calls
 * below do so by themselves, others stand between these two.
 */
gid_t file_as_caller(void);
void file_as_program(gid_t was);

/*
 * Append all of the file PATH to OUT.  No such file, a folder and a file
 * that may not be read are ERR_NO_INPUT; more than CEILING bytes ERR_DATA.
 */
bool file_read(const char *path, size_t ceiling, struct buf *out,
    struct err *e);

/* The same from a descriptor, such as standard input; NAME is for people. */
bool file_read_fd(int fd, const char *name, size_t ceiling, struct buf *out,
    struct err *e);

/*
 * Write PATH whole: a temporary file in the same folder, synced, renamed,
 * the folder synced.  MODE is the exact mode; the umask does not count.  A
 * symbolic link of that name is replaced, never followed.
 */
bool file_write(const char *path, const void *bytes, size_t n, mode_t mode,
    enum file_over over, struct err *e);

/* Make the folder PATH if it is not there; its parent must be. */
bool file_make_folder(const char *path, mode_t mode, struct err *e);

/*
 * Several files of one folder, written all or not at all.  Each is complete
 * under a temporary name before the first appears under its own; when one
 * cannot appear, those before it are taken back.
 */
struct file_set;

/* NULL when there is no such folder. */
struct file_set *file_set_new(const char *folder, enum file_over over,
    struct err *e);
/* NAME is one component; it is a programmer's error to add one twice. */
bool file_set_add(struct file_set *, const char *name, const void *bytes,
    size_t n, mode_t mode, struct err *e);
bool file_set_commit(struct file_set *, struct err *e);
/* Also removes what was added and not committed. */
void file_set_free(struct file_set *);

#endif
