/*
 * One referral to read: its gate, papers, those like it, what was decided,
 * and the form in the pack's order; codes and initials.  What its keys ask
 * is in referral-ask.c.
 */
#include "screens/referral.h"

#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "src/base/day.h"
#include "src/domain/gates/trial.h"
#include "src/domain/meeting/view.h"
#include "src/domain/referral/fields.h"
#include "src/domain/referral/papers.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/render/markdown.h"

#define REVEAL_MS 20000

static void
say_field(struct buf *out, const char *label, const char *value)
{
	if (*value == '\0')
		return;
	buf_str(out, "- **");
	md_inline(out, label);
	buf_str(out, ":** ");
	md_block(out, value, "  ");
	buf_str(out, "\n");
}

/* What is met in one line; the rest one by one. */
static void
say_met(const struct gate *g, struct buf *out)
{
	bool any = false;

	for (int i = 0; i < g->count; i++) {
		if (g->lines[i].state != CRITERION_MET)
			continue;
		buf_str(out, any ? ", " : "- **ok** ");
		md_inline(out, g->lines[i].criterion->label);
		any = true;
	}
	if (any)
		buf_str(out, "\n");
}

static void
say_gate(const struct gate *g, struct buf *out)
{
	buf_printf(out, "\n## Gate: %s\n\n", g->blocked ? "BLOCKED" :
	    "nothing blocks");
	for (int i = 0; i < g->count; i++) {
		const struct gate_line *l = &g->lines[i];

		if (l->state == CRITERION_MET)
			continue;
		buf_printf(out, "- **%s** ", l->state ==
		    CRITERION_OVERRIDDEN ? "overridden" : l->blocking ?
		    "BLOCKS" : "lacks");
		md_inline(out, l->criterion->label);
		buf_str(out, ": ");
		md_inline(out, l->says);
		buf_printf(out, " (%s)\n", l->criterion->rule);
	}
	say_met(g, out);
}

static void
say_papers(const struct paper_line *p, int n, struct buf *out,
    struct arena *a)
{
	buf_printf(out, "\n## Papers: %s\n\n", papers_count(p, n, a));
	for (int i = 0; i < n; i++)
		if (*p[i].says != '\0')
			say_field(out, p[i].label, p[i].says);
}

static void
say_alikes(const struct alike *l, int n, struct buf *out)
{
	if (n == 0)
		return;
	buf_str(out, "\n## Alike\n\n");
	for (int i = 0; i < n; i++) {
		buf_printf(out, "- **%s** %s, %s: ", l[i].ref,
		    l[i].initials, l[i].state);
		md_inline(out, l[i].why);
		buf_str(out, "\n");
	}
}

static const struct dossier_line *
line_of(const struct dossier_line *lines, int n, const char *field)
{
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].field, field) == 0)
			return &lines[i];
	return NULL;
}

/* Notes and fields that the form of today has no longer. */
static void
say_others(const struct dossier *d, const struct dossier_line *lines, int n,
    struct buf *out)
{
	bool begun = false;

	for (int i = 0; i < n; i++) {
		const char *field = lines[i].field;

		if (*lines[i].value == '\0' || scheme_field(d->scheme,
		    d->referral.pathway, field) != NULL ||
		    strcmp(field, "ref") == 0 ||
		    strcmp(field, "scheme") == 0 ||
		    strcmp(field, "pathway") == 0)
			continue;
		if (!begun)
			buf_str(out, "\n## Also on record\n\n");
		begun = true;
		say_field(out, lines[i].label, lines[i].value);
	}
}

/* The form in the pack's order, under its sections. */
static void
say_form(struct db *db, const struct dossier *d, struct buf *out,
    struct arena *a)
{
	const char *section = "";
	struct dossier_line *lines;
	int n;

	dossier_lines(d, false, a, &lines, &n);
	SCHEME_ROWS(d->scheme, PART_FIELDS, struct form_field, f) {
		const struct dossier_line *l = line_of(lines, n, f->field);

		if (!scheme_serves(f->pathway, d->referral.pathway) ||
		    l == NULL || *l->value == '\0')
			continue;
		if (f->section != NULL && strcmp(f->section, section) != 0) {
			section = f->section;
			buf_str(out, "\n## ");
			md_inline(out, section);
			buf_str(out, "\n\n");
		}
		say_field(out, l->label, field_words(db, d, f->field,
		    l->value, a));
	}
	say_others(d, lines, n, out);
}

static void
say_head(const struct referral_page *st, struct buf *out)
{
	const struct referral *r = &st->dossier.referral;
	const struct pathway *p = scheme_pathway(st->dossier.scheme,
	    r->pathway);
	char day[DAY_WORDS_SIZE];

	buf_str(out, "**");
	md_inline(out, p != NULL ? p->label : r->pathway);
	buf_printf(out, "**, %s, received %s", word_of(referral_state_words,
	    r->state), day_words(r->received, day));
	if (st->dossier.school.name != NULL) {
		buf_str(out, ", ");
		md_inline(out, st->dossier.school.name);
	}
	buf_str(out, "\n");
	if (st->dossier.scheme_warning != NULL) {
		buf_str(out, "\n");
		md_inline(out, st->dossier.scheme_warning);
		buf_str(out, "\n");
	}
}

static bool
say_all(struct screen *s, struct referral_page *st, struct buf *out,
    struct err *e)
{
	struct db *db = s->app->db;
	struct arena *a = &s->arena;
	struct paper_line *papers;
	struct alike *alikes;
	struct gate gate;
	int paper_count, alike_count;

