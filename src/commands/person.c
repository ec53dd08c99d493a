/* convene person, people: who sits on panels, presents, writes or chairs. */
#include <stdio.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/lists/lists.h"
#include "src/domain/lists/school.h"

static int
list(struct call *c)
{
	struct person *rows;
	int count, day;

	if (!call_day(c, "on", &day) || !person_list(c->db,
	    call_option(c, "role"), day, c->arena, &rows, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (c->json)
			json_row(c, &person_record, &rows[i]);
		else
			call_print(c, "%-10s %-24s %s\n", rows[i].code,
			    rows[i].role, rows[i].name);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static void
print_fields(struct call *c, const struct person *p)
{
	static const char *const names[] = { "organisation", "school_urn",
		"email", "unix_user", "from_on", "to_on", "substitute", NULL };

	call_print(c, "%s  %s, %s\n", p->code, p->name, p->role);
	for (int i = 0; names[i] != NULL; i++) {
		const struct field *f = record_field(&person_record,
		    names[i]);
		struct buf b = BUF_INIT;

		if (!field_is_absent(f, p)) {
			field_print(f, p, &b);
			call_print(c, "%s: %s\n", names[i], buf_text(&b));
		}
		buf_release(&b);
	}
}

static bool
show_links(struct call *c, const struct person *p)
{
	struct person_link *rows;
	int n;

	if (!person_links(c->db, p->id, c->arena, &rows, &n, &c->err))
		return false;
	if (c->json)
		json_open_array(&c->js, "links");
	for (int i = 0; i < n; i++) {
		if (!c->json) {
			call_print(c, "link: %s %s\n", rows[i].school_urn,
			    rows[i].why);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "school_urn", rows[i].school_urn);
		json_text(&c->js, "why", rows[i].why);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	return true;
}

static int
show(struct call *c)
{
	struct person p;

	if (!person_find(c->db, c->argv[0], c->arena, &p, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_members(c, &person_record, &p);
	} else
		print_fields(c, &p);
	if (!show_links(c, &p))
		return call_fail(c);
	if (c->json)
		json_close_object(&c->js);
	return 0;
}

static int
bind(struct call *c)
{
	return person_link_set(c->db, c->argv[0], c->argv[1],
	    c->argc > 2 ? c->argv[2] : NULL, &c->err) ? show(c) :
	    call_fail(c);
}

static int
set(struct call *c)
{
	struct field_value v[FIELDS_MOST + 1];
	const char *changed = "";
	int count;

	if (!fields_read(c, 1, v, &count) ||
	    !person_set(c->db, c->argv[0], v, count, c->arena, &changed,
	    &c->err))
		return call_fail(c);
	return say_changed(c, c->argv[0], changed);
}

static const struct command words[] = {
	{ .name = "link", .usage = "CODE URN WHY", .run = bind, .least = 3,
	    .most = 3, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "Bind somebody to one more school, such as a governor"
	},
	{ .name = "set", .usage = "CODE FIELD=VALUE ...", .run = set,
	    .least = 2, .most = MANY, .flags = COMMAND_WRITES,
	    .may = "refer", .summary = "Add or change a person" },
	{ .name = "show", .usage = "CODE", .run = show, .least = 1,
	    .most = 1, .summary = "One person" },
	{ .name = "unlink", .usage = "CODE URN", .run = bind, .least = 2,
	    .most = 2, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "Take that back" },
	{ 0 }
};

const struct command command_person = {
	.name = "person", .usage = "", .subs = words,
	.summary = "Show, add or change a person of the panels",
};

static const struct option_row options[] = {
	{ "role", "ROLE", "Only those with this role", false },
	{ "on", "DATE", "Only those whose term of office has that day",
	    false },
	{ 0 }
};

const struct command command_people = {
	.name = "people", .usage = "[--role ROLE] [--on DATE]", .run = list,
	.options = options, .summary = "List the people of the panels",
};
