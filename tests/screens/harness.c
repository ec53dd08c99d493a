/*
 * The terminal in memory.  See harness.h.
 */
#include "tests/screens/harness.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <vterm.h>

#include "screens/ui/loop.h"
#include "screens/ui/term.h"
#include "src/base/buf.h"
#include "src/base/mem.h"

static struct ui ui;
static bool running;
static bool colour;
static int output = -1;		/* a memory file */
static int input_pipe[2] = { -1, -1 };
static off_t read_up_to;
static size_t last, most, total, high;
static VTerm *vt;
static VTermScreen *view;
static char unknown[64];	/* a sequence that the terminal did not know */

/* curses keeps a little of each terminal that it ever started. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libtinfo\nleak:libncursesw\n";
}

/* The promises about bytes. */

static void
fail_stream(const char *what, const char *s, size_t n)
{
	struct buf shown = BUF_INIT;

	for (size_t i = 0; i < n && i < 60; i++)
		buf_printf(&shown, s[i] >= ' ' && s[i] < 0x7F ? "%c"
		    : "\\x%02x", (unsigned char)s[i]);
	fail_msg("%s was sent to the terminal: %s", what, buf_text(&shown));
}

static bool
sets_colour(const char *params, size_t n)
{
	char copy[64];
	char *at = copy;

	if (n >= sizeof copy)
		return true;
	memcpy(copy, params, n);
	copy[n] = '\0';
	while (*at != '\0') {
		long p = strtol(at, &at, 10);

		if ((p >= 30 && p <= 38) || (p >= 40 && p <= 48) || p >= 90)
			return true;
		at += strspn(at, ";:");
	}
	return false;
}

static void
check_escape(const char *s, size_t n)
{
	size_t k = 2;

	if (n > 1 && strchr("]PX^_", s[1]) != NULL)
		fail_stream("A string sequence", s, n);
	if (n < 2 || s[1] != '[')
		return;
	while (k < n && strchr("0123456789;:", s[k]) != NULL)
		k++;
	if (!colour && k < n && s[k] == 'm' && sets_colour(s + 2, k - 2))
		fail_stream("A colour", s, n);
}

static void
check_stream(const char *s, size_t n)
{
	static const char *const bidi[] = {
		"\xD8\x9C", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA",
		"\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
		"\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7",
		"\xE2\x81\xA8", "\xE2\x81\xA9"
	};

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == 27)
			check_escape(s + i, n - i);
		if (c == 0xC2 && i + 1 < n && (unsigned char)s[i + 1] < 0xA0)
			fail_stream("A C1 control", s + i, n - i);
		for (size_t b = 0; b < sizeof bidi / sizeof bidi[0]; b++)
			if (strncmp(s + i, bidi[b], strlen(bidi[b])) == 0)
				fail_stream("A bidi control", s + i, n - i);
	}
}

/* What the terminal got since the last time. */
static size_t
read_output(void)
{
	off_t end = lseek(output, 0, SEEK_END);
	size_t n = (size_t)(end - read_up_to);
	char *s = mem_alloc(n + 1);

	assert_int_equal(pread(output, s, n, read_up_to), n);
	read_up_to = end;
	check_stream(s, n);
	for (size_t i = 0; i < n; i++)
		high += (unsigned char)s[i] > 0x7E;
	vterm_input_write(vt, s, n);
	vterm_screen_flush_damage(view);
	free(s);
	total += n;
	if (unknown[0] != '\0')
		fail_msg("The terminal does not know %s", unknown);
	return n;
}

static int
unknown_csi(const char *leader, const long args[], int argcount,
    const char *intermed, char command, void *user)
{
	(void)args;
	(void)argcount;
	(void)intermed;
	(void)user;
	/* Modes that terminals switch for mouse and paste may be unknown. */
	if (leader != NULL && *leader == '?')
		return 1;
	/* Window operations: part of xterm's entry, without effect. */
	if (command == 't')
		return 1;
	snprintf(unknown, sizeof unknown, "CSI %s%c", leader ? leader : "",
	    command);
	return 1;
}

