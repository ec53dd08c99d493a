/*
 * Gates of Suffolk's two packs, rule by rule: what lets a referral through
 * and what keeps it out.  Expected states are those of the partnership
 * agreements (SES, reviewed August 2024; C&I, December 2021).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "src/domain/gates/gate.h"
#include "src/domain/values/codes.h"
#include "tests/domain/suffolk.h"

enum { MET = CRITERION_MET, MISSING = CRITERION_MISSING,
	NOT_MET = CRITERION_NOT_MET, OVERRIDDEN = CRITERION_OVERRIDDEN };

static const struct gate_state {
	const char *name;	/* begins with the id of the rule */
	const char *pathway;
	const char *criterion;
	struct field_value changes[4];
	const char *overrides;
	int state;
	bool blocking;
	const char *act;
} states[] = {
	{ "SES-03 a Suffolk school", "school", "authority", {{ 0 }}, NULL,
	    MET, false, "list" },
	{ "SES-03 a school elsewhere: a warning", "bespoke", "authority",
	    {{ "school_urn", "900050" }}, NULL, NOT_MET, false, "list" },
	{ "SES-03 a mainstream school", "section-f", "mainstream", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-03 a special school: a warning", "bespoke", "mainstream",
	    {{ "school_urn", "900051" }}, NULL, NOT_MET, false, "list" },
	{ "SES-04 Year R", "bespoke", "year", {{ "year_group", "R" }}, NULL,
	    MET, false, "list" },
	{ "SES-04 Year 11", "section-f", "year", {{ "year_group", "11" }},
	    NULL, MET, false, "list" },
	{ "SES-04 Year 12: a warning", "bespoke", "year",
	    {{ "year_group", "12" }}, NULL, NOT_MET, false, "list" },
	{ "SES-06 a senior leader", "school", "leader", {{ 0 }}, NULL, MET,
	    false, "list" },
	{ "SES-06 nobody in charge is named", "bespoke", "leader",
	    {{ "senior_leader", "" }}, NULL, MISSING, true, "list" },
	{ "SES-06 nobody in charge is named, overridden", "bespoke",
	    "leader", {{ "senior_leader", "" }}, "SES-06=paper-to-follow",
	    OVERRIDDEN, false, "list" },
	{ "SES-22 an offer needs no leader of the school", "school",
	    "leader", {{ "senior_leader", "" }, { "origin", "offer" }},
	    NULL, MET, false, "list" },
	{ "SES-39 permission of the parents", "bespoke", "consent", {{ 0 }},
	    NULL, MET, false, "accept" },
	{ "SES-39 bespoke without permission", "bespoke", "consent",
	    {{ "consent_given_on", "" }}, NULL, MISSING, true, "list" },
	{ "SES-39 section F, permission refused", "section-f", "consent",
	    {{ "consent_given_on", "refused" }}, NULL, NOT_MET, true,
	    "accept" },
	{ "SES-39 vision without permission", "vision", "consent",
	    {{ "consent_given_on", "" }}, NULL, MISSING, true, "list" },
	{ "SES-39 MSI without permission", "msi", "consent",
	    {{ "consent_given_on", "" }}, NULL, MISSING, true, "accept" },
	{ "SES-39 deaf without permission", "deaf", "consent",
	    {{ "consent_given_on", "" }}, NULL, MISSING, true, "list" },
	{ "SES-40 both statements signed", "bespoke", "statements", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-40 parents do not agree with the form", "bespoke",
	    "statements", {{ "information_agreed", "no" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SES-40 privacy notice not read", "section-f", "statements",
	    {{ "privacy_notice_read_on", "" }}, NULL, MISSING, true,
	    "list" },
	{ "SES-40 nobody signed", "vision", "statements",
	    {{ "signed_by", "" }}, NULL, MISSING, true, "list" },
	{ "SES-40 a setting's form for the deaf service", "deaf",
	    "statements", {{ "signed_by", "" }}, NULL, MISSING, true,
	    "list" },
	{ "SES-40 deaf: parents do not agree with the form", "deaf",
	    "statements", {{ "information_agreed", "no" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SES-40 deaf: privacy notice not read", "deaf", "statements",
	    {{ "privacy_notice_read_on", "" }}, NULL, MISSING, true,
	    "list" },
	{ "SES-41 another service joins SENCo support", "senco",
	    "one-visit-only", {{ 0 }}, NULL, MET, false, "add" },
	{ "SES-41 IQM Further Work is no exception", "senco",
	    "one-visit-only", {{ "support_type", "iqm-further-work" }},
	    NULL, MET, false, "add" },
	{ "SES-41 New to Suffolk: no other service", "senco",
	    "one-visit-only", {{ "support_type", "new-to-suffolk" }}, NULL,
	    NOT_MET, true, "add" },
	{ "SES-41 IQM Register/Plan: no other service", "senco",
	    "one-visit-only", {{ "support_type", "iqm-register" }}, NULL,
	    NOT_MET, true, "add" },
	{ "SES-53 a type of support", "senco", "type", {{ 0 }}, NULL, MET,
	    false, "list" },
	{ "SES-53 no type of support", "senco", "type",
	    {{ "support_type", "" }}, NULL, MISSING, true, "list" },
	{ "SES-61 bespoke at SEN support", "bespoke", "no-ehcp", {{ 0 }},
	    NULL, MET, false, "accept" },
	{ "SES-61 bespoke without SEN", "bespoke", "no-ehcp",
	    {{ "sen_provision", "N" }}, NULL, MET, false, "list" },
	{ "SES-61 bespoke with an EHC plan", "bespoke", "no-ehcp",
	    {{ "sen_provision", "E" }}, NULL, NOT_MET, true, "list" },
	{ "SES-61 bespoke, SEN not stated", "bespoke", "no-ehcp",
	    {{ "sen_provision", "" }}, NULL, MISSING, true, "accept" },
	{ "SES-64 the form is complete", "bespoke", "complete", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-64 the form has blanks", "bespoke", "complete",
	    {{ "reason_for_referral", "" }}, NULL, MISSING, true, "list" },
	{ "SES-64 the form has blanks, overridden", "bespoke", "complete",
	    {{ "reason_for_referral", "" }}, "SES-64=paper-to-follow",
	    OVERRIDDEN, false, "list" },
	{ "SES-65 provision so far", "bespoke", "provision-first", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-65 no provision stated: a warning", "bespoke",
	    "provision-first", {{ "tried_so_far", "" }}, NULL, MISSING,
	    false, "list" },
	{ "SES-81 Section F with an EHC plan", "section-f", "ehcp",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SES-81 Section F at SEN support", "section-f", "ehcp",
	    {{ "sen_provision", "K" }}, NULL, NOT_MET, true, "accept" },
	{ "SES-83 the form is complete", "section-f", "complete", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-83 the plan itself is missing", "section-f", "complete",
	    {{ "evidence", "" }}, NULL, MISSING, true, "list" },
	{ "SES-101 a diagnosed loss", "vision", "diagnosis", {{ 0 }}, NULL,
	    MET, false, "list" },
	{ "SES-101 the letter of the clinic", "msi", "diagnosis",
	    {{ "diagnosis", "" }, { "evidence", "diagnosis-letter" }}, NULL,
	    MET, false, "list" },
	{ "SES-101 vision without a diagnosis", "vision", "diagnosis",
	    {{ "diagnosis", "" }}, NULL, MISSING, true, "list" },
	{ "SES-101 MSI, diagnosis without a date", "msi", "diagnosis",
	    {{ "diagnosed_on", "" }}, NULL, MISSING, true, "accept" },
	{ "SES-102 a baby", "vision", "age",
	    {{ "date_of_birth", "2022-09-01" }, { "year_group", "" }}, NULL,
	    MET, false, "list" },
	{ "SES-102 in the first year of life", "msi", "age",
	    {{ "date_of_birth", "2025-03-02" }, { "year_group", "" },
	    { "received", "2025-09-08" }}, NULL, MET, false, "list" },
	{ "SES-102 18 years old, not in education", "vision", "age",
	    {{ "date_of_birth", "2006-09-11" }, { "year_group", "" }}, NULL,
	    MET, false, "list" },
	{ "SES-102 19 years old, not in education", "vision", "age",
	    {{ "date_of_birth", "2006-09-10" }, { "year_group", "" }}, NULL,
	    MISSING, true, "list" },
	{ "SES-102 25 years old, in education", "vision", "age",
	    {{ "date_of_birth", "1999-09-11" }, { "year_group", "14" }},
	    NULL, MET, false, "list" },
	{ "SES-102 23 years old, in education", "msi", "age",
	    {{ "date_of_birth", "2001-03-02" }, { "year_group", "14" }},
	    NULL, MET, false, "list" },
	{ "SES-102 23 years old, not in education", "msi", "age",
	    {{ "date_of_birth", "2001-03-02" }, { "year_group", "" }}, NULL,
	    MISSING, true, "list" },
	{ "SES-102 26 years old by now", "vision", "age",
	    {{ "date_of_birth", "1999-09-05" }, { "year_group", "14" }},
	    NULL, NOT_MET, true, "list" },
	{ "SES-102 26 years old by now, overridden", "vision", "age",
	    {{ "date_of_birth", "1999-09-05" }, { "year_group", "14" }},
	    "SES-102=head-of-service", OVERRIDDEN, false, "list" },
	{ "SES-126 nursery", "deaf", "year", {{ "year_group", "N1" },
	    { "date_of_birth", "2022-03-02" }}, NULL, MET, false, "list" },
	{ "SES-126 sixth form", "deaf", "year", {{ "year_group", "13" }},
	    NULL, MET, false, "list" },
	{ "SES-126 a last year of further education", "deaf", "year",
	    {{ "year_group", "14" }}, NULL, MET, false, "list" },
	{ "SES-126 curriculum years not followed: a warning", "deaf",
	    "year", {{ "year_group", "X" }}, NULL, NOT_MET, false, "list" },
	{ "SES-126 a mainstream setting", "deaf", "mainstream", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SES-126 a special school: a warning", "deaf", "mainstream",
	    {{ "school_urn", "900051" }}, NULL, NOT_MET, false, "list" },
	{ "SES-128 a setting refers", "deaf", "source", {{ 0 }}, NULL, MET,
	    false, "list" },
	{ "SES-128 Audiology needs no form of a school", "deaf",
	    "statements", {{ "origin", "audiology" }, { "signed_by", "" },
	    { "information_agreed", "" }}, NULL, MET, false, "list" },
	{ "SES-128 Audiology refers", "deaf", "source",
	    {{ "origin", "audiology" }}, NULL, MET, false, "list" },
	{ "SES-128 a cochlear implant team needs no form of a school",
	    "deaf", "statements", {{ "origin", "cochlear-implant" },
	    { "signed_by", "" }, { "information_agreed", "" }}, NULL, MET,
	    false, "list" },
	{ "SES-128 a cochlear implant team refers", "deaf", "source",
	    {{ "origin", "cochlear-implant" }}, NULL, MET, false, "list" },
	{ "SES-128 not said who refers", "deaf", "source",
	    {{ "origin", "" }}, NULL, MISSING, true, "list" },
	{ "SES-148 while the agreement is in force", "school", "in-force",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SES-148 on its last day", "vision", "in-force",
	    {{ "received", "2025-07-31" }}, NULL, MET, false, "list" },
	{ "SES-148 past its review: a warning", "deaf", "in-force",
	    {{ "received", "2025-08-01" }}, NULL, NOT_MET, false, "list" },
	{ "CI-01 communication and interaction", "core-offer", "need",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "CI-01 as another need", "core-offer", "need",
	    {{ "sen_need_primary", "SEMH" },
	    { "sen_need_secondary", "SLCN" }}, NULL, MET, false, "list" },
	{ "CI-01 another need: a warning", "core-offer", "need",
	    {{ "sen_need_primary", "MLD" }}, NULL, NOT_MET, false, "list" },
	{ "CI-01 Reception", "core-offer", "year",
	    {{ "year_group", "R" }}, NULL, MET, false, "list" },
	{ "CI-01 Year 11", "core-offer", "year", {{ "year_group", "11" }},
	    NULL, MET, false, "list" },
	{ "CI-01 Year 12: a warning", "core-offer", "year",
	    {{ "year_group", "12" }}, NULL, NOT_MET, false, "list" },
	{ "CI-01 a Suffolk school", "core-offer", "authority", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "CI-01 a mainstream school", "core-offer", "mainstream", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "CI-01 a school elsewhere: a warning", "core-offer", "authority",
	    {{ "school_urn", "900050" }}, NULL, NOT_MET, false, "list" },
	{ "CI-01 a special school: a warning", "core-offer", "mainstream",
	    {{ "school_urn", "900051" }}, NULL, NOT_MET, false, "list" },
	{ "CI-02 autism is not for SLCN Outreach", "core-offer", "slcn",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "CI-02 SLCN has an agreement of its own: a warning", "core-offer",
	    "slcn", {{ "sen_need_primary", "SLCN" }}, NULL, NOT_MET, false,
	    "list" },
	{ "CI-08 only the Head of Service", "core-offer", "head-agrees",
	    {{ 0 }}, NULL, NOT_MET, true, "add" },
	{ "CI-08 the Head of Service agrees", "core-offer", "head-agrees",
	    {{ 0 }}, "CI-08=head-of-service", OVERRIDDEN, false, "add" },
	{ "CI-61 permission of the parents", "core-offer", "consent",
	    {{ 0 }}, NULL, MET, false, "accept" },
	{ "CI-61 without permission", "core-offer", "consent",
	    {{ "consent_given_on", "" }}, NULL, MISSING, true, "list" },
	{ "CI-62 both statements signed", "core-offer", "statements",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "CI-62 one statement is missing", "core-offer", "statements",
	    {{ "information_agreed", "" }}, NULL, MISSING, true, "list" },
	{ "CI-62 privacy notice not read", "core-offer", "statements",
	    {{ "privacy_notice_read_on", "" }}, NULL, MISSING, true,
	    "list" },
	{ "CI-62 nobody signed", "core-offer", "statements",
	    {{ "signed_by", "" }}, NULL, MISSING, true, "list" },
	{ "CI-64 before its review was due", "core-offer", "review-due",
	    {{ "received", "2022-07-31" }}, NULL, MET, false, "list" },
	{ "CI-64 past its review: a warning", "core-offer", "review-due",
	    {{ "received", "2022-08-01" }}, NULL, NOT_MET, false, "list" },
	{ "CI-64 in force until SES takes its place", "core-offer",
	    "in-force", {{ "received", "2024-07-31" }}, NULL, MET, false,
	    "list" },
	{ "CI-64 superseded for later dates: a warning", "core-offer",
	    "in-force", {{ "received", "2024-08-01" }}, NULL, NOT_MET,
	    false, "list" },
};
#define STATES (sizeof states / sizeof states[0])

static int
set_up(void **state)
{
	struct school s;

	if (fresh_suffolk(state) != 0)
		return -1;
	db_at(db, NOON("2025-09-10"));
	put_school("900050", "S-50");
	put_school("900051", "S-51");
	MUST(db_get(db, &school_record, "urn", "900050", &arena, &s, &e));
	s.la_code = "926";
	MUST(db_update(db, &school_record, &s, &e));
	MUST(db_get(db, &school_record, "urn", "900051", &arena, &s, &e));
	s.phase = "Not applicable";
	MUST(db_update(db, &school_record, &s, &e));
	return 0;
}

static const struct gate_line *
line_of(const struct gate *g, const char *criterion)
{
	for (int i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].criterion->criterion, criterion) == 0)
			return &g->lines[i];
	for (int i = 0; i < g->other_count; i++)
		if (strcmp(g->others[i].criterion->criterion, criterion) ==
		    0)
			return &g->others[i];
	fail_msg("no criterion %s", criterion);
	return NULL;
}

/* Nothing else is wrong with the case that blocks, so that the act is let or
 * refused by this rule alone, unless the same blank offends two. */
static void
gate_rule(void **state)
{
	const struct gate_state *t = *state;
	const struct gate_line *line;
	struct field_value changes[5] = {{ 0 }};
	struct dossier d;
	struct gate g;

	memcpy(changes, t->changes, sizeof t->changes);
	MUST(take_in("T-1", t->pathway, changes, show_fault, NULL));
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_parse("2025-09-10"), t->overrides,
	    &arena, &g, &e));
	line = line_of(&g, t->criterion);
	if (line->state != t->state || line->blocking != t->blocking)
		fail_msg("%s, %s: %s", criterion_state_words[line->state],
		    line->blocking ? "blocking" : "not blocking",
		    line->says);
	assert_int_equal(strncmp(t->name, line->criterion->rule,
	    strlen(line->criterion->rule)) == 0 ||
	    strncmp(t->name, "SES-22", 6) == 0 ||
	    strncmp(t->name, "SES-128", 7) == 0, 1);
	if (t->blocking)
		assert_false(gate_pass(&g, t->act, &e));
}

