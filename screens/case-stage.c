/*
 * Staging and recording on the Case screen.  What is staged lies in the live
 * row; only Enter makes a decision of it, and Enter is bound to the case and
 * the revision that are on screen.
 */
#include "screens/case.h"

#include <bsd/string.h>
#include <string.h>

#include "src/domain/live.h"
#include "src/domain/scheme.h"

void
case_pick_close(struct case_state *st)
{
	arena_reset(&st->pick_arena);
	st->pick = (struct pick){ .kind = PICK_NONE };
}

enum result
case_pick_open(struct screen *s, enum picking kind, const char *use,
    const char *rule)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct pick p;

	case_pick_close(st);
	if (!pick_fill(app_db(s), &st->view, &st->meeting, &st->staged, kind,
	    arena_strdup(&st->pick_arena, use),
	    arena_strdup(&st->pick_arena, rule), &st->pick_arena, &p, &e))
		return app_fail(s, &e);
	st->pick = p;
	return RESULT_DONE;
}

/* Fill in what the scheme suggests, keep it in the live row, show it. */
bool
case_restage(struct screen *s, struct proposal *p, struct err *e)
{
	struct case_state *st = s->state;
	struct db *db = app_db(s);
	const char *note;

	if (!proposal_complete(db, &st->view.dossier, &st->meeting, p,
	    &s->arena, &note, e) || !live_stage(db, st->meeting.id,
	    st->rows[st->at].item.id, p, e))
		return false;
	ui_reload(s);
	return true;
}

/* What must still be picked before Enter can record it. */
static enum picking
what_is_needed(const struct case_state *st, const struct proposal *p,
    const char **use)
{
	const struct disposition_row *d = scheme_disposition(st->view.scheme,
	    st->view.dossier.referral.pathway,
	    (enum disposition)p->disposition);
	const char *needs = d != NULL ? d->needs : NULL;

	*use = word_of(disposition_words, p->disposition);
	if (code_in_list(needs, "reason"))
		return PICK_REASON;
	if (code_in_list(needs, "missing"))
		return PICK_MISSING;
	if (code_in_list(needs, "outcomes"))
		return PICK_OUTCOMES;
	if (code_in_list(needs, "condition") && p->conditions == NULL)
		return PICK_CONDITION;
	if (code_in_list(needs, "outcome"))
		return PICK_OUTCOME;
	return PICK_NONE;
}

enum result
case_stage(struct screen *s, int disposition)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct proposal p;
	const char *use;
	enum picking next;

	if (st->is_staged && st->staged.disposition == disposition &&
	    st->pick.kind != PICK_MORE)
		return RESULT_DONE;	/* the same letter never commits */
	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	st->skipping = false;
	case_pick_close(st);
	if (!case_restage(s, &p, &e))
		return app_fail(s, &e);
	next = what_is_needed(st, &st->staged, &use);
	return next == PICK_NONE ? RESULT_DONE :
	    case_pick_open(s, next, use, NULL);
}

enum result
case_pick(struct screen *s, int index)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct proposal p = st->staged;
	enum picking kind = st->pick.kind;

	if (index >= st->pick.count) {
		ui_say(s->ui, SAY_WARNING, "There is no row %d here.",
		    index + 1);
		return RESULT_DONE;
	}
	if (st->pick.rows[index].why_not != NULL) {
		ui_say(s->ui, SAY_WARNING, "%s",
		    st->pick.rows[index].why_not);
		return RESULT_DONE;
	}
	if (kind == PICK_MORE)
		return case_stage(s, st->pick.rows[index].disposition);
	pick_apply(&st->pick, index, &p, &s->arena);
	if (!case_restage(s, &p, &e))
		return app_fail(s, &e);
	if (kind == PICK_OUTCOMES)
		return case_pick_open(s, kind, st->pick.use, NULL);
	if (kind == PICK_OUTCOME && st->is_staged)
		return RESULT_DONE;	/* other rows stay open to a digit */
	case_pick_close(st);
	return RESULT_DONE;
}

/*
 * Which rule refuses what is wanted?  Staged onto the waiting list because
 * the place is full, the chair asks for the place itself.
 */
static bool
rule_that_refuses(struct screen *s, struct err *why)
{
	struct case_state *st = s->state;
	struct proposal p = st->staged;

	if (p.disposition == DISP_WAITING_LIST)
		p.disposition = DISP_ACCEPT;
	return !proposal_check(app_db(s), &st->view.dossier, &st->meeting,
	    &p, &s->arena, why) && why->rule[0] != '\0';
}

