/*
 * The pack of Warwickshire's Specialist Teaching Service against its source,
 * the Memorandum of Understanding with the criteria from January 2017, and
 * its gates, rule by rule.  Terms are those of a school in Nuneaton, 2024/25:
 * 3 September to 20 December 2024, 7 January to 11 April and 28 April to 18
 * July 2025.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNTY_ID "warwickshire-sts-2017"
#define COUNTY_NOW "2025-01-22"
#define COUNTY_RECORDER "AM"
#include "tests/domain/counties.h"
#include "src/domain/calendar/days.h"
#include "src/domain/costs/cost.h"
#include "src/domain/decisions/timing.h"

#define NUNEATON "900071"
#define STRATFORD "900072"
#define ELSEWHERE "900073"
#define BEDWORTH "900074"
#define RUGBY "900075"

/* All six of Appendix A.  Reviews every fortnight of school: half term, 28
 * October to 1 November, and Christmas do not count. */
#define FORM(code) \
	{ "pathway", code }, { "received", "2025-01-09" }, \
	{ "school_urn", NUNEATON }, { "referrer_name", "A. Contact" }, \
	{ "referrer_email", "office@school.example" }, \
	{ "semh_lead", "A. Lead" }, { "sen_governor", "A. Governor" }, \
	{ "mou_signed_on", "2023-09-18" }, \
	{ "consent_given_on", "2024-12-02" }, { "consent_to_share", "yes" }, \
	{ "parents_work_with_us", "yes" }, \
	{ "parents_support_plan", "yes" }, \
	{ "family_contacts", "2024-09-05" }, \
	{ "sendias_offered_on", "2024-05-07" }, { "forename", "Robin" }, \
	{ "surname", "Reed" }, { "date_of_birth", "2016-03-09" }, \
	{ "year_group", "4" }, { "sen_provision", "K" }, \
	{ "sen_need_primary", "SEMH" }, { "attendance_percent", "88" }, \
	{ "suspensions_12m", "3" }, { "removed_from_class", "yes" }, \
	{ "reason_for_referral", "Three suspensions since September." }, \
	{ "tried_so_far", "A small group since September; little change." }, \
	{ "assessed_by", "STS" }, { "assessed_on", "2024-03-11" }, \
	{ "advice_reviewed_on", "2024-12-09" }, \
	{ "psp_started_on", "2024-09-03" }, { "psp_reviews", \
	    "2024-09-16;2024-09-30;2024-10-14;2024-11-04;2024-11-18;" \
	    "2024-12-02;2024-12-16" }, \
	{ "interventions_started_on", "2024-09-03" }, \
	{ "intervention_reviews", "2024-10-14;2024-12-09" }, \
	{ "single_assessment", "established" }, \
	{ "single_assessment_on", "2024-05-07" }, \
	{ "hoped_for", "A way to stay in class." }, \
	{ "evidence", "provision-matrix" }

static const struct field_value sts_form[] = {
	FORM("sts"), { "route", "commissioned" }, { NULL, NULL }
};
static const struct field_value link_form[] = {
	FORM("link"), { NULL, NULL }
};

static const struct field_value *
form_of(const char *pathway)
{
	return strcmp(pathway, "sts") == 0 ? sts_form : link_form;
}

static int
set_up(void **state)
{
	if (fresh_county(state) != 0)
		return -1;
	put_school(NUNEATON, "S-71", "937", "Nuneaton", 400);
	put_school(STRATFORD, "S-72", "937", "Stratford-upon-Avon", 200);
	put_school(ELSEWHERE, "S-73", "331", "Rugby", 200);
	put_school(BEDWORTH, "S-74", "937", "Bedworth", 200);
	put_school(RUGBY, "S-75", "937", "Rugby", 200);
	put_person("AM", "area-manager");
	put_person("TEACH", "specialist-teacher");
	return 0;
}

#define SIX(rule, code, field, path) \
	{ rule " evidenced", path, code, {{ 0 }}, MET, false, "accept" }, \
	{ rule " not evidenced", path, code, {{ field, "" }}, MISSING, true, \
	    "accept" }

