/*
 * The meeting of twelve cases, whose keys the tests of the screens count: a
 * chair who takes what is suggested needs no more than a letter and Enter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/story.h"
#include "tests/db/place.h"

#define SCHEME "leicestershire-slip-2023"
#define CORE "core-2025-11-12"
#define STORY TOP_SRCDIR "/tests/data/twelve"

static struct db *db;
static struct arena arena = ARENA_INIT;
static struct err e;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

static int
make_twelve(void **state)
{
	const char *scheme = SCHEME, *notice;
	struct register_new r = { .rehearsal = true, .schemes = &scheme,
	    .scheme_count = 1, .clock = "2025-09-01T09:00" };

	unsetenv("CONVENE_NOW");
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	if (place_make(state) != 0)
		return -1;
	r.path = place_path("r.db");
	if (register_make(&r, false, &arena, &db, &notice, &e) &&
	    story_play(db, STORY, &e) && register_tick(db, &e))
		return 0;
	print_message("# %s\n", e.text);
	return -1;
}

static int
drop_twelve(void **state)
{
	db_close(db);
	arena_release(&arena);
	return place_remove(state);
}

static const char *
ref_of(const struct item *item)
{
	struct referral r;

	MUST(db_get(db, &referral_record, "id", item->referral_id, &arena,
	    &r, &e));
	return r.ref;
}

static void
twelve_cases_are_listed_and_none_is_late(void **state)
{
	struct item *items;
	struct meeting m;
	int count, cases = 0;
	char wanted[16];

	(void)state;
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	MUST(agenda_items(db, m.id, &arena, &items, &count, &e));
	for (int i = 0; i < count; i++) {
		if (items[i].kind != ITEM_CASE)
			continue;
		snprintf(wanted, sizeof wanted, "L-04%02d", ++cases);
		assert_string_equal(ref_of(&items[i]), wanted);
		assert_int_equal(items[i].late, 0);
	}
	assert_int_equal(cases, 12);
}

static void
nothing_is_due_and_nobody_is_away(void **state)
{
	struct attendance *roll;
	struct line *lines;
	struct meeting m;
	int count;

	(void)state;
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	MUST(actions_due(db, SCHEME, m.date, &arena, &lines, &count, &e));
	assert_int_equal(count, 0);
	MUST(attendance_list(db, m.id, &arena, &roll, &count, &e));
	assert_true(count >= 3);
	for (int i = 0; i < count; i++)
		assert_int_equal(roll[i].state, ATT_EXPECTED);
}

/* The school of one case has a member in the room, and of no other. */
static void
one_member_has_one_interest(void **state)
{
	struct interest *list;
	struct item *items;
	struct meeting m;
	int count, n, all = 0;

	(void)state;
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	MUST(interests_suggest(db, m.id, &e));
	MUST(agenda_items(db, m.id, &arena, &items, &count, &e));
	for (int i = 0; i < count; i++) {
		if (items[i].kind != ITEM_CASE)
			continue;
		MUST(interests_of(db, items[i].id, &arena, &list, &n, &e));
		if (n > 0)
			assert_string_equal(ref_of(&items[i]), "L-0402");
		all += n;
	}
	assert_int_equal(all, 1);
}

static void
propose(const struct meeting *m, const char *ref, struct proposal *p)
{
	struct dossier d;
	const char *note;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(proposal_complete(db, &d, m, p, &arena, &note, &e));
	if (!proposal_check(db, &d, m, p, &arena, &e))
		fail_msg("%s: %s", ref, e.text);
}

struct play {
	const char *ref;
	int disposition;
	const char *outcomes, *reasons, *missing;
	int becomes;
};

static const struct play plays[] = {
	{ "L-0401", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0402", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0403", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0404", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0405", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0406", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0407", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0408", DISP_ACCEPT, NULL, NULL, NULL, DISP_ACCEPT },
	{ "L-0409", DISP_ACCEPT, "t2-one", NULL, NULL, DISP_ACCEPT },
	{ "L-0410", DISP_ACCEPT, NULL, NULL, NULL, DISP_WAITING_LIST },
	{ "L-0411", DISP_DECLINE, NULL, "not-at-risk", NULL, DISP_DECLINE },
	{ "L-0412", DISP_PEND, NULL, NULL, "views", DISP_PEND },
};

static void
decide_one(const struct meeting *m, const struct play *play)
{
	struct decided out;
	struct proposal p;

	record_clear(&proposal_record, &p);
	p.disposition = play->disposition;
	p.outcomes = play->outcomes;
	p.reasons = play->reasons;
	p.missing = play->missing;
	propose(m, play->ref, &p);
	assert_int_equal(p.disposition, play->becomes);
	MUST(decide(db, CORE, play->ref, &p, NULL, NULL, &arena, &out, &e));
}

static void
room_change(const struct meeting *m, bool out)
{
	struct item item;

	MUST(agenda_item(db, m->id, "L-0402", &arena, &item, &e));
	if (out)
		MUST(room_out(db, item.id, "WIG", NULL, &e));
	else
		MUST(room_in(db, item.id, "WIG", &e));
}

static void
it_goes_as_suggested_to_its_end(void **state)
{
	const char *const *faults;
	struct meeting m;
	int count;

	(void)state;
	MUST(attend_rest(db, CORE, &count, &e));
	MUST(meeting_open(db, CORE, NULL, &e));
	MUST(meeting_statement_read(db, CORE, &e));
	MUST(meeting_minutes_approve(db, CORE, &e));
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	for (size_t i = 0; i < sizeof plays / sizeof plays[0]; i++) {
		bool leaves = strcmp(plays[i].ref, "L-0402") == 0;

		if (leaves)
			room_change(&m, true);
		decide_one(&m, &plays[i]);
		if (leaves)
			room_change(&m, false);
	}
	MUST(agenda_standing_done(db, CORE, NULL, &e));
	MUST(meeting_end(db, CORE, false, &e));
	MUST(meeting_close(db, CORE, &e));
	MUST(audit_verify(db, NULL, &arena, &faults, &count, &e));
	assert_int_equal(count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(twelve_cases_are_listed_and_none_is_late),
		cmocka_unit_test(nothing_is_due_and_nobody_is_away),
		cmocka_unit_test(one_member_has_one_interest),
		cmocka_unit_test(it_goes_as_suggested_to_its_end),
	};

	return cmocka_run_group_tests_name("twelve", tests, make_twelve,
	    drop_twelve);
}
