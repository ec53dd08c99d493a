/*
 * Taking in and changing referrals: one act each.  All faults of a form are
 * told at once, because nobody wants to hear of them one by one.
 */
#include "src/domain/referral/intake.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

#define REF_LENGTH 32

void
intake_fault(struct taking *in, const char *field, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	in->faults++;
	if (in->faults == 1)
		err_set(in->e, ERR_DATA, "%s: %s", field, text);
	if (in->fault != NULL)
		in->fault(in->ctx, field, arena_strdup(in->arena, text));
}

void
intake_warn(struct taking *in, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	in->warnings = arena_printf(in->arena, "%s%s%s", in->warnings,
	    *in->warnings ? "\n" : "", text);
}

struct fact *
intake_fact(const struct taking *in, const char *field)
{
	for (int i = 0; i < in->count; i++)
		if (strcmp(in->facts[i].rule.field, field) == 0)
			return &in->facts[i];
	return NULL;
}

const char *
intake_value(const struct taking *in, const char *field)
{
	const struct fact *f = intake_fact(in, field);

	if (f != NULL && f->value != NULL)
		return f->value;
	if ((f != NULL && in->setting) || !in->has_held)
		return "";
	return field_held(&in->held, field, in->arena);
}

/* Of a field that decides about the others, before those can be read. */
static const char *
given(const struct field_value *values, int count, const char *field,
    struct arena *a)
{
	for (int i = 0; i < count; i++)
		if (strcmp(field_canonical(values[i].field, a), field) == 0 &&
		    values[i].value != NULL)
			return text_trim(arena_strdup(a, values[i].value));
	return "";
}

static bool
ref_is_right(const char *ref)
{
	size_t n = strlen(ref);

	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)ref[i]) && ref[i] != '-' &&
		    ref[i] != '_')
			return false;
	return n <= REF_LENGTH && isalnum((unsigned char)ref[0]);
}

/* The referral that has this reference, if there is one. */
static bool
find_by_ref(struct taking *in, const char *ref)
{
	struct referral r;

	if (*ref == '\0')
		return true;
	if (!ref_is_right(ref)) {
		intake_fault(in, "ref", "A reference is made of letters, "
		    "digits, - and _, at most %d, and begins with a letter "
		    "or digit.", REF_LENGTH);
		return true;
	}
	if (!db_seek(in->db, &referral_record, "ref", ref, in->arena, &r,
	    &in->has_held, in->e))
		return false;
	return !in->has_held || dossier_load(in->db, r.id, in->arena,
	    &in->held, in->e);
}

/* Without a scheme named: that of the held referral, or the only one. */
static bool
choose_scheme(struct taking *in, const char *named)
{
	struct pack *packs;
	const char *list = "";
	int count;

	if (!scheme_list(in->db, in->arena, &packs, &count, in->e))
		return false;
	if (*named == '\0' && in->has_held)
		named = in->held.referral.scheme;
	if (*named == '\0' && count == 1)
		named = packs[0].scheme;
	for (int i = 0; i < count; i++) {
		if (strcmp(packs[i].scheme, named) == 0)
			in->scheme_id = packs[i].scheme;
		list = arena_printf(in->arena, "%s%s%s", list, i ? ", " : "",
		    packs[i].scheme);
	}
	if (in->scheme_id == NULL && count == 0)
		intake_fault(in, "scheme", "This register has no scheme yet. "
		    "Load one: convene scheme load DIR.");
	else if (in->scheme_id == NULL)
		intake_fault(in, "scheme", "%s of this register: %s.",
		    *named ? "This is no scheme" : "Name the scheme, one",
		    list);
	return true;
}

static const char *
pathway_list(const struct taking *in)
{
	const char *list = "";

	SCHEME_ROWS(in->scheme, PART_PATHWAYS, struct pathway, p)
		list = arena_printf(in->arena, "%s%s%s", list,
		    *list ? ", " : "", p->pathway);
	return list;
}

static void
choose_pathway(struct taking *in, const char *named)
{
	if (*named == '\0' && in->has_held)
		named = in->held.referral.pathway;
	if (*named == '\0' && in->scheme->part[PART_PATHWAYS].count == 1)
		named = pathway_list(in);
	in->pathway = scheme_pathway(in->scheme, named);
	if (in->pathway == NULL)
		intake_fault(in, "pathway", "%s of %s: %s.",
		    *named ? "This is no pathway" : "Name the pathway, one",
		    in->scheme_id, pathway_list(in));
}

/* The day decides which rules count, so it is read before the rest. */
static void
read_received(struct taking *in, const char *text)
{
	in->received = field_day(text);
	if (in->received == DAY_NONE && in->has_held && *text == '\0')
		in->received = in->held.referral.received;
	if (in->received == DAY_NONE && *text == '\0')
		intake_fault(in, "received", "Give the day on which the form "
		    "came in.");
}

