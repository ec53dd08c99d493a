/*
 * What Suffolk's panels decide, and what the school then reads: from intake
 * to plan on every pathway.  Figures and choices are those of the partnership
 * agreements; the days are worked out by hand beside them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "src/domain/after/event.h"
#include "src/domain/documents/document.h"
#include "tests/domain/folder.h"
#include "tests/domain/suffolk.h"

static struct proposal
proposal_of(int disposition, const char *outcomes)
{
	struct proposal p;

	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	p.outcomes = outcomes;
	return p;
}

/* On the agenda with nothing overridden. */
static void
list_case(const char *meeting, const char *ref, const char *pathway,
    const struct field_value *changes)
{
	put_case(ref, pathway, changes);
	MUST(agenda_add(db, meeting, ref, NULL, &e));
}

static bool
try_it(const char *meeting, const char *ref, struct proposal *p)
{
	struct decided d;
	struct dossier dossier;
	struct meeting m;
	const char *note;

	MUST(dossier_load(db, ref, &arena, &dossier, &e));
	MUST(meeting_get(db, meeting, &arena, &m, &e));
	e = (struct err)ERR_INIT;
	return proposal_complete(db, &dossier, &m, p, &arena, &note, &e) &&
	    decide(db, meeting, ref, p, NULL, NULL, &arena, &d, &e);
}

static struct decided
standing(const char *ref)
{
	struct dossier dossier;
	struct decided d;
	bool found;

	MUST(dossier_load(db, ref, &arena, &dossier, &e));
	MUST(decision_standing(db, dossier.referral.id, NULL, &arena, &d,
	    &found, &e));
	assert_true(found);
	return d;
}

static struct decided
decide_it(const char *meeting, const char *ref, struct proposal p)
{
	if (!try_it(meeting, ref, &p))
		fail_msg("%s: [%s] %s", ref, e.rule, e.text);
	return standing(ref);
}

static void
must_refuse(const char *meeting, const char *ref, struct proposal p,
    const char *rule)
{
	if (try_it(meeting, ref, &p))
		fail_msg("%s was let pass, against %s", ref, rule);
	assert_string_equal(e.rule, rule);
}

static int
state_of(const char *ref)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return d.referral.state;
}

static const char *
document_of(const char *ref)
{
	struct plan p;
	bool stale;

	MUST(plan_current(db, ref, NULL, &arena, &p, &stale, &e));
	return p.markdown;
}

static void
must_say(const char *document, const char *text)
{
	if (strstr(document, text) == NULL)
		fail_msg("“%s” is not in:\n%s", text, document);
}

static int
open_ses(void **state)
{
	if (fresh_suffolk(state) != 0)
		return -1;
	open_panel("ses", SES_DAY);
	return 0;
}

static const struct {
	const char *pathway, *outcomes;
} accepted[] = {
	{ "school", "wsi;semh" }, { "senco", "wsi" }, { "bespoke", "ci;slcn" },
	{ "section-f", "cl" }, { "vision", "vision" }, { "msi", "msi" },
	{ "deaf", "deaf" },
};
#define ACCEPTED (sizeof accepted / sizeof accepted[0])

/* 13 Nov + 12 weeks is 5 Feb; the weekday before it Tuesday the 4th. */
static void
each_pathway_goes_from_form_to_plan(void **state)
{
	(void)state;
	for (size_t i = 0; i < ACCEPTED; i++) {
		const char *ref = arena_printf(&arena, "P-%zu", i);
		const struct field_value name[] = {
		    { "surname", arena_printf(&arena, "Reed%zu", i) },
		    { NULL, NULL } };
		bool pupil = i >= 2;
		struct decided d;

		list_case(SES, ref, accepted[i].pathway, pupil ? name :
		    NULL);
		d = decide_it(SES, ref, proposal_of(DISP_ACCEPT,
		    accepted[i].outcomes));
		IS_DAY(d.decision.review_on, "2025-02-04");
		/* Five working days: 14, 15, 18, 19, 20 November. */
		IS_DAY(d.decision.tell_by, "2024-11-20");
		assert_int_equal(state_of(ref), REFERRAL_ACCEPTED);
		must_say(document_of(ref), "# Inclusion plan");
		must_say(document_of(ref), "4 Feb 2025");
	}
}

