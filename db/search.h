/*
 * The list of referrals, a window at a time, and search over everything.
 * Words are folded before they come here or are kept (src/base/fold.h); a
 * question is words with a star behind each, as FTS5 has it.  What a filter
 * means is in src/model/listing.h.
 */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "db/db.h"
#include "src/model/listing.h"

/* A row of the list, with the names that its initials are made of. */
struct referral_listed {
	const char *id;
	const char *ref;
	const char *scheme;
	const char *pathway;
	int received;
	const char *year_group;
	const char *state;
	const char *school_urn;
	const char *school_code;
	const char *school_name;
	int anonymous;
	const char *forename;
	const char *surname;
	const char *lacks;	/* "consent papers", or NULL */
	const char *meeting;	/* on whose agenda it is, or NULL */
	int meeting_on;
};

/* Where a window begins: behind this row.  By the sort one of them counts,
 * and the id where rows are equal. */
struct listing_anchor {
	const char *id;
	const char *ref;
	const char *school_urn;
	const char *state;
	int received;
};

/*
 * LIMIT rows behind ANCHOR (NULL: from the start) in the order of the
 * filter; with BACK those before it (NULL: the last ones), nearest first.
 * Costs the same wherever the window is.
 */
bool db_listing(struct db *, const struct saved_view *,
    const struct listing_anchor *, bool back, int limit, struct arena *,
    struct referral_listed **out, int *count, struct err *e);

/* All that the filter lets through, in no order, when they are no more than
 * MOST and an index leads to them: *FEW says. */
bool db_listing_few(struct db *, const struct saved_view *, int most,
    struct arena *, struct referral_listed **out, int *count, bool *few,
    struct err *e);

/* The newest LIMIT of those that MATCH finds and the filter lets through. */
bool db_listing_found(struct db *, const struct saved_view *,
    const char *match, int limit, struct arena *,
    struct referral_listed **out, int *count, struct err *e);

/* How many there are, counted no further than MOST. */
bool db_listing_count(struct db *, const struct saved_view *,
    const char *match, int most, int *count, struct err *e);

/* What a search finds the referral by; NULL takes it out. */
bool db_referral_words_set(struct db *, const char *referral_id,
    const char *words, struct err *e);

/* What the referral lacks: lack_words, with blanks between. */
bool db_referral_marks_set(struct db *, const char *referral_id,
    const char *marks, struct err *e);

/* Something that was found beside referrals. */
struct search_hit {
	const char *kind;	/* school person meeting line text */
	const char *entity;
	const char *part;	/* text: the field */
	const char *referral_id;
};
/* KIND may be NULL. */
bool db_search(struct db *, const char *match, const char *kind, int limit,
    struct arena *, struct search_hit **out, int *count, struct err *e);

/*
 * Keep the words of a row, which was just written, when it is of a kind that
 * is searched; take out those of rows whose COLUMN is VALUE.  For record.c.
 */
bool db_search_feed(struct db *, const struct record *, const void *row,
    struct err *e);
bool db_search_drop(struct db *, const struct record *, const char *column,
    const char *value, struct err *e);
/* The text of one field of a form is gone. */
bool db_search_drop_text(struct db *, const char *referral_id,
    const char *field, struct err *e);

/* Everything about a referral, out of both indexes; what was deleted is in
 * their files until db_search_rebuild() has made them anew. */
bool db_search_forget(struct db *, const char *referral_id, struct err *e);
bool db_search_rebuild(struct db *, struct err *e);

/* Make both indexes anew from the words that are kept: those that were
 * dropped leave the file. */
bool db_search_purge(struct db *, struct err *e);

/* Was everything fed by the statements of this program? */
bool db_search_is_fed(struct db *, bool *out, struct err *e);
bool db_search_fed(struct db *, struct err *e);

#endif
