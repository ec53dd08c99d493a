/*
 * People of the panels: roles, terms of office, who stands in for whom, and
 * the schools to which they are bound.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/edit-field.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/lists.h"
#include "src/domain/now.h"
#include "src/domain/roles.h"
#include "src/domain/school.h"

#define DETAIL_ROWS 4

enum asking { ASK_CODE = 1, ASK_NAME, ASK_ROLE, ASK_FIELD, ASK_VALUE,
	ASK_LINK_SCHOOL, ASK_LINK_WHY, ASK_UNLINK };

struct state {
	struct person *rows;
	struct list list;
	bool all;		/* also those out of office */
	struct person_link *links;	/* of the selected one */
	int link_count;
	struct role_known *known;	/* roles of all schemes */
	int known_count;
	const char *linked;	/* id of the person whose they are */

	/* Between questions. */
	struct role_known *roles;
	int role_count;
	bool adding;
	int field;
	const char *code, *name, *urn;
};

static const struct edit_field fields[] = {
	{ "name", "Name" }, { "role", "Role" },
	{ "organisation", "Organisation" }, { "school_urn", "School (URN)" },
	{ "email", "Email" }, { "from_on", "In office from" },
	{ "to_on", "In office to" }, { "substitute", "Stands in: code" },
	{ "unix_user", "User of this host" },
};
#define FIELDS ((int)(sizeof fields / sizeof fields[0]))
#define FIELD_ROLE 1

static const struct person *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->rows[st->list.selected] : NULL;
}

/* Links are read when somebody is selected, not for all. */
static void
load_links(struct screen *s)
{
	struct state *st = s->state;
	const struct person *p = selected(s);
	struct err e = ERR_INIT;

	st->link_count = 0;
	st->linked = p != NULL ? p->id : NULL;
	if (p != NULL && !person_links(s->app->db, p->id, &s->arena,
	    &st->links, &st->link_count, &e))
		ui_say_err(s->ui, &e);
}

/* ARG may be the code of somebody to select. */
static bool
open_people(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->code = arg != NULL ? arena_strdup(&s->keep, arg) : NULL;
	st->all = arg != NULL;
	return true;
}

static void
select_code(struct state *st, const char *code)
{
	for (int i = 0; i < st->list.count; i++)
		if (strcmp(st->rows[i].code, code) == 0)
			list_select(&st->list, i);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct person *rows;
	int n;

	if (!person_list(app_db(s), NULL, st->all ? DAY_NONE :
	    day_today(s->app->db), &s->arena, &rows, &n, e) ||
	    !roles_known(s->app->db, s->app->scheme, &s->arena, &st->known,
	    &st->known_count, e))
		return false;
	st->rows = rows;
	list_set_count(&st->list, n);
	if (st->code != NULL && !st->adding)
		select_code(st, st->code);
	st->code = NULL;
	load_links(s);
	return true;
}

static bool
on_person(const struct screen *s, const char **why)
{
	*why = "There is nobody here yet; a adds somebody.";
	return selected(s) != NULL;
}

static bool
on_links(const struct screen *s, const char **why)
{
	*why = "This person is bound to no other school.";
	return ((const struct state *)s->state)->link_count > 0;
}

static void
ask(struct screen *s, enum asking tag, const char *title, const char *label,
    const char *hint)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .hint = hint });
}

static enum result
add(struct screen *s)
{
	struct state *st = s->state;

	st->adding = true;
	ask(s, ASK_CODE, "Who is new?", "Code", "A short code, which minutes "
	    "and lists show.");
	return RESULT_DONE;
}

/* Of all schemes: somebody may sit on a panel of each.  Which scheme has a
 * role is said when there is more than one. */
static void
ask_role(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	struct choice *rows;
	bool several = false;

	if (!roles_known(app_db(s), s->app->scheme, &s->keep, &st->roles,
	    &st->role_count, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	rows = arena_array(&s->keep, (size_t)st->role_count, sizeof *rows);
	for (int i = 1; i < st->role_count; i++)
		several |= strcmp(st->roles[i].schemes,
		    st->roles[0].schemes) != 0;
	for (int i = 0; i < st->role_count; i++)
		rows[i] = (struct choice){ .text = st->roles[i].role->label,
		    .note = several ? st->roles[i].schemes : NULL };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ROLE, .title = "Which role?", .rows = rows,
	    .count = st->role_count, .letters = true });
}

