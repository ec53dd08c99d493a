/*
 * Opening and making registers: what is refused and how it is said, how the
 * file and the connection are set.  The settings are those of SQLite's
 * manual that keep commits whole and triggers honest; see db/db.c.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "db/migrate.h"
#include "tests/db/place.h"

static void
refused(const char *path, enum err_code code, const char *words)
{
	struct err e = ERR_INIT;
	struct db *db = NULL;

	if (db_open(path, &db, &e))
		fail_msg("%s was opened", path);
	assert_null(db);
	assert_int_equal(e.code, code);
	if (strstr(e.text, words) == NULL)
		fail_msg("“%s” does not say “%s”", e.text, words);
}

static void
nothing_there(void **state)
{
	(void)state;
	refused(place_path("none.db"), ERR_NO_INPUT, "convene init");
	refused(place_path("no/such/none.db"), ERR_NO_INPUT, "no folder");
	refused(place_path("none/"), ERR_NO_INPUT, "no folder");
	assert_int_equal(place_count("none"), 0);
}

static void
an_empty_file(void **state)
{
	struct stat st;

	(void)state;
	place_write("empty.db", "", 0);
	refused(place_path("empty.db"), ERR_DATA, "is empty");
	assert_int_equal(stat(place_path("empty.db"), &st), 0);
	assert_int_equal(st.st_size, 0);
}

static void
a_foreign_file(void **state)
{
	(void)state;
	place_write("letter.txt", "Dear panel,\n", 12);
	refused(place_path("letter.txt"), ERR_DATA, "not a register");
	place_tamper("other.db", "CREATE TABLE t (a)");
	refused(place_path("other.db"), ERR_DATA, "not a register");
	/* another program's mark */
	place_tamper("marked.db", "PRAGMA application_id = 252006674; "
	    "CREATE TABLE t (a)");
	refused(place_path("marked.db"), ERR_DATA, "not a register");
}

static void
no_plain_file(void **state)
{
	(void)state;
	refused(place_path(""), ERR_DATA, "not a plain file");
	db_close(place_register("real.db"));
	assert_int_equal(symlink("real.db", place_path("link.db")), 0);
	refused(place_path("link.db"), ERR_DATA, "not a plain file");
	assert_int_equal(mkfifo(place_path("pipe.db"), 0600), 0);
	refused(place_path("pipe.db"), ERR_DATA, "not a plain file");
}

/* A symbolic link in the way to the folder is the host's business. */
static void
a_linked_folder(void **state)
{
	struct err e = ERR_INIT;
	struct db *db;

	(void)state;
	db_close(place_register("inside.db"));
	assert_int_equal(symlink(".", place_path("here")), 0);
	if (!db_open(place_path("here/inside.db"), &db, &e))
		fail_msg("%s", e.text);
	assert_string_equal(strrchr(db_path(db), '/'), "/inside.db");
	db_close(db);
}

static void
a_newer_register(void **state)
{
	(void)state;
	db_close(place_register("newer.db"));
	place_tamper("newer.db", "PRAGMA user_version = 9999");
	refused(place_path("newer.db"), ERR_CONFIG, "newer convene");
}

static void
a_damaged_register(void **state)
{
	char zeros[100] = "";
	int fd;

	(void)state;
	db_close(place_register("damaged.db"));
	fd = open(place_path("damaged.db"), O_WRONLY);
	assert_int_equal(pwrite(fd, zeros, sizeof zeros, 0), 100);
	close(fd);
	refused(place_path("damaged.db"), ERR_DATA, "not a register");
	db_close(place_register("cut.db"));
	assert_int_equal(truncate(place_path("cut.db"), 5000), 0);
	refused(place_path("cut.db"), ERR_DATA, "damaged");
}

