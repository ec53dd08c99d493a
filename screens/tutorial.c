/*
 * The strip of the tutorial: it shows the next step, goes on when that has
 * been done, and says the way back to whoever went another way.  The steps
 * are a table of src/domain; nothing here keeps a key from acting.
 */
#include <stdio.h>
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "src/domain/rehearsal/tutorial.h"

#define WIDTH 80		/* of the terminal that it is written for */

/* Where the keys of the screens lead; NULL ends. */
static const char *const ways[][2] = {
	{ "today", "F6" }, { "agenda", "F2" }, { "open", "F3" },
	{ "case", "F4" }, { "close", "F5" }, { "last-time", "F2, o" },
	{ "statement", "F2, o" }, { "plan", "F5, Enter" }, { NULL, NULL }
};

static const char *
way_to(const char *screen)
{
	for (int i = 0; ways[i][0] != NULL; i++)
		if (strcmp(ways[i][0], screen) == 0)
			return ways[i][1];
	return "q";
}

/* The screen that is shown, below any question on it. */
static const char *
shown(const struct ui *ui)
{
	int i = ui->depth - 1;

	while (i > 0 && ui->stack[i]->ops->overlay)
		i--;
	return i >= 0 ? ui->stack[i]->ops->name : "";
}

static void
show_end(struct ui *ui)
{
	ui_set_guide(ui, "The tutorial is over. F12 hides this strip, q "
	    "leaves.", "In a shell “convene tutorial --again” begins anew, and "
	    "“convene demo” makes a larger register to rehearse in.");
}

static void
show_step(struct ui *ui, int at, const char *screen)
{
	const struct tutorial_step *s = &tutorial_steps[at];
	struct arena a = ARENA_INIT;
	const char *title = arena_printf(&a, "Step %d of %d, press: %s",
	    at + 1, tutorial_count, tutorial_keys_words(s, &a));
	const char *hint = "   (F12 hides this)";

	if (canvas_width(title) + canvas_width(hint) <= WIDTH - 2)
		title = arena_printf(&a, "%s%s", title, hint);

	if (strcmp(s->screen, screen) == 0)
		ui_set_guide(ui, title, s->text);
	else
		ui_set_guide(ui, arena_printf(&a, "Step %d of %d is on "
		    "another screen; go there with: %s", at + 1,
		    tutorial_count, way_to(s->screen)), arena_printf(&a,
		    "Look around as long as you like. The screen of the next "
		    "step is called %s. F12 hides this strip.", s->screen));
	arena_release(&a);
}

void
tutorial_follow(struct ui *ui, struct app *app)
{
	const char *screen = shown(ui);
	int at = 0, was;
	bool done = true;

	if (!app->guided || !tutorial_at(app->db, &at, NULL))
		return;
	was = at;
	while (at < tutorial_count && tutorial_is_done(app->db,
	    &tutorial_steps[at], screen, &done, NULL) && done)
		at++;
	if (at != was)
		tutorial_stand(app->db, at, NULL);
	if (at == tutorial_count)
		show_end(ui);
	else
		show_step(ui, at, screen);
}

enum result
tutorial_toggle(struct screen *s)
{
	struct err e = ERR_INIT;
	bool is_one;

	if (!tutorial_is_one(app_db(s), &is_one, &e))
		return app_fail(s, &e);
	if (!is_one) {
		ui_open(s->ui, &help_screen, "tutorial");
		ui_say(s->ui, SAY_PLAIN, "In a shell “convene tutorial” opens "
		    "a register to go through it.");
		return RESULT_DONE;
	}
	s->app->guided = !s->app->guided;
	if (!s->app->guided) {
		ui_set_guide(s->ui, NULL, NULL);
		ui_say(s->ui, SAY_PLAIN, "F12 shows the next step again.");
	}
	return RESULT_DONE;
}
