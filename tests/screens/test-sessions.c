/*
 * Screens beside other sessions: what they show comes from one state of the
 * register and holds nobody up while a key is awaited.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <bsd/string.h>

#include <cmocka.h>

#include "db/stmt.h"
#include "screens/screens.h"
#include "screens/ui/loop.h"
#include "src/base/day.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/settings.h"
#include "src/model/person.h"
#include "src/model/register.h"
#include "tests/screens/fixture.h"

#define MINUTE_TAKER "desk"

static struct db *two;		/* the fixture closes it */

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

/* A meeting that is open, in a file, with a second session at it. */
static void
open_meeting(const struct screen_ops *root)
{
	const char *path;

	fixture_register_file(&path);
	fixture_open_meeting();
	two = fixture_second(path, MINUTE_TAKER);
	fixture_start(root, 24, 80);
}

/* A screen that reads twice, and in between another session writes. */

struct twice {
	bool same;
	enum err_code wrote;
};

static bool
read_twice(struct screen *s, struct err *e)
{
	struct twice *st = s->state;
	struct setting row = { .name = "between", .value = "yes" };
	struct err busy = ERR_INIT;
	int64_t before, after;
	static const struct query q = { "rows of settings",
		"SELECT count(*) FROM setting" };

	if (!db_number(app_db(s), &q, NULL, 0, &before, e))
		return false;
	sqlite3_busy_timeout(two->handle, 20);
	if (db_insert(two, &setting_record, &row, &busy))
		busy.code = ERR_NONE;
	st->wrote = busy.code;
	if (!db_number(s->app->db, &q, NULL, 0, &after, e))
		return false;
	st->same = before == after;
	return true;
}

static void
draw_nothing(const struct screen *s, struct canvas *c)
{
	(void)s;
	canvas_title(c, "Twice");
}

static const struct binding no_keys[] = { { 0 } };

static const struct screen_ops twice_screen = {
	.name = "twice", .keys = no_keys, .state_size = sizeof(struct twice),
	.reload = read_twice, .draw = draw_nothing,
};

static void
reload_reads_one_state(void **state)
{
	struct setting row = { .name = "after", .value = "yes" };
	const struct twice *st;
	struct err e = ERR_INIT;

	(void)state;
	open_meeting(&twice_screen);
	st = ui_top(harness_ui())->state;
	assert_true(st->same);
	assert_int_equal(st->wrote, ERR_BUSY);
	/* While a key is awaited nobody has to wait. */
	assert_true(db_insert(two, &setting_record, &row, &e));
	assert_true(ui_reload(ui_top(harness_ui())));
	assert_true(db_delete(two, &setting_record, "name", "after", &e));
}

/* Judging a case needs its papers; how often are they read? */
static int
count_papers(unsigned what, void *count, void *statement, void *sql)
{
	(void)what;
	(void)statement;
	*(int *)count += strstr(sql, "FROM evidence") != NULL;
	return 0;
}

static void
only_the_case_at_hand_is_judged(void **state)
{
	int count = 0;

	(void)state;
	open_meeting(&case_screen);
	expect_text("case 1/12");
	sqlite3_trace_v2(fixture_app()->db->handle, SQLITE_TRACE_STMT,
	    count_papers, &count);
	assert_true(ui_reload(ui_top(harness_ui())));
	assert_int_equal(count, 1);
	sqlite3_trace_v2(fixture_app()->db->handle, 0, NULL, NULL);
}

/* Following. */

/* Until the other session's act has come onto the screen. */
static void
wait_for(const char *text)
{
	for (int i = 0; i < 200 && !on_screen(text); i++) {
		ui_step(harness_ui(), 50);
		settle();
	}
	expect_text(text);
}

static struct meeting
meeting_at_hand(struct arena *a)
{
	struct err e = ERR_INIT;
	struct meeting m;

	assert_true(meeting_get(two, FIXTURE_MEETING, a, &m, &e));
	return m;
}

/* The other session's gavel goes to this case. */
static void
point_to(const char *ref)
{
	struct arena a = ARENA_INIT;
	struct meeting m = meeting_at_hand(&a);
	struct err e = ERR_INIT;
	struct item item;

	assert_true(agenda_item(two, m.id, ref, &a, &item, &e));
	assert_true(live_point(two, m.id, item.id, &e));
	arena_release(&a);
}

