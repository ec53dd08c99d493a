/* Who is meant, and who acts. */
#ifndef DOMAIN_WHO_H
#define DOMAIN_WHO_H

#include "db/db.h"
#include "src/model/person.h"

/* A person by code; unknown ones are a sentence. */
bool person_by_code(struct db *, const char *code, struct arena *,
    struct person *, struct err *e);

#define PERSON_CODE_LENGTH 32

/* Letters, digits, "-" and "_", at most PERSON_CODE_LENGTH of them? */
bool person_code_fits(const char *code, struct err *e);

/* The same, and nobody has it yet. */
bool person_code_is_new(struct db *, const char *code, struct arena *,
    struct err *e);

/* The person who acts, by the name of the log-in; NULL when unknown. */
bool person_acting(struct db *, struct arena *, const char **code,
    struct err *e);

/* A person by id, for whoever prints a roll. */
bool person_get(struct db *, const char *id, struct arena *,
    struct person *out, struct err *e);

#endif
