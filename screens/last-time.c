/*
 * The third step of opening: the minutes of the last meeting, decisions that
 * were taken outside a meeting, actions that are due.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/open.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "src/base/day.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/minutes.h"

#define MARKED_MOST 32
#define OUTSIDE_SHOWN 4
#define DETAIL_ROWS 3

struct state {
	struct meeting meeting;
	struct last_time t;
	const struct scheme *scheme;
	struct list actions;
	const char *marked[MARKED_MOST];	/* ids, the last one last */
	int marked_count;
};

static bool
is_approved(const struct meeting *m, const struct last_time *t)
{
	return !t->has_last || m->minutes_approved_at != TIME_NONE;
}

bool
last_time_is_done(struct screen *s, const struct meeting *m)
{
	struct arena a = ARENA_INIT;
	struct last_time t;
	bool done = last_time_load(app_db(s), m, &a, &t, NULL) &&
	    is_approved(m, &t) && t.outside_count == 0;

	arena_release(&a);
	return done;
}

static bool
same_action(const void *before, const void *now)
{
	const struct line *a = before, *b = now;

	return strcmp(a->id, b->id) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	struct db *db = app_db(s);

	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !last_time_load(db, &next.meeting, &s->arena, &next.t, e))
		return false;
	next.scheme = s->app->scheme;
	list_keep(&next.actions, st->t.due, next.t.due, sizeof *next.t.due,
	    next.t.due_count, same_action);
	*st = next;
	return true;
}

static bool
at_actions(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "No action of an earlier meeting is due.";
	return st->t.due_count > 0;
}

static bool
has_marked(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "No action was marked here.";
	return st->marked_count > 0;
}

static bool
has_last(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "This panel has no earlier meeting in the register.";
	return st->t.has_last;
}

/* Minutes approved, decisions heard of; actions without a mark stay open. */
static enum result
go_on(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct db *db = app_db(s);
	int n;

	if (!is_approved(&st->meeting, &st->t) &&
	    !meeting_minutes_approve(db, st->meeting.ref, &e))
		return app_fail(s, &e);
	if (st->t.outside_count > 0 &&
	    !meeting_ratify(db, st->meeting.ref, NULL, &n, &e))
		return app_fail(s, &e);
	ui_drop_typeahead(s->ui);
	ui_replace(s, &case_screen, NULL);
	return RESULT_DONE;
}

static enum result
mark(struct screen *s, enum line_state state)
{
	struct state *st = s->state;
	const char *id = arena_strdup(&s->keep,
	    st->t.due[st->actions.selected].id);
	struct err e = ERR_INIT;

	if (!action_end(app_db(s), id, state, &e))
		return app_fail(s, &e);
	if (st->marked_count == MARKED_MOST)
		memmove(st->marked, st->marked + 1,
		    (MARKED_MOST - 1) * sizeof st->marked[0]);
	else
		st->marked_count++;
	st->marked[st->marked_count - 1] = id;
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Noted: %s. u takes it back.",
	    word_of(line_state_words, state));
	return RESULT_DONE;
}

static enum result
is_done(struct screen *s)
{
	return mark(s, LINE_DONE);
}

static enum result
is_impossible(struct screen *s)
{
	return mark(s, LINE_IMPOSSIBLE);
}

static enum result
is_not_done(struct screen *s)
{
	return mark(s, LINE_NOT_DONE);
}

static enum result
take_back(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!action_end(app_db(s), st->marked[st->marked_count - 1],
	    LINE_OPEN, &e))
		return app_fail(s, &e);
	st->marked_count--;
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
show_minutes(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *markdown;

	if (!minutes_markdown(app_db(s), st->t.last.ref, &s->arena,
	    &markdown, &e))
		return app_fail(s, &e);
	text_view_open(s, arena_printf(&s->arena, "Minutes of %s, internal",
	    st->t.last.ref), markdown);
	return RESULT_DONE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->actions, ev->key,
	    s->rows - 8) != LIST_NOT_MINE;
}

