/*
 * Cases of Suffolk's two schemes that run: the time limits of the agreements,
 * what each proposes at its end, and the states between acceptance and
 * closing.  The days are worked out by hand beside them, with the bank
 * holidays of England and the term dates of 2024/25 that are at hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "src/domain/after/due.h"
#include "src/domain/after/event.h"
#include "src/domain/documents/document.h"
#include "src/domain/places/place.h"
#include "tests/domain/suffolk.h"

/* Accepted outside a meeting, so that the day can be any. */
static void
accept_case(const char *ref, const char *pathway, const char *outcome,
    const char *day, const struct field_value *changes)
{
	struct dossier d;
	struct decided x;
	struct proposal p;
	const char *note;

	db_at(db, NOON(day));
	put_case(ref, pathway, changes);
	record_clear(&proposal_record, &p);
	p.disposition = DISP_ACCEPT;
	p.outcomes = outcome;
	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(proposal_complete(db, &d, NULL, &p, &arena, &note, &e));
	MUST(decide(db, NULL, ref, &p, "HEAD", NULL, &arena, &x, &e));
}

/* What people tell of an event, beside the case and the day. */
struct told {
	const char *result, *review, *reason, *to_school;
	int scores[3];
	int score_count;
};

static bool
happens(const char *ref, int event, const char *day, struct told t)
{
	static const char *const names[] = { "1", "2", "3" };
	struct score scores[3];
	struct case_event ev;

	db_at(db, NOON(day));
	record_clear(&event_record, &ev);
	ev.event = event;
	ev.on_day = day_parse(day);
	ev.mode = MODE_ON_SITE;
	ev.person = "TEACH";
	ev.result = t.result;
	ev.reason = t.reason;
	ev.to_school = t.to_school;
	if (t.review != NULL)
		ev.review_on = day_parse(t.review);
	for (int i = 0; i < t.score_count; i++)
		scores[i] = (struct score){ NULL, names[i], t.scores[i] };
	e = (struct err)ERR_INIT;
	return event_record_it(db, ref, &ev, scores, t.score_count, &arena,
	    &e);
}

#define HAPPENS(ref, event, day, ...) \
	MUST(happens(ref, event, day, (struct told){ __VA_ARGS__ }))

