/*
 * Taking out of the register what says who a case was about and what was
 * told about it.  Codes, dates and counts stay.  When and by whom is for
 * src/domain/register/retention.c.
 */
#ifndef DB_ERASE_H
#define DB_ERASE_H

#include "db/db.h"
#include "src/model/erasure.h"

/* Within an act: all of a case, and the pupil unless another case names it.
 * Rows that stay are sealed with a new key. */
bool db_erase_case(struct db *, const char *referral_id,
    const char *pupil_id, struct err *e);

/* Within an act: the texts of documents that were made up to DAY, and the
 * notes about reports. */
bool db_erase_documents(struct db *, const char *referral_id, int day,
    struct err *e);

/* Digests of a case can be made no more: a new key for what stays. */
bool db_case_rekey(struct db *, const char *referral_id, struct err *e);

/* What waits to be confirmed, for one case or (NULL) for all. */
bool db_erasures(struct db *, const char *referral_id, struct arena *,
    struct erasure **out, int *count, struct err *e);

/* After the act: write the file anew, so that no page keeps what it held.
 * ERR_BUSY while somebody else reads; DB_IS_CLEAN says if it is still to be
 * done. */
bool db_scrub(struct db *, struct err *e);
bool db_is_clean(struct db *, bool *out, struct err *e);

/* Do any of these N texts stand in the bytes of the file or its journal? */
bool db_file_holds(struct db *, const char *const *texts, int n, bool *out,
    struct err *e);

#endif
