/*
 * Meetings: all of them by date; making one or a series, moving and
 * cancelling, opening a record again, and the dates to print.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "screens/when.h"
#include "src/base/day.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/series.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

#define DETAIL_ROWS 2
#define PANELS_MOST 30

enum asking { ASK_PANEL = 1, ASK_DATE, ASK_UNTIL, ASK_MOVE, ASK_MOVE_WHY,
	ASK_CANCEL, ASK_REOPEN, ASK_STRIKE_DATE, ASK_STRIKE_WHY };

/* What the panel is chosen for. */
enum plan { PLAN_ONE, PLAN_SERIES, PLAN_STRIKE };

struct state {
	struct meeting *rows;
	struct list list;
	bool shown;		/* the next one was selected once */

	/* Between questions. */
	const struct panel **panels;
	const char *panel, *time;
	enum plan plan;
	int first;
};

/* The meeting at hand, else the first that is still to come. */
static int
where_to_begin(const struct screen *s, const struct meeting *rows, int n)
{
	for (int i = 0; i < n; i++)
		if (strcmp(rows[i].ref, s->app->meeting) == 0)
			return i;
	for (int i = 0; i < n; i++)
		if (rows[i].date >= day_today(s->app->db))
			return i;
	return n - 1;
}

static bool
same_meeting(const void *before, const void *now)
{
	const struct meeting *a = before, *b = now;

	return strcmp(a->id, b->id) == 0;
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct meeting *rows;
	int n;

	if (!meeting_list_all(app_db(s), &s->arena, &rows, &n, e))
		return false;
	list_keep(&st->list, st->rows, rows, sizeof *rows, n, same_meeting);
	st->rows = rows;
	if (!st->shown && n > 0)
		list_select(&st->list, where_to_begin(s, rows, n));
	st->shown = true;
	return true;
}

static const struct meeting *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "There is no meeting yet; n makes one.";
	return selected(s) != NULL;
}

static bool
not_begun(const struct screen *s, const char **why)
{
	if (!on_row(s, why))
		return false;
	*why = "A meeting can be moved or cancelled until it opens.";
	return selected(s)->state <= MEETING_FROZEN;
}

static bool
has_ended(const struct screen *s, const char **why)
{
	if (!on_row(s, why))
		return false;
	*why = "Only a meeting that has ended can be opened again.";
	return selected(s)->state == MEETING_ENDED ||
	    selected(s)->state == MEETING_CLOSED;
}

static enum result
show(struct screen *s)
{
	const struct meeting *m = selected(s);
	struct err e = ERR_INIT;

	if (!app_choose_meeting(s->app, m->ref, &e))
		return app_fail(s, &e);
	ui_go(s->ui, m->state == MEETING_OPEN ? &case_screen :
	    m->state == MEETING_ENDED || m->state == MEETING_CLOSED ?
	    &close_screen : &agenda_screen, NULL);
	return RESULT_DONE;
}

static void
ask(struct screen *s, enum asking tag, const char *title, const char *label,
    const char *hint)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .hint = hint });
}

/* Reasons are kept, half typed as well: about which meeting or date? */
static void
ask_why(struct screen *s, enum asking tag, const char *title,
    const char *hint, const char *about)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = "Why", .hint = hint,
	    .may_be_empty = tag == ASK_MOVE_WHY,
	    .draft = arena_printf(&s->arena, "why-%d:%s", (int)tag,
	    about) });
}

/* The panels of all schemes of the register. */
static bool
load_panels(struct screen *s, struct choice *rows, int most, int *n,
    struct err *e)
{
	struct state *st = s->state;
	const struct scheme *sc;
	struct pack *packs;
	int count;

	st->panels = arena_array(&s->keep, (size_t)most, sizeof *st->panels);
	*n = 0;
	if (!scheme_list(app_db(s), &s->keep, &packs, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!scheme_get(s->app->db, packs[i].id, &s->keep, &sc, e))
			return false;
		SCHEME_ROWS(sc, PART_PANELS, struct panel, p) {
			if (*n == most)
				break;
			rows[*n] = (struct choice){ .text = p->title,
				.note = count > 1 ? packs[i].scheme : NULL };
			st->panels[(*n)++] = p;
		}
	}
	return true;
}

static enum result
ask_panel(struct screen *s, enum plan plan)
{
	struct choice rows[PANELS_MOST];
	struct err e = ERR_INIT;
	int n;

	((struct state *)s->state)->plan = plan;
	if (!load_panels(s, rows, PANELS_MOST, &n, &e))
		return app_fail(s, &e);
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_PANEL, .title = "Which panel?", .rows = rows,
	    .count = n, .letters = true });
	return RESULT_DONE;
}

static enum result
new_one(struct screen *s)
{
	return ask_panel(s, PLAN_ONE);
}

static enum result
new_series(struct screen *s)
{
	return ask_panel(s, PLAN_SERIES);
}