static int
gate_set_up(void **state)
{
	void *keep = *state;
	int failed = set_up(state);

	*state = keep;
	return failed;
}

/* A form with which nothing is wrong goes onto the agenda, on every pathway. */
static void
a_whole_form_is_listed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof suffolk_forms /
	    sizeof suffolk_forms[0]; i++) {
		const char *ref = arena_printf(&arena, "W-%zu", i);
		struct dossier d;
		struct gate g;

		put_case(ref, suffolk_forms[i].pathway, NULL);
		MUST(dossier_load(db, ref, &arena, &d, &e));
		MUST(gate_judge(db, &d, NULL, day_parse("2025-09-10"), NULL,
		    &arena, &g, &e));
		if (!gate_pass(&g, "list", &e) || !gate_pass(&g, "accept",
		    &e))
			fail_msg("%s: [%s] %s", suffolk_forms[i].pathway,
			    e.rule, e.text);
	}
}

static void
keep_words(void *ctx, const char *field, const char *says)
{
	const char **out = ctx;

	(void)field;
	*out = arena_strdup(&arena, says);
}

/* SES-43, SES-53: these requests have no fields of a pupil. */
static void
a_request_of_a_school_names_no_pupil(void **state)
{
	static const char *const fields[][2] = { { "forename", "Robin" },
	    { "upn", "C935000023117" }, { "date_of_birth", "2015-03-02" },
	    { "carers", "B. Parent" } };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const struct field_value named[] = {
		    { fields[i][0], fields[i][1] }, { NULL, NULL } };
		const char *says = "";

		assert_false(take_in("T-1", "school", named, keep_words,
		    &says));
		assert_non_null(strstr(says, "SES-43"));
		assert_false(take_in("T-2", "senco", named, keep_words,
		    &says));
		assert_non_null(strstr(says, "SES-53"));
	}
}

