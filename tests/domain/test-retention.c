/*
 * Erasing a case: who may, when, and what is left of it.  Unmistakable words
 * stand in every text of the case; afterwards none of them is in any byte of
 * the file.  A column or table that is new has to be put into one of the two
 * lists below.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/search.h"
#include "db/seal.h"
#include "src/base/day.h"
#include "src/base/file.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/about.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/copies.h"
#include "src/domain/register/retention.h"
#include "src/domain/rehearsal/demo.h"
#include "src/model/person.h"
#include "tests/db/place.h"

/* A case of the training register that has a decision and a plan. */
#define REF "L-0229"

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

/* Tables that hold nothing about one case. */
static const char *const about_others[] = {
	"setting", "member", "pack", "code", "holiday", "term", "school",
	"person", "person_link", "school_contact", "series", "meeting",
	"attendance", "adjournment", "saved_view", "counter", "cluster",
	"cluster_school", "purchase", "erasing",
	/* ids, codes and keyed digests; the keys are looked at apart */
	"audit", "audit_end", "seal", "subject_key", NULL
};

/* Of the tables about a case, what may stay: ids, codes, dates, and who of
 * the staff wrote it.  Every other text goes. */
static const struct {
	const char *table;
	const char *stays;
} stays[] = {
	{ "pupil", "id changed_by" },
	{ "referral", "id ref pack_id scheme pathway received school_urn "
	    "pupil_id year_group sen_provision sen_need_primary asks_outcome "
	    "asks_provision state earlier_id joined_to changed_by" },
	{ "referral_value", "referral_id" },
	{ "consent", "referral_id kind state recorded_by" },
	{ "evidence", "referral_id state" },
	{ "live", "meeting_id item_id gavel_user gavel_session asked_user "
	    "asked_session changed_by" },
	{ "item", "id meeting_id kind referral_id standing overrides "
	    "window_from window_to state changed_by" },
	{ "paper_seen", "id item_id state" },
	{ "presence", "id item_id person_id" },
	{ "interest", "id item_id person_id state changed_by" },
	{ "decision", "id referral_id meeting_id item_id pack_id disposition "
	    "provision group_code part_time start_on end_on review_on "
	    "return_on tell_by decided_on decided_by supersedes "
	    "recorded_by" },
	{ "decision_code", "decision_id kind code rule" },
	{ "decision_event", "id decision_id event meeting_id made_by" },
	{ "placement", "id referral_id decision_id provision group_code "
	    "part_time start_on end_on state ended_on changed_by" },
	{ "waiting", "id referral_id decision_id provision group_code since "
	    "state changed_by" },
	{ "line", "id meeting_id item_id referral_id kind due_on state "
	    "ended_on author changed_by" },
	{ "line_version", "line_id item_id referral_id kind state "
	    "changed_by" },
	{ "plan", "id referral_id decision_id meeting_id event_id state "
	    "looked_by released_by changed_by" },
	{ "draft", "user place" },
	{ "event", "id referral_id event on_day mode result review_on reason "
	    "state_before made_by changed_by" },
	{ "score", "event_id statement" },
	{ "hours", "id referral_id cluster_id on_day schools person made_by "
	    "changed_by" },
	{ "erasure", "id referral_id scope rule kept_from kept_until state "
	    "proposed_by confirmed_by changed_by" },
	{ "referral_mark", "mark referral_id" },
	/* what search knows, fed from the rows above */
	{ "referral_words", "referral_id words" },
	{ "search_entry", "kind entity part referral_id words" },
};
#define STAYS (sizeof stays / sizeof stays[0])

static struct db *db;
static struct arena arena;
static struct err e;
static const char *case_id;
static char *words[200];
static int word_count;

static void
must_run(const char *sql)
{
	if (!place_runs(db, sql))
		fail_msg("%s: %s", sql, sqlite3_errmsg(db->handle));
}

