/*
 * The rows of a form, from the pack; their values; the draft.
 */
#include <stdlib.h>
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "src/base/day.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* y is for yes; q leaves nothing here, but would elsewhere. */
const char form_labels[] = "123456789abcdefghijklmnoprstuvwxyz";

#define LABELS (sizeof form_labels - 1)

bool
form_pathways(struct db *db, struct arena *a, struct form_pathway **out,
    int *count, struct err *e)
{
	struct form_pathway *list;
	struct pack *packs;
	int n, room = 0, k = 0;

	if (!scheme_list(db, a, &packs, &n, e))
		return false;
	list = arena_array(a, 1, sizeof *list);
	for (int i = 0; i < n; i++) {
		struct form_pathway *more;
		const struct scheme *s;

		if (!scheme_get(db, packs[i].id, a, &s, e))
			return false;
		room += s->part[PART_PATHWAYS].count;
		more = arena_array(a, (size_t)room + 1, sizeof *more);
		memcpy(more, list, (size_t)k * sizeof *more);
		list = more;
		SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
			list[k++] = (struct form_pathway){ s, p };
	}
	*out = list;
	*count = k;
	return true;
}

struct form_row *
form_row_of(struct form_state *st, const char *code)
{
	for (int i = 0; i < st->count; i++)
		if (strcmp(st->rows[i].code, code) == 0)
			return &st->rows[i];
	return NULL;
}

/* What stands in a row: as typed, else as it is on record. */
static const char *
row_value(const struct form_row *r)
{
	return r->touched ? buf_text(&r->value) : r->held;
}

void
form_set(struct form_row *r, const char *value)
{
	buf_truncate(&r->value, 0);
	buf_str(&r->value, value);
	r->touched = true;
}

bool
form_has(const struct form_row *r, const char *code)
{
	return r->input == INPUT_SEVERAL ?
	    code_in_list(row_value(r), code) :
	    strcmp(row_value(r), code) == 0;
}

void
form_toggle(struct form_row *r, const char *code, struct arena *a)
{
	const char *at = row_value(r), *one, *list = NULL;
	bool was = form_has(r, code);

	while ((one = codes_next(&at, a)) != NULL)
		if (strcmp(one, code) != 0)
			list = codes_add(list, one, a);
	if (!was)
		list = codes_add(list, code, a);
	form_set(r, list != NULL ? list : "");
}

bool
form_is_date(const struct form_row *r)
{
	return r->field != NULL && (strcmp(r->rule.kind, "date") == 0 ||
	    strcmp(r->rule.kind, "consent") == 0);
}

/* Rows. */

static struct form_row *
add(struct form_state *st, const char *code, const char *label,
    enum form_input input)
{
	struct form_row *r = &st->rows[st->count++];

	*r = (struct form_row){ .code = code, .label = label,
	    .section = "", .help = "", .held = "", .preview = "",
	    .input = input };
	return r;
}

static void
add_pathway(struct screen *s)
{
	struct form_state *st = s->state;
	struct form_row *r = add(st, "pathway", "What is asked for",
	    INPUT_ONE);

	r->section = "Referral";
	r->help = "Which panel or service the form is for. It decides what "
	    "is asked below.";
	r->required = true;
	r->options = arena_array(&s->keep, (size_t)st->pathway_count,
	    sizeof *r->options);
	r->option_count = st->pathway_count;
	for (int i = 0; i < st->pathway_count; i++)
		r->options[i] = (struct field_option){
		    arena_printf(&s->keep, "%s/%s", st->pathways[i].scheme->id,
		    st->pathways[i].pathway->pathway),
		    st->pathways[i].pathway->label };
	if (st->chosen >= 0)
		form_set(r, r->options[st->chosen].code);
}

static enum form_input
input_of(const struct form_row *r)
{
	if (strcmp(r->rule.kind, "text") == 0)
		return INPUT_TEXT;
	if (r->option_count == 0 || (size_t)r->option_count > LABELS)
		return INPUT_ENTRY;
	return strcmp(r->rule.kind, "codes") == 0 ||
	    strcmp(r->rule.kind, "evidence") == 0 ? INPUT_SEVERAL :
	    INPUT_ONE;
}

