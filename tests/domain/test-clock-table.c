/*
 * Every clock of every pack, one row each: what starts it, the days of its
 * reminder and its limit, what it proposes then, and what answers it.  The
 * lengths are those of the sources under the rule's id; the days are worked
 * out by hand, with the bank holidays of England and the terms of the
 * training register.  What a limit in working days reminds of, where the
 * source gives one figure alone, is practice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/values/codes.h"
#include "tests/domain/running.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define SLIP "leicestershire-slip-2023"
#define S2S "norfolk-s2s-2015"
#define STS "warwickshire-sts-2017"
#define SES "suffolk-ses-2024"
#define CI "suffolk-ci-2021"

struct step {
	int event;	/* enum happening */
	const char *day;
};

static const struct row {
	const char *rule, *scheme, *clock, *pathway;
	const char *outcome;	/* given on DECIDED; NULL with it: nothing */
	const char *decided;	/* NULL: nothing was decided */
	int disposition;	/* 0 with an outcome: accepted */
	const char *received;	/* NULL: 3 November 2025 */
	const char *year;	/* NULL: 9 */
	const char *field, *value;
	const char *start;	/* of a place */
	struct step steps[3];
	const char *remind, *due;
	struct step answer;
	const char *again_remind, *again;	/* NULL: it runs no more */
	const char *proposes, *reason;
} rows[] = {
	/* 13, 14, 17; 18, 19 November */
	{ "SLIP-14", SLIP, "plan-to-school", "core", "t2-one",
	    "2025-11-12", .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_RELEASED, "2025-11-18" } },
	/* 5 and 19 January are six and eight weeks; the weekday before */
	{ "SLIP-33", SLIP, "tier-2-length", "core", "t2-one", "2025-11-12",
	    .start = "2025-11-24", .remind = "2026-01-02",
	    .due = "2026-01-16", .answer = { HAPPENED_ENDED, "2026-01-16" },
	    .proposes = "ended" },
	{ "SLIP-43", SLIP, "reset-length", "core", "t3-reset", "2025-11-12",
	    .start = "2025-11-24", .remind = "", .due = "2026-01-09",
	    .answer = { HAPPENED_ENDED, "2026-01-09" },
	    .proposes = "ended" },
	/* the spring term, then the summer term */
	{ "SLIP-60", SLIP, "school-visit", "core", "t4-ks3", "2025-11-12",
	    .start = "2026-01-05", .remind = "", .due = "2026-03-27",
	    .answer = { HAPPENED_VISITED, "2026-01-20" }, .again_remind = "",
	    .again = "2026-07-10" },
	{ "SLIP-57", SLIP, "year-10-return", "core", "t4-pathway-1",
	    "2025-11-12", .year = "10", .start = "2025-11-24",
	    .remind = "2026-04-13", .due = "2026-07-10",
	    .answer = { HAPPENED_REVIEWED, "2026-05-20" } },
	{ "SLIP-54", SLIP, "year-11-end", "core", "t4-pathway-1",
	    "2025-11-12", .year = "11", .start = "2025-11-24", .remind = "",
	    .due = "2026-08-31", .answer = { HAPPENED_ENDED, "2026-08-28" } },
	{ "practice", SLIP, "place-offer", "core", "t3-reset", "2025-11-05",
	    DISP_WAITING_LIST, .steps = {{ HAPPENED_OFFERED, "2025-11-12" }},
	    .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_ANSWERED, "2025-11-18" },
	    .proposes = "lapsed" },

	/* Saturday 2 May; Monday is a holiday: 5, 6, 7; 8, 11 May */
	{ "S2S-08", S2S, "first-contact", "school", .received = "2026-05-02",
	    .remind = "2026-05-07", .due = "2026-05-11",
	    .answer = { HAPPENED_FIRST_CONTACT, "2026-05-08" } },
	/* 28 over Easter; the twentieth is 14 April */
	{ "S2S-12", S2S, "first-visit", "pupil", .received = "2026-03-13",
	    .remind = "2026-04-14", .due = "2026-04-24",
	    .answer = { HAPPENED_VISITED, "2026-04-20" } },
	{ "practice", S2S, "told", "pupil", "training", "2025-11-12",
	    .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_RELEASED, "2025-11-18" } },

	{ "practice", STS, "told", "sts", "coaching", "2025-11-12",
	    .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_RELEASED, "2025-11-18" } },
	/* the spring and the summer term */
	{ "STS-52", STS, "link-terms", "link", "link-place", "2025-11-12",
	    .year = "4", .start = "2026-01-05", .remind = "2026-03-27",
	    .due = "2026-07-10", .answer = { HAPPENED_ENDED, "2026-07-08" },
	    .proposes = "closed", .reason = "two-terms" },

	{ "SES-29", SES, "told", "deaf", "deaf", "2025-11-12",
	    .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_RELEASED, "2025-11-18" } },
	/* 24, 29, 30; 31 December, 2 January */
	{ "SES-31", SES, "plan-after-visit", "bespoke", "ci", "2025-11-12",
	    .steps = {{ HAPPENED_VISITED, "2025-12-23" }},
	    .remind = "2025-12-30", .due = "2026-01-02",
	    .answer = { HAPPENED_REPORTED, "2025-12-30" } },
	/* 16 17 18 19 22 23 24 29; 30 31 December */
	{ "SES-23", SES, "offer-answer", "school", "semh", "2025-12-10",
	    DISP_ACCEPT_WITH_CONDITIONS,
	    .steps = {{ HAPPENED_RELEASED, "2025-12-15" }},
	    .remind = "2025-12-29", .due = "2025-12-31",
	    .answer = { HAPPENED_ANSWERED, "2025-12-30" },
	    .proposes = "withdrawn", .reason = "no-reply" },
	{ "SES-46", SES, "school-year", "school", "wsi", "2025-11-12",
	    .remind = "2026-10-12", .due = "2026-11-12",
	    .answer = { HAPPENED_CLOSED, "2026-06-10" },
	    .proposes = "closed", .reason = "year-over" },
	/* an offer that the school takes up: from the panel's day */
	{ "SES-46", SES, "school-year", "school", "wsi", "2025-11-12",
	    DISP_ACCEPT_WITH_CONDITIONS,
	    .steps = {{ HAPPENED_RELEASED, "2025-11-13" },
	    { HAPPENED_ANSWERED, "2025-11-19" }}, .remind = "2026-10-12",
	    .due = "2026-11-12",
	    .answer = { HAPPENED_CLOSED, "2026-06-10" },
	    .proposes = "closed", .reason = "year-over" },
	{ "SES-55", SES, "senco-time", "senco", "wsi", "2025-11-12",
	    DISP_ACCEPT_WITH_CONDITIONS,
	    .steps = {{ HAPPENED_RELEASED, "2025-11-13" },
	    { HAPPENED_ANSWERED, "2025-11-19" }}, .remind = "2026-10-12",
	    .due = "2026-11-12",
	    .answer = { HAPPENED_CLOSED, "2026-06-10" },
	    .proposes = "closed", .reason = "year-over" },
	{ "SES-55", SES, "senco-time", "senco", "wsi", "2025-11-12",
	    .remind = "2026-10-12", .due = "2026-11-12",
	    .answer = { HAPPENED_CLOSED, "2026-06-10" },
	    .proposes = "closed", .reason = "year-over" },
	{ "SES-70", SES, "bespoke-year", "bespoke", "ci", "2025-11-12",
	    .remind = "2026-10-12", .due = "2026-11-12",
	    .answer = { HAPPENED_CLOSED, "2026-06-10" },
	    .proposes = "closed", .reason = "year-over" },
	{ "SES-56", SES, "one-visit", "senco", "wsi", "2025-11-12",
	    .field = "support_type", .value = "new-to-suffolk",
	    .steps = {{ HAPPENED_VISITED, "2025-11-26" }}, .remind = "",
	    .due = "", .proposes = "closed", .reason = "one-visit" },
	/* four and twelve weeks after Thursday 27 November, and again */
	{ "SES-51", SES, "school-review", "school", "wsi", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-11-27" }},
	    .remind = "2025-12-25", .due = "2026-02-19",
	    .answer = { HAPPENED_REVIEWED, "2026-01-22" },
	    .again_remind = "2026-02-19", .again = "2026-04-16" },
	{ "SES-58", SES, "senco-review", "senco", "wsi", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-11-27" }},
	    .remind = "2025-12-25", .due = "2026-02-19",
	    .answer = { HAPPENED_REVIEWED, "2026-01-22" },
	    .again_remind = "2026-02-19", .again = "2026-04-16" },
	{ "SES-74", SES, "bespoke-review", "bespoke", "ci", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-11-27" }},
	    .remind = "2025-12-25", .due = "2026-02-19",
	    .answer = { HAPPENED_REVIEWED, "2026-01-22" },
	    .again_remind = "2026-02-19", .again = "2026-04-16" },
	/* six weeks here */
	{ "SES-91", SES, "section-f-review", "section-f", "cl",
	    "2025-11-12", .steps = {{ HAPPENED_PLANNED, "2025-11-27" }},
	    .remind = "2026-01-08", .due = "2026-02-19",
	    .answer = { HAPPENED_REVIEWED, "2026-01-22" },
	    .again_remind = "2026-03-05", .again = "2026-04-16" },
	{ "SES-85", SES, "section-f-limit", "section-f", "cl", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-11-27" },
	    { HAPPENED_REVIEWED, "2026-01-22" },
	    { HAPPENED_REVIEWED, "2026-03-19" }}, .remind = "", .due = "",
	    .proposes = "closed", .reason = "two-reviews" },
	/* weeks of 23 February, 2, 9, 16, 23 March; 13 April */
	{ "SES-95", SES, "school-move", "section-f", "cl", "2025-11-12",
	    .steps = {{ HAPPENED_MOVED_SCHOOL, "2026-02-23" }},
	    .remind = "2026-03-30", .due = "2026-04-20",
	    .answer = { HAPPENED_ARRIVED, "2026-03-02" },
	    .proposes = "withdrawn", .reason = "not-started" },
	{ "SES-116", SES, "first-contact", "msi", .received = "2026-05-02",
	    .remind = "2026-05-07", .due = "2026-05-11",
	    .answer = { HAPPENED_FIRST_CONTACT, "2026-05-08" } },
	{ "SES-118", SES, "planning", "vision", .remind = "2025-11-17",
	    .due = "2025-11-24",
	    .answer = { HAPPENED_PLANNED, "2025-11-20" } },
	{ "SES-118", SES, "planning", "msi", .remind = "2025-11-17",
	    .due = "2025-11-24",
	    .answer = { HAPPENED_PLANNED, "2025-11-20" } },

	{ "practice", CI, "told", "core-offer", "caseload", "2025-11-12",
	    .remind = "2025-11-17", .due = "2025-11-19",
	    .answer = { HAPPENED_RELEASED, "2025-11-18" } },
	{ "CI-09", CI, "first-meeting", "core-offer", "caseload",
	    "2025-11-12", .remind = "2025-11-26", .due = "2025-12-03",
	    .answer = { HAPPENED_FIRST_MEETING, "2025-11-27" } },
	{ "CI-14", CI, "planning", "core-offer", "caseload", "2025-11-12",
	    .steps = {{ HAPPENED_FIRST_MEETING, "2025-11-26" }},
	    .remind = "2025-12-17", .due = "2025-12-24",
	    .answer = { HAPPENED_PLANNED, "2025-12-18" } },
	{ "CI-19", CI, "check-in", "core-offer", "caseload", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-12-10" }},
	    .remind = "2025-12-24", .due = "2025-12-31",
	    .answer = { HAPPENED_CHECKED_IN, "2025-12-17" },
	    .again_remind = "2025-12-31", .again = "2026-01-07" },
	{ "CI-23", CI, "review", "core-offer", "caseload", "2025-11-12",
	    .steps = {{ HAPPENED_PLANNED, "2025-12-10" }}, .remind = "",
	    .due = "2026-03-04",
	    .answer = { HAPPENED_REVIEWED, "2026-02-11" },
	    .again_remind = "", .again = "2026-05-06" },
	/* the second half of autumn, then the first half of spring */
	{ "CI-35", CI, "holding-check-in", "core-offer", "caseload",
	    "2025-09-10", .received = "2025-09-01",
	    .steps = {{ HAPPENED_HELD, "2025-10-27" }}, .remind = "",
	    .due = "2025-12-19",
	    .answer = { HAPPENED_CHECKED_IN, "2025-12-01" },
	    .again_remind = "", .again = "2026-02-13" },
	{ "CI-07", CI, "consultation-ends", "core-offer", "consultation",
	    "2025-11-12", .steps = {{ HAPPENED_REPORTED, "2025-11-26" }},
	    .remind = "", .due = "2025-11-26",
	    .answer = { HAPPENED_CLOSED, "2025-11-26" },
	    .proposes = "closed", .reason = "consultation-done" },
	/* on the day itself, also a Saturday */
	{ "CI-07", CI, "consultation-ends", "core-offer", "consultation",
	    "2025-11-12", .steps = {{ HAPPENED_REPORTED, "2025-11-29" }},
	    .remind = "", .due = "2025-11-29",
	    .answer = { HAPPENED_CLOSED, "2025-11-29" },
	    .proposes = "closed", .reason = "consultation-done" },
	{ "CI-57", CI, "reports-kept", "core-offer", "caseload",
	    "2025-11-12", .steps = {{ HAPPENED_REPORTED, "2025-11-26" }},
	    .remind = "", .due = "2027-11-26",
	    .answer = { HAPPENED_ERASED, "2027-11-24" },
	    .proposes = "erased" },
};

