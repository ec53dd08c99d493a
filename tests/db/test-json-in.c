/*
 * Reading JSON: steps to the objects that are wanted, and what is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "db/json.h"

struct thing {
	const char *key1;
	const char *name;
	const char *size;
};
static const struct field thing_fields[] = {
	F_TEXT(thing, key1), F_TEXT(thing, name), F_TEXT(thing, size), F_END
};
static const struct record thing_record =
    { NULL, thing_fields, sizeof(struct thing) };

static struct arena arena = ARENA_INIT;
static struct thing *rows;
static int count;

static bool
read_it(const char *text, const char *steps)
{
	struct err e = ERR_INIT;

	count = -1;
	if (db_json_rows(text, steps, &thing_record, &arena, &rows, &count,
	    &e))
		return true;
	assert_int_equal(e.code, ERR_DATA);
	return false;
}

static void
steps_lead_to_objects(void **state)
{
	(void)state;
	assert_true(read_it("[{\"name\":\"a\",\"size\":3},"
	    "{\"name\":\"b\\u00e9\",\"size\":1.5},{}]", "*"));
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].name, "a");
	assert_string_equal(rows[0].size, "3");
	assert_string_equal(rows[0].key1, "0");
	assert_string_equal(rows[1].name, "bé");
	assert_string_equal(rows[1].size, "1.5");
	assert_null(rows[2].name);
	assert_true(read_it("{\"x\":{\"list\":[{\"name\":\"a\"}]},"
	    "\"y y\":{\"list\":[{\"name\":\"b\"}]}}", "* list *"));
	assert_int_equal(count, 2);
	assert_string_equal(rows[1].key1, "y y");
	assert_string_equal(rows[1].name, "b");
	assert_true(read_it("{\"top\":{\"k\":[[{\"name\":\"c\"}]]}}",
	    "top * * *"));
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].key1, "k");
}

/* Wrong turnings give no row; they are no error. */
static void
what_is_no_object_is_passed_over(void **state)
{
	static const char *const texts[] = {
		"[]", "{}", "7", "null", "\"x\"", "[1,\"x\",null,[{}]]",
		"{\"list\":3}", "[{\"other\":[]}]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_true(read_it(texts[i], "* list *"));
		assert_int_equal(count, 0);
	}
	assert_true(read_it("{\"a\":1,\"b\":{\"name\":\"n\"}}", "*"));
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].key1, "b");
}

static void
what_is_no_json_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "{", "[1,]", "{'a':1}", "{\"a\":1", "nonsense",
		"{\"a\":\"\x01\x02\"", "[{\"name\":\"a\"}", "{\"a\" 1}",
	};
	struct err e = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_false(read_it(texts[i], "*"));
		assert_int_equal(count, -1);
		assert_false(db_json_is_valid(texts[i], &e));
	}
	assert_true(db_json_is_valid("[1, {\"a\": null}]", &e));
}

/* Nesting that would overrun a stack is only a refusal. */
static void
deep_nesting_is_survived(void **state)
{
	size_t n = 100000;
	char *text = arena_alloc(&arena, 2 * n + 1);

	(void)state;
	memset(text, '[', n);
	memset(text + n, ']', n);
	assert_false(read_it(text, "*"));
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_lead_to_objects),
		cmocka_unit_test(what_is_no_object_is_passed_over),
		cmocka_unit_test(what_is_no_json_is_refused),
		cmocka_unit_test(deep_nesting_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
