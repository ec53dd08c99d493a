/*
 * What waits on the desk: each kind of line comes when its cause is there,
 * and goes when that has been dealt with.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/desk/today.h"
#include "src/domain/documents/document.h"
#include "src/domain/register/settings.h"
#include "tests/domain/panel.h"

/* How many lines of a kind are about that case (or meeting); the words of
 * the first are in SAYS. */
static const char *first_words;

static int
lines_of(enum today_kind kind, const char *about)
{
	struct today_line *l;
	int count, n = 0;

	MUST(today_load(db, &arena, &l, &count, &e));
	first_words = "";
	for (int i = 0; i < count; i++) {
		if (l[i].kind != (int)kind || (strcmp(l[i].ref, about) != 0 &&
		    (*l[i].ref != '\0' || strcmp(l[i].meeting, about) != 0)))
			continue;
		if (n++ == 0)
			first_words = l[i].says;
	}
	return n;
}

static void
first_says(const char *words)
{
	if (strstr(first_words, words) == NULL)
		fail_msg("“%s” is not in “%s”", words, first_words);
}

static void
a_new_register_says_what_it_lacks(void **state)
{
	struct today_line *l;
	int count;

	(void)state;
	MUST(today_load(db, &arena, &l, &count, &e));
	/* no school has a name, no terms, no meeting */
	assert_int_equal(count, 3);
	assert_int_equal(l[0].kind, TODAY_SETUP);
	put_meeting("core");
	on_day("2026-12-26");		/* the last holiday was yesterday */
	MUST(today_load(db, &arena, &l, &count, &e));
	assert_int_equal(l[2].kind, TODAY_SETUP);
	assert_non_null(strstr(l[1].says, "holiday"));
	assert_int_not_equal(l[3].kind, TODAY_SETUP);
}

static void
the_next_meeting_of_each_panel_and_no_later_one(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("core");
	MUST(meeting_new(db, "core", day_parse("2025-11-26"), NULL, &arena,
	    &m, &e));
	MUST(meeting_new(db, "forum", day_parse("2025-11-20"), NULL, &arena,
	    &m, &e));
	assert_int_equal(lines_of(TODAY_MEETING, CORE), 1);
	first_says("today, 14:00, 0 cases");
	assert_int_equal(lines_of(TODAY_MEETING, "forum-2025-11-20"), 1);
	first_says("in 8 days");
	assert_int_equal(lines_of(TODAY_MEETING, "core-2025-11-26"), 0);
	assert_true(lines_of(TODAY_LACKS, CORE) > 0);
	first_says("no case");
}

static void
a_referral_without_a_date_until_it_is_listed(void **state)
{
	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	assert_int_equal(lines_of(TODAY_UNDATED, "T-1"), 1);
	/* received on 24 October, and it is 12 November */
	first_says("core, 19 days: ready for an agenda");
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	assert_int_equal(lines_of(TODAY_UNDATED, "T-1"), 0);
	MUST(meeting_cancel(db, CORE, "snow", &e));
	assert_int_equal(lines_of(TODAY_UNDATED, "T-1"), 1);
}

/* SLIP-10: a named case needs the parents' consent. */
static void
consent_is_asked_for_by_its_rule(void **state)
{
	const struct field_value consent[] = {
		{ "consent_given_on", "2025-11-11" } };
	struct intake_result r;

	(void)state;
	put_named("T-1", "core", OTHER_SCHOOL, "consent_given_on", "");
	put_anonymous("T-2");
	assert_int_equal(lines_of(TODAY_CONSENT, "T-1"), 1);
	assert_int_equal(lines_of(TODAY_CONSENT, "T-2"), 0);
	assert_int_equal(lines_of(TODAY_UNDATED, "T-1"), 1);
	first_says("onsent");
	MUST(referral_set(db, "T-1", 0, consent, 1, show_fault, NULL, &arena,
	    &r, &e));
	assert_int_equal(lines_of(TODAY_CONSENT, "T-1"), 0);
}

/* papers.csv of the pack: a pupil with an EHC plan comes with that plan. */
static void
papers_that_the_form_asks_for(void **state)
{
	const struct field_value held[] = { { "evidence", "sen-plan" } };
	struct intake_result r;

	(void)state;
	put_named("T-1", "core", OTHER_SCHOOL, "sen_provision", "E");
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	assert_int_equal(lines_of(TODAY_PAPERS, "T-1"), 1);
	first_says("SEN plan or EHC plan");
	assert_int_equal(lines_of(TODAY_PAPERS, "T-2"), 0);
	MUST(referral_set(db, "T-1", 0, held, 1, show_fault, NULL, &arena,
	    &r, &e));
	assert_int_equal(lines_of(TODAY_PAPERS, "T-1"), 0);
}