static void
write_line(const char *ref, const char *text)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct line l;

	record_clear(&line_record, &l);
	l.kind = LINE_DISCUSSION;
	l.text = text;
	assert_true(line_add(two, FIXTURE_MEETING, ref, &l, &a, &e));
	arena_release(&a);
}

/* The minute-taker's line is counted on the chair's screen, and what the
 * chair has staged stays. */
static void
lines_of_others_appear(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	keys("a");
	expect_text("STAGED");
	expect_text("Pen: 0 lines");
	write_line("L-0301", "Mother phoned");
	wait_for("Pen: 1 line,");
	expect_text("STAGED");
	keys("Enter");
	assert_int_equal(fixture_decisions(), 1);
}

/* A line about another case changes nothing here, and no key is refused. */
static void
other_cases_do_not_disturb(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	fixture_app()->grace_ms = 600000;
	write_line("L-0302", "Mother phoned");
	write_line("L-0301", "Father phoned");
	wait_for("Pen: 1 line,");
	keys("a Enter");
	assert_int_equal(fixture_decisions(), 1);
}

static void
gavel_is_followed(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	point_to("L-0304");
	wait_for("desk went on to L-0304");
	expect_text("case 4/12");
}

/* A key on its way when the case changed does nothing; the next one acts. */
static void
late_key_is_refused(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	fixture_app()->grace_ms = 600000;
	keys("a");
	point_to("L-0304");
	wait_for("case 4/12");
	keys("a");
	expect_no_text("STAGED");
	expect_text("changed just before that key");
	keys("a Enter");
	assert_int_equal(fixture_decisions(), 1);
	expect_text("Recorded: L-0304");
}

/* And a key that comes before the screen has noticed. */
static void
early_key_is_refused(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	point_to("L-0304");
	keys("a");
	expect_no_text("STAGED");
	expect_text("by desk meanwhile");
	expect_text("case 4/12");
}

/* The other session records what this one looks at. */
static void
decision_of_others_appears(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct proposal p;
	struct decided d;

	(void)state;
	open_meeting(&case_screen);
	fixture_app()->grace_ms = 600000;
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "not-at-risk";
	assert_true(decide(two, FIXTURE_MEETING, "L-0301", &p, NULL, NULL, &a,
	    &d, &e));
	arena_release(&a);
	wait_for("RECORDED");
	expect_text("The decision about L-0301 was just recorded");
	keys("u");
	assert_int_equal(fixture_decisions(), 1);
}

/* What is selected is the case, not its row. */
static void
selection_stays_on_the_case(void **state)
{
	static const char order[] = "L-0305;L-0304;L-0303;L-0302;L-0301;"
	    "L-0306;L-0307;L-0308;L-0309;L-0310;L-0311;L-0312";
	struct err e = ERR_INIT;
	const char *path;

	(void)state;
	fixture_register_file(&path);
	two = fixture_second(path, MINUTE_TAKER);
	fixture_start(&agenda_screen, 24, 80);
	keys("Down");
	assert_non_null(strstr(row_text(cursor_row()), "L-0302"));
	assert_true(agenda_order(two, FIXTURE_MEETING, order, &e));
	wait_for(" 1  14:00 L-0305");
	assert_non_null(strstr(row_text(cursor_row()), "L-0302"));
	assert_non_null(strstr(row_text(cursor_row()), " 4 "));
}

/* Not while a question is open; then at once. */
static void
questions_are_left_alone(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	keys("g");
	point_to("L-0304");
	for (int i = 0; i < 8; i++)
		ui_step(harness_ui(), 20);
	settle();
	expect_text("case 1/12");
	keys("Esc");
	wait_for("case 4/12");
}

/* What the other session does to each list of the office. */

static bool
new_person(struct err *e)
{
	struct arena a = ARENA_INIT;
	struct person p;
	bool ok;

	record_clear(&person_record, &p);
	p.id = db_new_id(two, &a);
	p.code = "AAA";
	p.name = "Test AAA";
	p.role = "school-group";
	ok = db_insert(two, &person_record, &p, e);
	arena_release(&a);
	return ok;
}

static bool
new_school(struct err *e)
{
	struct school x;

	record_clear(&school_record, &x);
	x.urn = "120240";
	x.name = "Aylestone Test School";
	return db_insert(two, &school_record, &x, e);
}