static void
open_scheme(const char *id)
{
	open_pack(arena_printf(&arena, TOP_SRCDIR "/db/schemes/%s", id));
}

static const struct clock_row *
clock_row(const char *code)
{
	SCHEME_ROWS(pack_now(), PART_CLOCKS, struct clock_row, c)
		if (strcmp(c->clock, code) == 0)
			return c;
	fail_msg("%s has no clock %s", scheme_id, code);
	return NULL;
}

/* What runs by this clock; NULL: nothing does. */
static const struct due *
running(const char *ref, const char *code)
{
	return find_due(ref, clock_row(code)->says);
}

/* As it happened, whatever the pack asks to be said of it. */
static void
given_event(const char *ref, int event, const char *day)
{
	struct dossier d = case_now(ref);
	const struct event_row *row = event_find(d.scheme,
	    d.referral.pathway, event);
	struct case_event ev = blank_event((enum happening)event, day);

	ev.id = db_new_id(db, &arena);
	ev.referral_id = d.referral.id;
	ev.made_by = "coordinator";
	ev.made_at = NOON(day);
	ev.taken_back = 0;
	ev.state_before = d.referral.state;
	MUST(db_insert(db, &event_record, &ev, &e));
	if (row != NULL && row->state != NULL)
		MUST(referral_move(db, d.referral.id, (enum referral_state)
		    word_value(referral_state_words, row->state), INT_NONE,
		    &e));
}

