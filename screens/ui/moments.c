/*
 * What happens without a key: ticks and alarms, drafts that are saved, other
 * descriptors.  See stack.h.
 */
#include "screens/ui/stack.h"

#include <time.h>

#define RETRY_MS 2000		/* before a failed save is tried again */

int64_t
ui_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
ui_wake_at(struct screen *s, int64_t moment)
{
	s->wake = moment;
}

void
ui_set_alarm(struct ui *ui, int64_t moment)
{
	ui->alarm = moment;
}

int64_t
ui_last_input(const struct ui *ui)
{
	return ui->last_input;
}

static void
sooner(int64_t *at, int64_t moment)
{
	if (moment != 0 && (*at == 0 || moment < *at))
		*at = moment;
}

int64_t
ui_next_wake(const struct ui *ui)
{
	int64_t at = 0;

	sooner(&at, ui->alarm);
	sooner(&at, ui->retry);
	sooner(&at, ui->paste_ends);
	for (int i = 0; i < ui->depth; i++)
		sooner(&at, ui->stack[i]->wake);
	return at;
}

static bool
is_due(int64_t *moment, int64_t now)
{
	if (*moment == 0 || *moment > now)
		return false;
	*moment = 0;
	return true;
}

void
ui_tick(struct ui *ui, int64_t now)
{
	for (int i = 0; i < ui->depth; i++) {
		struct screen *s = ui->stack[i];

		if (is_due(&s->wake, now) && s->ops->tick != NULL)
			s->ops->tick(s);
	}
	if (is_due(&ui->alarm, now) && ui->hooks.alarm != NULL)
		ui->hooks.alarm(ui, ui->app);
}

/* Drafts.  A failure is said in words, on every screen, until it is over. */

bool
ui_save(struct ui *ui)
{
	struct err e = ERR_INIT;
	bool failed = false;

	for (int i = 0; i < ui->depth; i++)
		if (ui->stack[i]->ops->save != NULL &&
		    !ui->stack[i]->ops->save(ui->stack[i], &e))
			failed = true;
	if (failed) {
		ui_say(ui, SAY_ERROR, "NOT SAVED. %s", e.text);
		ui->retry = ui_now() + RETRY_MS;
	} else if (ui->unsaved) {
		ui->retry = 0;
		ui->message[0] = '\0';
		ui_say(ui, SAY_GOOD, "Saved: what was typed is in the "
		    "register now.");
	}
	ui->unsaved = failed;
	return !failed;
}

/* Descriptors. */

bool
ui_watch(struct ui *ui, int fd, void (*ready)(int fd, void *arg), void *arg)
{
	if (ui->watches == UI_WATCHES || fd < 0)
		return false;
	ui->watch[ui->watches++] =
	    (struct ui_watch){ .fd = fd, .ready = ready, .arg = arg };
	return true;
}

void
ui_unwatch(struct ui *ui, int fd)
{
	for (int i = 0; i < ui->watches; i++)
		if (ui->watch[i].fd == fd) {
			ui->watch[i] = ui->watch[--ui->watches];
			return;
		}
}
