/* Contacts inside other acts about schools; everybody else uses school.h. */
#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H

#include "src/domain/lists/school.h"

/* All that a school has on DAY end then. */
bool contacts_end(struct db *, const char *urn, int day, struct arena *,
    struct err *e);

/* The same, and TO gets those for roles in which it has nobody. */
bool contacts_carry(struct db *, const struct school *from,
    const struct school *to, int day, struct arena *, struct err *e);

#endif
