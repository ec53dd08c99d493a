/*
 * Rows behind a letter, and what choosing one does to the proposal.
 */
#include "screens/pick.h"

#include <string.h>

#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/domain/days.h"
#include "src/domain/scheme.h"

#define DATES_SHOWN 8
#define PICK_MOST 80

static struct pick_row *
add_row(struct pick *p, const char *code, const char *label,
    const char *note)
{
	struct pick_row *row;

	if (p->count == PICK_MOST)
		return &p->rows[PICK_MOST - 1];
	row = &p->rows[p->count++];
	*row = (struct pick_row){ .code = code, .label = label,
		.note = note != NULL ? note : "", .day = DAY_NONE,
		.disposition = INT_NONE };
	return row;
}

const char *
list_toggle(const char *list, const char *code, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;
	bool was = false;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; ) {
		size_t n = strcspn(p, ";");

		if (n == strlen(code) && strncmp(p, code, n) == 0)
			was = true;
		else if (n > 0)
			buf_printf(&b, "%s%.*s", b.len ? ";" : "", (int)n, p);
		p += n + (p[n] == ';');
	}
	if (!was)
		buf_printf(&b, "%s%s", b.len ? ";" : "", code);
	out = b.len > 0 ? arena_strdup(a, buf_text(&b)) : NULL;
	buf_release(&b);
	return out;
}

static const char *
capacity_note(struct db *db, const struct case_view *v, const char *provision,
    const char *group, int day, struct arena *a)
{
	struct places places;

	if (!places_count(db, v->scheme, provision, group, day, &places,
	    NULL) || places.capacity == INT_NONE)
		return "";
	return arena_printf(a, "%d/%d%s", places.taken, places.capacity,
	    places.taken >= places.capacity ? " FULL" : "");
}

/* One row for each group of a provision that has groups. */
static void
outcome_rows(struct db *db, const struct case_view *v,
    const struct outcome_row *o, int day, struct arena *a, struct pick *p)
{
	int before = p->count;
	const char *note = "";

	if (o->provision == NULL) {
		add_row(p, o->outcome, o->label, "");
		return;
	}
	SCHEME_ROWS(v->scheme, PART_GROUPS, struct group_row, g) {
		if (strcmp(g->provision, o->provision) != 0)
			continue;
		note = capacity_note(db, v, o->provision, g->group_code, day,
		    a);
		add_row(p, o->outcome, arena_printf(a, "%s, %s", o->label,
		    g->label), note)->group = g->group_code;
	}
	if (p->count == before)
		add_row(p, o->outcome, o->label, capacity_note(db, v,
		    o->provision, NULL, day, a));
}

/* Outcomes serve all kinds of acceptance alike. */
static bool
goes_with(const struct outcome_row *o, int disposition)
{
	if (o->disposition == disposition)
		return true;
	return o->disposition == DISP_ACCEPT &&
	    (disposition == DISP_ACCEPT_IN_PART ||
	    disposition == DISP_ACCEPT_WITH_CONDITIONS ||
	    disposition == DISP_WAITING_LIST);
}

static void
fill_outcomes(struct db *db, const struct case_view *v, int day,
    const struct proposal *prop, struct arena *a, struct pick *p)
{
	const char *pathway = v->dossier.referral.pathway;

	SCHEME_ROWS(v->scheme, PART_OUTCOMES, struct outcome_row, o) {
		if (!scheme_serves(o->pathway, pathway) ||
		    !goes_with(o, prop->disposition))
			continue;
		if (p->kind == PICK_OUTCOMES)
			add_row(p, o->outcome, o->label, "")->marked =
			    code_in_list(prop->outcomes, o->outcome);
		else
			outcome_rows(db, v, o, day, a, p);
	}
}

static void
fill_reasons(const struct case_view *v, struct pick *p)
{
	SCHEME_ROWS(v->scheme, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, v->dossier.referral.pathway) &&
		    strcmp(r->use, p->use) == 0)
			add_row(p, r->reason, r->label, "");
}

static void
fill_missing(const struct case_view *v, const struct proposal *prop,
    struct pick *p)
{
	SCHEME_ROWS(v->scheme, PART_MISSING, struct missing_row, m)
		if (scheme_serves(m->pathway, v->dossier.referral.pathway))
			add_row(p, m->missing, m->label, "")->marked =
			    code_in_list(prop->missing, m->missing);
}

static void
fill_conditions(const struct case_view *v, const struct proposal *prop,
    struct pick *p)
{
	SCHEME_ROWS(v->scheme, PART_CONDITIONS, struct condition_row, c)
		if (scheme_serves(c->pathway, v->dossier.referral.pathway))
			add_row(p, c->condition, c->label, "")->marked =
			    code_in_list(prop->conditions, c->condition);
}

static void
fill_more(const struct case_view *v, struct pick *p)
{
	for (int i = 0; i < v->disposition_count; i++) {
		const struct disposition_row *d = v->dispositions[i];

		if (strcmp(d->key, "m") != 0)
			continue;
		add_row(p, word_of(disposition_words, d->disposition),
		    d->label, "")->disposition = d->disposition;
	}
}

