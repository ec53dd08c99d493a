/*
 * Templates: parsed into a flat array of pieces, then walked.  See
 * template.h.  Escaping is markdown.c's.
 */
#include "src/render/template.h"

#include <string.h>

#include "src/base/arena.h"
#include "src/render/markdown.h"

enum kind {
	PIECE_TEXT,		/* as it stands */
	PIECE_VALUE,		/* within a line */
	PIECE_BLOCK,		/* a value that has its line for itself */
	PIECE_SECTION,		/* its body ends before piece END */
	PIECE_INVERTED,
	PIECE_LINE,		/* a line with tags, up to before piece END */
	PIECE_NOTHING		/* comments, and the end of a section */
};

struct piece {
	enum kind kind;
	const char *s;		/* the text, or the name */
	size_t n;
	const char *indent;	/* PIECE_BLOCK: what stands before it */
	size_t indent_n;
	bool markdown;		/* {{@md name}} */
	size_t end;
	int line;
};

struct template {
	struct arena arena;
	struct piece *pieces;
	size_t count, room;
	size_t open[TEMPLATE_DEPTH_MAX];
	int depth;
	int line;
	struct err *err;
};

static bool
fault(struct template *t, int line, const char *text, const char *name,
    size_t n)
{
	t->line = line;
	err_set(t->err, ERR_DATA, "Line %d of the template: {{%.*s}} %s",
	    line, n > 60 ? 60 : (int)n, name, text);
	return false;
}

static struct piece *
add_piece(struct template *t, enum kind kind, const char *s, size_t n)
{
	struct piece *p;

	if (t->count == t->room) {
		size_t room = t->room ? t->room * 2 : 64;
		struct piece *more = arena_array(&t->arena, room,
		    sizeof *more);

		if (t->count > 0)
			memcpy(more, t->pieces, t->count * sizeof *more);
		t->pieces = more;
		t->room = room;
	}
	p = &t->pieces[t->count++];
	*p = (struct piece){ .kind = kind, .s = s, .n = n, .line = t->line };
	return p;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
trim(const char **s, size_t *n)
{
	while (*n > 0 && is_blank(**s)) {
		(*s)++;
		(*n)--;
	}
	while (*n > 0 && is_blank((*s)[*n - 1]))
		(*n)--;
}

static bool
is_name(const char *s, size_t n)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

	for (size_t i = 0; i < n; i++)
		if (strchr(allowed, s[i]) == NULL)
			return false;
	return n > 0;
}

static const char *
find(const char *s, const char *end, const char *what)
{
	return s < end ? memmem(s, (size_t)(end - s), what, strlen(what)) :
	    NULL;
}

static bool
close_section(struct template *t, const char *s, size_t n)
{
	struct piece *opened;

	if (t->depth == 0)
		return fault(t, t->line, "closes what was never opened.",
		    s - 1, n + 1);
	opened = &t->pieces[t->open[t->depth - 1]];
	if (opened->n != n || memcmp(opened->s, s, n) != 0)
		return fault(t, t->line, "closes another section than the "
		    "one that is open.", s - 1, n + 1);
	add_piece(t, PIECE_NOTHING, s, n);
	t->pieces[t->open[--t->depth]].end = t->count;
	return true;
}

static bool
open_section(struct template *t, char sign, const char *s, size_t n)
{
	if (t->depth == TEMPLATE_DEPTH_MAX)
		return fault(t, t->line, "is nested too deeply.", s, n);
	t->open[t->depth++] = t->count;
	add_piece(t, sign == '#' ? PIECE_SECTION : PIECE_INVERTED, s, n);
	return true;
}

