/*
 * A plan before it leaves: preview from the one Markdown tree, what the check
 * found, and the editor.  A hand edit is kept as an edit.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/text-compare.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/editor.h"
#include "screens/ui/prompt.h"
#include "src/domain/documents/addressee.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/leak.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/view.h"

struct state {
	const char *ref;
	struct plan plan;
	bool stale;
	struct hit *hits;
	int hit_count;
	struct addressee *to;
	int to_count;
	const char *nobody;	/* can be written to, as a sentence; or NULL */
	const char *mailed;
	struct pager pager;
	bool editing;
	bool saved;		/* the draft of the edit stands */
	struct editor editor;
};

static bool
lines_made(struct screen *s, struct state *st, struct err *e)
{
	int n;
	struct ui_line *lines = text_view_lines(st->plan.markdown, &s->arena,
	    &n, e);

	if (lines == NULL)
		return false;
	pager_set(&st->pager, lines, n);
	return true;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	struct db *db = app_db(s);

	if (!plan_current(db, st->ref, NULL, &s->arena, &next.plan,
	    &next.stale, e) ||
	    !check_plan(db, &next.plan, NULL, &s->arena, &next.hits,
	    &next.hit_count, e) || !plan_addressees(db, &next.plan,
	    &s->arena, &next.to, &next.to_count, &next.nobody, e) ||
	    !lines_made(s, &next, e))
		return false;
	next.mailed = addressees_mailed(next.to, next.to_count, &s->arena);
	*st = next;
	return true;
}

static bool
open_plan(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->ref = arena_strdup(&s->keep, arg);
	st->saved = true;
	return true;
}

static void
close_plan(struct screen *s)
{
	struct state *st = s->state;

	pager_release(&st->pager);
	editor_release(&st->editor);
}

static const char *
draft_place(struct screen *s)
{
	const struct state *st = s->state;

	return arena_printf(&s->keep, "plan:%s", st->plan.id);
}

static bool
save(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	if (st->saved)
		return true;
	if (!draft_save(app_db(s), draft_place(s), st->editing ?
	    editor_text(&st->editor) : NULL, e))
		return false;
	st->saved = true;
	return true;
}

static bool
can_edit(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "This plan is released and stays as it is. Supersede the "
	    "decision, and a new plan is made.";
	return st->plan.state == PLAN_DRAFT;
}

static bool
has_hits(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The check found nothing to pass.";
	return st->hit_count > 0 && !check_is_passed(&st->plan);
}

static enum result
edit(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *draft = NULL;

	if (!draft_get(app_db(s), draft_place(s), &s->arena, &draft, &e))
		return app_fail(s, &e);
	editor_set(&st->editor, draft != NULL ? draft : st->plan.markdown);
	st->editing = true;
	ui_say(s->ui, SAY_PLAIN, draft != NULL ?
	    "Your unfinished edit is back. Tab keeps it, Esc drops it." :
	    "Tab keeps the text as the plan, Esc drops the edit.");
	return RESULT_DONE;
}

