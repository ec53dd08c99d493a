/* convene cost: what a case or a cluster costs, with the working. */
#include <stdio.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/costs/cost.h"

static void
json_charge(struct call *c, const struct charge *x)
{
	json_open_object(&c->js, NULL);
	json_text_or_null(&c->js, "figure", x->figure);
	json_text(&c->js, "label", x->label);
	json_text(&c->js, "working", x->working);
	json_number(&c->js, "pence", x->pence);
	json_text(&c->js, "rule", x->rule);
	json_close_object(&c->js);
}

static void
json_bill(struct call *c, const struct bill *b)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "of", b->of);
	json_text(&c->js, "basis", b->basis);
	json_text(&c->js, "cluster", b->cluster);
	json_int(&c->js, "minutes", b->minutes);
	json_number(&c->js, "allotted_minutes", b->allotted);
	json_number(&c->js, "left_minutes", b->left);
	json_open_array(&c->js, "charges");
	for (int i = 0; i < b->count; i++)
		json_charge(c, &b->charges[i]);
	json_close_array(&c->js);
	json_int(&c->js, "pence", b->pence);
	json_bool(&c->js, "whole", b->whole);
	json_close_object(&c->js);
}

static void
print_bill(struct call *c, const struct bill *b)
{
	for (int i = 0; i < b->count; i++) {
		const struct charge *x = &b->charges[i];

		call_print(c, "%12s  %s\n%14s%s\n", x->pence != INT_NONE ?
		    money_words(x->pence, c->arena) : "?", x->label, "",
		    x->working);
	}
	call_print(c, "%12s  %s\n", money_words(b->pence, c->arena),
	    b->whole ? "in all" : "in all, as far as it is known");
	if (b->minutes > 0 || b->allotted != INT_NONE)
		call_print(c, "%14s%s given%s%s%s\n", "",
		    time_words(b->minutes, c->arena), b->allotted !=
		    INT_NONE ? " of " : "", b->allotted != INT_NONE ?
		    time_words(b->allotted, c->arena) : "",
		    b->allotted != INT_NONE && b->minutes > b->allotted ?
		    ": more than the programme allots" : "");
	if (b->left != INT_NONE)
		call_print(c, "%14s%s left of cluster %s\n", "",
		    time_words(b->left, c->arena), b->cluster);
}

static bool
by_days(struct call *c, struct bill *b)
{
	int days, of;

	if (!call_has(c, "days")) {
		err_set(&c->err, ERR_USAGE, "Say for how many days of "
		    "school: --days N.");
		return false;
	}
	return call_number(c, "days", 0, 400, 0, &days) &&
	    call_number(c, "of", 1, 400, INT_NONE, &of) &&
	    cost_by_days(c->db, c->argv[0], call_option(c, "annual"), days,
	    of, c->arena, b, &c->err);
}

static int
run(struct call *c)
{
	struct cluster cluster;
	struct err none = ERR_INIT;
	struct bill b;
	int day;
	bool ok;

	if (!call_day(c, "on", &day))
		return call_fail(c);
	if (call_has(c, "annual"))
		ok = by_days(c, &b);
	else if (cluster_get(c->db, c->argv[0], c->arena, &cluster, &none))
		ok = cost_of_cluster(c->db, cluster.code, day, c->arena, &b,
		    &c->err);
	else
		ok = cost_of_case(c->db, c->argv[0], c->arena, &b, &c->err);
	if (!ok)
		return call_fail(c);
	if (b.warning != NULL)
		call_note(c, "%s", b.warning);
	if (c->json)
		json_bill(c, &b);
	else
		print_bill(c, &b);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "on", .value = "DATE", .says = "Of a cluster: the year "
	    "with this day" },
	{ .name = "annual", .value = "[FIGURE=]PENCE", .many = true,
	    .says = "Of a place: a figure of a year" },
	{ .name = "days", .value = "N", .says = "and days of school" },
	{ .name = "of", .value = "N", .says = "out of so many in a year" },
	{ 0 }
};

const struct command command_cost = {
	.name = "cost", .usage = "REF|CLUSTER", .run = run, .least = 1,
	.most = 1, .options = options,
	.summary = "What a case or a cluster costs, with the working",
};
