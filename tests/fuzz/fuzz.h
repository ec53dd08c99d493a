/*
 * What a fuzz target offers: a name, which is also that of its folder of
 * samples under tests/fuzz/corpus, and a function that takes any bytes and
 * aborts when a promise is broken.  A target is built with replay.c into a
 * test of the ordinary suite, or by clang's libFuzzer
 * (configure CC=clang --enable-fuzzer) into a search for new samples.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

extern const char fuzz_name[];

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A promise that holds for every input. */
#define PROMISE(condition) do {						\
	if (!(condition)) {						\
		fprintf(stderr, "%s:%d: broken: %s\n", __FILE__,	\
		    __LINE__, #condition);				\
		abort();						\
	}								\
} while (0)

#endif
