/*
 * Letters of other scripts that look like Latin ones, so that a name is the
 * same name whichever keyboard its letters came from.
 */
#ifndef BASE_SKELETON_H
#define BASE_SKELETON_H

#include "src/base/buf.h"

/*
 * Append S to OUT with the Latin letter for each Cyrillic, Greek, Armenian or
 * phonetic one that looks like it, in words that hold a Latin letter or
 * nothing but look-alikes.  Other words stay: a name in Cyrillic is a name.
 * Full-width and mathematical letters are the business of fold_text().
 */
void skeleton_text(const char *s, struct buf *out);

#endif