/* What a date means depends on what is proposed. */
static const char *
date_title(const struct proposal *prop)
{
	if (prop->return_on != DAY_NONE)
		return "Return on";
	return prop->start_on != DAY_NONE ? "Start on" : "Review by";
}

static void
fill_dates(const struct proposal *prop, const struct meeting *m,
    struct arena *a, struct pick *p)
{
	int day = prop->return_on != DAY_NONE ? prop->return_on :
	    prop->start_on != DAY_NONE ? prop->start_on :
	    prop->review_on != DAY_NONE ? prop->review_on : m->date;
	char words[DAY_WORDS_SIZE];

	p->title = date_title(prop);
	for (int i = 1; i <= DATES_SHOWN; i++) {
		struct pick_row *row;

		day += 7;
		row = add_row(p, "", arena_strdup(a, day_long(day, words)),
		    "");
		row->day = day;
	}
}

static const char *
title_of(const struct pick *p, const struct case_view *v,
    const struct proposal *prop)
{
	const struct disposition_row *d = prop->disposition == INT_NONE ?
	    NULL : scheme_disposition(v->scheme,
	    v->dossier.referral.pathway,
	    (enum disposition)prop->disposition);

	switch (p->kind) {
	case PICK_REASON:
	case PICK_OUTCOME:
	case PICK_OUTCOMES:
		return d != NULL ? d->label : "";
	case PICK_MISSING:
		return "What is missing";
	case PICK_MORE:
		return "More";
	case PICK_CONDITION:
		return "On condition";
	case PICK_OVERRIDE:
		return "Override, because";
	default:
		return p->title;
	}
}

bool
pick_fill(struct db *db, const struct case_view *v, const struct meeting *m,
    const struct proposal *prop, enum picking kind, const char *use,
    const char *rule, struct arena *a, struct pick *out, struct err *e)
{
	struct pick p = { .kind = kind, .use = use, .rule = rule,
		.title = "" };

	p.rows = arena_array(a, PICK_MOST, sizeof *p.rows);
	if (kind == PICK_OUTCOME || kind == PICK_OUTCOMES)
		fill_outcomes(db, v, m->date, prop, a, &p);
	else if (kind == PICK_REASON || kind == PICK_OVERRIDE)
		fill_reasons(v, &p);
	else if (kind == PICK_MISSING)
		fill_missing(v, prop, &p);
	else if (kind == PICK_CONDITION)
		fill_conditions(v, prop, &p);
	else if (kind == PICK_MORE)
		fill_more(v, &p);
	else if (kind == PICK_DATE)
		fill_dates(prop, m, a, &p);
	p.title = title_of(&p, v, prop);
	if (p.count == 0) {
		err_set(e, ERR_DATA, "The scheme has nothing to choose "
		    "from here.");
		return false;
	}
	*out = p;
	return true;
}

static void
apply_date(int day, struct proposal *prop)
{
	if (prop->return_on != DAY_NONE)
		prop->return_on = day;
	else if (prop->start_on != DAY_NONE) {
		prop->start_on = day;
		prop->end_on = prop->review_on = DAY_NONE;
	} else
		prop->review_on = day;
}

static void
apply_outcome(const struct pick_row *row, struct proposal *prop)
{
	prop->outcomes = row->code;
	prop->provision = NULL;
	prop->group_code = row->group;
	prop->start_on = prop->end_on = prop->review_on = DAY_NONE;
	prop->part_time = INT_NONE;
	/* A full place made a waiting list of it: ask for the place itself,
	 * and let the rules say again whether it is free. */
	if (prop->disposition == DISP_WAITING_LIST)
		prop->disposition = DISP_ACCEPT;
}

static void
apply_override(const struct pick *p, const struct pick_row *row,
    struct proposal *prop, struct arena *a)
{
	const char *one = arena_printf(a, "%s=%s", p->rule, row->code);

	prop->overrides = prop->overrides == NULL ? one :
	    arena_printf(a, "%s;%s", prop->overrides, one);
	if (strcmp(p->use, "capacity") != 0)
		return;
	prop->beyond_capacity = 1;
	if (prop->disposition == DISP_WAITING_LIST)
		prop->disposition = DISP_ACCEPT;
}

void
pick_apply(const struct pick *p, int index, struct proposal *prop,
    struct arena *a)
{
	const struct pick_row *row = &p->rows[index];

	switch (p->kind) {
	case PICK_OUTCOME:
		apply_outcome(row, prop);
		break;
	case PICK_OUTCOMES:
		prop->outcomes = list_toggle(prop->outcomes, row->code, a);
		break;
	case PICK_REASON:
		prop->reasons = row->code;
		break;
	case PICK_MISSING:
		prop->missing = row->code;
		prop->owner = NULL;
		prop->return_on = DAY_NONE;
		break;
	case PICK_CONDITION:
		prop->conditions = list_toggle(prop->conditions, row->code, a);
		if (prop->disposition == DISP_ACCEPT)
			prop->disposition = DISP_ACCEPT_WITH_CONDITIONS;
		break;
	case PICK_OVERRIDE:
		apply_override(p, row, prop, a);
		break;
	case PICK_DATE:
		apply_date(row->day, prop);
		break;
	case PICK_MORE:
	case PICK_NONE:
		break;
	}
}