static void
draw_action(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct line *l = &st->t.due[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 7, STYLE_LATE,
	    day_short(l->due_on, day)) + 1;
	col += canvas_column(c, 0, col, 8, STYLE_CODE, st->t.due_refs[i]) + 1;
	col += canvas_column(c, 0, col, c->cols < 76 ? 10 : 24, STYLE_PLAIN,
	    app_owner(st->scheme, l->owner, "nobody")) + 1;
	canvas_text(c, 0, col, STYLE_PLAIN, l->text);
}

static int
draw_outside(const struct state *st, struct canvas *c, int row)
{
	int n = st->t.outside_count;

	if (n == 0)
		return row;
	canvas_textf(c, row++, 1, STYLE_LABEL, "Decided outside a meeting: "
	    "%d, put to the panel by Enter", n);
	for (int i = 0; i < n && i < OUTSIDE_SHOWN; i++) {
		struct canvas box = canvas_sub(c, row, 3, 2, c->cols - 4);
		int rows = canvas_wrap(&box, 0, 0, STYLE_PLAIN,
		    st->t.outside[i]);

		row += rows < 2 ? rows : 2;
	}
	if (n > OUTSIDE_SHOWN)
		canvas_textf(c, row++, 3, STYLE_PLAIN, "and %d more",
		    n - OUTSIDE_SHOWN);
	return row + 1;
}

static int
draw_minutes(const struct state *st, struct canvas *c, int row)
{
	char day[DAY_WORDS_SIZE];

	if (!st->t.has_last)
		canvas_text(c, row, 1, STYLE_PLAIN, "This panel has no "
		    "earlier meeting in the register.");
	else
		canvas_textf(c, row, 1, STYLE_PLAIN, "Minutes of %s%s",
		    day_long(st->t.last.date, day),
		    is_approved(&st->meeting, &st->t) ? ": approved" :
		    ", to be approved   M shows them");
	return row + 2;
}

/* The selected action in full: a row holds its beginning. */
static void
draw_detail(const struct state *st, struct canvas *c)
{
	struct canvas box = canvas_sub(c, c->rows - DETAIL_ROWS + 1, 1,
	    DETAIL_ROWS - 1, c->cols - 1);

	if (st->t.due_count == 0)
		return;
	canvas_rule(c, c->rows - DETAIL_ROWS);
	canvas_wrap(&box, 0, 0, STYLE_PLAIN,
	    st->t.due[st->actions.selected].text);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body;
	int row, room;

	canvas_title(c, "Last time  %s", st->meeting.ref);
	canvas_textf(c, 1, 1, STYLE_STRONG, "3 of 3  Enter = %sfirst case",
	    is_approved(&st->meeting, &st->t) ? "" :
	    "minutes approved, then the ");
	row = draw_minutes(st, c, 3);
	row = draw_outside(st, c, row);
	canvas_textf(c, row, 1, STYLE_LABEL, "Actions due: %d%s",
	    st->t.due_count, st->t.due_count > 0 ?
	    "   d done   i impossible   n not done" : "");
	room = c->rows - row - 1;
	if (room > 2 * DETAIL_ROWS) {	/* else the rows themselves matter */
		draw_detail(st, c);
		room -= DETAIL_ROWS;
	}
	body = canvas_sub(c, row + 1, 0, room, c->cols);
	list_draw(&st->actions, &body, draw_action, st, "");
	if (st->t.due_count == 0)
		canvas_cursor(c, 1, 1);
}

static const struct binding last_time_keys[] = {
	{ "Enter", "go-on", "Go on", "The minutes are approved and decisions "
	    "taken outside are put to the panel; go to the first case",
	    go_on, NULL },
	{ "d", "action-done", "Done", "The action is done",
	    is_done, at_actions },
	{ "i", "action-impossible", "Impossible", "The action has become "
	    "impossible", is_impossible, at_actions },
	{ "n", "action-not-done", "Not done", "The action was not done",
	    is_not_done, at_actions },
	{ "u", "take-back", "Undo", "Take back the last mark",
	    take_back, has_marked },
	{ "M", "minutes", "Minutes", "Show the minutes of the last meeting",
	    show_minutes, has_last },
	{ 0 }
};

const struct screen_ops last_time_screen = {
	.name = "last-time", .keys = last_time_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input,
};
