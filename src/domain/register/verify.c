/*
 * Proving the chain: it is whole and in order, it ends where it should, and
 * what was recorded is still what its links say.
 */
#include <bsd/string.h>
#include <string.h>

#include "db/audit.h"
#include "db/seal.h"
#include "src/domain/register/audit.h"
#include "src/model/meeting.h"
#include "src/model/referral.h"

#define PAGE 500
#define FAULTS_MOST 100		/* a register that far off is off */

struct proof {
	struct db *db;
	struct arena *out;	/* of the faults */
	const char **faults;
	int count;
	const char *head;	/* that must be in the chain, or NULL */
	bool head_seen;
	bool seals_seen;
	int64_t seq;		/* of the last link read */
	char hash[HASH_SIZE];
};

static void
fault(struct proof *p, const char *sentence)
{
	if (p->count < FAULTS_MOST)
		p->faults[p->count++] = sentence;
}

/* One link against the one before. */
static void
check_link(struct proof *p, const struct audit *l)
{
	char hash[HASH_SIZE];

	if (l->seq != p->seq + 1)
		fault(p, arena_printf(p->out, "Links %lld to %lld of the "
		    "chain are missing.", (long long)p->seq + 1,
		    (long long)l->seq - 1));
	if (!hash_equal(db_audit_hash(p->hash, l, hash), l->hash))
		fault(p, arena_printf(p->out, "Link %lld of the chain (%s, "
		    "%s %s) does not follow from the one before: it or an "
		    "earlier one was changed.", (long long)l->seq, l->act,
		    l->kind, l->entity));
	if (p->head != NULL &&
	    strncmp(l->hash, p->head, strlen(p->head)) == 0)
		p->head_seen = true;
	p->seq = l->seq;
	memcpy(p->hash, l->hash, strnlen(l->hash, HASH_SIZE - 1) + 1);
}

/* The seals that a link carries are those that it carried. */
static bool
check_seals(struct proof *p, const struct audit *l, struct arena *a,
    struct err *e)
{
	const char *key, *text;
	struct seal *list;
	char digest[HASH_SIZE];
	int n;

	if (strcmp(l->act, SEAL_ACT) != 0)
		return true;
	p->seals_seen = true;
	if (!db_seals_of(p->db, l->seq, a, &list, &n, e) ||
	    !db_subject_key(p->db, NULL, a, &key, e))
		return false;
	text = db_seals_text(list, n, a);
	if (key == NULL || !hash_equal(hash_hmac(key, strlen(key), text,
	    strlen(text), digest), l->digest))
		fault(p, arena_printf(p->out, "The seals of link %lld are "
		    "not as they were made: what they seal cannot be proved.",
		    (long long)l->seq));
	return true;
}

static bool
check_links(struct proof *p, struct err *e)
{
	struct arena a = ARENA_INIT, of_link = ARENA_INIT;
	struct audit *links;
	int count;
	bool ok;

	do {
		ok = db_audit_after(p->db, p->seq, PAGE, &a, &links, &count,
		    e);
		for (int i = 0; ok && i < count; i++) {
			check_link(p, &links[i]);
			ok = check_seals(p, &links[i], &of_link, e);
			arena_reset(&of_link);
		}
		arena_reset(&a);
	} while (ok && count == PAGE);
	arena_release(&of_link);
	arena_release(&a);
	return ok;
}

static bool
check_end(struct proof *p, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct audit_end end;
	bool found, ok;

	ok = db_seek(p->db, &audit_end_record, "id", "end", &a, &end, &found,
	    e);
	if (ok && found && (end.seq != p->seq ||
	    !hash_equal(end.hash, p->hash)))
		fault(p, arena_printf(p->out, "The chain ends at link %lld, "
		    "but link %lld was the last.", (long long)p->seq,
		    (long long)end.seq));
	if (ok && !found && p->seq > 0)
		fault(p, "The note of where the chain ends is missing.");
	if (ok && p->head != NULL && !p->head_seen)
		fault(p, arena_printf(p->out, "The head %s is not in this "
		    "chain: links after some point were taken away, or it is "
		    "another register's.", p->head));
	arena_release(&a);
	return ok;
}

/* What people call a row; never a name. */
static const char *
name_of(struct proof *p, const char *kind, const char *id, struct arena *a)
{
	struct referral r;
	struct meeting m;
	bool found;

	if (strcmp(kind, "referral") == 0 && db_seek(p->db, &referral_record,
	    "id", id, a, &r, &found, NULL) && found)
		return r.ref;
	if (strcmp(kind, "meeting") == 0 && db_seek(p->db, &meeting_record,
	    "id", id, a, &m, &found, NULL) && found)
		return m.ref;
	return id;
}

static bool
who_sealed(struct proof *p, int64_t seq, struct arena *a, const char **who,
    struct err *e)
{
	struct audit *l;
	int n;

