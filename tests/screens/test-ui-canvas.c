/*
 * The door to the terminal: clusters, widths, wrapping, and what a canvas
 * lets through.  Clusters are those of Unicode's annex 29, breaks those of
 * annex 14; widths are of characters that nobody disputes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/ui/cells.h"
#include "screens/ui/wrap.h"
#include "src/base/buf.h"
#include "tests/screens/harness.h"

#define E_ACUTE "e\xCC\x81"		/* e and a combining acute accent */
#define HAN "\xE6\xBC\xA2"		/* two cells */
#define RLO "\xE2\x80\xAE"		/* right-to-left override */
#define ZWSP "\xE2\x80\x8B"
#define ZWJ "\xE2\x80\x8D"
#define BOM "\xEF\xBB\xBF"
#define SHY "\xC2\xAD"
#define CSI_C1 "\xC2\x9B"
#define BAD "\xEF\xBF\xBD"		/* U+FFFD */

static void
clusters(void **state)
{
	static const struct { const char *text; size_t first; } row[] = {
		{ "ab", 1 },
		{ E_ACUTE "t", 3 },
		{ "\xC3\xA9t", 2 },
		{ "e\xCC\x81\xCC\xA3x", 5 },
		/* Hangul: three parts of a syllable */
		{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB" "a", 9 },
		/* two flags: two halves each */
		{ "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7"
		  "\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 8 },
		/* woman, joiner, staff of Aesculapius, variation selector */
		{ "\xF0\x9F\x91\xA9" ZWJ "\xE2\x9A\x95\xEF\xB8\x8F!", 13 },
		{ "\r\n", 1 },
		{ "\xFFz", 1 },
		{ "\n\xCC\x81", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		assert_int_equal(cluster_next(row[i].text,
		    strlen(row[i].text)), row[i].first);
}

static void
clusters_backwards(void **state)
{
	const char *text = "x" E_ACUTE E_ACUTE "\xF0\x9F\x87\xAC\xF0\x9F\x87"
	    "\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7";

	(void)state;
	assert_int_equal(cluster_previous(text, 0), 0);
	assert_int_equal(cluster_previous(text, 1), 1);
	assert_int_equal(cluster_previous(text, 4), 3);
	assert_int_equal(cluster_previous(text, 7), 3);
	assert_int_equal(cluster_previous(text, 15), 8);
	assert_int_equal(cluster_previous(text, 23), 8);
}

static void
widths(void **state)
{
	static const struct { const char *text; int cells; } row[] = {
		{ "", 0 }, { "abc", 3 }, { E_ACUTE, 1 }, { HAN HAN, 4 },
		{ RLO "ab" BOM SHY ZWSP, 2 },	/* steers, shows nothing */
		{ "\033[31m", 5 },		/* a control is one cell */
		{ CSI_C1, 1 }, { "\xFF\xFE", 2 }, { "a\tb\nc", 5 },
		{ "\xCC\x81", 1 },		/* a mark on nothing */
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		assert_int_equal(cells_of(row[i].text, strlen(row[i].text)),
		    row[i].cells);
	assert_int_equal(cells_fit("a" HAN "b", 5, 2), 1);
	assert_int_equal(cells_fit("a" HAN "b", 5, 3), 4);
	assert_int_equal(cells_fit(E_ACUTE "b", 4, 1), 3);
}

/* Rows joined by a bar. */
static const char *
wrapped(const char *text, int cols)
{
	static struct buf b;
	struct wrap w = WRAP_INIT;

	buf_truncate(&b, 0);
	wrap_text(&w, text, strlen(text), cols);
	for (int i = 0; i < w.rows; i++) {
		if (i > 0)
			buf_char(&b, '|');
		buf_add(&b, text + w.row[i].start, w.row[i].len);
	}
	wrap_release(&w);
	return buf_text(&b);
}

static void
wrapping(void **state)
{
	static const struct { const char *text; int cols; const char *rows; }
	row[] = {
		{ "", 10, "" },
		{ "one", 10, "one" },
		{ "one two three", 7, "one two|three" },
		{ "one two three", 8, "one two|three" },
		{ "one  two", 4, "one|two" },
		{ "a\n\nb", 5, "a||b" },
		{ "a\n", 5, "a|" },
		{ "abcdefgh", 3, "abc|def|gh" },
		{ "well-known fact", 8, "well-|known|fact" },
		{ HAN HAN HAN, 4, HAN HAN "|" HAN },
		{ HAN, 1, HAN },
		{ "ab" E_ACUTE "cd", 3, "ab" E_ACUTE "|cd" },
		{ "10 Nov", 3, "10|Nov" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		assert_string_equal(wrapped(row[i].text, row[i].cols),
		    row[i].rows);
}

/* Every byte is in one row or between two, at any width. */
static void
wrapping_loses_nothing(void **state)
{
	const char *text = "The SENCo shares the risk assessment; " HAN HAN
	    " caf" E_ACUTE " \xFF\xFE  two  blanks\n\nend ";
	struct wrap w = WRAP_INIT;
	size_t n = strlen(text);

	(void)state;
	for (int cols = -1; cols < 90; cols++) {
		size_t at = 0;

		wrap_text(&w, text, n, cols);
		for (int i = 0; i < w.rows; i++) {
			assert_int_equal(w.row[i].start, at);
			assert_true(w.row[i].start + w.row[i].len <=
			    w.row[i].next);
			for (at += w.row[i].len; at < w.row[i].next; at++)
				assert_non_null(strchr(" \n", text[at]));
		}
		assert_int_equal(at, n);
	}
	wrap_release(&w);
}

/* A screen that draws what the test says. */

struct app {
	void (*draw)(struct canvas *);
};

static void
draw(const struct screen *s, struct canvas *c)
{
	s->app->draw(c);
}

static const struct screen_ops drawing = {
	.name = "drawing", .draw = draw, .bare = true,
};

static void
show(void (*f)(struct canvas *), int rows, int cols)
{
	static struct app app;

	app.draw = f;
	harness_start(&(struct harness){ .rows = rows, .cols = cols,
	    .app = &app, .root = &drawing });
	/* The request for a larger window would hide what is tested. */
	ui_set_banner(harness_ui(), NULL);
}

static void
draw_hostile(struct canvas *c)
{
	canvas_text(c, 0, 0, STYLE_PLAIN, "\033[31mred\033]0;t\a");
	canvas_text(c, 1, 0, STYLE_PLAIN, "caf\xE9|tail");
	canvas_text(c, 2, 0, STYLE_PLAIN, "a" RLO "b" BOM "c" SHY "d" ZWSP
	    "e");
	canvas_text(c, 3, 0, STYLE_PLAIN, CSI_C1 "31mx\x7F\r\b");
	canvas_text(c, 4, 0, STYLE_PLAIN, "one\ttwo\nthree");
	canvas_textn(c, 5, 0, STYLE_PLAIN, "nul\0nul", 7);
	canvas_text(c, 6, 0, STYLE_PLAIN, "\xF4\x90\x80\x80 \xC0\x80");
	canvas_text(c, 7, 0, STYLE_PLAIN, "private \xEE\x80\x80");
}

static void
hostile_text_is_harmless(void **state)
{
	(void)state;
	show(draw_hostile, 20, 70);
	assert_string_equal(row_text(0), BAD "[31mred" BAD "]0;t" BAD);
	assert_string_equal(row_text(1), "caf" BAD "|tail");
	assert_string_equal(row_text(2), "abcde");
	assert_string_equal(row_text(3), BAD "31mx" BAD BAD BAD);
	assert_string_equal(row_text(4), "one two three");
	assert_string_equal(row_text(5), "nul" BAD "nul");
	assert_string_equal(row_text(6), BAD BAD BAD BAD " " BAD BAD);
	assert_string_equal(row_text(7), "private " BAD);
}

static void
draw_marks(struct canvas *c)
{
	int col = canvas_text(c, 0, 0, STYLE_PLAIN, "caf" E_ACUTE);

	canvas_textf(c, 0, col, STYLE_PLAIN, "|%d", col);
	/* More marks than curses keeps: the letter stays one cell. */
	canvas_text(c, 1, 0, STYLE_PLAIN, "a\xCC\x80\xCC\x81\xCC\x82\xCC\x83"
	    "\xCC\x84\xCC\x85\xCC\x86" "b|");
	canvas_text(c, 2, 0, STYLE_PLAIN, HAN "b|");
}

static void
marks_stay_on_their_letter(void **state)
{
	(void)state;
	show(draw_marks, 20, 70);
	assert_string_equal(row_text(0), "caf" E_ACUTE "|4");
	assert_string_equal(row_text(1), "a\xCC\x80\xCC\x81\xCC\x82\xCC\x83"
	    "b|");
	assert_string_equal(row_text(2), HAN "b|");
}

/* A wide character is drawn whole or not at all, and never past the edge. */
static void
draw_clipped(struct canvas *c)
{
	struct canvas part = canvas_sub(c, 0, 2, 2, 4);

	canvas_text(c, 0, 6, STYLE_PLAIN, "|");
	canvas_text(&part, 0, 0, STYLE_PLAIN, "abc" HAN HAN);
	canvas_text(c, 1, 6, STYLE_PLAIN, "|");
	canvas_text(&part, 1, 0, STYLE_PLAIN, "ab" HAN "c");
	canvas_text(&part, 2, 0, STYLE_PLAIN, "below");
	canvas_text(&part, -1, 0, STYLE_PLAIN, "above");
	canvas_text(&part, 0, -1, STYLE_PLAIN, "left");
	canvas_text(&part, 0, 9, STYLE_PLAIN, "right");
	assert_int_equal(canvas_column(c, 3, 0, 8, STYLE_PLAIN,
	    "a long text"), 8);
	canvas_column(c, 4, 0, 8, STYLE_PLAIN, "exactly8");
	canvas_column(c, 5, 0, 8, STYLE_PLAIN, "abcd" HAN HAN "x");
	canvas_right(c, 6, STYLE_PLAIN, "end");
}

static void
text_is_clipped(void **state)
{
	(void)state;
	show(draw_clipped, 20, 70);
	assert_string_equal(row_text(0), "  abc |");
	assert_string_equal(row_text(1), "  ab" HAN "|");
	assert_string_equal(row_text(2), "");
	assert_string_equal(row_text(3), "a lon...");
	assert_string_equal(row_text(4), "exactly8");
	assert_string_equal(row_text(5), "abcd...");
	assert_int_equal(strlen(row_text(6)), 70);
}

static void
draw_everywhere(struct canvas *c)
{
	struct canvas far = canvas_sub(c, 5, 5, 100, 100);
	struct canvas odd = canvas_sub(c, -3, -3, 4, 4);

	canvas_title(c, "A title that is longer than most windows are");
	canvas_rule(c, 1);
	canvas_row(c, c->rows - 1, STYLE_TITLE, "%s" HAN, "last");
	canvas_wrap(c, 2, 3, STYLE_PLAIN, "A paragraph of " HAN HAN " words "
	    "that goes on and on.");
	canvas_column(c, 0, c->cols - 3, 20, STYLE_PLAIN, HAN HAN HAN);
	canvas_right(c, 2, STYLE_LATE, HAN "x");
	canvas_text(&far, 0, 0, STYLE_PLAIN, "far");
	canvas_text(&odd, 0, 0, STYLE_PLAIN, "odd");
	canvas_fill(c, 0, -5, 1000, STYLE_PLAIN);
	canvas_fill(c, 2000, 0, 10, STYLE_PLAIN);
	canvas_clear(&far);
	canvas_cursor(&far, 1000, -1000);
}

static void
any_size_will_do(void **state)
{
	(void)state;
	show(draw_everywhere, 24, 80);
	for (int rows = 1; rows < 12; rows++)
		for (int cols = 1; cols < 24; cols++)
			resize(rows, cols);
	resize(60, 200);
}

/* Random bytes at random places: the promises of the harness hold. */
static void
draw_random(struct canvas *c)
{
	static const char *const some[] = { "a", " ", "\xCC\x81", HAN, RLO,
	    "\xFF", "\033[", "\n", "\xF0\x9F\x87\xAC", ZWJ, "\xE1\x84\x92",
	    "\xE1\x85\xA1", "word ", "\xC2\x9B", "\t", "-" };
	static unsigned seed;

	/* A draw must paint the same twice, so the seed starts anew. */
	seed = (unsigned)(c->rows * 1000 + c->cols);
	for (int row = 0; row < c->rows; row += 3) {
		char text[400];
		size_t n = 0;

		while (n < sizeof text - 8) {
			const char *s;

			seed = seed * 1103515245u + 12345u;
			s = some[(seed >> 8) % (sizeof some /
			    sizeof some[0])];
			memcpy(text + n, s, strlen(s));
			n += strlen(s);
		}
		text[n] = '\0';
		canvas_text(c, row, row % 7, STYLE_PLAIN, text);
		canvas_wrap(c, row + 1, row % 5, STYLE_WARNING, text);
		canvas_column(c, row + 2, 3, 9, STYLE_CODE, text);
	}
}

static void
random_text_is_harmless(void **state)
{
	(void)state;
	show(draw_random, 24, 80);
	for (int rows = 1; rows < 40; rows += 3)
		for (int cols = 1; cols < 60; cols += 2) {
			resize(rows, cols);
			expect_true_picture();
		}
}

static void
draw_styles(struct canvas *c)
{
	static const enum style shown[] = { STYLE_PLAIN, STYLE_TITLE,
	    STYLE_HEADING, STYLE_KEY, STYLE_SELECTED, STYLE_LATE,
	    STYLE_STAGED, STYLE_WARNING, STYLE_ERROR, STYLE_GOOD,
	    STYLE_INPUT, STYLE_REHEARSAL };

	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		canvas_text(c, (int)i, 0, shown[i], "x");
}

/* What tells in colour must tell something without. */
static void
styles_differ_from_plain_without_colour(void **state)
{
	static const char mono[] = { ' ', 'R', 'B', 'B', 'B', 'B', 'B', 'B',
	    'B', ' ', 'U', 'X' };
	static struct app app = { draw_styles };

	(void)state;
	harness_start(&(struct harness){ .app = &app, .root = &drawing,
	    .no_colour = true });
	for (size_t i = 0; i < sizeof mono; i++)
		assert_int_equal(style_at((int)i, 0), mono[i]);
}

static void
draw_ascii(struct canvas *c)
{
	canvas_text(c, 0, 0, STYLE_PLAIN, "caf\xC3\xA9 caf" E_ACUTE);
	canvas_text(c, 1, 0, STYLE_PLAIN, "10\xE2\x80\x93" "12 Nov\xE2\x80"
	    "\xA6");
	canvas_text(c, 2, 0, STYLE_PLAIN, "O\xE2\x80\x99" "Brien \xC5\x81"
	    "ukasz");
	canvas_text(c, 3, 0, STYLE_PLAIN, "Nguy\xE1\xBB\x85n " HAN " \033[m");
}

static void
ascii_where_there_is_no_utf8(void **state)
{
	static struct app app = { draw_ascii };

	(void)state;
	harness_start(&(struct harness){ .app = &app, .root = &drawing,
	    .locale = "C" });
	assert_string_equal(row_text(0), "cafe cafe");
	assert_string_equal(row_text(1), "10-12 Nov...");
	assert_string_equal(row_text(2), "O'Brien Lukasz");
	assert_string_equal(row_text(3), "Nguyen ? ?[m");
}

static int
in_utf8(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	cells_set_ascii(false);
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
		TEXT_TEST(clusters),
		TEXT_TEST(clusters_backwards),
		TEXT_TEST(widths),
		TEXT_TEST(wrapping),
		TEXT_TEST(wrapping_loses_nothing),
		SCREEN_TEST(hostile_text_is_harmless),
		SCREEN_TEST(marks_stay_on_their_letter),
		SCREEN_TEST(text_is_clipped),
		SCREEN_TEST(any_size_will_do),
		SCREEN_TEST(random_text_is_harmless),
		SCREEN_TEST(styles_differ_from_plain_without_colour),
		SCREEN_TEST(ascii_where_there_is_no_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
