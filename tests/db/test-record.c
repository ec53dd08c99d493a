/*
 * Records by their tables of fields: every kind goes in and comes out as it
 * was, whatever its values; the tables of the register and the structs have
 * the same fields and words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/model/person.h"
#include "src/model/scheme.h"
#include "tests/db/place.h"
#include "tests/db/records.h"

#define ROWS 40

static uint64_t seed = 20251112;

static unsigned
dice(unsigned sides)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % sides;
}

static const char *
odd_text(struct arena *a)
{
	static const char *const odd[] = {
		"O’Brien", "Łódź", "a\nb", "back\\slash", "it's", "\"quoted\"",
		"x=y", " ", "'); DROP TABLE pupil; --", "%s%n", "é", "0",
		"007", "1e5", "NULL", "\t", "𝔘", "=1+1",
	};

	return arena_printf(a, "%s%u", odd[dice(sizeof odd / sizeof odd[0])],
	    dice(1000000000));
}

static int
words_count(const char *const words[])
{
	int n = 0;

	while (words[n] != NULL)
		n++;
	return n;
}

static void
fill_field(const struct field *f, void *row, struct arena *a)
{
	switch (f->kind) {
	case FIELD_TEXT:
		field_set_text(f, row, odd_text(a));
		break;
	case FIELD_INT:
		field_set_int(f, row, (int)dice(2000000000) - 1000000000);
		break;
	case FIELD_DAY:
		field_set_int(f, row, day_of(1900, 1, 1) +
		    (int)dice(300 * 365));
		break;
	case FIELD_TIME:
		field_set_time(f, row, (int64_t)dice(2000000000) * 3 + 1);
		break;
	case FIELD_YES:
		field_set_int(f, row, (int)dice(2));
		break;
	case FIELD_WORD:
		field_set_int(f, row, (int)dice((unsigned)words_count(
		    f->words)));
		break;
	}
}

/* May this column be absent? */
static bool
may_be_absent(struct db *db, const struct record *r, const struct field *f)
{
	char sql[300];

	snprintf(sql, sizeof sql, "SELECT \"notnull\" OR pk FROM "
	    "pragma_table_info('%s') WHERE name = '%s'", r->table, f->name);
	return place_number(db, sql) == 0;
}

static void
fill_row(struct db *db, const struct record *r, void *row, struct arena *a)
{
	record_clear(r, row);
	for (const struct field *f = r->fields; f->name != NULL; f++)
		if (dice(4) != 0 || !may_be_absent(db, r, f))
			fill_field(f, row, a);
}

static const char *
encoded(const struct record *r, const void *row, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *text;

	record_encode(r, row, &b);
	text = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return text;
}

static bool
is_among(const char *text, const struct record *r, const char *rows,
    int count, struct arena *a)
{
	for (int i = 0; i < count; i++)
		if (strcmp(encoded(r, rows + (size_t)i * r->size, a), text) ==
		    0)
			return true;
	return false;
}

/* Without what rows refer to: that is another matter. */
static struct db *
loose_register(void)
{
	struct db *db = place_memory();

	assert_true(place_runs(db, "PRAGMA foreign_keys = OFF"));
	assert_true(place_runs(db, "PRAGMA ignore_check_constraints = ON"));
	return db;
}

static void
round_trip(struct db *db, const struct record *r)
{
	struct arena a = ARENA_INIT;
	const char *texts[ROWS];
	struct err e = ERR_INIT;
	char *rows = arena_alloc(&a, r->size);
	int count;

	for (int i = 0; i < ROWS; i++) {
		fill_row(db, r, rows, &a);
		if (!db_insert(db, r, rows, &e))
			fail_msg("%s: %s", r->table, e.text);
		texts[i] = encoded(r, rows, &a);
	}
	if (!db_list(db, r, NULL, NULL, NULL, &a, &rows, &count, &e))
		fail_msg("%s: %s", r->table, e.text);
	assert_int_equal(count, ROWS);
	for (int i = 0; i < ROWS; i++)
		if (!is_among(texts[i], r, rows, count, &a))
			fail_msg("%s: did not come back as it went in:\n%s",
			    r->table, texts[i]);
	arena_release(&a);
}

