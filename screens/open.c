/*
 * Opening a meeting in three steps, one Enter each when nothing is unusual:
 * roll-call, statement, last time.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/decide.h"
#include "src/domain/meeting.h"
#include "src/domain/minutes.h"
#include "src/domain/scheme.h"
#include "src/domain/view.h"

enum step { STEP_ROLL, STEP_STATEMENT, STEP_LAST_TIME };
enum asking { ASK_SUBSTITUTE = 1, ASK_GUEST, ASK_INQUORATE, ASK_ROLE };

struct state {
	struct meeting meeting;
	struct seat *members;
	int count;
	struct quorum quorum;
	struct line *due;	/* actions of earlier meetings */
	int due_count;
	struct meeting last;	/* whose minutes are approved */
	bool has_last;
	int outside;		/* decisions to report and ratify */
	enum step step;
	struct list roll;
	struct list actions;
	const struct reason_row **reasons;	/* while one is chosen */
	const char *guest;	/* while the role is asked for */
	struct pager statement;
};

static bool
load_statement(struct screen *s, struct state *st, struct err *e)
{
	const struct panel *p = scheme_panel(s->app->scheme,
	    st->meeting.panel);
	const char *text = p != NULL && p->statement != NULL ?
	    scheme_text(s->app->scheme, p->statement) : NULL;
	struct ui_line *lines;
	int n;

	lines = text_view_lines(text != NULL ? text : "The scheme has no "
	    "statement for this panel.", s->cols - 4, &s->arena, &n, e);
	if (lines != NULL)
		pager_set(&st->statement, lines, n);
	return lines != NULL;
}

static void
close_open(struct screen *s)
{
	struct state *st = s->state;

	pager_release(&st->statement);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	struct db *db = app_db(s);
	struct decided *outside;

	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !roll_view_load(db, s->app->scheme, &next.meeting, &s->arena,
	    &next.members, &next.count, e) ||
	    !quorum_count(db, s->app->scheme, &next.meeting, NULL, &s->arena,
	    &next.quorum, e) ||
	    !meeting_previous(db, &next.meeting, &s->arena, &next.last,
	    &next.has_last, e) ||
	    !actions_due(db, next.meeting.scheme, next.meeting.date,
	    &s->arena, &next.due, &next.due_count, e) ||
	    !decisions_outside(db, &next.meeting, &s->arena, &outside,
	    &next.outside, e) || !load_statement(s, &next, e))
		return false;
	list_set_count(&next.roll, next.count);
	list_set_count(&next.actions, next.due_count);
	*st = next;
	return true;
}

static bool
open_screen_open(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;
	struct meeting m;

	(void)arg;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (m.state >= MEETING_ENDED) {
		err_set(e, ERR_DATA, "The sitting of %s is over.", m.ref);
		return false;
	}
	if (!interests_suggest(app_db(s), m.id, e))
		return false;
	st->step = m.state != MEETING_OPEN ? STEP_ROLL :
	    m.statement_at == TIME_NONE ? STEP_STATEMENT : STEP_LAST_TIME;
	return true;
}

static struct seat *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->count > 0 ? &st->members[st->roll.selected] : NULL;
}

static bool
at_roll(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The roll-call is done. A member steps out with i on the "
	    "Case screen.";
	return st->step == STEP_ROLL && st->count > 0;
}

static bool
at_member(const struct screen *s, const char **why)
{
	if (!at_roll(s, why))
		return false;
	*why = "A guest is here or is not on the list.";
	return selected(s)->at.person_id != NULL;
}

static bool
at_actions(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "No action of an earlier meeting is due.";
	return st->step == STEP_LAST_TIME && st->due_count > 0;
}

static enum result
mark(struct screen *s, enum attendance_state state)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!attend(app_db(s), st->meeting.ref, selected(s)->code, state,
	    NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	list_select(&st->roll, st->roll.selected + 1);
	return RESULT_DONE;
}

static enum result
present(struct screen *s)
{
	return mark(s, ATT_PRESENT);
}

static enum result
apologies(struct screen *s)
{
	return mark(s, ATT_APOLOGIES);
}

static enum result
absent(struct screen *s)
{
	return mark(s, ATT_ABSENT);
}

static enum result
sent(struct screen *s)
{
	return mark(s, ATT_SENT_INFORMATION);
}

static enum result
substitute(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_SUBSTITUTE, .title = "Who comes instead?",
	    .label = "Code", .hint = "The code of a person of this "
	    "register; others come in as guests.", .limit = 32 });
	return RESULT_DONE;
}

static enum result
guest(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_GUEST, .title = "Which guest or presenter?",
	    .label = "Name", .hint = "It stands in the internal minutes, "
	    "never in a plan.", .limit = 80 });
	return RESULT_DONE;
}

