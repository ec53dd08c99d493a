/*
 * The parts that screens are made of: list, entry, editor, chooser, prompt
 * and pager.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/ui/editor.h"
#include "screens/ui/entry.h"
#include "screens/ui/list.h"
#include "screens/ui/pager.h"
#include "tests/screens/demo.h"

#define E_ACUTE "e\xCC\x81"
#define HAN "\xE6\xBC\xA2"

static struct event
event_of(const char *name)
{
	struct event ev = { .kind = EVENT_KEY };

	assert_true(key_parse(name, &ev.key));
	return ev;
}

/* Lists. */

static void
list_moves(void **state)
{
	struct list l = { .count = 45 };
	static const struct { const char *key; int selected; } row[] = {
		{ "Up", 0 }, { "Down", 1 }, { "PageDown", 21 },
		{ "PageDown", 41 }, { "PageDown", 44 }, { "Down", 44 },
		{ "PageUp", 24 }, { "Home", 0 }, { "End", 44 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		assert_int_equal(list_key(&l, event_of(row[i].key).key, 20),
		    LIST_MOVED);
		assert_int_equal(l.selected, row[i].selected);
	}
	assert_int_equal(list_key(&l, event_of("j").key, 20), LIST_NOT_MINE);
	assert_int_equal(list_key(&l, event_of("Enter").key, 20),
	    LIST_NOT_MINE);
	assert_int_equal(list_top(&l, 20), 40);
	list_set_count(&l, 3);
	assert_int_equal(l.selected, 2);
	list_set_count(&l, 0);
	assert_int_equal(l.selected, 0);
	list_key(&l, event_of("Down").key, 20);
	assert_int_equal(l.selected, 0);
}

/* A window of a larger set asks for more at its ends. */
static void
list_asks_for_more(void **state)
{
	struct list l = { .count = 40, .selected = 39 };
	char out[32];

	(void)state;
	assert_int_equal(list_key_window(&l, event_of("Down").key, 20, false,
	    true), LIST_BELOW);
	assert_int_equal(l.selected, 39);
	assert_int_equal(list_key_window(&l, event_of("Down").key, 20, false,
	    false), LIST_MOVED);
	list_select(&l, 5);
	assert_int_equal(list_key_window(&l, event_of("PageUp").key, 20, true,
	    false), LIST_ABOVE);
	assert_int_equal(list_key_window(&l, event_of("Home").key, 20, true,
	    false), LIST_ABOVE);
	assert_string_equal(list_position(&l, true, out), "6 of 40+");
}

static void
empty_list_says_so(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	app->count = 0;
	keys("g");
	expect_text("There is nothing here yet. Press n to add something.");
	keys("Down End PageUp");
	assert_int_equal(cursor_row(), 2);
}

/* Entries. */

static void
press(struct entry *f, const char *names)
{
	char name[32];

	for (; *names != '\0'; names += strspn(names, " ")) {
		size_t n = strcspn(names, " ");
		struct event ev;

		memcpy(name, names, n);
		name[n] = '\0';
		ev = event_of(name);
		assert_true(entry_event(f, &ev));
		names += n;
	}
}

static void
entry_edits_by_cluster(void **state)
{
	struct entry f = { .limit = 0 };

	(void)state;
	entry_set(&f, "caf" E_ACUTE "x");
	press(&f, "Left Left");
	assert_int_equal(f.cursor, 3);
	press(&f, "Delete");
	assert_string_equal(entry_text(&f), "cafx");
	press(&f, "End Space a b Space c d Ctrl-W");
	assert_string_equal(entry_text(&f), "cafx ab ");
	press(&f, "Ctrl-W");
	assert_string_equal(entry_text(&f), "cafx ");
	press(&f, "Home Right Ctrl-K");
	assert_string_equal(entry_text(&f), "c");
	press(&f, "Backspace Backspace Delete Left Right");
	assert_string_equal(entry_text(&f), "");
	entry_set(&f, "one two");
	press(&f, "Left Left Left Ctrl-U");
	assert_string_equal(entry_text(&f), "two");
	assert_int_equal(f.cursor, 0);
	entry_release(&f);
}

/* A mark that is typed after its letter stays with it. */
static void
entry_keeps_marks(void **state)
{
	struct entry f = { .limit = 0 };

	(void)state;
	press(&f, "e \xCC\x81 t");
	assert_string_equal(entry_text(&f), E_ACUTE "t");
	press(&f, "Left Left Delete");
	assert_string_equal(entry_text(&f), "t");
	entry_release(&f);
}

static void
entry_has_a_limit(void **state)
{
	struct entry f = { .limit = 5 };
	const char *text = "abc" E_ACUTE;
	struct event ev = { .kind = EVENT_PASTE, .text = text,
	    .len = strlen(text) };

	(void)state;
	assert_true(entry_event(&f, &ev));
	assert_string_equal(entry_text(&f), "abc");
	assert_true(f.full);
	press(&f, "d e");
	assert_false(f.full);
	press(&f, "f");
	assert_true(f.full);
	assert_string_equal(entry_text(&f), "abcde");
	entry_release(&f);
}

static void
entry_scrolls(void **state)
{
	(void)state;
	demo_start(24, 60);
	keys("n");
	for (int i = 0; i < 12; i++)
		type_text("0123456789");
	golden("ui-entry-scrolled");
	assert_true(cursor_col() < 60);
	keys("Home");
	expect_text("Line 01234");
	assert_int_equal(cursor_col(), 6);
}

/* Editors. */

static void
type_into(struct editor *ed, const char *names)
{
	char name[32];

	for (; *names != '\0'; names += strspn(names, " ")) {
		size_t n = strcspn(names, " ");
		struct event ev;

		memcpy(name, names, n);
		name[n] = '\0';
		ev = event_of(name);
		assert_true(editor_event(ed, &ev, 5, 11));
		names += n;
	}
}

static void
editor_keeps_lines_and_blanks(void **state)
{
	struct editor ed = EDITOR_INIT;
	struct event tab = event_of("Tab"), esc = event_of("Esc");

	(void)state;
	type_into(&ed, "a Space Enter Enter b Space Space");
	assert_string_equal(editor_text(&ed), "a \n\nb  ");
	type_into(&ed, "Backspace Backspace Backspace Backspace Backspace");
	assert_string_equal(editor_text(&ed), "a ");
	assert_false(editor_event(&ed, &tab, 5, 11));
	assert_false(editor_event(&ed, &esc, 5, 11));
	editor_release(&ed);
}

/* Eleven columns: rows of ten cells. */
static void
editor_moves_by_rows(void **state)
{
	struct editor ed = EDITOR_INIT;

	(void)state;
	editor_set(&ed, "one two three four\n\nlast line");
	type_into(&ed, "Up");			/* the empty line */
	assert_int_equal(ed.cursor, 19);
	type_into(&ed, "Up");			/* "three four": column kept */
	assert_int_equal(ed.cursor, 8 + 9);
	type_into(&ed, "Up");			/* "one two": its end */
	assert_int_equal(ed.cursor, 7);
	type_into(&ed, "Down Home");
	assert_int_equal(ed.cursor, 8);
	type_into(&ed, "End");
	assert_int_equal(ed.cursor, 18);
	type_into(&ed, "PageDown");
	assert_int_equal(ed.cursor, strlen(editor_text(&ed)));
	type_into(&ed, "PageUp PageUp");
	assert_int_equal(ed.cursor, 0);
	type_into(&ed, "Ctrl-K");
	assert_string_equal(editor_text(&ed), "\n\nlast line");
	editor_release(&ed);
}

static void
editor_takes_pastes(void **state)
{
	struct editor ed = { .limit = 10, .column = -1 };
	struct event ev = { .kind = EVENT_PASTE, .text = "one\ntwo\nthree",
	    .len = 13 };

	(void)state;
	assert_true(editor_event(&ed, &ev, 5, 20));
	assert_string_equal(editor_text(&ed), "one\ntwo\nth");
	assert_true(ed.full);
	editor_release(&ed);
}

struct editor_state {
	struct editor ed;
};

static void
editor_screen_draw(const struct screen *s, struct canvas *c)
{
	const struct editor_state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 2, c->rows - 2, c->cols - 4);

	canvas_title(c, "Line");
	editor_draw(&st->ed, &body, true);
}