static const VTermParserCallbacks fallbacks = { .csi = unknown_csi };

/* Starting and stopping. */

static void
open_vterm(int rows, int cols)
{
	vt = vterm_new(rows, cols);
	vterm_set_utf8(vt, 1);
	view = vterm_obtain_screen(vt);
	vterm_screen_enable_altscreen(view, 1);
	vterm_state_set_unrecognised_fallbacks(vterm_obtain_state(vt),
	    &fallbacks, NULL);
	vterm_screen_reset(view, 1);
}

static void
set_environment(const struct harness *h)
{
	setenv("LC_ALL", h->locale != NULL ? h->locale : "C.UTF-8", 1);
	/* Everything that belongs to a key arrives at once here. */
	setenv("ESCDELAY", "1", 1);
	if (h->no_colour)
		setenv("NO_COLOR", "1", 1);
	else
		unsetenv("NO_COLOR");
	colour = !h->no_colour;
	term_locale();
}

void
harness_start(const struct harness *h)
{
	int rows = h->rows > 0 ? h->rows : 24;
	int cols = h->cols > 0 ? h->cols : 80;
	struct err e = ERR_INIT;

	harness_stop();
	set_environment(h);
	unknown[0] = '\0';
	read_up_to = 0;
	last = most = total = high = 0;
	output = memfd_create("terminal", MFD_CLOEXEC);
	assert_int_equal(pipe2(input_pipe, O_CLOEXEC), 0);
	open_vterm(rows, cols);
	if (!term_start_on(input_pipe[0], output,
	    h->type != NULL ? h->type : "xterm-256color", rows, cols, &e))
		fail_msg("%s", e.text);
	running = true;
	ui_init(&ui, h->app, h->global, h->hooks);
	if (h->root != NULL && !ui_push(&ui, h->root, h->arg, &e))
		fail_msg("%s: %s", h->root->name, e.text);
	settle();
	most = 0;
}

void
harness_stop(void)
{
	if (!running)
		return;
	running = false;
	ui_release(&ui);
	term_stop();
	close(output);
	close(input_pipe[0]);
	if (input_pipe[1] >= 0)
		close(input_pipe[1]);
	vterm_free(vt);
	vt = NULL;
}

struct ui *
harness_ui(void)
{
	return &ui;
}

/* Steps. */

void
settle(void)
{
	VTermPos pos;
	int rows, cols;

	assert_true(running);
	if (ui.end != UI_RUNS)
		return;
	ui_step(&ui, 0);
	last = read_output();
	if (last > most)
		most = last;
	if (ui.end != UI_RUNS)
		return;
	ui_paint(&ui);
	if (read_output() != 0)
		fail_msg("Painting again sent bytes");
	vterm_get_size(vt, &rows, &cols);
	vterm_state_get_cursorpos(vterm_obtain_state(vt), &pos);
	assert_in_range(pos.row, 0, rows - 1);
	assert_in_range(pos.col, 0, cols - 1);
}

void
send_bytes(const char *s, size_t n)
{
	/* A pipe holds 64 KiB; more would wait for a reader: us. */
	while (n > 0) {
		size_t k = n < 16384 ? n : 16384;

		assert_int_equal(write(input_pipe[1], s, k), k);
		settle();
		s += k;
		n -= k;
	}
}

void
harness_hang_up(void)
{
	close(input_pipe[1]);
	input_pipe[1] = -1;
	settle();
}

