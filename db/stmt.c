/*
 * Preparing, binding, stepping and reading, in one place, and the only
 * mapping of SQLite's results to sentences.
 */
#include "db/stmt.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/mem.h"

struct prepared {
	const char *sql;
	sqlite3_stmt *st;
};

bool
db_fail(struct db *db, const char *what, struct err *e)
{
	if (sqlite3_extended_errcode(db->handle) ==
	    SQLITE_READONLY_DBMOVED) {
		err_set(e, ERR_BUSY, "The register %s was put aside while "
		    "it was open here, perhaps for a backup that was "
		    "restored. Nothing was changed; leave and start again.",
		    db->path);
		return false;
	}
	switch (sqlite3_errcode(db->handle) & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		err_set(e, ERR_BUSY, "The register is busy with somebody "
		    "else's change. Nothing was changed; try again.");
		break;
	case SQLITE_FULL:
		err_set(e, ERR_IO, "The disk is full, so nothing was saved. "
		    "Make room and try again.");
		break;
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		err_set(e, ERR_DENIED, "The register %s or its folder may "
		    "not be written by you. Ask its administrator.",
		    db->path);
		break;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		err_set(e, ERR_DATA, "The register %s is damaged. Stop "
		    "working on it and restore the last backup.", db->path);
		break;
	case SQLITE_IOERR:
		err_set(e, ERR_IO, "Reading or writing the register %s "
		    "failed. Nothing was changed.", db->path);
		break;
	case SQLITE_CONSTRAINT:
		err_set(e, ERR_DATA, "The register refuses this (%s): %s.",
		    what, sqlite3_errmsg(db->handle));
		break;
	default:
		err_set(e, ERR_IO, "The register could not do this (%s): "
		    "%s.", what, sqlite3_errmsg(db->handle));
	}
	return false;
}

