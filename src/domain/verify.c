/*
 * Proving the chain: it is whole and in order, it ends where it should, and
 * what was recorded is still what its links say.
 */
#include <bsd/string.h>
#include <string.h>

#include "db/audit.h"
#include "src/domain/chain.h"

#define PAGE 500
#define FAULTS_MOST 100		/* a register that far off is off */

struct proof {
	struct db *db;
	struct arena *out;	/* of the faults */
	const char **faults;
	int count;
	const char *head;	/* that must be in the chain, or NULL */
	bool head_seen;
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
	if (!hash_equal(chain_hash(p->hash, l, hash), l->hash))
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

static bool
check_links(struct proof *p, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct audit *links;
	int count;
	bool ok;

	do {
		ok = db_audit_after(p->db, p->seq, PAGE, &a, &links, &count,
		    e);
		for (int i = 0; ok && i < count; i++)
			check_link(p, &links[i]);
		arena_reset(&a);
	} while (ok && count == PAGE);
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

/* A recorded row against its last link. */
static bool
check_row(struct proof *p, const char *kind, const char *id,
    struct arena *a, struct err *e)
{
	const char *content, *key;
	struct audit link;
	bool found, there;
	char digest[HASH_SIZE];

	if (!db_audit_about(p->db, kind, id, a, &link, &found, e) ||
	    !chain_content(p->db, kind, id, a, &content, &there, e))
		return false;
	if (!there)
		return true;	/* gone since its id was read */
	if (!found) {
		fault(p, arena_printf(p->out, "The %s %s is not in the "
		    "chain: it did not come from this program.", kind, id));
		return true;
	}
	if (!chain_key(p->db, link.subject_id, a, &key, e))
		return false;
	if (key == NULL)
		fault(p, arena_printf(p->out, "The %s %s is still here, "
		    "although the key of its pupil was destroyed.", kind,
		    id));
	else if (!hash_equal(chain_digest(key, content, digest),
	    link.digest))
		fault(p, arena_printf(p->out, "The %s %s is not as it was "
		    "recorded by %s in link %lld.", kind, id, link.actor,
		    (long long)link.seq));
	return true;
}

static bool
check_rows(struct proof *p, const char *kind, struct err *e)
{
	struct arena a = ARENA_INIT, of_row = ARENA_INIT;
	const char *const *ids;
	char after[80] = "";
	int count;
	bool ok;

	do {
		ok = db_recorded_ids(p->db, kind, after, PAGE, &a, &ids,
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

/*
 * The other way round: a link of a decision whose row is not there.  What
 * was about a person whose key was destroyed was erased.
 */
static bool
check_gone(struct proof *p, const struct audit *l, struct arena *a,
    struct err *e)
{
	const char *content, *key;
	struct audit last;
	bool there, found;

	if (!chain_content(p->db, l->kind, l->entity, a, &content, &there,
	    e))
		return false;
	if (there)
		return true;
	if (!chain_key(p->db, l->subject_id, a, &key, e) ||
	    !db_audit_about(p->db, l->kind, l->entity, a, &last, &found, e))
		return false;
	if (key != NULL && last.seq == l->seq &&
	    strncmp(l->act, "erase", 5) != 0)
		fault(p, arena_printf(p->out, "The %s %s was recorded in "
		    "link %lld, but is gone.", l->kind, l->entity,
		    (long long)l->seq));
	return true;
}

static const char *const kinds[] = {
	"decision", "decision_event", "line", "plan", NULL
};

static bool
is_recorded(const char *kind)
{
	for (int i = 0; kinds[i] != NULL; i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

static bool
check_all_gone(struct proof *p, struct err *e)
{
	struct arena a = ARENA_INIT, of_row = ARENA_INIT;
	struct audit *links;
	int64_t seq = 0;
	int count;
	bool ok;

	do {
		ok = db_audit_after(p->db, seq, PAGE, &a, &links, &count, e);
		for (int i = 0; ok && i < count; i++) {
			seq = links[i].seq;
			if (is_recorded(links[i].kind))
				ok = check_gone(p, &links[i], &of_row, e);
			arena_reset(&of_row);
		}
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

static bool
check_everything(struct proof *p, struct err *e)
{
	if (!check_file(p, e) || !check_links(p, e) || !check_end(p, e))
		return false;
	for (int i = 0; kinds[i] != NULL; i++)
		if (!check_rows(p, kinds[i], e))
			return false;
	return check_all_gone(p, e);
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
