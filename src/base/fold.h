/*
 * Text as it is searched: what plain keys can type.  Search and the leak
 * check share this one table, so that what one finds the other finds.
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/buf.h"

/*
 * Append S, folded, to OUT: small letters without accents (ë, Ł, ß, æ become
 * e, l, ss, ae; full-width and other compatibility forms their plain one),
 * digits, and one space wherever anything else stood: blanks, hyphens, dots,
 * slashes.  Apostrophes of every kind and invisible characters vanish, so
 * that O’Brien is obrien.  No space at either end.  Letters of other scripts
 * stay letters.
 */
void fold_text(const char *s, struct buf *out);

/* The same without the spaces: "Anne-Marie" and "Annemarie" are then one. */
void fold_tight(const char *s, struct buf *out);

/*
 * Is NEEDLE in HAY as whole words?  Both were folded.  An empty needle is in
 * nothing.  Where it was found first goes to *AT, unless AT is NULL.
 */
bool fold_has_words(const char *hay, const char *needle, size_t *at);

#endif