static enum result
change(struct screen *s)
{
	struct state *st = s->state;

	st->adding = false;
	edit_field_choose(s, ASK_FIELD, "Change what?", &person_record,
	    selected(s), fields, FIELDS);
	return RESULT_DONE;
}

static enum result
end_term(struct screen *s)
{
	struct state *st = s->state;

	st->adding = false;
	st->field = 6;
	edit_field_ask(s, ASK_VALUE, &person_record, selected(s),
	    &fields[st->field]);
	return RESULT_DONE;
}

static enum result
link_school(struct screen *s)
{
	ask(s, ASK_LINK_SCHOOL, "Bound to which other school?",
	    "URN or code", "An interest is suggested for its cases.");
	return RESULT_DONE;
}

static enum result
unlink_school(struct screen *s)
{
	struct state *st = s->state;
	struct choice *rows = arena_array(&s->arena, (size_t)st->link_count,
	    sizeof *rows);

	for (int i = 0; i < st->link_count; i++)
		rows[i] = (struct choice){ .text = st->links[i].school_urn,
			.note = st->links[i].why };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_UNLINK, .title = "No longer bound to which?",
	    .rows = rows, .count = st->link_count, .letters = true });
	return RESULT_DONE;
}

static enum result
toggle_all(struct screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	ui_reload(s);
	return RESULT_DONE;
}

static enum result
to_schools(struct screen *s)
{
	ui_go(s->ui, &schools_screen, NULL);
	return RESULT_DONE;
}

/* One or more fields of somebody, who is selected afterwards. */
static void
set(struct screen *s, const char *code, const struct field_value *v, int n)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	const char *changed = "", *kept = arena_strdup(&s->keep, code);

	if (!person_set(app_db(s), kept, v, n, &s->arena, &changed, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_say(s->ui, SAY_GOOD, "%s: %s.", kept, *changed ? changed :
	    "just so already");
	ui_reload(s);
	select_code(st, kept);
	load_links(s);
}

static void
take_role(struct screen *s, const struct role *r)
{
	const struct state *st = s->state;
	const struct field_value v[] = {
		{ "role", r->role }, { "name", st->name } };

	set(s, st->adding ? st->code : selected(s)->code, v,
	    st->adding ? 2 : 1);
}

static void
take_field(struct screen *s, int field)
{
	struct state *st = s->state;

	st->field = field;
	if (field == FIELD_ROLE)
		ask_role(s);
	else
		edit_field_ask(s, ASK_VALUE, &person_record, selected(s),
		    &fields[field]);
}

static void
take_link(struct screen *s, const char *urn, const char *why)
{
	struct err e = ERR_INIT;

	if (!person_link_set(app_db(s), selected(s)->code, urn, why, &e))
		ui_say_err(s->ui, &e);
	load_links(s);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;
	struct field_value v;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_CODE:
		st->code = arena_strdup(&s->keep, a->text);
		ask(s, ASK_NAME, "What is the name?", "Name", NULL);
		break;
	case ASK_NAME:
		st->name = arena_strdup(&s->keep, a->text);
		ask_role(s);
		break;
	case ASK_ROLE:
		take_role(s, st->roles[a->choice].role);
		break;
	case ASK_FIELD:
		take_field(s, a->choice);
		break;
	case ASK_VALUE:
		v = (struct field_value){ fields[st->field].name, a->text };
		set(s, selected(s)->code, &v, 1);
		break;
	case ASK_LINK_SCHOOL:
		st->urn = arena_strdup(&s->keep, a->text);
		ask(s, ASK_LINK_WHY, "Why?", "Because", "Such as governor, "
		    "or parent of a pupil.");
		break;
	case ASK_LINK_WHY:
		take_link(s, st->urn, a->text);
		break;
	case ASK_UNLINK:
		take_link(s, st->links[a->choice].school_urn, NULL);
		break;
	}
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	if (ev->kind != EVENT_KEY || list_key(&st->list, ev->key,
	    s->rows - DETAIL_ROWS - 3) == LIST_NOT_MINE)
		return false;
	load_links(s);
	return true;
}

