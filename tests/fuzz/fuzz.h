/*
 * What the fuzz targets share.  Each target defines the entry point that
 * libFuzzer and AFL++ call; replay.c feeds it the corpus in the ordinary run.
 * To search for new inputs:
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined -std=c11 \
 *	    -D_GNU_SOURCE -I. tests/fuzz/fuzz-csv.c src/exchange/csv*.c \
 *	    src/base/?*.c -lunistring -lbsd -lmd -o /tmp/fuzz-csv
 *	/tmp/fuzz-csv -max_len=4096 tests/fuzz/corpus/csv
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Unlike assert(), also with NDEBUG. */
#define must(what) ((what) ? (void)0 : must_fail(#what, __FILE__, __LINE__))

static inline void
must_fail(const char *what, const char *file, int line)
{
	fprintf(stderr, "# %s:%d: this must hold: %s\n", file, line, what);
	abort();
}

/* Is there nothing in S that the door in would take out or replace? */
static inline void
must_be_safe(const char *s, size_t n)
{
	struct text_count count = { 0, 0 };
	struct buf b = BUF_INIT;

	must(utf8_is_valid(s, n));
	text_import(s, n, TEXT_LINES, &b, &count);
	must(count.removed == 0 && count.replaced == 0);
	must(b.len == n && memcmp(buf_text(&b), s, n) == 0);
	buf_release(&b);
}

#endif
