/*
 * The Case screen: gavel and pen in one window.  Letters propose, digits
 * choose, Enter records and goes on; "n" gives the keys to the entry line
 * until an empty line gives them back.
 */
#include "screens/case.h"

#include <bsd/stdlib.h>
#include <stdio.h>
#include <string.h>

#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/domain/live.h"
#include "src/domain/mark.h"
#include "src/domain/scheme.h"

#define REVEAL_MS 8000

enum asking { ASK_REST = 1, ASK_ROOM, ASK_DISSENT, ASK_CRITERION, ASK_GOTO };

/* Letters of the pack: which disposition does this key propose? */
static int
disposition_of_key(const struct case_state *st, char key)
{
	for (int i = 0; i < st->view.disposition_count; i++)
		if (st->view.dispositions[i]->key[0] == key)
			return st->view.dispositions[i]->disposition;
	return INT_NONE;
}

static bool
find_row(const struct case_state *st, const char *item_id, int *out)
{
	for (int i = 0; i < st->count; i++)
		if (item_id != NULL &&
		    strcmp(st->rows[i].item.id, item_id) == 0) {
			*out = i;
			return true;
		}
	return false;
}

static int
first_waiting(const struct case_state *st)
{
	for (int i = 0; i < st->count; i++)
		if (st->rows[i].item.state == ITEM_WAITING)
			return i;
	return st->count > 0 ? 0 : -1;
}

static bool
load_staged(struct screen *s, struct case_state *st, const struct live *l,
    struct err *e)
{
	const char *pathway = st->view.dossier.referral.pathway;
	struct proposal again;

	record_clear(&proposal_record, &st->staged);
	st->note = st->words = st->follows = "";
	if (l->item_id == NULL ||
	    strcmp(l->item_id, st->rows[st->at].item.id) != 0)
		return true;
	if (!live_staged(l, &s->arena, &st->staged, &st->is_staged, e))
		return false;
	if (!st->is_staged)
		return true;
	again = st->staged;
	if (!proposal_complete(s->app->db, &st->view.dossier, &st->meeting,
	    &again, &s->arena, &st->note, NULL))
		st->note = "";
	st->words = proposal_words(st->view.scheme, pathway, &st->staged,
	    &s->arena);
	st->follows = proposal_consequence(st->view.scheme, pathway,
	    &st->staged, &s->arena);
	return true;
}

/* What the letter a would stage, before anybody presses it. */
static void
load_suggested(struct screen *s, struct case_state *st)
{
	struct proposal p;
	const char *note;

	st->suggested = "";
	if (st->is_staged || st->view.has_decided ||
	    disposition_of_key(st, 'a') == INT_NONE)
		return;
	record_clear(&proposal_record, &p);
	p.disposition = disposition_of_key(st, 'a');
	if (proposal_complete(s->app->db, &st->view.dossier, &st->meeting,
	    &p, &s->arena, &note, NULL))
		st->suggested = arena_printf(&s->arena, "suggested: a  %s",
		    proposal_words(st->view.scheme,
		    st->view.dossier.referral.pathway, &p, &s->arena));
}

static bool
reload(struct screen *s, struct err *e)
{
	struct case_state *st = s->state, next = *st;
	struct db *db = app_db(s);
	struct live l;
	bool found;

	record_clear(&live_record, &l);
	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !agenda_view_load(db, s->app->scheme, &next.meeting, &s->arena,
	    &next.rows, &next.count, e) ||
	    !live_get(db, next.meeting.id, &s->arena, &l, &found, e))
		return false;
	if (!find_row(&next, l.item_id, &next.at))
		next.at = first_waiting(&next);
	next.cases = 0;
	for (int i = 0; i < next.count; i++)
		next.cases += next.rows[i].number > 0;
	next.is_case = next.at >= 0 && next.rows[next.at].number > 0;
	next.is_staged = false;
	next.live_rev = l.rev;
	if (next.is_case && (!case_view_load(db, s->app->scheme,
	    &next.meeting, &next.rows[next.at].item, &s->arena, &next.view,
	    e) || !load_staged(s, &next, &l, e)))
		return false;
	if (next.is_case)
		load_suggested(s, &next);
	else if (next.at >= 0 && !standing_view(db, s->app->scheme,
	    &next.meeting, next.rows[next.at].item.standing, &s->arena,
	    &next.info, &next.info_count, e))
		return false;
	*st = next;
	return true;
}

