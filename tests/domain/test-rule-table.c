/*
 * How each row of the packs acts that a figure or a word decides: what stops
 * a case, what only warns, what a reason lets pass and at which act; how
 * often a panel meets and who must be there; what is asked before a decision
 * is recorded.  The words are those of the sources under the rule's id, and
 * practice where they are silent.  That the words do what they say is proved
 * with the gate, the decision and the clocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/scheme/scheme.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

enum source { SLIP, SES, CI, STS, S2S, SOURCES };
static const char *const ids[SOURCES] = { "leicestershire-slip-2023",
	"suffolk-ses-2024", "suffolk-ci-2021", "warwickshire-sts-2017",
	"norfolk-s2s-2015" };

static struct arena arena = ARENA_INIT;
static struct pack_check packs[SOURCES];

/* A criterion stops the act, stops it without a coded reason, or warns. */
enum how { STOP, REASON, WARN };

static const struct {
	enum source pack;
	const char *pathway, *criterion, *rule;
	enum how how;
	const char *at;
} criteria[] = {
	{ SLIP, "forum", "form", "SLIP-09", STOP, "list" },
	{ SLIP, "forum", "reason", "SLIP-05", STOP, "list" },
	{ SLIP, "forum", "consent", "SLIP-10", STOP,
	    "list;advise;release" },
	{ SLIP, "forum", "anonymous-form", "SLIP-11", WARN, "list" },
	{ SLIP, "forum", "share", "practice", WARN, "list" },
	{ SLIP, "forum", "complete", "SLIP-09", WARN, "list" },
	{ SLIP, "forum", "year", "SLIP-02", WARN, "list" },
	{ SLIP, "forum", "authority", "SLIP-01", WARN, "list" },
	{ SLIP, "forum", "in-force", "SLIP-01", WARN, "list" },
	{ SLIP, "core", "consent", "SLIP-10", STOP,
	    "list;accept;advise;release" },
	{ SLIP, "core", "at-risk", "SLIP-16", STOP, "list" },
	{ SLIP, "core", "earlier-forum", "SLIP-17", REASON, "list" },
	{ SLIP, "core", "plan-reviewed", "SLIP-18", REASON, "list" },
	{ SLIP, "core", "reason", "SLIP-19", STOP, "list" },
	{ SLIP, "core", "at-risk-evidence", "SLIP-16", WARN, "list" },
	{ SLIP, "core", "prepare", "SLIP-20", WARN, "list" },
	{ SLIP, "core", "baseline", "SLIP-21", WARN, "list" },
	{ SLIP, "core", "leader", "SLIP-15", WARN, "list" },
	{ SLIP, "core", "share", "practice", WARN, "list" },
	{ SLIP, "core", "complete", "SLIP-19", WARN, "list" },
	{ SLIP, "core", "year", "SLIP-02", WARN, "list" },
	{ SLIP, "core", "authority", "SLIP-01", WARN, "list" },
	{ SLIP, "core", "in-force", "SLIP-01", WARN, "list" },
	{ SLIP, "core", "engagement", "SLIP-35", REASON,
	    "engagement-officer" },
	{ SLIP, "core", "after-reset", "SLIP-45", REASON, "t4-ks3" },
	{ SLIP, "core", "risk-assessment", "practice", WARN,
	    "t4-ks3;t4-pathway-1;t4-pathway-2;t4-pathway-3" },
	{ SLIP, "core", "core-decides", "SLIP-25", REASON, "outside" },
	{ SES, "*", "in-force", "SES-148", WARN, "list" },
	{ SES, "school;senco;bespoke;section-f", "authority", "SES-03", WARN,
	    "list" },
	{ SES, "school;senco;bespoke;section-f", "mainstream", "SES-03", WARN,
	    "list" },
	{ SES, "deaf", "mainstream", "SES-126", WARN, "list" },
	{ SES, "school;senco;bespoke;section-f", "leader", "SES-06", REASON,
	    "list" },
	{ SES, "senco", "type", "SES-53", STOP, "list" },
	{ SES, "senco", "one-visit-only", "SES-41", STOP, "add" },
	{ SES, "bespoke;section-f;vision;msi;deaf", "consent", "SES-39", STOP,
	    "list;accept;advise;release" },
	{ SES, "bespoke;section-f;vision;msi", "statements", "SES-40", STOP,
	    "list" },
	{ SES, "deaf", "statements", "SES-40", STOP, "list" },
	{ SES, "bespoke", "no-ehcp", "SES-61", STOP, "list;accept" },
	{ SES, "section-f", "ehcp", "SES-81", STOP, "list;accept" },
	{ SES, "bespoke", "complete", "SES-64", REASON, "list" },
	{ SES, "section-f", "complete", "SES-83", REASON, "list" },
	{ SES, "bespoke", "provision-first", "SES-65", WARN, "list" },
	{ SES, "bespoke;section-f", "year", "SES-04", WARN, "list" },
	{ SES, "vision;msi", "diagnosis", "SES-101", STOP, "list;accept" },
	{ SES, "vision;msi", "age", "SES-102", REASON, "list" },
	{ SES, "deaf", "year", "SES-126", WARN, "list" },
	{ SES, "deaf", "source", "SES-128", STOP, "list" },
	{ CI, "core-offer", "in-force", "CI-64", WARN, "list" },
	{ CI, "core-offer", "review-due", "CI-64", WARN, "list" },
	{ CI, "core-offer", "authority", "CI-01", WARN, "list" },
	{ CI, "core-offer", "mainstream", "CI-01", WARN, "list" },
	{ CI, "core-offer", "year", "CI-01", WARN, "list" },
	{ CI, "core-offer", "need", "CI-01", WARN, "list" },
	{ CI, "core-offer", "slcn", "CI-02", WARN, "list" },
	{ CI, "core-offer", "consent", "CI-61", STOP,
	    "list;accept;advise;release" },
	{ CI, "core-offer", "statements", "CI-62", STOP, "list" },
	{ CI, "core-offer", "head-agrees", "CI-08", REASON, "add" },
	{ STS, "sts;link", "consent", "STS-33", STOP,
	    "list;accept;advise;release" },
	{ STS, "sts;link", "year", "STS-01", REASON, "list" },
	{ STS, "sts;link", "need", "STS-01", REASON, "list" },
	{ STS, "sts;link", "authority", "STS-02", REASON, "list" },
	{ STS, "sts;link", "age", "STS-02", WARN, "list" },
	{ STS, "sts;link", "commitment", "STS-34", WARN, "list" },
	{ STS, "sts;link", "plan-support", "STS-36", WARN, "list" },
	{ STS, "sts;link", "attendance", "STS-35", WARN, "list" },
	{ STS, "sts;link", "governor", "STS-13", WARN, "list" },
	{ STS, "sts;link", "lead", "STS-14", WARN, "list" },
	{ STS, "sts;link", "contact", "STS-17", WARN, "list" },
	{ STS, "sts;link", "point", "STS-20", WARN, "list" },
	{ STS, "sts;link", "provision", "STS-03", WARN, "list" },
	{ STS, "sts;link", "complete", "practice", WARN, "list" },
	{ STS, "sts", "eligible", "STS-04", STOP, "accept" },
	{ STS, "sts", "enhanced-review", "STS-25", REASON, "accept" },
	{ STS, "sts;link", "mou", "STS-40", STOP, "accept" },
	{ STS, "sts;link", "assessment", "STS-41", STOP, "accept" },
	{ STS, "sts;link", "psp", "STS-42", STOP, "accept" },
	{ STS, "sts;link", "psp-term", "STS-22", WARN, "list" },
	{ STS, "sts;link", "psp-fortnights", "STS-21", WARN, "list" },
	{ STS, "sts;link", "interventions", "STS-43", STOP, "accept" },
	{ STS, "sts;link", "single-assessment", "STS-44", STOP, "accept" },
	{ STS, "sts;link", "offered", "STS-18", WARN, "list" },
	{ STS, "sts;link", "cafo", "STS-19", WARN, "list" },
	{ STS, "sts;link", "sendias", "STS-45", STOP, "accept" },
	{ STS, "sts", "repeat-exclusions", "STS-46", WARN,
	    "specialist-support;coaching;reintegration;transfer;"
	    "risk-review;multi-agency;contribution;link-request" },
	{ STS, "sts", "contribution", "STS-50", STOP, "contribution" },
	{ STS, "sts", "link-area", "STS-51", STOP, "link-request" },
	{ STS, "link", "link-area", "STS-51", STOP, "list;accept" },
	{ STS, "link", "appendix-a", "STS-57", STOP, "list" },
	{ STS, "link", "agreement", "STS-55", STOP, "start" },
	{ STS, "link", "contract", "STS-56", STOP, "start" },
	{ S2S, "pupil", "consent", "S2S-06", STOP,
	    "list;accept;advise;release" },
	{ S2S, "*", "told-all", "S2S-07", WARN, "list" },
	{ S2S, "*", "authority", "S2S-01", WARN, "list" },
	{ S2S, "*", "complete", "practice", WARN, "list" },
	{ S2S, "*", "contact-made", "S2S-29", WARN, "accept" },
	{ S2S, "*", "assigned", "S2S-10", STOP, "accept" },
	{ S2S, "*", "contact-details", "S2S-11", WARN, "accept" },
	{ S2S, "*", "best-placed", "S2S-31", WARN, "accept" },
	{ S2S, "*", "hours-stated", "S2S-15", STOP, "accept" },
	{ S2S, "*", "over-an-hour", "S2S-33", WARN, "accept" },
	{ S2S, "*", "first-papers", "S2S-13", WARN, "accept" },
	{ S2S, "*", "evaluated", "S2S-18", STOP, "close" },
};

