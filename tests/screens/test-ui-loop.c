/*
 * The stack, the loop and the keys of the toolkit, on the demo program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "screens/ui/keymap.h"
#include "screens/ui/loop.h"
#include "tests/screens/demo.h"

static void
list_is_drawn(void **state)
{
	(void)state;
	demo_start(24, 80);
	golden("ui-list");
	keys("Down Down");
	golden("ui-list-moved");
	assert_int_equal(cursor_row(), 4);
	assert_int_equal(cursor_col(), 0);
}

/* A moved marker is two cells and the cursor. */
static void
moving_the_marker_is_cheap(void **state)
{
	(void)state;
	demo_start(24, 80);
	for (int i = 0; i < 15; i++)
		keys("Down");
	assert_true(most_bytes() <= 40);
}

static void
held_keys_paint_once(void **state)
{
	char held[3 * 200];

	(void)state;
	demo_start(24, 80);
	for (int i = 0; i < 200; i++)
		memcpy(held + 3 * i, "\033OB", 3);
	send_bytes(held, sizeof held);
	expect_text("> L-0346");
	assert_true(last_bytes() < 2000);
}

static void
unknown_key_is_answered(void **state)
{
	(void)state;
	demo_start(24, 80);
	keys("z");
	expect_text("z does nothing here. Press ? for help.");
	keys("F9");
	expect_text("F9 does nothing here. Press ? for help.");
	keys("Down");
	expect_no_text("does nothing");
}

static void
greyed_key_says_why(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 120);
	expect_text("(u Undo)");
	keys("u");
	expect_text("Nothing was decided yet, so there is nothing to take");
	keys("a");
	assert_int_equal(app->runs, 1);
	expect_no_text("(u Undo)");
	keys("u");
	assert_int_equal(app->runs, 0);
}

/* Letters and digits of a sequence that nobody knows must not act. */
static void
unknown_sequences_do_not_act(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	send_bytes("\033[99;7a", 7);
	send_bytes("\033a", 2);
	send_bytes("\033[<0;3;4M", 9);
	send_bytes("\033]0;aaa\a", 8);
	assert_int_equal(app->runs, 0);
	expect_text("That key does nothing here.");
	keys("a");
	assert_int_equal(app->runs, 1);
}

/* One bad byte must not swallow the keys after it. */
static void
bad_bytes_swallow_nothing(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	send_bytes("\351aaa", 4);
	assert_int_equal(app->runs, 3);
	send_bytes("\xE2\x82", 2);
	send_bytes("a", 1);
	assert_int_equal(app->runs, 4);
}

static void
paste_outside_text_is_refused(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	paste("aaa\r\003qd2");
	assert_int_equal(app->runs, 0);
	expect_text("The paste was refused");
	expect_text("Demo  30 rows");
	keys("a");
	assert_int_equal(app->runs, 1);
}

static void
paste_into_text(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("n");
	paste("one\r\ntwo\033[31m\003");
	expect_text("one two");
	type_text("q?");
	assert_non_null(strstr(app->saved, "q?"));
}

/* The end mark of a paste may come in pieces, and text may look like it. */
static void
paste_in_pieces(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("n");
	send_bytes("\033[200~", 6);
	send_bytes("x\033[20", 5);
	send_bytes("0y\033[201", 7);
	send_bytes("~z", 2);
	assert_non_null(strstr(app->saved, "y"));
	assert_int_equal(app->saved[strlen(app->saved) - 1], 'z');
	assert_null(strstr(app->saved, "201"));
}

static void
drafts_are_saved_at_each_batch(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("n");
	type_text("SENCo shares");
	assert_string_equal(app->saved, "SENCo shares");
	assert_int_equal(app->saves, 1);
	app->disk_full = true;
	type_text(" risk");
	expect_text("NOT SAVED. The disk is full");
	assert_string_equal(app->saved, "SENCo shares");
	app->disk_full = false;
	settle();
	assert_string_equal(app->saved, "SENCo shares risk");
	expect_no_text("NOT SAVED");
}

