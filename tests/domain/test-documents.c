/*
 * Plans, the check that keeps others' names out of them, and release.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/domain/decisions/decide.h"
#include "src/domain/documents/addressee.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/leak.h"
#include "src/domain/lists/school.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/register/settings.h"
#include "src/model/calendar.h"
#include "tests/domain/fixture.h"
#include "tests/domain/folder.h"

#define CORE "core-2025-11-12"
#define LETTER "templates/letter-decline.md"

static void
on_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	fail_msg("%s: %s", field, says);
}

struct child {
	const char *ref, *forename, *surname, *upn, *born;
};

static const struct child children[] = {
	{ "L-0001", "Zoë", "Łukasik-O’Neill", "H855000024001", "2012-03-04" },
	{ "L-0002", "Kai", "Young", "X855000024002", "2012-05-06" },
	{ "L-0003", "小龙", "李", NULL, "2012-07-08" },
};

static void
take_in(const struct child *c, const char *why)
{
	const struct field_value v[] = {
		{ "ref", c->ref }, { "scheme", "leicestershire-slip-2023" },
		{ "pathway", "core" }, { "received", "2025-10-24" },
		{ "school_urn", "119903" },
		{ "referrer_email", "office@example.sch.uk" },
		{ "consent_given_on", "2025-10-13" },
		{ "forename", c->forename }, { "surname", c->surname },
		{ "upn", c->upn }, { "date_of_birth", c->born },
		{ "year_group", "9" }, { "sen_provision", "K" },
		{ "sen_need_primary", "SEMH" },
		{ "attendance_percent", "74" }, { "suspensions_12m", "3" },
		{ "at_risk_of_exclusion", "yes" },
		{ "reason_for_referral", why },
		{ "earlier_forum_on", "2025-09-02" },
		{ "plan_reviewed_on", "2025-10-10" },
	};
	struct intake_result got;

	MUST(referral_take_in(db, v, sizeof v / sizeof v[0], on_fault, NULL,
	    &arena, &got, &e));
	MUST(agenda_add(db, CORE, c->ref, NULL, &e));
}

static void
add_holidays(void)
{
	for (int year = 2024; year <= 2026; year++) {
		struct holiday h = { .division = "england-and-wales",
			.day = day_of(year, 12, 25), .title = "Christmas" };

		MUST(db_insert(db, &holiday_record, &h, &e));
	}
}

static void
decide_it(const char *ref, enum disposition d, const char *reason)
{
	struct proposal p;
	struct decided x;

	record_clear(&proposal_record, &p);
	p.disposition = d;
	p.reasons = reason;
	if (reason == NULL)
		p.review_on = day_of(2025, 12, 24);
	MUST(decide(db, CORE, ref, &p, NULL, NULL, &arena, &x, &e));
}

/* Three cases of one meeting; the school of the first carries on. */
static int
given_meeting(void **state)
{
	struct meeting m;
	struct person chair;

	if (fresh_register(state) != 0)
		return -1;
	db_at(db, NOON("2025-11-12"));
	add_holidays();
	record_clear(&person_record, &chair);
	chair.id = db_new_id(db, &arena);
	chair.code = "CO";
	chair.name = "Chair Person";
	chair.role = "coordinator";
	MUST(db_insert(db, &person_record, &chair, &e));
	MUST(meeting_new(db, "core", day_of(2025, 11, 12), "14:00", &arena,
	    &m, &e));
	take_in(&children[0], "Zoë’s attendance fell; Zoë Łukasik is calm.");
	take_in(&children[1], "Will not come to lessons.");
	take_in(&children[2], "Three suspensions.");
	MUST(meeting_open(db, CORE, "urgent", &e));
	decide_it(children[0].ref, DISP_SCHOOL_CONTINUES, NULL);
	for (int i = 1; i < 3; i++)
		decide_it(children[i].ref, DISP_DECLINE, "other-service");
	return 0;
}

static const char *
plan_of(const char *ref)
{
	struct plan p;
	bool stale;

	MUST(plan_current(db, ref, CORE, &arena, &p, &stale, &e));
	return p.markdown;
}

