/* Roles of all schemes that a register has, for people who sit on panels of
 * several. */
#ifndef DOMAIN_ROLES_H
#define DOMAIN_ROLES_H

#include "db/db.h"
#include "src/model/scheme.h"

struct role_known {
	const struct role *role;
	const char *schemes;	/* short titles, ", " between */
};

/*
 * One row for each code of a role, of the newest pack of each scheme; those of
 * FIRST (may be NULL) come first and lend their words.
 */
bool roles_known(struct db *, const struct scheme *first, struct arena *,
    struct role_known **out, int *count, struct err *e);

/* The words of a code; the code itself when no scheme has it. */
const char *role_words(const struct role_known *, int count,
    const char *code);

#endif
