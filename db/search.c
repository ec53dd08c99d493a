/*
 * Reading the list of referrals and the indexes.  See search.h.  The list is
 * walked along an index from a row that is known, so that a window costs the
 * same in a small register and in a large one; nothing is counted or skipped
 * over.
 */
#include "db/search.h"

#include <string.h>

#include "db/stmt.h"

static const struct field listed_fields[] = {
	F_TEXT(referral_listed, id), F_TEXT(referral_listed, ref),
	F_TEXT(referral_listed, scheme), F_TEXT(referral_listed, pathway),
	F_DAY(referral_listed, received),
	F_TEXT(referral_listed, year_group), F_TEXT(referral_listed, state),
	F_TEXT(referral_listed, school_urn),
	F_TEXT(referral_listed, school_code),
	F_TEXT(referral_listed, school_name),
	F_YES(referral_listed, anonymous),
	F_TEXT(referral_listed, forename), F_TEXT(referral_listed, surname),
	F_TEXT(referral_listed, lacks), F_TEXT(referral_listed, meeting),
	F_DAY(referral_listed, meeting_on), F_END
};
static const struct record listed_record =
    { NULL, listed_fields, sizeof(struct referral_listed) };

#define COMING "item i JOIN meeting m ON m.id = i.meeting_id " \
	"WHERE i.referral_id = r.id AND m.state IN ('draft', 'frozen', " \
	"'open', 'adjourned') "
#define LISTED "SELECT r.id, r.ref, r.scheme, r.pathway, r.received, " \
	"r.year_group, r.state, r.school_urn, s.code AS school_code, " \
	"s.name AS school_name, r.anonymous, p.forename, p.surname, " \
	"(SELECT group_concat(k.mark, ' ') FROM referral_mark k " \
	"WHERE k.referral_id = r.id) AS lacks, " \
	"(SELECT m.ref FROM " COMING "ORDER BY m.date LIMIT 1) AS meeting, " \
	"(SELECT m.date FROM " COMING "ORDER BY m.date LIMIT 1) " \
	"AS meeting_on "
#define FROM_REFERRAL "FROM referral r " \
	"JOIN school s ON s.urn = r.school_urn " \
	"LEFT JOIN pupil p ON p.id = r.pupil_id "
/* What a filter does not name lets every row through. */
#define FILTER "(:states IS NULL OR " \
	"instr(';' || :states || ';', ';' || r.state || ';') > 0) " \
	"AND (:pathway IS NULL OR r.pathway = :pathway) " \
	"AND (:school IS NULL OR r.school_urn = :school) " \
	"AND (:lacks IS NULL OR EXISTS (SELECT 1 FROM referral_mark k " \
	"WHERE k.mark = :lacks AND k.referral_id = r.id)) " \
	"AND (:undated = 0 OR (r.state IN ('received', 'pended', " \
	"'deferred', 'returned') AND r.joined_to IS NULL " \
	"AND NOT EXISTS (SELECT 1 FROM " COMING "))) "

#define RECEIVED_DOWN "ORDER BY r.received DESC, r.id DESC LIMIT :limit"
#define RECEIVED_UP "ORDER BY r.received, r.id LIMIT :limit"
#define REF_UP "ORDER BY r.ref LIMIT :limit"
#define REF_DOWN "ORDER BY r.ref DESC LIMIT :limit"
#define SCHOOL_UP "ORDER BY r.school_urn, r.received, r.id LIMIT :limit"
#define SCHOOL_DOWN "ORDER BY r.school_urn DESC, r.received DESC, " \
	"r.id DESC LIMIT :limit"
#define STATE_UP "ORDER BY r.state, r.received, r.id LIMIT :limit"
#define STATE_DOWN "ORDER BY r.state DESC, r.received DESC, r.id DESC " \
	"LIMIT :limit"
#define ALL LISTED FROM_REFERRAL "WHERE " FILTER

