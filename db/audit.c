/* Statements of the audit chain.  What is hashed is said in chain.h of
 * src/domain/register. */
#include "db/audit.h"

#include <string.h>

#include "db/stmt.h"

static const struct field audit_end_fields[] = {
	F_TEXT(audit_end, id), F_TIME(audit_end, seq),
	F_TEXT(audit_end, hash), F_END
};
const struct record audit_end_record =
    { "audit_end", audit_end_fields, sizeof(struct audit_end) };

/* One column of text. */
struct word {
	const char *word;
};
static const struct field word_fields[] = { F_TEXT(word, word), F_END };
static const struct record word_record =
    { "word", word_fields, sizeof(struct word) };

static const struct query q_last = { "audit_last",
	"SELECT seq, at, actor, act, kind, entity, subject_id, fields, "
	"digest, hash FROM audit ORDER BY seq DESC LIMIT 1" };

bool
db_audit_last(struct db *db, struct arena *a, struct audit *out, bool *found,
    struct err *e)
{
	return db_one(db, &q_last, NULL, &audit_record, a, out, found, e);
}

bool
db_audit_insert(struct db *db, struct audit *link, struct err *e)
{
	struct audit_end end = { "end", link->seq, link->hash };

	return db_insert(db, &audit_record, link, e) &&
	    db_replace(db, &audit_end_record, &end, e);
}

static const struct query q_after = { "audit_after",
	"SELECT seq, at, actor, act, kind, entity, subject_id, fields, "
	"digest, hash FROM audit WHERE seq > :seq ORDER BY seq LIMIT :limit" };

bool
db_audit_after(struct db *db, int64_t seq, int limit, struct arena *a,
    struct audit **out, int *count, struct err *e)
{
	return db_all(db, &q_after, PARAMS(P_INT(":seq", seq),
	    P_INT(":limit", limit),), &audit_record, a, out, count, e);
}

static const struct query q_of_referral = { "audit_of_referral",
	"SELECT a.seq, a.at, a.actor, a.act, a.kind, a.entity, a.subject_id, "
	"a.fields, a.digest, a.hash FROM audit a JOIN ("
	"SELECT 'referral' AS kind, id AS entity FROM referral "
	"WHERE id = :id "
	"UNION ALL SELECT 'referral', ref FROM referral WHERE id = :id "
	"UNION ALL SELECT 'decision', id FROM decision "
	"WHERE referral_id = :id "
	"UNION ALL SELECT 'decision_event', v.id FROM decision_event v "
	"JOIN decision d ON d.id = v.decision_id WHERE d.referral_id = :id "
	"UNION ALL SELECT 'item', id FROM item WHERE referral_id = :id "
	"UNION ALL SELECT 'line', id FROM line WHERE referral_id = :id "
	"UNION ALL SELECT 'plan', id FROM plan WHERE referral_id = :id "
	"UNION ALL SELECT 'placement', id FROM placement "
	"WHERE referral_id = :id "
	"UNION ALL SELECT 'waiting', id FROM waiting WHERE referral_id = :id "
	"UNION ALL SELECT 'event', id FROM event WHERE referral_id = :id "
	"UNION ALL SELECT 'pupil', pupil_id FROM referral "
	"WHERE id = :id AND pupil_id IS NOT NULL"
	") w ON a.kind = w.kind AND a.entity = w.entity ORDER BY a.seq" };

bool
db_audit_of_referral(struct db *db, const char *id, struct arena *a,
    struct audit **out, int *count, struct err *e)
{
	return db_all(db, &q_of_referral, PARAMS(P_TEXT(":id", id),),
	    &audit_record, a, out, count, e);
}

static const struct query q_of_meeting = { "audit_of_meeting",
	"SELECT a.seq, a.at, a.actor, a.act, a.kind, a.entity, a.subject_id, "
	"a.fields, a.digest, a.hash FROM audit a JOIN ("
	"SELECT 'meeting' AS kind, id AS entity FROM meeting "
	"WHERE id = :id "
	"UNION ALL SELECT 'meeting', ref FROM meeting WHERE id = :id "
	"UNION ALL SELECT 'live', :id "
	"UNION ALL SELECT 'item', id FROM item WHERE meeting_id = :id "
	"UNION ALL SELECT 'attendance', id FROM attendance "
	"WHERE meeting_id = :id "
	"UNION ALL SELECT 'interest', n.id FROM interest n "
	"JOIN item i ON i.id = n.item_id WHERE i.meeting_id = :id "
	"UNION ALL SELECT 'presence', n.id FROM presence n "
	"JOIN item i ON i.id = n.item_id WHERE i.meeting_id = :id "
	"UNION ALL SELECT 'line', id FROM line WHERE meeting_id = :id "
	"UNION ALL SELECT 'plan', id FROM plan WHERE meeting_id = :id "
	"UNION ALL SELECT 'decision', id FROM decision "
	"WHERE meeting_id = :id "
	"UNION ALL SELECT 'decision_event', v.id FROM decision_event v "
	"JOIN decision d ON d.id = v.decision_id WHERE d.meeting_id = :id"
	") w ON a.kind = w.kind AND a.entity = w.entity ORDER BY a.seq" };

