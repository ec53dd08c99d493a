/*
 * Search over everything: referrals, schools, people, meetings, minutes, the
 * texts of forms.  Each typed letter is answered; Enter goes there.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/entry.h"
#include "screens/ui/list.h"
#include "src/domain/desk/search.h"

#define SHOWN 60		/* of referrals, and of the rest */

struct state {
	struct entry entry;
	struct search_row *rows;
	struct list list;
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct search_row *rows;
	int n;

	if (!search_all(app_db(s), entry_text(&st->entry), SHOWN, &s->arena,
	    &rows, &n, e))
		return false;
	st->rows = rows;
	list_set_count(&st->list, n);
	return true;
}

static void
close_find(struct screen *s)
{
	struct state *st = s->state;

	entry_release(&st->entry);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (ev->kind == EVENT_KEY && !key_is(ev->key, NAMED_HOME) &&
	    !key_is(ev->key, NAMED_END) && list_key(&st->list, ev->key,
	    s->rows - 2) != LIST_NOT_MINE)
		return true;
	if (!entry_event(&st->entry, ev))
		return false;
	list_select(&st->list, 0);
	ui_reload(s);
	return true;
}

static bool
is_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "Nothing is found yet. Type the beginnings of some words.";
	return ((const struct state *)s->state)->list.count > 0;
}

static enum result
go_meeting(struct screen *s, const char *ref)
{
	struct err e = ERR_INIT;

	if (!app_choose_meeting(s->app, ref, &e))
		return app_fail(s, &e);
	ui_go(s->ui, &agenda_screen, NULL);
	return RESULT_DONE;
}

static enum result
go_there(struct screen *s)
{
	const struct state *st = s->state;
	const struct search_row *r = &st->rows[st->list.selected];
	struct err e = ERR_INIT;
	struct dossier d;

	if (strcmp(r->kind, "meeting") == 0)
		return go_meeting(s, r->ref);
	if (strcmp(r->kind, "school") == 0)
		ui_open(s->ui, &schools_screen, r->ref);
	else if (strcmp(r->kind, "person") == 0)
		ui_open(s->ui, &people_screen, r->ref);
	else if (dossier_load(app_db(s), r->ref, &s->arena, &d, &e))
		ui_open(s->ui, &referral_screen, d.referral.ref);
	else
		return go_meeting(s, r->ref);	/* a line about no case */
	return RESULT_DONE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct search_row *r = &((const struct state *)arg)->rows[i];
	int col = canvas_column(c, 0, 0, 8, STYLE_LABEL, r->kind) + 1;

	col += canvas_column(c, 0, col, 12, STYLE_CODE, r->ref) + 1;
	canvas_column(c, 0, col, c->cols - col, STYLE_PLAIN, r->says);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas line = canvas_sub(c, 1, 6, 1, c->cols - 6);
	struct canvas body = canvas_sub(c, 2, 0, c->rows - 2, c->cols);

	canvas_title(c, " Find  %d%s", st->list.count,
	    st->list.count >= SHOWN ? "+" : "");
	canvas_text(c, 1, 1, STYLE_LABEL, "Find");
	list_draw(&st->list, &body, draw_row, st,
	    entry_is_empty(&st->entry) ? "Type the beginnings of some "
	    "words; plain letters find ë, Ł and ’ too." :
	    "Nothing is like this.");
	entry_draw(&st->entry, &line, true);
}

static const struct binding find_keys[] = {
	{ "Enter", "go-there", "Open", "Go to what is selected", go_there,
	    on_row },
	{ "Esc Ctrl-G", "leave", "Leave", "Go back", ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops find_screen = {
	.name = "find", .keys = find_keys,
	.state_size = sizeof(struct state),
	.reload = reload, .draw = draw, .input = input, .typing = is_typing,
	.close = close_find,
};
