/*
 * The Case screen: gavel and pen in one window.  Letters propose, digits
 * choose, Enter records and goes on; "n" gives the keys to the entry line
 * until an empty line gives them back.
 */
#include "screens/case.h"

#include <bsd/string.h>
#include <string.h>

#include "screens/form.h"
#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/meeting/live.h"

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
is_shown(const struct meeting *m)
{
	return m->state == MEETING_OPEN || m->state == MEETING_ADJOURNED ||
	    m->state == MEETING_ENDED || m->state == MEETING_CLOSED;
}

/* The decision that is to be replaced, as a proposal to change. */
static bool
stage_old(struct screen *s, const struct meeting *m, struct err *e)
{
	struct case_state *st = s->state;
	struct db *db = app_db(s);
	const char *ref, *title, *note;
	struct proposal p;
	struct dossier d;
	bool found;

	if (!decision_as_proposal(db, st->fixed, &s->keep, &p, &found, e) ||
	    !item_view(db, st->fixed, &s->keep, &ref, &title, e))
		return false;
	if (!found)
		return true;
	/* What it lacked is filled in as for a new one. */
	if (!dossier_load(db, ref, &s->keep, &d, e) ||
	    !proposal_complete(db, &d, m, &p, &s->keep, &note, e))
		return false;
	record_encode(&proposal_record, &p, &st->own);
	return true;
}

static bool
open_case(struct screen *s, const void *arg, struct err *e)
{
	struct case_state *st = s->state;
	const struct case_arg *what = arg;
	struct meeting m;

	st->at = -1;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (!is_shown(&m)) {
		err_set(e, ERR_DATA, "%s is not open yet. Press o on the "
		    "agenda to open it.", m.ref);
		return false;
	}
	if (what == NULL)
		return true;
	st->fixed = arena_strdup(&s->keep, what->item_id);
	st->reason = arena_strdup(&s->keep, what->reason);
	return stage_old(s, &m, e);
}

