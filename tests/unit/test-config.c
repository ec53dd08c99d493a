/*
 * Files of settings: what a line may be, and how faults are told.
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

#include "src/base/config.h"

static char path[64];
static struct arena arena;

static int
set_up(void **state)
{
	int fd;

	(void)state;
	snprintf(path, sizeof path, "/tmp/convene-config-XXXXXX");
	fd = mkstemp(path);
	return fd < 0 ? -1 : close(fd);
}

static int
tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return unlink(path);
}

static void
write_file(const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static const struct {
	const char *file;
	const char *value;	/* of "mail"; NULL: not there */
} good[] = {
	{ "", NULL },
	{ "\n\n", NULL },
	{ "# mail = no\n", NULL },
	{ "mail = drafts", "drafts" },
	{ "mail=drafts\n", "drafts" },
	{ "  mail\t=  drafts  \r\n", "drafts" },
	{ "mail = drafts # until spring\n", "drafts" },
	{ "mail = one\nmail = two\n", "two" },
	{ "mail-from = x\n", NULL },
	{ "mail =\n", "" },
	{ "mail = a = b\n", "a = b" },
	{ "\xef\xbb\xbfmail = drafts\n", "drafts" },
	{ "mail = O\xe2\x80\x99Hare\n", "O\xe2\x80\x99Hare" },
	{ "other = 1\nmail = drafts", "drafts" },
};

static void
values(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		const char *value = "untouched";
		struct err e = ERR_INIT;

		write_file(good[i].file);
		if (!config_get(path, "mail", &arena, &value, &e))
			fail_msg("row %zu: %s", i, e.text);
		if (good[i].value == NULL)
			assert_null(value);
		else
			assert_string_equal(value, good[i].value);
	}
}

static void
faults(void **state)
{
	static const char *const bad[] = {
		"mail drafts\n", "= drafts\n", "\nmail\n", "mail = x\noops\n",
	};
	static const int lines[] = { 1, 1, 2, 2 };
	char at[80];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const char *value = "untouched";
		struct err e = ERR_INIT;

		write_file(bad[i]);
		assert_false(config_get(path, "mail", &arena, &value, &e));
		assert_int_equal(e.code, ERR_CONFIG);
		snprintf(at, sizeof at, "%s:%d:", path, lines[i]);
		assert_non_null(strstr(e.text, at));
		assert_string_equal(value, "untouched");
	}
}

static void
no_file_is_no_setting(void **state)
{
	const char *value = "untouched";
	struct err e = ERR_INIT;

	(void)state;
	assert_true(config_get("/none/such", "mail", &arena, &value, &e));
	assert_null(value);
	assert_false(config_get("/tmp", "mail", &arena, &value, &e));
	assert_int_equal(e.code, ERR_CONFIG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		T(values), T(faults), T(no_file_is_no_setting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
