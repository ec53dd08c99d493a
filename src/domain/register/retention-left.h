/*
 * What may be left of a case that is erased: texts that would be found in
 * the file, papers that lie elsewhere, older copies of the register.
 */
#ifndef DOMAIN_RETENTION_LEFT_H
#define DOMAIN_RETENTION_LEFT_H

#include "src/domain/referral/referral.h"

struct left {
	const char **texts;	/* to be searched for; never shown */
	int count;
	const char *papers;	/* newline between */
};

/* Before erasing: remember what is to be gone. */
bool left_collect(struct db *, const struct dossier *, int scope,
    struct arena *, struct left *out, struct err *e);

/* Afterwards: does any of it stand in the file? */
bool left_search(struct db *, const struct left *, bool *out,
    struct err *e);

/* Files beside the register that begin with its name: copies that were made
 * before a migration, or put aside by a restore; newline between. */
const char *left_copies(struct db *, struct arena *);

#endif
