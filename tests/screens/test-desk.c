/*
 * The paper desk: the list of referrals, a referral typed in from paper, one
 * read and corrected, its papers, and search over everything.
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

#include "db/db.h"
#include "screens/form.h"
#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/register.h"
#include "tests/screens/fixture.h"

static struct db *db;
static struct arena arena;
static struct err e;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

static void
put_codes(void)
{
	struct pack_rows rows;
	const struct code_row *r;

	MUST(pack_standard_codes(&arena, &rows, &e));
	r = rows.rows;
	for (int i = 0; i < rows.count; i++) {
		struct code c = { .set_name = r[i].set_name,
		    .code = r[i].code, .label = r[i].label,
		    .valid_from = r[i].valid_from,
		    .valid_to = r[i].valid_to };

		MUST(db_insert(db, &code_record, &c, &e));
	}
}

static void
start(const struct screen_ops *root, int rows, int cols)
{
	db = fixture_register();
	put_codes();
	fixture_start(root, rows, cols);
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	arena_release(&arena);
	return 0;
}

static struct dossier
referral(const char *ref)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return d;
}

/* A screen that is about one referral. */
static void
open_one(const struct screen_ops *ops, const char *ref, int rows, int cols)
{
	start(&referrals_screen, rows, cols);
	assert_true(ui_open(harness_ui(), ops, ref));
	settle();
}

/* The list. */

static void
the_list(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	golden("referrals");
	assert_int_equal(cursor_row(), 2);
	keys("Down Down");
	assert_int_equal(cursor_row(), 4);
}

static void
the_list_in_a_small_window(void **state)
{
	(void)state;
	start(&referrals_screen, 15, 60);
	golden("referrals-small");
}

static void
each_letter_is_answered(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("/");
	type_text("surnamel");
	golden("referrals-found");
	keys("Enter j");
	expect_text("L-0311");
	keys("/");		/* anew, not what was found before */
	type_text("surnameb");
	expect_text("Referrals  1");
	keys("Enter a");
	expect_text("Referrals  12");
}

static void
filters_by_letter_and_by_chooser(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("f");
	golden("referrals-filter");
	keys("6");
	expect_text("without consent");
	expect_text("No referral is like this");
	keys("c");
	expect_text("Referrals  12");
	keys("d");
	expect_text("without a date");
	keys("d f 1");
	golden("referrals-states");
	keys("2 3 Enter");
	expect_text("listed/pended");
	expect_text("Referrals  12");
}

static void
what_is_seen_is_written(void **state)
{
	char path[] = "/tmp/convene-list-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	unlink(path);
	start(&referrals_screen, 24, 80);
	keys("x 1 Ctrl-U");
	type_text(path);
	keys("Enter");
	expect_text("12 referrals are written to");
	assert_int_equal(access(path, R_OK), 0);
	keys("x 1 Ctrl-U");
	type_text(path);
	keys("Enter");
	expect_no_text("are written to");	/* never over a file */
	unlink(path);
}

/* Typing one in. */

static void
add_anonymous(void)
{
	const struct field_value v[] = {
		{ "ref", "L-0400" }, { "pathway", "forum" },
		{ "received", "2025-09-01" }, { "school_urn", "120250" },
		{ "anonymous", "yes" }, { "year_group", "9" },
		{ "sen_provision", "K" }, { "sen_need_primary", "SEMH" },
		{ "referrer_name", "A Head of Year" },
		{ "referrer_email", "office@school.example" },
		{ "reason_for_referral", "Leaves lessons." },
		{ "tried_so_far", "A mentor." }, { "hoped_for", "Calm." },
	};
	struct intake_result r;

	MUST(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), NULL,
	    NULL, &arena, &r, &e));
}

static void
a_new_form(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n");
	golden("form-new");
	keys("2");
	golden("form-core");
}

static void
a_form_in_a_small_window(void **state)
{
	(void)state;
	start(&referrals_screen, 15, 60);
	keys("n 2");
	golden("form-small");
}

static int pressed;

/* Keys beyond the text of the paper, counted. */
static void
press(const char *names)
{
	for (const char *p = names; *p != '\0'; p++)
		pressed += *p != ' ' && (p == names || p[-1] == ' ');
	keys(names);
}

/* A line that is typed and left. */
static void
line(const char *text)
{
	type_text(text);
	press("Enter");
}

static void
text(const char *words)
{
	type_text(words);
	press("Tab");
}

