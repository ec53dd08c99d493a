/*
 * Lines of one item of the agenda: correcting, moving to the case that they
 * belong to, changing their kind, filling in owner and date.
 */
#include <string.h>

#include "screens/action.h"
#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/view.h"

enum asking { ASK_KIND = 1, ASK_MOVE, ASK_OWNER, ASK_DUE };

struct state {
	const char *item_id;
	const char *ref;	/* of the case, or NULL */
	const char *title;
	struct line *lines;
	const struct scheme *scheme;
	struct list list;
	struct line asked;	/* the line that a question is about */
	const char **cases;	/* references, while one is chosen */
};

static bool
same_line(const void *before, const void *now)
{
	const struct line *a = before, *b = now;

	return strcmp(a->id, b->id) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct line *lines;
	int n;

	if (!lines_view(app_db(s), st->item_id, &s->arena, &lines, &n, e))
		return false;
	list_keep(&st->list, st->lines, lines, sizeof *lines, n, same_line);
	st->lines = lines;
	st->scheme = s->app->scheme;
	return true;
}

static bool
open_lines(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	st->item_id = arena_strdup(&s->keep, arg);
	return item_view(app_db(s), st->item_id, &s->keep, &st->ref,
	    &st->title, e);
}

static const struct line *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->lines[st->list.selected] : NULL;
}

static bool
on_line(const struct screen *s, const char **why)
{
	*why = "There is no line here. Press n to write one.";
	return selected(s) != NULL;
}

static bool
on_action(const struct screen *s, const char **why)
{
	if (!on_line(s, why))
		return false;
	*why = "Only an action has an owner and a date. k changes the kind "
	    "of a line.";
	return selected(s)->kind == LINE_ACTION;
}

static void
write_in(struct screen *s, const char *line_id)
{
	struct state *st = s->state;

	ui_open(s->ui, &write_screen, &(struct write_arg){ st->item_id,
	    line_id });
}

static enum result
edit(struct screen *s)
{
	write_in(s, selected(s)->id);
	return RESULT_DONE;
}

static enum result
write_line(struct screen *s)
{
	write_in(s, NULL);
	return RESULT_DONE;
}

/* The cases of the agenda, of which one gets the line. */
static enum result
move(struct screen *s)
{
	struct state *st = s->state;
	struct agenda_row *all;
	struct choice *rows;
	struct meeting m;
	struct err e = ERR_INIT;
	int n, kept = 0;

	if (!app_meeting(s, &s->arena, &m, &e) || !agenda_view_list(
	    app_db(s), s->app->scheme, &m, &s->arena, &all, &n, &e))
		return app_fail(s, &e);
	rows = arena_array(&s->arena, (size_t)n, sizeof *rows);
	st->cases = arena_array(&s->keep, (size_t)n, sizeof *st->cases);
	for (int i = 0; i < n; i++) {
		if (all[i].number == 0)
			continue;
		st->cases[kept] = arena_strdup(&s->keep, all[i].ref);
		rows[kept++] = (struct choice){ .text = all[i].ref,
			.note = arena_printf(&s->arena, "%s  %s",
			    all[i].school, all[i].initials) };
	}
	st->asked = *selected(s);
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_MOVE, .title = "To which case does it belong?",
	    .rows = rows, .count = kept, .letters = true });
	return RESULT_DONE;
}

static enum result
owner(struct screen *s)
{
	struct state *st = s->state;

	st->asked = *selected(s);
	action_ask_owner(s, ASK_OWNER, selected(s));
	return RESULT_DONE;
}

static enum result
due(struct screen *s)
{
	struct state *st = s->state;

	st->asked = *selected(s);
	action_ask_due(s, ASK_DUE, selected(s));
	return RESULT_DONE;
}

static enum result
kind(struct screen *s)
{
	struct state *st = s->state;
	static const struct choice rows[] = {
		{ .text = "Discussion" }, { .text = "Action" },
		{ .text = "Advice, stands in the plan" },
		{ .text = "Information wanted, stands in the plan" },
		{ .text = "Restricted, never in a plan" }
	};

	st->asked = *selected(s);
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_KIND, .title = "What kind of line is it?",
	    .rows = rows, .count = 5 });
	return RESULT_DONE;
}

static enum result
drop(struct screen *s)
{
	struct err e = ERR_INIT;

	if (!line_remove(app_db(s), selected(s)->id, &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Taken out. Its text stays in the record.");
	return RESULT_DONE;
}

static bool
set_kind(struct screen *s, int kind, struct err *e)
{
	struct state *st = s->state;
	struct line l;

	if (!line_get(app_db(s), st->asked.id, &s->arena, &l, e))
		return false;
	l.kind = kind;
	if (kind != LINE_ACTION) {	/* others have neither */
		l.owner = NULL;
		l.due_on = DAY_NONE;
	}
	return line_change(s->app->db, &l, e);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	bool ok = true;

	if (strcmp(a->from, write_screen.name) == 0)
		ui_reload(s);
	if (a->cancelled)
		return;
	if (a->tag == ASK_KIND)
		ok = set_kind(s, a->choice, &e);
	else if (a->tag == ASK_MOVE)
		ok = line_move(app_db(s), st->asked.id, st->cases[a->choice],
		    &e);
	else if (a->tag == ASK_OWNER)
		ok = action_set_owner(s, st->asked.id, a->text, &e);
	else if (a->tag == ASK_DUE)
		ok = action_set_due(s, st->asked.id, a->text, &e);
	if (!ok)
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - 4) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct line *l = &st->lines[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 11, STYLE_LABEL,
	    word_of(line_kind_words, l->kind)) + 1;
	if (l->kind == LINE_ACTION) {
		col += canvas_column(c, 0, col, 14, l->owner != NULL ?
		    STYLE_PLAIN : STYLE_WARNING, app_owner(st->scheme,
		    l->owner, "no owner")) + 1;
		col += canvas_column(c, 0, col, 7, l->due_on != DAY_NONE ?
		    STYLE_PLAIN : STYLE_WARNING, l->due_on != DAY_NONE ?
		    day_short(l->due_on, day) : "no date") + 1;
	}
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, l->text);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct line *l = selected(s);
	struct canvas body = canvas_sub(c, 1, 0, c->rows - 4, c->cols);

	canvas_title(c, "Lines of %s   %d line%s",
	    st->title, st->list.count, st->list.count == 1 ? "" : "s");
	list_draw(&st->list, &body, draw_row, st,
	    "No line yet. n writes one.");
	canvas_rule(c, c->rows - 3);
	body = canvas_sub(c, c->rows - 2, 1, 2, c->cols - 2);
	if (l != NULL)
		canvas_wrap(&body, 0, 0, STYLE_PLAIN, l->text);
}

static const struct binding lines_keys[] = {
	{ "n", "write", "Write", "Write a line", write_line, NULL },
	{ "e Enter", "correct", "Correct", "Correct the text; the earlier "
	    "one stays in the record", edit, on_line },
	{ "o", "owner", "Owner", "Say who does this action",
	    owner, on_action },
	{ "t", "due", "Date", "Say by when this action is done",
	    due, on_action },
	{ "k", "kind", "Kind", "Change the kind of this line",
	    kind, on_line },
	{ "m", "move", "Move", "Move this line to the case that it belongs "
	    "to", move, on_line },
	{ "x", "take-out", "Take out", "Take this line out of the minutes",
	    drop, on_line },
	{ 0 }
};

const struct screen_ops lines_screen = {
	.name = "lines", .keys = lines_keys,
	.state_size = sizeof(struct state), .follows = true,
	.open = open_lines, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
