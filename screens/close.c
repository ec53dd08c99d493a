/*
 * The end of a sitting and of its record: cases without a decision, then the
 * gaps that somebody has to fill, then the plans on their way out.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/domain/decide.h"
#include "src/domain/document.h"
#include "src/domain/live.h"
#include "src/domain/meeting.h"
#include "src/domain/scheme.h"
#include "src/domain/view.h"

enum asking { ASK_ADD = 1, ASK_RELEASE };

struct state {
	struct meeting meeting;
	struct agenda_row *rows;
	int row_count;
	int *shown;		/* rows in the list: undecided, or all */
	struct gap *gaps;
	int gap_count;
	int blocking;		/* gaps that keep the record open */
	int undecided;
	struct list list;
};

static bool
is_over(const struct meeting *m)
{
	return m->state == MEETING_ENDED || m->state == MEETING_CLOSED;
}

/* Before the end the cases that wait are listed; afterwards the gaps; once
 * the record is closed all cases, because each has a plan. */
static void
choose_rows(struct state *st, struct arena *a)
{
	int n = 0;

	st->shown = arena_array(a, (size_t)st->row_count,
	    sizeof *st->shown);
	st->undecided = 0;
	for (int i = 0; i < st->row_count; i++) {
		bool waits = st->rows[i].item.state == ITEM_WAITING;

		if (st->rows[i].number == 0)
			continue;
		st->undecided += waits;
		if (waits || st->meeting.state == MEETING_CLOSED)
			st->shown[n++] = i;
	}
	list_set_count(&st->list, st->meeting.state == MEETING_ENDED ?
	    st->gap_count : n);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	struct db *db = app_db(s);

	next.gap_count = 0;
	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !agenda_view_load(db, s->app->scheme, &next.meeting, &s->arena,
	    &next.rows, &next.row_count, e))
		return false;
	if (is_over(&next.meeting) && !meeting_gaps(db, &next.meeting,
	    &s->arena, &next.gaps, &next.gap_count, e))
		return false;
	next.blocking = 0;
	for (int i = 0; i < next.gap_count; i++)
		next.blocking += next.gaps[i].blocks;
	choose_rows(&next, &s->arena);
	*st = next;
	return true;
}

static bool
open_close(struct screen *s, const void *arg, struct err *e)
{
	struct meeting m;

	(void)arg;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (m.state == MEETING_OPEN || m.state == MEETING_ADJOURNED ||
	    is_over(&m))
		return true;
	err_set(e, ERR_DATA, "%s has not been opened, so there is nothing "
	    "to close.", m.ref);
	return false;
}

static const struct agenda_row *
selected_row(const struct state *st)
{
	return st->list.count > 0 && st->meeting.state != MEETING_ENDED ?
	    &st->rows[st->shown[st->list.selected]] : NULL;
}

static const struct gap *
selected_gap(const struct state *st)
{
	return st->gap_count > 0 && st->meeting.state == MEETING_ENDED ?
	    &st->gaps[st->list.selected] : NULL;
}

static bool
is_sitting(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The sitting is over.";
	return st->meeting.state == MEETING_OPEN;
}

static bool
is_before_release(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The record is closed. Supersede a decision instead.";
	return st->meeting.state != MEETING_CLOSED;
}

static bool
is_closed(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "Close the record first: plans leave only after that.";
	return st->meeting.state == MEETING_CLOSED;
}

static enum result
said(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		return app_fail(s, e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s", says);
	return RESULT_DONE;
}

/* A gap leads to where it can be filled. */
static enum result
open_gap(struct screen *s, const struct gap *g)
{
	if (g->item_id != NULL && *g->item_id != '\0')
		ui_open(s->ui, &lines_screen, g->item_id);
	else
		ui_say(s->ui, SAY_PLAIN, "%s", g->says);
	return RESULT_DONE;
}

static enum result
go_on(struct screen *s)
{
	struct state *st = s->state;
	struct db *db = app_db(s);
	struct err e = ERR_INIT;
	const struct gap *g = selected_gap(st);

	if (st->meeting.state == MEETING_OPEN)
		return said(s, meeting_end(db, st->meeting.ref, true, &e), &e,
		    "The sitting has ended. Fill the gaps, then close the "
		    "record.");
	if (g != NULL && st->blocking > 0)
		return open_gap(s, g);
	if (st->meeting.state == MEETING_ENDED)
		return said(s, meeting_close(db, st->meeting.ref, &e), &e,
		    "The record is closed. Look at the plans; nothing has "
		    "been sent.");
	if (selected_row(st) != NULL)
		ui_open(s->ui, &plan_screen, selected_row(st)->ref);
	return RESULT_DONE;
}

static enum result
adjourn(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	return said(s, meeting_adjourn(app_db(s), st->meeting.ref, &e), &e,
	    "The meeting is adjourned. The roll-call (F3) opens it again.");
}

static enum result
add(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_ADD, .title = "Add which referral?",
	    .label = "Reference", .limit = 32,
	    .hint = "It comes last and is marked as added." });
	return RESULT_DONE;
}