/* The clock of RULE that runs for the case; NULL: none does. */
static const struct due *
clock_of(const char *ref, const char *rule)
{
	struct dossier d;
	struct due *list;
	int n;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(due_of(db, &d, &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		if (list[i].rule != NULL && strcmp(list[i].rule, rule) == 0)
			return &list[i];
	return NULL;
}

static void
must_run(const char *ref, const char *rule, const char *remind,
    const char *due)
{
	const struct due *d = clock_of(ref, rule);

	if (d == NULL)
		fail_msg("%s does not run for %s", rule, ref);
	if (remind != NULL)
		IS_DAY(d->remind_on, remind);
	IS_DAY(d->due_on, due);
}

static int
state_of(const char *ref)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return d.referral.state;
}

/* What the clock proposes is done only when a person confirms it. */
static void
must_propose(const char *ref, const char *rule, const char *reason,
    int state)
{
	const struct due *d = clock_of(ref, rule), *done;
	int before = state_of(ref);

	if (d == NULL || d->proposes == NULL)
		fail_msg("%s proposes nothing for %s", rule, ref);
	assert_string_equal(d->proposes, referral_state_words[state]);
	assert_string_equal(d->reason, reason);
	assert_int_equal(state_of(ref), before);
	MUST(due_confirm(db, ref, &arena, &done, &e));
	assert_int_equal(state_of(ref), state);
}

static void
SES_116_first_contact_in_five_working_days(void **state)
{
	const struct field_value monday[] = { { "received", "2024-12-16" },
	    { NULL, NULL } };
	const struct field_value saturday[] = {
	    { "received", "2024-12-21" }, { "surname", "Other" },
	    { NULL, NULL } };

	(void)state;
	db_at(db, NOON("2024-12-23"));
	put_case("T-1", "vision", monday);
	put_case("T-2", "msi", saturday);
	/* 17, 18, 19, 20, 23 December. */
	must_run("T-1", "SES-116", "2024-12-19", "2024-12-23");
	/* 23, 24, 27, 30, 31: Christmas lies between. */
	must_run("T-2", "SES-116", "2024-12-27", "2024-12-31");
	HAPPENS("T-1", HAPPENED_FIRST_CONTACT, "2024-12-23",
	    .result = "planning");
	assert_null(clock_of("T-1", "SES-116"));
	/* A referral to another service has no such limit. */
	put_case("T-3", "deaf", NULL);
	assert_null(clock_of("T-3", "SES-116"));
}

static void
SES_117_first_contact_has_one_of_two_results(void **state)
{
	(void)state;
	put_case("T-1", "vision", NULL);
	assert_false(happens("T-1", HAPPENED_FIRST_CONTACT, SES_DAY,
	    (struct told){ .result = NULL }));
	assert_string_equal(e.rule, "SES-117");
	assert_false(happens("T-1", HAPPENED_FIRST_CONTACT, SES_DAY,
	    (struct told){ .result = "silence" }));
	HAPPENS("T-1", HAPPENED_FIRST_CONTACT, SES_DAY, .result = "advice");
}

static void
SES_118_planning_within_three_weeks_of_receipt(void **state)
{
	(void)state;
	db_at(db, NOON(SES_DAY));
	put_case("T-1", "vision", NULL);
	/* 4 November and two, three weeks. */
	must_run("T-1", "SES-118", "2024-11-18", "2024-11-25");
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-11-20",
	    .review = "2025-02-12");
	assert_null(clock_of("T-1", "SES-118"));
}

/* An offer that was released on Monday 16 December 2024. */
static void
release_offer(const char *ref)
{
	static const char meeting[] = "ses-2024-12-16";
	struct dossier d;
	struct meeting m;
	struct decided x;
	struct proposal p;
	struct hit *hits;
	const char *note;
	int count, n;

	open_panel("ses", "2024-12-16");
	put_case(ref, "school", (const struct field_value[]){
	    { "origin", "offer" }, { NULL, NULL } });
	MUST(agenda_add(db, meeting, ref, NULL, &e));
	record_clear(&proposal_record, &p);
	p.disposition = DISP_ACCEPT_WITH_CONDITIONS;
	p.outcomes = "semh";
	MUST(dossier_load(db, ref, &arena, &d, &e));
	MUST(meeting_get(db, meeting, &arena, &m, &e));
	MUST(proposal_complete(db, &d, &m, &p, &arena, &note, &e));
	MUST(decide(db, meeting, ref, &p, NULL, NULL, &arena, &x, &e));
	MUST(agenda_standing_done(db, meeting, NULL, &e));
	MUST(meeting_end(db, meeting, false, &e));
	MUST(meeting_close(db, meeting, &e));
	MUST(release(db, meeting, "release ses-2024-12-16", &arena, &count,
	    &hits, &n, &e));
	assert_int_equal(count, 1);
}

static void
SES_23_the_school_has_ten_working_days(void **state)
{
	(void)state;
	release_offer("T-1");
	/* 17 18 19 20 23 24 27 30 31 December, 2 January. */
	must_run("T-1", "SES-23", "2024-12-30", "2025-01-02");
	db_at(db, NOON("2025-01-02"));
	assert_null(clock_of("T-1", "SES-23")->proposes);
}

static void
SES_24_without_a_reply_withdrawing_is_proposed(void **state)
{
	(void)state;
	release_offer("T-1");
	db_at(db, NOON("2025-01-03"));
	must_propose("T-1", "SES-23", "no-reply", REFERRAL_WITHDRAWN);
}

