/*
 * convene cluster, hours: schools that buy together, what they bought, and
 * the hours that were given.
 */
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/costs/cost.h"
#include "src/domain/register/now.h"
#include "src/domain/values/codes.h"

static int
say_cluster(struct call *c, const char *code, const char *done)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "cluster", code);
		json_text(&c->js, "done", done);
		json_close_object(&c->js);
	} else
		call_print(c, "%s  %s\n", code, done);
	return 0;
}

/* Schools on the command line and in --schools. */
static const char *
schools_given(struct call *c)
{
	const char *list = call_option(c, "schools");

	for (int i = 1; i < c->argc; i++)
		list = codes_add(list, c->argv[i], c->arena);
	return list;
}

static int
new_run(struct call *c)
{
	struct cluster x;
	int from;

	record_clear(&cluster_record, &x);
	x.code = c->argv[0];
	x.name = call_has(c, "name") ? call_option(c, "name") : x.code;
	x.scheme = call_option(c, "scheme");
	x.coordinator = call_option(c, "coordinator");
	if (!call_day(c, "from", &from) || !cluster_new(c->db, &x,
	    schools_given(c), from, c->arena, &c->err))
		return call_fail(c);
	return say_cluster(c, x.code, "made");
}

static int
add_run(struct call *c)
{
	int from;

	if (schools_given(c) == NULL)
		return call_usage(c, "Name the schools by URN.");
	if (!call_day(c, "from", &from) || !cluster_add(c->db, c->argv[0],
	    schools_given(c), from, c->arena, &c->err))
		return call_fail(c);
	return say_cluster(c, c->argv[0], "added");
}

static int
drop_run(struct call *c)
{
	int to;

	if (!call_day(c, "to", &to) || !cluster_drop(c->db, c->argv[0],
	    c->argv[1], to, c->arena, &c->err))
		return call_fail(c);
	return say_cluster(c, c->argv[0], "taken out");
}

static int
list_run(struct call *c)
{
	struct cluster *list;
	int n;

	if (!cluster_list(c->db, c->arena, &list, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++)
		if (c->json)
			json_row(c, &cluster_record, &list[i]);
		else
			call_print(c, "%-16s %s%s%s\n", list[i].code,
			    list[i].name, list[i].coordinator != NULL ?
			    ", coordinator " : "", list[i].coordinator !=
			    NULL ? list[i].coordinator : "");
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static void
json_purchase(struct call *c, const struct purchase *p)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "kind", word_of(purchase_kind_words, p->kind));
	json_day(&c->js, "year_from", p->year_from);
	json_day(&c->js, "bought_on", p->bought_on);
	json_number(&c->js, "pupils", p->pupils);
	json_int(&c->js, "minutes", p->minutes);
	json_int(&c->js, "pence", p->pence);
	json_text(&c->js, "working", p->working);
	json_text(&c->js, "reference", p->reference);
	json_close_object(&c->js);
}

static void
json_schools(struct call *c, const struct ledger *l)
{
	json_open_array(&c->js, "schools");
	for (int i = 0; i < l->school_count; i++) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "urn", l->schools[i].urn);
		json_text(&c->js, "name", l->schools[i].name);
		json_number(&c->js, "roll", l->schools[i].roll);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
}

static void
json_ledger(struct call *c, const struct ledger *l)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "cluster", l->cluster.code);
	json_text(&c->js, "name", l->cluster.name);
	json_text(&c->js, "coordinator", l->cluster.coordinator);
	json_day(&c->js, "year_from", l->year_from);
	json_day(&c->js, "year_to", l->year_to);
	json_number(&c->js, "pupils", l->pupils);
	json_bool(&c->js, "subscribed", l->subscribed);
	json_int(&c->js, "granted_minutes", l->granted);
	json_int(&c->js, "used_minutes", l->used);
	json_int(&c->js, "left_minutes", l->left);
	json_int(&c->js, "beyond_minutes", l->beyond);
	json_open_array(&c->js, "bought");
	for (int i = 0; i < l->bought_count; i++)
		json_purchase(c, &l->bought[i]);
	json_close_array(&c->js);
	json_schools(c, l);
	json_close_object(&c->js);
}

