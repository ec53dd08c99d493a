/*
 * The end of a sitting and of its record: cases without a decision, gaps that
 * somebody fills from here, then the plans on their way out.
 */
#include "screens/close.h"

#include <bsd/string.h>
#include <string.h>

#include "screens/action.h"
#include "screens/interest.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "screens/when.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/scheme/scheme.h"

enum asking {
	ASK_ADD = 1, ASK_ADD_REASON, ASK_RELEASE, ASK_OWNER, ASK_DUE,
	ASK_INTEREST, ASK_SUPERSEDE, ASK_UNTIL, ASK_FOLDER
};

static bool
open_close(struct screen *s, const void *arg, struct err *e)
{
	struct meeting m;

	(void)arg;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (m.state >= MEETING_OPEN && m.state <= MEETING_CLOSED)
		return true;
	err_set(e, ERR_DATA, "%s has not been opened, so there is nothing "
	    "to close.", m.ref);
	return false;
}

/* Conditions of keys. */

static bool
is_sitting(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;

	*why = "The sitting is over.";
	return st->meeting.state == MEETING_OPEN;
}

/* One that is adjourned may be put off again. */
static bool
can_adjourn(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;

	return st->meeting.state == MEETING_ADJOURNED || is_sitting(s, why);
}

static bool
can_take_back(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;

	*why = "The record is closed. Supersede a decision instead.";
	return st->meeting.state != MEETING_CLOSED;
}

static bool
is_closed(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;

	*why = "Close the record first: plans leave only after that.";
	return st->meeting.state == MEETING_CLOSED;
}

static bool
can_close(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;

	*why = st->meeting.state == MEETING_CLOSED ?
	    "The record is closed already." :
	    "End the sitting first; then the record can be closed.";
	if (st->meeting.state != MEETING_ENDED)
		return false;
	*why = "Gaps are left to fill. Enter goes to the selected one.";
	return st->blocking == 0;
}

static bool
can_supersede(const struct screen *s, const char **why)
{
	const struct close_state *st = s->state;
	const struct close_row *row = close_selected(st);

	*why = "While the sitting is open u takes a decision back.";
	if (st->meeting.state < MEETING_ENDED)
		return false;
	*why = "Select a case that has a decision first.";
	return row != NULL && row->item != NULL && *row->item->mark != '\0';
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

/* Superseding. */

static enum result
ask_supersede(struct screen *s, const struct agenda_row *r)
{
	struct close_state *st = s->state;
	const struct scheme *sc = s->app->scheme;
	const char *pathway = app_pathway(s, r->ref, &s->arena);
	size_t most = (size_t)sc->part[PART_REASONS].count;
	struct choice *rows = arena_array(&s->arena, most, sizeof *rows);
	int n = 0;

	strlcpy(st->item, r->item.id, sizeof st->item);
	st->reasons = arena_array(&s->keep, most, sizeof *st->reasons);
	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, x)
		if (strcmp(x->use, "supersede") == 0 &&
		    scheme_serves(x->pathway, pathway)) {
			st->reasons[n] = x;
			rows[n++] = (struct choice){ .text = x->label };
		}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_SUPERSEDE, .rows = rows, .count = n, .letters = true,
	    .title = arena_printf(&s->arena, "Replace the decision about "
	    "%s, because", r->ref),
	    .hint = "A new decision is staged from the old one and recorded "
	    "beside it; both stay in the history." });
	return RESULT_DONE;
}

static enum result
supersede(struct screen *s)
{
	return ask_supersede(s, close_selected(s->state)->item);
}

static void
stage_other(struct screen *s, const char *reason)
{
	struct close_state *st = s->state;

	ui_open(s->ui, &case_screen, &(struct case_arg){
	    .item_id = st->item, .reason = reason });
}

/* Gaps. */

static enum result
fill_action(struct screen *s, const struct gap *g)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	struct line l;

	if (!line_get(app_db(s), g->line_id, &s->arena, &l, &e))
		return app_fail(s, &e);
	strlcpy(st->line, l.id, sizeof st->line);
	if (l.owner == NULL)
		action_ask_owner(s, ASK_OWNER, &l);
	else
		action_ask_due(s, ASK_DUE, &l);
	return RESULT_DONE;
}

