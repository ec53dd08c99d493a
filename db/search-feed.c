/*
 * What search finds things by: kept beside the rows, by statements, because
 * FTS5 refuses triggers while trusted_schema is off.
 */
#include "db/search.h"

#include <stdio.h>
#include <string.h>

#include "db/stmt.h"
#include "src/base/fold.h"
#include "src/model/meeting.h"
#include "src/model/minutes.h"
#include "src/model/person.h"
#include "src/model/referral.h"
#include "src/model/school.h"

/* Raised when the rows below change: then every register is fed anew. */
#define FEED_VERSION 1

static const struct feed {
	const struct record *record;
	const char *kind;
	const char *id;
	const char *part;	/* column that tells rows of one id apart */
	const char *referral;	/* column with the referral's id, or NULL */
	const char *columns[6];
} feeds[] = {
	{ &school_record, "school", "urn", NULL, NULL,
	    { "name", "code", "urn", "town", "trust" } },
	{ &person_record, "person", "id", NULL, NULL,
	    { "name", "code", "role", "organisation", "email" } },
	{ &meeting_record, "meeting", "id", NULL, NULL,
	    { "ref", "panel", "date" } },
	{ &line_record, "line", "id", NULL, "referral_id",
	    { "text", "owner" } },
	{ &referral_value_record, "text", "referral_id", "field",
	    "referral_id", { "value" } },
};
#define FEEDS (sizeof feeds / sizeof feeds[0])

static const struct feed *
feed_of(const struct record *r)
{
	for (size_t i = 0; i < FEEDS; i++)
		if (feeds[i].record == r)
			return &feeds[i];
	return NULL;
}

/* What the index is told must be what it was told before. */
static const struct query q_unindex = { "search_unindex",
	"INSERT INTO search_index (search_index, rowid, words) "
	"SELECT 'delete', id, words FROM search_entry "
	"WHERE kind = :kind AND entity = :entity AND part = :part" };
static const struct query q_delete = { "search_delete",
	"DELETE FROM search_entry "
	"WHERE kind = :kind AND entity = :entity AND part = :part" };
static const struct query q_put = { "search_put",
	"INSERT INTO search_entry (kind, entity, part, referral_id, words) "
	"VALUES (:kind, :entity, :part, :referral, :words) "
	"ON CONFLICT (kind, entity, part) DO UPDATE "
	"SET referral_id = :referral, words = :words" };
static const struct query q_index = { "search_reindex",
	"INSERT INTO search_index (rowid, words) "
	"SELECT id, words FROM search_entry "
	"WHERE kind = :kind AND entity = :entity AND part = :part" };
static const struct query q_same = { "search_same",
	"SELECT 1 FROM search_entry WHERE kind = :kind "
	"AND entity = :entity AND part = :part AND words = :words "
	"AND referral_id IS :referral" };

/* WORDS "" takes the entry out. */
static bool
entry_set(struct db *db, const char *kind, const char *entity,
    const char *part, const char *referral, const char *words,
    struct err *e)
{
	const struct param *key = PARAMS(P_TEXT(":kind", kind),
	    P_TEXT(":entity", entity), P_TEXT(":part", part),);
	const struct param *all = PARAMS(P_TEXT(":kind", kind),
	    P_TEXT(":entity", entity), P_TEXT(":part", part),
	    P_TEXT(":referral", referral), P_TEXT(":words", words),);
	int64_t same;

	if (!db_number(db, &q_same, all, 0, &same, e))
		return false;
	if (same == 1)
		return true;
	if (!db_run(db, &q_unindex, key, NULL, e))
		return false;
	if (*words == '\0')
		return db_run(db, &q_delete, key, NULL, e);
	return db_run(db, &q_put, all, NULL, e) &&
	    db_run(db, &q_index, key, NULL, e);
}