static void
every_record_comes_back(void **state)
{
	struct db *db = loose_register();

	(void)state;
	for (int i = 0; records[i].name != NULL; i++)
		round_trip(db, records[i].record);
	db_close(db);
}

/* Written back by its key, with another text in every field but the key. */
static void
change_and_read(struct db *db, const struct record *r, struct arena *a)
{
	struct err e = ERR_INIT;
	void *row = arena_alloc(a, r->size), *now = arena_alloc(a, r->size);
	const char *key;
	bool found;

	fill_row(db, r, row, a);
	assert_true(db_insert(db, r, row, &e));
	key = field_text(&r->fields[0], row);
	for (const struct field *f = r->fields + 1; f->name != NULL; f++)
		if (strcmp(f->name, "rev") != 0)
			fill_field(f, row, a);
	if (!db_update(db, r, row, &e))
		fail_msg("%s: %s", r->table, e.text);
	assert_true(db_seek(db, r, r->fields[0].name, key, a, now, &found,
	    &e));
	assert_true(found);
	assert_string_equal(encoded(r, now, a), encoded(r, row, a));
	assert_true(db_delete(db, r, r->fields[0].name, key, &e));
	assert_true(db_seek(db, r, r->fields[0].name, key, a, now, &found,
	    &e));
	assert_false(found);
}

static void
what_people_edit_is_written_back(void **state)
{
	struct db *db = loose_register();
	struct arena a = ARENA_INIT;
	int n = 0;

	(void)state;
	for (int i = 0; records[i].name != NULL; i++) {
		const struct record *r = records[i].record;

		if (record_field(r, "rev") == NULL ||
		    strcmp(r->table, "line_version") == 0)
			continue;
		change_and_read(db, r, &a);
		n++;
	}
	assert_true(n >= 14);
	arena_release(&a);
	db_close(db);
}

static void
same_columns(struct db *db, const struct record *r)
{
	char sql[300];
	long long fields = 0;

	for (const struct field *f = r->fields; f->name != NULL; f++) {
		snprintf(sql, sizeof sql, "SELECT count(*) FROM "
		    "pragma_table_info('%s') WHERE name = '%s'", r->table,
		    f->name);
		if (place_number(db, sql) != 1)
			fail_msg("%s has no column %s", r->table, f->name);
		fields++;
	}
	snprintf(sql, sizeof sql, "SELECT count(*) FROM "
	    "pragma_table_info('%s') WHERE name NOT IN ('pack_id', "
	    "'position') OR '%s' NOT LIKE 'pack_%%'", r->table, r->table);
	if (place_number(db, sql) != fields)
		fail_msg("%s has %lld columns, its struct %lld members",
		    r->table, place_number(db, sql), fields);
}

static void
tables_have_the_fields_of_structs(void **state)
{
	struct db *db = place_memory();

	(void)state;
	for (int i = 0; records[i].name != NULL; i++)
		same_columns(db, records[i].record);
	for (int i = 0; i < PART_COUNT; i++)
		same_columns(db, &pack_files[i].record);
	db_close(db);
}

/* Where the definition of COLUMN begins in a CREATE TABLE. */
static const char *
column_in(const char *sql, const char *column)
{
	char start[80];
	const char *at;

	snprintf(start, sizeof start, "\n\t%s TEXT", column);
	at = strstr(sql, start);
	return at;
}

/* The words of a CHECK are those of the model. */
static bool
same_words(struct db *db, const struct record *r, const struct field *f)
{
	char sql[200], ddl[6000], quoted[80];
	const char *at, *in, *end;
	int n = 0;

	snprintf(sql, sizeof sql,
	    "SELECT substr(sql, 1, 1990) FROM sqlite_schema "
	    "WHERE name = '%s'", r->table);
	snprintf(ddl, sizeof ddl, "%s", place_text(db, sql));
	at = column_in(ddl, f->name);
	if (at == NULL)
		return false;
	end = strstr(at + 2, ",\n\t");
	in = strstr(at, " IN (");
	if (in == NULL || (end != NULL && in > end))
		return false;
	end = strchr(in, ')');
	for (const char *p = in; p < end; p++)
		n += *p == '\'';
	for (int i = 0; f->words[i] != NULL; i++, n -= 2) {
		snprintf(quoted, sizeof quoted, "'%s'", f->words[i]);
		at = strstr(in, quoted);
		if (at == NULL || at > end)
			fail_msg("%s.%s does not know “%s”", r->table,
			    f->name, f->words[i]);
	}
	if (n != 0)
		fail_msg("%s.%s knows other words than its struct", r->table,
		    f->name);
	return true;
}