static void
end_place(const char *ref, const char *day)
{
	struct placement *list;
	int n;

	MUST(db_list(db, &placement_record, "referral_id",
	    case_now(ref).referral.id, "id", &arena, &list, &n, &e));
	assert_int_equal(n, 1);
	list[0].state = PLACE_ENDED;
	list[0].ended_on = day_parse(day);
	MUST(db_update(db, &placement_record, &list[0], &e));
}

static void
take_step(const char *ref, const char *decision, const struct step *s)
{
	today(s->day);
	switch (s->event) {
	case HAPPENED_RELEASED:
		given_answer(decision, EV_RELEASED, s->day);
		break;
	case HAPPENED_ANSWERED:
		given_answer(decision, EV_ACCEPTED, s->day);
		break;
	case HAPPENED_ENDED:
		end_place(ref, s->day);
		break;
	default:
		given_event(ref, s->event, s->day);
	}
}

/* The case of a row up to where its clock runs. */
static const char *
given_row(const struct row *r)
{
	const char *received = r->received != NULL ? r->received :
	    "2025-11-03";
	const char *x = NULL;

	given_case("T-1", r->pathway, r->year != NULL ? r->year : "9",
	    received);
	today(r->decided != NULL ? r->decided : received);
	if (r->field != NULL)
		given_value("T-1", r->field, r->value);
	if (r->decided != NULL)
		x = given_decision("T-1", (enum disposition)
		    (r->disposition != 0 ? r->disposition : DISP_ACCEPT),
		    r->outcome, r->decided);
	if (r->start == NULL)
		return x;
	given_place("T-1", x, scheme_outcome(pack_now(), r->pathway,
	    r->outcome)->provision, r->start, NULL, PLACE_ACTIVE);
	today(r->start);
	return x;
}

