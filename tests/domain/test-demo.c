/*
 * The rehearsal register: it is whole, says nothing about any real pupil,
 * and has a case for every way in which a meeting can go.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "src/base/day.h"
#include "src/base/file.h"
#include "src/domain/after/due.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/imports/import.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/demo.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/upn.h"
#include "tests/db/place.h"

#define CORE "core-2025-11-12"
#define FORUM "forum-2025-11-13"
#define STORY TOP_SRCDIR "/db/demo/leicestershire-slip-2023"

#define HIDDEN 22

static struct db *db;
static struct arena arena = ARENA_INIT;
static struct err e;
static const struct scheme *scheme;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

static int
make_demo(void **state)
{
	unsetenv("CONVENE_NOW");
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	if (place_make(state) != 0)
		return -1;
	if (demo_make(place_path("r.db"), DEMO_SCHEME, false, &arena, &db,
	    &e) && scheme_newest(db, DEMO_SCHEME, &arena, &scheme, &e))
		return 0;
	print_message("# %s\n", e.text);
	return -1;
}

static int
drop_demo(void **state)
{
	db_close(db);
	arena_release(&arena);
	return place_remove(state);
}

/* What a test does to the register is undone. */
static int
begin(void **state)
{
	(void)state;
	return db_begin(db, "test", &e) ? 0 : -1;
}

static int
undo(void **state)
{
	(void)state;
	db_rollback(db);
	return 0;
}

static void
it_verifies(void **state)
{
	const char *const *faults;
	int count;

	(void)state;
	MUST(audit_verify(db, NULL, &arena, &faults, &count, &e));
	assert_int_equal(count, 0);
}

static int
cases_of(const char *meeting_ref, int *late)
{
	struct item *items;
	struct meeting m;
	int count, cases = 0;

	*late = 0;
	MUST(meeting_get(db, meeting_ref, &arena, &m, &e));
	MUST(agenda_items(db, m.id, &arena, &items, &count, &e));
	for (int i = 0; i < count; i++)
		if (items[i].kind == ITEM_CASE) {
			cases++;
			*late += items[i].late == 1;
		}
	return cases;
}

static void
both_agendas_are_full(void **state)
{
	int late;

	(void)state;
	assert_true(cases_of(CORE, &late) >= 14);
	assert_int_equal(late, 1);
	assert_true(cases_of(FORUM, &late) >= 14);
	assert_int_equal(late, 1);
}

/* Establishment 0000: no school has this number, so no pupil has one of
 * these. */
static int
pupils_checked(struct db *register_db, const char *stem)
{
	struct pupil *list;
	enum upn_kind kind;
	int count, checked = 0;

	MUST(db_list(register_db, &pupil_record, NULL, NULL, "id", &arena,
	    &list, &count, &e));
	for (int i = 0; i < count; i++) {
		if (list[i].upn == NULL)
			continue;
		MUST(upn_check(list[i].upn, &kind, &e));
		assert_memory_equal(list[i].upn + 1, stem, strlen(stem));
		checked++;
	}
	return checked;
}

static void
no_pupil_is_real(void **state)
{
	(void)state;
	assert_true(pupils_checked(db, "8550000") > 50);
}

/* Other schemes have smaller ones, which are as whole. */
static void
other_schemes_have_theirs(void **state)
{
	static const struct {
		const char *scheme, *stem, *meeting;
		int cases;
	} table[] = {
		{ "suffolk-ses-2024", "9350000", "ses-2025-11-12", 11 },
		{ "suffolk-ci-2021", "9350000", "ci-2024-11-13", 7 },
		{ "warwickshire-sts-2017", "9370000",
		    "deployment-2025-01-22", 4 },
		{ "norfolk-s2s-2015", "9260000", "s2s-2026-03-18", 6 },
	};
	struct db *slip = db;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		const char *path = place_path(table[i].scheme);
		const char *const *faults;
		int count, late;

		MUST(demo_make(path, table[i].scheme, false, &arena, &db,
		    &e));
		MUST(audit_verify(db, NULL, &arena, &faults, &count, &e));
		assert_int_equal(count, 0);
		assert_true(pupils_checked(db, table[i].stem) > 5);
		assert_int_equal(cases_of(table[i].meeting, &late),
		    table[i].cases);
		db_close(db);
	}
	db = slip;
}

