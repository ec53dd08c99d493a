/* Questions about schools and days that the record layer does not answer. */
#ifndef DB_SCHOOL_H
#define DB_SCHOOL_H

#include "db/db.h"
#include "src/model/school.h"

/* Schools with this LAESTAB, those that are not closed first: over the years
 * several may have had it. */
bool db_schools_of_laestab(struct db *, const char *la,
    const char *establishment, struct arena *, struct school **out,
    int *count, struct err *e);

/* The number after the highest of the codes S-1, S-2, ... */
bool db_school_next_number(struct db *, int *out, struct err *e);

/* Schools with the text in their name, at the start of their town, or as
 * their URN or code; by name. */
bool db_schools_like(struct db *, const char *text, int limit,
    struct arena *, struct school **out, int *count, struct err *e);

/* Schools that have a code, because a case came from them, by code; then those
 * of people. */
bool db_schools_coded(struct db *, struct arena *, struct school **out,
    int *count, struct err *e);

/* Ids of the referrals that a school sent. */
bool db_school_referrals(struct db *, const char *urn, struct arena *,
    const char *const **ids, int *count, struct err *e);

/* A standard code as it is written, if it is valid on DAY, else NULL; *KNOWN:
 * does the set have any code at all? */
bool db_code_find(struct db *, const char *set, const char *code, int day,
    struct arena *, const char **canonical, bool *known, struct err *e);

bool db_holiday_delete(struct db *, const char *division, int day,
    bool *removed, struct err *e);

#endif
