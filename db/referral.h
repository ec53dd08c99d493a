/*
 * Finding referrals and pupils.  Which of what is found is the same case is
 * for the domain to say; lists and search are in search.h.
 */
#ifndef DB_REFERRAL_H
#define DB_REFERRAL_H

#include "db/db.h"
#include "src/model/referral.h"

/* The referral of this scheme, pathway and pupil that was received then. */
bool db_referral_of_pupil(struct db *, const char *scheme,
    const char *pathway, const char *pupil_id, int received, struct arena *,
    struct referral *out, bool *found, struct err *e);

/* All of this scheme and pathway that a school sent in on a day. */
bool db_referrals_of_day(struct db *, const char *scheme,
    const char *pathway, const char *school_urn, int received,
    struct arena *, struct referral **out, int *count, struct err *e);

/*
 * Referrals about the pupil, and anonymous ones joined to those, received by
 * DAY, newest first, without the one whose id is NOT_ID (NULL: all).
 */
bool db_referrals_earlier(struct db *, const char *pupil_id, int day,
    const char *not_id, struct arena *, struct referral **out, int *count,
    struct err *e);

/* Is this reference taken, by any referral? */
bool db_referral_ref_taken(struct db *, const char *ref, bool *out,
    struct err *e);

/* The next number for references of that prefix; never the same twice, also
 * when the referral is gone since. */
bool db_referral_next_number(struct db *, const char *prefix, int *out,
    struct err *e);

/* Delete the value, consent or paper KEY of a referral. */
bool db_referral_part_delete(struct db *, const struct record *,
    const char *referral_id, const char *key, struct err *e);

/* Delete the pupil and its key unless a referral is about it. */
bool db_pupil_forget(struct db *, const char *pupil_id, struct err *e);

/* Pupils of that folded name and date of birth; oldest row first. */
bool db_pupils_named(struct db *, const char *folded, int date_of_birth,
    struct arena *, struct pupil **out, int *count, struct err *e);

/* References of other pupils with this folded surname that the school sent,
 * with spaces between; NULL when there is none. */
bool db_referrals_of_surname(struct db *, const char *school_urn,
    const char *surname, const char *not_pupil, struct arena *,
    const char **refs, struct err *e);

#endif
