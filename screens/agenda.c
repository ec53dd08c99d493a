/*
 * The Agenda: what will be heard, in which order, and what each case still
 * lacks.  It is the way into a meeting.
 */
#include <stdio.h>
#include <string.h>

#include <bsd/stdlib.h>

#include "screens/app.h"
#include "screens/listing.h"
#include "screens/open.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "screens/when.h"
#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/view.h"
#include "src/domain/referral/papers.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"

#define AGENDA_CHROME 5		/* rows that are no list */

enum asking {
	ASK_ADD = 1, ASK_ADD_REASON, ASK_WINDOW, ASK_PRESENTER, ASK_MINUTES
};

struct state {
	struct meeting meeting;
	struct agenda_row *rows;
	int minutes;
	int cases;
	struct list list;
	const char *goes_on;	/* when, where it was adjourned; or "" */
	int budget;		/* minutes that the cases may take; 0: any */
	struct listing listing;
};

static bool
same_item(const void *before, const void *now)
{
	const struct agenda_row *a = before, *b = now;

	return strcmp(a->item.id, b->item.id) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	int n;

	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !agenda_view_load(app_db(s), s->app->scheme, &next.meeting,
	    &s->arena, &next.rows, &n, e) ||
	    !setting_number(s->app->db, "meeting-minutes", &next.budget, e))
		return false;
	next.goes_on = when_goes_on(&next.meeting, &s->arena);
	next.minutes = next.cases = 0;
	for (int i = 0; i < n; i++) {
		next.cases += next.rows[i].number > 0;
		if (next.rows[i].item.minutes != INT_NONE)
			next.minutes += next.rows[i].item.minutes;
	}
	list_keep(&next.list, st->rows, next.rows, sizeof *next.rows, n,
	    same_item);
	*st = next;
	return true;
}

static const struct agenda_row *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_case(const struct screen *s, const char **why)
{
	const struct agenda_row *row = selected(s);

	*why = "Select a case first: this is no case.";
	return row != NULL && row->number > 0;
}

static bool
can_change(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The sitting is over; its agenda stays as it was.";
	return st->meeting.state <= MEETING_OPEN;
}

static bool
is_draft(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The agenda is frozen. + adds a case, marked as late.";
	return st->meeting.state == MEETING_DRAFT;
}

static bool
can_order(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	if (!on_case(s, why))
		return false;
	*why = "The agenda is frozen; while the meeting is open x skips a "
	    "case to the end.";
	return st->meeting.state == MEETING_DRAFT;
}

static enum result
open_meeting(struct screen *s)
{
	ui_open(s->ui, open_next_step(s), NULL);
	return RESULT_DONE;
}

static enum result
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		return app_fail(s, e);
	ui_say(s->ui, SAY_GOOD, "%s", says);
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
freeze(struct screen *s)
{
	struct err e = ERR_INIT;
	bool ok = meeting_freeze(app_db(s), s->app->meeting, &e);

	return done(s, ok, &e, "The agenda is frozen. What is added now is "
	    "marked as late.");
}

static enum result
fill(struct screen *s)
{
	struct err e = ERR_INIT;
	const char *const *refused;
	int added, n;

	if (!agenda_auto(app_db(s), s->app->meeting, &s->arena, &added,
	    &refused, &n, &e))
		return app_fail(s, &e);
	if (n > 0)
		ui_say(s->ui, SAY_WARNING, "%d added. %d may not be listed "
		    "yet; the first: %s", added, n, refused[0]);
	else
		ui_say(s->ui, SAY_GOOD, "%d added; nothing else waits.",
		    added);
	ui_reload(s);
	list_select(&((struct state *)s->state)->list, 0);
	return RESULT_DONE;
}

static enum result
add(struct screen *s)
{
	struct state *st = s->state;

	listing_ask(s, ASK_ADD, st->meeting.state == MEETING_DRAFT ? NULL :
	    "The agenda is frozen: it is marked as late.");
	return RESULT_DONE;
}

static enum result
drop(struct screen *s)
{
	struct err e = ERR_INIT;
	bool ok = agenda_remove(app_db(s), s->app->meeting,
	    selected(s)->ref, &e);

	return done(s, ok, &e, "Taken off this agenda.");
}

