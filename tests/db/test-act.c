/*
 * Acts: whole or not at all, one inside another, rehearsed, and two sessions
 * at a time.  What was recorded stays, whatever SQL is tried.
 */
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
#include <signal.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/model/register.h"
#include "tests/db/place.h"

static bool
put(struct db *db, const char *name, struct err *e)
{
	struct setting s = { .name = name, .value = "v" };

	return db_insert(db, &setting_record, &s, e);
}

static long long
settings_count(struct db *db)
{
	return place_number(db, "SELECT count(*) FROM setting");
}

static void
an_act_is_kept_or_undone(void **state)
{
	struct db *db = place_memory();
	struct err e = ERR_INIT;

	(void)state;
	assert_true(db_begin(db, "one", &e));
	assert_true(put(db, "a", &e));
	assert_true(db_commit(db, &e));
	assert_true(db_begin(db, "two", &e));
	assert_true(put(db, "b", &e));
	assert_false(db_rollback(db));
	assert_string_equal(place_text(db,
	    "SELECT group_concat(name) FROM setting"), "a");
	db_close(db);
}

static void
acts_nest(void **state)
{
	struct db *db = place_memory();
	struct err e = ERR_INIT;

	(void)state;
	assert_true(db_begin(db, "outer", &e));
	assert_true(put(db, "a", &e));
	assert_true(db_begin(db, "inner", &e));
	assert_true(put(db, "b", &e));
	assert_true(db_begin(db, "innermost", &e));
	assert_true(put(db, "c", &e));
	assert_true(db_commit(db, &e));
	assert_false(db_rollback(db));		/* b and c go */
	assert_true(db_begin(db, "inner again", &e));
	assert_true(put(db, "d", &e));
	assert_true(db_commit(db, &e));
	assert_true(db_commit(db, &e));
	assert_string_equal(place_text(db, "SELECT group_concat(name) FROM "
	    "(SELECT name FROM setting ORDER BY name)"), "a,d");
	/* an outer act that is undone takes its inner ones along */
	assert_true(db_begin(db, "outer", &e));
	assert_true(db_begin(db, "inner", &e));
	assert_true(put(db, "e", &e));
	assert_true(db_commit(db, &e));
	assert_false(db_rollback(db));
	assert_int_equal(settings_count(db), 2);
	db_close(db);
}

static void
a_rehearsal_changes_nothing(void **state)
{
	struct db *db = place_memory();
	struct err e = ERR_INIT;

	(void)state;
	db_rehearse(db, true);
	assert_true(db_is_rehearsing(db));
	assert_true(db_begin(db, "outer", &e));
	assert_true(db_begin(db, "inner", &e));
	assert_true(put(db, "a", &e));
	assert_true(db_commit(db, &e));
	assert_int_equal(settings_count(db), 1);	/* seen inside */
	assert_false(put(db, "a", &e));		/* and checked in full */
	assert_true(db_commit(db, &e));
	assert_int_equal(settings_count(db), 0);
	db_rehearse(db, false);
	assert_true(put(db, "a", &e));
	assert_int_equal(settings_count(db), 1);
	db_close(db);
}

/* Two sessions at one register: the second act waits, then says busy. */
static void
one_act_at_a_time(void **state)
{
	struct db *one = place_register("r.db"), *two = place_open("r.db");
	struct err e = ERR_INIT;

	(void)state;
	sqlite3_busy_timeout(two->handle, 50);
	assert_true(db_begin(one, "first", &e));
	assert_true(put(one, "a", &e));
	assert_false(db_begin(two, "second", &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.text, "try again"));
	/* reading goes on meanwhile, and sees what was committed */
	assert_int_equal(settings_count(two), 0);
	assert_true(db_commit(one, &e));
	assert_int_equal(settings_count(two), 1);
	assert_true(db_begin(two, "second", &e));
	assert_true(put(two, "b", &e));
	assert_true(db_commit(two, &e));
	db_close(one);
	db_close(two);
}

static void
others_commits_are_noticed(void **state)
{
	struct db *one = place_register("r.db"), *two = place_open("r.db");
	struct err e = ERR_INIT;
	int64_t before, after;

	(void)state;
	assert_true(db_data_version(two, &before, &e));
	assert_true(put(two, "own", &e));
	assert_true(db_data_version(two, &after, &e));
	assert_int_equal(after, before);
	assert_true(put(one, "a", &e));
	assert_true(db_data_version(two, &after, &e));
	assert_int_not_equal(after, before);
	db_close(one);
	db_close(two);
}

