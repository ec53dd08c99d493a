/*
 * How long things are kept, and erasing what is past it (CI-57, SES-36,
 * A clock of the pack that waits for "erased" sets the time of a
 * case's documents; the policy (retention-years) that of a whole case, from
 * the last thing that happened in it.  One person proposes, another confirms.
 */
#ifndef DOMAIN_RETENTION_H
#define DOMAIN_RETENTION_H

#include "src/domain/after/due.h"
#include "src/model/erasure.h"

struct watch;

/* Rows of what is kept for how long, on those of the clocks; for due.c. */
bool retention_watch(struct watch *, struct err *e);

/* Something that is past its keeping, or will be by the day that was asked. */
struct keeping {
	const char *ref;
	const char *scope;	/* case, or documents */
	const char *rule;	/* or NULL */
	const char *what;
	int kept_from;
	int kept_until;
	const char *state;	/* running, due, proposed */
	const char *proposed_by;
	int64_t proposed_at;
};
extern const struct record keeping_record;

/* By BY (DAY_NONE: today), oldest first. */
bool retention_list(struct db *, int by, struct arena *,
    struct keeping **out, int *count, struct err *e);

/* Propose to erase what is past its keeping in the case REF; REF NULL: in
 * every case.  What was proposed is in the list. */
bool retention_propose(struct db *, const char *ref, struct arena *,
    struct keeping **out, int *count, struct err *e);

/* Take a proposal back: it is to be kept for now. */
bool retention_drop(struct db *, const char *ref, struct arena *,
    struct err *e);

/* What is left to do outside the register once a case is erased. */
struct erased {
	const char *ref;
	const char *scope;
	const char *papers;	/* files that lie elsewhere, newline between */
	const char *copies;	/* older copies of the register beside it */
	bool clean;		/* the file was written anew */
	bool left;		/* a text of the case stands in it still */
};

/*
 * Erase what somebody else proposed: another user of the host, and another
 * person where the list of people knows both.  It happens whole or not at
 * all; then the file is written anew and searched for what was erased.
 */
bool retention_confirm(struct db *, const char *ref, struct arena *,
    struct erased *out, struct err *e);

/* Write the file anew if an erasure is not followed by that yet. */
bool retention_clean(struct db *, struct err *e);

/* Propose, or confirm what another has proposed: what the clock asks for
 * next.  *DID is a word for it. */
bool retention_step(struct db *, const char *ref, struct arena *,
    const char **did, struct err *e);
/* Would that erase at once? */
bool retention_is_last_step(struct db *, const char *ref, struct arena *,
    bool *out, struct err *e);

#endif
