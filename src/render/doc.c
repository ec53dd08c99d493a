/*
 * The data of a template.  See doc.h.
 */
#include "src/render/doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"

struct entry {
	struct entry *next;
	const char *name;
	struct doc_value value;
	struct doc *last;	/* of a list */
};

struct doc {
	struct arena *arena;
	struct entry *entries;
	const struct doc *parent;
	struct doc *next;	/* in the same list */
	int number;		/* in its list, from 1; 0 outermost */
};

struct doc *
doc_new(struct arena *arena)
{
	struct doc *d = arena_alloc(arena, sizeof *d);

	d->arena = arena;
	return d;
}

static struct entry *
find_entry(const struct doc *d, const char *name, size_t n)
{
	struct entry *e;

	for (e = d->entries; e != NULL; e = e->next)
		if (strncmp(e->name, name, n) == 0 && e->name[n] == '\0')
			return e;
	return NULL;
}

static struct entry *
make_entry(struct doc *d, const char *name, enum doc_kind kind)
{
	struct entry *e = find_entry(d, name, strlen(name));

	if (e == NULL) {
		e = arena_alloc(d->arena, sizeof *e);
		e->name = arena_strdup(d->arena, name);
		e->next = d->entries;
		d->entries = e;
	}
	e->value = (struct doc_value){ .kind = kind, .text = "" };
	e->last = NULL;
	return e;
}

static void
set_text(struct doc *d, const char *name, enum doc_kind kind,
    const char *text)
{
	make_entry(d, name, kind)->value.text =
	    text != NULL ? arena_strdup(d->arena, text) : "";
}

void
doc_text(struct doc *d, const char *name, const char *text)
{
	set_text(d, name, DOC_TEXT, text);
}

void
doc_textf(struct doc *d, const char *name, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	text = arena_alloc(d->arena, n < 0 ? 1 : (size_t)n + 1);
	va_start(ap, fmt);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, fmt, ap);
	va_end(ap);
	make_entry(d, name, DOC_TEXT)->value.text = text;
}

void
doc_markdown(struct doc *d, const char *name, const char *markdown)
{
	set_text(d, name, DOC_MARKDOWN, markdown);
}

void
doc_flag(struct doc *d, const char *name, bool flag)
{
	make_entry(d, name, DOC_FLAG)->value.flag = flag;
}

void
doc_int(struct doc *d, const char *name, long long n)
{
	doc_textf(d, name, "%lld", n);
}

void
doc_list(struct doc *d, const char *list)
{
	make_entry(d, list, DOC_LIST);
}

struct doc *
doc_item(struct doc *d, const char *list)
{
	struct entry *e = find_entry(d, list, strlen(list));
	struct doc *item = doc_new(d->arena);

	if (e == NULL || e->value.kind != DOC_LIST)
		e = make_entry(d, list, DOC_LIST);
	item->parent = d;
	item->number = e->last != NULL ? e->last->number + 1 : 1;
	if (e->last != NULL)
		e->last->next = item;
	else
		e->value.item = item;
	e->last = item;
	return item;
}

static bool
is_name(const char *name, size_t n, const char *word)
{
	return strlen(word) == n && strncmp(name, word, n) == 0;
}

/* What every item has by itself. */
static struct doc_value
built_in(const struct doc *d, const char *name, size_t n)
{
	struct doc_value v = { .kind = DOC_ABSENT, .text = "" };

	if (d->number == 0)
		return v;
	if (is_name(name, n, "first")) {
		v.kind = DOC_FLAG;
		v.flag = d->number == 1;
	} else if (is_name(name, n, "last")) {
		v.kind = DOC_FLAG;
		v.flag = d->next == NULL;
	} else if (is_name(name, n, "number")) {
		v.kind = DOC_TEXT;
		v.text = arena_printf(d->arena, "%d", d->number);
	}
	return v;
}

struct doc_value
doc_find(const struct doc *d, const char *name, size_t n)
{
	struct doc_value v = { .kind = DOC_ABSENT, .text = "" };

	for (; d != NULL && v.kind == DOC_ABSENT; d = d->parent) {
		const struct entry *e = find_entry(d, name, n);

		v = e != NULL ? e->value : built_in(d, name, n);
	}
	return v;
}

const struct doc *
doc_next(const struct doc *item)
{
	return item->next;
}

bool
doc_is_empty(const struct doc_value *v)
{
	switch (v->kind) {
	case DOC_TEXT:
	case DOC_MARKDOWN:
		return text_is_blank(v->text);
	case DOC_FLAG:
		return !v->flag;
	case DOC_LIST:
		return v->item == NULL;
	case DOC_ABSENT:
		break;
	}
	return true;
}
