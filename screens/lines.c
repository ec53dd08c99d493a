/*
 * Lines of one item of the agenda: correcting, moving to the case that they
 * belong to, changing their kind, filling in owner and date.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/minutes.h"
#include "src/domain/now.h"
#include "src/domain/view.h"

enum asking { ASK_TEXT = 1, ASK_KIND, ASK_MOVE, ASK_OWNER, ASK_DUE, ASK_NEW };

struct state {
	const char *item_id;
	const char *ref;	/* of the case, or NULL */
	const char *title;
	struct line *lines;
	struct list list;
	struct line asked;	/* the line that a question is about */
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct line *lines;
	int n, kept = 0;

	if (!lines_of_item(app_db(s), st->item_id, &s->arena, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (lines[i].state != LINE_REMOVED)
			lines[kept++] = lines[i];
	st->lines = lines;
	list_set_count(&st->list, kept);
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
ask(struct screen *s, int tag, const char *title, const char *start,
    const char *hint)
{
	struct state *st = s->state;

	if (selected(s) != NULL)
		st->asked = *selected(s);
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .start = start, .hint = hint });
}

static enum result
edit(struct screen *s)
{
	ask(s, ASK_TEXT, "Correct the line", selected(s)->text,
	    "The earlier text stays in the record.");
	return RESULT_DONE;
}

static enum result
move(struct screen *s)
{
	ask(s, ASK_MOVE, "To which case does it belong?", NULL,
	    "Its reference, such as L-0317.");
	return RESULT_DONE;
}

static enum result
owner(struct screen *s)
{
	ask(s, ASK_OWNER, "Who does it?", selected(s)->owner,
	    "A role such as SENCo, or a person's code.");
	return RESULT_DONE;
}

static enum result
due(struct screen *s)
{
	ask(s, ASK_DUE, "By when?", NULL, "A date such as 21/11/2025, "
	    "21 nov, or a weekday.");
	return RESULT_DONE;
}

static enum result
write_line(struct screen *s)
{
	ask(s, ASK_NEW, "A new line", NULL, "+ SENCo share the plan fri is "
	    "an action with owner and date.");
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
add_new(struct screen *s, const char *text, struct err *e)
{
	struct state *st = s->state;
	struct db *db = app_db(s);
	struct line l;

	if (!line_parse(s->app->scheme, text, day_today(db), &s->arena, &l,
	    e))
		return false;
	l.item_id = st->item_id;
	return line_add(db, s->app->meeting, st->ref, &l, &s->arena, e);
}

/* An owner may be typed as people say it: let the entry line find it. */
static bool
set_owner(struct screen *s, const char *text, struct line *l, struct err *e)
{
	struct line parsed;
	const char *typed = arena_printf(&s->arena, "+ %s .", text);

	if (!line_parse(s->app->scheme, typed, day_today(s->app->db),
	    &s->arena, &parsed, e))
		return false;
	l->owner = parsed.owner != NULL ? parsed.owner : text;
	return line_change(app_db(s), l, e);
}

static bool
set_due(struct screen *s, const char *text, struct line *l, struct err *e)
{
	struct db *db = app_db(s);
	int day = day_from_words(text, day_today(db));

	if (day == DAY_NONE) {
		err_set(e, ERR_DATA, "“%s” is no date. Type one such as "
		    "21/11/2025, 21 nov or fri.", text);
		return false;
	}
	l->due_on = day;
	return line_change(db, l, e);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct line l = st->asked;
	struct err e = ERR_INIT;
	bool ok = true;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_TEXT:
		l.text = a->text;
		ok = line_change(app_db(s), &l, &e);
		break;
	case ASK_KIND:
		l.kind = a->choice;
		ok = line_change(app_db(s), &l, &e);
		break;
	case ASK_MOVE:
		ok = line_move(app_db(s), l.id, a->text, &e);
		break;
	case ASK_OWNER:
		ok = set_owner(s, a->text, &l, &e);
		break;
	case ASK_DUE:
		ok = set_due(s, a->text, &l, &e);
		break;
	case ASK_NEW:
		ok = add_new(s, a->text, &e);
		break;
	default:
		break;
	}
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
	const struct line *l = &((const struct state *)arg)->lines[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 11, STYLE_LABEL,
	    word_of(line_kind_words, l->kind)) + 1;
	if (l->kind == LINE_ACTION) {
		col += canvas_column(c, 0, col, 14, l->owner != NULL ?
		    STYLE_PLAIN : STYLE_WARNING, l->owner != NULL ?
		    l->owner : "no owner") + 1;
		col += canvas_column(c, 0, col, 7, l->due_on != DAY_NONE ?
		    STYLE_PLAIN : STYLE_WARNING, l->due_on != DAY_NONE ?
		    day_short(l->due_on, day) : "no date") + 1;
	}
	canvas_text(c, 0, col, STYLE_PLAIN, l->text);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct line *l = selected(s);
	struct canvas body = canvas_sub(c, 1, 0, c->rows - 4, c->cols);

	canvas_title(c, " Lines  %s  %d", st->title, st->list.count);
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
	.state_size = sizeof(struct state),
	.open = open_lines, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
