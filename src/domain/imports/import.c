/*
 * Walking a file row by row.  Rows are acts of their own, but several share a
 * transaction: a commit costs as much as a hundred rows.  What the rows mean
 * is in import-*.c.
 */
#include "src/domain/imports/import.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/domain/imports/import-row.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/values/names.h"
#include "src/model/school.h"

#define ROWS_A_COMMIT 200
#define ROWS_A_SIGN 50

const char *const import_kind_words[] = {
	"schools", "holidays", "terms", "people", "referrals", NULL
};

static const struct import_rows *const kinds[] = {
	&import_schools, &import_holidays, &import_terms, &import_people,
	&import_referrals
};

static void
list_add(struct import *im, struct import_list *list, int line,
    const char *heading, const char *says)
{
	list->at = arena_room(im->arena, list->at, list->count, &list->room,
	    sizeof *list->at);
	list->at[list->count++] = (struct import_says){ line,
	    arena_strdup(im->arena, heading), arena_strdup(im->arena, says) };
}

/* The line of a value; it may stand below that of its row. */
static int
line_of(const struct import *im, const char *heading)
{
	return *heading != '\0' && im->csv.columns > 0 &&
	    csv_has(&im->csv, heading) ? csv_line(&im->csv, heading) :
	    im->line;
}

/* Are these the same heading, by the rules of csv.h? */
static bool
same_heading(struct import *im, const char *x, const char *y)
{
	return strcmp(name_folded(x, im->row), name_folded(y, im->row)) == 0;
}

/* A heading as the file has it. */
static const char *
heading_of(struct import *im, const char *heading)
{
	for (size_t i = 0; *heading != '\0' && i < im->csv.columns; i++)
		if (same_heading(im, csv_heading(&im->csv, i), heading))
			return csv_heading(&im->csv, i);
	return heading;
}

enum row_got
import_refuse(struct import *im, const char *heading, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	list_add(im, &im->out->refused, line_of(im, heading),
	    heading_of(im, heading), text);
	return ROW_REFUSED;
}

void
import_note(struct import *im, const char *heading, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	list_add(im, &im->out->notes, line_of(im, heading),
	    heading_of(im, heading), text);
}

void
import_note_file(struct import *im, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	list_add(im, &im->out->notes, 0, "", text);
}

void
import_change(struct import *im, const char *what, const char *fields)
{
	list_add(im, &im->out->changes, im->line, what, fields);
}

const char *
import_get(const struct import *im, const char *heading)
{
	const char *value = csv_get(&im->csv, heading);

	return value != NULL ? value : "";
}

void
import_unknown(struct import *im, const char *const known[])
{
	const char *list = "";

	for (size_t i = 0; i < im->csv.columns; i++) {
		const char *heading = csv_heading(&im->csv, i);
		bool is_known = false;

		for (int k = 0; known[k] != NULL && !is_known; k++)
			is_known = same_heading(im, known[k], heading);
		if (!is_known)
			list = arena_printf(im->arena, "%s%s%s", list,
			    *list ? ", " : "", heading);
	}
	im->out->unknown = list;
}

bool
import_school_seen(struct import *im, const char *urn, bool *known)
{
	struct school s;
	bool found;

	if (!db_seek(im->db, &school_record, "urn", urn, im->row, &s, &found,
	    im->e))
		return false;
	*known = found && s.name != NULL;
	if (found)
		return true;
	record_clear(&school_record, &s);
	s.urn = urn;
	return db_insert(im->db, &school_record, &s, im->e);
}

static void
count_row(struct import *im, enum row_got got)
{
	struct import_result *out = im->out;

	out->added += got == ROW_ADDED;
	out->changed += got == ROW_CHANGED;
	out->same += got == ROW_SAME;
	out->refused_rows += got == ROW_REFUSED;
}

bool
import_act(struct import *im, enum row_got (*row)(struct import *))
{
	enum row_got got;

	if (!db_begin(im->db, "import a row", im->e))
		return false;
	got = row(im);
	count_row(im, got);
	arena_reset(im->row);
	if (got == ROW_ADDED || got == ROW_CHANGED)
		return db_commit(im->db, im->e);
	db_rollback(im->db);
	return got != ROW_FAILED;
}

/* A row that the reader of CSV itself refuses. */
static void
csv_refusal(struct import *im, const struct err *e)
{
	list_add(im, &im->out->refused, im->csv.line, im->csv.heading,
	    e->text);
	im->out->refused_rows++;
}

static bool
walk_one(struct import *im, const struct import_rows *rows, bool *end)
{
	struct err e = ERR_INIT;

	switch (csv_next(&im->csv, &e)) {
	case CSV_END:
		*end = true;
		return true;
	case CSV_FAULT:
		csv_refusal(im, &e);
		return true;
	case CSV_ROW:
		break;
	}
	im->line = im->csv.line;
	return import_act(im, rows->row);
}

/* Rows until the file ends or (LIMIT > 0) a transaction is full. */
static bool
walk(struct import *im, const struct import_rows *rows, int limit, bool *end,
    int *total)
{
	for (int n = 0; !*end && (limit == 0 || n < limit); n++) {
		if (!walk_one(im, rows, end))
			return false;
		if (!*end)
			++*total;
		if (im->ask->progress != NULL && *total % ROWS_A_SIGN == 0)
			im->ask->progress(im->ask->ctx, im->csv.line, *total);
	}
	return true;
}

