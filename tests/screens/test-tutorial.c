/*
 * The tutorial, played by its own keys from the first step to the last: what
 * it tells people to press is what leads on.
 */
#include <bsd/string.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/db.h"
#include "screens/app.h"
#include "screens/screens.h"
#include "src/base/embed.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/rehearsal/tutorial.h"
#include "tests/screens/harness.h"

extern const struct embedded help_pages[];

static char folder[40];
static char path[80];
static struct arena arena;
static struct db *db;
static struct app app;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static void
show(int rows, int cols)
{
	struct err e = ERR_INIT;
	struct harness h = { .rows = rows, .cols = cols, .app = &app,
	    .root = &today_screen, .global = app_keys,
	    .hooks = &app_hooks };

	must(app_init(&app, db, NULL, &e), &e);
	app.guided = true;
	harness_start(&h);
	settle();
}

static int
start(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("CONVENE_NOW", "2025-11-12T14:00", 1);
	setenv("TZ", "Europe/London", 1);
	tzset();
	strlcpy(folder, "/tmp/tutorial-XXXXXX", sizeof folder);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof path, "%s/t.db", folder);
	must(tutorial_make(path, &arena, &db, &e), &e);
	show(24, 80);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	harness_stop();
	app_release(&app);
	db_close(db);
	unlink(path);
	rmdir(folder);
	arena_release(&arena);
	return 0;
}

/* Press what the step says: names of keys, and typed text in quotes. */
static void
press(const char *p)
{
	char word[200];

	while (*(p += strspn(p, " ")) != '\0') {
		bool typed = *p == '"';
		size_t n = typed ? strcspn(p + 1, "\"") : strcspn(p, " ");

		assert_true(n > 0 && n < sizeof word);
		memcpy(word, p + typed, n);
		word[n] = '\0';
		if (typed)
			type_text(word);
		else
			keys(word);
		p += n + 2 * typed;
	}
}

static void
at_step(int i)
{
	char title[80];

	if (i == tutorial_count)
		snprintf(title, sizeof title, "The tutorial is over.");
	else
		snprintf(title, sizeof title, "Step %d of %d, press: ",
		    i + 1, tutorial_count);
	expect_text(title);
}

/* What is said about a step fits in its two rows. */
static void
is_whole(int i)
{
	const char *text = tutorial_steps[i].text, *end = strrchr(text, ' ');

	expect_text(end + 1);
}

static void
every_step_leads_to_the_next(void **state)
{
	struct err e = ERR_INIT;
	struct meeting m;

	(void)state;
	for (int i = 0; i < tutorial_count; i++) {
		print_message("step %d: %s\n", i + 1,
		    tutorial_steps[i].keys);
		at_step(i);
		is_whole(i);
		if (i == 0)
			golden("tutorial-first");
		if (i == 11)
			golden("tutorial-case");
		press(tutorial_steps[i].keys);
	}
	at_step(tutorial_count);
	golden("tutorial-over");
	must(meeting_get(db, TUTORIAL_MEETING, &arena, &m, &e), &e);
	assert_int_equal(m.state, MEETING_CLOSED);
}

/* Nobody is held: the strip goes, other keys act, and it is found again where
 * it was, also in another session. */
static void
it_can_be_left_and_gone_on_with(void **state)
{
	(void)state;
	press(tutorial_steps[0].keys);
	at_step(1);
	keys("F12");
	expect_no_text("Step 2");
	press(tutorial_steps[1].keys);
	expect_no_text("Step 3");
	keys("F12");
	at_step(2);
	keys("F8");
	expect_text("Step 3 of ");
	expect_text("go there with: F2");
	harness_stop();
	app_release(&app);
	show(24, 80);
	expect_text("Step 3 of ");
	keys("F2");
	at_step(2);
}

/* Who goes faster than the guide is not led back. */
static void
what_is_done_is_passed_over(void **state)
{
	(void)state;
	keys("F2 F z o");
	at_step(4);
	keys("Enter");		/* nobody is missing after all */
	at_step(6);
}

static void
small_windows_have_no_strip(void **state)
{
	(void)state;
	resize(15, 60);
	expect_no_text("Step 1");
	resize(20, 60);
	at_step(0);
}

/* In help and by name; the page is the table. */
static void
the_page_is_the_table(void **state)
{
	const char *page = NULL;

	(void)state;
	for (const struct embedded *p = help_pages; p->name != NULL; p++)
		if (strcmp(p->name, "tutorial.md") == 0)
			page = (const char *)p->bytes;
	assert_non_null(page);
	assert_string_equal(page, tutorial_markdown(&arena));
	keys("? t");
	expect_text("Help  tutorial");
	expect_text("A meeting, step by step");
}

#define T(f) cmocka_unit_test_setup_teardown(f, start, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_step_leads_to_the_next),
		T(it_can_be_left_and_gone_on_with),
		T(what_is_done_is_passed_over),
		T(small_windows_have_no_strip),
		T(the_page_is_the_table),
	};

	return cmocka_run_group_tests_name("tutorial", tests, NULL, NULL);
}
