/*
 * A first start: what can be answered, and the register that is made of it,
 * whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/domain/lists/first.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/access.h"
#include "src/domain/register/register.h"
#include "tests/db/place.h"

#define SLIP "leicestershire-slip-2023"

static struct arena arena = ARENA_INIT;
static struct err e;
static const char *const slip[] = { SLIP };

static int
fresh(void **state)
{
	e = (struct err)ERR_INIT;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	unsetenv("CONVENE_DB");
	place_make(state);
	/* "." at its end is the folder itself */
	setenv("XDG_CONFIG_HOME", place_path("."), 1);
	setenv("XDG_DATA_HOME", place_path("data"), 1);
	return 0;
}

static int
drop(void **state)
{
	arena_release(&arena);
	unlink(place_path("convene/config"));
	rmdir(place_path("convene"));
	return place_remove(state);
}

static struct first_answers
answers(const char *path)
{
	return (struct first_answers){ .path = path, .schemes = slip,
		.scheme_count = 1, .rehearsal = true, .code = "ANN",
		.name = "Ann Chair", .role = "coordinator" };
}

static void
what_can_be_answered(void **state)
{
	struct first_choice *rows;
	bool found = false;
	int n;

	(void)state;
	assert_true(first_schemes(&arena, &rows, &n, &e));
	for (int i = 0; i < n; i++)
		found |= strcmp(rows[i].code, SLIP) == 0;
	assert_true(found);
	/* roles.csv of the pack: 23 roles */
	assert_true(first_roles(slip, 1, &arena, &rows, &n, &e));
	assert_int_equal(n, 23);
}

static void
the_caller_is_administrator_and_a_person(void **state)
{
	const char *path = place_path("new.db"), *notice = NULL, *found;
	struct first_answers w = answers(path);
	struct db *db;
	struct person p;

	(void)state;
	assert_true(first_make(&w, &arena, &db, &notice, &e));
	assert_true(access_may(db, "administer", &e));
	assert_true(person_find(db, "ANN", &arena, &p, &e));
	assert_string_equal(p.unix_user, register_user(&arena));
	assert_string_equal(p.role, "coordinator");
	register_close(db);
	/* it lies in an unusual place, so that was written down */
	assert_non_null(notice);
	assert_true(register_path(NULL, &arena, &found, &e));
	assert_string_equal(found, path);
}

static void
a_wrong_answer_leaves_nothing(void **state)
{
	const char *path = place_path("new.db"), *notice;
	struct first_answers w = answers(path);
	struct db *db;

	(void)state;
	w.code = "Ann Chair!";
	assert_false(first_make(&w, &arena, &db, &notice, &e));
	assert_int_equal(e.code, ERR_DATA);
	assert_int_equal(access(path, F_OK), -1);
	w.code = "ANN";
	assert_true(first_make(&w, &arena, &db, &notice, &e));
	register_close(db);
	assert_false(first_make(&w, &arena, &db, &notice, &e));
	assert_int_equal(e.code, ERR_CREATE);
	assert_int_equal(access(path, F_OK), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh, drop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_can_be_answered),
		T(the_caller_is_administrator_and_a_person),
		T(a_wrong_answer_leaves_nothing),
	};

	return cmocka_run_group_tests_name("first", tests, NULL, NULL);
}