static const struct gate_state gates[] = {
	{ "STS-01 Reception", "sts", "year", {{ "year_group", "R" }}, MET,
	    false, "list" },
	{ "STS-01 Year 6", "link", "year", {{ "year_group", "6" }}, MET,
	    false, "list" },
	{ "STS-01 Year 7", "sts", "year", {{ "year_group", "7" }}, NOT_MET,
	    true, "list" },
	{ "STS-01 Year 7 at the LINK", "link", "year",
	    {{ "year_group", "7" }}, NOT_MET, true, "list" },
	{ "STS-01 SEMH", "sts", "need", {{ 0 }}, MET, false, "list" },
	{ "STS-01 autism", "sts", "need", {{ "sen_need_primary", "ASD" }},
	    MET, false, "list" },
	{ "STS-01 SLCN as another need", "link", "need",
	    {{ "sen_need_primary", "MLD" },
	    { "sen_need_secondary", "SLCN" }}, MET, false, "list" },
	{ "STS-01 a need of learning", "sts", "need",
	    {{ "sen_need_primary", "MLD" }}, NOT_MET, true, "list" },
	{ "STS-01 a need of hearing", "link", "need",
	    {{ "sen_need_primary", "HI" }}, NOT_MET, true, "list" },
	{ "STS-02 a school of the county", "sts", "authority", {{ 0 }}, MET,
	    false, "list" },
	{ "STS-02 a school elsewhere", "sts", "authority",
	    {{ "school_urn", ELSEWHERE }}, NOT_MET, true, "list" },
	{ "STS-02 five years old", "sts", "age",
	    {{ "date_of_birth", "2020-01-22" }, { "year_group", "R" }}, MET,
	    false, "list" },
	{ "STS-02 four years old: a warning", "sts", "age",
	    {{ "date_of_birth", "2020-01-23" }, { "year_group", "R" }},
	    NOT_MET, false, "list" },
	/* to the June in which a pupil is sixteen, also in Year 6 */
	{ "STS-02 twelve years old, out of year", "link", "age",
	    {{ "date_of_birth", "2012-12-01" }, { "year_group", "6" }}, MET,
	    false, "list" },
	{ "STS-02 sixteen years old", "sts", "age",
	    {{ "date_of_birth", "2008-12-01" }, { "year_group", "6" }}, MET,
	    false, "list" },
	{ "STS-02 seventeen years old: a warning", "sts", "age",
	    {{ "date_of_birth", "2007-12-01" }, { "year_group", "6" }},
	    NOT_MET, false, "list" },
	{ "practice a complete form", "sts", "complete", {{ 0 }}, MET,
	    false, "list" },
	{ "practice a form with blanks: a warning", "link", "complete",
	    {{ "hoped_for", "" }}, MISSING, false, "list" },
	{ "STS-03 provision shown", "sts", "provision", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-03 provision not shown: a warning", "sts", "provision",
	    {{ "evidence", "" }}, MISSING, false, "list" },
	{ "STS-04 eligible", "sts", "eligible",
	    {{ "event:first-contact", "eligible" }}, MET, false, "accept" },
	{ "STS-04 no answer yet", "sts", "eligible", {{ 0 }}, MISSING, true,
	    "accept" },
	{ "STS-04 not eligible", "sts", "eligible",
	    {{ "event:first-contact", "not-eligible" }}, NOT_MET, true,
	    "accept" },
	{ "STS-04 eligible after more evidence", "sts", "eligible",
	    {{ "event:first-contact", "more-evidence" },
	    { "event:first-contact", "eligible" }}, MET, false, "accept" },
	{ "STS-13 a governor", "sts", "governor", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-13 no governor: a warning", "sts", "governor",
	    {{ "sen_governor", "" }}, MISSING, false, "list" },
	{ "STS-14 a lead", "sts", "lead", {{ 0 }}, MET, false, "list" },
	{ "STS-14 no lead: a warning", "sts", "lead",
	    {{ "semh_lead", "" }}, MISSING, false, "list" },
	{ "STS-17 the family was contacted", "sts", "contact", {{ 0 }}, MET,
	    false, "list" },
	{ "STS-17 no contact shown: a warning", "sts", "contact",
	    {{ "family_contacts", "" }}, MISSING, false, "list" },
	{ "STS-18 Early Help offered", "sts", "offered", {{ 0 }}, MET,
	    false, "list" },
	{ "STS-18 not appropriate", "sts", "offered",
	    {{ "single_assessment", "not-fitting" },
	    { "single_assessment_on", "" }}, MET, false, "list" },
	{ "STS-18 not said when: a warning", "sts", "offered",
	    {{ "single_assessment_on", "" }}, MISSING, false, "list" },
	{ "STS-19 nobody declined", "sts", "cafo", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-19 social care is involved", "sts", "cafo",
	    {{ "single_assessment", "social-care" }}, MET, false, "list" },
	{ "STS-19 offered, no answer yet", "sts", "cafo",
	    {{ "single_assessment", "offered" }}, MET, false, "list" },
	{ "STS-19 not appropriate", "link", "cafo",
	    {{ "single_assessment", "not-fitting" }}, MET, false, "list" },
	{ "STS-19 declined, the CAF Officer knows", "sts", "cafo",
	    {{ "single_assessment", "declined" },
	    { "cafo_informed_on", "2024-12-11" }}, MET, false, "list" },
	{ "STS-19 declined, nobody told: a warning", "sts", "cafo",
	    {{ "single_assessment", "declined" }}, MISSING, false, "list" },
	{ "STS-20 removed from class", "sts", "point",
	    {{ "suspensions_12m", "0" }}, MET, false, "list" },
	{ "STS-20 suspended", "sts", "point",
	    {{ "removed_from_class", "no" }}, MET, false, "list" },
	{ "STS-20 suspended once", "sts", "point",
	    {{ "removed_from_class", "no" }, { "suspensions_12m", "1" }},
	    MET, false, "list" },
	{ "STS-20 neither: a warning", "sts", "point",
	    {{ "removed_from_class", "no" }, { "suspensions_12m", "0" }},
	    NOT_MET, false, "list" },
	{ "STS-20 nothing tried: a warning", "sts", "point",
	    {{ "tried_so_far", "" }}, MISSING, false, "list" },
	{ "STS-21 a fortnight of school each", "sts", "psp-fortnights",
	    {{ 0 }}, MET, false, "list" },
	/* the second on a Tuesday: fifteen days after the first */
	{ "STS-21 a day too late: a warning", "sts", "psp-fortnights",
	    {{ "psp_reviews", "2024-09-16;2024-10-01;2024-10-14;2024-11-04;"
	    "2024-11-18;2024-12-02;2024-12-16" }}, NOT_MET, false, "list" },
	/* 30 September to 4 November: 35 days, 28 without half term */
	{ "STS-21 four weeks of school: a warning", "sts", "psp-fortnights",
	    {{ "psp_reviews", "2024-09-16;2024-09-30;2024-11-04;2024-11-18;"
	    "2024-12-02;2024-12-16" }}, NOT_MET, false, "list" },
	{ "STS-21 the last is long ago: a warning", "sts", "psp-fortnights",
	    {{ "psp_reviews", "2024-09-16;2024-09-30;2024-10-14" }}, NOT_MET,
	    false, "list" },
	{ "STS-22 a whole term", "sts", "psp-term", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-22 on its last day", "sts", "psp-term",
	    {{ "received", "2024-12-20" }}, MET, false, "list" },
	{ "STS-22 a day short of it: a warning", "sts", "psp-term",
	    {{ "received", "2024-12-19" }}, NOT_MET, false, "list" },
	/* from Monday 23 September the same week of the next term: 3 weeks
	 * after that of 2 September, so that of 27 January 2025 */
	{ "STS-22 from the fourth week on: a warning", "sts", "psp-term",
	    {{ "psp_started_on", "2024-09-23" }}, NOT_MET, false, "list" },
	{ "STS-25 the review was held", "sts", "enhanced-review",
	    {{ "event:first-meeting", "commissioned" }}, MET, false,
	    "accept" },
	{ "STS-25 not held", "sts", "enhanced-review", {{ 0 }}, MISSING,
	    true, "accept" },
	{ "STS-33 parents agree", "sts", "consent", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-33 parents did not say", "sts", "consent",
	    {{ "consent_given_on", "" }}, MISSING, true, "list" },
	{ "STS-33 parents refuse", "link", "consent",
	    {{ "consent_given_on", "refused" }}, NOT_MET, true, "list" },
	{ "STS-33 parents agree to the LINK", "link", "consent", {{ 0 }},
	    MET, false, "accept" },
	{ "STS-34 committed", "sts", "commitment", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-34 not committed: a warning", "sts", "commitment",
	    {{ "parents_work_with_us", "no" }}, NOT_MET, false, "list" },
	{ "STS-35 attendance", "sts", "attendance", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-35 no figure: a warning", "sts", "attendance",
	    {{ "attendance_percent", "" }}, MISSING, false, "list" },
	{ "STS-36 the plan is supported", "sts", "plan-support", {{ 0 }},
	    MET, false, "list" },
	{ "STS-36 it is not: a warning", "sts", "plan-support",
	    {{ "parents_support_plan", "no" }}, NOT_MET, false, "list" },
	SIX("STS-40 memorandum", "mou", "mou_signed_on", "sts"),
	SIX("STS-40 LINK: memorandum", "mou", "mou_signed_on", "link"),
	{ "STS-40 the paper itself", "sts", "mou", {{ "mou_signed_on", "" },
	    { "evidence", "memorandum" }}, MET, false, "accept" },
	SIX("STS-41 assessment", "assessment", "assessed_on", "sts"),
	{ "STS-41 advice not reviewed", "link", "assessment",
	    {{ "advice_reviewed_on", "" }}, MISSING, true, "accept" },
	SIX("STS-42 plan", "psp", "psp_started_on", "sts"),
	{ "STS-42 no review", "sts", "psp", {{ "psp_reviews", "" }},
	    MISSING, true, "accept" },
	{ "STS-42 reviews too far apart", "link", "psp",
	    {{ "psp_reviews", "2024-10-14;2024-12-16" }}, NOT_MET, true,
	    "accept" },
	{ "STS-42 reviews fifteen days apart", "sts", "psp",
	    {{ "psp_reviews", "2024-09-16;2024-10-01;2024-10-14;2024-11-04;"
	    "2024-11-18;2024-12-02;2024-12-16" }}, NOT_MET, true, "accept" },
	{ "STS-42 the paper alone is not enough", "sts", "psp",
	    {{ "psp_reviews", "" }, { "evidence", "psp-record" }}, MISSING,
	    true, "accept" },
	{ "STS-57 reviews fifteen days apart", "link", "appendix-a",
	    {{ "psp_reviews", "2024-09-16;2024-10-01;2024-10-14;2024-11-04;"
	    "2024-11-18;2024-12-02;2024-12-16" }}, NOT_MET, true, "list" },
	{ "STS-57 declined, reviews fifteen days apart", "link",
	    "appendix-a", {{ "psp_reviews", "2024-09-16;2024-10-01;"
	    "2024-10-14;2024-11-04;2024-11-18;2024-12-02;2024-12-16" },
	    { "single_assessment", "declined" },
	    { "cafo_informed_on", "2024-12-11" }}, NOT_MET, true, "list" },
	{ "STS-57 plan of half a term", "link", "appendix-a",
	    {{ "psp_started_on", "2024-11-04" }}, NOT_MET, true, "list" },
	{ "STS-57 interventions of half a term", "link", "appendix-a",
	    {{ "interventions_started_on", "2024-11-04" }}, NOT_MET, true,
	    "list" },
	{ "STS-57 advice not reviewed", "link", "appendix-a",
	    {{ "advice_reviewed_on", "" }}, MISSING, true, "list" },
	{ "STS-57 declined, nobody told", "link", "appendix-a",
	    {{ "single_assessment", "declined" }}, MISSING, true, "list" },
#define DECLINED { "single_assessment", "declined" }, \
	{ "cafo_informed_on", "2024-12-11" }
#define DECLINED_WITHOUT(n, field) \
	{ "STS-57 declined, " n " is missing", "link", "appendix-a", \
	    {{ field, "" }, DECLINED }, MISSING, true, "list" }
	DECLINED_WITHOUT("1", "mou_signed_on"),
	DECLINED_WITHOUT("2", "assessed_on"),
	DECLINED_WITHOUT("the review of 2", "advice_reviewed_on"),
	DECLINED_WITHOUT("3", "psp_started_on"),
	DECLINED_WITHOUT("the reviews of 3", "psp_reviews"),
	DECLINED_WITHOUT("4", "interventions_started_on"),
	DECLINED_WITHOUT("the reviews of 4", "intervention_reviews"),
	DECLINED_WITHOUT("6", "sendias_offered_on"),
/* the memorandum is a paper, and something else is missing */
#define PAPER_WITHOUT(n, field) \
	{ "STS-57 with the paper, " n " is missing", "link", "appendix-a", \
	    {{ field, "" }, { "mou_signed_on", "" }, \
	    { "evidence", "memorandum" }}, MISSING, true, "list" }
	PAPER_WITHOUT("2", "assessed_on"),
	PAPER_WITHOUT("the review of 2", "advice_reviewed_on"),
	PAPER_WITHOUT("3", "psp_started_on"),
	PAPER_WITHOUT("the reviews of 3", "psp_reviews"),
	PAPER_WITHOUT("4", "interventions_started_on"),
	PAPER_WITHOUT("the reviews of 4", "intervention_reviews"),
	PAPER_WITHOUT("5", "single_assessment"),
	PAPER_WITHOUT("6", "sendias_offered_on"),
#define BOTH_WITHOUT(n, field) \
	{ "STS-57 declined, with the paper, " n " is missing", "link", \
	    "appendix-a", {{ field, "" }, { "mou_signed_on", "" }, \
	    { "evidence", "memorandum" }, DECLINED }, MISSING, true, "list" }
	BOTH_WITHOUT("2", "assessed_on"),
	BOTH_WITHOUT("the review of 2", "advice_reviewed_on"),
	BOTH_WITHOUT("3", "psp_started_on"),
	BOTH_WITHOUT("the reviews of 3", "psp_reviews"),
	BOTH_WITHOUT("4", "interventions_started_on"),
	BOTH_WITHOUT("the reviews of 4", "intervention_reviews"),
	BOTH_WITHOUT("6", "sendias_offered_on"),
	{ "STS-57 offered, though the CAF Officer knows", "link",
	    "appendix-a", {{ "single_assessment", "offered" },
	    { "cafo_informed_on", "2024-12-11" }}, NOT_MET, true, "list" },
	{ "STS-57 offered, with the paper, though the CAF Officer knows",
	    "link", "appendix-a", {{ "single_assessment", "offered" },
	    { "cafo_informed_on", "2024-12-11" }, { "mou_signed_on", "" },
	    { "evidence", "memorandum" }}, NOT_MET, true, "list" },
	{ "STS-57 declined, with the paper, nobody told", "link",
	    "appendix-a", {{ "single_assessment", "declined" },
	    { "mou_signed_on", "" }, { "evidence", "memorandum" }}, MISSING,
	    true, "list" },
	{ "STS-57 social care, with the paper", "link", "appendix-a",
	    {{ "single_assessment", "social-care" }, { "mou_signed_on", "" },
	    { "evidence", "memorandum" }}, MET, false, "list" },
/* a plan or interventions of half a term, reviews fifteen days apart */
#define HALF_A_TERM(name, ...) \
	{ "STS-57 " name ": the plan", "link", "appendix-a", \
	    {{ "psp_started_on", "2024-11-04" }, __VA_ARGS__ }, NOT_MET, \
	    true, "list" }, \
	{ "STS-57 " name ": the interventions", "link", "appendix-a", \
	    {{ "interventions_started_on", "2024-11-04" }, __VA_ARGS__ }, \
	    NOT_MET, true, "list" }, \
	{ "STS-57 " name ": the reviews", "link", "appendix-a", \
	    {{ "psp_reviews", "2024-09-16;2024-10-01;2024-10-14;" \
	    "2024-11-04;2024-11-18;2024-12-02;2024-12-16" }, \
	    __VA_ARGS__ }, NOT_MET, true, "list" }
#define PAPER { "mou_signed_on", "" }, { "evidence", "memorandum" }
	HALF_A_TERM("declined, too short", DECLINED),
	HALF_A_TERM("with the paper, too short", PAPER),
	HALF_A_TERM("declined, with the paper, too short", PAPER, DECLINED),
	{ "STS-57 social care", "link", "appendix-a",
	    {{ "single_assessment", "social-care" }}, MET, false, "list" },
	{ "STS-57 declined, with the memorandum signed", "link",
	    "appendix-a", {{ "single_assessment", "declined" },
	    { "cafo_informed_on", "2024-12-11" }}, MET, false, "list" },
	{ "STS-57 the memorandum as a paper", "link", "appendix-a",
	    {{ "mou_signed_on", "" }, { "evidence", "memorandum" }}, MET,
	    false, "list" },
	SIX("STS-43 interventions", "interventions",
	    "interventions_started_on", "sts"),
	{ "STS-43 never reviewed", "sts", "interventions",
	    {{ "intervention_reviews", "" }}, MISSING, true, "accept" },
	{ "STS-43 for less than a term", "link", "interventions",
	    {{ "interventions_started_on", "2024-11-04" }}, NOT_MET, true,
	    "accept" },
	SIX("STS-44 Single Assessment", "single-assessment",
	    "single_assessment", "sts"),
	{ "STS-44 social care is involved", "sts", "single-assessment",
	    {{ "single_assessment", "social-care" }}, MET, false,
	    "accept" },
	{ "STS-44 declined, the CAF Officer knows", "link",
	    "single-assessment", {{ "single_assessment", "declined" },
	    { "cafo_informed_on", "2024-12-11" }}, MET, false, "accept" },
	{ "STS-44 offered, though the CAF Officer knows", "sts",
	    "single-assessment", {{ "single_assessment", "offered" },
	    { "cafo_informed_on", "2024-12-11" }}, NOT_MET, true,
	    "accept" },
	{ "STS-44 declined, nobody told", "sts", "single-assessment",
	    {{ "single_assessment", "declined" }}, MISSING, true,
	    "accept" },
	SIX("STS-45 SENDIAS", "sendias", "sendias_offered_on", "sts"),
	{ "STS-46 two suspensions", "sts", "repeat-exclusions",
	    {{ "suspensions_12m", "2" }}, MET, false, "coaching" },
	{ "STS-46 one suspension: a warning", "sts", "repeat-exclusions",
	    {{ "suspensions_12m", "1" }}, NOT_MET, false, "coaching" },
	{ "STS-50 amount and approver", "sts", "contribution",
	    {{ "contribution_amount", "350" },
	    { "contribution_approved_by", "A. Manager" }}, MET, false,
	    "contribution" },
	{ "STS-50 without an amount", "sts", "contribution",
	    {{ "contribution_approved_by", "A. Manager" }}, MISSING, true,
	    "contribution" },
	{ "STS-50 without an approver", "sts", "contribution",
	    {{ "contribution_amount", "350" }}, MISSING, true,
	    "contribution" },
	{ "STS-51 Nuneaton", "link", "link-area", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-51 Stratford", "link", "link-area",
	    {{ "school_urn", STRATFORD }}, NOT_MET, true, "list" },
	{ "STS-51 STS for Nuneaton", "sts", "link-area", {{ 0 }}, MET,
	    false, "link-request" },
	{ "STS-51 Bedworth", "link", "link-area",
	    {{ "school_urn", BEDWORTH }}, MET, false, "list" },
	{ "STS-51 Rugby", "link", "link-area", {{ "school_urn", RUGBY }},
	    MET, false, "list" },
	{ "STS-51 STS for Bedworth", "sts", "link-area",
	    {{ "school_urn", BEDWORTH }}, MET, false, "link-request" },
	{ "STS-51 STS for Rugby", "sts", "link-area",
	    {{ "school_urn", RUGBY }}, MET, false, "link-request" },
	{ "STS-51 STS for Stratford", "sts", "link-area",
	    {{ "school_urn", STRATFORD }}, NOT_MET, true, "link-request" },
	{ "STS-55 the agreement is signed", "link", "agreement",
	    {{ "evidence", "link-agreement" }}, MET, false, "start" },
	{ "STS-55 it is not", "link", "agreement", {{ 0 }}, MISSING, true,
	    "start" },
	{ "STS-56 the contract is signed", "link", "contract",
	    {{ "evidence", "parent-contract" }}, MET, false, "start" },
	{ "STS-56 it is not", "link", "contract", {{ 0 }}, MISSING, true,
	    "start" },
	{ "STS-57 all six", "link", "appendix-a", {{ 0 }}, MET, false,
	    "list" },
	{ "STS-57 1 is missing", "link", "appendix-a",
	    {{ "mou_signed_on", "" }}, MISSING, true, "list" },
	{ "STS-57 2 is missing", "link", "appendix-a",
	    {{ "assessed_on", "" }}, MISSING, true, "list" },
	{ "STS-57 3 is missing", "link", "appendix-a",
	    {{ "psp_reviews", "" }}, MISSING, true, "list" },
	{ "STS-57 4 is missing", "link", "appendix-a",
	    {{ "intervention_reviews", "" }}, MISSING, true, "list" },
	{ "STS-57 5 is missing", "link", "appendix-a",
	    {{ "single_assessment", "" }}, MISSING, true, "list" },
	{ "STS-57 6 is missing", "link", "appendix-a",
	    {{ "sendias_offered_on", "" }}, MISSING, true, "list" },
	{ "STS-57 declined, with the memorandum as a paper", "link",
	    "appendix-a", {{ "mou_signed_on", "" },
	    { "evidence", "memorandum" }, { "single_assessment",
	    "declined" }, { "cafo_informed_on", "2024-12-11" }}, MET, false,
	    "list" },
};

