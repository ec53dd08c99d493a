/*
 * Suffolk's two packs in a register for tests: holidays of 2024 and 2025,
 * term dates of 2024/25 as one school and the county publish them, schools,
 * forms with which nothing is wrong.  Include it once, after cmocka.h.
 * Pupils and people are made up; the school numbers are of no school.
 */
#ifndef TESTS_DOMAIN_SUFFOLK_H
#define TESTS_DOMAIN_SUFFOLK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/file.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/imports/import.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/referral.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/calendar.h"
#include "src/model/register.h"
#include "tests/domain/kept.h"

#define SES_ID "suffolk-ses-2024"
#define CI_ID "suffolk-ci-2021"
#define SES_FOLDER TOP_SRCDIR "/db/schemes/" SES_ID
#define CI_FOLDER TOP_SRCDIR "/db/schemes/" CI_ID
#define TERMS_FILE TOP_SRCDIR "/db/data/term-dates/term-dates.csv"

#define SES_DAY "2024-11-13"	/* a Wednesday in term */
#define SES "ses-2024-11-13"
#define CI_DAY "2022-05-11"
#define CI "ci-2022-05-11"
#define SCHOOL "900035"
#define OTHER_SCHOOL "900036"

#define NOON(text) ((int64_t)day_parse(text) * 86400 + 12 * 3600)
#define IS_DAY(day, text) assert_int_equal(day, day_parse(text))

static struct db *db;
static struct arena arena = ARENA_INIT;
static struct err e;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: [%s] %s", #call, e.rule, e.text); \
} while (0)

/* The forms, pathway by pathway; NULL ends one. */
static const struct field_value school_form[] = {
	{ "scheme", SES_ID }, { "pathway", "school" },
	{ "received", "2024-11-04" }, { "school_urn", SCHOOL },
	{ "origin", "request" }, { "referrer_name", "A. Contact" },
	{ "referrer_email", "office@school.example" },
	{ "senior_leader", "A. Head" },
	{ "reason_for_referral", "Transitions between lessons." },
	{ NULL, NULL }
};
static const struct field_value senco_form[] = {
	{ "scheme", SES_ID }, { "pathway", "senco" },
	{ "received", "2024-11-04" }, { "school_urn", SCHOOL },
	{ "origin", "request" }, { "referrer_name", "A. Contact" },
	{ "referrer_email", "office@school.example" },
	{ "senior_leader", "A. Head" }, { "support_type", "senco" },
	{ "reason_for_referral", "Assess, plan, do, review." },
	{ NULL, NULL }
};
#define PUPIL(scheme_id, code, on) \
	{ "scheme", scheme_id }, { "pathway", code }, { "received", on }, \
	{ "school_urn", SCHOOL }, { "referrer_name", "A. Contact" }, \
	{ "referrer_email", "office@school.example" }, \
	{ "consent_given_on", on }, { "information_agreed", "yes" }, \
	{ "privacy_notice_read_on", on }, { "signed_by", "B. Parent" }, \
	{ "forename", "Robin" }, { "surname", "Reed" }, \
	{ "date_of_birth", "2015-03-02" }, { "year_group", "5" }, \
	{ "reason_for_referral", "Finds larger groups hard." }
static const struct field_value bespoke_form[] = {
	PUPIL(SES_ID, "bespoke", "2024-11-04"), { "sen_provision", "K" },
	{ "sen_need_primary", "SEMH" }, { "senior_leader", "A. Head" },
	{ "tried_so_far", "A small group twice a week since March." },
	{ NULL, NULL }
};
static const struct field_value section_f_form[] = {
	PUPIL(SES_ID, "section-f", "2024-11-04"), { "sen_provision", "E" },
	{ "sen_need_primary", "ASD" }, { "senior_leader", "A. Head" },
	{ "evidence", "ehc-plan" }, { NULL, NULL }
};
#define DIAGNOSIS { "diagnosis", "as the clinic found" }, \
	{ "diagnosed_on", "2024-06-03" }, { "diagnosed_by", "Eye clinic" }
static const struct field_value vision_form[] = {
	PUPIL(SES_ID, "vision", "2024-11-04"), DIAGNOSIS, { NULL, NULL }
};
static const struct field_value msi_form[] = {
	PUPIL(SES_ID, "msi", "2024-11-04"), DIAGNOSIS, { NULL, NULL }
};
static const struct field_value deaf_form[] = {
	PUPIL(SES_ID, "deaf", "2024-11-04"), { "origin", "setting" },
	{ NULL, NULL }
};
static const struct field_value ci_form[] = {
	PUPIL(CI_ID, "core-offer", "2022-05-02"),
	{ "sen_provision", "K" }, { "sen_need_primary", "ASD" },
	{ NULL, NULL }
};

static const struct {
	const char *pathway;
	const struct field_value *form;
} suffolk_forms[] = {
	{ "school", school_form }, { "senco", senco_form },
	{ "bespoke", bespoke_form }, { "section-f", section_f_form },
	{ "vision", vision_form }, { "msi", msi_form },
	{ "deaf", deaf_form }, { "core-offer", ci_form },
};

