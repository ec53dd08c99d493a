/*
 * Bindings: dispatch, footer, checks.  See keymap.h.
 */
#include "screens/ui/keymap.h"

#include <string.h>

#include "screens/ui/stack.h"

enum result
keymap_run(struct screen *s, const struct binding *b)
{
	const char *why = NULL;

	if (b->when != NULL && !b->when(s, &why)) {
		ui_say(s->ui, SAY_WARNING, "%s", why != NULL ? why
		    : "That cannot be done now.");
		return RESULT_DONE;
	}
	return b->run(s);
}

/*
 * A row that passes the key on is not the last word: another row may bind
 * the same key on another condition.
 */
static enum result
press_in(struct screen *s, const struct binding *table, struct key k)
{
	enum result r;

	for (const struct binding *b = table; b && b->name != NULL; b++)
		if (b->keys != NULL && key_among(k, b->keys)) {
			r = keymap_run(s, b);
			if (r != RESULT_PASS)
				return r;
		}
	return RESULT_PASS;
}

/* Capital letter for the start of a sentence, but not of a key's name. */
static void
say_unknown(struct screen *s, const struct binding *global, struct key k)
{
	char name[KEY_NAME_SIZE];
	const struct binding *help = keymap_find(global, "help");
	char help_key[KEY_NAME_SIZE] = "";

	key_word(k, name);
	if (k.kind == PRESS_NAMED && k.code == NAMED_UNKNOWN)
		name[0] = 'T';
	if (help != NULL)
		keymap_key(help, help_key);
	if (*help_key != '\0')
		ui_say(s->ui, SAY_PLAIN, "%s does nothing here. Press %s "
		    "for help.", name, help_key);
	else
		ui_say(s->ui, SAY_PLAIN, "%s does nothing here.", name);
}

enum result
keymap_press(struct screen *s, const struct binding *global, struct key k)
{
	enum result r = press_in(s, s->ops->keys, k);

	if (r == RESULT_PASS)
		r = press_in(s, global, k);
	if (r == RESULT_PASS)
		say_unknown(s, global, k);
	return r;
}

const struct binding *
keymap_find(const struct binding *table, const char *name)
{
	for (const struct binding *b = table; b && b->name != NULL; b++)
		if (strcmp(b->name, name) == 0)
			return b;
	return NULL;
}

static bool
is_typed(const char *key)
{
	struct key k;

	return key_parse(key, &k) && k.kind == PRESS_CHAR;
}

/* The first key, or the first that types no character; "" for none. */
static const char *
first_key(const struct binding *b, bool typing, char out[static KEY_NAME_SIZE])
{
	const char *at = b->keys != NULL ? b->keys : "";

	while (*at != '\0') {
		size_t n = strcspn(at, " ");

		if (n < KEY_NAME_SIZE) {
			memcpy(out, at, n);
			out[n] = '\0';
			if (!typing || !is_typed(out))
				return out;
		}
		at += n + strspn(at + n, " ");
	}
	out[0] = '\0';
	return out;
}

const char *
keymap_key(const struct binding *b, char out[static KEY_NAME_SIZE])
{
	return first_key(b, false, out);
}

/* The footer. */

#define HINT_GAP 2
#define HINTS 48

struct hint {
	const struct binding *binding;
	char key[KEY_NAME_SIZE];
	bool allowed;
	bool kept;		/* even where there is little room */
	int width;
};

struct footer {
	struct hint hint[HINTS];
	int count;
	int width;		/* of all, with gaps */
};

static bool
is_kept(const struct binding *b)
{
	return strcmp(b->name, "help") == 0 || strcmp(b->name, "back") == 0;
}