static enum result
fill_interest(struct screen *s, const struct close_row *row)
{
	struct close_state *st = s->state;

	strlcpy(st->item, row->gap->item_id, sizeof st->item);
	strlcpy(st->person, row->gap->person, sizeof st->person);
	strlcpy(st->pathway, app_pathway(s, row->gap->ref, &s->arena),
	    sizeof st->pathway);
	interest_ask(s, ASK_INTEREST, s->app->scheme, st->pathway,
	    st->person);
	return RESULT_DONE;
}

/* A gap leads to where it is filled. */
static enum result
fill(struct screen *s, const struct close_row *row)
{
	struct close_state *st = s->state;
	const struct gap *g = row->gap;

	if (*g->line_id != '\0')
		return fill_action(s, g);
	if (*g->person != '\0')
		return fill_interest(s, row);
	if (row->item == NULL) {
		ui_say(s->ui, SAY_PLAIN, "%s", g->says);
		return RESULT_DONE;
	}
	if (*row->item->mark != '\0' && row->item->item.state == ITEM_DONE)
		return ask_supersede(s, row->item);
	strlcpy(st->item, row->item->item.id, sizeof st->item);
	stage_other(s, NULL);
	return RESULT_DONE;
}

static enum result
go_on(struct screen *s)
{
	struct close_state *st = s->state;
	const struct close_row *row = close_selected(st);
	struct err e = ERR_INIT;

	if (st->meeting.state == MEETING_OPEN)
		return said(s, meeting_end(app_db(s), st->meeting.ref, true,
		    &e), &e, "The sitting has ended. Fill the gaps, then "
		    "close the record with C.");
	if (row == NULL || st->meeting.state == MEETING_ADJOURNED) {
		ui_say(s->ui, SAY_PLAIN, "There is nothing to go to here.");
		return RESULT_DONE;
	}
	if (row->gap != NULL)
		return fill(s, row);
	ui_open(s->ui, &plan_screen, row->item->ref);
	return RESULT_DONE;
}

static enum result
close_record(struct screen *s)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;

	return said(s, meeting_close(app_db(s), st->meeting.ref, &e), &e,
	    "The record is closed. Look at the plans; nothing has been "
	    "sent.");
}

static enum result
adjourn(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_UNTIL, .title = "Adjourned: when does it go on?",
	    .label = "Day and time", .hint = "Such as 19/11/2025 15:00; Enter "
	    "alone for a break without a date.", .may_be_empty = true,
	    .limit = 40 });
	return RESULT_DONE;
}

/* What is undecided waits, with the standing items. */
static void
adjourn_until(struct screen *s, const char *text)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	const char *time = NULL;
	int day = DAY_NONE;
	bool ok;

	if (*text != '\0' && !when_read(s, text, &day, &time))
		return;
	ok = day == DAY_NONE ? meeting_adjourn(app_db(s), st->meeting.ref,
	    &e) : meeting_adjourn_to(app_db(s), st->meeting.ref, day, time,
	    &e);
	(void)said(s, ok, &e, "The meeting is adjourned. The roll-call (F3) "
	    "resumes it.");
}

static enum result
add(struct screen *s)
{
	listing_ask(s, ASK_ADD, "It comes last and is marked as added.");
	return RESULT_DONE;
}

static enum result
take_back(struct screen *s)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	const char *ref;

	if (!decide_undo(app_db(s), st->meeting.ref, NULL, &s->keep, &ref,
	    &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Taken back: the decision about %s. It "
	    "stays in the history.", ref);
	return RESULT_DONE;
}

/* Papers. */

static enum result
paper(struct screen *s, bool (*make)(struct db *, const char *,
    struct arena *, const char **, struct err *), const char *title)
{
	struct close_state *st = s->state;
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
	struct close_state *st = s->state;

	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_RELEASE, .title = arena_printf(&s->arena,
	    "Release %d plan%s of this meeting", st->plans,
	    st->plans == 1 ? "" : "s"),
	    .hint = "They may then leave the building.",
	    .words = arena_printf(&s->arena, "release %s",
	    st->meeting.ref) });
	return RESULT_DONE;
}

