/*
 * The dossier that a half-typed form would make.  See trial.h.  The form is
 * read by the same calls that take it in.
 */
#include "src/domain/gates/trial.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/referral/intake.h"
#include "src/domain/register/access.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

#define NOTES_MOST 200

struct notes {
	struct trial_note *at;
	int count;
};

static void
note(struct notes *n, const char *field, const char *says, bool fault)
{
	if (n->count < NOTES_MOST)
		n->at[n->count++] = (struct trial_note){ field, says,
		    fault };
}

static void
on_fault(void *ctx, const char *field, const char *says)
{
	note(ctx, field, says, true);
}

/* "upn: Look at it." has a field in front; other sentences have none. */
static void
note_warnings(struct notes *n, const char *warnings, struct arena *a)
{
	char *list = arena_strdup(a, warnings), *one;

	while ((one = strsep(&list, "\n")) != NULL) {
		size_t k = strspn(one, "abcdefghijklmnopqrstuvwxyz"
		    "0123456789_");

		if (*one == '\0')
			continue;
		if (k > 0 && strncmp(one + k, ": ", 2) == 0)
			note(n, arena_strndup(a, one, k), one + k + 2,
			    false);
		else
			note(n, "", one, false);
	}
}

/* What the fact makes of its field; NULL when it says nothing. */
static const char *
wanted(const struct taking *in, const struct fact *f)
{
	return f->value != NULL ? f->value : in->setting &&
	    *f->given == '\0' ? "" : NULL;
}

static void
set_column(const struct record *r, void *row, const char *name,
    const char *value, struct arena *a)
{
	const struct field *f = record_field(r, name);
	struct err e = ERR_INIT;

	if (f != NULL)
		field_parse(f, row, value, a, &e);
}

static void
set_value(struct dossier *d, const char *field, const char *value)
{
	for (int i = 0; i < d->value_count; i++)
		if (strcmp(d->values[i].field, field) == 0) {
			d->values[i].value = value;
			return;
		}
	d->values[d->value_count++] = (struct referral_value){
	    .referral_id = d->referral.id, .field = field, .value = value };
}

static void
set_consent(struct dossier *d, const struct taking *in,
    const struct fact *f, const char *value)
{
	struct consent c = intake_consent(in, f, value, d->referral.id);
	int i = 0;

	while (i < d->consent_count && d->consents[i].kind != c.kind)
		i++;
	if (*value == '\0') {
		if (i < d->consent_count)
			d->consents[i] = d->consents[--d->consent_count];
		return;
	}
	d->consents[i] = c;
	d->consent_count += i == d->consent_count;
}

static void
set_evidence(struct dossier *d, const char *list, int today,
    struct arena *a)
{
	char *rest = arena_strdup(a, list), *part;
	int n = 0;

	for (const char *p = list; *p != '\0'; p++)
		n += *p == ';';
	d->evidence = arena_array(a, (size_t)n + 1, sizeof *d->evidence);
	d->evidence_count = 0;
	while ((part = strsep(&rest, ";")) != NULL) {
		char *state = strchr(part, ':');
		struct evidence v = { .code = part, .added_on = today,
		    .referral_id = d->referral.id, .state = EVIDENCE_HELD };

		if (state != NULL) {
			*state++ = '\0';
			v.state = word_value(evidence_state_words, state);
		}
		if (*part != '\0')
			d->evidence[d->evidence_count++] = v;
	}
}

static void
apply(struct dossier *d, const struct taking *in, const struct fact *f)
{
	const char *value = wanted(in, f);

	if (value == NULL)
		return;
	switch (f->rule.home) {
	case HOME_REFERRAL:
		set_column(&referral_record, &d->referral, f->rule.field,
		    value, in->arena);
		break;
	case HOME_PUPIL:
		set_column(&pupil_record, &d->pupil, f->rule.field, value,
		    in->arena);
		break;
	case HOME_CONSENT:
		set_consent(d, in, f, value);
		break;
	case HOME_EVIDENCE:
		set_evidence(d, value, in->today, in->arena);
		break;
	case HOME_VALUE:
		set_value(d, f->rule.field, value);
		break;
	case HOME_CASE:
		break;
	}
}

