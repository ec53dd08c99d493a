/* Reading JSON through SQLite.  See json.h. */
#include "db/json.h"

#include <assert.h>
#include <string.h>

#include "db/stmt.h"
#include "src/base/buf.h"

#define STEPS_MOST 8

/* A connection without a file; its errors read like those of a file. */
static bool
open_blank(struct db *db, struct err *e)
{
	static char path[] = "of the JSON reader";

	*db = (struct db){ .path = path };
	if (sqlite3_open_v2(":memory:", &db->handle, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY, NULL) == SQLITE_OK)
		return true;
	err_set(e, ERR_IO, "The reader of JSON could not be started.");
	sqlite3_close(db->handle);
	return false;
}

static void
close_blank(struct db *db)
{
	db_forget_statements(db);
	sqlite3_close(db->handle);
}

static const struct query q_valid = { "json_valid",
	"SELECT json_valid(:text)" };

static bool
is_valid(struct db *db, const char *text, struct err *e)
{
	int64_t valid = 0;

	if (!db_number(db, &q_valid, PARAMS(P_TEXT(":text", text),), 0,
	    &valid, e))
		return false;
	if (valid == 0)
		err_set(e, ERR_DATA, "This is not JSON: a bracket, comma or "
		    "quotation mark is missing, or the file is cut short.");
	return valid != 0;
}

bool
db_json_is_valid(const char *text, struct err *e)
{
	struct db db;
	bool valid;

	if (!open_blank(&db, e))
		return false;
	valid = is_valid(&db, text, e);
	close_blank(&db);
	return valid;
}

/* The names of a record are words of our own source, never of a file. */
static void
add_columns(struct buf *sql, const struct record *r, int levels)
{
	for (const struct field *f = r->fields; f->name != NULL; f++) {
		bool key = strncmp(f->name, "key", 3) == 0 &&
		    f->name[3] >= '1' && f->name[3] <= '9';

		if (f != r->fields)
			buf_str(sql, ", ");
		if (key) {
			assert(f->name[3] - '0' <= levels);
			buf_printf(sql, "CAST(e%c.\"key\" AS TEXT)",
			    f->name[3]);
		} else {
			buf_printf(sql, "CAST(json_extract(e%d.value, "
			    "'$.\"%s\"') AS TEXT)", levels, f->name);
		}
		buf_printf(sql, " AS \"%s\"", f->name);
	}
}

/* One json_each() per star; the named steps since the last one are its
 * path.  Only what can have members is entered. */
static int
add_levels(struct buf *sql, const char *steps)
{
	struct buf path = BUF_INIT;
	int level = 0;

	buf_str(&path, "$");
	while (*steps != '\0') {
		size_t n = strcspn(steps, " ");

		if (n != 1 || *steps != '*') {
			buf_printf(&path, ".\"%.*s\"", (int)n, steps);
		} else if (level++ == 0) {
			buf_printf(sql, "json_each(:text, '%s') e1",
			    buf_text(&path));
			buf_truncate(&path, 1);
		} else {
			buf_printf(sql, ", json_each(CASE WHEN e%d.type IN "
			    "('object', 'array') THEN e%d.value END, '%s') "
			    "e%d", level - 1, level - 1, buf_text(&path),
			    level);
			buf_truncate(&path, 1);
		}
		steps += n + strspn(steps + n, " ");
	}
	assert(path.len == 1 && level > 0 && level <= STEPS_MOST);
	buf_release(&path);
	return level;
}

bool
db_json_rows(const char *text, const char *steps, const struct record *r,
    struct arena *a, void *rows, int *count, struct err *e)
{
	struct buf sql = BUF_INIT, from = BUF_INIT;
	struct query q = { .name = "json_rows" };
	struct db db;
	bool ok;
	int levels = add_levels(&from, steps);

	buf_str(&sql, "SELECT ");
	add_columns(&sql, r, levels);
	buf_str(&sql, " FROM ");
	buf_str(&sql, buf_text(&from));
	buf_str(&sql, " WHERE ");
	buf_printf(&sql, "e%d.type = 'object'", levels);
	q.sql = buf_text(&sql);
	ok = open_blank(&db, e);
	if (ok) {
		ok = is_valid(&db, text, e) && db_all(&db, &q,
		    PARAMS(P_TEXT(":text", text),), r, a, rows, count, e);
		close_blank(&db);
	}
	buf_release(&from);
	buf_release(&sql);
	return ok;
}