/* Before the last thing that starts it, it does not run. */
static void
start_clock(const struct row *r, const char *decision)
{
	for (int i = 0; i < 3 && r->steps[i].day != NULL; i++) {
		if (running("T-1", r->clock) != NULL &&
		    running("T-1", r->clock)->proposes != NULL)
			fail_msg("%s proposes too early", r->clock);
		take_step("T-1", decision, &r->steps[i]);
	}
}

static void
after_limit(const struct row *r)
{
	const struct due *d;
	char day[DAY_ISO_SIZE];

	if (*r->due != '\0') {
		assert_null(running("T-1", r->clock)->proposes);
		day_iso(day_parse(r->due) + 1, day);
		today(day);
	}
	d = running("T-1", r->clock);
	if (d == NULL)
		fail_msg("%s: over its limit nothing is said", r->clock);
	assert_int_equal(d->state, *r->due == '\0' ? DUE_REACHED :
	    DUE_OVERDUE);
	if (r->proposes == NULL)
		assert_null(d->proposes);
	else if (d->proposes == NULL)
		fail_msg("%s proposes nothing", r->clock);
	else
		assert_string_equal(d->proposes, r->proposes);
	if (r->reason != NULL)
		assert_string_equal(d->reason, r->reason);
}

static void
runs_to_its_limit(const struct row *r)
{
	const struct due *d;

	open_scheme(r->scheme);
	start_clock(r, given_row(r));
	d = running("T-1", r->clock);
	if (d == NULL)
		fail_msg("%s does not run", r->clock);
	assert_string_equal(d->rule, r->rule);
	assert_day(d->remind_on, r->remind);
	assert_day(d->due_on, r->due);
	after_limit(r);
}

