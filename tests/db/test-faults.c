/*
 * Every call to the disk and every allocation of SQLite fails once, in turn,
 * while an act is recorded: the act is then refused with a sentence and has
 * left nothing, or it is there whole; and the same session goes on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/model/person.h"
#include "src/model/register.h"
#include "tests/db/place.h"

/* The fault that is set: the NTH call from now fails with WITH. */
static struct {
	int nth;
	int with;
	int calls;
} fault;

static bool
is_due(void)
{
	fault.calls++;
	return fault.nth > 0 && --fault.nth == 0;
}

static void
set_fault(int nth, int with)
{
	fault.nth = nth;
	fault.with = with;
	fault.calls = 0;
}

/* Files of the real file system behind ours. */
struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;

#define REAL(f) (((struct file *)(f))->real)

static int
file_close(sqlite3_file *f)
{
	int result = REAL(f)->pMethods->xClose(REAL(f));

	free(REAL(f));
	return result;
}

static int
file_read_at(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	if (is_due())
		return SQLITE_IOERR_READ;
	return REAL(f)->pMethods->xRead(REAL(f), p, n, at);
}

static int
file_write_at(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	if (is_due())
		return fault.with;
	return REAL(f)->pMethods->xWrite(REAL(f), p, n, at);
}

static int
file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	if (is_due())
		return SQLITE_IOERR_TRUNCATE;
	return REAL(f)->pMethods->xTruncate(REAL(f), size);
}

static int
file_sync(sqlite3_file *f, int flags)
{
	if (is_due())
		return SQLITE_IOERR_FSYNC;
	return REAL(f)->pMethods->xSync(REAL(f), flags);
}

static int
file_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return REAL(f)->pMethods->xFileSize(REAL(f), size);
}

static int
file_lock(sqlite3_file *f, int level)
{
	if (level > SQLITE_LOCK_SHARED && is_due())
		return SQLITE_BUSY;
	return REAL(f)->pMethods->xLock(REAL(f), level);
}

static int
file_unlock(sqlite3_file *f, int level)
{
	return REAL(f)->pMethods->xUnlock(REAL(f), level);
}

static int
file_check_lock(sqlite3_file *f, int *out)
{
	return REAL(f)->pMethods->xCheckReservedLock(REAL(f), out);
}

static int
file_control(sqlite3_file *f, int op, void *arg)
{
	return REAL(f)->pMethods->xFileControl(REAL(f), op, arg);
}

static int
file_sector(sqlite3_file *f)
{
	return REAL(f)->pMethods->xSectorSize(REAL(f));
}

static int
file_device(sqlite3_file *f)
{
	return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, .xClose = file_close, .xRead = file_read_at,
	.xWrite = file_write_at, .xTruncate = file_truncate,
	.xSync = file_sync, .xFileSize = file_size, .xLock = file_lock,
	.xUnlock = file_unlock, .xCheckReservedLock = file_check_lock,
	.xFileControl = file_control, .xSectorSize = file_sector,
	.xDeviceCharacteristics = file_device
};

static int
vfs_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	struct file *ours = (struct file *)f;
	int result;

	(void)v;
	ours->base.pMethods = NULL;
	ours->real = calloc(1, (size_t)real_vfs->szOsFile);
	if (ours->real == NULL)
		return SQLITE_NOMEM;
	result = real_vfs->xOpen(real_vfs, name, ours->real, flags, out);
	if (result == SQLITE_OK)
		ours->base.pMethods = &methods;
	else
		free(ours->real);
	return result;
}

static sqlite3_vfs faulty;

static int
files_are_ours(void **state)
{
	(void)state;
	real_vfs = sqlite3_vfs_find(NULL);
	faulty = *real_vfs;
	faulty.zName = "faulty";
	faulty.szOsFile = (int)sizeof(struct file);
	faulty.xOpen = vfs_open;
	return sqlite3_vfs_register(&faulty, 1);
}

static int
files_are_real(void **state)
{
	(void)state;
	return sqlite3_vfs_unregister(&faulty);
}

/* One act of two rows that belong together. */
static bool
add_two(struct db *db, int number, struct err *e)
{
	char name[24], value[3000];
	struct setting s = { .name = name, .value = value };
	struct person p;

	snprintf(name, sizeof name, "n%d", number);
	memset(value, 'x', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	record_clear(&person_record, &p);
	p.id = p.code = name;
	p.name = value;
	p.role = "chair";
	if (!db_begin(db, "add two", e))
		return false;
	if (!db_insert(db, &setting_record, &s, e) ||
	    !db_insert(db, &person_record, &p, e))
		return db_rollback(db);
	return db_commit(db, e);
}

static bool
has(struct db *db, const char *table, const char *column, int number)
{
	char sql[120];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE %s = 'n%d'",
	    table, column, number);
	return place_number(db, sql) == 1;
}