static const char *
named_bytes(unsigned named)
{
	static const char *const bytes[NAMED_COUNT] = {
		[NAMED_UP] = "\033OA", [NAMED_DOWN] = "\033OB",
		[NAMED_RIGHT] = "\033OC", [NAMED_LEFT] = "\033OD",
		[NAMED_HOME] = "\033OH", [NAMED_END] = "\033OF",
		[NAMED_PAGE_UP] = "\033[5~", [NAMED_PAGE_DOWN] = "\033[6~",
		[NAMED_ENTER] = "\r", [NAMED_ESC] = "\033",
		[NAMED_TAB] = "\t", [NAMED_BACK_TAB] = "\033[Z",
		[NAMED_BACKSPACE] = "\177", [NAMED_DELETE] = "\033[3~",
		[NAMED_INSERT] = "\033[2~",
		[NAMED_F1] = "\033OP", [NAMED_F2] = "\033OQ",
		[NAMED_F3] = "\033OR", [NAMED_F4] = "\033OS",
		[NAMED_F5] = "\033[15~", [NAMED_F6] = "\033[17~",
		[NAMED_F7] = "\033[18~", [NAMED_F8] = "\033[19~",
		[NAMED_F9] = "\033[20~", [NAMED_F10] = "\033[21~",
		[NAMED_F11] = "\033[23~", [NAMED_F12] = "\033[24~"
	};

	return bytes[named];
}

static void
press(const char *name)
{
	struct buf b = BUF_INIT;
	struct key k;

	if (!key_parse(name, &k))
		fail_msg("There is no key named \"%s\"", name);
	if (k.kind == PRESS_NAMED)
		buf_str(&b, named_bytes(k.code));
	else if (k.kind == PRESS_CTRL)
		buf_char(&b, (char)(k.code - '@'));
	else
		buf_codepoint(&b, k.code);
	send_bytes(buf_text(&b), b.len);
	buf_release(&b);
}

void
keys(const char *names)
{
	char name[32];

	for (names += strspn(names, " "); *names != '\0';
	    names += strspn(names, " ")) {
		size_t n = strcspn(names, " ");

		assert_true(n < sizeof name);
		memcpy(name, names, n);
		name[n] = '\0';
		press(name);
		names += n;
	}
}

void
type_text(const char *text)
{
	send_bytes(text, strlen(text));
}

void
paste(const char *text)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "\033[200~%s\033[201~", text);
	send_bytes(buf_text(&b), b.len);
	buf_release(&b);
}

void
resize(int rows, int cols)
{
	static const char whole_region[] = "\0337\033[r\0338";

	vterm_set_size(vt, rows, cols);
	/* As terminals do by themselves, and libvterm does not. */
	vterm_input_write(vt, whole_region, sizeof whole_region - 1);
	term_resize(rows, cols);
	settle();
}

/* Reading the screen. */

static bool
cell_at(int row, int col, VTermScreenCell *cell)
{
	VTermPos pos = { .row = row, .col = col };

	return vterm_screen_get_cell(view, pos, cell) != 0;
}

static void
add_row_text(struct buf *b, int row, int cols)
{
	VTermScreenCell cell;

	for (int col = 0; col < cols; col++) {
		cell_at(row, col, &cell);
		if (cell.chars[0] == (uint32_t)-1)
			continue;	/* right half of a wide character */
		if (cell.chars[0] == 0)
			buf_char(b, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL &&
		    cell.chars[i] != 0; i++)
			buf_codepoint(b, cell.chars[i]);
	}
}

static char
colour_letter(const VTermScreenCell *cell)
{
	static const char letter[] = "krgybmcw";

	if (VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		return ' ';
	if (VTERM_COLOR_IS_INDEXED(&cell->fg) && cell->fg.indexed.idx < 8)
		return letter[cell->fg.indexed.idx];
	return '*';
}

char
style_at(int row, int col)
{
	VTermScreenCell cell;
	char c;

	if (!cell_at(row, col, &cell))
		return ' ';
	c = colour_letter(&cell);
	if (c != ' ')
		return c;
	if (cell.attrs.reverse)
		return cell.attrs.bold ? 'X' : 'R';
	if (cell.attrs.bold)
		return 'B';
	return cell.attrs.underline ? 'U' : ' ';
}

static void
trim_right(struct buf *b)
{
	while (b->len > 0 && b->p[b->len - 1] == ' ')
		buf_truncate(b, b->len - 1);
}

const char *
row_text(int row)
{
	static struct buf b;
	int rows, cols;

	vterm_get_size(vt, &rows, &cols);
	buf_truncate(&b, 0);
	if (row < rows)
		add_row_text(&b, row, cols);
	trim_right(&b);
	return buf_text(&b);
}

bool
on_screen(const char *text)
{
	int rows, cols;

	vterm_get_size(vt, &rows, &cols);
	for (int row = 0; row < rows; row++)
		if (strstr(row_text(row), text) != NULL)
			return true;
	return false;
}

static void
describe(struct buf *b)
{
	int rows, cols;

	vterm_get_size(vt, &rows, &cols);
	buf_printf(b, "%d x %d, cursor at row %d, column %d\n", cols, rows,
	    cursor_row(), cursor_col());
	for (int row = 0; row < rows; row++) {
		add_row_text(b, row, cols);
		buf_str(b, "|\n");
	}
	buf_str(b, "styles\n");
	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++)
			buf_char(b, style_at(row, col));
		trim_right(b);
		buf_str(b, "|\n");
	}
}

