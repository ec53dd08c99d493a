/*
 * Referrals: a plain list of the register, searched as one types.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/listing.h"
#include "screens/screens.h"
#include "screens/ui/entry.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/referral.h"

#define ROWS_MOST 1000

enum asking { ASK_REASON = 1 };

struct state {
	struct referral_row *rows;
	struct list list;
	struct entry find;
	bool finding;
	struct listing listing;
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct referral_row *rows;
	int n;

	if (!referral_list(app_db(s), entry_is_empty(&st->find) ? NULL :
	    entry_text(&st->find), NULL, ROWS_MOST, &s->arena, &rows, &n, e))
		return false;
	st->rows = rows;
	list_set_count(&st->list, n);
	return true;
}

static void
close_list(struct screen *s)
{
	struct state *st = s->state;

	entry_release(&st->find);
}

static const struct referral_row *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "There is no referral here.";
	return selected(s) != NULL;
}

static enum result
find(struct screen *s)
{
	struct state *st = s->state;

	st->finding = true;
	return RESULT_DONE;
}

static enum result
show(struct screen *s)
{
	app_show_referral(s, selected(s)->ref);
	return RESULT_DONE;
}

static enum result
list_it(struct screen *s)
{
	struct state *st = s->state;

	if (*s->app->meeting == '\0') {
		ui_say(s->ui, SAY_WARNING, "There is no meeting to list it "
		    "for.");
		return RESULT_DONE;
	}
	listing_add(s, &st->listing, ASK_REASON, selected(s)->ref);
	return RESULT_DONE;
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;

	if (!a->cancelled && a->tag == ASK_REASON)
		listing_reason(s, &st->listing, ASK_REASON, a->choice);
}

static bool
find_input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (ev->kind == EVENT_KEY && (key_is(ev->key, NAMED_ENTER) ||
	    key_is(ev->key, NAMED_ESC))) {
		if (key_is(ev->key, NAMED_ESC))
			entry_set(&st->find, NULL);
		st->finding = false;
		ui_reload(s);
		return true;
	}
	if (!entry_event(&st->find, ev))
		return false;
	list_select(&st->list, 0);
	ui_reload(s);
	return true;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - 3) != LIST_NOT_MINE)
		return true;
	return st->finding && find_input(s, ev);
}

static bool
typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->finding;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct referral_row *r = &((const struct state *)arg)->rows[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 10, STYLE_CODE, r->ref) + 1;
	col += canvas_column(c, 0, col, 12, STYLE_PLAIN,
	    day_words(r->received, day)) + 1;
	col += canvas_column(c, 0, col, 9, STYLE_PLAIN, r->pathway) + 1;
	col += canvas_column(c, 0, col, 9, STYLE_PLAIN, r->initials) + 1;
	col += canvas_column(c, 0, col, 5, STYLE_PLAIN,
	    r->year_group != NULL ? r->year_group : "") + 1;
	col += canvas_column(c, 0, col, 6, STYLE_PLAIN,
	    r->school_code != NULL ? r->school_code : "") + 1;
	canvas_text(c, 0, col, STYLE_PLAIN, r->state);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - 2, c->cols), line;

	canvas_title(c, "Referrals  %d%s", st->list.count,
	    st->list.count == ROWS_MOST ? "+" : "");
	if (st->finding || !entry_is_empty(&st->find)) {
		canvas_text(c, 1, 1, STYLE_LABEL, "Find ");
		line = canvas_sub(c, 1, 6, 1, c->cols - 6);
	} else
		canvas_text(c, 1, 2, STYLE_LABEL, "Referral   Received     "
		    "Pathway   Pupil     Year  School State");
	list_draw(&st->list, &body, draw_row, st, "No referral is like "
	    "this. Import some with “convene import referrals”.");
	if (st->finding || !entry_is_empty(&st->find))
		entry_draw(&st->find, &line, st->finding);
}

static const struct binding referrals_keys[] = {
	{ "Enter", "show", "Show", "Show the form and the criteria, without "
	    "the name", show, on_row },
	{ "/", "find", "Find", "Find by reference, name or school while you "
	    "type", find, NULL },
	{ "+", "list", "To agenda", "Put it on the agenda at hand",
	    list_it, on_row },
	{ 0 }
};

const struct screen_ops referrals_screen = {
	.name = "referrals", .keys = referrals_keys,
	.state_size = sizeof(struct state),
	.reload = reload, .draw = draw, .input = input, .typing = typing,
	.resume = resume, .close = close_list,
};
