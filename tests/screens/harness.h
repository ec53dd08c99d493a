/*
 * A terminal in memory, for tests of screens.  curses writes to a memory
 * file and reads a pipe; what it wrote is read back by libvterm, so that a
 * test sees what a person would see, byte for byte.
 *
 * A step that breaks one of these promises fails the test at once:
 *   - painting an unchanged screen again sends nothing;
 *   - no OSC, no C1 and no bidi control reaches the terminal, no sequence
 *     that the terminal does not know, and no colour under NO_COLOR;
 *   - the cursor stands inside the window.
 */
#ifndef TESTS_HARNESS_H
#define TESTS_HARNESS_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/stack.h"

struct harness {
	int rows, cols;		/* 0: 24 and 80 */
	bool no_colour;		/* set NO_COLOR */
	const char *type;	/* of the terminal; NULL: xterm-256color */
	const char *locale;	/* NULL: C.UTF-8 */
	const struct binding *global;
	const struct ui_hooks *hooks;
	struct app *app;
	const struct screen_ops *root;
	const void *arg;	/* for open of root */
};

/* Start and stop; a start stops what a failed test left behind. */
void harness_start(const struct harness *);
void harness_stop(void);
struct ui *harness_ui(void);

/*
 * Press keys by name, one after the other, each painted: "F5 d", "Ctrl-W".
 * Arrow keys arrive as xterm sends them.
 */
void keys(const char *names);
/* Type characters, paste, send bytes as they are. */
void type_text(const char *text);
void paste(const char *text);
void send_bytes(const char *s, size_t n);
void resize(int rows, int cols);
/* Let the loop run without a key: after a tick or another process. */
void settle(void);
/* The terminal goes away. */
void harness_hang_up(void);

/*
 * Compare with golden/NAME.txt: the rows as text, each with a final bar, and
 * a second block with a letter for the look of each cell.  UPDATE_GOLDEN=1 in
 * the environment writes the file instead.
 *   B bold  U underlined  R reversed  X reversed and bold
 *   r red  g green  y yellow  m magenta  c cyan  and others  * other
 */
void golden(const char *name);

/* Fail when painting everything anew (Ctrl-L) shows anything else. */
void expect_true_picture(void);

/* What is on the terminal. */
const char *row_text(int row);		/* without blanks at the end */
bool on_screen(const char *text);	/* in one row */
int cursor_row(void);
int cursor_col(void);
/* A letter of the second block of a golden screen; ' ' is plain. */
char style_at(int row, int col);

/* Bytes that the last key, paste or resize sent; and the most for one key. */
size_t last_bytes(void);
size_t most_bytes(void);
size_t all_bytes(void);
/* Bytes above 0x7e that ever left: none may in the C locale. */
size_t high_bytes(void);

/* Fail with the screen shown unless the text is there. */
void expect_text(const char *text);
void expect_no_text(const char *text);

#endif