static enum result
strike(struct screen *s)
{
	return ask_panel(s, PLAN_STRIKE);
}

static enum result
move(struct screen *s)
{
	ask(s, ASK_MOVE, "To which day? It keeps its reference.",
	    "Day and time", "Such as 19/11/2025, or 19/11/2025 15:00.");
	return RESULT_DONE;
}

static enum result
cancel(struct screen *s)
{
	ask_why(s, ASK_CANCEL, "It will not take place; its cases wait "
	    "again.", "The list of dates says so.", selected(s)->ref);
	return RESULT_DONE;
}

static enum result
reopen(struct screen *s)
{
	ask_why(s, ASK_REOPEN, selected(s)->state == MEETING_CLOSED ?
	    "The record can be changed again." : "The sitting goes on.",
	    "The reason is kept.", selected(s)->ref);
	return RESULT_DONE;
}

static enum result
dates(struct screen *s)
{
	const struct dates_ask all = { NULL, day_today(s->app->db),
		DAY_NONE };
	struct err e = ERR_INIT;
	const char *markdown;

	if (!dates_markdown(app_db(s), &all, &s->arena, &markdown, &e))
		return app_fail(s, &e);
	text_view_open_file(s, "Dates", markdown, "dates.txt");
	return RESULT_DONE;
}

static void
select_ref(struct screen *s, const char *ref)
{
	struct state *st = s->state;

	ui_reload(s);
	for (int i = 0; i < st->list.count; i++)
		if (strcmp(st->rows[i].ref, ref) == 0)
			list_select(&st->list, i);
}

static void
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	const char *ref = arena_strdup(&s->keep, selected(s)->ref);

	if (!ok) {
		ui_say_err(s->ui, e);
		return;
	}
	select_ref(s, ref);
	ui_say(s->ui, SAY_GOOD, "%s: %s", ref, says);
}