static bool
editor_screen_input(struct screen *s, const struct event *ev)
{
	struct editor_state *st = s->state;

	return editor_event(&st->ed, ev, s->rows - 2, s->cols - 4);
}

static void
editor_screen_close(struct screen *s)
{
	struct editor_state *st = s->state;

	editor_release(&st->ed);
}

static const struct screen_ops editor_screen = {
	.name = "editor", .state_size = sizeof(struct editor_state),
	.draw = editor_screen_draw, .input = editor_screen_input,
	.close = editor_screen_close,
};

static void
editor_is_drawn(void **state)
{
	(void)state;
	demo_start_with((struct harness){ .rows = 16, .cols = 60,
	    .root = &editor_screen });
	paste("The SENCo shares the risk assessment with the school by "
	    "Friday, and the family is told.\n\n" HAN HAN " caf" E_ACUTE);
	golden("ui-editor");
	for (int i = 0; i < 40; i++)
		keys("Enter");
	golden("ui-editor-scrolled");
	for (int rows = 1; rows < 6; rows++)
		for (int cols = 1; cols < 9; cols++)
			resize(rows, cols);
}

/* Choosers. */

static void
chooser_takes_one_digit(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("d");
	golden("ui-chooser");
	keys("2");
	assert_string_equal(app->chosen, "1: Criteria not met");
	expect_no_text("Decline: why?");
}

