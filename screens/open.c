/*
 * Roll-call: who is here, in whose place, with which interest.  Only the
 * exceptions are marked; Enter makes all others present and opens the sitting
 * or goes on with it.  The statement and last time follow.
 */
#include "screens/open.h"

#include <bsd/string.h>
#include <string.h>
#include <strings.h>

#include "screens/interest.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/lists/lists.h"
#include "src/domain/scheme/scheme.h"

enum asking {
	ASK_SUBSTITUTE = 1, ASK_USUAL, ASK_GUEST, ASK_PRESENTER, ASK_ROLE,
	ASK_INQUORATE, ASK_CASE, ASK_INTEREST
};

static bool
same_seat(const void *before, const void *now)
{
	const struct seat *a = before, *b = now;

	return strcmp(a->at.id, b->at.id) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct open_state *st = s->state, next = *st;
	struct db *db = app_db(s);

	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !roll_view_load(db, s->app->scheme, &next.meeting, &s->arena,
	    &next.members, &next.count, e) ||
	    !quorum_count(db, s->app->scheme, &next.meeting, NULL, &s->arena,
	    &next.quorum, e))
		return false;
	next.expected = 0;
	for (int i = 0; i < next.count; i++)
		next.expected += next.members[i].at.state == ATT_EXPECTED;
	list_keep(&next.roll, st->members, next.members,
	    sizeof *next.members, next.count, same_seat);
	*st = next;
	return true;
}

static bool
open_roll(struct screen *s, const void *arg, struct err *e)
{
	struct meeting m;

	(void)arg;
	if (!app_meeting(s, &s->keep, &m, e))
		return false;
	if (m.state >= MEETING_ENDED) {
		err_set(e, ERR_DATA, "The sitting of %s is over.", m.ref);
		return false;
	}
	return interests_suggest(app_db(s), m.id, e);
}

static struct seat *
selected(const struct screen *s)
{
	const struct open_state *st = s->state;

	return st->count > 0 ? &st->members[st->roll.selected] : NULL;
}

static bool
at_person(const struct screen *s, const char **why)
{
	const struct seat *seat = selected(s);

	*why = "Nobody is on the roll. Import people, or add a guest.";
	if (seat == NULL)
		return false;
	*why = "A guest who is no person of this register is here or is not "
	    "on the list.";
	return seat->at.person_id != NULL;
}

static bool
at_member(const struct screen *s, const char **why)
{
	if (!at_person(s, why))
		return false;
	*why = "Only for a member of the panel can somebody else come.";
	return selected(s)->at.capacity == AS_MEMBER;
}

/* Marking. */

static void ask_usual(struct screen *);

static enum result
mark(struct screen *s, enum attendance_state state)
{
	struct open_state *st = s->state;
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

/* Who usually comes instead is asked for at once. */
static enum result
apologies(struct screen *s)
{
	struct open_state *st = s->state;
	const struct seat *seat = selected(s);
	const char *usual = seat->at.capacity == AS_MEMBER ?
	    seat->substitute : NULL;

	strlcpy(st->asked, seat->code, sizeof st->asked);
	strlcpy(st->usual, usual != NULL ? usual : "", sizeof st->usual);
	if (mark(s, ATT_APOLOGIES) == RESULT_DONE && *st->usual != '\0')
		ask_usual(s);
	return RESULT_DONE;
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
chair(struct screen *s)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;

	if (!meeting_chair(app_db(s), st->meeting.ref, selected(s)->code,
	    &e))
		return app_fail(s, &e);
	ui_say(s->ui, SAY_GOOD, "%s chairs.", selected(s)->code);
	ui_reload(s);
	return RESULT_DONE;
}

/* Others who come. */

/* Somebody who stood in, and then did not, can do so again. */
static bool
is_on_roll(const struct open_state *st, const char *code)
{
	for (int i = 0; i < st->count; i++)
		if (strcmp(st->members[i].code, code) == 0)
			return st->members[i].at.capacity == AS_MEMBER ||
			    st->members[i].at.state <= ATT_PRESENT;
	return false;
}

/* Everybody whom the register knows and the roll does not have. */
static enum result
ask_substitute(struct screen *s)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;
	struct person *people;
	struct choice *rows;
	int n, kept = 0;

	if (!person_list(app_db(s), NULL, st->meeting.date, &s->arena,
	    &people, &n, &e))
		return app_fail(s, &e);
	rows = arena_array(&s->arena, (size_t)n, sizeof *rows);
	st->codes = arena_array(&s->keep, (size_t)n, sizeof *st->codes);
	for (int i = 0; i < n; i++) {
		const struct role *r = scheme_role(s->app->scheme,
		    people[i].role);

		if (is_on_roll(st, people[i].code))
			continue;
		st->codes[kept] = arena_strdup(&s->keep, people[i].code);
		rows[kept++] = (struct choice){ .text = people[i].code,
			.note = r != NULL ? r->label : people[i].role };
	}
	if (kept == 0) {
		ui_say(s->ui, SAY_WARNING, "Everybody of the register is on "
		    "the roll. Others come in as guests with G.");
		return RESULT_DONE;
	}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_SUBSTITUTE, .rows = rows, .count = kept,
	    .letters = true, .title = arena_printf(&s->arena,
	    "Who comes instead of %s?", st->asked) });
	return RESULT_DONE;
}

