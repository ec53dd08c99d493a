/*
 * Ways of looking at the list of referrals: which of them, and in which
 * order.
 */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "src/model/field.h"

enum listing_sort {
	SORT_NEWEST, SORT_OLDEST, SORT_REF, SORT_SCHOOL, SORT_STATE
};
extern const char *const listing_sort_words[];

/* What a referral lacks, for "lacks" below and in the list. */
extern const char *const lack_words[];	/* consent, papers, form */

/* Also without a name, as a filter; then only the members from STATES to
 * SORT count, and what is NULL or absent lets every referral through. */
struct saved_view {
	const char *id;
	const char *name;
	const char *folded;
	const char *states;	/* ";" between */
	const char *pathway;
	const char *school_urn;
	const char *lacks;
	int undated;		/* yes: waits for a panel, on no agenda */
	int sort;		/* enum listing_sort */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record saved_view_record;

#endif