static enum result
take_back(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *ref;

	if (!decide_undo(app_db(s), st->meeting.ref, NULL, &s->arena, &ref,
	    &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Taken back: the decision about %s.", ref);
	return RESULT_DONE;
}

static enum result
paper(struct screen *s, bool (*make)(struct db *, const char *,
    struct arena *, const char **, struct err *), const char *title)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *markdown;

	if (!make(app_db(s), st->meeting.ref, &s->arena, &markdown, &e))
		return app_fail(s, &e);
	text_view_open(s, title, markdown);
	return RESULT_DONE;
}

static enum result
minutes(struct screen *s)
{
	return paper(s, minutes_markdown, "Minutes, internal");
}

static enum result
sheet(struct screen *s)
{
	return paper(s, sheet_markdown, "Decision sheet");
}

static enum result
ask_release(struct screen *s)
{
	struct state *st = s->state;

	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_RELEASE, .title = "Release the plans of this meeting",
	    .hint = "They may then leave the building.",
	    .words = arena_printf(&s->arena, "release %s",
	    st->meeting.ref) });
	return RESULT_DONE;
}

static void
release_now(struct screen *s, const char *words)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct hit *hits;
	int count, n;

	if (!release(app_db(s), st->meeting.ref, words, &s->arena, &count,
	    &hits, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%d plan%s released.", count,
	    count == 1 ? "" : "s");
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	if (a->tag == ASK_ADD) {
		if (!agenda_add(app_db(s), st->meeting.ref, a->text, NULL,
		    &e))
			ui_say_err(s->ui, &e);
		ui_reload(s);
	} else if (a->tag == ASK_RELEASE)
		release_now(s, a->text);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - 5) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct agenda_row *r;
	int col = 0;

	if (st->meeting.state == MEETING_ENDED) {
		canvas_column(c, 0, 0, 10, STYLE_CODE, st->gaps[i].ref);
		canvas_text(c, 0, 11, st->gaps[i].blocks ? STYLE_PLAIN :
		    STYLE_MUTED, st->gaps[i].blocks ? "to fill" : "to note");
		canvas_text(c, 0, 19, STYLE_PLAIN, st->gaps[i].says);
		return;
	}
	r = &st->rows[st->shown[i]];
	col += canvas_column(c, 0, col, 10, STYLE_CODE, r->ref) + 1;
	col += canvas_column(c, 0, col, 6, STYLE_PLAIN, r->school) + 1;
	canvas_text(c, 0, col, STYLE_PLAIN, *r->mark ? r->mark :
	    "no decision: not reached");
}

static void
headline(const struct state *st, struct canvas *c)
{
	switch (st->meeting.state) {
	case MEETING_OPEN:
		if (st->undecided == 0)
			canvas_text(c, 1, 1, STYLE_STRONG, "Every case has "
			    "a decision.   Enter = end the sitting");
		else
			canvas_textf(c, 1, 1, STYLE_STRONG, "%d not reached: "
			    "they head the next agenda.   Enter = end the "
			    "sitting", st->undecided);
		break;
	case MEETING_ADJOURNED:
		canvas_text(c, 1, 1, STYLE_STRONG, "The meeting is "
		    "adjourned. The roll-call (F3) opens it again.");
		break;
	case MEETING_ENDED:
		if (st->blocking == 0)
			canvas_text(c, 1, 1, STYLE_STRONG, "Nothing is left "
			    "to fill.   Enter = close the record");
		else
			canvas_textf(c, 1, 1, STYLE_STRONG, "%d gap%s to "
			    "fill.   Enter = go to the selected one",
			    st->blocking, st->blocking == 1 ? "" : "s");
		break;
	default:
		canvas_text(c, 1, 1, STYLE_STRONG, "The record is closed.   "
		    "Enter = look at the plan   R = release");
	}
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 3, 0, c->rows - 3, c->cols);

	canvas_title(c, "Close  %s  %s", st->meeting.ref,
	    word_of(meeting_state_words, st->meeting.state));
	headline(st, c);
	list_draw(&st->list, &body, draw_row, st, "");
	if (st->list.count == 0)
		canvas_cursor(c, 1, 1);
}

static const struct binding close_keys[] = {
	{ "Enter", "go-on", "Go on", "End the sitting; go to a gap; close "
	    "the record; look at a plan", go_on, NULL },
	{ "u", "take-back", "Undo", "Take back the last decision, until "
	    "release", take_back, is_before_release },
	{ "+", "add", "Add case", "Add a referral while the meeting is open",
	    add, is_sitting },
	{ "a", "adjourn", "Adjourn", "Adjourn the meeting to another day",
	    adjourn, is_sitting },
	{ "M", "minutes", "Minutes", "Show the internal minutes",
	    minutes, NULL },
	{ "S", "sheet", "Sheet", "Show the decision sheet", sheet, NULL },
	{ "R", "release", "Release", "Release the plans of this meeting",
	    ask_release, is_closed },
	{ 0 }
};

const struct screen_ops close_screen = {
	.name = "close", .keys = close_keys,
	.state_size = sizeof(struct state),
	.open = open_close, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