static void
edit_done(struct screen *s, bool keep)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (keep && !plan_edit(app_db(s), &st->plan,
	    editor_text(&st->editor), &s->arena, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	st->editing = false;
	st->saved = false;	/* the draft goes */
	if (keep)
		ui_say(s->ui, SAY_GOOD, "Kept as the plan, marked as "
		    "edited.");
	ui_reload(s);
}

/* A hand edit beside what the template gives now. */
static enum result
compare(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *markdown;
	struct ui_line *lines;
	int n;

	if (!plan_generate(app_db(s), st->ref, NULL, &s->arena, &markdown,
	    &e))
		return app_fail(s, &e);
	if (strcmp(markdown, st->plan.markdown) == 0) {
		ui_say(s->ui, SAY_PLAIN, "The plan is just what the template "
		    "gives now.");
		return RESULT_DONE;
	}
	lines = compare_lines(st->plan.markdown, markdown, &s->arena, &n);
	ui_open(s->ui, &pager_screen, &(struct pager_question){
	    .title = "+ in this plan   - what the template gives now",
	    .lines = lines, .count = n });
	return RESULT_DONE;
}

/* All that the check found; it never repeats what it found. */
static enum result
findings(struct screen *s)
{
	struct state *st = s->state;
	struct ui_line *lines = arena_array(&s->arena,
	    (size_t)st->hit_count, sizeof *lines);

	for (int i = 0; i < st->hit_count; i++) {
		struct ui_span *span = arena_array(&s->arena, 1,
		    sizeof *span);

		*span = (struct ui_span){ STYLE_PLAIN, arena_printf(
		    &s->arena, "%s  %s: %s", st->hits[i].where,
		    st->hits[i].kind, st->hits[i].found) };
		lines[i] = (struct ui_line){ .spans = span, .count = 1,
			.indent = 4 };
	}
	ui_open(s->ui, &pager_screen, &(struct pager_question){
	    .title = arena_printf(&s->arena, "Findings in the plan of %s",
	    st->ref), .lines = lines, .count = st->hit_count });
	return RESULT_DONE;
}

/* Cases of the meeting at hand, in their order. */
static bool
cases(struct screen *s, struct agenda_row **rows, int *count, int *at,
    struct err *e)
{
	struct state *st = s->state;
	struct meeting m;

	if (!app_meeting(s, &s->arena, &m, e) || !agenda_view_list(app_db(s),
	    s->app->scheme, &m, &s->arena, rows, count, e))
		return false;
	*at = -1;
	for (int i = 0; i < *count; i++)
		if (strcmp((*rows)[i].ref, st->ref) == 0)
			*at = i;
	return true;
}

/* The plan after this one, or before it; cases without one are passed. */
static enum result
step(struct screen *s, int by)
{
	struct agenda_row *rows;
	struct err e = ERR_INIT;
	int n, at;

	if (!cases(s, &rows, &n, &at, &e))
		return app_fail(s, &e);
	for (int i = at + by; at >= 0 && i >= 0 && i < n; i += by) {
		struct plan p;
		bool stale;

		if (rows[i].number == 0 || !plan_current(s->app->db,
		    rows[i].ref, NULL, &s->arena, &p, &stale, NULL))
			continue;
		ui_replace(s, &plan_screen, rows[i].ref);
		return RESULT_DONE;
	}
	ui_say(s->ui, SAY_PLAIN, by > 0 ? "This is the last plan of this "
	    "meeting." : "This is the first plan of this meeting.");
	return RESULT_DONE;
}

static enum result
next_plan(struct screen *s)
{
	return step(s, 1);
}

static enum result
last_plan(struct screen *s)
{
	return step(s, -1);
}

static enum result
drop_edit(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *markdown;

	if (!plan_generate(app_db(s), st->ref, NULL, &s->arena, &markdown,
	    &e) || !plan_edit(app_db(s), &st->plan, markdown, &s->arena, &e))
		return app_fail(s, &e);
	ui_reload(s);
	return RESULT_DONE;
}

static bool
has_findings(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "The check found nothing in this plan.";
	return st->hit_count > 0;
}

static bool
is_edited(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	if (!can_edit(s, why))
		return false;
	*why = "Nobody has edited this plan: it follows the case.";
	return st->plan.edited == 1;
}

static enum result
pass(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!check_pass(app_db(s), &st->plan, &s->arena, &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Passed: just this text may go. An edit "
	    "is checked again.");
	return RESULT_DONE;
}

static bool
can_release(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = "This document is released already.";
	if (st->plan.state == PLAN_RELEASED)
		return false;
	*why = "A meeting decided about this case: its plans are released "
	    "together, with R on the screen that closes it.";
	return st->plan.meeting_id == NULL;
}

static enum result
ask_release(struct screen *s)
{
	struct state *st = s->state;

	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = 1, .title = "Release this document",
	    .hint = "It may then leave the building.",
	    .words = arena_printf(&s->arena, "release %s", st->ref) });
	return RESULT_DONE;
}

/* The one question that this screen asks. */
static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct hit *hits;
	struct plan p;
	int n;

	if (a->cancelled)
		return;
	if (!release_case(app_db(s), st->ref, a->text, &s->arena, &p, &hits,
	    &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "Version %d is released.", p.version);
}