/*
 * The paper of one pupil: the form of the Core Meeting, thirty fields filled
 * in.  Fields that the paper leaves blank cost one key each.
 */
static void
thirty_fields(void **state)
{
	struct dossier d;

	(void)state;
	start(&referrals_screen, 24, 80);
	pressed = 0;
	press("n");
	press("2");				/* Core Meeting */
	line("24/10");				/* received */
	line("wigston");			/* school, by its name */
	line("Ms A Referrer");
	line("Head of Year 9");
	line("office@school.example");
	line("Mr B Deputy");
	line("Mrs C Link");
	press("n");				/* anonymous */
	line("12/9");				/* consent */
	press("y");				/* share */
	line("12/9");				/* privacy notice */
	text("Mother, at the address of the pupil");
	golden("form-pupil");
	line("Zo\xC3\xAB");
	line("\xC5\x81ukasik");
	type_text("B80120000500");
	expect_text("12 of 13");
	type_text("1");
	expect_text("The number is right");
	press("Enter");
	line("3/9/11");
	press("2");				/* sex: Male */
	line("9");
	press("2");				/* SEN support */
	golden("form-needs");
	line("semh");
	press("1 Tab");				/* other needs */
	press("n");				/* looked after */
	text("Early help");
	line("71");
	line("3");
	line("7");
	press("y");				/* at risk */
	line("Below the level of the year");
	text("Three suspensions since September.");
	text("Fishing.");			/* strengths */
	text("Leaves lessons.");		/* risks */
	text("A mentor since May.");
	text("Small groups.");
	line("2/9");
	line("14/10");
	text("Wants to stay.");
	text("Worried about travel.");
	text("A way back into lessons.");
	press("Tab Tab y");			/* outcome, place, part time */
	golden("form-papers");
	press("1 2 Tab");			/* papers */
	press("Ctrl-S");
	golden("form-taken-in");
	printf("# %d keys beyond the text\n", pressed);
	d = referral("L-0001");
	assert_string_equal(d.pupil.surname, "\xC5\x81ukasik");
	assert_string_equal(d.pupil.upn, "B801200005001");
	assert_int_equal(d.referral.received, day_of(2025, 10, 24));
	assert_int_equal(d.pupil.date_of_birth, day_of(2011, 9, 3));
	assert_string_equal(d.referral.school_urn, "120250");
	assert_string_equal(d.referral.sen_need_primary, "SEMH");
	assert_int_equal(d.evidence_count, 2);
	/* forty-one fields are answered; one key each is the floor */
	assert_true(pressed <= 48);
}

/* Twelve papers from the post, one after the other, forum forms in short. */
static void
twelve_from_the_post(void **state)
{
	char name[20];

	(void)state;
	start(&referrals_screen, 24, 80);
	for (int i = 0; i < 12; i++) {
		keys("n 1");
		line("10/11");
		line(i % 2 ? "wigston" : "oadby");
		line("A Head of Year");
		keys("Tab");
		line("office@school.example");
		keys("Tab n");
		line("3/11");
		keys("y Tab Tab");
		snprintf(name, sizeof name, "New%c", 'a' + i);
		line(name);
		snprintf(name, sizeof name, "Pupil%c%c", 'a' + i, 'a' + i);
		line(name);
		keys("Tab");
		snprintf(name, sizeof name, "%d/4/12", i + 1);
		line(name);
		keys("Tab");
		line("8");
		keys("3 Tab Tab Tab Tab Tab Tab Tab Tab");
		text("Leaves lessons.");
		keys("Tab");
		text("A mentor since May.");
		keys("Tab Tab");
		text("Calm.");
		keys("Ctrl-S");
		expect_text("is in the register");
		keys("q");
		expect_text("Referrals  ");
	}
	expect_text("Referrals  24");
	assert_string_equal(referral("L-0012").pupil.surname, "Pupilll");
	keys("c");
	expect_text("Referrals  0");
}

/* Whatever a pack asks for, its form can be gone through. */
static void
every_form_of_every_pack(void **state)
{
	const char **ids;
	struct pack pack;
	bool same;
	int n, forms = 0;

	(void)state;
	start(&referrals_screen, 24, 80);
	MUST(scheme_installed(&arena, &ids, &n, &e));
	for (int i = 0; i < n; i++) {
		const char *folder;
		const struct scheme *s;

		MUST(scheme_folder(ids[i], &arena, &folder, &e));
		MUST(scheme_load(db, folder, &arena, &pack, &same, &e));
		MUST(scheme_newest(db, ids[i], &arena, &s, &e));
		forms += s->part[PART_PATHWAYS].count;
	}
	for (int i = 0; i < forms; i++) {
		char key[2] = { form_labels[i], '\0' };

		keys("n");
		keys(key);
		type_text("24/10");
		for (int k = 0; k < 90 && !on_screen("> [") &&
		    !on_screen(">   ["); k++)
			keys("Tab");
		expect_text("Enter ]");
		keys("Ctrl-X 1");
		expect_text("Referrals");
	}
	assert_true(forms >= 2);
}

