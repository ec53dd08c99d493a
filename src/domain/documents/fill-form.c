/*
 * The referral form in documents: what was asked and said, under names of its
 * own, and every field that does not say who the pupil is as form_FIELD.
 */
#include "src/domain/documents/fill.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

static void
add_asked(const struct fill *f, const struct dossier *d)
{
	static const struct { const char *name, *field; } form[] = {
		{ "concern", "reason_for_referral" },
		{ "strengths", "strengths" },
		{ "tried_so_far", "tried_so_far" },
		{ "pupil_view", "pupil_view" },
		{ "parent_view", "parent_view" },
		{ "hoped_for", "hoped_for" },
		{ "referrer_name", "referrer_name" },
	};

	for (size_t i = 0; i < sizeof form / sizeof form[0]; i++)
		fill_field(f, d, form[i].name, form[i].field);
}

/* The code of a field in its words; other kinds as they are. */
static const char *
form_words(const struct fill *f, const struct form_field *x,
    const char *value)
{
	const char *list = value, *code, *words = "";

	if (x->codes == NULL || strncmp(x->kind, "code", 4) != 0)
		return value;
	while ((code = codes_next(&list, f->arena)) != NULL)
		words = arena_printf(f->arena, "%s%s%s", words, *words ?
		    ", " : "", code_label(f->db, f->scheme, x->codes, code,
		    f->arena));
	return words;
}

static void
add_fields(const struct fill *f, const struct dossier *d)
{
	SCHEME_ROWS(f->scheme, PART_FIELDS, struct form_field, x) {
		const char *value = dossier_field(d, x->field, f->arena);
		char *name = arena_printf(f->arena, "form_%s", x->field);
		int day = strcmp(x->kind, "date") == 0 ? day_parse(value) :
		    DAY_NONE;

		for (char *p = name; *p != '\0'; p++)
			*p = *p == '-' ? '_' : *p;
		if (x->identity == 1 || !scheme_serves(x->pathway,
		    d->referral.pathway))
			continue;
		if (day != DAY_NONE)
			fill_day(f, name, day);
		else
			doc_text(f->doc, name, fill_text(d, form_words(f, x,
			    value), f->arena));
	}
}

void
fill_form(const struct fill *f, const struct dossier *d)
{
	add_asked(f, d);
	add_fields(f, d);
}