static void
release_now(struct screen *s, const char *words)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	struct hit *hits;
	int count, n;

	if (!release(app_db(s), st->meeting.ref, words, &s->arena, &count,
	    &hits, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%d plan%s released. x writes %s as files.",
	    count, count == 1 ? " is" : "s are", count == 1 ? "it" : "them");
}

static enum result
ask_folder(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_FOLDER, .title = "Into which folder?",
	    .label = "Folder", .is_path = true,
	    .hint = "Each plan and letter of this meeting becomes a file "
	    "there." });
	return RESULT_DONE;
}

/* What the check found something in stays out of the folder. */
static void
write_plans(struct screen *s, const char *folder)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	struct hit *hits;
	int count, n;

	if (!plans_write(app_db(s), st->meeting.ref, folder, &s->arena,
	    &count, &hits, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_say(s->ui, SAY_GOOD, "%d plan%s written to %s.%s", count,
	    count == 1 ? " is" : "s are", folder, n == 0 ? "" :
	    " Those in which the check found something are not.");
}

/* Answers. */

static void
action_answered(struct screen *s, const struct answer *a)
{
	struct close_state *st = s->state;
	struct err e = ERR_INIT;
	bool ok = a->tag == ASK_OWNER ?
	    action_set_owner(s, st->line, a->text, &e) :
	    action_set_due(s, st->line, a->text, &e);

	if (!ok)
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct close_state *st = s->state;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_ADD:
		listing_add(s, &st->listing, ASK_ADD_REASON, a->text);
		break;
	case ASK_ADD_REASON:
		listing_reason(s, &st->listing, ASK_ADD_REASON, a->choice);
		break;
	case ASK_RELEASE:
		release_now(s, a->text);
		break;
	case ASK_FOLDER:
		write_plans(s, a->text);
		break;
	case ASK_OWNER:
	case ASK_DUE:
		action_answered(s, a);
		break;
	case ASK_INTEREST:
		interest_answer(s, s->app->scheme, st->pathway, st->item,
		    st->person, a->choice);
		ui_reload(s);
		break;
	case ASK_UNTIL:
		adjourn_until(s, a->text);
		break;
	case ASK_SUPERSEDE:
		stage_other(s, st->reasons[a->choice]->reason);
		break;
	default:
		break;
	}
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct close_state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - 6) != LIST_NOT_MINE;
}

static const struct binding close_keys[] = {
	{ "Enter", "go-on", "Go on", "End the sitting; fill the selected "
	    "gap; look at the selected plan", go_on, NULL },
	{ "C", "close-record", "Close record", "Close the record once no gap "
	    "is left; nothing is sent", close_record, can_close },
	{ "u", "take-back", "Undo", "Take back the last decision, until the "
	    "record is closed", take_back, can_take_back },
	{ "s", "supersede", "Supersede", "Replace the decision about the "
	    "selected case by another, with a coded reason",
	    supersede, can_supersede },
	{ "+", "add", "Add case", "Add a referral while the meeting is open",
	    add, is_sitting },
	{ "a", "adjourn", "Adjourn", "Adjourn the meeting to a day that is "
	    "named, where the rest is heard",
	    adjourn, can_adjourn },
	{ "R", "release", "Release", "Release the plans of this meeting",
	    ask_release, is_closed },
	{ "x", "write-plans", "Files", "Write the plans of this meeting into "
	    "a folder, a file each", ask_folder, is_closed },
	{ "M", "minutes", "Minutes", "Show the internal minutes",
	    minutes, NULL },
	{ "S", "sheet", "Sheet", "Show the decision sheet", sheet, NULL },
	{ 0 }
};

const struct screen_ops close_screen = {
	.name = "close", .keys = close_keys,
	.state_size = sizeof(struct close_state),
	.makes = true, .follows = true,
	.open = open_close, .reload = close_reload, .draw = close_draw,
	.input = input, .resume = resume,
};