/* The pack. */

static void
all_58_rules_are_carried(void **state)
{
	struct pack_check check;

	(void)state;
	MUST(scheme_check(COUNTY_FOLDER, &arena, &check, &e));
	for (int i = 0; i < check.count; i++)
		print_message("# %s\n", pack_fault_words(&check.faults[i],
		    &arena));
	assert_int_equal(check.count, 0);
	check_rules("STS", 58);
}

static void
the_memorandum_is_that_of_january_2017(void **state)
{
	(void)state;
	assert_string_equal(pack->id, COUNTY_ID);
	assert_string_equal(pack->prefix, "W");
	assert_string_equal(pack->authority, "937");
	IS_DAY(pack->valid_from, "2017-01-01");
	assert_non_null(scheme_pathway(pack, "sts"));
	assert_non_null(scheme_pathway(pack, "link"));
}

/* STS-29, STS-58: who meets, how often, who must be there. */
static void
panels_are_weekly_deployment_and_the_link_panel(void **state)
{
	int of_link = 0;

	(void)state;
	assert_int_equal(scheme_panel(pack, "deployment")->every_days, 7);
	SCHEME_ROWS(pack, PART_QUORUM, struct quorum_row, q) {
		if (strcmp(q->panel, "link") != 0)
			continue;
		of_link++;
		assert_string_equal(q->rule, "STS-58");
		if (strcmp(q->role, "headteacher") == 0) {
			assert_true(q->minimum >= 2);
			assert_int_equal(q->not_own_school, 1);
		} else
			assert_string_equal(q->role, "specialist-service");
	}
	assert_int_equal(of_link, 2);
}

