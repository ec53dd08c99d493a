/*
 * Lists of codes in one text, "a;b;c", as proposals and commands have them.
 */
#ifndef DOMAIN_CODES_H
#define DOMAIN_CODES_H

#include <stdbool.h>

#include "src/base/arena.h"

/* The next code of the list at *AT, without blanks, in the arena; NULL at
 * the end.  Empty places between two ";" are passed over. */
const char *codes_next(const char **at, struct arena *);

int codes_count(const char *list);
bool codes_is_blank(const char *list);

/* Is any code of VALUE, which may be a list too, in LIST?  Blank: no. */
bool codes_meet(const char *list, const char *value, struct arena *);

/* LIST and CODE, with ";" between; either may be NULL. */
const char *codes_add(const char *list, const char *code, struct arena *);

/* "RULE=CODE" apart; false when it has not that form. */
bool codes_override(const char *pair, struct arena *, const char **rule,
    const char **code);

/* The code that was given for RULE in "RULE=CODE;...", or NULL. */
const char *codes_given_for(const char *overrides, const char *rule,
    struct arena *);

#endif
