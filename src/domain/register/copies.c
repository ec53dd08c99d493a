/*
 * Making, proving and restoring backups.
 */
#include "src/domain/register/copies.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/audit.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/register.h"

/* An act that concerns the register as a whole. */
static bool
note_act(struct db *db, const char *act, const char *about, struct err *e)
{
	struct audit_entry entry = { .act = act, .kind = "register",
		.entity = about };

	if (!db_begin(db, act, e))
		return false;
	return audit_add(db, &entry, e) ? db_commit(db, e) :
	    db_rollback(db);
}

/* Open a copy and prove it. */
static bool
prove(const char *path, struct arena *a, const char **head, struct err *e)
{
	const char *const *faults;
	struct db *db;
	int count;
	bool ok;

	if (!db_open(path, &db, e))
		return false;
	ok = audit_verify(db, NULL, a, &faults, &count, e) &&
	    audit_head(db, a, head, e);
	if (ok && count > 0) {
		err_set(e, ERR_DATA, "The copy does not verify: %s",
		    faults[0]);
		ok = false;
	}
	db_close(db);
	return ok;
}

bool
backup_make(struct db *db, const char *path, struct arena *a,
    const char **head, struct err *e)
{
	if (!access_may(db, "backup", e))
		return false;
	if (access(path, F_OK) == 0) {
		err_set(e, ERR_CREATE, "There is a file %s already. Choose "
		    "another name for the copy.", path);
		return false;
	}
	if (!note_act(db, "back up", "copy", e))
		return false;
	if (db_is_rehearsing(db))
		return audit_head(db, a, head, e);
	if (!db_copy(db, path, e))
		return false;
	if (prove(path, a, head, e))
		return true;
	unlink(path);
	return false;
}

/* A copy of the backup beside the register, so that it can take its place
 * in one step, brought up to date and proved. */
static bool
copy_beside(const char *file, const char *beside, struct arena *a,
    const char **head, struct err *e)
{
	const char *const *faults;
	struct db *source;
	int count;
	bool ok;

	if (!db_open_reading(file, &source, e))
		return false;
	ok = db_faults(source, a, &faults, &count, e);
	if (ok && count > 0) {
		err_set(e, ERR_DATA, "The backup %s is damaged: %s", file,
		    faults[0]);
		ok = false;
	}
	ok = ok && db_copy(source, beside, e);
	db_close(source);
	return ok && prove(beside, a, head, e);
}

/*
 * Whoever restores must administer what is replaced.  A register that is
 * damaged cannot be asked; then the rights to its file decide.
 */
static bool
may_replace(const char *path, struct arena *a, struct err *e)
{
	struct err local = ERR_INIT;
	struct db *db;
	bool ok;

	if (!db_open(path, &db, &local)) {
		if (local.code == ERR_DATA || local.code == ERR_NO_INPUT)
			return true;
		err_set(e, local.code, "%s", local.text);
		return false;
	}
	db_as(db, register_user(a));
	ok = access_may(db, "administer", e);
	db_close(db);
	return ok;
}

static bool
note_restored(const char *beside, struct arena *a, const char **head,
    struct err *e)
{
	const char *notice;
	struct db *db;
	bool ok;

	if (!register_open(beside, a, &db, &notice, e))
		return false;
	ok = note_act(db, "restore backup", "copy", e) &&
	    audit_head(db, a, head, e);
	register_close(db);
	return ok;
}

/* The copy and the journal that opening it left. */
static void
remove_beside(const char *beside, struct arena *a)
{
	unlink(beside);
	unlink(arena_printf(a, "%s-journal", beside));
}

bool
backup_restore(const char *file, const char *path, bool dry_run,
    struct arena *a, const char **kept, const char **head, struct err *e)
{
	const char *beside = arena_printf(a, "%s.restoring-%ld", path,
	    (long)getpid());
	const char *was = NULL;
	bool ok;

	if (!may_replace(path, a, e))
		return false;
	ok = copy_beside(file, beside, a, head, e);
	if (ok && !dry_run)
		ok = note_restored(beside, a, head, e);
	if (ok && !dry_run)
		ok = db_swap(beside, path, (int64_t)time(NULL), a, &was, e);
	remove_beside(beside, a);
	if (ok)
		*kept = was;
	return ok;
}
