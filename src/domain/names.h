/*
 * Names inside texts that people typed: finding them word by word, and
 * writing initials in their place.
 */
#ifndef DOMAIN_NAMES_H
#define DOMAIN_NAMES_H

#include "src/base/arena.h"
#include "src/model/referral.h"

/* S folded, in the arena; "" for NULL. */
const char *name_folded(const char *s, struct arena *);
/* The same without blanks. */
const char *name_tight(const char *s, struct arena *);

/*
 * Does a word of TEXT that does not begin with a small letter fold to NAME?
 * "will" is a word, "Will" may be a pupil; "Will’s" counts.
 */
bool name_is_in(const char *text, const char *name, struct arena *);

/* TEXT with every part of the pupil's names as an initial: "K. said". */
const char *names_to_initials(const char *text, const struct pupil *,
    struct arena *);

#endif