static void
close_case(struct screen *s)
{
	struct case_state *st = s->state;

	arena_release(&st->pick_arena);
	buf_release(&st->own);
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
is_open_now(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = st->meeting.state == MEETING_ADJOURNED ?
	    "The meeting is adjourned. Go to the roll-call (F3) to go on." :
	    "The sitting has ended. Close (F5) takes back or supersedes.";
	return st->meeting.state == MEETING_OPEN;
}

static bool
can_decide(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	if (!on_a_case(s, why))
		return false;
	if (st->reason != NULL)
		return true;
	if (st->fixed == NULL && !is_open_now(s, why))
		return false;
	*why = "A decision is recorded for this case. Press u to take it "
	    "back.";
	return !st->view.has_decided;
}

static bool
can_skip(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = "A case after the sitting cannot be put off.";
	return st->fixed == NULL && can_decide(s, why);
}

static bool
on_open_case(const struct screen *s, const char **why)
{
	return on_a_case(s, why) && is_open_now(s, why);
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
can_condition(const struct screen *s, const char **why)
{
	if (!is_staged(s, why))
		return false;
	*why = "A condition goes with an acceptance.";
	return case_takes_conditions(s->state);
}

/* A date goes with what is given, or with what comes back. */
static bool
can_date(const struct screen *s, const char **why)
{
	const struct proposal *p = &((const struct case_state *)s->state)->
	    staged;

	if (!is_staged(s, why))
		return false;
	*why = "What is staged has no date to choose.";
	return disposition_gives(p->disposition) ||
	    p->start_on != DAY_NONE || p->review_on != DAY_NONE ||
	    p->end_on != DAY_NONE || p->return_on != DAY_NONE;
}

static bool
can_count_votes(const struct screen *s, const char **why)
{
	if (!is_staged(s, why))
		return false;
	*why = "This panel decides without counting votes. v records the "
	    "dissent of a member.";
	return case_takes_votes(s->state);
}

static bool
is_free(const struct screen *s, const char **why)
{
	const struct case_state *st = s->state;

	*why = "This is about one case alone. q goes back.";
	return st->fixed == NULL;
}

static enum result
propose(struct screen *s)
{
	struct case_state *st = s->state;
	struct key pressed = ui_pressed(s);
	char key = pressed.kind == PRESS_CHAR ? (char)pressed.code : '\0';
	int disposition = disposition_of_key(st, key);

	if (key == '\0') {	/* from the list of commands */
		ui_say(s->ui, SAY_PLAIN, "Press the letter itself: it says "
		    "what is proposed.");
		return RESULT_DONE;
	}
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
	return case_pick_open(s, PICK_MORE);
}

static enum result
condition(struct screen *s)
{
	return case_pick_open(s, PICK_CONDITION);
}

static enum result
votes(struct screen *s)
{
	return case_pick_open(s, PICK_VOTES);
}

static enum result
choose_digit(struct screen *s)
{
	struct case_state *st = s->state;
	struct key pressed = ui_pressed(s);

	if (st->pick.ask.kind == PICK_NONE || pressed.kind != PRESS_CHAR) {
		ui_say(s->ui, SAY_PLAIN, "A digit chooses once a letter has "
		    "opened a list.");
		return RESULT_DONE;
	}
	return case_pick(s, (int)pressed.code - '1');
}

static enum result
skip(struct screen *s)
{
	struct case_state *st = s->state;

	case_pick_close(st);
	st->skipping = true;
	return RESULT_DONE;
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
		ui_open(s->ui, &write_screen, &(struct write_arg){
		    .item_id = st->rows[st->at].item.id });
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

/* What the gate asks for is often in the form; Esc leads back here. */
static enum result
show_form(struct screen *s)
{
	struct case_state *st = s->state;

	form_fill(s, st->rows[st->at].ref);
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
	strlcpy(st->name_of, st->rows[st->at].item.id, sizeof st->name_of);
	st->reveal_until = ui_now() + s->app->reveal_ms;
	case_set_alarm(s);
	return RESULT_DONE;
}

/* A name hides again; the time of a case is up. */
static void
tick(struct screen *s)
{
	struct case_state *st = s->state;
	int64_t now = ui_now();

	if (st->reveal_until != 0 && st->reveal_until <= now)
		st->reveal_until = 0;
	if (st->over_at != 0 && st->over_at <= now)
		ui_reload(s);
	case_set_alarm(s);
}

/*
 * A key that was meant for what stood here a moment ago does nothing to what
 * somebody else has put in its place.
 */
static bool
refuse_late_key(struct screen *s, const struct event *ev)
{
	struct case_state *st = s->state;
	bool late = st->changed_at != 0 &&
	    ui_now() < st->changed_at + s->app->grace_ms;

	st->changed_at = 0;
	if (!late || ev->kind != EVENT_KEY ||
	    key_among(ev->key, "? : / q") || !(ev->key.kind == PRESS_CHAR ||
	    key_among(ev->key, "Enter Backspace Up Down Left Right PageUp "
	    "PageDown Tab")))
		return false;
	ui_drop_typeahead(s->ui);
	ui_say(s->ui, SAY_WARNING, "This case changed just before that key, "
	    "so the key did nothing. Look, then press it again.");
	return true;
}

static const struct binding case_keys[] = {
	{ "Enter", "record", "Record, next", "Record what is staged and go on; "
	    "on a standing item note them all", case_record, NULL },
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
	{ "1 2 3 4 5 6 7 8 9", "choose", NULL, "Choose a row of the list",
	    choose_digit, NULL },
	{ "0", "choose-rest", NULL, "Show all rows as a list",
	    case_ask_rest, NULL },
	{ "c", "condition", NULL, "Add a standard condition",
	    condition, can_condition },
	{ "o", "override", NULL, "Go on against a rule, with a coded reason; "
	    "or note why a tier is left out", case_override, is_staged },
	{ "t", "date", NULL, "Choose another start, review, end or return "
	    "date; again for the next of them", case_pick_date, can_date },
	{ "x", "skip", NULL, "Skip to the end of the agenda; Enter does it",
	    skip, can_skip },
	{ "i", "room", "Room", "A member steps out, or comes back",
	    case_ask_room, on_open_case },
	{ "I", "interest", NULL, "Say which interest a member has in this "
	    "case, or that it is none", case_ask_interest, on_open_case },
	{ "v", "dissent", NULL, "Record the dissent of a member",
	    case_ask_dissent, is_staged },
	{ "k", "votes", NULL, "Count the votes for and against what is "
	    "staged; a casting vote where they are equal", votes,
	    can_count_votes },
	{ "e", "criteria", NULL, "Mark a criterion as met, not met, unset",
	    case_ask_criterion, on_open_case },
	{ "f", "form", NULL, "Open the form of this case at what its gate "
	    "asks for; Esc comes back", show_form, on_a_case },
	{ "g", "go-to", "Go to", "Go to a case by its number",
	    case_ask_goto, is_free },
	{ "Up PageUp Left", "previous", NULL, "Look at the item before",
	    previous, is_free },
	{ "Down PageDown Right Tab", "next", NULL, "Look at the next item",
	    next, is_free },
	{ "l", "lines", "Lines", "Show, correct and move the lines of this "
	    "case", show_lines, NULL },
	{ "P", "plan", "Plan", "Preview the plan of this case",
	    show_plan, on_a_case },
	{ "w", "who", NULL, "Show the name for a moment; that is logged",
	    reveal, on_a_case },
	{ "C", "end", "Close", "Go to the end of the sitting",
	    end_sitting, is_free },
	{ 0 }
};

const struct screen_ops case_screen = {
	.name = "case", .keys = case_keys,
	.state_size = sizeof(struct case_state),
	.open = open_case, .reload = case_reload, .draw = case_draw,
	.input = refuse_late_key, .resume = case_resume, .tick = tick,
	.close = close_case, .follows = true,
};