static void
tables_know_the_words_of_structs(void **state)
{
	struct db *db = place_memory();
	int n = 0;

	(void)state;
	for (int i = 0; records[i].name != NULL; i++)
		for (const struct field *f = records[i].record->fields;
		    f->name != NULL; f++)
			if (f->kind == FIELD_WORD)
				n += same_words(db, records[i].record, f);
	assert_true(n >= 15);
	db_close(db);
}

static void
add_person(struct db *db, const char *id, struct person *p)
{
	struct err e = ERR_INIT;

	record_clear(&person_record, p);
	p->id = id;
	p->code = id;
	p->name = "Jo";
	p->role = "chair";
	if (!db_insert(db, &person_record, p, &e))
		fail_msg("%s", e.text);
}

/* Somebody was first: the sentence names who and when, nothing changes. */
static void
a_conflict_names_who_and_when(void **state)
{
	struct db *db = place_memory();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct person mine, theirs;

	(void)state;
	setenv("TZ", "Europe/London", 1);
	add_person(db, "p1", &mine);
	assert_int_equal(mine.rev, 1);
	theirs = mine;
	db_as(db, "sam");
	theirs.name = "Sam was here";
	assert_true(db_update(db, &person_record, &theirs, &e));
	assert_int_equal(theirs.rev, 2);
	db_as(db, "jo");
	mine.name = "Jo again";
	assert_false(db_update(db, &person_record, &mine, &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.text, "sam"));
	assert_non_null(strstr(e.text, "14:06"));
	assert_int_equal(mine.rev, 1);
	assert_string_equal(mine.name, "Jo again");
	assert_true(db_get(db, &person_record, "id", "p1", &a, &mine, &e));
	assert_string_equal(mine.name, "Sam was here");
	assert_string_equal(mine.changed_by, "sam");
	assert_int_equal(mine.changed_at, PLACE_NOW);
	arena_release(&a);
	db_close(db);
}

static void
a_row_that_went_away(void **state)
{
	struct db *db = place_memory();
	struct err e = ERR_INIT;
	struct person p;

	(void)state;
	add_person(db, "p1", &p);
	assert_true(db_delete(db, &person_record, "id", "p1", &e));
	assert_false(db_update(db, &person_record, &p, &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.text, "no longer"));
	db_close(db);
}

static void
what_is_not_there_is_named(void **state)
{
	struct db *db = place_memory();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct person p = { .name = "untouched" };

	(void)state;
	assert_false(db_get(db, &person_record, "code", "kim", &a, &p, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_non_null(strstr(e.text, "person"));
	assert_non_null(strstr(e.text, "kim"));
	assert_string_equal(p.name, "untouched");
	arena_release(&a);
	db_close(db);
}

static void
rows_refer_to_rows(void **state)
{
	struct db *db = place_memory();
	struct err e = ERR_INIT;
	struct person p;

	(void)state;
	record_clear(&person_record, &p);
	p.id = p.code = "p1";
	p.name = p.role = "x";
	p.school_urn = "999999";
	assert_false(db_insert(db, &person_record, &p, &e));
	assert_int_equal(e.code, ERR_DATA);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_comes_back),
		cmocka_unit_test(what_people_edit_is_written_back),
		cmocka_unit_test(tables_have_the_fields_of_structs),
		cmocka_unit_test(tables_know_the_words_of_structs),
		cmocka_unit_test(a_conflict_names_who_and_when),
		cmocka_unit_test(a_row_that_went_away),
		cmocka_unit_test(what_is_not_there_is_named),
		cmocka_unit_test(rows_refer_to_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
