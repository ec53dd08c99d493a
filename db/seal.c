/*
 * Which rows are sealed, and how.  Rows that hang on another one (the fields
 * of a form, the codes of a decision) are sealed with it.  What is not here
 * is counted up by tests/domain/test-seal.c, with the reason.
 */
#include "db/seal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/audit.h"
#include "db/stmt.h"
#include "src/base/mem.h"
#include "src/model/scheme.h"

static const struct field seal_fields[] = {
	F_TEXT(seal, kind), F_TEXT(seal, entity), F_TIME(seal, seq),
	F_TEXT(seal, subject_id), F_TEXT(seal, digest), F_END
};
const struct record seal_record =
    { "seal", seal_fields, sizeof(struct seal) };

/* One column of text. */
struct word {
	const char *word;
};
static const struct field word_fields[] = { F_TEXT(word, word), F_END };
static const struct record word_record =
    { NULL, word_fields, sizeof(struct word) };

/* The order of kinds is that of the tables below. */
enum {
	KIND_SETTING, KIND_MEMBER, KIND_PACK, KIND_SCHOOL, KIND_CONTACT,
	KIND_PERSON, KIND_PERSON_LINK, KIND_CLUSTER, KIND_CLUSTER_SCHOOL,
	KIND_PURCHASE, KIND_SERIES, KIND_MEETING, KIND_ATTENDANCE, KIND_PUPIL,
	KIND_REFERRAL, KIND_ITEM, KIND_PRESENCE, KIND_INTEREST, KIND_DECISION,
	KIND_DECISION_EVENT, KIND_PLACEMENT, KIND_WAITING, KIND_LINE,
	KIND_PLAN, KIND_EVENT, KIND_HOURS, KIND_ERASURE, KINDS
};

const char *const seal_kinds[] = {
	"setting", "member", "pack", "school", "school_contact", "person",
	"person_link", "cluster", "cluster_school", "purchase", "series",
	"meeting", "attendance", "pupil", "referral", "item", "presence",
	"interest", "decision", "decision_event", "placement", "waiting",
	"line", "plan", "event", "hours", "erasure", NULL
};

/* Tables and the column that names the row they are sealed with. */
static const struct sealed {
	const char *table;
	int kind;
	const char *column;
} sealed[] = {
	{ "setting", KIND_SETTING, "name" },
	{ "member", KIND_MEMBER, "id" },
	{ "pack", KIND_PACK, "id" },
	{ "school", KIND_SCHOOL, "urn" },
	{ "school_contact", KIND_CONTACT, "id" },
	{ "person", KIND_PERSON, "id" },
	{ "person_link", KIND_PERSON_LINK, "id" },
	{ "cluster", KIND_CLUSTER, "id" },
	{ "cluster_school", KIND_CLUSTER_SCHOOL, "id" },
	{ "purchase", KIND_PURCHASE, "id" },
	{ "series", KIND_SERIES, "id" },
	{ "meeting", KIND_MEETING, "id" },
	{ "adjournment", KIND_MEETING, "meeting_id" },
	{ "attendance", KIND_ATTENDANCE, "id" },
	{ "pupil", KIND_PUPIL, "id" },
	{ "referral", KIND_REFERRAL, "id" },
	{ "referral_value", KIND_REFERRAL, "referral_id" },
	{ "consent", KIND_REFERRAL, "referral_id" },
	{ "evidence", KIND_REFERRAL, "referral_id" },
	{ "item", KIND_ITEM, "id" },
	{ "paper_seen", KIND_ITEM, "item_id" },
	{ "presence", KIND_PRESENCE, "id" },
	{ "interest", KIND_INTEREST, "id" },
	{ "decision", KIND_DECISION, "id" },
	{ "decision_code", KIND_DECISION, "decision_id" },
	{ "decision_event", KIND_DECISION_EVENT, "id" },
	{ "placement", KIND_PLACEMENT, "id" },
	{ "waiting", KIND_WAITING, "id" },
	{ "line", KIND_LINE, "id" },
	{ "line_version", KIND_LINE, "line_id" },
	{ "plan", KIND_PLAN, "id" },
	{ "event", KIND_EVENT, "id" },
	{ "score", KIND_EVENT, "event_id" },
	{ "hours", KIND_HOURS, "id" },
	{ "erasure", KIND_ERASURE, "id" },
};
#define SEALED (int)(sizeof sealed / sizeof sealed[0])