static void
hang_up_saves_and_ends(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("n");
	app->disk_full = true;
	type_text("half typed");
	app->disk_full = false;
	harness_hang_up();
	assert_int_equal(harness_ui()->end, UI_HUNG_UP);
	assert_string_equal(app->saved, "half typed");
}

static void
closing_the_last_screen_ends(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("q");
	assert_int_equal(harness_ui()->end, UI_QUIT);
	assert_int_equal(app->closes, 1);
}

static void
failed_reload_keeps_the_screen(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	app->reload_fails = true;
	keys("g");
	expect_text("Another session is writing.");
	expect_text("> L-0317");
	app->reload_fails = false;
	keys("g");
	expect_no_text("Another session");
}

static void
typeahead_is_dropped(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	send_bytes("axaaa", 5);
	assert_int_equal(app->runs, 1);
	keys("a");
	assert_int_equal(app->runs, 2);
}

/* What is dropped may hold the start of a paste; its rest is no keys. */
static void
dropped_paste_does_not_act(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	send_bytes("x\033[200~aa", 9);
	send_bytes("aaa\033[201~", 9);
	assert_int_equal(app->runs, 0);
	keys("a");
	assert_int_equal(app->runs, 1);
}

static void
ticks_come_once(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	assert_int_equal(ui_next_wake(harness_ui()), 0);
	keys("w");
	settle();
	settle();
	assert_int_equal(app->ticks, 1);
	assert_int_equal(ui_next_wake(harness_ui()), 0);
}

static void
alarm_rings_once(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	ui_set_alarm(harness_ui(), ui_now() + 60000);
	settle();
	assert_int_equal(app->ticks, 0);
	ui_set_alarm(harness_ui(), ui_now());
	settle();
	settle();
	assert_int_equal(app->ticks, 1);
	expect_text("The alarm rang.");
}

static void
read_one(int fd, void *arg)
{
	char *c = arg;

	assert_int_equal(read(fd, c, 1), 1);
}

static void
watches_are_called(void **state)
{
	int fd[2];
	char got = 0;

	(void)state;
	demo_start(24, 80);
	assert_int_equal(pipe(fd), 0);
	assert_true(ui_watch(harness_ui(), fd[0], read_one, &got));
	settle();
	assert_int_equal(got, 0);
	assert_int_equal(write(fd[1], "x", 1), 1);
	settle();
	assert_int_equal(got, 'x');
	ui_unwatch(harness_ui(), fd[0]);
	assert_int_equal(write(fd[1], "y", 1), 1);
	settle();
	assert_int_equal(got, 'x');
	close(fd[0]);
	close(fd[1]);
}

static void
palette_runs_by_name(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys(":");
	golden("ui-palette");
	type_text("acc");
	keys("Enter");
	assert_int_equal(app->runs, 1);
	keys(":");
	type_text("take");
	keys("Tab");
	expect_text(":take-back");
	keys("Enter");
	assert_int_equal(app->runs, 0);
	keys(":");
	type_text("take");
	keys("Enter");
	expect_text("Nothing was decided yet");
	keys(":");
	type_text("nonsense");
	expect_text("No command begins so.");
	keys("Enter");
	expect_text("No command begins with \"nonsense\".");
	keys("Esc");
	expect_no_text("No command");
}

static void
help_reads_the_tables(void **state)
{
	(void)state;
	demo_start(30, 80);
	keys("?");
	golden("ui-help");
	keys("q F1");
	expect_text("Keys of this screen");
}

