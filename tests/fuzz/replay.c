/*
 * Runs one fuzz target over its samples, then over changes to them made from
 * a fixed seed, so that every run sees the same.  CONVENE_LONG makes more.
 * The input at work is kept in a file: a crash leaves it behind.
 */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include <bsd/string.h>

#define INPUT_MAX 65536
#define SAMPLES_MAX 500

struct sample {
	char name[256];
	uint8_t *bytes;
	size_t size;
};

static struct sample samples[SAMPLES_MAX];
static size_t sample_count;
static char work_file[4096];

static uint64_t
next_random(void)
{
	static uint64_t x = 0x9E3779B97F4A7C15u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return x;
}

static size_t
below(size_t n)
{
	return n == 0 ? 0 : (size_t)(next_random() % n);
}

/* Bytes that parsers care about more than others. */
static uint8_t
telling_byte(void)
{
	static const char telling[] = "\0\n\r\t\x1b \"',;:=+-@<>&#*_`[]()"
	    "\\/|{}%\x7f\x80\x9b\xc2\xa0\xad\xe2\x80\xae\xef\xbb\xbf\xf0\xff"
	    "09azAZ";

	return (uint8_t)telling[below(sizeof telling - 1)];
}

static void
keep_input(const uint8_t *bytes, size_t size)
{
	FILE *f = fopen(work_file, "wb");

	if (f == NULL || fwrite(bytes, 1, size, f) != size || fclose(f) != 0) {
		printf("Bail out! cannot write %s\n", work_file);
		exit(1);
	}
}

/* A copy of exactly its size, so that a sanitizer sees one byte too far. */
static void
run_input(const uint8_t *bytes, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	if (copy == NULL)
		abort();
	if (size > 0)
		memcpy(copy, bytes, size);
	keep_input(bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static void
load(const char *folder, const char *name)
{
	struct sample *s = &samples[sample_count];
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "rb");
	s->bytes = malloc(INPUT_MAX);
	if (f == NULL || s->bytes == NULL) {
		printf("Bail out! cannot read %s\n", path);
		exit(1);
	}
	s->size = fread(s->bytes, 1, INPUT_MAX, f);
	fclose(f);
	strlcpy(s->name, name, sizeof s->name);
	sample_count++;
}

static int
by_name(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void
load_all(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *entry;

	if (d == NULL) {
		printf("Bail out! no folder %s\n", folder);
		exit(1);
	}
	while ((entry = readdir(d)) != NULL && sample_count < SAMPLES_MAX)
		if (entry->d_name[0] != '.')
			load(folder, entry->d_name);
	closedir(d);
	qsort(samples, sample_count, sizeof samples[0], by_name);
}

/* A piece of another sample, put in or over. */
static size_t
splice(uint8_t *to, size_t size)
{
	const struct sample *s = &samples[below(sample_count)];
	size_t from = below(s->size), n = below(s->size - from + 1);
	size_t at = below(size + 1);

	if (n > INPUT_MAX - size)
		n = INPUT_MAX - size;
	memmove(to + at + n, to + at, size - at);
	memcpy(to + at, s->bytes + from, n);
	return size + n;
}

static size_t
change(uint8_t *bytes, size_t size)
{
	size_t at = below(size), n;

	switch (below(6)) {
	case 0:
		if (size > 0)
			bytes[at] ^= (uint8_t)(1u << below(8));
		return size;
	case 1:
		if (size > 0)
			bytes[at] = telling_byte();
		return size;
	case 2:
		n = below(size - at + 1);
		memmove(bytes + at, bytes + at + n, size - at - n);
		return size - n;
	case 3:
		if (size == INPUT_MAX)
			return size;
		memmove(bytes + at + 1, bytes + at, size - at);
		bytes[at] = telling_byte();
		return size + 1;
	case 4:
		return at;
	default:
		return splice(bytes, size);
	}
}

static void
run_changes(long count)
{
	static uint8_t bytes[INPUT_MAX];

	for (long i = 0; i < count; i++) {
		const struct sample *s = &samples[below(sample_count)];
		size_t size = s->size;

		memcpy(bytes, s->bytes, size);
		for (size_t k = 1 + below(8); k > 0; k--)
			size = change(bytes, size);
		run_input(bytes, size);
	}
}

int
main(void)
{
	long count = getenv("CONVENE_LONG") != NULL ? 200000 : 2000;
	char folder[4096];

	snprintf(folder, sizeof folder, TOP_SRCDIR "/tests/fuzz/corpus/%s",
	    fuzz_name);
	snprintf(work_file, sizeof work_file, "fuzz-%s.%ld.input", fuzz_name,
	    (long)getpid());
	load_all(folder);
	printf("1..2\n");
	fflush(stdout);
	for (size_t i = 0; i < sample_count; i++)
		run_input(samples[i].bytes, samples[i].size);
	printf("%s 1 - the samples of %s\n",
	    sample_count > 0 ? "ok" : "not ok", fuzz_name);
	fflush(stdout);
	run_changes(count);
	printf("ok 2 - %ld changes to the samples of %s\n", count, fuzz_name);
	unlink(work_file);
	for (size_t i = 0; i < sample_count; i++)
		free(samples[i].bytes);
	return 0;
}
