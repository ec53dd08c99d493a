/*
 * The life of the terminal.  See term.h; what is drawn is canvas.c's matter,
 * what is typed input.c's.
 */
#include "screens/ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include <term.h>

#include "screens/ui/cells.h"
#include "screens/ui/input.h"
#include "screens/ui/style.h"
#include "src/base/mem.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define STUCK_MS 30000		/* a terminal that takes nothing has gone */

static SCREEN *screen;
static FILE *in_file, *out_file;
static int tty = -1;		/* the terminal, to write to */
static int memory = -1;		/* where curses writes instead */
static char *sent;		/* one paint, on its way */
static size_t sent_size;
static unsigned long bytes;
static bool gone;
static char notice[200];
static bool has_locale;

/* For a signal handler: nothing there may allocate or ask terminfo. */
static struct termios before;
static bool has_before;
static char farewell[256];
static volatile sig_atomic_t farewell_len;

/* Character set. */

void
term_locale(void)
{
	const char *codeset;

	if (setlocale(LC_CTYPE, "") == NULL)
		setlocale(LC_CTYPE, "C.UTF-8");
	codeset = nl_langinfo(CODESET);
	cells_set_ascii(strcmp(codeset, "UTF-8") != 0);
	has_locale = true;
}

void
term_harden(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

/* Leaving, in an orderly way and in no time at all. */

static void
emergency_restore(void)
{
	if (farewell_len == 0)
		return;
	if (write(tty, farewell, (size_t)farewell_len) < 0)
		return;
	if (has_before)
		tcsetattr(tty, TCSANOW, &before);
	farewell_len = 0;
}

static void
on_fatal(int sig)
{
	emergency_restore();
	signal(sig, SIG_DFL);
	raise(sig);
}

static void
catch_fatal(void)
{
	static const int fatal[] = {
		SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS
	};
	struct sigaction sa = { .sa_handler = on_fatal,
	    .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++)
		sigaction(fatal[i], &sa, NULL);
}

static const char *
capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == NULL || s == (const char *)-1 ? "" : s;
}

/* Append a capability to the farewell, without its $<padding>. */
static size_t
add_farewell(size_t at, const char *s)
{
	for (; *s != '\0' && at < sizeof farewell; s++) {
		if (s[0] == '$' && s[1] == '<') {
			s = strchr(s, '>');
			if (s == NULL)
				break;
			continue;
		}
		farewell[at++] = *s;
	}
	return at;
}

/* Where there is no alternate screen, a case must not stay in view. */
static void
prepare_farewell(void)
{
	size_t n = add_farewell(0, PASTE_OFF);

	n = add_farewell(n, capability("rmkx"));
	n = add_farewell(n, capability("sgr0"));
	n = add_farewell(n, capability("cnorm"));
	n = add_farewell(n, *capability("rmcup") ? capability("rmcup")
	    : capability("clear"));
	farewell_len = (sig_atomic_t)n;
	mem_before_death = emergency_restore;
}

/* Starting. */

static bool
open_files(int in, int out)
{
	int in2 = fcntl(in, F_DUPFD_CLOEXEC, 3);
	int out2 = fcntl(out, F_DUPFD_CLOEXEC, 3);

	tty = fcntl(out, F_DUPFD_CLOEXEC, 3);
	memory = memfd_create("screen", MFD_CLOEXEC);
	in_file = in2 < 0 ? NULL : fdopen(in2, "r");
	out_file = out2 < 0 ? NULL : fdopen(out2, "w");
	return tty >= 0 && in_file != NULL && out_file != NULL;
}

static void
close_files(void)
{
	if (in_file != NULL)
		fclose(in_file);
	if (out_file != NULL)
		fclose(out_file);
	if (tty >= 0)
		close(tty);
	if (memory >= 0)
		close(memory);
	in_file = out_file = NULL;
	tty = memory = -1;
	free(sent);
	sent = NULL;
	sent_size = 0;
}

/*
 * Many terminals' entries are missing on a bare server, where the terminal
 * itself nearly always does what xterm does.
 */
static bool
open_screen(const char *type)
{
	const char *const candidates[] = {
		type, "xterm-256color", "xterm", "vt100"
	};

	for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
		if (candidates[i] == NULL || *candidates[i] == '\0')
			continue;
		screen = newterm(candidates[i], out_file, in_file);
		if (screen == NULL)
			continue;
		if (i > 0)
			snprintf(notice, sizeof notice, "The terminal "
			    "\"%.30s\" is unknown here and used as %s.",
			    type != NULL ? type : "", candidates[i]);
		return true;
	}
	return false;
}

static bool
wants_colour(void)
{
	const char *no = getenv("NO_COLOR");

	return no == NULL || *no == '\0';
}

static void
set_modes(void)
{
	/* raw and not cbreak: a pasted ^C must not end the program. */
	raw();
	noecho();
	nonl();
	typeahead(-1);
	curs_set(1);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(100);
	style_start(wants_colour());
	input_start(fileno(in_file));
}