static const char *
fmt(const char *sql)
{
	const char *at = strstr(sql, "CASE");
	struct buf b = BUF_INIT;
	const char *out;

	for (; at != NULL; sql = at + 4, at = strstr(sql, "CASE"))
		buf_printf(&b, "%.*s'%s'", (int)(at - sql), sql, case_id);
	buf_str(&b, sql);
	out = arena_strdup(&arena, buf_text(&b));
	buf_release(&b);
	return out;
}

static int
make(void **state)
{
	struct dossier d;

	if (place_make(state) != 0)
		return -1;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("TZ", "Europe/London", 1);
	e = (struct err)ERR_INIT;
	word_count = 0;
	MUST(demo_make(place_path("r.db"), DEMO_SCHEME, false, &arena, &db,
	    &e));
	MUST(dossier_load(db, REF, &arena, &d, &e));
	case_id = d.referral.id;
	MUST(access_give(db, "sam", MEMBER_CHAIR, &e));
	MUST(access_give(db, "ana", MEMBER_CHAIR, &e));
	MUST(access_give(db, "kim", MEMBER_MINUTE_TAKER, &e));
	return 0;
}

static int
drop(void **state)
{
	db_close(db);
	arena_release(&arena);
	return place_remove(state);
}

/* The case ended, and ten years went by. */
static void
given_old_case(void)
{
	MUST(db_begin(db, "end it", &e));
	must_run(fmt("UPDATE referral SET state = 'closed' WHERE id = CASE"));
	must_run(fmt("UPDATE placement SET state = 'ended' "
	    "WHERE referral_id = CASE"));
	db_touch_id(db, "referral", case_id);
	MUST(db_touch_where(db, "placement", "referral_id", case_id, &e));
	MUST(db_commit(db, &e));
	db_at(db, db_now(db) + (int64_t)10 * 366 * 86400);
}

static int
faults(void)
{
	const char *const *list;
	int n;

	MUST(audit_verify(db, NULL, &arena, &list, &n, &e));
	if (n > 0)
		print_message("# %s\n", list[0]);
	return n;
}

static struct erased
erase_by(const char *first, const char *second)
{
	struct keeping *list;
	struct erased done;
	int n;

	db_as(db, first);
	MUST(retention_propose(db, REF, &arena, &list, &n, &e));
	assert_int_equal(n, 1);
	db_as(db, second);
	MUST(retention_confirm(db, REF, &arena, &done, &e));
	return done;
}