/* The order with the selected case one place up or down. */
static const char *
order_with(const struct state *st, int step, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;
	int to = st->list.selected + step;

	for (int i = 0; i < st->list.count; i++) {
		int from = i == st->list.selected ? to :
		    i == to ? st->list.selected : i;

		if (st->rows[from].number > 0)
			buf_printf(&b, "%s%s", b.len ? ";" : "",
			    st->rows[from].ref);
	}
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static enum result
move(struct screen *s, int step)
{
	struct state *st = s->state;
	int to = st->list.selected + step;
	struct err e = ERR_INIT;

	if (to < 0 || to >= st->list.count || st->rows[to].number == 0)
		return RESULT_DONE;
	if (!agenda_order(app_db(s), s->app->meeting,
	    order_with(st, step, &s->arena), &e))
		return app_fail(s, &e);
	ui_reload(s);
	list_select(&st->list, to);
	return RESULT_DONE;
}

static enum result
earlier(struct screen *s)
{
	return move(s, -1);
}

static enum result
later(struct screen *s)
{
	return move(s, 1);
}

static enum result
presenter(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_PRESENTER, .title = "Who presents this case?",
	    .label = "Role", .start = selected(s)->item.presenter,
	    .draft = arena_printf(&s->arena, "presenter:%s",
	    selected(s)->item.id) });
	return RESULT_DONE;
}

static enum result
slips(struct screen *s)
{
	struct err e = ERR_INIT;
	const char *markdown;

	if (!slips_markdown(app_db(s), s->app->meeting, &s->arena, &markdown,
	    &e))
		return app_fail(s, &e);
	text_view_open_file(s, "Agenda slips", markdown, "slips.txt");
	return RESULT_DONE;
}

static enum result
window(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_WINDOW, .title = "When can the presenter come?",
	    .label = "From-to", .hint = "Such as 15:00-15:30; blank for any "
	    "time. F orders by it.", .start = selected(s)->window,
	    .may_be_empty = true });
	return RESULT_DONE;
}

/* "15:00-15:30", "15:00 on" or nothing. */
static bool
set_window(struct screen *s, const char *text, struct err *e)
{
	size_t n = strcspn(text, "- ");
	const char *from = n > 0 ? arena_strndup(&s->arena, text, n) : NULL;
	const char *to = text + n + strspn(text + n, "- ");

	return agenda_window(app_db(s), s->app->meeting, selected(s)->ref,
	    from, *to == '\0' || strcmp(to, "on") == 0 ? NULL : to, e);
}

static enum result
minutes(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_MINUTES, .title = "How many minutes is this case "
	    "given?", .label = "Minutes", .hint = "What comes after it "
	    "begins by so much later.", .start = arena_printf(&s->arena,
	    "%d", selected(s)->item.minutes) });
	return RESULT_DONE;
}

static bool
set_minutes(struct screen *s, const char *text, struct err *e)
{
	const char *wrong;
	int n = (int)strtonum(text, 1, 480, &wrong);

	if (wrong != NULL) {
		err_set(e, ERR_USAGE, "A case is given a number from 1 to "
		    "480 minutes, such as 15.");
		return false;
	}
	return agenda_slot(app_db(s), s->app->meeting, selected(s)->ref,
	    NULL, n, e);
}

static enum result
invitations(struct screen *s)
{
	struct err e = ERR_INIT;
	const char *markdown;

	if (!invitations_markdown(app_db(s), s->app->meeting, &s->arena,
	    &markdown, &e))
		return app_fail(s, &e);
	text_view_open_file(s, "Invitations", markdown,
	    "invitations.txt");
	return RESULT_DONE;
}

/* One case, when it is late or a paper of it. */
static bool
say_late(struct screen *s, const struct agenda_row *r, int *n, struct buf *b,
    struct err *e)
{
	const char *papers;

	if (r->number == 0)
		return true;
	if (!papers_late(app_db(s), r->ref, &s->arena, &papers, e))
		return false;
	if (r->item.late == 1)
		buf_printf(b, "%d. %s, school %s: %s%s\n", ++*n, r->ref,
		    r->school, *r->asks ? r->asks : r->label,
		    r->item.added_open == 1 ? ", added at the meeting" : "");
	if (*papers != '\0')
		buf_printf(b, "%d. %s, late papers: %s\n", ++*n, r->ref,
		    papers);
	return true;
}

