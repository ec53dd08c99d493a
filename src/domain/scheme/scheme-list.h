/*
 * A scheme as lists to read: its rules, and what its pack says about
 * criteria, outcomes, reasons and the rest, each with the source of its rule.
 */
#ifndef DOMAIN_SCHEME_LIST_H
#define DOMAIN_SCHEME_LIST_H

#include "src/base/arena.h"
#include "src/model/scheme.h"

enum scheme_part {
	LIST_RULES, LIST_PANELS, LIST_PATHWAYS, LIST_CRITERIA,
	LIST_DISPOSITIONS, LIST_OUTCOMES, LIST_REASONS, LIST_MISSING,
	LIST_CONDITIONS, LIST_PAPERS, LIST_PROVISIONS, LIST_CLOCKS,
	LIST_EVENTS, LIST_ROLES, LIST_STANDING, SCHEME_PARTS
};
extern const char *const scheme_part_titles[];

struct scheme_line {
	const char *code;
	const char *label;
	const char *facts;	/* how it acts, where, with what; or "" */
	const char *says;	/* its sentence, or "" */
	const char *source;	/* rule and public document, or "" */
};

/* The lines of a part; FIND (may be NULL): only those that have all of these
 * words, or beginnings of words, folded. */
void scheme_lines(const struct scheme *, enum scheme_part, const char *find,
    struct arena *, struct scheme_line **out, int *count);

#endif
