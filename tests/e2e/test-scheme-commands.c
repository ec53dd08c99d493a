/*
 * The commands scheme, rules and gate as scripts use them: exit codes, faults
 * on standard error, the shapes of JSON that the manual promises.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/base/file.h"
#include "src/commands/command.h"
#include "src/domain/scheme/scheme.h"
#include "tests/domain/case.h"
#include "tests/domain/folder.h"

static char home[FOLDER_MOST];	/* the register and what was printed */
static char folder[FOLDER_MOST];	/* a small pack */
static char path[FOLDER_MOST + 20];
static struct buf out, said;
static sqlite3 *json;

static int
set_up(void **state)
{
	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	unsetenv("CONVENE_DB");
	folder_new(home);
	folder_new(folder);
	folder_pack(folder);
	snprintf(path, sizeof path, "%s/register.db", home);
	setenv("XDG_DATA_HOME", home, 1);
	setenv("XDG_CONFIG_HOME", home, 1);
	return sqlite3_open(":memory:", &json) == SQLITE_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	sqlite3_close(json);
	buf_release(&out);
	buf_release(&said);
	folder_remove(home);
	folder_remove(folder);
	return 0;
}

/* A register with SLIP's pack and the case of case.c. */
static void
make_register(const struct change *changes)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct dossier d;
	struct pack p;
	struct db *db;
	bool same;

	assert_true(db_create(path, 0600, (gid_t)-1, &db, &e));
	if (!scheme_load(db, CASE_PACK, &a, &p, &same, &e))
		fail_msg("%s", e.text);
	if (changes != NULL)
		case_put(db, p.id, "core", changes, &a, &d);
	db_close(db);
	arena_release(&a);
}

static int
no_screens(struct db *db, const char *role, const char *meeting)
{
	(void)db;
	(void)role;
	(void)meeting;
	return 70;
}

