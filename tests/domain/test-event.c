/*
 * Recording what happens to a case: what is needed, what is refused, what
 * follows; counts, windows and scores; taking back; confirming what is
 * proposed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "tests/domain/running.h"

#define HEADINGS "clock,pathway,starts,low,high,unit,repeats,year_group," \
    "state,applies,when_field,when_value,waits_for,window,proposes,reason," \
    "says,rule\n"

static const char events_csv[] =
    "pathway,event,label,needs,result,state,says,rule\n"
    "two,first-contact,First contact,by,,assessing,,T-01\n"
    "two,planned,Plan,review,,accepted,,T-03\n"
    "two,visited,Visit,mode;result,colour,,,T-01\n"
    "two,reviewed,Review,result;review,review,,,T-02\n"
    "two,scored,Scores,scores,,,,T-03\n"
    "two,moved-school,Moves,to-school,,,,T-03\n"
    "two,arrived,Arrives,,,,,T-03\n"
    "two,held,Rests,,,holding,,T-03\n"
    "two,closed,Ends,reason,,closed,,T-02\n"
    "one,moved-school,Moves,to-school,,,,T-03\n";

static const char reasons_csv[] =
    "pathway,use,reason,label,consequence,after_weeks,says,rule\n"
    "two,decline,not-now,Not now,not-before,6,Come again.,practice\n"
    "*,override,urgent,Urgent,none,,It could not wait.,practice\n"
    "two,extend,head,The head keeps it open,none,,,practice\n"
    "two,close,time,The time is over,any-time,,,practice\n"
    "two,close,better,All is well,any-time,,,practice\n"
    "two,withdraw,silent,No reply,any-time,,,practice\n";

static char folder[FOLDER_MOST];

/* The small pack with these clocks; one accepted case, T-1. */
static void
open_with(const char *clocks)
{
	char text[2000];

	folder_new(folder);
	folder_pack(folder);
	snprintf(text, sizeof text, HEADINGS "%s", clocks);
	folder_put(folder, "clocks.csv", text);
	folder_put(folder, "events.csv", events_csv);
	folder_put(folder, "reasons.csv", reasons_csv);
	folder_put(folder, "codes.csv", "set_name,code,label\n"
	    "colour,r,Red\ncolour,g,Green\n"
	    "review,continue,Goes on\nreview,close,Ends\n");
	assert_true(folder_change(folder, "settings.csv",
	    "valid_to,2026-08-31\n", "valid_to,2026-08-31\n"
	    "score_low,0\nscore_high,4\nscore_close,3\n"
	    "score_reason,better\nscore_rule,T-02\n"));
	open_pack(folder);
	folder_remove(folder);
	given_case("T-1", "two", "9", "2025-09-01");
	today("2025-12-01");
	given_decision("T-1", DISP_ACCEPT, "place", "2025-09-08");
}

static int
open_plain(void **state)
{
	(void)state;
	open_with("");
	return 0;
}

static void
refused(struct case_event ev, const char *rule, const char *says)
{
	if (try_event("T-1", ev))
		fail_msg("“%s” was let pass", says);
	assert_string_equal(e.rule, rule);
	if (strstr(e.text, says) == NULL)
		fail_msg("“%s” does not say “%s”", e.text, says);
}

static void
what_a_row_needs_is_asked_for(void **state)
{
	struct case_event ev = blank_event(HAPPENED_VISITED, "2025-11-03");

	(void)state;
	refused(ev, "T-01", "the mode");
	ev.mode = MODE_ON_SITE;
	refused(ev, "T-01", "what came of it");
	ev.result = "blue";
	refused(ev, "T-01", "no result");
	ev.result = "r";
	must_event("T-1", ev);
	ev = blank_event(HAPPENED_FIRST_CONTACT, "2025-11-03");
	ev.person = NULL;
	refused(ev, "T-01", "who did it");
	refused(blank_event(HAPPENED_SCORED, "2025-11-03"), "T-03",
	    "the scores");
	refused(blank_event(HAPPENED_MOVED_SCHOOL, "2025-11-03"), "T-03",
	    "the other school");
	refused(blank_event(HAPPENED_CLOSED, "2025-11-03"), "T-02",
	    "a reason");
	refused(blank_event(HAPPENED_PLANNED, "2025-11-03"), "T-03",
	    "the date of the next review");
}

