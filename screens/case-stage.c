/*
 * Staging on the Case screen.  What is staged lies in the live row; only
 * Enter makes a decision of it.
 */
#include "screens/case.h"

#include <string.h>

#include "src/domain/decisions/proposal.h"
#include "src/domain/decisions/tier.h"
#include "src/domain/meeting/live.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

void
case_pick_close(struct case_state *st)
{
	arena_reset(&st->pick_arena);
	st->pick = (struct pick){ .ask = { .kind = PICK_NONE } };
}

bool
case_takes_votes(const struct case_state *st)
{
	const struct panel *p = st->is_staged ? scheme_panel(st->view.scheme,
	    st->meeting.panel) : NULL;

	return p != NULL && p->votes != NULL && strcmp(p->votes, "none") != 0;
}

bool
case_takes_conditions(const struct case_state *st)
{
	return st->is_staged && disposition_gives(st->staged.disposition);
}

static enum result
open_rows(struct screen *s, enum picking kind, const char *use,
    const char *rule, enum pick_date date)
{
	struct case_state *st = s->state;
	struct pick_from from = { app_db(s), &st->view, &st->meeting,
	    &st->staged };
	struct err e = ERR_INIT;
	struct pick_ask ask = { .kind = kind, .date = date };
	struct pick p;
	bool ok;

	case_pick_close(st);
	ask.use = arena_strdup(&st->pick_arena, use);
	ask.rule = arena_strdup(&st->pick_arena, rule);
	if (!register_read(from.db, &e))
		return app_fail(s, &e);
	ok = pick_fill(&from, &ask, &st->pick_arena, &p, &e);
	register_read_end(from.db);
	if (!ok)
		return app_fail(s, &e);
	st->pick = p;
	return RESULT_DONE;
}

enum result
case_pick_open(struct screen *s, enum picking kind)
{
	struct case_state *st = s->state;
	const char *use = kind != PICK_REASON ? NULL :
	    disposition_reason_use(st->staged.disposition);

	if (kind == PICK_REASON && use == NULL)
		use = word_of(disposition_words, st->staged.disposition);
	return open_rows(s, kind, use, NULL, DATE_START);
}

/* t, and t again for the next of the dates. */
enum result
case_pick_date(struct screen *s)
{
	struct case_state *st = s->state;
	enum pick_date date = pick_first_date(&st->staged);

	if (st->pick.ask.kind == PICK_DATE)
		date = pick_next_date(&st->staged, st->pick.ask.date);
	return open_rows(s, PICK_DATE, NULL, NULL, date);
}

static bool
keep(struct screen *s, const struct proposal *p, struct err *e)
{
	struct case_state *st = s->state;

	if (st->fixed == NULL)
		return live_stage(s->app->db, st->meeting.id,
		    st->rows[st->at].item.id, p, e);
	buf_truncate(&st->own, 0);
	if (p != NULL)
		record_encode(&proposal_record, p, &st->own);
	return true;
}

/* What the scheme suggests, from one state of the register. */
static bool
complete(struct screen *s, struct proposal *p, struct err *e)
{
	struct case_state *st = s->state;
	struct db *db = app_db(s);
	const char *note;
	bool ok;

	if (!register_read(db, e))
		return false;
	ok = proposal_complete(db, &st->view.dossier, &st->meeting, p,
	    &s->arena, &note, e);
	register_read_end(db);
	return ok;
}

/* Fill in what the scheme suggests, keep it in the live row, show it.  Not
 * over what another session staged meanwhile. */
bool
case_restage(struct screen *s, struct proposal *p, struct err *e)
{
	struct case_state *st = s->state;

	if ((st->fixed == NULL && !case_is_still_so(s, e)) ||
	    !complete(s, p, e) || !keep(s, p, e))
		return false;
	/* Rows stay open over our own change, not over another session's. */
	st->own_act = true;
	ui_reload(s);
	st->own_act = false;
	return true;
}

static const struct disposition_row *
row_of(const struct case_state *st)
{
	return scheme_disposition(st->view.scheme,
	    st->view.dossier.referral.pathway,
	    (enum disposition)st->staged.disposition);
}

static bool
needs(const struct case_state *st, const char *what)
{
	const struct disposition_row *row = row_of(st);

	return row != NULL && code_in_list(row->needs, what);
}

bool
case_needs_votes(const struct case_state *st)
{
	return st->is_staged && needs(st, "votes");
}