static bool
choose_rules(struct taking *in, const struct field_value *v, int count)
{
	struct arena *a = in->arena;

	if (!find_by_ref(in, in->setting ? "" : given(v, count, "ref", a)) ||
	    !choose_scheme(in, given(v, count, "scheme", a)))
		return false;
	read_received(in, given(v, count, "received", a));
	if (in->scheme_id == NULL)
		return true;
	if (!scheme_in_force(in->db, in->scheme_id, in->received != DAY_NONE ?
	    in->received : in->today, a, &in->scheme, &in->scheme_warning,
	    in->e))
		return false;
	choose_pathway(in, given(v, count, "pathway", a));
	return true;
}

/* A heading that nobody knows is kept as a note under its own words. */
static struct field_rule
rule_of(const struct taking *in, const char *field)
{
	struct field_rule rule;
	const char *pathway = in->pathway != NULL ? in->pathway->pathway :
	    NULL;

	if (field_rule_find(in->scheme, pathway,
	    field_canonical(field, in->arena), &rule))
		return rule;
	return (struct field_rule){ .home = HOME_VALUE, .kind = "text",
	    .rule = "", .field = strncmp(field, FIELD_NOTE,
	    strlen(FIELD_NOTE)) == 0 ? arena_strdup(in->arena, field) :
	    arena_printf(in->arena, FIELD_NOTE "%s", field) };
}

static void
read_fact(struct taking *in, struct fact *f)
{
	struct field_frame frame = { .db = in->db, .scheme = in->scheme,
	    .pathway = in->pathway != NULL ? in->pathway->pathway : NULL,
	    .received = in->received, .today = in->today,
	    .arena = in->arena };
	const char *warning = NULL;
	struct err e = ERR_INIT;

	if (*f->given == '\0' || f->rule.home == HOME_CASE)
		return;
	if (!field_read(&frame, &f->rule, f->given, &f->value, &warning, &e))
		intake_fault(in, f->rule.field, "%s", e.text);
	else if (warning != NULL)
		intake_warn(in, "%s: %s", f->rule.field, warning);
}

static void
read_anonymous(struct taking *in)
{
	struct fact *f = intake_fact(in, "anonymous");
	struct field_frame frame = { .db = in->db, .arena = in->arena,
	    .received = DAY_NONE, .today = in->today };
	const char *warning;
	struct err e = ERR_INIT;

	if (f != NULL && *f->given != '\0' && !field_read(&frame, &f->rule,
	    f->given, &f->value, &warning, &e))
		intake_fault(in, "anonymous", "%s", e.text);
	in->anonymous = strcmp(intake_value(in, "anonymous"), "yes") == 0;
}

/* A heading that nobody knows may be the pupil's name in other words. */
static void
drop_notes(struct taking *in)
{
	int kept = 0;

	for (int i = 0; i < in->count; i++) {
		const struct fact *f = &in->facts[i];

		if (*f->given == '\0' || strncmp(f->rule.field, FIELD_NOTE,
		    strlen(FIELD_NOTE)) != 0)
			in->facts[kept++] = *f;
		else
			intake_warn(in, "%s: An anonymous case keeps no "
			    "notes, so this was left out. It might say who "
			    "the pupil is.", f->rule.field +
			    strlen(FIELD_NOTE));
	}
	in->count = kept;
}

static bool
is_repeated(const struct taking *in, const char *field)
{
	return intake_fact(in, field) != NULL;
}

static void
read_facts(struct taking *in, const struct field_value *values, int count)
{
	in->facts = arena_array(in->arena, (size_t)count + 1,
	    sizeof *in->facts);
	for (int i = 0; i < count; i++) {
		struct fact f = { .rule = rule_of(in, values[i].field) };

		f.given = values[i].value == NULL ? "" :
		    text_trim(arena_strdup(in->arena, values[i].value));
		if (is_repeated(in, f.rule.field)) {
			intake_fault(in, f.rule.field, "This field was given "
			    "twice. Keep one of them.");
			continue;
		}
		in->facts[in->count] = f;
		read_fact(in, &in->facts[in->count++]);
	}
	read_anonymous(in);
	if (in->anonymous)
		drop_notes(in);
}

/* ERR_DATA with the first fault, and how many more there are. */
static bool
refuse(struct taking *in)
{
	size_t used = strlen(in->e->text);

	if (in->faults > 1)
		snprintf(in->e->text + used, sizeof in->e->text - used,
		    " (and %d more)", in->faults - 1);
	return false;
}

bool
intake_read(struct taking *in, const struct field_value *values, int count)
{
	if (!choose_rules(in, values, count))
		return false;
	read_facts(in, values, count);
	return true;
}

static bool
take_in(struct taking *in, const struct field_value *values, int count,
    struct intake_result *out)
{
	if (!access_may(in->db, "refer", in->e) ||
	    !intake_read(in, values, count))
		return false;
	if (in->scheme == NULL || in->pathway == NULL)
		return refuse(in);
	if (!intake_match(in) || !intake_check(in))
		return false;
	if (in->faults > 0)
		return refuse(in);
	return intake_write(in, out);
}