int
cursor_row(void)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(vt), &pos);
	return pos.row;
}

int
cursor_col(void)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(vt), &pos);
	return pos.col;
}

size_t
last_bytes(void)
{
	return last;
}

size_t
most_bytes(void)
{
	return most;
}

size_t
high_bytes(void)
{
	return high;
}

size_t
all_bytes(void)
{
	return total;
}

static void
fail_with_screen(const char *what, const char *text)
{
	struct buf b = BUF_INIT;

	describe(&b);
	fprintf(stderr, "%s\"%s\"\n%s", what, text, buf_text(&b));
	buf_release(&b);
	fail();
}

void
expect_text(const char *text)
{
	if (!on_screen(text))
		fail_with_screen("Not on the screen: ", text);
}

void
expect_no_text(const char *text)
{
	if (on_screen(text))
		fail_with_screen("On the screen, and should not be: ", text);
}

void
expect_true_picture(void)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	bool same;

	describe(&before);
	keys("Ctrl-L");
	describe(&after);
	same = strcmp(buf_text(&before), buf_text(&after)) == 0;
	if (!same)
		fprintf(stderr, "What was left:\n%sPainted anew:\n%s",
		    buf_text(&before), buf_text(&after));
	buf_release(&before);
	buf_release(&after);
	if (!same)
		fail_msg("Something was left on the screen");
}

/* Golden screens. */

static void
write_golden(const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "w");

	if (f == NULL)
		fail_msg("%s cannot be written", path);
	fwrite(buf_text(b), 1, b->len, f);
	fclose(f);
}

static void
read_golden(const char *path, struct buf *b)
{
	char part[4096];
	size_t n;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		fail_msg("%s is missing; UPDATE_GOLDEN=1 writes it", path);
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		buf_add(b, part, n);
	fclose(f);
}

/* Show the lines that differ, wanted above found. */
static void
print_difference(const char *want, const char *have)
{
	for (int line = 1; *want != '\0' || *have != '\0'; line++) {
		int w = (int)strcspn(want, "\n"), h = (int)strcspn(have, "\n");

		if (w != h || memcmp(want, have, (size_t)w) != 0)
			fprintf(stderr, "line %d\n  wanted %.*s\n  found  "
			    "%.*s\n", line, w, want, h, have);
		want += w + (want[w] == '\n');
		have += h + (have[h] == '\n');
	}
}

void
golden(const char *name)
{
	const char *update = getenv("UPDATE_GOLDEN");
	struct buf have = BUF_INIT, want = BUF_INIT;
	char path[512];
	bool same;

	snprintf(path, sizeof path, "%s/tests/screens/golden/%s.txt",
	    TOP_SRCDIR, name);
	describe(&have);
	if (update != NULL && strcmp(update, "1") == 0) {
		write_golden(path, &have);
		buf_release(&have);
		return;
	}
	read_golden(path, &want);
	same = strcmp(buf_text(&want), buf_text(&have)) == 0;
	if (!same)
		print_difference(buf_text(&want), buf_text(&have));
	buf_release(&have);
	buf_release(&want);
	if (!same)
		fail_msg("The screen differs from golden/%s.txt", name);
}
