/*
 * convene referrals, convene views: the list as the screen has it, filtered,
 * sorted, and given out for a spreadsheet or a paper.
 */
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/desk/listing-out.h"
#include "src/domain/desk/saved-view.h"
#include "src/domain/desk/search.h"

#define LIMIT 1000

static const char *
or_blank(const char *text)
{
	return text != NULL ? text : "";
}

static void
print_row(struct call *c, const struct referral_row *r)
{
	char day[DAY_ISO_SIZE];

	call_print(c, "%-12s %s  %-10s %-10s %-6s %-3s %-9s %s%s%s\n",
	    r->ref, day_iso(r->received, day), r->pathway, r->state,
	    or_blank(r->school_code), or_blank(r->year_group), r->initials,
	    or_blank(r->meeting), *r->lacks ? " lacks " : "", r->lacks);
}

static void
json_lacks(struct call *c, const char *lacks)
{
	char *list = arena_strdup(c->arena, lacks), *one;

	json_open_array(&c->js, "lacks");
	while ((one = strsep(&list, " ")) != NULL)
		if (*one != '\0')
			json_text(&c->js, NULL, one);
	json_close_array(&c->js);
}

static void
json_row(struct call *c, const struct referral_row *r)
{
	json_open_object(&c->js, NULL);
	for (const struct field *f = referral_row_record.fields;
	    f->name != NULL; f++) {
		if (strcmp(f->name, "lacks") == 0)
			json_lacks(c, r->lacks);
		else
			json_field(&c->js, f, r);
	}
	json_close_object(&c->js);
}

/* A saved view, with what else was asked for in front of it. */
static bool
read_view(struct call *c, struct saved_view *v)
{
	const struct view_words w = { .states = call_option(c, "state"),
	    .pathway = call_option(c, "pathway"),
	    .school = call_option(c, "school"),
	    .lacks = call_option(c, "lacks"),
	    .sort = call_option(c, "sort"),
	    .undated = call_has(c, "undated") };
	struct saved_view said;

	if (!view_read(c->db, &w, c->arena, &said, &c->err))
		return false;
	*v = said;
	if (!call_has(c, "view"))
		return true;
	if (!view_get(c->db, call_option(c, "view"), c->arena, v, &c->err))
		return false;
	v->states = w.states != NULL ? said.states : v->states;
	v->pathway = w.pathway != NULL ? said.pathway : v->pathway;
	v->school_urn = w.school != NULL ? said.school_urn : v->school_urn;
	v->lacks = w.lacks != NULL ? said.lacks : v->lacks;
	v->sort = w.sort != NULL ? said.sort : v->sort;
	v->undated = w.undated ? 1 : v->undated;
	return true;
}

static bool
is_format(struct call *c, const char *format)
{
	static const char *const formats[] =
	    { "text", "csv", "md", "json", NULL };

	if (word_value(formats, format) != INT_NONE)
		return true;
	err_set(&c->err, ERR_USAGE, "“%s” is no format. One of: text, csv, "
	    "md, json.", format);
	return false;
}

static void
print_rows(struct call *c, const char *format,
    const struct referral_row *rows, int count)
{
	if (strcmp(format, "csv") == 0)
		listing_csv(rows, count, &c->out);
	else if (strcmp(format, "md") == 0)
		listing_markdown(rows, count, &c->out);
	else
		for (int i = 0; i < count; i++)
			print_row(c, &rows[i]);
}

static int
run(struct call *c)
{
	const char *format = call_option(c, "format");
	struct saved_view v;
	struct referral_row *rows;
	int count, limit;

	if (format == NULL)
		format = c->json ? "json" : "text";
	if (!is_format(c, format) || !read_view(c, &v) ||
	    !call_number(c, "limit", 1, 1000000, LIMIT, &limit) ||
	    (call_has(c, "save") && !view_save(c->db, call_option(c,
	    "save"), &v, &c->err)) ||
	    !listing_page(c->db, &v, call_option(c, "search"), PAGE_FIRST,
	    NULL, limit, c->arena, &rows, &count, &c->err))
		return call_fail(c);
	if (strcmp(format, "json") != 0)
		print_rows(c, format, rows, count);
	else {
		c->json = true;
		json_open_array(&c->js, NULL);
		for (int i = 0; i < count; i++)
			json_row(c, &rows[i]);
		json_close_array(&c->js);
	}
	if (count == limit)
		call_note(c, "These are the first %d. More with --limit.",
		    limit);
	return 0;
}

static const struct option_row options[] = {
	{ "search", "TEXT", "Beginnings of words of reference, names or "
	    "school", false },
	{ "state", "STATE", "Only those in these states; open: that a panel "
	    "may still hear", true },
	{ "pathway", "P", "Only those on this pathway", false },
	{ "school", "URN", "Only those of this school: URN or code", false },
	{ "lacks", "WHAT", "Only those without consent, papers, or with a "
	    "form that is not complete", false },
	{ "undated", NULL, "Only those that wait for a panel and are on no "
	    "agenda", false },
	{ "view", "NAME", "As this saved view has it", false },
	{ "save", "NAME", "Save this as a view; what is searched is not "
	    "kept", false },
	{ "sort", "ORDER", "newest, oldest, ref, school or state", false },
	{ "format", "FORMAT", "text, csv, md or json", false },
	{ "limit", "N", "At most so many (1000)", false },
	{ 0 }
};

const struct command command_referrals = {
	.name = "referrals",
	.usage = "[--search TEXT] [--state S] [--view NAME] "
	    "[--format FORMAT]",
	.run = run, .options = options,
	.summary = "List referrals, newest first",
};

static int
views(struct call *c)
{
	struct saved_view *list;
	int count;

	if (!view_list(c->db, c->arena, &list, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		const char *says = view_says(c->db, &list[i], c->arena);

		if (!c->json) {
			call_print(c, "%s: %s\n", list[i].name, *says ?
			    says : "all");
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "name", list[i].name);
		json_text(&c->js, "says", says);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
forget(struct call *c)
{
	if (!view_remove(c->db, c->argv[0], &c->err))
		return call_fail(c);
	if (!c->json)
		call_print(c, "The view “%s” is gone.\n", c->argv[0]);
	return 0;
}

static const struct command words[] = {
	{ .name = "remove", .usage = "NAME", .run = forget, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "Remove a saved view of the list of referrals" },
	{ 0 }
};

const struct command command_views = {
	.name = "views", .usage = "", .run = views, .subs = words,
	.summary = "List the saved views of the list of referrals",
};