/* STS-27, STS-28, STS-47 to STS-51: what can be commissioned. */
static void
outcomes_are_those_of_the_memorandum(void **state)
{
	static const struct { const char *outcome, *rule, *provision; }
	wanted[] = {
		{ "specialist-support", "STS-27", "specialist" },
		{ "coaching", "STS-28", "assistant" },
		{ "reintegration", "STS-47", "assistant" },
		{ "transfer", "STS-47", "assistant" },
		{ "risk-review", "STS-48", NULL },
		{ "multi-agency", "STS-49", NULL },
		{ "contribution", "STS-50", NULL },
		{ "link-request", "STS-51", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
		const struct outcome_row *o = scheme_outcome(pack, "sts",
		    wanted[i].outcome);

		assert_non_null(o);
		assert_string_equal(o->rule, wanted[i].rule);
		if (wanted[i].provision == NULL)
			assert_null(o->provision);
		else
			assert_string_equal(o->provision,
			    wanted[i].provision);
	}
	/* STS-30: that of an assistant has an end. */
	assert_int_equal(scheme_provision(pack, "assistant")->ends, 1);
	/* STS-52, STS-53 */
	assert_int_equal(scheme_provision(pack, "link")->terms, 2);
	assert_non_null(strstr(scheme_provision(pack, "link")->pattern,
	    "four days a week"));
	assert_non_null(strstr(scheme_provision(pack, "link")->pattern,
	    "one day in the home school"));
}

/* STS-24: an enquiry is answered at the managers' level. */
static void
a_teacher_answers_no_enquiry(void **state)
{
	struct case_event ev;

	(void)state;
	take_in("T-1", sts_form, NULL);
	record_clear(&event_record, &ev);
	ev.event = HAPPENED_FIRST_CONTACT;
	ev.result = "eligible";
	ev.person = "TEACH";
	assert_false(event_record_it(db, "T-1", &ev, NULL, 0, &arena, &e));
	assert_string_equal(e.rule, "STS-24");
	ev.person = "AM";
	MUST(event_record_it(db, "T-1", &ev, NULL, 0, &arena, &e));
}

/* STS-52 by A-23, in the terms of 2024/25 and the autumn of 2025, which
 * begins on 2 and ends on 19 December. */
static void
two_terms_go_by_the_calendar(void **state)
{
	static const struct { const char *start, *end; } lengths[] = {
		/* from the first day of a term: the last of the second */
		{ "2025-01-07", "2025-07-18" },
		{ "2025-04-28", "2025-12-19" },
		/* a holiday before it is as good */
		{ "2025-01-02", "2025-07-18" },
		/* the eighth week of spring: that of autumn, less a day */
		{ "2025-02-24", "2025-10-19" },
		/* the eleventh of autumn: that of summer */
		{ "2024-11-11", "2025-07-06" },
	};
	struct calendar *c;

	(void)state;
	MUST(timing_calendar(db, pack, NUNEATON, &arena, &c, &e));
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		int end;

		MUST(days_add_terms(c, day_parse(lengths[i].start), 2, &end,
		    &e));
		IS_DAY(end, lengths[i].end);
	}
}