static void
a_draft_survives(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 1");
	line("24/10");
	line("wigston");
	type_text("Ms A");
	harness_stop();
	fixture_start(&referrals_screen, 24, 80);
	keys("n");
	expect_text("1 other form is unfinished");
	expect_no_text("Ms A");
	keys("Esc U Enter");
	expect_text("Your unfinished form is back");
	expect_text("24 Oct 2025");
	expect_text("Wigston Test");
	expect_text("Ms A");
	keys("Esc");
	expect_text("What you typed is kept");
	keys("Enter Ctrl-X 1");
	expect_text("No form is unfinished");
}

/* A coordinator with a pile of papers, called away from each of them. */
static void
several_forms_wait(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 1");
	line("24/10");
	line("wigston");
	type_text("Ms A");
	keys("Esc n 2");
	line("1/11");
	line("oadby");
	keys("Tab Tab Tab Tab Tab n Tab Tab Tab Tab");
	line("Zo\xC3\xAB");
	line("Brown");
	keys("Esc n 1");
	line("3/11");
	keys("Esc");
	expect_text("U: 3 unfinished forms");
	keys("U");
	golden("unfinished");
	expect_no_text("Brown");
	keys("x 2");
	expect_text("Unfinished forms  3");
	keys("Down x 1");
	expect_text("new-2 is dropped");
	expect_text("Unfinished forms  2");
	resize(15, 60);
	golden("unfinished-60x15");
	resize(24, 80);
	/* the number that is free again is given to the next one */
	keys("n 1");
	line("5/11");
	keys("Esc");
	expect_text("new-2");
	/* and each goes on as it was left */
	keys("Home Enter");
	expect_text("24 Oct 2025");
	expect_text("Ms A");
	keys("Esc q F6 Tab Down");
	expect_text("Unfinished forms   new-2");
	keys("x 1");
	expect_text("new-2 is dropped");
	keys("Enter");
	expect_text("Your unfinished form is back");
}

/* The form of an anonymous case has a draft of its own. */
static void
a_join_does_not_take_an_unfinished_form(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	add_anonymous();
	keys("n 1");
	line("24/10");
	line("wigston");
	type_text("Ms A");
	keys("Esc");
	assert_true(ui_open(harness_ui(), &referral_screen, "L-0400"));
	settle();
	keys("J 1");
	expect_no_text("Ms A");
	type_text("11/11");
	keys("Tab Esc q U");
	expect_text("join-L-0400");
	expect_text("new-1");
}

static void
identity_is_hidden_when_it_was_typed(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 1");
	keys("Tab Tab Tab Tab Tab Tab n Tab Tab Tab Tab");
	line("Zo\xC3\xAB");
	type_text("Brown");
	expect_text("Zo\xC3\xAB");
	keys("Tab Tab Tab Tab Tab");
	expect_no_text("Zo\xC3\xAB");
	expect_no_text("Brown");
	expect_text("(typed, not shown)");
}

static void
faults_lead_to_their_field(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 1");
	line("24/10");
	line("wigston");
	keys("Ctrl-S");
	golden("form-faults");
}

static void
duplicates_are_seen_while_typing(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 2");
	line("11/11");
	line("wigston");
	keys("Tab Tab Tab Tab Tab n Tab Tab Tab Tab");
	line("Forenamec");
	line("Surnamec");
	keys("Tab");
	line("1/3/12");
	keys("Up");
	golden("form-alike");
	keys("Down");
	expect_text("the same pupil");
}

/* The same paper once more is told of before it is typed to its end. */
static void
the_same_paper_is_told_at_once(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 2");
	line("24/10");
	line("wigston");
	keys("Tab Tab Tab Tab Tab n Tab Tab Tab Tab");
	line("Forenamec");
	line("Surnamec");
	keys("Tab");
	line("1/3/12");
	expect_text("This is L-0302 once more");
	resize(15, 60);
	expect_text("This is L-0302 once more");
}