static const char *
role_label(const struct screen *s, const struct person *p)
{
	const struct state *st = s->state;

	return role_words(st->known, st->known_count, p->role);
}

static const char *
or_blank(const char *text)
{
	return text != NULL ? text : "";
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct screen *s = arg;
	const struct person *p = &((const struct state *)s->state)->rows[i];
	char day[DAY_WORDS_SIZE];
	int col = 0, wide = c->cols >= 76;

	col += canvas_column(c, 0, col, 8, STYLE_CODE, p->code) + 1;
	col += canvas_column(c, 0, col, wide ? 24 : 20, STYLE_PLAIN,
	    p->name) + 1;
	col += canvas_column(c, 0, col, wide ? 26 : 18, STYLE_PLAIN,
	    role_label(s, p)) + 1;
	canvas_textf(c, 0, col, STYLE_MUTED, "%s%s", p->to_on != DAY_NONE ?
	    "to " : "", day_words(p->to_on, day));
}

static void
draw_detail(const struct screen *s, const struct person *p,
    struct canvas *c)
{
	const struct state *st = s->state;
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	int col = 0;

	canvas_textf(c, 0, 0, STYLE_PLAIN, "%s%s%s%s%s", role_label(s, p),
	    p->email != NULL ? "   " : "", or_blank(p->email),
	    p->organisation != NULL ? "   " : "",
	    or_blank(p->organisation));
	canvas_textf(c, 1, 0, STYLE_PLAIN, "In office %s%s%s%s%s%s",
	    p->from_on != DAY_NONE ? "from " : "without a date",
	    day_words(p->from_on, from), p->to_on != DAY_NONE ? " to " : "",
	    day_words(p->to_on, to), p->substitute != NULL ?
	    "   stands in: " : "", or_blank(p->substitute));
	canvas_textf(c, 2, 0, STYLE_PLAIN, "School %s%s%s",
	    p->school_urn != NULL ? p->school_urn : "none",
	    p->unix_user != NULL ? "   user " : "", or_blank(p->unix_user));
	for (int i = 0; i < st->link_count; i++)
		col += canvas_textf(c, 3, col, STYLE_PLAIN, "%s%s %s",
		    i > 0 ? "; " : "Bound to ", st->links[i].school_urn,
		    st->links[i].why);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - DETAIL_ROWS - 3,
	    c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);

	canvas_title(c, " People  %d %s", st->list.count, st->all ?
	    "in all" : "in office");
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	if (selected(s) != NULL)
		draw_detail(s, selected(s), &detail);
	list_draw(&st->list, &body, draw_row, s, "Nobody is in office. "
	    "a adds somebody, I takes in a list.");
}

static enum result
import(struct screen *s)
{
	import_begin(s, IMPORT_PEOPLE);
	return RESULT_DONE;
}

static const struct binding people_keys[] = {
	{ "Enter", "change", "Change", "Change a field of this person",
	    change, on_person },
	{ "a", "add-person", "Add", "Add somebody", add, NULL },
	{ "e", "end-term", "Term ends", "Set the day on which the term of "
	    "office ends", end_term, on_person },
	{ "l", "link-school", "Link", "Bind this person to one more school",
	    link_school, on_person },
	{ "L", "unlink-school", NULL, "Take a link to a school back",
	    unlink_school, on_links },
	{ "o", "in-office", "All", "Show everybody, or those in office",
	    toggle_all, NULL },
	{ "Tab", "to-schools", "Schools", "Go to the schools", to_schools,
	    NULL },
	{ "I", "import", "Import", "Take in a file of people", import, NULL },
	{ 0 }
};

const struct screen_ops people_screen = {
	.name = "people", .keys = people_keys,
	.state_size = sizeof(struct state),
	.open = open_people, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
