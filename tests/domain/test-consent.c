/*
 * Parents who refuse after the case was listed (SLIP-10): a named case gets
 * no advice, no place and no plan any more; an anonymous one is heard.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/decisions/decide.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/audit.h"
#include "tests/domain/panel.h"

static int
given_lists(void **state)
{
	if (fresh_partnership(state) != 0)
		return -1;
	put_meeting("forum");
	put_meeting("core");
	put_named("T-1", "forum", OWN_SCHOOL, NULL, NULL);
	put_anonymous("T-2");
	put_named("T-3", "core", OWN_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, FORUM, "T-1", NULL, &e));
	MUST(agenda_add(db, FORUM, "T-2", NULL, &e));
	MUST(agenda_add(db, CORE, "T-3", NULL, &e));
	return 0;
}

/* What the parents say now: "no", or "" when nobody knows any more. */
static void
parents_say(const char *ref, const char *said)
{
	const struct field_value v[] = { { "consent_given_on", said } };
	struct intake_result got;

	MUST(referral_set(db, ref, 0, v, 1, show_fault, NULL, &arena, &got,
	    &e));
}

static struct proposal
advice(void)
{
	struct proposal p = proposal_of(DISP_ADVISE);

	p.outcomes = "advice";
	return p;
}

static struct proposal
carry_on(void)
{
	struct proposal p = proposal_of(DISP_SCHOOL_CONTINUES);

	p.review_on = day_parse("2025-12-10");
	return p;
}

static struct proposal
support(void)
{
	struct proposal p = proposal_of(DISP_ACCEPT);

	p.outcomes = "t2-group";
	return p;
}

static void
a_named_case_gets_no_advice_once_parents_refuse(void **state)
{
	static const char *const said[] = { "no", "" };

	(void)state;
	open_all_present(FORUM);
	for (int i = 0; i < 2; i++) {
		parents_say("T-1", said[i]);
		must_not(FORUM, "T-1", advice(), "SLIP-10");
		says("make the case anonymous");
	}
	parents_say("T-1", "2025-11-12");
	must_decide(FORUM, "T-1", advice());
}

static void
an_anonymous_case_gets_advice(void **state)
{
	(void)state;
	open_all_present(FORUM);
	must_decide(FORUM, "T-2", advice());
}

static void
nothing_is_accepted_or_planned_without_consent(void **state)
{
	(void)state;
	open_all_present(CORE);
	parents_say("T-3", "no");
	must_not(CORE, "T-3", support(), "SLIP-10");
	must_not(CORE, "T-3", carry_on(), "SLIP-10");
}

static void
a_case_may_still_leave_the_list(void **state)
{
	struct proposal p = proposal_of(DISP_WITHDRAWN);

	(void)state;
	open_all_present(CORE);
	parents_say("T-3", "no");
	must_decide(CORE, "T-3", p);
}

static bool
try_release(const char *meeting, const char *confirm, int *count)
{
	struct hit *hits;
	int n;

	e = (struct err)ERR_INIT;
	return release(db, meeting, confirm, &arena, count, &hits, &n, &e);
}

static void
a_plan_is_not_released_when_parents_refused_since(void **state)
{
	int count;

	(void)state;
	open_all_present(FORUM);
	must_decide(FORUM, "T-1", advice());
	must_decide(FORUM, "T-2", advice());
	MUST(meeting_end(db, FORUM, true, &e));
	MUST(meeting_close(db, FORUM, &e));
	parents_say("T-1", "no");
	assert_false(try_release(FORUM, "release " FORUM, &count));
	assert_string_equal(e.rule, "SLIP-10");
	says("T-1");
	says("Nothing was released");
	parents_say("T-1", "2025-11-12");
	MUST(try_release(FORUM, "release " FORUM, &count));
	assert_int_equal(count, 2);
	chain_holds();
}

/* What a meeting decided leaves with all that it decided. */
static void
a_meeting_releases_its_own(void **state)
{
	struct hit *hits;
	struct plan p;
	int n;

	(void)state;
	open_all_present(FORUM);
	must_decide(FORUM, "T-2", advice());
	MUST(meeting_end(db, FORUM, true, &e));
	MUST(meeting_close(db, FORUM, &e));
	assert_false(release_case(db, "T-2", "release T-2", &arena, &p,
	    &hits, &n, &e));
	says(FORUM);
}

int
main(void)
{
#define C(f) cmocka_unit_test_setup_teardown(f, given_lists, drop_register)
	const struct CMUnitTest tests[] = {
		C(a_named_case_gets_no_advice_once_parents_refuse),
		C(an_anonymous_case_gets_advice),
		C(nothing_is_accepted_or_planned_without_consent),
		C(a_case_may_still_leave_the_list),
		C(a_plan_is_not_released_when_parents_refused_since),
		C(a_meeting_releases_its_own),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