static void
print_ledger(struct call *c, const struct ledger *l)
{
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];

	call_print(c, "%s  %s\n", l->cluster.code, l->cluster.name);
	for (int i = 0; i < l->school_count; i++)
		call_print(c, "  %s  %6s  %s\n", l->schools[i].urn,
		    l->schools[i].roll == INT_NONE ? "?" : arena_printf(
		    c->arena, "%d", l->schools[i].roll),
		    l->schools[i].name != NULL ? l->schools[i].name : "");
	if (l->pupils != INT_NONE)
		call_print(c, "  pupils on roll: %d\n", l->pupils);
	else
		call_print(c, "  pupils on roll: not known for %s\n",
		    l->unknown);
	call_print(c, "  %s - %s: %s\n", day_words(l->year_from, from),
	    day_words(l->year_to, to), l->subscribed ? "subscription" :
	    "no subscription; hours are paid as they are used");
	for (int i = 0; i < l->bought_count; i++)
		call_print(c, "  %-12s %10s  %s%s%s\n", word_of(
		    purchase_kind_words, l->bought[i].kind),
		    money_words(l->bought[i].pence, c->arena),
		    l->bought[i].working, l->bought[i].reference != NULL ?
		    "; " : "", l->bought[i].reference != NULL ?
		    l->bought[i].reference : "");
	call_print(c, "  %s of %s given, %s left\n", time_words(l->used,
	    c->arena), time_words(l->granted, c->arena),
	    time_words(l->left, c->arena));
	if (l->beyond > 0)
		call_print(c, "  %s beyond the hours that were bought\n",
		    time_words(l->beyond, c->arena));
}

static int
show_run(struct call *c)
{
	struct ledger l;
	int day;

	if (!call_day(c, "on", &day) || !ledger_load(c->db, c->argv[0],
	    day != DAY_NONE ? day : day_today(c->db), c->arena, &l,
	    &c->err))
		return call_fail(c);
	if (l.warning != NULL)
		call_note(c, "%s", l.warning);
	if (c->json)
		json_ledger(c, &l);
	else
		print_ledger(c, &l);
	return 0;
}

static int
say_purchase(struct call *c, const struct purchase *p)
{
	char day[DAY_WORDS_SIZE];

	if (c->json)
		json_purchase(c, p);
	else
		call_print(c, "%s  %s for the year from %s: %s\n",
		    c->argv[0], word_of(purchase_kind_words, p->kind),
		    day_words(p->year_from, day), p->working);
	return 0;
}

static int
buy_run(struct call *c)
{
	struct purchase p;
	int day, hours, pence;

	if (!call_day(c, "for", &day) ||
	    !call_number(c, "hours", 1, 10000, INT_NONE, &hours) ||
	    !call_number(c, "pence", 0, 100000000, INT_NONE, &pence))
		return call_fail(c);
	if (call_has(c, "undo")) {
		if (!cluster_return(c->db, c->argv[0], day, c->arena, &p,
		    &c->err))
			return call_fail(c);
		call_note(c, "Taken back:");
		return say_purchase(c, &p);
	}
	if (!cluster_buy(c->db, c->argv[0], call_has(c, "further") ?
	    BOUGHT_HOURS : BOUGHT_SUBSCRIPTION, day, hours != INT_NONE ?
	    60 * hours : INT_NONE, pence, call_option(c, "reference"),
	    c->arena, &p, &c->err))
		return call_fail(c);
	return say_purchase(c, &p);
}

static const struct option_row new_options[] = {
	{ "name", "TEXT", "What people call it", false },
	{ "coordinator", "PERSON", "Who looks after it", false },
	{ "schools", "URN", "Its schools", true },
	{ "scheme", "ID", "Of which scheme", false },
	{ "from", "DATE", "Since when; without it, today", false },
	{ 0 }
};
static const struct option_row add_options[] = {
	{ "schools", "URN", "Further schools", true },
	{ "from", "DATE", "Since when; without it, today", false },
	{ 0 }
};
static const struct option_row drop_options[] = {
	{ "to", "DATE", "Its last day; without it, today", false },
	{ 0 }
};
static const struct option_row show_options[] = {
	{ "on", "DATE", "The year with this day", false },
	{ 0 }
};
static const struct option_row buy_options[] = {
	{ "for", "DATE", "The year with this day; without it, this one",
	    false },
	{ "further", NULL, "Further hours, on top of the subscription",
	    false },
	{ "hours", "N", "So many further or arranged hours", false },
	{ "pence", "N", "The price that was arranged", false },
	{ "reference", "TEXT", "Of the order", false },
	{ "undo", NULL, "Take back what was recorded last", false },
	{ 0 }
};

