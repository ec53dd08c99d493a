/*
 * The coordinator's desk: Today, and where its lines lead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "screens/first.h"
#include "screens/screens.h"
#include "src/base/file.h"
#include "src/domain/lists/lists.h"
#include "src/domain/referral/papers.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"
#include "tests/screens/fixture.h"

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void
start(const struct screen_ops *root, int rows, int cols)
{
	fixture_register();
	fixture_start(root, rows, cols);
}

static void
today_at_both_sizes(void **state)
{
	(void)state;
	start(&today_screen, 24, 80);
	golden("today");
	keys("End");
	golden("today-end");
	resize(15, 60);
	golden("today-60x15");
}

/* The first start has no register under it. */
static struct first first;

static void
start_first_with(const struct harness *on)
{
	struct harness h = *on;
	static struct arena arena;
	static struct first *arg = &first;
	static const struct binding none[] = { { 0 } };

	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	first = (struct first){ .arena = &arena, .path = "/nowhere/r.db" };
	h.global = none;
	h.root = &first_screen;
	h.arg = &arg;
	harness_start(&h);
}

static void
start_first(int rows, int cols)
{
	start_first_with(&(struct harness){ .rows = rows, .cols = cols });
}

static void
the_first_start_without_colour_and_in_c(void **state)
{
	(void)state;
	start_first_with(&(struct harness){ .rows = 24, .cols = 80,
	    .no_colour = true });
	golden("first-mono");
	expect_true_picture();
	harness_stop();
	start_first_with(&(struct harness){ .rows = 24, .cols = 80,
	    .locale = "C", .type = "screen-256color" });
	golden("first-ascii");
	expect_true_picture();
	assert_int_equal(high_bytes(), 0);
}

static void
three_questions_make_a_register(void **state)
{
	(void)state;
	start_first(24, 80);
	golden("first");
	keys("Down Down Enter");
	expect_text("Choose a scheme first");
	keys("End Enter");
	expect_text("Choose a scheme first");
	keys("Home Enter");
	expect_text("South Leicestershire");
	keys("Esc");
	expect_text("not answered yet");
	resize(15, 60);
	golden("first-60x15");
}

static void
a_line_leads_to_its_meeting(void **state)
{
	(void)state;
	start(&today_screen, 24, 80);
	keys("Enter");
	expect_text("Which file of terms?");
	keys("Esc Tab Enter");
	expect_text("Core Meeting  Wed 12 Nov 2025 14:00");
	expect_text("L-0312");
	keys("q");
	expect_text(" Today  Wed 12 Nov 2025");
}

static void
people_at_both_sizes(void **state)
{
	(void)state;
	start(&people_screen, 24, 80);
	golden("people");
	resize(15, 60);
	golden("people-60x15");
}

static void
somebody_new_with_a_term_and_a_link(void **state)
{
	(void)state;
	start(&people_screen, 24, 80);
	keys("a");
	type_text("NEW");
	keys("Enter");
	type_text("Nia New");
	keys("Enter");
	golden("people-role");
	keys("1");
	expect_text("Of which school?");
	keys("Enter Enter");
	expect_text("NEW: added.");
	expect_text("> NEW");
	keys("e");
	type_text("31/08/2026");
	keys("Enter");
	expect_text("to 31 Aug 2026");
	keys("l");
	type_text("120250");
	keys("Enter");
	type_text("governor");
	keys("Enter");
	expect_text("Bound to 120250 governor");
	keys("L 1");
	expect_no_text("governor");
	/* out of office since yesterday: only shown with the others */
	keys("e Ctrl-U");
	type_text("2025-11-11");
	keys("Enter");
	expect_text("People  5 in office");
	keys("o");
	expect_text("People  6 in all");
}

/* Before the name, the role and the school are asked, not after them. */
static void
a_code_is_judged_at_once(void **state)
{
	(void)state;
	start(&people_screen, 24, 80);
	keys("a");
	type_text("a/b");
	keys("Enter");
	expect_text("“a/b” should be a short code");
	expect_no_text("What is the name?");
	keys("Ctrl-U");
	type_text("HEAD2");
	keys("Enter");
	expect_text("HEAD2 is the code of");
	expect_no_text("What is the name?");
	keys("Ctrl-U");
	type_text("HEAD22");
	keys("Enter");
	expect_text("What is the name?");
}

