/*
 * Help: the page about a screen, and its keys from the same rows that make
 * them act.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "src/base/embed.h"
#include "src/render/markdown.h"

extern const struct embedded help_pages[];

static const struct screen_ops *const all_screens[] = {
	&today_screen,
	&agenda_screen,
	&open_screen,
	&case_screen,
	&write_screen,
	&lines_screen,
	&plan_screen,
	&close_screen,
	&referrals_screen,
	&referral_screen,
	&form_screen,
	&papers_screen,
	&compare_screen,
	&find_screen,
	&first_screen,
	&people_screen,
	&schools_screen,
	&scheme_screen,
	&settings_screen,
	&help_screen,
	NULL
};

struct state {
	const struct screen_ops *about;
	struct pager pager;
	int wrapped_at;
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

static void
add_keys(struct buf *out, const char *title, const struct binding *keys)
{
	buf_printf(out, "\n## %s\n\n", title);
	for (const struct binding *b = keys; b->name != NULL; b++) {
		if (b->keys == NULL)
			continue;
		buf_str(out, "- **");
		md_inline(out, b->keys);
		buf_str(out, "** ");
		md_inline(out, b->help);
		buf_str(out, "\n");
	}
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct buf text = BUF_INIT;
	struct ui_line *lines;
	int n;

	buf_str(&text, page_of(st->about->name));
	add_keys(&text, "Keys of this screen", st->about->keys);
	add_keys(&text, "Keys everywhere", s->app->ui->global);
	lines = text_view_lines(buf_text(&text), s->cols - 2, &s->arena, &n,
	    e);
	buf_release(&text);
	if (lines == NULL)
		return false;
	pager_set(&st->pager, lines, n);
	st->wrapped_at = s->cols;
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
	return true;
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

	if (st->wrapped_at != s->cols)
		ui_reload(s);
	return pager_event(&st->pager, s->ui, ev, s->rows - 2, s->cols);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 1, 1, c->rows - 1, c->cols - 2);

	canvas_title(c, "Help  %s", st->about->name);
	pager_draw(&st->pager, &body);
}

static const struct binding help_keys[] = {
	{ "Backspace", "leave", NULL, "Go back to the screen below",
	    ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops help_screen = {
	.name = "help", .keys = help_keys,
	.state_size = sizeof(struct state),
	.open = open_help, .reload = reload, .draw = draw, .input = input,
	.close = close_help,
};