/* While one connection proves the chain nobody changes what it reads. */
static void
reading_sees_one_state(void **state)
{
	struct db *one = place_register("r.db"), *two = place_open("r.db");
	struct err e = ERR_INIT;

	(void)state;
	sqlite3_busy_timeout(two->handle, 50);
	assert_true(db_begin_reading(one, &e));
	assert_int_equal(settings_count(one), 0);
	assert_false(put(two, "a", &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_int_equal(settings_count(one), 0);
	assert_false(db_rollback(one));
	assert_true(put(two, "a", &e));
	assert_int_equal(settings_count(one), 1);
	db_close(one);
	db_close(two);
}

/*
 * Two processes add one to the same number: none is lost, because a write
 * that finds another rev looks again.
 */
#define TURNS 60

static bool
add_one(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct setting s;
	char next[24];
	bool ok;

	ok = db_get(db, &setting_record, "name", "n", &a, &s, e);
	if (ok) {
		snprintf(next, sizeof next, "%ld",
		    strtol(s.value, NULL, 10) + 1);
		s.value = next;
		ok = db_update(db, &setting_record, &s, e);
	}
	arena_release(&a);
	return ok;
}

static void
take_turns(void)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (!db_open(place_path("r.db"), &db, &e))
		_exit(1);
	for (int done = 0; done < TURNS; ) {
		if (add_one(db, &e))
			done++;
		else if (e.code != ERR_BUSY)
			_exit(2);
	}
	db_close(db);
	_exit(0);
}

static void
nothing_is_lost_between_two(void **state)
{
	struct db *db = place_register("r.db");
	struct setting s = { .name = "n", .value = "0" };
	struct err e = ERR_INIT;
	int status;

	(void)state;
	assert_true(db_insert(db, &setting_record, &s, &e));
	db_close(db);
	for (int i = 0; i < 2; i++)
		if (fork() == 0)
			take_turns();
	for (int i = 0; i < 2; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	db = place_open("r.db");
	assert_int_equal(place_number(db, "SELECT value FROM setting"),
	    2 * TURNS);
	db_close(db);
}

/*
 * The disk is full: the sentence says so, what was there stays, and when
 * there is room again the same connection goes on.  RLIMIT_FSIZE stands in
 * for the disk.
 */
static void
fill_the_disk(void)
{
	struct rlimit limit;
	struct err e = ERR_INIT;
	struct stat st;
	struct db *db;
	char big[20000];
	struct setting s = { .name = "big", .value = big };

	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	if (!db_open(place_path("r.db"), &db, &e) || !put(db, "a", &e))
		_exit(1);
	if (stat(place_path("r.db"), &st) != 0 ||
	    getrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(2);
	limit.rlim_cur = (rlim_t)st.st_size;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(3);
	if (db_insert(db, &setting_record, &s, &e))
		_exit(4);
	if (e.code != ERR_IO)
		_exit(5);
	limit.rlim_cur = limit.rlim_max;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(6);
	if (settings_count(db) != 1 || !db_insert(db, &setting_record, &s,
	    &e))
		_exit(7);
	if (strcmp(place_text(db, "PRAGMA integrity_check"), "ok") != 0)
		_exit(8);
	db_close(db);
	_exit(0);
}

static void
a_full_disk_is_said(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	db_close(place_register("r.db"));
	pid = fork();
	if (pid == 0)
		fill_the_disk();
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) != 0)
		fail_msg("in the child, step %d", WEXITSTATUS(status));
}

/* A register that was put aside while it was open is not written. */
static void
a_register_put_aside(void **state)
{
	struct db *db = place_register("r.db");
	struct err e = ERR_INIT;

	(void)state;
	assert_true(put(db, "a", &e));
	db_close(place_register("new.db"));
	assert_int_equal(rename(place_path("r.db"), place_path("old.db")), 0);
	assert_int_equal(rename(place_path("new.db"), place_path("r.db")), 0);
	assert_false(put(db, "b", &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.text, "put aside"));
	db_close(db);
}

/* Every table of recorded things, with a row of it. */
static const char *const kept[][2] = {
	{ "audit", "INSERT INTO audit VALUES (1, 1, 'jo', 'act', 'k', 'e', "
	    "NULL, '', 'd', 'h')" },
	{ "decision", "INSERT INTO decision (id, referral_id, pack_id, "
	    "disposition, decided_on, decided_by, recorded_by, recorded_at) "
	    "VALUES ('1', 'r', 'k', 'accept', '2025-11-12', 'jo', 'jo', 1)" },
	{ "decision_code", "INSERT INTO decision_code VALUES ('1', 'reason', "
	    "1, 'c', NULL)" },
	{ "decision_event", "INSERT INTO decision_event VALUES ('1', '1', "
	    "'reported', NULL, NULL, 'jo', 1)" },
	{ "line_version", "INSERT INTO line_version VALUES ('1', 1, NULL, "
	    "NULL, 'advice', 't', NULL, NULL, 'open', 'jo', 1)" },
};

static void
cannot(struct db *db, const char *verb, const char *rest)
{
	char sql[600];

	snprintf(sql, sizeof sql, "%s%s", verb, rest);
	if (place_runs(db, sql))
		fail_msg("this went through: %s", sql);
}

static void
what_was_recorded_stays(void **state)
{
	static const char *const columns[] =
	    { "actor", "decided_by", "code", "made_by", "text" };
	struct db *db = place_memory();
	char sql[100];

	(void)state;
	assert_true(place_runs(db, "PRAGMA foreign_keys = OFF"));
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
		const char *table = kept[i][0], *row = kept[i][1];

		if (!place_runs(db, row))
			fail_msg("%s", sqlite3_errmsg(db->handle));
		snprintf(sql, sizeof sql, "%s SET %s = 'x'", table,
		    columns[i]);
		cannot(db, "UPDATE ", sql);
		cannot(db, "UPDATE OR REPLACE ", sql);
		cannot(db, "DELETE FROM ", table);
		/* these delete the old row first */
		cannot(db, "INSERT OR REPLACE", row + strlen("INSERT"));
		cannot(db, "REPLACE", row + strlen("INSERT"));
		snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
		assert_int_equal(place_number(db, sql), 1);
	}
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, place_make, place_remove)
		T(an_act_is_kept_or_undone), T(acts_nest),
		T(a_rehearsal_changes_nothing), T(one_act_at_a_time),
		T(others_commits_are_noticed), T(reading_sees_one_state),
		T(nothing_is_lost_between_two), T(a_full_disk_is_said),
		T(a_register_put_aside), T(what_was_recorded_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