static void
say_about(const char *ref, const char *typed)
{
	const struct scheme *s;
	struct line l;

	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	MUST(line_parse(s, typed, day_of(2025, 11, 12), &arena, &l, &e));
	MUST(line_add(db, CORE, ref, &l, &arena, &e));
}

static int
hits_of(const char *ref, struct hit **hits)
{
	struct plan p;
	bool stale;
	int n;

	MUST(plan_current(db, ref, CORE, &arena, &p, &stale, &e));
	MUST(check_plan(db, &p, NULL, &arena, hits, &n, &e));
	return n;
}

static void
names_become_initials(void **state)
{
	const char *plan = plan_of("L-0001");

	(void)state;
	assert_null(strstr(plan, "Zo\xC3\xAB"));
	assert_null(strstr(plan, "ukasik"));
	assert_non_null(strstr(plan, "Z.’s attendance fell; Z. Ł. is calm."));
}

static void
a_clean_plan_has_no_hits(void **state)
{
	struct hit *hits;

	(void)state;
	for (int i = 0; i < 3; i++)
		if (hits_of(children[i].ref, &hits) != 0)
			fail_msg("%s: %s, %s\n%s", hits[0].document,
			    hits[0].found, hits[0].where,
			    plan_of(children[i].ref));
}

/* Everything that points at another child, in the ways people write it. */
static void
each_identifier_of_another_is_found(void **state)
{
	static const struct { const char *typed, *kind; } leaks[] = {
		{ "! As agreed for Zoë Łukasik-O’Neill.", "name" },
		{ "! As agreed for LUKASIK-ONEILL, Zoe.", "name" },
		{ "! Sits beside Zoe in maths.", "name" },
		{ "! Same as L-0001.", "code" },
		{ "! See h855 000 024 001.", "upn" },
		{ "! Born 4 March 2012.", "date-of-birth" },
		{ "! Born 04/03/12.", "date-of-birth" },
		{ "! Born 2012-03-04.", "date-of-birth" },
		{ "! Friend of 李小龙.", "name" },
		{ "! Write to mum@example.org.", "third-party" },
		{ "! Ring 07700 900123.", "third-party" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof leaks / sizeof leaks[0]; i++) {
		struct hit *hits;
		struct line *lines;
		struct item item;
		struct meeting m;
		int n, count;

		say_about("L-0002", leaks[i].typed);
		n = hits_of("L-0002", &hits);
		if (n != 1 || strcmp(hits[0].kind, leaks[i].kind) != 0)
			fail_msg("%s: %d hits, %s", leaks[i].typed, n,
			    n > 0 ? hits[0].kind : "none");
		assert_null(strstr(hits[0].found, "Zo"));
		MUST(meeting_get(db, CORE, &arena, &m, &e));
		MUST(agenda_item(db, m.id, "L-0002", &arena, &item, &e));
		MUST(lines_of_item(db, item.id, &arena, &lines, &count, &e));
		MUST(line_remove(db, lines[count - 1].id, &e));
	}
}

/* What a hand edit can do to a name, in malice or in haste. */
static void
no_writing_hides_a_name(void **state)
{
	static const struct { const char *typed, *kind; } leaks[] = {
		{ "As agreed for Zo\xC3\xAB\nŁukasik-O’Neill.", "name" },
		{ "As agreed for Zoe \xC5\x81uka-\nsik-ONeill.", "name" },
		{ "The \xC5\x81ukasik family moved.", "name" },
		{ "Sits beside zoe in maths.", "name" },
		{ "Sits beside Z*o*e in maths.", "name" },
		{ "Sits beside &#90;oe in maths.", "name" },
		{ "Sits beside Zo&euml; in maths.", "name" },
		{ "Sits beside Zo<b></b>e in maths.", "name" },
		{ "Sits beside Zo\xE2\x80\x8B" "e in maths.", "name" },
		{ "Sits beside Zo\xE2\x80\x8D" "e in maths.", "name" },
		{ "Sits beside Z.o.e. in maths.", "name" },
		{ "Sits beside Zo-e in maths.", "name" },
		{ "Sits in the Zoes' group.", "name" },
		{ "Friend of ZoeLukasikONeill.", "name" },
		{ "<!-- Zoe said so -->", "name" },
		{ "Same as L0001.", "code" },
		{ "See H8550000-\n24001.", "upn" },
		{ "Born 4/3/12.", "date-of-birth" },
		{ "Born on the 4th of March 2012.", "date-of-birth" },
		{ "Born March 4th, 2012.", "date-of-birth" },
		{ "Born 4 Mar 12.", "date-of-birth" },
		{ "Ring 07700-900-123.", "third-party" },
		{ "Ring +44 (0)7700 900123.", "third-party" },
		{ "Ring 077\n00 900123.", "third-party" },
		{ "Write to mum&#64;example.org.", "third-party" },
		{ "K&#97;i is well.", "own-name" },
	};
	struct plan p;
	bool stale;

	(void)state;
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	for (size_t i = 0; i < sizeof leaks / sizeof leaks[0]; i++) {
		struct hit *hits;
		int n;

		MUST(plan_edit(db, &p, arena_printf(&arena, "%s\n%s\n",
		    p.made, leaks[i].typed), &arena, &e));
		n = hits_of("L-0002", &hits);
		if (n == 0 || strcmp(hits[0].kind, leaks[i].kind) != 0)
			fail_msg("%s: %d hits, %s", leaks[i].typed, n,
			    n > 0 ? hits[0].kind : "none");
	}
}

static void
what_says_nothing_passes(void **state)
{
	static const char text[] = "We will mark the page on 11.11.2025 at "
	    "10.30; of 2011-12 there are 0 of 10, 040 in all. A.m. or p.m., "
	    "e.g. by the 4th of March 2026; room L001; the zoo, the zones.\n";
	struct hit *hits;
	struct plan p;
	bool stale;

	(void)state;
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(plan_edit(db, &p, text, &arena, &e));
	if (hits_of("L-0002", &hits) != 0)
		fail_msg("%s, %s", hits[0].found, hits[0].where);
}

static void
a_carer_of_another_is_found_by_name(void **state)
{
	static const struct field_value carers = { "carers",
		"Mum and Dad: Farah and Jo Amin, 07700 900146; uncle" };
	struct hit *hits;
	struct intake_result got;

	(void)state;
	MUST(referral_set(db, "L-0001", 0, &carers, 1, on_fault, NULL,
	    &arena, &got, &e));
	say_about("L-0002", "! Mum and Dad agree; his uncle may come.");
	assert_int_equal(hits_of("L-0002", &hits), 0);
	say_about("L-0002", "! Jo Amin may help.");
	assert_int_equal(hits_of("L-0002", &hits), 1);
	assert_string_equal(hits[0].found, "a carer of L-0001");
}

static void
words_that_are_no_names_pass(void **state)
{
	struct hit *hits;

	(void)state;
	/* the second child is called Young: a word like others */
	say_about("L-0001", "! He works well with young children.");
	say_about("L-0001", "! The date of the review is 4 April 2026.");
	assert_int_equal(hits_of("L-0001", &hits), 1);
	assert_string_equal(hits[0].kind, "name");
}

static void
restricted_and_discussion_stay_inside(void **state)
{
	(void)state;
	say_about("L-0002", "The head spoke at length.");
	say_about("L-0002", "- Police were called.");
	say_about("L-0002", "! Use the quiet room.");
	assert_null(strstr(plan_of("L-0002"), "at length"));
	assert_null(strstr(plan_of("L-0002"), "Police"));
	assert_non_null(strstr(plan_of("L-0002"), "Use the quiet room."));
}

static void
an_edit_is_kept_and_a_change_is_said(void **state)
{
	struct plan p;
	bool stale;

	(void)state;
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(plan_edit(db, &p, "# By hand\n", &arena, &e));
	assert_false(plan_edit(db, &p, " \n\n", &arena, &e));
	say_about("L-0002", "! A later thought.");
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	assert_string_equal(p.markdown, "# By hand\n");
	assert_true(stale);
	assert_int_equal(p.version, 1);
}

static void
close_the_record(void)
{
	MUST(meeting_end(db, CORE, true, &e));
	MUST(meeting_close(db, CORE, &e));
}

static void
a_hit_stops_the_release_until_it_is_passed(void **state)
{
	struct hit *hits;
	struct plan p;
	bool stale;
	int count, n;

	(void)state;
	say_about("L-0002", "! Same as L-0001.");
	close_the_record();
	assert_false(release(db, CORE, "release " CORE, &arena, &count,
	    &hits, &n, &e));
	assert_int_equal(n, 1);
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(check_pass(db, &p, &arena, &e));
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	assert_int_equal(count, 3);
}

static void
a_passed_text_that_changes_is_stopped_again(void **state)
{
	struct hit *hits;
	struct plan p;
	bool stale;
	int n;

	(void)state;
	say_about("L-0002", "! Same as L-0001.");
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(check_pass(db, &p, &arena, &e));
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	assert_int_equal(n, 0);
	say_about("L-0002", "! And another line.");
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	assert_int_equal(n, 1);
}

static int
edit_by_hand(const char *ref, const char *text, struct plan *p)
{
	struct hit *hits;
	bool stale;
	int n;

	MUST(plan_current(db, ref, CORE, &arena, p, &stale, &e));
	MUST(plan_edit(db, p, text, &arena, &e));
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	return n;
}

static void
look_at(const char *ref, struct plan *p)
{
	bool stale;

	MUST(plan_current(db, ref, CORE, &arena, p, &stale, &e));
	MUST(check_pass(db, p, &arena, &e));
}

/* Design: an edit is kept, regenerating shows the difference, and a plan
 * that is stopped goes when a person has looked. */
static void
an_edit_older_than_the_case_is_not_released(void **state)
{
	struct plan p, looked;
	struct hit *hits;
	bool stale;
	int count, n;

	(void)state;
	assert_int_equal(edit_by_hand("L-0002", "# By hand\n", &p), 0);
	MUST(plan_current(db, "L-0002", CORE, &arena, &looked, &stale, &e));
	say_about("L-0002", "! A later thought.");
	close_the_record();
	assert_false(release(db, CORE, "release " CORE, &arena, &count,
	    &hits, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(hits[0].kind, "changed");
	/* who passes what was on the screen before has not seen the change */
	MUST(check_pass(db, &looked, &arena, &e));
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	assert_int_equal(n, 1);
	look_at("L-0002", &p);
	assert_string_equal(p.markdown, "# By hand\n");
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	assert_int_equal(count, 3);
}

static void
an_edit_that_a_new_decision_leaves_behind_is_said(void **state)
{
	struct proposal p;
	struct decided x;
	struct plan plan;
	struct hit *hits;
	int n;

	(void)state;
	edit_by_hand("L-0003", "# Without the address\n", &plan);
	close_the_record();
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "school-can-meet";
	MUST(decide(db, CORE, "L-0003", &p, "CO", "new-information", &arena,
	    &x, &e));
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(hits[0].kind, "changed");
	look_at("L-0003", &plan);
	MUST(check_meeting(db, CORE, &arena, &hits, &n, &e));
	assert_int_equal(n, 0);
}

/* Taking what the template gives now drops the edit, also a stale one. */
static void
a_dropped_edit_follows_the_case_again(void **state)
{
	const char *now;
	struct plan p;
	bool stale;

	(void)state;
	edit_by_hand("L-0002", "# By hand\n", &p);
	say_about("L-0002", "! A later thought.");
	MUST(plan_generate(db, "L-0002", CORE, &arena, &now, &e));
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(plan_edit(db, &p, now, &arena, &e));
	assert_int_equal(p.edited, 0);
	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	assert_false(stale);
}

/* What is released stays, also where it was edited. */
static void
a_change_after_the_release_of_an_edit_is_the_next_version(void **state)
{
	static const struct field_value later = { "reason_for_referral",
		"Five suspensions." };
	struct intake_result got;
	struct plan p;
	struct hit *hits;
	int count, n;
	bool stale;

	(void)state;
	edit_by_hand("L-0001", "# By hand\n", &p);
	close_the_record();
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	MUST(referral_set(db, "L-0001", 0, &later, 1, on_fault, NULL,
	    &arena, &got, &e));
	MUST(plan_current(db, "L-0001", CORE, &arena, &p, &stale, &e));
	assert_int_equal(p.version, 2);
	assert_false(stale);
}

static void
release_wants_the_words_and_a_closed_record(void **state)
{
	struct hit *hits;
	int count, n;

	(void)state;
	assert_false(release(db, CORE, "release " CORE, &arena, &count,
	    &hits, &n, &e));
	assert_non_null(strstr(e.text, "not closed"));
	close_the_record();
	assert_false(release(db, CORE, "yes", &arena, &count, &hits, &n,
	    &e));
	assert_non_null(strstr(e.text, "release " CORE));
}

static void
plans_are_written_privately_and_hits_are_not(void **state)
{
	char folder[] = "/tmp/convene-plans-XXXXXX", path[200];
	struct hit *hits;
	struct stat st;
	int count, n;

	(void)state;
	assert_non_null(mkdtemp(folder));
	say_about("L-0002", "! Same as L-0001.");
	MUST(plans_write(db, CORE, folder, &arena, &count, &hits, &n, &e));
	assert_int_equal(count, 2);
	assert_int_equal(n, 1);
	snprintf(path, sizeof path, "%s/L-0001-plan-v1.md", folder);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	unlink(path);
	snprintf(path, sizeof path, "%s/L-0002-plan-v1.md", folder);
	assert_int_not_equal(stat(path, &st), 0);
	snprintf(path, sizeof path, "%s/L-0003-plan-v1.md", folder);
	unlink(path);
	rmdir(folder);
}

static void
a_superseded_decision_makes_the_next_version(void **state)
{
	struct proposal p;
	struct decided x;
	struct plan plan;
	bool stale;

	(void)state;
	plan_of("L-0003");
	close_the_record();
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "school-can-meet";
	MUST(decide(db, CORE, "L-0003", &p, "CO", "new-information", &arena,
	    &x, &e));
	MUST(plan_current(db, "L-0003", NULL, &arena, &plan, &stale, &e));
	assert_int_equal(plan.version, 2);
	assert_non_null(strstr(plan.markdown, "New information came to "
	    "light."));
}

static void
papers_of_the_meeting_hold_no_name(void **state)
{
	const char *text[3];

	(void)state;
	MUST(minutes_markdown(db, CORE, &arena, &text[0], &e));
	MUST(sheet_markdown(db, CORE, &arena, &text[1], &e));
	MUST(slips_markdown(db, CORE, &arena, &text[2], &e));
	for (int i = 0; i < 3; i++) {
		assert_non_null(strstr(text[i], "L-0002"));
		assert_null(strstr(text[i], "Kai"));
		assert_null(strstr(text[i], "ukasik"));
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, given_meeting, \
	drop_register)
#define WORDS(f) cmocka_unit_test_setup_teardown(f, given_meeting, \
	words_gone)

/* Addressees: the setting plan_to of the pack is head and SENCo. */

static const char *missing;

static const char *
addressed(const char *ref)
{
	struct addressee *to;
	struct plan p;
	bool stale;
	int n;

	MUST(plan_current(db, ref, NULL, &arena, &p, &stale, &e));
	MUST(plan_addressees(db, &p, &arena, &to, &n, &missing, &e));
	return addressees_mailed(to, n, &arena);
}

static bool
plan_says(const char *ref, const char *words)
{
	struct plan p;
	bool stale;

	MUST(plan_current(db, ref, NULL, &arena, &p, &stale, &e));
	return strstr(p.markdown, words) != NULL;
}

static void
contact(const char *urn, const char *role, const char *name,
    const char *email, int day)
{
	MUST(contact_set(db, urn, role, name, email, "phone call", day,
	    &e));
}

static void
a_plan_goes_to_those_who_have_the_roles_that_day(void **state)
{
	int today = day_of(2025, 11, 12);

	(void)state;
	/* nobody is known: who referred */
	assert_string_equal(addressed("L-0002"), "office@example.sch.uk "
	    "(referrer, referral form)");
	assert_null(missing);
	/* the office goes before the referrer, a role of the scheme before
	 * both; an address of next week is none today */
	contact("119903", "Office", NULL, "desk@school.example", today);
	assert_string_equal(addressed("L-0002"),
	    "desk@school.example (Office, phone call)");
	contact("119903", "SENDCo", NULL, "sen@school.example", today);
	contact("119903", "Headteacher", "A. Head", "head@school.example",
	    today + 7);
	assert_string_equal(addressed("L-0002"),
	    "sen@school.example (SENCo, phone call)");
	assert_true(plan_says("L-0002", "- **To:** SENCo\n") ||
	    plan_says("L-0002", ", SENCo\n"));
	db_at(db, NOON("2025-11-20"));
	assert_string_equal(addressed("L-0002"), "head@school.example "
	    "(Headteacher, phone call); sen@school.example (SENCo, phone "
	    "call)");
	assert_true(plan_says("L-0002", "A\\. Head, Headteacher; SENCo") ||
	    plan_says("L-0002", "A. Head, Headteacher; SENCo"));
	/* no address stands in the document itself */
	assert_false(plan_says("L-0002", "school.example"));
}

static void
a_school_that_goes_on_as_another_is_written_to_there(void **state)
{
	struct school s;
	int people;

	(void)state;
	record_clear(&school_record, &s);
	s.urn = "119904";
	s.name = "New Academy";
	MUST(db_insert(db, &school_record, &s, &e));
	contact("119904", "senco", NULL, "new@academy.example",
	    day_of(2025, 11, 1));
	contact("119903", "senco", NULL, "old@school.example",
	    day_of(2025, 11, 1));
	MUST(school_merge(db, "119903", "119904", day_of(2025, 11, 30),
	    AS_ACADEMY, &people, &e));
	assert_string_equal(addressed("L-0002"),
	    "old@school.example (SENCo, phone call)");
	db_at(db, NOON("2025-12-01"));
	assert_string_equal(addressed("L-0002"),
	    "new@academy.example (SENCo, phone call)");
}

static void
nobody_to_write_to_is_said_and_stops_nothing(void **state)
{
	const struct field_value none = { "referrer_email", "" };
	struct intake_result r;

	(void)state;
	MUST(referral_set(db, "L-0002", 0, &none, 1, NULL, NULL, &arena, &r,
	    &e));
	assert_string_equal(addressed("L-0002"), "");
	assert_non_null(strstr(missing, "can be written to"));
	assert_false(plan_says("L-0002", "**To:** \n"));
}

static void
a_plan_that_left_stays_addressed_as_it_was(void **state)
{
	struct plan p;
	struct hit *hits;
	bool stale;
	int n, count;

	(void)state;
	contact("119903", "senco", NULL, "sen@school.example",
	    day_of(2025, 11, 12));
	close_the_record();
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	db_at(db, NOON("2025-11-20"));
	contact("119903", "senco", NULL, "next@school.example",
	    day_of(2025, 11, 20));
	contact("119903", "head", NULL, "head@school.example",
	    day_of(2025, 11, 20));
	assert_string_equal(addressed("L-0002"),
	    "sen@school.example (SENCo, phone call)");
	MUST(plan_current(db, "L-0002", NULL, &arena, &p, &stale, &e));
	assert_int_equal(p.version, 1);
	assert_int_equal(p.state, PLAN_RELEASED);
}

/* The words of a site. */

static char site[FOLDER_MOST], site_scheme[FOLDER_MOST + 40];

static void
given_site_words(const char *name, const char *text)
{
	folder_new(site);
	snprintf(site_scheme, sizeof site_scheme,
	    "%s/leicestershire-slip-2023", site);
	assert_int_equal(mkdir(site_scheme, 0700), 0);
	folder_put(site_scheme, name, text);
	MUST(setting_set(db, "templates", site, &e));
}

static int
words_gone(void **state)
{
	if (*site != '\0') {
		folder_remove(site_scheme);
		folder_remove(site);
	}
	*site = '\0';
	return drop_register(state);
}

static void
the_words_of_the_site_stand_for_those_of_the_pack(void **state)
{
	(void)state;
	given_site_words(LETTER,
	    "# Our plan {{ref}}\n\nFor {{school_name}}.\n");
	assert_true(plan_says("L-0002", "# Our plan L-0002"));
	/* out again: the pack's own */
	MUST(setting_set(db, "templates", NULL, &e));
	assert_false(plan_says("L-0002", "# Our plan"));
}

static void
refused_with(const char *words)
{
	struct plan p;
	bool stale;

	assert_false(plan_current(db, "L-0002", NULL, &arena, &p, &stale,
	    &e));
	assert_int_equal(e.code, ERR_CONFIG);
	if (strstr(e.text, words) == NULL)
		fail_msg("“%s” is not in “%s”", words, e.text);
}

static void
a_broken_one_is_refused_by_file_and_line(void **state)
{
	const char *markdown;

	(void)state;
	given_site_words(LETTER, "# Plan {{ref}}\n\n{{shoe}}\n");
	refused_with(LETTER ":3: ");
	refused_with("shoe");
	folder_put(site_scheme, LETTER, "{{#actions}}\n");
	refused_with(LETTER ":1: ");
	folder_put(site_scheme, LETTER, " \n");
	refused_with("This text is empty");
	/* what does not need it is made */
	MUST(sheet_markdown(db, CORE, &arena, &markdown, &e));
	MUST(setting_set(db, "templates", "/nowhere/words", &e));
	refused_with("/nowhere/words: ");
	MUST(setting_set(db, "templates", "words", &e));
	refused_with("by its whole path");
}

/* A link would carry a file of the reader's into a plan. */
static void
only_plain_files_are_read(void **state)
{
	char path[FOLDER_MOST + 80];

	(void)state;
	given_site_words(LETTER, "# Plan {{ref}}\n");
	snprintf(path, sizeof path, "%s/%s", site_scheme, LETTER);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	refused_with("no plain file");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/nowhere", path), 0);
	refused_with("no plain file");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	refused_with("no plain file");
	assert_int_equal(unlink(path), 0);
}

static void
a_broken_text_stops_only_what_uses_it(void **state)
{
	(void)state;
	given_site_words("texts/statement-core.md", "\n");
	assert_true(plan_says("L-0002", "L-0002"));
	folder_put(site_scheme, "texts/come-back.md", "\n");
	refused_with("texts/come-back.md:1: ");
	folder_put(site_scheme, "texts/come-back.md", "Come again.\n");
	assert_true(plan_says("L-0002", "L-0002"));
}

static void
a_plan_that_left_keeps_its_words(void **state)
{
	struct plan p;
	struct hit *hits;
	bool stale;
	int n, count;

	(void)state;
	close_the_record();
	MUST(release(db, CORE, "release " CORE, &arena, &count, &hits, &n,
	    &e));
	given_site_words(LETTER, "# Our plan {{ref}}\n");
	for (int i = 0; i < 2; i++) {
		MUST(plan_current(db, "L-0002", NULL, &arena, &p, &stale,
		    &e));
		assert_int_equal(p.version, 1);
		assert_int_equal(p.state, PLAN_RELEASED);
		assert_false(stale);
		assert_null(strstr(p.markdown, "# Our plan"));
		folder_put(site_scheme, LETTER, "{{shoe}}\n");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names_become_initials),
		TEST(a_clean_plan_has_no_hits),
		TEST(each_identifier_of_another_is_found),
		TEST(no_writing_hides_a_name),
		TEST(what_says_nothing_passes),
		TEST(a_carer_of_another_is_found_by_name),
		TEST(words_that_are_no_names_pass),
		TEST(restricted_and_discussion_stay_inside),
		TEST(an_edit_is_kept_and_a_change_is_said),
		TEST(a_hit_stops_the_release_until_it_is_passed),
		TEST(a_passed_text_that_changes_is_stopped_again),
		TEST(an_edit_older_than_the_case_is_not_released),
		TEST(an_edit_that_a_new_decision_leaves_behind_is_said),
		TEST(a_dropped_edit_follows_the_case_again),
		TEST(a_change_after_the_release_of_an_edit_is_the_next_version),
		TEST(release_wants_the_words_and_a_closed_record),
		TEST(plans_are_written_privately_and_hits_are_not),
		TEST(a_superseded_decision_makes_the_next_version),
		TEST(papers_of_the_meeting_hold_no_name),
		TEST(a_plan_goes_to_those_who_have_the_roles_that_day),
		TEST(a_school_that_goes_on_as_another_is_written_to_there),
		TEST(nobody_to_write_to_is_said_and_stops_nothing),
		TEST(a_plan_that_left_stays_addressed_as_it_was),
		WORDS(the_words_of_the_site_stand_for_those_of_the_pack),
		WORDS(a_broken_one_is_refused_by_file_and_line),
		WORDS(only_plain_files_are_read),
		WORDS(a_broken_text_stops_only_what_uses_it),
		WORDS(a_plan_that_left_keeps_its_words),
	};

	return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
