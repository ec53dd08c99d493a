/*
 * Waiting, and handing out what comes.  See loop.h.  There is no other loop
 * that reads keys.
 */
#include "screens/ui/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "screens/ui/term.h"

#define BATCH_MS 100		/* paint at least that often under a flood */
#define PASTE_MS 3000		/* a paste whose end got lost */

static int self_pipe[2] = { -1, -1 };

/* Signals. */

static void
on_signal(int sig)
{
	int saved = errno;
	unsigned char c = (unsigned char)sig;

	/* A full pipe wakes the loop just as well. */
	if (write(self_pipe[1], &c, 1) < 0)
		errno = saved;
	errno = saved;
}

static const int caught[] = {
	SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGCHLD
};

bool
loop_start(struct err *e)
{
	struct sigaction sa = { .sa_handler = on_signal,
	    .sa_flags = SA_RESTART | SA_NOCLDSTOP };

	if (pipe2(self_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
		err_set(e, ERR_IO, "The program cannot start: %s.",
		    strerror(errno));
		return false;
	}
	for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
		sigaction(caught[i], &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	return true;
}

void
loop_stop(void)
{
	struct sigaction dfl = { .sa_handler = SIG_DFL };

	for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
		sigaction(caught[i], &dfl, NULL);
	if (self_pipe[0] >= 0) {
		close(self_pipe[0]);
		close(self_pipe[1]);
	}
	self_pipe[0] = self_pipe[1] = -1;
}

/* Ctrl-Z is honoured here alone: nowhere is a statement half read. */
static void
suspend(struct ui *ui)
{
	ui_save(ui);
	if (ui->hooks.suspended != NULL)
		ui->hooks.suspended(ui, ui->app);
	term_suspend();
	if (ui->hooks.resumed != NULL)
		ui->hooks.resumed(ui, ui->app);
}

static void
end_with(struct ui *ui, enum ui_end end)
{
	if (ui->end == UI_RUNS)
		ui->end = end;
}

static void
take_signal(struct ui *ui, int sig)
{
	switch (sig) {
	case SIGHUP:
		end_with(ui, UI_HUNG_UP);
		break;
	case SIGTSTP:
		suspend(ui);
		break;
	case SIGCONT:
		term_resume();
		break;
	case SIGCHLD:
		if (ui->hooks.child_ended != NULL)
			ui->hooks.child_ended(ui, ui->app);
		break;
	default:
		end_with(ui, UI_TERMINATED);
		break;
	}
}

static void
take_signals(struct ui *ui)
{
	unsigned char sig[64];
	ssize_t n;

	while (self_pipe[0] >= 0 &&
	    (n = read(self_pipe[0], sig, sizeof sig)) > 0)
		for (ssize_t i = 0; i < n; i++)
			take_signal(ui, sig[i]);
}

/* Keys. */

static void
take_event(struct ui *ui, const struct event *ev)
{
	if (ev->kind == EVENT_RESIZE)
		return;		/* the paint that follows is enough */
	if (ev->kind == EVENT_KEY && key_is_ctrl(ev->key, 'L'))
		term_repaint();
	else if (ev->kind == EVENT_KEY && key_is_ctrl(ev->key, 'Z'))
		suspend(ui);
	else
		ui_handle(ui, ev);
}

/*
 * Read until nothing waits, so that two hundred held keys paint once.  curses
 * may hold keys that poll cannot see.
 */
static void
take_keys(struct ui *ui)
{
	int64_t until = ui_now() + BATCH_MS;
	struct event ev;

	while (ui->end == UI_RUNS && input_read(&ev)) {
		take_event(ui, &ev);
		if (ui_now() > until)
			break;
	}
	ui->paste_ends = input_is_pasting() ? ui_now() + PASTE_MS : 0;
}

/* Readable, and nothing to read: the other end has gone. */
static bool
has_ended(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int n = 0;

	return poll(&p, 1, 0) > 0 && (p.revents & POLLIN) &&
	    ioctl(fd, FIONREAD, &n) == 0 && n == 0;
}

/* Waiting. */

struct wait {
	struct pollfd fd[2 + UI_WATCHES];
	int watches;
};

static int
timeout_until(const struct ui *ui, int timeout)
{
	int64_t at = ui_next_wake(ui), left;

	if (at == 0)
		return timeout;
	left = at - ui_now();
	if (left < 0)
		left = 0;
	if (timeout >= 0 && left > timeout)
		return timeout;
	return left > INT32_MAX ? INT32_MAX : (int)left;
}

/*
 * SIGWINCH is held back but while we wait: one that comes between the look
 * at the keys and the wait would otherwise be noticed at the next key only.
 */
static void
wait_for_something(struct ui *ui, int timeout, struct wait *w)
{
	int ms = timeout_until(ui, timeout);
	struct timespec t = { ms / 1000, ms % 1000 * 1000000L };
	sigset_t winch, before;
	struct event ev;
	bool waits;

	*w = (struct wait){ .watches = ui->watches };
	w->fd[0] = (struct pollfd){ .fd = term_input(), .events = POLLIN };
	w->fd[1] = (struct pollfd){ .fd = self_pipe[0], .events = POLLIN };
	for (int i = 0; i < ui->watches; i++)
		w->fd[2 + i] = (struct pollfd){ .fd = ui->watch[i].fd,
		    .events = POLLIN };
	sigemptyset(&winch);
	sigaddset(&winch, SIGWINCH);
	sigprocmask(SIG_BLOCK, &winch, &before);
	waits = input_read(&ev);
	if (!waits && ppoll(w->fd, (nfds_t)(2 + w->watches),
	    ms < 0 ? NULL : &t, &before) < 0)
		for (int i = 0; i < 2 + w->watches; i++)
			w->fd[i].revents = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (waits)
		take_event(ui, &ev);
}

static void
take_watches(struct ui *ui, const struct wait *w)
{
	for (int i = 0; i < w->watches; i++) {
		if (w->fd[2 + i].revents == 0)
			continue;
		/* An earlier one may have taken this one away. */
		for (int k = 0; k < ui->watches; k++)
			if (ui->watch[k].fd == w->fd[2 + i].fd) {
				ui->watch[k].ready(ui->watch[k].fd,
				    ui->watch[k].arg);
				break;
			}
	}
}

static void
take_terminal(struct ui *ui, const struct wait *w)
{
	short got = w->fd[0].revents;

	if (ui->paste_ends != 0 && ui_now() >= ui->paste_ends)
		input_expire();
	take_keys(ui);
	if (got & (POLLHUP | POLLERR | POLLNVAL))
		end_with(ui, UI_HUNG_UP);
	else if (!input_progressed() && (got & POLLIN) &&
	    has_ended(term_input()))
		end_with(ui, UI_HUNG_UP);
}

void
ui_paint(struct ui *ui)
{
	ui_draw(ui);
	if (!term_send())
		end_with(ui, UI_HUNG_UP);
}

void
ui_step(struct ui *ui, int timeout)
{
	struct wait w;

	wait_for_something(ui, timeout, &w);
	take_signals(ui);
	take_terminal(ui, &w);
	take_watches(ui, &w);
	ui_tick(ui, ui_now());
	ui_settle(ui);
	ui_save(ui);
	if (ui->hooks.batch_ended != NULL)
		ui->hooks.batch_ended(ui, ui->app);
	if (ui->end == UI_RUNS)
		ui_paint(ui);
}

enum ui_end
ui_run(struct ui *ui)
{
	if (ui->end == UI_RUNS)
		ui_paint(ui);
	while (ui->end == UI_RUNS)
		ui_step(ui, -1);
	return ui->end;
}