/* Nobody is written to by a rehearsal, whatever becomes of its drafts. */
static void
addresses_end_nowhere(void **state)
{
	struct referral_value *list;
	int count, seen = 0;

	(void)state;
	MUST(db_list(db, &referral_value_record, "field", "referrer_email",
	    "referral_id", &arena, &list, &count, &e));
	for (int i = 0; i < count; i++) {
		size_t n = strlen(list[i].value);

		assert_true(n > 8);
		assert_string_equal(list[i].value + n - 8, ".example");
		seen++;
	}
	assert_true(seen > 50);
}

static bool
is_clean(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\n' && *s != '\t') ||
		    *s == 0x7f)
			return false;
	return true;
}

static void
names_of_all_scripts_are_clean(void **state)
{
	static const char *const wanted[] = { "Chloë", "Łuczak-O’Brien", "王",
		"佐藤", "Jor[31mdan" };
	struct pupil *list;
	int count;
	unsigned seen = 0;

	(void)state;
	MUST(db_list(db, &pupil_record, NULL, NULL, "id", &arena, &list,
	    &count, &e));
	for (int i = 0; i < count; i++) {
		assert_true(is_clean(list[i].forename));
		assert_true(is_clean(list[i].surname));
		assert_null(strstr(list[i].surname, "\u202e"));
		for (unsigned w = 0; w < 5; w++)
			if (strcmp(list[i].forename, wanted[w]) == 0 ||
			    strcmp(list[i].surname, wanted[w]) == 0)
				seen |= 1u << w;
	}
	assert_int_equal(seen, 0x1f);
}

/* Counted in the file by hand: escapes, bells, backspaces, a vertical tab,
 * C1 codes, turns of direction, blanks without width, a byte order mark. */
static void
hidden_characters_are_counted(void **state)
{
	struct import_ask ask = { .name = "hostile" };
	struct import_result result = { 0 };
	struct buf file = BUF_INIT;

	(void)state;
	MUST(file_read(STORY "/referrals-2025-11-05-hostile.csv",
	    FILE_CEILING, &file, &e));
	ask.bytes = buf_text(&file);
	ask.size = file.len;
	MUST(import_file(db, IMPORT_REFERRALS, &ask, &arena, &result, &e));
	buf_release(&file);
	assert_int_equal(result.refused_rows, 0);
	assert_int_equal(result.hidden, HIDDEN);
	/* What came in is what is there: the same file again is the same. */
	assert_int_equal(result.same, 2);
}

static bool
was_decided(const char *pathway, int disposition)
{
	struct decision *list;
	struct referral r;
	int count;

	MUST(db_list(db, &decision_record, NULL, NULL, "id", &arena, &list,
	    &count, &e));
	for (int i = 0; i < count; i++) {
		MUST(db_get(db, &referral_record, "id", list[i].referral_id,
		    &arena, &r, &e));
		if (list[i].disposition == disposition &&
		    scheme_serves(pathway, r.pathway))
			return true;
	}
	return false;
}

static void
every_disposition_happened(void **state)
{
	int rows = 0;

	(void)state;
	SCHEME_ROWS(scheme, PART_DISPOSITIONS, struct disposition_row, r) {
		if (!was_decided(r->pathway, r->disposition))
			fail_msg("nothing in %s was: %s", r->pathway,
			    r->label);
		rows++;
	}
	assert_int_equal(rows, 19);
}

static void
assert_places(const char *provision, const char *group, int capacity,
    int taken, int contingent, int waiting, const char *leaver)
{
	struct places p;

	MUST(places_count(db, scheme, provision, group, day_today(db), &p,
	    &e));
	assert_int_equal(p.capacity, capacity);
	assert_int_equal(p.taken, taken);
	assert_int_equal(p.contingent, contingent);
	assert_int_equal(p.waiting, waiting);
	assert_int_equal(p.next_leaver_on, leaver != NULL ?
	    day_parse(leaver) : DAY_NONE);
}

static void
places_are_held(void **state)
{
	(void)state;
	assert_places("reset", "A", 5, 5, 0, 0, "2025-12-19");
	assert_places("reset", "B", 5, 4, 0, 0, "2025-11-21");
	assert_places("engagement-officer", NULL, 0, 0, 0, 1, NULL);
	assert_places("ks3-long", NULL, 10, 1, 1, 0, NULL);
}