static void
check_whole(struct db *db, int number, bool said)
{
	bool one = has(db, "setting", "name", number);
	bool two = has(db, "person", "id", number);

	if (one != two)
		fail_msg("fault %d: half of the act is there", number);
	if (said && !one)
		fail_msg("fault %d: done, it said, and it is not", number);
}

/* A refusal is a sentence, of a kind that can be acted on. */
static void
check_sentence(const struct err *e, int number)
{
	if (strlen(e->text) < 20 || e->text[strlen(e->text) - 1] != '.')
		fail_msg("fault %d: no sentence: “%s”", number, e->text);
	if (e->code != ERR_IO && e->code != ERR_BUSY &&
	    e->code != ERR_DENIED)
		fail_msg("fault %d: code %d: %s", number, (int)e->code,
		    e->text);
}

/* Fault after fault until an act goes through without meeting one. */
static void
sweep(int with)
{
	struct db *db = place_register("r.db");
	int refused = 0;

	sqlite3_busy_timeout(db->handle, 0);
	for (int i = 1; ; i++) {
		struct err e = ERR_INIT;
		bool said, met;

		set_fault(i, with);
		said = add_two(db, i, &e);
		met = fault.nth == 0;
		set_fault(0, 0);
		if (!said) {
			check_sentence(&e, i);
			refused++;
		}
		check_whole(db, i, said);
		if (!met)
			break;
		assert_true(i < 500);
	}
	assert_true(refused > 5);
	assert_string_equal(place_text(db, "PRAGMA integrity_check"), "ok");
	db_close(db);
}

static void
every_call_to_the_disk(void **state)
{
	(void)state;
	sweep(SQLITE_IOERR_WRITE);
}

static void
a_disk_that_fills_at_every_point(void **state)
{
	(void)state;
	sweep(SQLITE_FULL);
}

/* Opening, too: it is refused, or it works. */
static void
every_call_while_opening(void **state)
{
	int refused = 0;

	(void)state;
	db_close(place_register("r.db"));
	for (int i = 1; i < 500; i++) {
		struct err e = ERR_INIT;
		struct db *db = NULL;
		bool opened, met;

		set_fault(i, SQLITE_IOERR_WRITE);
		opened = db_open(place_path("r.db"), &db, &e);
		met = fault.nth == 0;
		set_fault(0, 0);
		if (opened)
			db_close(db);
		else {
			assert_null(db);
			assert_true(strlen(e.text) > 20);
			refused++;
		}
		if (!met)
			break;
	}
	assert_true(refused > 0);
	db_close(place_open("r.db"));
}

/* SQLite's own memory; ours ends the program when there is none. */
static sqlite3_mem_methods real_memory;

static void *
memory_get(int n)
{
	return is_due() ? NULL : real_memory.xMalloc(n);
}

static void *
memory_resize(void *p, int n)
{
	return is_due() ? NULL : real_memory.xRealloc(p, n);
}

static int
memory_is_ours(void **state)
{
	sqlite3_mem_methods m;

	(void)state;
	sqlite3_shutdown();
	if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) !=
	    SQLITE_OK)
		return -1;
	m = real_memory;
	m.xMalloc = memory_get;
	m.xRealloc = memory_resize;
	if (sqlite3_config(SQLITE_CONFIG_MALLOC, &m) != SQLITE_OK)
		return -1;
	return place_make(state);
}

static void
every_allocation_of_sqlite(void **state)
{
	struct db *db = place_register("r.db");
	int refused = 0;

	(void)state;
	for (int i = 1; ; i++) {
		struct err e = ERR_INIT;
		bool said, met;

		db_forget_statements(db);
		set_fault(i, 0);
		said = add_two(db, i, &e);
		met = fault.nth == 0;
		set_fault(0, 0);
		if (!said) {
			check_sentence(&e, i);
			refused++;
		}
		check_whole(db, i, said);
		if (!met)
			break;
		assert_true(i < 2000);
	}
	assert_true(refused > 20);
	assert_string_equal(place_text(db, "PRAGMA integrity_check"), "ok");
	db_close(db);
}

static int
place_and_files(void **state)
{
	return place_make(state) != 0 ? -1 : files_are_ours(state);
}

static int
remove_both(void **state)
{
	return files_are_real(state) != 0 ? -1 : place_remove(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, place_and_files, remove_both)
		T(every_call_to_the_disk),
		T(a_disk_that_fills_at_every_point),
		T(every_call_while_opening),
		cmocka_unit_test_setup_teardown(every_allocation_of_sqlite,
		    memory_is_ours, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