static void
footer_keeps_help_and_back(void **state)
{
	(void)state;
	demo_start(24, 120);
	expect_text("g Look again  c Case  n Write  ? Help  q Back");
	resize(24, 80);
	expect_text("? Help  q Back");
	resize(24, 61);
	expect_text("? Help  q Back");
	expect_no_text("n Write");
	resize(24, 30);
	expect_text("? Help  q Back");
	resize(24, 16);
	expect_text("? Help  q Back");
	/* Where letters are typed, only keys that are none. */
	resize(24, 80);
	keys("n");
	expect_text("Esc Back  F1 Help");
}

static void
small_windows_ask_for_room(void **state)
{
	(void)state;
	demo_start(24, 80);
	resize(10, 50);
	expect_text("Please make this window larger");
	resize(1, 40);
	expect_text("Please make this window larger");
	resize(1, 1);
	resize(15, 60);
	expect_no_text("Please make");
	expect_text("> L-0317");
}

static void
redraw_paints_everything(void **state)
{
	size_t page;

	(void)state;
	demo_start(24, 80);
	page = all_bytes();
	keys("Ctrl-L");
	assert_true(last_bytes() > page / 2);
}

static void
no_colour_when_not_wanted(void **state)
{
	(void)state;
	demo_start_with((struct harness){ .no_colour = true });
	golden("ui-list-mono");
	keys("z d 3");
	expect_text("This scheme has no other service.");
}

static void
plain_ascii_without_utf8(void **state)
{
	static const char *const rows[] = { "Zo\xC3\xAB\xE2\x80\xA6",
	    "\xE6\xBC\xA2" };
	struct app *app;

	(void)state;
	app = demo_start_with((struct harness){ .locale = "C" });
	expect_text("This session is not set to UTF-8");
	app->rows = rows;
	app->count = 2;
	keys("g");
	expect_text("> Zoe...");
	expect_text("  ?  ");
}

static void
unknown_terminal_is_taken_for_xterm(void **state)
{
	(void)state;
	demo_start_with((struct harness){ .type = "no-such-terminal" });
	expect_text("The terminal \"no-such-terminal\" is unknown here and "
	    "used as xterm-256color.");
	keys("Down");
	expect_text("> L-0318");
}

static void
tables_are_sound(void **state)
{
	static const struct binding bad[] = {
		{ "a b", "one", NULL, "One", ui_act_back, NULL },
		{ "b Hyper", "one", NULL, "", NULL, NULL },
		{ 0 }
	};
	struct buf faults = BUF_INIT;

	(void)state;
	keymap_check("demo", demo_list.keys, NULL, &faults);
	keymap_check("form", demo_form.keys, NULL, &faults);
	keymap_check("global", demo_global, NULL, &faults);
	assert_string_equal(buf_text(&faults), "");
	keymap_check("bad", bad, NULL, &faults);
	assert_string_equal(buf_text(&faults),
	    "bad: two rows are named one\n"
	    "bad: b does both one and one\n"
	    "bad: one has no help\n"
	    "bad: one does nothing\n"
	    "bad: one: there is no key Hyper\n");
	buf_release(&faults);
}

static void
keys_have_names(void **state)
{
	static const char *const names[] = { "Down", "PageDown", "Enter",
	    "Esc", "Tab", "BackTab", "Space", "Backspace", "F5", "F12",
	    "Ctrl-L", "a", "0", "?", "\xC4\x82" };
	static const char *const wrong[] = { "", "ab", "down", "F13",
	    "Ctrl-l", "Ctrl-", "that key", " ", "\xFF" };
	char name[KEY_NAME_SIZE];
	struct key k = { PRESS_NONE, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_true(key_parse(names[i], &k));
		assert_string_equal(key_word(k, name), names[i]);
		assert_true(key_among(k, names[i]));
	}
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_false(key_parse(wrong[i], &k));
	k = (struct key){ PRESS_CHAR, 'j' };
	assert_true(key_among(k, "Down j"));
	assert_false(key_among(k, "Down jj"));
}