static inline const struct field_value *
form_of(const char *pathway)
{
	for (size_t i = 0; i < sizeof suffolk_forms /
	    sizeof suffolk_forms[0]; i++)
		if (strcmp(suffolk_forms[i].pathway, pathway) == 0)
			return suffolk_forms[i].form;
	fail_msg("no form of %s", pathway);
	return NULL;
}

static inline void
show_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	print_message("# %s: %s\n", field, says);
}

/* Take a form in with CHANGES (NULL field ends); false when it is refused. */
static inline bool
take_in(const char *ref, const char *pathway,
    const struct field_value *changes, referral_fault *fault, void *ctx)
{
	struct field_value v[40] = { { "ref", ref } };
	struct intake_result got;
	int n = 1;

	for (const struct field_value *f = form_of(pathway); f->field; f++)
		v[n++] = *f;
	for (; changes != NULL && changes->field != NULL; changes++) {
		int i = 0;

		while (i < n && strcmp(v[i].field, changes->field) != 0)
			i++;
		v[i] = *changes;
		n += i == n;
	}
	return referral_take_in(db, v, n, fault, ctx, &arena, &got, &e);
}

static inline void
put_case(const char *ref, const char *pathway,
    const struct field_value *changes)
{
	MUST(take_in(ref, pathway, changes, show_fault, NULL));
}

static inline void
put_school(const char *urn, const char *code)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.code = code;
	s.name = arena_printf(&arena, "School %s", code);
	s.la_code = "935";
	s.phase = "Primary";
	MUST(db_insert(db, &school_record, &s, &e));
}

static inline void
put_person(const char *code, const char *role)
{
	struct person p;

	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = p.name = code;
	p.role = role;
	MUST(db_insert(db, &person_record, &p, &e));
}

static inline void
put_codes(void)
{
	struct pack_rows rows;
	const struct code_row *r;

	MUST(pack_standard_codes(&arena, &rows, &e));
	r = rows.rows;
	for (int i = 0; i < rows.count; i++) {
		struct code c = { .set_name = r[i].set_name,
		    .code = r[i].code, .label = r[i].label,
		    .valid_from = r[i].valid_from,
		    .valid_to = r[i].valid_to };

		MUST(db_insert(db, &code_record, &c, &e));
	}
}

static inline void
put_terms(void)
{
	struct import_ask ask = { .name = "term-dates.csv" };
	struct import_result got;
	struct buf bytes = BUF_INIT;

	MUST(file_read(TERMS_FILE, FILE_CEILING, &bytes, &e));
	ask.bytes = buf_text(&bytes);
	ask.size = bytes.len;
	MUST(import_file(db, IMPORT_TERMS, &ask, &arena, &got, &e));
	assert_true(got.added > 0);
	buf_release(&bytes);
}

/* England and Wales, as published. */
static inline void
put_holidays(void)
{
	static const char *const days[] = { "2022-01-03", "2022-04-15",
		"2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03",
		"2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27",
		"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01",
		"2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25",
		"2023-12-26", "2024-01-01", "2024-03-29", "2024-04-01",
		"2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25",
		"2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21",
		"2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25",
		"2025-12-26" };

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct holiday h = { .division = "england-and-wales",
		    .day = day_parse(days[i]), .title = "holiday" };

		MUST(db_insert(db, &holiday_record, &h, &e));
	}
}

static inline void
load_pack(const char *folder)
{
	struct pack pack;
	bool same;

	MUST(scheme_load(db, folder, &arena, &pack, &same, &e));
}

static inline int
fresh_suffolk(void **state)
{
	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("TZ", "UTC", 1);
	e = (struct err)ERR_INIT;
	MUST(db_open_memory(&db, &e));
	db_as(db, "coordinator");
	db_at(db, NOON(SES_DAY));
	if (kept_take("suffolk", db))
		return 0;
	put_codes();
	load_pack(SES_FOLDER);
	load_pack(CI_FOLDER);
	put_holidays();
	put_terms();
	put_school(SCHOOL, "S-01");
	put_school(OTHER_SCHOOL, "S-02");
	put_person("CHAIR", "panel-chair");
	put_person("LEAD", "service-lead");
	put_person("OFFICER", "ses-officer");
	put_person("HEAD", "head-of-service");
	put_person("TEACH", "ses-teacher");
	kept_put("suffolk", db);
	return 0;
}

static inline int
drop_suffolk(void **state)
{
	(void)state;
	db_close(db);
	db = NULL;
	arena_release(&arena);
	return 0;
}

/* A meeting of the panel on DAY, open and quorate. */
static inline void
open_panel(const char *panel, const char *day)
{
	static const char *const of_ses[] = { "CHAIR", "LEAD", "HEAD" };
	static const char *const of_ci[] = { "OFFICER", "HEAD", "TEACH" };
	const char *const *members = strcmp(panel, "ses") == 0 ? of_ses :
	    of_ci;
	struct meeting m;

	db_at(db, NOON(day));
	MUST(meeting_new(db, panel, day_parse(day), "14:00", &arena, &m,
	    &e));
	for (size_t i = 0; i < 3; i++)
		MUST(attend(db, m.ref, members[i], ATT_PRESENT, NULL, &e));
	MUST(meeting_open(db, m.ref, NULL, &e));
}

static inline const struct scheme *
scheme_of(const char *id)
{
	const struct scheme *s;

	MUST(scheme_newest(db, id, &arena, &s, &e));
	return s;
}

#endif