static void
make_one(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct meeting m;

	if (!meeting_new(app_db(s), st->panel, st->first, st->time, &s->keep,
	    &m, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	if (*s->app->meeting == '\0')
		app_choose_meeting(s->app, m.ref, NULL);
	select_ref(s, m.ref);
	ui_say(s->ui, SAY_GOOD, "%s is planned.", m.ref);
}

static void
make_series(struct screen *s, const char *text)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct meeting *made;
	const char *time;
	int last, n;

	if (!when_read(s, text, &last, &time))
		return;
	time = st->time != NULL ? series_time(st->time, &s->keep) : NULL;
	if (!series_make(app_db(s), st->panel, st->first, last, INT_NONE,
	    time, &s->keep, &made, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	if (n > 0)
		select_ref(s, made[0].ref);
	ui_say(s->ui, SAY_GOOD, "%d meetings are planned; holidays are left "
	    "out.", n);
}

static void
take_date(struct screen *s, const char *text)
{
	struct state *st = s->state;

	if (!when_read(s, text, &st->first, &st->time))
		return;
	if (st->plan == PLAN_SERIES)
		ask(s, ASK_UNTIL, "Until which day? The rhythm is the "
		    "scheme's.", "Last day", "Such as 31/07/2026. Days on "
		    "which nobody can come are left out.");
	else
		make_one(s);
}

static void
take_panel(struct screen *s, int choice)
{
	struct state *st = s->state;

	st->panel = st->panels[choice]->panel;
	if (st->plan == PLAN_STRIKE)
		ask(s, ASK_STRIKE_DATE, "On which day does it not meet?",
		    "Day", "Such as 19/11/2025. A meeting that is planned for "
		    "it is cancelled.");
	else
		ask(s, ASK_DATE, st->plan == PLAN_SERIES ?
		    "When is the first one?" : "When?", "Day and time",
		    "Such as 12/11/2025 14:00; without a time as the last "
		    "one.");
}

/* The day is known; the reason may be left out. */
static void
take_move(struct screen *s, const char *text)
{
	struct state *st = s->state;
	char day[DAY_WORDS_SIZE];

	if (when_read(s, text, &st->first, &st->time))
		ask_why(s, ASK_MOVE_WHY, arena_printf(&s->arena, "To %s%s%s",
		    day_long(st->first, day), st->time != NULL ? " " : "",
		    st->time != NULL ? st->time : ""), "The list of dates "
		    "says so; Enter alone gives no reason.",
		    selected(s)->ref);
}

static void
take_strike(struct screen *s, const char *text)
{
	struct state *st = s->state;
	char day[DAY_WORDS_SIZE], iso[DAY_ISO_SIZE];

	if (when_read(s, text, &st->first, &st->time))
		ask_why(s, ASK_STRIKE_WHY, arena_printf(&s->arena,
		    "No meeting on %s", day_long(st->first, day)),
		    "The list of dates says so.", arena_printf(&s->arena,
		    "%s-%s", st->panel, day_iso(st->first, iso)));
}

static void
strike_it(struct screen *s, const char *why)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct meeting m;
	char day[DAY_WORDS_SIZE];

	if (!meeting_strike(app_db(s), st->panel, st->first, why, &s->keep,
	    &m, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	select_ref(s, m.ref);
	ui_say(s->ui, SAY_GOOD, "Struck out: no meeting on %s.",
	    day_long(m.date, day));
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_PANEL:
		take_panel(s, a->choice);
		break;
	case ASK_DATE:
		take_date(s, a->text);
		break;
	case ASK_UNTIL:
		make_series(s, a->text);
		break;
	case ASK_MOVE:
		take_move(s, a->text);
		break;
	case ASK_MOVE_WHY:
		done(s, meeting_move(app_db(s), selected(s)->ref, st->first,
		    st->time, a->text, &e), &e, "moved.");
		break;
	case ASK_CANCEL:
		done(s, meeting_cancel(app_db(s), selected(s)->ref, a->text,
		    &e), &e, "cancelled; its cases wait again.");
		break;
	case ASK_REOPEN:
		done(s, meeting_reopen(app_db(s), selected(s)->ref, a->text,
		    &e), &e, "open again.");
		break;
	case ASK_STRIKE_DATE:
		take_strike(s, a->text);
		break;
	case ASK_STRIKE_WHY:
		strike_it(s, a->text);
		break;
	}
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) != LIST_NOT_MINE;
}

static const char *
reason_of(const struct meeting *m)
{
	return m->state == MEETING_CANCELLED && m->cancel_reason != NULL ?
	    m->cancel_reason : m->reopen_reason != NULL ?
	    m->reopen_reason : m->move_reason != NULL ? m->move_reason : "";
}

/* Where its date went, or on which day the rest is heard. */
static const char *
date_words(const struct meeting *m, struct arena *a)
{
	char day[DAY_WORDS_SIZE];

	if (m->continued_on != DAY_NONE)
		return arena_printf(a, ".  Second sitting %s",
		    when_goes_on(m, a));
	return m->moved_from != DAY_NONE ? arena_printf(a,
	    ".  Moved from %s", day_long(m->moved_from, day)) : "";
}

/* The second row of the panel: the place, what changed, and why. */
static void
draw_detail(const struct screen *s, const struct meeting *m,
    struct canvas *c)
{
	const struct panel *p = scheme_panel(s->app->scheme, m->panel);
	struct arena a = ARENA_INIT;

	canvas_wrap(c, 0, 0, STYLE_PLAIN, arena_printf(&a,
	    "%s%s%s%s%s%s", p != NULL ? p->title : m->panel, m->mode != NULL ?
	    ", " : "", m->mode != NULL ? m->mode : "", date_words(m, &a),
	    *reason_of(m) ? ".  Reason: " : "", reason_of(m)));
	arena_release(&a);
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct screen *s = arg;
	const struct meeting *m = &((const struct state *)s->state)->rows[i];
	char day[DAY_WORDS_SIZE];
	int col = 0;

	col += canvas_column(c, 0, col, 18, STYLE_CODE, m->ref) + 1;
	col += canvas_column(c, 0, col, 15, STYLE_PLAIN, day_long(m->date,
	    day)) + 1;
	col += canvas_column(c, 0, col, 5, STYLE_PLAIN, m->time) + 1;
	canvas_text(c, 0, col, m->state == MEETING_CANCELLED ? STYLE_MUTED :
	    m->state == MEETING_OPEN ? STYLE_GOOD : STYLE_PLAIN,
	    word_of(meeting_state_words, m->state));
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct meeting *m = selected(s);
	struct canvas body = canvas_sub(c, 2, 0, c->rows - DETAIL_ROWS - 3,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);

	canvas_title(c, " Meetings  %d", st->list.count);
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (m != NULL)
		draw_detail(s, m, &detail);
	list_draw(&st->list, &body, draw_row, s, "No meeting is planned. "
	    "n makes one, N a series of them.");
}

static const struct binding meetings_keys[] = {
	{ "Enter", "show", "Go", "Go to this meeting", show, on_row },
	{ "n", "new-meeting", "New", "Plan a meeting", new_one, NULL },
	{ "N", "new-series", "Series", "Plan a series of meetings, with "
	    "holidays left out", new_series, NULL },
	{ "v", "move", "Move", "Move it to another day or time", move,
	    not_begun },
	{ "c", "cancel", "Cancel", "It will not take place; its cases wait "
	    "again", cancel, not_begun },
	{ "x", "strike", "Strike", "Strike a date out: a panel does not meet "
	    "that day", strike, NULL },
	{ "o", "reopen", NULL, "Open the record or the sitting again, for a "
	    "reason", reopen, has_ended },
	{ "d", "dates", "Dates", "Show the dates that are planned, to print",
	    dates, NULL },
	{ 0 }
};

const struct screen_ops meetings_screen = {
	.name = "meetings", .keys = meetings_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input, .resume = resume,
};
