/*
 * What is wrong with a form beyond its single fields.  What is only missing
 * is told, not refused: the gate keeps such a case off the agenda.
 */
#include "src/domain/referral/intake.h"

#include <string.h>

#include "db/referral.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"
#include "src/domain/values/upn.h"
#include "src/domain/values/year.h"
#include "src/model/register.h"
#include "db/school.h"

#define YOUNGEST 2		/* where the scheme names no age */
#define OLDEST 25		/* an EHC plan ends by then */

static bool
is_blank(const struct taking *in, const char *field)
{
	return *intake_value(in, field) == '\0';
}

static bool
is_about_school(const struct taking *in)
{
	return strcmp(in->pathway->subject, "school") == 0;
}

/* The rule that bars identity: of the field, else of the forename. */
static const char *
barring_rule(const struct taking *in, const struct field_rule *rule)
{
	struct field_rule forename;

	if (*rule->rule != '\0' && strcmp(rule->rule, "practice") != 0)
		return rule->rule;
	if (field_rule_find(in->scheme, in->pathway->pathway, "forename",
	    &forename) && strcmp(forename.rule, "practice") != 0)
		return forename.rule;
	return "";
}

/* "practice" is no rule that anybody could look up. */
static void
refuse_identity(struct taking *in, const struct field_rule *rule,
    const char *kind, const char *id)
{

	intake_fault(in, rule->field, "%s holds nothing that says who the "
	    "pupil is. Leave this blank%s.%s%s%s", kind, in->anonymous ?
	    ", or refer the pupil by name with the parents' consent" : "",
	    *id ? " (" : "", id, *id ? ")" : "");
}

static void
check_anonymous(struct taking *in)
{
	for (int i = 0; i < in->count; i++)
		if (in->facts[i].rule.identity && *in->facts[i].given != '\0')
			refuse_identity(in, &in->facts[i].rule,
			    "An anonymous case", barring_rule(in,
			    &in->facts[i].rule));
	if (in->pathway->anonymous != 1)
		intake_warn(in, "anonymous: %s hears named cases only, so "
		    "this one cannot be listed.", in->pathway->label);
}

/* The pathway is about no pupil: it is the pathway's rule that says so. */
static void
check_school_case(struct taking *in)
{
	const char *id = in->pathway->rule;

	if (id == NULL || strcmp(id, "practice") == 0)
		id = "";
	for (int i = 0; i < in->count; i++)
		if (in->facts[i].rule.identity && *in->facts[i].given != '\0')
			refuse_identity(in, &in->facts[i].rule,
			    "A request about a school", id);
}

/* Is the field required of this very case? */
static bool
is_required(const struct taking *in, int required, const char *when_field,
    const char *when_value)
{
	const char *value;

	if (required == 1)
		return true;
	if (when_field == NULL || *when_field == '\0')
		return false;
	value = intake_value(in, when_field);
	if (strcmp(when_field, "anonymous") == 0)
		value = in->anonymous ? "yes" : "no";
	return code_in_list(when_value, value);
}

static void
require(struct taking *in, const char *field, const char *says)
{
	const struct fact *f = intake_fact(in, field);

	/* What was given and is faulty was told already. */
	if (is_blank(in, field) && (f == NULL || *f->given == '\0'))
		intake_fault(in, field, "%s", says);
}

static void
check_named(struct taking *in)
{
	const char *says = in->pathway->anonymous == 1 ? "A named case needs "
	    "this. Fill it in, or write yes under anonymous if the parents "
	    "have not agreed." : "A case about a pupil needs this.";

	require(in, "forename", says);
	require(in, "surname", says);
	/* Who signed says nothing about who the pupil is: a form that nobody
	 * signed is taken in, and the gate stops it. */
	SCHEME_ROWS(in->scheme, PART_FIELDS, struct form_field, f)
		if (scheme_serves(f->pathway, in->pathway->pathway) &&
		    f->identity == 1 && strcmp(f->field, "forename") != 0 &&
		    strcmp(f->field, "surname") != 0 &&
		    strcmp(f->field, "signed_by") != 0 &&
		    is_required(in, f->required, f->when_field,
		    f->when_value))
			require(in, f->field, says);
}

static void
check_identity(struct taking *in)
{
	if (in->anonymous)
		check_anonymous(in);
	else if (is_about_school(in))
		check_school_case(in);
	else
		check_named(in);
}