static void
SES_25_a_school_accepts_or_declines_an_offer(void **state)
{
	(void)state;
	release_offer("T-1");
	MUST(school_answers(db, "T-1", true, &arena, &e));
	assert_int_equal(state_of("T-1"), REFERRAL_ACCEPTED);
	assert_null(clock_of("T-1", "SES-23"));
}

static const struct {
	const char *rule, *pathway, *outcome;
} years[] = {
	{ "SES-46", "school", "wsi" }, { "SES-55", "senco", "wsi" },
	{ "SES-70", "bespoke", "ci" },
};

static void
SES_46_55_70_a_year_at_most(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const char *ref = arena_printf(&arena, "Y-%zu", i);

		accept_case(ref, years[i].pathway, years[i].outcome,
		    SES_DAY, NULL);
		must_run(ref, years[i].rule, "2025-10-13", "2025-11-13");
		db_at(db, NOON("2025-11-14"));
		must_propose(ref, years[i].rule, "year-over",
		    REFERRAL_CLOSED);
	}
}

static void
SES_56_one_visit_and_then_close(void **state)
{
	(void)state;
	accept_case("T-1", "senco", "wsi", SES_DAY,
	    (const struct field_value[]){ { "support_type", "iqm-register" },
	    { NULL, NULL } });
	accept_case("T-2", "senco", "wsi", SES_DAY, NULL);
	assert_null(clock_of("T-1", "SES-56"));
	HAPPENS("T-1", HAPPENED_VISITED, "2024-12-03", .result = "done");
	HAPPENS("T-2", HAPPENED_VISITED, "2024-12-03", .result = "done");
	assert_null(clock_of("T-2", "SES-56"));
	must_propose("T-1", "SES-56", "one-visit", REFERRAL_CLOSED);
}

static void
SES_85_92_two_reviews_at_most(void **state)
{
	(void)state;
	accept_case("T-1", "section-f", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-11-27",
	    .review = "2025-01-22");
	HAPPENS("T-1", HAPPENED_REVIEWED, "2025-01-22",
	    .result = "continue", .review = "2025-03-19");
	assert_null(clock_of("T-1", "SES-85")->proposes);
	HAPPENS("T-1", HAPPENED_REVIEWED, "2025-03-19", .result = "close");
	must_propose("T-1", "SES-85", "two-reviews", REFERRAL_CLOSED);
}

static const struct {
	const char *rule, *pathway, *outcome;
	const char *early, *first, *last, *late;
} windows[] = {
	/* From the plan of 27 November: 4 weeks 25 Dec, 6 weeks 8 Jan, 12
	 * weeks 19 Feb. */
	{ "SES-51", "school", "wsi", "2024-12-24", "2024-12-25",
	    "2025-02-19", "2025-02-20" },
	{ "SES-58", "senco", "wsi", "2024-12-24", "2024-12-25",
	    "2025-02-19", "2025-02-20" },
	{ "SES-74", "bespoke", "ci", "2024-12-24", "2024-12-25",
	    "2025-02-19", "2025-02-20" },
	{ "SES-91", "section-f", "ci", "2025-01-07", "2025-01-08",
	    "2025-02-19", "2025-02-20" },
};

static void
SES_51_58_74_91_reviews_are_agreed_in_their_window(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof windows / sizeof windows[0]; i++) {
		const char *ref = arena_printf(&arena, "W-%zu", i);
		const struct field_value name[] = { { "surname", ref },
		    { NULL, NULL } };

		accept_case(ref, windows[i].pathway, windows[i].outcome,
		    SES_DAY, i >= 2 ? name : NULL);
		assert_false(happens(ref, HAPPENED_PLANNED, "2024-11-27",
		    (struct told){ .review = windows[i].early }));
		assert_string_equal(e.rule, windows[i].rule);
		assert_false(happens(ref, HAPPENED_PLANNED, "2024-11-27",
		    (struct told){ .review = windows[i].late }));
		assert_string_equal(e.rule, windows[i].rule);
		HAPPENS(ref, HAPPENED_PLANNED, "2024-11-27",
		    .review = windows[i].first);
		HAPPENS(ref, HAPPENED_PLANNED, "2024-11-27",
		    .review = windows[i].last);
	}
}