/*
 * Which codes let a case through and which do not: types of support without
 * the two exceptions; needs without SLCN; phases of the Department's list of
 * schools, of which special schools have none.
 */
static const struct {
	const char *rule, *pathway, *criterion, *field;
	const char *pass, *stop;
} lists[] = {
	{ "SES-41", "senco", "one-visit-only", "support_type",
	    "senco;new-to-senco;return-to-role;inclusion-toolkit;"
	    "iqm-further-work", "new-to-suffolk;iqm-register" },
	{ "CI-02", "core-offer", "slcn", "sen_need_primary",
	    "ASD;SPLD;MLD;SLD;PMLD;DS;SEMH;HI;VI;MSI;PD;OTH;NSA", "SLCN" },
#define PHASES "Primary;Secondary;All-through;Middle deemed primary;" \
	"Middle deemed secondary;Nursery;16 plus"
	{ "SES-03", "school", "mainstream", "phase", PHASES,
	    "Not applicable" },
	{ "SES-126", "deaf", "mainstream", "phase", PHASES,
	    "Not applicable" },
	{ "CI-01", "core-offer", "mainstream", "phase", PHASES,
	    "Not applicable" },
};

static void
change_phase(const char *phase)
{
	struct school s;

	MUST(db_get(db, &school_record, "urn", SCHOOL, &arena, &s, &e));
	s.phase = phase;
	MUST(db_update(db, &school_record, &s, &e));
}