/* Its result goes to the field of the form of that name. */
static void
a_result_is_kept_in_the_form(void **state)
{
	struct case_event ev = blank_event(HAPPENED_VISITED, "2025-11-03");
	struct dossier d;

	(void)state;
	ev.mode = MODE_VIRTUAL;
	ev.result = "r";
	must_event("T-1", ev);
	ev.on_day++;
	ev.result = "g";
	must_event("T-1", ev);
	d = case_now("T-1");
	assert_string_equal(dossier_field(&d, "colour", &arena), "g");
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	d = case_now("T-1");
	assert_string_equal(dossier_field(&d, "colour", &arena), "r");
}

static void
the_day_lies_between_receipt_and_today(void **state)
{
	(void)state;
	refused(blank_event(HAPPENED_HELD, "2025-12-02"), "", "has not come");
	refused(blank_event(HAPPENED_HELD, "2025-08-31"), "", "received on");
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-12-01"));
}

static void
codes_and_schools_are_known(void **state)
{
	struct case_event ev = blank_event(HAPPENED_CLOSED, "2025-11-03");

	(void)state;
	ev.reason = "unicorn";
	refused(ev, "T-02", "no reason");
	ev = blank_event(HAPPENED_MOVED_SCHOOL, "2025-11-03");
	ev.to_school = "123456";
	refused(ev, "", "no school");
	refused(blank_event(HAPPENED_CHECKED_IN, "2025-11-03"), "",
	    "records no “checked-in”");
}

static void
the_state_is_that_of_the_row(void **state)
{
	struct case_event ev;

	(void)state;
	must_event("T-1", blank_event(HAPPENED_FIRST_CONTACT, "2025-11-03"));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ASSESSING);
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-11-10"));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_HOLDING);
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_int_equal(ev.event, HAPPENED_HELD);
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ASSESSING);
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ACCEPTED);
	e = (struct err)ERR_INIT;
	assert_false(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
}

/* A decision since then stands; taking back an event does not undo it. */
static void
taking_back_leaves_a_later_state(void **state)
{
	struct case_event ev;

	(void)state;
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-11-10"));
	given_decision("T-1", DISP_DECLINE, NULL, "2025-11-20");
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_DECLINED);
}

/* SES-42: work that has ended is not opened again. */
static void
SES_42_a_closed_case_needs_a_new_referral(void **state)
{
	struct case_event ev = blank_event(HAPPENED_CLOSED, "2025-11-03");

	(void)state;
	ev.reason = "time";
	must_event("T-1", ev);
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_CLOSED);
	refused(blank_event(HAPPENED_HELD, "2025-11-04"), "T-02",
	    "needs a new referral");
	/* unless it was recorded by mistake */
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ACCEPTED);
}

static void
closing_frees_the_place_that_was_planned(void **state)
{
	struct case_event ev = blank_event(HAPPENED_CLOSED, "2025-11-03");
	const char *x = given_decision("T-1", DISP_ACCEPT, "place",
	    "2025-10-01");
	struct placement *list;
	int n;

	(void)state;
	ev.reason = "time";
	given_place("T-1", x, "room", "2025-12-08", NULL, PLACE_PLANNED);
	must_event("T-1", ev);
	MUST(db_list(db, &placement_record, "decision_id", x, "id", &arena,
	    &list, &n, &e));
	assert_int_equal(list[0].state, PLACE_CANCELLED);
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	given_place("T-1", x, "room", "2025-10-06", NULL, PLACE_ACTIVE);
	ev = blank_event(HAPPENED_CLOSED, "2025-11-03");
	ev.reason = "time";
	refused(ev, "", "place end");
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ACCEPTED);
}

/* The new school is the pupil's from the day on which the pupil is there. */
static void
SES_94_the_pupils_school_follows_on_arrival(void **state)
{
	struct case_event ev = blank_event(HAPPENED_MOVED_SCHOOL, "2025-11-03");

	(void)state;
	ev.to_school = OTHER_SCHOOL;
	must_event("T-1", ev);
	assert_string_equal(case_now("T-1").referral.school_urn, SCHOOL);
	must_event("T-1", blank_event(HAPPENED_ARRIVED, "2025-11-10"));
	assert_string_equal(case_now("T-1").referral.school_urn,
	    OTHER_SCHOOL);
	/* recorded wrongly: the pupil is where the pupil was */
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_string_equal(case_now("T-1").referral.school_urn, SCHOOL);
	/* and the move itself changes nothing */
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	assert_string_equal(case_now("T-1").referral.school_urn, SCHOOL);
}

