/*
 * What a form leads to: the register, a name shown for a while, the words of
 * the earlier referral, a draft or none.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"

#define REVEAL_MS 30000
#define ASK_DROP 1

static void
drop_draft(struct screen *s)
{
	struct form_state *st = s->state;
	struct err e = ERR_INIT;

	st->saved = true;
	if (!unfinished_save(app_db(s), &st->place, NULL, &s->keep, &e))
		ui_say_err(s->ui, &e);
}

/* To the first field that is refused, by the name that it has here. */
static enum result
show_faults(struct screen *s, const struct err *e)
{
	struct form_state *st = s->state;
	int first = -1, more = 0;

	st->refused = true;
	form_try(s);
	for (int i = 0; i < st->count; i++)
		if (st->rows[i].fault != NULL && first < 0)
			first = i;
		else if (st->rows[i].fault != NULL)
			more++;
	if (first < 0)
		return app_fail(s, e);
	form_enter(s, first);
	ui_say(s->ui, SAY_ERROR, "%s: %s%s", st->rows[first].label,
	    st->rows[first].fault, more == 0 ? "" :
	    arena_printf(&s->arena, " (and %d more)", more));
	return RESULT_DONE;
}

static const char *
first_warning(const struct intake_result *r, struct arena *a)
{
	return arena_strndup(a, r->warnings, strcspn(r->warnings, "\n"));
}

static enum result
take_in(struct screen *s)
{
	struct form_state *st = s->state;
	struct intake_result r;
	struct unfinished form = { 0 };
	struct err e = ERR_INIT;
	struct field_value *v;
	const char *ref;
	int n;

	form_complete(s);
	if (st->chosen < 0) {
		ui_say(s->ui, SAY_WARNING, "Choose first what is asked "
		    "for.");
		return RESULT_DONE;
	}
	v = form_values(st, day_today(s->app->db), &s->arena, &n);
	form.ref = st->ref;
	form.join = st->join;
	form.place = st->place;
	if (!unfinished_take_in(app_db(s), &form, st->rev, v, n, NULL, NULL,
	    &s->arena, &r, &e))
		return show_faults(s, &e);
	ref = arena_strdup(&s->keep, r.ref);
	st->saved = true;
	ui_say(s->ui, *r.warnings ? SAY_WARNING : SAY_GOOD, "%s is %s. %s",
	    ref, st->ref != NULL ? "changed" : "in the register",
	    first_warning(&r, &s->arena));
	if (st->ref == NULL)
		ui_replace(s, &referral_screen, ref);
	return st->ref == NULL ? RESULT_DONE : RESULT_CLOSE;
}

static enum result
end_row(struct screen *s)
{
	struct form_state *st = s->state;

	return form_here(st)->input == INPUT_END ? take_in(s) : RESULT_PASS;
}

/* Names. */

static enum result
reveal(struct screen *s)
{
	struct form_state *st = s->state;
	struct dossier d;
	struct err e = ERR_INIT;

	if (!dossier_load(app_db(s), st->ref, &s->arena, &d, &e) ||
	    !dossier_reveal(s->app->db, &d, &e))
		return app_fail(s, &e);
	st->reveal_until = ui_now() + REVEAL_MS;
	ui_wake_at(s, st->reveal_until);
	form_try(s);
	form_enter(s, st->at);
	return RESULT_DONE;
}

static bool
is_on_record(const struct screen *s, const char **why)
{
	*why = "Nothing of this form is on record yet: what you typed "
	    "yourself is shown while you type who the pupil is.";
	return ((const struct form_state *)s->state)->ref != NULL;
}

void
form_tick(struct screen *s)
{
	struct form_state *st = s->state;

	st->reveal_until = 0;
	form_try(s);
	form_enter(s, st->at);
}

/* The earlier referral's words. */

static bool
has_earlier(const struct screen *s, const char **why)
{
	const struct form_state *st = s->state;

	*why = "No earlier referral of this pupil says anything here.";
	return st->rows[st->at].earlier != NULL;
}

static enum result
take_over(struct screen *s)
{
	struct form_state *st = s->state;

	form_set(form_here(st), form_here(st)->earlier);
	form_changed(s);
	form_try(s);
	form_enter(s, st->at);
	return RESULT_DONE;
}

/* Leaving. */

static enum result
leave(struct screen *s)
{
	struct form_state *st = s->state;
	bool any = false;

	for (int i = 0; i < st->count; i++)
		any |= st->rows[i].touched;
	if (any)
		ui_say(s->ui, SAY_PLAIN, "What you typed is kept: U on "
		    "the referrals lists it.");
	return RESULT_CLOSE;
}

static enum result
ask_drop(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Drop what was typed" },
		{ .text = "Go on with the form" },
	};

	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_DROP, .title = "Drop this form?", .rows = rows,
	    .count = 2 });
	return RESULT_DONE;
}

void
form_resume(struct screen *s, const struct answer *a)
{
	if (a->cancelled || a->tag != ASK_DROP || a->choice != 0)
		return;
	drop_draft(s);
	ui_close(s);
}

static enum result
help(struct screen *s)
{
	ui_open(s->ui, &help_screen, s->ops->name);
	return RESULT_DONE;
}

const struct binding form_keys[] = {
	{ "Enter", "end-row", NULL, "On the last row: take the referral in",
	    end_row, NULL },
	{ "Ctrl-S", "take-in", "Take in", "Take the referral in, or save the "
	    "changes", take_in, NULL },
	{ "Ctrl-R", "reveal", "Names", "Show for half a minute what says who "
	    "the pupil is; that is recorded", reveal, is_on_record },
	{ "Ctrl-O", "take-over", "Earlier", "Take over what the pupil's "
	    "earlier referral says", take_over, has_earlier },
	{ "Esc Ctrl-G", "leave", "Leave", "Leave; what is typed stays as a "
	    "draft", leave, NULL },
	{ "F1", "help", "Help", "Explain the form", help, NULL },
	{ "Ctrl-X", "drop", NULL, "Drop what was typed", ask_drop, NULL },
	{ 0 }
};
