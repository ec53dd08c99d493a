/*
 * Reading.  See pager.h.
 */
#include "screens/ui/pager.h"

#include <assert.h>
#include <string.h>

#include "screens/ui/cells.h"
#include "screens/ui/prompt.h"
#include "screens/ui/stack.h"
#include "screens/ui/wrap.h"
#include "src/base/file.h"
#include "src/base/fold.h"

/* One line after the other, joined and wrapped; the structs are used again. */
struct flow {
	struct buf text;
	struct wrap wrap;
};

static void
flow_line(struct flow *f, const struct ui_line *line, int cols)
{
	buf_truncate(&f->text, 0);
	for (int i = 0; i < line->count; i++)
		buf_str(&f->text, line->spans[i].text);
	wrap_text(&f->wrap, buf_text(&f->text), f->text.len, cols);
	/* A wrapped line with an indent is wrapped again, narrower. */
	if (f->wrap.rows > 1 && line->indent > 0 && line->indent < cols / 2)
		wrap_text(&f->wrap, buf_text(&f->text), f->text.len,
		    cols - line->indent);
}

static void
flow_release(struct flow *f)
{
	buf_release(&f->text);
	wrap_release(&f->wrap);
}

/* The row at which line END begins. */
static int
rows_before(const struct pager *p, int end, int cols)
{
	struct flow f = { .text = BUF_INIT, .wrap = WRAP_INIT };
	int rows = 0;

	for (int i = 0; i < end; i++) {
		flow_line(&f, &p->lines[i], cols);
		rows += f.wrap.rows;
	}
	flow_release(&f);
	return rows;
}

int
pager_rows(const struct pager *p, int cols)
{
	return rows_before(p, p->count, cols);
}

void
pager_set(struct pager *p, const struct ui_line *lines, int count)
{
	p->lines = lines;
	p->count = count;
	p->found = -1;
}

void
pager_release(struct pager *p)
{
	entry_release(&p->find);
}

/* Drawing. */

/*
 * The part of a span that stands in one row.  SKIP is where the row begins,
 * counted from the start of the span.
 */
static int
draw_part(struct canvas *c, int row, int col, const struct ui_span *span,
    size_t from, size_t to)
{
	return canvas_textn(c, row, col, span->style, span->text + from,
	    to - from);
}

static void
draw_row(struct canvas *c, int row, int col, const struct ui_line *line,
    const struct wrap_row *r)
{
	size_t at = 0, end = r->start + r->len;

	for (int i = 0; i < line->count && at < end; i++) {
		size_t n = strlen(line->spans[i].text);
		size_t from = r->start > at ? r->start - at : 0;
		size_t to = end - at < n ? end - at : n;

		if (from < to)
			col += draw_part(c, row, col, &line->spans[i], from,
			    to);
		at += n;
	}
}

static int
most_top(const struct pager *p, int rows, int cols)
{
	int all = pager_rows(p, cols);

	return all > rows ? all - rows : 0;
}

static int
text_rows(const struct pager *p, int rows)
{
	return p->finding && rows > 1 ? rows - 1 : rows;
}

static void
draw_find(const struct pager *p, struct canvas *c)
{
	struct canvas line = canvas_sub(c, c->rows - 1, 1, 1, c->cols - 1);

	canvas_fill(c, c->rows - 1, 0, c->cols, STYLE_PLAIN);
	canvas_text(c, c->rows - 1, 0, STYLE_KEY, "/");
	entry_draw(&p->find, &line, true);
}

/* Where a found line begins, the cursor stands: a screen reader reads on. */
static void
draw_line(const struct pager *p, struct canvas *c, int i, int row,
    const struct flow *f)
{
	for (int k = 0; k < f->wrap.rows; k++)
		if (row + k >= 0 && row + k < c->rows)
			draw_row(c, row + k, k > 0 ? p->lines[i].indent : 0,
			    &p->lines[i], &f->wrap.row[k]);
	if (i == p->found && row >= 0)
		canvas_cursor(c, row, 0);
}

