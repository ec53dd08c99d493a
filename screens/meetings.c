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
#include "src/base/day.h"
#include "src/domain/dates.h"
#include "src/domain/meeting.h"
#include "src/domain/now.h"
#include "src/domain/scheme.h"
#include "src/domain/series.h"

#define DETAIL_ROWS 2
#define SERIES_TIME "14:00"
#define PANELS_MOST 30

enum asking { ASK_PANEL = 1, ASK_DATE, ASK_UNTIL, ASK_MOVE, ASK_CANCEL,
	ASK_REOPEN };

struct state {
	struct meeting *rows;
	struct list list;
	bool shown;		/* the next one was selected once */

	/* Between questions. */
	const struct panel **panels;
	const char *panel, *time;
	bool series;
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
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct meeting *rows;
	int n;

	if (!meeting_list_all(app_db(s), &s->arena, &rows, &n, e))
		return false;
	st->rows = rows;
	list_set_count(&st->list, n);
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
ask_panel(struct screen *s, bool series)
{
	struct choice rows[PANELS_MOST];
	struct err e = ERR_INIT;
	int n;

	((struct state *)s->state)->series = series;
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
	return ask_panel(s, false);
}

static enum result
new_series(struct screen *s)
{
	return ask_panel(s, true);
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
	ask(s, ASK_CANCEL, "It will not take place; its cases wait again.",
	    "Why", NULL);
	return RESULT_DONE;
}

static enum result
reopen(struct screen *s)
{
	ask(s, ASK_REOPEN, selected(s)->state == MEETING_CLOSED ?
	    "The record can be changed again." : "The sitting goes on.",
	    "Why", "The reason is kept.");
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
	text_view_open(s, "Dates", markdown);
	return RESULT_DONE;
}

/* "19/11/2025 15:00": a day and perhaps a time; false with a sentence. */
static bool
read_when(struct screen *s, const char *text, int *day, const char **time)
{
	size_t n = strcspn(text, " ");
	const char *date = arena_strndup(&s->keep, text, n);

	*day = day_parse(date);
	if (*day == DAY_NONE)
		*day = day_from_words(date, day_today(s->app->db));
	*time = text[n] == ' ' ? arena_strdup(&s->keep, text + n + 1) :
	    NULL;
	if (*day == DAY_NONE || (*time != NULL &&
	    series_time(*time, &s->keep) == NULL)) {
		ui_say(s->ui, SAY_WARNING, "“%.40s” is no day and time. "
		    "Write it like 19/11/2025 15:00. Nothing was changed.",
		    text);
		return false;
	}
	return true;
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

	if (!read_when(s, text, &last, &time))
		return;
	time = st->time != NULL ? series_time(st->time, &s->keep) :
	    SERIES_TIME;
	if (!series_make(app_db(s), st->panel, st->first, last, INT_NONE,
	    time, &s->keep, &made, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%d meetings are planned; holidays are left "
	    "out.", n);
}

static void
take_date(struct screen *s, const char *text)
{
	struct state *st = s->state;

	if (!read_when(s, text, &st->first, &st->time))
		return;
	if (st->series)
		ask(s, ASK_UNTIL, "Until which day? The rhythm is the "
		    "scheme's.", "Last day", "Such as 31/07/2026. Days on "
		    "which nobody can come are left out.");
	else
		make_one(s);
}

static void
move_it(struct screen *s, const char *text)
{
	struct err e = ERR_INIT;
	const char *time;
	int day;

	if (read_when(s, text, &day, &time))
		done(s, meeting_move(app_db(s), selected(s)->ref, day, time,
		    &e), &e, "moved.");
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
		st->panel = st->panels[a->choice]->panel;
		ask(s, ASK_DATE, st->series ? "When is the first one?" :
		    "When?", "Day and time", "Such as 12/11/2025 14:00; "
		    "without a time as the last one.");
		break;
	case ASK_DATE:
		take_date(s, a->text);
		break;
	case ASK_UNTIL:
		make_series(s, a->text);
		break;
	case ASK_MOVE:
		move_it(s, a->text);
		break;
	case ASK_CANCEL:
		done(s, meeting_cancel(app_db(s), selected(s)->ref, a->text,
		    &e), &e, "cancelled; its cases wait again.");
		break;
	case ASK_REOPEN:
		done(s, meeting_reopen(app_db(s), selected(s)->ref, a->text,
		    &e), &e, "open again.");
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
	    m->reopen_reason : "";
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
	const struct panel *p = m != NULL ? scheme_panel(s->app->scheme,
	    m->panel) : NULL;

	canvas_title(c, " Meetings  %d", st->list.count);
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (m != NULL)
		canvas_textf(&detail, 0, 0, STYLE_PLAIN, "%s%s%s%s%s",
		    p != NULL ? p->title : m->panel, m->mode != NULL ?
		    ", " : "", m->mode != NULL ? m->mode : "",
		    *reason_of(m) ? ".  Reason: " : "", reason_of(m));
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
	{ "o", "reopen", NULL, "Open the record or the sitting again, for a "
	    "reason", reopen, has_ended },
	{ "d", "dates", "Dates", "Show the dates that are planned, to print",
	    dates, NULL },
	{ 0 }
};

const struct screen_ops meetings_screen = {
	.name = "meetings", .keys = meetings_keys,
	.state_size = sizeof(struct state),
	.reload = reload, .draw = draw, .input = input, .resume = resume,
};