static bool
add_field(struct screen *s, const struct form_field *f, struct err *e)
{
	struct form_state *st = s->state;
	const struct form_pathway *p = &st->pathways[st->chosen];
	struct field_frame frame = { .db = s->app->db, .scheme = p->scheme,
	    .pathway = p->pathway->pathway, .received = DAY_NONE,
	    .today = day_today(s->app->db), .arena = &s->keep };
	struct form_row *r;

	if (st->count >= FORM_ROWS - 2 || form_row_of(st, f->field) != NULL)
		return true;
	r = add(st, f->field, f->label, INPUT_ENTRY);
	r->field = f;
	r->section = f->section != NULL ? f->section : "";
	r->help = f->help != NULL ? f->help : "";
	if (!field_rule_find(p->scheme, p->pathway->pathway, f->field,
	    &r->rule))
		r->rule = (struct field_rule){ .field = f->field,
		    .kind = f->kind, .home = HOME_VALUE, .rule = "" };
	if (!field_options(&frame, &r->rule, &r->options, &r->option_count,
	    e))
		return false;
	r->input = input_of(r);
	return true;
}

/* The rows as they were, to carry over what was typed. */
static bool
add_fields(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	const struct form_pathway *p = &st->pathways[st->chosen];

	SCHEME_ROWS(p->scheme, PART_FIELDS, struct form_field, f)
		if (scheme_serves(f->pathway, p->pathway->pathway) &&
		    !add_field(s, f, e))
			return false;
	return true;
}

bool
form_build(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	struct form_row *old = arena_array(&s->keep, FORM_ROWS, sizeof *old);
	int n = st->count;

	memcpy(old, st->rows, (size_t)n * sizeof *old);
	st->count = 0;
	if (st->ref == NULL)
		add_pathway(s);
	if (st->chosen >= 0 && !add_fields(s, e))
		return false;
	add(st, "", st->ref != NULL ? "Save the changes" :
	    "Take it in", INPUT_END)->section = "Done";
	for (int i = 0; i < n; i++) {
		struct form_row *r = form_row_of(st, old[i].code);

		if (r != NULL && r->field != NULL && old[i].touched)
			form_set(r, buf_text(&old[i].value));
		buf_release(&old[i].value);
	}
	return true;
}

/* Values for the rules. */

/* Short dates are whole ones already. */
struct field_value *
form_values(struct form_state *st, int today, struct arena *a, int *count)
{
	struct field_value *v = arena_array(a, (size_t)st->count + 3,
	    sizeof *v);
	const struct form_pathway *p = &st->pathways[st->chosen];
	int n = 0;

	if (st->ref == NULL) {
		v[n++] = (struct field_value){ "scheme", p->scheme->id };
		v[n++] = (struct field_value){ "pathway",
		    p->pathway->pathway };
	}
	for (int i = 0; i < st->count; i++) {
		const struct form_row *r = &st->rows[i];

		if (r->field != NULL && r->touched)
			v[n++] = (struct field_value){ r->code,
			    field_typed(&r->rule, arena_strdup(a,
			    buf_text(&r->value)), today, a) };
	}
	*count = n;
	return v;
}

/* The draft. */

void
form_encode(const struct form_state *st, struct buf *out)
{
	if (st->join != NULL)
		unfinished_encode(out, ":join", st->join);
	for (int i = 0; i < st->count; i++)
		if (st->rows[i].touched)
			unfinished_encode(out, st->rows[i].code,
			    buf_text(&st->rows[i].value));
}

/* The pathway stands first, and makes the rows for the others. */
static void
decode_line(struct screen *s, const char *code, const char *value)
{
	struct form_state *st = s->state;
	struct form_row *r;
	struct err e = ERR_INIT;

	if (strcmp(code, ":join") == 0) {
		st->join = value;
		return;
	}
	if (strcmp(code, "pathway") == 0 && st->ref == NULL) {
		r = form_row_of(st, code);
		for (int i = 0; r != NULL && i < r->option_count; i++)
			if (strcmp(r->options[i].code, value) == 0)
				st->chosen = i;
		if (!form_build(s, &e))
			ui_say_err(s->ui, &e);
		return;
	}
	r = form_row_of(st, code);
	if (r != NULL)
		form_set(r, value);
}

void
form_decode(struct screen *s, const char *draft)
{
	struct field_value *v;
	int n;

	unfinished_decode(draft, &s->keep, &v, &n);
	for (int i = 0; i < n; i++)
		decode_line(s, v[i].field, v[i].value);
}