/* Names that SQL gives, in one column. */
static char **
names(const char *sql, int *count)
{
	sqlite3_stmt *st;
	char **list = arena_array(&arena, 400, sizeof *list);
	int n = 0;

	assert_int_equal(sqlite3_prepare_v2(db->handle, sql, -1, &st, NULL),
	    SQLITE_OK);
	while (n < 400 && sqlite3_step(st) == SQLITE_ROW)
		list[n++] = arena_strdup(&arena,
		    (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	*count = n;
	return list;
}

static bool
is_about_others(const char *table)
{
	for (int i = 0; about_others[i] != NULL; i++)
		if (strcmp(about_others[i], table) == 0)
			return true;
	return strncmp(table, "pack_", 5) == 0;
}

static bool
may_stay(const char *table, const char *column)
{
	size_t n = strlen(column);

	for (size_t i = 0; i < STAYS; i++) {
		const char *at = stays[i].stays;

		if (strcmp(stays[i].table, table) != 0)
			continue;
		while ((at = strstr(at, column)) != NULL) {
			if ((at == stays[i].stays || at[-1] == ' ') &&
			    (at[n] == ' ' || at[n] == '\0'))
				return true;
			at += n;
		}
		return false;
	}
	fail_msg("Is the table %s about a case?  Say so here.", table);
	return false;
}

/* Which rows of a table are of the case. */
static const char *
of_case(const char *table)
{
	static const struct {
		const char *table, *where;
	} by[] = {
		{ "pupil", "id = (SELECT pupil_id FROM referral "
		    "WHERE id = CASE)" },
		{ "referral", "id = CASE" },
		{ "live", "item_id IN (SELECT id FROM item "
		    "WHERE referral_id = CASE)" },
		{ "paper_seen", NULL }, { "presence", NULL },
		{ "interest", NULL },
		{ "decision_code", "decision_id IN (SELECT id FROM decision "
		    "WHERE referral_id = CASE)" },
		{ "decision_event", "decision_id IN (SELECT id FROM decision "
		    "WHERE referral_id = CASE)" },
		{ "line_version", "line_id IN (SELECT id FROM line "
		    "WHERE referral_id = CASE)" },
		{ "draft", "place = 'form:" REF "'" },
		{ "score", "event_id = 'v1'" },
	};

	for (size_t i = 0; i < sizeof by / sizeof by[0]; i++)
		if (strcmp(by[i].table, table) == 0)
			return fmt(by[i].where != NULL ? by[i].where :
			    by[2].where);
	return fmt("referral_id = CASE");
}

/* A row in each table that has none of this case. */
static void
fill_tables(void)
{
	static const char *const rows[] = {
		"INSERT INTO decision (id, referral_id, pack_id, "
		    "disposition, decided_on, decided_by, recorded_by, "
		    "recorded_at) SELECT 'd1', id, pack_id, 'accept', "
		    "'2025-10-01', 'jo', 'jo', 1 FROM referral "
		    "WHERE id = CASE",
		"INSERT INTO event (id, referral_id, event, on_day, "
		    "state_before, made_by, made_at) VALUES ('v1', CASE, "
		    "'visited', '2025-10-01', 'accepted', 'jo', 1)",
		"INSERT INTO score VALUES ('v1', 'listening', 2)",
		"INSERT INTO hours (id, referral_id, on_day, minutes, "
		    "schools, made_by, made_at) VALUES ('h1', CASE, "
		    "'2025-10-01', 60, '1', 'jo', 1)",
		"INSERT INTO draft VALUES ('jo', 'form:" REF "', 'x', 1), "
		    "('jo', 'form:join:" REF "', 'x', 1), "
		    "('jo', 'note:" REF "', 'x', 1)",
		"INSERT INTO draft SELECT 'jo', 'presenter:' || id, 'x', 1 "
		    "FROM item WHERE referral_id = CASE",
		"INSERT OR IGNORE INTO consent VALUES (CASE, 'refer', "
		    "'given', NULL, 'jo', 1)",
		"INSERT OR IGNORE INTO line (id, item_id, referral_id, kind, "
		    "text, state, author, made_at) SELECT 'n1', id, CASE, "
		    "'action', 'x', 'done', 'jo', 1 FROM item "
		    "WHERE referral_id = CASE LIMIT 1",
		"INSERT INTO line_version (line_id, rev, kind, text, state, "
		    "changed_by, changed_at) VALUES ('n1', 1, 'action', 'x', "
		    "'open', 'jo', 1)",
		"INSERT INTO presence (id, item_id, person_id, out_at) "
		    "SELECT 'o1', i.id, p.id, 1 FROM item i, person p "
		    "WHERE i.referral_id = CASE LIMIT 1",
		"INSERT OR IGNORE INTO interest (id, item_id, person_id, "
		    "state, reason) SELECT 't1', i.id, p.id, 'declared', 'x' "
		    "FROM item i, person p WHERE i.referral_id = CASE "
		    "LIMIT 1",
		"INSERT OR REPLACE INTO live (meeting_id, item_id) SELECT "
		    "meeting_id, id FROM item WHERE referral_id = CASE "
		    "LIMIT 1",
		"INSERT INTO decision_event (id, decision_id, event, "
		    "made_by, made_at) SELECT 'w1', id, 'reported', 'jo', 1 "
		    "FROM decision WHERE referral_id = CASE LIMIT 1",
		"INSERT OR IGNORE INTO paper_seen (id, item_id, paper, state, "
		    "seen_at) SELECT 's1', id, 'x', 'held', 1 FROM item "
		    "WHERE referral_id = CASE LIMIT 1",
		"INSERT OR IGNORE INTO evidence (referral_id, code, state, "
		    "added_on) VALUES (CASE, 'x', 'held', '2025-01-01')",
		"INSERT INTO plan (id, referral_id, decision_id, version, "
		    "markdown, made, state) VALUES ('p1', CASE, 'd1', 99, "
		    "'x', 'x', 'draft')",
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		must_run(fmt(rows[i]));
}

static const char *
word_for(const char *table, const char *column)
{
	char *word = arena_strdup(&arena, arena_printf(&arena, "zq%s%sqz",
	    table, column));

	for (char *r = word, *w = word; (*w = *r) != '\0'; r++)
		w += *r != '_';
	words[word_count++] = word;
	return word;
}

static void
put_words(const char *table)
{
	int n;
	char **columns;

	if (is_about_others(table))
		return;
	columns = names(arena_printf(&arena, "SELECT name FROM "
	    "pragma_table_info('%s') WHERE type IN ('TEXT', 'ANY', '')",
	    table), &n);
	for (int i = 0; i < n; i++) {
		const char *keys, *where;

		if (may_stay(table, columns[i]))
			continue;
		/* of several rows one, so that keys stay different */
		where = of_case(table);
		keys = arena_strdup(&arena, place_text(db,
		    arena_printf(&arena, "SELECT group_concat(name) FROM "
		    "pragma_table_info('%s') WHERE pk > 0", table)));
		must_run(arena_printf(&arena, "UPDATE %s SET \"%s\" = '%s' "
		    "WHERE (%s) = (SELECT %s FROM %s WHERE %s LIMIT 1)",
		    table, columns[i], word_for(table, columns[i]), keys,
		    keys, table, where));
		if (sqlite3_changes(db->handle) != 1)
			fail_msg("%s has no row of the case", table);
	}
}

#define TABLES "SELECT name FROM sqlite_master WHERE type = 'table' " \
	"AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' " \
	"AND name NOT LIKE 'referral_search%' " \
	"AND name NOT LIKE 'search_index%' ORDER BY name"

/* Unmistakable words in every text of the case, and sealed as they stand. */
static void
given_words_everywhere(void)
{
	int n;
	char **tables = names(TABLES, &n), **triggers, **made;
	int count;

	given_old_case();
	triggers = names("SELECT name FROM sqlite_master "
	    "WHERE type = 'trigger' ORDER BY name", &count);
	made = names("SELECT sql FROM sqlite_master "
	    "WHERE type = 'trigger' ORDER BY name", &count);
	MUST(db_begin(db, "words", &e));
	for (int i = 0; i < count; i++)
		must_run(arena_printf(&arena, "DROP TRIGGER %s",
		    triggers[i]));
	fill_tables();
	for (int i = 0; i < n; i++)
		put_words(tables[i]);
	for (int i = 0; i < count; i++)
		must_run(made[i]);
	MUST(db_search_rebuild(db, &e));
	MUST(db_referral_words_set(db, case_id, word_for("words", "found"),
	    &e));
	must_run("DELETE FROM counter WHERE name = ':sealed'");
	db_touch_id(db, "referral", case_id);
	MUST(db_commit(db, &e));
	assert_int_equal(faults(), 0);
}

static bool
holds(const char *file, const char *word)
{
	struct buf b = BUF_INIT;
	bool found;

	if (!file_read(place_path(file), 1 << 28, &b, &e))
		return false;
	found = memmem(buf_text(&b), b.len, word, strlen(word)) != NULL;
	buf_release(&b);
	return found;
}

static void
nothing_is_left_in_any_byte(void **state)
{
	const char *head, *key, *pupil_key;
	struct erased done;
	struct dossier d;

	(void)state;
	given_words_everywhere();
	assert_true(word_count > 40);
	MUST(dossier_load(db, REF, &arena, &d, &e));
	key = arena_strdup(&arena, place_text(db, fmt("SELECT \"key\" FROM "
	    "subject_key WHERE subject_id = CASE")));
	pupil_key = arena_strdup(&arena, place_text(db, arena_printf(&arena,
	    "SELECT \"key\" FROM subject_key WHERE subject_id = '%s'",
	    d.pupil.id)));
	for (int i = 0; i < word_count; i++)
		if (!holds("r.db", words[i]))
			fail_msg("%s was never there", words[i]);
	done = erase_by("sam", "ana");
	assert_true(done.clean);
	assert_false(done.left);
	MUST(backup_make(db, place_path("after.db"), &arena, &head, &e));
	for (int i = 0; i < word_count; i++) {
		if (holds("r.db", words[i]))
			fail_msg("%s is still in the register", words[i]);
		if (holds("r.db-journal", words[i]))
			fail_msg("%s is still in the journal", words[i]);
		if (holds("after.db", words[i]))
			fail_msg("%s is in the backup", words[i]);
	}
	/* words stand in one row of each table; of drafts there are four */
	assert_string_equal(place_text(db, "SELECT count(*) FROM draft"),
	    "0");
	assert_false(holds("r.db", key));
	assert_false(holds("r.db", pupil_key));
	assert_int_equal(faults(), 0);
}

/* For the report: that it was, where from, what was decided and when. */
static void
codes_and_dates_stay(void **state)
{
	long long decisions, places, lines;
	struct dossier d;

	(void)state;
	given_old_case();
	decisions = place_number(db, fmt("SELECT count(*) FROM decision "
	    "WHERE referral_id = CASE"));
	places = place_number(db, fmt("SELECT count(*) FROM placement "
	    "WHERE referral_id = CASE"));
	lines = place_number(db, fmt("SELECT count(*) FROM line "
	    "WHERE referral_id = CASE"));
	assert_true(decisions > 0);
	(void)erase_by("sam", "ana");
	MUST(dossier_load(db, REF, &arena, &d, &e));
	assert_int_equal(d.referral.state, REFERRAL_ERASED);
	assert_false(d.has_pupil);
	assert_int_equal(d.value_count, 0);
	assert_non_null(d.referral.school_urn);
	assert_int_equal(place_number(db, fmt("SELECT count(*) FROM decision "
	    "WHERE referral_id = CASE AND disposition <> ''")), decisions);
	assert_int_equal(place_number(db, fmt("SELECT count(*) FROM "
	    "placement WHERE referral_id = CASE")), places);
	assert_int_equal(place_number(db, fmt("SELECT count(*) FROM line "
	    "WHERE referral_id = CASE")), lines);
	assert_int_equal(faults(), 0);
	/* and who did it is in the chain */
	assert_int_equal(place_number(db, "SELECT count(*) FROM audit WHERE "
	    "act = 'erase case' AND entity = '" REF "' AND actor = 'ana'"),
	    1);
}

/* A name that somebody wrote into another case is told of. */
static void
a_name_elsewhere_is_told(void **state)
{
	struct erased done;
	struct dossier d;

	(void)state;
	given_old_case();
	MUST(dossier_load(db, REF, &arena, &d, &e));
	MUST(db_begin(db, "elsewhere", &e));
	must_run(arena_printf(&arena, "UPDATE line SET text = 'sits beside "
	    "%s %s' WHERE id = (SELECT id FROM line WHERE referral_id IS NOT "
	    "'%s' LIMIT 1)", d.pupil.forename, d.pupil.surname, case_id));
	must_run("DELETE FROM counter WHERE name = ':sealed'");
	db_touch_id(db, "referral", case_id);
	MUST(db_commit(db, &e));
	done = erase_by("sam", "ana");
	assert_true(done.clean);
	assert_true(done.left);
}

static void
refused(const char *user, enum err_code code, const char *says)
{
	struct erased done;

	e = (struct err)ERR_INIT;
	db_as(db, user);
	if (retention_confirm(db, REF, &arena, &done, &e))
		fail_msg("%s could erase", user);
	assert_int_equal(e.code, code);
	if (strstr(e.text, says) == NULL)
		fail_msg("“%s” does not say “%s”", e.text, says);
	e = (struct err)ERR_INIT;
}

static void
put_person(const char *id, const char *name, const char *user)
{
	struct person p;

	record_clear(&person_record, &p);
	p.id = p.code = id;
	p.name = name;
	p.role = "chair";
	p.unix_user = user;
	MUST(db_begin(db, "a person", &e));
	MUST(db_insert(db, &person_record, &p, &e));
	MUST(db_commit(db, &e));
}

static void
it_takes_two_people(void **state)
{
	struct keeping *list;
	struct erased done;
	int n;

	(void)state;
	given_old_case();
	refused("sam", ERR_DATA, "Nobody has proposed");
	db_as(db, "kim");
	assert_false(retention_propose(db, REF, &arena, &list, &n, &e));
	assert_int_equal(e.code, ERR_DENIED);
	db_as(db, "sam");
	MUST(retention_propose(db, REF, &arena, &list, &n, &e));
	assert_string_equal(list[0].state, "proposed");
	assert_string_equal(list[0].scope, "case");
	assert_false(retention_propose(db, REF, &arena, &list, &n, &e));
	assert_non_null(strstr(e.text, "proposed by sam already"));
	refused("sam", ERR_DENIED, "takes two people");
	refused("kim", ERR_DENIED, "may not erase");
	/* two users of one person are one person */
	put_person("x1", "Samira Bell", "sam");
	put_person("x2", "Samira  BELL", "ana");
	refused("ana", ERR_DENIED, "takes two people");
	MUST(access_give(db, "lou", MEMBER_CHAIR, &e) ||
	    (db_as(db, "root"), access_give(db, "lou", MEMBER_CHAIR, &e)));
	db_as(db, "lou");
	MUST(retention_confirm(db, REF, &arena, &done, &e));
}

static void
not_before_its_time(void **state)
{
	struct keeping *list;
	int n;

	(void)state;
	db_as(db, "sam");
	assert_false(retention_propose(db, REF, &arena, &list, &n, &e));
	assert_non_null(strstr(e.text, "Nothing of " REF " is past"));
	given_old_case();
	MUST(retention_propose(db, REF, &arena, &list, &n, &e));
	/* it is looked at again before anything goes */
	MUST(db_begin(db, "policy", &e));
	must_run("INSERT INTO setting (name, value) VALUES "
	    "('retention-years', '25')");
	db_touch_id(db, "setting", "retention-years");
	MUST(db_commit(db, &e));
	refused("ana", ERR_DATA, "no longer past its keeping");
	MUST(retention_drop(db, REF, &arena, &e));
	refused("ana", ERR_DATA, "Nobody has proposed");
}

/* Another case of the same pupil needs the name; its own words go. */
static void
a_pupil_of_two_cases_stays(void **state)
{
	struct dossier d;

	(void)state;
	given_old_case();
	MUST(dossier_load(db, REF, &arena, &d, &e));
	MUST(db_begin(db, "another", &e));
	must_run(arena_printf(&arena, "UPDATE referral SET pupil_id = '%s', "
	    "anonymous = 0 WHERE id = (SELECT id FROM referral WHERE "
	    "ref <> '" REF "' AND pupil_id IS NOT NULL LIMIT 1)",
	    d.pupil.id));
	must_run("DELETE FROM counter WHERE name = ':sealed'");
	db_touch_id(db, "referral", case_id);
	MUST(db_commit(db, &e));
	(void)erase_by("sam", "ana");
	assert_int_equal(place_number(db, arena_printf(&arena,
	    "SELECT count(*) FROM pupil WHERE id = '%s'", d.pupil.id)), 1);
	assert_int_equal(place_number(db, arena_printf(&arena,
	    "SELECT count(*) FROM subject_key WHERE subject_id = '%s'",
	    d.pupil.id)), 1);
	assert_int_equal(faults(), 0);
}

/* A fault on the way leaves all as it was. */
static void
half_of_it_never_happens(void **state)
{
	struct keeping *list;
	struct erased done;
	struct dossier d, after;
	int n;

	(void)state;
	given_old_case();
	db_as(db, "sam");
	MUST(retention_propose(db, REF, &arena, &list, &n, &e));
	MUST(dossier_load(db, REF, &arena, &d, &e));
	must_run("CREATE TRIGGER stop BEFORE DELETE ON pupil BEGIN "
	    "SELECT RAISE(ABORT, 'stopped'); END");
	db_as(db, "ana");
	assert_false(retention_confirm(db, REF, &arena, &done, &e));
	MUST(dossier_load(db, REF, &arena, &after, &e));
	assert_int_equal(after.referral.state, REFERRAL_CLOSED);
	assert_int_equal(after.value_count, d.value_count);
	assert_int_equal(after.consent_count, d.consent_count);
	assert_string_equal(after.pupil.surname, d.pupil.surname);
	assert_int_equal(place_number(db, "SELECT count(*) FROM erasing"), 0);
	assert_int_equal(faults(), 0);
	must_run("DROP TRIGGER stop");
	MUST(retention_confirm(db, REF, &arena, &done, &e));
}

/* What was recorded is open to the erasing act alone. */
static void
outside_the_act_nothing_goes(void **state)
{
	(void)state;
	assert_false(place_runs(db, "UPDATE decision SET owner = 'x'"));
	assert_false(place_runs(db, "UPDATE decision_event SET reason = "
	    "'x'"));
	must_run("INSERT INTO line_version (line_id, rev, kind, text, state, "
	    "changed_by, changed_at) SELECT id, 99, 'action', 'x', 'open', "
	    "'jo', 1 FROM line LIMIT 1");
	assert_false(place_runs(db, "DELETE FROM line_version"));
}

static void
nothing_comes_back(void **state)
{
	struct intake_result r;
	struct field_value v = { "reason_for_referral", "again" };

	(void)state;
	given_old_case();
	(void)erase_by("sam", "ana");
	assert_false(referral_set(db, REF, 0, &v, 1, NULL, NULL, &arena, &r,
	    &e));
	assert_false(place_runs(db, fmt("INSERT INTO plan (id, referral_id, "
	    "decision_id, version, markdown, made, state) SELECT 'p9', CASE, "
	    "id, 98, 'x', 'x', 'draft' FROM decision WHERE "
	    "referral_id = CASE LIMIT 1")));
	assert_false(place_runs(db, fmt("UPDATE referral SET state = "
	    "'received' WHERE id = CASE")));
}

/* The clock stands among those that are due, when its time has come, and
 * confirming it is the same act. */
static void
it_is_a_clock(void **state)
{
	const struct due *what;
	struct due *list;
	int n, mine = 0, end;

	(void)state;
	given_old_case();
	MUST(due_list(db, day_of(2025, 12, 31), &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		assert_false(list[i].waits_for != NULL &&
		    strcmp(list[i].waits_for, "erased") == 0);
	MUST(due_list(db, day_of(2035, 12, 31), &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		if (strcmp(list[i].ref, REF) == 0 && list[i].proposes != NULL
		    && strcmp(list[i].proposes, "erased") == 0) {
			mine++;
			/* six years, the default of the policy */
			end = list[i].starts_on;
			assert_true(list[i].due_on - end >= 6 * 365 + 1);
			assert_true(list[i].due_on - end <= 6 * 365 + 2);
		}
	assert_int_equal(mine, 1);
	db_as(db, "sam");
	MUST(due_confirm(db, REF, &arena, &what, &e));
	assert_string_equal(what->proposes, "proposed for erasure");
	db_as(db, "ana");
	MUST(due_confirm(db, REF, &arena, &what, &e));
	assert_string_equal(what->proposes, "erased");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, make, drop)
		T(nothing_is_left_in_any_byte), T(codes_and_dates_stay),
		T(a_name_elsewhere_is_told),
		T(it_takes_two_people), T(not_before_its_time),
		T(a_pupil_of_two_cases_stays), T(half_of_it_never_happens),
		T(outside_the_act_nothing_goes), T(nothing_comes_back),
		T(it_is_a_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
