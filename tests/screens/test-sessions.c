/*
 * Screens beside other sessions: what they show comes from one state of the
 * register and holds nobody up while a key is awaited.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db/stmt.h"
#include "screens/screens.h"
#include "src/domain/meeting.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reload_reads_one_state, stop),
		cmocka_unit_test_teardown(only_the_case_at_hand_is_judged,
		    stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