/* SES-135: where no arrival is recorded, support goes on through the move. */
static void
SES_135_without_an_arrival_the_move_is_enough(void **state)
{
	struct case_event ev = blank_event(HAPPENED_MOVED_SCHOOL, "2025-11-03");

	(void)state;
	given_case("O-1", "one", "9", "2025-09-01");
	ev.to_school = OTHER_SCHOOL;
	must_event("O-1", ev);
	assert_string_equal(case_now("O-1").referral.school_urn,
	    OTHER_SCHOOL);
}

static bool
score(const char *day, const char *a, int a_value, const char *b,
    int b_value)
{
	struct case_event ev = blank_event(HAPPENED_SCORED, day);
	const struct score list[] = { { NULL, a, a_value },
	    { NULL, b, b_value } };

	e = (struct err)ERR_INIT;
	return event_record_it(db, "T-1", &ev, list, b != NULL ? 2 : 1,
	    &arena, &e);
}

/* SES-77, CI-24; A-13: every statement that was scored, by its last score. */
static void
SES_77_full_scores_propose_closing(void **state)
{
	const struct due *d;

	(void)state;
	assert_true(score("2025-10-01", "listening", 2, "talking", 3));
	assert_null(find_due("T-1", "progress statements"));
	assert_false(score("2025-11-01", "listening", 5, NULL, 0));
	assert_non_null(strstr(e.text, "from 0 to 4"));
	assert_true(score("2025-11-01", "listening", 3, NULL, 0));
	d = must_due("T-1", "progress statements");
	assert_int_equal(d->state, DUE_REACHED);
	assert_string_equal(d->proposes, "closed");
	assert_string_equal(d->reason, "better");
	assert_string_equal(d->rule, "T-02");
	/* a statement that fell again takes the proposal back */
	assert_true(score("2025-11-20", "talking", 2, NULL, 0));
	assert_null(find_due("T-1", "progress statements"));
}

static void
SES_79_the_head_may_keep_it_open(void **state)
{
	struct case_event ev = blank_event(HAPPENED_HELD, "2025-11-21");

	(void)state;
	assert_true(score("2025-11-20", "listening", 4, "talking", 4));
	assert_non_null(find_due("T-1", "progress statements"));
	ev.reason = "head";
	must_event("T-1", ev);
	assert_null(find_due("T-1", "progress statements"));
}

static void
scores_need_a_figure_in_the_pack(void **state)
{
	(void)state;
	folder_new(folder);
	folder_pack(folder);
	folder_put(folder, "events.csv", events_csv);
	folder_put(folder, "reasons.csv", reasons_csv);
	folder_put(folder, "codes.csv", "set_name,code,label\n"
	    "colour,r,Red\ncolour,g,Green\nreview,close,Ends\n");
	open_pack(folder);
	folder_remove(folder);
	given_case("T-1", "two", "9", "2025-09-01");
	today("2025-12-01");
	assert_true(score("2025-11-20", "listening", 4, "talking", 4));
	assert_null(find_due("T-1", "progress statements"));
}

static struct case_event
review(const char *day, const char *next, const char *reason)
{
	struct case_event ev = blank_event(HAPPENED_REVIEWED, day);

	ev.result = next != NULL ? "continue" : "close";
	ev.review_on = next != NULL ? day_parse(next) : DAY_NONE;
	ev.reason = reason;
	return ev;
}

/* SES-51: the next review in four to twelve weeks: 1 December to 26 January
 * after 3 November. */
