/*
 * The first start: three questions, and a register made of the answers.
 * There is no register under this screen, so it has keys of its own.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "screens/app.h"
#include "screens/first.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/loop.h"
#include "screens/ui/prompt.h"
#include "screens/ui/term.h"
#include "src/domain/lists/first.h"
#include "src/domain/register/register.h"
#include "src/domain/register/who.h"

enum row { ROW_SCHEMES, ROW_PLACE, ROW_YOU, ROW_MAKE, ROWS };
enum asking { ASK_SCHEMES = 1, ASK_PLACE, ASK_PATH, ASK_CODE, ASK_NAME,
	ASK_ROLE };

struct state {
	struct first *first;
	struct list list;
	struct first_answers answers;
	struct first_choice *schemes, *roles;
	int scheme_count, role_count;
	const char **groups;
	int group_count;
	bool has_place;
};

static bool
open_first(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	st->first = *(struct first *const *)arg;
	st->answers.path = st->first->path;
	list_set_count(&st->list, ROWS);
	first_groups(&s->keep, &st->groups, &st->group_count);
	return first_schemes(&s->keep, &st->schemes, &st->scheme_count, e);
}

static void
ask_schemes(struct screen *s)
{
	const struct state *st = s->state;
	struct choice *rows = arena_array(&s->keep,
	    (size_t)st->scheme_count, sizeof *rows);

	for (int i = 0; i < st->scheme_count; i++)
		rows[i] = (struct choice){ .text = st->schemes[i].label,
			.marked = st->scheme_count == 1 };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_SCHEMES, .title = "Which schemes does the register "
	    "follow?", .rows = rows, .count = st->scheme_count,
	    .several = true });
}

/* Alone, for training, or with one of the caller's groups. */
static void
ask_place(struct screen *s)
{
	const struct state *st = s->state;
	struct choice *rows = arena_array(&s->keep,
	    (size_t)st->group_count + 2, sizeof *rows);

	rows[0] = (struct choice){ .text = "Only me", .note = "private" };
	rows[1] = (struct choice){ .text = "Only me, for training",
		.note = "every screen says REHEARSAL" };
	for (int i = 0; i < st->group_count; i++)
		rows[i + 2] = (struct choice){ .text = arena_printf(&s->keep,
		    "The group %s of this host", st->groups[i]) };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_PLACE, .title = "Who works in it?", .rows = rows,
	    .count = st->group_count + 2, .letters = true });
}

static void
ask_text(struct screen *s, enum asking tag, const char *title,
    const char *label, const char *start, size_t limit)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .start = start,
	    .hint = "Enter takes what stands here; Ctrl-U empties the line.",
	    .limit = limit });
}

static void
ask_path(struct screen *s)
{
	const struct state *st = s->state;

	ask_text(s, ASK_PATH, "In which file? Its folder must be one that "
	    "the whole group reaches.", "File", st->answers.path, 900);
}

/* The log-in in capitals is a good code for a start. */
static void
ask_code(struct screen *s)
{
	const struct state *st = s->state;
	const char *start = st->answers.code;

	if (start == NULL) {
		char *code = arena_strdup(&s->keep, register_user(&s->keep));

		for (char *p = code; *p != '\0'; p++)
			*p = (char)toupper((unsigned char)*p);
		start = code;
	}
	ask_text(s, ASK_CODE, "Your short code, as minutes and lists show "
	    "it?", "Code", start, 32);
}

static void
ask_name(struct screen *s)
{
	const struct state *st = s->state;

	ask_text(s, ASK_NAME, "Your name?", "Name", st->answers.name != NULL ?
	    st->answers.name : first_name(&s->keep), 120);
}

static void
ask_role(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct choice *rows;

	if (!first_roles(st->answers.schemes, st->answers.scheme_count,
	    &s->keep, &st->roles, &st->role_count, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	rows = arena_array(&s->keep, (size_t)st->role_count, sizeof *rows);
	for (int i = 0; i < st->role_count; i++)
		rows[i] = (struct choice){ .text = st->roles[i].label };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ROLE, .title = "Your role?", .rows = rows,
	    .count = st->role_count, .letters = true });
}

static void
take_schemes(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	const char **ids = arena_array(st->first->arena, (size_t)a->count,
	    sizeof *ids);

	for (int i = 0; i < a->count; i++)
		ids[i] = st->schemes[a->choices[i]].code;
	st->answers.schemes = ids;
	st->answers.scheme_count = a->count;
	st->answers.role = NULL;
}

static void
take_code(struct screen *s, const char *code)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!person_code_fits(code, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	st->answers.code = arena_strdup(st->first->arena, code);
	ask_name(s);
}

/* What was answered, and what is asked next. */
static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct first_answers *w = &st->answers;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_SCHEMES:
		take_schemes(s, a);
		list_select(&st->list, ROW_PLACE);
		break;
	case ASK_PLACE:
		w->rehearsal = a->choice == 1;
		w->group = a->choice > 1 ? st->groups[a->choice - 2] : NULL;
		st->has_place = true;
		if (w->group != NULL) {
			ask_path(s);
			break;
		}
		w->path = st->first->path;
		list_select(&st->list, ROW_YOU);
		break;
	case ASK_PATH:
		w->path = arena_strdup(st->first->arena, a->text);
		list_select(&st->list, ROW_YOU);
		break;
	case ASK_CODE:
		take_code(s, a->text);
		break;
	case ASK_NAME:
		w->name = arena_strdup(st->first->arena, a->text);
		ask_role(s);
		break;
	case ASK_ROLE:
		w->role = st->roles[a->choice].code;
		list_select(&st->list, ROW_MAKE);
		break;
	}
}