/* SES-45, SES-69, SES-84 */
static void
a_case_is_given_to_one_or_more_services(void **state)
{
	struct decided d;
	int services = 0;

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	must_refuse(SES, "T-1", proposal_of(DISP_ACCEPT, NULL), "SES-69");
	d = decide_it(SES, "T-1", proposal_of(DISP_ACCEPT, "cl;semh;slcn"));
	for (int i = 0; i < d.code_count; i++)
		services += d.codes[i].kind == DC_OUTCOME;
	assert_int_equal(services, 3);
	must_say(document_of("T-1"), "The Cognition and Learning Service");
	must_say(document_of("T-1"), "The Speech, Language and "
	    "Communication Needs Service");
	list_case(SES, "T-2", "school", NULL);
	must_refuse(SES, "T-2", proposal_of(DISP_ACCEPT, NULL), "SES-45");
	list_case(SES, "T-3", "section-f", (const struct field_value[]){
	    { "surname", "Other" }, { NULL, NULL } });
	must_refuse(SES, "T-3", proposal_of(DISP_ACCEPT, NULL), "SES-84");
	/* SES-62: Whole School Inclusion is not for a pupil. */
	assert_false(try_it(SES, "T-3", &(struct proposal){
	    .disposition = DISP_ACCEPT, .outcomes = "wsi" }));
}

/* SES-50 */
static void
no_plan_without_a_review_date(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "cl");
	struct decided d;

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	assert_false(decide(db, SES, "T-1", &p, NULL, NULL, &arena, &d,
	    &e));
	must_say(e.text, "a review date");
}

static const struct {
	const char *rule, *pathway, *outcome;
	const char *review;
	bool is_within;
} reviews[] = {
	/* Four weeks after 13 Nov is 11 Dec, twelve are 5 Feb. */
	{ "SES-51", "school", "wsi", "2024-12-10", false },
	{ "SES-51", "school", "wsi", "2024-12-11", true },
	{ "SES-51", "school", "wsi", "2025-02-05", true },
	{ "SES-51", "school", "wsi", "2025-02-06", false },
	{ "SES-58", "senco", "wsi", "2024-12-10", false },
	{ "SES-58", "senco", "wsi", "2025-02-05", true },
	{ "SES-58", "senco", "wsi", "2025-02-06", false },
	{ "SES-74", "bespoke", "ci", "2024-12-10", false },
	{ "SES-74", "bespoke", "ci", "2024-12-11", true },
	{ "SES-74", "bespoke", "ci", "2025-02-06", false },
	/* Six weeks are 25 December. */
	{ "SES-91", "section-f", "ci", "2024-12-24", false },
	{ "SES-91", "section-f", "ci", "2024-12-27", true },
	{ "SES-91", "section-f", "ci", "2025-02-05", true },
	{ "SES-91", "section-f", "ci", "2025-02-06", false },
	/* No interval is given: SES-123, SES-131. */
	{ "SES-123", "vision", "vision", "2024-11-20", true },
	{ "SES-123", "msi", "msi", "2025-06-20", true },
	{ "SES-131", "deaf", "deaf", "2025-06-20", true },
};

static void
reviews_lie_within_their_window(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof reviews / sizeof reviews[0]; i++) {
		const char *ref = arena_printf(&arena, "R-%zu", i);
		const struct field_value name[] = { { "surname", ref },
		    { NULL, NULL } };
		struct proposal p = proposal_of(DISP_ACCEPT,
		    reviews[i].outcome);

		list_case(SES, ref, reviews[i].pathway, i >= 7 ? name :
		    NULL);
		p.review_on = day_parse(reviews[i].review);
		if (!reviews[i].is_within)
			must_refuse(SES, ref, p, reviews[i].rule);
		else
			IS_DAY(decide_it(SES, ref, p).decision.review_on,
			    reviews[i].review);
	}
}

/* SES-79: the Head of Service may let it be otherwise, with a reason. */
static void
a_review_beyond_the_window_takes_a_reason(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "ci");

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	p.review_on = day_parse("2025-02-10");
	must_refuse(SES, "T-1", p, "SES-74");
	p.overrides = "SES-74=head-of-service";
	MUST(attend(db, SES, "HEAD", ATT_APOLOGIES, NULL, &e));
	must_refuse(SES, "T-1", p, "SES-79");
	MUST(attend(db, SES, "HEAD", ATT_PRESENT, NULL, &e));
	decide_it(SES, "T-1", p);
}

