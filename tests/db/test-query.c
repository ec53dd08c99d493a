/*
 * Every statement of db, as its sources have it: each prepares on a fresh
 * register and none reads all of a large table.  Those that record.c makes
 * are made again here from the calls that ask for them.
 */
#include <ctype.h>
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/file.h"
#include "tests/db/place.h"
#include "tests/db/records.h"

/* Tables that grow with every case; the others are small or fixed. */
static const char *const large[] = {
	"pupil", "referral", "referral_value", "consent", "evidence", "item",
	"attendance", "presence", "interest", "decision", "decision_code",
	"decision_event", "placement", "waiting", "line", "line_version",
	"plan", "audit", "school", "subject_key", "message", NULL
};

/* These read all on purpose, and nobody waits for them at a key. */
static const char *const may_scan[] = {
	"holdings",		/* convene about counts everything */
	"place_names",		/* and what is a school is no pupil */
	"all_cases",		/* a plan is searched for all other pupils */
	NULL
};

static struct db *db;
static struct arena arena;
static int queries_seen, faults;

static bool
is_in(const char *word, const char *const list[])
{
	for (int i = 0; list[i] != NULL; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

/* Names end where a letter, digit or underscore does. */
static size_t
name_length(const char *s)
{
	size_t n = 0;

	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	return n;
}

/* The table that NAME is or stands for in SQL: "FROM decision d". */
static const char *
table_of(const char *sql, const char *name)
{
	static char table[64];

	for (int i = 0; large[i] != NULL; i++) {
		const char *at = sql;

		while ((at = strstr(at, large[i])) != NULL) {
			size_t n = strlen(large[i]);
			const char *alias = at + n + 1;
			bool whole = (at == sql || at[-1] == ' ') &&
			    at[n] == ' ';

			if (whole && strncmp(alias, "AS ", 3) == 0)
				alias += 3;
			if (whole && name_length(alias) == strlen(name) &&
			    strncmp(alias, name, strlen(name)) == 0)
				return large[i];
			at += n;
		}
	}
	snprintf(table, sizeof table, "%s", name);
	return table;
}

/* One row of a plan: is it a walk through a whole large table? */
static bool
is_scan(const char *sql, const char *detail)
{
	char name[64];

	if (strncmp(detail, "SCAN ", 5) != 0)
		return false;
	snprintf(name, sizeof name, "%.*s", (int)name_length(detail + 5),
	    detail + 5);
	if (!is_in(table_of(sql, name), large))
		return false;
	/* in an order that is there already, and no further than asked */
	return strstr(sql, "LIMIT") == NULL || strstr(sql, "ORDER") == NULL;
}

/* A few rows of a whole table that has to be sorted for them. */
static bool
is_sorted_late(const char *sql, const char *detail)
{
	return strcmp(detail, "USE TEMP B-TREE FOR ORDER BY") == 0 &&
	    strstr(sql, "LIMIT") != NULL && strstr(sql, "WHERE") == NULL;
}

static void
check_query(const char *where, const char *name, const char *sql)
{
	char *explain = arena_printf(&arena, "EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *st;

	queries_seen++;
	if (sqlite3_prepare_v2(db->handle, explain, -1, &st, NULL) !=
	    SQLITE_OK)
		fail_msg("%s, %s: %s: %s", where, name, sql,
		    sqlite3_errmsg(db->handle));
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *d = (const char *)sqlite3_column_text(st, 3);

		if (!is_in(name, may_scan) && (is_scan(sql, d) ||
		    is_sorted_late(sql, d))) {
			print_error("%s, %s: %s: %s\n", where, name, d, sql);
			faults++;
		}
	}
	sqlite3_finalize(st);
}

/* Source text, read from the front. */
struct source {
	const char *file;
	const char *text;	/* all of it, for its macros */
	const char *at;
};

static void
skip_blank(struct source *s)
{
	for (;;) {
		s->at += strspn(s->at, " \t\n\\");
		if (strncmp(s->at, "/*", 2) == 0)
			s->at = strstr(s->at, "*/") + 2;
		else if (strncmp(s->at, "//", 2) == 0)
			s->at += strcspn(s->at, "\n");
		else
			return;
	}
}

static void
read_quoted(struct source *s, struct buf *out)
{
	for (s->at++; *s->at != '"'; s->at++) {
		if (*s->at == '\\') {
			s->at++;
			buf_char(out, *s->at == 'n' ? '\n' : *s->at);
		} else
			buf_char(out, *s->at);
	}
	s->at++;
}

static bool read_text(struct source *s, struct buf *out);

/* A macro of this file that stands for text. */
static bool
read_macro(struct source *s, struct buf *out)
{
	size_t n = name_length(s->at);
	char define[100];
	struct source m = *s;

	snprintf(define, sizeof define, "#define %.*s", (int)n, s->at);
	m.at = strstr(s->text, define);
	if (n == 0 || m.at == NULL || name_length(m.at + strlen(define)) > 0)
		return false;
	m.at += strlen(define);
	s->at += n;
	return read_text(&m, out);
}

/* String literals and macros, one after another. */
static bool
read_text(struct source *s, struct buf *out)
{
	bool any = false;

	for (;;) {
		skip_blank(s);
		if (*s->at == '"')
			read_quoted(s, out);
		else if (!(isupper((unsigned char)*s->at) &&
		    read_macro(s, out)))
			return any;
		any = true;
	}
}

/* { "name", "SQL" }, or several of them in braces. */
static void
read_queries(struct source *s)
{
	struct buf name = BUF_INIT, sql = BUF_INIT;

	for (s->at += strcspn(s->at, "{;"); *s->at == '{' ||
	    *s->at == ','; ) {
		s->at++;
		skip_blank(s);
		if (*s->at == '{' || *s->at == '}')
			continue;
		buf_truncate(&name, 0);
		buf_truncate(&sql, 0);
		if (!read_text(s, &name))
			break;
		skip_blank(s);
		if (*s->at == ',')
			s->at++;
		if (read_text(s, &sql) && strncmp(buf_text(&sql), "PRAGMA",
		    6) != 0 && strncmp(buf_text(&sql), "VACUUM", 6) != 0)
			check_query(s->file, buf_text(&name),
			    buf_text(&sql));
		skip_blank(s);
		while (*s->at == '}' || *s->at == ',') {
			bool end = *s->at == '}';

			s->at++;
			skip_blank(s);
			if (end && *s->at == ';')
				break;
			if (*s->at == '{') {
				break;
			}
		}
	}
	buf_release(&name);
	buf_release(&sql);
}

static const struct record *
record_named(const char *name, size_t n)
{
	for (int i = 0; records[i].name != NULL; i++)
		if (strlen(records[i].name) == n &&
		    strncmp(records[i].name, name, n) == 0)
			return records[i].record;
	return NULL;
}

/* One argument of a call, up to the comma after it; "" when it is text. */
static const char *
read_argument(struct source *s)
{
	struct buf text = BUF_INIT;
	const char *from, *copy;
	int depth = 0;

	skip_blank(s);
	from = s->at;
	if (*s->at == '"') {
		read_text(s, &text);
		skip_blank(s);
		copy = arena_printf(&arena, "\"%s", buf_text(&text));
		buf_release(&text);
		s->at += *s->at == ',';
		return copy;
	}
	while (depth > 0 || (*s->at != ',' && *s->at != ')')) {
		depth += *s->at == '(' ? 1 : *s->at == ')' ? -1 : 0;
		s->at++;
	}
	copy = arena_strndup(&arena, from, (size_t)(s->at - from));
	s->at += *s->at == ',';
	return copy;
}

/* db_list(db, &line_record, "item_id", id, "position, id", ...) */
static void
read_call(struct source *s, const char *function)
{
	bool list = strcmp(function, "db_list(") == 0;
	bool gone = strcmp(function, "db_delete(") == 0;
	const struct record *r;
	const char *record, *column, *order = NULL;

	read_argument(s);
	record = read_argument(s);
	column = read_argument(s);
	if (list) {
		read_argument(s);
		order = read_argument(s);
	}
	if (*record != '&' || (*column != '"' && strcmp(column, "NULL") != 0))
		return;		/* a table-driven caller */
	r = record_named(record + 1, name_length(record + 1));
	if (r == NULL)
		return;
	if (*column == '"' && record_field(r, column + 1) == NULL)
		fail_msg("%s: %s has no column %s", s->file, r->table,
		    column + 1);
	check_query(s->file, r->table, arena_printf(&arena,
	    "%s FROM %s%s%s%s%s%s", gone ? "DELETE" : "SELECT *", r->table,
	    *column == '"' ? " WHERE \"" : "", *column == '"' ? column + 1 :
	    "", *column == '"' ? "\" = :value" : "",
	    order != NULL && *order == '"' ? " ORDER BY " : "",
	    order != NULL && *order == '"' ? order + 1 : ""));
}

static void
read_calls(struct source *s)
{
	static const char *const functions[] =
	    { "db_list(", "db_seek(", "db_get(", "db_delete(" };

	for (size_t i = 0; i < 4; i++) {
		const char *f = functions[i];

		for (s->at = s->text; (s->at = strstr(s->at, f)) != NULL; ) {
			bool own = s->at > s->text && (s->at[-1] == '\n' ||
			    isalnum((unsigned char)s->at[-1]) ||
			    s->at[-1] == '_');

			s->at += strlen(f);
			if (!own)
				read_call(s, f);
		}
	}
}

static void
read_source(const char *file, bool queries)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;
	struct source s = { .file = file };

	if (!file_read(file, FILE_CEILING, &bytes, &e))
		fail_msg("%s", e.text);
	s.text = s.at = buf_text(&bytes);
	while (queries && (s.at = strstr(s.at, "const struct query ")) !=
	    NULL) {
		s.at += strlen("const struct query ");
		if (*s.at != '*')
			read_queries(&s);
	}
	read_calls(&s);
	buf_release(&bytes);
}

static bool
is_read(const char *name)
{
	size_t n = strlen(name);

	return n > 2 && strcmp(name + n - 2, ".c") == 0 &&
	    strcmp(name, "record.c") != 0;
}

/* The folder and the rooms in it. */
static void
read_folder(const char *name, bool queries)
{
	char *folder = arena_printf(&arena, "%s/%s", TOP_SRCDIR, name);
	DIR *dir = opendir(folder);
	struct dirent *d;

	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		if (d->d_name[0] == '.')
			continue;
		if (d->d_type == DT_DIR)
			read_folder(arena_printf(&arena, "%s/%s", name,
			    d->d_name), queries);
		else if (is_read(d->d_name))
			read_source(arena_printf(&arena, "%s/%s", folder,
			    d->d_name), queries);
	}
	closedir(dir);
}

