/*
 * The register: one SQLite file.  What leaves this layer are structs in the
 * caller's arena; no statement and no row number does.  It holds no rules.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "src/base/arena.h"
#include "src/base/err.h"
#include "src/base/uuid.h"
#include "src/model/field.h"

struct db;

/*
 * Make a register at PATH with mode MODE, given to group GROUP unless it is
 * (gid_t)-1, and open it.  A file of that name is a refusal.
 */
bool db_create(const char *path, mode_t mode, gid_t group, struct db **out,
    struct err *e);

/*
 * Open a register that exists.  An older one is copied beside itself, with
 * the date in the name, and brought up to date; an empty or foreign file, a
 * newer register and one on a network file system are refused.
 */
bool db_open(const char *path, struct db **out, struct err *e);

/* Open one for reading alone, as it is: a backup, perhaps of an older
 * program, perhaps on a medium that cannot be written. */
bool db_open_reading(const char *path, struct db **out, struct err *e);

/* A fresh register in memory, for tests and rehearsed imports. */
bool db_open_memory(struct db **out, struct err *e);

void db_close(struct db *);
const char *db_path(const struct db *);

/* Who acts, and when; both stand in every row that follows. */
void db_as(struct db *, const char *unix_user);
void db_at(struct db *, int64_t now);
const char *db_actor(const struct db *);
int64_t db_now(const struct db *);

/*
 * One act is one transaction, opened and closed by the same function:
 *
 *	if (!db_begin(db, "list a referral", e))
 *		return false;
 *	...
 *	return ok ? db_commit(db, e) : db_rollback(db);
 *
 * Acts nest: an inner one that is rolled back undoes only itself.  WHAT is
 * for the log.  db_rollback() returns false, for the line above.
 */
bool db_begin(struct db *, const char *what, struct err *e);
bool db_commit(struct db *, struct err *e);
bool db_rollback(struct db *);

/* One state of the register for several reads, whoever writes meanwhile
 * has to wait; ended by db_rollback(), and soon.  No act begins within. */
bool db_begin_reading(struct db *, struct err *e);

/* From here on every outermost act is checked in full and then undone. */
void db_rehearse(struct db *, bool);
bool db_is_rehearsing(const struct db *);

/* A new identifier, in the arena. */
const char *db_new_id(struct db *, struct arena *);

/*
 * Records by their tables of fields.  Columns are named by the caller's
 * source, never by outside text.
 */

/* Insert the row; rev, changed_by and changed_at are set in it. */
bool db_insert(struct db *, const struct record *, void *row, struct err *e);

/* The same, but a row with the same primary key is replaced. */
bool db_replace(struct db *, const struct record *, void *row,
    struct err *e);

/*
 * Write the row back by its first field, the primary key.  A record with a
 * rev must still have the rev that was read, else ERR_BUSY, and the sentence
 * names who changed it and when; the row gets the new rev.
 */
bool db_update(struct db *, const struct record *, void *row, struct err *e);

/*
 * The row whose COLUMN is VALUE.  None is ERR_NO_INPUT with a sentence that
 * names the kind of record and the value.
 */
bool db_get(struct db *, const struct record *, const char *column,
    const char *value, struct arena *, void *row, struct err *e);

/* Like db_get, but an absent row is not an error: *FOUND says. */
bool db_seek(struct db *, const struct record *, const char *column,
    const char *value, struct arena *, void *row, bool *found,
    struct err *e);

/*
 * All rows whose COLUMN is VALUE (all rows when COLUMN is NULL), ordered by
 * the columns ORDER ("position, id").  *ROWS is an array of the record's
 * struct in the arena.
 */
bool db_list(struct db *, const struct record *, const char *column,
    const char *value, const char *order, struct arena *, void *rows,
    int *count, struct err *e);

/* Delete the rows whose COLUMN is VALUE. */
bool db_delete(struct db *, const struct record *, const char *column,
    const char *value, struct err *e);

/*
 * How often another connection has committed: a number that changes then.
 */
bool db_data_version(struct db *, int64_t *out, struct err *e);

/*
 * A copy of the whole register at PATH, mode 0600, complete or not there.
 */
bool db_copy(struct db *, const char *path, struct err *e);

/*
 * Put the file FRESH, a register that nobody has open, in the place of PATH,
 * with its mode and group.  What was at PATH gets the name *KEPT, in the
 * arena, with a date of NOW (NULL when there was nothing).  ERR_BUSY while
 * another process has PATH open, as far as the system tells.
 */
bool db_swap(const char *fresh, const char *path, int64_t now,
    struct arena *, const char **kept, struct err *e);

/* The number of the last step of the schema that this program knows, and
 * that the register has. */
bool db_schema(struct db *, int *known, int *has, struct err *e);

#endif
