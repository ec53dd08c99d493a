/*
 * The list of referrals: filtered, sorted, searched, a window at a time; and
 * search over everything else.  What people type is folded here, so that ë,
 * Ł and ’ are found by plain keys, and every word may be cut short.
 */
#ifndef DOMAIN_SEARCH_H
#define DOMAIN_SEARCH_H

#include "src/domain/referral/referral.h"
#include "src/model/listing.h"

/* Nothing is counted further: "1000+". */
#define LISTING_MOST 1000

enum listing_page { PAGE_FIRST, PAGE_AFTER, PAGE_BEFORE, PAGE_LAST };

/*
 * A window of at most LIMIT rows; AT is the row that it lies behind or
 * before, NULL with PAGE_FIRST and PAGE_LAST.  Rows always come in the order
 * of the list.  With TEXT (not NULL) there is one window: the newest
 * LISTING_MOST that were found.
 */
bool listing_page(struct db *, const struct saved_view *, const char *text,
    enum listing_page, const struct referral_row *at, int limit,
    struct arena *, struct referral_row **out, int *count, struct err *e);

/* How many there are; LISTING_MOST + 1 stands for more. */
bool listing_count(struct db *, const struct saved_view *, const char *text,
    int *count, struct err *e);

/* "12", "1000+". */
const char *listing_number(int count, struct arena *);

/* One thing that was found. */
struct search_row {
	const char *kind;	/* referral school person meeting line text */
	const char *ref;	/* of the referral, the school's code, the
				 * person's, of the meeting */
	const char *says;	/* what it is, without a pupil's name */
};

/* Referrals first; of each kind the newest.  At most LIMIT of either. */
bool search_all(struct db *, const char *text, int limit, struct arena *,
    struct search_row **out, int *count, struct err *e);

/*
 * Schools by the beginnings of words of name, town, trust, code or URN; those
 * whose name begins so first, then those with all words in their name.
 */
bool school_search(struct db *, const char *text, int limit, struct arena *,
    struct school **out, int *count, struct err *e);

/* Does its name begin with TEXT, as search folds it? */
bool school_begins(const struct school *, const char *text, struct arena *);

/* What was typed as a question for the index; NULL when there is nothing to
 * look for in it. */
const char *search_match(const char *text, struct arena *);

/*
 * Is every word of the question the beginning of a word of TEXT, as the index
 * would say?  What is found by a name tells that the name is there; for whoever
 * may not see names this is asked again about what they do see.  Words of
 * NAMES (NULL: none) do not count.
 */
bool search_is_seen(const char *question, const char *text,
    const char *names, struct arena *);

/*
 * Feed the indexes of a register that an older program wrote.  Called before
 * every question above; costs one indexed row when there is nothing to do.
 */
bool search_ready(struct db *, struct err *e);

#endif