/* One tag; S and N are what stands between the braces. */
static bool
parse_tag(struct template *t, const char *s, size_t n)
{
	const char *whole = s;
	size_t whole_n = n;
	char sign = n > 0 ? *s : '\0';
	bool markdown = false;

	if (sign == '!')
		return add_piece(t, PIECE_NOTHING, s, n);
	if (sign != '\0' && strchr("#^/", sign) != NULL) {
		s++;
		n--;
	} else if (n > 3 && memcmp(s, "@md", 3) == 0 && is_blank(s[3])) {
		s += 3;
		n -= 3;
		markdown = true;
	}
	trim(&s, &n);
	if (!is_name(s, n))
		return fault(t, t->line, "is not a tag that is known.", whole,
		    whole_n);
	if (sign == '/')
		return close_section(t, s, n);
	if (sign == '#' || sign == '^')
		return open_section(t, sign, s, n);
	add_piece(t, PIECE_VALUE, s, n)->markdown = markdown;
	return true;
}

/* Cut one line, without its newline, at its tags. */
static bool
parse_tags(struct template *t, const char *s, const char *end)
{
	const char *open, *close;

	while ((open = find(s, end, "{{")) != NULL) {
		close = find(open + 2, end, "}}");
		if (close == NULL)
			return fault(t, t->line, "is not closed on its line.",
			    open + 2, (size_t)(end - open - 2));
		if (open > s)
			add_piece(t, PIECE_TEXT, s, (size_t)(open - s));
		if (!parse_tag(t, open + 2, (size_t)(close - open - 2)))
			return false;
		s = close + 2;
	}
	if (end > s)
		add_piece(t, PIECE_TEXT, s, (size_t)(end - s));
	return true;
}

static bool
is_only(const struct piece *p, const char *allowed)
{
	for (size_t i = 0; i < p->n; i++)
		if (strchr(allowed, p->s[i]) == NULL)
			return false;
	return true;
}

/* What a line is made of, to know whether it leaves a line behind. */
struct parts {
	size_t values, tags, words;
};

static struct parts
count_parts(const struct template *t, size_t from)
{
	struct parts parts = { 0, 0, 0 };

	for (size_t i = from; i < t->count; i++) {
		const struct piece *p = &t->pieces[i];

		if (p->kind == PIECE_VALUE)
			parts.values++;
		else if (p->kind != PIECE_TEXT)
			parts.tags++;
		else if (!is_only(p, " \t"))
			parts.words++;
	}
	return parts;
}

/* A value alone on its line takes what is before it as its indentation. */
static bool
make_block(struct template *t, size_t from)
{
	size_t n = t->count - from, at = from;
	struct piece *value;

	if (n == 0)
		return false;
	if (t->pieces[at].kind == PIECE_TEXT &&
	    is_only(&t->pieces[at], " \t>"))
		at++;
	if (at == t->count || t->pieces[at].kind != PIECE_VALUE)
		return false;
	if (at + 1 < from + n && (at + 2 < from + n ||
	    t->pieces[at + 1].kind != PIECE_TEXT ||
	    !is_only(&t->pieces[at + 1], " \t")))
		return false;
	value = &t->pieces[at];
	value->kind = PIECE_BLOCK;
	value->indent = at > from ? t->pieces[from].s : "";
	value->indent_n = at > from ? t->pieces[from].n : 0;
	t->pieces[from] = *value;
	t->count = from + 1;
	return true;
}

/* Keep the tags of a line and forget the blanks around them. */
static void
drop_blanks(struct template *t, size_t from)
{
	for (size_t i = from; i < t->count; i++)
		if (t->pieces[i].kind == PIECE_TEXT)
			t->pieces[i].kind = PIECE_NOTHING;
}