/* Whose key seals the rows of a kind; others are about nobody. */
static const struct query q_subject[] = {
	{ "pupil", "SELECT :entity" },
	{ "referral", "SELECT :entity" },
	{ "item", "SELECT referral_id FROM item WHERE id = :entity" },
	{ "presence", "SELECT i.referral_id FROM presence p "
	    "JOIN item i ON i.id = p.item_id WHERE p.id = :entity" },
	{ "interest", "SELECT i.referral_id FROM interest n "
	    "JOIN item i ON i.id = n.item_id WHERE n.id = :entity" },
	{ "decision", "SELECT referral_id FROM decision "
	    "WHERE id = :entity" },
	{ "decision_event", "SELECT d.referral_id FROM decision_event v "
	    "JOIN decision d ON d.id = v.decision_id WHERE v.id = :entity" },
	{ "placement", "SELECT referral_id FROM placement "
	    "WHERE id = :entity" },
	{ "waiting", "SELECT referral_id FROM waiting WHERE id = :entity" },
	{ "line", "SELECT referral_id FROM line WHERE id = :entity" },
	{ "plan", "SELECT referral_id FROM plan WHERE id = :entity" },
	{ "event", "SELECT referral_id FROM event WHERE id = :entity" },
	{ "hours", "SELECT referral_id FROM hours WHERE id = :entity" },
};
#define SUBJECTS (int)(sizeof q_subject / sizeof q_subject[0])

static const struct sealed *
sealed_find(const char *table)
{
	for (int i = 0; i < SEALED; i++)
		if (strcmp(sealed[i].table, table) == 0)
			return &sealed[i];
	return NULL;
}

/* KINDS for a word that is none: somebody wrote into the table of seals. */
static int
kind_find(const char *kind)
{
	int i = 0;

	while (i < KINDS && strcmp(seal_kinds[i], kind) != 0)
		i++;
	return i;
}

/* The rows of one table, asked for by the column that they are sealed by;
 * the texts are made once, from names in our own source. */
static const struct query *
rows_query(int i)
{
	static struct query made[sizeof sealed / sizeof sealed[0]];
	struct buf b = BUF_INIT;

	if (made[i].sql == NULL) {
		buf_printf(&b, "SELECT * FROM %s WHERE %s = :entity "
		    "ORDER BY 1, 2, 3", sealed[i].table, sealed[i].column);
		made[i] = (struct query){ sealed[i].table, b.p };
	}
	return &made[i];
}

static const struct query *
part_query(int part)
{
	static struct query made[PART_COUNT];
	const char *table = pack_files[part].record.table;
	struct buf b = BUF_INIT;

	if (made[part].sql == NULL) {
		buf_printf(&b, "SELECT * FROM %s WHERE pack_id = :entity "
		    "ORDER BY position", table);
		made[part] = (struct query){ table, b.p };
	}
	return &made[part];
}

/* An act touches the same row many times, mostly in a row. */
static void
touch(struct db *db, int kind, const char *entity)
{
	for (int i = db->touched_count; i-- > 0 &&
	    i > db->touched_count - 8; )
		if (db->touched[i].kind == kind &&
		    strcmp(db->touched[i].entity, entity) == 0)
			return;
	if (db->touched_count == db->touched_room) {
		db->touched_room = db->touched_room ? 2 * db->touched_room :
		    64;
		db->touched = mem_resize(db->touched,
		    (size_t)db->touched_room, sizeof *db->touched);
	}
	db->touched[db->touched_count++] =
	    (struct touch){ kind, mem_strdup(entity) };
}

