/*
 * Schools in time: what they go into, whom to write to there, and what that
 * means for people and cases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/lists/school.h"
#include "tests/domain/panel.h"

#define THIRD_SCHOOL "900003"

static struct contact *rows;

/* How many addresses of that day; they are in rows. */
static int
contacts(const char *urn, const char *day)
{
	int n;

	MUST(contact_list(db, urn, day != NULL ? day_parse(day) : DAY_NONE,
	    &arena, &rows, &n, &e));
	return n;
}

static bool
set(const char *urn, const char *role, const char *email, const char *day)
{
	return contact_set(db, urn, role, NULL, email, "phone call",
	    day_parse(day), &e);
}

static void
an_address_ends_the_day_before_the_next(void **state)
{
	(void)state;
	MUST(set(OWN_SCHOOL, "office", "a@example.org", "2025-09-01"));
	MUST(set(OWN_SCHOOL, "senco", "s@example.org", "2025-09-01"));
	MUST(set(OWN_SCHOOL, "Office", "b@example.org", "2025-11-01"));
	assert_int_equal(contacts(OWN_SCHOOL, NULL), 3);
	assert_int_equal(contacts(OWN_SCHOOL, "2025-10-31"), 2);
	assert_string_equal(rows[0].email, "a@example.org");
	assert_int_equal(rows[0].to_on, day_parse("2025-10-31"));
	assert_int_equal(contacts(OWN_SCHOOL, "2025-11-01"), 2);
	assert_string_equal(rows[0].email, "b@example.org");
	assert_string_equal(rows[0].source, "phone call");
	MUST(contact_end(db, OWN_SCHOOL, "office", day_parse("2025-11-30"),
	    &e));
	assert_int_equal(contacts(OWN_SCHOOL, "2025-12-01"), 1);
	assert_false(contact_end(db, OWN_SCHOOL, "office",
	    day_parse("2026-01-01"), &e));
	chain_holds();
}

static void
what_is_no_address_is_refused(void **state)
{
	(void)state;
	assert_false(set(OWN_SCHOOL, "office", "not an address",
	    "2025-09-01"));
	assert_false(set(OWN_SCHOOL, " ", "a@example.org", "2025-09-01"));
	says("which role");
	assert_false(contact_set(db, OWN_SCHOOL, "office", NULL,
	    "a@example.org", "", day_parse("2025-09-01"), &e));
	says("came from");
	assert_false(set("999999", "office", "a@example.org",
	    "2025-09-01"));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_int_equal(contacts(OWN_SCHOOL, NULL), 0);
}

static int
merge(const char *old, const char *new, const char *day)
{
	int people = -1;

	return school_merge(db, old, new, day_parse(day), BY_MERGER,
	    &people, &e) ? people : -1;
}

static struct person
person(const char *code)
{
	struct person p;

	MUST(db_get(db, &person_record, "code", code, &arena, &p, &e));
	return p;
}

static void
people_and_addresses_go_along(void **state)
{
	(void)state;
	MUST(set(OWN_SCHOOL, "office", "a@example.org", "2025-09-01"));
	MUST(set(OWN_SCHOOL, "senco", "s@example.org", "2025-09-01"));
	MUST(set(OTHER_SCHOOL, "office", "o@example.org", "2025-09-01"));
	/* H1 is of the school that closes */
	assert_int_equal(merge(OWN_SCHOOL, OTHER_SCHOOL, "2025-12-31"), 1);
	assert_string_equal(person("H1").school_urn, OTHER_SCHOOL);
	assert_int_equal(contacts(OWN_SCHOOL, "2026-01-01"), 0);
	assert_int_equal(contacts(OTHER_SCHOOL, "2026-01-01"), 2);
	assert_string_equal(rows[0].email, "o@example.org");
	assert_string_equal(rows[1].email, "s@example.org");
	assert_non_null(strstr(rows[1].source, OWN_SCHOOL));
	assert_int_equal(rows[1].from_on, day_parse("2026-01-01"));
	assert_false(set(OWN_SCHOOL, "head", "h@example.org",
	    "2026-02-01"));
	says("closed");
	chain_holds();
}

static void
the_end_of_the_line_is_found(void **state)
{
	struct school s, *before;
	bool same;
	int n;

	(void)state;
	put_school(THIRD_SCHOOL, "S-03");
	assert_true(merge(OWN_SCHOOL, OTHER_SCHOOL, "2025-08-31") >= 0);
	assert_true(merge(OTHER_SCHOOL, THIRD_SCHOOL, "2025-10-31") >= 0);
	MUST(school_current(db, OWN_SCHOOL, &arena, &s, &e));
	assert_string_equal(s.urn, THIRD_SCHOOL);
	MUST(school_is_same(db, OTHER_SCHOOL, OWN_SCHOOL, &same, &e));
	assert_true(same);
	MUST(school_before(db, THIRD_SCHOOL, &arena, &before, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(before[0].urn, OTHER_SCHOOL);
	/* no circles, and no second way on */
	assert_int_equal(merge(THIRD_SCHOOL, OWN_SCHOOL, "2025-11-01"), -1);
	says("other way round");
	assert_int_equal(merge(OWN_SCHOOL, THIRD_SCHOOL, "2025-11-01"), -1);
	says("already");
}

/* How many people may have an interest in a case of the agenda. */
static int
interests(const char *ref)
{
	struct interest *in;
	int n;

	MUST(interests_of(db, item_of(CORE, ref).id, &arena, &in, &n, &e));
	return n;
}

static void
old_cases_stay_and_interests_follow(void **state)
{
	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OWN_SCHOOL, NULL, NULL);
	assert_true(merge(OWN_SCHOOL, OTHER_SCHOOL, "2025-10-31") >= 0);
	assert_string_equal(case_of("T-1").school_urn, OWN_SCHOOL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	/* H1 of the old school, H2 of the one it went into */
	assert_int_equal(interests("T-1"), 2);
}

static void
a_governor_has_an_interest(void **state)
{
	struct interest *in;
	int n;

	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(person_link_set(db, "H3", OTHER_SCHOOL, "governor", &e));
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(interests_of(db, item_of(CORE, "T-1").id, &arena, &in, &n,
	    &e));
	assert_int_equal(n, 2);
	assert_string_equal(in[0].reason, "own-school");	/* H2 */
	assert_string_equal(in[1].reason, "governor");
	MUST(person_link_set(db, "H3", OTHER_SCHOOL, NULL, &e));
	assert_false(person_link_set(db, "H3", OTHER_SCHOOL, NULL, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	chain_holds();
}

static void
a_school_that_only_closes(void **state)
{
	struct school s;

	(void)state;
	MUST(set(OWN_SCHOOL, "office", "a@example.org", "2025-09-01"));
	MUST(school_close(db, OWN_SCHOOL, day_parse("2026-08-31"), &e));
	MUST(school_current(db, OWN_SCHOOL, &arena, &s, &e));
	assert_string_equal(s.urn, OWN_SCHOOL);
	assert_int_equal(s.closed_on, day_parse("2026-08-31"));
	assert_int_equal(contacts(OWN_SCHOOL, "2026-08-31"), 1);
	assert_int_equal(contacts(OWN_SCHOOL, "2026-09-01"), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_partnership, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_address_ends_the_day_before_the_next),
		T(what_is_no_address_is_refused),
		T(people_and_addresses_go_along),
		T(the_end_of_the_line_is_found),
		T(old_cases_stay_and_interests_follow),
		T(a_governor_has_an_interest),
		T(a_school_that_only_closes),
	};

	return cmocka_run_group_tests_name("school", tests, NULL, NULL);
}