static void
chooser_lets_nothing_else_act(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("d a");
	assert_int_equal(app->runs, 0);
	expect_text("Choose 1 to 4, or leave with Esc.");
	keys("5 0 ? : Enter Down F5");
	expect_text("Decline: why?");
	paste("2");
	expect_text("The paste was refused");
	keys("3");
	expect_text("This scheme has no other service.");
	assert_string_equal(app->chosen, "");
	keys("Esc");
	assert_string_equal(app->chosen, "cancelled 1");
	keys("d Backspace d q");
	assert_int_equal(harness_ui()->depth, 1);
}

static void
chooser_opens_the_rest(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("m");
	golden("ui-chooser-more");
	keys("0");
	golden("ui-chooser-list");
	keys("PageDown Down Up Enter");
	assert_string_equal(app->chosen, "4: Person 21");
}

static void
chooser_goes_on_with_letters(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("p");
	golden("ui-chooser-letters");
	keys("a");
	assert_string_equal(app->chosen, "2: Person 10");
	keys("p r");			/* no row is called q */
	assert_string_equal(app->chosen, "2: Person 26");
	/* Where there is less room the labels end, and 0 has the rest. */
	resize(8, 60);
	keys("p");
	expect_text("0 19 more");
	keys("0 End Enter");
	assert_string_equal(app->chosen, "2: Person 30");
}

static void
chooser_takes_several(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("i Enter");
	expect_text("Nothing is marked.");
	keys("1 4 2 2");
	expect_text("[x] Withdrawn by the school");
	keys("Enter");
	assert_string_equal(app->chosen, "0 3 ");
}

/* Prompts. */

static void
prompt_wants_the_exact_words(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("r");
	golden("ui-prompt");
	type_text("release core");
	keys("Enter");
	expect_text("Nothing was done: the words must be exactly");
	paste("-2025-11-12");
	expect_text("The paste was refused");
	type_text("-2025-11-12 ");
	keys("Enter");
	assert_string_equal(app->chosen, "5: release core-2025-11-12");
}

static void
prompt_takes_a_line(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("c Enter");
	expect_text("Type an answer, or leave with Esc.");
	type_text(" 12 ");
	keys("Enter");
	assert_string_equal(app->chosen, "6: 12");
	keys("c");
	type_text("1234567890123");
	expect_text("There is no room for more text here.");
	keys("Esc");
	assert_string_equal(app->chosen, "cancelled 6");
}

/* An answer that is no good is mended where it was typed: no key of it acts
 * on the screen below. */
static void
prompt_stays_when_the_answer_is_no_good(void **state)
{
	struct app *app;

	(void)state;
	app = demo_start(24, 80);
	keys("c");
	type_text("?7");
	keys("Enter");
	golden("ui-prompt-again");
	type_text("a");
	assert_int_equal(app->runs, 0);
	expect_text("?7a");
	expect_text("“?7” is no case. Type its number.");
	keys("Ctrl-U 1 2 Enter");
	assert_string_equal(app->chosen, "6: 12");
	expect_no_text("is no case");
	keys("a");
	assert_int_equal(app->runs, 1);
}

