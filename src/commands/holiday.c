/* convene holiday: days on which nobody works. */
#include <stdio.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/lists/lists.h"

#define DIVISION "england-and-wales"

static const char *
division(const struct call *c)
{
	const char *named = call_option(c, "division");

	return named != NULL ? named : DIVISION;
}

static bool
read_date(struct call *c, int *day)
{
	*day = day_parse(c->argv[0]);
	if (*day == DAY_NONE)
		err_set(&c->err, ERR_USAGE, "“%s” is not a date. Write it "
		    "like 2025-12-25.", c->argv[0]);
	return *day != DAY_NONE;
}

static int
list(struct call *c)
{
	struct holiday *rows;
	char day[DAY_ISO_SIZE];
	int count, year, from = DAY_NONE, to = DAY_NONE;

	if (!call_number(c, "year", 1900, 2199, 0, &year))
		return call_fail(c);
	if (year != 0) {
		from = day_of(year, 1, 1);
		to = day_of(year, 12, 31);
	}
	if (!holiday_list(c->db, division(c), from, to, c->arena, &rows,
	    &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (c->json)
			json_row(c, &holiday_record, &rows[i]);
		else
			call_print(c, "%s  %s\n", day_iso(rows[i].day, day),
			    rows[i].title);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
add(struct call *c)
{
	int day;

	if (!read_date(c, &day) || !holiday_add(c->db, division(c), day,
	    c->argv[1], &c->err))
		return call_fail(c);
	return say_changed(c, c->argv[0], "added");
}

static int
take(struct call *c)
{
	int day;

	if (!read_date(c, &day) ||
	    !holiday_remove(c->db, division(c), day, &c->err))
		return call_fail(c);
	return say_changed(c, c->argv[0], "removed");
}

static const struct option_row options[] = {
	{ "division", "NAME", "Of the country: england-and-wales, scotland, "
	    "northern-ireland", false },
	{ 0 }
};

static const struct option_row list_options[] = {
	{ "year", "YEAR", "Only of that year", false },
	{ "division", "NAME", "Of the country: england-and-wales, scotland, "
	    "northern-ireland", false },
	{ 0 }
};

static const struct command words[] = {
	{ .name = "add", .usage = "DATE TITLE", .run = add, .least = 2,
	    .most = 2, .flags = COMMAND_WRITES, .may = "refer",
	    .options = options, .summary = "Add one that was proclaimed" },
	{ .name = "list", .usage = "[--year YEAR]", .run = list,
	    .options = list_options, .summary = "The holidays that are "
	    "known" },
	{ .name = "remove", .usage = "DATE", .run = take, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "refer",
	    .options = options, .summary = "Take one out" },
	{ 0 }
};

const struct command command_holiday = {
	.name = "holiday", .usage = "", .run = list,
	.options = list_options, .subs = words,
	.summary = "Bank holidays: list, add or remove",
};