static const struct {
	enum source pack;
	const char *panel, *rule;
	int every_days, quorum, papers_days, told_days;	/* told: A-10 */
	const char *mode, *votes;
} panels[] = {
	{ SLIP, "forum", "SLIP-06", 14, 3, 2, 5, "Teams", "none" },
	{ SLIP, "core", "SLIP-25", 28, 3, 5, 5, NULL, "counts" },
	{ SES, "ses", "SES-45", 7, 2, 2, 5, "Teams", "none" },
	{ CI, "ci", "CI-04", 7, 2, 2, 5, "Teams", "none" },
	{ STS, "deployment", "STS-29", 7, 2, 1, 5, NULL, "none" },
	{ STS, "link", "STS-58", 28, 3, 5, 5, NULL, "none" },
	{ S2S, "s2s", "practice", 14, 1, 1, 5, NULL, "none" },
};

static const struct {
	enum source pack;
	const char *panel, *role, *rule;
	int minimum, not_own_school;
} quorum[] = {
	{ SLIP, "forum", "deputy-coordinator", "SLIP-08", 1, 0 },
	{ SLIP, "core", "coordinator", "SLIP-24", 1, 0 },
	{ SLIP, "core", "school-group", "SLIP-15", 2, 1 },
	{ STS, "deployment", "area-manager", "STS-29", 1, 0 },
	{ STS, "deployment", "assistant-area-manager", "STS-29", 1, 0 },
	{ STS, "link", "headteacher", "STS-58", 2, 1 },
	{ STS, "link", "specialist-service", "STS-58", 1, 0 },
	{ S2S, "s2s", "coordinator", "S2S-31", 1, 0 },
};