static void
gates_block_for_their_reasons(void **state)
{
	static const struct {
		const char *ref, *rule, *act;
	} table[] = {
		{ "L-0333", "SLIP-18", "list" },
		{ "L-0334", "SLIP-10", "list" },
		{ "L-0335", "SLIP-16", "list" },
		{ "L-0336", "SLIP-17", "list" },
		{ "L-0316", "SLIP-10", "list" },
		{ "L-0321", "SLIP-45", "t4-ks3" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct err why = ERR_INIT;
		struct dossier d;
		struct gate g;

		MUST(dossier_load(db, table[i].ref, &arena, &d, &e));
		MUST(gate_judge(db, &d, NULL, day_today(db), NULL, &arena,
		    &g, &e));
		assert_false(gate_pass(&g, table[i].act, &why));
		assert_string_equal(why.rule, table[i].rule);
	}
}

static struct gate_line
line_of(const char *ref, const char *criterion)
{
	struct gate_line none = { 0 };
	struct dossier d;
	struct gate g;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_today(db), NULL, &arena, &g, &e));
	for (int i = 0; i < g.count; i++)
		if (strcmp(g.lines[i].criterion->criterion, criterion) == 0)
			return g.lines[i];
	fail_msg("%s has no %s", ref, criterion);
	return none;
}