static struct referral
linked_to(const char *ref)
{
	struct dossier d;
	struct referral *list;
	int n;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(db_list(db, &referral_record, "earlier_id", d.referral.id, "id",
	    &arena, &list, &n, &e));
	assert_int_equal(n, 1);
	return list[0];
}

/* SES-68: a linked case at school level, without anything of the pupil. */
static void
school_level_first_opens_a_case_of_the_school(void **state)
{
	struct referral r;
	struct dossier d;
	const char *undone;

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	decide_it(SES, "T-1", proposal_of(DISP_SCHOOL_LEVEL_FIRST, NULL));
	r = linked_to("T-1");
	assert_string_equal(r.pathway, "school");
	assert_string_equal(r.school_urn, SCHOOL);
	assert_null(r.pupil_id);
	assert_null(r.year_group);
	assert_int_equal(r.state, REFERRAL_RECEIVED);
	IS_DAY(r.received, SES_DAY);
	MUST(dossier_load(db, r.ref, &arena, &d, &e));
	assert_string_equal(dossier_field(&d, "senior_leader", &arena),
	    "A. Head");
	assert_string_equal(dossier_field(&d, "reason_for_referral",
	    &arena), "");
	must_say(document_of("T-1"), "work at school level first");
	assert_int_equal(state_of("T-1"), REFERRAL_CLOSED);
	/* It can be heard at once; taking back takes it away again. */
	MUST(decide_undo(db, SES, "T-1", &arena, &undone, &e));
	assert_int_equal(linked_to("T-1").state, REFERRAL_WITHDRAWN);
	assert_int_equal(state_of("T-1"), REFERRAL_LISTED);
}

static void
a_linked_case_that_is_heard_stays(void **state)
{
	const char *undone;

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	decide_it(SES, "T-1", proposal_of(DISP_SCHOOL_LEVEL_FIRST, NULL));
	MUST(agenda_add(db, SES, linked_to("T-1").ref, NULL, &e));
	assert_false(decide_undo(db, SES, "T-1", &arena, &undone, &e));
	must_say(e.text, linked_to("T-1").ref);
	assert_int_equal(state_of("T-1"), REFERRAL_CLOSED);
}

static bool
add_service(const char *ref, const char *outcomes)
{
	struct proposal p = proposal_of(DISP_ACCEPT, outcomes);
	struct decided d;

	p.review_on = day_parse("2025-01-22");
	e = (struct err)ERR_INIT;
	return decide(db, NULL, ref, &p, "HEAD", "more-service", &arena, &d,
	    &e);
}

/* SES-41 */
static void
another_service_joins_without_a_referral_but_for_two(void **state)
{
	static const char *const exceptions[] = { "new-to-suffolk",
		"iqm-register" };

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	list_case(SES, "T-2", "senco", NULL);
	decide_it(SES, "T-1", proposal_of(DISP_ACCEPT, "cl"));
	decide_it(SES, "T-2", proposal_of(DISP_ACCEPT, "wsi"));
	for (int i = 0; i < 2; i++) {
		const char *ref = arena_printf(&arena, "X-%d", i);

		list_case(SES, ref, "senco", (const struct field_value[]){
		    { "support_type", exceptions[i] }, { NULL, NULL } });
		decide_it(SES, ref, proposal_of(DISP_ACCEPT, "wsi"));
	}
	MUST(meeting_end(db, SES, false, &e));
	MUST(add_service("T-1", "cl;semh"));
	assert_int_equal(standing("T-1").code_count, 2);
	MUST(add_service("T-2", "wsi;ci"));
	assert_false(add_service("X-0", "wsi;ci"));
	assert_string_equal(e.rule, "SES-41");
	assert_false(add_service("X-1", "wsi;ci"));
	assert_string_equal(e.rule, "SES-41");
	/* The same service with other dates is no further one. */
	MUST(add_service("X-1", "wsi"));
}

/* SES-22 to SES-25 */
static void
an_offer_waits_for_the_school(void **state)
{
	const char *letter;

	(void)state;
	list_case(SES, "T-1", "school", (const struct field_value[]){
	    { "origin", "offer" }, { "senior_leader", "" },
	    { "reason_for_referral", "" }, { NULL, NULL } });
	decide_it(SES, "T-1", proposal_of(DISP_ACCEPT_WITH_CONDITIONS,
	    "semh"));
	assert_int_equal(state_of("T-1"), REFERRAL_OFFERED);
	letter = document_of("T-1");
	must_say(letter, "# Offer of support");
	must_say(letter, "ten working days");
	must_say(letter, "the offer is withdrawn");
	/* A pupil's support is never offered over the parents' heads. */
	list_case(SES, "T-2", "bespoke", NULL);
	assert_false(try_it(SES, "T-2", &(struct proposal){ .disposition =
	    DISP_ACCEPT_WITH_CONDITIONS, .outcomes = "semh" }));
}