void
db_touched_forget(struct db *db)
{
	for (int i = 0; i < db->touched_count; i++)
		free(db->touched[i].entity);
	db->touched_count = 0;
}

void
db_touch_id(struct db *db, const char *table, const char *key)
{
	const struct sealed *s = sealed_find(table);

	if (s != NULL)
		touch(db, s->kind, key);
}

void
db_touch(struct db *db, const struct record *r, const void *row)
{
	const struct sealed *s = sealed_find(r->table);
	const struct field *f = s != NULL ? record_field(r, s->column) : NULL;

	if (f != NULL && !field_is_absent(f, row))
		touch(db, s->kind, field_text(f, row));
}

static bool
touch_all(struct db *db, const struct query *q, const struct param *params,
    int kind, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct word *rows;
	int n;
	bool ok = db_all(db, q, params, &word_record, &a, &rows, &n, e);

	for (int i = 0; ok && i < n; i++)
		touch(db, kind, rows[i].word);
	arena_release(&a);
	return ok;
}

/* The texts live as long as the statements that were made of them. */
struct named {
	const char *table;
	const char *column;
	struct query query;
};

static const struct query *
keys_query(const struct sealed *s, const char *column)
{
	static struct named *made;
	static int count;
	struct buf b = BUF_INIT;

	for (int i = 0; i < count; i++)
		if (made[i].table == s->table && (made[i].column == column ||
		    (column != NULL && made[i].column != NULL &&
		    strcmp(made[i].column, column) == 0)))
			return &made[i].query;
	buf_printf(&b, "SELECT %s AS word FROM %s", s->column, s->table);
	if (column != NULL)
		buf_printf(&b, " WHERE \"%s\" = :value", column);
	made = mem_resize(made, (size_t)count + 1, sizeof *made);
	made[count] = (struct named){ s->table, column,
	    { s->table, b.p } };
	return &made[count++].query;
}

bool
db_touch_where(struct db *db, const char *table, const char *column,
    const char *value, struct err *e)
{
	const struct sealed *s = sealed_find(table);

	if (s == NULL)
		return true;
	if (strcmp(column, s->column) == 0) {
		touch(db, s->kind, value);
		return true;
	}
	return touch_all(db, keys_query(s, column),
	    PARAMS(P_TEXT(":value", value),), s->kind, e);
}

bool
db_touch_found(struct db *db, const char *table, const struct query *q,
    const struct param *params, struct err *e)
{
	return touch_all(db, q, params, sealed_find(table)->kind, e);
}

static const struct query q_is_sealed = { "is_sealed",
	"SELECT value FROM counter WHERE name = ':sealed'" };
static const struct query q_sealed = { "sealed",
	"INSERT INTO counter (name, value) VALUES (':sealed', 1)" };

bool
db_is_sealed(struct db *db, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_is_sealed, NULL, 0, &n, e))
		return false;
	*out = n > 0;
	return true;
}

/* What was here before there were seals. */
static bool
adopt(struct db *db, struct err *e)
{
	bool done;

	if (!db_is_sealed(db, &done, e))
		return false;
	for (int i = 0; !done && i < SEALED; i++)
		if (!touch_all(db, keys_query(&sealed[i], NULL), NULL,
		    sealed[i].kind, e))
			return false;
	return done || db_run(db, &q_sealed, NULL, NULL, e);
}

static int
by_place(const void *a, const void *b)
{
	const struct touch *x = a, *y = b;

	return x->kind != y->kind ? x->kind - y->kind :
	    strcmp(x->entity, y->entity);
}

static bool
subject_of(struct db *db, const char *kind, const char *entity,
    struct arena *a, const char **subject, struct err *e)
{
	*subject = NULL;
	for (int i = 0; i < SUBJECTS; i++)
		if (strcmp(q_subject[i].name, kind) == 0)
			return db_word(db, &q_subject[i],
			    PARAMS(P_TEXT(":entity", entity),), a, subject,
			    e);
	return true;
}

