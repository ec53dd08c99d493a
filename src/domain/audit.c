/*
 * Adding to the chain.  A link holds names of fields and a digest that is
 * keyed with a secret of the person whom it is about: a plain hash of a date
 * of birth is found again in milliseconds.  Proving it is in verify.c.
 */
#include "src/domain/audit.h"

#include <assert.h>
#include <string.h>

#include "db/audit.h"
#include "src/base/hash.h"
#include "src/domain/chain.h"
#include "src/model/decision.h"
#include "src/model/meeting.h"
#include "src/model/minutes.h"
#include "src/model/referral.h"

/* The key of what is about nobody. */
#define REGISTER_KEY "register"

const char *
audit_content(const struct record *r, const void *row, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *text;

	record_encode(r, row, &b);
	text = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return text;
}

static bool
key_for(struct db *db, const char *subject, struct arena *a,
    const char **key, struct err *e)
{
	char fresh[HASH_SIZE];

	if (subject == NULL)
		subject = REGISTER_KEY;
	if (!db_subject_key(db, subject, a, key, e))
		return false;
	if (*key != NULL)
		return true;
	*key = arena_strdup(a, hash_random_key(fresh));
	return db_subject_key_add(db, subject, *key, e);
}

bool
chain_key(struct db *db, const char *subject, struct arena *a,
    const char **key, struct err *e)
{
	return db_subject_key(db, subject != NULL ? subject : REGISTER_KEY, a,
	    key, e);
}

const char *
chain_digest(const char *key, const char *content,
    char out[static HASH_SIZE])
{
	return hash_hmac(key, strlen(key), content, strlen(content), out);
}

/* Each part with its length, so that no two links read the same. */
static void
add_part(struct buf *b, const char *part)
{
	buf_printf(b, "%zu:", strlen(part));
	buf_str(b, part);
}

const char *
chain_hash(const char *before, const struct audit *l,
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

static bool
add(struct db *db, const struct audit_entry *entry, struct arena *a,
    struct err *e)
{
	struct audit last, link;
	const char *key;
	bool found;
	char digest[HASH_SIZE], hash[HASH_SIZE];

	if (!db_audit_last(db, a, &last, &found, e) ||
	    !key_for(db, entry->subject_id, a, &key, e))
		return false;
	link = (struct audit){
		.seq = found ? last.seq + 1 : 1, .at = db_now(db),
		.actor = db_actor(db), .act = entry->act,
		.kind = entry->kind, .entity = entry->entity,
		.subject_id = entry->subject_id,
		.fields = entry->fields != NULL ? entry->fields : "",
		.digest = chain_digest(key, entry->content != NULL ?
		    entry->content : "", digest),
	};
	link.hash = chain_hash(found ? last.hash : "", &link, hash);
	return db_audit_insert(db, &link, e);
}

static const struct record *const recorded[] = {
	&decision_record, &decision_event_record, &line_record, &plan_record
};

static const struct record *
recorded_find(const char *kind)
{
	for (size_t i = 0; i < sizeof recorded / sizeof recorded[0]; i++)
		if (strcmp(recorded[i]->table, kind) == 0)
			return recorded[i];
	return NULL;
}

/* The codes of a decision are part of what was decided. */
static bool
add_codes(struct db *db, const char *id, struct arena *a, struct buf *b,
    struct err *e)
{
	struct decision_code *codes;
	int count;

	if (!db_list(db, &decision_code_record, "decision_id", id,
	    "kind, position", a, &codes, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		record_encode(&decision_code_record, &codes[i], b);
	return true;
}

bool
chain_content(struct db *db, const char *kind, const char *id,
    struct arena *a, const char **content, bool *found, struct err *e)
{
	const struct record *r = recorded_find(kind);
	struct buf b = BUF_INIT;
	void *row;
	bool ok;

	assert(r != NULL);
	row = arena_alloc(a, r->size);
	if (!db_seek(db, r, "id", id, a, row, found, e))
		return false;
	if (!*found)
		return true;
	record_encode(r, row, &b);
	ok = r != &decision_record || add_codes(db, id, a, &b, e);
	if (ok)
		*content = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return ok;
}

/*
 * A row that verify.c will look at is hashed as it stands now, whatever the
 * caller had in hand; one that was erased leaves the caller's words.
 */
bool
audit_add(struct db *db, const struct audit_entry *entry, struct err *e)
{
	struct audit_entry now = *entry;
	struct arena a = ARENA_INIT;
	bool found, ok = true;

	if (recorded_find(entry->kind) != NULL)
		ok = chain_content(db, entry->kind, entry->entity, &a,
		    &now.content, &found, e);
	ok = ok && add(db, &now, &a, e);
	arena_release(&a);
	return ok;
}

bool
audit_row(struct db *db, const char *act, const char *kind, const char *id,
    const char *subject, const char *fields, struct err *e)
{
	struct audit_entry entry = {
		.act = act, .kind = kind, .entity = id,
		.subject_id = subject, .fields = fields
	};

	return audit_add(db, &entry, e);
}

bool
audit_history(struct db *db, const char *ref, struct arena *a,
    struct audit **out, int *count, struct err *e)
{
	struct referral r;
	struct meeting m;
	bool found;

	if (!db_seek(db, &referral_record, "ref", ref, a, &r, &found, e))
		return false;
	if (found)
		return db_audit_of_referral(db, r.id, a, out, count, e);
	if (!db_seek(db, &meeting_record, "ref", ref, a, &m, &found, e))
		return false;
	if (found)
		return db_audit_of_meeting(db, m.id, a, out, count, e);
	err_set(e, ERR_NO_INPUT, "There is no referral and no meeting “%s” "
	    "in this register.", ref);
	return false;
}

bool
audit_head(struct db *db, struct arena *a, const char **head, struct err *e)
{
	struct audit last;
	bool found;

	if (!db_audit_last(db, a, &last, &found, e))
		return false;
	*head = found ? last.hash : "";
	return true;
}