static enum result
substitute(struct screen *s)
{
	struct open_state *st = s->state;

	strlcpy(st->asked, selected(s)->code, sizeof st->asked);
	return ask_substitute(s);
}

/* One digit: the one who is stored for this member, nobody, another. */
static void
ask_usual(struct screen *s)
{
	struct open_state *st = s->state;
	struct choice rows[] = { { .text = st->usual }, { .text = "Nobody" },
		{ .text = "Somebody else" } };
	const struct seat *seat;
	struct err e = ERR_INIT;
	struct person p;

	if (!person_find(app_db(s), st->usual, &s->arena, &p, &e))
		return;
	for (int i = 0; i < st->count; i++) {
		seat = &st->members[i];
		if (strcasecmp(seat->code, p.code) == 0 &&
		    seat->at.capacity == AS_MEMBER)
			rows[0].why_not = "This one has a seat of their own "
			    "on the panel.";
	}
	rows[0].note = rows[0].why_not != NULL ? "a member already" :
	    "usually stands in";
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_USUAL, .rows = rows, .count = 3,
	    .title = arena_printf(&s->arena, "Who comes instead of %s?",
	    st->asked), .hint = "The apologies are noted." });
}

static enum result
ask_name(struct screen *s, int tag, const char *title)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = "Name",
	    .hint = "It stands in the internal minutes, never in a plan.",
	    .limit = 80, .draft = arena_printf(&s->arena, "guest:%s",
	    s->app->meeting) });
	return RESULT_DONE;
}

static enum result
guest(struct screen *s)
{
	return ask_name(s, ASK_GUEST, "Which guest?");
}

static enum result
presenter(struct screen *s)
{
	return ask_name(s, ASK_PRESENTER, "Who presents cases?");
}

static void
ask_role(struct screen *s, const char *name, enum capacity capacity)
{
	struct open_state *st = s->state;
	const struct scheme *sc = s->app->scheme;
	int n = sc->part[PART_ROLES].count, i = 0;
	struct choice *rows = arena_array(&s->arena, (size_t)n,
	    sizeof *rows);

	st->guest = arena_strdup(&s->keep, name);
	st->capacity = capacity;
	SCHEME_ROWS(sc, PART_ROLES, struct role, r)
		rows[i++] = (struct choice){ .text = r->label };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ROLE, .title = "In which role?", .rows = rows,
	    .count = n, .letters = true });
}

/* Interests. */

static bool
has_interest(const struct seat *seat, const char *ref)
{
	const char *at = strstr(seat->interests, ref);

	return at != NULL && strchr(", ", at[strlen(ref)]) != NULL;
}

/* In which case?  Those that the register suggests are marked. */
static enum result
interest(struct screen *s)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;
	struct choice *rows;
	int n, kept = 0;

	if (!agenda_view_list(app_db(s), s->app->scheme, &st->meeting,
	    &s->arena, &st->cases, &n, &e))
		return app_fail(s, &e);
	rows = arena_array(&s->arena, (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++) {
		const struct agenda_row *r = &st->cases[i];

		if (r->number > 0)
			rows[kept++] = (struct choice){
				.text = arena_printf(&s->arena, "%s  %s",
				    r->ref, r->school),
				.note = has_interest(selected(s), r->ref) ?
				    "interest" : NULL };
	}
	if (kept == 0) {
		ui_say(s->ui, SAY_PLAIN, "There is no case on the agenda.");
		return RESULT_DONE;
	}
	strlcpy(st->asked, selected(s)->code, sizeof st->asked);
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_CASE, .rows = rows, .count = kept, .letters = true,
	    .title = arena_printf(&s->arena, "Interest of %s in which case?",
	    st->asked) });
	return RESULT_DONE;
}

static void
case_chosen(struct screen *s, int choice)
{
	struct open_state *st = s->state;
	const struct agenda_row *r = &st->cases[choice];
	const char *pathway = app_pathway(s, r->ref, &s->arena);

	strlcpy(st->item, r->item.id, sizeof st->item);
	strlcpy(st->pathway, pathway, sizeof st->pathway);
	interest_ask(s, ASK_INTEREST, s->app->scheme, st->pathway,
	    st->asked);
}

/* Opening. */

/* The panel has too few: the chair may go on, with a coded reason. */
static void
ask_inquorate(struct screen *s)
{
	struct open_state *st = s->state;
	const struct scheme *sc = s->app->scheme;
	size_t most = (size_t)sc->part[PART_REASONS].count;
	struct choice *rows = arena_array(&s->arena, most, sizeof *rows);
	int n = 0;

	st->reasons = arena_array(&s->keep, most, sizeof *st->reasons);
	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, "inquorate") == 0) {
			st->reasons[n] = r;
			rows[n++] = (struct choice){ .text = r->label };
		}
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_INQUORATE, .title = "NOT QUORATE: go on because",
	    .hint = st->quorum.says, .rows = rows, .count = n });
}