static void
SES_51_a_review_is_agreed_within_its_window(void **state)
{
	static const char clock[] = "review,two,planned,4,12,weeks,yes,,,,,,"
	    "reviewed,yes,,,Review,T-02\n";
	struct case_event plan = blank_event(HAPPENED_PLANNED, "2025-11-03");

	(void)state;
	open_with(clock);
	plan.review_on = day_parse("2025-11-30");
	refused(plan, "T-02", "between 1 Dec 2025 and 26 Jan 2026");
	plan.review_on = day_parse("2026-01-27");
	refused(plan, "T-02", "between");
	plan.review_on = day_parse("2026-01-26");
	must_event("T-1", plan);
	expect_due("T-1", "Review of the plan", "", "2026-01-26",
	    DUE_RUNNING);
	refused(review("2025-12-01", "2025-12-15", NULL), "T-02", "between");
	must_event("T-1", review("2025-12-01", "2025-12-15", "head"));
	/* a review that closes agrees no further one */
	must_event("T-1", review("2025-12-01", NULL, NULL));
	assert_null(find_due("T-1", "Review of the plan"));
	open_with("");
	plan.review_on = day_parse("2025-11-30");
	must_event("T-1", plan);
}

/* SES-85, A-12: two reviews at most, and the first is number one. */
static void
SES_85_there_is_no_third_review(void **state)
{
	static const char clock[] = "limit,two,accepted,1,2,reviews,no,,,,,,"
	    "closed,no,closed,time,Two reviews at most,T-02\n";
	const struct due *d;

	(void)state;
	open_with(clock);
	assert_null(find_due("T-1", "Two reviews"));
	must_event("T-1", review("2025-10-06", "2025-11-17", NULL));
	d = must_due("T-1", "Two reviews");
	assert_int_equal(d->state, DUE_REMIND);
	assert_null(d->proposes);
	/* at the second no third is agreed */
	refused(review("2025-11-17", "2025-12-15", NULL), "T-02",
	    "this is number 2");
	must_event("T-1", review("2025-11-17", NULL, NULL));
	d = must_due("T-1", "Two reviews");
	assert_int_equal(d->state, DUE_REACHED);
	assert_string_equal(d->proposes, "closed");
	assert_non_null(strstr(d->what, "(2 of 2)"));
	refused(review("2025-11-24", "2025-12-22", NULL), "T-02",
	    "2 took place");
	must_event("T-1", review("2025-11-24", "2025-12-22", "head"));
	d = must_due("T-1", "Two reviews");
	assert_non_null(strstr(d->what, "(3 of 3)"));
	open_with("");
	must_event("T-1", review("2025-10-06", "2025-11-17", NULL));
	must_event("T-1", review("2025-11-17", "2025-12-15", NULL));
	must_event("T-1", review("2025-11-24", "2025-12-22", NULL));
}

/* SES-56: one visit, and then it closes. */
static void
SES_56_one_visit_and_then_it_closes(void **state)
{
	struct case_event ev = blank_event(HAPPENED_VISITED, "2025-11-03");
	const struct due *d;

	(void)state;
	open_with("visit,two,decided,,1,visits,no,,,,,,closed,no,closed,time,"
	    "One visit,T-02\n");
	ev.mode = MODE_ON_SITE;
	ev.result = "r";
	must_event("T-1", ev);
	MUST(due_confirm(db, "T-1", &arena, &d, &e));
	assert_string_equal(d->rule, "T-02");
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_CLOSED);
}

/* SES-24: no reply in ten working days; a person withdraws the offer. */
static void
SES_24_an_offer_without_a_reply_is_withdrawn_by_a_person(void **state)
{
	const struct due *d;
	const char *x;

	(void)state;
	open_with("offer,two,released,8,10,working-days,no,,offered,,,,"
	    "answered,no,withdrawn,silent,The school answers,T-01\n");
	x = given_decision("T-1", DISP_ACCEPT, NULL, "2025-12-10");
	MUST(referral_move(db, case_now("T-1").referral.id, REFERRAL_OFFERED,
	    INT_NONE, &e));
	given_answer(x, EV_RELEASED, "2025-12-15");
	today("2025-12-31");
	expect_due("T-1", "T-01", "2025-12-29", "2025-12-31", DUE_REMIND);
	e = (struct err)ERR_INIT;
	assert_false(due_confirm(db, "T-1", &arena, &d, &e));
	assert_non_null(strstr(e.text, "Nothing is proposed"));
	today("2026-01-01");
	expect_due("T-1", "T-01", "2025-12-29", "2025-12-31", DUE_OVERDUE);
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_OFFERED);
	MUST(due_confirm_one(db, "T-1", "T-01", NULL, &arena, &d, &e));
	assert_int_equal(case_now("T-1").referral.state,
	    REFERRAL_WITHDRAWN);
	assert_string_equal(case_now("T-1").referral.withdrawn_reason,
	    "silent");
}

