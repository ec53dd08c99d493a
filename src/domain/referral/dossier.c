/*
 * A referral with all that belongs to it, and its fields by their codes.
 */
#include "src/domain/referral/referral.h"

#include <string.h>

#include "src/base/day.h"
#include "src/base/utf8.h"
#include "src/domain/referral/fields.h"
#include "src/domain/scheme/scheme.h"

static bool
load_referral(struct db *db, const char *ref, struct arena *a,
    struct referral *out, struct err *e)
{
	bool found;

	if (!db_seek(db, &referral_record, "ref", ref, a, out, &found, e))
		return false;
	if (!found && !db_seek(db, &referral_record, "id", ref, a, out,
	    &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no referral “%s” in this "
		    "register. “convene referrals” lists them.", ref);
	return found;
}

/* Who it is about, and of which school. */
static bool
load_pupil(struct db *db, struct dossier *d, struct arena *a, struct err *e)
{
	record_clear(&pupil_record, &d->pupil);
	d->has_pupil = d->referral.pupil_id != NULL;
	return (!d->has_pupil || db_get(db, &pupil_record, "id",
	    d->referral.pupil_id, a, &d->pupil, e)) &&
	    db_get(db, &school_record, "urn", d->referral.school_urn, a,
	    &d->school, e);
}

static bool
load_parts(struct db *db, struct dossier *d, struct arena *a, struct err *e)
{
	const char *id = d->referral.id;

	return db_list(db, &referral_value_record, "referral_id", id,
	    "field", a, &d->values, &d->value_count, e) &&
	    db_list(db, &consent_record, "referral_id", id, "kind", a,
	    &d->consents, &d->consent_count, e) &&
	    db_list(db, &evidence_record, "referral_id", id, "code", a,
	    &d->evidence, &d->evidence_count, e);
}

/* The pack was chosen when the referral came in; was it in force then? */
static void
note_validity(struct dossier *d, struct arena *a)
{
	const struct scheme *s = d->scheme;
	int day = d->referral.received;
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];

	if (s->valid_from != DAY_NONE && day < s->valid_from)
		d->scheme_warning = arena_printf(a, "Judged by the rules of "
		    "%s, which came into force later, on %s.", s->id,
		    day_words(s->valid_from, from));
	else if (s->valid_to != DAY_NONE && day > s->valid_to)
		d->scheme_warning = arena_printf(a, "Judged by the rules of "
		    "%s, which ended on %s; no newer ones are loaded.",
		    s->id, day_words(s->valid_to, to));
}

bool
dossier_load_head(struct db *db, const char *id, struct arena *a,
    struct dossier *out, struct err *e)
{
	struct dossier d = { .has_pupil = false };

	if (!db_get(db, &referral_record, "id", id, a, &d.referral, e) ||
	    !load_pupil(db, &d, a, e))
		return false;
	*out = d;
	return true;
}

bool
dossier_load(struct db *db, const char *ref, struct arena *a,
    struct dossier *out, struct err *e)
{
	struct dossier d = { .has_pupil = false };

	if (!load_referral(db, ref, a, &d.referral, e) ||
	    !load_pupil(db, &d, a, e) ||
	    !load_parts(db, &d, a, e) ||
	    !scheme_get(db, d.referral.pack_id, a, &d.scheme, e))
		return false;
	note_validity(&d, a);
	*out = d;
	return true;
}

static const struct consent *
consent_find(const struct dossier *d, enum consent_kind kind)
{
	for (int i = 0; i < d->consent_count; i++)
		if (d->consents[i].kind == (int)kind)
			return &d->consents[i];
	return NULL;
}

bool
dossier_consent(const struct dossier *d, enum consent_kind kind)
{
	const struct consent *c = consent_find(d, kind);

	return c != NULL && c->state == CONSENT_GIVEN;
}

bool
dossier_holds(const struct dossier *d, const char *code)
{
	for (int i = 0; i < d->evidence_count; i++)
		if (strcmp(d->evidence[i].code, code) == 0)
			return d->evidence[i].state == EVIDENCE_HELD;
	return false;
}

static const char *
printed(const struct record *r, const void *row, const char *field,
    struct arena *a)
{
	const struct field *f = record_field(r, field);
	struct buf b = BUF_INIT;
	const char *out;

	if (f == NULL)
		return "";
	field_print(f, row, &b);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static const char *
consent_text(const struct dossier *d, enum consent_kind kind,
    struct arena *a)
{
	const struct consent *c = consent_find(d, kind);
	char day[DAY_ISO_SIZE];

	if (c == NULL)
		return "";
	if (kind == CONSENT_SHARE)
		return c->state == CONSENT_GIVEN ? "yes" : "no";
	if (c->state != CONSENT_GIVEN)
		return consent_state_words[c->state];
	return arena_strdup(a, day_iso(c->given_on, day));
}

/* Papers that are held, or (ALL) every one with its state. */
static const char *
evidence_text(const struct dossier *d, bool all, struct arena *a)
{
	const char *list = "";

	for (int i = 0; i < d->evidence_count; i++) {
		const struct evidence *v = &d->evidence[i];
		bool held = v->state == EVIDENCE_HELD;

		if (held || all)
			list = arena_printf(a, "%s%s%s%s%s", list,
			    *list ? ";" : "", v->code, held ? "" : ":",
			    held ? "" : evidence_state_words[v->state]);
	}
	return list;
}

static const char *
value_text(const struct dossier *d, const char *field)
{
	for (int i = 0; i < d->value_count; i++)
		if (strcmp(d->values[i].field, field) == 0)
			return d->values[i].value;
	return "";
}

const char *
field_held(const struct dossier *d, const char *field, struct arena *a)
{
	struct field_rule rule;

	if (!field_rule_find(d->scheme, d->referral.pathway, field, &rule))
		return value_text(d, field);
	switch (rule.home) {
	case HOME_CASE:
	case HOME_REFERRAL:
		return printed(&referral_record, &d->referral, field, a);
	case HOME_PUPIL:
		return d->has_pupil ?
		    printed(&pupil_record, &d->pupil, field, a) : "";
	case HOME_CONSENT:
		return consent_text(d, rule.consent, a);
	case HOME_EVIDENCE:
		return evidence_text(d, true, a);
	case HOME_VALUE:
		break;
	}
	return value_text(d, field);
}

const char *
dossier_field(const struct dossier *d, const char *field, struct arena *a)
{
	if (strcmp(field, "evidence") == 0)
		return evidence_text(d, false, a);
	if (strcmp(field, "consent_given_on") == 0 &&
	    !dossier_consent(d, CONSENT_REFER))
		return "";
	return field_held(d, field, a);
}

static const char *
initial(const char *name, struct arena *a)
{
	unsigned cp;

	if (name == NULL || *name == '\0')
		return "";
	return arena_printf(a, "%.*s.", (int)utf8_decode(name, strlen(name),
	    &cp), name);
}

const char *
dossier_initials(const struct dossier *d, struct arena *a)
{
	if (d->has_pupil)
		return arena_printf(a, "%s%s", initial(d->pupil.forename, a),
		    initial(d->pupil.surname, a));
	if (d->referral.anonymous == 1)
		return "anonymous";
	return d->school.code != NULL ? d->school.code : d->school.urn;
}
