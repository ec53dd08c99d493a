/*
 * Backups: whole while others work, proved, and restored without losing what
 * they replace.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
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

#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/copies.h"
#include "src/domain/register/register.h"
#include "src/domain/register/settings.h"
#include "tests/db/place.h"

static struct arena arena;

static void
set(struct db *db, const char *value)
{
	struct err e = ERR_INIT;

	if (!setting_set(db, "organisation", value, &e))
		fail_msg("%s", e.text);
}

static const char *
get(const char *name)
{
	static char value[100];
	struct db *db = place_open(name);

	snprintf(value, sizeof value, "%s", place_text(db, "SELECT value "
	    "FROM setting WHERE name = 'organisation'"));
	db_close(db);
	return value;
}

static int
set_up(void **state)
{
	struct db *db;

	if (place_make(state) != 0)
		return -1;
	db = place_register("r.db");
	set(db, "before");
	db_close(db);
	return 0;
}

static int
tear_down(void **state)
{
	arena_release(&arena);
	return place_remove(state);
}

static void
back_up(const char *name)
{
	struct db *db = place_open("r.db");
	struct err e = ERR_INIT;
	const char *head;

	if (!backup_make(db, place_path(name), &arena, &head, &e))
		fail_msg("%s", e.text);
	assert_int_equal(strlen(head), 64);
	db_close(db);
}

static void
restore(const char *name, const char **kept)
{
	struct err e = ERR_INIT;
	const char *head;

	if (!backup_restore(place_path(name), place_path("r.db"), false,
	    &arena, kept, &head, &e))
		fail_msg("%s", e.text);
}

static void
not_restored(const char *name, enum err_code code, const char *words)
{
	struct err e = ERR_INIT;
	const char *kept, *head;
	int files = place_count("");

	assert_false(backup_restore(place_path(name), place_path("r.db"),
	    false, &arena, &kept, &head, &e));
	assert_int_equal(e.code, code);
	if (strstr(e.text, words) == NULL)
		fail_msg("“%s” does not say “%s”", e.text, words);
	assert_int_equal(place_count(""), files);	/* nothing is left */
}

