/*
 * Writing rule packs and choosing among them.  Which one a case is judged by
 * is for the domain to say; here are only the questions to the register.
 */
#include "db/pack.h"

#include "db/stmt.h"

bool
db_pack_insert(struct db *db, const struct pack *pack,
    const struct scheme *s, struct err *e)
{
	struct pack row = *pack;

	if (!db_insert(db, &pack_record, &row, e))
		return false;
	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *r = &pack_files[part].record;
		const char *rows = s->part[part].rows;

		for (int i = 0; i < s->part[part].count; i++)
			if (!db_insert_part(db, r, rows + (size_t)i * r->size,
			    pack->id, i, e))
				return false;
	}
	return true;
}

bool
db_pack_parts(struct db *db, const char *pack_id, struct arena *a,
    struct pack_rows part[PART_COUNT], struct err *e)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (!db_list(db, &pack_files[i].record, "pack_id", pack_id,
		    "position", a, &part[i].rows, &part[i].count, e))
			return false;
	return true;
}

#define PACK_COLUMNS "SELECT id, scheme, title, prefix, version, digest, " \
	"valid_from, valid_to, loaded_at, loaded_by FROM pack "

static const struct query q_newest = { "pack_newest", PACK_COLUMNS
	"WHERE scheme = :scheme "
	"ORDER BY valid_from DESC, version DESC LIMIT 1" };

bool
db_pack_newest(struct db *db, const char *scheme, struct arena *a,
    struct pack *out, bool *found, struct err *e)
{
	return db_one(db, &q_newest, PARAMS(P_TEXT(":scheme", scheme),),
	    &pack_record, a, out, found, e);
}

static const struct query q_of_day = { "pack_of_day", PACK_COLUMNS
	"WHERE scheme = :scheme AND valid_from = :day "
	"ORDER BY version DESC LIMIT 1" };

bool
db_pack_of_day(struct db *db, const char *scheme, int valid_from,
    struct arena *a, struct pack *out, bool *found, struct err *e)
{
	return db_one(db, &q_of_day, PARAMS(P_TEXT(":scheme", scheme),
	    P_DAY(":day", valid_from),), &pack_record, a, out, found, e);
}

static const struct query q_in_force = { "pack_in_force", PACK_COLUMNS
	"WHERE scheme = :scheme AND valid_from <= :day "
	"AND (valid_to IS NULL OR valid_to >= :day) "
	"ORDER BY valid_from DESC, version DESC LIMIT 1" };

bool
db_pack_in_force(struct db *db, const char *scheme, int day,
    struct arena *a, struct pack *out, bool *found, struct err *e)
{
	return db_one(db, &q_in_force, PARAMS(P_TEXT(":scheme", scheme),
	    P_DAY(":day", day),), &pack_record, a, out, found, e);
}

static const struct query q_before = { "pack_before", PACK_COLUMNS
	"WHERE scheme = :scheme AND valid_from <= :day "
	"ORDER BY valid_from DESC, version DESC LIMIT 1" };

bool
db_pack_before(struct db *db, const char *scheme, int day, struct arena *a,
    struct pack *out, bool *found, struct err *e)
{
	return db_one(db, &q_before, PARAMS(P_TEXT(":scheme", scheme),
	    P_DAY(":day", day),), &pack_record, a, out, found, e);
}

static const struct query q_first = { "pack_first", PACK_COLUMNS
	"WHERE scheme = :scheme "
	"ORDER BY valid_from, version DESC LIMIT 1" };

bool
db_pack_first(struct db *db, const char *scheme, struct arena *a,
    struct pack *out, bool *found, struct err *e)
{
	return db_one(db, &q_first, PARAMS(P_TEXT(":scheme", scheme),),
	    &pack_record, a, out, found, e);
}

static const struct query q_list = { "pack_list", PACK_COLUMNS
	"WHERE NOT EXISTS (SELECT 1 FROM pack o "
	"WHERE o.scheme = pack.scheme AND (o.valid_from > pack.valid_from "
	"OR (o.valid_from = pack.valid_from AND o.version > pack.version))) "
	"ORDER BY scheme" };

bool
db_pack_list(struct db *db, struct arena *a, struct pack **out, int *count,
    struct err *e)
{
	return db_all(db, &q_list, NULL, &pack_record, a, out, count, e);
}

static const struct query q_next_version = { "pack_next_version",
	"SELECT max(version) + 1 FROM pack WHERE scheme = :scheme" };

bool
db_pack_next_version(struct db *db, const char *scheme, int *out,
    struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_next_version,
	    PARAMS(P_TEXT(":scheme", scheme),), 1, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_with_prefix = { "pack_with_prefix",
	"SELECT scheme FROM pack "
	"WHERE prefix = :prefix COLLATE NOCASE AND scheme <> :scheme "
	"LIMIT 1" };

bool
db_pack_with_prefix(struct db *db, const char *prefix,
    const char *not_scheme, struct arena *a, const char **out, struct err *e)
{
	return db_word(db, &q_with_prefix, PARAMS(P_TEXT(":prefix", prefix),
	    P_TEXT(":scheme", not_scheme),), a, out, e);
}

static const struct query q_with_panel = { "pack_with_panel",
	"SELECT k.scheme FROM pack_panel p JOIN pack k ON k.id = p.pack_id "
	"WHERE p.panel = :panel COLLATE NOCASE AND k.scheme <> :scheme "
	"LIMIT 1" };

bool
db_pack_with_panel(struct db *db, const char *panel,
    const char *not_scheme, struct arena *a, const char **out, struct err *e)
{
	return db_word(db, &q_with_panel, PARAMS(P_TEXT(":panel", panel),
	    P_TEXT(":scheme", not_scheme),), a, out, e);
}

static const struct query q_code_label = { "code_label",
	"SELECT label FROM code WHERE set_name = :set AND code = :code" };

bool
db_code_label(struct db *db, const char *set, const char *code,
    struct arena *a, const char **out, struct err *e)
{
	return db_word(db, &q_code_label, PARAMS(P_TEXT(":set", set),
	    P_TEXT(":code", code),), a, out, e);
}
