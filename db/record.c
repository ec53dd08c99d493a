/*
 * Inserting, updating and finding records by their tables of fields.  The
 * SQL is made once per record and act from names in our own source.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/seal.h"
#include "db/search.h"
#include "db/stmt.h"
#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/base/mem.h"

/*
 * The made statements, kept for the life of the program: there are as many
 * as there are places in the source that ask for one.
 */
static struct made {
	const struct record *record;
	char act;
	const char *column;
	const char *order;
	struct query query;
} *made;
static int made_count;

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const struct query *
made_find(const struct record *r, char act, const char *column,
    const char *order)
{
	for (int i = 0; i < made_count; i++)
		if (made[i].record == r && made[i].act == act &&
		    same_text(made[i].column, column) &&
		    same_text(made[i].order, order))
			return &made[i].query;
	return NULL;
}

/* SQL is given over; the name is the table's. */
static const struct query *
made_add(const struct record *r, char act, const char *column,
    const char *order, char *sql)
{
	made = mem_resize(made, (size_t)made_count + 1, sizeof *made);
	made[made_count] = (struct made){
		.record = r, .act = act, .column = column, .order = order,
		.query = { r->table, sql }
	};
	return &made[made_count++].query;
}

/* A row of a rule pack has two columns before its fields. */
static const struct query *
insert_query(const struct record *r, char act)
{
	const struct query *q = made_find(r, act, NULL, NULL);
	struct buf sql = BUF_INIT;

	if (q != NULL)
		return q;
	buf_printf(&sql, "INSERT %sINTO %s (%s", act == 'r' ?
	    "OR REPLACE " : "", r->table, act == 'p' ?
	    "pack_id, position, " : "");
	for (const struct field *f = r->fields; f->name != NULL; f++)
		buf_printf(&sql, "%s\"%s\"", f == r->fields ? "" : ", ",
		    f->name);
	buf_printf(&sql, ") VALUES (%s", act == 'p' ?
	    ":pack_id, :position, " : "");
	for (const struct field *f = r->fields; f->name != NULL; f++)
		buf_printf(&sql, "%s:%s", f == r->fields ? "" : ", ",
		    f->name);
	buf_char(&sql, ')');
	return made_add(r, act, NULL, NULL, sql.p);
}

static const struct query *
update_query(const struct record *r)
{
	const struct query *q = made_find(r, 'u', NULL, NULL);
	struct buf sql = BUF_INIT;
	const char *key = r->fields[0].name;

	if (q != NULL)
		return q;
	buf_printf(&sql, "UPDATE %s SET ", r->table);
	for (const struct field *f = r->fields + 1; f->name != NULL; f++)
		buf_printf(&sql, "%s\"%s\" = :%s",
		    f == r->fields + 1 ? "" : ", ", f->name, f->name);
	buf_printf(&sql, " WHERE \"%s\" = :%s", key, key);
	if (record_field(r, "rev") != NULL)
		buf_str(&sql, " AND rev = :rev - 1");
	return made_add(r, 'u', NULL, NULL, sql.p);
}

static const struct query *
select_query(const struct record *r, const char *column, const char *order)
{
	const struct query *q = made_find(r, 's', column, order);
	struct buf sql = BUF_INIT;

	if (q != NULL)
		return q;
	assert(column == NULL || record_field(r, column) != NULL ||
	    strcmp(column, "pack_id") == 0);
	buf_printf(&sql, "SELECT * FROM %s", r->table);
	if (column != NULL)
		buf_printf(&sql, " WHERE \"%s\" = :value", column);
	if (order != NULL)
		buf_printf(&sql, " ORDER BY %s", order);
	return made_add(r, 's', column, order, sql.p);
}

static const struct query *
delete_query(const struct record *r, const char *column)
{
	const struct query *q = made_find(r, 'd', column, NULL);
	struct buf sql = BUF_INIT;

	if (q != NULL)
		return q;
	buf_printf(&sql, "DELETE FROM %s WHERE \"%s\" = :value", r->table,
	    column);
	return made_add(r, 'd', column, NULL, sql.p);
}

static struct param
field_param(const struct field *f, const void *row, const char *name)
{
	struct param p = { .name = name, .kind = PARAM_TEXT };

	if (field_is_absent(f, row))
		return p;
	switch (f->kind) {
	case FIELD_TEXT:
		p.text = field_text(f, row);
		break;
	case FIELD_WORD:
		p.text = word_of(f->words, field_int(f, row));
		break;
	case FIELD_DAY:
		p.kind = PARAM_DAY;
		p.number = field_int(f, row);
		break;
	case FIELD_TIME:
		p.kind = PARAM_INT;
		p.number = field_time(f, row);
		break;
	case FIELD_INT:
	case FIELD_YES:
		p.kind = PARAM_INT;
		p.number = field_int(f, row);
		break;
	}
	return p;
}

#define FIELDS_MOST 40
#define EXTRA_MOST 2