static bool
editor_input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_TAB)) {
		edit_done(s, true);
		return true;
	}
	if (ev->kind == EVENT_KEY && key_is(ev->key, NAMED_ESC)) {
		edit_done(s, false);
		return true;
	}
	if (!editor_event(&st->editor, ev, s->rows - 2, s->cols))
		return false;
	st->saved = false;
	return true;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (st->editing)
		return editor_input(s, ev);
	return pager_event(&st->pager, s->ui, ev, s->rows - 4, s->cols - 2);
}

static bool
typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->editing || st->pager.finding;
}

static void
draw_hits(const struct state *st, struct canvas *c, int row)
{
	if (st->hit_count == 0) {
		canvas_text(c, row, 1, STYLE_GOOD, "Check: nothing of "
		    "another case was found");
		return;
	}
	canvas_textf(c, row, 1, STYLE_WARNING, "Check%s: %d finding%s; %s, "
	    "%s%s", check_is_passed(&st->plan) ? " passed" : "",
	    st->hit_count, st->hit_count == 1 ? "" : "s",
	    st->hits[0].found, st->hits[0].where,
	    st->hit_count > 1 ? " ..." : "");
}

/* Who gets it; the sentence about nobody is longer than a row. */
static void
draw_to(const struct state *st, struct canvas *c, int row)
{
	canvas_text(c, row, 1, STYLE_LABEL, "To");
	canvas_column(c, row, 4, c->cols - 5, st->nobody != NULL ?
	    STYLE_WARNING : STYLE_PLAIN, st->nobody != NULL ?
	    "NO ADDRESS: set one on Schools; A says more" : st->mailed);
}

static enum result
addresses(struct screen *s)
{
	const struct state *st = s->state;

	ui_say(s->ui, st->nobody != NULL ? SAY_WARNING : SAY_PLAIN, "%s",
	    st->nobody != NULL ? st->nobody : st->mailed);
	return RESULT_DONE;
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body;

	canvas_title(c, "Plan  %s  version %d  %s%s%s", st->ref,
	    st->plan.version, word_of(plan_state_words, st->plan.state),
	    st->plan.edited == 1 ? ", edited by hand" : "",
	    st->stale ? ", the case has CHANGED since" : "");
	if (st->editing) {
		body = canvas_sub(c, 2, 0, c->rows - 2, c->cols);
		canvas_text(c, 1, 1, STYLE_STRONG, "EDITING   Tab = keep   "
		    "Esc = drop the edit");
		editor_draw(&st->editor, &body, true);
		return;
	}
	draw_hits(st, c, 1);
	draw_to(st, c, 2);
	canvas_rule(c, 3);
	body = canvas_sub(c, 4, 1, c->rows - 4, c->cols - 2);
	pager_draw(&st->pager, &body);
}

static const struct binding plan_keys[] = {
	{ "e", "edit", "Edit", "Edit the plan by hand", edit, can_edit },
	{ "g", "compare", "Compare", "Show a hand edit beside what the "
	    "template gives now", compare, NULL },
	{ "D", "drop-edit", NULL, "Drop the hand edit: the plan follows the "
	    "case again", drop_edit, is_edited },
	{ "f", "findings", "Findings", "Show all that the check found",
	    findings, has_findings },
	{ "P", "pass", "Pass", "You have looked at what the check found: "
	    "this text may go", pass, has_hits },
	{ "R", "release", NULL, "Release the document of a case that was "
	    "decided outside a meeting", ask_release, can_release },
	{ "A", "addresses", NULL, "Say in full to whom it goes, and where "
	    "the addresses came from", addresses, NULL },
	{ "Right", "next-plan", "Next", "Go to the next plan of this "
	    "meeting", next_plan, NULL },
	{ "Left", "last-plan", NULL, "Go to the plan before",
	    last_plan, NULL },
	{ 0 }
};

const struct screen_ops plan_screen = {
	.name = "plan", .keys = plan_keys,
	.state_size = sizeof(struct state),
	.makes = true,
	.open = open_plan, .reload = reload, .draw = draw, .input = input,
	.typing = typing, .save = save, .close = close_plan,
	.resume = resume,
};
