/*
 * Made-up forms, and taking them in; the pupils' numbers are the standards'
 * worked examples.  Include it once, after fixture.h.
 */
#ifndef TESTS_DOMAIN_FORMS_H
#define TESTS_DOMAIN_FORMS_H

#include <stdio.h>
#include <string.h>

#include "src/domain/referral/referral.h"

/* What a form says, by field; NULL ends it. */
struct form {
	struct field_value v[40];
	int count;
};

static struct intake_result got;
static char faults[2000];

static void
note_fault(void *ctx, const char *field, const char *says)
{
	size_t used = strlen(faults);

	(void)ctx;
	snprintf(faults + used, sizeof faults - used, "%s: %s\n", field,
	    says);
}

static void
put(struct form *f, const char *field, const char *value)
{
	for (int i = 0; i < f->count; i++)
		if (strcmp(f->v[i].field, field) == 0) {
			f->v[i].value = value;
			return;
		}
	f->v[f->count++] = (struct field_value){ field, value };
}

static struct form
named(void)
{
	struct form f = { .count = 0 };

	put(&f, "scheme", "leicestershire-slip-2023");
	put(&f, "pathway", "forum");
	put(&f, "received", "2023-11-06");
	put(&f, "school_urn", "119903");
	put(&f, "referrer_name", "Head of Year");
	put(&f, "referrer_email", "senco@example.sch.uk");
	put(&f, "consent_given_on", "01/11/2023");
	put(&f, "consent_to_share", "Yes");
	put(&f, "forename", "Łukasz");
	put(&f, "surname", "O’Brien");
	put(&f, "upn", "C935000023117");
	put(&f, "date_of_birth", "2010-03-15");
	put(&f, "sex", "m");
	put(&f, "year_group", "Year 9");
	put(&f, "sen_provision", "k");
	put(&f, "sen_need_primary", "semh");
	put(&f, "attendance_percent", "81.50%");
	put(&f, "reason_for_referral", "Three suspensions since September.");
	put(&f, "evidence", "consent-form; behaviour-log");
	return f;
}

static struct form
anonymous(void)
{
	struct form f = { .count = 0 };

	put(&f, "scheme", "leicestershire-slip-2023");
	put(&f, "pathway", "forum");
	put(&f, "received", "2023-11-06");
	put(&f, "school_urn", "119903");
	put(&f, "anonymous", "yes");
	put(&f, "year_group", "8");
	put(&f, "sen_provision", "N");
	put(&f, "reason_for_referral", "Will not come into lessons.");
	return f;
}

static bool
take(const struct form *f)
{
	faults[0] = '\0';
	memset(&e, 0, sizeof e);
	return referral_take_in(db, f->v, f->count, note_fault, NULL, &arena,
	    &got, &e);
}

static void
must_take(const struct form *f, enum intake what)
{
	if (!take(f))
		fail_msg("refused: %s\n%s", e.text, faults);
	if (got.what != what)
		fail_msg("%s: %d, not %d; changed: %s", got.ref, got.what,
		    what, got.changed);
}

static const char *
field_of(const char *ref, const char *field)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return dossier_field(&d, field, &arena);
}

static int
pupils(void)
{
	struct pupil *rows;
	int count;

	MUST(db_list(db, &pupil_record, NULL, NULL, "id", &arena, &rows,
	    &count, &e));
	return count;
}

#endif
