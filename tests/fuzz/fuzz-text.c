/*
 * Any bytes through the door in: what comes out is valid UTF-8 without
 * controls, coming in again changes nothing, and search folding accepts it.
 */
#include "tests/fuzz/fuzz.h"

#include <string.h>

#include "src/base/fold.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

const char fuzz_name[] = "text";

static void
expect_clean(const struct buf *b, enum text_shape shape)
{
	for (size_t i = 0; i < b->len; i++) {
		unsigned char c = (unsigned char)b->p[i];

		if (shape == TEXT_LINES && (c == '\n' || c == '\t'))
			continue;
		PROMISE(c >= 0x20 && c != 0x7F);
	}
	PROMISE(utf8_is_valid(buf_text(b), b->len));
}

static void
import_twice(const char *bytes, size_t size, enum text_shape shape)
{
	struct buf once = BUF_INIT, twice = BUF_INIT, folded = BUF_INIT;
	struct text_count count = { 0, 0 };

	text_import(bytes, size, shape, &once, &count);
	expect_clean(&once, shape);
	PROMISE(count.removed + count.replaced <= size);
	text_import(buf_text(&once), once.len, shape, &twice, NULL);
	PROMISE(once.len == twice.len);
	PROMISE(memcmp(buf_text(&once), buf_text(&twice), once.len) == 0);
	fold_text(buf_text(&once), &folded);
	PROMISE(utf8_is_valid(buf_text(&folded), folded.len));
	buf_release(&folded);
	buf_release(&twice);
	buf_release(&once);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	import_twice((const char *)bytes, size, TEXT_LINE);
	import_twice((const char *)bytes, size, TEXT_LINES);
	return 0;
}
