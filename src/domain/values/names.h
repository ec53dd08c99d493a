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
 * The words of a text, folded without blanks: runs of letters, and what
 * stands between blanks, so that "S.h.a.y" and "L0317" are words too.
 * "Will’s" is there with and without its ending.
 */
struct name_word {
	const char *tight;
	bool small;	/* begins with a small letter */
};
int name_words(const char *text, struct arena *, struct name_word **out);

/* TEXT with every part of the pupil's names as an initial: "K. said". */
const char *names_to_initials(const char *text, const struct pupil *,
    struct arena *);

#endif