static void
ask_role(struct screen *s)
{
	const struct scheme *sc = s->app->scheme;
	int n = sc->part[PART_ROLES].count, i = 0;
	struct choice *rows = arena_array(&s->arena, (size_t)n,
	    sizeof *rows);

	SCHEME_ROWS(sc, PART_ROLES, struct role, r)
		rows[i++] = (struct choice){ .text = r->label };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ROLE, .title = "In which role?", .rows = rows,
	    .count = n, .letters = true });
}

/* The panel has too few: the chair may go on, with a coded reason. */
static void
ask_inquorate(struct screen *s)
{
	struct state *st = s->state;
	const struct scheme *sc = s->app->scheme;
	size_t most = (size_t)sc->part[PART_REASONS].count;
	struct choice *rows = arena_array(&s->arena, most, sizeof *rows);
	int n = 0;

	st->reasons = arena_array(&s->arena, most, sizeof *st->reasons);
	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, "inquorate") == 0) {
			st->reasons[n] = r;
			rows[n++] = (struct choice){ .text = r->label };
		}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_INQUORATE, .title = "Not quorate: go on because",
	    .hint = st->quorum.says, .rows = rows, .count = n });
}

static void
start(struct screen *s, const char *inquorate)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct db *db = app_db(s);
	bool ok = st->meeting.state == MEETING_ADJOURNED ?
	    meeting_resume(db, st->meeting.ref, &e) :
	    meeting_open(db, st->meeting.ref, inquorate, &e);

	if (!ok) {
		ui_say_err(s->ui, &e);
		return;
	}
	st->step = STEP_STATEMENT;
	ui_reload(s);
}

static void
roll_done(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	int n;

	if (!attend_rest(app_db(s), st->meeting.ref, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	if (st->quorum.quorate)
		start(s, NULL);
	else
		ask_inquorate(s);
}

static enum result
last_time_done(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct db *db = app_db(s);
	int n;

	if (st->has_last && st->meeting.minutes_approved_at == TIME_NONE &&
	    !meeting_minutes_approve(db, st->meeting.ref, &e))
		return app_fail(s, &e);
	if (st->outside > 0 &&
	    !meeting_ratify(db, st->meeting.ref, NULL, &n, &e))
		return app_fail(s, &e);
	ui_replace(s, &case_screen, NULL);
	return RESULT_DONE;
}

static enum result
step_on(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	switch (st->step) {
	case STEP_ROLL:
		roll_done(s);
		break;
	case STEP_STATEMENT:
		if (st->meeting.statement_at == TIME_NONE &&
		    !meeting_statement_read(app_db(s), st->meeting.ref, &e))
			return app_fail(s, &e);
		st->step = STEP_LAST_TIME;
		ui_reload(s);
		break;
	case STEP_LAST_TIME:
		return last_time_done(s);
	}
	return RESULT_DONE;
}

static enum result
action_mark(struct screen *s, enum line_state state)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!action_end(app_db(s), st->due[st->actions.selected].id, state,
	    &e))
		return app_fail(s, &e);
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
action_done(struct screen *s)
{
	return action_mark(s, LINE_DONE);
}

static enum result
action_impossible(struct screen *s)
{
	return action_mark(s, LINE_IMPOSSIBLE);
}

static enum result
action_not_done(struct screen *s)
{
	return action_mark(s, LINE_NOT_DONE);
}

static void
guest_comes(struct screen *s, int role)
{
	struct state *st = s->state;
	const struct role *roles = s->app->scheme->part[PART_ROLES].rows;
	struct err e = ERR_INIT;

	if (!attend_guest(app_db(s), st->meeting.ref, st->guest,
	    roles[role].role, AS_GUEST, &e))
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static void
substitute_comes(struct screen *s, const char *code)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!attend(app_db(s), st->meeting.ref, code, ATT_PRESENT,
	    selected(s)->code, &e))
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;

	if (a->cancelled)
		return;
	if (a->tag == ASK_SUBSTITUTE)
		substitute_comes(s, a->text);
	else if (a->tag == ASK_GUEST) {
		st->guest = arena_strdup(&s->keep, a->text);
		ask_role(s);
	} else if (a->tag == ASK_ROLE)
		guest_comes(s, a->choice);
	else if (a->tag == ASK_INQUORATE)
		start(s, st->reasons[a->choice]->reason);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;
	struct list *list = st->step == STEP_ROLL ? &st->roll :
	    st->step == STEP_LAST_TIME ? &st->actions : NULL;

	return list != NULL && ev->kind == EVENT_KEY &&
	    list_key(list, ev->key, s->rows - 6) != LIST_NOT_MINE;
}

static void
draw_member(const void *arg, int i, struct canvas *c)
{
	const struct seat *m = &((const struct state *)arg)->members[i];
	int col = 0;

	col += canvas_column(c, 0, col, 16, STYLE_PLAIN,
	    word_of(attendance_state_words, m->at.state)) + 1;
	col += canvas_column(c, 0, col, 8, STYLE_CODE, m->code) + 1;
	col += canvas_column(c, 0, col, 32, STYLE_PLAIN, m->role) + 1;
	if (*m->interests != '\0')
		canvas_textf(c, 0, col, STYLE_WARNING, "interest: %s",
		    m->interests);
	else if (m->at.capacity != AS_MEMBER)
		canvas_text(c, 0, col, STYLE_MUTED,
		    word_of(capacity_words, m->at.capacity));
}