/* Once anonymous, always: consent that arrives joins two referrals. */
static void
check_change_of_name(struct taking *in)
{
	bool was;
	int state;

	if (!in->has_held)
		return;
	was = in->held.referral.anonymous == 1;
	state = in->held.referral.state;
	if (was && !in->anonymous)
		intake_fault(in, "anonymous", "%s came in as an anonymous "
		    "case and stays one. Take the named referral in under a "
		    "reference of its own, then join them: convene referral "
		    "join.", in->held.referral.ref);
	else if (!was && in->anonymous && state != REFERRAL_RECEIVED &&
	    state != REFERRAL_PENDED && state != REFERRAL_DEFERRED)
		intake_fault(in, "anonymous", "%s is %s, so it can no longer "
		    "be made anonymous.", in->held.referral.ref,
		    referral_state_words[state]);
}

static void
check_held(struct taking *in)
{
	const struct referral *r = &in->held.referral;

	if (!in->has_held)
		return;
	if (r->state == REFERRAL_ERASED)
		intake_fault(in, "ref", "%s was erased when its time of "
		    "keeping was over. Give this referral a reference of its "
		    "own.", r->ref);
	else if (strcmp(r->scheme, in->scheme_id) != 0)
		intake_fault(in, "scheme", "%s belongs to %s. Give this "
		    "referral a reference of its own.", r->ref, r->scheme);
	else if (strcmp(r->pathway, in->pathway->pathway) != 0 &&
	    r->state != REFERRAL_RECEIVED)
		intake_fault(in, "pathway", "%s is %s on the pathway %s, "
		    "which cannot change now. Give this referral a reference "
		    "of its own.", r->ref, referral_state_words[r->state],
		    r->pathway);
	check_change_of_name(in);
}

/* The lowest age that a criterion of the pathway names. */
static int
youngest(const struct taking *in)
{
	int age = YOUNGEST, low, high;

	SCHEME_ROWS(in->scheme, PART_PREDICATES, struct predicate_row, p)
		if (strcmp(p->predicate, "age-between") == 0 &&
		    scheme_serves(p->pathway, in->pathway->pathway) &&
		    range_parse(p->value, &low, &high) && low < age)
			age = low;
	return age;
}

static void
check_birth(struct taking *in)
{
	const char *text = intake_value(in, "date_of_birth");
	const char *year = intake_value(in, "year_group"), *expected;
	int born = day_parse(text), age;

	if (born == DAY_NONE || in->received == DAY_NONE)
		return;
	age = age_on(born, in->received);
	if (age < youngest(in) || age > OLDEST) {
		intake_fault(in, "date_of_birth", "This would make the pupil "
		    "%d years old. Look at the year.", age);
		return;
	}
	expected = year_expected(born, in->received);
	if (expected != NULL && *year != '\0' && strcmp(year, "X") != 0 &&
	    strcmp(year, expected) != 0)
		intake_warn(in, "year_group: By date of birth the pupil "
		    "would be in Year %s, not %s. Pupils may be out of year; "
		    "look whether both are right.", expected, year);
}

static void
check_needs(struct taking *in)
{
	const char *provision = intake_value(in, "sen_provision");
	const char *need = intake_value(in, "sen_need_primary");

	if (strcmp(need, "NSA") == 0 && strcmp(provision, "K") != 0 &&
	    *provision != '\0')
		intake_fault(in, "sen_need_primary", "NSA (no specialist "
		    "assessment) goes only with K, SEN support.");
	if (strcmp(provision, "N") == 0 && *need != '\0')
		intake_warn(in, "sen_need_primary: A need is named, but the "
		    "provision is N, no special educational need.");
}

static void
check_dates(struct taking *in)
{
	int forum = day_parse(intake_value(in, "earlier_forum_on"));
	int review = day_parse(intake_value(in, "plan_reviewed_on"));

	if (forum != DAY_NONE && review != DAY_NONE && review < forum)
		intake_warn(in, "plan_reviewed_on: The plan was reviewed "
		    "before the forum that made it. Look at the dates.");
	if (forum != DAY_NONE && in->received != DAY_NONE &&
	    forum > in->received)
		intake_warn(in, "earlier_forum_on: That forum was after this "
		    "referral came in. Look at the dates.");
}

