/*
 * The site's file: what it sets wins over the register, and says so.  This
 * program is built with settings of its own, whose file of the site lies in
 * the folder where the program runs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bsd/string.h>
#include <cmocka.h>

#include "screens/screens.h"
#include "src/base/file.h"
#include "src/domain/register/settings.h"
#include "tests/screens/fixture.h"

static char folder[40];

static void
write_new(const char *path, const char *text)
{
	struct err e = ERR_INIT;

	if (!file_write(path, text, strlen(text), 0600, FILE_NEW, &e))
		fail_msg("%s", e.text);
}

static const char *const folders[] = {
	"convene", "words", "words/leicestershire-slip-2023",
	"words/leicestershire-slip-2023/templates",
};
#define TEMPLATE "words/leicestershire-slip-2023/templates/plan.md"
#define SITE "convene/config"

static int
site(void **state)
{
	(void)state;
	strlcpy(folder, "/tmp/site-file-XXXXXX", sizeof folder);
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		assert_int_equal(mkdir(folders[i], 0700), 0);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	unlink(SITE);
	unlink(TEMPLATE);
	for (size_t i = sizeof folders / sizeof folders[0]; i-- > 0; )
		rmdir(folders[i]);
	assert_int_equal(chdir("/"), 0);
	return rmdir(folder);
}

static void
start(void)
{
	fixture_register();
	fixture_start(&settings_screen, 24, 80);
}

static void
select_row(const char *text)
{
	for (int i = 0; i < 60 && !on_screen(text); i++)
		keys("Down");
	expect_text(text);
}

static void
the_site_wins_and_says_so(void **state)
{
	struct err e = ERR_INIT;
	int minutes = 0;

	(void)state;
	write_new(SITE, "idle-lock = 10\n");
	start();
	select_row(">          Site's file        ./convene/config");
	select_row("> setting  idle-lock          10  (site)");
	expect_text("gavel-handover     20  (default)");
	keys("Enter Ctrl-U");
	type_text("45");
	keys("Enter");
	expect_text("the site's file sets it too, and that wins");
	expect_text("10  (site, in place of the register's 45)");
	assert_true(setting_number(fixture_app()->db, "idle-lock", &minutes,
	    &e));
	assert_int_equal(minutes, 10);
	keys("u");
	expect_text("> setting  idle-lock          10  (site)");
}

/* Words that the site puts in place of the scheme's. */
static void
templates_of_the_site(void **state)
{
	char line[80];

	(void)state;
	snprintf(line, sizeof line, "templates = %s/words\n", folder);
	write_new(SITE, line);
	write_new(TEMPLATE, "# Ours {{ref}}\n");
	start();
	select_row("> text     plan ");
	expect_text("template  (site)");
	keys("Enter");
	expect_text("Ours");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_site_wins_and_says_so,
		    site, stop),
		cmocka_unit_test_setup_teardown(templates_of_the_site, site,
		    stop),
	};

	return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
