/*
 * Filters of the list of referrals in words, and kept under a name.  All who
 * work in the register share them.
 */
#ifndef DOMAIN_SAVED_VIEW_H
#define DOMAIN_SAVED_VIEW_H

#include "db/db.h"
#include "src/model/listing.h"

/* What a person says; NULL or "" lets every referral through. */
struct view_words {
	const char *states;	/* ";" between; "open": that a panel may
				 * still hear */
	const char *pathway;
	const char *school;	/* URN or code */
	const char *lacks;	/* consent, papers, form */
	const char *sort;	/* newest, oldest, ref, school, state */
	bool undated;
};

/* States in which a panel may still hear a case. */
#define STATES_OPEN "received;listed;pended;deferred;returned"

/* The filter of these words; a word that nobody knows is refused. */
bool view_read(struct db *, const struct view_words *, struct arena *,
    struct saved_view *out, struct err *e);

/* "pended, without consent, oldest first"; "" for all, newest first. */
const char *view_says(struct db *, const struct saved_view *,
    struct arena *);

/* Keep it under a name, in place of the one that has the name already. */
bool view_save(struct db *, const char *name, const struct saved_view *,
    struct err *e);
bool view_get(struct db *, const char *name, struct arena *,
    struct saved_view *out, struct err *e);
bool view_list(struct db *, struct arena *, struct saved_view **out,
    int *count, struct err *e);
bool view_remove(struct db *, const char *name, struct err *e);

#endif