static void
draw_roll(const struct state *st, struct canvas *c)
{
	struct canvas body = canvas_sub(c, 3, 0, c->rows - 6, c->cols);
	const struct quorum *q = &st->quorum;

	canvas_text(c, 1, 1, STYLE_STRONG, "1 of 3  Roll-call: mark the "
	    "exceptions; Enter = all others present");
	list_draw(&st->roll, &body, draw_member, st,
	    "Nobody is on the roll. Import people, or add a guest with G.");
	canvas_textf(c, c->rows - 2, 1, q->quorate ? STYLE_GOOD :
	    STYLE_PLAIN, "%d marked present, %d needed%s", q->present,
	    q->needed, q->quorate ? ": quorate" : "");
	if (!q->quorate)
		canvas_text(c, c->rows - 1, 1, STYLE_MUTED, q->says);
}

static void
draw_statement(const struct state *st, struct canvas *c)
{
	struct canvas body = canvas_sub(c, 3, 2, c->rows - 3, c->cols - 4);

	canvas_text(c, 1, 1, STYLE_STRONG, "2 of 3  Statement: read it "
	    "out; Enter = read");
	pager_draw(&st->statement, &body);
	canvas_cursor(c, 1, 1);
}

static void
draw_action(const void *arg, int i, struct canvas *c)
{
	const struct line *l = &((const struct state *)arg)->due[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 7, STYLE_LATE,
	    day_short(l->due_on, day)) + 1;
	col += canvas_column(c, 0, col, 16, STYLE_PLAIN,
	    l->owner != NULL ? l->owner : "nobody") + 1;
	canvas_text(c, 0, col, STYLE_PLAIN, l->text);
}

static void
draw_last_time(const struct state *st, struct canvas *c)
{
	struct canvas body = canvas_sub(c, 6, 0, c->rows - 7, c->cols);

	canvas_text(c, 1, 1, STYLE_STRONG, st->has_last ?
	    "3 of 3  Last time: Enter = minutes approved, first case" :
	    "3 of 3  Last time: Enter = on to the first case");
	if (st->has_last)
		canvas_textf(c, 3, 1, STYLE_PLAIN, "Minutes of %s%s",
		    st->last.ref, st->meeting.minutes_approved_at !=
		    TIME_NONE ? ": approved" : "");
	else
		canvas_text(c, 3, 1, STYLE_PLAIN, "This panel has no "
		    "earlier meeting in the register.");
	if (st->outside > 0)
		canvas_textf(c, 4, 1, STYLE_WARNING, "%d decision%s taken "
		    "outside a meeting: reported, and ratified by Enter",
		    st->outside, st->outside == 1 ? "" : "s");
	canvas_textf(c, 5, 1, STYLE_LABEL, "Actions due: %d%s",
		st->due_count, st->due_count > 0 ?
		"   d done   i impossible   n not done" : "");
	list_draw(&st->actions, &body, draw_action, st, "");
	if (st->due_count == 0)
		canvas_cursor(c, 1, 1);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	char day[DAY_WORDS_SIZE];

	canvas_title(c, "Open  %s  %s %s", st->meeting.ref,
	    day_long(st->meeting.date, day), st->meeting.time);
	if (st->step == STEP_ROLL)
		draw_roll(st, c);
	else if (st->step == STEP_STATEMENT)
		draw_statement(st, c);
	else
		draw_last_time(st, c);
}

static const struct binding open_keys[] = {
	{ "Enter", "go-on", "Go on", "Finish this step: all others are "
	    "present, the statement is read, the minutes are approved",
	    step_on, NULL },
	{ "p", "present", "Present", "Mark as present", present, at_member },
	{ "a", "apologies", "Apologies", "Mark as having sent apologies",
	    apologies, at_member },
	{ "x", "absent", "Absent", "Mark as absent", absent, at_member },
	{ "s", "sent-information", "Sent info", "Mark as absent, but having "
	    "sent information", sent, at_member },
	{ "u", "substitute", "Substitute", "Somebody comes in this "
	    "member's place", substitute, at_member },
	{ "G", "guest", "Guest", "Add a guest or a presenter", guest, NULL },
	{ "d", "action-done", NULL, "The action is done",
	    action_done, at_actions },
	{ "i", "action-impossible", NULL, "The action has become impossible",
	    action_impossible, at_actions },
	{ "n", "action-not-done", NULL, "The action was not done",
	    action_not_done, at_actions },
	{ 0 }
};

const struct screen_ops open_screen = {
	.name = "open", .keys = open_keys,
	.state_size = sizeof(struct state),
	.open = open_screen_open, .reload = reload, .draw = draw,
	.input = input, .resume = resume, .close = close_open,
};
