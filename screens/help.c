/*
 * Help: the page about a screen, and its keys from the same rows that make
 * them act.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/key-help.h"
#include "src/base/embed.h"

extern const struct embedded help_pages[];

const struct screen_ops *const all_screens[] = {
	&today_screen,
	&agenda_screen,
	&open_screen,
	&statement_screen,
	&last_time_screen,
	&case_screen,
	&write_screen,
	&lines_screen,
	&plan_screen,
	&close_screen,
	&referrals_screen,
	&referral_screen,
	&form_screen,
	&unfinished_screen,
	&papers_screen,
	&compare_screen,
	&find_screen,
	&import_screen,
	&follow_up_screen,
	&follow_case_screen,
	&places_screen,
	&first_screen,
	&meetings_screen,
	&people_screen,
	&schools_screen,
	&scheme_screen,
	&settings_screen,
	&help_screen,
	NULL
};

struct state {
	const struct screen_ops *about;
	const char *page;	/* that of a screen, or the tutorial */
	struct pager pager;
};

static const char *
page_of(const char *name)
{
	size_t n = strlen(name);

	for (const struct embedded *p = help_pages; p->name != NULL; p++)
		if (strncmp(p->name, name, n) == 0 &&
		    strcmp(p->name + n, ".md") == 0)
			return (const char *)p->bytes;
	return "";
}

/* The screen itself, if it is open: then a key that may not act says why. */
static const struct screen *
open_one(const struct ui *ui, const struct screen_ops *ops)
{
	for (int i = ui->depth - 1; i >= 0; i--)
		if (ui->stack[i]->ops == ops && ops != &help_screen)
			return ui->stack[i];
	return NULL;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const struct screen_ops *about = st->about;
	const struct ui_line *keys;
	struct ui_line *page, *all;
	int n, k;

	page = text_view_lines(page_of(st->page), &s->arena, &n, e);
	if (page == NULL)
		return false;
	if (strcmp(st->page, about->name) != 0) {
		pager_set(&st->pager, page, n);
		return true;
	}
	keys = key_help_lines(about->keys, about->modal ? NULL :
	    s->ui->global, open_one(s->ui, about), &s->arena, &k);
	all = arena_array(&s->arena, (size_t)(n + 1 + k), sizeof *all);
	memcpy(all, page, (size_t)n * sizeof *all);
	memcpy(all + n + 1, keys, (size_t)k * sizeof *all);
	pager_set(&st->pager, all, n + 1 + k);
	return true;
}

static bool
open_help(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->about = &help_screen;
	for (int i = 0; all_screens[i] != NULL; i++)
		if (arg != NULL && strcmp(all_screens[i]->name, arg) == 0)
			st->about = all_screens[i];
	st->page = arg != NULL && strcmp(arg, "tutorial") == 0 ?
	    "tutorial" : st->about->name;
	return true;
}

static enum result
read_tutorial(struct screen *s)
{
	struct state *st = s->state;

	st->page = "tutorial";
	st->pager.top = 0;
	ui_reload(s);
	return RESULT_DONE;
}

static void
close_help(struct screen *s)
{
	struct state *st = s->state;

	pager_release(&st->pager);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return pager_event(&st->pager, s->ui, ev, s->rows - 1, s->cols - 2);
}

static enum result
next_page(struct screen *s)
{
	struct event ev = { .kind = EVENT_KEY };

	if (key_parse("PageDown", &ev.key))
		input(s, &ev);
	return RESULT_DONE;
}

static bool
typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->pager.finding;
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 1, 1, c->rows - 1, c->cols - 2);

	canvas_title(c, "Help  %s", st->page);
	pager_draw(&st->pager, &body);
}

static const struct binding help_keys[] = {
	{ "PageDown Space", "page-down", "Next page", "Read on: the keys "
	    "stand below the text", next_page, NULL },
	{ "Esc Backspace", "leave", NULL, "Go back to the screen below",
	    ui_act_back, NULL },
	{ "t", "read-tutorial", "Tutorial", "Read how a whole meeting goes, "
	    "step by step", read_tutorial, NULL },
	{ 0 }
};

const struct screen_ops help_screen = {
	.name = "help", .keys = help_keys,
	.state_size = sizeof(struct state),
	.open = open_help, .reload = reload, .draw = draw, .input = input,
	.typing = typing, .close = close_help,
};