/* SES-50, SES-123: no plan without the date of its review. */
static void
SES_50_123_a_plan_needs_the_date_of_its_review(void **state)
{
	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	assert_false(happens("T-1", HAPPENED_PLANNED, SES_DAY,
	    (struct told){ .result = NULL }));
	assert_string_equal(e.rule, "SES-73");
	accept_case("T-2", "vision", "vision", SES_DAY,
	    (const struct field_value[]){ { "surname", "Other" },
	    { NULL, NULL } });
	assert_false(happens("T-2", HAPPENED_PLANNED, SES_DAY,
	    (struct told){ .result = NULL }));
	assert_string_equal(e.rule, "SES-123");
}

static void
SES_31_the_plan_follows_the_visit_in_five_working_days(void **state)
{
	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_VISITED, "2024-11-20", .result = "observed");
	/* 21, 22, 25, 26, 27 November. */
	must_run("T-1", "SES-31", "2024-11-25", "2024-11-27");
	HAPPENS("T-1", HAPPENED_REPORTED, "2024-11-22", .result = NULL);
	assert_null(clock_of("T-1", "SES-31"));
}

static void
SES_47_71_meeting_assessment_plan_and_end(void **state)
{
	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2024-11-20",
	    .result = NULL);
	assert_int_equal(state_of("T-1"), REFERRAL_ASSESSING);
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-11-27",
	    .review = "2025-01-15");
	assert_int_equal(state_of("T-1"), REFERRAL_ACCEPTED);
	HAPPENS("T-1", HAPPENED_REVIEWED, "2025-01-15", .result = "close");
	assert_false(happens("T-1", HAPPENED_CLOSED, "2025-01-15",
	    (struct told){ .reason = NULL }));
	HAPPENS("T-1", HAPPENED_CLOSED, "2025-01-15", .reason = "review");
	assert_int_equal(state_of("T-1"), REFERRAL_CLOSED);
}

static bool
try_release(const char *confirm, struct plan *p)
{
	struct hit *hits;
	int n;

	e = (struct err)ERR_INIT;
	return release_case(db, "T-1", confirm, &arena, p, &hits, &n, &e);
}

/* No meeting decided about the case, so none releases what is written. */
static void
SES_18_a_document_leaves_without_a_meeting(void **state)
{
	struct plan decided, agreed;

	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	assert_false(try_release("release", &decided));
	assert_non_null(strstr(e.text, "release T-1"));
	MUST(try_release("release T-1", &decided));
	assert_int_equal(decided.state, PLAN_RELEASED);
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2024-11-20",
	    .result = NULL);
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-11-27",
	    .review = "2025-01-15");
	MUST(try_release("release T-1", &agreed));
	assert_int_equal(agreed.state, PLAN_RELEASED);
	assert_non_null(agreed.event_id);
	assert_string_not_equal(agreed.id, decided.id);
}

/* SES-42: what has ended is not opened again. */
static void
SES_42_further_support_needs_a_new_referral(void **state)
{
	struct meeting m;

	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_CLOSED, "2025-01-15",
	    .reason = "medically-unfit");
	assert_false(happens("T-1", HAPPENED_VISITED, "2025-01-16",
	    (struct told){ .result = "done" }));
	MUST(meeting_new(db, "ses", day_parse("2025-01-22"), "14:00",
	    &arena, &m, &e));
	assert_false(agenda_add(db, m.ref, "T-1", NULL, &e));
	assert_non_null(strstr(e.text, "new referral"));
}

