/*
 * Adding to the chain.  A link holds names of fields and a digest that is
 * keyed with a secret of the person whom it is about: a plain hash of a date
 * of birth is found again in milliseconds.  What rows say is sealed by
 * db/seal.c when the act ends; proving it all is in verify.c.
 */
#include "src/domain/register/audit.h"

#include <string.h>

#include "db/audit.h"
#include "src/model/meeting.h"
#include "src/model/referral.h"

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
add(struct db *db, const struct audit_entry *entry, struct arena *a,
    struct err *e)
{
	struct audit last, link;
	const char *key;
	bool found;
	const char *content = entry->content != NULL ? entry->content : "";
	char digest[HASH_SIZE], hash[HASH_SIZE];

	if (!db_audit_last(db, a, &last, &found, e) ||
	    !db_subject_key_made(db, entry->subject_id, a, &key, e))
		return false;
	link = (struct audit){
		.seq = found ? last.seq + 1 : 1, .at = db_now(db),
		.actor = db_actor(db), .act = entry->act,
		.kind = entry->kind, .entity = entry->entity,
		.subject_id = entry->subject_id,
		.fields = entry->fields != NULL ? entry->fields : "",
		.digest = hash_hmac(key, strlen(key), content,
		    strlen(content), digest),
	};
	link.hash = db_audit_hash(found ? last.hash : "", &link, hash);
	return db_audit_insert(db, &link, e);
}

bool
audit_add(struct db *db, const struct audit_entry *entry, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok = add(db, entry, &a, e);

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
audit_origin(struct db *db, struct arena *a, const char **origin,
    struct err *e)
{
	struct audit *first;
	int n;

	if (!db_audit_after(db, 0, 1, a, &first, &n, e))
		return false;
	*origin = n == 1 ? arena_printf(a, "%.12s", first[0].hash) : "0";
	return true;
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