/* STS-05, STS-38: what it costs whom. */
static void
commissioned_support_costs_the_school_nothing(void **state)
{
	static const struct field_value buys[] = { { "route", "bought" },
		{ NULL, NULL } };
	struct bill b;

	(void)state;
	take_in("T-1", sts_form, NULL);
	MUST(cost_of_case(db, "T-1", &arena, &b, &e));
	assert_int_equal(b.count, 0);
	take_in("T-2", sts_form, buys);
	MUST(cost_of_case(db, "T-2", &arena, &b, &e));
	assert_int_equal(b.count, 1);
	assert_false(b.whole);
	assert_string_equal(b.charges[0].rule, "STS-38");
}

int
main(void)
{
	const struct CMUnitTest others[] = {
		T(every_gate_is_tried), T(rules_say_how_their_rows_act),
		T(all_58_rules_are_carried),
		T(the_memorandum_is_that_of_january_2017),
		T(panels_are_weekly_deployment_and_the_link_panel),
		T(outcomes_are_those_of_the_memorandum),
		T(a_teacher_answers_no_enquiry),
		T(two_terms_go_by_the_calendar),
		T(commissioned_support_costs_the_school_nothing),
	};

	states = gates;
	state_count = sizeof gates / sizeof gates[0];
	return run_county("warwickshire", others,
	    sizeof others / sizeof others[0]);
}
