/*
 * The stack of screens: opening, closing, answers, keys.  See stack.h; what
 * happens by itself is in moments.c, painting in paint.c, waiting in loop.c.
 */
#include "screens/ui/stack.h"

#include <assert.h>
#include <bsd/string.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/ui/keymap.h"
#include "screens/ui/palette.h"
#include "screens/ui/term.h"
#include "src/base/mem.h"

void
ui_init(struct ui *ui, struct app *app, const struct binding *global,
    const struct ui_hooks *hooks)
{
	*ui = (struct ui){ .app = app, .global = global,
	    .last_input = ui_now() };
	if (hooks != NULL)
		ui->hooks = *hooks;
	if (term_notice() != NULL)
		ui_say(ui, SAY_WARNING, "%s", term_notice());
}

/* One screen. */

static struct screen *
screen_new(struct ui *ui, const struct screen_ops *ops)
{
	struct screen *s = mem_alloc(sizeof *s);

	s->ops = ops;
	s->app = ui->app;
	s->ui = ui;
	s->rows = s->cols = 1;
	s->state = mem_alloc(ops->state_size);
	return s;
}

static void
screen_free(struct screen *s)
{
	arena_release(&s->arena);
	arena_release(&s->keep);
	free(s->state);
	free(s);
}

static void
screen_close(struct screen *s)
{
	struct err e = ERR_INIT;

	if (s->ops->save != NULL && !s->ops->save(s, &e))
		ui_say(s->ui, SAY_ERROR, "NOT SAVED. %s", e.text);
	if (s->ops->close != NULL)
		s->ops->close(s);
	screen_free(s);
}

/* From one state of whatever is read, and no longer than it takes. */
static bool
screen_read(struct screen *s, struct err *e)
{
	const struct ui_hooks *hooks = &s->ui->hooks;
	bool ok;

	if (s->ops->makes)
		return s->ops->reload(s, e);
	if (hooks->reading != NULL && !hooks->reading(s->ui, s->app, e))
		return false;
	ok = s->ops->reload(s, e);
	if (hooks->has_read != NULL)
		hooks->has_read(s->ui, s->app);
	return ok;
}

/*
 * What was loaded stays alive until the new is there: a reload that fails
 * must not leave the state pointing at nothing.
 */
static bool
screen_reload(struct screen *s, struct err *e)
{
	struct arena old = s->arena;

	if (s->ops->reload == NULL)
		return true;
	s->arena = (struct arena)ARENA_INIT;
	if (screen_read(s, e)) {
		arena_release(&old);
		return true;
	}
	arena_release(&s->arena);
	s->arena = old;
	return false;
}

/* The stack. */

bool
ui_push(struct ui *ui, const struct screen_ops *ops, const void *arg,
    struct err *e)
{
	struct screen *s;

	if (ui->depth == UI_SCREENS) {
		err_set(e, ERR_DATA, "Too many screens are open. Go back "
		    "through some of them first.");
		return false;
	}
	s = screen_new(ui, ops);
	ui_fit(s);
	if (ops->open != NULL && !ops->open(s, arg, e)) {
		screen_free(s);
		return false;
	}
	if (!screen_reload(s, e)) {
		if (ops->close != NULL)
			ops->close(s);
		screen_free(s);
		return false;
	}
	ui->stack[ui->depth++] = s;
	return true;
}

bool
ui_open(struct ui *ui, const struct screen_ops *ops, const void *arg)
{
	struct err e = ERR_INIT;

	if (ui_push(ui, ops, arg, &e))
		return true;
	ui_say_err(ui, &e);
	return false;
}

bool
ui_replace(struct screen *s, const struct screen_ops *ops, const void *arg)
{
	if (!ui_open(s->ui, ops, arg))
		return false;
	s->dead = true;
	return true;
}

bool
ui_go(struct ui *ui, const struct screen_ops *ops, const void *arg)
{
	int before = ui->depth;

	if ((before == 0 || ui->stack[0]->ops != ops) &&
	    !ui_open(ui, ops, arg))
		return false;
	for (int i = 1; i < before; i++)
		ui->stack[i]->dead = true;
	return true;
}

void
ui_close(struct screen *s)
{
	s->dead = true;
}

void
ui_answer(struct screen *s, const struct answer *a)
{
	int *choices;

	s->answered = true;
	s->answer = *a;
	s->answer.text = arena_strdup(&s->keep, a->text);
	if (a->choices != NULL && a->count > 0) {
		choices = arena_array(&s->keep, (size_t)a->count,
		    sizeof *choices);
		memcpy(choices, a->choices, (size_t)a->count * sizeof *choices);
		s->answer.choices = choices;
	}
}

/* S, which was on top, has closed: tell the one below. */
static void
tell_below(struct screen *below, struct screen *s)
{
	struct answer a = s->answered ? s->answer
	    : (struct answer){ .cancelled = true, .choice = -1 };

	a.from = s->ops->name;
	if (!s->ops->overlay)
		ui_reload(below);
	if (below->ops->resume != NULL)
		below->ops->resume(below, &a);
}

/* Was what S answered no good, and does nothing else follow from it? */
static bool
is_refused(struct ui *ui, const struct screen *below, const struct screen *s)
{
	return s->ops->refused != NULL && s->answered &&
	    !s->answer.cancelled && ui->message[0] != '\0' &&
	    ui->severity >= SAY_WARNING && ui_top(ui) == below &&
	    !below->dead;
}