/* Point a descriptor at a file; gives back the old one. */
static int
divert(int fd, const char *name)
{
	char to[FOLDER_MOST];
	int file, old = dup(fd);

	snprintf(to, sizeof to, "%s/%s", home, name);
	file = open(to, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(old >= 0 && file >= 0 && dup2(file, fd) == fd);
	close(file);
	return old;
}

static void
collect(int fd, int old, const char *name, struct buf *into)
{
	char from[FOLDER_MOST];

	assert_true(dup2(old, fd) == fd);
	close(old);
	snprintf(from, sizeof from, "%s/%s", home, name);
	buf_truncate(into, 0);
	assert_true(file_read(from, FILE_CEILING, into, NULL));
}

/* Run "convene -d REGISTER ..."; fills OUT and SAID, returns the exit. */
static int
run(const char *first, ...)
{
	char *argv[16] = { (char *)(uintptr_t)"convene",
	    (char *)(uintptr_t)"-d", path };
	int argc = 3, code, old[2];
	va_list ap;

	va_start(ap, first);
	for (const char *s = first; s != NULL; s = va_arg(ap, const char *))
		argv[argc++] = (char *)(uintptr_t)s;
	va_end(ap);
	fflush(stdout);
	old[0] = divert(STDOUT_FILENO, "out");
	old[1] = divert(STDERR_FILENO, "said");
	code = command_main(argc, argv, no_screens, NULL);
	fflush(stdout);
	collect(STDOUT_FILENO, old[0], "out", &out);
	collect(STDERR_FILENO, old[1], "said", &said);
	return code;
}

/* What SQL says about the JSON that was printed, as text. */
static const char *
ask(const char *sql)
{
	static char answer[300];
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(json, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(json));
	sqlite3_bind_text(st, 1, buf_text(&out), -1, SQLITE_STATIC);
	if (sqlite3_step(st) != SQLITE_ROW)
		fail_msg("%s: %s", sql, sqlite3_errmsg(json));
	snprintf(answer, sizeof answer, "%s",
	    sqlite3_column_text(st, 0) == NULL ? "null" :
	    (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return answer;
}

static void
a_sound_pack_checks_with_exit_0(void **state)
{
	(void)state;
	assert_int_equal(run("scheme", "check", CASE_PACK, NULL), 0);
	assert_non_null(strstr(buf_text(&out), "62 rules"));
	assert_int_equal(said.len, 0);
	assert_int_equal(run("--json", "scheme", "check", CASE_PACK, NULL),
	    0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.ok')"), "1");
	assert_string_equal(ask(
	    "SELECT json_array_length(?1, '$.faults')"), "0");
}

static void
faults_go_to_stderr_and_the_exit_is_65(void **state)
{
	(void)state;
	folder_change(folder, "roles.csv", "chair,Chair,,yes",
	    "chair,Chair,,perhaps");
	assert_int_equal(run("scheme", "check", folder, NULL), ERR_DATA);
	assert_non_null(strstr(buf_text(&said),
	    "/roles.csv:2: expected: “perhaps” should be yes or no."));
	assert_int_equal(run("scheme", "check", folder, "--json", NULL),
	    ERR_DATA);
	assert_string_equal(ask("SELECT json_extract(?1, '$.ok')"), "0");
	assert_string_equal(ask(
	    "SELECT json_extract(?1, '$.faults[0].file') || ':' || "
	    "json_extract(?1, '$.faults[0].line') || ':' || "
	    "json_extract(?1, '$.faults[0].heading')"),
	    "roles.csv:2:expected");
	assert_int_equal(run("scheme", "check", "/nowhere", NULL),
	    ERR_NO_INPUT);
}

static void
a_pack_is_loaded_once_and_not_when_faulty(void **state)
{
	(void)state;
	make_register(NULL);
	assert_int_equal(run("scheme", "load", folder, "--dry-run", NULL),
	    0);
	run("scheme", "list", "--json", NULL);
	assert_string_equal(ask("SELECT count(*) FROM json_each(?1) "
	    "WHERE json_extract(value, '$.loaded')"), "1");
	assert_int_equal(run("scheme", "load", folder, NULL), 0);
	assert_int_equal(run("scheme", "load", folder, "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.same')"), "1");
	folder_change(folder, "actions.csv", "place,school",
	    "place,nobody");
	assert_int_equal(run("scheme", "load", folder, NULL), ERR_DATA);
	assert_non_null(strstr(buf_text(&said), "/actions.csv:2: owner: "));
	assert_int_equal(out.len, 0);
	run("scheme", "list", "--json", NULL);
	assert_string_equal(ask("SELECT group_concat(json_extract(value, "
	    "'$.scheme') || ' ' || json_extract(value, '$.version'), ', ') "
	    "FROM json_each(?1) WHERE json_extract(value, '$.loaded')"),
	    "leicestershire-slip-2023 1, test-2025 1");
}

static void
schemes_can_be_seen_without_a_register(void **state)
{
	(void)state;
	assert_int_equal(run("scheme", "list", "--json", NULL), 0);
	assert_string_equal(ask("SELECT count(*) FROM json_each(?1) "
	    "WHERE json_extract(value, '$.scheme') = "
	    "'leicestershire-slip-2023' AND json_extract(value, "
	    "'$.installed') AND NOT json_extract(value, '$.loaded')"), "1");
	assert_int_equal(run("scheme", "show", "leicestershire-slip-2023",
	    "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.pathways[1]."
	    "pathway')"), "core");
	/* the posts of the offer, SLIP-58, and its time limits */
	assert_int_equal(run("scheme", "show", "leicestershire-slip-2023",
	    NULL), 0);
	assert_non_null(strstr(buf_text(&out), "Inclusion mentor; 4.4 fte"));
	assert_non_null(strstr(buf_text(&out), "A Reset normally lasts seven "
	    "weeks; a longer one needs a reason; SLIP-43"));
	assert_int_equal(run("scheme", "show", "leicester", NULL),
	    ERR_NO_INPUT);
}

static void
rules_have_id_ways_where_and_source(void **state)
{
	(void)state;
	assert_int_equal(run("rules", "--scheme",
	    "leicestershire-slip-2023", "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_array_length(?1)"), "62");
	assert_string_equal(ask("SELECT json_extract(?1, '$[16].id')"),
	    "SLIP-17");
	assert_string_equal(ask("SELECT count(*) FROM json_each(?1) WHERE "
	    "json_array_length(value, '$.ways') > 0 AND "
	    "length(json_extract(value, '$.where')) > 0 AND "
	    "length(json_extract(value, '$.source')) > 0"), "62");
	assert_string_equal(ask("SELECT count(*) FROM json_each(?1) r, "
	    "json_each(r.value, '$.ways') w WHERE w.value NOT IN ('gate', "
	    "'clock', 'count', 'record', 'say')"), "0");
	/* of all five: 62, 148, 64, 58 and 42 */
	assert_int_equal(run("rules", "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_array_length(?1)"), "374");
	assert_string_equal(ask("SELECT count(DISTINCT json_extract(value, "
	    "'$.id')) FROM json_each(?1) WHERE json_array_length(value, "
	    "'$.ways') > 0 AND length(json_extract(value, '$.where')) > 0"),
	    "374");
	assert_string_equal(ask("SELECT group_concat(n) FROM (SELECT "
	    "count(*) n FROM json_each(?1) GROUP BY json_extract(value, "
	    "'$.scheme') ORDER BY n)"), "42,58,62,64,148");
	assert_int_equal(run("rules", "--scheme", "nowhere", NULL),
	    ERR_NO_INPUT);
}

static void
rules_are_those_of_the_register_when_there_is_one(void **state)
{
	(void)state;
	make_register(NULL);
	assert_int_equal(run("scheme", "load", folder, NULL), 0);
	assert_int_equal(run("rules", "--json", NULL), 0);
	assert_string_equal(ask("SELECT group_concat(DISTINCT json_extract("
	    "value, '$.scheme')) FROM json_each(?1)"),
	    "leicestershire-slip-2023,test-2025");
	assert_int_equal(run("rules", "--scheme", "test-2025", NULL), 0);
	assert_non_null(strstr(buf_text(&out), "T-02"));
	assert_null(strstr(buf_text(&out), "SLIP-17"));
}

static void
a_gate_is_a_question_with_exit_0(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL }, { 0 }};

	(void)state;
	make_register(changes);
	assert_int_equal(run("gate", "L-0317", "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.ref') || ' ' || "
	    "json_extract(?1, '$.pathway') || ' ' || "
	    "json_extract(?1, '$.blocked')"), "L-0317 core 1");
	assert_string_equal(ask("SELECT json_extract(value, '$.rule') || "
	    "' ' || json_extract(value, '$.state') || ' ' || "
	    "json_extract(value, '$.blocking') FROM json_each(?1, "
	    "'$.criteria') WHERE json_extract(value, '$.code') = "
	    "'earlier-forum'"), "SLIP-17 missing 1");
	assert_string_equal(ask("SELECT count(*) FROM json_each(?1, "
	    "'$.criteria') WHERE json_extract(value, '$.blocking')"), "1");
	assert_int_equal(run("gate", "L-0317", NULL), 0);
	assert_non_null(strstr(buf_text(&out), "BLOCKED"));
	assert_non_null(strstr(buf_text(&out), "SLIP-17"));
}

static void
an_override_is_judged_too(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL }, { 0 }};

	(void)state;
	make_register(changes);
	assert_int_equal(run("gate", "L-0317", "--override",
	    "SLIP-17=urgent", "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.blocked')"),
	    "0");
	assert_string_equal(ask("SELECT json_extract(value, '$.state') "
	    "FROM json_each(?1, '$.criteria') WHERE json_extract(value, "
	    "'$.code') = 'earlier-forum'"), "overridden");
	assert_int_equal(run("gate", "L-0317", "--override",
	    "SLIP-17=because", NULL), ERR_DATA);
	assert_non_null(strstr(buf_text(&said), "SLIP-17"));
	assert_int_equal(run("gate", "L-0317", "--override",
	    "SLIP-47=urgent", NULL), ERR_DATA);
	assert_int_equal(run("gate", "L-9999", NULL), ERR_NO_INPUT);
	assert_int_equal(run("gate", "L-0317", "--pathway", "choir", NULL),
	    ERR_NO_INPUT);
	assert_int_equal(run("gate", "L-0317", "--pathway", "forum",
	    "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.pathway')"),
	    "forum");
}