static bool
open_case(struct screen *s, const void *arg, struct err *e)
{
	struct case_state *st = s->state;
	struct meeting m;

	(void)arg;
	st->at = -1;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (m.state != MEETING_OPEN && m.state != MEETING_ADJOURNED &&
	    m.state != MEETING_ENDED) {
		err_set(e, ERR_DATA, "%s is not open yet. Press o on the "
		    "agenda to open it.", m.ref);
		return false;
	}
	return true;
}

static void
close_case(struct screen *s)
{
	struct case_state *st = s->state;

	arena_release(&st->pick_arena);
}

/* Conditions of keys. */

static bool
on_a_case(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = "This is a standing item. Enter notes it and goes on.";
	return st->is_case;
}

static bool
can_decide(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	if (!on_a_case(s, why))
		return false;
	*why = st->meeting.state == MEETING_ADJOURNED ?
	    "The meeting is adjourned. Go to the roll-call (F3) to go on." :
	    "The sitting has ended. Supersede the decision instead.";
	if (st->meeting.state != MEETING_OPEN)
		return false;
	*why = "A decision is recorded for this case. Press u to take it "
	    "back.";
	return !st->view.has_decided;
}

static bool
is_staged(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = "Nothing is staged. Press a letter to propose a decision "
	    "first.";
	return st->is_staged;
}

static bool
is_open_now(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = "The sitting is not open.";
	return st->meeting.state == MEETING_OPEN;
}

static enum result
propose(struct screen *s)
{
	struct case_state *st = s->state;
	char key = (char)ui_pressed(s).code;
	int disposition = disposition_of_key(st, key);

	if (disposition == INT_NONE) {
		ui_say(s->ui, SAY_PLAIN, "This scheme has no decision on %c. "
		    "The letters it has stand on the screen.", key);
		return RESULT_DONE;
	}
	return case_stage(s, disposition);
}

static enum result
more(struct screen *s)
{
	return case_pick_open(s, PICK_MORE, NULL, NULL);
}

static enum result
condition(struct screen *s)
{
	return case_pick_open(s, PICK_CONDITION, NULL, NULL);
}

static enum result
date(struct screen *s)
{
	return case_pick_open(s, PICK_DATE, NULL, NULL);
}

static enum result
choose_digit(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->pick.kind == PICK_NONE) {
		ui_say(s->ui, SAY_PLAIN, "A digit chooses once a letter has "
		    "opened a list.");
		return RESULT_DONE;
	}
	return case_pick(s, (int)(ui_pressed(s).code - '1'));
}

/* Rows past the ninth, or all of them: as a list of its own. */
static enum result
choose_rest(struct screen *s)
{
	struct case_state *st = s->state;
	struct choice *rows;

	if (st->pick.kind == PICK_NONE)
		return RESULT_DONE;
	rows = arena_array(&s->arena, (size_t)st->pick.count, sizeof *rows);
	for (int i = 0; i < st->pick.count; i++)
		rows[i] = (struct choice){ .text = st->pick.rows[i].label,
			.note = st->pick.rows[i].note,
			.why_not = st->pick.rows[i].why_not };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_REST, .title = st->pick.title, .rows = rows,
	    .count = st->pick.count, .letters = true });
	return RESULT_DONE;
}

static enum result
skip(struct screen *s)
{
	struct case_state *st = s->state;

	case_pick_close(st);
	st->skipping = true;
	return RESULT_DONE;
}

/* People in the room, as choices. */
static enum result
ask_people(struct screen *s, int tag, const char *title)
{
	struct case_state *st = s->state;
	struct choice *rows = arena_array(&s->arena,
	    (size_t)st->view.people_count, sizeof *rows);
	int n = 0;

	for (int i = 0; i < st->view.people_count; i++) {
		const struct view_person *p = &st->view.people[i];

		if (!p->present)
			continue;
		rows[n++] = (struct choice){
			.text = arena_printf(&s->arena, "%s, %s", p->code,
			    p->role),
			.note = p->out ? "out of the room" :
			    p->interest ? p->why : NULL };
	}
	if (n == 0) {
		ui_say(s->ui, SAY_PLAIN, "Nobody is marked as present. Go to "
		    "the roll-call with F3.");
		return RESULT_DONE;
	}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = title, .rows = rows, .count = n,
	    .letters = true });
	return RESULT_DONE;
}