static void
is_answered(const struct row *r)
{
	const struct due *d;
	const char *x;

	if (r->answer.day == NULL)
		return;
	open_scheme(r->scheme);
	x = given_row(r);
	start_clock(r, x);
	take_step("T-1", x, &r->answer);
	d = running("T-1", r->clock);
	if (r->again == NULL && d != NULL)
		fail_msg("%s runs on after its answer", r->clock);
	if (r->again == NULL)
		return;
	if (d == NULL)
		fail_msg("%s does not run again", r->clock);
	assert_day(d->remind_on, r->again_remind);
	assert_day(d->due_on, r->again);
}

static void
each_clock_runs_to_its_limit(void **state)
{
	runs_to_its_limit(*state);
}

static void
each_clock_stops_or_runs_again_when_answered(void **state)
{
	is_answered(*state);
}

static const char *const schemes[] = { SLIP, S2S, STS, SES, CI };

static void
every_clock_of_every_pack_stands_here(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(schemes); k++) {
		open_scheme(schemes[k]);
		SCHEME_ROWS(pack_now(), PART_CLOCKS, struct clock_row, c) {
			bool found = false;

			for (size_t i = 0; i < COUNT(rows); i++)
				found |= strcmp(rows[i].scheme, schemes[k])
				    == 0 && strcmp(rows[i].clock, c->clock)
				    == 0;
			if (!found)
				fail_msg("%s of %s", c->clock, schemes[k]);
		}
	}
}

/* Does a case of PATHWAY with this decision run by the clock? */
static bool
runs_after(const char *pathway, enum disposition disposition,
    const char *clock)
{
	static int n;
	const char *ref = arena_printf(&arena, "R-%d", ++n);

	given_case(ref, pathway, "9", "2025-11-03");
	today("2025-11-12");
	given_decision(ref, disposition, NULL, "2025-11-12");
	return running(ref, clock) != NULL;
}

/*
 * SLIP-13 and SLIP-14, SES-29, and practice elsewhere: whatever ends with a
 * plan or a letter is told in time, and nothing else waits for one.
 */
