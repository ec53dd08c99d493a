/*
 * The screens outside a meeting, each at the sizes that matter, without
 * colour and in the C locale, as test-screens.c has those of a meeting; and
 * promises that hold on every one of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "src/domain/referral/referral.h"
#include "tests/screens/fixture.h"

/* A screen, or a question on it, and how to get there. */
struct room {
	const char *name;
	const struct screen_ops *ops;
	const char *arg;
	const char *keys;	/* on it */
	bool free;		/* the cursor is in a text or on no list */
};

static const struct room rooms[] = {
	{ "today", &today_screen, NULL, "Down", false },
	{ "meetings", &meetings_screen, NULL, "Down", false },
	{ "meetings-new", &meetings_screen, NULL, "n", true },
	{ "people", &people_screen, NULL, "Down", false },
	{ "people-change", &people_screen, NULL, "Enter", true },
	{ "people-add", &people_screen, NULL, "a", true },
	{ "schools", &schools_screen, NULL, "Down", false },
	{ "schools-merge", &schools_screen, NULL, "m", true },
	{ "scheme", &scheme_screen, NULL, "Down", false },
	{ "settings", &settings_screen, NULL, "Down Down", false },
	{ "places", &places_screen, NULL, "Down", false },
	{ "follow-up", &follow_up_screen, NULL, "", false },
	{ "follow-case", &follow_case_screen, "L-0301", "", true },
	{ "papers", &papers_screen, "L-0303", "Down", false },
	{ "form", &referrals_screen, NULL, "n 2 Tab Tab", false },
	{ "form-end", &referrals_screen, NULL, "n 2 PageDown PageDown "
	    "PageDown PageDown PageDown PageDown PageDown PageDown PageDown "
	    "PageDown PageDown PageDown", true },
	{ "form-correct", &referral_screen, "L-0303", "e", false },
	{ "unfinished", &referrals_screen, NULL, "n 2 2 4 / 1 0 Esc n 1 1 / "
	    "1 1 Esc U Down", false },
	{ "referrals-states", &referrals_screen, NULL, "f 1 2 3", true },
	{ "referrals-views", &referrals_screen, NULL, "v", true },
	{ "compare", &referral_screen, "L-0303", "o Down", false },
	{ "history", &referral_screen, "L-0303", "t", true },
	{ "withdraw", &referral_screen, "L-0303", "w", true },
	{ "import-kinds", &referrals_screen, NULL, "I", true },
	{ "help-today", &today_screen, NULL, "?", true },
	{ "help-close", &close_screen, NULL, "?", true },
	{ "commands-today", &today_screen, NULL, ":", true },
};
#define ROOMS (sizeof rooms / sizeof rooms[0])

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

/* The pupil of L-0303 was there before, without a name. */
static void
add_earlier(void)
{
	static const struct field_value v[] = {
		{ "ref", "L-0400" }, { "pathway", "forum" },
		{ "received", "2025-09-01" }, { "school_urn", "120250" },
		{ "anonymous", "yes" }, { "year_group", "9" },
		{ "sen_provision", "K" },
		{ "referrer_name", "A Head of Year" },
		{ "reason_for_referral", "Leaves lessons." },
		{ "tried_so_far", "A mentor." }, { "hoped_for", "Calm." },
	};
	struct db *db = fixture_app()->db;
	struct arena a = ARENA_INIT;
	struct intake_result r;
	struct err e = ERR_INIT;

	if (!referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), NULL,
	    NULL, &a, &r, &e) || !referral_join(db, "L-0400", "L-0303", &e))
		fail_msg("%s", e.text);
	arena_release(&a);
}

/* The first case is decided, so that something runs. */
static void
go(const struct room *r, const struct harness *h)
{
	struct harness wanted = *h;

	fixture_register_past();
	wanted.root = &agenda_screen;
	fixture_start_with(&wanted);
	keys("o Enter Enter Enter a Enter");
	if (strcmp(r->name, "compare") == 0)
		add_earlier();
	if (!ui_open(harness_ui(), r->ops, r->arg))
		fail_msg("%s does not open", r->name);
	settle();
	keys(r->keys);
}

