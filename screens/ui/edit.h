/*
 * Changing a text at a cursor: what entries and editors share.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/buf.h"

/*
 * Put N bytes in at *AT, which moves behind them.  When they do not fit into
 * LIMIT bytes as many whole clusters as fit go in, and the answer is false.
 */
bool edit_insert(struct buf *, size_t *at, const char *s, size_t n,
    size_t limit);

/* Take out the bytes between FROM and TO. */
void edit_cut(struct buf *, size_t from, size_t to);

/* One cluster back, one on; stays at the ends. */
size_t edit_left(const struct buf *, size_t at);
size_t edit_right(const struct buf *, size_t at);

/* Start of the word before AT. */
size_t edit_word_left(const struct buf *, size_t at);

#endif