static void
a_pack_is_tried_on_past_cases(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL }, { 0 }};
	char other[FOLDER_MOST];

	(void)state;
	make_register(changes);
	assert_int_equal(run("scheme", "try", CASE_PACK, "--json", NULL), 0);
	assert_string_equal(ask("SELECT json_extract(?1, '$.cases') || ' ' "
	    "|| json_array_length(?1, '$.differences')"), "1 0");
	folder_new(other);
	folder_copy(CASE_PACK, other);
	assert_true(folder_change(other, "criteria.csv",
	    "Earlier Inclusion Forum,yes,yes",
	    "Earlier Inclusion Forum,no,no"));
	assert_int_equal(run("scheme", "try", other, "--json", NULL), 0);
	folder_remove(other);
	assert_string_equal(ask("SELECT json_extract(?1, "
	    "'$.differences[0].ref') || ' ' || json_extract(?1, "
	    "'$.differences[0].what') || ': ' || json_extract(?1, "
	    "'$.differences[0].before') || ', ' || json_extract(?1, "
	    "'$.differences[0].after')"),
	    "L-0317 earlier-forum: blocks, missing");
	run("scheme", "list", "--json", NULL);
	assert_string_equal(ask("SELECT json_extract(?1, '$[0].version')"),
	    "1");
}

#define COMMAND_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		COMMAND_TEST(a_sound_pack_checks_with_exit_0),
		COMMAND_TEST(faults_go_to_stderr_and_the_exit_is_65),
		COMMAND_TEST(a_pack_is_loaded_once_and_not_when_faulty),
		COMMAND_TEST(schemes_can_be_seen_without_a_register),
		COMMAND_TEST(rules_have_id_ways_where_and_source),
		COMMAND_TEST(
		    rules_are_those_of_the_register_when_there_is_one),
		COMMAND_TEST(a_gate_is_a_question_with_exit_0),
		COMMAND_TEST(an_override_is_judged_too),
		COMMAND_TEST(a_pack_is_tried_on_past_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