/* It is asked again, with what was typed and what is wrong with it. */
static bool
ask_again(struct ui *ui, struct screen *s)
{
	if (!s->ops->refused(s, ui->message))
		return false;
	s->dead = s->answered = false;
	ui->message[0] = '\0';
	ui->stack[ui->depth++] = s;
	return true;
}

static void
remove_at(struct ui *ui, int i)
{
	struct screen *s = ui->stack[i], *below;
	bool was_top = i == ui->depth - 1;

	memmove(&ui->stack[i], &ui->stack[i + 1],
	    (size_t)(ui->depth - i - 1) * sizeof ui->stack[0]);
	ui->depth--;
	below = was_top && ui->depth > 0 ? ui_top(ui) : NULL;
	if (below != NULL && !below->dead) {
		tell_below(below, s);
		if (is_refused(ui, below, s) && ask_again(ui, s))
			return;
	}
	screen_close(s);
}

static bool
remove_a_dead_one(struct ui *ui)
{
	for (int i = ui->depth - 1; i >= 0; i--)
		if (ui->stack[i]->dead) {
			remove_at(ui, i);
			return true;
		}
	return false;
}

void
ui_settle(struct ui *ui)
{
	const struct binding *b;

	for (;;) {
		while (remove_a_dead_one(ui))
			continue;
		if (ui->chosen == NULL || ui->depth == 0)
			break;
		b = ui->chosen;
		ui->chosen = NULL;
		if (keymap_run(ui_top(ui), b) == RESULT_CLOSE)
			ui_top(ui)->dead = true;
	}
	if (ui->depth == 0 && ui->end == UI_RUNS)
		ui->end = UI_QUIT;
}

void
ui_release(struct ui *ui)
{
	while (ui->depth > 0)
		screen_close(ui->stack[--ui->depth]);
}

bool
ui_reload(struct screen *s)
{
	struct err e = ERR_INIT;

	if (screen_reload(s, &e))
		return true;
	ui_say_err(s->ui, &e);
	return false;
}

void
ui_reload_all(struct ui *ui)
{
	for (int i = 0; i < ui->depth; i++)
		ui_reload(ui->stack[i]);
}

struct screen *
ui_top(struct ui *ui)
{
	assert(ui->depth > 0);
	return ui->stack[ui->depth - 1];
}

bool
ui_is_open(const struct ui *ui, const struct screen_ops *ops)
{
	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i]->ops == ops && !ui->stack[i]->dead)
			return true;
	return false;
}

struct key
ui_pressed(const struct screen *s)
{
	return s->ui->pressed;
}

/* Words. */

void
ui_say(struct ui *ui, enum severity severity, const char *fmt, ...)
{
	va_list ap;

	if (ui->message[0] != '\0' && severity < ui->severity)
		return;
	ui->severity = severity;
	va_start(ap, fmt);
	vsnprintf(ui->message, sizeof ui->message, fmt, ap);
	va_end(ap);
}

void
ui_say_err(struct ui *ui, const struct err *e)
{
	ui_say(ui, SAY_ERROR, "%s", e->text);
}

void
ui_set_banner(struct ui *ui, const char *words)
{
	strlcpy(ui->banner, words != NULL ? words : "", sizeof ui->banner);
}

void
ui_set_guide(struct ui *ui, const char *title, const char *text)
{
	strlcpy(ui->guide_title, text != NULL ? title : "",
	    sizeof ui->guide_title);
	strlcpy(ui->guide, text != NULL ? text : "", sizeof ui->guide);
}

/* Events. */

void
ui_drop_typeahead(struct ui *ui)
{
	(void)ui;
	input_drop();
}

void
ui_quit(struct ui *ui)
{
	if (ui->end == UI_RUNS)
		ui->end = UI_QUIT;
}

static void
handle_key(struct ui *ui, struct screen *top, const struct event *ev)
{
	const struct binding *global = top->ops->modal ? NULL : ui->global;

	if (top->ops->input != NULL && top->ops->input(top, ev))
		return;
	if (keymap_press(top, global, ev->key) == RESULT_CLOSE)
		top->dead = true;
}

void
ui_handle(struct ui *ui, const struct event *ev)
{
	struct screen *top;

	if (ui->depth == 0 || ui->end != UI_RUNS)
		return;
	top = ui_top(ui);
	ui->message[0] = '\0';
	ui->severity = SAY_PLAIN;
	ui->last_input = ui_now();
	ui->pressed = ev->kind == EVENT_KEY ? ev->key
	    : (struct key){ PRESS_NONE, 0 };
	for (int i = 0; i < ui->depth; i++)
		ui_fit(ui->stack[i]);
	if (ev->kind == EVENT_KEY)
		handle_key(ui, top, ev);
	else if (top->ops->input == NULL || !top->ops->input(top, ev))
		ui_say(ui, SAY_WARNING, "The paste was refused: nothing on "
		    "this screen takes text now.");
	ui_settle(ui);
}

enum result
ui_act_back(struct screen *s)
{
	(void)s;
	return RESULT_CLOSE;
}

enum result
ui_act_palette(struct screen *s)
{
	ui_open(s->ui, &palette_screen, NULL);
	return RESULT_DONE;
}