static enum result
room(struct screen *s)
{
	return ask_people(s, ASK_ROOM, "Who steps out, or comes back?");
}

static enum result
dissent(struct screen *s)
{
	return ask_people(s, ASK_DISSENT, "Whose dissent is recorded?");
}

static const struct view_person *
nth_present(const struct case_state *st, int n)
{
	for (int i = 0; i < st->view.people_count; i++)
		if (st->view.people[i].present && n-- == 0)
			return &st->view.people[i];
	return NULL;
}

static void
room_chosen(struct screen *s, int choice)
{
	struct case_state *st = s->state;
	const struct view_person *p = nth_present(st, choice);
	const char *item = st->rows[st->at].item.id;
	struct err e = ERR_INIT;
	bool ok;

	if (p == NULL)
		return;
	ok = p->out ? room_in(app_db(s), item, p->code, &e) :
	    room_out(app_db(s), item, p->code, p->interest ? p->why :
	    "left the room", &e);
	if (!ok)
		ui_say_err(s->ui, &e);
	else
		ui_say(s->ui, SAY_PLAIN, p->out ? "%s is back." :
		    "%s is out for this case.", p->role);
	ui_reload(s);
}

static void
dissent_chosen(struct screen *s, int choice)
{
	struct case_state *st = s->state;
	const struct view_person *p = nth_present(st, choice);
	struct proposal next = st->staged;
	struct err e = ERR_INIT;

	if (p == NULL)
		return;
	next.dissent = list_toggle(next.dissent, p->code, &s->arena);
	if (!case_restage(s, &next, &e))
		ui_say_err(s->ui, &e);
}

static enum result
criteria(struct screen *s)
{
	struct case_state *st = s->state;
	const struct gate *g = &st->view.gate;
	struct choice *rows = arena_array(&s->arena, (size_t)g->count,
	    sizeof *rows);

	for (int i = 0; i < g->count; i++)
		rows[i] = (struct choice){
			.text = g->lines[i].criterion->label,
			.note = word_of(criterion_state_words,
			    g->lines[i].state) };
	if (g->count == 0) {
		ui_say(s->ui, SAY_PLAIN, "This pathway has no criteria.");
		return RESULT_DONE;
	}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_CRITERION, .title = "Criterion: met, not met, unset",
	    .rows = rows, .count = g->count, .letters = true });
	return RESULT_DONE;
}

static void
criterion_chosen(struct screen *s, int choice)
{
	struct case_state *st = s->state;
	const struct gate_line *l = &st->view.gate.lines[choice];
	struct err e = ERR_INIT;

	if (!criterion_mark(app_db(s), st->rows[st->at].ref,
	    l->criterion->criterion, &e))
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static enum result
go_to(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_GOTO, .title = "Go to which case?", .label = "Case",
	    .limit = 4 });
	return RESULT_DONE;
}

static void
goto_chosen(struct screen *s, const char *text)
{
	struct case_state *st = s->state;
	const char *fault;
	int n = (int)strtonum(text, 1, 9999, &fault);

	for (int i = 0; i < st->count; i++)
		if (fault == NULL && st->rows[i].number == n) {
			case_go_to(s, i);
			return;
		}
	ui_say(s->ui, SAY_WARNING, "There is no case %s on this agenda of "
	    "%d.", text, st->cases);
}

static void
resume(struct screen *s, const struct answer *a)
{
	if (strcmp(a->from, write_screen.name) == 0)
		ui_reload(s);	/* an overlay does not ask for that */
	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_REST:
		case_pick(s, a->choice);
		break;
	case ASK_ROOM:
		room_chosen(s, a->choice);
		break;
	case ASK_DISSENT:
		dissent_chosen(s, a->choice);
		break;
	case ASK_CRITERION:
		criterion_chosen(s, a->choice);
		break;
	case ASK_GOTO:
		goto_chosen(s, a->text);
		break;
	default:
		break;
	}
}