static void
SES_77_three_or_higher_on_every_statement_closes(void **state)
{
	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_SCORED, "2024-12-04",
	    .scores = { 3, 2, 4 }, .score_count = 3);
	assert_null(clock_of("T-1", "SES-77"));
	assert_false(happens("T-1", HAPPENED_SCORED, "2024-12-05",
	    (struct told){ .scores = { 5 }, .score_count = 1 }));
	HAPPENS("T-1", HAPPENED_SCORED, "2025-01-15",
	    .scores = { 3, 3, 4 }, .score_count = 3);
	must_propose("T-1", "SES-77", "progress", REFERRAL_CLOSED);
}

/* It is said of bespoke support; sensory support is scored and goes on. */
static void
SES_121_132_scores_close_no_sensory_case(void **state)
{
	(void)state;
	accept_case("T-1", "vision", "vision", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_SCORED, "2024-12-04",
	    .scores = { 4, 4, 4 }, .score_count = 3);
	assert_null(clock_of("T-1", "SES-77"));
	accept_case("T-2", "section-f", "ci", SES_DAY,
	    (const struct field_value[]){ { "surname", "Other" },
	    { NULL, NULL } });
	assert_false(happens("T-2", HAPPENED_SCORED, "2024-12-04",
	    (struct told){ .scores = { 4 }, .score_count = 1 }));
}

static void
SES_95_six_school_weeks_to_start_at_the_new_school(void **state)
{
	(void)state;
	accept_case("T-1", "bespoke", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_MOVED_SCHOOL, "2025-02-03",
	    .to_school = OTHER_SCHOOL, .result = "asked");
	/* Weeks of 3, 10, 24 February, 3, 10, 17 March: the week of 17
	 * February is holiday. */
	must_run("T-1", "SES-95", "2025-03-17", "2025-03-24");
	db_at(db, NOON("2025-03-25"));
	must_propose("T-1", "SES-95", "not-started", REFERRAL_WITHDRAWN);
}

static void
SES_94_a_pupil_who_starts_there_in_time_stays_open(void **state)
{
	struct dossier d;

	(void)state;
	accept_case("T-1", "section-f", "ci", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_MOVED_SCHOOL, "2025-02-03",
	    .to_school = OTHER_SCHOOL, .result = "continue");
	HAPPENS("T-1", HAPPENED_ARRIVED, "2025-02-24",
	    .to_school = OTHER_SCHOOL);
	assert_null(clock_of("T-1", "SES-95"));
	assert_int_equal(state_of("T-1"), REFERRAL_ACCEPTED);
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	assert_string_equal(d.referral.school_urn, OTHER_SCHOOL);
}

/* SES-131, SES-133, SES-135 */
static void
SES_133_135_deaf_support_has_no_end_and_outlasts_a_move(void **state)
{
	struct dossier d;
	struct due *list;
	int n;

	(void)state;
	accept_case("T-1", "deaf", "deaf", SES_DAY, NULL);
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2024-11-20",
	    .result = "active");
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-11-20",
	    .review = "2025-05-21");
	HAPPENS("T-1", HAPPENED_MOVED_SCHOOL, "2025-02-03",
	    .to_school = OTHER_SCHOOL);
	db_at(db, NOON("2026-01-14"));
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	MUST(due_of(db, &d, &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		assert_null(list[i].proposes);
	assert_int_equal(d.referral.state, REFERRAL_ACCEPTED);
}

/* The 2021 agreement; 11 May 2022 is a Wednesday. */

static void
CI_09_14_first_meeting_and_planning(void **state)
{
	(void)state;
	accept_case("T-1", "core-offer", "caseload", CI_DAY, NULL);
	must_run("T-1", "CI-09", "2022-05-25", "2022-06-01");
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2022-05-25",
	    .result = NULL);
	assert_null(clock_of("T-1", "CI-09"));
	assert_int_equal(state_of("T-1"), REFERRAL_ASSESSING);	/* CI-13 */
	must_run("T-1", "CI-14", "2022-06-15", "2022-06-22");
	/* A consultation has neither. */
	accept_case("T-2", "core-offer", "consultation", CI_DAY,
	    (const struct field_value[]){ { "surname", "Other" },
	    { NULL, NULL } });
	assert_null(clock_of("T-2", "CI-09"));
}

