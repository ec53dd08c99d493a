/*
 * Seals: a digest of every row that counts, as the act that wrote it left
 * it.  record.c tells which rows an act has touched; before it is committed
 * they are read once more, and one link of the audit chain vouches for all of
 * their seals.  Holding rows against them is in src/domain/register/verify.c.
 */
#ifndef DB_SEAL_H
#define DB_SEAL_H

#include "db/db.h"

/* The act of the links that carry seals, and the kind they are about. */
#define SEAL_ACT "seal"

struct seal {
	const char *kind;	/* table of the row that others hang on */
	const char *entity;	/* its key */
	int64_t seq;		/* of the link that vouches for it */
	const char *subject_id;	/* case or pupil whose key was used */
	const char *digest;	/* "": the row went */
};
extern const struct record seal_record;

/* Kinds of rows that are sealed, ends with NULL. */
extern const char *const seal_kinds[];

/* The table's rows of this key were written, or will be by this act. */
void db_touch(struct db *, const struct record *, const void *row);
void db_touch_id(struct db *, const char *table, const char *key);
/* The same for all rows whose COLUMN is VALUE, before they go. */
bool db_touch_where(struct db *, const char *table, const char *column,
    const char *value, struct err *e);
/* The same for the keys that a statement finds, as WORD. */
struct query;
struct param;
bool db_touch_found(struct db *, const char *table, const struct query *,
    const struct param *, struct err *e);
void db_touched_forget(struct db *);

/* Seal what was touched; for db_commit().  A register that no such program
 * has written to is sealed whole. */
bool db_seal(struct db *, struct err *e);

/* Has this register been sealed? */
bool db_is_sealed(struct db *, bool *out, struct err *e);

/* What the rows say now, and whose key seals them; *FOUND: there are any. */
bool db_seal_content(struct db *, const char *kind, const char *entity,
    struct arena *, const char **content, const char **subject, bool *found,
    struct err *e);

/* The last seal that a link of the chain carries. */
bool db_seal_last(struct db *, const char *kind, const char *entity,
    struct arena *, struct seal *out, bool *found, struct err *e);

/* The seals of one link, and what its digest is made of. */
bool db_seals_of(struct db *, int64_t seq, struct arena *,
    struct seal **out, int *count, struct err *e);
const char *db_seals_text(const struct seal *, int count, struct arena *);

/* Keys of rows that are there or have a seal, after AFTER, in order. */
bool db_seal_entities(struct db *, const char *kind, const char *after,
    int limit, struct arena *, const char *const **out, int *count,
    struct err *e);

#endif
