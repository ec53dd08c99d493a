/*
 * A tiny program of two screens.  See demo.h.
 */
#include "tests/screens/demo.h"

#include <bsd/string.h>
#include <stdio.h>
#include <string.h>

#include "screens/ui/chooser.h"
#include "screens/ui/entry.h"
#include "screens/ui/key-help.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"

enum { ASK_REASON = 1, ASK_PERSON, ASK_KINDS, ASK_MANY, ASK_WORDS, ASK_CASE };

/* The list. */

struct list_state {
	struct list list;
	const char **rows;
};

static const char **
copy_rows(const struct app *a, struct arena *arena)
{
	const char **rows = arena_array(arena, (size_t)a->count,
	    sizeof *rows);

	for (int i = 0; i < a->count; i++)
		rows[i] = arena_strdup(arena, a->rows[i]);
	return rows;
}

static bool
list_reload(struct screen *s, struct err *e)
{
	struct list_state *st = s->state;

	if (s->app->reload_fails) {
		err_set(e, ERR_BUSY, "Another session is writing. Press g "
		    "to look again.");
		return false;
	}
	s->app->reloads++;
	st->rows = copy_rows(s->app, &s->arena);
	list_set_count(&st->list, s->app->count);
	return true;
}

static void
draw_row(const void *arg, int index, struct canvas *line)
{
	const struct list_state *st = arg;
	int col = 0;

	col += canvas_column(line, 0, col, 10, STYLE_CODE, st->rows[index]) + 1;
	canvas_textf(line, 0, col, STYLE_PLAIN, "row %d of the demo",
	    index + 1);
}

static void
list_draw_screen(const struct screen *s, struct canvas *c)
{
	const struct list_state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - 2, c->cols);

	canvas_title(c, "Demo  %d rows", st->list.count);
	canvas_rule(c, 1);
	list_draw(&st->list, &body, draw_row, st,
	    "There is nothing here yet. Press n to add something.");
}

static enum result
move(struct screen *s)
{
	struct list_state *st = s->state;

	list_key_letters(&st->list, ui_pressed(s), s->rows - 2);
	return RESULT_DONE;
}

static enum result
do_run(struct screen *s)
{
	s->app->runs++;
	ui_say(s->ui, SAY_GOOD, "Done %d times.", s->app->runs);
	return RESULT_DONE;
}

static bool
may_undo(const struct screen *s, const char **why)
{
	*why = "Nothing was decided yet, so there is nothing to take back.";
	return s->app->runs > 0;
}

static enum result
undo(struct screen *s)
{
	s->app->runs--;
	return RESULT_DONE;
}

static const struct choice reasons[] = {
	{ .text = "Not enough evidence", .note = "may come back any time" },
	{ .text = "Criteria not met", .note = "not before 1 Jan" },
	{ .text = "Another service", .why_not = "This scheme has no other "
	    "service. Choose another reason." },
	{ .text = "Withdrawn by the school" },
};

static enum result
ask_reason(struct screen *s)
{
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_REASON, .title = "Decline: why?",
	    .rows = reasons, .count = 4 });
	return RESULT_DONE;
}

static enum result
ask_many(struct screen *s)
{
	struct choice rows[30];
	char text[30][16];
	bool people = key_is_char(ui_pressed(s), 'p');

	for (int i = 0; i < 30; i++) {
		snprintf(text[i], sizeof text[i], "Person %d", i + 1);
		rows[i] = (struct choice){ .text = text[i] };
	}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = people ? ASK_PERSON : ASK_MANY, .title = "Who?",
	    .hint = "Members first, then guests", .rows = rows, .count = 30,
	    .letters = people });
	return RESULT_DONE;
}

static enum result
ask_kinds(struct screen *s)
{
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_KINDS, .title = "Advise: which kinds?",
	    .rows = reasons, .count = 4, .several = true });
	return RESULT_DONE;
}

static enum result
ask_words(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_WORDS, .title = "Release the plans?",
	    .hint = "Four plans go to four schools.",
	    .words = "release core-2025-11-12" });
	return RESULT_DONE;
}

static enum result
ask_case(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_CASE, .title = "Go to which case?", .label = "Case",
	    .limit = 12 });
	return RESULT_DONE;
}

static void
list_resume(struct screen *s, const struct answer *a)
{
	struct buf b = BUF_INIT;

	if (a->cancelled)
		buf_printf(&b, "cancelled %d", a->tag);
	else if (a->text != NULL)
		buf_printf(&b, "%d: %s", a->tag, a->text);
	else
		for (int i = 0; i < a->count; i++)
			buf_printf(&b, "%d ", a->choices[i]);
	strlcpy(s->app->chosen, buf_text(&b), sizeof s->app->chosen);
	buf_release(&b);
	if (!a->cancelled && a->tag == ASK_CASE && *a->text == '?')
		ui_say(s->ui, SAY_WARNING, "“%s” is no case. Type its "
		    "number.", a->text);
}

static enum result
open_form(struct screen *s)
{
	ui_open(s->ui, &demo_form, NULL);
	return RESULT_DONE;
}

