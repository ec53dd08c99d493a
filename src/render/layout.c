/*
 * A document as lines: styled ones for the pager, and plain text.  See
 * document.h.  The tree is walked by its iterator; what is open around the
 * place (lists, items, quotations) stands on a stack of boxes.
 */
#include "src/render/document.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/render/tree.h"

#define LEAST_WIDTH 8	/* words go on even in the narrowest column */
#define UNIT(p) ((const uint8_t *)(p))

/* What stands before the first line of a box, and before the others. */
struct box {
	char first[16], rest[16];
	bool fresh;		/* no line was written yet */
	int number;		/* of the next item; 0 for bullets */
};

struct run {
	size_t start;
	enum document_style style;
};

struct layout {
	struct arena *arena;
	int width;
	bool underline;
	struct document_lines out;
	size_t room;
	struct box box[DOCUMENT_DEPTH_MAX + 2];
	int depth;
	struct buf text;	/* of the paragraph, and its styles */
	struct run *runs;
	size_t run_count, run_room;
	size_t run_at;		/* lines are put in order: start looking here */
	int heading, strong, emph, link, code;
	size_t link_start;
};

static enum document_style
style_now(const struct layout *l)
{
	if (l->heading)
		return DOCUMENT_HEADING;
	if (l->code)
		return DOCUMENT_CODE;
	if (l->link)
		return DOCUMENT_LINK;
	if (l->strong)
		return DOCUMENT_STRONG;
	return l->emph ? DOCUMENT_EMPH : DOCUMENT_PLAIN;
}

static void
add_text(struct layout *l, const char *s, enum document_style style)
{
	if (l->run_count == 0 || l->runs[l->run_count - 1].style != style) {
		if (l->run_count == l->run_room) {
			l->run_room = l->run_room ? l->run_room * 2 : 16;
			l->runs = mem_resize(l->runs, l->run_room,
			    sizeof *l->runs);
		}
		l->runs[l->run_count++] = (struct run){ l->text.len, style };
	}
	buf_str(&l->text, s);
}

static struct document_line *
new_line(struct layout *l)
{
	if (l->out.count == l->room) {
		size_t room = l->room ? l->room * 2 : 64;
		struct document_line *more = arena_array(l->arena, room,
		    sizeof *more);

		if (l->out.count > 0)
			memcpy(more, l->out.line, l->out.count * sizeof *more);
		l->out.line = more;
		l->room = room;
	}
	return &l->out.line[l->out.count++];
}

static void
trim_end(struct buf *b)
{
	while (b->len > 0 && b->p[b->len - 1] == ' ')
		buf_truncate(b, b->len - 1);
}

/* Begin a line with what the boxes put before it; MORE spans will follow. */
static struct document_line *
begin_line(struct layout *l, const char *prefix, size_t more)
{
	struct document_line *line = new_line(l);

	line->indent = (int)strspn(prefix, " ");
	prefix += line->indent;
	line->spans = arena_array(l->arena, more + 1, sizeof *line->spans);
	line->count = 0;
	if (*prefix != '\0')
		line->spans[line->count++] = (struct document_span){
		    DOCUMENT_MUTED, arena_strdup(l->arena, prefix) };
	return line;
}

static void
take_prefix(struct layout *l, struct buf *prefix)
{
	for (int i = 0; i < l->depth; i++) {
		struct box *b = &l->box[i];

		buf_str(prefix, b->fresh ? b->first : b->rest);
		b->fresh = false;
	}
}

/* An empty line belongs to the boxes that go on through it. */
static void
blank_line(struct layout *l)
{
	struct buf prefix = BUF_INIT;

	for (int i = 0; i < l->depth && !l->box[i].fresh; i++)
		buf_str(&prefix, l->box[i].rest);
	trim_end(&prefix);
	begin_line(l, buf_text(&prefix), 0);
	buf_release(&prefix);
}

static size_t
run_end(const struct layout *l, size_t i)
{
	return i + 1 < l->run_count ? l->runs[i + 1].start : l->text.len;
}