/* What has places; INT_NONE: the source has no figure. */
static const struct {
	enum source pack;
	const char *pool, *rule;
	int capacity;
} pools[] = {
	{ SLIP, "t2-mentors", "SLIP-39", INT_NONE },
	{ SLIP, "engagement", "SLIP-39", 0 },
	{ SLIP, "reset", "SLIP-47", 10 },
	{ SLIP, "ks3-long", "SLIP-48", 10 },
	{ SLIP, "ks4-centre", "SLIP-56", 24 },
	{ SLIP, "ks4-part", "SLIP-52", INT_NONE },
	{ SLIP, "ks4-blend", "SLIP-56", INT_NONE },
	{ STS, "assistants", "STS-29", INT_NONE },
	{ STS, "specialists", "practice", INT_NONE },
	{ STS, "link", "practice", INT_NONE },
};

/*
 * What can be given: how long (weeks, the low end reminds; terms; or the last
 * day is said), for which years, how often it is reviewed, who pays.
 */
static const struct {
	enum source pack;
	const char *provision, *rule, *pool;
	int tier, low, weeks, terms, ends;
	const char *time;
	int from, to, review_weeks;
	const char *payer;
} provisions[] = {
#define NONE INT_NONE
	/* SLIP-40 free; SLIP-02 Years 7 to 11; SLIP-33 */
	{ SLIP, "t2-group", "SLIP-33", "t2-mentors", 2, 6, 8, NONE, 0, NULL,
	    7, 11, 6, "free" },
	{ SLIP, "t2-one", "SLIP-33", "t2-mentors", 2, 6, 8, NONE, 0, NULL,
	    7, 11, 6, "free" },
	{ SLIP, "t2-mentor", "SLIP-40", "t2-mentors", 2, NONE, NONE, NONE, 0,
	    NULL, 7, 11, 6, "free" },
	{ SLIP, "engagement-officer", "SLIP-39", "engagement", 2, NONE, NONE,
	    NONE, 0, NULL, 7, 11, 6, "free" },
	/* SLIP-41 full or part time, Key Stage 3; SLIP-62 */
	{ SLIP, "reset", "SLIP-43", "reset", 3, NONE, 7, NONE, 0, "either",
	    7, 9, 7, "place-charge" },
	{ SLIP, "ks4-ap", "SLIP-52", "ks4-part", 3, NONE, NONE, NONE, 0,
	    "part", 10, 11, 6, "school" },
	{ SLIP, "ks3-long", "SLIP-48", "ks3-long", 4, NONE, NONE, NONE, 0,
	    "full", 7, 9, 6, "place-charge" },
	{ SLIP, "ks4-1", "SLIP-56", "ks4-centre", 4, NONE, NONE, NONE, 0,
	    "full", 10, 11, 6, "place-charge" },
	{ SLIP, "ks4-2", "SLIP-56", "ks4-centre", 4, NONE, NONE, NONE, 0,
	    "full", 10, 11, 6, "place-charge" },
	{ SLIP, "ks4-3", "SLIP-53", "ks4-blend", 4, NONE, NONE, NONE, 0,
	    "full", 10, 11, 6, "place-charge" },
	/* STS-01 Reception to Year 6; STS-05; STS-30 its end is said */
	{ STS, "specialist", "STS-27", "specialists", 1, NONE, NONE, NONE, 0,
	    NULL, 0, 6, 6, "free" },
	{ STS, "assistant", "STS-30", "assistants", 1, NONE, NONE, NONE, 1,
	    NULL, 0, 6, 6, "free" },
	{ STS, "link", "STS-52", "link", 2, NONE, NONE, 2, 0, NULL, 0, 6, 6,
	    "free" },
};