/* Outcomes have codes as t2-group: a list of many is no list of letters. */
static void
codes_with_digits_are_typed(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 2");
	for (int i = 0; i < 60 && !on_screen("The code of an outcome of"); i++)
		keys("Tab");
	type_text("t2-o");
	expect_text("Support asked for          Tier 2 one to one");
	golden("form-outcomes");
	type_text("ne");		/* typed in full it spills nothing */
	keys("Enter");
	expect_text(">   Place asked for");
	keys("Up Backspace");
	type_text("learn");	/* a word of it */
	keys("Enter Up");
	expect_text("Support asked for          Tier 2 learning mentor");
	type_text("managed move");
	keys("Enter Up");
	expect_text("x Managed Move");
	keys("1");
	expect_text("Support asked for          Tier 2 small group");
}

/* A second scheme has roles that the one at hand does not know. */
static void
roles_of_all_schemes_are_offered(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *changed;
	struct pack pack;
	bool same;
	const struct field_value v[] = { { "name", "Sam Lead" },
		{ "role", "service-lead" } };

	(void)state;
	start(&people_screen, 24, 80);
	assert_true(scheme_load(fixture_app()->db, TOP_SRCDIR
	    "/db/schemes/suffolk-ses-2024", &a, &pack, &same, &e));
	assert_true(person_set(fixture_app()->db, "SAM", v, 2, &a, &changed,
	    &e));
	arena_release(&a);
	ui_reload_all(harness_ui());
	settle();
	expect_text("Lead of an SES service");
	keys("a");
	type_text("NEW");
	keys("Enter");
	type_text("Nia New");
	keys("Enter");
	expect_text("SLIP 2023-24");
	keys("0");
	for (int i = 0; i < 60 &&
	    !on_screen("> Chair of the SES Referral Panel"); i++)
		keys("Down");
	expect_text("SES 2024");
	keys("Enter Enter Enter");
	expect_text("NEW: added.");
	expect_text("Chair of the SES Referral Panel");
}

/* Ten people are typed in one after the other: five keys each beyond what
 * they are called, where schools are known by some letters. */
static void
members_with_schools_and_terms(void **state)
{
	(void)state;
	start(&people_screen, 24, 80);
	keys("a");
	type_text("H8");
	keys("Enter");
	type_text("Leila Head");
	keys("Enter 9");
	type_text("wigst");
	keys("Enter");
	expect_text("In office from when to when?");
	type_text("1/9/2025 31/8/20xx");
	keys("Enter");
	expect_text("31/8/20xx");	/* refused; the rest is kept */
	keys("Ctrl-U");
	type_text("1/9/2025-31/8/20xx");
	keys("Enter");
	expect_text("“31/8/20xx”");
	keys("Ctrl-U");
	type_text("1/9/2025 to 31/8/2026");
	keys("Enter");
	expect_text("H8: added.");
	expect_text("In office from 1 Sep 2025 to 31 Aug 2026");
	expect_text("School 120250");
	/* the next has the same term; "test" is both schools */
	keys("a");
	type_text("H9");
	keys("Enter");
	type_text("Piers Head");
	keys("Enter 9");
	type_text("test");
	keys("Enter");
	golden("people-which-school");
	keys("1 Enter");
	expect_text("H9: added.");
	expect_text("In office from 1 Sep 2025 to 31 Aug 2026");
	expect_text("School 120248");
	/* by letters here too, and no school is like this */
	keys("Enter 4 Ctrl-U");
	type_text("wig");
	keys("Enter");
	expect_text("School 120250");
	keys("l");
	type_text("grammar");
	keys("Enter");
	expect_text("No school is like “grammar”");
}

static void
schools_at_both_sizes(void **state)
{
	(void)state;
	start(&schools_screen, 24, 80);
	golden("schools");
	keys("/");
	type_text("wig");
	keys("Enter");
	expect_text("Schools  1");
	resize(15, 60);
	golden("schools-60x15");
}

