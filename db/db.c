/*
 * Opening, closing and transactions.  The rollback journal, not WAL: two
 * processes that checkpoint and write together can lose committed rows with
 * the SQLite of Debian 12.  Statements are in stmt.c, migrations and copies
 * in files of their own.
 */
#include "db/stmt.h"

#include <assert.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>
#include <errno.h>

#include "db/migrate.h"
#include "db/seal.h"
#include "src/base/mem.h"

#define BUSY_MS 2000
#define BUSY_STEP_MS 4

static const char *const pragmas[] = {
	"PRAGMA foreign_keys = ON",
	/* without it INSERT OR REPLACE walks past append-only triggers */
	"PRAGMA recursive_triggers = ON",
	"PRAGMA trusted_schema = OFF",
	"PRAGMA cell_size_check = ON",
	"PRAGMA secure_delete = ON",
	"PRAGMA temp_store = MEMORY",
	"PRAGMA synchronous = FULL",
	NULL
};

static bool
journal_is_set(struct db *db, struct err *e)
{
	static const struct query q = { "journal mode",
		"PRAGMA journal_mode = TRUNCATE" };
	struct arena a = ARENA_INIT;
	const char *mode = NULL;
	bool ok = db_word(db, &q, NULL, &a, &mode, e);

	if (ok && strcmp(mode, "truncate") != 0 &&
	    strcmp(mode, "memory") != 0) {
		err_set(e, ERR_IO, "The register %s could not be opened "
		    "safely: its journal is “%s”.", db->path, mode);
		ok = false;
	}
	arena_release(&a);
	return ok;
}

static bool
connection_set_up(struct db *db, struct err *e)
{
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
	    0, NULL);
	for (int i = 0; pragmas[i] != NULL; i++)
		if (!db_exec(db, pragmas[i], e))
			return false;
	return journal_is_set(db, e);
}

static struct db *
db_new(const char *path)
{
	struct db *db = mem_alloc(sizeof *db);

	db->path = mem_strdup(path);
	db->actor = mem_strdup("");
	db->now = (int64_t)time(NULL);
	return db;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	db_forget_statements(db);
	db_touched_forget(db);
	free(db->touched);
	sqlite3_close(db->handle);
	free(db->path);
	free(db->actor);
	free(db);
}

static bool
say_closed(const char *path, struct err *e)
{
	err_set(e, ERR_DENIED, "You may not look into the folder of the "
	    "register %s. Ask its administrator.", path);
	return false;
}

/* The folder's real name and the file's own: NOFOLLOW is for the file. */
static bool
path_resolve(const char *path, char out[static PATH_MAX], struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	char folder[PATH_MAX], real[PATH_MAX];

	snprintf(folder, sizeof folder, "%.*s",
	    slash == NULL ? 1 : slash == path ? 1 : (int)(slash - path),
	    slash == NULL ? "." : path);
	errno = 0;
	if (*name == '\0' || realpath(folder, real) == NULL ||
	    snprintf(out, PATH_MAX, "%s/%s", real, name) >= PATH_MAX) {
		if (errno == EACCES)
			return say_closed(path, e);
		err_set(e, ERR_NO_INPUT, "There is no folder for the register "
		    "%s. Make it, make a register with “convene init”, or "
		    "name another with -d.", path);
		return false;
	}
	return true;
}

/*
 * Locks of SQLite cannot be relied on over a network: two hosts would spoil
 * the register.  Numbers from statfs(2).
 */
static bool
is_local(const char *path, struct err *e)
{
	static const unsigned network[] = {
		0x6969,		/* NFS */
		0x517B,		/* SMB */
		0xFF534D42,	/* CIFS */
		0xFE534D42,	/* SMB2 */
		0x65735546,	/* FUSE: sshfs and its like */
		0x01021997,	/* 9P */
		0x5346414F,	/* AFS */
		0x00C36400,	/* Ceph */
		0x0BD00BD0,	/* Lustre */
	};
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return true;	/* opening it will say what is wrong */
	for (size_t i = 0; i < sizeof network / sizeof network[0]; i++) {
		if ((unsigned)fs.f_type != network[i])
			continue;
		err_set(e, ERR_CONFIG, "The register %s lies on a network "
		    "file system, where two people would spoil it. Keep it "
		    "on a local disk and log in to that host.", path);
		return false;
	}
	return true;
}