bool
db_audit_of_meeting(struct db *db, const char *id, struct arena *a,
    struct audit **out, int *count, struct err *e)
{
	return db_all(db, &q_of_meeting, PARAMS(P_TEXT(":id", id),),
	    &audit_record, a, out, count, e);
}

static bool
words(struct db *db, const struct query *q, const struct param *params,
    struct arena *a, const char *const **out, int *count, struct err *e)
{
	struct word *rows;
	const char **list;
	int n;

	if (!db_all(db, q, params, &word_record, a, &rows, &n, e))
		return false;
	list = arena_array(a, (size_t)n + 1, sizeof *list);
	for (int i = 0; i < n; i++)
		list[i] = rows[i].word;
	*out = list;
	*count = n;
	return true;
}

/* Each part with its length, so that no two links read the same. */
static void
add_part(struct buf *b, const char *part)
{
	buf_printf(b, "%zu:", strlen(part));
	buf_str(b, part);
}

const char *
db_audit_hash(const char *before, const struct audit *l,
    char out[static HASH_SIZE])
{
	struct buf b = BUF_INIT;

	add_part(&b, before);
	buf_printf(&b, "%lld %lld ", (long long)l->seq, (long long)l->at);
	add_part(&b, l->actor);
	add_part(&b, l->act);
	add_part(&b, l->kind);
	add_part(&b, l->entity);
	add_part(&b, l->subject_id != NULL ? l->subject_id : "");
	add_part(&b, l->fields);
	add_part(&b, l->digest);
	hash_sha256(buf_text(&b), b.len, out);
	buf_release(&b);
	return out;
}

static const struct query q_key = { "subject_key",
	"SELECT \"key\" FROM subject_key WHERE subject_id = :id" };

/* The key of what is about nobody. */
#define REGISTER_KEY "register"

bool
db_subject_key(struct db *db, const char *id, struct arena *a,
    const char **key, struct err *e)
{
	return db_word(db, &q_key, PARAMS(P_TEXT(":id", id != NULL ? id :
	    REGISTER_KEY),), a, key, e);
}

static const struct query q_key_add = { "subject_key_add",
	"INSERT INTO subject_key (subject_id, \"key\") VALUES (:id, :key)" };

bool
db_subject_key_made(struct db *db, const char *id, struct arena *a,
    const char **key, struct err *e)
{
	char fresh[HASH_SIZE];

	if (!db_subject_key(db, id, a, key, e))
		return false;
	if (*key != NULL)
		return true;
	*key = arena_strdup(a, hash_random_key(fresh));
	return db_run(db, &q_key_add, PARAMS(P_TEXT(":id", id != NULL ? id :
	    REGISTER_KEY), P_TEXT(":key", *key),), NULL, e);
}

static const struct query q_integrity = { "integrity",
	"SELECT integrity_check AS word FROM pragma_integrity_check "
	"WHERE integrity_check <> 'ok'" };
static const struct query q_references = { "references",
	"SELECT 'Rows of ' || \"table\" || ' name rows of ' || parent || "
	"' that are not there: ' || count(*) || '.' AS word "
	"FROM pragma_foreign_key_check GROUP BY \"table\", parent" };

bool
db_faults(struct db *db, struct arena *a, const char *const **out,
    int *count, struct err *e)
{
	const char *const *file, *const *rows;
	const char **list;
	int file_count, row_count, n = 0;

	if (!words(db, &q_integrity, NULL, a, &file, &file_count, e) ||
	    !words(db, &q_references, NULL, a, &rows, &row_count, e))
		return false;
	list = arena_array(a, (size_t)(file_count + row_count) + 1,
	    sizeof *list);
	for (int i = 0; i < file_count; i++)
		list[n++] = arena_printf(a, "The file is damaged: %s.",
		    file[i]);
	for (int i = 0; i < row_count; i++)
		list[n++] = rows[i];
	*out = list;
	*count = n;
	return true;
}