/* The first question without an answer, or NULL. */
static const char *
unanswered(const struct state *st)
{
	if (st->answers.scheme_count == 0)
		return "Choose a scheme first.";
	if (!st->has_place)
		return "Say first who works in it.";
	if (st->answers.role == NULL)
		return "Say first who you are.";
	return NULL;
}

static enum result
make(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (unanswered(st) != NULL) {
		ui_say(s->ui, SAY_WARNING, "%s", unanswered(st));
		return RESULT_DONE;
	}
	if (!first_make(&st->answers, st->first->arena, &st->first->made,
	    &st->first->notice, &e))
		ui_say_err(s->ui, &e);
	else
		ui_quit(s->ui);
	return RESULT_DONE;
}

static enum result
act(struct screen *s)
{
	struct state *st = s->state;

	if (st->list.selected == ROW_SCHEMES)
		ask_schemes(s);
	else if (st->list.selected == ROW_PLACE)
		ask_place(s);
	else if (st->list.selected == ROW_MAKE)
		return make(s);
	else if (st->answers.scheme_count == 0)
		ui_say(s->ui, SAY_WARNING, "Choose a scheme first; your role "
		    "is one of its roles.");
	else
		ask_code(s);
	return RESULT_DONE;
}

static enum result
leave(struct screen *s)
{
	if (s->ui->depth > 1)
		return ui_act_back(s);
	ui_quit(s->ui);
	return RESULT_DONE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY &&
	    list_key(&st->list, ev->key, ROWS) != LIST_NOT_MINE;
}

/* A file deep in a folder is cut, and says so. */
static void
draw_place(const struct first_answers *w, struct canvas *c, int col)
{
	col += canvas_textf(c, 0, col, STYLE_PLAIN, "%s, in ",
	    w->group != NULL ? w->group : w->rehearsal ?
	    "only you, for training" : "only you");
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, w->path);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	static const char *const labels[] = { "Schemes", "Who works in it",
		"You", "Make the register" };
	const struct state *st = arg;
	const struct first_answers *w = &st->answers;
	int col = canvas_column(c, 0, 0, 18, STYLE_LABEL, labels[i]) + 1;

	if (i == ROW_SCHEMES && w->scheme_count > 0)
		canvas_textf(c, 0, col, STYLE_PLAIN, "%s%s", w->schemes[0],
		    w->scheme_count > 1 ? " and others" : "");
	else if (i == ROW_PLACE && st->has_place)
		draw_place(w, c, col);
	else if (i == ROW_YOU && w->role != NULL)
		canvas_textf(c, 0, col, STYLE_PLAIN, "%s, %s, %s", w->code,
		    w->name, w->role);
	else if (i != ROW_MAKE)
		canvas_text(c, 0, col, STYLE_MUTED, "not answered yet");
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas text = canvas_sub(c, 2, 1, 4, c->cols - 2);
	struct canvas body = canvas_sub(c, 7, 0, ROWS, c->cols);

	canvas_title(c, " Convene  the first register");
	canvas_wrap(&text, 0, 0, STYLE_PLAIN, "There is no register yet. "
	    "Three questions make one: Enter answers the one at the marker. "
	    "Nothing is written before the last line. You will be its "
	    "administrator; others get their roles from you.");
	list_draw(&st->list, &body, draw_row, st, "");
}

static const struct binding first_keys[] = {
	{ "Enter", "answer", "Answer", "Answer the question at the marker, "
	    "or make the register", act, NULL },
	{ 0 }
};

const struct screen_ops first_screen = {
	.name = "first", .keys = first_keys,
	.state_size = sizeof(struct state),
	.open = open_first, .draw = draw, .input = input, .resume = resume,
};

static enum result
show_help(struct screen *s)
{
	ui_open(s->ui, &help_screen, s->ops->name);
	return RESULT_DONE;
}

static const struct binding global[] = {
	{ "? F1", "help", "Help", "Explain this screen and its keys",
	    show_help, NULL },
	{ "q", "back", "Leave", "Leave without making a register",
	    leave, NULL },
	{ 0 }
};

static void
run(struct first *f, struct err *e)
{
	struct app app = { .db = NULL };
	struct ui ui;

	ui_init(&ui, &app, global, NULL);
	app.ui = &ui;
	if (ui_push(&ui, &first_screen, &f, e))
		ui_run(&ui);
	ui_release(&ui);
}

int
first_main(const char *path, struct arena *a, struct db **made)
{
	struct first f = { .arena = a, .path = path };
	struct err e = ERR_INIT;

	term_harden();
	if (term_start(&e)) {
		if (loop_start(&e))
			run(&f, &e);
		loop_stop();
		term_stop();
	}
	*made = f.made;
	if (f.notice != NULL)
		fprintf(stderr, "convene: %s\n", f.notice);
	if (e.code != ERR_NONE)
		fprintf(stderr, "convene: %s\n", e.text);
	return (int)e.code;
}