static bool
encode(struct db *db, int kind, const char *entity, struct buf *b, bool *found,
    struct err *e)
{
	const struct param *p = PARAMS(P_TEXT(":entity", entity),);
	int rows;

	*found = false;
	for (int i = 0; i < SEALED; i++) {
		if (sealed[i].kind != kind)
			continue;
		if (!db_encode(db, rows_query(i), p, b, &rows, e))
			return false;
		*found = *found || rows > 0;
	}
	for (int i = 0; kind == KIND_PACK && i < PART_COUNT; i++)
		if (!db_encode(db, part_query(i), p, b, &rows, e))
			return false;
	return true;
}

bool
db_seal_content(struct db *db, const char *kind, const char *entity,
    struct arena *a, const char **content, const char **subject, bool *found,
    struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok = encode(db, kind_find(kind), entity, &b, found, e) &&
	    subject_of(db, kind, entity, a, subject, e);

	if (ok)
		*content = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return ok;
}

const char *
db_seals_text(const struct seal *list, int n, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *text;

	for (int i = 0; i < n; i++) {
		const char *subject = list[i].subject_id != NULL ?
		    list[i].subject_id : "";

		buf_printf(&b, "%s %zu:%s %zu:%s %s\n", list[i].kind,
		    strlen(list[i].entity), list[i].entity, strlen(subject),
		    subject, list[i].digest);
	}
	text = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return text;
}

/* A row that was made and went within one act leaves nothing. */
static bool
seal_one(struct db *db, const struct touch *t, struct seal *out, bool *keep,
    struct arena *a, struct arena *scratch, struct err *e)
{
	const char *content, *key, *subject;
	struct seal last;
	char digest[HASH_SIZE];

	*out = (struct seal){ .kind = seal_kinds[t->kind],
	    .entity = t->entity, .digest = "" };
	if (!db_seal_content(db, out->kind, t->entity, scratch, &content,
	    &subject, keep, e))
		return false;
	if (!*keep)
		return db_seal_last(db, out->kind, t->entity, scratch, &last,
		    keep, e);
	if (!db_subject_key_made(db, subject, scratch, &key, e))
		return false;
	if (subject != NULL)
		out->subject_id = arena_strdup(a, subject);
	out->digest = arena_strdup(a, hash_hmac(key, strlen(key), content,
	    strlen(content), digest));
	return true;
}

static const struct query q_put = { "seal_put",
	"INSERT INTO seal (kind, entity, seq, subject_id, digest) "
	"VALUES (:kind, :entity, :seq, :subject, :digest)" };

/* The link that vouches for them, then the seals. */
static bool
seals_write(struct db *db, struct seal *list, int n, struct arena *a,
    struct err *e)
{
	struct audit last, link;
	const char *key, *text = db_seals_text(list, n, a);
	char digest[HASH_SIZE], hash[HASH_SIZE];
	bool found;

	if (!db_audit_last(db, a, &last, &found, e) ||
	    !db_subject_key_made(db, NULL, a, &key, e))
		return false;
	link = (struct audit){ .seq = found ? last.seq + 1 : 1,
	    .at = db->now, .actor = db->actor, .act = SEAL_ACT,
	    .kind = "seal", .entity = "", .fields = "",
	    .digest = hash_hmac(key, strlen(key), text, strlen(text),
	    digest) };
	link.hash = db_audit_hash(found ? last.hash : "", &link, hash);
	if (!db_audit_insert(db, &link, e))
		return false;
	for (int i = 0; i < n; i++)
		if (!db_run(db, &q_put, PARAMS(P_TEXT(":kind", list[i].kind),
		    P_TEXT(":entity", list[i].entity),
		    P_INT(":seq", link.seq),
		    P_TEXT(":subject", list[i].subject_id),
		    P_TEXT(":digest", list[i].digest),), NULL, e))
			return false;
	return true;
}