	if (!gate_judge(db, &st->dossier, NULL, day_today(db), NULL, a,
	    &gate, e) ||
	    !papers_of(db, &st->dossier, a, &papers, &paper_count, e) ||
	    !alike_find(db, &st->dossier, a, &alikes, &alike_count, e))
		return false;
	say_head(st, out);
	say_gate(&gate, out);
	say_papers(papers, paper_count, out, a);
	say_alikes(alikes, alike_count, out);
	say_form(db, &st->dossier, out, a);
	return true;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct referral_page *st = s->state, next = *st;
	struct buf text = BUF_INIT;
	struct ui_line *lines = NULL;
	int n;

	if (dossier_load(app_db(s), st->ref, &s->arena, &next.dossier, e) &&
	    say_all(s, &next, &text, e))
		lines = text_view_lines(buf_text(&text), &s->arena, &n, e);
	buf_release(&text);
	if (lines == NULL)
		return false;
	*st = next;
	st->initials = dossier_initials(&st->dossier, &s->arena);
	pager_set(&st->pager, lines, n);
	return true;
}

static bool
open_referral(struct screen *s, const void *arg, struct err *e)
{
	struct referral_page *st = s->state;

	(void)e;
	st->ref = arena_strdup(&s->keep, arg);
	return true;
}

static void
close_referral(struct screen *s)
{
	struct referral_page *st = s->state;

	pager_release(&st->pager);
}

/* The name, for a while; who asked is in the record. */
static enum result
reveal(struct screen *s)
{
	struct referral_page *st = s->state;
	struct err e = ERR_INIT;
	const char *name;

	if (!name_reveal(app_db(s), st->ref, &s->keep, &name, &e))
		return app_fail(s, &e);
	if (*name == '\0') {
		ui_say(s->ui, SAY_PLAIN, "%s holds no name.", st->ref);
		return RESULT_DONE;
	}
	st->name = name;
	ui_wake_at(s, ui_now() + REVEAL_MS);
	return RESULT_DONE;
}

static void
tick(struct screen *s)
{
	struct referral_page *st = s->state;

	st->name = NULL;
}

static enum result
edit(struct screen *s)
{
	form_edit(s, ((const struct referral_page *)s->state)->ref);
	return RESULT_DONE;
}

static enum result
papers(struct screen *s)
{
	ui_open(s->ui, &papers_screen,
	    ((const struct referral_page *)s->state)->ref);
	return RESULT_DONE;
}

static enum result
compare(struct screen *s)
{
	ui_open(s->ui, &compare_screen,
	    ((const struct referral_page *)s->state)->ref);
	return RESULT_DONE;
}

static bool
is_named(const struct screen *s, const char **why)
{
	*why = "This referral is about no pupil by name.";
	return ((const struct referral_page *)s->state)->dossier.has_pupil;
}

static bool
can_join(const struct screen *s, const char **why)
{
	const struct referral *r =
	    &((const struct referral_page *)s->state)->dossier.referral;

	*why = r->anonymous == 1 ? "It was joined to a named referral "
	    "before." : "Only an anonymous case is joined, when consent has "
	    "come.";
	return r->anonymous == 1 && r->joined_to == NULL;
}

static bool
can_withdraw(const struct screen *s, const char **why)
{
	int state = ((const struct referral_page *)s->state)
	    ->dossier.referral.state;

	*why = "It is withdrawn or closed already.";
	return state != REFERRAL_WITHDRAWN && state != REFERRAL_CLOSED &&
	    state != REFERRAL_ERASED;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct referral_page *st = s->state;

	/* the name goes before the text's "place before" */
	if (ev->kind == EVENT_KEY && key_is_char(ev->key, 'N') &&
	    !st->pager.finding)
		return false;
	return pager_event(&st->pager, s->ui, ev, s->rows - 1, s->cols - 2);
}

static bool
typing(const struct screen *s)
{
	return ((const struct referral_page *)s->state)->pager.finding;
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct referral_page *st = s->state;
	struct canvas body = canvas_sub(c, 1, 1, c->rows - 1, c->cols - 2);

	canvas_title(c, " Referral  %s  %s%s", st->ref, st->name != NULL ?
	    st->name : st->initials, st->name != NULL ? "  NAME SHOWN" : "");
	pager_draw(&st->pager, &body);
}

static const struct binding referral_keys[] = {
	{ "e", "edit", "Correct", "Correct or complete the form", edit,
	    NULL },
	{ "p", "papers", "Papers", "Show and note its papers", papers, NULL },
	{ "N", "name", "Name", "Show the pupil's name for a while; that is "
	    "recorded", reveal, is_named },
	{ "o", "compare", "Earlier", "Show it beside the pupil's earlier "
	    "referral", compare, is_named },
	{ "t", "history", "History", "Show who did what, and what was "
	    "decided", referral_history, NULL },
	{ "+", "list", "Agenda", "Put it on the agenda at hand",
	    referral_list_it, NULL },
	{ "J", "join", "Join", "Join the anonymous case to a named referral, "
	    "now that consent has come", referral_ask_join, can_join },
	{ "w", "withdraw", "Withdraw", "Withdraw it, with a reason",
	    referral_ask_withdraw, can_withdraw },
	{ "Backspace", "leave", NULL, "Go back", ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops referral_screen = {
	.name = "referral", .keys = referral_keys,
	.state_size = sizeof(struct referral_page), .follows = true,
	.open = open_referral, .reload = reload, .draw = draw,
	.input = input, .typing = typing, .resume = referral_answer,
	.tick = tick, .close = close_referral,
};
