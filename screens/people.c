/*
 * People of the panels: roles, terms of office, who stands in for whom, and
 * the schools to which they are bound.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/ask-school.h"
#include "screens/edit-field.h"
#include "screens/import.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/lists/lists.h"
#include "src/domain/lists/roles.h"
#include "src/domain/lists/school.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"

#define DETAIL_ROWS 4

enum asking { ASK_CODE = 1, ASK_NAME, ASK_ROLE, ASK_FIELD, ASK_VALUE,
	ASK_LINK_SCHOOL, ASK_LINK_WHY, ASK_UNLINK, ASK_SCHOOL, ASK_WHICH,
	ASK_WHICH_LINK, ASK_TERM };

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
	const char *code, *name, *role, *urn;
	const char *term;	/* as typed last: often that of the next */
	struct school_ask schools;
	const char *wanted;	/* code of whom to select, or NULL */
};

static const struct edit_field fields[] = {
	{ "name", "Name" }, { "role", "Role" },
	{ "organisation", "Organisation" }, { "school_urn", "School (URN)" },
	{ "email", "Email" }, { "from_on", "In office from" },
	{ "to_on", "In office to" }, { "substitute", "Substitute (code)" },
	{ "unix_user", "User of this host" },
};
#define FIELDS ((int)(sizeof fields / sizeof fields[0]))
#define FIELD_ROLE 1
#define FIELD_SCHOOL 3
#define ADDED_FIELDS 5

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
	st->wanted = arg != NULL ? arena_strdup(&s->keep, arg) : NULL;
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
same_person(const void *before, const void *now)
{
	const struct person *a = before, *b = now;

	return strcmp(a->id, b->id) == 0;
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
	list_keep(&st->list, st->rows, rows, sizeof *rows, n, same_person);
	st->rows = rows;
	if (st->wanted != NULL)
		select_code(st, st->wanted);
	st->wanted = NULL;
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
	((struct state *)s->state)->adding = false;
	school_ask(s, ASK_LINK_SCHOOL, "Bound to which other school?",
	    "Some letters of its name, or its URN. An interest is suggested "
	    "for its cases.", false);
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
set_one(struct screen *s, const char *field, const char *value)
{
	set(s, selected(s)->code, &(struct field_value){ field, value }, 1);
}

/* Where the second day begins: "1/9/2025 31/8/2027", "1/9/2025 to 31/8/2027",
 * "1/9/2025-31/8/2027"; a dash between figures alone belongs to the day. */
static const char *
second_day(const char *days, size_t first)
{
	const char *rest = days + first;

	rest += strspn(rest, " -");
	if (strncmp(rest, "to ", 3) == 0)
		rest += 3;
	return rest + strspn(rest, " ");
}

/* Somebody new: all that was answered goes in at once. */
static void
add_person(struct screen *s)
{
	struct state *st = s->state;
	const char *from = st->term != NULL ? st->term : "";
	size_t n = strcspn(from, strchr(from, '/') != NULL ? " -" : " ");
	const char *to = second_day(from, n);
	struct field_value v[ADDED_FIELDS] = { { "name", st->name },
		{ "role", st->role } };
	int k = 2;

	if (st->urn != NULL)
		v[k++] = (struct field_value){ "school_urn", st->urn };
	if (n > 0)
		v[k++] = (struct field_value){ "from_on",
		    arena_strndup(&s->keep, from, n) };
	if (*to != '\0')
		v[k++] = (struct field_value){ "to_on", to };
	set(s, st->code, v, k);
}

static void
ask_term(struct screen *s)
{
	const struct state *st = s->state;

	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_TERM, .title = "In office from when to when?",
	    .label = "Days", .hint = "Such as 01/09/2025 31/08/2026; blank "
	    "when it is open.", .start = st->term, .may_be_empty = true });
}

static void
take_role(struct screen *s, const struct role *r)
{
	struct state *st = s->state;

	st->role = r->role;
	st->urn = NULL;
	if (st->adding)
		school_ask(s, ASK_SCHOOL, "Of which school?", "Some letters "
		    "of its name, or its URN; blank when of none.", true);
	else
		set_one(s, "role", r->role);
}

/* The school that was typed for what is being asked; NULL: not yet. */
static void
take_school(struct screen *s, const char *urn)
{
	struct state *st = s->state;

	if (urn == NULL)
		return;
	st->urn = urn;
	if (st->adding)
		ask_term(s);
	else
		set_one(s, "school_urn", urn);
}

static void
take_school_text(struct screen *s, const char *text)
{
	struct state *st = s->state;

	if (*text == '\0' && st->adding)
		ask_term(s);
	else if (*text == '\0')
		set_one(s, "school_urn", "");
	else
		take_school(s, school_named(s, &st->schools, ASK_WHICH, text));
}

static void
take_link_school(struct screen *s, const char *urn)
{
	struct state *st = s->state;

	if (urn == NULL)
		return;
	st->urn = urn;
	ask(s, ASK_LINK_WHY, "Why?", "Because", "Such as governor, or parent "
	    "of a pupil.");
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

/* What was asked about a school. */
static void
resume_school(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;

	switch (a->tag) {
	case ASK_SCHOOL:
		take_school_text(s, a->text);
		break;
	case ASK_WHICH:
		take_school(s, school_chosen(&st->schools, a->choice));
		break;
	case ASK_LINK_SCHOOL:
		take_link_school(s, school_named(s, &st->schools,
		    ASK_WHICH_LINK, a->text));
		break;
	case ASK_WHICH_LINK:
		take_link_school(s, school_chosen(&st->schools, a->choice));
		break;
	case ASK_LINK_WHY:
		take_link(s, st->urn, a->text);
		break;
	case ASK_UNLINK:
		take_link(s, st->links[a->choice].school_urn, NULL);
		break;
	}
}

static void
take_value(struct screen *s, const char *text)
{
	const struct state *st = s->state;

	if (st->field == FIELD_SCHOOL)
		take_school_text(s, text);
	else
		set_one(s, fields[st->field].name, text);
}

/* Told at once, and not after the last of the questions. */
static void
take_code(struct screen *s, const char *code)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	if (!person_code_is_new(app_db(s), code, &s->keep, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	st->code = arena_strdup(&s->keep, code);
	ask(s, ASK_NAME, "What is the name?", "Name", NULL);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_CODE:
		take_code(s, a->text);
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
		take_value(s, a->text);
		break;
	case ASK_TERM:
		st->term = arena_strdup(&s->keep, a->text);
		add_person(s);
		break;
	default:
		resume_school(s, a);
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
	col += canvas_column(c, 0, col, c->cols >= 100 ? 44 : wide ? 26 :
	    18, STYLE_PLAIN,
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
	    "   substitute: " : "", or_blank(p->substitute));
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
	.state_size = sizeof(struct state), .follows = true,
	.open = open_people, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