static struct taking
intake_of(struct db *db, referral_fault *fault, void *ctx, struct arena *a,
    struct err *e)
{
	return (struct taking){ .db = db, .arena = a, .e = e, .fault = fault,
	    .ctx = ctx, .warnings = "", .changed = "",
	    .today = day_today(db), .received = DAY_NONE };
}

static bool
finish(struct taking *in, bool ok, const struct intake_result *result,
    struct intake_result *out)
{
	if (!ok)
		return db_rollback(in->db);
	if (!db_commit(in->db, in->e))
		return false;
	*out = *result;
	out->changed = in->changed;
	out->warnings = in->warnings;
	return true;
}

bool
referral_take_in(struct db *db, const struct field_value *values, int count,
    referral_fault *fault, void *ctx, struct arena *a,
    struct intake_result *out, struct err *e)
{
	struct err spare = ERR_INIT;
	struct taking in = intake_of(db, fault, ctx, a, e ? e : &spare);
	struct intake_result result = { .what = INTAKE_SAME };

	if (!db_begin(db, "take in a referral", in.e))
		return false;
	return finish(&in, take_in(&in, values, count, &result), &result,
	    out);
}

/* Typed in once more: who adds does not mean to change. */
static bool
refuse_known(struct taking *in, const char *ref)
{
	err_set(in->e, ERR_DATA, "%s is in the register already and differs "
	    "(%s). Change it with “convene referral set”, or give the new "
	    "one a reference of its own.", ref, in->changed);
	return false;
}

bool
referral_add(struct db *db, const struct field_value *values, int count,
    referral_fault *fault, void *ctx, struct arena *a,
    struct intake_result *out, struct err *e)
{
	struct err spare = ERR_INIT;
	struct taking in = intake_of(db, fault, ctx, a, e ? e : &spare);
	struct intake_result result = { .what = INTAKE_SAME };
	bool ok;

	if (!db_begin(db, "add a referral", in.e))
		return false;
	ok = take_in(&in, values, count, &result);
	if (ok && result.what == INTAKE_CHANGED)
		ok = refuse_known(&in, result.ref);
	return finish(&in, ok, &result, out);
}

bool
intake_hold(struct taking *in, const char *ref)
{
	if (!dossier_load(in->db, ref, in->arena, &in->held, in->e))
		return false;
	in->has_held = in->setting = true;
	return true;
}

/* A referral keeps its reference: letters and plans carry it. */
static bool
is_fixed(struct taking *in, const struct field_value *v, int count)
{
	const char *ref = in->held.referral.ref;

	for (int i = 0; i < count; i++)
		if (strcmp(v[i].field, "ref") == 0 && v[i].value != NULL &&
		    strcasecmp(v[i].value, ref) != 0) {
			err_set(in->e, ERR_DATA, "%s keeps its reference: "
			    "plans and letters carry it. Nothing was "
			    "changed.", ref);
			return false;
		}
	return true;
}

/*
 * Who may not see names could learn one by setting it to what it is: nothing
 * would change, and nobody would know.  It is recorded, and cannot be tried.
 */
static bool
note_guess(struct taking *in, const struct field_value *v, int count,
    const struct intake_result *out)
{
	bool says_who = false;

	for (int i = 0; i < count; i++) {
		struct field_rule rule;

		says_who |= in->held.has_pupil && in->scheme != NULL &&
		    field_rule_find(in->scheme, in->held.referral.pathway,
		    v[i].field, &rule) && rule.identity;
	}
	if (!says_who || access_may(in->db, "reveal", NULL))
		return true;
	if (db_is_rehearsing(in->db))
		return access_may(in->db, "reveal", in->e);
	return out->what != INTAKE_SAME || audit_row(in->db, "try name",
	    "referral", in->held.referral.ref, in->held.pupil.id, "name",
	    in->e);
}

static bool
set(struct taking *in, const char *ref, int rev,
    const struct field_value *values, int count, struct intake_result *out)
{
	if (!intake_hold(in, ref) || !is_fixed(in, values, count))
		return false;
	if (rev != 0 && rev != in->held.referral.rev) {
		err_set(in->e, ERR_BUSY, "%s was changed by %s after you had "
		    "it on screen. Look again, then repeat your change.",
		    in->held.referral.ref, in->held.referral.changed_by !=
		    NULL ? in->held.referral.changed_by : "somebody");
		return false;
	}
	return take_in(in, values, count, out) &&
	    note_guess(in, values, count, out);
}

bool
referral_set(struct db *db, const char *ref, int rev,
    const struct field_value *values, int count, referral_fault *fault,
    void *ctx, struct arena *a, struct intake_result *out, struct err *e)
{
	struct err spare = ERR_INIT;
	struct taking in = intake_of(db, fault, ctx, a, e ? e : &spare);
	struct intake_result result = { .what = INTAKE_SAME };

	if (!db_begin(db, "change a referral", in.e))
		return false;
	return finish(&in, set(&in, ref, rev, values, count, &result),
	    &result, out);
}
