/* Questions about schools, and about the standard codes of their files. */
#include "db/school.h"

#include "db/stmt.h"

#define SCHOOL_COLUMNS "SELECT urn, code, name, la_code, establishment, " \
	"phase, type, status, street, town, postcode, telephone, low_age, " \
	"high_age, roll, trust, trust_uid, opened_on, closed_on, " \
	"successor, succession, email, " \
	"rev, changed_by, changed_at FROM school "

static const struct query q_laestab = { "schools_of_laestab", SCHOOL_COLUMNS
	"WHERE establishment = :establishment AND la_code = :la "
	"ORDER BY closed_on IS NOT NULL OR status IS 'Closed', urn DESC" };

bool
db_schools_of_laestab(struct db *db, const char *la,
    const char *establishment, struct arena *a, struct school **out,
    int *count, struct err *e)
{
	return db_all(db, &q_laestab, PARAMS(P_TEXT(":establishment",
	    establishment), P_TEXT(":la", la),), &school_record, a, out,
	    count, e);
}

static const struct query q_next = { "school_next_number",
	"SELECT max(CAST(substr(code, 3) AS INTEGER)) + 1 FROM school "
	"WHERE code GLOB 'S-[0-9]*'" };

bool
db_school_next_number(struct db *db, int *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_next, NULL, 1, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_like = { "schools_like", SCHOOL_COLUMNS
	"WHERE name LIKE '%' || :text || '%' OR town LIKE :text || '%' "
	"OR urn = :text OR code = upper(:text) "
	"ORDER BY name, urn LIMIT :limit" };

bool
db_schools_like(struct db *db, const char *text, int limit, struct arena *a,
    struct school **out, int *count, struct err *e)
{
	return db_all(db, &q_like, PARAMS(P_TEXT(":text", text),
	    P_INT(":limit", limit),), &school_record, a, out, count, e);
}

static const struct query q_coded = { "schools_coded", SCHOOL_COLUMNS
	"WHERE urn IN (SELECT urn FROM school WHERE code > '' "
	"UNION SELECT school_urn FROM person WHERE school_urn > '') "
	"ORDER BY coalesce(code, '~'), urn" };

bool
db_schools_coded(struct db *db, struct arena *a, struct school **out,
    int *count, struct err *e)
{
	return db_all(db, &q_coded, NULL, &school_record, a, out, count, e);
}

/* One id a row. */
struct id_row {
	const char *id;
};
static const struct field id_fields[] = { F_TEXT(id_row, id), F_END };
static const struct record id_record =
    { NULL, id_fields, sizeof(struct id_row) };

static const struct query q_referrals = { "school_referrals",
	"SELECT id FROM referral WHERE school_urn = :urn ORDER BY id" };

bool
db_school_referrals(struct db *db, const char *urn, struct arena *a,
    const char *const **ids, int *count, struct err *e)
{
	struct id_row *rows;
	const char **list;

	if (!db_all(db, &q_referrals, PARAMS(P_TEXT(":urn", urn),),
	    &id_record, a, &rows, count, e))
		return false;
	list = arena_array(a, (size_t)*count + 1, sizeof *list);
	for (int i = 0; i < *count; i++)
		list[i] = rows[i].id;
	*ids = list;
	return true;
}

static const struct query q_code = { "code_find",
	"SELECT code FROM code WHERE set_name = :set "
	"AND code = :code COLLATE NOCASE "
	"AND (valid_from IS NULL OR valid_from <= :day) "
	"AND (valid_to IS NULL OR valid_to >= :day) LIMIT 1" };
static const struct query q_code_set = { "code_set_known",
	"SELECT 1 FROM code WHERE set_name = :set LIMIT 1" };

bool
db_code_find(struct db *db, const char *set, const char *code, int day,
    struct arena *a, const char **canonical, bool *known, struct err *e)
{
	int64_t any;

	if (!db_number(db, &q_code_set, PARAMS(P_TEXT(":set", set),), 0,
	    &any, e) ||
	    !db_word(db, &q_code, PARAMS(P_TEXT(":set", set),
	    P_TEXT(":code", code), P_DAY(":day", day),), a, canonical, e))
		return false;
	*known = any != 0;
	return true;
}

static const struct query q_holiday_delete = { "holiday_delete",
	"DELETE FROM holiday WHERE division = :division AND day = :day" };

bool
db_holiday_delete(struct db *db, const char *division, int day,
    bool *removed, struct err *e)
{
	int changed;

	if (!db_run(db, &q_holiday_delete, PARAMS(P_TEXT(":division",
	    division), P_DAY(":day", day),), &changed, e))
		return false;
	*removed = changed > 0;
	return true;
}
