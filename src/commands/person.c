/* convene person, people: who sits on panels, presents, writes or chairs. */
#include <stdio.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/lists.h"

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

static int
show(struct call *c)
{
	struct person p;

	if (!person_find(c->db, c->argv[0], c->arena, &p, &c->err))
		return call_fail(c);
	if (c->json) {
		json_row(c, &person_record, &p);
		return 0;
	}
	call_print(c, "%s  %s, %s\n", p.code, p.name, p.role);
	if (p.organisation != NULL)
		call_print(c, "organisation: %s\n", p.organisation);
	if (p.school_urn != NULL)
		call_print(c, "school_urn: %s\n", p.school_urn);
	if (p.email != NULL)
		call_print(c, "email: %s\n", p.email);
	if (p.unix_user != NULL)
		call_print(c, "unix_user: %s\n", p.unix_user);
	return 0;
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
	{ .name = "set", .usage = "CODE FIELD=VALUE ...", .run = set,
	    .least = 2, .most = MANY, .flags = COMMAND_WRITES,
	    .may = "refer", .summary = "Add or change a person" },
	{ .name = "show", .usage = "CODE", .run = show, .least = 1,
	    .most = 1, .summary = "One person" },
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
