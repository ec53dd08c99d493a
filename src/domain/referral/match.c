/*
 * Which pupil a form is about, and whether the register has it already.  The
 * same reference is the same referral; without one the same scheme, pathway,
 * UPN and day; without either only a form that is equal in every field.
 */
#include "src/domain/referral/intake.h"

#include <limits.h>
#include <string.h>

#include "db/referral.h"
#include "src/base/day.h"
#include "src/domain/values/names.h"

/* A reference by which a person can look the pupil up; "another referral". */
static const char *
ref_of_pupil(struct taking *in, const char *pupil_id)
{
	struct referral *list;
	int count;

	if (!db_referrals_earlier(in->db, pupil_id, day_of(2199, 12, 31),
	    NULL, in->arena, &list, &count, NULL) || count == 0)
		return "another referral";
	return list[0].ref;
}

static const char *
folded_name(const struct taking *in)
{
	return name_folded(arena_printf(in->arena, "%s %s",
	    intake_value(in, "forename"), intake_value(in, "surname")),
	    in->arena);
}

/* Neither name nor date of birth agree: a number was mistyped. */
static bool
is_somebody_else(const struct taking *in, const struct pupil *p)
{
	const char *born = intake_value(in, "date_of_birth");
	bool names_differ = strcmp(name_folded(p->surname, in->arena),
	    name_folded(intake_value(in, "surname"), in->arena)) != 0 &&
	    strcmp(name_folded(p->forename, in->arena),
	    name_folded(intake_value(in, "forename"), in->arena)) != 0;
	bool days_differ = *born != '\0' && p->date_of_birth != DAY_NONE &&
	    day_parse(born) != p->date_of_birth;

	return names_differ && (days_differ || *born == '\0' ||
	    p->date_of_birth == DAY_NONE);
}

static bool
find_by_upn(struct taking *in, const char *upn)
{
	struct pupil p;
	bool found;

	if (*upn == '\0')
		return true;
	if (!db_seek(in->db, &pupil_record, "upn", upn, in->arena, &p,
	    &found, in->e))
		return false;
	if (!found)
		return true;
	if (is_somebody_else(in, &p)) {
		intake_fault(in, "upn", "This UPN is that of the pupil of "
		    "%s, who has another name and another date of birth. "
		    "Look it up in the school's system.",
		    ref_of_pupil(in, p.id));
		return true;
	}
	in->pupil = p;
	in->has_pupil = true;
	return true;
}

/* By folded names and date of birth, unless both have UPNs that differ. */
static bool
find_by_name(struct taking *in, const char *upn)
{
	const char *born = intake_value(in, "date_of_birth");
	struct pupil *list;
	int count;

	if (in->has_pupil || *born == '\0')
		return true;
	if (!db_pupils_named(in->db, folded_name(in), day_parse(born),
	    in->arena, &list, &count, in->e))
		return false;
	for (int i = 0; i < count && !in->has_pupil; i++) {
		if (list[i].upn != NULL && *upn != '\0') {
			intake_warn(in, "upn: A pupil with this name and "
			    "date of birth has another UPN (%s). Look "
			    "whether they are one.",
			    ref_of_pupil(in, list[i].id));
			continue;
		}
		in->pupil = list[i];
		in->has_pupil = true;
	}
	return true;
}

static bool
find_pupil(struct taking *in)
{
	const char *upn = intake_value(in, "upn");

	record_clear(&pupil_record, &in->pupil);
	if (in->anonymous)
		return true;
	return find_by_upn(in, upn) && find_by_name(in, upn);
}

/* Does the form say just what the register has?  A blank is an absence. */
static bool
is_equal(const struct taking *in, const struct dossier *d)
{
	for (int i = 0; i < in->count; i++) {
		const struct fact *f = &in->facts[i];

		if (f->rule.home == HOME_CASE)
			continue;
		if (strcmp(f->value != NULL ? f->value : "",
		    field_held(d, f->rule.field, in->arena)) != 0)
			return false;
	}
	return (d->referral.anonymous == 1) == in->anonymous;
}

static bool
find_equal(struct taking *in)
{
	struct referral *list;
	int count;

	if (*intake_value(in, "school_urn") == '\0')
		return true;
	if (!db_referrals_of_day(in->db, in->scheme_id, in->pathway->pathway,
	    intake_value(in, "school_urn"), in->received, in->arena, &list,
	    &count, in->e))
		return false;
	for (int i = 0; i < count; i++) {
		struct dossier d;

		if (!dossier_load(in->db, list[i].id, in->arena, &d, in->e))
			return false;
		if (!is_equal(in, &d))
			continue;
		in->held = d;
		in->has_held = true;
		return true;
	}
	return true;
}

static bool
find_by_pupil(struct taking *in)
{
	struct referral r;

	if (!in->has_pupil)
		return true;
	if (!db_referral_of_pupil(in->db, in->scheme_id,
	    in->pathway->pathway, in->pupil.id, in->received, in->arena, &r,
	    &in->has_held, in->e))
		return false;
	return !in->has_held ||
	    dossier_load(in->db, r.id, in->arena, &in->held, in->e);
}

static bool
find_referral(struct taking *in)
{
	const struct fact *ref = intake_fact(in, "ref");

	if (in->has_held || in->received == DAY_NONE)
		return true;
	if (ref != NULL && *ref->given != '\0')
		return true;	/* a reference that nobody has is new */
	return *intake_value(in, "upn") != '\0' ? find_by_pupil(in) :
	    find_equal(in);
}

/* A held referral keeps its pupil; only the spelling may change. */
static void
check_same_pupil(struct taking *in)
{
	if (!in->has_held || !in->held.has_pupil || in->anonymous)
		return;
	if (in->has_pupil && strcmp(in->pupil.id, in->held.pupil.id) != 0)
		intake_fault(in, "upn", "%s is about another pupil, and this "
		    "number or name is that of the pupil of %s. Give this "
		    "referral a reference of its own.",
		    in->held.referral.ref, ref_of_pupil(in, in->pupil.id));
	else if (!in->setting && is_somebody_else(in, &in->held.pupil))
		intake_fault(in, "ref", "%s is about a pupil with another "
		    "name and date of birth. Give this referral a reference "
		    "of its own.", in->held.referral.ref);
	in->pupil = in->held.pupil;
	in->has_pupil = true;
}

bool
intake_match(struct taking *in)
{
	if (!find_pupil(in) || !find_referral(in))
		return false;
	check_same_pupil(in);
	return true;
}

bool
referral_earlier(struct db *db, const struct dossier *d, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	if (!d->has_pupil) {
		*out = NULL;
		*count = 0;
		return true;
	}
	return db_referrals_earlier(db, d->referral.pupil_id,
	    d->referral.received, d->referral.id, a, out, count, e);
}
