/*
 * Settings: what this register is, who works in it as what, the policies and
 * where each was set, and the templates of its schemes.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/text-view.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/domain/documents/wording.h"
#include "src/domain/register/about.h"
#include "src/domain/register/access.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"

#define DETAIL_ROWS 3

enum kind { FACT, MEMBER, SETTING, TEMPLATE };
enum asking { ASK_USER = 1, ASK_ROLE, ASK_VALUE, ASK_WORD };

struct line {
	enum kind kind;
	const char *label;
	const char *value;
	const char *says;	/* below the list */
	const struct setting_row *setting;
	const char *markdown;	/* of a text */
	bool broken;
	int role;
};

struct state {
	struct line *lines;
	struct list list;
	const char *user;	/* who gets a role */
	const char **words;	/* that a setting may have */
};

#define LINES_MOST 400

struct filling {
	struct screen *s;
	struct line *lines;
	int count;
};

static void
add(struct filling *f, struct line line)
{
	if (f->count < LINES_MOST)
		f->lines[f->count++] = line;
}

static bool
add_facts(struct filling *f, struct err *e)
{
	struct arena *a = &f->s->arena;
	struct about b;

	if (!about_load(app_db(f->s), a, &b, e))
		return false;
	add(f, (struct line){ .kind = FACT, .label = "Register",
	    .value = b.path != NULL ? b.path : "in memory",
	    .says = b.rehearsal ? "For training: nothing leaves it." :
	    "“convene backup FILE” makes a copy that is whole." });
	add(f, (struct line){ .kind = FACT, .label = "Shared with",
	    .value = b.group != NULL ? arena_printf(a, "the group %s",
	    b.group) : "nobody", .says = "A register for a group is made "
	    "by “convene init --group NAME”." });
	add(f, (struct line){ .kind = FACT, .label = "Site's file",
	    .value = setting_site_file(), .says = "What it sets wins over "
	    "the settings here; each line says where it was set." });
	for (int i = 0; i < b.pack_count; i++)
		add(f, (struct line){ .kind = FACT, .label = "Scheme",
		    .value = arena_printf(a, "%s, version %d",
		    b.packs[i].scheme, b.packs[i].version),
		    .says = b.packs[i].title });
	add(f, (struct line){ .kind = FACT, .label = "Chain", .value =
	    arena_printf(a, "%d recorded acts", b.holdings.links),
	    .says = arena_printf(a, "It ends with %.12s. “convene verify” "
	    "proves that no recorded act was changed.", *b.head ? b.head :
	    "nothing") });
	for (int i = 0; i < b.member_count; i++)
		add(f, (struct line){ .kind = MEMBER, .label =
		    b.members[i].unix_user, .value = word_of(
		    member_role_words, b.members[i].role), .role =
		    b.members[i].role, .says = "A user of this host with "
		    "this role; - takes it back, a gives one." });
	return true;
}

static bool
add_settings(struct filling *f, struct err *e)
{
	struct arena *a = &f->s->arena;
	const char *value, *from, *vain;

	for (const struct setting_row *r = settings; r->name != NULL; r++) {
		if (!setting_get(f->s->app->db, r->name, a, &value, &from,
		    e) || !setting_overruled(f->s->app->db, r->name, a,
		    &vain, e))
			return false;
		add(f, (struct line){ .kind = SETTING, .label = r->name,
		    .value = arena_printf(a, "%s  (%s%s%s)", *value ?
		    value : "not set", from, vain != NULL ?
		    ", in place of the register's " : "", vain != NULL ?
		    vain : ""), .says = r->says, .setting = r });
	}
	return true;
}