static const char *
column_text(const struct record *r, const void *row, const char *column,
    struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (column == NULL)
		return "";
	field_print(record_field(r, column), row, &b);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

/* A line that was removed is found no more. */
static bool
is_gone(const struct record *r, const void *row)
{
	return r == &line_record &&
	    ((const struct line *)row)->state == LINE_REMOVED;
}

static const char *
words_of(const struct feed *f, const void *row, struct arena *a)
{
	struct buf b = BUF_INIT, folded = BUF_INIT;
	const char *out;

	for (int i = 0; f->columns[i] != NULL; i++)
		buf_printf(&b, "%s ", column_text(f->record, row,
		    f->columns[i], a));
	if (!is_gone(f->record, row))
		fold_text(buf_text(&b), &folded);
	out = arena_strdup(a, buf_text(&folded));
	buf_release(&b);
	buf_release(&folded);
	return out;
}

bool
db_search_feed(struct db *db, const struct record *r, const void *row,
    struct err *e)
{
	const struct feed *f = feed_of(r);
	struct arena a = ARENA_INIT;
	const char *referral;
	bool ok;

	if (f == NULL)
		return true;
	referral = column_text(r, row, f->referral, &a);
	ok = entry_set(db, f->kind, column_text(r, row, f->id, &a),
	    column_text(r, row, f->part, &a), *referral != '\0' ? referral :
	    NULL, words_of(f, row, &a), e);
	arena_release(&a);
	return ok;
}

static const struct query q_unindex_all = { "search_unindex_all",
	"INSERT INTO search_index (search_index, rowid, words) "
	"SELECT 'delete', id, words FROM search_entry "
	"WHERE kind = :kind AND entity = :entity" };
static const struct query q_delete_all = { "search_delete_all",
	"DELETE FROM search_entry WHERE kind = :kind AND entity = :entity" };
static const struct query q_unindex_case = { "search_unindex_referral",
	"INSERT INTO search_index (search_index, rowid, words) "
	"SELECT 'delete', id, words FROM search_entry "
	"WHERE referral_id = :referral" };
static const struct query q_delete_case = { "search_delete_referral",
	"DELETE FROM search_entry WHERE referral_id = :referral" };

bool
db_search_drop(struct db *db, const struct record *r, const char *column,
    const char *value, struct err *e)
{
	const struct feed *f = feed_of(r);
	const struct param *p;

	if (f == NULL || column == NULL || strcmp(column, f->id) != 0)
		return true;
	p = PARAMS(P_TEXT(":kind", f->kind), P_TEXT(":entity", value),);
	return db_run(db, &q_unindex_all, p, NULL, e) &&
	    db_run(db, &q_delete_all, p, NULL, e);
}

bool
db_search_drop_text(struct db *db, const char *referral_id,
    const char *field, struct err *e)
{
	return entry_set(db, "text", referral_id, field, NULL, "", e);
}

bool
db_search_forget(struct db *db, const char *referral_id, struct err *e)
{
	const struct param *p = PARAMS(P_TEXT(":referral", referral_id),);

	return db_run(db, &q_unindex_case, p, NULL, e) &&
	    db_run(db, &q_delete_case, p, NULL, e) &&
	    db_referral_words_set(db, referral_id, NULL, e) &&
	    db_referral_marks_set(db, referral_id, "", e);
}

static bool
feed_all(struct db *db, const struct feed *f, struct err *e)
{
	struct arena a = ARENA_INIT;
	char *rows;
	int count;
	bool ok = db_list(db, f->record, NULL, NULL, f->id, &a, &rows,
	    &count, e);

	for (int i = 0; ok && i < count; i++)
		ok = db_search_feed(db, f->record, rows + (size_t)i *
		    f->record->size, e);
	arena_release(&a);
	return ok;
}

static const struct query q_rebuild = { "search_rebuild",
	"INSERT INTO search_index (search_index) VALUES ('rebuild')" };
static const struct query q_rebuild_referrals = { "search_rebuild_referrals",
	"INSERT INTO referral_search (referral_search) VALUES ('rebuild')" };

bool
db_search_rebuild(struct db *db, struct err *e)
{
	for (size_t i = 0; i < FEEDS; i++)
		if (!feed_all(db, &feeds[i], e))
			return false;
	return db_search_purge(db, e);
}

bool
db_search_purge(struct db *db, struct err *e)
{
	return db_run(db, &q_rebuild, NULL, NULL, e) &&
	    db_run(db, &q_rebuild_referrals, NULL, NULL, e);
}

static const struct query q_is_fed = { "search_is_fed",
	"SELECT value FROM counter WHERE name = ':search'" };
static const struct query q_fed = { "search_fed",
	"INSERT INTO counter (name, value) VALUES (':search', :version) "
	"ON CONFLICT (name) DO UPDATE SET value = :version" };

bool
db_search_is_fed(struct db *db, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_is_fed, NULL, 0, &n, e))
		return false;
	*out = n == FEED_VERSION;
	return true;
}

bool
db_search_fed(struct db *db, struct err *e)
{
	return db_run(db, &q_fed, PARAMS(P_INT(":version", FEED_VERSION),),
	    NULL, e);
}
