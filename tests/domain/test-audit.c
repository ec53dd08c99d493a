/*
 * The chain of recorded acts: what it holds, and that verifying notices
 * every kind of tampering that somebody with the file could try.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/hash.h"
#include "src/domain/register/audit.h"
#include "src/model/decision.h"
#include "src/model/minutes.h"
#include "tests/db/place.h"

#define FILE_NAME "r.db"

static void
run(struct db *db, const char *sql)
{
	if (!place_runs(db, sql))
		fail_msg("%s: %s", sql, sqlite3_errmsg(db->handle));
}

static void
link_row(struct db *db, const char *kind, const char *id,
    const char *subject)
{
	struct err e = ERR_INIT;

	if (!audit_row(db, "record", kind, id, subject, "all", &e))
		fail_msg("%s", e.text);
}

static void
add_decision(struct db *db, const char *id, const char *reason)
{
	struct err e = ERR_INIT;
	struct decision d;
	struct decision_code c;

	record_clear(&decision_record, &d);
	d.id = id;
	d.referral_id = "r1";
	d.pack_id = "k1";
	d.disposition = 5;
	d.decided_on = 20404;
	d.decided_by = d.recorded_by = "jo";
	d.recorded_at = PLACE_NOW;
	assert_true(db_insert(db, &decision_record, &d, &e));
	record_clear(&decision_code_record, &c);
	c.decision_id = id;
	c.kind = DC_REASON;
	c.position = 1;
	c.code = reason;
	assert_true(db_insert(db, &decision_code_record, &c, &e));
	link_row(db, "decision", id, "p1");
}

static void
add_line(struct db *db, const char *id, const char *text)
{
	struct err e = ERR_INIT;
	struct line n;

	record_clear(&line_record, &n);
	n.id = id;
	n.kind = LINE_ADVICE;
	n.text = text;
	n.state = LINE_OPEN;
	n.author = "jo";
	n.made_at = PLACE_NOW;
	assert_true(db_insert(db, &line_record, &n, &e));
	link_row(db, "line", id, "p1");
}

static void
add_plan(struct db *db)
{
	struct err e = ERR_INIT;
	struct plan p;

	record_clear(&plan_record, &p);
	p.id = "a1";
	p.referral_id = "r1";
	p.decision_id = "d1";
	p.version = 1;
	p.markdown = p.made = "# Plan\n";
	p.edited = 0;
	p.state = PLAN_DRAFT;
	assert_true(db_insert(db, &plan_record, &p, &e));
	link_row(db, "plan", "a1", "p1");
}

static void
add_event(struct db *db)
{
	struct err e = ERR_INIT;
	struct decision_event v;

	record_clear(&decision_event_record, &v);
	v.id = "e1";
	v.decision_id = "d2";
	v.event = EV_TAKEN_BACK;
	v.made_by = "jo";
	v.made_at = PLACE_NOW;
	assert_true(db_insert(db, &decision_event_record, &v, &e));
	link_row(db, "decision_event", "e1", NULL);
}

/* Two decisions, one of them taken back, a line that was corrected, a plan. */
static void
fill(struct db *db)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct line n;

	assert_true(db_begin(db, "fill", &e));
	run(db, "INSERT INTO pack VALUES ('k1', 's', 't', 'L', 1, 'd', "
	    "'2023-09-01', NULL, 1, 'jo')");
	run(db, "INSERT INTO school (urn) VALUES ('100001')");
	run(db, "INSERT INTO pupil (id, forename, surname, folded) "
	    "VALUES ('p1', 'A', 'B', 'a b')");
	run(db, "INSERT INTO referral (id, ref, pack_id, scheme, pathway, "
	    "received, received_at, school_urn, pupil_id, anonymous, state) "
	    "VALUES ('r1', 'L-1', 'k1', 's', 'core', '2025-10-24', 1, "
	    "'100001', 'p1', 0, 'listed')");
	add_decision(db, "d1", "no-evidence");
	add_decision(db, "d2", "other");
	add_event(db);
	add_line(db, "n1", "parent agrees");
	assert_true(db_get(db, &line_record, "id", "n1", &a, &n, &e));
	n.text = "parent agrees, worried about travel";
	assert_true(db_update(db, &line_record, &n, &e));
	link_row(db, "line", "n1", "p1");
	add_plan(db);
	assert_true(db_commit(db, &e));
	arena_release(&a);
}

static int
set_up(void **state)
{
	struct db *db;

	if (place_make(state) != 0)
		return -1;
	db = place_register(FILE_NAME);
	fill(db);
	db_close(db);
	return 0;
}

/* Faults of the register; the first is copied out. */
static int
faults_of(struct db *db, const char *head, char first[static 400])
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *const *faults;
	int count;

	if (!audit_verify(db, head, &a, &faults, &count, &e))
		fail_msg("%s", e.text);
	snprintf(first, 400, "%s", count > 0 ? faults[0] : "");
	arena_release(&a);
	return count;
}

