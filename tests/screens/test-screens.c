/*
 * Every screen of a meeting, at the sizes that matter, without colour, in the
 * C locale, and at sizes that nobody should have; what a key costs on the
 * line.
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
#include "tests/screens/fixture.h"

/* How to get to a screen from the agenda of a meeting with a past. */
struct view {
	const char *name;
	const char *keys;
	const char *typed;	/* after the keys */
	const char *more;	/* keys after that */
};

#define MEETING "o Enter Enter Enter "
#define CLOSED MEETING "a Enter d 2 Enter C Enter Enter 2 1 Enter C "

static const struct view views[] = {
	{ "agenda", "", NULL, NULL },
	{ "roll-call", "o", NULL, NULL },
	{ "statement", "o Enter", NULL, NULL },
	{ "last-time", "o Enter Enter", NULL, NULL },
	{ "case", MEETING, NULL, NULL },
	{ "case-staged", MEETING "a", NULL, NULL },
	{ "case-condition", MEETING "a c 1", NULL, NULL },
	{ "case-advice", MEETING "p", NULL, NULL },
	{ "standing", MEETING "g 1 2 Enter Down", NULL, NULL },
	{ "write", MEETING "n", "+ SENCo share the plan fri", "Enter" },
	{ "lines", MEETING "n", "! Sit near the door", "Enter Enter l" },
	{ "close-open", MEETING "a Enter C", NULL, NULL },
	{ "close-ended", MEETING "n", "+ share the plan",
	    "Enter Enter a Enter C Enter" },
	{ "close-closed", MEETING "a Enter d 2 Enter C Enter C", NULL, NULL },
	{ "plan", MEETING "a Enter C Enter C Enter", NULL, NULL },
	{ "plan-editor", MEETING "a Enter C Enter C Enter e", NULL, NULL },
	{ "referrals", "F7", NULL, NULL },
	{ "referral", "F7 Enter", NULL, NULL },
	{ "find", "F7 /", "L-030", NULL },
	{ "help", MEETING "?", NULL, NULL },
	{ "commands", MEETING ":", NULL, NULL },
};

#define VIEWS (sizeof views / sizeof views[0])

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void
go(const struct view *v, const struct harness *h)
{
	struct harness wanted = *h;

	fixture_register_past();
	wanted.root = &agenda_screen;
	fixture_start_with(&wanted);
	keys(v->keys);
	if (v->typed != NULL)
		type_text(v->typed);
	if (v->more != NULL)
		keys(v->more);
}

static void
goldens(const char *suffix, const struct harness *h)
{
	char name[80];

	for (size_t i = 0; i < VIEWS; i++) {
		go(&views[i], h);
		snprintf(name, sizeof name, "at-%s-%s", suffix,
		    views[i].name);
		golden(name);
		expect_true_picture();
		if (h->locale != NULL && high_bytes() > 0)
			fail_msg("%s: %zu bytes above 0x7e in the C locale",
			    name, high_bytes());
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

/* Every meaning stands in words: what is on the screen is the same. */
static void
without_colour(void **state)
{
	(void)state;
	goldens("mono", &(struct harness){ .rows = 24, .cols = 80,
	    .no_colour = true });
}

/* As screen(1): in ASCII curses repeats characters on an xterm by REP, which
 * libvterm 0.1.4 carries over the end of a row. */
static void
in_the_c_locale(void **state)
{
	(void)state;
	goldens("ascii", &(struct harness){ .rows = 24, .cols = 80,
	    .locale = "C", .type = "screen-256color" });
}

/* The harness fails when anything is drawn outside, twice, or unsafely. */
static void
at_any_size(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 1, 200 }, { 2, 3 },
		{ 3, 10 }, { 4, 40 }, { 5, 20 }, { 6, 200 }, { 8, 60 },
		{ 10, 80 }, { 15, 60 }, { 24, 80 }, { 25, 81 }, { 60, 2 },
		{ 60, 200 }, { 14, 59 }, { 24, 80 } };

	(void)state;
	for (size_t i = 0; i < VIEWS; i++) {
		go(&views[i], &(struct harness){ .rows = 24, .cols = 80 });
		for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++)
			resize(sizes[k][0], sizes[k][1]);
		expect_true_picture();
		fixture_stop();
	}
}

/* A text wraps again when the window changes. */
static void
texts_follow_the_window(void **state)
{
	(void)state;
	go(&views[2], &(struct harness){ .rows = 24, .cols = 80 });
	expect_text("What is said here about a pupil stays with those who "
	    "need it to help. Please");
	resize(24, 60);
	expect_text("need it to help. Please say now if you have an");
	resize(24, 110);
	expect_text("those who need it to help. Please say now if you have");
}

/* A moved marker is two cells, a staged letter some rows, not a page. */
static void
keys_cost_little(void **state)
{
	static const size_t lists[] = { 0, 1, 3, 12, 16 };

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		go(&views[lists[i]], &(struct harness){ .rows = 24,
		    .cols = 80 });
		keys("Down");
		if (last_bytes() >= 250)
			fail_msg("%s: a moved marker costs %zu bytes",
			    views[lists[i]].name, last_bytes());
		keys("Up");
		assert_true(last_bytes() < 250);
		fixture_stop();
	}
	go(&views[4], &(struct harness){ .rows = 24, .cols = 80 });
	keys("n");
	keys("M");
	assert_true(last_bytes() < 60);
	keys("o t");
	assert_true(last_bytes() < 60);
}

/* Names never, but after w: no screen shows the stem of a pupil's name. */
static void
no_screen_names_a_pupil(void **state)
{
	(void)state;
	for (size_t i = 0; i < VIEWS; i++) {
		go(&views[i], &(struct harness){ .rows = 60, .cols = 160 });
		expect_no_text("Surname");
		expect_no_text("Forename");
		keys("End");
		expect_no_text("Surname");
		expect_no_text("Forename");
		fixture_stop();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_teardown(f, stop)
		T(at_80_by_24), T(at_60_by_15), T(at_120_by_40),
		T(without_colour), T(in_the_c_locale), T(at_any_size),
		T(texts_follow_the_window), T(keys_cost_little),
		T(no_screen_names_a_pupil),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
