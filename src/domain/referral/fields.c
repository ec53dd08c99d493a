/*
 * Which fields there are: those that every scheme has, then the forms of the
 * pack.  Reading their texts is in field-read.c.
 */
#include "src/domain/referral/fields.h"

#include <string.h>

#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

#define CASE(f, k) { .field = f, .home = HOME_CASE, .kind = k, .rule = "" }
#define REFERRAL(f, k) \
	{ .field = f, .home = HOME_REFERRAL, .kind = k, .rule = "" }
#define CODED(f, h, k, c) \
	{ .field = f, .home = h, .kind = k, .codes = c, .rule = "" }
#define PUPIL(f, k) { .field = f, .home = HOME_PUPIL, .kind = k, \
	.identity = true, .rule = "" }
#define CONSENT(f, k, c, p) { .field = f, .home = HOME_CONSENT, .kind = k, \
	.consent = c, .past = p, .rule = "" }
#define VALUE(f, k) { .field = f, .home = HOME_VALUE, .kind = k, .rule = "" }

static const struct field_rule known[] = {
	CASE("ref", "line"), CASE("scheme", "line"), CASE("pathway", "line"),
	CASE("anonymous", "yes-no"),
	{ .field = "received", .home = HOME_REFERRAL, .kind = "date",
	    .past = true, .rule = "" },
	REFERRAL("school_urn", "urn"), REFERRAL("year_group", "year"),
	CODED("sen_provision", HOME_REFERRAL, "code", "sen_provision"),
	CODED("sen_need_primary", HOME_REFERRAL, "code", "sen_need"),
	REFERRAL("asks_outcome", "outcome"),
	REFERRAL("asks_provision", "provision"),
	PUPIL("forename", "line"), PUPIL("surname", "line"),
	PUPIL("preferred_name", "line"), PUPIL("upn", "upn"),
	{ .field = "date_of_birth", .home = HOME_PUPIL, .kind = "date",
	    .identity = true, .past = true, .rule = "" },
	{ .field = "sex", .home = HOME_PUPIL, .kind = "code", .codes = "sex",
	    .identity = true, .rule = "" },
	CONSENT("consent_given_on", "consent", CONSENT_REFER, true),
	CONSENT("consent_to_share", "yes-no", CONSENT_SHARE, false),
	CONSENT("privacy_notice_read_on", "date", CONSENT_PRIVACY, true),
	{ .field = "evidence", .home = HOME_EVIDENCE, .kind = "evidence",
	    .rule = "" },
	VALUE("referrer_name", "line"), VALUE("referrer_role", "line"),
	VALUE("referrer_email", "email"), VALUE("senior_leader", "line"),
	{ .field = "carers", .home = HOME_VALUE, .kind = "text",
	    .identity = true, .rule = "" },
	CODED("sen_need_secondary", HOME_VALUE, "codes", "sen_need"),
	VALUE("attendance_percent", "number"),
	VALUE("suspensions_12m", "number"),
	VALUE("suspension_days_12m", "number"),
	VALUE("at_risk_of_exclusion", "yes-no"),
	VALUE("looked_after", "yes-no"), VALUE("agencies", "text"),
	VALUE("reason_for_referral", "text"), VALUE("tried_so_far", "text"),
	VALUE("pupil_view", "text"), VALUE("parent_view", "text"),
	VALUE("hoped_for", "text"), VALUE("asks_part_time", "yes-no"),
	{ .field = "earlier_forum_on", .home = HOME_VALUE, .kind = "date",
	    .past = true, .rule = "" },
	{ .field = "plan_reviewed_on", .home = HOME_VALUE, .kind = "date",
	    .past = true, .rule = "" },
};

static const struct field_rule *
known_find(const char *field)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].field, field) == 0)
			return &known[i];
	return NULL;
}

/* The row of the pathway's own form, else that of another pathway: a file
 * may hold referrals of several. */
static const struct form_field *
form_find(const struct scheme *s, const char *pathway, const char *field)
{
	const struct form_field *f;

	f = pathway != NULL ? scheme_field(s, pathway, field) : NULL;
	if (f != NULL)
		return f;
	SCHEME_ROWS(s, PART_FIELDS, struct form_field, other)
		if (strcmp(other->field, field) == 0)
			return other;
	return NULL;
}

static const char *
text_or(const char *text, const char *other)
{
	return text != NULL && *text != '\0' ? text : other;
}

bool
field_rule_find(const struct scheme *s, const char *pathway,
    const char *field, struct field_rule *out)
{
	const struct field_rule *k = known_find(field);
	const struct form_field *form =
	    s != NULL ? form_find(s, pathway, field) : NULL;

	if (k == NULL && form == NULL)
		return false;
	if (k != NULL)
		*out = *k;
	else
		*out = (struct field_rule){ .field = form->field,
		    .home = HOME_VALUE, .kind = form->kind, .rule = "" };
	if (form == NULL)
		return true;
	/* The pack may name other codes and bar more, but a column keeps the
	 * kind that the rest of the program reads it by. */
	if (out->home == HOME_VALUE)
		out->kind = text_or(form->kind, out->kind);
	out->codes = text_or(form->codes, out->codes);
	out->identity |= form->identity == 1;
	out->rule = text_or(form->rule, "");
	return true;
}

const char *
field_canonical(const char *heading, struct arena *a)
{
	char *key = arena_strdup(a, name_folded(heading, a));

	for (char *p = key; *p != '\0'; p++)
		if (*p == ' ')
			*p = '_';
	return key;
}
