/*
 * The fields of a dossier for people: with the labels of the pack, and
 * without what says who the pupil is unless names were asked for.
 */
#include <string.h>

#include "src/domain/referral/fields.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

struct lines {
	const struct dossier *dossier;
	bool names;
	struct arena *arena;
	struct dossier_line *at;
	int count;
};

static bool
is_there(const struct lines *l, const char *field)
{
	for (int i = 0; i < l->count; i++)
		if (strcmp(l->at[i].field, field) == 0)
			return true;
	return false;
}

/* Texts that people typed may name the pupil all the same. */
static const char *
as_shown(const struct lines *l, const char *kind, const char *value)
{
	bool typed = strcmp(kind, "text") == 0 || strcmp(kind, "line") == 0;

	if (l->names || !typed || !l->dossier->has_pupil)
		return value;
	return names_to_initials(value, &l->dossier->pupil, l->arena);
}

static void
add(struct lines *l, const char *field, const char *label)
{
	const struct dossier *d = l->dossier;
	struct field_rule rule = { .kind = "text" };

	if (is_there(l, field))
		return;
	if (field_rule_find(d->scheme, d->referral.pathway, field, &rule) &&
	    rule.identity && !l->names)
		return;
	l->at[l->count++] = (struct dossier_line){ field, label, rule.kind,
	    as_shown(l, rule.kind, field_held(d, field, l->arena)) };
}

void
dossier_lines(const struct dossier *d, bool names, struct arena *a,
    struct dossier_line **out, int *count)
{
	static const char *const always[][2] = {
		{ "ref", "Reference" }, { "scheme", "Scheme" },
		{ "pathway", "Pathway" }, { "anonymous", "Anonymous case" },
	};
	struct lines l = { .dossier = d, .names = names, .arena = a };
	size_t room = sizeof always / sizeof always[0] +
	    (size_t)d->scheme->part[PART_FIELDS].count +
	    (size_t)d->value_count;

	l.at = arena_array(a, room, sizeof *l.at);
	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		add(&l, always[i][0], always[i][1]);
	SCHEME_ROWS(d->scheme, PART_FIELDS, struct form_field, f)
		if (scheme_serves(f->pathway, d->referral.pathway))
			add(&l, f->field, f->label);
	for (int i = 0; i < d->value_count; i++)
		add(&l, d->values[i].field,
		    strncmp(d->values[i].field, FIELD_NOTE,
		    strlen(FIELD_NOTE)) == 0 ?
		    d->values[i].field + strlen(FIELD_NOTE) :
		    d->values[i].field);
	*out = l.at;
	*count = l.count;
}

bool
dossier_reveal(struct db *db, const struct dossier *d, struct err *e)
{
	struct audit_entry entry = { .act = "reveal name",
	    .kind = "referral", .entity = d->referral.ref,
	    .subject_id = d->referral.pupil_id, .fields = "all",
	    .content = "" };

	if (!access_may(db, "reveal", e))
		return false;
	if (!d->has_pupil)
		return true;
	if (!db_begin(db, "reveal a name", e))
		return false;
	return audit_add(db, &entry, e) ? db_commit(db, e) : db_rollback(db);
}
