/*
 * Starting and ending the screens, and the keys that act on all of them.
 */
#include "screens/app.h"

#include <bsd/string.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "screens/form.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "screens/ui/keymap.h"
#include "screens/ui/loop.h"
#include "screens/ui/palette.h"
#include "screens/ui/term.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme.h"

#define REVEAL_MS 8000
#define GRACE_MS 800

struct db *
app_db(struct screen *s)
{
	register_tick(s->app->db, NULL);
	return s->app->db;
}

static bool
choose_newest_pack(struct app *app, struct err *e)
{
	struct pack *packs;
	int n;

	if (!scheme_list(app->db, &app->arena, &packs, &n, e))
		return false;
	if (n == 0) {
		err_set(e, ERR_CONFIG, "This register has no rule pack. Load "
		    "one with “convene scheme load”.");
		return false;
	}
	return scheme_get(app->db, packs[0].id, &app->arena, &app->scheme, e);
}

bool
app_choose_meeting(struct app *app, const char *ref, struct err *e)
{
	struct meeting m;
	const struct scheme *s;

	if (!meeting_get(app->db, ref, &app->arena, &m, e) ||
	    !scheme_get(app->db, m.pack_id, &app->arena, &s, e))
		return false;
	app->scheme = s;
	strlcpy(app->meeting, m.ref, sizeof app->meeting);
	return true;
}

static bool
choose_first(struct app *app, const char *meeting, struct err *e)
{
	struct meeting next;
	bool found;

	if (!register_is_rehearsal(app->db, &app->rehearsal, e))
		return false;
	if (meeting != NULL)
		return app_choose_meeting(app, meeting, e);
	if (!meeting_next(app->db, &app->arena, &next, &found, e))
		return false;
	return found ? app_choose_meeting(app, next.ref, e) :
	    choose_newest_pack(app, e);
}

bool
app_init(struct app *app, struct db *db, const char *meeting, struct err *e)
{
	bool ok;

	*app = (struct app){ .db = db, .reveal_ms = REVEAL_MS,
		.grace_ms = GRACE_MS, .changes = { .fd = -1 } };
	if (!register_read(db, e))
		return false;
	ok = choose_first(app, meeting, e);
	register_read_end(db);
	return ok;
}

void
app_release(struct app *app)
{
	arena_release(&app->arena);
}

bool
app_meeting(struct screen *s, struct arena *a, struct meeting *m,
    struct err *e)
{
	if (*s->app->meeting == '\0') {
		err_set(e, ERR_NO_INPUT, "There is no meeting yet. F2 shows "
		    "where one is planned.");
		return false;
	}
	return meeting_get(s->app->db, s->app->meeting, a, m, e);
}

const char *
app_pathway(struct screen *s, const char *ref, struct arena *a)
{
	struct dossier d;

	return dossier_load(app_db(s), ref, a, &d, NULL) ?
	    d.referral.pathway : "";
}

const char *
app_owner(const struct scheme *sc, const char *owner, const char *nobody)
{
	const struct role *r = owner != NULL ? scheme_role(sc, owner) : NULL;

	return r != NULL ? r->label : owner != NULL ? owner : nobody;
}

enum result
app_fail(struct screen *s, const struct err *e)
{
	ui_say_err(s->ui, e);
	return RESULT_DONE;
}

static enum result
go(struct screen *s, const struct screen_ops *ops)
{
	ui_go(s->ui, ops, NULL);
	return RESULT_DONE;
}

static enum result
go_today(struct screen *s)
{
	return go(s, &today_screen);
}

static enum result
go_meetings(struct screen *s)
{
	return go(s, &meetings_screen);
}

static enum result
go_people(struct screen *s)
{
	return go(s, &people_screen);
}

static enum result
go_schools(struct screen *s)
{
	return go(s, &schools_screen);
}

static enum result
go_scheme(struct screen *s)
{
	return go(s, &scheme_screen);
}

static enum result
go_settings(struct screen *s)
{
	return go(s, &settings_screen);
}

static enum result
go_follow_up(struct screen *s)
{
	return go(s, &follow_up_screen);
}

