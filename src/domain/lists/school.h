/*
 * Schools in time: what they go into, and whom to write to there.  Finding
 * and correcting a school is in lists.h.
 */
#ifndef DOMAIN_SCHOOL_H
#define DOMAIN_SCHOOL_H

#include "db/db.h"
#include "src/model/person.h"
#include "src/model/school.h"

/* The school that stands where URN stood: the end of its successors. */
bool school_current(struct db *, const char *urn, struct arena *,
    struct school *out, struct err *e);

/* The same on DAY: one that goes on as another later still stands. */
bool school_on(struct db *, const char *urn, int day, struct arena *,
    struct school *out, struct err *e);

/* Did one go into the other, or both into a third? */
bool school_is_same(struct db *, const char *urn, const char *other,
    bool *out, struct err *e);

/* Schools that went into this one, by their last day. */
bool school_before(struct db *, const char *urn, struct arena *,
    struct school **out, int *count, struct err *e);

/*
 * OLD closes on DAY and goes on as NEW: a merger, an academy of a trust, a
 * new number.  Its people and its addresses, where NEW has none for a role,
 * go along; cases of before stay as they are.  *PEOPLE moved.
 */
bool school_merge(struct db *, const char *old, const char *new, int day,
    enum succession, int *people, struct err *e);

/* It closes on DAY; nothing goes on.  Its contacts end. */
bool school_close(struct db *, const char *urn, int day, struct err *e);

/*
 * From DAY on write to EMAIL; who held the role before ends the day before.
 * NAME may be NULL; SOURCE says where the address came from.
 */
bool contact_set(struct db *, const char *urn, const char *role,
    const char *name, const char *email, const char *source, int day,
    struct err *e);
/* The role has nobody after DAY. */
bool contact_end(struct db *, const char *urn, const char *role, int day,
    struct err *e);
/* By role and date; of DAY, or all of them (DAY_NONE). */
bool contact_list(struct db *, const char *urn, int day, struct arena *,
    struct contact **out, int *count, struct err *e);

/* Bind somebody to a school, for WHY; NULL unties. */
bool person_link_set(struct db *, const char *code, const char *urn,
    const char *why, struct err *e);
bool person_links(struct db *, const char *person_id, struct arena *,
    struct person_link **out, int *count, struct err *e);

#endif