/* The code of a need by its letters; whole codes spill nothing. */
static void
codes_are_typed(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 2 PageDown PageDown PageDown PageDown");
	expect_text("SEN provision");
	type_text("k");
	expect_text("SEN support");
	keys("Enter");
	type_text("s");
	expect_text("s: SEMH, SLCN, SLD, SPLD");
	keys("Enter");
	expect_text("Type one more letter");
	type_text("emh");
	expect_text("Main need                  Social");
	golden("form-letters");
	keys("Backspace Backspace");
	type_text("x");
	expect_text("type the letters of a code below");
	keys("Backspace Backspace");
	type_text("hear");		/* no code: the word */
	keys("Enter Up");
	expect_text("Main need                  Hearing");
	keys("Down");
	type_text("mld");
	expect_text("MLD: Moderate learning difficulty; Enter marks it.");
	keys("Enter");
	type_text("slcn");
	keys("Enter Enter");
	expect_text(">   Looked after");
}

static void
word_text_is_cleaned(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("n 1");
	keys("PageDown PageDown PageDown PageDown PageDown PageDown Tab");
	paste("\xE2\x80\xA2\tBites\r\n\xE2\x80\xA2\tRuns\xC2\xA0off\r\n");
	golden("form-word");
}

/* Correcting one. */

static void
one_referral(void **state)
{
	(void)state;
	start(&referrals_screen, 24, 80);
	keys("/");
	type_text("L-0303");
	keys("Enter Enter");
	golden("referral");
	keys("PageDown PageDown");
	golden("referral-form");
	expect_no_text("Surnamed");
	keys("N");
	expect_text("Surnamed");
	expect_text("NAME SHOWN");
	keys("t");
	expect_text("reveal name");
}

static void
a_correction(void **state)
{
	struct dossier d;

	(void)state;
	open_one(&referral_screen, "L-0303", 24, 80);
	keys("e");
	golden("form-correct");
	expect_no_text("Surnamed");
	keys("PageDown PageDown PageDown");
	expect_text("(on record, not");
	keys("Ctrl-R");
	expect_text("Surnamed");
	keys("Tab");
	keys("Ctrl-U");
	type_text("Other");
	keys("Ctrl-S");
	expect_text("L-0303 is changed");
	d = referral("L-0303");
	assert_string_equal(d.pupil.surname, "Other");
	assert_string_equal(d.pupil.forename, "Forenamed");
}

static void
a_name_in_a_text_is_locked(void **state)
{
	const struct field_value v[] = { { "strengths",
	    "Forenamed likes fishing." } };
	struct intake_result r;

	(void)state;
	start(&referrals_screen, 24, 80);
	MUST(referral_set(db, "L-0303", 0, v, 1, NULL, NULL, &arena, &r,
	    &e));
	assert_true(ui_open(harness_ui(), &referral_screen, "L-0303"));
	settle();
	keys("e");
	for (int i = 0; i < 6; i++)
		keys("PageDown");
	keys("Tab x");
	expect_text("This text names the pupil");
	expect_no_text("Forenamed");
	expect_text("F. likes fishing");
	keys("Ctrl-R");
	expect_text("Forenamed likes fishing");
}

static void
withdrawal(void **state)
{
	(void)state;
	open_one(&referral_screen, "L-0303", 24, 80);
	keys("w");
	golden("referral-withdraw");
	keys("1");
	type_text("the head teacher");
	keys("Enter");
	expect_text("L-0303 is withdrawn");
	assert_int_equal(referral("L-0303").referral.state,
	    REFERRAL_WITHDRAWN);
	keys("w");
	expect_text("withdrawn or closed already");
}

static void
history(void **state)
{
	(void)state;
	open_one(&referral_screen, "L-0303", 24, 80);
	keys("t");
	golden("referral-history");
}

static void
an_anonymous_case_is_joined_when_consent_comes(void **state)
{
	struct dossier d;

	(void)state;
	start(&referrals_screen, 24, 80);
	add_anonymous();
	assert_true(ui_open(harness_ui(), &referral_screen, "L-0400"));
	settle();
	keys("N");
	expect_text("about no pupil by name");
	keys("J 1");
	golden("form-join");
	keys("Down");
	line("11/11");
	for (int i = 0; i < 6; i++)
		keys("Tab");
	line("10/11");
	keys("y Tab Tab");
	line("Zo\xC3\xAB");
	line("Brown");
	keys("Tab");
	line("1/3/12");
	keys("Ctrl-S");
	expect_text("is in the register");
	d = referral("L-0400");
	assert_non_null(d.referral.joined_to);
	assert_string_equal(referral(d.referral.joined_to).referral.earlier_id,
	    d.referral.id);
	keys("o");
	golden("compare");
}

