/*
 * The toolkit on a real terminal: modes, signals, suspend, hang-up, idling.
 * The demo runs as the foreground job of a session of its own, on a pseudo
 * terminal whose other end is the test.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "screens/ui/loop.h"
#include "screens/ui/term.h"
#include "src/base/buf.h"
#include "tests/screens/demo.h"

#define PATIENCE_MS 8000		/* for a slow machine */

/* What the processes share. */
struct shared {
	struct app app;
	pid_t pid;		/* of the demo */
	int status;		/* of the demo, when ended */
	int stopped, go_on;	/* rendezvous of a suspended demo */
};

static struct shared *shared;
static int master = -1;
static pid_t session;
static struct buf seen;		/* by the terminal, since forget() */

/* The demo, as a program would run it. */
static void
run_demo(bool deaf_to_hang_up)
{
	struct err e = ERR_INIT;
	struct ui ui;
	enum ui_end end;
	sigset_t hup;

	sigemptyset(&hup);
	sigaddset(&hup, SIGHUP);
	if (deaf_to_hang_up)
		sigprocmask(SIG_BLOCK, &hup, NULL);
	term_locale();
	if (!loop_start(&e) || !term_start(&e))
		_exit(99);
	ui_init(&ui, &shared->app, demo_global, NULL);
	if (!ui_push(&ui, &demo_list, NULL, &e))
		_exit(98);
	end = ui_run(&ui);
	ui_release(&ui);
	term_stop();
	loop_stop();
	_exit((int)end);
}

/* A shell of one command: only a job of a shell can be suspended. */
static void
run_session(bool deaf)
{
	int status;
	pid_t pid;

	signal(SIGHUP, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGHUP, SIG_DFL);
		signal(SIGTTOU, SIG_DFL);
		run_demo(deaf);
	}
	setpgid(pid, pid);
	shared->pid = pid;
	while (waitpid(pid, &status, WUNTRACED) == pid &&
	    WIFSTOPPED(status)) {
		__atomic_store_n(&shared->stopped, 1, __ATOMIC_SEQ_CST);
		while (!__atomic_load_n(&shared->go_on, __ATOMIC_SEQ_CST))
			usleep(1000);
		kill(-pid, SIGCONT);
	}
	shared->status = status;
	_exit(0);
}

static void
start(bool deaf)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(shared != MAP_FAILED);
	demo_fill(&shared->app);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("ESCDELAY");
	buf_truncate(&seen, 0);
	session = forkpty(&master, NULL, NULL, &size);
	assert_true(session >= 0);
	if (session == 0)
		run_session(deaf);
}

/* Read for at most MS; false when nothing came. */
static bool
pump(int ms)
{
	struct pollfd p = { .fd = master, .events = POLLIN };
	char part[4096];
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return false;
	n = read(master, part, sizeof part);
	if (n <= 0)
		return false;
	buf_add(&seen, part, (size_t)n);
	return true;
}

static void
wait_for(const char *text)
{
	int64_t until = ui_now() + PATIENCE_MS;

	while (strstr(buf_text(&seen), text) == NULL) {
		if (ui_now() > until)
			fail_msg("never came: %s", text);
		pump(100);
	}
}

static void
forget(void)
{
	while (pump(0))
		continue;
	buf_truncate(&seen, 0);
}

static void
send_keys(const char *s)
{
	assert_int_equal(write(master, s, strlen(s)), strlen(s));
}

/* Is the terminal as a shell wants it? */
static bool
is_cooked(void)
{
	struct termios t;

	assert_int_equal(tcgetattr(master, &t), 0);
	return (t.c_lflag & (ICANON | ECHO | ISIG)) ==
	    (ICANON | ECHO | ISIG);
}

/* The demo's exit status, once it has ended. */
static int
wait_for_end(void)
{
	int64_t until = ui_now() + PATIENCE_MS;

	while (waitpid(session, NULL, WNOHANG) == 0) {
		if (ui_now() > until)
			fail_msg("the program does not end");
		if (master < 0 || !pump(10))
			usleep(1000);
	}
	while (master >= 0 && pump(0))
		continue;
	session = 0;
	return shared->status;
}