	if (!db_audit_after(p->db, seq - 1, 1, a, &l, &n, e))
		return false;
	*who = n == 1 ? l[0].actor : "nobody";
	return true;
}

/* A row that is there against its seal. */
static bool
check_content(struct proof *p, const struct seal *seal, const char *content,
    struct arena *a, struct err *e)
{
	const char *key, *who, *name = name_of(p, seal->kind, seal->entity,
	    a);
	char digest[HASH_SIZE];

	if (!db_subject_key(p->db, seal->subject_id, a, &key, e) ||
	    !who_sealed(p, seal->seq, a, &who, e))
		return false;
	if (key == NULL)
		fault(p, arena_printf(p->out, "The %s %s is still here, "
		    "although the key of its pupil was destroyed.",
		    seal->kind, name));
	else if (!hash_equal(hash_hmac(key, strlen(key), content,
	    strlen(content), digest), seal->digest))
		fault(p, arena_printf(p->out, "The %s %s is not as it was "
		    "recorded by %s in link %lld.", seal->kind, name, who,
		    (long long)seal->seq));
	return true;
}

static bool
check_row(struct proof *p, const char *kind, const char *id,
    struct arena *a, struct err *e)
{
	const char *content, *subject;
	struct seal seal;
	bool sealed, there;

	if (!db_seal_last(p->db, kind, id, a, &seal, &sealed, e) ||
	    !db_seal_content(p->db, kind, id, a, &content, &subject, &there,
	    e))
		return false;
	if (sealed && *seal.digest == '\0')
		sealed = false;		/* an act took it away */
	if (there && sealed)
		return check_content(p, &seal, content, a, e);
	if (there)
		fault(p, arena_printf(p->out, "The %s %s is not in the "
		    "chain: it did not come from this program.", kind,
		    name_of(p, kind, id, a)));
	else if (sealed)
		fault(p, arena_printf(p->out, "The %s %s was recorded in "
		    "link %lld, but is gone.", kind, id,
		    (long long)seal.seq));
	return true;
}

static bool
check_rows(struct proof *p, const char *kind, struct err *e)
{
	struct arena a = ARENA_INIT, of_row = ARENA_INIT;
	const char *const *ids;
	char after[600] = "";
	int count;
	bool ok;

	do {
		ok = db_seal_entities(p->db, kind, after, PAGE, &a, &ids,
		    &count, e);
		for (int i = 0; ok && i < count; i++) {
			ok = check_row(p, kind, ids[i], &of_row, e);
			arena_reset(&of_row);
		}
		if (ok && count > 0)
			strlcpy(after, ids[count - 1], sizeof after);
		arena_reset(&a);
	} while (ok && count == PAGE);
	arena_release(&of_row);
	arena_release(&a);
	return ok;
}

static bool
check_file(struct proof *p, struct err *e)
{
	const char *const *found;
	int count;

	if (!db_faults(p->db, p->out, &found, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		fault(p, found[i]);
	return true;
}

/* A register that only an older program wrote to has no seals yet. */
static bool
check_everything(struct proof *p, struct err *e)
{
	bool sealed;

	if (!check_file(p, e) || !check_links(p, e) || !check_end(p, e) ||
	    !db_is_sealed(p->db, &sealed, e))
		return false;
	if (!sealed && p->seals_seen)
		fault(p, "The note that this register is sealed was taken "
		    "away.");
	for (int i = 0; sealed && seal_kinds[i] != NULL; i++)
		if (!check_rows(p, seal_kinds[i], e))
			return false;
	return true;
}

/* A head may be cut short, as people copy it, but not to nothing. */
#define HEAD_LEAST 12

static bool
head_is_one(const char *head, struct err *e)
{
	size_t n = strlen(head);

	if (n >= HEAD_LEAST && n < HASH_SIZE &&
	    strspn(head, "0123456789abcdef") == n)
		return true;
	err_set(e, ERR_USAGE, "“%s” is no head of a chain: it has 64 digits "
	    "0-9 and a-f, of which at least the first %d are needed.", head,
	    HEAD_LEAST);
	return false;
}

bool
audit_verify(struct db *db, const char *head, struct arena *a,
    const char *const **faults, int *count, struct err *e)
{
	struct proof p = { .db = db, .out = a, .head = head, .hash = "" };
	bool ok;

	if (head != NULL && !head_is_one(head, e))
		return false;
	p.faults = arena_array(a, FAULTS_MOST, sizeof *p.faults);
	/* one state of the register, whoever writes meanwhile */
	if (!db_begin_reading(db, e))
		return false;
	ok = check_everything(&p, e);
	db_rollback(db);
	if (!ok)
		return false;
	*faults = p.faults;
	*count = p.count;
	return true;
}