static bool
check_school(struct taking *in)
{
	const char *urn = intake_value(in, "school_urn");
	struct school s;
	bool found;

	require(in, "school_urn", "Give the URN of the pupil's school.");
	if (*urn == '\0')
		return true;
	if (!db_seek(in->db, &school_record, "urn", urn, in->arena, &s,
	    &found, in->e))
		return false;
	if (!found || s.name == NULL)
		intake_warn(in, "school_urn: No school file named the school "
		    "%s. The referral is taken in; import a list that has "
		    "it, or look whether the number is right.", urn);
	else if (s.closed_on != DAY_NONE && s.closed_on <= in->received &&
	    s.successor != NULL)
		intake_warn(in, "school_urn: %s has gone into the school %s. "
		    "Look whether the pupil goes there now.", s.name,
		    s.successor);
	else if (s.closed_on != DAY_NONE && s.closed_on <= in->received)
		intake_warn(in, "school_urn: %s is closed. Look whether the "
		    "pupil's school has a new URN.", s.name);
	return true;
}

/* The authority inside a UPN is that of long ago: never an error. */
static bool
check_upn(struct taking *in)
{
	const char *upn = intake_value(in, "upn"), *found = NULL;
	char la[4];
	bool known;

	if (*upn == '\0')
		return true;
	upn_authority(upn, la);
	if (strcmp(la, "001") >= 0 && strcmp(la, "005") <= 0)
		return true;
	if ((strcmp(la, "660") >= 0 && strcmp(la, "681") <= 0) ||
	    (strcmp(la, "701") >= 0 && strcmp(la, "708") <= 0))
		return true;
	if (!db_code_find(in->db, "local_authority", la, in->received,
	    in->arena, &found, &known, in->e))
		return false;
	if (known && found == NULL)
		intake_warn(in, "upn: %s is not the code of a local "
		    "authority that this register knows. Look whether the "
		    "number is right.", la);
	return true;
}

/* Another referral of the pupil that still runs; brothers and sisters. */
static bool
check_others(struct taking *in)
{
	const char *refs = NULL, *surname;
	struct referral *list;
	int count;

	if (in->has_held || in->anonymous || is_about_school(in))
		return true;
	surname = name_folded(intake_value(in, "surname"), in->arena);
	if (*surname != '\0' && !db_referrals_of_surname(in->db,
	    intake_value(in, "school_urn"), surname, in->has_pupil ?
	    in->pupil.id : "", in->arena, &refs, in->e))
		return false;
	if (refs != NULL)
		intake_warn(in, "surname: A pupil of this school with the "
		    "same surname was referred before (%s): brothers and "
		    "sisters may be heard together.", refs);
	if (!in->has_pupil)
		return true;
	if (!db_referrals_earlier(in->db, in->pupil.id, day_of(2199, 12, 31),
	    NULL, in->arena, &list, &count, in->e))
		return false;
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].pathway, in->pathway->pathway) == 0 &&
		    list[i].state < REFERRAL_ADVISED)
			intake_warn(in, "ref: %s is about the same pupil on "
			    "the same pathway and is still %s. Withdraw one "
			    "if they are the same request.", list[i].ref,
			    referral_state_words[list[i].state]);
	return true;
}

/* What is missing from the form, in one sentence. */
static void
note_missing(struct taking *in)
{
	const char *list = "";

	SCHEME_ROWS(in->scheme, PART_FIELDS, struct form_field, f)
		if (scheme_serves(f->pathway, in->pathway->pathway) &&
		    !(in->anonymous && f->identity == 1) &&
		    is_required(in, f->required, f->when_field,
		    f->when_value) && is_blank(in, f->field) &&
		    strcmp(f->field, "received") != 0 &&
		    strstr(list, f->label) == NULL)
			list = arena_printf(in->arena, "%s%s%s", list,
			    *list ? ", " : "", f->label);
	if (*list != '\0')
		intake_warn(in, "Still blank on the form: %s.", list);
}

bool
intake_check(struct taking *in)
{
	check_held(in);
	check_identity(in);
	check_birth(in);
	check_needs(in);
	check_dates(in);
	if (!check_school(in) || !check_upn(in) || !check_others(in))
		return false;
	if (in->faults > 0)
		return true;
	if (in->scheme_warning != NULL && !in->setting)
		intake_warn(in, "%s", in->scheme_warning);
	if (in->anonymous && !in->has_held)
		intake_warn(in, "Read the free text once more: it must not "
		    "say who the pupil is.");
	note_missing(in);
	return true;
}
