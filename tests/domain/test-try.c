/*
 * A changed copy of a pack, tried on the cases of a register: what would be
 * asked, given or due otherwise is listed, and nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/gates/scheme-try.h"
#include "tests/domain/running.h"

#define SLIP TOP_SRCDIR "/db/schemes/leicestershire-slip-2023"

static const struct change {
	const char *name, *file, *old, *new;
	const char *what, *rule, *before, *after;	/* NULL: nothing */
} changes[] = {
	{ "the same pack", NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "another sentence", "actions.csv", "Secure the provider",
	    "Find the provider", NULL, NULL, NULL, NULL },
	{ "a Reset of eight weeks", "provisions.csv",
	    "reset,Tier 3 Reset,3,reset,,7,", "reset,Tier 3 Reset,3,reset,,8,",
	    "reset", "SLIP-43", "7 weeks", "8 weeks" },
	/* decided on 12 November */
	{ "six working days for the plan", "clocks.csv",
	    "decided,3,5,working-days", "decided,3,6,working-days",
	    "The school has its plan or letter within five working days of "
	    "the meeting", "SLIP-14", "due 19 Nov 2025", "due 20 Nov 2025" },
	{ "no limit at all", "clocks.csv", "advise;accept;", "advise;",
	    "The school has its plan or letter within five working days of "
	    "the meeting", "SLIP-14", "due 19 Nov 2025", "no limit" },
	{ "another name of the outcome", "outcomes.csv", "core,t3-reset,",
	    "core,t3-restart,", "t3-reset", "", "given",
	    "no such outcome" },
	{ "a gate that warns", "criteria.csv",
	    "core,at-risk,At risk of exclusion,yes,",
	    "core,at-risk,At risk of exclusion,no,", "at-risk", "SLIP-16",
	    "blocks", "missing" },
};

/* Given a Reset, which has not started; not said whether at risk. */
static void
given_reset(void)
{
	open_pack(SLIP);
	given_case("L-1", "core", "9", "2025-10-24");
	given_decision("L-1", DISP_ACCEPT, "t3-reset", "2025-11-12");
	today("2025-11-12");
}

static void
differences_are_listed(void **state)
{
	const struct change *c = *state;
	char folder[FOLDER_MOST];
	struct pack_check check;
	struct tried tried;

	given_reset();
	folder_new(folder);
	folder_copy(SLIP, folder);
	if (c->file != NULL)
		assert_true(folder_change(folder, c->file, c->old, c->new));
	MUST(scheme_check(folder, &arena, &check, &e));
	folder_remove(folder);
	MUST(scheme_try(db, &check.scheme, &arena, &tried, &e));
	assert_int_equal(tried.cases, 1);
	assert_int_equal(tried.count, c->what != NULL);
	if (c->what == NULL)
		return;
	assert_string_equal(tried.lines[0].ref, "L-1");
	assert_string_equal(tried.lines[0].what, c->what);
	assert_string_equal(tried.lines[0].rule, c->rule);
	assert_string_equal(tried.lines[0].before, c->before);
	assert_string_equal(tried.lines[0].after, c->after);
}

#define CHANGES (sizeof changes / sizeof changes[0])

int
main(void)
{
	struct CMUnitTest tests[CHANGES];

	for (size_t i = 0; i < CHANGES; i++)
		tests[i] = (struct CMUnitTest){ .name = changes[i].name,
		    .test_func = differences_are_listed,
		    .teardown_func = close_pack,
		    .initial_state = (void *)(uintptr_t)&changes[i] };
	return cmocka_run_group_tests_name("try", tests, NULL, NULL);
}
