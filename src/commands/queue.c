/*
 * convene queue, convene offer: waiting lists, and places that fell free.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/placement.h"
#include "src/domain/places/queue.h"

static void
say_waiter(struct call *c, const struct waiter *w)
{
	char since[DAY_WORDS_SIZE], offered[DAY_WORDS_SIZE];

	if (c->json) {
		json_open_object(&c->js, NULL);
		json_record(&c->js, &waiter_record, w);
		json_close_object(&c->js);
		return;
	}
	call_print(c, "%3d  %-12s %s%s%s  since %s  %s%s%s\n", w->position,
	    w->ref, w->provision, w->group != NULL ? " " : "",
	    w->group != NULL ? w->group : "", day_words(w->since, since),
	    word_of(waiting_state_words, w->state),
	    w->offered_on != DAY_NONE ? " on " : "",
	    day_words(w->offered_on, offered));
}

static int
list_run(struct call *c)
{
	struct waiter *list;
	int n;

	if (!queue_list(c->db, c->argc > 0 ? c->argv[0] : NULL, c->arena,
	    &list, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++)
		say_waiter(c, &list[i]);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
move_run(struct call *c)
{
	const char *text = c->argv[1];
	struct waiter w;
	int position = 0;

	if (*text == '\0' || strspn(text, "0123456789") != strlen(text) ||
	    strlen(text) > 4)
		return call_usage(c, "“%s” is no position: 1 is next.", text);
	for (; *text != '\0'; text++)
		position = 10 * position + (*text - '0');
	if (!queue_move(c->db, c->argv[0], position,
	    call_option(c, "reason"), c->arena, &w, &c->err))
		return call_fail(c);
	say_waiter(c, &w);
	return 0;
}

static const struct option_row move_options[] = {
	{ "reason", "CODE", "Why the order changes", false },
	{ 0 }
};

static const struct command queue_subs[] = {
	{ .name = "move", .usage = "REF POSITION", .run = move_run,
	    .summary = "Change the order of a waiting list",
	    .least = 2, .most = 2, .flags = COMMAND_WRITES,
	    .may = "place", .options = move_options },
	{ 0 }
};

const struct command command_queue = {
	.name = "queue", .usage = "[PROVISION]", .run = list_run,
	.summary = "Who waits for a place, in order", .most = 1,
	.subs = queue_subs,
};

static int
accept_offer(struct call *c)
{
	struct placement p;
	int start;

	if (!call_day(c, "start", &start) || !offer_accept(c->db, c->argv[0],
	    start, call_option(c, "group"), c->overrides, c->arena, &p,
	    &c->err))
		return call_fail(c);
	return placement_say(c, &p);
}

static int
end_offer(struct call *c, bool lapsed)
{
	struct waiter w;

	if (!offer_end(c->db, c->argv[0], lapsed, c->arena, &w, &c->err))
		return call_fail(c);
	if (c->json)
		say_waiter(c, &w);
	else
		call_print(c, "%s: the offer %s.\n", w.ref, lapsed ?
		    "has lapsed" : "is declined");
	return 0;
}

static int
offer_run(struct call *c)
{
	const char *what = c->argc > 1 ? c->argv[1] : NULL;
	struct waiter w;

	if (what != NULL && strcmp(what, "accept") == 0)
		return accept_offer(c);
	if (what != NULL && (strcmp(what, "decline") == 0 ||
	    strcmp(what, "lapse") == 0))
		return end_offer(c, strcmp(what, "lapse") == 0);
	if (what != NULL)
		return call_usage(c, "“%s” is no answer: accept, decline or "
		    "lapse.", what);
	if (!offer_make(c->db, c->argv[0], call_option(c, "reason"),
	    c->overrides, c->arena, &w, &c->err))
		return call_fail(c);
	say_waiter(c, &w);
	return 0;
}

static const struct option_row offer_options[] = {
	{ "reason", "CODE", "Why it is offered out of turn", false },
	{ "start", "DATE", "First day of the place that is accepted", false },
	{ "group", "CODE", "In this group", false },
	{ 0 }
};

const struct command command_offer = {
	.name = "offer", .usage = "REF [accept|decline|lapse]",
	.run = offer_run, .options = offer_options,
	.summary = "Offer a place that fell free, and what came of it",
	.least = 1, .most = 2, .flags = COMMAND_WRITES | COMMAND_OVERRIDES,
	.may = "place",
};
