/*
 * Gates.  The first table is the rules of SLIP 2023-24 that are gates, each
 * by its id: what lets a case through, what keeps it out, what a coded
 * reason may pass.  What is right comes from the catalogue of rules
 * (SLIP-01 to SLIP-62 of the partnership's offer) and the readings A-06 and
 * A-20.  The second is the fixed conditions one by one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/gate.h"
#include "src/base/day.h"
#include "src/domain/gates/gate.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/gates/scheme-try.h"
#include "tests/domain/case.h"
#include "tests/domain/folder.h"
#include "tests/domain/kept.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static struct arena arena = ARENA_INIT;
static struct db *db;
static struct pack slip;
static struct err err;

static int
open_register(void **state)
{
	struct pack *list;
	int count;
	bool same;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	if (!db_open_memory(&db, &err))
		return -1;
	if (kept_take(CASE_PACK, db))
		return db_list(db, &pack_record, NULL, NULL, "id", &arena,
		    &list, &count, &err) ? (slip = list[0], 0) : -1;
	if (scheme_load(db, CASE_PACK, &arena, &slip, &same, &err)) {
		kept_put(CASE_PACK, db);
		return 0;
	}
	print_message("# %s\n", err.text);
	return -1;
}

static int
close_register(void **state)
{
	(void)state;
	db_close(db);
	arena_release(&arena);
	return 0;
}

/* Each test puts its case inside an act that is undone. */
static int
begin(void **state)
{
	(void)state;
	err = (struct err)ERR_INIT;
	return db_begin(db, "test", &err) ? 0 : -1;
}

static int
undo(void **state)
{
	(void)state;
	db_rollback(db);
	return 0;
}

enum { MET = CRITERION_MET, MISSING = CRITERION_MISSING,
	NOT_MET = CRITERION_NOT_MET, OVERRIDDEN = CRITERION_OVERRIDDEN };