/* How many runs lie in the text from FROM to TO; from run_at on. */
static size_t
find_runs(struct layout *l, size_t from, size_t to)
{
	size_t n = 0;

	while (l->run_at + 1 < l->run_count && run_end(l, l->run_at) <= from)
		l->run_at++;
	while (l->run_at + n < l->run_count &&
	    l->runs[l->run_at + n].start < to)
		n++;
	return n;
}

static void
add_spans(struct layout *l, struct document_line *line, size_t runs,
    size_t from, size_t to)
{
	for (size_t i = l->run_at; i < l->run_at + runs; i++) {
		size_t start = l->runs[i].start, end = run_end(l, i);

		start = start < from ? from : start;
		end = end > to ? to : end;
		if (start < end)
			line->spans[line->count++] = (struct document_span){
			    l->runs[i].style, arena_strndup(l->arena,
			    l->text.p + start, end - start) };
	}
}

static size_t
without_blanks(const struct layout *l, size_t from, size_t to)
{
	while (to > from && (l->text.p[to - 1] == ' ' ||
	    l->text.p[to - 1] == '\n'))
		to--;
	return to;
}

static void
put_line(struct layout *l, size_t from, size_t to)
{
	struct buf prefix = BUF_INIT;
	struct document_line *line;
	size_t runs;

	to = without_blanks(l, from, to);
	runs = find_runs(l, from, to);
	take_prefix(l, &prefix);
	line = begin_line(l, buf_text(&prefix), runs);
	add_spans(l, line, runs, from, to);
	buf_release(&prefix);
}

static int
width_of(const char *s, size_t n)
{
	return u8_width(UNIT(s), n, "UTF-8");
}

/* How many bytes from FROM on fit into WIDTH cells, at least one cluster. */
static size_t
fitting(const struct layout *l, size_t from, size_t to, int width)
{
	const char *s = l->text.p;
	size_t at = from;

	while (at < to) {
		const uint8_t *next = u8_grapheme_next(UNIT(s + at),
		    UNIT(s + to));
		size_t n = (size_t)(next - UNIT(s + at));

		width -= width_of(s + at, n);
		if (width < 0 && at > from)
			break;
		at += n;
	}
	return at - from;
}

static int
room_for_text(const struct layout *l)
{
	int room = l->width;

	for (int i = 0; i < l->depth; i++)
		room -= (int)strlen(l->box[i].rest);
	return room < LEAST_WIDTH ? LEAST_WIDTH : room;
}

/* Put a piece that may not be broken, cut where it is too long. */
static size_t
cut_piece(struct layout *l, size_t from, size_t to, int width)
{
	size_t n;

	while (from + (n = fitting(l, from, to, width)) < to) {
		put_line(l, from, from + n);
		from += n;
	}
	return from;
}

/* Where the next break after FROM is. */
static size_t
next_break(const char *breaks, size_t from, size_t n)
{
	size_t i = from + 1;

	while (i < n && breaks[i] != UC_BREAK_POSSIBLE &&
	    breaks[i - 1] != UC_BREAK_MANDATORY)
		i++;
	return i < n ? i : n;
}

/*
 * Fill line after line.  Blanks at the end of a line do not count, which is
 * why this is not u8_width_linebreaks().
 */
static void
fill(struct layout *l, const char *breaks, int width)
{
	size_t n = l->text.len, from = 0, at = 0;
	int column = 0;

	while (at < n) {
		size_t end = next_break(breaks, at, n);
		size_t shown = without_blanks(l, at, end);
		int w = width_of(l->text.p + at, shown - at);

		if (column > 0 && column + w > width) {
			put_line(l, from, at);
			from = at;
		}
		if (w > width)
			from = cut_piece(l, at, shown, width);
		column = width_of(l->text.p + from, end - from);
		if (breaks[end - 1] == UC_BREAK_MANDATORY) {
			put_line(l, from, end);
			from = end;
			column = 0;
		}
		at = end;
	}
	if (from < n)
		put_line(l, from, n);
}

