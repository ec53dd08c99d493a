/* convene school, schools: schools one by one. */
#include <stdio.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/contact.h"
#include "src/commands/fields.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/now.h"

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

/* What went into it, and what it has gone into. */
static bool
before(struct call *c, const struct school *s)
{
	struct school *rows;
	char day[DAY_ISO_SIZE];
	int n;

	if (!school_before(c->db, s->urn, c->arena, &rows, &n, &c->err))
		return false;
	if (c->json)
		json_open_array(&c->js, "before");
	for (int i = 0; i < n; i++)
		if (c->json)
			json_text(&c->js, NULL, rows[i].urn);
		else
			call_print(c, "before: %s %s until %s\n",
			    rows[i].urn, or_blank(rows[i].name),
			    day_iso(rows[i].closed_on, day));
	if (c->json)
		json_close_array(&c->js);
	return true;
}

static int
show(struct call *c)
{
	struct school s;

	if (!school_get(c->db, c->argv[0], c->arena, &s, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_members(c, &school_record, &s);
	} else
		print_fields(c, &s);
	if (!before(c, &s) || !contacts_show(c, s.urn, "contacts",
	    day_today(c->db)))
		return call_fail(c);
	if (c->json)
		json_close_object(&c->js);
	return 0;
}

static int
merge(struct call *c)
{
	const char *how = call_option(c, "how");
	int day = day_parse(c->argv[2]), people;
	int way = how != NULL ? word_value(succession_words, how) :
	    (int)BY_MERGER;

	if (day == DAY_NONE)
		return call_refuse(c, ERR_USAGE, "“%s” is no date. Write it "
		    "as 2025-11-12 or 12/11/2025.", c->argv[2]);
	if (way == INT_NONE)
		return call_refuse(c, ERR_USAGE, "--how takes merger, "
		    "academy or new-number, not “%s”.", how);
	if (!school_merge(c->db, c->argv[0], c->argv[1], day,
	    (enum succession)way, &people, &c->err))
		return call_fail(c);
	if (people > 0)
		call_note(c, "%d %s of it belong to %s now.", people,
		    people == 1 ? "person" : "people", c->argv[1]);
	return show(c);
}

static int
close_school(struct call *c)
{
	int day = day_parse(c->argv[1]);

	if (day == DAY_NONE)
		return call_refuse(c, ERR_USAGE, "“%s” is no date. Write it "
		    "as 2025-11-12 or 12/11/2025.", c->argv[1]);
	return school_close(c->db, c->argv[0], day, &c->err) ? show(c) :
	    call_fail(c);
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

static const struct option_row merge_options[] = {
	{ "how", "HOW", "merger, academy or new-number", false },
	{ 0 }
};

static const struct command words[] = {
	{ .name = "close", .usage = "URN DATE", .run = close_school,
	    .least = 2, .most = 2, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "A school closes, and nothing takes its place" },
	{ .name = "contact", .usage = "URN ROLE [EMAIL]", .run = contact_run,
	    .least = 2, .most = 3, .flags = COMMAND_WRITES, .may = "refer",
	    .options = contact_options,
	    .summary = "Whom to write to at a school, from a day on" },
	{ .name = "contacts", .usage = "URN [--all]", .run = contacts_run,
	    .least = 1, .most = 1, .options = contacts_options,
	    .summary = "The addresses at a school" },
	{ .name = "merge", .usage = "OLD NEW DATE", .run = merge,
	    .least = 3, .most = 3, .flags = COMMAND_WRITES, .may = "refer",
	    .options = merge_options,
	    .summary = "A school closes and goes on as another" },
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
