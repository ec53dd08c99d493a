/*
 * Text that was copied out of a word processor, as plain text: its bullets,
 * blanks and quotation marks are those of a typewriter page.
 */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include "src/base/buf.h"

/*
 * Append S, which came through text_import(), to OUT: bullets of every kind
 * at the start of a line become "- ", blanks that do not break become
 * blanks, tabs and runs of blanks become one, blanks at the ends of lines
 * go, and of several blank lines one stays.
 */
void word_clean(const char *s, struct buf *out);

#endif
