/*
 * Referrals: the register as a list, filtered, sorted, and searched letter by
 * letter.  Only a window of it is held.  What the choosers behind its keys do
 * is in referrals-ask.c.
 */
#include "screens/referrals.h"

#include <bsd/string.h>
#include <stdio.h>
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "src/base/day.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/unfinished.h"

#define WINDOW 300		/* rows held */
#define STEP 150		/* how far the window moves */
#define HEAD 2			/* rows above the list */
#define WIDE 76			/* columns for all columns of the list */

static const char *
typed(const struct referrals_page *st)
{
	return find_line_words(&st->find);
}

static void
spot_set(struct spot *p, const struct referral_row *r)
{
	p->set = r != NULL;
	if (r == NULL)
		return;
	strlcpy(p->id, r->id, sizeof p->id);
	strlcpy(p->ref, r->ref, sizeof p->ref);
	strlcpy(p->school_urn, r->school_urn, sizeof p->school_urn);
	strlcpy(p->state, r->state, sizeof p->state);
	p->received = r->received;
}

static struct referral_row
spot_row(const struct spot *p)
{
	return (struct referral_row){ .id = p->id, .ref = p->ref,
	    .school_urn = p->school_urn, .state = p->state,
	    .received = p->received };
}

/* Where the row with this id is now, or the place where it stood. */
static void
select_id(struct referrals_page *st, const char *id)
{
	for (int i = 0; i < st->list.count; i++)
		if (strcmp(st->rows[i].id, id) == 0) {
			list_select(&st->list, i);
			return;
		}
}

static bool
reload(struct screen *s, struct err *e)
{
	struct referrals_page *st = s->state;
	struct referral_row *rows, at = spot_row(&st->start);
	char selected[64] = "";
	struct unfinished *forms;
	int n, total, unfinished;

	if (st->list.count > 0)
		strlcpy(selected, st->rows[st->list.selected].id,
		    sizeof selected);
	if (!listing_page(app_db(s), &st->view, typed(st), st->start.set ?
	    PAGE_AFTER : PAGE_FIRST, st->start.set ? &at : NULL,
	    typed(st) != NULL ? LISTING_MOST : WINDOW + 1, &s->arena, &rows,
	    &n, e) || !listing_count(s->app->db, &st->view, typed(st),
	    &total, e) || !unfinished_list(s->app->db, &s->arena, &forms,
	    &unfinished, e))
		return false;
	st->rows = rows;
	st->total = total;
	st->unfinished = unfinished;
	st->more_below = typed(st) == NULL && n > WINDOW;
	list_set_count(&st->list, st->more_below ? WINDOW : n);
	select_id(st, selected);
	st->says = view_says(s->app->db, &st->view, &s->arena);
	return true;
}

void
referrals_again(struct screen *s)
{
	struct referrals_page *st = s->state;

	st->start.set = false;
	st->list.count = 0;
	list_select(&st->list, 0);
	ui_reload(s);
}

static bool
open_list(struct screen *s, const void *arg, struct err *e)
{
	struct referrals_page *st = s->state;

	(void)arg;
	(void)e;
	record_clear(&saved_view_record, &st->view);
	st->view.sort = SORT_NEWEST;
	return true;
}

static void
close_list(struct screen *s)
{
	struct referrals_page *st = s->state;

	entry_release(&st->find.entry);
}

static const struct referral_row *
selected(const struct screen *s)
{
	const struct referrals_page *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "There is no referral here.";
	return selected(s) != NULL;
}

/* The window so that it begins STEP rows before its first row, or at the
 * end of the list. */