static void
an_answer_stops_the_offers_clock(void **state)
{
	const char *x;

	(void)state;
	open_with("offer,two,released,8,10,working-days,no,,offered,,,,"
	    "answered,no,withdrawn,silent,The school answers,T-01\n");
	x = given_decision("T-1", DISP_ACCEPT, NULL, "2025-12-10");
	MUST(referral_move(db, case_now("T-1").referral.id, REFERRAL_OFFERED,
	    INT_NONE, &e));
	given_answer(x, EV_RELEASED, "2025-12-15");
	today("2025-12-18");
	MUST(school_answers(db, "T-1", true, &arena, &e));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_ACCEPTED);
	assert_null(find_due("T-1", "T-01"));
}

static void
several_proposals_are_told_apart(void **state)
{
	const struct due *d;

	(void)state;
	open_with("year,two,received,,1,weeks,no,,,,,,closed,no,closed,time,"
	    "Over,T-02\nsilent,two,received,,1,weeks,no,,,,,,answered,no,"
	    "withdrawn,silent,Silent,T-01\n");
	assert_false(due_confirm(db, "T-1", &arena, &d, &e));
	assert_non_null(strstr(e.text, "T-02 (closed)"));
	assert_non_null(strstr(e.text, "--rule"));
	e = (struct err)ERR_INIT;
	assert_false(due_confirm_one(db, "T-1", "T-03", NULL, &arena, &d, &e));
	MUST(due_confirm_one(db, "T-1", "T-02", NULL, &arena, &d, &e));
	assert_int_equal(case_now("T-1").referral.state, REFERRAL_CLOSED);
}

/* Every act is a link, and the chain holds. */
static void
every_event_is_a_link(void **state)
{
	const char *const *faults;
	struct audit *list;
	struct case_event ev;
	int n, seen = 0;

	(void)state;
	must_event("T-1", blank_event(HAPPENED_HELD, "2025-11-03"));
	MUST(event_take_back(db, "T-1", &arena, &ev, &e));
	MUST(audit_history(db, "T-1", &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		seen += strcmp(list[i].act, "record event") == 0 ||
		    strcmp(list[i].act, "take back event") == 0;
	assert_int_equal(seen, 2);
	MUST(audit_verify(db, NULL, &arena, &faults, &n, &e));
	assert_int_equal(n, 0);
}

static void
who_only_reads_records_nothing(void **state)
{
	(void)state;
	MUST(access_give(db, "ana", MEMBER_ADMINISTRATOR, &e));
	db_as(db, "ana");
	MUST(access_give(db, "ben", MEMBER_READER, &e));
	db_as(db, "ben");
	assert_false(try_event("T-1", blank_event(HAPPENED_HELD,
	    "2025-11-03")));
	assert_int_equal(e.code, ERR_DENIED);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_plain, close_pack)
	const struct CMUnitTest tests[] = {
		TEST(what_a_row_needs_is_asked_for),
		TEST(a_result_is_kept_in_the_form),
		TEST(the_day_lies_between_receipt_and_today),
		TEST(codes_and_schools_are_known),
		TEST(the_state_is_that_of_the_row),
		TEST(taking_back_leaves_a_later_state),
		TEST(SES_42_a_closed_case_needs_a_new_referral),
		TEST(closing_frees_the_place_that_was_planned),
		TEST(SES_94_the_pupils_school_follows_on_arrival),
		TEST(SES_135_without_an_arrival_the_move_is_enough),
		TEST(SES_77_full_scores_propose_closing),
		TEST(SES_79_the_head_may_keep_it_open),
		TEST(scores_need_a_figure_in_the_pack),
		TEST(SES_51_a_review_is_agreed_within_its_window),
		TEST(SES_85_there_is_no_third_review),
		TEST(SES_56_one_visit_and_then_it_closes),
		TEST(SES_24_an_offer_without_a_reply_is_withdrawn_by_a_person),
		TEST(an_answer_stops_the_offers_clock),
		TEST(several_proposals_are_told_apart),
		TEST(every_event_is_a_link),
		TEST(who_only_reads_records_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
