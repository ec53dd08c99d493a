/*
 * What the rules say to a form so far, put beside its rows.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "src/base/day.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

/* While somebody types who the pupil is, and while a name is revealed. */
bool
form_shows_names(const struct form_state *st)
{
	return st->reveal_until != 0 ||
	    (st->count > 0 && st->rows[st->at].rule.identity);
}

/* One line of it, without the pupil's name. */
static const char *
day_preview(const char *value, struct arena *a)
{
	char words[DAY_WORDS_SIZE];
	int day = field_day(value);

	return day != DAY_NONE ? arena_strdup(a, day_words(day, words)) :
	    value;
}

/* The school by its name, once the register knows which it is. */
static const char *
school_preview(const struct form_state *st, const char *value,
    struct arena *a)
{
	const struct school *s = &st->trial.dossier.school;

	if (!st->has_trial || s->urn == NULL || s->name == NULL ||
	    strcmp(s->urn, value) != 0)
		return value;
	return arena_printf(a, "%s %s", s->name, s->urn);
}

static const char *
preview_of(const struct form_state *st, const struct form_row *r,
    struct arena *a)
{
	const char *value = r->touched ? buf_text(&r->value) : r->held;
	const char *shown = value;

	if (*value == '\0')
		return "";
	if (form_is_date(r))
		shown = value = day_preview(value, a);
	if (strcmp(r->code, "school_urn") == 0)
		return school_preview(st, value, a);
	if (r->rule.identity)
		return st->reveal_until != 0 || (r->touched &&
		    form_shows_names(st)) ? value : r->touched ?
		    "(typed, not shown)" : "(on record, not shown)";
	if (st->has_trial && st->trial.dossier.has_pupil &&
	    st->reveal_until == 0)
		shown = names_to_initials(value, &st->trial.dossier.pupil, a);
	return shown;
}

/* The words of an option, not only its code. */
static const char *
option_words(const struct form_row *r, struct arena *a)
{
	const char *list = "";

	for (int i = 0; i < r->option_count; i++) {
		const struct field_option *o = &r->options[i];

		if (form_has(r, o->code))
			list = arena_printf(a, "%s%s%s", list,
			    *list ? ", " : "", o->label);
	}
	return list;
}

void
form_previews(struct screen *s)
{
	struct form_state *st = s->state;
	struct arena *a = &st->tried;

	for (int i = 0; i < st->count; i++) {
		struct form_row *r = &st->rows[i];
		const char *words = r->option_count > 0 &&
		    r->input != INPUT_ENTRY && !r->rule.identity ?
		    option_words(r, a) : "";

		r->preview = *words != '\0' ? words : preview_of(st, r, a);
	}
}

/* A text on record that names the pupil is shown when it is asked for. */
static void
lock_rows(struct form_state *st, struct arena *a)
{
	for (int i = 0; i < st->count; i++) {
		struct form_row *r = &st->rows[i];

		r->locked = !r->touched && *r->held != '\0' &&
		    !r->rule.identity && st->reveal_until == 0 &&
		    st->trial.dossier.has_pupil &&
		    strcmp(names_to_initials(r->held,
		    &st->trial.dossier.pupil, a), r->held) != 0;
	}
}

/* Nobody is told that a word is wrong while it is being typed. */
void
form_notes(struct form_state *st)
{
	for (int i = 0; i < st->count; i++)
		st->rows[i].fault = st->rows[i].look = NULL;
	for (int i = 0; i < st->trial.note_count; i++) {
		const struct trial_note *n = &st->trial.notes[i];
		struct form_row *r = form_row_of(st, n->field);

		if (r == NULL || r->field == NULL)
			continue;
		if (n->fault && (st->refused || (r->touched &&
		    r->value.len > 0 && r != &st->rows[st->at])))
			r->fault = n->says;
		else if (!n->fault)
			r->look = n->says;
	}
}

static void
put_required(struct form_state *st, struct arena *a)
{
	const struct dossier *d = &st->trial.dossier;

	for (int i = 0; i < st->count; i++)
		if (st->rows[i].field != NULL)
			st->rows[i].required = field_is_wanted(d,
			    d->referral.pathway, st->rows[i].field, a);
}

/* What the pupil's last referral said, to look at while this one is typed. */
static void
put_earlier(struct screen *s)
{
	struct form_state *st = s->state;
	const char *ref = NULL;
	struct dossier d;

	for (int i = 0; i < st->trial.alike_count && ref == NULL; i++)
		if (st->trial.alikes[i].same)
			ref = st->trial.alikes[i].ref;
	st->earlier_ref = ref;
	for (int i = 0; i < st->count; i++)
		st->rows[i].earlier = NULL;
	if (ref == NULL || !dossier_load(s->app->db, ref, &st->tried, &d,
	    NULL))
		return;
	for (int i = 0; i < st->count; i++) {
		struct form_row *r = &st->rows[i];
		const char *was;

		if (r->field == NULL || r->rule.identity)
			continue;
		was = field_held(&d, r->code, &st->tried);
		if (d.has_pupil)
			was = names_to_initials(was, &d.pupil, &st->tried);
		r->earlier = *was != '\0' ? was : NULL;
	}
}

void
form_try(struct screen *s)
{
	struct form_state *st = s->state;
	struct err e = ERR_INIT;
	struct field_value *v;
	int n;

	if (st->chosen < 0)
		return;
	st->dirty = false;
	arena_reset(&st->tried);
	v = form_values(st, day_today(s->app->db), &st->tried, &n);
	st->has_trial = referral_try(app_db(s), st->ref, v, n, &st->tried,
	    &st->trial, &e);
	if (!st->has_trial) {
		memset(&st->trial, 0, sizeof st->trial);
		for (int i = 0; i < st->count; i++)
			st->rows[i].fault = st->rows[i].look =
			    st->rows[i].earlier = NULL;
		ui_say_err(s->ui, &e);
	} else {
		form_notes(st);
		if (st->trial.dossier.scheme != NULL)
			put_required(st, &st->tried);
		put_earlier(s);
		lock_rows(st, &st->tried);
	}
	form_previews(s);
}
