/*
 * Two texts side by side as one: lines that only the first has (+), lines
 * that only the second has (-), and what stands around them in both.
 */
#ifndef SCREENS_TEXT_COMPARE_H
#define SCREENS_TEXT_COMPARE_H

#include "screens/ui/pager.h"

/* HAVE with "+", WANT with "-"; everything in the arena. */
struct ui_line *compare_lines(const char *have, const char *want,
    struct arena *, int *count);

#endif
