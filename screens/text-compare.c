/*
 * The longest common run of lines, by the table that every textbook has:
 * plans are a page or two.  See text-compare.h.
 */
#include "screens/text-compare.h"

#include <stdbool.h>
#include <string.h>

#define LINES_MOST 1500
#define CONTEXT 2

struct text {
	const char **line;
	int count;
};

static struct text
split(const char *s, struct arena *a)
{
	struct text t = { .count = 0 };
	size_t room = 1;

	for (const char *p = s; *p != '\0'; p++)
		room += *p == '\n';
	t.line = arena_array(a, room, sizeof *t.line);
	while (*s != '\0' && t.count < LINES_MOST) {
		size_t n = strcspn(s, "\n");

		t.line[t.count++] = arena_strndup(a, s, n);
		s += n + (s[n] == '\n');
	}
	return t;
}

/* common[i][j]: how many lines I.. and J.. have in common. */
static unsigned short *
table_of(const struct text *x, const struct text *y, struct arena *a)
{
	size_t wide = (size_t)y->count + 1;
	unsigned short *t = arena_array(a, ((size_t)x->count + 1) * wide,
	    sizeof *t);

	for (int i = x->count - 1; i >= 0; i--)
		for (int j = y->count - 1; j >= 0; j--) {
			size_t at = (size_t)i * wide + (size_t)j;

			if (strcmp(x->line[i], y->line[j]) == 0)
				t[at] = (unsigned short)(t[at + wide + 1] +
				    1);
			else
				t[at] = t[at + wide] > t[at + 1] ?
				    t[at + wide] : t[at + 1];
		}
	return t;
}

/* Lines as they are found; most of what is the same is left out. */
struct found {
	const char *text;
	char mark;		/* ' ' '+' '-' */
};

static bool
is_near_change(const struct found *f, int n, int at)
{
	for (int i = at - CONTEXT; i <= at + CONTEXT; i++)
		if (i >= 0 && i < n && f[i].mark != ' ')
			return true;
	return false;
}

static struct ui_line
line_of(const struct found *f, struct arena *a)
{
	struct ui_span *span = arena_array(a, 1, sizeof *span);

	span->style = f->mark == '+' ? STYLE_GOOD : f->mark == '-' ?
	    STYLE_WARNING : STYLE_PLAIN;
	span->text = arena_printf(a, "%c %s", f->mark, f->text);
	return (struct ui_line){ .spans = span, .count = 1, .indent = 2 };
}

static struct ui_line *
shown(const struct found *f, int n, struct arena *a, int *count)
{
	static const struct found gap = { "...", ' ' };
	struct ui_line *out = arena_array(a, (size_t)n + 1, sizeof *out);
	bool left_out = false;

	*count = 0;
	for (int i = 0; i < n; i++) {
		if (is_near_change(f, n, i))
			out[(*count)++] = line_of(&f[i], a);
		else if (!left_out)
			out[(*count)++] = line_of(&gap, a);
		left_out = !is_near_change(f, n, i);
	}
	return out;
}

struct ui_line *
compare_lines(const char *have, const char *want, struct arena *a, int *count)
{
	struct text x = split(have, a), y = split(want, a);
	size_t wide = (size_t)y.count + 1;
	unsigned short *t = table_of(&x, &y, a);
	struct found *f = arena_array(a, (size_t)(x.count + y.count),
	    sizeof *f);
	int i = 0, j = 0, n = 0;

	while (i < x.count || j < y.count) {
		size_t at = (size_t)i * wide + (size_t)j;

		if (i < x.count && j < y.count &&
		    strcmp(x.line[i], y.line[j]) == 0) {
			f[n++] = (struct found){ x.line[i++], ' ' };
			j++;
		} else if (j == y.count || (i < x.count &&
		    t[at + wide] >= t[at + 1]))
			f[n++] = (struct found){ x.line[i++], '+' };
		else
			f[n++] = (struct found){ y.line[j++], '-' };
	}
	return shown(f, n, a, count);
}