#define WRITES .flags = COMMAND_WRITES, .may = "place"

static const struct command words[] = {
	{ .name = "new", .usage = "CODE [URN ...]", .run = new_run,
	    .least = 1, .most = MANY, WRITES, .options = new_options,
	    .summary = "Make a cluster of schools" },
	{ .name = "add", .usage = "CODE URN ...", .run = add_run,
	    .least = 1, .most = MANY, WRITES, .options = add_options,
	    .summary = "Add schools to a cluster" },
	{ .name = "drop", .usage = "CODE URN", .run = drop_run, .least = 2,
	    .most = 2, WRITES, .options = drop_options,
	    .summary = "Take a school out of a cluster" },
	{ .name = "list", .usage = "", .run = list_run,
	    .summary = "The clusters" },
	{ .name = "show", .usage = "CODE", .run = show_run, .least = 1,
	    .most = 1, .options = show_options,
	    .summary = "One cluster: pupils, hours given, hours left" },
	{ .name = "buy", .usage = "CODE", .run = buy_run, .least = 1,
	    .most = 1, WRITES, .options = buy_options,
	    .summary = "Record what a cluster bought" },
	{ 0 }
};

const struct command command_cluster = {
	.name = "cluster", .usage = "", .subs = words,
	.summary = "Clusters of schools that buy together",
};

/* Hours. */

static void
json_hours(struct call *c, const struct hours *h)
{
	const char *at = h->schools, *urn;

	json_open_object(&c->js, NULL);
	json_text(&c->js, "of", c->argv[0]);
	json_day(&c->js, "on", h->on_day);
	json_int(&c->js, "minutes", h->minutes);
	json_text(&c->js, "basis", h->cluster_id != NULL ? "cluster" :
	    "pay-as-you-use");
	json_open_array(&c->js, "schools");
	while ((urn = codes_next(&at, c->arena)) != NULL)
		json_text(&c->js, NULL, urn);
	json_close_array(&c->js);
	json_text(&c->js, "by", h->person);
	json_text(&c->js, "note", h->note);
	json_close_object(&c->js);
}

static void
say_hours(struct call *c, const struct hours *h)
{
	char day[DAY_WORDS_SIZE];

	if (c->json)
		json_hours(c, h);
	else
		call_print(c, "%-12s %-12s %s%s%s\n", day_words(h->on_day,
		    day), time_words(h->minutes, c->arena), h->schools,
		    h->note != NULL ? "  " : "", h->note != NULL ? h->note :
		    "");
}

static int
hours_show(struct call *c)
{
	struct hours *list;
	int day, n;

	if (!call_day(c, "on", &day) || !hours_list(c->db, c->argv[0], day,
	    c->arena, &list, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++)
		say_hours(c, &list[i]);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
hours_run(struct call *c)
{
	const char *note = NULL;
	struct hours h;

	if (call_has(c, "undo")) {
		if (!hours_undo(c->db, c->argv[0], c->arena, &h, &c->err))
			return call_fail(c);
		call_note(c, "Taken back:");
		say_hours(c, &h);
		return 0;
	}
	if (!call_has(c, "minutes"))
		return hours_show(c);
	record_clear(&hours_record, &h);
	h.schools = call_option(c, "schools");
	h.person = call_option(c, "by");
	h.note = call_option(c, "note");
	if (!call_number(c, "minutes", 1, 1440, 0, &h.minutes) ||
	    !call_day(c, "on", &h.on_day) ||
	    !hours_book(c->db, c->argv[0], &h, c->arena, &note, &c->err))
		return call_fail(c);
	if (note != NULL)
		call_note(c, "%s", note);
	say_hours(c, &h);
	return 0;
}

static const struct option_row hours_options[] = {
	{ "minutes", "N", "Book so many; without it, those booked are "
	    "listed", false },
	{ "on", "DATE", "When; without it, today", false },
	{ "schools", "URN", "For these schools at once: they count once",
	    true },
	{ "by", "WHO", "Who gave them", false },
	{ "note", "TEXT", "A short note, for the record only", false },
	{ "undo", NULL, "Take back what was booked last", false },
	{ 0 }
};

const struct command command_hours = {
	.name = "hours", .usage = "REF|CLUSTER", .run = hours_run,
	.least = 1, .most = 1, WRITES, .options = hours_options,
	.summary = "Hours of support that were given",
};
