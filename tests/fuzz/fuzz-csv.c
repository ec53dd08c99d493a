/*
 * Any bytes as a CSV file: what is read is safe text, lines only go up, and
 * what is written again is read again.
 */
#include "tests/fuzz/fuzz.h"

#include "src/exchange/csv.h"

static void
check_row(const struct csv *c, int last_line)
{
	must(c->line > last_line);
	for (size_t i = 0; i < c->columns; i++) {
		const char *value = csv_value(c, i);
		const char *heading = csv_heading(c, i);

		must_be_safe(value, strlen(value));
		must_be_safe(heading, strlen(heading));
		must(strpbrk(value, "\n\t") == NULL);
		must(csv_get(c, heading) != NULL);
		must(csv_line(c, heading) >= c->line);
	}
}

/* Formulas get an apostrophe on their way out; nothing else changes. */
static void
check_again(const struct csv *c, struct arena *arena)
{
	struct buf b = BUF_INIT;
	struct csv_out w = CSV_OUT(&b);
	struct err e = ERR_INIT;
	struct csv again;

	for (size_t i = 0; i < c->columns; i++) {
		char name[32];

		snprintf(name, sizeof name, "c%zu", i);
		csv_put(&w, name);
	}
	csv_end_row(&w);
	for (size_t i = 0; i < c->columns; i++)
		csv_put(&w, csv_get_lines(c, csv_heading(c, i)));
	csv_end_row(&w);
	must(csv_open(&again, arena, buf_text(&b), b.len, CSV_HEADINGS, &e));
	must(csv_next(&again, &e) == CSV_ROW);
	must(again.warning_count == 0 && again.columns == c->columns);
	for (size_t i = 0; i < c->columns; i++) {
		const char *was = csv_get_lines(c, csv_heading(c, i));
		const char *is = csv_get_lines(&again, csv_heading(&again, i));

		if (*is == '\'' && *was != '\'')
			is++;
		must(strcmp(was, is) == 0);
	}
	buf_release(&b);
}

static void
read_all(const char *bytes, size_t n, enum csv_first first)
{
	struct arena arena = ARENA_INIT;
	struct err e = ERR_INIT;
	enum csv_got got;
	struct csv c;
	int last = 0, rows = 0;

	if (!csv_open(&c, &arena, bytes, n, first, &e)) {
		must(e.code == ERR_DATA && e.text[0] != '\0');
	} else {
		while ((got = csv_next(&c, &e)) != CSV_END) {
			must(got == CSV_ROW || e.text[0] != '\0');
			if (got == CSV_ROW)
				check_row(&c, last);
			if (got == CSV_ROW && rows++ < 20)
				check_again(&c, &arena);
			last = c.line;
		}
	}
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	read_all((const char *)data, n, CSV_HEADINGS);
	read_all((const char *)data, n, CSV_NO_HEADINGS);
	return 0;
}
