/*
 * A scheme as lists to read: every row of the pack is there, with the source
 * of its rule, and is found by its words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/scheme/scheme-list.h"
#include "tests/domain/fixture.h"

static struct scheme_line *lines;

static int
count_of(enum scheme_part part, const char *find)
{
	const struct scheme *s;
	int n;

	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	scheme_lines(s, part, find, &arena, &lines, &n);
	return n;
}

/* Lines of a file of the pack, without its heading. */
static int
rows_of(const char *file)
{
	char line[4000];
	FILE *f = fopen(arena_printf(&arena, SLIP_FOLDER "/%s", file), "r");
	int n = -1;

	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		n++;
	fclose(f);
	return n;
}

static void
every_row_of_the_pack_is_there(void **state)
{
	static const struct {
		enum scheme_part part;
		const char *file;
	} rows[] = {
		{ LIST_RULES, "rules.csv" }, { LIST_CRITERIA,
		    "criteria.csv" }, { LIST_OUTCOMES, "outcomes.csv" },
		{ LIST_REASONS, "reasons.csv" }, { LIST_MISSING,
		    "missing.csv" }, { LIST_PAPERS, "papers.csv" },
		{ LIST_CLOCKS, "clocks.csv" }, { LIST_ROLES, "roles.csv" },
		{ LIST_STANDING, "standing.csv" }, { LIST_DISPOSITIONS,
		    "dispositions.csv" }, { LIST_PATHWAYS, "pathways.csv" },
		{ LIST_CONDITIONS, "conditions.csv" }, { LIST_PROVISIONS,
		    "provisions.csv" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (count_of(rows[i].part, NULL) != rows_of(rows[i].file))
			fail_msg("%s: %d lines", rows[i].file,
			    count_of(rows[i].part, NULL));
	assert_int_equal(count_of(LIST_PANELS, NULL),
	    rows_of("panels.csv") + rows_of("quorum.csv"));
}

/* SLIP-58: the posts of the partnership. */
static void
roles_have_their_posts(void **state)
{
	(void)state;
	assert_int_equal(count_of(LIST_ROLES, "inclusion mentor"), 1);
	assert_non_null(strstr(lines[0].facts, "4.4 fte"));
	assert_int_equal(count_of(LIST_ROLES, "vacant"), 1);
	assert_string_equal(lines[0].label, "Partnership Engagement Officer");
}

/* SLIP-47 of the offer: at most ten pupils in two groups of five. */
static void
a_rule_says_how_it_acts_and_where_it_is_from(void **state)
{
	(void)state;
	assert_int_equal(count_of(LIST_RULES, "SLIP 47"), 1);
	assert_string_equal(lines[0].code, "SLIP-47");
	assert_non_null(strstr(lines[0].says, "ten pupils"));
	assert_non_null(strstr(lines[0].facts, "Acts as"));
	assert_non_null(strstr(lines[0].source, "2023-2024"));
}

static void
rows_are_found_by_beginnings_of_words(void **state)
{
	(void)state;
	assert_int_equal(count_of(LIST_CRITERIA, "consent list blo"),
	    2);	/* of the forum, and of the Core Meeting */
	assert_non_null(strstr(lines[0].source, "SLIP-10"));
	assert_int_equal(count_of(LIST_CRITERIA, "zebra"), 0);
	assert_int_equal(count_of(LIST_CRITERIA, "   "),
	    count_of(LIST_CRITERIA, NULL));
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_register, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_row_of_the_pack_is_there),
		T(a_rule_says_how_it_acts_and_where_it_is_from),
		T(rows_are_found_by_beginnings_of_words),
		T(roles_have_their_posts),
	};

	return cmocka_run_group_tests_name("scheme-list", tests, NULL, NULL);
}