static enum result
go_places(struct screen *s)
{
	return go(s, &places_screen);
}

static enum result
go_agenda(struct screen *s)
{
	return go(s, *s->app->meeting != '\0' ? &agenda_screen :
	    &meetings_screen);
}

static enum result
go_open(struct screen *s)
{
	return go(s, &open_screen);
}

static enum result
go_case(struct screen *s)
{
	return go(s, &case_screen);
}

/* A meeting that was not opened has no end: the one that sits is meant, or
 * the last one whose record waits to be closed. */
static bool
turn_to_unclosed(struct app *app, bool *turned, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct meeting m = { .state = MEETING_DRAFT };
	bool found = false, ok = *app->meeting == '\0' ||
	    meeting_get(app->db, app->meeting, &a, &m, e);

	if (ok && m.state < MEETING_OPEN)
		ok = meeting_unclosed(app->db, &a, &m, &found, e) &&
		    (!found || app_choose_meeting(app, m.ref, e));
	arena_release(&a);
	*turned = found;
	return ok;
}

static enum result
go_close(struct screen *s)
{
	struct err e = ERR_INIT;
	bool turned;

	if (!turn_to_unclosed(s->app, &turned, &e))
		return app_fail(s, &e);
	if (turned)
		ui_say(s->ui, SAY_PLAIN, "This is %s, which is not closed "
		    "yet.", s->app->meeting);
	return go(s, &close_screen);
}

static enum result
go_referrals(struct screen *s)
{
	return go(s, &referrals_screen);
}

static enum result
go_last_time(struct screen *s)
{
	return go(s, &last_time_screen);
}

static enum result
go_new(struct screen *s)
{
	form_new(s);
	return RESULT_DONE;
}

static enum result
go_unfinished(struct screen *s)
{
	return go(s, &unfinished_screen);
}

static enum result
go_import(struct screen *s)
{
	import_begin(s, IMPORT_ANY);
	return RESULT_DONE;
}

static enum result
go_find(struct screen *s)
{
	ui_open(s->ui, &find_screen, NULL);
	return RESULT_DONE;
}

static enum result
show_help(struct screen *s)
{
	ui_open(s->ui, &help_screen, s->ops->name);
	return RESULT_DONE;
}

static enum result
leave(struct screen *s)
{
	if (s->ui->depth <= 1) {
		ui_quit(s->ui);
		return RESULT_DONE;
	}
	return ui_act_back(s);
}

const struct binding app_keys[] = {
	{ "?", "help", "Help", "Explain this screen and its keys",
	    show_help, NULL },
	{ ":", "commands", NULL, "Find a command by its first letters",
	    ui_act_palette, NULL },
	{ "q", "back", "Back", "Go back; from the first screen, leave",
	    leave, NULL },
	{ "F1", "help-page", NULL, "Explain this screen", show_help, NULL },
	{ "F2", "agenda", NULL, "Go to the agenda", go_agenda, NULL },
	{ "F3", "roll-call", NULL, "Go to the roll-call", go_open, NULL },
	{ NULL, "last-time", NULL, "Go to minutes and actions of the last "
	    "meeting", go_last_time, NULL },
	{ "F4", "case", NULL, "Go to the case at hand", go_case, NULL },
	{ "F5", "close", NULL, "Go to the end of sitting and the record",
	    go_close, NULL },
	{ "F6", "today", NULL, "Go to what waits today", go_today, NULL },
	{ "F7", "referrals", NULL, "Go to the list of referrals",
	    go_referrals, NULL },
	{ NULL, "new-referral", NULL, "Type in a new referral", go_new,
	    NULL },
	{ NULL, "unfinished", NULL, "Go to the forms that are unfinished",
	    go_unfinished, NULL },
	{ NULL, "import", NULL, "Take in a file of schools, holidays, terms, "
	    "people or referrals", go_import, NULL },
	{ "/", "find-anything", NULL, "Find anything: referrals, schools, "
	    "people, meetings, minutes", go_find, NULL },
	{ "F9", "follow-up", NULL, "Go to what is due after the meetings",
	    go_follow_up, NULL },
	{ "F10", "places", NULL, "Go to places and waiting lists",
	    go_places, NULL },
	{ "F8", "people", NULL, "Go to the people of the panels",
	    go_people, NULL },
	{ NULL, "meetings", NULL, "Go to the list of meetings", go_meetings,
	    NULL },
	{ NULL, "schools", NULL, "Go to the schools", go_schools, NULL },
	{ NULL, "scheme", NULL, "Go to the rules and their sources",
	    go_scheme, NULL },
	{ "F12", "tutorial", NULL, "Show or hide the tutorial's next step",
	    tutorial_toggle, NULL },
	{ NULL, "settings", NULL, "Go to roles, policies and texts",
	    go_settings, NULL },
	{ 0 }
};