/* What came after the freeze or the day for papers, to tell the panel. */
static enum result
late(struct screen *s)
{
	const struct state *st = s->state;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	bool ok = true;
	int n = 0;

	buf_printf(&b, "# Late for %s\n\n", st->meeting.ref);
	for (int i = 0; ok && i < st->list.count; i++)
		ok = say_late(s, &st->rows[i], &n, &b, &e);
	if (ok && n == 0)
		buf_str(&b, "Nothing is late.\n");
	if (ok)
		text_view_open(s, "Late", arena_strdup(&s->arena,
		    buf_text(&b)));
	buf_release(&b);
	return ok ? RESULT_DONE : app_fail(s, &e);
}

static enum result
choose_meeting(struct screen *s)
{
	ui_open(s->ui, &meetings_screen, NULL);
	return RESULT_DONE;
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	bool ok = true;

	if (a->cancelled)
		return;
	if (a->tag == ASK_ADD)
		listing_add(s, &st->listing, ASK_ADD_REASON, a->text);
	else if (a->tag == ASK_ADD_REASON)
		listing_reason(s, &st->listing, ASK_ADD_REASON, a->choice);
	else if (a->tag == ASK_PRESENTER)
		ok = agenda_slot(app_db(s), s->app->meeting,
		    selected(s)->ref, a->text, INT_NONE, &e);
	else if (a->tag == ASK_WINDOW)
		ok = set_window(s, a->text, &e);
	else if (a->tag == ASK_MINUTES)
		ok = set_minutes(s, a->text, &e);
	if (!ok)
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - AGENDA_CHROME) != LIST_NOT_MINE;
}

/* Columns, with the blank behind each. */
static const struct { const char *title; int width; } columns[] = {
	{ "No", 4 }, { "From", 6 }, { "Referral", 11 }, { "Pupil", 7 },
	{ "Year", 5 }, { "School", 8 }, { "Asks for", 0 }
};

#define ASKS 6
#define ASKS_LEAST 10
#define STATE_CELLS 15

static void
cell(struct canvas *c, int column, int *col, enum style style,
    const char *text)
{
	int width = columns[column].width;

	if (width == 0)		/* what is left, but for the state */
		width = c->cols - *col - STATE_CELLS;
	if (width < 2 || (column == ASKS && width < ASKS_LEAST))
		return;
	*col += canvas_column(c, 0, *col, width - 1, style, text) + 1;
}

static void
draw_state(const struct agenda_row *r, struct canvas *c, int col)
{
	if (*r->trouble != '\0' && *r->mark == '\0')
		canvas_text(c, 0, col, STYLE_WARNING, "NOT READY");
	else
		canvas_column(c, 0, col, c->cols - col,
		    strcmp(r->mark, "LATE") == 0 ? STYLE_LATE : STYLE_PLAIN,
		    r->mark);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct agenda_row *r = &st->rows[i];
	char number[12];
	int col = 0;

	if (r->number == 0) {
		canvas_textf(c, 0, columns[0].width, STYLE_MUTED, "%s%s%s",
		    r->label, *r->mark ? "   " : "", r->mark);
		return;
	}
	snprintf(number, sizeof number, "%2d", r->number);
	cell(c, 0, &col, STYLE_PLAIN, number);
	cell(c, 1, &col, STYLE_MUTED, r->starts);
	cell(c, 2, &col, STYLE_CODE, r->ref);
	cell(c, 3, &col, STYLE_PLAIN, r->initials);
	cell(c, 4, &col, STYLE_PLAIN, *r->year ? r->year : "-");
	cell(c, 5, &col, STYLE_PLAIN, r->school);
	cell(c, 6, &col, STYLE_PLAIN, *r->asks ? r->asks : r->label);
	draw_state(r, c, col);
}

static void
draw_heads(struct canvas *c)
{
	struct canvas line = canvas_sub(c, 1, 2, 1, c->cols - 2);
	int col = 0;

	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		cell(&line, (int)i, &col, STYLE_LABEL, columns[i].title);
}