static const struct {
	const char *rule, *pathway, *reason, *says;
} refusals[] = {
	{ "SES-43", "school", "named-pupil", "not about named pupils" },
	{ "SES-59", "senco", "award", "does not judge" },
	{ "SES-61", "bespoke", "has-plan", "Section F Form" },
	{ "SES-65", "bespoke", "provision-first", "more time" },
	{ "SES-86", "section-f", "deliver-provision",
	    "does not deliver the provision" },
	{ "SES-87", "section-f", "view-on-placement",
	    "no view on placement" },
	{ "SES-88", "section-f", "plan-does-not-fit", "annual review" },
	{ "SES-101", "vision", "no-diagnosis", "diagnosed sensory loss" },
	{ "SES-126", "deaf", "outside-offer", "mainstream settings" },
};

/* What SES does not do stands in the letter that declines. */
static void
refusals_say_why_and_how_to_come_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		const char *ref = arena_printf(&arena, "D-%zu", i);
		const struct field_value name[] = { { "surname", ref },
		    { NULL, NULL } };
		struct proposal p = proposal_of(DISP_DECLINE, NULL);

		list_case(SES, ref, refusals[i].pathway, i >= 2 ? name :
		    NULL);
		assert_false(try_it(SES, ref, &p));
		p.reasons = refusals[i].reason;
		decide_it(SES, ref, p);
		assert_int_equal(state_of(ref), REFERRAL_DECLINED);
		must_say(document_of(ref), refusals[i].says);
		assert_string_equal(scheme_reason(scheme_of(SES_ID),
		    refusals[i].pathway, "decline",
		    refusals[i].reason)->rule, refusals[i].rule);
	}
	must_say(document_of("D-3"), "Inclusion Support Meeting");
}

/* SES-67: what is missing, and from whom. */
static void
a_pended_case_names_what_is_missing(void **state)
{
	struct proposal p = proposal_of(DISP_PEND, NULL);
	struct decided d;

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	must_refuse(SES, "T-1", p, "SES-67");
	p.missing = "provision";
	d = decide_it(SES, "T-1", p);
	assert_string_equal(d.decision.owner, "senco");
	assert_int_equal(state_of("T-1"), REFERRAL_PENDED);
	must_say(document_of("T-1"), "universal and targeted provision");
	must_say(document_of("T-1"), "SENDCo");
}

static const char *
plan_of_type(const char *type)
{
	const struct field_value changes[] = { { "support_type", type },
	    { NULL, NULL } };

	list_case(SES, type, "senco", changes);
	decide_it(SES, type, proposal_of(DISP_ACCEPT, "wsi"));
	return document_of(type);
}

/* SES-56, SES-59, SES-60 */
static void
types_of_specific_support_say_what_they_are(void **state)
{
	static const char once[] = "one visit and closes after it";
	static const char award[] = "recommend it, or assess the school";
	static const char mark[] = "register for the Inclusion Quality Mark";

	(void)state;
	must_say(plan_of_type("new-to-suffolk"), once);
	must_say(plan_of_type("iqm-register"), once);
	must_say(document_of("iqm-register"), mark);
	must_say(plan_of_type("iqm-further-work"), award);
	assert_null(strstr(document_of("iqm-further-work"), once));
	assert_null(strstr(plan_of_type("senco"), once));
	assert_null(strstr(document_of("senco"), mark));
}

/* The case whose documents carry a sentence of this pathway. */
static void
add_documents(struct buf *all, const char *pathway, const char *outcome)
{
	const struct field_value name[] = { { "surname", "Documents" },
	    { NULL, NULL } };
	static int n;
	const char *ref = arena_printf(&arena, "W-%s-%d", pathway, ++n);
	bool school = strcmp(pathway, "school") == 0 ||
	    strcmp(pathway, "senco") == 0;
	const char *meeting = strcmp(pathway, "core-offer") == 0 ? CI : SES;

	list_case(meeting, ref, pathway, school ? NULL : name);
	decide_it(meeting, ref, proposal_of(DISP_ACCEPT, outcome));
	buf_str(all, document_of(ref));
}