/* SLIP-47: two groups of five. */
static const struct {
	const char *provision, *group;
	int capacity;
} groups[] = { { "reset", "A", 5 }, { "reset", "B", 5 } };

/* In pence; NONE: entered with the case or the year. */
static const struct {
	enum source pack;
	const char *figure, *rule, *unit;
	int pence;
	const char *applies, *field, *value, *amount;
} tariffs[] = {
	{ SLIP, "tier-2", "SLIP-40", "case", 0, .applies =
	    "t2-group;t2-one;mentor;engagement-officer" },
	{ SLIP, "provider", "SLIP-52", "case", NONE,
	    .applies = "t3-ap" },
	{ SLIP, "average-cost", "SLIP-62", "annual", NONE,
	    .applies = NULL },
	{ SLIP, "pupil-premium", "SLIP-62", "annual", NONE,
	    .applies = NULL },
	{ SLIP, "send-funding", "SLIP-62", "annual", NONE,
	    .applies = NULL },
	{ STS, "commissioned", "STS-05", "case", 0,
	    "accept;accept-with-conditions;waiting-list", "route",
	    "commissioned", NULL },
	{ STS, "link-place", "STS-05", "case", 0,
	    .applies = "link-place" },
	{ STS, "bought", "STS-38", "case", NONE, NULL, "route", "bought",
	    NULL },
	{ STS, "contribution", "STS-50", "case", NONE,
	    .applies = "contribution", .amount = "contribution_amount" },
	{ S2S, "cluster-pupil", "S2S-36", "pupil", 300,
	    .applies = NULL },
	{ S2S, "hour", "S2S-32", "hour", 5000,
	    .applies = NULL },
	{ S2S, "further-hour", "S2S-38", "extra-hour", 4500,
	    .applies = NULL },
};