static bool
parse_line(struct template *t, const char *s, const char *end, bool newline)
{
	size_t begin = t->count, first;
	int depth = t->depth;
	bool crosses = false;
	struct parts parts;

	add_piece(t, PIECE_NOTHING, s, 0);
	first = t->count;
	if (!parse_tags(t, s, end))
		return false;
	for (size_t i = first; i < t->count; i++)
		crosses |= t->pieces[i].kind == PIECE_SECTION &&
		    t->pieces[i].end == 0;
	crosses |= t->depth != depth;
	parts = count_parts(t, first);
	if (parts.tags > 0 && parts.values + parts.words == 0) {
		drop_blanks(t, first);
		return true;
	}
	if (make_block(t, first))
		return true;
	if (newline)
		add_piece(t, PIECE_TEXT, "\n", 1);
	if (parts.tags + parts.values > 0 && !crosses) {
		t->pieces[begin].kind = PIECE_LINE;
		t->pieces[begin].end = t->count;
	}
	return true;
}

static bool
parse(struct template *t, const char *text)
{
	t->line = 0;
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		bool newline = text[n] == '\n';
		size_t shown = n > 0 && text[n - 1] == '\r' ? n - 1 : n;

		t->line++;
		if (!parse_line(t, text, text + shown, newline))
			return false;
		text += n + newline;
	}
	if (t->depth > 0) {
		const struct piece *p = &t->pieces[t->open[t->depth - 1]];

		return fault(t, p->line, "is opened and never closed.",
		    p->s - 1, p->n + 1);
	}
	return true;
}

static bool
is_known(const struct piece *p, const char *const known[])
{
	static const char *const built_in[] = { "first", "last", "number",
	    NULL };
	const char *const *lists[] = { known, built_in };

	for (size_t i = 0; i < 2; i++)
		for (const char *const *name = lists[i]; *name != NULL; name++)
			if (strlen(*name) == p->n &&
			    memcmp(*name, p->s, p->n) == 0)
				return true;
	return false;
}

static bool
check_names(struct template *t, const char *const known[])
{
	for (size_t i = 0; known != NULL && i < t->count; i++) {
		const struct piece *p = &t->pieces[i];

		if ((p->kind == PIECE_VALUE || p->kind == PIECE_BLOCK ||
		    p->kind == PIECE_SECTION || p->kind == PIECE_INVERTED) &&
		    !is_known(p, known))
			return fault(t, p->line, "is a name that this "
			    "document does not have.", p->s, p->n);
	}
	return true;
}

bool
template_check(const char *text, const char *const known[], int *line,
    struct err *e)
{
	struct template t = { .err = e };
	bool ok = parse(&t, text) && check_names(&t, known);

	if (!ok && line != NULL)
		*line = t.line;
	arena_release(&t.arena);
	return ok;
}

/* Markdown of the pack, its lines behind the indentation. */
static void
add_markdown(struct buf *out, const char *s, const char *indent)
{
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		buf_add(out, s, n);
		s += n;
		if (*s == '\n' && s[strspn(s, "\n")] == '\0')
			return;
		if (*s == '\n') {
			buf_char(out, '\n');
			buf_str(out, indent);
			s++;
		}
	}
}

static void
render_value(const struct piece *p, const struct doc *d, const char *indent,
    struct buf *out)
{
	struct doc_value v = doc_find(d, p->s, p->n);

	if (v.kind == DOC_MARKDOWN && p->markdown)
		add_markdown(out, v.text, indent != NULL ? indent : "");
	else if (v.kind != DOC_TEXT && v.kind != DOC_MARKDOWN)
		return;
	else if (indent != NULL)
		md_block(out, v.text, indent);
	else
		md_inline(out, v.text);
}

static void
render_block(const struct piece *p, const struct doc *d, struct buf *out)
{
	struct doc_value v = doc_find(d, p->s, p->n);
	struct buf indent = BUF_INIT;

	if (doc_is_empty(&v) || v.kind == DOC_FLAG || v.kind == DOC_LIST)
		return;
	buf_add(&indent, p->indent, p->indent_n);
	buf_str(out, buf_text(&indent));
	render_value(p, d, buf_text(&indent), out);
	buf_char(out, '\n');
	buf_release(&indent);
}

