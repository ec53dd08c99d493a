/*
 * Rule packs: what is refused in the files that say what happens after a
 * decision (events.csv, clocks.csv, sentences.csv), and in rows that serve
 * several pathways.  The format is that of convene-pack(5).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/scheme/scheme.h"
#include "tests/domain/folder.h"

static char folder[FOLDER_MOST];
static struct arena arena = ARENA_INIT;

static int
set_up(void **state)
{
	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	folder_new(folder);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	arena_release(&arena);
	return 0;
}

/* One change to the small pack, and the fault that must be named for it. */
static const struct slip {
	const char *file, *old, *new;	/* the change */
	const char *at;			/* FILE:LINE: HEADING */
	const char *words;
} slips[] = {
	{ "clocks.csv", "room,ended", "room,ended;sleeping",
	    "clocks.csv:2: waits_for", "first-meeting" },
	{ "events.csv", "two,closed,Closed", "two,vanished,Closed",
	    "events.csv:3: event", "first-contact" },
	{ "events.csv", "two,closed,Closed", "two,released,Closed",
	    "events.csv:3: event", "follows from another act" },
	{ "events.csv", "mode;result", "mode;luck",
	    "events.csv:2: needs", "scores" },
	{ "events.csv", ",assessing,", ",sleeping,",
	    "events.csv:2: state", "holding" },
	/* codes that must stand in another file */
	{ "events.csv", "one;two,visited", "one;three,visited",
	    "events.csv:2: pathway", "three" },
	{ "events.csv", "one;two,visited", "one; t wo,visited",
	    "events.csv:2: pathway", "no code" },
	{ "events.csv", "result,colour,", "result,shade,",
	    "events.csv:2: result", "shade" },
	{ "events.csv", "result,colour,", "result,,",
	    "events.csv:2: result", "code set" },
	{ "sentences.csv", "two,school-does", "two,School does",
	    "sentences.csv:2: place", "small letters" },
	{ "sentences.csv", "accept;place", "accept;palace",
	    "sentences.csv:2: applies", "palace" },
	{ "sentences.csv", "two,school-does", "three,school-does",
	    "sentences.csv:2: pathway", "three" },
	{ "sentences.csv", "at_risk,yes", "at_risk,",
	    "sentences.csv:2: when_value", "together" },
	{ "pathways.csv", "two,Second", "one;two,Second",
	    "pathways.csv:3: pathway", "no code" },
	/* what belongs together */
	{ "clocks.csv",
	    "waits_for,says,rule\nlength,two,started,6,8,weeks,room,ended,",
	    "waits_for,window,says,rule\n"
	    "length,two,started,6,8,terms,room,ended,yes,",
	    "clocks.csv:2: window", "in weeks" },
	{ "clocks.csv",
	    "waits_for,says,rule\nlength,two,started,6,8,weeks,room,ended,",
	    "waits_for,window,says,rule\n"
	    "length,two,started,6,8,weeks,room,ended,yes,",
	    "clocks.csv:2: window", "the next review" },
	{ "clocks.csv",
	    "unit,applies,waits_for,says,rule\n"
	    "length,two,started,6,8,weeks,room,ended,",
	    "unit,applies,waits_for,repeats,says,rule\n"
	    "length,two,started,6,8,weeks,room,ended,yes,",
	    "clocks.csv:2: repeats", "the end" },
	{ "clocks.csv",
	    "waits_for,says,rule\nlength,two,started,6,8,weeks,room,ended,",
	    "waits_for,proposes,reason,says,rule\n"
	    "length,two,started,6,8,weeks,room,ended,closed,tired,",
	    "clocks.csv:2: reason", "use close" },
	{ "clocks.csv", "waits_for,says,rule\nlength,two,started,6,8,weeks,"
	    "room,ended,", "waits_for,when_field,says,rule\n"
	    "length,two,started,6,8,weeks,room,ended,colour,",
	    "clocks.csv:2: when_value", "together" },
};

static bool
has_fault(const struct pack_check *c, const char *at, const char *words)
{
	for (int i = 0; i < c->count; i++) {
		const char *whole = pack_fault_words(&c->faults[i], &arena);

		print_message("# %s\n", whole);
		if (strncmp(whole, at, strlen(at)) == 0 &&
		    whole[strlen(at)] == ':' &&
		    strstr(whole + strlen(at), words) != NULL)
			return true;
	}
	return false;
}

static void
every_slip_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
		const struct slip *s = &slips[i];
		struct err e = ERR_INIT;
		struct pack_check c;

		folder_pack(folder);
		if (!folder_change(folder, s->file, s->old, s->new))
			fail_msg("%s has no “%s”", s->file, s->old);
		if (!scheme_check(folder, &arena, &c, &e))
			fail_msg("%s", e.text);
		if (!has_fault(&c, s->at, s->words))
			fail_msg("“%s” for “%s” in %s: no fault at %s with "
			    "“%s”", s->new, s->old, s->file, s->at,
			    s->words);
	}
}

static void
pathways_of_two_rows_may_meet(void **state)
{
	(void)state;
	assert_true(scheme_meets("one;two", "two;three"));
	assert_true(scheme_meets("*", "two"));
	assert_true(scheme_meets("two", "two"));
	assert_false(scheme_meets("one;two", "three"));
	assert_false(scheme_meets("tw", "two"));
	assert_false(scheme_meets("two", "tw;three"));
	assert_false(scheme_meets(NULL, "two"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_slip_is_named, set_up,
		    tear_down),
		cmocka_unit_test(pathways_of_two_rows_may_meet),
	};

	return cmocka_run_group_tests_name("scheme-after", tests, NULL, NULL);
}