static void
wrap(struct layout *l)
{
	char *breaks = mem_alloc(l->text.len + 1);

	u8_possible_linebreaks(UNIT(l->text.p), l->text.len, "UTF-8", breaks);
	fill(l, breaks, room_for_text(l));
	free(breaks);
}

static void
forget_text(struct layout *l)
{
	buf_truncate(&l->text, 0);
	l->run_count = l->run_at = 0;
}

/*
 * Whether a line stays empty before a block: not before the first, and not
 * between the parts of a tight list.  The first block of a list or an item
 * stands where the list or the item does.
 */
static bool
wants_gap(cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	while (parent != NULL && cmark_node_previous(node) == NULL) {
		node = parent;
		parent = cmark_node_parent(node);
	}
	if (parent == NULL)
		return false;
	if (cmark_node_get_type(parent) == CMARK_NODE_ITEM)
		parent = cmark_node_parent(parent);
	return cmark_node_get_type(parent) != CMARK_NODE_LIST ||
	    !cmark_node_get_list_tight(parent);
}

static void
begin_block(struct layout *l, cmark_node *node)
{
	if (l->out.count > 0 && wants_gap(node))
		blank_line(l);
	forget_text(l);
}

static void
put_underline(struct layout *l, size_t first_line, char c)
{
	int width = 0;

	for (size_t i = first_line; i < l->out.count; i++) {
		const struct document_line *line = &l->out.line[i];
		int w = line->indent;

		for (size_t j = 0; j < line->count; j++)
			w += width_of(line->spans[j].text,
			    strlen(line->spans[j].text));
		width = w > width ? w : width;
	}
	forget_text(l);
	for (int i = 0; i < width; i++)
		add_text(l, c == '=' ? "=" : "-", DOCUMENT_MUTED);
	put_line(l, 0, l->text.len);
}

static void
end_block(struct layout *l, cmark_node *node)
{
	size_t first = l->out.count;
	int level = 0;

	if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
		level = cmark_node_get_heading_level(node);
	if (!text_is_blank(buf_text(&l->text)))
		wrap(l);
	if (l->underline && l->out.count > first && level > 0 && level < 3)
		put_underline(l, first, level == 1 ? '=' : '-');
	forget_text(l);
}

static struct box *
push(struct layout *l)
{
	struct box *b = &l->box[l->depth++];

	assert(l->depth <= DOCUMENT_DEPTH_MAX + 1);
	*b = (struct box){ .fresh = false };
	return b;
}

static void
push_item(struct layout *l)
{
	struct box *list = &l->box[l->depth - 1], *b = push(l);

	if (list->number > 0)
		snprintf(b->first, sizeof b->first, "%d. ", list->number++);
	else
		snprintf(b->first, sizeof b->first, "- ");
	snprintf(b->rest, sizeof b->rest, "%*s", (int)strlen(b->first), "");
	b->fresh = true;
}

static void
push_quote(struct layout *l)
{
	struct box *b = push(l);

	snprintf(b->first, sizeof b->first, "> ");
	snprintf(b->rest, sizeof b->rest, "> ");
	b->fresh = true;
}

static void
push_list(struct layout *l, cmark_node *node)
{
	struct box *b = push(l);

	if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
		b->number = cmark_node_get_list_start(node);
	if (b->number < 0 || b->number > 900000000)
		b->number = 1;
}

/* An item without anything in it still shows its mark. */
static void
pop(struct layout *l)
{
	if (l->box[l->depth - 1].fresh) {
		forget_text(l);
		buf_str(&l->text, "");
		put_line(l, 0, 0);
	}
	l->depth--;
}