static void
verifies(void)
{
	struct db *db = place_open(FILE_NAME);
	char first[400];

	if (faults_of(db, NULL, first) != 0)
		fail_msg("%s", first);
	db_close(db);
}

static void
found_out(const char *sql, const char *words)
{
	struct db *db;
	char first[400];

	verifies();
	place_tamper(FILE_NAME, sql);
	db = place_open(FILE_NAME);
	if (faults_of(db, NULL, first) == 0)
		fail_msg("nobody noticed: %s", sql);
	if (strstr(first, words) == NULL)
		fail_msg("“%s” does not say “%s”", first, words);
	db_close(db);
}

static void
an_untouched_register_verifies(void **state)
{
	(void)state;
	verifies();
}

static void
an_empty_chain_verifies(void **state)
{
	struct db *db = place_memory();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *head;
	char first[400];

	(void)state;
	assert_int_equal(faults_of(db, NULL, first), 0);
	assert_true(audit_head(db, &a, &head, &e));
	assert_string_equal(head, "");
	arena_release(&a);
	db_close(db);
}

static void
a_changed_decision(void **state)
{
	(void)state;
	found_out("DROP TRIGGER decision_stays; UPDATE decision "
	    "SET disposition = 'accept' WHERE id = 'd1'",
	    "The decision d1 is not as it was recorded by jo");
}

static void
a_changed_reason(void **state)
{
	(void)state;
	found_out("DROP TRIGGER decision_code_stays; UPDATE decision_code "
	    "SET code = 'nicer' WHERE decision_id = 'd1'",
	    "The decision d1 is not as it was");
}

static void
a_reason_more(void **state)
{
	(void)state;
	found_out("INSERT INTO decision_code VALUES ('d1', 'reason', 2, "
	    "'more', NULL)", "The decision d1 is not as it was");
}

static void
a_decision_gone(void **state)
{
	(void)state;
	found_out("DROP TRIGGER decision_kept; DROP TRIGGER "
	    "decision_code_kept; DROP TRIGGER decision_event_kept; "
	    "DELETE FROM decision_event; DELETE FROM decision_code WHERE "
	    "decision_id = 'd2'; DELETE FROM decision WHERE id = 'd2'",
	    "The decision d2 was recorded in link");
}

static void
an_undo_gone(void **state)
{
	(void)state;
	found_out("DROP TRIGGER decision_event_kept; "
	    "DELETE FROM decision_event", "The decision_event e1 was "
	    "recorded in link");
}

static void
an_undo_made_up(void **state)
{
	(void)state;
	found_out("INSERT INTO decision_event VALUES ('e9', 'd1', "
	    "'taken-back', NULL, NULL, 'jo', 1)", "The decision_event e9 is "
	    "not in the chain");
}

static void
changed_minutes(void **state)
{
	(void)state;
	found_out("UPDATE line SET text = 'parent agrees'",
	    "The line n1 is not as it was");
}

static void
minutes_made_up(void **state)
{
	(void)state;
	found_out("INSERT INTO line (id, kind, text, state, author, "
	    "made_at) VALUES ('n9', 'advice', 'x', 'open', 'jo', 1)",
	    "The line n9 is not in the chain");
}

/* Erasing takes rows and key; a key alone was destroyed to hide something. */
static void
a_key_destroyed(void **state)
{
	(void)state;
	found_out("DELETE FROM subject_key WHERE subject_id = 'p1'",
	    "is still here, although the key");
}

static void
a_changed_plan(void **state)
{
	(void)state;
	found_out("UPDATE plan SET markdown = '# Another'",
	    "The plan a1 is not as it was");
}

static void
a_changed_link(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_stays; UPDATE audit SET actor = 'sam' "
	    "WHERE seq = 2", "Link 2 of the chain");
}

static void
a_link_gone(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_kept; DELETE FROM audit WHERE seq = 2",
	    "Links 2 to 2 of the chain are missing");
}

static void
links_in_another_order(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_stays; UPDATE audit SET seq = 99 "
	    "WHERE seq = 1; UPDATE audit SET seq = 1 WHERE seq = 2; "
	    "UPDATE audit SET seq = 2 WHERE seq = 99", "Link 1 of the chain");
}

static void
a_chain_cut_short(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_kept; DELETE FROM audit WHERE seq = "
	    "(SELECT max(seq) FROM audit)", "The chain ends at link 6, but "
	    "link 7 was the last");
}

/* Who also mends the note of the end is caught by what was recorded. */
static void
a_chain_cut_short_with_care(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_kept; DELETE FROM audit WHERE seq > 5; "
	    "UPDATE audit_end SET seq = 5, hash = (SELECT hash FROM audit "
	    "WHERE seq = 5)", "is not in the chain");
}

/* A seal that was made to fit another text does not fit its link. */
static void
a_seal_made_up(void **state)
{
	(void)state;
	found_out("DROP TRIGGER seal_stays; UPDATE seal SET digest = "
	    "'0000' WHERE kind = 'line'", "The seals of link 7 are not as "
	    "they were made");
}

