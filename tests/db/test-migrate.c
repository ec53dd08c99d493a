/*
 * The ladder of migrations: from every step a register climbs to the same
 * schema as a fresh one has, keeps its rows, and leaves a copy of how it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/embed.h"
#include "tests/db/place.h"

extern const struct embedded migrations_data[];

static int
steps(void)
{
	int n = 0;

	while (migrations_data[n].name != NULL)
		n++;
	return n;
}

/* A register as the program of step VERSION left it, with two rows. */
static void
make_old(const char *name, int version)
{
	char pragma[60];

	for (int i = 0; i < version; i++)
		place_tamper(name, (const char *)migrations_data[i].bytes);
	place_tamper(name, "INSERT INTO setting (name, value) "
	    "VALUES ('organisation', 'SLIP'); "
	    "INSERT INTO person (id, code, name, role) "
	    "VALUES ('p1', 'jo', 'Jo', 'chair')");
	snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", version);
	place_tamper(name, pragma);
}

static void
schema_of(struct db *db, struct buf *out)
{
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(db->handle, "SELECT type, name, "
	    "sql FROM sqlite_schema ORDER BY type, name", -1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < 3; i++) {
			const unsigned char *s = sqlite3_column_text(st, i);

			buf_printf(out, "%s\n", s != NULL ? (const char *)s :
			    "");
		}
	sqlite3_finalize(st);
}

static void
same_schema(struct db *one, struct db *two)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	schema_of(one, &a);
	schema_of(two, &b);
	assert_true(a.len > 10000);
	assert_string_equal(buf_text(&a), buf_text(&b));
	buf_release(&a);
	buf_release(&b);
}

static void
climb_from(int version)
{
	char name[40], prefix[60];
	struct db *old, *fresh = place_memory(), *copy;
	struct err e = ERR_INIT;
	struct stat st;

	snprintf(name, sizeof name, "step-%d.db", version);
	snprintf(prefix, sizeof prefix, "%s.v%d-", name, version);
	make_old(name, version);
	old = place_open(name);
	same_schema(old, fresh);
	assert_int_equal(place_number(old, "PRAGMA user_version"), steps());
	assert_string_equal(place_text(old, "SELECT value FROM setting"),
	    "SLIP");
	assert_string_equal(place_text(old, "SELECT name FROM person"),
	    "Jo");
	assert_string_equal(place_text(old, "PRAGMA integrity_check"), "ok");
	if (version < steps()) {
		/* how it was, for the owner alone */
		assert_int_equal(place_count(prefix), 1);
		assert_int_equal(stat(place_path(place_find(prefix)), &st),
		    0);
		assert_int_equal(st.st_mode & 07777, 0600);
		assert_true(db_open_reading(place_path(place_find(prefix)),
		    &copy, &e));
		assert_int_equal(place_number(copy, "PRAGMA user_version"),
		    version);
		assert_string_equal(place_text(copy, "SELECT name FROM "
		    "person"), "Jo");
		db_close(copy);
	} else
		assert_int_equal(place_count(prefix), 0);
	db_close(old);
	db_close(fresh);
}

static void
every_step_climbs_to_the_top(void **state)
{
	(void)state;
	assert_true(steps() >= 1);
	for (int v = 1; v <= steps(); v++)
		climb_from(v);
}

static void
the_top_is_not_climbed_again(void **state)
{
	int before;

	(void)state;
	db_close(place_register("r.db"));
	before = place_count("");
	db_close(place_open("r.db"));
	assert_int_equal(place_count(""), before);
}

/* Four sessions find an old register at the same moment. */
static void
several_find_it_old(void **state)
{
	int status;

	(void)state;
	make_old("r.db", 1);
	for (int i = 0; i < 4; i++)
		if (fork() == 0) {
			struct err e = ERR_INIT;
			struct db *db;

			_exit(db_open(place_path("r.db"), &db, &e) ? 0 : 1);
		}
	for (int i = 0; i < 4; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
}

/* A step that fails leaves the register at the step before, and whole. */
static void
a_step_that_fails(void **state)
{
	struct err e = ERR_INIT;
	struct db *db = NULL;

	(void)state;
	assert_true(steps() >= 2);
	make_old("stuck.db", 1);
	/* something stands where step 2 wants to put something */
	place_tamper("stuck.db", "ALTER TABLE pack_outcome ADD COLUMN "
	    "contingent INTEGER");
	assert_false(db_open(place_path("stuck.db"), &db, &e));
	assert_null(db);
	assert_true(db_open_reading(place_path("stuck.db"), &db, &e));
	assert_int_equal(place_number(db, "PRAGMA user_version"), 1);
	assert_string_equal(place_text(db, "SELECT name FROM person"), "Jo");
	db_close(db);
}

static void
names_are_numbers_in_order(void **state)
{
	char name[16];

	(void)state;
	for (int i = 0; i < steps(); i++) {
		snprintf(name, sizeof name, "%03d.sql", i + 1);
		assert_string_equal(migrations_data[i].name, name);
	}
}

/* Whoever changes a table writes STRICT: a text is never a number. */
static void
tables_are_strict(void **state)
{
	struct db *db = place_memory();

	(void)state;
	assert_string_equal(place_text(db, "SELECT coalesce(group_concat("
	    "name), 'none') FROM pragma_table_list WHERE type = 'table' AND "
	    "strict = 0 AND name NOT LIKE 'sqlite_%' AND schema = 'main' "
	    "AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"), "none");
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, place_make, place_remove)
		T(every_step_climbs_to_the_top),
		T(the_top_is_not_climbed_again), T(several_find_it_old),
		T(a_step_that_fails),
		T(names_are_numbers_in_order), T(tables_are_strict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
