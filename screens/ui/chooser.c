/*
 * Choosing from rows.  See chooser.h.
 */
#include "screens/ui/chooser.h"

#include <assert.h>
#include <string.h>

#include "screens/ui/list.h"
#include "screens/ui/stack.h"

#define DIGITS 9
#define HINT_ROWS 3
/* q leaves, so no row is called q. */
static const char labels[] = "123456789abcdefghijklmnoprstuvwxyz";
#define LABELS ((int)sizeof labels - 1)

struct state {
	struct chooser_question q;
	struct choice *rows;
	bool *marked;
	struct list list;
	bool as_list;		/* 0 was pressed */
};

/* Layout; follows from the question and the room alone. */
struct layout {
	int labelled;		/* rows with a key of their own */
	bool has_more;		/* and a row "0 more" */
	int lines;		/* rows of the screen for them */
	int columns;
	int top;		/* first row of the dialog */
	int head;		/* title and hint */
};

static int
at_most(int n, int most)
{
	return n < most ? n : most;
}

/* Cells of the widest row, with its key, its mark and a gap. */
static int
widest(const struct state *st)
{
	int most = 10;

	for (int i = 0; i < st->q.count; i++) {
		int width = canvas_width(st->rows[i].text);

		if (st->rows[i].note != NULL)
			width += 2 + canvas_width(st->rows[i].note);
		if (width > most)
			most = width;
	}
	return most + (st->q.several ? 4 : 0) + 6;
}

static int
hint_rows(const struct state *st, int cols)
{
	struct canvas none = { .rows = 0, .cols = cols };

	return at_most(canvas_wrap(&none, 0, 1, STYLE_MUTED, st->q.hint),
	    HINT_ROWS);
}

static struct layout
layout_of(const struct state *st, int rows, int cols)
{
	struct layout l = { .head = 1 + hint_rows(st, cols), .columns = 1 };
	int room = rows - l.head, shown, wide = cols / widest(st);

	if (room < 1)
		room = 1;
	l.labelled = at_most(st->q.count, st->q.letters ? LABELS : DIGITS);
	if (l.labelled > room && wide > 1)
		l.columns = at_most(wide, (l.labelled + room - 1) / room);
	if (l.labelled > room * l.columns && st->q.letters)
		l.labelled = room * l.columns - 1;
	if (l.labelled < 0)
		l.labelled = 0;
	l.has_more = l.labelled < st->q.count;
	shown = st->as_list ? st->q.count : l.labelled + l.has_more;
	if (st->as_list)
		l.columns = 1;
	l.lines = at_most((shown + l.columns - 1) / l.columns, room);
	l.top = rows - l.head - l.lines;
	if (l.top < 0)
		l.top = 0;
	return l;
}

/* Opening. */

static void
copy_rows(struct screen *s, struct state *st)
{
	size_t n = (size_t)st->q.count;

	st->rows = arena_array(&s->keep, n, sizeof *st->rows);
	st->marked = arena_array(&s->keep, n, sizeof *st->marked);
	for (size_t i = 0; i < n; i++) {
		st->rows[i] = st->q.rows[i];
		st->rows[i].text = arena_strdup(&s->keep, st->q.rows[i].text);
		st->rows[i].note = arena_strdup(&s->keep, st->q.rows[i].note);
		st->rows[i].why_not =
		    arena_strdup(&s->keep, st->q.rows[i].why_not);
		st->marked[i] = st->q.several && st->q.rows[i].marked;
	}
}

static const struct screen_ops several_screen;

static bool
open_chooser(struct screen *s, const void *arg, struct err *e)
{
	const struct chooser_question *q = arg;
	struct state *st = s->state;

	assert(q != NULL && q->title != NULL);
	if (q->count <= 0) {
		err_set(e, ERR_DATA, "There is nothing to choose from: %s",
		    q->title);
		return false;
	}
	st->q = *q;
	st->q.title = arena_strdup(&s->keep, q->title);
	st->q.hint = arena_strdup(&s->keep, q->hint);
	copy_rows(s, st);
	st->list.count = q->count;
	if (q->several)
		s->ops = &several_screen;
	return true;
}

/* Drawing. */

static void
draw_choice(const struct state *st, int i, const char *key,
    struct canvas *line)
{
	const struct choice *c = &st->rows[i];
	enum style style = c->why_not != NULL ? STYLE_MUTED : STYLE_PLAIN;
	int col = 0;

	if (key != NULL)
		col += canvas_text(line, 0, col, STYLE_KEY, key) + 1;
	if (st->q.several)
		col += canvas_text(line, 0, col, STYLE_STRONG,
		    st->marked[i] ? "[x] " : "[ ] ");
	if (c->why_not != NULL) {
		canvas_textf(line, 0, col, style, "(%s)", c->text);
		return;
	}
	if (c->note == NULL || col + canvas_width(c->text) + 2 >=
	    line->cols) {
		canvas_column(line, 0, col, line->cols - col, style,
		    c->text);
		return;
	}
	col += canvas_text(line, 0, col, style, c->text) + 2;
	canvas_column(line, 0, col, line->cols - col, STYLE_MUTED, c->note);
}

static void
draw_list_row(const void *arg, int index, struct canvas *line)
{
	draw_choice(arg, index, NULL, line);
}

static void
draw_labelled(const struct state *st, const struct layout *l,
    struct canvas *c)
{
	int width = c->cols / l->columns;