/* Is the text in the documents?  Markdown marks in it are escaped there. */
static bool
is_said(const char *documents, const char *text)
{
	return strstr(documents, text) != NULL;
}

/* Sentences and standing actions of PATHWAY that an acceptance shows. */
static void
must_carry_all(const struct scheme *s, const char *pathway,
    const char *documents)
{
	SCHEME_ROWS(s, PART_SENTENCES, struct sentence, x) {
		if (!scheme_serves(x->pathway, pathway) ||
		    x->when_field != NULL || strcmp(x->place, "offer") == 0)
			continue;
		if (!is_said(documents, x->text))
			fail_msg("%s of %s is not said: %s", x->rule,
			    pathway, x->text);
	}
	SCHEME_ROWS(s, PART_ACTIONS, struct standard_action, x)
		if (scheme_serves(x->pathway, pathway) &&
		    !code_in_list(x->applies, "school-level-first") &&
		    !code_in_list(x->applies, "closed") &&
		    !is_said(documents, x->text))
			fail_msg("%s of %s is no action of the plan: %s",
			    x->rule, pathway, x->text);
}

/* What the packs say is proved to reach the school, rule by rule. */
static void
every_sentence_reaches_its_document(void **state)
{
	(void)state;
	for (size_t i = 0; i < ACCEPTED; i++) {
		struct buf all = BUF_INIT;

		add_documents(&all, accepted[i].pathway,
		    accepted[i].outcomes);
		must_carry_all(scheme_of(SES_ID), accepted[i].pathway,
		    buf_text(&all));
		buf_release(&all);
	}
}

/* What was decided keeps the pack that it was decided by: its plan, and the
 * plan's later versions, do not change with the next version of the rules. */
static void
a_decision_keeps_its_version_of_the_pack(void **state)
{
	static const char one[] = "Support lasts a year at most.";
	static const char two[] = "Support lasts two years at most.";
	const struct scheme *first = scheme_of(SES_ID), *second;
	char folder[FOLDER_MOST];

	(void)state;
	list_case(SES, "T-1", "bespoke", NULL);
	assert_string_equal(decide_it(SES, "T-1", proposal_of(DISP_ACCEPT,
	    "ci")).decision.pack_id, first->pack_id);
	folder_new(folder);
	folder_copy(SES_FOLDER, folder);
	assert_true(folder_change(folder, "sentences.csv",
	    "bespoke,about-plan,,,,Support lasts a year",
	    "bespoke,about-plan,,,,Support lasts two years"));
	load_pack(folder);
	folder_remove(folder);
	second = scheme_of(SES_ID);
	assert_string_not_equal(second->pack_id, first->pack_id);
	must_say(document_of("T-1"), one);
	assert_string_equal(standing("T-1").decision.pack_id,
	    first->pack_id);
	list_case(SES, "T-2", "bespoke", (const struct field_value[]){
	    { "surname", "Other" }, { NULL, NULL } });
	assert_string_equal(decide_it(SES, "T-2", proposal_of(DISP_ACCEPT,
	    "ci")).decision.pack_id, second->pack_id);
	must_say(document_of("T-2"), two);
}

static void
papers_of_the_meeting_render(void **state)
{
	const char *text;

	(void)state;
	list_case(SES, "T-1", "school", NULL);
	list_case(SES, "T-2", "bespoke", NULL);
	MUST(slips_markdown(db, SES, &arena, &text, &e));
	must_say(text, "T-2");
	decide_it(SES, "T-1", proposal_of(DISP_ACCEPT, "wsi"));
	decide_it(SES, "T-2", proposal_of(DISP_ACCEPT, "ci"));
	MUST(sheet_markdown(db, SES, &arena, &text, &e));
	must_say(text, "Communication and Interaction (C&I)");
	assert_null(strstr(text, "Reed"));
	MUST(minutes_markdown(db, SES, &arena, &text, &e));
	must_say(text, "Support at school level");
}

/* The 2021 agreement. */

static int
open_ci(void **state)
{
	if (fresh_suffolk(state) != 0)
		return -1;
	open_panel("ci", CI_DAY);
	return 0;
}

