/*
 * Questions of the Case screen that have a dialog of their own: people,
 * interests, criteria, numbers of cases, and lists longer than nine.
 */
#include "screens/case.h"

#include <bsd/stdlib.h>
#include <bsd/string.h>
#include <string.h>

#include "screens/interest.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/domain/gates/mark.h"
#include "src/domain/scheme/scheme.h"

enum asking {
	ASK_REST = 1, ASK_ROOM, ASK_DISSENT, ASK_WHOSE, ASK_INTEREST,
	ASK_CRITERION, ASK_GOTO
};

/* Rows past the ninth, or all of them: as a list of its own. */
enum result
case_ask_rest(struct screen *s)
{
	struct case_state *st = s->state;
	struct choice *rows;

	if (st->pick.ask.kind == PICK_NONE) {
		ui_say(s->ui, SAY_PLAIN, "0 shows the rest of a list once a "
		    "letter has opened one.");
		return RESULT_DONE;
	}
	rows = arena_array(&s->arena, (size_t)st->pick.count, sizeof *rows);
	for (int i = 0; i < st->pick.count; i++)
		rows[i] = (struct choice){ .text = st->pick.rows[i].label,
			.note = st->pick.rows[i].note };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_REST, .title = st->pick.title, .rows = rows,
	    .count = st->pick.count, .letters = true });
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

enum result
case_ask_room(struct screen *s)
{
	return ask_people(s, ASK_ROOM, "Who steps out, or comes back?");
}

enum result
case_ask_dissent(struct screen *s)
{
	return ask_people(s, ASK_DISSENT, "Whose dissent is recorded?");
}

enum result
case_ask_interest(struct screen *s)
{
	return ask_people(s, ASK_WHOSE, "Whose interest in this case?");
}

static const struct view_person *
nth_present(const struct case_state *st, int n)
{
	for (int i = 0; i < st->view.people_count; i++)
		if (st->view.people[i].present && n-- == 0)
			return &st->view.people[i];
	return NULL;
}

/* The reason of an interest goes with its owner; others just leave. */
static void
room_chosen(struct screen *s, const struct view_person *p)
{
	struct case_state *st = s->state;
	const char *item = st->rows[st->at].item.id;
	struct err e = ERR_INIT;
	bool ok;

	ok = p->out ? room_in(app_db(s), item, p->code, &e) :
	    room_out(app_db(s), item, p->code, p->interest ? NULL :
	    "left the room", &e);
	if (!ok)
		ui_say_err(s->ui, &e);
	else
		ui_say(s->ui, SAY_PLAIN, p->out ? "%s is back." :
		    "%s is out for this case.", p->code);
	ui_reload(s);
}

static void
dissent_chosen(struct screen *s, const struct view_person *p)
{
	struct case_state *st = s->state;
	struct proposal next = st->staged;
	struct err e = ERR_INIT;

	if (!st->is_staged)
		return;
	next.dissent = list_toggle(next.dissent, p->code, &s->arena);
	if (!case_restage(s, &next, &e))
		ui_say_err(s->ui, &e);
}

static void
person_chosen(struct screen *s, int tag, int choice)
{
	struct case_state *st = s->state;
	const struct view_person *p = nth_present(st, choice);

	if (p == NULL)
		return;
	if (tag == ASK_ROOM)
		room_chosen(s, p);
	else if (tag == ASK_DISSENT)
		dissent_chosen(s, p);
	else {
		strlcpy(st->asked, p->code, sizeof st->asked);
		interest_ask(s, ASK_INTEREST, st->view.scheme,
		    st->view.dossier.referral.pathway, p->code);
	}
}

static void
interest_chosen(struct screen *s, int choice)
{
	struct case_state *st = s->state;

	interest_answer(s, st->view.scheme,
	    st->view.dossier.referral.pathway, st->rows[st->at].item.id,
	    st->asked, choice);
	ui_reload(s);
}

enum result
case_ask_criterion(struct screen *s)
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
	    .tag = ASK_CRITERION, .title = "Which criterion? It goes from "
	    "met to not met to unset", .rows = rows, .count = g->count,
	    .letters = true });
	return RESULT_DONE;
}

static const char *
state_of_criterion(const struct case_state *st, const char *code)
{
	for (int i = 0; i < st->view.gate.count; i++)
		if (strcmp(st->view.gate.lines[i].criterion->criterion,
		    code) == 0)
			return word_of(criterion_state_words,
			    st->view.gate.lines[i].state);
	return "";
}

static void
criterion_chosen(struct screen *s, int choice)
{
	struct case_state *st = s->state;
	const char *code, *label;
	struct err e = ERR_INIT;

	if (choice >= st->view.gate.count)
		return;
	code = arena_strdup(&s->keep,
	    st->view.gate.lines[choice].criterion->criterion);
	label = arena_strdup(&s->keep,
	    st->view.gate.lines[choice].criterion->label);
	if (!criterion_mark(app_db(s), st->rows[st->at].ref, code, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_PLAIN, "%s: %s now.", label,
	    state_of_criterion(st, code));
}

enum result
case_ask_goto(struct screen *s)
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

void
case_resume(struct screen *s, const struct answer *a)
{
	struct case_state *st = s->state;

	if (strcmp(a->from, write_screen.name) == 0)
		ui_reload(s);	/* an overlay does not ask for that */
	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_REST:
		if (a->choice < st->pick.count)
			case_pick(s, a->choice);
		break;
	case ASK_ROOM:
	case ASK_DISSENT:
	case ASK_WHOSE:
		person_chosen(s, a->tag, a->choice);
		break;
	case ASK_INTEREST:
		interest_chosen(s, a->choice);
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