static void
a_backup_is_a_register(void **state)
{
	struct stat st;

	(void)state;
	back_up("b.db");
	assert_int_equal(stat(place_path("b.db"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_string_equal(get("b.db"), "before");
	assert_int_equal(place_count("b.db.part"), 0);
}

/* In a folder that others write to, a file could wait for the names. */
static void
a_backup_is_not_written_where_somebody_waits_for_it(void **state)
{
	char name[64];
	struct stat st;
	int fd;

	(void)state;
	snprintf(name, sizeof name, "b.db.part-%ld", (long)getpid());
	fd = open(place_path(name), O_WRONLY | O_CREAT | O_EXCL, 0666);
	assert_true(fd >= 0);
	back_up("b.db");
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(st.st_size, 0);
	close(fd);
	assert_int_equal(unlink(place_path(name)), 0);
	assert_int_equal(place_count("b.db.part"), 0);
}

static void
a_backup_replaces_nothing(void **state)
{
	struct db *db = place_open("r.db");
	struct err e = ERR_INIT;
	const char *head;

	(void)state;
	place_write("b.db", "mine", 4);
	assert_false(backup_make(db, place_path("b.db"), &arena, &head, &e));
	assert_int_equal(e.code, ERR_CREATE);
	assert_false(backup_make(db, place_path("no/b.db"), &arena, &head,
	    &e));
	assert_int_equal(place_count("b.db"), 1);
	db_close(db);
}

/* A disk that is full leaves neither the copy nor its journal. */
static void
a_backup_that_fails_leaves_nothing(void **state)
{
	struct db *db = place_open("r.db");
	struct rlimit whole, small;
	struct err e = ERR_INIT;
	bool ok;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &whole);
	small = whole;
	small.rlim_cur = 40960;
	setrlimit(RLIMIT_FSIZE, &small);
	ok = db_copy(db, place_path("full.db"), &e);
	setrlimit(RLIMIT_FSIZE, &whole);
	assert_false(ok);
	assert_int_equal(place_count("full.db"), 0);
	db_close(db);
}

/* What stands in letters and heads of messages is one line. */
static void
a_setting_is_one_line(void **state)
{
	static const char *const bad[] = {
		"a@b.example\nBcc: c@d.example", "a\rb", "a\tb", "a\x1b[2J",
		"a\x7f", "a\xc2\x85z"
	};
	struct db *db = place_open("r.db");
	struct err e = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(setting_set(db, "mail-from", bad[i], &e));
		assert_int_equal(e.code, ERR_DATA);
		assert_false(setting_set(db, "organisation", bad[i], &e));
	}
	if (!setting_set(db, "organisation", "Ysgol Tŷ Gwyn – «SLIP»", &e))
		fail_msg("%s", e.text);
	db_close(db);
}

/* While another session keeps on committing. */
static void
a_backup_is_whole_while_others_work(void **state)
{
	struct err e = ERR_INIT;
	int status;
	pid_t pid;

	(void)state;
	pid = fork();
	if (pid == 0) {
		struct db *db = place_open("r.db");

		/* with breaks, or a slow disk lets nobody else in */
		for (int i = 0; i < 100; i++) {
			setting_set(db, "organisation", i % 2 ? "odd" :
			    "even", &e);
			usleep(5000);
		}
		db_close(db);
		_exit(0);
	}
	for (int i = 0; i < 5; i++) {
		char name[16];

		snprintf(name, sizeof name, "b%d.db", i);
		back_up(name);		/* which proves it */
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void
restoring_keeps_what_was(void **state)
{
	struct db *db;
	struct stat st;
	const char *kept = NULL;

	(void)state;
	back_up("b.db");
	db = place_open("r.db");
	set(db, "after");
	db_close(db);
	assert_int_equal(chmod(place_path("r.db"), 0640), 0);
	restore("b.db", &kept);
	assert_string_equal(get("r.db"), "before");
	assert_non_null(kept);
	assert_string_equal(get(strrchr(kept, '/') + 1), "after");
	assert_int_equal(stat(place_path("r.db"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(place_count("r.db.restoring"), 0);
	/* the backup is still one, and the restoring is on record */
	assert_string_equal(get("b.db"), "before");
	db = place_open("r.db");
	assert_int_equal(place_number(db, "SELECT count(*) FROM audit WHERE "
	    "act = 'restore backup'"), 1);
	db_close(db);
}

static void
restoring_where_nothing_is(void **state)
{
	const char *kept = "";

	(void)state;
	back_up("b.db");
	assert_int_equal(unlink(place_path("r.db")), 0);
	restore("b.db", &kept);
	assert_null(kept);
	assert_string_equal(get("r.db"), "before");
}

/* That is what backups are for. */
static void
restoring_over_a_damaged_one(void **state)
{
	const char *kept = NULL;

	(void)state;
	back_up("b.db");
	place_write("r.db", "no database at all, but some bytes", 34);
	place_write("r.db-journal", "what belongs to it", 18);
	restore("b.db", &kept);
	assert_string_equal(get("r.db"), "before");
	assert_true(place_count("r.db.replaced-") >= 1);
	assert_int_equal(place_count("r.db-journal"), 0);
}

static void
no_backup_no_restoring(void **state)
{
	int fd;

	(void)state;
	not_restored("none.db", ERR_NO_INPUT, "There is no register");
	place_write("letter.txt", "Dear panel, all is well here.", 29);
	not_restored("letter.txt", ERR_DATA, "not a register");
	back_up("cut.db");
	assert_int_equal(truncate(place_path("cut.db"), 40000), 0);
	not_restored("cut.db", ERR_DATA, "damaged");
	back_up("forged.db");
	place_tamper("forged.db", "DROP TRIGGER audit_stays; "
	    "UPDATE audit SET actor = 'sam' WHERE seq = 1");
	not_restored("forged.db", ERR_DATA, "does not verify");
	back_up("flipped.db");
	fd = open(place_path("flipped.db"), O_RDWR);
	for (int page = 3; page < 20; page++)
		assert_int_equal(pwrite(fd, "\xff\xff\xff\xff", 4,
		    page * 4096 + 1), 4);
	close(fd);
	not_restored("flipped.db", ERR_DATA, "damaged");
	assert_string_equal(get("r.db"), "before");
}

/* Another process has it open. */
static void
not_while_others_have_it_open(void **state)
{
	int ready[2], go[2], status;
	char byte;
	pid_t pid;

	(void)state;
	back_up("b.db");
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(go), 0);
	pid = fork();
	if (pid == 0) {
		struct db *db = place_open("r.db");

		(void)!write(ready[1], "x", 1);
		(void)!read(go[0], &byte, 1);
		db_close(db);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	not_restored("b.db", ERR_BUSY, "open in another session");
	assert_int_equal(write(go[1], "x", 1), 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_string_equal(get("r.db"), "before");
}

static void
a_rehearsal_checks_and_leaves(void **state)
{
	struct err e = ERR_INIT;
	const char *kept = NULL, *head;
	struct db *db;

	(void)state;
	back_up("b.db");
	db = place_open("r.db");
	set(db, "after");
	db_close(db);
	assert_true(backup_restore(place_path("b.db"), place_path("r.db"),
	    true, &arena, &kept, &head, &e));
	assert_null(kept);
	assert_string_equal(get("r.db"), "after");
	assert_int_equal(place_count("r.db.re"), 0);
	db = place_open("r.db");
	db_rehearse(db, true);
	assert_true(backup_make(db, place_path("b2.db"), &arena, &head, &e));
	db_close(db);
	assert_int_equal(place_count("b2.db"), 0);
}

/* Whoever has no role of an administrator replaces nothing. */
static void
not_by_anybody(void **state)
{
	struct db *db;
	struct err e = ERR_INIT;

	(void)state;
	back_up("b.db");
	db = place_open("r.db");
	assert_true(access_give(db, "somebody-else", MEMBER_ADMINISTRATOR,
	    &e));
	db_close(db);
	not_restored("b.db", ERR_DENIED, "no role");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		T(a_backup_is_a_register),
		T(a_backup_is_not_written_where_somebody_waits_for_it),
		T(a_backup_replaces_nothing),
		T(a_backup_that_fails_leaves_nothing),
		T(a_setting_is_one_line),
		T(a_backup_is_whole_while_others_work),
		T(restoring_keeps_what_was), T(restoring_where_nothing_is),
		T(restoring_over_a_damaged_one), T(no_backup_no_restoring),
		T(not_while_others_have_it_open),
		T(a_rehearsal_checks_and_leaves), T(not_by_anybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