/*
 * SQLite's own waiting sleeps ever longer, up to a tenth of a second: beside
 * a session that commits without a pause it never finds the gap.
 */
static int
wait_a_little(void *none, int times)
{
	struct timespec step = { 0, BUSY_STEP_MS * 1000000 };

	(void)none;
	nanosleep(&step, NULL);
	return times < BUSY_MS / BUSY_STEP_MS;
}

static bool
handle_open(struct db *db, int how, struct err *e)
{
	if (sqlite3_open_v2(db->path, &db->handle, how |
	    SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return db_fail(db, "open", e);
	/* the first look at the file may already meet a commit */
	sqlite3_busy_handler(db->handle, wait_a_little, NULL);
	return true;
}

static bool
is_register(struct db *db, struct err *e)
{
	static const struct query q = { "application id",
		"PRAGMA application_id" };
	int64_t id;

	if (!db_number(db, &q, NULL, 0, &id, e)) {
		if (sqlite3_errcode(db->handle) == SQLITE_NOTADB)
			err_set(e, ERR_DATA, "%s is not a register of "
			    "convene. Name another file with -d.", db->path);
		return false;
	}
	if (id == MIGRATE_APPLICATION_ID)
		return true;
	err_set(e, ERR_DATA, "%s is not a register of convene. Name another "
	    "file with -d, or make one with “convene init”.", db->path);
	return false;
}

static bool
file_is_there(const char *path, struct err *e)
{
	struct stat st;

	if (lstat(path, &st) != 0) {
		if (errno == EACCES)
			return say_closed(path, e);
		err_set(e, ERR_NO_INPUT, "There is no register %s. Make one "
		    "with “convene init”, or name another with -d.", path);
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_DATA, "%s is not a plain file, so it is not "
		    "a register.", path);
		return false;
	}
	if (st.st_size == 0) {
		err_set(e, ERR_DATA, "%s is empty, so it is not a register. "
		    "Restore a backup, or remove it and make one with "
		    "“convene init”.", path);
		return false;
	}
	return true;
}

bool
db_open(const char *path, struct db **out, struct err *e)
{
	char real[PATH_MAX];
	struct db *db;

	if (!path_resolve(path, real, e) || !file_is_there(real, e) ||
	    !is_local(real, e))
		return false;
	db = db_new(real);
	if (handle_open(db, SQLITE_OPEN_READWRITE, e) && is_register(db, e) &&
	    connection_set_up(db, e) && migrate_up(db, e)) {
		*out = db;
		return true;
	}
	db_close(db);
	return false;
}

bool
db_open_reading(const char *path, struct db **out, struct err *e)
{
	char real[PATH_MAX];
	struct db *db;

	if (!path_resolve(path, real, e) || !file_is_there(real, e))
		return false;
	db = db_new(real);
	if (handle_open(db, SQLITE_OPEN_READONLY, e) && is_register(db, e)) {
		*out = db;
		return true;
	}
	db_close(db);
	return false;
}

/* SQLite never makes a file that a group may write, so we make it. */
static bool
file_make(const char *path, mode_t mode, gid_t group, struct err *e)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0600);

	if (fd < 0) {
		err_set(e, ERR_CREATE, errno == EEXIST ?
		    "There is a file %s already. Nothing was changed." :
		    "The register %s cannot be made there. Choose a folder "
		    "that you may write.", path);
		return false;
	}
	if ((group != (gid_t)-1 && fchown(fd, (uid_t)-1, group) != 0) ||
	    fchmod(fd, mode) != 0) {
		close(fd);
		unlink(path);
		err_set(e, ERR_DENIED, "The register %s cannot be given to "
		    "that group. Nothing was made.", path);
		return false;
	}
	close(fd);
	return true;
}

bool
db_create(const char *path, mode_t mode, gid_t group, struct db **out,
    struct err *e)
{
	char real[PATH_MAX];
	struct db *db;

