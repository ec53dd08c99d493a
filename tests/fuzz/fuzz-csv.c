/*
 * Any bytes as a CSV file: the reader ends, its lines never go back, its
 * values are clean text, and every refusal has its sentence.
 */
#include "tests/fuzz/fuzz.h"

#include <string.h>

#include "src/base/utf8.h"
#include "src/exchange/csv.h"

const char fuzz_name[] = "csv";

static void
read_rows(struct csv *c)
{
	struct err e = ERR_INIT;
	enum csv_got got;
	int line = 0;

	while ((got = csv_next(c, &e)) != CSV_END) {
		PROMISE(c->line >= line);
		line = c->line;
		if (got == CSV_FAULT) {
			PROMISE(e.text[0] != '\0');
			continue;
		}
		for (size_t i = 0; i < c->columns; i++) {
			const char *value = csv_value(c, i);

			PROMISE(value != NULL);
			PROMISE(utf8_is_valid(value, strlen(value)));
			PROMISE(strchr(value, '\n') == NULL);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct csv c;
	struct err e = ERR_INIT;

	if (csv_open(&c, &arena, (const char *)bytes, size,
	    size % 2 ? CSV_HEADINGS : CSV_NO_HEADINGS, &e))
		read_rows(&c);
	else
		PROMISE(e.text[0] != '\0');
	arena_release(&arena);
	return 0;
}