/* By the sort: from the start, behind a row, from the end, before a row. */
static const struct query q_walks[][4] = {
	{ { "listing_newest", ALL RECEIVED_DOWN },
	  { "listing_newest_after", ALL "AND (r.received, r.id) < "
	    "(:received, :id) " RECEIVED_DOWN },
	  { "listing_newest_last", ALL RECEIVED_UP },
	  { "listing_newest_before", ALL "AND (r.received, r.id) > "
	    "(:received, :id) " RECEIVED_UP } },
	{ { "listing_oldest", ALL RECEIVED_UP },
	  { "listing_oldest_after", ALL "AND (r.received, r.id) > "
	    "(:received, :id) " RECEIVED_UP },
	  { "listing_oldest_last", ALL RECEIVED_DOWN },
	  { "listing_oldest_before", ALL "AND (r.received, r.id) < "
	    "(:received, :id) " RECEIVED_DOWN } },
	{ { "listing_ref", ALL REF_UP },
	  { "listing_ref_after", ALL "AND r.ref > :ref " REF_UP },
	  { "listing_ref_last", ALL REF_DOWN },
	  { "listing_ref_before", ALL "AND r.ref < :ref " REF_DOWN } },
	{ { "listing_school", ALL SCHOOL_UP },
	  { "listing_school_after", ALL "AND (r.school_urn, r.received, "
	    "r.id) > (:urn, :received, :id) " SCHOOL_UP },
	  { "listing_school_last", ALL SCHOOL_DOWN },
	  { "listing_school_before", ALL "AND (r.school_urn, r.received, "
	    "r.id) < (:urn, :received, :id) " SCHOOL_DOWN } },
	{ { "listing_state", ALL STATE_UP },
	  { "listing_state_after", ALL "AND (r.state, r.received, r.id) > "
	    "(:at_state, :received, :id) " STATE_UP },
	  { "listing_state_last", ALL STATE_DOWN },
	  { "listing_state_before", ALL "AND (r.state, r.received, r.id) < "
	    "(:at_state, :received, :id) " STATE_DOWN } },
};

#define PARAMS_MOST 12

/* What a statement does not name cannot be bound to it. */
static const struct param *
named_in(const char *sql, const struct param *all, struct param *out)
{
	int n = 0;

	for (; all->name != NULL; all++)
		if (strstr(sql, all->name) != NULL)
			out[n++] = *all;
	out[n].name = NULL;
	return out;
}

#define FILTERED(v) P_TEXT(":states", (v)->states), \
	P_TEXT(":pathway", (v)->pathway), \
	P_TEXT(":school", (v)->school_urn), P_TEXT(":lacks", (v)->lacks), \
	P_INT(":undated", (v)->undated == 1)

bool
db_listing(struct db *db, const struct saved_view *v,
    const struct listing_anchor *from, bool back, int limit,
    struct arena *a, struct referral_listed **out, int *count,
    struct err *e)
{
	static const struct listing_anchor none;
	const struct listing_anchor *n = from != NULL ? from : &none;
	const struct query *q =
	    &q_walks[v->sort][back * 2 + (from != NULL)];
	struct param named[PARAMS_MOST];

	return db_all(db, q, named_in(q->sql, PARAMS(FILTERED(v),
	    P_TEXT(":id", n->id), P_TEXT(":ref", n->ref),
	    P_TEXT(":urn", n->school_urn), P_TEXT(":at_state", n->state),
	    P_DAY(":received", n->received), P_INT(":limit", limit),),
	    named), &listed_record, a, out, count, e);
}

/*
 * A filter that lets few rows through is asked by its own index: walking the
 * list in its order would read all of it to find them.
 */
#define BY_SCHOOL "FROM referral r "
#define OF_SCHOOL "WHERE r.school_urn = :school AND "
#define BY_STATE "FROM json_each(:list) j " \
	"CROSS JOIN referral r ON r.state = j.value "
#define BY_MARK "FROM referral_mark n " \
	"CROSS JOIN referral r ON r.id = n.referral_id "
#define WITH_NAMES "JOIN school s ON s.urn = r.school_urn " \
	"LEFT JOIN pupil p ON p.id = r.pupil_id "
