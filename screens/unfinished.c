/*
 * Unfinished forms: those that this user began and left, each to be gone on
 * with or dropped.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"

#define ASK_DROP 1
#define HEAD 2
#define WIDE 72

struct state {
	struct unfinished *rows;
	struct list list;
	int today;
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct unfinished *rows;
	int n;

	if (!unfinished_list(app_db(s), &s->arena, &rows, &n, e))
		return false;
	st->rows = rows;
	st->today = day_today(s->app->db);
	list_set_count(&st->list, n);
	return true;
}

static const struct unfinished *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "No form is unfinished.";
	return selected(s) != NULL;
}

static enum result
go_on(struct screen *s)
{
	form_go_on(s, selected(s));
	return RESULT_DONE;
}

static enum result
new_one(struct screen *s)
{
	form_new(s);
	return RESULT_DONE;
}

static enum result
ask_drop(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Drop what was typed" },
		{ .text = "Keep it" },
	};

	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_DROP, .title = arena_printf(&s->arena,
	    "Drop the unfinished form %s?", selected(s)->name),
	    .rows = rows, .count = 2 });
	return RESULT_DONE;
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct err e = ERR_INIT;
	const char *name;

	if (a->cancelled || a->tag != ASK_DROP || a->choice != 0 ||
	    selected(s) == NULL)
		return;
	name = arena_strdup(&s->arena, selected(s)->name);
	if (unfinished_drop(app_db(s), name, &e))
		ui_say(s->ui, SAY_GOOD, "%s is dropped.", name);
	else
		ui_say_err(s->ui, &e);
	ui_reload(s);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    s->rows - HEAD) != LIST_NOT_MINE;
}

/* "14:05" of today, "12 Nov" of another day. */
static void
draw_saved(struct canvas *c, int col, int64_t when, int today)
{
	char day[DAY_WORDS_SIZE];
	time_t t = (time_t)when;
	struct tm tm;

	if (day_at(when) != today || localtime_r(&t, &tm) == NULL)
		canvas_text(c, 0, col, STYLE_PLAIN, day_short(day_at(when),
		    day));
	else
		canvas_textf(c, 0, col, STYLE_PLAIN, "%02d:%02d",
		    tm.tm_hour, tm.tm_min);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct state *st = arg;
	const struct unfinished *f = &st->rows[i];
	char day[DAY_WORDS_SIZE], fields[16];
	int col = 0;

	col += canvas_column(c, 0, col, 12, STYLE_CODE, f->name) + 1;
	if (c->cols >= WIDE)
		col += canvas_column(c, 0, col, 11, STYLE_PLAIN,
		    f->pathway) + 1;
	col += canvas_column(c, 0, col, 11, STYLE_PLAIN,
	    day_words(f->received, day)) + 1;
	col += canvas_column(c, 0, col, 9, STYLE_PLAIN, f->initials) + 1;
	col += canvas_column(c, 0, col, 6, STYLE_PLAIN, f->school_code) + 1;
	snprintf(fields, sizeof fields, "%d", f->count);
	col += canvas_column(c, 0, col, 6, STYLE_PLAIN, fields) + 1;
	draw_saved(c, col, f->saved_at, st->today);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, HEAD, 0, c->rows - HEAD, c->cols);

	canvas_title(c, " Unfinished forms  %d", st->list.count);
	canvas_text(c, 1, 2, STYLE_LABEL, c->cols - 2 >= WIDE ?
	    "Form         Pathway     Received    Pupil     School Fields "
	    "Typed" : "Form         Received    Pupil     School Fields "
	    "Typed");
	list_draw(&st->list, &body, draw_row, st, "No form is unfinished. n "
	    "types in a new referral.");
}

static const struct binding unfinished_keys[] = {
	{ "Enter", "go-on", "Go on", "Go on with this form", go_on, on_row },
	{ "n", "new", "New", "Type in a new referral; the others stay",
	    new_one, NULL },
	{ "x", "drop", "Drop", "Drop what was typed in this form", ask_drop,
	    on_row },
	{ 0 }
};

const struct screen_ops unfinished_screen = {
	.name = "unfinished", .keys = unfinished_keys,
	.state_size = sizeof(struct state), .reload = reload, .draw = draw,
	.input = input, .resume = resume,
};