static void
gates_warn_and_go_on(void **state)
{
	static const struct {
		const char *ref, *criterion;
	} table[] = {
		{ "L-0330", "year" }, { "L-0305", "year" },
		{ "L-0310", "authority" }, { "L-0302", "anonymous-form" },
		{ "L-0312", "share" }, { "L-0309", "complete" },
		{ "L-0327", "prepare" }, { "L-0327", "baseline" },
		{ "L-0317", "in-force" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct gate_line line = line_of(table[i].ref,
		    table[i].criterion);

		if (line.state == CRITERION_MET || line.blocking)
			fail_msg("%s %s: %s", table[i].ref,
			    table[i].criterion, line.says);
	}
}

/* The pack is of 2023-24: the latest before judges, and says so. */
static void
the_pack_has_expired(void **state)
{
	struct dossier d;

	(void)state;
	MUST(dossier_load(db, "L-0317", &arena, &d, &e));
	assert_non_null(d.scheme_warning);
	assert_non_null(strstr(d.scheme_warning, "31 Aug 2024"));
}

static void
an_anonymous_case_was_joined(void **state)
{
	struct dossier anonymous, named;

	(void)state;
	MUST(dossier_load(db, "L-0203", &arena, &anonymous, &e));
	MUST(dossier_load(db, "L-0321", &arena, &named, &e));
	assert_false(anonymous.has_pupil);
	assert_string_equal(anonymous.referral.joined_to, named.referral.id);
}

static void
the_last_meetings_left_work(void **state)
{
	struct meeting m, last;
	struct decided *outside;
	struct line *lines;
	bool found;
	int count;

	(void)state;
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	MUST(meeting_previous(db, &m, &arena, &last, &found, &e));
	assert_true(found);
	assert_string_equal(last.ref, "core-2025-10-15");
	assert_int_equal(last.state, MEETING_CLOSED);
	MUST(actions_due(db, scheme->id, day_today(db), &arena, &lines,
	    &count, &e));
	assert_true(count >= 5);
	MUST(decisions_outside(db, &m, &arena, &outside, &count, &e));
	assert_int_equal(count, 1);
}

/* The plan of a forum was reviewed, so nobody is asked for that again. */
static void
a_reviewed_plan_is_not_due(void **state)
{
	struct due *list;
	int count, seen = 0;

	(void)state;
	MUST(due_list(db, DAY_NONE, &arena, &list, &count, &e));
	for (int i = 0; i < count; i++) {
		bool review = strcmp(list[i].what, "Review of the plan") == 0;

		if (review && strcmp(list[i].ref, "L-0201") == 0)
			fail_msg("L-0201 was reviewed on 3 November");
		seen += review && strcmp(list[i].ref, "L-0206") == 0;
	}
	assert_int_equal(seen, 1);
}

/* A Reset of seven weeks from 22 September has run its length. */
static void
one_pupil_has_finished_a_reset(void **state)
{
	struct gate_line line = line_of("L-0337", "after-reset");

	(void)state;
	assert_int_equal(line.state, CRITERION_MET);
	assert_non_null(strstr(line.says, "7 Nov 2025"));
}

static void
the_clock_runs_from_before_the_meeting(void **state)
{
	int64_t start;

	(void)state;
	assert_true(register_read_time("2025-11-12T13:50", &start));
	MUST(register_tick(db, &e));
	assert_true(db_now(db) >= start);
	assert_true(db_now(db) < start + 10 * 60);
}

static void
sit(const char *meeting)
{
	int count;

	MUST(attend_rest(db, meeting, &count, &e));
	MUST(meeting_open(db, meeting, NULL, &e));
}

/* Record and take back. */
static void
try_decision(const char *meeting, const char *ref, struct proposal *p)
{
	const char *note, *undone;
	struct decided out;
	struct dossier d;
	struct meeting m;

	MUST(meeting_get(db, meeting, &arena, &m, &e));
	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(proposal_complete(db, &d, &m, p, &arena, &note, &e));
	if (!decide(db, meeting, ref, p, NULL, NULL, &arena, &out, &e))
		fail_msg("%s: %s", ref, e.text);
	MUST(decide_undo(db, meeting, ref, &arena, &undone, &e));
}

static void
try_reasons(const char *meeting, const char *pathway, const char *ref)
{
	struct proposal p;

	SCHEME_ROWS(scheme, PART_REASONS, struct reason_row, r) {
		bool defers = strcmp(r->use, "defer") == 0;

		if (!scheme_serves(r->pathway, pathway) || (!defers &&
		    strcmp(r->use, "decline") != 0))
			continue;
		record_clear(&proposal_record, &p);
		p.disposition = defers ? DISP_DEFER : DISP_DECLINE;
		p.reasons = r->reason;
		try_decision(meeting, ref, &p);
	}
	SCHEME_ROWS(scheme, PART_MISSING, struct missing_row, r) {
		if (!scheme_serves(r->pathway, pathway))
			continue;
		record_clear(&proposal_record, &p);
		p.disposition = DISP_PEND;
		p.missing = r->missing;
		try_decision(meeting, ref, &p);
	}
}

static void
every_reason_and_missing_item_can_be_given(void **state)
{
	(void)state;
	sit(CORE);
	try_reasons(CORE, "core", "L-0327");
	db_at(db, db_now(db) + 86400);
	sit(FORUM);
	try_reasons(FORUM, "forum", "L-0309");
}

static void
every_outcome_can_be_given(void **state)
{
	static const struct {
		const char *ref, *outcome, *to_school, *overrides;
		int disposition;
	} table[] = {
		{ "L-0317", "t3-reset", NULL, NULL, DISP_ACCEPT },
		{ "L-0319", "t3-ap", NULL, NULL, DISP_ACCEPT },
		{ "L-0321", "t4-ks3", NULL, "SLIP-45=judgement",
		    DISP_ACCEPT },
		{ "L-0322", "t4-pathway-1", NULL, NULL, DISP_ACCEPT },
		{ "L-0323", "t4-pathway-2", NULL, NULL, DISP_ACCEPT },
		{ "L-0324", "t4-pathway-3", NULL, NULL, DISP_ACCEPT },
		{ "L-0325", "engagement-officer", NULL, NULL,
		    DISP_WAITING_LIST },
		{ "L-0326", "move-ks3", "137540", NULL, DISP_ACCEPT },
		{ "L-0327", "t2-group", NULL, NULL, DISP_ACCEPT },
		{ "L-0328", "t2-one", NULL, NULL, DISP_ACCEPT },
		{ "L-0329", "mentor", NULL, NULL, DISP_ACCEPT },
		{ "L-0331", "fresh-start", "138521", NULL, DISP_ACCEPT },
		{ "L-0332", "move-ks4", "137161", "SLIP-17=urgent;"
		    "SLIP-18=urgent", DISP_ACCEPT },
		{ "L-0246", "managed-move", "138521", NULL, DISP_ACCEPT },
	};
	int outcomes = 0;

	(void)state;
	sit(CORE);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct proposal p;

		record_clear(&proposal_record, &p);
		p.disposition = DISP_ACCEPT;
		p.outcomes = table[i].outcome;
		p.to_school = table[i].to_school;
		p.overrides = table[i].overrides;
		try_decision(CORE, table[i].ref, &p);
		assert_int_equal(p.disposition, table[i].disposition);
	}
	SCHEME_ROWS(scheme, PART_OUTCOMES, struct outcome_row, r)
		outcomes += scheme_serves(r->pathway, "core");
	assert_int_equal(outcomes, sizeof table / sizeof table[0]);
}