static void
add_text(struct filling *f, const struct scheme *sc, const struct wording *w)
{
	struct arena *a = &f->s->arena;
	const char *what = w->template ? "template" : "text";
	const char *at = w->line > 0 ? arena_printf(a, "%s:%d", w->path,
	    w->line) : w->path;

	add(f, (struct line){ .kind = TEMPLATE, .label = w->code,
	    .broken = w->fault != NULL, .markdown = w->markdown,
	    .value = arena_printf(a, "%s  (%s)  %s", what, w->fault !=
	    NULL ? "BROKEN" : w->path != NULL ? w->from : "scheme",
	    sc->id), .says = w->fault != NULL ? arena_printf(a, "%s: %s",
	    at, w->fault) :
	    w->path != NULL ? arena_printf(a, "%s stands for the scheme's "
	    "own. Enter shows it.", w->path) : "The scheme's own. Enter "
	    "shows it. The setting templates can put a file in its place." });
}

/* Of the newest pack of each scheme. */
static bool
add_texts(struct filling *f, struct err *e)
{
	struct db *db = f->s->app->db;
	struct arena *a = &f->s->arena;
	struct wording *list;
	const struct scheme *sc;
	struct pack *packs;
	int n, count;

	if (!scheme_list(db, a, &packs, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		bool newer = false;

		for (int k = 0; k < i; k++)
			newer |= strcmp(packs[k].scheme, packs[i].scheme) ==
			    0;
		if (newer)
			continue;
		if (!scheme_get(db, packs[i].id, a, &sc, e) ||
		    !wording_list(db, sc, a, &list, &count, e))
			return false;
		for (int k = 0; k < count; k++)
			add_text(f, sc, &list[k]);
	}
	return true;
}

static bool
same_line(const void *before, const void *now)
{
	const struct line *a = before, *b = now;

	return a->kind == b->kind && strcmp(a->label, b->label) == 0 &&
	    (a->kind != MEMBER || a->role == b->role);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct filling f = { .s = s };

	f.lines = arena_array(&s->arena, LINES_MOST, sizeof *f.lines);
	if (!add_facts(&f, e) || !add_settings(&f, e) || !add_texts(&f, e))
		return false;
	list_keep(&st->list, st->lines, f.lines, sizeof *f.lines, f.count,
	    same_line);
	st->lines = f.lines;
	return true;
}

static const struct line *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return &st->lines[st->list.selected];
}

static bool
can_open(const struct screen *s, const char **why)
{
	*why = "This is so, and not set here.";
	return selected(s)->kind == SETTING || selected(s)->kind == TEMPLATE;
}

static bool
on_member(const struct screen *s, const char **why)
{
	*why = "Select the role of a user first.";
	return selected(s)->kind == MEMBER;
}

static bool
on_setting(const struct screen *s, const char **why)
{
	*why = "Select a setting first.";
	return selected(s)->kind == SETTING;
}

/* The words of a form such as "drafts sendmail", as rows. */
static int
words_of(struct screen *s, const char *form, struct choice *rows, int most)
{
	struct state *st = s->state;
	int n = 0;

	st->words = arena_array(&s->keep, (size_t)most, sizeof *st->words);
	for (const char *p = form; *p != '\0' && n < most;
	    p += strspn(p, " ")) {
		size_t k = strcspn(p, " ");

		st->words[n] = arena_strndup(&s->keep, p, k);
		rows[n] = (struct choice){ .text = st->words[n] };
		n++;
		p += k;
	}
	return n;
}

static void
ask_setting(struct screen *s, const struct setting_row *r)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct choice rows[9];
	const char *value = "";
	bool typed = strcmp(r->form, "text") == 0 ||
	    strcmp(r->form, "number") == 0;

	if (!setting_get(s->app->db, r->name, &a, &value, NULL, &e))
		ui_say_err(s->ui, &e);
	else if (typed)
		ui_open(s->ui, &prompt_screen, &(struct prompt_question){
		    .tag = ASK_VALUE, .title = r->says, .label = r->name,
		    .start = value, .may_be_empty = true,
		    .draft = arena_printf(&a, "setting:%s", r->name) });
	else
		ui_open(s->ui, &chooser_screen, &(struct chooser_question){
		    .tag = ASK_WORD, .title = r->says, .rows = rows,
		    .count = words_of(s, strcmp(r->form, "yes-no") == 0 ?
		    "yes no" : r->form, rows, 9) });
	arena_release(&a);
}