static void
add_hints(struct footer *f, const struct screen *s,
    const struct binding *table)
{
	bool typing = s->ops->typing != NULL && s->ops->typing(s);

	for (const struct binding *b = table; b && b->name != NULL; b++) {
		struct hint *h = &f->hint[f->count];
		const char *why;

		if (b->hint == NULL || f->count == HINTS ||
		    *first_key(b, typing, h->key) == '\0')
			continue;
		if (table != s->ops->keys && s->ops->keys != NULL &&
		    keymap_find(s->ops->keys, b->name) != NULL)
			continue;	/* the screen has its own */
		h->binding = b;
		h->allowed = b->when == NULL || b->when(s, &why);
		h->kept = is_kept(b);
		h->width = canvas_width(h->key) + 1 + canvas_width(b->hint) +
		    (h->allowed ? 0 : 2) + HINT_GAP;
		f->width += h->width;
		f->count++;
	}
}

static void
drop_hint(struct footer *f, int i)
{
	f->width -= f->hint[i].width;
	f->count--;
	memmove(&f->hint[i], &f->hint[i + 1],
	    (size_t)(f->count - i) * sizeof f->hint[0]);
}

static void
fit_hints(struct footer *f, int cols)
{
	/* What may not be done now goes before what may. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = f->count - 1; i >= 0 &&
		    f->width - HINT_GAP > cols; i--)
			if (!f->hint[i].kept &&
			    (pass == 1 || !f->hint[i].allowed))
				drop_hint(f, i);
}

/* What may not be done now stands in brackets: no colour needed to see it. */
static int
draw_hint(const struct hint *h, struct canvas *line, int col)
{
	int start = col;

	if (h->allowed) {
		col += canvas_text(line, 0, col, STYLE_KEY, h->key);
		col += canvas_textf(line, 0, col, STYLE_FOOTER, " %s",
		    h->binding->hint);
	} else {
		col += canvas_textf(line, 0, col, STYLE_MUTED, "(%s %s)",
		    h->key, h->binding->hint);
	}
	return col - start + HINT_GAP;
}

void
keymap_footer(const struct screen *s, const struct binding *global,
    struct canvas *line)
{
	static struct footer f;
	int col = 1;

	f.count = f.width = 0;
	add_hints(&f, s, s->ops->keys);
	add_hints(&f, s, global);
	fit_hints(&f, line->cols - col);
	for (int i = 0; i < f.count; i++)
		col += draw_hint(&f.hint[i], line, col);
}

/* Checks, for the tests of all tables. */

static void
check_key(const char *screen, const struct binding *b, const char *key,
    const struct binding *rest, struct buf *faults)
{
	struct key k;

	if (!key_parse(key, &k))
		return;
	for (; rest && rest->name != NULL; rest++)
		if (rest->keys != NULL && key_among(k, rest->keys))
			buf_printf(faults, "%s: %s does both %s and %s\n",
			    screen, key, b->name, rest->name);
}

static void
check_keys(const char *screen, const struct binding *b,
    const struct binding *fixed, struct buf *faults)
{
	const char *at = b->keys;
	char name[64];
	struct key k;

	while (at != NULL && *at != '\0') {
		size_t n = strcspn(at, " ");

		if (n > 0 && n < sizeof name) {
			memcpy(name, at, n);
			name[n] = '\0';
			if (!key_parse(name, &k))
				buf_printf(faults, "%s: %s: there is no key "
				    "%s\n", screen, b->name, name);
			check_key(screen, b, name, b + 1, faults);
			check_key(screen, b, name, fixed, faults);
		}
		at += n + strspn(at + n, " ");
	}
}

void
keymap_check(const char *screen, const struct binding *table,
    const struct binding *fixed, struct buf *faults)
{
	for (const struct binding *b = table; b && b->name != NULL; b++) {
		if (keymap_find(b + 1, b->name) != NULL)
			buf_printf(faults, "%s: two rows are named %s\n",
			    screen, b->name);
		if (b->help == NULL || *b->help == '\0')
			buf_printf(faults, "%s: %s has no help\n", screen,
			    b->name);
		if (b->run == NULL)
			buf_printf(faults, "%s: %s does nothing\n", screen,
			    b->name);
		check_keys(screen, b, fixed, faults);
	}
}