/* A case on the caseload, planned on Monday 20 June 2022. */
static void
plan_caseload(void)
{
	accept_case("T-1", "core-offer", "caseload", CI_DAY, NULL);
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2022-05-25",
	    .result = NULL);
	HAPPENS("T-1", HAPPENED_PLANNED, "2022-06-20",
	    .review = "2022-09-12");
}

static void
CI_19_check_ins_every_two_to_three_weeks(void **state)
{
	(void)state;
	plan_caseload();
	must_run("T-1", "CI-19", "2022-07-04", "2022-07-11");
	HAPPENS("T-1", HAPPENED_CHECKED_IN, "2022-07-05", .result = "yes");
	must_run("T-1", "CI-19", "2022-07-19", "2022-07-26");
}

static void
CI_23_the_review_comes_within_twelve_weeks(void **state)
{
	(void)state;
	accept_case("T-1", "core-offer", "caseload", CI_DAY, NULL);
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2022-05-25",
	    .result = NULL);
	/* Twelve weeks after 20 June is 12 September. */
	assert_false(happens("T-1", HAPPENED_PLANNED, "2022-06-20",
	    (struct told){ .review = "2022-09-13" }));
	assert_string_equal(e.rule, "CI-23");
	HAPPENS("T-1", HAPPENED_PLANNED, "2022-06-20",
	    .review = "2022-09-12");
	must_run("T-1", "CI-23", NULL, "2022-09-12");
}

/* CI-33 to CI-37, in a year whose terms are at hand. */
static void
CI_34_35_36_holding_and_open_again(void **state)
{
	(void)state;
	accept_case("T-1", "core-offer", "caseload", "2024-09-04",
	    (const struct field_value[]){ { "received", "2024-07-10" },
	    { NULL, NULL } });
	HAPPENS("T-1", HAPPENED_FIRST_MEETING, "2024-09-18",
	    .result = NULL);
	HAPPENS("T-1", HAPPENED_PLANNED, "2024-10-09",
	    .review = "2024-12-11");
	HAPPENS("T-1", HAPPENED_HELD, "2024-11-04", .result = NULL);
	assert_int_equal(state_of("T-1"), REFERRAL_HOLDING);
	assert_null(clock_of("T-1", "CI-19"));
	/* The second half of the autumn term ends on 20 December, the first
	 * half of spring on 14 February. */
	must_run("T-1", "CI-35", NULL, "2024-12-20");
	HAPPENS("T-1", HAPPENED_CHECKED_IN, "2024-12-20", .result = "yes");
	assert_true(clock_of("T-1", "CI-35")->due_on >
	    day_parse("2025-01-06"));
	assert_true(clock_of("T-1", "CI-35")->due_on <=
	    day_parse("2025-02-14"));
	HAPPENS("T-1", HAPPENED_RESUMED, "2025-01-13", .result = NULL);
	assert_int_equal(state_of("T-1"), REFERRAL_ACCEPTED);
	assert_null(clock_of("T-1", "CI-35"));
	assert_non_null(clock_of("T-1", "CI-19"));
}

static void
CI_37_who_stays_in_alternative_provision_is_closed(void **state)
{
	(void)state;
	plan_caseload();
	HAPPENS("T-1", HAPPENED_HELD, "2022-07-04", .result = NULL);
	HAPPENS("T-1", HAPPENED_CLOSED, "2022-07-15",
	    .reason = "stays-in-ap");
	assert_int_equal(state_of("T-1"), REFERRAL_CLOSED);
}

static void
CI_07_a_consultation_closes_with_its_advice(void **state)
{
	(void)state;
	accept_case("T-1", "core-offer", "consultation", CI_DAY, NULL);
	assert_null(clock_of("T-1", "CI-07"));
	HAPPENS("T-1", HAPPENED_REPORTED, "2022-05-25", .result = NULL);
	db_at(db, NOON("2022-05-26"));
	must_propose("T-1", "CI-07", "consultation-done", REFERRAL_CLOSED);
}