static void
an_address_and_a_merger(void **state)
{
	(void)state;
	start(&schools_screen, 24, 80);
	keys("a");
	type_text("senco");
	keys("Enter");
	type_text("senco@oadby.example");
	keys("Enter Enter");
	type_text("phone call");
	keys("Enter");
	expect_text("senco: senco@oadby.example, from 12 Nov 2025 (phone");
	keys("m");
	type_text("grammar");
	keys("Enter");
	expect_text("No school is like “grammar”");
	keys("Ctrl-U");
	type_text("wigst");
	keys("Enter");
	type_text("31/12/2025");
	keys("Enter 1");
	expect_text("It goes on as 120250; 1 person goes along.");
	expect_text("Closed from 1 Jan 2026 on; goes on as 120250.");
	keys("Down");
	expect_text("Before: 120248");
	keys("e");
	expect_text("no address that could end");
}

static void
the_rules_in_words(void **state)
{
	(void)state;
	start(&scheme_screen, 24, 80);
	golden("scheme-rules");
	keys("BackTab");
	expect_text("Standing items");
	keys("Tab Tab Tab Tab Tab Tab Tab");
	golden("scheme-reasons");
	keys("/");
	type_text("full plac");
	keys("Enter");
	expect_text("Find full plac");
	resize(15, 60);
	golden("scheme-60x15");
}

static void
roles_policies_and_texts(void **state)
{
	(void)state;
	start(&settings_screen, 24, 80);
	golden("settings");
	keys("Down Down Down Enter");
	expect_text("This is so, and not set here.");
	keys("a");
	type_text("jo");
	keys("Enter 4");
	expect_text("The role is given.");
	expect_text("administrator");
	/* somebody has a role now, and it is not this one */
	keys("a");
	type_text("ann");
	keys("Enter 3");
	expect_text("administrator");
	keys("End Enter");
	expect_text("What is said here about a pupil");
	keys("q");
	resize(15, 60);
	golden("settings-60x15");
}