/* S2S-37 */
static const struct { int from, to, hours; } bands[] = {
	{ 0, 999, 100 }, { 1000, 1999, 120 }, { 2000, 2999, 140 },
	{ 3000, 3999, 160 }, { 4000, NONE, 180 },
};

/* From when to when the source was in force, and what counts there. */
static const struct {
	enum source pack;
	const char *setting, *value;
} settings[] = {
	{ SLIP, "valid_from", "2023-08-01" },	/* SLIP-01: 2023-24 */
	{ SLIP, "valid_to", "2024-08-31" },
	{ SES, "valid_from", "2024-08-01" },	/* SES-147 */
	{ SES, "valid_to", "2025-07-31" },	/* SES-148 */
	{ CI, "valid_from", "2021-12-01" },	/* CI-64 */
	{ CI, "valid_to", "2024-07-31" },	/* */
	{ STS, "valid_from", "2017-01-01" },	/* "from January 2017" */
	{ STS, "valid_to", NULL },
	/* S2S-01, of June 2015, for the subscription year that began then */
	{ S2S, "valid_from", "2015-04-01" },
	{ S2S, "valid_to", NULL },
	{ SLIP, "authority", "855" }, { SES, "authority", "935" },
	{ CI, "authority", "935" }, { STS, "authority", "937" },
	{ S2S, "authority", "926" },
	{ SES, "score_low", "0" }, { SES, "score_high", "4" },	/* */
	{ SES, "score_close", "3" }, { SES, "score_rule", "SES-77" },
	{ SES, "score_reason", "progress" },
	{ CI, "score_low", "0" }, { CI, "score_high", "4" },
	{ CI, "score_close", "3" }, { CI, "score_rule", "CI-24" },
	{ CI, "score_reason", "progress" },
	{ CI, "clocks_stop", "check-in;review" },	/* CI-34 */
	{ S2S, "subscription_starts", "04-01" },	/* S2S-24 */
	{ S2S, "hours_field", "programme_hours" },	/* S2S-15 */
	/* papers show initials beside the reference */
	{ SLIP, "initials", "yes" }, { SES, "initials", "yes" },
	{ CI, "initials", "yes" }, { STS, "initials", "yes" },
	{ S2S, "initials", "yes" },
	/* */
	{ SLIP, "week_unit", "calendar" }, { SES, "week_unit", "calendar" },
	{ CI, "week_unit", "calendar" }, { STS, "week_unit", "calendar" },
	{ S2S, "week_unit", "calendar" },
};