	if (!path_resolve(path, real, e) || !file_make(real, mode, group, e))
		return false;
	db = db_new(real);
	if (is_local(real, e) && handle_open(db, SQLITE_OPEN_READWRITE, e) &&
	    connection_set_up(db, e) && migrate_up(db, e)) {
		*out = db;
		return true;
	}
	unlink(real);
	db_close(db);
	return false;
}

bool
db_open_memory(struct db **out, struct err *e)
{
	struct db *db = db_new(":memory:");

	if (sqlite3_open(":memory:", &db->handle) == SQLITE_OK &&
	    connection_set_up(db, e) && migrate_up(db, e)) {
		*out = db;
		return true;
	}
	db_close(db);
	return false;
}

const char *
db_path(const struct db *db)
{
	return db->path;
}

void
db_as(struct db *db, const char *unix_user)
{
	char *copy = mem_strdup(unix_user);

	free(db->actor);
	db->actor = copy;
}

void
db_at(struct db *db, int64_t now)
{
	db->now = now;
}

const char *
db_actor(const struct db *db)
{
	return db->actor;
}

int64_t
db_now(const struct db *db)
{
	return db->now;
}

void
db_rehearse(struct db *db, bool on)
{
	db->rehearse = on;
}

bool
db_is_rehearsing(const struct db *db)
{
	return db->rehearse;
}

/*
 * By the host's clock, not the register's: the order of ids is the order in
 * which rows were made, also where a rehearsal's clock stands still.
 */
const char *
db_new_id(struct db *db, struct arena *a)
{
	char id[UUID_SIZE];
	struct timespec now;

	(void)db;
	clock_gettime(CLOCK_REALTIME, &now);
	return arena_strdup(a, uuid_make((int64_t)now.tv_sec * 1000 +
	    now.tv_nsec / 1000000, id));
}

static bool
savepoint(struct db *db, const char *verb, int depth, struct err *e)
{
	char sql[48];

	snprintf(sql, sizeof sql, "%s act_%d", verb, depth);
	return db_exec(db, sql, e);
}

static bool
begin(struct db *db, const char *verb, struct err *e)
{
	if (db->depth == 0 ? !db_exec(db, verb, e) :
	    !savepoint(db, "SAVEPOINT", db->depth, e))
		return false;
	db->depth++;
	return true;
}

bool
db_begin(struct db *db, const char *what, struct err *e)
{
	(void)what;
	assert(!db->reading);	/* it would be undone with the reading */
	/* SQLite would begin, and refuse only the first write */
	if (sqlite3_db_readonly(db->handle, "main") == 1) {
		err_set(e, ERR_DENIED, "The register %s or its folder may "
		    "not be written by you. Ask its administrator.",
		    db->path);
		return false;
	}
	return begin(db, "BEGIN IMMEDIATE", e);
}

bool
db_begin_reading(struct db *db, struct err *e)
{
	bool outermost = db->depth == 0;

	if (!begin(db, "BEGIN DEFERRED", e))
		return false;
	if (outermost)
		db->reading = true;
	return true;
}

/* Rows that count are sealed in the act that writes them. */
bool
db_commit(struct db *db, struct err *e)
{
	bool ok;

	assert(db->depth > 0);
	if (db->depth > 1)
		return savepoint(db, "RELEASE", --db->depth, e);
	ok = db_seal(db, e);
	db->depth--;
	db_touched_forget(db);
	if (ok && db_exec(db, db->rehearse ? "ROLLBACK" : "COMMIT", e))
		return true;
	sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

bool
db_rollback(struct db *db)
{
	assert(db->depth > 0);
	db->depth--;
	if (db->depth == 0) {
		db_touched_forget(db);
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
		db->reading = false;
	} else {
		savepoint(db, "ROLLBACK TO", db->depth, NULL);
		savepoint(db, "RELEASE", db->depth, NULL);
	}
	return false;
}

bool
db_data_version(struct db *db, int64_t *out, struct err *e)
{
	static const struct query q = { "data version",
		"PRAGMA data_version" };

	return db_number(db, &q, NULL, 0, out, e);
}