static bool
new_meeting(struct err *e)
{
	struct meeting m;
	struct arena a = ARENA_INIT;
	bool ok = meeting_new(two, "core", day_of(2025, 11, 5), "14:00", &a,
	    &m, e);

	arena_release(&a);
	return ok;
}

static bool
new_policy(struct err *e)
{
	return setting_set(two, "idle-lock", "15", e);
}

static bool
new_state(struct err *e)
{
	return referral_withdraw(two, "L-0302", "school", "school", e);
}

static bool
new_place(struct err *e)
{
	struct arena a = ARENA_INIT;
	struct placement p;
	struct dossier d;
	bool ok;

	record_clear(&placement_record, &p);
	p.id = db_new_id(two, &a);
	p.provision = "reset";
	p.group_code = "A";
	p.start_on = day_of(2025, 11, 3);
	p.end_on = day_of(2025, 12, 19);
	p.state = PLACE_ACTIVE;
	ok = dossier_load(two, "L-0303", &a, &d, e);
	p.referral_id = d.referral.id;
	ok = ok && db_insert(two, &placement_record, &p, e);
	arena_release(&a);
	return ok;
}

static const struct {
	const struct screen_ops *root;
	const char *to;		/* keys that select a row */
	bool (*act)(struct err *);
	const char *shows;
} offices[] = {
	{ &people_screen, "Down", new_person, "AAA      Test AAA" },
	{ &schools_screen, "Down", new_school, "Aylestone Test School" },
	{ &meetings_screen, "Up", new_meeting, "core-2025-11-05" },
	{ &settings_screen, "Down Down", new_policy, "15  (register)" },
	{ &referrals_screen, "Down Down", new_state, "withdrawn" },
	{ &places_screen, "Down", new_place,
	    "1 of 5        0        0      19" },
};

/* What another session does is seen, and the same row stays selected. */
static void
the_office_is_followed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof offices / sizeof offices[0]; i++) {
		struct err e = ERR_INIT;
		const char *path;
		char row[20];

		fixture_register_file(&path);
		two = fixture_second(path, MINUTE_TAKER);
		fixture_start(offices[i].root, 24, 80);
		keys(offices[i].to);
		strlcpy(row, row_text(cursor_row()), sizeof row);
		expect_no_text(offices[i].shows);
		if (!offices[i].act(&e))
			fail_msg("%s: %s", offices[i].root->name, e.text);
		wait_for(offices[i].shows);
		assert_non_null(strstr(row_text(cursor_row()), row));
		fixture_stop();
	}
}

static void
one_referral_is_followed(void **state)
{
	struct err e = ERR_INIT;
	const char *path;

	(void)state;
	fixture_register_file(&path);
	two = fixture_second(path, MINUTE_TAKER);
	fixture_start(&referrals_screen, 24, 80);
	keys("/");
	type_text("L-0302");
	keys("Enter Enter");
	expect_text(" Referral  L-0302");
	expect_no_text("withdrawn");
	assert_true(new_state(&e));
	wait_for("withdrawn");
}

/* Our own acts, once painted, leave nothing to wake up for. */
static void
own_acts_wake_nobody(void **state)
{
	(void)state;
	open_meeting(&case_screen);
	keys("a");
	assert_false(changes_take(&fixture_app()->changes));
	assert_int_equal(harness_ui()->alarm, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reload_reads_one_state, stop),
		cmocka_unit_test_teardown(only_the_case_at_hand_is_judged,
		    stop),
		cmocka_unit_test_teardown(lines_of_others_appear, stop),
		cmocka_unit_test_teardown(other_cases_do_not_disturb, stop),
		cmocka_unit_test_teardown(gavel_is_followed, stop),
		cmocka_unit_test_teardown(late_key_is_refused, stop),
		cmocka_unit_test_teardown(early_key_is_refused, stop),
		cmocka_unit_test_teardown(decision_of_others_appears, stop),
		cmocka_unit_test_teardown(selection_stays_on_the_case, stop),
		cmocka_unit_test_teardown(questions_are_left_alone, stop),
		cmocka_unit_test_teardown(the_office_is_followed, stop),
		cmocka_unit_test_teardown(one_referral_is_followed, stop),
		cmocka_unit_test_teardown(own_acts_wake_nobody, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