static int
read_packs(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	for (int k = 0; k < SOURCES; k++)
		if (!scheme_check(arena_printf(&arena, TOP_SRCDIR
		    "/db/schemes/%s", ids[k]), &arena, &packs[k], &e)) {
			print_message("# %s\n", e.text);
			return -1;
		}
	return 0;
}

static int
drop_packs(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
the_packs_have_no_fault(void **state)
{
	(void)state;
	for (int k = 0; k < SOURCES; k++)
		assert_int_equal(packs[k].count, 0);
}

static enum how
how_it_acts(const struct criterion *c)
{
	/* a warning has nothing that a reason could pass */
	assert_true(c->blocks == 1 || c->override == 0);
	return c->blocks == 0 ? WARN : c->override == 1 ? REASON : STOP;
}

static void
criteria_act_as_the_sources_have_it(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_CRITERIA, struct criterion,
		    c) {
			if (n == COUNT(criteria))
				fail_msg("%s is not looked at",
				    c->criterion);
			assert_int_equal(criteria[n].pack, k);
			assert_string_equal(c->criterion,
			    criteria[n].criterion);
			assert_string_equal(c->pathway, criteria[n].pathway);
			assert_string_equal(c->rule, criteria[n].rule);
			assert_string_equal(c->acts_on, criteria[n].at);
			if (how_it_acts(c) != criteria[n++].how)
				fail_msg("%s of %s: stop, reason or warn",
				    c->criterion, ids[k]);
		}
	assert_int_equal(n, COUNT(criteria));
}

static void
panels_meet_as_the_sources_have_it(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_PANELS, struct panel, p) {
			assert_true(n < COUNT(panels));
			assert_int_equal(panels[n].pack, k);
			assert_string_equal(p->panel, panels[n].panel);
			assert_string_equal(p->rule, panels[n].rule);
			assert_int_equal(p->every_days,
			    panels[n].every_days);
			assert_int_equal(p->quorum, panels[n].quorum);
			assert_int_equal(p->papers_days,
			    panels[n].papers_days);
			assert_int_equal(p->told_days, panels[n].told_days);
			assert_true(same(p->mode, panels[n].mode));
			assert_string_equal(p->votes, panels[n++].votes);
			/* a pended case comes back, and a text is read */
			assert_int_equal(p->next_return, 1);
			assert_non_null(scheme_text(&packs[k].scheme,
			    p->statement));
		}
	assert_int_equal(n, COUNT(panels));
}

static void
who_must_be_there(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_QUORUM, struct quorum_row,
		    q) {
			assert_true(n < COUNT(quorum));
			assert_int_equal(quorum[n].pack, k);
			assert_string_equal(q->panel, quorum[n].panel);
			assert_string_equal(q->role, quorum[n].role);
			assert_string_equal(q->rule, quorum[n].rule);
			assert_int_equal(q->minimum, quorum[n].minimum);
			assert_int_equal(q->not_own_school,
			    quorum[n++].not_own_school);
		}
	assert_int_equal(n, COUNT(quorum));
}

static void
pools_have_the_places_of_the_sources(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_POOLS, struct pool_row,
		    p) {
			assert_true(n < COUNT(pools));
			assert_int_equal(pools[n].pack, k);
			assert_string_equal(p->pool, pools[n].pool);
			assert_string_equal(p->rule, pools[n].rule);
			assert_int_equal(p->capacity, pools[n++].capacity);
		}
	assert_int_equal(n, COUNT(pools));
}

