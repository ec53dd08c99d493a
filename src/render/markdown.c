/*
 * The Markdown escaper.  See markdown.h.  The rules are those of CommonMark
 * 0.30; what stands before and after the text is unknown, so that the first
 * and the last character are treated as if they could meet anything.
 */
#include "src/render/markdown.h"

#include <stdbool.h>
#include <string.h>

/* One line of the text, without its newline. */
struct line {
	const char *s;
	size_t n;
	bool open;		/* something may follow on the same line */
	bool indented;		/* a blank before it was written as an entity */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The character at I, or '\0' beyond the ends. */
static char
at(const struct line *l, size_t i)
{
	return i < l->n ? l->s[i] : '\0';
}

static char
before(const struct line *l, size_t i)
{
	return i > 0 ? l->s[i - 1] : '\0';
}

/* How many of C stand from I on. */
static size_t
run(const struct line *l, size_t i, char c)
{
	size_t n = 0;

	while (at(l, i + n) == c)
		n++;
	return n;
}

/* Is there nothing but C and blanks from I on? */
static bool
only(const struct line *l, size_t i, char c)
{
	while (i < l->n && (l->s[i] == c || is_blank(l->s[i])))
		i++;
	return i == l->n;
}

static bool
blank_or_end(const struct line *l, size_t i)
{
	return i >= l->n || is_blank(l->s[i]);
}

/*
 * Could this be an entity?  One letter is never one ("R&D;"), but a longer
 * name at an open end may get its semicolon from what follows.
 */
static bool
is_entity(const struct line *l, size_t i)
{
	size_t from = ++i;

	if (i == l->n)
		return l->open;
	if (at(l, i) == '#')
		i++;
	while (is_alnum(at(l, i)))
		i++;
	return i - from > 1 && (i == l->n ? l->open : l->s[i] == ';');
}

/* Emphasis needs a neighbour that is no blank; underscores also a word end. */
static bool
is_emphasis(const struct line *l, size_t i)
{
	char left = before(l, i), right = at(l, i + 1);

	if (left == ' ' && right == ' ')
		return false;
	return l->s[i] != '_' || !is_alnum(left) || !is_alnum(right);
}

/* The last #s of a heading vanish when a blank stands before them. */
static bool
closes_heading(const struct line *l, size_t i)
{
	return l->open && (i == 0 || is_blank(l->s[i - 1])) &&
	    i + run(l, i, '#') == l->n;
}

/* What acts anywhere in a line. */
static bool
acts(const struct line *l, size_t i)
{
	char next = at(l, i + 1);

	switch (l->s[i]) {
	case '`':
	case '[':
	case ']':
		return true;
	case '*':
	case '_':
		return is_emphasis(l, i);
	case '<':
		return !is_blank(next);
	case '&':
		return is_entity(l, i);
	case '\\':
		return !is_alnum(next) && (next & 0x80) == 0;
	case '#':
		return closes_heading(l, i);
	default:
		return false;
	}
}

/* What acts as the first character of a line. */
static bool
begins_block(const struct line *l)
{
	size_t n;

	if (l->indented)
		return false;
	switch (l->s[0]) {
	case '>':
	case '*':
	case '_':
		return true;
	case '#':
		n = run(l, 0, '#');
		return n <= 6 && blank_or_end(l, n);
	case '-':
		return blank_or_end(l, 1) || only(l, 0, '-');
	case '+':
		return blank_or_end(l, 1);
	case '=':
		return only(l, 0, '=');
	case '~':
		n = run(l, 0, '~');
		return n > 2 || (n == l->n && l->open);
	default:
		return false;
	}
}

/* Where "12." or "12)" at the beginning has its mark; else past the end. */
static size_t
list_mark(const struct line *l)
{
	size_t i = 0;

	if (l->indented)
		return l->n;
	while (is_digit(at(l, i)))
		i++;
	if (i > 0 && i < 10 && (at(l, i) == '.' || at(l, i) == ')') &&
	    blank_or_end(l, i + 1))
		return i;
	return l->n;
}

static void
add_line(struct buf *out, const struct line *l)
{
	size_t mark = list_mark(l);

	for (size_t i = 0; i < l->n; i++) {
		if (acts(l, i) || i == mark || (i == 0 && begins_block(l)))
			buf_char(out, '\\');
		buf_char(out, l->s[i]);
	}
}

/* Blanks at the beginning of a line would go; one entity holds them all. */
static void
add_indented(struct buf *out, struct line l)
{
	if (l.n > 0 && is_blank(l.s[0])) {
		buf_str(out, l.s[0] == ' ' ? "&#32;" : "&#9;");
		l.indented = true;
		do {
			l.s++;
			l.n--;
			if (l.n > 0 && is_blank(l.s[0]))
				buf_char(out, l.s[0]);
		} while (l.n > 0 && is_blank(l.s[0]));
	}
	add_line(out, &l);
}

static void
trim_end(struct line *l)
{
	while (l->n > 0 && is_blank(l->s[l->n - 1]))
		l->n--;
}

void
md_inline(struct buf *out, const char *text)
{
	struct buf flat = BUF_INIT;
	struct line l = { .open = true };

	for (const char *p = text; *p != '\0'; p++)
		buf_char(&flat, *p == '\n' || *p == '\t' ? ' ' : *p);
	l.s = buf_text(&flat);
	l.s += strspn(l.s, " ");
	l.n = strlen(l.s);
	trim_end(&l);
	add_line(out, &l);
	buf_release(&flat);
}

static const char *
next_line(const char *text, struct line *l)
{
	*l = (struct line){ .s = text, .n = strcspn(text, "\n") };
	text += l->n;
	trim_end(l);
	return *text == '\n' ? text + 1 : text;
}

/* A blank line takes no blanks of the indentation, but its ">". */
static void
add_blank_line(struct buf *out, const char *indent)
{
	struct line l = { .s = indent, .n = strlen(indent) };

	trim_end(&l);
	buf_char(out, '\n');
	buf_add(out, l.s, l.n);
}

void
md_block(struct buf *out, const char *text, const char *indent)
{
	bool begun = false, gap = false;
	struct line l;

	while (*text != '\0') {
		text = next_line(text, &l);
		if (l.n == 0) {
			gap = true;
			continue;
		}
		if (begun && gap)
			add_blank_line(out, indent);
		else if (begun)
			buf_char(out, '\\');
		if (begun) {
			buf_char(out, '\n');
			buf_str(out, indent);
		}
		add_indented(out, l);
		begun = true;
		gap = false;
	}
}