/* Does the refusal come from a full provision, or from a criterion? */
static const char *
use_for(const struct case_state *st, const char *rule)
{
	for (int i = 0; i < st->view.gate.count; i++)
		if (st->view.gate.lines[i].blocking && strcmp(
		    st->view.gate.lines[i].criterion->rule, rule) == 0)
			return "override";
	SCHEME_ROWS(st->view.scheme, PART_POOLS, struct pool_row, p)
		if (p->rule != NULL && strcmp(p->rule, rule) == 0)
			return "capacity";
	SCHEME_ROWS(st->view.scheme, PART_GROUPS, struct group_row, g)
		if (g->rule != NULL && strcmp(g->rule, rule) == 0)
			return "capacity";
	SCHEME_ROWS(st->view.scheme, PART_PROVISIONS, struct provision, v)
		if (v->rule != NULL && strcmp(v->rule, rule) == 0)
			return "capacity";
	return "override";
}

enum result
case_override(struct screen *s)
{
	struct case_state *st = s->state;
	struct err why = ERR_INIT;

	if (!rule_that_refuses(s, &why)) {
		ui_say(s->ui, SAY_PLAIN, "Nothing stands in the way: there "
		    "is no rule to override.");
		return RESULT_DONE;
	}
	ui_say(s->ui, SAY_WARNING, "%s", why.text);
	return case_pick_open(s, PICK_OVERRIDE, use_for(st, why.rule),
	    why.rule);
}

enum result
case_unstage(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;

	st->skipping = false;
	case_pick_close(st);
	if (!st->is_staged)
		return RESULT_DONE;
	if (!live_stage(app_db(s), st->meeting.id, st->rows[st->at].item.id,
	    NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	return RESULT_DONE;
}

enum result
case_go_to(struct screen *s, int row)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;

	case_pick_close(st);
	st->skipping = false;
	st->reveal_until = 0;
	if (row < 0 || row >= st->count)
		return RESULT_DONE;
	if (!live_point(app_db(s), st->meeting.id, st->rows[row].item.id, &e))
		return app_fail(s, &e);
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
		ui_reload(s);
		ui_say(s->ui, SAY_GOOD, "Every item is done. Press C for "
		    "the end of the sitting.");
		return RESULT_DONE;
	}
	return case_go_to(s, row);
}

/* All standing items from here on are done with one key. */
static enum result
record_standing(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct db *db = app_db(s);

	if (!agenda_standing_done(db, st->meeting.ref, NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	return advance(s);
}

static enum result
skip(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	int next = next_waiting(st);

	if (!agenda_skip(app_db(s), st->rows[st->at].item.id, &e))
		return app_fail(s, &e);
	st->skipping = false;
	return next < 0 ? RESULT_DONE : case_go_to(s, next);
}

/* Has another session moved the gavel or staged something meanwhile? */
static bool
still_on_screen(struct screen *s, struct err *e)
{
	struct case_state *st = s->state;
	struct arena a = ARENA_INIT;
	struct live l;
	bool found, same = live_get(s->app->db, st->meeting.id, &a, &l,
	    &found, e);

	if (same && l.rev != st->live_rev) {
		same = false;
		err_set(e, ERR_BUSY, "The gavel was moved or the proposal "
		    "changed by %s meanwhile. Nothing was recorded; look "
		    "again.", l.changed_by != NULL ? l.changed_by :
		    "somebody");
	}
	arena_release(&a);
	return same;
}

static enum result
record_staged(struct screen *s)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct decided d;
	struct db *db = app_db(s);
	const char *ref = st->rows[st->at].ref;

	if (!still_on_screen(s, &e)) {
		ui_reload(s);
		return app_fail(s, &e);
	}
	if (!decide(db, st->meeting.ref, ref, &st->staged, NULL, NULL,
	    &s->arena, &d, &e)) {
		if (e.rule[0] != '\0')
			strlcat(e.text, " Press o to go on with a reason.",
			    sizeof e.text);
		return app_fail(s, &e);
	}
	case_pick_close(st);
	ui_say(s->ui, SAY_GOOD, "Recorded: %s, %s. u takes it back.", ref,
	    st->words);
	ui_reload(s);
	return advance(s);
}

enum result
case_record(struct screen *s)
{
	struct case_state *st = s->state;

	if (st->at < 0)
		return RESULT_DONE;
	if (st->skipping)
		return skip(s);
	if (!st->is_case)
		return st->rows[st->at].item.state == ITEM_DONE ?
		    advance(s) : record_standing(s);
	if (st->is_staged)
		return record_staged(s);
	if (st->view.has_decided)
		return advance(s);
	ui_say(s->ui, SAY_WARNING, "Nothing is staged. Press a letter of "
	    "the list to propose a decision.");
	return RESULT_DONE;
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