/* What must still be picked before Enter can record it. */
static enum picking
still_needed(struct screen *s)
{
	const struct case_state *st = s->state;
	const struct proposal *p = &st->staged;
	const struct outcome_row *o = proposal_outcome(st->view.scheme,
	    st->view.dossier.referral.pathway, p, &s->arena);

	if (needs(st, "reason") && p->reasons == NULL)
		return PICK_REASON;
	if (needs(st, "missing") && p->missing == NULL)
		return PICK_MISSING;
	if (p->to_school == NULL && (needs(st, "to-school") ||
	    (o != NULL && o->to_school == 1)))
		return PICK_SCHOOL;
	if (p->part_time == INT_NONE && (needs(st, "time") ||
	    (o != NULL && o->time_required == 1)))
		return PICK_TIME;
	if (needs(st, "condition") && p->conditions == NULL)
		return PICK_CONDITION;
	if (needs(st, "votes") && (p->votes_for == INT_NONE ||
	    p->votes_against == INT_NONE))
		return PICK_VOTES;
	return PICK_NONE;
}

/* The rows that belong to the letter, also to choose again. */
static enum picking
rows_of_letter(const struct case_state *st)
{
	if (needs(st, "reason"))
		return PICK_REASON;
	if (needs(st, "missing"))
		return PICK_MISSING;
	if (needs(st, "outcomes"))
		return PICK_OUTCOMES;
	if (needs(st, "outcome"))
		return PICK_OUTCOME;
	return PICK_NONE;
}

static enum result
open_next(struct screen *s, enum picking otherwise)
{
	struct case_state *st = s->state;
	enum picking next = still_needed(s);

	if (st->staged.outcomes == NULL && needs(st, "outcome"))
		next = PICK_OUTCOME;
	if (next == PICK_NONE)
		next = otherwise;
	if (next != PICK_NONE)
		return case_pick_open(s, next);
	case_pick_close(st);
	return RESULT_DONE;
}

enum result
case_stage(struct screen *s, int disposition)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct proposal p;

	/* The same letter never commits; it only shows its rows again. */
	if (st->is_staged && st->staged.disposition == disposition &&
	    st->pick.ask.kind != PICK_MORE)
		return open_next(s, rows_of_letter(st));
	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	st->skipping = false;
	case_pick_close(st);
	if (!case_restage(s, &p, &e))
		return app_fail(s, &e);
	return open_next(s, rows_of_letter(st));
}

enum result
case_pick(struct screen *s, int index)
{
	struct case_state *st = s->state;
	struct err e = ERR_INIT;
	struct proposal p = st->staged;
	enum picking kind = st->pick.ask.kind;

	if (index < 0 || index >= st->pick.count) {
		ui_say(s->ui, SAY_WARNING, "There is no row %d here.",
		    index + 1);
		return RESULT_DONE;
	}
	if (kind == PICK_MORE)
		return case_stage(s, st->pick.rows[index].disposition);
	pick_apply(&st->pick, index, &p, &s->arena);
	if (!case_restage(s, &p, &e))
		return app_fail(s, &e);
	/* Other rows of these stay open to a digit. */
	return open_next(s, kind == PICK_OUTCOME || kind == PICK_OUTCOMES ?
	    kind : PICK_NONE);
}

/* Overriding. */

/*
 * What the chair wants: the place itself, where it was full and the waiting
 * list is staged instead.
 */
static struct proposal
as_wanted(struct screen *s)
{
	const struct case_state *st = s->state;
	struct proposal p = st->staged;
	const char *note;

	if (p.disposition != DISP_WAITING_LIST)
		return p;
	p.disposition = p.conditions != NULL ? DISP_ACCEPT_WITH_CONDITIONS :
	    DISP_ACCEPT;
	p.beyond_capacity = 1;
	if (!proposal_complete(s->app->db, &st->view.dossier, &st->meeting,
	    &p, &s->arena, &note, NULL))
		return st->staged;
	return p;
}

static enum result
refused(struct screen *s, const struct proposal *p, const struct err *why)
{
	const char *rule = arena_strdup(&s->arena, why->rule);
	const struct case_state *st = s->state;
	const char *use = proposal_use_that_passes(s->app->db,
	    &st->view.dossier, &st->meeting, p, rule, &s->arena);

	if (use != NULL)
		return open_rows(s, PICK_OVERRIDE, use, rule, DATE_START);
	ui_say(s->ui, SAY_WARNING, "%s", why->text);
	return RESULT_DONE;
}

enum result
case_override(struct screen *s)
{
	struct case_state *st = s->state;
	struct db *db = app_db(s);
	struct proposal p = as_wanted(s);
	struct err why = ERR_INIT;
	struct skip skip;

	if (!proposal_check(db, &st->view.dossier, &st->meeting, &p,
	    &s->arena, &why))
		return refused(s, &p, &why);
	/* A tier that is left out is noted also where nothing refuses. */
	if (!proposal_leaves_out(db, &st->view.dossier, &p, NULL, &s->arena,
	    &skip, &why))
		return app_fail(s, &why);
	if (skip.tier != INT_NONE)
		return open_rows(s, PICK_OVERRIDE, "skip-tier", skip.rule,
		    DATE_START);
	ui_say(s->ui, SAY_PLAIN, "Nothing stands in the way: there is no "
	    "rule to override.");
	return RESULT_DONE;
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
	app_db(s);
	if (!keep(s, NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	return RESULT_DONE;
}