/* Group B has one place, and another from 24 November; A has none. */
static void
the_third_reset_has_to_wait(void **state)
{
	static const char *const refs[] = { "L-0317", "L-0318", "L-0320" };
	static const int wanted[] = { DISP_ACCEPT, DISP_ACCEPT,
		DISP_WAITING_LIST };
	struct meeting m;

	(void)state;
	sit(CORE);
	MUST(meeting_get(db, CORE, &arena, &m, &e));
	for (int i = 0; i < 3; i++) {
		struct decided out;
		struct proposal p;
		struct dossier d;
		const char *note;

		record_clear(&proposal_record, &p);
		p.disposition = DISP_ACCEPT;
		MUST(dossier_load(db, refs[i], &arena, &d, &e));
		MUST(proposal_complete(db, &d, &m, &p, &arena, &note, &e));
		assert_int_equal(p.disposition, wanted[i]);
		MUST(decide(db, CORE, refs[i], &p, NULL, NULL, &arena, &out,
		    &e));
	}
}

static void
a_second_one_goes_beside_the_first(void **state)
{
	const char *first, *second;
	struct db *other;

	(void)state;
	setenv("XDG_DATA_HOME", place_path("home"), 1);
	MUST(file_make_folder(place_path("home"), 0700, &e));
	MUST(demo_path(NULL, &arena, &first, &e));
	assert_non_null(strstr(first, "/convene/rehearsal-"));
	MUST(demo_make(first, DEMO_SCHEME, false, &arena, &other, &e));
	db_close(other);
	MUST(demo_path(NULL, &arena, &second, &e));
	assert_string_not_equal(first, second);
	assert_non_null(strstr(second, "-2.db"));
	assert_false(demo_make(first, DEMO_SCHEME, false, &arena, &other,
	    &e));
	assert_int_equal(e.code, ERR_CREATE);
	unlink(first);
	unlink(arena_printf(&arena, "%s-journal", first));
	rmdir(place_path("home/convene"));
	rmdir(place_path("home"));
}

static void
no_story_no_register(void **state)
{
	struct db *other;

	(void)state;
	assert_false(demo_make(place_path("n.db"), "no-such-scheme", false,
	    &arena, &other, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_non_null(strstr(e.text, DEMO_SCHEME));
	assert_int_equal(place_count("n.db"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_verifies),
		cmocka_unit_test(both_agendas_are_full),
		cmocka_unit_test(no_pupil_is_real),
		cmocka_unit_test(addresses_end_nowhere),
		cmocka_unit_test(names_of_all_scripts_are_clean),
		cmocka_unit_test_setup_teardown(
		    hidden_characters_are_counted, begin, undo),
		cmocka_unit_test(every_disposition_happened),
		cmocka_unit_test(places_are_held),
		cmocka_unit_test(gates_block_for_their_reasons),
		cmocka_unit_test(gates_warn_and_go_on),
		cmocka_unit_test(the_pack_has_expired),
		cmocka_unit_test(an_anonymous_case_was_joined),
		cmocka_unit_test(the_last_meetings_left_work),
		cmocka_unit_test(a_reviewed_plan_is_not_due),
		cmocka_unit_test(one_pupil_has_finished_a_reset),
		cmocka_unit_test(the_clock_runs_from_before_the_meeting),
		cmocka_unit_test_setup_teardown(
		    every_reason_and_missing_item_can_be_given, begin, undo),
		cmocka_unit_test_setup_teardown(every_outcome_can_be_given,
		    begin, undo),
		cmocka_unit_test_setup_teardown(the_third_reset_has_to_wait,
		    begin, undo),
		cmocka_unit_test(a_second_one_goes_beside_the_first),
		cmocka_unit_test(no_story_no_register),
		cmocka_unit_test(other_schemes_have_theirs),
	};

	return cmocka_run_group_tests_name("demo", tests, make_demo,
	    drop_demo);
}
