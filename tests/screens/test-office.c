/*
 * The coordinator's desk: Today, and where its lines lead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/first.h"
#include "screens/screens.h"
#include "tests/screens/fixture.h"

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void
start(const struct screen_ops *root, int rows, int cols)
{
	fixture_register();
	fixture_start(root, rows, cols);
}

static void
today_at_both_sizes(void **state)
{
	(void)state;
	start(&today_screen, 24, 80);
	golden("today");
	keys("End");
	golden("today-end");
	resize(15, 60);
	golden("today-60x15");
}

/* The first start has no register under it. */
static struct first first;

static void
start_first(int rows, int cols)
{
	static struct arena arena;
	static struct first *arg = &first;
	static const struct binding none[] = { { 0 } };

	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	first = (struct first){ .arena = &arena, .path = "/nowhere/r.db" };
	harness_start(&(struct harness){ .rows = rows, .cols = cols,
	    .global = none, .root = &first_screen, .arg = &arg });
}

static void
three_questions_make_a_register(void **state)
{
	(void)state;
	start_first(24, 80);
	golden("first");
	keys("Down Down Enter");
	expect_text("Choose a scheme first");
	keys("End Enter");
	expect_text("Choose a scheme first");
	keys("Home Enter");
	expect_text("South Leicestershire");
	keys("Esc");
	expect_text("not answered yet");
	resize(15, 60);
	golden("first-60x15");
}

static void
a_line_leads_to_its_meeting(void **state)
{
	(void)state;
	start(&today_screen, 24, 80);
	keys("Enter");
	expect_text("import terms FILE");	/* it is said, and no more */
	keys("Tab Enter");
	expect_text("Core Meeting  Wed 12 Nov 2025 14:00");
	expect_text("L-0312");
	keys("q");
	expect_text(" Today  Wed 12 Nov 2025");
}

#define T(f) cmocka_unit_test_teardown(f, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(today_at_both_sizes),
		T(three_questions_make_a_register),
		T(a_line_leads_to_its_meeting),
	};

	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}
