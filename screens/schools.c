/*
 * Schools: finding one, whom to write to there, and what it has gone into.
 * Changing one is in schools-ask.c.
 */
#include "screens/schools.h"

#include <string.h>

#include "screens/app.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/now.h"

#define DETAIL_ROWS 6
#define ROWS_MOST 500

const struct school *
schools_selected(const struct screen *s)
{
	const struct schools *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

void
schools_load_detail(struct screen *s)
{
	struct schools *st = s->state;
	const struct school *x = schools_selected(s);
	struct err e = ERR_INIT;

	st->contact_count = st->before_count = 0;
	if (x != NULL && (!contact_list(app_db(s), x->urn,
	    day_today(s->app->db), &s->arena, &st->contacts,
	    &st->contact_count, &e) || !school_before(s->app->db, x->urn,
	    &s->arena, &st->before, &st->before_count, &e)))
		ui_say_err(s->ui, &e);
}

/* ARG may be the URN of a school to find. */
static bool
open_schools(struct screen *s, const void *arg, struct err *e)
{
	(void)e;
	entry_set(&((struct schools *)s->state)->find.entry, arg);
	return true;
}

static bool
same_school(const void *before, const void *now)
{
	const struct school *a = before, *b = now;

	return strcmp(a->urn, b->urn) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct schools *st = s->state;
	struct school *rows;
	int n;

	if (!school_find(app_db(s), find_line_words(&st->find), ROWS_MOST,
	    &s->arena, &rows, &n, e))
		return false;
	if (s->app->following)
		list_keep(&st->list, st->rows, rows, sizeof *rows, n,
		    same_school);
	else
		list_set_count(&st->list, n);
	st->rows = rows;
	schools_load_detail(s);
	return true;
}

static void
close_schools(struct screen *s)
{
	entry_release(&((struct schools *)s->state)->find.entry);
}

static void
found_anew(struct screen *s)
{
	struct schools *st = s->state;

	list_select(&st->list, 0);
	ui_reload(s);
}

static enum result
find(struct screen *s)
{
	if (find_line_begin(&((struct schools *)s->state)->find))
		found_anew(s);
	return RESULT_DONE;
}

static bool
typing(const struct screen *s)
{
	return ((const struct schools *)s->state)->find.open;
}

static enum result
to_people(struct screen *s)
{
	ui_go(s->ui, &people_screen, NULL);
	return RESULT_DONE;
}

static bool
find_input(struct screen *s, const struct event *ev)
{
	struct schools *st = s->state;
	enum find_took took = find_line_event(&st->find, ev);

	if (took == FIND_CHANGED)
		found_anew(s);
	return took != FIND_NOT_MINE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct schools *st = s->state;

	if (ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) != LIST_NOT_MINE) {
		schools_load_detail(s);
		return true;
	}
	return st->find.open && find_input(s, ev);
}

static const char *
or_blank(const char *text)
{
	return text != NULL ? text : "";
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct school *x = &((const struct schools *)arg)->rows[i];
	int col = 0, wide = c->cols >= 76;

	col += canvas_column(c, 0, col, 7, STYLE_PLAIN, x->urn) + 1;
	col += canvas_column(c, 0, col, 6, STYLE_CODE, or_blank(x->code)) +
	    1;
	col += canvas_column(c, 0, col, wide ? 40 : 26, STYLE_PLAIN,
	    x->name != NULL ? x->name : "(no list named it yet)") + 1;
	if (x->closed_on != DAY_NONE)
		canvas_text(c, 0, col, STYLE_WARNING, "closes");
	else
		canvas_text(c, 0, col, STYLE_MUTED, or_blank(x->town));
}

static void
draw_succession(const struct schools *st, const struct school *x,
    struct canvas *c, int row)
{
	char day[DAY_WORDS_SIZE];
	int col = 0;

	if (x->closed_on != DAY_NONE)
		col += canvas_textf(c, row, col, STYLE_WARNING, "Closed from "
		    "%s on%s%s. ", day_words(x->closed_on + 1, day),
		    x->successor != NULL ? "; goes on as " : "",
		    or_blank(x->successor));
	for (int i = 0; i < st->before_count; i++)
		col += canvas_textf(c, row, col, STYLE_PLAIN, "%s%s",
		    i == 0 ? "Before: " : ", ", st->before[i].urn);
}

static void
draw_detail(const struct schools *st, const struct school *x,
    struct canvas *c)
{
	char day[DAY_WORDS_SIZE];
	int row = 0;

	canvas_textf(c, row++, 0, STYLE_PLAIN, "%s%s%s%s%s",
	    or_blank(x->phase), x->trust != NULL ? "   " : "",
	    or_blank(x->trust), x->email != NULL ? "   " : "",
	    or_blank(x->email));
	draw_succession(st, x, c, row++);
	if (st->contact_count == 0)
		canvas_text(c, row, 0, STYLE_MUTED, "No address for a role; "
		    "a sets one.");
	for (int i = 0; i < st->contact_count; i++) {
		const struct contact *k = &st->contacts[i];

		canvas_textf(c, row++, 0, STYLE_PLAIN, "%s: %s%s%s, from "
		    "%s (%s)", k->role, k->email, k->name != NULL ? ", " :
		    "", or_blank(k->name), day_words(k->from_on, day),
		    k->source);
	}
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct schools *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - DETAIL_ROWS - 3,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);

	canvas_title(c, " Schools  %d%s", st->list.count,
	    st->list.count == ROWS_MOST ? "+" : "");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (schools_selected(s) != NULL)
		draw_detail(st, schools_selected(s), &detail);
	list_draw(&st->list, &body, draw_row, st, "No school is like this. "
	    "I takes in a list.");
	if (find_line_shows(&st->find))
		find_line_draw(&st->find, c);
}

static enum result
import(struct screen *s)
{
	import_begin(s, IMPORT_SCHOOLS);
	return RESULT_DONE;
}

static const struct binding schools_keys[] = {
	{ "Enter", "change", "Change", "Change a field of this school",
	    schools_change, schools_on_row },
	{ "/", "find", "Find", "Find by name, town, URN or code while you "
	    "type", find, NULL },
	{ "a", "address", "Address", "Set whom to write to, for a role",
	    schools_address, schools_on_row },
	{ "e", "end-address", NULL, "An address ends",
	    schools_end_address, schools_on_address },
	{ "m", "merge", "Merge", "It closes and goes on as another school",
	    schools_merge, schools_on_row },
	{ "c", "close-school", NULL, "It closes, and nothing takes its "
	    "place", schools_close, schools_on_row },
	{ "I", "import", "Import", "Take in a file of schools", import, NULL },
	{ "Tab", "to-people", "People", "Go to the people", to_people,
	    NULL },
	{ 0 }
};

const struct screen_ops schools_screen = {
	.name = "schools", .keys = schools_keys,
	.state_size = sizeof(struct schools), .follows = true,
	.open = open_schools, .reload = reload, .draw = draw,
	.input = input, .typing = typing, .resume = schools_resume,
	.close = close_schools,
};