static void
what_ends_with_a_letter_is_told_in_time(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(schemes); k++) {
		const struct scheme *s;

		open_scheme(schemes[k]);
		s = pack_now();
		SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
			SCHEME_ROWS(s, PART_DISPOSITIONS,
			    struct disposition_row, d) {
				if (!scheme_serves(d->pathway, p->pathway))
					continue;
				if (runs_after(p->pathway, (enum disposition)
				    d->disposition, strcmp(schemes[k],
				    SLIP) == 0 ? "plan-to-school" : "told")
				    != (d->plan == 1))
					fail_msg("%s of %s, %s", d->label,
					    p->pathway, schemes[k]);
			}
	}
}

/* What is due in the whole register, and by which rule. */
static void
expect_listed(const char *rule)
{
	struct due *list;
	int n;

	MUST(due_list(db, DAY_NONE, &arena, &list, &n, &e));
	if (rule == NULL) {
		assert_int_equal(n, 0);
		return;
	}
	assert_int_equal(n, 1);
	assert_string_equal(list[0].rule, rule);
}

/* CI-06, CI-07: one piece of work, without the meetings of the caseload. */
static void
a_consultation_has_no_limit_of_the_caseload(void **state)
{
	static const char *const clocks[] = { "first-meeting", "planning",
		"check-in", "review" };

	(void)state;
	open_scheme(CI);
	given_case("T-1", "core-offer", "9", "2025-11-03");
	given_decision("T-1", DISP_ACCEPT, "consultation", "2025-11-12");
	given_event("T-1", HAPPENED_FIRST_MEETING, "2025-11-12");
	for (size_t i = 0; i < 2; i++)
		assert_null(running("T-1", clocks[i]));
	given_event("T-1", HAPPENED_PLANNED, "2025-11-12");
	for (size_t i = 0; i < COUNT(clocks); i++)
		assert_null(running("T-1", clocks[i]));
}

/* CI-07: nor does a report of the caseload end it. */
static void
a_report_of_the_caseload_ends_nothing(void **state)
{
	(void)state;
	open_scheme(CI);
	given_case("T-1", "core-offer", "9", "2025-11-03");
	given_decision("T-1", DISP_ACCEPT, "caseload", "2025-11-12");
	given_event("T-1", HAPPENED_REPORTED, "2025-11-12");
	assert_null(running("T-1", "consultation-ends"));
}

/* CI-57: two years after the report, when the case is long over. */
static void
a_limit_that_outlasts_the_case_is_listed(void **state)
{
	(void)state;
	open_scheme(CI);
	given_case("T-1", "core-offer", "9", "2025-11-03");
	given_answer(given_decision("T-1", DISP_ACCEPT, "caseload",
	    "2025-11-12"), EV_RELEASED, "2025-11-14");
	given_event("T-1", HAPPENED_REPORTED, "2025-11-26");
	given_event("T-1", HAPPENED_CLOSED, "2025-12-10");
	today("2025-12-11");
	expect_listed("CI-57");
	given_event("T-1", HAPPENED_ERASED, "2027-11-26");
	today("2027-11-29");
	expect_listed(NULL);
}

/* CI-57: whatever has become of the case meanwhile. */
static void
reports_are_kept_in_every_state(void **state)
{
	static const enum referral_state states[] = { REFERRAL_ACCEPTED,
		REFERRAL_ASSESSING, REFERRAL_HOLDING, REFERRAL_CLOSED,
		REFERRAL_WITHDRAWN };

	(void)state;
	open_scheme(CI);
	given_case("T-1", "core-offer", "9", "2025-11-03");
	given_decision("T-1", DISP_ACCEPT, "caseload", "2025-11-12");
	given_event("T-1", HAPPENED_REPORTED, "2025-11-26");
	today("2025-12-11");
	for (size_t i = 0; i < COUNT(states); i++) {
		MUST(referral_move(db, case_now("T-1").referral.id,
		    states[i], INT_NONE, &e));
		if (running("T-1", "reports-kept") == NULL)
			fail_msg("%s", word_of(referral_state_words,
			    (int)states[i]));
	}
}