static int
stop(void **state)
{
	(void)state;
	if (session > 0) {
		kill(shared->pid, SIGKILL);
		shared->go_on = 1;
		waitpid(session, NULL, 0);
	}
	session = 0;
	if (master >= 0)
		close(master);
	master = -1;
	buf_release(&seen);
	if (shared != NULL)
		munmap(shared, sizeof *shared);
	shared = NULL;
	return 0;
}

static void
starts_and_gives_back(void **state)
{
	int status;

	(void)state;
	start(false);
	wait_for(" Back");
	wait_for("\033[?2004h");
	wait_for("\033[?1049h");
	assert_false(is_cooked());
	forget();
	send_keys("q");
	status = wait_for_end();
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), UI_QUIT);
	wait_for("\033[?2004l");
	wait_for("\033[?1049l");
	assert_true(is_cooked());
}

static long
switches(void)
{
	char path[64], line[128];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)shared->pid);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
			n = strtol(line + 24, NULL, 10);
	fclose(f);
	return n;
}

/* Nothing happens when nothing happens. */
static void
idles_without_waking(void **state)
{
	bool idle = false;

	(void)state;
	start(false);
	wait_for(" Back");
	forget();
	send_keys("\033OB");
	wait_for(">");
	/* On a busy machine the last key may still be at work. */
	for (int i = 0; i < 10 && !idle; i++) {
		long before = switches();

		idle = !pump(300) && switches() == before;
	}
	assert_true(idle);
}

static void
follows_the_window(void **state)
{
	struct winsize size = { .ws_row = 10, .ws_col = 50 };

	(void)state;
	start(false);
	wait_for(" Back");
	forget();
	assert_int_equal(ioctl(master, TIOCSWINSZ, &size), 0);
	wait_for("it is 50 by");
	size.ws_row = size.ws_col = 1;
	ioctl(master, TIOCSWINSZ, &size);
	size.ws_row = 30;
	size.ws_col = 90;
	forget();
	ioctl(master, TIOCSWINSZ, &size);
	wait_for(" Back");
}

static void
suspends_and_goes_on(void **state)
{
	int64_t until = ui_now() + PATIENCE_MS;

	(void)state;
	start(false);
	wait_for(" Back");
	forget();
	send_keys("\032");
	while (!__atomic_load_n(&shared->stopped, __ATOMIC_SEQ_CST)) {
		assert_true(ui_now() < until);
		pump(10);
	}
	wait_for("\033[?2004l");
	wait_for("\033[?1049l");
	assert_true(is_cooked());
	forget();
	__atomic_store_n(&shared->go_on, 1, __ATOMIC_SEQ_CST);
	wait_for("\033[?1049h");
	wait_for(" Back");
	wait_for("\033[?2004h");
	assert_false(is_cooked());
	forget();
	send_keys("z");
	wait_for("does nothing here");
}

static void
terminates_in_order(void **state)
{
	int status;

	(void)state;
	start(false);
	wait_for(" Back");
	send_keys("nhalf typed \xC3\xA9");
	wait_for("half typed \xC3\xA9");
	kill(shared->pid, SIGTERM);
	status = wait_for_end();
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), UI_TERMINATED);
	wait_for("\033[?1049l");
	assert_true(is_cooked());
	assert_string_equal(shared->app.saved, "half typed \xC3\xA9");
}

static void
hang_up(bool deaf)
{
	int status;

	start(deaf);
	wait_for(" Back");
	send_keys("nhalf typed");
	wait_for("half typed");
	close(master);
	master = -1;
	status = wait_for_end();
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), UI_HUNG_UP);
	assert_string_equal(shared->app.saved, "half typed");
	assert_int_equal(shared->app.closes, 2);
}

static void
hang_up_is_noticed(void **state)
{
	(void)state;
	hang_up(false);
}

/* With SIGHUP held back many programs spin for ever. */
static void
hang_up_is_noticed_without_the_signal(void **state)
{
	(void)state;
	hang_up(true);
}