static void *
grown(const void *rows, int count, int more, size_t size, struct arena *a)
{
	char *out = arena_array(a, (size_t)(count + more), size);

	if (count > 0)
		memcpy(out, rows, (size_t)count * size);
	return out;
}

/* Room for all that the facts can add. */
static struct dossier
dossier_begin(const struct taking *in)
{
	struct dossier d = in->held;

	if (!in->has_held) {
		d = (struct dossier){ .scheme = in->scheme };
		record_clear(&referral_record, &d.referral);
		d.referral.id = d.referral.ref = d.referral.school_urn = "";
		d.referral.state = REFERRAL_RECEIVED;
		d.referral.tier = in->pathway->tier_from;
	}
	d.scheme = in->scheme;
	d.scheme_warning = in->scheme_warning;
	d.values = grown(d.values, d.value_count, in->count, sizeof *d.values,
	    in->arena);
	d.consents = grown(d.consents, d.consent_count, in->count,
	    sizeof *d.consents, in->arena);
	return d;
}

static bool
dossier_made(struct taking *in, struct dossier *out)
{
	struct dossier d = dossier_begin(in);
	bool found;

	d.has_pupil = !in->anonymous &&
	    strcmp(in->pathway->subject, "school") != 0;
	d.pupil = in->pupil;
	if (!in->has_pupil) {
		record_clear(&pupil_record, &d.pupil);
		d.pupil.id = d.pupil.forename = d.pupil.surname = "";
	}
	for (int i = 0; i < in->count; i++)
		apply(&d, in, &in->facts[i]);
	d.referral.pack_id = in->scheme->pack_id;
	d.referral.scheme = in->scheme_id;
	d.referral.pathway = in->pathway->pathway;
	d.referral.received = in->received;
	d.referral.anonymous = in->anonymous;
	d.referral.pupil_id = d.has_pupil && in->has_pupil ? d.pupil.id :
	    NULL;
	record_clear(&school_record, &d.school);
	if (!db_seek(in->db, &school_record, "urn", d.referral.school_urn,
	    in->arena, &d.school, &found, in->e))
		return false;
	if (!found)
		d.school.urn = d.referral.school_urn;
	*out = d;
	return true;
}

/* The same pupil, pathway and day: it is in the register already. */
static void
note_known(const struct taking *in, struct notes *n)
{
	if (in->has_held && !in->setting)
		note(n, "", arena_printf(in->arena, "This is %s once more: "
		    "the same pathway, pupil and day. Open that one to "
		    "change it.", in->held.referral.ref), true);
}

/* Whoever may not see names learns none by typing one. */
static bool
find_alikes(struct taking *in, struct trial *t)
{
	return !access_may(in->db, "reveal", NULL) || alike_find(in->db,
	    &t->dossier, in->arena, &t->alikes, &t->alike_count, in->e);
}

static bool
try_form(struct taking *in, struct trial *t, struct notes *n)
{
	if (in->scheme == NULL || in->pathway == NULL)
		return true;
	if (!intake_match(in) || !intake_check(in) ||
	    !dossier_made(in, &t->dossier) || !find_alikes(in, t))
		return false;
	note_known(in, n);
	if (in->received == DAY_NONE)
		return true;
	t->judged = gate_judge(in->db, &t->dossier, NULL, in->today, NULL,
	    in->arena, &t->gate, in->e);
	return t->judged;
}

bool
referral_try(struct db *db, const char *ref, const struct field_value *v,
    int count, struct arena *a, struct trial *out, struct err *e)
{
	struct notes n = { .at = arena_array(a, NOTES_MOST, sizeof *n.at) };
	struct trial t = { .judged = false };
	struct err own = ERR_INIT;
	struct taking in = { .db = db, .arena = a, .e = &own,
	    .fault = on_fault, .ctx = &n, .warnings = "", .changed = "",
	    .today = day_today(db), .received = DAY_NONE };

	if ((ref != NULL && !intake_hold(&in, ref)) ||
	    !intake_read(&in, v, count) || !try_form(&in, &t, &n)) {
		err_set(e, own.code, "%s", own.text);
		return false;
	}
	note_warnings(&n, in.warnings, a);
	t.notes = n.at;
	t.note_count = n.count;
	*out = t;
	return true;
}