/* "!" of a value and "[" of the template would make an image of a link. */
static void
part_from_link(const struct piece *next, size_t start, struct buf *out)
{
	if (next->kind == PIECE_TEXT && next->n > 0 && *next->s == '[' &&
	    out->len > start && out->p[out->len - 1] == '!') {
		buf_truncate(out, out->len - 1);
		buf_str(out, "\\!");
	}
}

static void render(const struct template *t, size_t from, size_t to,
    const struct doc *d, struct buf *out);

static void
render_section(const struct template *t, size_t i, const struct doc *d,
    struct buf *out)
{
	const struct piece *p = &t->pieces[i];
	struct doc_value v = doc_find(d, p->s, p->n);
	bool empty = doc_is_empty(&v);

	if (empty != (p->kind == PIECE_INVERTED))
		return;
	if (v.kind != DOC_LIST || empty) {
		render(t, i + 1, p->end, d, out);
		return;
	}
	for (const struct doc *item = v.item; item != NULL &&
	    !buf_overflowed(out); item = doc_next(item))
		render(t, i + 1, p->end, item, out);
}

static void
render_line(const struct template *t, size_t i, const struct doc *d,
    struct buf *out)
{
	size_t start = out->len;

	render(t, i + 1, t->pieces[i].end, d, out);
	if (!buf_overflowed(out) &&
	    strspn(buf_text(out) + start, " \t\n") == out->len - start)
		buf_truncate(out, start);
}

/* As deep as TEMPLATE_DEPTH_MAX sections, each with a line around it. */
static void
render(const struct template *t, size_t from, size_t to, const struct doc *d,
    struct buf *out)
{
	for (size_t i = from; i < to && !buf_overflowed(out); i++) {
		const struct piece *p = &t->pieces[i];
		size_t start = out->len;

		switch (p->kind) {
		case PIECE_TEXT:
			buf_add(out, p->s, p->n);
			break;
		case PIECE_VALUE:
			render_value(p, d, NULL, out);
			if (i + 1 < t->count)
				part_from_link(p + 1, start, out);
			break;
		case PIECE_BLOCK:
			render_block(p, d, out);
			break;
		case PIECE_SECTION:
		case PIECE_INVERTED:
			render_section(t, i, d, out);
			i = p->end - 1;
			break;
		case PIECE_LINE:
			render_line(t, i, d, out);
			i = p->end - 1;
			break;
		case PIECE_NOTHING:
			break;
		}
	}
}

/* A section with nothing under its heading. */
static bool
is_bare(const char *line)
{
	if (strncmp(line, "## ", 3) != 0)
		return false;
	line += strcspn(line, "\n");
	line += strspn(line, "\n");
	return *line == '\0' || strncmp(line, "# ", 2) == 0 ||
	    strncmp(line, "## ", 3) == 0;
}

/* One blank line where there are several, none at the beginning, and no
 * heading of the second level over nothing. */
static void
add_tidied(struct buf *out, const char *s)
{
	int newlines = 2;

	for (; *s != '\0'; s++) {
		if (newlines > 0 && is_bare(s))
			s += strcspn(s, "\n");
		if (*s == '\0')
			break;
		newlines = *s == '\n' ? newlines + 1 : 0;
		if (newlines <= 2)
			buf_char(out, *s);
	}
}

bool
template_render(const char *text, const struct doc *d, struct buf *out,
    struct err *e)
{
	struct template t = { .err = e };
	struct buf full = BUF_INIT;
	size_t start = out->len;
	bool ok = parse(&t, text);

	if (ok) {
		render(&t, 0, t.count, d, &full);
		add_tidied(out, buf_text(&full));
		if (buf_overflowed(&full) || buf_overflowed(out)) {
			buf_truncate(out, start);
			err_set(e, ERR_DATA, "The document became too long.");
			ok = false;
		}
	}
	buf_release(&full);
	arena_release(&t.arena);
	return ok;
}
