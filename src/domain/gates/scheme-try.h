/*
 * Trying a rule pack on past cases before it is loaded.
 */
#ifndef DOMAIN_SCHEME_TRY_H
#define DOMAIN_SCHEME_TRY_H

#include "db/db.h"
#include "src/model/scheme.h"

struct tried_line {
	const char *ref;
	const char *pathway;
	const char *what;	/* a criterion, disposition, outcome, ... */
	const char *rule;	/* "" where there is none */
	const char *before;
	const char *after;
};

struct tried {
	struct tried_line *lines;
	int count;
	int cases;		/* that were judged again */
};

/* Judge all cases of the scheme by S, which need not be in the register. */
bool scheme_try(struct db *, const struct scheme *s, struct arena *,
    struct tried *out, struct err *e);

#endif
