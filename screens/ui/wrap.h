/*
 * Breaking text into rows, by Unicode's rules for line breaks and by the
 * cells that a terminal needs.
 */
#ifndef UI_WRAP_H
#define UI_WRAP_H

#include <stddef.h>

/* One row: LEN bytes from START, without the newline or blank it ended at. */
struct wrap_row {
	size_t start;
	size_t len;
	size_t next;		/* where the row after it starts */
};

struct wrap {
	struct wrap_row *row;
	int rows;
	int room;
};

#define WRAP_INIT { .row = NULL }

/*
 * Break the N bytes at S into rows of at most COLS cells.  Newlines end rows,
 * and a text that ends with one has an empty last row; there is always at
 * least one row.  The struct can be used again, and is released once.
 */
void wrap_text(struct wrap *, const char *s, size_t n, int cols);

/* The row in which the byte at AT stands. */
int wrap_row_of(const struct wrap *, size_t at);

void wrap_release(struct wrap *);

#endif
