/*
 * The first start: what can be answered to its questions, and a register made
 * of the answers, with the person who gave them in it.
 */
#ifndef DOMAIN_FIRST_H
#define DOMAIN_FIRST_H

#include "db/db.h"

/* A code and what to call it. */
struct first_choice {
	const char *code;
	const char *label;
};

/* Schemes that are installed on this host; none is a refusal. */
bool first_schemes(struct arena *, struct first_choice **out, int *count,
    struct err *e);

/* The roles of these schemes, each once. */
bool first_roles(const char *const *schemes, int scheme_count,
    struct arena *, struct first_choice **out, int *count, struct err *e);

/* Groups of the caller that have a name, with which it could be shared. */
bool first_groups(struct arena *, const char ***out, int *count);

/* The caller's name as the host has it; "" when it has none. */
const char *first_name(struct arena *);

struct first_answers {
	const char *path;
	const char *const *schemes;
	int scheme_count;
	const char *group;	/* NULL: for the caller alone */
	bool rehearsal;
	const char *code;	/* the caller, as a person of the panels */
	const char *name;
	const char *role;
};

/*
 * Make the register whole or not at all; the caller becomes administrator,
 * chair and minute-taker, and a person.  When it will not be found without
 * being named, its path goes into the user's settings if there are none yet.
 * *NOTICE is a sentence that should be said, or NULL.
 */
bool first_make(const struct first_answers *, struct arena *,
    struct db **out, const char **notice, struct err *e);

#endif
