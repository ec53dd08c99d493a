/*
 * A scheme of another kind, whose pack lies beside the tests: votes and a
 * casting vote, quorum by role, and what a changed copy of a pack does.  The
 * meeting is played by commands in tests/e2e/sixth.sh.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/scheme/scheme.h"
#include "tests/domain/folder.h"

#define FOLDER TOP_SRCDIR "/tests/schemes/fair-access-test"

static struct arena arena = ARENA_INIT;
static struct err e;

static int
start(void **state)
{
	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct pack_check
checked(const char *folder)
{
	struct pack_check check;

	if (!scheme_check(folder, &arena, &check, &e))
		fail_msg("%s", e.text);
	return check;
}

static void
the_sixth_pack_has_no_fault(void **state)
{
	struct pack_check check = checked(FOLDER);
	const struct panel *p = scheme_panel(&check.scheme, "fap");

	(void)state;
	for (int i = 0; i < check.count; i++)
		print_message("# %s\n", pack_fault_words(&check.faults[i],
		    &arena));
	assert_int_equal(check.count, 0);
	assert_string_equal(p->votes, "casting");
	assert_true(code_in_list(scheme_disposition(&check.scheme,
	    "placement", DISP_ACCEPT)->needs, "votes"));
}

/* All packs can stand in one register: codes of panels, prefixes. */
static void
it_shares_no_name_with_the_others(void **state)
{
	struct pack_check own = checked(FOLDER);
	const char **ids;
	int count;

	(void)state;
	if (!scheme_installed(&arena, &ids, &count, &e))
		fail_msg("%s", e.text);
	assert_true(count >= 5);
	for (int i = 0; i < count; i++) {
		struct pack_check other = checked(arena_printf(&arena,
		    TOP_SRCDIR "/db/schemes/%s", ids[i]));

		assert_int_equal(other.count, 0);
		assert_string_not_equal(other.scheme.prefix,
		    own.scheme.prefix);
		assert_null(scheme_panel(&other.scheme, "fap"));
		for (int k = 0; k < i; k++) {
			struct pack_check third = checked(arena_printf(
			    &arena, TOP_SRCDIR "/db/schemes/%s", ids[k]));

			assert_string_not_equal(third.scheme.prefix,
			    other.scheme.prefix);
			SCHEME_ROWS(&third.scheme, PART_PANELS, struct panel,
			    p)
				assert_null(scheme_panel(&other.scheme,
				    p->panel));
		}
	}
}

static void
votes_are_said_in_words(void **state)
{
	(void)state;
	assert_null(votes_words(INT_NONE, INT_NONE, YES_NONE, &arena));
	assert_string_equal(votes_words(7, 2, YES_NONE, &arena),
	    "7 for and 2 against");
	assert_string_equal(votes_words(3, 3, 1, &arena),
	    "3 for and 3 against with the chair's casting vote");
	assert_string_equal(votes_words(6, INT_NONE, YES_NONE, &arena),
	    "6 for and 0 against");
}

/* What the format was extended with is checked like the rest of it. */
static const struct slip {
	const char *file, *old, *new;
	const char *heading;
} slips[] = {
	{ "dispositions.csv", "outcome;votes", "outcome;vote", "needs" },
	{ "panels.csv", "casting", "deciding", "votes" },
	{ "criteria.csv", "no,list,Say", "no,begin,Say", "acts_on" },
	{ "predicates.csv", "present,category,",
	    "happened,visited,", "field" },
	{ "predicates.csv", "present,category,",
	    "happened,arrived,yes", "value" },
	{ "predicates.csv", "present,category,",
	    "gaps-at-most,category,14", "field" },
	{ "predicates.csv", "present,category,",
	    "terms-since,category,", "value" },
	{ "predicates.csv", "present,category,",
	    "school-town,,", "value" },
	{ "predicates.csv", "present,category,",
	    "more-than,category,one", "value" },
};

static void
a_slip_in_the_new_words_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
		char folder[FOLDER_MOST];
		struct pack_check check;

		folder_new(folder);
		folder_copy(FOLDER, folder);
		assert_true(folder_change(folder, slips[i].file,
		    slips[i].old, slips[i].new));
		check = checked(folder);
		folder_remove(folder);
		if (check.count != 1)
			fail_msg("%s: %d faults", slips[i].new, check.count);
		assert_string_equal(check.faults[0].file, slips[i].file);
		assert_string_equal(check.faults[0].heading,
		    slips[i].heading);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sixth_pack_has_no_fault),
		cmocka_unit_test(it_shares_no_name_with_the_others),
		cmocka_unit_test(votes_are_said_in_words),
		cmocka_unit_test(a_slip_in_the_new_words_is_named),
	};

	return cmocka_run_group_tests_name("sixth", tests, start, stop);
}
