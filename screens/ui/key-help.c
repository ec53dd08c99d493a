/*
 * Help from the binding tables.  See key-help.h.
 */
#include "screens/ui/key-help.h"

#include <stdio.h>
#include <string.h>

#include "screens/ui/keymap.h"

#define KEYS_WIDTH 16

struct page {
	struct arena *arena;
	struct ui_line *line;
	int count;
	int room;
};

static void
add_line(struct page *p, struct ui_span *spans, int count, int indent)
{
	if (p->count < p->room)
		p->line[p->count++] = (struct ui_line){ .spans = spans,
		    .count = count, .indent = indent };
}

static void
add_heading(struct page *p, const char *words)
{
	struct ui_span *spans = arena_array(p->arena, 1, sizeof *spans);

	spans[0] = (struct ui_span){ STYLE_HEADING, words };
	add_line(p, spans, 1, 0);
}

static void
add_blank(struct page *p)
{
	add_line(p, NULL, 0, 0);
}

/* "Down, j" from "Down j", filled up to the width of its column. */
static const char *
keys_in_words(const struct binding *b, struct arena *a)
{
	struct buf words = BUF_INIT;
	const char *text;

	if (b->keys == NULL)
		buf_printf(&words, ":%s", b->name);
	for (const char *at = b->keys; at != NULL && *at != '\0'; at++) {
		if (*at == ' ')
			buf_char(&words, ',');
		buf_char(&words, *at);
	}
	do
		buf_char(&words, ' ');
	while (words.len < KEYS_WIDTH);
	text = arena_strdup(a, buf_text(&words));
	buf_release(&words);
	return text;
}

static void
add_action(struct page *p, const struct binding *b, const struct screen *s)
{
	struct ui_span *spans = arena_array(p->arena, 3, sizeof *spans);
	const char *why = NULL;

	spans[0] = (struct ui_span){ STYLE_KEY,
	    keys_in_words(b, p->arena) };
	spans[1] = (struct ui_span){ STYLE_PLAIN,
	    arena_printf(p->arena, "%s.", b->help) };
	spans[2] = (struct ui_span){ STYLE_MUTED, "" };
	if (s != NULL && b->when != NULL && !b->when(s, &why))
		spans[2].text = arena_printf(p->arena, " Not now: %s",
		    why != NULL ? why : "it cannot be done.");
	add_line(p, spans, 3, KEYS_WIDTH);
}

static int
rows_of(const struct binding *table)
{
	int n = 0;

	while (table != NULL && table[n].name != NULL)
		n++;
	return n;
}

const struct ui_line *
key_help_lines(const struct binding *own, const struct binding *global,
    const struct screen *s, struct arena *a, int *count)
{
	struct page p = { .arena = a,
	    .room = rows_of(own) + rows_of(global) + 3 };

	p.line = arena_array(a, (size_t)p.room, sizeof *p.line);
	if (rows_of(own) > 0) {
		add_heading(&p, "Keys of this screen");
		for (const struct binding *b = own; b->name != NULL; b++)
			add_action(&p, b, s);
		add_blank(&p);
	}
	add_heading(&p, "Keys everywhere");
	for (const struct binding *b = global; b && b->name != NULL; b++)
		if (keymap_find(own, b->name) == NULL)
			add_action(&p, b, s);
	*count = p.count;
	return p.line;
}
