/*
 * The chain of recorded acts.  Every act that changes what a meeting or a
 * plan rests on, and every reveal of a name, adds a row inside its own
 * transaction.
 */
#ifndef DOMAIN_AUDIT_H
#define DOMAIN_AUDIT_H

#include "db/db.h"
#include "src/model/register.h"

struct audit_entry {
	const char *act;	/* "record decision", "reveal name" */
	const char *kind;	/* table of the entity: "decision" */
	const char *entity;	/* its reference or id */
	const char *subject_id;	/* pupil id, or NULL */
	const char *fields;	/* names of fields that changed, or "" */
	const char *content;	/* what is hashed, keyed with the subject's
				 * key; never stored */
};

/*
 * Add a link.  Call between db_begin() and db_commit().  It says who did
 * what; the rows that the act wrote are sealed beside it by db_commit().
 */
bool audit_add(struct db *, const struct audit_entry *, struct err *e);

/* The same for a row, in one call. */
bool audit_row(struct db *, const char *act, const char *kind,
    const char *id, const char *subject_id, const char *fields,
    struct err *e);

/* A record's row as audit content: record_encode() into the arena. */
const char *audit_content(const struct record *, const void *row,
    struct arena *);

/* All links about a referral or a meeting and what belongs to it, by its
 * reference, oldest first. */
bool audit_history(struct db *, const char *ref, struct arena *,
    struct audit **out, int *count, struct err *e);

/* Twelve digits that are this register's own, from its first link. */
bool audit_origin(struct db *, struct arena *, const char **origin,
    struct err *e);

/* The hash of the last link, 64 digits; "" for an empty chain. */
bool audit_head(struct db *, struct arena *, const char **head,
    struct err *e);

/*
 * Prove the chain, and that every row that counts is as the last act left it
 * (db/seal.h).  HEAD may be NULL, or a head that was printed earlier (12
 * digits of it at least) and must be in the chain.  Faults are sentences;
 * none means that it verifies.
 */
bool audit_verify(struct db *, const char *head, struct arena *,
    const char *const **faults, int *count, struct err *e);

#endif
