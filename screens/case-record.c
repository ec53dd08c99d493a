/*
 * Enter on the Case screen, taking back, and moving from case to case.
 * Enter is bound to the case and the revision that are on screen: when
 * another session was first, nothing is recorded.
 */
#include "screens/case.h"

#include <bsd/string.h>
#include <string.h>

#include "src/domain/meeting/live.h"

enum result
case_go_to(struct screen *s, int row)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	const char *item;

	case_pick_close(st);
	st->skipping = false;
	if (row < 0 || row >= st->count || st->fixed != NULL)
		return RESULT_DONE;
	item = st->rows[row].item.id;
	if (st->meeting.state == MEETING_OPEN) {
		if (!live_point(app_db(s), st->meeting.id, item, &e))
			return app_fail(s, &e);
	} else {
		strlcpy(st->item, item, sizeof st->item);
		st->reveal_until = 0;
	}
	ui_drop_typeahead(s->ui);
	ui_reload(s);
	return RESULT_DONE;
}

/* The next item that waits, from the one after this; -1: none. */
static int
next_waiting(const struct case_state *st)
{
	for (int i = 1; i < st->count; i++) {
		int row = (st->at + i) % st->count;

		if (st->rows[row].item.state == ITEM_WAITING)
			return row;
	}
	return -1;
}

static enum result
advance(struct screen *s)
{
	struct case_state *st = s->state;
	int row = next_waiting(st);

	if (row < 0) {
		ui_drop_typeahead(s->ui);
		ui_reload(s);
		ui_say(s->ui, SAY_GOOD, "Every item is done. Press C for "
		    "the end of the sitting.");
		return RESULT_DONE;
	}
	return case_go_to(s, row);
}

/* Has another session moved the gavel or staged something meanwhile? */
bool
case_is_still_so(struct screen *s, struct err *e)
{
	struct case_state *st = s->state;
	struct arena a = ARENA_INIT;
	struct live l;
	bool found, same;

	same = live_get(app_db(s), st->meeting.id, &a, &l, &found, e);
	if (same && (!found || l.rev != st->live_rev)) {
		same = false;
		err_set(e, ERR_BUSY, "The gavel was moved or the proposal "
		    "changed by %s meanwhile. Nothing was recorded; look "
		    "again.", found && l.changed_by != NULL ? l.changed_by :
		    "somebody");
	}
	arena_release(&a);
	return same;
}

enum result
case_look_again(struct screen *s, const struct err *e)
{
	ui_drop_typeahead(s->ui);
	ui_reload(s);
	return app_fail(s, e);
}

/* All standing items are done with one key. */
static enum result
record_standing(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;

	if (!case_is_still_so(s, &e))
		return case_look_again(s, &e);
	if (!agenda_standing_done(s->app->db, st->meeting.ref, NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	return advance(s);
}

static enum result
record_skip(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	int next = next_waiting(st);

	st->skipping = false;
	if (!case_is_still_so(s, &e))
		return case_look_again(s, &e);
	if (!agenda_skip(s->app->db, st->rows[st->at].item.id, &e))
		return app_fail(s, &e);
	ui_say(s->ui, SAY_GOOD, "%s goes to the end of the agenda.",
	    st->rows[st->at].ref);
	return next < 0 ? RESULT_DONE : case_go_to(s, next);
}

static bool
record_now(struct screen *s, struct err *e)
{
	struct case_state *st = s->state;
	struct decided d;

	return (st->fixed != NULL || case_is_still_so(s, e)) &&
	    decide(app_db(s), st->meeting.ref, st->rows[st->at].ref,
	    &st->staged, NULL, st->reason, &s->arena, &d, e);
}

static enum result
not_recorded(struct screen *s, struct err *e)
{
	struct case_state *st = s->state;

	if (e->code == ERR_BUSY)
		return case_look_again(s, e);
	if (st->passes)
		strlcat(e->text, " o goes on with a reason.",
		    sizeof e->text);
	return app_fail(s, e);
}

static enum result
record_staged(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	char said[400];

	if (!record_now(s, &e))
		return not_recorded(s, &e);
	strlcpy(said, st->words, sizeof said);
	case_pick_close(st);
	ui_say(s->ui, SAY_GOOD, st->reason != NULL ?
	    "Recorded: %s, %s. It replaces the earlier decision." :
	    "Recorded: %s, %s. u takes it back.", st->rows[st->at].ref,
	    said);
	if (st->fixed != NULL)
		return RESULT_CLOSE;
	ui_reload(s);
	return advance(s);
}

static enum result
record_case(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->is_staged)
		return record_staged(s);
	if (st->view.has_decided && st->meeting.state == MEETING_OPEN)
		return advance(s);
	ui_say(s->ui, SAY_WARNING, "Nothing is staged. Press a letter of "
	    "the list to propose a decision.");
	return RESULT_DONE;
}

enum result
case_record(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->at < 0)
		return RESULT_DONE;
	if (st->meeting.state != MEETING_OPEN && st->fixed == NULL) {
		ui_say(s->ui, SAY_WARNING, "The sitting is not open, so "
		    "nothing is recorded here. C shows what is left to do.");
		return RESULT_DONE;
	}
	if (st->skipping)
		return record_skip(s);
	if (st->is_case)
		return record_case(s);
	return st->rows[st->at].item.state == ITEM_DONE ? advance(s) :
	    record_standing(s);
}

enum result
case_take_back(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	char ref[64];
	const char *undone;
	int row = st->at;

	if (!decide_undo(app_db(s), st->meeting.ref, NULL, &s->arena,
	    &undone, &e))
		return app_fail(s, &e);
	strlcpy(ref, undone, sizeof ref);	/* the arena is renewed */
	for (int i = 0; i < st->count; i++)
		if (strcmp(st->rows[i].ref, ref) == 0)
			row = i;
	case_go_to(s, row);
	ui_say(s->ui, SAY_GOOD, "Taken back: the decision about %s. It "
	    "stays in the history.", ref);
	return RESULT_DONE;
}