/* Pagers. */

static const struct ui_span heading[] = { { STYLE_HEADING, "Action plan" } };
static const struct ui_span blank[] = { { STYLE_PLAIN, "" } };
static const struct ui_span action[] = {
	{ STYLE_STRONG, "1. " },
	{ STYLE_PLAIN, "The school shares the risk assessment with the " },
	{ STYLE_EMPHASIS, "outreach teacher" },
	{ STYLE_PLAIN, " before the first visit. Owner: SENCo, by 21 Nov." },
};
static const struct ui_span caf[] = { { STYLE_PLAIN, "Caf\xC3\xA9" } };

static void
open_text(int rows, int cols)
{
	struct ui_line lines[60];

	for (int i = 0; i < 60; i++)
		lines[i] = (struct ui_line){ .spans = blank, .count = 1 };
	lines[0] = (struct ui_line){ .spans = heading, .count = 1 };
	lines[2] = (struct ui_line){ .spans = action, .count = 4,
	    .indent = 3 };
	lines[50] = (struct ui_line){ .spans = caf, .count = 1 };
	demo_start(rows, cols);
	assert_true(ui_open(harness_ui(), &pager_screen,
	    &(struct pager_question){ .title = "Plan L-0317",
	    .lines = lines, .count = 60 }));
	settle();
}

static void
pager_wraps_and_scrolls(void **state)
{
	(void)state;
	open_text(16, 60);
	golden("ui-pager");
	keys("Down");
	expect_no_text("Action plan");
	keys("Up PageDown Home");
	expect_text("Action plan");
	keys("End Up PageUp Home q");
	expect_text("Demo  30 rows");
}

static void
pager_finds(void **state)
{
	(void)state;
	open_text(24, 80);
	keys("n");
	expect_text("Press / and type what to find first.");
	keys("/");
	type_text("cafe");
	expect_text("/cafe");
	keys("Enter");
	expect_text("Caf\xC3\xA9");
	assert_string_equal(row_text(cursor_row()), " Caf\xC3\xA9");
	keys("/");
	type_text("OUTREACH");
	keys("Enter");
	expect_text("outreach teacher");
	keys("/");
	type_text("nowhere");
	keys("Enter");
	expect_text("\"nowhere\" was not found.");
	keys("/");
	assert_string_equal(row_text(21), " /");
	keys("Esc");
	assert_string_equal(row_text(21), "");
}

static void
pager_at_any_size(void **state)
{
	(void)state;
	open_text(24, 80);
	for (int rows = 1; rows < 9; rows++)
		for (int cols = 1; cols < 14; cols++) {
			resize(rows, cols);
			keys("PageDown");
		}
}

static int
in_utf8(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	harness_stop();
	return 0;
}

#define TEXT_TEST(f) cmocka_unit_test_setup(f, in_utf8)
#define SCREEN_TEST(f) cmocka_unit_test_teardown(f, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(list_moves),
		TEXT_TEST(list_asks_for_more),
		SCREEN_TEST(empty_list_says_so),
		TEXT_TEST(entry_edits_by_cluster),
		TEXT_TEST(entry_keeps_marks),
		TEXT_TEST(entry_has_a_limit),
		SCREEN_TEST(entry_scrolls),
		TEXT_TEST(editor_keeps_lines_and_blanks),
		TEXT_TEST(editor_moves_by_rows),
		TEXT_TEST(editor_takes_pastes),
		SCREEN_TEST(editor_is_drawn),
		SCREEN_TEST(chooser_takes_one_digit),
		SCREEN_TEST(chooser_lets_nothing_else_act),
		SCREEN_TEST(chooser_opens_the_rest),
		SCREEN_TEST(chooser_goes_on_with_letters),
		SCREEN_TEST(chooser_takes_several),
		SCREEN_TEST(prompt_wants_the_exact_words),
		SCREEN_TEST(prompt_takes_a_line),
		SCREEN_TEST(prompt_stays_when_the_answer_is_no_good),
		SCREEN_TEST(pager_wraps_and_scrolls),
		SCREEN_TEST(pager_finds),
		SCREEN_TEST(pager_at_any_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