static enum result
open_line(struct screen *s)
{
	const struct line *l = selected(s);

	if (l->kind == SETTING)
		ask_setting(s, l->setting);
	else
		text_view_open(s, l->label, l->markdown);
	return RESULT_DONE;
}

static enum result
give_role(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_USER, .title = "Who gets a role in this register?",
	    .label = "User", .hint = "The name with which they log in to "
	    "this host.", .start = selected(s)->kind == MEMBER ?
	    selected(s)->label : NULL, .limit = 64 });
	return RESULT_DONE;
}

static enum result
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		return app_fail(s, e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s", says);
	return RESULT_DONE;
}

static enum result
take_role(struct screen *s)
{
	struct err e = ERR_INIT;
	bool ok = access_take(app_db(s), selected(s)->label,
	    (enum member_role)selected(s)->role, &e);

	return done(s, ok, &e, "The role is taken back.");
}

static enum result
unset(struct screen *s)
{
	struct err e = ERR_INIT;
	bool ok = setting_set(app_db(s), selected(s)->setting->name, NULL,
	    &e);

	return done(s, ok, &e, "The register sets it no longer.");
}

static void
set(struct screen *s, const char *value)
{
	const char *name = selected(s)->setting->name, *now, *from;
	struct err e = ERR_INIT;

	if (!setting_set(app_db(s), name, value, &e) ||
	    !setting_get(s->app->db, name, &s->keep, &now, &from, &e))
		app_fail(s, &e);
	else if (strcmp(from, "site") == 0)
		done(s, true, NULL, "It is kept, but the site's file sets "
		    "it too, and that wins.");
	else
		done(s, true, NULL, "It is set in the register.");
}

static void
ask_role(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Chair", .note = "decides" },
		{ .text = "Minute-taker", .note = "writes and prepares" },
		{ .text = "Reader", .note = "reads" },
		{ .text = "Administrator", .note = "roles, policy, files" },
		{ .text = "Auditor", .note = "reads who did what" },
	};

	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ROLE, .title = "Which role?", .rows = rows,
	    .count = 5 });
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (a->cancelled)
		return;
	if (a->tag == ASK_USER) {
		st->user = arena_strdup(&s->keep, a->text);
		ask_role(s);
	} else if (a->tag == ASK_ROLE)
		done(s, access_give(app_db(s), st->user,
		    (enum member_role)a->choice, &e), &e,
		    "The role is given.");
	else
		set(s, a->tag == ASK_WORD ? st->words[a->choice] : a->text);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	static const char *const kinds[] = { "", "role", "setting",
		"text" };
	const struct line *l = &((const struct state *)arg)->lines[i];
	int col = 0;

	col += canvas_column(c, 0, col, 8, STYLE_LABEL, kinds[l->kind]) + 1;
	col += canvas_column(c, 0, col, 18, STYLE_STRONG, l->label) + 1;
	canvas_column(c, 0, col, c->cols - col, l->broken ? STYLE_WARNING :
	    STYLE_PLAIN, l->value);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - DETAIL_ROWS - 3,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);

	canvas_title(c, " Settings");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	canvas_wrap(&detail, 0, 0, STYLE_PLAIN, selected(s)->says);
	list_draw(&st->list, &body, draw_row, st, "");
}

static const struct binding settings_keys[] = {
	{ "Enter", "change", "Change", "Change a setting, or show a text",
	    open_line, can_open },
	{ "a", "give-role", "Give role", "Give a user of this host a role",
	    give_role, NULL },
	{ "-", "take-role", "Take role", "Take this role back",
	    take_role, on_member },
	{ "u", "unset", "Unset", "Take this setting out of the register",
	    unset, on_setting },
	{ 0 }
};

const struct screen_ops settings_screen = {
	.name = "settings", .keys = settings_keys,
	.state_size = sizeof(struct state), .follows = true,
	.reload = reload, .draw = draw, .input = input, .resume = resume,
};