/* CI-05: a track is given with the acceptance. */
static void
consultation_or_caseload(void **state)
{
	(void)state;
	list_case(CI, "T-1", "core-offer", NULL);
	must_refuse(CI, "T-1", proposal_of(DISP_ACCEPT, NULL), "CI-05");
	assert_non_null(strstr(e.text, "There are: consultation, caseload."));
	must_refuse(CI, "T-1", proposal_of(DISP_ACCEPT,
	    "consultation;caseload"), "CI-05");
	decide_it(CI, "T-1", proposal_of(DISP_ACCEPT, "caseload"));
	must_say(document_of("T-1"), "works with the school, case by case");
	must_say(document_of("T-1"), "two to three weeks");
	list_case(CI, "T-2", "core-offer", (const struct field_value[]){
	    { "surname", "Other" }, { NULL, NULL } });
	decide_it(CI, "T-2", proposal_of(DISP_ACCEPT, "consultation"));
	must_say(document_of("T-2"), "one piece of work and then closes");
	assert_null(strstr(document_of("T-2"), "planning meeting"));
}

/* CI-08 */
static void
a_consultation_becomes_caseload_with_the_heads_agreement(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "caseload");
	struct decided d;

	(void)state;
	list_case(CI, "T-1", "core-offer", NULL);
	decide_it(CI, "T-1", proposal_of(DISP_ACCEPT, "consultation"));
	MUST(meeting_end(db, CI, false, &e));
	assert_false(decide(db, NULL, "T-1", &p, "TEACH", "to-caseload",
	    &arena, &d, &e));
	assert_string_equal(e.rule, "CI-08");
	p.overrides = "CI-08=chair-decides";
	assert_false(decide(db, NULL, "T-1", &p, "OFFICER", "to-caseload",
	    &arena, &d, &e));
	assert_string_equal(e.rule, "CI-08");
	p.overrides = "CI-08=head-of-service";
	assert_false(decide(db, NULL, "T-1", &p, "OFFICER", "to-caseload",
	    &arena, &d, &e));
	assert_string_equal(e.rule, "CI-08");
	MUST(decide(db, NULL, "T-1", &p, "HEAD", "to-caseload", &arena, &d,
	    &e));
	assert_string_equal(d.decision.decided_by, "HEAD");
	assert_string_equal(standing("T-1").codes[0].code, "caseload");
}

/* CI-23: at most twelve weeks, 3 August 2022. */
static void
a_caseload_review_is_within_twelve_weeks(void **state)
{
	struct proposal p = proposal_of(DISP_ACCEPT, "caseload");

	(void)state;
	list_case(CI, "T-1", "core-offer", NULL);
	p.review_on = day_parse("2022-08-04");
	must_refuse(CI, "T-1", p, "CI-23");
	p.review_on = day_parse("2022-08-03");
	decide_it(CI, "T-1", p);
}

static void
every_sentence_of_2021_reaches_its_document(void **state)
{
	struct buf all = BUF_INIT;

	(void)state;
	add_documents(&all, "core-offer", "caseload");
	assert_null(strstr(buf_text(&all), "has no review"));
	add_documents(&all, "core-offer", "consultation");
	must_carry_all(scheme_of(CI_ID), "core-offer", buf_text(&all));
	buf_release(&all);
}

#define T(f) cmocka_unit_test_setup_teardown(f, open_ses, drop_suffolk)
#define C(f) cmocka_unit_test_setup_teardown(f, open_ci, drop_suffolk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(each_pathway_goes_from_form_to_plan),
		T(a_case_is_given_to_one_or_more_services),
		T(no_plan_without_a_review_date),
		T(reviews_lie_within_their_window),
		T(a_review_beyond_the_window_takes_a_reason),
		T(school_level_first_opens_a_case_of_the_school),
		T(a_linked_case_that_is_heard_stays),
		T(another_service_joins_without_a_referral_but_for_two),
		T(an_offer_waits_for_the_school),
		T(refusals_say_why_and_how_to_come_back),
		T(a_pended_case_names_what_is_missing),
		T(types_of_specific_support_say_what_they_are),
		T(every_sentence_reaches_its_document),
		T(papers_of_the_meeting_render),
		T(a_decision_keeps_its_version_of_the_pack),
		C(consultation_or_caseload),
		C(a_consultation_becomes_caseload_with_the_heads_agreement),
		C(a_caseload_review_is_within_twelve_weeks),
		C(every_sentence_of_2021_reaches_its_document),
	};

	return cmocka_run_group_tests_name("suffolk-decide", tests, NULL,
	    NULL);
}
