/*
 * Schools, people and holidays one by one: finding them, and what a person
 * corrects in them.  Whole files of them are for import.h.
 */
#ifndef DOMAIN_LISTS_H
#define DOMAIN_LISTS_H

#include "src/domain/referral/referral.h"
#include "src/model/calendar.h"
#include "src/model/person.h"

/* Schools with TEXT in their name, at the start of their town, or as URN or
 * code; by name. */
bool school_find(struct db *, const char *text, int limit, struct arena *,
    struct school **out, int *count, struct err *e);

/* By URN, code (S-22) or LAESTAB. */
bool school_get(struct db *, const char *word, struct arena *,
    struct school *out, struct err *e);

/*
 * Change fields by their names in the register; a blank value clears one.
 * *CHANGED is their names.  A school without a row gets one; so does a
 * person, if code, name and role are given.
 */
bool school_set(struct db *, const char *urn, const struct field_value *,
    int count, struct arena *, const char **changed, struct err *e);
bool person_set(struct db *, const char *code, const struct field_value *,
    int count, struct arena *, const char **changed, struct err *e);

/* Everybody, or who has a role on DAY (DAY_NONE: ever); ROLE may be NULL. */
bool person_list(struct db *, const char *role, int day, struct arena *,
    struct person **out, int *count, struct err *e);
bool person_find(struct db *, const char *code, struct arena *,
    struct person *out, struct err *e);

/* Holidays of a division from FROM to TO, either of which may be DAY_NONE. */
bool holiday_list(struct db *, const char *division, int from, int to,
    struct arena *, struct holiday **out, int *count, struct err *e);

/* One that was proclaimed; it does not make the other days of its year
 * known. */
bool holiday_add(struct db *, const char *division, int day,
    const char *title, struct err *e);
bool holiday_remove(struct db *, const char *division, int day,
    struct err *e);

/* Schools that have a code, because a case came from them, by code; then those
 * of people. */
bool schools_known(struct db *, struct arena *, struct school **out,
    int *count, struct err *e);

#endif