static void
papers(void **state)
{
	(void)state;
	open_one(&papers_screen, "L-0303", 24, 80);
	golden("papers");
	keys("h Down t Down Down h k");
	type_text("blue folder");
	keys("Enter");
	golden("papers-noted");
	keys("n");
	expect_text("Attendance record: not held");
}

static void
papers_in_a_small_window(void **state)
{
	(void)state;
	open_one(&papers_screen, "L-0303", 15, 60);
	golden("papers-small");
}

static void
everything_is_found(void **state)
{
	(void)state;
	start(&agenda_screen, 24, 80);
	keys("/");
	type_text("wig");
	golden("find");
	type_text("ston test");
	keys("Down Enter");
	expect_text("Referral");
	keys("q Esc");
	expect_text("Running programmes");
}

/* An auditor reads, and sees no names: typing one finds nobody. */
static void
nobody_without_names_finds_one(void **state)
{
	(void)state;
	start(&agenda_screen, 24, 80);
	if (!access_give(fixture_app()->db, "tester", MEMBER_AUDITOR, &e))
		fail_msg("%s", e.text);
	keys("/");
	type_text("surnamec");
	expect_text("Nothing is like this");
	keys("Esc /");
	type_text("l-0303");
	expect_text("L-0303       ");
	start(&referrals_screen, 24, 80);
	keys("/");
	type_text("surnamec");
	expect_text("L-0302");
	if (!access_give(fixture_app()->db, "tester", MEMBER_AUDITOR, &e))
		fail_msg("%s", e.text);
	keys("Backspace c");
	expect_no_text("L-0302");
}

/*
 * Screen readers follow the cursor: on every screen it stands in the row of
 * the selection, or where a text is typed.
 */
static void
at_the_selection(const char *screen)
{
	const char *row = row_text(cursor_row());

	if (*row != '>')
		fail_msg("%s: the cursor stands at \"%s\"", screen, row);
}

static void
the_cursor_stands_on_the_selection(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		int rows = i == 0 ? 24 : 15, cols = i == 0 ? 80 : 60;

		start(&referrals_screen, rows, cols);
		keys("Down Down");
		at_the_selection("referrals");
		keys("n");
		at_the_selection("form, pathway");
		keys("2 Down Down");
		at_the_selection("form, entry");
		for (int n = 0; n < 40; n++) {
			keys("Tab");
			if (*row_text(cursor_row()) != '>')
				assert_true(cursor_row() > rows / 2);
		}
		at_the_selection("form, end");
		open_one(&papers_screen, "L-0303", rows, cols);
		keys("Down");
		at_the_selection("papers");
	}
}

static void
no_picture_is_left_over(void **state)
{
	static const struct screen_ops *const all[] = { &referral_screen,
		&papers_screen };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		open_one(all[i], "L-0303", 24, 80);
		keys("Down PageDown Up");
		expect_true_picture();
		resize(15, 60);
		expect_true_picture();
		resize(3, 9);
		resize(40, 132);
		expect_true_picture();
	}
	start(&referrals_screen, 24, 80);
	keys("n 2 Down Down PageDown");
	resize(15, 60);
	expect_true_picture();
	resize(2, 3);
	resize(24, 80);
	expect_true_picture();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, stop)
		T(the_list), T(the_list_in_a_small_window),
		T(each_letter_is_answered),
		T(filters_by_letter_and_by_chooser),
		T(what_is_seen_is_written),
		T(a_new_form), T(a_form_in_a_small_window), T(thirty_fields),
		T(twelve_from_the_post),
		T(every_form_of_every_pack), T(a_draft_survives),
		T(several_forms_wait),
		T(a_join_does_not_take_an_unfinished_form),
		T(identity_is_hidden_when_it_was_typed),
		T(faults_lead_to_their_field),
		T(duplicates_are_seen_while_typing), T(codes_are_typed),
		T(the_same_paper_is_told_at_once),
		T(word_text_is_cleaned),
		T(one_referral), T(a_correction),
		T(a_name_in_a_text_is_locked), T(withdrawal), T(history),
		T(an_anonymous_case_is_joined_when_consent_comes), T(papers),
		T(papers_in_a_small_window), T(everything_is_found),
		T(nobody_without_names_finds_one),
		T(the_cursor_stands_on_the_selection),
		T(no_picture_is_left_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