/* What a site puts in place of a scheme's words is told, and its faults. */
static void
words_of_the_site_are_told(void **state)
{
	char folder[] = "/tmp/site-words-XXXXXX", path[200];
	static const char *const parts[] = { "", "/leicestershire-slip-2023",
		"/leicestershire-slip-2023/templates" };
	struct err e = ERR_INIT;

	(void)state;
	start(&settings_screen, 24, 80);
	assert_non_null(mkdtemp(folder));
	for (int i = 1; i < 3; i++) {
		snprintf(path, sizeof path, "%s%s", folder, parts[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	snprintf(path, sizeof path, "%s%s/plan.md", folder, parts[2]);
	assert_true(file_write(path, "# P\n\n{{shoe}}\n", 14, 0600,
	    FILE_REPLACE, &e));
	assert_true(setting_set(fixture_app()->db, "templates", folder, &e));
	ui_reload_all(harness_ui());
	settle();
	for (int i = 0; i < 60 && !on_screen("> text     plan "); i++)
		keys("Down");
	expect_text("template  (BROKEN)  leicestershire-slip-2023");
	expect_text("plan.md:3:");
	assert_true(file_write(path, "# Ours {{ref}}\n", 15, 0600,
	    FILE_REPLACE, &e));
	ui_reload_all(harness_ui());
	settle();
	expect_text("template  (register)");
	keys("Enter");
	expect_text("Ours");
	unlink(path);
	for (int i = 2; i >= 0; i--) {
		snprintf(path, sizeof path, "%s%s", folder, parts[i]);
		rmdir(path);
	}
}

static void
a_policy_is_set_and_taken_out(void **state)
{
	(void)state;
	start(&settings_screen, 24, 80);
	keys("Down Down Down Down Down Enter");
	type_text("South Partnership");
	keys("Enter");
	expect_text("South Partnership  (register)");
	keys("u");
	expect_text("not set  (default)");
	keys("Down Enter");
	expect_text("1 drafts");
	keys("2");
	expect_text("sendmail  (register)");
}

static void
meetings_are_planned_moved_and_cancelled(void **state)
{
	(void)state;
	start(&meetings_screen, 24, 80);
	golden("meetings");
	keys("n 2");
	type_text("20/11/2025 9.30");
	keys("Enter");
	expect_text("core-2025-11-20 is planned.");
	expect_text("> core-2025-11-20    Thu 20 Nov 2025 09:30 draft");
	keys("v");
	type_text("soon");
	keys("Enter");
	/* no key of what is typed now acts on the list */
	expect_text("“soon” is no day and time.");
	expect_text("Day and time soon");
	keys("Ctrl-U");
	type_text("21/11/2025");
	keys("Enter");
	expect_text("To Fri 21 Nov 2025");
	type_text("the hall is let");
	keys("Enter");
	expect_text("Moved from Thu 20 Nov 2025.  Reason: the hall is let");
	expect_text("> core-2025-11-20    Fri 21 Nov 2025 09:30 draft");
	keys("c");
	type_text("no room");
	keys("Enter");
	expect_text("cancelled; its cases wait again.");
	expect_text("Reason: no room");
	keys("v");
	expect_text("until it opens");
	keys("o");
	expect_text("Only a meeting that has ended");
	resize(15, 60);
	golden("meetings-60x15");
}

/* Every 28 days (panels.csv), without the holidays of the fixture. */
static void
a_series_and_its_dates(void **state)
{
	(void)state;
	start(&meetings_screen, 24, 80);
	keys("N 2");
	type_text("27/11/2025 14:00");
	keys("Enter");
	type_text("28/02/2026");
	keys("Enter");
	/* 27 Nov, 22 Jan, 19 Feb; 25 Dec is Christmas */
	expect_text("3 meetings are planned; holidays are left out.");
	expect_text("> core-2025-11-27    Thu 27 Nov 2025 14:00 draft");
	keys("d");
	expect_text("Thu 22 Jan 2026, 14:00");
	expect_no_text("25 Dec");
	keys("q Home Enter");
	expect_text("Core Meeting  Wed 12 Nov 2025 14:00");
}

/* The time of the series is that of the panel's last meeting. */
static void
a_series_without_a_time_sits_as_before(void **state)
{
	(void)state;
	start(&meetings_screen, 24, 80);
	keys("n 1");
	type_text("13/11/2025 9.30");
	keys("Enter N 1");
	type_text("27/11/2025");
	keys("Enter");
	type_text("28/11/2025");
	keys("Enter");
	expect_text("> forum-2025-11-27   Thu 27 Nov 2025 09:30 draft");
}

static void
what_is_late_is_listed(void **state)
{
	(void)state;
	start(&agenda_screen, 24, 80);
	fixture_referral(13, "mentor");
	keys("L");
	expect_text("Late for core-2025-11-12");
	keys("q z +");
	type_text("L-0313");
	keys("Enter L");
	expect_text("L-0313, school ");
}

/* Papers are due five working days before; this one comes on the day. */
static void
late_papers_are_listed(void **state)
{
	const struct paper_change c = { .code = "risk-assessment",
		.state = EVIDENCE_HELD };
	struct err e = ERR_INIT;

	(void)state;
	start(&agenda_screen, 24, 80);
	keys("L");
	expect_text("L-0301, school S-01");
	expect_no_text("late papers");
	keys("q");
	assert_true(paper_set(fixture_app()->db, "L-0301", &c, &e));
	keys("L");
	expect_text("L-0301, late papers: Standard risk assessment");
}

/* A reason that was half typed when the line went is there again. */
static void
half_a_reason_survives(void **state)
{
	(void)state;
	start(&meetings_screen, 24, 80);
	keys("c");
	type_text("the boiler is br");
	harness_stop();
	fixture_start(&meetings_screen, 24, 80);
	keys("c");
	expect_text("Why the boiler is br");
	keys("Esc c");
	expect_no_text("the boiler");
}

static void
a_date_is_struck_out(void **state)
{
	(void)state;
	start(&meetings_screen, 24, 80);
	keys("x 2");
	type_text("10/12/2025");
	keys("Enter");
	expect_text("No meeting on Wed 10 Dec 2025");
	type_text("INSET day");
	keys("Enter");
	expect_text("Struck out: no meeting on Wed 10 Dec 2025.");
	expect_text("> core-2025-12-10    Wed 10 Dec 2025 14:00 cancelled");
	keys("d");
	expect_text("No meeting on Wed 10 Dec 2025: INSET day");
}

static void
presenters_and_their_windows(void **state)
{
	(void)state;
	start(&agenda_screen, 24, 80);
	keys("p");
	type_text("senco");
	keys("Enter w");
	type_text("15:00-15:30");
	keys("Enter");
	expect_text("presented by senco, can come 15:00-15:30: OUTSIDE");
	keys("i");
	expect_text("L-0301, 14:00 to 14:10; can come 15:00-15:30");
}

/* A case of 25 minutes: the next one begins so much later. */
static void
minutes_of_one_case(void **state)
{
	(void)state;
	start(&agenda_screen, 24, 80);
	expect_text("  2  14:10 L-0302");
	keys("t Ctrl-U");
	type_text("all day");
	keys("Enter");
	expect_text("a number from 1 to 480");
	keys("Ctrl-U");
	type_text("25");
	keys("Enter");
	expect_text("25 minutes");
	expect_text("  2  14:25 L-0302");
}

/* A file is tried, its faults are read, then it is taken in. */
static void
a_list_of_people_with_faults(void **state)
{
	(void)state;
	assert_int_equal(chdir(TOP_SRCDIR "/tests/data/first-week"), 0);
	start(&people_screen, 24, 80);
	keys("I");
	type_text("people-with");
	keys("Tab");
	expect_text("people-with-faults.csv");
	keys("Enter");
	golden("import-faults");
	keys("Down");
	expect_text("“headmaster”");
	keys("Enter");
	expect_text("people: 2 added, 0 changed, 0 the same, 1 refused.");
	expect_text("Taken in:");
	keys("Enter");
	expect_text("People  7 in office");
}

static void
an_import_that_comes_to_nothing(void **state)
{
	(void)state;
	assert_int_equal(chdir(TOP_SRCDIR "/tests/data/first-week"), 0);
	start(&today_screen, 24, 80);
	keys(":");
	type_text("imp");
	keys("Enter");
	golden("import-kinds");
	keys("1 Esc");
	expect_text(" Today");
	keys(":");
	type_text("import");
	keys("Enter 5");
	type_text("survey.csv");
	keys("Enter Enter");		/* without the map */
	expect_text("needs at least the headings");
	keys("Enter");
	expect_text("This file cannot be taken in");
	resize(15, 60);
	golden("import-60x15");
	keys("f Ctrl-U");
	type_text("map");
	keys("Tab Enter Esc");
	expect_text("needs at least the headings");
	keys("q");
	expect_text(" Today");
}

/* One of the twelve is of Oadby; both schools have "test" in their names. */
static void
filters_by_letters_of_a_school(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("f 5");
	type_text("oad");
	keys("Enter");
	expect_text("Referrals  1 ");
	expect_text("L-0312");
	keys("f 5");
	type_text("test");
	keys("Enter");
	expect_text("Wigston Test Academy  120250");
	keys("2");
	expect_text("Referrals  11 ");
}

static void
views_are_saved_and_used(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("f 2 s 2 v 1");
	type_text("Still to be heard");
	keys("Enter a s 1 v");
	golden("referrals-views");
	keys("1");
	expect_text("open, oldest first");
	keys("v 3");
	expect_text("Remove which view?");
	keys("1");
	expect_text("is removed; the referrals stay.");
	keys("v");
	expect_no_text("Still to be heard");
	expect_no_text("Remove a view");
}

#define T(f) cmocka_unit_test_teardown(f, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(today_at_both_sizes),
		T(three_questions_make_a_register),
		T(the_first_start_without_colour_and_in_c),
		T(people_at_both_sizes), T(a_code_is_judged_at_once),
		T(codes_with_digits_are_typed),
		T(somebody_new_with_a_term_and_a_link),
		T(roles_of_all_schemes_are_offered),
		T(members_with_schools_and_terms),
		T(schools_at_both_sizes),
		T(an_address_and_a_merger),
		T(meetings_are_planned_moved_and_cancelled),
		T(a_series_and_its_dates),
		T(a_series_without_a_time_sits_as_before),
		T(what_is_late_is_listed),
		T(late_papers_are_listed),
		T(half_a_reason_survives),
		T(a_date_is_struck_out),
		T(presenters_and_their_windows),
		T(minutes_of_one_case),
		T(the_rules_in_words),
		T(roles_policies_and_texts),
		T(words_of_the_site_are_told),
		T(a_policy_is_set_and_taken_out),
		T(a_line_leads_to_its_meeting),
		T(a_list_of_people_with_faults),
		T(an_import_that_comes_to_nothing),
		T(filters_by_letters_of_a_school),
		T(views_are_saved_and_used),
	};

	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}