/* What the selected case lacks, else who presents it and for how long. */
static void
draw_detail(const struct agenda_row *row, struct canvas *c)
{
	if (*row->trouble != '\0') {
		canvas_wrap(c, 0, 0, STYLE_WARNING, row->trouble);
		return;
	}
	if (row->number == 0)
		return;
	canvas_textf(c, 0, 0, STYLE_PLAIN, "%s", row->label);
	if (row->item.minutes != INT_NONE)
		canvas_textf(c, 1, 0, row->outside ? STYLE_WARNING :
		    STYLE_PLAIN, "%d minutes%s%s%s%s%s", row->item.minutes,
		    row->item.presenter != NULL ? ", presented by " : "",
		    row->item.presenter != NULL ? row->item.presenter :
		    "; nobody is named to present it", *row->window ?
		    ", can come " : "", row->window, row->outside ?
		    ": OUTSIDE" : "");
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct agenda_row *row = selected(s);
	const struct panel *p = scheme_panel(s->app->scheme,
	    st->meeting.panel);
	char day[DAY_WORDS_SIZE], title[200], budget[60];
	struct canvas body;

	snprintf(title, sizeof title, "%s  %s %s  %s", p != NULL ? p->title :
	    st->meeting.panel, day_long(st->meeting.date, day),
	    st->meeting.time, word_of(meeting_state_words,
	    st->meeting.state));
	if (st->meeting.state == MEETING_ADJOURNED &&
	    st->meeting.continued_on != DAY_NONE)
		snprintf(title, sizeof title, "%s  %s  adjourned to %s", p !=
		    NULL ? p->title : st->meeting.panel, day_short(
		    st->meeting.date, day), st->goes_on);
	snprintf(budget, sizeof budget, "   %d case%s, %d minutes%s",
	    st->cases, st->cases == 1 ? "" : "s", st->minutes,
	    st->budget > 0 && st->minutes > st->budget ? ", OVER" : "");
	canvas_title(c, "%s%s", title, canvas_width(title) +
	    canvas_width(budget) < c->cols ? budget : "");
	draw_heads(c);
	body = canvas_sub(c, 2, 0, c->rows - AGENDA_CHROME, c->cols);
	list_draw(&st->list, &body, draw_row, st,
	    "The agenda is empty. F fills it, + adds one case.");
	canvas_rule(c, c->rows - 3);
	body = canvas_sub(c, c->rows - 2, 1, 2, c->cols - 1);
	if (row != NULL)
		draw_detail(row, &body);
}

static const struct binding agenda_keys[] = {
	{ "o Enter", "open-meeting", "Open", "Open the meeting, or go on "
	    "with it", open_meeting, NULL },
	{ "F", "fill", "Fill", "List all referrals that wait and may be "
	    "heard", fill, is_draft },
	{ "+", "add", "Add", "Add one referral; after the freeze it is "
	    "marked as late", add, can_change },
	{ "-", "take-off", NULL, "Take this case off the agenda",
	    drop, can_order },
	{ "K <", "earlier", "Earlier", "Move this case one place up",
	    earlier, can_order },
	{ "J >", "later", "Later", "Move this case one place down",
	    later, can_order },
	{ "p", "presenter", NULL, "Say who presents this case",
	    presenter, on_case },
	{ "w", "window", NULL, "Say when the presenter of this case can "
	    "come", window, on_case },
	{ "t", "minutes", NULL, "Say how many minutes this case is given",
	    minutes, on_case },
	{ "i", "invitations", NULL, "Show who is invited to present what",
	    invitations, NULL },
	{ "z", "freeze", "Freeze", "Freeze the agenda", freeze, is_draft },
	{ "L", "late", NULL, "Show what came after the freeze or the day for "
	    "papers", late, NULL },
	{ "s", "slips", "Slips", "Show the agenda slips", slips, NULL },
	{ "m", "meetings", "Meetings", "Go to the list of meetings",
	    choose_meeting, NULL },
	{ 0 }
};

const struct screen_ops agenda_screen = {
	.name = "agenda", .keys = agenda_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input, .resume = resume,
};