static enum result
previous(struct screen *s)
{
	struct case_state *st = s->state;

	return case_go_to(s, st->at - 1);
}

static enum result
next(struct screen *s)
{
	struct case_state *st = s->state;

	return case_go_to(s, st->at + 1);
}

static enum result
write_lines(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->at >= 0)
		ui_open(s->ui, &write_screen, st->rows[st->at].item.id);
	return RESULT_DONE;
}

static enum result
show_lines(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->at >= 0)
		ui_open(s->ui, &lines_screen, st->rows[st->at].item.id);
	return RESULT_DONE;
}

static enum result
show_plan(struct screen *s)
{
	struct case_state *st = s->state;

	ui_open(s->ui, &plan_screen, st->rows[st->at].ref);
	return RESULT_DONE;
}

static enum result
end_sitting(struct screen *s)
{
	ui_open(s->ui, &close_screen, NULL);
	return RESULT_DONE;
}

/* The name, for a moment, and the chain says who saw it. */
static enum result
reveal(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	const char *name;

	if (!name_reveal(app_db(s), st->rows[st->at].ref, &s->keep, &name,
	    &e))
		return app_fail(s, &e);
	if (*name == '\0') {
		ui_say(s->ui, SAY_PLAIN, "This case holds no name.");
		return RESULT_DONE;
	}
	st->name = name;
	st->reveal_until = ui_now() + REVEAL_MS;
	ui_wake_at(s, st->reveal_until);
	return RESULT_DONE;
}

static void
tick(struct screen *s)
{
	struct case_state *st = s->state;

	st->reveal_until = 0;
	ui_wake_at(s, 0);
}

static const struct binding case_keys[] = {
	{ "Enter", "record", "Record, next", "Record what is staged and go on; "
	    "on a standing item note it", case_record, NULL },
	{ "Backspace", "unstage", NULL, "Unstage what is proposed",
	    case_unstage, NULL },
	{ "u", "take-back", "Undo", "Take back the last decision of this "
	    "sitting; again for the one before", case_take_back,
	    is_open_now },
	{ "n", "write", "Write", "Write lines and actions; an empty line "
	    "gives the keys back", write_lines, NULL },
	{ "a b d p s", "propose", NULL, "Propose the decision that stands "
	    "beside the letter", propose, can_decide },
	{ "m", "more", NULL, "Show the other decisions that the scheme has",
	    more, can_decide },
	{ "c", "condition", NULL, "Add a standard condition",
	    condition, is_staged },
	{ "o", "override", NULL, "Go on against a rule, with a coded reason",
	    case_override, is_staged },
	{ "t", "date", NULL, "Choose another start, review or return date",
	    date, is_staged },
	{ "1 2 3 4 5 6 7 8 9", "choose", NULL, "Choose a row of the list",
	    choose_digit, NULL },
	{ "0", "choose-rest", NULL, "Show all rows as a list",
	    choose_rest, NULL },
	{ "x", "skip", NULL, "Skip to the end of the agenda; Enter does it",
	    skip, can_decide },
	{ "i", "room", "Room", "A member steps out, or comes back",
	    room, on_a_case },
	{ "v", "dissent", NULL, "Record the dissent of a member",
	    dissent, is_staged },
	{ "e", "criteria", NULL, "Mark a criterion as met, not met, unset",
	    criteria, on_a_case },
	{ "g", "go-to", "Go to", "Go to a case by its number", go_to, NULL },
	{ "Up PageUp", "previous", NULL, "Look at the case before",
	    previous, NULL },
	{ "Down PageDown", "next", NULL, "Look at the next case",
	    next, NULL },
	{ "l", "lines", NULL, "Show, correct and move the lines of this case",
	    show_lines, NULL },
	{ "P F6", "plan", "Plan", "Preview the plan of this case",
	    show_plan, on_a_case },
	{ "w", "who", NULL, "Show the name for a moment; that is logged",
	    reveal, on_a_case },
	{ "C", "end", "Close", "Go to the end of the sitting",
	    end_sitting, NULL },
	{ 0 }
};

const struct screen_ops case_screen = {
	.name = "case", .keys = case_keys,
	.state_size = sizeof(struct case_state),
	.open = open_case, .reload = reload, .draw = case_draw,
	.resume = resume, .tick = tick, .close = close_case,
};
