/*
 * Other sessions at the same register.  What they record comes onto the
 * screen by itself: where a list is read, not where a text is typed or a
 * question is open, and what is selected stays selected.
 */
#include "screens/app.h"

#define SETTLE_MS 40	/* a commit writes several times, then lets go */

/* They write: wait until they have done, deaf to the many writes. */
static void
wrote(int fd, void *arg)
{
	struct app *app = arg;

	ui_unwatch(app->ui, fd);
	app->settling = true;
	ui_set_alarm(app->ui, ui_now() + SETTLE_MS);
}

static void
listen(struct ui *ui, struct app *app)
{
	if (app->changes.fd >= 0)
		ui_watch(ui, app->changes.fd, wrote, app);
}

void
app_follow(struct ui *ui, struct app *app)
{
	changes_start(&app->changes, app->db);
	listen(ui, app);
}

void
app_follow_end(struct ui *ui, struct app *app)
{
	if (app->changes.fd >= 0)
		ui_unwatch(ui, app->changes.fd);
	changes_stop(&app->changes);
}

static void
look(struct app *app)
{
	if (changes_by_others(&app->changes))
		app->stale = true;
}

void
app_others_wrote(struct ui *ui, struct app *app)
{
	app->settling = false;
	changes_take(&app->changes);
	listen(ui, app);
	look(app);
}

static bool
may_follow(const struct screen *s)
{
	return s->ops->follows && !s->dead &&
	    (s->ops->typing == NULL || !s->ops->typing(s));
}

/* Our own writes are taken here, before they wake anybody. */
void
app_catch_up(struct ui *ui, struct app *app)
{
	if (!app->settling && changes_take(&app->changes))
		look(app);
	if (!app->stale || ui->depth == 0 || !may_follow(ui_top(ui)))
		return;
	app->stale = false;
	app->following = true;
	ui_reload(ui_top(ui));
	app->following = false;
}
