/* The chain of recorded acts as rows, and the keys of its digests. */
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include "db/db.h"
#include "src/base/hash.h"
#include "src/model/register.h"

/* Where the chain ends: the last link, and what was noted of it. */
struct audit_end {
	const char *id;		/* always "end" */
	int64_t seq;
	const char *hash;
};
extern const struct record audit_end_record;

bool db_audit_last(struct db *, struct arena *, struct audit *out,
    bool *found, struct err *e);
/* Inserts the link and notes it as the end. */
bool db_audit_insert(struct db *, struct audit *, struct err *e);
/* At most LIMIT links after SEQ, in order. */
bool db_audit_after(struct db *, int64_t seq, int limit, struct arena *,
    struct audit **out, int *count, struct err *e);
/* Links about a referral, its decisions, items, lines, plans, placements. */
bool db_audit_of_referral(struct db *, const char *referral_id,
    struct arena *, struct audit **out, int *count, struct err *e);

/* Links about a meeting, its items, roll, lines and decisions. */
bool db_audit_of_meeting(struct db *, const char *meeting_id,
    struct arena *, struct audit **out, int *count, struct err *e);

/* The hash of a link that follows the one with hash BEFORE ("": none). */
const char *db_audit_hash(const char *before, const struct audit *,
    char out[static HASH_SIZE]);

/* The key of a subject (NULL: of the register); NULL when it has none (any
 * more).  The other call makes one then. */
bool db_subject_key(struct db *, const char *subject_id, struct arena *,
    const char **key, struct err *e);
bool db_subject_key_made(struct db *, const char *subject_id,
    struct arena *, const char **key, struct err *e);

/* What SQLite finds wrong with the file, and with references between rows:
 * a sentence each. */
bool db_faults(struct db *, struct arena *, const char *const **out,
    int *count, struct err *e);

#endif
