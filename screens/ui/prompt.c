/*
 * Questions of one line.  See prompt.h.
 */
#include "screens/ui/prompt.h"

#include <assert.h>
#include <string.h>

#include "screens/ui/entry.h"
#include "screens/ui/stack.h"
#include "src/base/path.h"
#include "src/base/text.h"

#define WHY_ROWS 4

struct state {
	struct prompt_question q;
	struct entry entry;
	const char *names;	/* of files that begin as typed */
	const char *why;	/* the last answer was no good, or NULL */
	bool over;		/* answered or left: no draft is needed */
	bool saved;
};

/* What a session that was lost had typed here. */
static const char *
draft_of(struct screen *s)
{
	struct state *st = s->state;
	const struct ui_hooks *h = &s->ui->hooks;

	return st->q.draft != NULL && h->draft_get != NULL ?
	    h->draft_get(s->ui, s->app, st->q.draft, &s->keep) : NULL;
}

static bool
open_prompt(struct screen *s, const void *arg, struct err *e)
{
	const struct prompt_question *q = arg;
	struct state *st = s->state;
	const char *draft;

	(void)e;
	assert(q != NULL && q->title != NULL);
	st->q = *q;
	st->q.title = arena_strdup(&s->keep, q->title);
	st->q.label = arena_strdup(&s->keep, q->label);
	st->q.hint = arena_strdup(&s->keep, q->hint);
	st->q.words = arena_strdup(&s->keep, q->words);
	st->q.draft = arena_strdup(&s->keep, q->draft);
	st->q.start = NULL;
	st->names = "Tab completes the name.";
	st->entry.limit = q->limit;
	draft = draft_of(s);
	entry_set(&st->entry, draft != NULL ? draft : q->start);
	st->saved = true;
	return true;
}

static bool
save(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const struct ui_hooks *h = &s->ui->hooks;

	if (st->saved || st->q.draft == NULL || h->draft_save == NULL)
		return true;
	if (!h->draft_save(s->ui, s->app, st->q.draft, st->over ||
	    entry_is_empty(&st->entry) ? NULL : entry_text(&st->entry), e))
		return false;
	st->saved = true;
	return true;
}

/* What was typed is mended, not typed again; but words that had to be typed
 * were right, and something else stands in the way. */
static bool
refused(struct screen *s, const char *why)
{
	struct state *st = s->state;

	if (st->q.words != NULL)
		return false;
	st->why = arena_strdup(&s->keep, why);
	st->over = false;
	return true;
}

static void
close_prompt(struct screen *s)
{
	struct state *st = s->state;

	entry_release(&st->entry);
}

/* The question stands in the last rows, next to where the eyes were. */
static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas none = { .rows = 0, .cols = c->cols - 1 }, d, line;
	int hint = st->q.hint != NULL ? canvas_wrap(&none, 0, 1, STYLE_PLAIN,
	    st->q.hint) : 0;
	int rows = 2 + hint + (st->q.words != NULL) + st->q.is_path, row = 0;
	int col = 1, why = 0;

	if (st->why != NULL)
		why = canvas_wrap(&none, 0, 1, STYLE_WARNING, st->why);
	why = why < WHY_ROWS ? why : WHY_ROWS;
	rows += why;
	d = canvas_sub(c, c->rows > rows ? c->rows - rows : 0, 0, rows,
	    c->cols);
	canvas_clear(&d);
	canvas_row(&d, row++, STYLE_TITLE, " %s", st->q.title);
	if (hint > 0) {
		line = canvas_sub(&d, row, 0, hint, d.cols - 1);
		canvas_wrap(&line, 0, 1, STYLE_PLAIN, st->q.hint);
		row += hint;
	}
	if (st->q.words != NULL)
		canvas_textf(&d, row++, 1, STYLE_PLAIN, "To go on, type: %s",
		    st->q.words);
	if (st->q.is_path)
		canvas_text(&d, row++, 1, STYLE_MUTED, st->names);
	if (why > 0) {
		line = canvas_sub(&d, row, 0, why, d.cols - 1);
		canvas_wrap(&line, 0, 1, STYLE_WARNING, st->why);
		row += why;
	}
	if (row >= d.rows)
		row = d.rows - 1;
	if (st->q.label != NULL)
		col += canvas_text(&d, row, col, STYLE_LABEL, st->q.label) + 1;
	line = canvas_sub(&d, row, col, 1, d.cols - col - 1);
	entry_draw(&st->entry, &line, true);
}

static void
answer(struct screen *s)
{
	struct state *st = s->state;
	char *typed = text_trim(arena_strdup(&s->keep,
	    entry_text(&st->entry)));

	if (st->q.words != NULL && strcmp(typed, st->q.words) != 0) {
		ui_say(s->ui, SAY_WARNING, "Nothing was done: the words must "
		    "be exactly \"%s\". Esc leaves.", st->q.words);
		return;
	}
	if (*typed == '\0' && !st->q.may_be_empty) {
		ui_say(s->ui, SAY_WARNING, "Type an answer, or leave with "
		    "Esc.");
		return;
	}
	ui_answer(s, &(struct answer){ .tag = st->q.tag,
	    .text = st->q.is_path ? path_expand(typed, &s->keep) : typed,
	    .choice = -1 });
	st->over = true;
	st->saved = false;
	ui_close(s);
}

/* As far as it is clear; then which names there are. */
static void
complete(struct screen *s)
{
	struct state *st = s->state;
	const char *const *names, *list = "";
	const char *whole;
	int n;

	whole = path_complete(arena_strdup(&s->keep,
	    entry_text(&st->entry)), &s->keep, &names, &n);
	entry_set(&st->entry, whole);
	for (int i = 0; n > 1 && i < n; i++)
		list = arena_printf(&s->keep, "%s%s%s", list, i > 0 ? "  " :
		    "", names[i]);
	st->names = n == 0 ? "No name of a file begins so." : list;
}

static void
leave(struct screen *s)
{
	struct state *st = s->state;

	ui_answer(s, &(struct answer){ .tag = st->q.tag, .cancelled = true,
	    .choice = -1 });
	st->over = true;
	st->saved = false;
	ui_close(s);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	/* Words that must be typed are typed: a paste proves no thought. */
	if (ev->kind == EVENT_PASTE && st->q.words != NULL)
		return false;
	if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ENTER))
		answer(s);
	else if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ESC))
		leave(s);
	else if (ev->kind == EVENT_KEY && st->q.is_path &&
	    key_is(ev->key, NAMED_TAB))
		complete(s);
	else if (!entry_event(&st->entry, ev))
		ui_say(s->ui, SAY_PLAIN, "Type, then press Enter; Esc "
		    "leaves.");
	else if (st->entry.full)
		ui_say(s->ui, SAY_WARNING, "There is no room for more "
		    "text here.");
	else
		st->saved = false;
	return true;
}

static enum result
run_answer(struct screen *s)
{
	answer(s);
	return RESULT_DONE;
}

static enum result
run_leave(struct screen *s)
{
	leave(s);
	return RESULT_DONE;
}

static const struct binding keys[] = {
	{ "Enter", "answer", "answer", "Give what was typed as the answer",
	    run_answer, NULL },
	{ "Esc", "back", "leave", "Close the question and change nothing",
	    run_leave, NULL },
	{ 0 }
};

const struct screen_ops prompt_screen = {
	.name = "prompt", .keys = keys, .state_size = sizeof(struct state),
	.overlay = true, .modal = true, .open = open_prompt, .draw = draw,
	.input = input, .refused = refused, .save = save,
	.close = close_prompt,
};
