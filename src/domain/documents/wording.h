/*
 * The words of documents: the templates and standing texts of a pack, and
 * what a site puts in their place.  The setting "templates" names a folder
 * with a folder for each scheme, laid out as a pack is:
 *
 *	FOLDER/SCHEME/templates/plan.md
 *	FOLDER/SCHEME/texts/statement.md
 *
 * A file there stands for the pack's own.  One that is broken is never passed
 * over: who put it there wanted other words to leave the house, so whatever
 * needs it is refused until it is mended or taken away.
 */
#ifndef DOMAIN_WORDING_H
#define DOMAIN_WORDING_H

#include "db/db.h"
#include "src/base/hash.h"
#include "src/model/scheme.h"

struct wording {
	const char *code;	/* "plan" */
	bool template;		/* else a standing text */
	const char *markdown;	/* in force; the pack's own when broken */
	const char *path;	/* of the file in its place; NULL: none */
	const char *from;	/* "site", "register": who named the folder */
	const char *fault;	/* what is wrong with the file, or NULL */
	int line;		/* where, when there is a fault */
};

/* One of them; *FOUND is false when the pack has none of that name. */
bool wording_get(struct db *, const struct scheme *, bool template,
    const char *code, struct arena *, struct wording *out, bool *found,
    struct err *e);

/* All of a scheme, in the order of the pack. */
bool wording_list(struct db *, const struct scheme *, struct arena *,
    struct wording **out, int *count, struct err *e);

/* The sentence that refuses what needs a broken one. */
void wording_refuse(const struct wording *, struct err *e);

/* A digest over all words in force, for a plan that was released. */
bool wording_digest(struct db *, const struct scheme *,
    char out[static HASH_SIZE], struct err *e);

/* Is TEXT a template that this scheme can fill?  Else *LINE says where. */
bool wording_check(const struct scheme *, const char *text, struct arena *,
    int *line, struct err *e);

#endif