static bool
run_row(struct db *db, const struct query *q, const struct record *r,
    const void *row, const struct param *extra, int *changed, struct err *e)
{
	static char names[FIELDS_MOST][48];
	struct param params[FIELDS_MOST + EXTRA_MOST + 1];
	int n = 0;

	for (const struct field *f = r->fields; f->name != NULL; f++, n++) {
		assert(n < FIELDS_MOST);
		snprintf(names[n], sizeof names[n], ":%s", f->name);
		params[n] = field_param(f, row, names[n]);
	}
	for (; extra != NULL && extra->name != NULL; extra++)
		params[n++] = *extra;
	params[n].name = NULL;
	return db_run(db, q, params, changed, e);
}

static void
stamp(struct db *db, const struct record *r, void *row, int rev)
{
	const struct field *f = record_field(r, "rev");

	/* an earlier text of a line keeps whose it was */
	if (strcmp(r->table, "line_version") == 0)
		return;
	if (f != NULL)
		field_set_int(f, row, rev);
	if ((f = record_field(r, "changed_by")) != NULL)
		field_set_text(f, row, db->actor);
	if ((f = record_field(r, "changed_at")) != NULL)
		field_set_time(f, row, db->now);
}

bool
db_insert(struct db *db, const struct record *r, void *row, struct err *e)
{
	stamp(db, r, row, 1);
	db_touch(db, r, row);
	return run_row(db, insert_query(r, 'i'), r, row, NULL, NULL, e) &&
	    db_search_feed(db, r, row, e);
}

bool
db_replace(struct db *db, const struct record *r, void *row, struct err *e)
{
	stamp(db, r, row, 1);
	db_touch(db, r, row);
	return run_row(db, insert_query(r, 'r'), r, row, NULL, NULL, e) &&
	    db_search_feed(db, r, row, e);
}

bool
db_insert_part(struct db *db, const struct record *r, const void *row,
    const char *pack_id, int position, struct err *e)
{
	return run_row(db, insert_query(r, 'p'), r, row,
	    PARAMS(P_TEXT(":pack_id", pack_id),
		P_INT(":position", position),), NULL, e);
}

static void
clock_words(int64_t at, char out[static 8])
{
	time_t t = (time_t)at;
	struct tm tm;

	localtime_r(&t, &tm);
	strftime(out, 8, "%H:%M", &tm);
}

/* Somebody was first, or the row is gone: say who and when. */
static bool
say_conflict(struct db *db, const struct record *r, const void *row,
    struct err *e)
{
	const struct field *by = record_field(r, "changed_by");
	const struct field *at = record_field(r, "changed_at");
	struct arena a = ARENA_INIT;
	void *now = arena_alloc(&a, r->size);
	char clock[8] = "";
	bool found = false;

	if (db_seek(db, r, r->fields[0].name, field_text(&r->fields[0], row),
	    &a, now, &found, e)) {
		if (!found)
			err_set(e, ERR_BUSY, "This %s is no longer in the "
			    "register. Look again.", r->table);
		else {
			clock_words(field_time(at, now), clock);
			err_set(e, ERR_BUSY, "This %s was changed by %s at "
			    "%s, after you had it on screen. Look again, "
			    "then repeat your change.", r->table,
			    field_text(by, now) ? field_text(by, now) :
			    "somebody", clock);
		}
	}
	arena_release(&a);
	return false;
}

bool
db_update(struct db *db, const struct record *r, void *row, struct err *e)
{
	const struct field *f = record_field(r, "rev");
	void *before = mem_alloc(r->size);
	int changed;
	bool ok;

	memcpy(before, row, r->size);
	stamp(db, r, row, f != NULL ? field_int(f, row) + 1 : 0);
	ok = run_row(db, update_query(r), r, row, NULL, &changed, e);
	if (ok && changed != 1)
		ok = say_conflict(db, r, row, e);
	db_touch(db, r, row);
	ok = ok && db_search_feed(db, r, row, e);
	if (!ok)
		memcpy(row, before, r->size);
	free(before);
	return ok;
}

bool
db_seek(struct db *db, const struct record *r, const char *column,
    const char *value, struct arena *a, void *row, bool *found,
    struct err *e)
{
	return db_one(db, select_query(r, column, NULL),
	    PARAMS(P_TEXT(":value", value),), r, a, row, found, e);
}

bool
db_get(struct db *db, const struct record *r, const char *column,
    const char *value, struct arena *a, void *row, struct err *e)
{
	bool found;

	if (!db_seek(db, r, column, value, a, row, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no %s “%s” in this "
		    "register.", r->table, value);
	return found;
}

bool
db_list(struct db *db, const struct record *r, const char *column,
    const char *value, const char *order, struct arena *a, void *rows,
    int *count, struct err *e)
{
	const struct query *q = select_query(r, column, order);

	if (column == NULL)
		return db_all(db, q, NULL, r, a, rows, count, e);
	return db_all(db, q, PARAMS(P_TEXT(":value", value),), r, a, rows,
	    count, e);
}

bool
db_delete(struct db *db, const struct record *r, const char *column,
    const char *value, struct err *e)
{
	return db_touch_where(db, r->table, column, value, e) &&
	    db_search_drop(db, r, column, value, e) &&
	    db_run(db, delete_query(r, column),
	    PARAMS(P_TEXT(":value", value),), NULL, e);
}
