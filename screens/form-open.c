/*
 * Opening a form: a new one, one on record, one that begins with what an
 * anonymous case says; and the draft of each.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "src/base/day.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/scheme/scheme.h"

static bool
load_held(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	struct dossier d;

	if (!dossier_load(s->app->db, st->ref, &s->keep, &d, e))
		return false;
	st->rev = d.referral.rev;
	for (int i = 0; i < st->pathway_count; i++)
		if (strcmp(st->pathways[i].scheme->id, d.scheme->id) == 0 &&
		    strcmp(st->pathways[i].pathway->pathway,
		    d.referral.pathway) == 0)
			st->chosen = i;
	if (st->chosen < 0) {
		err_set(e, ERR_DATA, "The pathway %s is in no rule pack of "
		    "this register any more.", d.referral.pathway);
		return false;
	}
	st->pathways[st->chosen].scheme = d.scheme;
	if (!form_build(s, e))
		return false;
	for (int i = 0; i < st->count; i++)
		if (st->rows[i].field != NULL)
			st->rows[i].held = field_held(&d, st->rows[i].code,
			    &s->keep);
	return true;
}

/* What the anonymous case said, as far as it still holds by name. */
static bool
load_joined(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	struct dossier d;

	if (!dossier_load(s->app->db, st->join, &s->keep, &d, e))
		return false;
	for (int i = 0; i < st->pathway_count; i++)
		if (strcmp(st->pathways[i].scheme->id, d.scheme->id) == 0 &&
		    strcmp(st->pathways[i].pathway->pathway,
		    d.referral.pathway) == 0)
			st->chosen = i;
	if (!form_build(s, e))
		return false;
	for (int i = 0; i < st->count; i++) {
		struct form_row *r = &st->rows[i];
		const char *value = r->field != NULL ? field_held(&d,
		    r->code, &s->keep) : "";

		if (*value != '\0' && strcmp(r->code, "received") != 0)
			form_set(r, value);
	}
	if (form_row_of(st, "anonymous") != NULL)
		form_set(form_row_of(st, "anonymous"), "no");
	return true;
}

static bool
load_rows(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	const char *draft = NULL;

	if (!form_pathways(app_db(s), &s->keep, &st->pathways,
	    &st->pathway_count, e) ||
	    (st->place != NULL && !draft_get(s->app->db, st->place,
	    &s->keep, &draft, e)))
		return false;
	if (st->ref != NULL && !load_held(s, e))
		return false;
	if (st->ref == NULL && !form_build(s, e))
		return false;
	if (draft != NULL) {
		form_decode(s, draft);
		ui_say(s->ui, SAY_PLAIN, "Your unfinished form is back. "
		    "Ctrl-X drops it.");
		return true;
	}
	if (st->join != NULL)
		return load_joined(s, e);
	if (st->ref == NULL && st->pathway_count == 1) {
		st->chosen = 0;
		return form_build(s, e);
	}
	return true;
}

/* A new form never falls upon another that waits. */
static void
say_others(struct screen *s)
{
	const struct form_state *st = s->state;
	struct unfinished *list;
	int n;

	if (st->place == NULL && unfinished_list(s->app->db, &s->arena,
	    &list, &n, NULL) && n > 0)
		ui_say(s->ui, SAY_PLAIN, "%d other form%s unfinished: U on "
		    "the referrals lists %s.", n, n == 1 ? " is" :
		    "s are", n == 1 ? "it" : "them");
}

/* A form goes on where it was left. */
static int
last_touched(const struct form_state *st)
{
	int at = 0;

	for (int i = 0; i < st->count && st->join == NULL; i++)
		if (st->rows[i].touched)
			at = i;
	return at;
}

/* The first blank row that this criterion looks at; -1: none. */
static int
row_wanted(struct form_state *st, const struct criterion *c)
{
	const struct scheme *scheme = st->pathways[st->chosen].scheme;

	SCHEME_ROWS(scheme, PART_PREDICATES, struct predicate_row, p) {
		const struct form_row *r = p->field != NULL &&
		    strcmp(p->criterion, c->criterion) == 0 &&
		    strcmp(p->pathway, c->pathway) == 0 ?
		    form_row_of(st, p->field) : NULL;

		if (r != NULL && !r->touched && *r->held == '\0')
			return (int)(r - st->rows);
	}
	return -1;
}

/* What blocks comes before what is merely lacking. */
static int
first_wanted(struct form_state *st)
{
	const struct gate *g = &st->trial.gate;

	for (int pass = 0; pass < 2 && st->trial.judged; pass++)
		for (int i = 0; i < g->count; i++) {
			const struct gate_line *l = &g->lines[i];
			int at = (pass == 0 && !l->blocking) ||
			    l->state == CRITERION_MET ||
			    l->state == CRITERION_OVERRIDDEN ? -1 :
			    row_wanted(st, l->criterion);

			if (at >= 0)
				return at;
		}
	return last_touched(st);
}

bool
form_open(struct screen *s, const void *arg, struct err *e)
{
	const struct form_arg *a = arg;
	struct form_state *st = s->state;

	st->ref = arena_strdup(&s->keep, a->ref);
	st->join = arena_strdup(&s->keep, a->join);
	st->place = a->place != NULL ? arena_strdup(&s->keep, a->place) :
	    unfinished_place(a->ref, a->join, &s->keep);
	st->chosen = -1;
	st->saved = true;
	st->editor.column = -1;
	st->typed_day = DAY_NONE;
	if (!load_rows(s, e))
		return false;
	say_others(s);
	form_try(s);
	form_enter(s, a->fill ? first_wanted(st) : last_touched(st));
	return true;
}