/* A crash leaves the terminal usable and the case out of sight. */
static void
crash_restores_the_terminal(void **state)
{
	int status;

	(void)state;
	start(false);
	wait_for(" Back");
	forget();
	kill(shared->pid, SIGSEGV);
	status = wait_for_end();
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSEGV);
	wait_for("\033[?2004l");
	wait_for("\033[?1049l");
	assert_true(is_cooked());
}

/* A lone Esc is a key; an arrow cut in two by the line is still an arrow. */
static void
escape_and_split_arrows(void **state)
{
	(void)state;
	start(false);
	wait_for(" Back");
	forget();
	send_keys("\033");
	wait_for("Esc does nothing here");
	forget();
	send_keys("\033");
	usleep(30000);
	send_keys("OB");
	wait_for(">");
	assert_null(strstr(buf_text(&seen), "does nothing"));
}

static void
refuses_without_a_terminal(void **state)
{
	struct err e = ERR_INIT;
	int in = dup(STDIN_FILENO), null = open("/dev/null", O_RDWR);

	(void)state;
	dup2(null, STDIN_FILENO);
	assert_false(term_start(&e));
	assert_string_equal(e.text, "The screens need a terminal. Every act "
	    "also has a command: see convene --help.");
	if (in >= 0)
		dup2(in, STDIN_FILENO);
	close(in);
	close(null);
}

/* Memory holds pupils' data: no core, no tracing. */
static void
is_hardened(void **state)
{
	struct rlimit core = { 1, 1 };
	int status;
	pid_t pid = fork();

	(void)state;
	if (pid == 0) {
		term_harden();
		getrlimit(RLIMIT_CORE, &core);
		_exit(core.rlim_cur == 0 && core.rlim_max == 0 &&
		    prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static int
packets(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char part[4096];
	int n = 0;

	while (poll(&p, 1, 0) > 0 && read(fd, part, sizeof part) > 0)
		n++;
	return n;
}

/* A pipe of packets tells one write from the next. */
static void
a_paint_is_one_write(void **state)
{
	struct err e = ERR_INIT;
	struct canvas c;
	int fd[2], null = open("/dev/null", O_RDONLY);

	(void)state;
	setenv("LC_ALL", "C.UTF-8", 1);
	term_locale();
	assert_int_equal(pipe2(fd, O_DIRECT), 0);
	assert_true(term_start_on(null, fd[1], "xterm-256color", 24, 80, &e));
	for (int i = 0; i < 3; i++) {
		packets(fd[0]);
		c = canvas_whole();
		for (int row = 0; row < c.rows; row++)
			canvas_textf(&c, row, row, STYLE_LATE, "row %d", i);
		canvas_done();
		assert_true(term_send());
		assert_int_equal(packets(fd[0]), 1);
	}
	canvas_done();
	assert_true(term_send());
	assert_int_equal(packets(fd[0]), 0);
	term_stop();
	close(fd[0]);
	close(fd[1]);
	close(null);
}

static void
refuses_a_dumb_terminal(void **state)
{
	struct err e = ERR_INIT;
	int out = open("/dev/null", O_RDWR);

	(void)state;
	assert_false(term_start_on(out, out, "dumb", 24, 80, &e));
	assert_non_null(strstr(e.text, "cannot place text where it is "
	    "wanted."));
	close(out);
}

#define TTY_TEST(f) cmocka_unit_test_teardown(f, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TTY_TEST(starts_and_gives_back),
		TTY_TEST(idles_without_waking),
		TTY_TEST(follows_the_window),
		TTY_TEST(suspends_and_goes_on),
		TTY_TEST(terminates_in_order),
		TTY_TEST(hang_up_is_noticed),
		TTY_TEST(hang_up_is_noticed_without_the_signal),
		TTY_TEST(crash_restores_the_terminal),
		TTY_TEST(escape_and_split_arrows),
		TTY_TEST(is_hardened),
		TTY_TEST(a_paint_is_one_write),
		TTY_TEST(refuses_without_a_terminal),
		TTY_TEST(refuses_a_dumb_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
