/*
 * One case for tests of gates, put into a register row by row: a named
 * pupil of Year 9 whose Inclusion Forum was followed by a review, referred to
 * the Core Meeting with all that its form and gate ask for.
 */
#ifndef TESTS_CASE_H
#define TESTS_CASE_H

#include "db/db.h"
#include "src/domain/referral/referral.h"

#define CASE_DAY day_of(2023, 11, 8)	/* of judging */
#define CASE_PACK TOP_SRCDIR "/db/schemes/leicestershire-slip-2023"

/* One thing that is otherwise; the first without WHAT ends a list. */
struct change {
	const char *what;	/* see case.c: the table of changes */
	const char *a, *b;
};
#define CHANGES_MOST 4

/* Put the case and what belongs to it into DB, with PACK_ID, and load it. */
void case_put(struct db *, const char *pack_id, const char *pathway,
    const struct change *, struct arena *, struct dossier *out);

#endif
