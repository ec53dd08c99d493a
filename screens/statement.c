/*
 * The second step of opening: the panel's words about confidentiality and
 * interests, to read out.
 */
#include "screens/app.h"
#include "screens/open.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "src/domain/documents/wording.h"
#include "src/domain/scheme/scheme.h"

struct state {
	struct meeting meeting;
	struct pager pager;
};

/* A broken text of the site is refused here too, not passed over. */
static const char *
words_of(struct screen *s, const struct meeting *m)
{
	const struct scheme *sc = s->app->scheme;
	const struct panel *p = scheme_panel(sc, m->panel);
	struct err e = ERR_INIT;
	struct wording w;
	bool found = false;

	if (p != NULL && p->statement != NULL && !wording_get(s->app->db,
	    sc, false, p->statement, &s->arena, &w, &found, &e))
		return arena_strdup(&s->arena, e.text);
	if (!found)
		return "The scheme has no statement for this panel.";
	if (w.fault == NULL)
		return w.markdown;
	wording_refuse(&w, &e);
	return arena_strdup(&s->arena, e.text);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state, next = *st;
	struct ui_line *lines;
	int n;

	if (!app_meeting(s, &s->arena, &next.meeting, e))
		return false;
	lines = text_view_lines(words_of(s, &next.meeting),
	    &s->arena, &n, e);
	if (lines == NULL)
		return false;
	pager_set(&next.pager, lines, n);
	*st = next;
	return true;
}

static void
close_statement(struct screen *s)
{
	struct state *st = s->state;

	pager_release(&st->pager);
}

static enum result
is_read(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!meeting_statement_read(app_db(s), st->meeting.ref, &e))
		return app_fail(s, &e);
	open_go_on(s);
	return RESULT_DONE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return pager_event(&st->pager, s->ui, ev, s->rows - 3, s->cols - 4);
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
	struct canvas body = canvas_sub(c, 3, 2, c->rows - 3, c->cols - 4);

	canvas_title(c, "Statement  %s", st->meeting.ref);
	canvas_text(c, 1, 1, STYLE_STRONG, "2 of 3  Read it out; Enter = "
	    "it was read");
	pager_draw(&st->pager, &body);
	if (!st->pager.finding)
		canvas_cursor(c, 1, 1);
}

static const struct binding statement_keys[] = {
	{ "Enter", "read", "It was read", "The statement was read; go on",
	    is_read, NULL },
	{ 0 }
};

const struct screen_ops statement_screen = {
	.name = "statement", .keys = statement_keys,
	.state_size = sizeof(struct state),
	.reload = reload, .draw = draw, .input = input, .typing = typing,
	.close = close_statement,
};