static const char *
file_part(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash != NULL ? slash + 1 : name;
}

/* Lists that are public need no link for each row. */
static bool
audit_file(struct import *im, const struct import_rows *rows)
{
	const struct import_result *r = im->out;
	struct audit_entry entry = { .act = rows->what, .kind = "import",
	    .entity = file_part(im->ask->name) };

	if (!rows->audit || r->added + r->changed == 0)
		return true;
	entry.fields = arena_printf(im->arena, "added %d changed %d refused "
	    "%d", r->added, r->changed, r->refused_rows);
	return audit_add(im->db, &entry, im->e);
}

static void
undo(struct import_result *out)
{
	out->undone = true;
	out->added = out->changed = out->same = 0;
	out->changes.count = 0;
}

/* All rows in one transaction: a rehearsal, or all or nothing. */
static bool
run_whole(struct import *im, const struct import_rows *rows)
{
	bool end = false, nothing;
	int total = 0;

	if (!db_begin(im->db, rows->what, im->e))
		return false;
	if (!walk(im, rows, 0, &end, &total))
		return db_rollback(im->db);
	nothing = im->ask->all_or_nothing && im->out->refused_rows > 0;
	if (nothing) {
		undo(im->out);
		db_rollback(im->db);
		return true;
	}
	if (!audit_file(im, rows))
		return db_rollback(im->db);
	return db_commit(im->db, im->e);
}

static bool
run_part(struct import *im, const struct import_rows *rows, bool *end,
    int *total)
{
	if (!db_begin(im->db, rows->what, im->e))
		return false;
	if (!walk(im, rows, ROWS_A_COMMIT, end, total) ||
	    (*end && !audit_file(im, rows)))
		return db_rollback(im->db);
	return db_commit(im->db, im->e);
}

/* What was counted before a part that failed is what was taken in. */
static bool
run_in_parts(struct import *im, const struct import_rows *rows)
{
	bool end = false;
	int total = 0;

	while (!end) {
		struct import_result before = *im->out;

		if (run_part(im, rows, &end, &total))
			continue;
		im->out->added = before.added;
		im->out->changed = before.changed;
		im->out->same = before.same;
		im->out->changes.count = before.changes.count;
		return false;
	}
	return true;
}

/* Rename the headings of a form to those of the manual. */
static bool
apply_map(struct import *im)
{
	struct csv map;
	struct err e = ERR_INIT;
	enum csv_got got;

	if (im->ask->map == NULL)
		return true;
	if (!csv_open(&map, im->arena, im->ask->map, im->ask->map_size,
	    CSV_HEADINGS, im->e))
		return false;
	if (!csv_has(&map, "from") || !csv_has(&map, "to")) {
		err_set(im->e, ERR_DATA, "%s should have the two headings "
		    "from and to.", im->ask->map_name);
		return false;
	}
	while ((got = csv_next(&map, &e)) == CSV_ROW) {
		const char *from = csv_get(&map, "from");
		const char *to = csv_get(&map, "to");

		if (*from == '\0' || *to == '\0')
			continue;
		if (!csv_has(&im->csv, from))
			import_note_file(im, "%s names the heading “%s”, "
			    "which this file has not.", im->ask->map_name,
			    from);
		else if (!csv_rename(&im->csv, from, to, im->e))
			return false;
	}
	if (got == CSV_FAULT)
		*im->e = e;
	return got == CSV_END;
}

static void
note_text(struct import *im)
{
	for (size_t i = 0; i < im->csv.warning_count; i++)
		list_add(im, &im->out->notes, im->csv.warnings[i].line,
		    im->csv.warnings[i].heading, im->csv.warnings[i].text);
	im->out->hidden = im->csv.count.removed;
}

static bool
open_file(struct import *im, const struct import_rows *rows)
{
	struct csv *c = &im->csv;

	if (!csv_open(c, im->arena, im->ask->bytes, im->ask->size,
	    CSV_HEADINGS, im->e)) {
		import_refuse(im, "", "%s", im->e->text);
		im->out->refused.at[0].line = c->line;
		return false;
	}
	im->out->encoding = encoding_word(c->encoding.encoding);
	return apply_map(im) && rows->begin(im);
}

static bool
run(struct import *im, const struct import_rows *rows)
{
	bool taken = false, ok;

	if (!access_may(im->db, "refer", im->e))
		return false;
	if (rows->other != NULL && !rows->other(im, &taken))
		return false;
	if (taken)
		return true;
	if (!open_file(im, rows))
		return false;
	ok = im->ask->all_or_nothing || db_is_rehearsing(im->db) ?
	    run_whole(im, rows) : run_in_parts(im, rows);
	note_text(im);
	if (ok && rows->end != NULL)
		rows->end(im);
	return ok;
}

bool
import_file(struct db *db, enum import_kind kind,
    const struct import_ask *ask, struct arena *a, struct import_result *out,
    struct err *e)
{
	struct arena row = ARENA_INIT;
	struct import im = { .db = db, .ask = ask, .arena = a, .row = &row,
	    .out = out, .e = e, .today = day_today(db) };
	bool ok, rehearsed = db_is_rehearsing(db);

	*out = (struct import_result){ .unknown = "", .encoding = "" };
	db_rehearse(db, rehearsed || ask->rehearse);
	ok = run(&im, kinds[kind]);
	db_rehearse(db, rehearsed);
	arena_release(&row);
	return ok;
}
