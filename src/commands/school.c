/* convene school, schools: schools one by one. */
#include <stdio.h>

#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/lists.h"

#define LIMIT 100

static const char *
or_blank(const char *text)
{
	return text != NULL ? text : "";
}

static int
list(struct call *c)
{
	struct school *rows;
	int count, limit;

	if (!call_number(c, "limit", 1, 1000000, LIMIT, &limit) ||
	    !school_find(c->db, call_option(c, "search"), limit, c->arena,
	    &rows, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (c->json)
			json_row(c, &school_record, &rows[i]);
		else
			call_print(c, "%-6s  %-6s  %s, %s\n", rows[i].urn,
			    or_blank(rows[i].code), rows[i].name != NULL ?
			    rows[i].name : "(no name)",
			    or_blank(rows[i].town));
	if (c->json)
		json_close_array(&c->js);
	else if (count == limit)
		call_note(c, "These are the first %d. Search more closely, "
		    "or give --limit.", limit);
	return 0;
}

static void
print_fields(struct call *c, const struct school *s)
{
	for (const struct field *f = school_record.fields; f->name; f++) {
		struct buf b = BUF_INIT;

		if (f->kind != FIELD_TIME && !field_is_absent(f, s)) {
			field_print(f, s, &b);
			call_print(c, "%s: %s\n", f->name, buf_text(&b));
		}
		buf_release(&b);
	}
}

static int
show(struct call *c)
{
	struct school s;

	if (!school_get(c->db, c->argv[0], c->arena, &s, &c->err))
		return call_fail(c);
	if (c->json)
		json_row(c, &school_record, &s);
	else
		print_fields(c, &s);
	return 0;
}

static int
set(struct call *c)
{
	struct field_value v[FIELDS_MOST + 1];
	const char *changed = "";
	int count;

	if (!fields_read(c, 1, v, &count) ||
	    !school_set(c->db, c->argv[0], v, count, c->arena, &changed,
	    &c->err))
		return call_fail(c);
	return say_changed(c, c->argv[0], changed);
}

static const struct command words[] = {
	{ .name = "set", .usage = "URN FIELD=VALUE ...", .run = set,
	    .least = 2, .most = MANY, .flags = COMMAND_WRITES,
	    .may = "refer", .summary = "Change a school, such as its email" },
	{ .name = "show", .usage = "URN", .run = show, .least = 1, .most = 1,
	    .summary = "One school, by URN, code or LAESTAB number" },
	{ 0 }
};

const struct command command_school = {
	.name = "school", .usage = "", .subs = words,
	.summary = "Show or change a school",
};

static const struct option_row options[] = {
	{ "search", "TEXT", "Part of the name, the town, URN or code",
	    false },
	{ "limit", "N", "At most so many (100)", false },
	{ 0 }
};

const struct command command_schools = {
	.name = "schools", .usage = "[--search TEXT] [--limit N]",
	.run = list, .options = options, .summary = "List schools",
};