/* The word Surname may label a field. */
static void
no_name_is_shown(void)
{
	char name[20];

	for (char c = 'a'; c <= 'l'; c++) {
		snprintf(name, sizeof name, "Surname%c", c);
		expect_no_text(name);
		snprintf(name, sizeof name, "Forename%c", c);
		expect_no_text(name);
	}
}

static void
goldens(const char *suffix, const struct harness *h)
{
	char name[80];

	for (size_t i = 0; i < ROOMS; i++) {
		go(&rooms[i], h);
		snprintf(name, sizeof name, "at-%s-%s", suffix,
		    rooms[i].name);
		golden(name);
		expect_true_picture();
		if (h->locale != NULL && high_bytes() > 0)
			fail_msg("%s: %zu bytes above 0x7e in the C locale",
			    name, high_bytes());
		if (!rooms[i].free && *row_text(cursor_row()) != '>')
			fail_msg("%s: the cursor stands at \"%s\"", name,
			    row_text(cursor_row()));
		no_name_is_shown();
		fixture_stop();
	}
}

static void
at_80_by_24(void **state)
{
	(void)state;
	goldens("80x24", &(struct harness){ .rows = 24, .cols = 80 });
}

static void
at_60_by_15(void **state)
{
	(void)state;
	goldens("60x15", &(struct harness){ .rows = 15, .cols = 60 });
}

static void
at_120_by_40(void **state)
{
	(void)state;
	goldens("120x40", &(struct harness){ .rows = 40, .cols = 120 });
}

static void
without_colour(void **state)
{
	(void)state;
	goldens("mono", &(struct harness){ .rows = 24, .cols = 80,
	    .no_colour = true });
}

/* As screen(1), for the reason that test-screens.c gives. */
static void
in_the_c_locale(void **state)
{
	(void)state;
	goldens("ascii", &(struct harness){ .rows = 24, .cols = 80,
	    .locale = "C", .type = "screen-256color" });
}

static void
at_any_size(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 1, 200 }, { 2, 3 },
		{ 4, 40 }, { 6, 200 }, { 8, 60 }, { 60, 2 }, { 60, 200 },
		{ 24, 80 } };

	(void)state;
	for (size_t i = 0; i < ROOMS; i++) {
		go(&rooms[i], &(struct harness){ .rows = 24, .cols = 80 });
		for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++)
			resize(sizes[k][0], sizes[k][1]);
		expect_true_picture();
		fixture_stop();
	}
}

/*
 * Every screen is in one of the two files, so that a new one cannot come
 * without its pictures.  What a list there is short of stands here by name
 * with the file that has it.
 */
static void
every_screen_has_its_pictures(void **state)
{
	/* test-screens.c; test-office.c has the first start */
	static const struct screen_ops *const elsewhere[] = { &agenda_screen,
		&open_screen, &statement_screen, &last_time_screen,
		&case_screen, &write_screen, &lines_screen, &plan_screen,
		&close_screen, &referrals_screen, &referral_screen,
		&find_screen, &first_screen, &help_screen };
	/* opened by a key of another; desk and office have their others */
	static const char *const by_key[] = { "form", "unfinished",
		"compare", "import" };

	(void)state;
	for (int i = 0; all_screens[i] != NULL; i++) {
		bool found = false;

		for (size_t k = 0; k < ROOMS; k++)
			found |= rooms[k].ops == all_screens[i];
		for (size_t k = 0; k < sizeof elsewhere /
		    sizeof elsewhere[0]; k++)
			found |= elsewhere[k] == all_screens[i];
		for (size_t k = 0; k < sizeof by_key / sizeof by_key[0];
		    k++)
			found |= strcmp(by_key[k], all_screens[i]->name) == 0;
		if (!found)
			fail_msg("There is no picture of %s",
			    all_screens[i]->name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_teardown(f, stop)
		T(at_80_by_24), T(at_60_by_15), T(at_120_by_40),
		T(without_colour), T(in_the_c_locale), T(at_any_size),
		T(every_screen_has_its_pictures),
	};

	return cmocka_run_group_tests_name("rooms", tests, NULL, NULL);
}