static void
put_code_block(struct layout *l, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	struct box *b;
	size_t from;

	begin_block(l, node);
	b = push(l);
	snprintf(b->first, sizeof b->first, "    ");
	snprintf(b->rest, sizeof b->rest, "    ");
	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, "\n");
		char *line = arena_strndup(l->arena, s, n);

		forget_text(l);
		for (char *p = line; *p != '\0'; p++)
			if (*p == '\t')
				*p = ' ';
		add_text(l, line, DOCUMENT_CODE);
		from = cut_piece(l, 0, without_blanks(l, 0, l->text.len),
		    room_for_text(l));
		put_line(l, from, l->text.len);
		s += n + (s[n] == '\n');
	}
	forget_text(l);
	l->depth--;
}

static void
put_rule(struct layout *l, cmark_node *node)
{
	int width = room_for_text(l);

	begin_block(l, node);
	for (int i = 0; i < width; i++)
		add_text(l, "-", DOCUMENT_MUTED);
	put_line(l, 0, l->text.len);
	forget_text(l);
}

/* Where a link leads stands behind it, unless its words say so already. */
static void
end_link(struct layout *l, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	const char *words = buf_text(&l->text) + l->link_start;

	l->link = 0;
	if (url == NULL || *url == '\0' || strcmp(url, words) == 0 ||
	    (strncmp(url, "mailto:", 7) == 0 && strcmp(url + 7, words) == 0))
		return;
	add_text(l, " <", DOCUMENT_MUTED);
	add_text(l, url, DOCUMENT_MUTED);
	add_text(l, ">", DOCUMENT_MUTED);
}

static void
visit_inline(struct layout *l, cmark_node *node, bool enter)
{
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(l, literal ? literal : "", style_now(l));
		break;
	case CMARK_NODE_CODE:
		l->code++;
		add_text(l, literal ? literal : "", style_now(l));
		l->code--;
		break;
	case CMARK_NODE_SOFTBREAK:
		add_text(l, " ", style_now(l));
		break;
	case CMARK_NODE_LINEBREAK:
		add_text(l, "\n", style_now(l));
		break;
	case CMARK_NODE_STRONG:
		l->strong += enter ? 1 : -1;
		break;
	case CMARK_NODE_EMPH:
		l->emph += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		if (enter) {
			l->link = 1;
			l->link_start = l->text.len;
		} else {
			end_link(l, node);
		}
		break;
	default:
		break;
	}
}

static void
visit(struct layout *l, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
	case CMARK_NODE_PARAGRAPH:
		l->heading = enter && cmark_node_get_type(node) ==
		    CMARK_NODE_HEADING;
		if (enter)
			begin_block(l, node);
		else
			end_block(l, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		put_code_block(l, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_rule(l, node);
		break;
	case CMARK_NODE_LIST:
		if (enter)
			push_list(l, node);
		else
			l->depth--;
		break;
	case CMARK_NODE_ITEM:
		if (enter)
			push_item(l);
		else
			pop(l);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		if (enter)
			push_quote(l);
		else
			l->depth--;
		break;
	default:
		visit_inline(l, node, enter);
	}
}

static struct document_lines
lay_out(struct document *d, int width, bool underline, struct arena *arena)
{
	struct layout l = { .arena = arena, .width = width,
	    .underline = underline };
	cmark_iter *iter = cmark_iter_new(d->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(&l, cmark_iter_get_node(iter),
		    event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	buf_release(&l.text);
	free(l.runs);
	return l.out;
}

struct document_lines
document_lines(struct document *d, int width, struct arena *arena)
{
	return lay_out(d, width, false, arena);
}

void
document_text(struct document *d, int width, struct buf *out)
{
	struct arena arena = ARENA_INIT;
	struct document_lines lines = lay_out(d, width, true, &arena);

	for (size_t i = 0; i < lines.count; i++) {
		const struct document_line *line = &lines.line[i];

		if (line->count > 0)
			buf_printf(out, "%*s", line->indent, "");
		for (size_t j = 0; j < line->count; j++)
			buf_str(out, line->spans[j].text);
		trim_end(out);
		buf_char(out, '\n');
	}
	arena_release(&arena);
}