static enum result
look_again(struct screen *s)
{
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
drop(struct screen *s)
{
	ui_drop_typeahead(s->ui);
	return RESULT_DONE;
}

static enum result
wake(struct screen *s)
{
	ui_wake_at(s, ui_now());
	return RESULT_DONE;
}

static void
list_tick(struct screen *s)
{
	s->app->ticks++;
}

static void
list_close(struct screen *s)
{
	s->app->closes++;
}

static const struct binding list_keys[] = {
	{ "Down Up PageDown PageUp Home End j k h l G", "move", NULL,
	    "Move the marker", move, NULL },
	{ "a Enter", "accept", "Accept", "Propose to accept", do_run, NULL },
	{ "d", "decline", "Decline", "Decline with a reason", ask_reason,
	    NULL },
	{ "m p", "more", "More", "Everything else", ask_many, NULL },
	{ "i", "advise", "Advise", "Advise, in one or more ways", ask_kinds,
	    NULL },
	{ "u", "take-back", "Undo", "Take back the last decision", undo,
	    may_undo },
	{ "r", "release", "Release", "Release the plans", ask_words, NULL },
	{ "g", "look", "Look again", "Read the register again", look_again,
	    NULL },
	{ "c", "case", "Case", "Go to a case by its number", ask_case, NULL },
	{ "n", "write", "Write", "Write a line", open_form, NULL },
	{ "x", "drop", NULL, "Forget what was typed ahead", drop, NULL },
	{ "w", "wake", NULL, "Be woken at once", wake, NULL },
	{ 0 }
};

const struct screen_ops demo_list = {
	.name = "demo", .keys = list_keys,
	.state_size = sizeof(struct list_state),
	.reload = list_reload, .draw = list_draw_screen,
	.resume = list_resume, .tick = list_tick, .close = list_close,
};

/* The form. */

struct form_state {
	struct entry entry;
	bool changed;
};

static bool
form_open(struct screen *s, const void *arg, struct err *e)
{
	struct form_state *st = s->state;

	(void)arg;
	(void)e;
	entry_set(&st->entry, s->app->saved);
	return true;
}

static void
form_draw(const struct screen *s, struct canvas *c)
{
	const struct form_state *st = s->state;
	struct canvas line = canvas_sub(c, 2, 6, 1, c->cols - 7);

	canvas_title(c, "Write");
	canvas_text(c, 2, 1, STYLE_LABEL, "Line");
	entry_draw(&st->entry, &line, true);
}

static bool
form_input(struct screen *s, const struct event *ev)
{
	struct form_state *st = s->state;

	if (!entry_event(&st->entry, ev))
		return false;
	st->changed = true;
	return true;
}

static bool
form_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static bool
form_save(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;

	if (!st->changed)
		return true;
	if (s->app->disk_full) {
		err_set(e, ERR_IO, "The disk is full; the text stays on the "
		    "screen and is tried again.");
		return false;
	}
	strlcpy(s->app->saved, entry_text(&st->entry), sizeof s->app->saved);
	s->app->saves++;
	st->changed = false;
	return true;
}

static void
form_close(struct screen *s)
{
	struct form_state *st = s->state;

	entry_release(&st->entry);
	s->app->closes++;
}

static const struct binding form_keys[] = {
	{ "Esc", "back", "Back", "Close; what was typed is kept",
	    ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops demo_form = {
	.name = "form", .keys = form_keys,
	.state_size = sizeof(struct form_state), .open = form_open,
	.draw = form_draw, .input = form_input, .typing = form_typing,
	.save = form_save, .close = form_close,
};

/* Everywhere. */

static enum result
help(struct screen *s)
{
	int n;
	const struct ui_line *lines = key_help_lines(s->ops->keys,
	    s->ui->global, s, &s->keep, &n);

	ui_open(s->ui, &pager_screen, &(struct pager_question){
	    .title = "Help", .lines = lines, .count = n });
	return RESULT_DONE;
}

const struct binding demo_global[] = {
	{ "? F1", "help", "Help", "Explain this screen", help, NULL },
	{ ":", "palette", NULL, "Commands by name", ui_act_palette, NULL },
	{ "q", "back", "Back", "Close this screen", ui_act_back, NULL },
	{ 0 }
};

static struct app app;

static void
batch_ended(struct ui *ui, struct app *a)
{
	(void)ui;
	a->batches++;
}

static void
alarm_rang(struct ui *ui, struct app *a)
{
	a->ticks++;
	ui_say(ui, SAY_PLAIN, "The alarm rang.");
}

void
demo_fill(struct app *a)
{
	static const char *const rows[] = {
		"L-0317", "L-0318", "L-0319", "L-0320", "L-0321", "L-0322",
		"L-0323", "L-0324", "L-0325", "L-0326", "L-0327", "L-0328",
		"L-0329", "L-0330", "L-0331", "L-0332", "L-0333", "L-0334",
		"L-0335", "L-0336", "L-0337", "L-0338", "L-0339", "L-0340",
		"L-0341", "L-0342", "L-0343", "L-0344", "L-0345", "L-0346"
	};

	*a = (struct app){ .rows = rows,
	    .count = (int)(sizeof rows / sizeof rows[0]) };
}

struct app *
demo_start_with(struct harness h)
{
	static const struct ui_hooks hooks = { .batch_ended = batch_ended,
	    .alarm = alarm_rang };

	demo_fill(&app);
	h.global = demo_global;
	h.hooks = &hooks;
	h.app = &app;
	if (h.root == NULL)
		h.root = &demo_list;
	harness_start(&h);
	return &app;
}

struct app *
demo_start(int rows, int cols)
{
	return demo_start_with((struct harness){ .rows = rows, .cols = cols });
}