/* Whatever a screen shows comes from one state of the register. */
static bool
reading(struct ui *ui, struct app *app, struct err *e)
{
	(void)ui;
	return register_read(app->db, e);
}

static void
has_read(struct ui *ui, struct app *app)
{
	(void)ui;
	register_read_end(app->db);
}

/* Half-typed answers lie beside half-typed lines. */
static const char *
answer_draft(struct ui *ui, struct app *app, const char *place,
    struct arena *a)
{
	const char *text = NULL;

	(void)ui;
	return draft_get(app->db, place, a, &text, NULL) ? text : NULL;
}

static bool
answer_keep(struct ui *ui, struct app *app, const char *place,
    const char *text, struct err *e)
{
	(void)ui;
	register_tick(app->db, NULL);
	return draft_save(app->db, place, text, e);
}

static void
batch_ended(struct ui *ui, struct app *app)
{
	app_catch_up(ui, app);
	tutorial_follow(ui, app);
}

const struct ui_hooks app_hooks = {
	.reading = reading, .has_read = has_read,
	.alarm = app_others_wrote, .batch_ended = batch_ended,
	.draft_get = answer_draft, .draft_save = answer_keep,
};

/* Today lies at the bottom, so that q leads there; on it the meeting that was
 * asked for, or that is open. */
static bool
push_first(struct ui *ui, struct app *app, bool asked, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct meeting m = { .state = MEETING_DRAFT };
	bool open, ok = *app->meeting == '\0' ||
	    meeting_get(app->db, app->meeting, &a, &m, e);

	open = m.state == MEETING_OPEN;
	ok = ok && ui_push(ui, &today_screen, NULL, e) &&
	    ((!asked && !open) || ui_push(ui, &agenda_screen, NULL, e)) &&
	    (!open || ui_push(ui, &case_screen, NULL, e));
	arena_release(&a);
	return ok;
}

static enum ui_end
run(struct app *app, bool asked, struct err *e)
{
	struct ui ui;
	enum ui_end end = UI_QUIT;

	ui_init(&ui, app, app_keys, &app_hooks);
	app->ui = &ui;
	if (app->rehearsal)
		ui_set_banner(&ui, "REHEARSAL");
	app_follow(&ui, app);
	if (push_first(&ui, app, asked, e)) {
		tutorial_follow(&ui, app);
		end = ui_run(&ui);
	}
	app_follow_end(&ui, app);
	ui_release(&ui);
	app->ui = NULL;
	return end;
}

int
screens_main(struct db *db, const char *role, const char *meeting)
{
	struct err e = ERR_INIT;
	struct app app;
	enum ui_end end = UI_QUIT;
	bool guided = role != NULL && strcmp(role, "tutorial") == 0;

	term_harden();
	if (app_init(&app, db, meeting, &e) && term_start(&e)) {
		app.guided = guided;
		if (loop_start(&e))
			end = run(&app, (role != NULL && !guided) ||
			    meeting != NULL, &e);
		loop_stop();
		term_stop();
	}
	app_release(&app);
	if (e.code != ERR_NONE) {
		fprintf(stderr, "convene: %s\n", e.text);
		return (int)e.code;
	}
	return end == UI_HUNG_UP ? EX_IOERR : EX_OK;
}
