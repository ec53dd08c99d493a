/*
 * Any bytes as a template: a refusal with a line, or a document that ends.
 */
#include "tests/fuzz/fuzz.h"

#include "src/render/template.h"

static struct doc *
sample(struct arena *arena)
{
	struct doc *d = doc_new(arena), *item;

	doc_text(d, "a", "text *x*");
	doc_text(d, "b", "");
	doc_text(d, "c", "one\ntwo\n\nthree");
	doc_markdown(d, "m", "**m**\n\n- n\n");
	doc_flag(d, "f", true);
	for (int i = 0; i < 2; i++) {
		item = doc_item(d, "l");
		doc_int(item, "a", i);
		doc_text(doc_item(item, "k"), "b", "inner");
	}
	return d;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const known[] = { "a", "b", "c", "m", "f", "l",
	    "k", NULL };
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct err e = ERR_INIT;
	int line = 0;
	bool good, known_only;

	if (n > 8192)
		return 0;
	buf_add(&text, data, n);
	/* lists in lists can multiply; the ceiling ends that */
	out.ceiling = 1024 * 1024;
	good = template_check(buf_text(&text), NULL, &line, &e);
	must(good || (line > 0 && e.code == ERR_DATA));
	known_only = template_check(buf_text(&text), known, NULL, &e);
	must(good || !known_only);
	if (!template_render(buf_text(&text), sample(&arena), &out, &e))
		must(out.len == 0 && e.text[0] != '\0');
	else
		must(good && strlen(buf_text(&out)) == out.len);
	buf_release(&text);
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