static void
pend_for_risks(const char *ref)
{
	struct proposal p = proposal_of(DISP_PEND);

	put_meeting("core");
	put_named(ref, "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, ref, NULL, &e));
	open_all_present(CORE);
	p.missing = "risks";
	must_decide(CORE, ref, p);
	MUST(agenda_standing_done(db, CORE, NULL, &e));
	MUST(meeting_end(db, CORE, false, &e));
}

static void
a_pended_case_is_answered_or_overdue(void **state)
{
	const struct field_value risks[] = { { "risks", "Runs off." } };
	struct intake_result r;

	(void)state;
	pend_for_risks("T-1");
	assert_int_equal(lines_of(TODAY_ANSWERED, "T-1"), 0);
	assert_int_equal(lines_of(TODAY_OVERDUE, "T-1"), 0);
	on_day("2026-02-02");
	assert_int_equal(lines_of(TODAY_OVERDUE, "T-1"), 1);
	first_says("Risks and what works");
	MUST(referral_set(db, "T-1", 0, risks, 1, show_fault, NULL, &arena,
	    &r, &e));
	assert_int_equal(lines_of(TODAY_OVERDUE, "T-1"), 0);
	assert_int_equal(lines_of(TODAY_ANSWERED, "T-1"), 1);
}

static void
a_plan_waits_until_it_is_released(void **state)
{
	struct hit *hits;
	int count, n;

	(void)state;
	pend_for_risks("T-1");
	assert_int_equal(lines_of(TODAY_RECORD, CORE), 1);
	assert_int_equal(lines_of(TODAY_PLAN, "T-1"), 1);
	first_says("the record is not closed yet");
	MUST(meeting_close(db, CORE, &e));
	assert_int_equal(lines_of(TODAY_RECORD, CORE), 0);
	assert_int_equal(lines_of(TODAY_PLAN, "T-1"), 1);
	first_says("the plan is not released");
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	assert_int_equal(lines_of(TODAY_PLAN, "T-1"), 0);
}

static void
dates_that_do_not_fit(void **state)
{
	struct meeting m;
	struct person p;

	(void)state;
	MUST(meeting_new(db, "forum", day_parse("2025-12-25"), NULL, &arena,
	    &m, &e));
	assert_int_equal(lines_of(TODAY_CONFLICT, "forum-2025-12-25"), 1);
	first_says("Thu 25 Dec 2025 is a bank holiday");
	MUST(meeting_move(db, "forum-2025-12-25", day_parse("2025-11-10"),
	    NULL, NULL, &e));
	assert_int_equal(lines_of(TODAY_CONFLICT, "forum-2025-12-25"), 1);
	first_says("was not opened");
	MUST(meeting_move(db, "forum-2025-12-25", day_parse("2025-11-13"),
	    NULL, NULL, &e));
	assert_int_equal(lines_of(TODAY_CONFLICT, "forum-2025-12-25"), 0);
	MUST(db_get(db, &person_record, "code", "EP", &arena, &p, &e));
	p.to_on = day_parse("2025-11-12");
	MUST(db_update(db, &person_record, &p, &e));
	assert_int_equal(lines_of(TODAY_CONFLICT, "forum-2025-12-25"), 1);
	first_says("EP is expected, and the term of office ends");
}

static void
somebody_expected_at_two_meetings(void **state)
{
	struct meeting m;

	(void)state;
	put_meeting("forum");
	MUST(meeting_new(db, "forum", day_parse(TODAY), "15:00", &arena, &m,
	    &e));
	/* DC, EP and CN sit on the forum */
	assert_int_equal(lines_of(TODAY_CONFLICT, FORUM), 3);
	first_says("CN is expected at 14:00 and at 15:00");
}

static void
minutes_beyond_the_budget(void **state)
{
	(void)state;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(agenda_slot(db, CORE, "T-1", "school", 25, &e));
	assert_int_equal(lines_of(TODAY_LACKS, CORE), 1);
	first_says("papers were due");
	MUST(setting_set(db, "meeting-minutes", "20", &e));
	assert_int_equal(lines_of(TODAY_LACKS, CORE), 2);
	first_says("its cases take 25 minutes, and the budget is 20");
}

#define T(f) cmocka_unit_test_setup_teardown(f, fresh_partnership, \
    drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_new_register_says_what_it_lacks),
		T(the_next_meeting_of_each_panel_and_no_later_one),
		T(a_referral_without_a_date_until_it_is_listed),
		T(consent_is_asked_for_by_its_rule),
		T(papers_that_the_form_asks_for),
		T(a_pended_case_is_answered_or_overdue),
		T(a_plan_waits_until_it_is_released),
		T(dates_that_do_not_fit),
		T(somebody_expected_at_two_meetings),
		T(minutes_beyond_the_budget),
	};

	return cmocka_run_group_tests_name("today", tests, NULL, NULL);
}