static void
CI_24_three_or_higher_closes(void **state)
{
	(void)state;
	plan_caseload();
	HAPPENS("T-1", HAPPENED_SCORED, "2022-09-12",
	    .scores = { 3, 4 }, .score_count = 2);
	must_propose("T-1", "CI-24", "progress", REFERRAL_CLOSED);
}

static void
CI_57_reports_are_kept_for_two_years(void **state)
{
	(void)state;
	plan_caseload();
	HAPPENS("T-1", HAPPENED_REPORTED, "2022-06-24", .result = NULL);
	must_run("T-1", "CI-57", NULL, "2024-06-24");
	/* It outlasts the case. */
	HAPPENS("T-1", HAPPENED_CLOSED, "2022-09-12", .reason = "progress");
	must_run("T-1", "CI-57", NULL, "2024-06-24");
	assert_null(clock_of("T-1", "CI-19"));
}

/* SES-28, SES-27, SES-26: either side can end it, in writing. */
static void
SES_26_27_28_support_ends_in_writing_or_without_engagement(void **state)
{
	static const char *const reasons[] = { "not-engaging",
		"school-in-writing", "parents-in-writing" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		const char *ref = arena_printf(&arena, "E-%d", i);

		accept_case(ref, "bespoke", "ci", SES_DAY,
		    (const struct field_value[]){ { "surname", ref },
		    { NULL, NULL } });
		MUST(referral_withdraw(db, ref, "school", reasons[i], &e));
		assert_int_equal(state_of(ref), REFERRAL_WITHDRAWN);
	}
	/* Parents have no say in support that is about no pupil. */
	accept_case("E-9", "school", "wsi", SES_DAY, NULL);
	assert_false(referral_withdraw(db, "E-9", "school",
	    "parents-in-writing", &e));
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_suffolk, drop_suffolk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(SES_116_first_contact_in_five_working_days),
		T(SES_117_first_contact_has_one_of_two_results),
		T(SES_118_planning_within_three_weeks_of_receipt),
		T(SES_23_the_school_has_ten_working_days),
		T(SES_24_without_a_reply_withdrawing_is_proposed),
		T(SES_25_a_school_accepts_or_declines_an_offer),
		T(SES_46_55_70_a_year_at_most),
		T(SES_56_one_visit_and_then_close),
		T(SES_85_92_two_reviews_at_most),
		T(SES_51_58_74_91_reviews_are_agreed_in_their_window),
		T(SES_50_123_a_plan_needs_the_date_of_its_review),
		T(SES_31_the_plan_follows_the_visit_in_five_working_days),
		T(SES_47_71_meeting_assessment_plan_and_end),
		T(SES_18_a_document_leaves_without_a_meeting),
		T(SES_42_further_support_needs_a_new_referral),
		T(SES_77_three_or_higher_on_every_statement_closes),
		T(SES_121_132_scores_close_no_sensory_case),
		T(SES_95_six_school_weeks_to_start_at_the_new_school),
		T(SES_94_a_pupil_who_starts_there_in_time_stays_open),
		T(SES_133_135_deaf_support_has_no_end_and_outlasts_a_move),
		T(SES_26_27_28_support_ends_in_writing_or_without_engagement),
		T(CI_09_14_first_meeting_and_planning),
		T(CI_19_check_ins_every_two_to_three_weeks),
		T(CI_23_the_review_comes_within_twelve_weeks),
		T(CI_34_35_36_holding_and_open_again),
		T(CI_37_who_stays_in_alternative_provision_is_closed),
		T(CI_07_a_consultation_closes_with_its_advice),
		T(CI_24_three_or_higher_closes),
		T(CI_57_reports_are_kept_for_two_years),
	};

	return cmocka_run_group_tests_name("suffolk-run", tests, NULL, NULL);
}