void
pager_draw(const struct pager *p, struct canvas *c)
{
	struct flow f = { .text = BUF_INIT, .wrap = WRAP_INIT };
	int rows = text_rows(p, c->rows), most = most_top(p, rows, c->cols);
	struct canvas body = canvas_sub(c, 0, 0, rows, c->cols);
	int row = -(p->top < most ? p->top : most);

	canvas_cursor(c, 0, 0);
	for (int i = 0; i < p->count && row < rows; i++) {
		flow_line(&f, &p->lines[i], c->cols);
		draw_line(p, &body, i, row, &f);
		row += f.wrap.rows;
	}
	flow_release(&f);
	if (p->finding)
		draw_find(p, c);
}

/* Finding. */

/* Folded as names are: case, accents and apostrophes make no difference. */
static bool
line_holds(const struct ui_line *line, const char *folded)
{
	struct buf text = BUF_INIT, low = BUF_INIT;
	bool holds;

	for (int i = 0; i < line->count; i++)
		buf_str(&text, line->spans[i].text);
	fold_text(buf_text(&text), &low);
	holds = strstr(buf_text(&low), folded) != NULL;
	buf_release(&text);
	buf_release(&low);
	return holds;
}

/* From the line after (or before) the last place, and round. */
static void
find_next(struct pager *p, struct ui *ui, int step, int cols)
{
	struct buf low = BUF_INIT;
	int at = p->found;

	fold_text(entry_text(&p->find), &low);
	for (int i = 0; i < p->count; i++) {
		at = at < 0 && step < 0 ? p->count - 1
		    : (at + step + p->count) % p->count;
		if (line_holds(&p->lines[at], buf_text(&low))) {
			p->found = at;
			p->top = rows_before(p, at, cols);
			buf_release(&low);
			return;
		}
	}
	buf_release(&low);
	ui_say(ui, SAY_PLAIN, "\"%s\" was not found.", entry_text(&p->find));
}

static bool
find_event(struct pager *p, struct ui *ui, const struct event *ev, int cols)
{
	if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ESC)) {
		p->finding = false;
		return true;
	}
	if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ENTER)) {
		p->finding = false;
		if (!entry_is_empty(&p->find)) {
			p->found = -1;
			find_next(p, ui, 1, cols);
		}
		return true;
	}
	entry_event(&p->find, ev);
	return true;
}

/* Keys. */

static bool
scroll(struct pager *p, struct key k, int rows, int cols)
{
	int most = most_top(p, rows, cols);
	int top = p->top < most ? p->top : most;

	if (key_among(k, "Down j"))
		top++;
	else if (key_among(k, "Up k"))
		top--;
	else if (key_among(k, "PageDown Space l"))
		top += rows;
	else if (key_among(k, "PageUp h"))
		top -= rows;
	else if (key_is(k, NAMED_HOME))
		top = 0;
	else if (key_among(k, "End G"))
		top = most;
	else
		return false;
	p->top = top < 0 ? 0 : top > most ? most : top;
	return true;
}

bool
pager_event(struct pager *p, struct ui *ui, const struct event *ev, int rows,
    int cols)
{
	if (p->finding)
		return find_event(p, ui, ev, cols);
	if (ev->kind != EVENT_KEY)
		return false;
	if (key_is_char(ev->key, '/')) {
		entry_set(&p->find, NULL);
		p->finding = true;
		return true;
	}
	if (key_among(ev->key, "n N")) {
		if (entry_is_empty(&p->find))
			ui_say(ui, SAY_PLAIN, "Press / and type what to find "
			    "first.");
		else
			find_next(p, ui, key_is_char(ev->key, 'n') ? 1 : -1,
			    cols);
		return true;
	}
	return scroll(p, ev->key, rows, cols);
}

/* As a screen. */

struct state {
	const char *title;
	const char *text, *file;
	struct pager pager;
};

