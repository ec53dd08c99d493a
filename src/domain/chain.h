/* How a link is made, for audit.c, which makes them, and verify.c. */
#ifndef DOMAIN_CHAIN_H
#define DOMAIN_CHAIN_H

#include "src/base/hash.h"
#include "src/domain/audit.h"

/* The key of a subject (NULL: of the register); NULL when it is gone. */
bool chain_key(struct db *, const char *subject, struct arena *,
    const char **key, struct err *e);
const char *chain_digest(const char *key, const char *content,
    char out[static HASH_SIZE]);
const char *chain_hash(const char *before, const struct audit *link,
    char out[static HASH_SIZE]);

/* What a recorded row says now, in the words that were hashed. */
bool chain_content(struct db *, const char *kind, const char *id,
    struct arena *, const char **content, bool *found, struct err *e);

#endif
