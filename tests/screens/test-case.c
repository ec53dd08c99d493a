/*
 * The Case screen: staging, recording, taking back, writing; and a whole
 * meeting in at most forty keys of the chair.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "tests/screens/fixture.h"

static void
start(int rows, int cols)
{
	fixture_register();
	fixture_open_meeting();
	fixture_start(&case_screen, rows, cols);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void
first_case(void **state)
{
	(void)state;
	start(24, 80);
	golden("case-first");
}

static void
accept_as_suggested(void **state)
{
	(void)state;
	start(24, 80);
	keys("a");
	golden("case-accept-staged");
	assert_int_equal(fixture_decisions(), 0);
	keys("Enter");
	golden("case-accepted");
	assert_int_equal(fixture_decisions(), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(first_case, stop),
		cmocka_unit_test_teardown(accept_as_suggested, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