static int
state_with(size_t i, const char *code)
{
	static int n;
	const char *ref = arena_printf(&arena, "V-%d", ++n);
	struct field_value changes[] = { { lists[i].field, code },
		{ NULL, NULL } };
	struct dossier d;
	struct gate g;

	if (strcmp(lists[i].field, "phase") == 0) {
		change_phase(code);
		changes[0].field = NULL;
	}
	put_case(ref, lists[i].pathway, changes);
	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_parse("2025-09-10"), NULL, &arena,
	    &g, &e));
	return line_of(&g, lists[i].criterion)->state;
}

static void
each_code_of_a_list_counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		const char *pass = lists[i].pass, *stop = lists[i].stop;
		const char *code;

		while ((code = codes_next(&pass, &arena)) != NULL)
			if (state_with(i, code) != MET)
				fail_msg("%s: %s", lists[i].rule, code);
		while ((code = codes_next(&stop, &arena)) != NULL)
			if (state_with(i, code) != NOT_MET)
				fail_msg("%s: not %s", lists[i].rule, code);
	}
}

/* Every criterion of the packs stands in the table above. */
static void
every_gate_is_tried(void **state)
{
	static const char *const ids[] = { SES_ID, CI_ID };

	(void)state;
	for (int k = 0; k < 2; k++)
		SCHEME_ROWS(scheme_of(ids[k]), PART_CRITERIA,
		    struct criterion, c) {
			bool met = false, unmet = false;

			for (size_t i = 0; i < STATES; i++) {
				if (strcmp(states[i].criterion,
				    c->criterion) != 0 || !scheme_serves(
				    c->pathway, states[i].pathway))
					continue;
				met |= states[i].state == MET ||
				    states[i].state == OVERRIDDEN;
				unmet |= states[i].state == MISSING ||
				    states[i].state == NOT_MET;
			}
			if (!unmet || !met)
				fail_msg("%s of %s is not tried both ways",
				    c->criterion, c->pathway);
		}
}

#define T(f) { #f, f, set_up, drop_suffolk, NULL }

int
main(void)
{
	static struct CMUnitTest tests[STATES + 4];
	const struct CMUnitTest others[] = { T(a_whole_form_is_listed),
		T(a_request_of_a_school_names_no_pupil),
		T(each_code_of_a_list_counts), T(every_gate_is_tried) };

	for (size_t i = 0; i < STATES; i++)
		tests[i] = (struct CMUnitTest){ states[i].name, gate_rule,
		    gate_set_up, drop_suffolk,
		    (void *)(uintptr_t)&states[i] };
	memcpy(tests + STATES, others, sizeof others);
	return cmocka_run_group_tests_name("suffolk-gates", tests, NULL,
	    NULL);
}