static const struct gate_state {
	const char *name;	/* begins with the id of the rule */
	const char *pathway;
	const char *criterion;
	struct change changes[CHANGES_MOST];
	const char *overrides;
	int state;
	bool blocking;
	const char *act;	/* that it keeps from being done, or lets */
} states[] = {
	{ "SLIP-01 referred within the year of the offer", "core",
	    "in-force", {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-01 referred on the last day of the offer", "core",
	    "in-force", {{ "case", "received", "2024-08-31" }}, NULL, MET,
	    false, "list" },
	{ "SLIP-01 referred after the year of the offer: a warning", "core",
	    "in-force", {{ "case", "received", "2024-09-01" }}, NULL,
	    NOT_MET, false, "list" },
	{ "SLIP-01 referred before the offer: a warning", "core",
	    "in-force", {{ "case", "received", "2023-07-31" }}, NULL,
	    NOT_MET, false, "list" },
	{ "SLIP-01 the forum: within the year of the offer", "forum",
	    "in-force", {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-01 the forum: after it, a warning", "forum", "in-force",
	    {{ "case", "received", "2024-09-01" }}, NULL, NOT_MET, false,
	    "list" },
	{ "SLIP-01 the Core Meeting: a school in Leicestershire", "core",
	    "authority", {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-01 the Core Meeting: one in the city, a warning", "core",
	    "authority", {{ "school", "la_code", "856" }}, NULL, NOT_MET,
	    false, "list" },
	{ "SLIP-01 a school in Leicestershire", "forum", "authority",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-01 a school in the city: a warning", "forum", "authority",
	    {{ "school", "la_code", "856" }}, NULL, NOT_MET, false, "list" },
	{ "SLIP-01 a school of no known authority: a warning", "forum",
	    "authority", {{ "school", "la_code", "" }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-02 Year 7", "core", "year",
	    {{ "case", "year_group", "7" }}, NULL, MET, false, "list" },
	{ "SLIP-02 Year 11", "core", "year",
	    {{ "case", "year_group", "11" }}, NULL, MET, false, "list" },
	{ "SLIP-02 Year 6: a warning", "core", "year",
	    {{ "case", "year_group", "6" }}, NULL, NOT_MET, false, "list" },
	{ "SLIP-02 the Core Meeting: Year 12, a warning", "core", "year",
	    {{ "case", "year_group", "12" }}, NULL, NOT_MET, false, "list" },
	{ "SLIP-02 Year 12: a warning", "forum", "year",
	    {{ "case", "year_group", "12" }}, NULL, NOT_MET, false, "list" },
	{ "SLIP-02 the forum: Year 7", "forum", "year",
	    {{ "case", "year_group", "7" }}, NULL, MET, false, "list" },
	{ "SLIP-02 the forum: Year 11", "forum", "year",
	    {{ "case", "year_group", "11" }}, NULL, MET, false, "list" },
	{ "SLIP-02 the forum: Year 6, a warning", "forum", "year",
	    {{ "case", "year_group", "6" }}, NULL, NOT_MET, false, "list" },
	{ "SLIP-02 no year group: a warning", "core", "year",
	    {{ "case", "year_group", "" }}, NULL, MISSING, false, "list" },
	{ "SLIP-05 a forum case with a reason", "forum", "reason",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-05 no risk of exclusion is needed at Tier 1", "forum",
	    "reason", {{ "value", "at_risk_of_exclusion", "no" }}, NULL, MET,
	    false, "list" },
	{ "SLIP-05 a forum case without a reason", "forum", "reason",
	    {{ "value", "reason_for_referral", NULL }}, NULL, MISSING, true,
	    "list" },
	{ "SLIP-09 a form with school and year group", "forum", "form",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-09 a form without year group", "forum", "form",
	    {{ "case", "year_group", "" }}, NULL, MISSING, true, "list" },
	{ "SLIP-09 a whole form", "forum", "complete", {{ 0 }}, NULL, MET,
	    false, "list" },
	{ "SLIP-09 a form with blanks: a warning", "forum", "complete",
	    {{ "value", "hoped_for", NULL }}, NULL, MISSING, false, "list" },
	{ "SLIP-10 consent given", "forum", "consent", {{ 0 }}, NULL, MET,
	    false, "list" },
	{ "SLIP-10 named without consent", "forum", "consent",
	    {{ "consent", "refer", "not-sought" }}, NULL, MISSING, true,
	    "list" },
	{ "SLIP-10 named, consent refused", "forum", "consent",
	    {{ "consent", "refer", "refused" }}, NULL, NOT_MET, true,
	    "list" },
	{ "SLIP-10 anonymous without consent", "forum", "consent",
	    {{ "anonymous", NULL, NULL }}, NULL, MET, false, "list" },
	{ "SLIP-10 no reason passes a named case without consent", "core",
	    "consent", {{ "consent", "refer", "refused" }}, NULL, NOT_MET,
	    true, "accept" },
	{ "SLIP-10 the Core Meeting hears named cases", "core", "consent",
	    {{ 0 }}, NULL, MET, false, "accept" },
	{ "SLIP-10 an anonymous case at the Core Meeting", "core",
	    "consent", {{ "anonymous", NULL, NULL }}, NULL, NOT_MET, true,
	    "list" },
	{ "SLIP-11 an anonymous form with its SEN provision", "forum",
	    "anonymous-form", {{ "anonymous", NULL, NULL }}, NULL, MET,
	    false, "list" },
	{ "SLIP-11 an anonymous form without: a warning", "forum",
	    "anonymous-form", {{ "anonymous", NULL, NULL },
	    { "case", "sen_provision", "" }}, NULL, MISSING, false, "list" },
	{ "SLIP-11 a named form is another matter", "forum",
	    "anonymous-form", {{ "case", "sen_provision", "" }}, NULL, MET,
	    false, "list" },
	{ "SLIP-15 a senior leader asks for the resource", "core", "leader",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-15 nobody in charge is named: a warning", "core", "leader",
	    {{ "value", "senior_leader", NULL }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-16 at risk of exclusion", "core", "at-risk", {{ 0 }}, NULL,
	    MET, false, "list" },
	{ "SLIP-16 not at risk of exclusion", "core", "at-risk",
	    {{ "value", "at_risk_of_exclusion", "no" }}, NULL, NOT_MET, true,
	    "list" },
	{ "SLIP-16 not said whether at risk", "core", "at-risk",
	    {{ "value", "at_risk_of_exclusion", NULL }}, NULL, MISSING, true,
	    "list" },
	{ "SLIP-16 evidence: suspensions, also none of them", "core",
	    "at-risk-evidence", {{ "value", "suspensions_12m", "0" }}, NULL,
	    MET, false, "list" },
	{ "SLIP-16 evidence: the behaviour log", "core", "at-risk-evidence",
	    {{ "value", "suspensions_12m", NULL },
	    { "paper", "behaviour-log", "held" }}, NULL, MET, false,
	    "list" },
	{ "SLIP-16 evidence: a paper on the risk", "core",
	    "at-risk-evidence", {{ "value", "suspensions_12m", NULL },
	    { "paper", "at-risk", "held" }}, NULL, MET, false, "list" },
	{ "SLIP-16 evidence to follow is none: a warning", "core",
	    "at-risk-evidence", {{ "value", "suspensions_12m", NULL },
	    { "paper", "behaviour-log", "to-follow" }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-17 a forum before", "core", "earlier-forum", {{ 0 }}, NULL,
	    MET, false, "list" },
	{ "SLIP-17 no forum before", "core", "earlier-forum",
	    {{ "forum", "never", NULL }}, NULL, MISSING, true, "list" },
	{ "SLIP-17 no forum before, overridden", "core", "earlier-forum",
	    {{ "forum", "never", NULL }}, "SLIP-17=urgent", OVERRIDDEN,
	    false, "list" },
	{ "SLIP-17 a forum older than the register", "core",
	    "earlier-forum", {{ "forum", "never", NULL },
	    { "value", "earlier_forum_on", "2023-05-09" }}, NULL, MET, false,
	    "list" },
	{ "SLIP-17 a forum that has not been yet", "core", "earlier-forum",
	    {{ "forum", "never", NULL },
	    { "value", "earlier_forum_on", "2023-12-05" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SLIP-17 A-06 an anonymous case that was joined", "core",
	    "earlier-forum", {{ "forum", "joined", NULL }}, NULL, MET, false,
	    "list" },
	{ "SLIP-17 A-06 an anonymous case that was not joined", "core",
	    "earlier-forum", {{ "forum", "anonymous", NULL }}, NULL, MISSING,
	    true, "list" },
	{ "SLIP-17 a forum that did not reach the case", "core",
	    "earlier-forum", {{ "forum", "not-reached", NULL }}, NULL,
	    MISSING, true, "list" },
	{ "SLIP-17 a forum case that was pended", "core", "earlier-forum",
	    {{ "forum", "pend", NULL }}, NULL, MISSING, true, "list" },
	{ "SLIP-17 a forum decision that was taken back", "core",
	    "earlier-forum", {{ "forum", "taken-back", NULL }}, NULL,
	    MISSING, true, "list" },
	{ "SLIP-18 the forum's plan was reviewed", "core", "plan-reviewed",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-18 reviewed on the day of the plan", "core",
	    "plan-reviewed", {{ "value", "plan_reviewed_on", "2023-09-12" }},
	    NULL, MET, false, "list" },
	{ "SLIP-18 the forum's plan was not reviewed", "core",
	    "plan-reviewed", {{ "value", "plan_reviewed_on", NULL }}, NULL,
	    MISSING, true, "list" },
	{ "SLIP-18 the review is recorded with the forum case", "core",
	    "plan-reviewed", {{ "value", "plan_reviewed_on", NULL },
	    { "forum", "reviewed", "2023-10-03" }}, NULL, MET, false,
	    "list" },
	{ "SLIP-18 a review from before the forum", "core", "plan-reviewed",
	    {{ "value", "plan_reviewed_on", "2023-09-11" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SLIP-18 a review that lies ahead", "core", "plan-reviewed",
	    {{ "value", "plan_reviewed_on", "2023-11-09" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SLIP-18 a review before the forum that the form names", "core",
	    "plan-reviewed", {{ "forum", "never", NULL },
	    { "value", "earlier_forum_on", "2023-10-18" }}, NULL, NOT_MET,
	    true, "list" },
	{ "SLIP-18 not reviewed, overridden", "core", "plan-reviewed",
	    {{ "value", "plan_reviewed_on", NULL }},
	    "SLIP-18=done-elsewhere", OVERRIDDEN, false, "list" },
	{ "SLIP-19 the same form with its reason", "core", "reason",
	    {{ 0 }}, NULL, MET, false, "list" },
	{ "SLIP-19 a form without a reason", "core", "reason",
	    {{ "value", "reason_for_referral", NULL }}, NULL, MISSING, true,
	    "list" },
	{ "SLIP-19 form and papers complete", "core", "complete", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SLIP-19 the EHC plan is missing: a warning", "core", "complete",
	    {{ "case", "sen_provision", "E" },
	    { "paper", "sen-plan", "not-held" }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-20 risks and what works", "core", "prepare", {{ 0 }}, NULL,
	    MET, false, "list" },
	{ "SLIP-20 risks are not stated: a warning", "core", "prepare",
	    {{ "value", "risks", NULL }}, NULL, MISSING, false, "list" },
	{ "SLIP-20 what works is not stated: a warning", "core", "prepare",
	    {{ "value", "what_works", NULL }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-20 the need is not stated: a warning", "core", "prepare",
	    {{ "case", "sen_need_primary", "" }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-20 a pupil without SEN has no main need to state", "core",
	    "prepare", {{ "case", "sen_need_primary", "" }, { "case",
	    "sen_provision", "N" }}, NULL, MET, false, "list" },
	{ "SLIP-20 without SEN the risks are still asked for", "core",
	    "prepare", {{ "value", "risks", NULL }, { "case",
	    "sen_provision", "N" }}, NULL, MISSING, false, "list" },
	{ "SLIP-20 stated in a paper instead", "core", "prepare",
	    {{ "value", "risks", NULL }, { "paper", "prepare", "held" }},
	    NULL, MET, false, "list" },
	{ "SLIP-21 figures to start from", "core", "baseline", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "SLIP-21 no attendance: a warning", "core", "baseline",
	    {{ "value", "attendance_percent", NULL }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-21 no suspensions: a warning", "core", "baseline",
	    {{ "value", "suspensions_12m", NULL }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-21 no attainment: a warning", "core", "baseline",
	    {{ "value", "attainment", NULL }}, NULL, MISSING, false,
	    "list" },
	{ "SLIP-21 the figures in a paper", "core", "baseline",
	    {{ "value", "attainment", NULL },
	    { "paper", "baseline", "held" }}, NULL, MET, false, "list" },
	{ "practice the parents agree to talks", "forum", "share", {{ 0 }},
	    NULL, MET, false, "list" },
	{ "practice the forum: not asked about talks, a warning", "forum",
	    "share", {{ "consent", "share", "not-sought" }}, NULL, MISSING,
	    false, "list" },
	{ "practice there is nobody to ask about talks", "forum", "share",
	    {{ "anonymous", NULL, NULL }}, NULL, MET, false, "list" },
	{ "practice not asked about talks: a warning", "core", "share",
	    {{ "consent", "share", "not-sought" }}, NULL, MISSING, false,
	    "list" },
	{ "practice Tier 4 with its risk assessment", "core",
	    "risk-assessment", {{ "paper", "risk-assessment", "held" }},
	    NULL, MET, false, "t4-pathway-1" },
	{ "practice Tier 4 without: a warning", "core", "risk-assessment",
	    {{ 0 }}, NULL, MISSING, false, "t4-pathway-1" },
	{ "SLIP-25 decided outside a Core Meeting", "core", "core-decides",
	    {{ 0 }}, NULL, NOT_MET, true, "outside" },
	{ "SLIP-25 outside a meeting, overridden", "core", "core-decides",
	    {{ 0 }}, "SLIP-25=safety", OVERRIDDEN, false, "outside" },
	{ "SLIP-35 Engagement Officer: SEMH and attendance", "core",
	    "engagement",
	    {{ "case", "asks_outcome", "engagement-officer" }}, NULL, MET,
	    false, "engagement-officer" },
	{ "SLIP-35 Engagement Officer: SEMH as another need", "core",
	    "engagement", {{ "case", "sen_need_primary", "SLCN" },
	    { "value", "sen_need_secondary", "MLD;SEMH" }}, NULL, MET, false,
	    "engagement-officer" },
	{ "SLIP-35 Engagement Officer: another need", "core", "engagement",
	    {{ "case", "sen_need_primary", "MLD" }}, NULL, NOT_MET, true,
	    "engagement-officer" },
	{ "SLIP-35 Engagement Officer: no attendance", "core", "engagement",
	    {{ "value", "attendance_percent", NULL }}, NULL, MISSING, true,
	    "engagement-officer" },
	{ "SLIP-35 another need, overridden", "core", "engagement",
	    {{ "case", "sen_need_primary", "MLD" }}, "SLIP-35=judgement",
	    OVERRIDDEN, false, "engagement-officer" },
	{ "SLIP-45 longer-term support after a Reset", "core",
	    "after-reset", {{ "place", "reset", "ended" }}, NULL, MET, false,
	    "t4-ks3" },
	{ "SLIP-45 without a Reset", "core", "after-reset", {{ 0 }}, NULL,
	    MISSING, true, "t4-ks3" },
	{ "SLIP-45 while the Reset still runs", "core", "after-reset",
	    {{ "place", "reset", "active" }}, NULL, MISSING, true,
	    "t4-ks3" },
	{ "SLIP-45 after another programme", "core", "after-reset",
	    {{ "place", "t2-group", "ended" }}, NULL, MISSING, true,
	    "t4-ks3" },
	{ "SLIP-45 a recorded judgement instead", "core", "after-reset",
	    {{ "paper", "after-reset", "held" }}, NULL, MET, false,
	    "t4-ks3" },
	{ "SLIP-45 without a Reset, overridden", "core", "after-reset",
	    {{ 0 }}, "SLIP-45=judgement", OVERRIDDEN, false, "move-ks3" },
};

static struct gate
judge(const char *pack_id, const char *pathway, const struct change *changes,
    const char *overrides, struct dossier *d)
{
	struct gate g;

	case_put(db, pack_id, pathway, changes, &arena, d);
	if (!gate_judge(db, d, NULL, CASE_DAY, overrides, &arena, &g, &err))
		fail_msg("%s", err.text);
	return g;
}

static const struct gate_line *
line_of(const struct gate *g, const char *criterion)
{
	for (int i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].criterion->criterion, criterion) == 0)
			return &g->lines[i];
	for (int i = 0; i < g->other_count; i++)
		if (strcmp(g->others[i].criterion->criterion,
		    criterion) == 0)
			return &g->others[i];
	return NULL;
}

/* "SLIP-17" of "SLIP-17 a forum before". */
static const char *
rule_of(const struct gate_state *s)
{
	return arena_strndup(&arena, s->name, strcspn(s->name, " "));
}

static void
slip_gate(void **state)
{
	const struct gate_state *s = *state;
	const char *rule = rule_of(s);
	const struct gate_line *line;
	struct dossier d;
	struct gate g = judge(slip.id, s->pathway, s->changes, s->overrides,
	    &d);

	line = line_of(&g, s->criterion);
	assert_non_null(line);
	assert_string_equal(line->criterion->rule, rule);
	if (line->state != s->state)
		fail_msg("%s, not %s: %s",
		    criterion_state_words[line->state],
		    criterion_state_words[s->state], line->says);
	assert_int_equal(line->blocking, s->blocking);
	assert_true(strlen(line->says) > 3);
	if (gate_pass(&g, s->act, &err) == s->blocking)
		fail_msg("%s %s: %s", s->act, s->blocking ? "is let pass" :
		    "is refused", err.text);
	if (s->blocking) {
		assert_string_equal(err.rule, rule);
		assert_non_null(strstr(err.text, rule));
	}
}

/* A pack of SLIP without one criterion and all that mentions it. */
static struct pack
slip_without(const char *pathway, const char *criterion)
{
	char folder[FOLDER_MOST], row[100], names[100];
	struct pack cut;
	bool same;

	folder_new(folder);
	folder_copy(CASE_PACK, folder);
	snprintf(row, sizeof row, "%s,%s,", pathway, criterion);
	assert_int_equal(folder_cut(folder, "criteria.csv", row), 1);
	folder_cut(folder, "predicates.csv", row);
	snprintf(names, sizeof names, ",evidence,,%s\n", criterion);
	while (folder_change(folder, "predicates.csv", names,
	    ",evidence,,behaviour-log\n"))
		continue;
	if (!scheme_load(db, folder, &arena, &cut, &same, &err))
		fail_msg("%s: %s", row, err.text);
	assert_false(same);
	folder_remove(folder);
	return cut;
}

/*
 * Each refusal is that of its row in criteria.csv: without the row the case
 * goes through.
 */
static void
nothing_else_refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(states); i++) {
		const struct gate_state *s = &states[i];
		struct dossier d;
		struct pack cut;
		struct gate g;

		if (!s->blocking)
			continue;
		assert_true(db_begin(db, "test", &err));
		cut = slip_without(s->pathway, s->criterion);
		g = judge(cut.id, s->pathway, s->changes, NULL, &d);
		assert_null(line_of(&g, s->criterion));
		if (!gate_pass(&g, s->act, &err) &&
		    strcmp(err.rule, rule_of(s)) == 0)
			fail_msg("%s: refused all the same: %s", s->name,
			    err.text);
		db_rollback(db);
	}
}

static void
a_whole_case_is_not_blocked(void **state)
{
	static const struct change none[] = {{ 0 }};
	struct dossier d;
	struct gate g = judge(slip.id, "core", none, NULL, &d);

	(void)state;
	for (int i = 0; i < g.count; i++)
		if (g.lines[i].state != MET)
			fail_msg("%s: %s", g.lines[i].criterion->criterion,
			    g.lines[i].says);
	assert_false(g.blocked);
	assert_string_equal(g.ref, "L-0317");
	assert_string_equal(g.pathway, "core");
	/* What nobody asked for is not among its lines. */
	assert_int_equal(g.count, 14);
	assert_true(gate_pass(&g, "list", &err));
	assert_true(gate_pass(&g, "accept", &err));
}

/* A case at the forum can be held against the Core Meeting's gate. */
static void
a_case_can_be_judged_against_another_pathway(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL }, { 0 }};
	struct dossier d;
	struct gate g = judge(slip.id, "forum", changes, NULL, &d);

	(void)state;
	assert_false(g.blocked);
	assert_true(gate_judge(db, &d, "core", CASE_DAY, NULL, &arena, &g,
	    &err));
	assert_string_equal(g.pathway, "core");
	assert_true(g.blocked);
	assert_false(gate_pass(&g, "list", &err));
	assert_string_equal(err.rule, "SLIP-17");
	assert_false(gate_judge(db, &d, "choir", CASE_DAY, NULL, &arena, &g,
	    &err));
	assert_int_equal(err.code, ERR_NO_INPUT);
	assert_non_null(strstr(err.text, "forum, core"));
}

static const struct {
	const char *overrides, *rule, *words;
} refused[] = {
	{ "SLIP-16=urgent", "SLIP-16", "cannot be overridden" },
	{ "SLIP-17=because", "SLIP-17", "done-elsewhere" },
	{ "SLIP-71=urgent", "", "SLIP-71" },
	{ "SLIP-17", "", "RULE=CODE" },
};

static void
an_override_needs_a_rule_that_allows_it_and_a_reason(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL },
	    { "value", "at_risk_of_exclusion", "no" }, { 0 }};
	struct dossier d;
	struct gate g;

	(void)state;
	case_put(db, slip.id, "core", changes, &arena, &d);
	for (size_t i = 0; i < COUNT(refused); i++) {
		assert_false(gate_judge(db, &d, NULL, CASE_DAY,
		    refused[i].overrides, &arena, &g, &err));
		assert_string_equal(err.rule, refused[i].rule);
		if (strstr(err.text, refused[i].words) == NULL)
			fail_msg("%s: %s", refused[i].overrides, err.text);
	}
}

/* Two rules at once, and one of another matter that is passed over. */
static void
several_overrides_go_together(void **state)
{
	static const struct change changes[] = {
	    { "forum", "never", NULL },
	    { "value", "plan_reviewed_on", NULL }, { 0 }};
	struct dossier d;
	struct gate g = judge(slip.id, "core", changes,
	    "SLIP-17=urgent; SLIP-18=urgent;SLIP-47=safety", &d);

	(void)state;
	assert_false(g.blocked);
	assert_true(gate_has_rule(&g, "SLIP-17"));
	assert_false(gate_has_rule(&g, "SLIP-47"));
	assert_true(gate_judge(db, &d, NULL, CASE_DAY, "SLIP-17=urgent",
	    &arena, &g, &err));
	assert_true(g.blocked);
	assert_false(gate_pass(&g, "list", &err));
	assert_string_equal(err.rule, "SLIP-18");
}

/* Conditions, one by one, on the same case. */

static const struct condition {
	const char *predicate, *field, *value;
	struct change changes[CHANGES_MOST];
	int state;
} conditions[] = {
	{ "present", "risks", NULL, {{ 0 }}, MET },
	{ "present", "risks", NULL, {{ "value", "risks", NULL }}, MISSING },
	{ "present", "risks", NULL, {{ "value", "risks", "  " }}, MISSING },
	{ "is", "sen_provision", "K;E", {{ 0 }}, MET },
	{ "is", "sen_provision", "N;E", {{ 0 }}, NOT_MET },
	{ "is", "sen_provision", "K",
	    {{ "case", "sen_provision", "" }}, MISSING },
	{ "yes", "at_risk_of_exclusion", NULL, {{ 0 }}, MET },
	{ "no", "at_risk_of_exclusion", NULL, {{ 0 }}, NOT_MET },
	{ "no", "at_risk_of_exclusion", NULL,
	    {{ "value", "at_risk_of_exclusion", "no" }}, MET },
	{ "no", "at_risk_of_exclusion", NULL,
	    {{ "value", "at_risk_of_exclusion", NULL }}, MISSING },
	{ "year-between", NULL, "9-9", {{ 0 }}, MET },
	{ "year-between", NULL, "10-11", {{ 0 }}, NOT_MET },
	{ "year-between", "year_group", "R-6",
	    {{ "case", "year_group", "R" }}, MET },
	{ "year-between", NULL, "R-6",
	    {{ "case", "year_group", "N2" }}, NOT_MET },
	{ "year-between", NULL, "R-6",
	    {{ "case", "year_group", "X" }}, NOT_MET },
	{ "at-least", "suspensions_12m", "3", {{ 0 }}, MET },
	{ "at-least", "suspensions_12m", "4", {{ 0 }}, NOT_MET },
	{ "at-least", "suspensions_12m", "4",
	    {{ "value", "suspensions_12m", "many" }}, MISSING },
	{ "at-most", "attendance_percent", "90", {{ 0 }}, MET },
	{ "at-most", "attendance_percent", "81", {{ 0 }}, NOT_MET },
	{ "at-most", "attendance_percent", "82",
	    {{ "value", "attendance_percent", "82 %" }}, MET },
	{ "earlier-case", NULL, "forum", {{ 0 }}, MET },
	{ "earlier-case", NULL, "core", {{ 0 }}, MISSING },
	{ "evidence", NULL, "sen-plan", {{ 0 }}, MET },
	{ "evidence", NULL, "medical", {{ 0 }}, MISSING },
	{ "consent", "share", NULL, {{ 0 }}, MET },
	{ "consent", "privacy", NULL,
	    {{ "consent", "privacy", "not-sought" }}, MISSING },
	{ "consent", "share", NULL,
	    {{ "consent", "share", "refused" }}, NOT_MET },
	{ "anonymous", NULL, NULL, {{ 0 }}, NOT_MET },
	{ "named", NULL, NULL, {{ "anonymous", NULL, NULL }}, NOT_MET },
	{ "school-in-authority", NULL, NULL, {{ 0 }}, MET },
	{ "school-in-authority", NULL, "856;857", {{ 0 }}, NOT_MET },
	{ "school-phase", NULL, "Secondary;All-through", {{ 0 }}, MET },
	{ "school-phase", NULL, "Primary", {{ 0 }}, NOT_MET },
	{ "school-phase", NULL, "Primary",
	    {{ "school", "phase", "" }}, MISSING },
	{ "sen-is", NULL, "K;E", {{ 0 }}, MET },
	{ "sen-is", NULL, "E", {{ 0 }}, NOT_MET },
	{ "need-is", NULL, "SEMH;ASD", {{ 0 }}, MET },
	{ "need-is", NULL, "ASD", {{ 0 }}, NOT_MET },
	{ "need-is", NULL, "ASD",
	    {{ "case", "sen_need_primary", "" }}, MISSING },
	/* born 20 November 2009: 13 on the day of judging */
	{ "age-between", NULL, "0-13", {{ 0 }}, MET },
	{ "age-between", NULL, "14-25", {{ 0 }}, NOT_MET },
	{ "age-between", NULL, "14-25",
	    {{ "pupil", "date_of_birth", "2009-11-08" }}, MET },
	{ "age-between", NULL, "0-25",
	    {{ "pupil", "date_of_birth", "" }}, MISSING },
	{ "received-within", NULL, NULL,
	    {{ "case", "received", "2023-08-01" }}, MET },
	{ "received-by", NULL, "2023-11-03", {{ 0 }}, MET },
	{ "received-by", NULL, "2023-11-02", {{ 0 }}, NOT_MET },
	/* 8 November is three weeks and a day after 17 October */
	{ "weeks-since", "plan_reviewed_on", "3", {{ 0 }}, MET },
	{ "weeks-since", "plan_reviewed_on", "4", {{ 0 }}, NOT_MET },
	{ "weeks-since", "plan_reviewed_on", "4",
	    {{ "value", "plan_reviewed_on", NULL }}, MISSING },
	{ "days-since-at-most", "plan_reviewed_on", "22", {{ 0 }}, MET },
	{ "days-since-at-most", "plan_reviewed_on", "21", {{ 0 }},
	    NOT_MET },
	{ "days-since-at-most", "plan_reviewed_on", "21",
	    {{ "value", "plan_reviewed_on", "2023-11-09" }}, NOT_MET },
	{ "places-left", NULL, "reset", {{ 0 }}, MET },
	/* a vacant post has no place; for small groups there is no figure */
	{ "places-left", NULL, "engagement-officer", {{ 0 }}, NOT_MET },
	{ "places-left", NULL, "t2-group", {{ 0 }}, MET },
	{ "finished-provision", NULL, "reset",
	    {{ "place", "reset", "ended" }}, MET },
	{ "finished-provision", NULL, "reset",
	    {{ "place", "reset", "cancelled" }}, MISSING },
	{ "complete", NULL, NULL, {{ 0 }}, MET },
	/* asked for because the pupil has an EHC plan */
	{ "complete", NULL, NULL, {{ "paper", "sen-plan", "not-held" },
	    { "case", "sen_provision", "E" }}, MISSING },
	{ "complete", NULL, NULL,
	    {{ "paper", "sen-plan", "not-held" }}, MET },
	/* a named case says who the pupil is, an anonymous one does not */
	{ "complete", NULL, NULL,
	    {{ "pupil", "date_of_birth", "" }}, MISSING },
	{ "complete", NULL, NULL, {{ "anonymous", NULL, NULL }}, MET },
	{ "more-than", "suspensions_12m", "2", {{ 0 }}, MET },
	{ "more-than", "suspensions_12m", "3", {{ 0 }}, NOT_MET },
	{ "more-than", "suspensions_12m", "3",
	    {{ "value", "suspensions_12m", "3.5" }}, MET },
	{ "school-town", NULL, "Rugby;Wigston", {{ 0 }}, MISSING },
	{ "school-town", NULL, "Rugby;Wigston",
	    {{ "school", "town", "WIGSTON" }}, MET },
	{ "school-town", NULL, "Rugby;Wigston",
	    {{ "school", "town", "Oadby" }}, NOT_MET },
	/* this register has no dates of terms */
	{ "terms-since", "plan_reviewed_on", "1", {{ 0 }}, MISSING },
	/* received 3 November 2023: days 14, 14 and then 3 */
	{ "gaps-at-most", "tried_so_far", "14", {{ "value", "tried_so_far",
	    "2023-10-03;2023-10-17;2023-10-31" }}, MET },
	{ "gaps-at-most", "tried_so_far", "14", {{ "value", "tried_so_far",
	    "2023-10-02;2023-10-17;2023-10-31" }}, NOT_MET },
	{ "gaps-at-most", "tried_so_far", "14", {{ "value", "tried_so_far",
	    "2023-10-05;2023-10-19" }}, NOT_MET },
	{ "gaps-at-most", "tried_so_far", "14", {{ "value", "tried_so_far",
	    "2023-10-31" }}, NOT_MET },
	{ "gaps-at-most", "tried_so_far", "14", {{ "value", "tried_so_far",
	    NULL }}, MISSING },
	{ "happened", "first-contact", NULL, {{ 0 }}, MISSING },
};

static void
conditions_are_judged_by_what_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(conditions); i++) {
		const struct condition *c = &conditions[i];
		struct predicate_row row = { "core", "test", 1,
		    c->predicate, c->field, c->value };
		struct dossier d;
		struct asked q = { .db = db, .dossier = &d,
		    .pathway = "core", .day = CASE_DAY, .arena = &arena };

		assert_true(db_begin(db, "test", &err));
		case_put(db, slip.id, "core", c->changes, &arena, &d);
		assert_non_null(predicate_find(c->predicate));
		if (!predicate_judge(&q, &row, &err))
			fail_msg("%s: %s", c->predicate, err.text);
		if ((int)q.state != c->state)
			fail_msg("%s %s %s (row %zu) is %s: %s",
			    c->predicate, c->field ? c->field : "",
			    c->value ? c->value : "", i,
			    criterion_state_words[q.state], q.found);
		db_rollback(db);
	}
}

static void
every_condition_is_tried(void **state)
{
	(void)state;
	for (const struct predicate *p = predicates; p->name; p++) {
		bool tried = strcmp(p->name, "plan-reviewed") == 0;

		for (size_t i = 0; i < COUNT(conditions); i++)
			tried |= strcmp(conditions[i].predicate,
			    p->name) == 0;
		if (!tried)
			fail_msg("%s is not tried", p->name);
	}
}

/* What a gate says may stand on a shared screen. */
static void
sentences_hold_no_name_and_no_typed_text(void **state)
{
	static const struct change changes[] = {
	    { "value", "at_risk_of_exclusion", "Ada said so" },
	    { "value", "plan_reviewed_on", "when Ada came back" },
	    { "case", "sen_need_primary", "SEMH" }, { 0 }};
	struct dossier d;
	struct gate g = judge(slip.id, "core", changes, NULL, &d);

	(void)state;
	for (int i = 0; i < g.count; i++) {
		assert_null(strstr(g.lines[i].says, "Ada"));
		assert_null(strstr(g.lines[i].says, "Fielding"));
		assert_null(strstr(g.lines[i].says, "larger classes"));
	}
}

/* More cases than are read at once, many of them of one day. */
static void
every_past_case_is_tried_once(void **state)
{
	static const struct change none[] = {{ 0 }};
	const struct scheme *s;
	struct tried tried;
	struct dossier d;

	(void)state;
	case_put(db, slip.id, "core", none, &arena, &d);
	for (int i = 0; i < 2 * CASES_AT_ONCE; i++) {
		struct referral r = d.referral;

		r.id = db_new_id(db, &arena);
		r.ref = arena_printf(&arena, "L-%d", 1000 + i);
		r.received = d.referral.received + i / 300;
		assert_true(db_insert(db, &referral_record, &r, &err));
	}
	assert_true(scheme_get(db, slip.id, &arena, &s, &err));
	if (!scheme_try(db, s, &arena, &tried, &err))
		fail_msg("%s", err.text);
	assert_int_equal(tried.cases, 2 + 2 * CASES_AT_ONCE);
	assert_int_equal(tried.count, 0);
}

#define GATE_TEST(f) cmocka_unit_test_setup_teardown(f, begin, undo)

int
main(void)
{
	static const struct CMUnitTest others[] = {
		GATE_TEST(a_whole_case_is_not_blocked),
		GATE_TEST(a_case_can_be_judged_against_another_pathway),
		GATE_TEST(
		    an_override_needs_a_rule_that_allows_it_and_a_reason),
		GATE_TEST(several_overrides_go_together),
		GATE_TEST(sentences_hold_no_name_and_no_typed_text),
		GATE_TEST(every_past_case_is_tried_once),
		cmocka_unit_test(nothing_else_refuses),
		cmocka_unit_test(conditions_are_judged_by_what_is_known),
		cmocka_unit_test(every_condition_is_tried),
	};
	static struct CMUnitTest tests[COUNT(states) + COUNT(others)];

	for (size_t i = 0; i < COUNT(states); i++) {
		tests[i] = (struct CMUnitTest)GATE_TEST(slip_gate);
		tests[i].name = states[i].name;
		tests[i].initial_state = (void *)(uintptr_t)&states[i];
	}
	memcpy(tests + COUNT(states), others, sizeof others);
	return cmocka_run_group_tests(tests, open_register, close_register);
}