/* Bytes straight to the terminal. */
static bool
write_all(const char *s, size_t n)
{
	while (n > 0) {
		ssize_t k = write(tty, s, n);
		struct pollfd p = { .fd = tty, .events = POLLOUT };

		if (k > 0) {
			s += k;
			n -= (size_t)k;
			bytes += (unsigned long)k;
		} else if (k < 0 && errno == EAGAIN) {
			if (poll(&p, 1, STUCK_MS) == 0)
				return false;
		} else if (k < 0 && errno != EINTR) {
			return false;
		}
	}
	return true;
}

static bool
refuse(struct err *e, const char *why)
{
	err_set(e, ERR_USAGE, "%s Every act of the screens also has a "
	    "command: see convene --help.", why);
	term_stop();
	return false;
}

/*
 * curses takes the size from the environment, where it stands there, and
 * then never learns of a new one: so it stands there for tests alone, and no
 * longer than curses needs to start.
 */
static void
set_size(int rows, int cols)
{
	char number[16];

	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (rows <= 0 || cols <= 0)
		return;
	snprintf(number, sizeof number, "%d", rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%d", cols);
	setenv("COLUMNS", number, 1);
}

bool
term_start_on(int in, int out, const char *type, int rows, int cols,
    struct err *e)
{
	bool opened;

	notice[0] = '\0';
	gone = false;
	if (!has_locale)
		term_locale();
	if (!open_files(in, out))
		return refuse(e, "The terminal cannot be opened.");
	has_before = tcgetattr(tty, &before) == 0;
	set_size(rows, cols);
	opened = open_screen(type != NULL ? type : getenv("TERM"));
	set_size(0, 0);
	if (!opened)
		return refuse(e, "This host knows no terminal at all.");
	if (*capability("cup") == '\0')
		return refuse(e, "This terminal cannot place text where it "
		    "is wanted.");
	set_modes();
	prepare_farewell();
	if (cells_ascii() && notice[0] == '\0')
		snprintf(notice, sizeof notice, "This session is not set to "
		    "UTF-8: accents and dashes are shown as plain letters.");
	return write_all(PASTE_ON, sizeof PASTE_ON - 1) ||
	    refuse(e, "The terminal has gone.");
}

bool
term_start(struct err *e)
{
	static bool registered;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(e, ERR_USAGE, "The screens need a terminal. Every "
		    "act also has a command: see convene --help.");
		return false;
	}
	if (!term_start_on(STDIN_FILENO, STDOUT_FILENO, NULL, 0, 0, e))
		return false;
	catch_fatal();
	if (!registered)
		atexit(term_stop);
	registered = true;
	return true;
}

static void
leave(void)
{
	if (*capability("rmcup") == '\0') {
		erase();
		refresh();
	}
	if (!gone)
		write_all(PASTE_OFF, sizeof PASTE_OFF - 1);
	endwin();
}

void
term_stop(void)
{
	farewell_len = 0;
	mem_before_death = NULL;
	if (screen != NULL) {
		input_stop();
		if (!isendwin())
			leave();
		delscreen(screen);
		screen = NULL;
	}
	close_files();
}

/*
 * The whole process group stops, as with any other program: convene may have
 * been started by a script.
 */
void
term_suspend(void)
{
	struct sigaction old, dfl = { .sa_handler = SIG_DFL };

	leave();
	sigaction(SIGTSTP, &dfl, &old);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	term_resume();
}

/* doupdate would set the modes too, but on the memory it writes to. */
void
term_resume(void)
{
	reset_prog_mode();
	write_all(PASTE_ON, sizeof PASTE_ON - 1);
	term_repaint();
}

void
term_resize(int rows, int cols)
{
	resizeterm(rows < 1 ? 1 : rows, cols < 1 ? 1 : cols);
}

/* Painting. */

static bool
forward(void)
{
	off_t end = lseek(memory, 0, SEEK_CUR);
	size_t n = end > 0 ? (size_t)end : 0;

	if (n > sent_size) {
		sent = mem_resize(sent, n, 1);
		sent_size = n;
	}
	if (n > 0 && pread(memory, sent, n, 0) != end)
		return false;
	lseek(memory, 0, SEEK_SET);
	return write_all(sent, n);
}

/*
 * curses writes at every cursor motion: a page would leave in ninety pieces,
 * a dozen packets over SSH.  So it writes to memory, and the terminal gets
 * the paint in one write.
 */
bool
term_send(void)
{
	int out = fileno(out_file);

	wnoutrefresh(stdscr);
	if (memory < 0 || dup2(memory, out) < 0) {
		doupdate();
		return true;
	}
	doupdate();
	dup2(tty, out);
	gone = !forward();
	return !gone;
}

void
term_repaint(void)
{
	clearok(curscr, TRUE);
}

int
term_rows(void)
{
	return LINES;
}

int
term_cols(void)
{
	return COLS;
}

int
term_input(void)
{
	return fileno(in_file);
}

const char *
term_notice(void)
{
	return notice[0] != '\0' ? notice : NULL;
}

unsigned long
term_bytes(void)
{
	return bytes;
}