static void
made_on_purpose(void **state)
{
	struct err e = ERR_INIT;
	struct db *db;
	struct stat st;
	mode_t old = umask(0077);

	(void)state;
	db_close(place_register("private.db"));
	assert_int_equal(stat(place_path("private.db"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(db_create(place_path("shared.db"), 0660, getgid(), &db,
	    &e));
	assert_int_equal(stat(place_path("shared.db"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	/* the journal follows, so that the group can write too */
	assert_int_equal(stat(place_path("shared.db-journal"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	db_close(db);
	umask(old);
}

static void
made_only_where_nothing_is(void **state)
{
	struct err e = ERR_INIT;
	struct db *db = NULL;
	char held[8] = "";
	int fd;

	(void)state;
	place_write("letter.txt", "Dear", 4);
	assert_false(db_create(place_path("letter.txt"), 0600, (gid_t)-1,
	    &db, &e));
	assert_int_equal(e.code, ERR_CREATE);
	assert_non_null(strstr(e.text, "already"));
	fd = open(place_path("letter.txt"), O_RDONLY);
	assert_int_equal(read(fd, held, 7), 4);
	close(fd);
	assert_string_equal(held, "Dear");
	assert_int_equal(symlink("elsewhere.db", place_path("loose.db")), 0);
	assert_false(db_create(place_path("loose.db"), 0600, (gid_t)-1, &db,
	    &e));
	assert_int_equal(place_count("elsewhere"), 0);
	assert_false(db_create(place_path("no/such.db"), 0600, (gid_t)-1,
	    &db, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_null(db);
}

static const struct {
	const char *sql;
	const char *value;
} pragmas[] = {
	{ "PRAGMA journal_mode", "truncate" },
	{ "PRAGMA synchronous", "2" },			/* FULL */
	{ "PRAGMA foreign_keys", "1" },
	{ "PRAGMA recursive_triggers", "1" },
	{ "PRAGMA trusted_schema", "0" },
	{ "PRAGMA cell_size_check", "1" },
	{ "PRAGMA secure_delete", "1" },
	{ "PRAGMA temp_store", "2" },			/* MEMORY */
	{ "PRAGMA application_id", "1668247158" },	/* "conv" */
};

static void
set_on_every_connection(void **state)
{
	struct db *first = place_register("set.db");
	struct db *second = place_open("set.db");

	(void)state;
	for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
		assert_string_equal(place_text(first, pragmas[i].sql),
		    pragmas[i].value);
		assert_string_equal(place_text(second, pragmas[i].sql),
		    pragmas[i].value);
	}
	/* defensive: the schema cannot be written as a table */
	assert_true(place_runs(first, "PRAGMA writable_schema = ON"));
	assert_false(place_runs(first, "DELETE FROM sqlite_schema"));
	assert_false(place_runs(first,
	    "SELECT load_extension('none.so')"));
	db_close(first);
	db_close(second);
}

/* A file in WAL mode, as another tool may leave it, comes back. */
static void
never_with_a_write_ahead_log(void **state)
{
	struct db *db;

	(void)state;
	db_close(place_register("wal.db"));
	place_tamper("wal.db", "PRAGMA journal_mode = WAL; "
	    "INSERT INTO setting (name, value) VALUES ('a', 'b')");
	db = place_open("wal.db");
	assert_string_equal(place_text(db, "PRAGMA journal_mode"),
	    "truncate");
	assert_string_equal(place_text(db, "SELECT value FROM setting"),
	    "b");
	assert_int_equal(place_count("wal.db-wal"), 0);
	db_close(db);
}

/* As somebody who owns nothing here; root may write everywhere. */
static void
as_another(void (*what)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 ||
		    setuid(65534) != 0))
			_exit(9);
		what();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) != 0)
		fail_msg("in the child, step %d", WEXITSTATUS(status));
}

static void
read_without_writing(void)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (!db_open(place_path("read.db"), &db, &e))
		_exit(1);
	if (place_number(db, "SELECT count(*) FROM setting") != 1)
		_exit(2);
	if (db_begin(db, "write", &e) || e.code != ERR_DENIED)
		_exit(3);
	if (strstr(e.text, "may not be written by you") == NULL)
		_exit(4);
	db_close(db);
}

static void
not_even_read(void)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (db_open(place_path("secret.db"), &db, &e))
		_exit(1);
	if (e.code != ERR_DENIED)
		_exit(2);
	if (db_create(place_path("new.db"), 0600, (gid_t)-1, &db, &e))
		_exit(3);
	if (e.code != ERR_CREATE)
		_exit(4);
}

static void
a_register_of_others(void **state)
{
	struct db *db = place_register("read.db");

	(void)state;
	assert_true(place_runs(db,
	    "INSERT INTO setting (name, value) VALUES ('a', 'b')"));
	db_close(db);
	db_close(place_register("secret.db"));
	unlink(place_path("read.db-journal"));
	assert_int_equal(chmod(place_path("read.db"), 0444), 0);
	assert_int_equal(chmod(place_path("secret.db"), 0000), 0);
	assert_int_equal(chmod(place_path(""), 0555), 0);
	as_another(read_without_writing);
	as_another(not_even_read);
	assert_int_equal(chmod(place_path(""), 0700), 0);
}

static void
a_backup_is_only_read(void **state)
{
	struct err e = ERR_INIT;
	struct db *db = place_register("kept.db");

	(void)state;
	assert_true(place_runs(db,
	    "INSERT INTO setting (name, value) VALUES ('a', 'b')"));
	db_close(db);
	assert_int_equal(chmod(place_path("kept.db"), 0444), 0);
	assert_true(db_open_reading(place_path("kept.db"), &db, &e));
	assert_string_equal(place_text(db, "SELECT value FROM setting"),
	    "b");
	assert_false(place_runs(db, "DELETE FROM setting"));
	db_close(db);
	refused(place_path("letter.md"), ERR_NO_INPUT, "no register");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, place_make, place_remove)
		T(nothing_there), T(an_empty_file), T(a_foreign_file),
		T(no_plain_file), T(a_linked_folder), T(a_newer_register),
		T(a_damaged_register), T(made_on_purpose),
		T(made_only_where_nothing_is), T(set_on_every_connection),
		T(never_with_a_write_ahead_log), T(a_register_of_others),
		T(a_backup_is_only_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