	for (int i = 0; i < l->labelled + l->has_more; i++) {
		struct canvas line = canvas_sub(c, i % l->lines,
		    i / l->lines * width + 1, 1, width - 2);
		char key[2] = { labels[i % LABELS], '\0' };

		if (i < l->labelled)
			draw_choice(st, i, key, &line);
		else
			canvas_textf(&line, 0, 0, STYLE_PLAIN,
			    "0 %d more", st->q.count - l->labelled);
	}
	canvas_cursor(c, 0, 1);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct layout l = layout_of(st, c->rows, c->cols);
	struct canvas dialog = canvas_sub(c, l.top, 0, c->rows - l.top,
	    c->cols);
	struct canvas hint = canvas_sub(&dialog, 1, 0, l.head - 1, c->cols);
	struct canvas body = canvas_sub(&dialog, l.head, 0, l.lines, c->cols);

	canvas_clear(&dialog);
	canvas_row(&dialog, 0, STYLE_TITLE, " %s", st->q.title);
	canvas_wrap(&hint, 0, 1, STYLE_MUTED, st->q.hint);
	if (st->as_list)
		list_draw(&st->list, &body, draw_list_row, st, "");
	else
		draw_labelled(st, &l, &body);
}

/* Keys. */

static void
answer_one(struct screen *s, int i)
{
	struct state *st = s->state;

	ui_answer(s, &(struct answer){ .tag = st->q.tag, .choice = i,
	    .choices = &i, .count = 1, .text = st->rows[i].text });
	ui_close(s);
}

static void
choose(struct screen *s, int i)
{
	struct state *st = s->state;

	if (st->rows[i].why_not != NULL)
		ui_say(s->ui, SAY_WARNING, "%s", st->rows[i].why_not);
	else if (st->q.several)
		st->marked[i] = !st->marked[i];
	else
		answer_one(s, i);
}

static void
answer_several(struct screen *s)
{
	struct state *st = s->state;
	int *chosen = arena_array(&s->keep, (size_t)st->q.count,
	    sizeof *chosen);
	int n = 0;

	for (int i = 0; i < st->q.count; i++)
		if (st->marked[i])
			chosen[n++] = i;
	if (n == 0 && !st->q.may_be_none) {
		ui_say(s->ui, SAY_WARNING, "Nothing is marked. Press the key "
		    "of a row first, or Esc to leave.");
		return;
	}
	ui_answer(s, &(struct answer){ .tag = st->q.tag,
	    .choice = n > 0 ? chosen[0] : -1, .choices = chosen, .count = n });
	ui_close(s);
}

static void
leave(struct screen *s)
{
	struct state *st = s->state;

	ui_answer(s, &(struct answer){ .tag = st->q.tag, .cancelled = true,
	    .choice = -1 });
	ui_close(s);
}

static int
label_index(const struct layout *l, struct key k)
{
	const char *at;

	if (k.kind != PRESS_CHAR || k.code > 0x7E)
		return -1;
	at = strchr(labels, (int)k.code);
	return at == NULL || at - labels >= l->labelled ? -1
	    : (int)(at - labels);
}

static void
say_what_acts(struct screen *s, const struct layout *l)
{
	struct state *st = s->state;
	char last = l->labelled > 0 ? labels[l->labelled - 1] : '0';

	if (st->as_list)
		ui_say(s->ui, SAY_PLAIN, "Choose with the arrows and %s, or "
		    "leave with Esc.", st->q.several ? "Space, take with Enter"
		    : "Enter");
	else
		ui_say(s->ui, SAY_PLAIN, "Choose 1 to %c%s%s, or leave with "
		    "Esc.", last, l->has_more ? ", 0 for more" : "",
		    st->q.several ? ", and Enter to take" : "");
}

static bool
list_event(struct screen *s, struct key k, const struct layout *l)
{
	struct state *st = s->state;

	if (list_key(&st->list, k, l->lines) != LIST_NOT_MINE)
		return true;
	if (key_is_char(k, ' ') ||
	    (key_is(k, NAMED_ENTER) && !st->q.several)) {
		choose(s, st->list.selected);
		return true;
	}
	return false;
}

/* Uses every key: nothing else may act while the question is open. */
static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	struct layout l = layout_of(st, s->rows, s->cols);
	int i = ev->kind == EVENT_KEY && !st->as_list
	    ? label_index(&l, ev->key) : -1;

	if (ev->kind != EVENT_KEY)
		return false;	/* the stack refuses the paste */
	if (i >= 0)
		choose(s, i);
	else if (key_among(ev->key, "Esc Backspace q"))
		leave(s);
	else if (!st->as_list && l.has_more && key_is_char(ev->key, '0'))
		st->as_list = true;
	else if (st->as_list && list_event(s, ev->key, &l))
		return true;
	else if (st->q.several && key_is(ev->key, NAMED_ENTER))
		answer_several(s);
	else
		say_what_acts(s, &l);
	return true;
}

/*
 * For the footer and the help; input acts on them before the bindings do.
 */
static enum result
cancel(struct screen *s)
{
	leave(s);
	return RESULT_DONE;
}

static const struct binding keys[] = {
	{ "Esc Backspace q", "back", "leave without a choice",
	    "Close the question and change nothing", cancel, NULL },
	{ 0 }
};

static enum result
take(struct screen *s)
{
	answer_several(s);
	return RESULT_DONE;
}

/* Where several may be marked, the footer says how that ends. */
static const struct binding keys_of_several[] = {
	{ "Enter", "take", "take what is marked", "Take what is marked",
	    take, NULL },
	{ "Esc Backspace q", "back", "leave without a choice",
	    "Close the question and change nothing", cancel, NULL },
	{ 0 }
};

static const struct screen_ops several_screen = {
	.name = "chooser", .keys = keys_of_several,
	.state_size = sizeof(struct state), .overlay = true, .modal = true,
	.open = open_chooser, .draw = draw, .input = input,
};

const struct screen_ops chooser_screen = {
	.name = "chooser", .keys = keys, .state_size = sizeof(struct state),
	.overlay = true, .modal = true,
	.open = open_chooser, .draw = draw, .input = input,
};