static void
window_back(struct screen *s, enum listing_page page,
    const struct referral_row *from)
{
	struct referrals_page *st = s->state;
	struct referral_row *rows;
	struct err e = ERR_INIT;
	int n;

	if (!listing_page(app_db(s), &st->view, NULL, page, from, STEP + 1,
	    &s->arena, &rows, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	spot_set(&st->start, n > STEP ? &rows[0] : NULL);
	ui_reload(s);
}

static void
move_up(struct screen *s, struct key k, int height)
{
	struct referrals_page *st = s->state;
	struct referral_row first = st->rows[0];

	if (key_is(k, NAMED_HOME)) {
		referrals_again(s);
		return;
	}
	window_back(s, PAGE_BEFORE, &first);
	list_key(&st->list, k, height);
}

static void
move_down(struct screen *s, struct key k, int height)
{
	struct referrals_page *st = s->state;

	if (key_is(k, NAMED_END)) {
		window_back(s, PAGE_LAST, NULL);
		list_select(&st->list, st->list.count - 1);
		return;
	}
	spot_set(&st->start, &st->rows[st->list.count - STEP - 1]);
	ui_reload(s);
	list_key(&st->list, k, height);
}

static bool
move(struct screen *s, struct key k)
{
	struct referrals_page *st = s->state;
	int height = s->rows - HEAD;

	switch (list_key_window(&st->list, k, height, st->start.set,
	    st->more_below)) {
	case LIST_ABOVE:
		move_up(s, k, height);
		return true;
	case LIST_BELOW:
		move_down(s, k, height);
		return true;
	case LIST_MOVED:
		return true;
	case LIST_NOT_MINE:
		break;
	}
	return !st->find.open &&
	    list_key_letters(&st->list, k, height) != LIST_NOT_MINE;
}

static bool
find_input(struct screen *s, const struct event *ev)
{
	struct referrals_page *st = s->state;
	enum find_took took = find_line_event(&st->find, ev);

	if (took == FIND_CHANGED)
		referrals_again(s);
	return took != FIND_NOT_MINE;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct referrals_page *st = s->state;
	bool in_entry = ev->kind == EVENT_KEY && st->find.open &&
	    (key_is(ev->key, NAMED_HOME) || key_is(ev->key, NAMED_END));

	if (ev->kind == EVENT_KEY && !in_entry && move(s, ev->key))
		return true;
	return st->find.open && find_input(s, ev);
}

static bool
is_typing(const struct screen *s)
{
	return ((const struct referrals_page *)s->state)->find.open;
}

static enum result
find(struct screen *s)
{
	if (find_line_begin(&((struct referrals_page *)s->state)->find))
		referrals_again(s);
	return RESULT_DONE;
}

static enum result
show(struct screen *s)
{
	ui_open(s->ui, &referral_screen, selected(s)->ref);
	return RESULT_DONE;
}

static enum result
papers(struct screen *s)
{
	ui_open(s->ui, &papers_screen, selected(s)->ref);
	return RESULT_DONE;
}

static enum result
new_one(struct screen *s)
{
	form_new(s);
	return RESULT_DONE;
}

static bool
has_unfinished(const struct screen *s, const char **why)
{
	*why = "No form is unfinished.";
	return ((const struct referrals_page *)s->state)->unfinished > 0;
}

static enum result
unfinished(struct screen *s)
{
	ui_open(s->ui, &unfinished_screen, NULL);
	return RESULT_DONE;
}

static enum result
list_it(struct screen *s)
{
	struct err e = ERR_INIT;

	if (*s->app->meeting == '\0') {
		ui_say(s->ui, SAY_WARNING, "There is no meeting to list it "
		    "for.");
		return RESULT_DONE;
	}
	if (!agenda_add(app_db(s), s->app->meeting, selected(s)->ref, NULL,
	    &e))
		return app_fail(s, &e);
	ui_say(s->ui, SAY_GOOD, "%s is on the agenda of %s.",
	    selected(s)->ref, s->app->meeting);
	ui_reload(s);
	return RESULT_DONE;
}

/* "consent", or "consent +2": how many things more are missing. */
static void
draw_lacks(struct canvas *c, int col, const char *lacks)
{
	size_t n = strcspn(lacks, " ");
	int more = 0;

	for (const char *p = lacks; *p != '\0'; p++)
		more += *p == ' ';
	if (n == 0)
		return;
	canvas_textf(c, 0, col, STYLE_WARNING, more > 0 ? "%.*s +%d" :
	    "%.*s", (int)n, lacks, more);
}

static int
column(struct canvas *c, int col, int width, enum style style,
    const char *text)
{
	return col + canvas_column(c, 0, col, width, style,
	    text != NULL ? text : "") + 1;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct referral_row *r =
	    &((const struct referrals_page *)arg)->rows[i];
	char day[DAY_WORDS_SIZE];
	bool wide = c->cols >= WIDE - 2;
	int col = column(c, 0, 8, STYLE_CODE, r->ref);

	col = column(c, col, 11, STYLE_PLAIN, day_words(r->received, day));
	if (wide)
		col = column(c, col, 8, STYLE_PLAIN, r->pathway);
	col = column(c, col, 9, STYLE_PLAIN, r->initials);
	if (wide)
		col = column(c, col, 4, STYLE_PLAIN, r->year_group);
	col = column(c, col, 5, STYLE_PLAIN, r->school_code);
	col = column(c, col, 9, STYLE_PLAIN, r->state);
	if (wide)
		col = column(c, col, 6, STYLE_PLAIN,
		    day_short(r->meeting_on, day));
	draw_lacks(c, col, r->lacks);
}

static void
draw_headings(struct canvas *c)
{
	canvas_text(c, 1, 2, STYLE_LABEL, c->cols >= WIDE ? "Ref      "
	    "Received    Pathway  Pupil     Year Schl  State     Agenda "
	    "Lacks" : "Ref      Received    Pupil     Schl  State     "
	    "Lacks");
}

static void
draw_title(const struct referrals_page *st, struct canvas *c)
{
	bool more = st->total > LISTING_MOST;
	char forms[40] = "";

	if (st->unfinished > 0)
		snprintf(forms, sizeof forms, "  U: %d unfinished form%s",
		    st->unfinished, st->unfinished == 1 ? "" : "s");
	canvas_title(c, " Referrals  %d%s%s%s%s", more ? LISTING_MOST :
	    st->total, more ? "+" : "", forms, *st->says ? "  " : "",
	    st->says);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct referrals_page *st = s->state;
	struct canvas body = canvas_sub(c, HEAD, 0, c->rows - HEAD, c->cols);

	draw_title(st, c);
	list_draw(&st->list, &body, draw_row, st, *st->says || typed(st) ?
	    "No referral is like this. Press a for all." :
	    "No referral yet. Press n to type one in, or import some with "
	    "“convene import referrals”.");
	if (find_line_shows(&st->find))
		find_line_draw(&st->find, c);
	else
		draw_headings(c);
}

static enum result
import(struct screen *s)
{
	import_begin(s, IMPORT_REFERRALS);
	return RESULT_DONE;
}

static const struct binding referrals_keys[] = {
	{ "Enter", "show", "Open", "Open the referral, without the name",
	    show, on_row },
	{ "n", "new", "New", "Type in a new referral", new_one, NULL },
	{ "U", "unfinished", NULL, "Show the forms that you began and left",
	    unfinished, has_unfinished },
	{ "/", "find", "Find", "Find by reference, name or school while you "
	    "type; plain letters find ë, Ł and ’", find, NULL },
	{ "f", "filter", "Filter", "Show only some: state, pathway, school, "
	    "what is missing", referrals_ask_filter, NULL },
	{ "a", "all", "All", "Show all again", referrals_all, NULL },
	{ "s", "sort", "Sort", "Choose the order", referrals_ask_sort, NULL },
	{ "v", "views", "Views", "Use or save a way of looking at the list",
	    referrals_ask_view, NULL },
	{ "p", "papers", "Papers", "Show its papers", papers, on_row },
	{ "+", "list", "Agenda", "Put it on the agenda at hand",
	    list_it, on_row },
	{ "x", "export", "Export", "Write what is seen to a file",
	    referrals_ask_export, NULL },
	{ "I", "import", NULL, "Take in a file of referrals", import, NULL },
	{ "c", "no-consent", NULL, "Show only those without consent; again "
	    "for all", referrals_no_consent, NULL },
	{ "m", "no-papers", NULL, "Show only those with papers missing; "
	    "again for all", referrals_no_papers, NULL },
	{ "d", "no-date", NULL, "Show only those that wait and are on no "
	    "agenda; again for all", referrals_no_date, NULL },
	{ 0 }
};

const struct screen_ops referrals_screen = {
	.name = "referrals", .keys = referrals_keys,
	.state_size = sizeof(struct referrals_page), .follows = true,
	.open = open_list, .reload = reload, .draw = draw, .input = input,
	.typing = is_typing, .resume = referrals_answer, .close = close_list,
};