/* Two hundred screens at random sizes and thousands of random keys. */
static void
random_keys_and_sizes(void **state)
{
	static const char *const some[] = { "Down", "Up", "PageDown", "End",
	    "Home", "Enter", "Esc", "a", "d", "m", "p", "i", "u", "r", "g",
	    "c", "n", "x", ":", "?", "1", "2", "0", "9", "Tab", "Backspace",
	    "Left", "Right", "Space", "Ctrl-W", "Ctrl-L", "F1", "Delete" };
	unsigned seed = 20251112;
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	for (int i = 0; i < 4000; i++) {
		seed = seed * 1103515245u + 12345u;
		if (seed >> 16 & 31)
			keys(some[(seed >> 8) % (sizeof some /
			    sizeof some[0])]);
		else
			resize(1 + (int)(seed >> 4 & 63) % 40,
			    1 + (int)(seed >> 8 & 255) % 130);
		assert_int_equal(harness_ui()->end, UI_RUNS);
		if (i % 20 == 0)
			expect_true_picture();
	}
	assert_true(app->batches >= 4000);
}

/* Random bytes, with what matters to the reader among them. */
static void
random_bytes(void **state)
{
	static const char *const some[] = { "\033", "\033[", "\033[200~",
	    "\033[201~", "\033O", "\xC3", "\xA9", "\xF0\x9F", "\033]", "\a",
	    "a", "n", "2", "\r", "\177", "\033[1;5", "A", "\xFF", "d", "0" };
	unsigned seed = 7;

	(void)state;
	demo_start(24, 80);
	for (int i = 0; i < 6000; i++) {
		char chunk[64];
		size_t n = 0;

		for (int k = 0; k < 4; k++) {
			const char *s;

			seed = seed * 1103515245u + 12345u;
			s = some[(seed >> 8) % (sizeof some /
			    sizeof some[0])];
			memcpy(chunk + n, s, strlen(s));
			n += strlen(s);
		}
		send_bytes(chunk, n);
		if (harness_ui()->end != UI_RUNS)
			demo_start(24, 80);
	}
}

static int
stop(void **state)
{
	(void)state;
	harness_stop();
	return 0;
}

#define SCREEN_TEST(f) cmocka_unit_test_teardown(f, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCREEN_TEST(list_is_drawn),
		SCREEN_TEST(moving_the_marker_is_cheap),
		SCREEN_TEST(held_keys_paint_once),
		SCREEN_TEST(unknown_key_is_answered),
		SCREEN_TEST(greyed_key_says_why),
		SCREEN_TEST(unknown_sequences_do_not_act),
		SCREEN_TEST(bad_bytes_swallow_nothing),
		SCREEN_TEST(paste_outside_text_is_refused),
		SCREEN_TEST(paste_into_text),
		SCREEN_TEST(paste_in_pieces),
		SCREEN_TEST(drafts_are_saved_at_each_batch),
		SCREEN_TEST(hang_up_saves_and_ends),
		SCREEN_TEST(closing_the_last_screen_ends),
		SCREEN_TEST(failed_reload_keeps_the_screen),
		SCREEN_TEST(typeahead_is_dropped),
		SCREEN_TEST(dropped_paste_does_not_act),
		SCREEN_TEST(ticks_come_once),
		SCREEN_TEST(alarm_rings_once),
		SCREEN_TEST(watches_are_called),
		SCREEN_TEST(palette_runs_by_name),
		SCREEN_TEST(help_reads_the_tables),
		SCREEN_TEST(footer_keeps_help_and_back),
		SCREEN_TEST(small_windows_ask_for_room),
		SCREEN_TEST(redraw_paints_everything),
		SCREEN_TEST(no_colour_when_not_wanted),
		SCREEN_TEST(plain_ascii_without_utf8),
		SCREEN_TEST(unknown_terminal_is_taken_for_xterm),
		SCREEN_TEST(tables_are_sound),
		SCREEN_TEST(keys_have_names),
		SCREEN_TEST(random_keys_and_sizes),
		SCREEN_TEST(random_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