#define OF_MARK "WHERE n.mark = :lacks AND "
#define FEW_LIMIT "LIMIT :limit"
#define COUNTED "SELECT count(*) FROM (SELECT 1 "

/* By what the filter names: how many (no further than a limit), and which. */
static const struct query q_few[][2] = {
	{ { "listing_school_count", COUNTED BY_SCHOOL OF_SCHOOL FILTER
	    FEW_LIMIT ")" },
	  { "listing_school_few", LISTED BY_SCHOOL WITH_NAMES OF_SCHOOL
	    FILTER FEW_LIMIT } },
	{ { "listing_state_count", COUNTED BY_STATE "WHERE " FILTER
	    FEW_LIMIT ")" },
	  { "listing_state_few", LISTED BY_STATE WITH_NAMES "WHERE " FILTER
	    FEW_LIMIT } },
	{ { "listing_mark_count", COUNTED BY_MARK OF_MARK FILTER FEW_LIMIT
	    ")" },
	  { "listing_mark_few", LISTED BY_MARK WITH_NAMES OF_MARK FILTER
	    FEW_LIMIT } },
};

/* The states that can be let through, as JSON; a word of them holds neither
 * quote nor backslash. */
static const char *
states_json(const struct saved_view *v, struct arena *a)
{
	const char *states = v->states != NULL ? v->states :
	    "received;pended;deferred;returned";
	struct buf b = BUF_INIT;
	const char *out;

	buf_str(&b, "[\"");
	for (; *states != '\0'; states++)
		if (*states == ';')
			buf_str(&b, "\",\"");
		else if (*states != '"' && *states != '\\')
			buf_char(&b, *states);
	buf_str(&b, "\"]");
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

bool
db_listing_few(struct db *db, const struct saved_view *v, int most,
    struct arena *a, struct referral_listed **out, int *count, bool *few,
    struct err *e)
{
	int by = v->school_urn != NULL ? 0 : v->lacks != NULL ? 2 :
	    v->states != NULL || v->undated == 1 ? 1 : -1;
	const struct param *all = PARAMS(FILTERED(v), P_TEXT(":list",
	    states_json(v, a)), P_INT(":limit", most + 1),);
	struct param named[PARAMS_MOST];
	int64_t n;

	*few = false;
	if (by < 0)
		return true;
	if (!db_number(db, &q_few[by][0], named_in(q_few[by][0].sql, all,
	    named), 0, &n, e))
		return false;
	*few = n <= most;
	return !*few || db_all(db, &q_few[by][1], named_in(q_few[by][1].sql,
	    all, named), &listed_record, a, out, count, e);
}

/* The index gives its newest first, and is read no further than needed. */
#define FOUND "FROM referral_search f " \
	"JOIN referral_words w ON w.id = f.rowid " \
	"JOIN referral r ON r.id = w.referral_id "
static const struct query q_found = { "listing_found",
	LISTED FOUND "JOIN school s ON s.urn = r.school_urn "
	"LEFT JOIN pupil p ON p.id = r.pupil_id "
	"WHERE referral_search MATCH :match AND " FILTER
	"ORDER BY f.rowid DESC LIMIT :limit" };

bool
db_listing_found(struct db *db, const struct saved_view *v,
    const char *match, int limit, struct arena *a,
    struct referral_listed **out, int *count, struct err *e)
{
	return db_all(db, &q_found, PARAMS(FILTERED(v),
	    P_TEXT(":match", match), P_INT(":limit", limit),),
	    &listed_record, a, out, count, e);
}

static const struct query q_count = { "listing_count",
	"SELECT count(*) FROM (SELECT 1 FROM referral r WHERE " FILTER
	"ORDER BY r.received, r.id LIMIT :most)" };
static const struct query q_count_found = { "listing_count_found",
	"SELECT count(*) FROM (SELECT 1 " FOUND
	"WHERE referral_search MATCH :match AND " FILTER
	"ORDER BY f.rowid DESC LIMIT :most)" };

bool
db_listing_count(struct db *db, const struct saved_view *v,
    const char *match, int most, int *count, struct err *e)
{
	const struct query *q = match != NULL ? &q_count_found : &q_count;
	struct param named[PARAMS_MOST];
	int64_t n;

	if (!db_number(db, q, named_in(q->sql, PARAMS(FILTERED(v),
	    P_TEXT(":match", match), P_INT(":most", most),), named), 0, &n,
	    e))
		return false;
	*count = (int)n;
	return true;
}

static const struct query q_words_same = { "referral_words_same",
	"SELECT 1 FROM referral_words "
	"WHERE referral_id = :id AND words IS :words" };
/* What the index is told must be what it was told before. */
static const struct query q_words_unindex = { "referral_search_delete",
	"INSERT INTO referral_search (referral_search, rowid, words) "
	"SELECT 'delete', id, words FROM referral_words "
	"WHERE referral_id = :id" };
static const struct query q_words_delete = { "referral_words_delete",
	"DELETE FROM referral_words WHERE referral_id = :id" };
static const struct query q_words_put = { "referral_words_put",
	"INSERT INTO referral_words (referral_id, words) "
	"VALUES (:id, :words) "
	"ON CONFLICT (referral_id) DO UPDATE SET words = :words" };
static const struct query q_words_index = { "referral_search_insert",
	"INSERT INTO referral_search (rowid, words) "
	"SELECT id, words FROM referral_words WHERE referral_id = :id" };

bool
db_referral_words_set(struct db *db, const char *referral_id,
    const char *words, struct err *e)
{
	const struct param *id = PARAMS(P_TEXT(":id", referral_id),);
	const struct param *both = PARAMS(P_TEXT(":id", referral_id),
	    P_TEXT(":words", words),);
	int64_t same;

	if (!db_number(db, &q_words_same, both, 0, &same, e))
		return false;
	if (same == 1)
		return true;
	if (!db_run(db, &q_words_unindex, id, NULL, e))
		return false;
	if (words == NULL)
		return db_run(db, &q_words_delete, id, NULL, e);
	return db_run(db, &q_words_put, both, NULL, e) &&
	    db_run(db, &q_words_index, id, NULL, e);
}

static const struct query q_marks_delete = { "referral_marks_delete",
	"DELETE FROM referral_mark WHERE referral_id = :id" };
static const struct query q_mark_put = { "referral_mark_put",
	"INSERT INTO referral_mark (mark, referral_id) VALUES (:mark, :id)" };

bool
db_referral_marks_set(struct db *db, const char *referral_id,
    const char *marks, struct err *e)
{
	if (!db_run(db, &q_marks_delete, PARAMS(P_TEXT(":id", referral_id),),
	    NULL, e))
		return false;
	for (int i = 0; lack_words[i] != NULL; i++)
		if (strstr(marks, lack_words[i]) != NULL &&
		    !db_run(db, &q_mark_put, PARAMS(P_TEXT(":mark",
		    lack_words[i]), P_TEXT(":id", referral_id),), NULL, e))
			return false;
	return true;
}

static const struct field hit_fields[] = {
	F_TEXT(search_hit, kind), F_TEXT(search_hit, entity),
	F_TEXT(search_hit, part), F_TEXT(search_hit, referral_id), F_END
};
static const struct record hit_record =
    { NULL, hit_fields, sizeof(struct search_hit) };
static const struct query q_search = { "search",
	"SELECT t.kind, t.entity, t.part, t.referral_id "
	"FROM search_index f JOIN search_entry t ON t.id = f.rowid "
	"WHERE search_index MATCH :match "
	"AND (:kind IS NULL OR t.kind = :kind) "
	"ORDER BY f.rowid DESC LIMIT :limit" };

bool
db_search(struct db *db, const char *match, const char *kind, int limit,
    struct arena *a, struct search_hit **out, int *count, struct err *e)
{
	return db_all(db, &q_search, PARAMS(P_TEXT(":match", match),
	    P_TEXT(":kind", kind), P_INT(":limit", limit),), &hit_record, a,
	    out, count, e);
}
