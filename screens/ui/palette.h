/*
 * Commands by name: ":" and the first letters.  Lists the named actions of
 * the screen below and the global ones, each with its help sentence.
 */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include "screens/ui/screen.h"

extern const struct screen_ops palette_screen;

#endif