static void
provisions_are_those_of_the_sources(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_PROVISIONS,
		    struct provision, p) {
			assert_true(n < COUNT(provisions));
			assert_int_equal(provisions[n].pack, k);
			assert_string_equal(p->provision,
			    provisions[n].provision);
			assert_string_equal(p->rule, provisions[n].rule);
			assert_true(same(p->pool, provisions[n].pool));
			assert_int_equal(p->tier, provisions[n].tier);
			assert_int_equal(p->weeks_low, provisions[n].low);
			assert_int_equal(p->weeks, provisions[n].weeks);
			assert_int_equal(p->terms, provisions[n].terms);
			assert_int_equal(p->ends == 1, provisions[n].ends);
			assert_true(same(p->time, provisions[n].time));
			assert_int_equal(p->year_from, provisions[n].from);
			assert_int_equal(p->year_to, provisions[n].to);
			assert_int_equal(p->review_weeks,
			    provisions[n].review_weeks);
			assert_string_equal(p->payer, provisions[n++].payer);
			/* how much of the week and where, and what
			 * its plan says of it */
			assert_non_null(p->pattern);
			assert_non_null(p->says);
		}
	assert_int_equal(n, COUNT(provisions));
}

static void
groups_have_the_places_of_the_sources(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_GROUPS, struct group_row,
		    g) {
			assert_true(n < COUNT(groups));
			assert_string_equal(g->provision,
			    groups[n].provision);
			assert_string_equal(g->group_code, groups[n].group);
			assert_int_equal(g->capacity, groups[n++].capacity);
		}
	assert_int_equal(n, COUNT(groups));
}

static void
prices_are_those_of_the_sources(void **state)
{
	size_t n = 0;

	(void)state;
	for (int k = 0; k < SOURCES; k++)
		SCHEME_ROWS(&packs[k].scheme, PART_TARIFFS, struct tariff,
		    t) {
			assert_true(n < COUNT(tariffs));
			assert_int_equal(tariffs[n].pack, k);
			assert_string_equal(t->figure, tariffs[n].figure);
			assert_string_equal(t->rule, tariffs[n].rule);
			assert_string_equal(t->unit, tariffs[n].unit);
			assert_int_equal(t->pence, tariffs[n].pence);
			assert_true(same(t->applies, tariffs[n].applies));
			assert_true(same(t->when_field, tariffs[n].field));
			assert_true(same(t->when_value, tariffs[n].value));
			assert_true(same(t->amount_field,
			    tariffs[n++].amount));
		}
	assert_int_equal(n, COUNT(tariffs));
}

static void
hours_of_a_cluster_are_those_of_the_source(void **state)
{
	size_t n = 0;

	(void)state;
	SCHEME_ROWS(&packs[S2S].scheme, PART_BANDS, struct band, b) {
		assert_true(n < COUNT(bands));
		assert_int_equal(b->from_roll, bands[n].from);
		assert_int_equal(b->to_roll, bands[n].to);
		assert_int_equal(b->hours, bands[n++].hours);
	}
	assert_int_equal(n, COUNT(bands));
}

static void
settings_are_those_of_the_sources(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(settings); i++) {
		const char *value = scheme_setting(
		    &packs[settings[i].pack].scheme, settings[i].setting);

		if (!same(value, settings[i].value))
			fail_msg("%s of %s is %s", settings[i].setting,
			    ids[settings[i].pack], value);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_packs_have_no_fault),
		cmocka_unit_test(criteria_act_as_the_sources_have_it),
		cmocka_unit_test(panels_meet_as_the_sources_have_it),
		cmocka_unit_test(who_must_be_there),
		cmocka_unit_test(pools_have_the_places_of_the_sources),
		cmocka_unit_test(provisions_are_those_of_the_sources),
		cmocka_unit_test(groups_have_the_places_of_the_sources),
		cmocka_unit_test(prices_are_those_of_the_sources),
		cmocka_unit_test(hours_of_a_cluster_are_those_of_the_source),
		cmocka_unit_test(settings_are_those_of_the_sources),
	};

	return cmocka_run_group_tests_name("rule-table", tests, read_packs,
	    drop_packs);
}