static sqlite3_stmt *
stmt_get(struct db *db, const struct query *q, struct err *e)
{
	sqlite3_stmt *st;

	for (int i = 0; i < db->prepared_count; i++)
		if (db->prepared[i].sql == q->sql)
			return db->prepared[i].st;
	if (sqlite3_prepare_v3(db->handle, q->sql, -1,
	    SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK) {
		db_fail(db, q->name, e);
		return NULL;
	}
	db->prepared = mem_resize(db->prepared,
	    (size_t)db->prepared_count + 1, sizeof *db->prepared);
	db->prepared[db->prepared_count++] =
	    (struct prepared){ .sql = q->sql, .st = st };
	return st;
}

void
db_forget_statements(struct db *db)
{
	for (int i = 0; i < db->prepared_count; i++)
		sqlite3_finalize(db->prepared[i].st);
	free(db->prepared);
	db->prepared = NULL;
	db->prepared_count = 0;
}

static int
bind_one(sqlite3_stmt *st, int i, const struct param *p)
{
	char day[DAY_ISO_SIZE];
	bool null = p->kind == PARAM_DAY ? p->number == DAY_NONE :
	    p->kind == PARAM_INT ? p->number == TIME_NONE : p->text == NULL;

	if (null)
		return sqlite3_bind_null(st, i);
	if (p->kind == PARAM_INT)
		return sqlite3_bind_int64(st, i, p->number);
	if (p->kind == PARAM_DAY)
		return sqlite3_bind_text(st, i, day_iso((int)p->number, day),
		    -1, SQLITE_TRANSIENT);
	if (p->kind == PARAM_BLOB)
		return sqlite3_bind_blob(st, i, p->text, (int)p->number,
		    SQLITE_TRANSIENT);
	return sqlite3_bind_text(st, i, p->text, -1, SQLITE_TRANSIENT);
}

static sqlite3_stmt *
stmt_start(struct db *db, const struct query *q, const struct param *params,
    struct err *e)
{
	sqlite3_stmt *st = stmt_get(db, q, e);

	if (st == NULL)
		return NULL;
	sqlite3_clear_bindings(st);
	for (const struct param *p = params; p != NULL && p->name; p++) {
		int i = sqlite3_bind_parameter_index(st, p->name);

		assert(i > 0);
		/* a value that was not taken would be saved as absent */
		if (bind_one(st, i, p) != SQLITE_OK) {
			db_fail(db, q->name, e);
			return NULL;
		}
	}
	return st;
}

/* Reset, and say whether the last step ended well. */
static bool
stmt_end(struct db *db, sqlite3_stmt *st, int result, const char *name,
    struct err *e)
{
	bool ok = result == SQLITE_DONE || result == SQLITE_ROW;

	if (!ok)
		db_fail(db, name, e);
	sqlite3_reset(st);
	return ok;
}

bool
db_run(struct db *db, const struct query *q, const struct param *params,
    int *changed, struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	int result;

	if (st == NULL)
		return false;
	while ((result = sqlite3_step(st)) == SQLITE_ROW)
		continue;
	if (!stmt_end(db, st, result, q->name, e))
		return false;
	if (changed != NULL)
		*changed = sqlite3_changes(db->handle);
	return true;
}

/* NULL for a value that is there means that memory is gone; it must not
 * look as if nothing had been saved. */
static const char *
column_text(sqlite3_stmt *st, int i)
{
	const char *text = (const char *)sqlite3_column_text(st, i);

	if (text == NULL && sqlite3_column_type(st, i) != SQLITE_NULL)
		mem_die();
	return text;
}

static void
read_present(sqlite3_stmt *st, int i, const struct field *f,
    struct arena *a, void *row)
{
	const char *text;

	switch (f->kind) {
	case FIELD_TEXT:
		text = column_text(st, i);
		field_set_text(f, row, arena_strdup(a, text));
		break;
	case FIELD_DAY:
		text = column_text(st, i);
		field_set_int(f, row, day_parse(text));
		break;
	case FIELD_WORD:
		text = column_text(st, i);
		field_set_int(f, row, word_value(f->words, text));
		break;
	case FIELD_TIME:
		field_set_time(f, row, sqlite3_column_int64(st, i));
		break;
	case FIELD_INT:
	case FIELD_YES:
		field_set_int(f, row, sqlite3_column_int(st, i));
		break;
	}
}

void
db_read_row(sqlite3_stmt *st, const struct record *r, struct arena *a,
    void *row)
{
	record_clear(r, row);
	for (int i = 0; i < sqlite3_column_count(st); i++) {
		const struct field *f;

		if (sqlite3_column_type(st, i) == SQLITE_NULL)
			continue;
		f = record_field(r, sqlite3_column_name(st, i));
		if (f != NULL)
			read_present(st, i, f, a, row);
	}
}

bool
db_one(struct db *db, const struct query *q, const struct param *params,
    const struct record *r, struct arena *a, void *row, bool *found,
    struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	int result;

	if (st == NULL)
		return false;
	result = sqlite3_step(st);
	if (result == SQLITE_ROW)
		db_read_row(st, r, a, row);
	*found = result == SQLITE_ROW;
	return stmt_end(db, st, result, q->name, e);
}

bool
db_all(struct db *db, const struct query *q, const struct param *params,
    const struct record *r, struct arena *a, void *rows, int *count,
    struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	char *array = NULL;
	void *kept;
	size_t n = 0, room = 0;
	int result;

	if (st == NULL)
		return false;
	while ((result = sqlite3_step(st)) == SQLITE_ROW) {
		if (n == room) {
			room = room ? room * 2 : 16;
			array = mem_resize(array, room, r->size);
		}
		db_read_row(st, r, a, array + n++ * r->size);
	}
	if (!stmt_end(db, st, result, q->name, e)) {
		free(array);
		return false;
	}
	kept = arena_array(a, n, r->size);
	if (n > 0)
		memcpy(kept, array, n * r->size);
	free(array);
	memcpy(rows, &kept, sizeof kept);
	*count = (int)n;
	return true;
}

bool
db_number(struct db *db, const struct query *q, const struct param *params,
    int64_t none, int64_t *out, struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	int64_t n = none;
	int result;

	if (st == NULL)
		return false;
	result = sqlite3_step(st);
	if (result == SQLITE_ROW && sqlite3_column_type(st, 0) != SQLITE_NULL)
		n = sqlite3_column_int64(st, 0);
	if (!stmt_end(db, st, result, q->name, e))
		return false;
	*out = n;
	return true;
}

bool
db_word(struct db *db, const struct query *q, const struct param *params,
    struct arena *a, const char **out, struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	const char *s = NULL;
	int result;

	if (st == NULL)
		return false;
	result = sqlite3_step(st);
	if (result == SQLITE_ROW)
		s = arena_strdup(a, column_text(st, 0));
	if (!stmt_end(db, st, result, q->name, e))
		return false;
	*out = s;
	return true;
}

/* Lengths keep two values from running into one.  False: memory is gone. */
static bool
encode_row(sqlite3_stmt *st, struct buf *out)
{
	for (int i = 0; i < sqlite3_column_count(st); i++) {
		const char *name = sqlite3_column_name(st, i);
		const char *text;

		switch (sqlite3_column_type(st, i)) {
		case SQLITE_NULL:
			break;
		case SQLITE_INTEGER:
			buf_printf(out, "%s=%lld\n", name,
			    (long long)sqlite3_column_int64(st, i));
			break;
		default:
			text = (const char *)sqlite3_column_text(st, i);
			if (text == NULL)
				return false;
			buf_printf(out, "%s=%d:", name,
			    sqlite3_column_bytes(st, i));
			buf_str(out, text);
			buf_char(out, '\n');
		}
	}
	return true;
}

bool
db_encode(struct db *db, const struct query *q, const struct param *params,
    struct buf *out, int *rows, struct err *e)
{
	sqlite3_stmt *st = stmt_start(db, q, params, e);
	int result, n = 0;

	if (st == NULL)
		return false;
	for (; (result = sqlite3_step(st)) == SQLITE_ROW; n++) {
		buf_printf(out, "%s\n", q->name);
		if (!encode_row(st, out)) {
			result = SQLITE_NOMEM;
			break;
		}
	}
	if (!stmt_end(db, st, result, q->name, e))
		return false;
	*rows = n;
	return true;
}

bool
db_exec(struct db *db, const char *sql, struct err *e)
{
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	return db_fail(db, sql, e);
}
