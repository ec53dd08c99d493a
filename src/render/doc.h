/*
 * What a template is filled with: names with texts, flags and lists.  The
 * rules build it; template.h walks it.
 */
#ifndef RENDER_DOC_H
#define RENDER_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"

struct doc;

struct doc *doc_new(struct arena *);

/*
 * Set a name; strings are copied.  Text may come from a person and is always
 * escaped; Markdown must come from a rule pack or from the program.  NULL is
 * the same as "".  A name that is set again has the new value.
 */
void doc_text(struct doc *, const char *name, const char *text);
void doc_textf(struct doc *, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void doc_markdown(struct doc *, const char *name, const char *markdown);
void doc_flag(struct doc *, const char *name, bool);
void doc_int(struct doc *, const char *name, long long);

/*
 * Append an item to the list of that name, which begins with its first item;
 * doc_list() makes an empty one.  A name that an item lacks is looked for in
 * the document around it, so set in each item what it must not inherit.
 */
struct doc *doc_item(struct doc *, const char *list);
void doc_list(struct doc *, const char *list);

/* For template.c. */
enum doc_kind { DOC_ABSENT, DOC_TEXT, DOC_MARKDOWN, DOC_FLAG, DOC_LIST };

struct doc_value {
	enum doc_kind kind;
	const char *text;	/* DOC_TEXT, DOC_MARKDOWN */
	bool flag;
	const struct doc *item;	/* DOC_LIST: the first one */
};

/*
 * Look a name up, here and then outwards.  Every item also has "first" and
 * "last", which are flags, and "number", which counts from 1.
 */
struct doc_value doc_find(const struct doc *, const char *name, size_t n);
const struct doc *doc_next(const struct doc *item);
/* Is the value nothing: absent, blank, false, an empty list? */
bool doc_is_empty(const struct doc_value *);

#endif
