/*
 * What the entry line understands beyond one line of text.
 */
#ifndef DOMAIN_ENTRY_H
#define DOMAIN_ENTRY_H

#include "db/db.h"
#include "src/model/minutes.h"

/* An action without an owner whose text begins with the code of a person
 * belongs to that person. */
bool entry_owner_by_code(struct db *, struct line *, struct arena *,
    struct err *e);

#endif