static void
seals_taken_away(void **state)
{
	(void)state;
	found_out("DROP TRIGGER seal_kept; DELETE FROM seal; DELETE FROM "
	    "counter WHERE name = ':sealed'", "The seals of link 7 are not");
}

static void
a_chain_taken_away(void **state)
{
	(void)state;
	found_out("DROP TRIGGER audit_kept; DELETE FROM audit; "
	    "DELETE FROM audit_end", "not in the chain");
}

static void
rows_that_lead_nowhere(void **state)
{
	(void)state;
	found_out("DELETE FROM pupil", "Rows of referral name rows of pupil "
	    "that are not there: 1");
}

/*
 * Links made anew from the first to the last verify in themselves: that is
 * why the head is printed in the minutes.
 */
static void
a_head_that_was_printed(void **state)
{
	struct db *db = place_open(FILE_NAME);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *old_head, *new_head, *const *faults;
	char first[400], cut[20], other[HASH_SIZE];
	int count;

	(void)state;
	assert_true(audit_head(db, &a, &old_head, &e));
	assert_int_equal(strlen(old_head), 64);
	assert_true(db_begin(db, "one more", &e));
	add_line(db, "n2", "another");
	assert_true(db_commit(db, &e));
	assert_true(audit_head(db, &a, &new_head, &e));
	assert_string_not_equal(old_head, new_head);
	assert_int_equal(faults_of(db, old_head, first), 0);
	assert_int_equal(faults_of(db, new_head, first), 0);
	snprintf(cut, sizeof cut, "%.12s", old_head);
	assert_int_equal(faults_of(db, cut, first), 0);
	hash_sha256("x", 1, other);
	assert_int_equal(faults_of(db, other, first), 1);
	assert_non_null(strstr(first, "is not in this chain"));
	assert_false(audit_verify(db, "abc", &a, &faults, &count, &e));
	assert_int_equal(e.code, ERR_USAGE);
	assert_false(audit_verify(db, "not a head", &a, &faults, &count,
	    &e));
	arena_release(&a);
	db_close(db);
}

/* No value of a pupil is in the chain, and digests are keyed. */
static void
the_chain_holds_no_values(void **state)
{
	struct db *db = place_open(FILE_NAME);
	char plain[HASH_SIZE];
	struct arena a = ARENA_INIT;
	const char *digest;
	struct line n;
	struct err e = ERR_INIT;
	const char *content;

	(void)state;
	assert_int_equal(place_number(db, "SELECT count(*) FROM audit WHERE "
	    "fields LIKE '%travel%' OR act LIKE '%travel%' OR entity LIKE "
	    "'%travel%' OR digest LIKE '%travel%'"), 0);
	assert_true(db_get(db, &line_record, "id", "n1", &a, &n, &e));
	content = audit_content(&line_record, &n, &a);
	hash_sha256(content, strlen(content), plain);
	digest = place_text(db, "SELECT digest FROM seal WHERE kind = "
	    "'line' ORDER BY seq DESC LIMIT 1");
	assert_int_equal(strlen(digest), 64);
	assert_string_not_equal(digest, plain);
	/* each pupil and each case has a key, and the register its own */
	assert_int_equal(place_number(db, "SELECT count(*) FROM subject_key "
	    "WHERE length(\"key\") = 64"), 3);
	assert_int_equal(place_number(db, "SELECT count(DISTINCT \"key\") "
	    "FROM subject_key"), 3);
	arena_release(&a);
	db_close(db);
}

static void
history_tells_who_and_when(void **state)
{
	struct db *db = place_open(FILE_NAME);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct audit *links;
	int count;

	(void)state;
	assert_true(audit_history(db, "L-1", &a, &links, &count, &e));
	/* two decisions, the undo, the plan; the line is about no case */
	assert_int_equal(count, 4);
	for (int i = 1; i < count; i++)
		assert_true(links[i - 1].seq < links[i].seq);
	assert_string_equal(links[0].actor, "jo");
	assert_int_equal(links[0].at, PLACE_NOW);
	assert_false(audit_history(db, "L-9", &a, &links, &count, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	arena_release(&a);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, set_up, place_remove)
		T(an_untouched_register_verifies),
		T(an_empty_chain_verifies), T(a_changed_decision),
		T(a_changed_reason), T(a_reason_more), T(a_decision_gone),
		T(an_undo_gone), T(an_undo_made_up), T(changed_minutes),
		T(minutes_made_up), T(a_key_destroyed),
		T(a_changed_plan), T(a_changed_link),
		T(a_link_gone), T(links_in_another_order),
		T(a_chain_cut_short), T(a_chain_cut_short_with_care),
		T(a_seal_made_up), T(seals_taken_away),
		T(a_chain_taken_away), T(rows_that_lead_nowhere),
		T(a_head_that_was_printed), T(the_chain_holds_no_values),
		T(history_tells_who_and_when),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
