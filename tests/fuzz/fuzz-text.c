/*
 * Any bytes at the door in: what comes out is safe, and goes in again as it
 * is.  Also encodings and folding.
 */
#include "tests/fuzz/fuzz.h"

#include "src/base/encoding.h"
#include "src/base/fold.h"

static void
check_import(const char *s, size_t n)
{
	struct buf lines = BUF_INIT, line = BUF_INIT;

	text_import(s, n, TEXT_LINES, &lines, NULL);
	text_import(s, n, TEXT_LINE, &line, NULL);
	must_be_safe(buf_text(&lines), lines.len);
	must_be_safe(buf_text(&line), line.len);
	must(strpbrk(buf_text(&line), "\n\t") == NULL);
	must(strlen(buf_text(&line)) == line.len);
	if (line.len > 0) {
		bool blank = text_is_blank(line.p);

		text_trim(line.p);
		must(blank == (*line.p == '\0'));
		must_be_safe(line.p, strlen(line.p));
	}
	buf_release(&lines);
	buf_release(&line);
}

static void
check_encoding(const char *s, size_t n)
{
	struct encoding_found found;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	if (encoding_to_utf8(s, n, &b, &found, &e))
		must(utf8_is_valid(buf_text(&b), b.len));
	else
		must(b.len == 0 && e.code == ERR_DATA);
	buf_release(&b);
}

/* Folding what is folded changes nothing, and both ways agree. */
static void
check_folding(const char *s)
{
	struct buf once = BUF_INIT, twice = BUF_INIT, tight = BUF_INIT;
	size_t k = 0;

	fold_text(s, &once);
	fold_text(buf_text(&once), &twice);
	fold_tight(s, &tight);
	must(strcmp(buf_text(&once), buf_text(&twice)) == 0);
	must(utf8_is_valid(buf_text(&once), once.len));
	must(strstr(buf_text(&once), "  ") == NULL);
	for (size_t i = 0; i < once.len; i++)
		if (once.p[i] != ' ')
			must(k < tight.len && tight.p[k++] == once.p[i]);
	must(k == tight.len);
	buf_release(&once);
	buf_release(&twice);
	buf_release(&tight);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	struct buf b = BUF_INIT;

	check_import(s, n);
	check_encoding(s, n);
	buf_add(&b, s, n);
	check_folding(buf_text(&b));
	buf_release(&b);
	return 0;
}