static void
start(struct screen *s, const char *inquorate)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;
	struct db *db = app_db(s);
	bool ok = st->meeting.state == MEETING_ADJOURNED ?
	    meeting_resume_with(db, st->meeting.ref, inquorate, &e) :
	    meeting_open(db, st->meeting.ref, inquorate, &e);

	if (!ok)
		ui_say_err(s->ui, &e);
	else
		open_go_on(s);
}

/* What was typed ahead was meant for this step, not for the next. */
void
open_go_on(struct screen *s)
{
	ui_drop_typeahead(s->ui);
	ui_replace(s, open_next_step(s), NULL);
}

/* Members who are expected no longer: they came. */
static enum result
go_on(struct screen *s)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;
	int n;

	if (!attend_rest(app_db(s), st->meeting.ref, &n, &e))
		return app_fail(s, &e);
	ui_reload(s);
	if (st->meeting.state == MEETING_OPEN)
		open_go_on(s);
	else if (st->quorum.quorate || (st->meeting.state ==
	    MEETING_ADJOURNED && st->meeting.continued_on == DAY_NONE))
		start(s, NULL);
	else
		ask_inquorate(s);
	return RESULT_DONE;
}

const struct screen_ops *
open_next_step(struct screen *s)
{
	struct arena a = ARENA_INIT;
	const struct screen_ops *next = &case_screen;
	struct meeting m;

	if (app_meeting(s, &a, &m, NULL)) {
		if (m.state < MEETING_OPEN || m.state == MEETING_ADJOURNED)
			next = &open_screen;
		else if (m.state >= MEETING_ENDED)
			next = &close_screen;
		else if (m.statement_at == TIME_NONE)
			next = &statement_screen;
		else if (!last_time_is_done(s, &m))
			next = &last_time_screen;
	}
	arena_release(&a);
	return next;
}

/* Answers. */

static void
guest_comes(struct screen *s, int role)
{
	struct open_state *st = s->state;
	const struct role *roles = s->app->scheme->part[PART_ROLES].rows;
	struct err e = ERR_INIT;

	if (!attend_guest(app_db(s), st->meeting.ref, st->guest,
	    roles[role].role, st->capacity, &e))
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static void
substitute_comes(struct screen *s, const char *code)
{
	struct open_state *st = s->state;
	struct err e = ERR_INIT;

	if (!attend(app_db(s), st->meeting.ref, code, ATT_PRESENT, st->asked,
	    &e))
		ui_say_err(s->ui, &e);
	else
		ui_say(s->ui, SAY_GOOD, "%s stands in for %s.", code,
		    st->asked);
	ui_reload(s);
}

static void
usual_answered(struct screen *s, int choice)
{
	struct open_state *st = s->state;

	if (choice == 0)
		substitute_comes(s, st->usual);
	else if (choice == 2)
		(void)ask_substitute(s);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct open_state *st = s->state;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_SUBSTITUTE:
		substitute_comes(s, st->codes[a->choice]);
		break;
	case ASK_USUAL:
		usual_answered(s, a->choice);
		break;
	case ASK_GUEST:
		ask_role(s, a->text, AS_GUEST);
		break;
	case ASK_PRESENTER:
		ask_role(s, a->text, AS_PRESENTER);
		break;
	case ASK_ROLE:
		guest_comes(s, a->choice);
		break;
	case ASK_INQUORATE:
		start(s, st->reasons[a->choice]->reason);
		break;
	case ASK_CASE:
		case_chosen(s, a->choice);
		break;
	case ASK_INTEREST:
		interest_answer(s, s->app->scheme, st->pathway, st->item,
		    st->asked, a->choice);
		ui_reload(s);
		break;
	default:
		break;
	}
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct open_state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->roll, ev->key,
	    s->rows - OPEN_CHROME) != LIST_NOT_MINE;
}

static const struct binding open_keys[] = {
	{ "Enter", "go-on", "Go on", "All others are present; open the "
	    "sitting, or go on with it", go_on, NULL },
	{ "p", "present", "Present", "Mark as present", present, at_person },
	{ "a", "apologies", "Apologies", "Mark as having sent apologies, and "
	    "say who comes instead",
	    apologies, at_person },
	{ "x", "absent", "Absent", "Mark as absent", absent, at_person },
	{ "s", "sent-information", "Sent info", "Mark as absent, but having "
	    "sent information", sent, at_person },
	{ "u", "substitute", "Substitute", "Somebody comes in this "
	    "member's place", substitute, at_member },
	{ "G", "guest", "Guest", "Add a guest", guest, NULL },
	{ "P", "presenter", NULL, "Add somebody who presents cases",
	    presenter, NULL },
	{ "I", "interest", "Interest", "Say in which case somebody has an "
	    "interest, or that it is none", interest, at_person },
	{ "c", "chair", NULL, "This person chairs the meeting",
	    chair, at_person },
	{ 0 }
};

const struct screen_ops open_screen = {
	.name = "open", .keys = open_keys,
	.state_size = sizeof(struct open_state), .follows = true,
	.open = open_roll, .reload = reload, .draw = open_draw,
	.input = input, .resume = resume,
};