static const struct ui_line *
copy_lines(struct arena *a, const struct ui_line *lines, int count)
{
	struct ui_line *copy = arena_array(a, (size_t)count, sizeof *copy);

	for (int i = 0; i < count; i++) {
		struct ui_span *spans = arena_array(a,
		    (size_t)lines[i].count, sizeof *spans);

		for (int k = 0; k < lines[i].count; k++) {
			spans[k] = lines[i].spans[k];
			spans[k].text = arena_strdup(a, spans[k].text);
		}
		copy[i] = lines[i];
		copy[i].spans = spans;
	}
	return copy;
}

static bool
open_pager(struct screen *s, const void *arg, struct err *e)
{
	const struct pager_question *q = arg;
	struct state *st = s->state;

	(void)e;
	assert(q != NULL && q->title != NULL);
	st->title = arena_strdup(&s->keep, q->title);
	st->text = arena_strdup(&s->keep, q->text);
	st->file = arena_strdup(&s->keep, q->file);
	pager_set(&st->pager, copy_lines(&s->keep, q->lines, q->count),
	    q->count);
	return true;
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 1, c->rows - 2, c->cols - 2);

	canvas_title(c, "%s%s", st->title, st->text != NULL ?
	    "   x writes it to a file" : "");
	pager_draw(&st->pager, &body);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return pager_event(&st->pager, s->ui, ev, s->rows - 2, s->cols - 2);
}

static bool
typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->pager.finding;
}

static void
close_pager(struct screen *s)
{
	struct state *st = s->state;

	pager_release(&st->pager);
}

/* What the palette runs by name is what the key does. */
static enum result
press(struct screen *s, const char *name)
{
	struct event ev = { .kind = EVENT_KEY };

	if (key_parse(name, &ev.key))
		input(s, &ev);
	return RESULT_DONE;
}

#define ACT(name, key) \
	static enum result name(struct screen *s) { return press(s, key); }

ACT(scroll_down, "Down")
ACT(scroll_up, "Up")
ACT(page_down, "PageDown")
ACT(page_up, "PageUp")
ACT(go_start, "Home")
ACT(go_end, "End")
ACT(find, "/")
ACT(find_on, "n")
ACT(find_back, "N")

static bool
can_write(const struct screen *s, const char **why)
{
	*why = "This text is only to be read here.";
	return ((const struct state *)s->state)->text != NULL;
}

static enum result
ask_file(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .title = "Write it to which file?", .label = "File",
	    .start = ((const struct state *)s->state)->file,
	    .is_path = true });
	return RESULT_DONE;
}

/* Never over a file that is there. */
static void
resume(struct screen *s, const struct answer *a)
{
	const struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	if (file_write(a->text, st->text, strlen(st->text), 0600, FILE_NEW,
	    &e))
		ui_say(s->ui, SAY_GOOD, "It is written to %s.", a->text);
	else
		ui_say_err(s->ui, &e);
}

static const struct binding keys[] = {
	{ "Down j", "scroll-down", NULL, "Move one row down", scroll_down,
	    NULL },
	{ "Up k", "scroll-up", NULL, "Move one row up", scroll_up, NULL },
	{ "PageDown Space l", "page-down", "next page", "Move one page down",
	    page_down, NULL },
	{ "PageUp h", "page-up", NULL, "Move one page up", page_up, NULL },
	{ "Home", "start", NULL, "Go to the first row", go_start, NULL },
	{ "End G", "end", NULL, "Go to the last row", go_end, NULL },
	{ "/", "find", "find", "Find a text", find, NULL },
	{ "n", "find-next", NULL, "Go to the next place found", find_on,
	    NULL },
	{ "N", "find-before", NULL, "Go to the place found before", find_back,
	    NULL },
	{ "x", "write-file", NULL, "Write the text to a file", ask_file,
	    can_write },
	{ 0 }
};

const struct screen_ops pager_screen = {
	.name = "pager", .keys = keys, .state_size = sizeof(struct state),
	.open = open_pager, .draw = draw, .input = input, .typing = typing,
	.resume = resume, .close = close_pager,
};