static bool
seal_all(struct db *db, struct arena *a, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct seal *list = arena_array(a, (size_t)db->touched_count + 1,
	    sizeof *list);
	bool ok = true, keep;
	int n = 0;

	for (int i = 0; ok && i < db->touched_count; i++) {
		if (i > 0 && by_place(&db->touched[i - 1],
		    &db->touched[i]) == 0)
			continue;
		ok = seal_one(db, &db->touched[i], &list[n], &keep, a,
		    &scratch, e);
		n += ok && keep;
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return ok && (n == 0 || seals_write(db, list, n, a, e));
}

bool
db_seal(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (db->touched_count == 0)
		return true;
	if (!adopt(db, e))
		return false;
	qsort(db->touched, (size_t)db->touched_count, sizeof *db->touched,
	    by_place);
	ok = seal_all(db, &a, e);
	arena_release(&a);
	return ok;
}

/* In the order in which they were made into the link's digest. */
static const struct query q_of_link = { "seals_of",
	"SELECT kind, entity, seq, subject_id, digest FROM seal "
	"WHERE seq = :seq" };

static int
by_kind(const void *a, const void *b)
{
	const struct seal *x = a, *y = b;
	int k = strcmp(x->kind, y->kind) == 0 ? 0 : kind_find(x->kind) -
	    kind_find(y->kind);

	return k != 0 ? k : strcmp(x->entity, y->entity);
}

bool
db_seals_of(struct db *db, int64_t seq, struct arena *a, struct seal **out,
    int *count, struct err *e)
{
	if (!db_all(db, &q_of_link, PARAMS(P_INT(":seq", seq),),
	    &seal_record, a, out, count, e))
		return false;
	if (*count > 1)
		qsort(*out, (size_t)*count, sizeof **out, by_kind);
	return true;
}

static const struct query q_last = { "seal_last",
	"SELECT s.kind, s.entity, s.seq, s.subject_id, s.digest FROM seal s "
	"WHERE s.kind = :kind AND s.entity = :entity AND EXISTS "
	"(SELECT 1 FROM audit a WHERE a.seq = s.seq AND a.act = :act) "
	"ORDER BY s.seq DESC LIMIT 1" };

bool
db_seal_last(struct db *db, const char *kind, const char *entity,
    struct arena *a, struct seal *out, bool *found, struct err *e)
{
	return db_one(db, &q_last, PARAMS(P_TEXT(":kind", kind),
	    P_TEXT(":entity", entity), P_TEXT(":act", SEAL_ACT),),
	    &seal_record, a, out, found, e);
}

static const struct query *
entities_query(int kind)
{
	static struct query made[KINDS];
	struct buf b = BUF_INIT;

	if (made[kind].sql == NULL) {
		const struct sealed *s = sealed_find(seal_kinds[kind]);

		buf_printf(&b, "SELECT %s AS word FROM %s WHERE %s > :after "
		    "UNION SELECT entity FROM seal WHERE kind = '%s' "
		    "AND entity > :after ORDER BY 1 LIMIT :limit", s->column,
		    s->table, s->column, s->table);
		made[kind] = (struct query){ s->table, b.p };
	}
	return &made[kind];
}

bool
db_seal_entities(struct db *db, const char *kind, const char *after,
    int limit, struct arena *a, const char *const **out, int *count,
    struct err *e)
{
	struct word *rows;
	const char **list;
	int n;

	assert(kind_find(kind) < KINDS);
	if (!db_all(db, entities_query(kind_find(kind)),
	    PARAMS(P_TEXT(":after", after), P_INT(":limit", limit),),
	    &word_record, a, &rows, &n, e))
		return false;
	list = arena_array(a, (size_t)n + 1, sizeof *list);
	for (int i = 0; i < n; i++)
		list[i] = rows[i].word;
	*out = list;
	*count = n;
	return true;
}