static void
statements_of_db(void **state)
{
	(void)state;
	queries_seen = faults = 0;
	read_folder("db", true);
	assert_int_equal(faults, 0);
	/* fewer would mean that this test has stopped finding them */
	assert_true(queries_seen >= 40);
}

static void
statements_asked_for(void **state)
{
	(void)state;
	queries_seen = faults = 0;
	read_folder("src/domain", false);
	assert_int_equal(faults, 0);
	assert_true(queries_seen >= 30);
}

/* The look at plans has to see what it is there to see. */
static void
a_scan_is_seen(void **state)
{
	(void)state;
	assert_true(is_scan("SELECT * FROM decision d WHERE x", "SCAN d"));
	assert_true(is_scan("SELECT * FROM line ORDER BY id",
	    "SCAN line USING INDEX a"));
	assert_true(is_scan("SELECT * FROM plan JOIN line AS n ON x",
	    "SCAN n"));
	assert_false(is_scan("SELECT * FROM line ORDER BY id LIMIT 5",
	    "SCAN line USING INDEX a"));
	assert_true(is_scan("SELECT * FROM line LIMIT 5", "SCAN line"));
	assert_false(is_scan("SELECT * FROM line", "SEARCH line USING x"));
	assert_false(is_scan("SELECT * FROM setting", "SCAN setting"));
}

static int
set_up(void **state)
{
	(void)state;
	db = place_memory();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	db_close(db);
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_of_db),
		cmocka_unit_test(statements_asked_for),
		cmocka_unit_test(a_scan_is_seen),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