/* SES-68, SES-29: the case ends with the decision, and the school is told. */
static void
a_letter_about_the_end_is_waited_for(void **state)
{
	const char *x;

	(void)state;
	open_scheme(SES);
	given_case("T-1", "bespoke", "9", "2025-11-03");
	x = given_decision("T-1", DISP_SCHOOL_LEVEL_FIRST, NULL,
	    "2025-11-12");
	expect_listed("SES-29");
	given_answer(x, EV_RELEASED, "2025-11-12");
	expect_listed(NULL);
}

/* SES-23: ten working days are for what nobody asked for. */
static void
what_was_asked_for_waits_for_no_answer(void **state)
{
	(void)state;
	open_scheme(SES);
	given_case("T-1", "school", "9", "2025-11-03");
	given_answer(given_decision("T-1", DISP_ACCEPT, "wsi",
	    "2025-11-12"), EV_RELEASED, "2025-11-12");
	assert_null(running("T-1", "offer-answer"));
}

/* Which places a limit of the offer holds for, and which not. */
static const struct {
	const char *rule, *clock, *year;
	const char *with, *without;	/* outcomes */
} places[] = {
	{ "SLIP-33", "tier-2-length", "9", "t2-group;t2-one",
	    "mentor;t3-reset;t4-ks3" },
	{ "SLIP-43", "reset-length", "9", "t3-reset", "t2-one;t4-ks3" },
	{ "SLIP-60", "school-visit", "9", "t3-reset;t3-ap;t4-ks3;"
	    "t4-pathway-1;t4-pathway-2;t4-pathway-3",
	    "t2-group;t2-one;mentor" },
	{ "SLIP-57", "year-10-return", "10",
	    "t3-ap;t4-pathway-1;t4-pathway-2;t4-pathway-3", "t2-one" },
	{ "SLIP-54", "year-11-end", "11",
	    "t3-ap;t4-pathway-1;t4-pathway-2;t4-pathway-3", "t2-one" },
};

static bool
runs_with(const char *outcome, const char *clock, const char *year)
{
	static int n;
	const char *ref = arena_printf(&arena, "P-%d", ++n), *x;

	given_case(ref, "core", year, "2025-10-24");
	x = given_decision(ref, DISP_ACCEPT, outcome, "2025-11-12");
	given_place(ref, x, scheme_outcome(pack_now(), "core",
	    outcome)->provision, "2025-11-24", NULL, PLACE_ACTIVE);
	today("2025-12-01");
	return running(ref, clock) != NULL;
}

static void
limits_of_places_hold_for_the_places_that_the_offer_names(void **state)
{
	(void)state;
	open_scheme(SLIP);
	for (size_t i = 0; i < COUNT(places); i++)
		for (int with = 0; with < 2; with++) {
			const char *list = with ? places[i].with :
			    places[i].without, *code;

			while ((code = codes_next(&list, &arena)) != NULL)
				if (runs_with(code, places[i].clock,
				    places[i].year) != (with == 1))
					fail_msg("%s, %s", places[i].rule,
					    code);
		}
}

#define ROWS COUNT(rows)
static struct CMUnitTest tests[2 * ROWS + 9];

int
main(void)
{
	size_t n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		const char *name = arena_printf(&arena, "%s: %s of %s",
		    rows[i].rule, rows[i].clock, rows[i].scheme);

		tests[n++] = (struct CMUnitTest){ .name = name,
		    .test_func = each_clock_runs_to_its_limit,
		    .initial_state = (void *)(uintptr_t)&rows[i] };
		tests[n++] = (struct CMUnitTest){ .name = arena_printf(
		    &arena, "%s, answered", name),
		    .test_func = each_clock_stops_or_runs_again_when_answered,
		    .initial_state = (void *)(uintptr_t)&rows[i] };
	}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    every_clock_of_every_pack_stands_here);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    what_ends_with_a_letter_is_told_in_time);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    a_consultation_has_no_limit_of_the_caseload);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    a_report_of_the_caseload_ends_nothing);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    a_limit_that_outlasts_the_case_is_listed);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    a_letter_about_the_end_is_waited_for);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    reports_are_kept_in_every_state);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    what_was_asked_for_waits_for_no_answer);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(
	    limits_of_places_hold_for_the_places_that_the_offer_names);
	return _cmocka_run_group_tests("clock-table", tests, n, NULL, NULL);
}
