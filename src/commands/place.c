/*
 * convene place, convene answer: places over time, and what the school says.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/placement.h"
#include "src/domain/places/place.h"

int
placement_say(struct call *c, const struct placement *p)
{
	char from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];
	int end = p->ended_on != DAY_NONE ? p->ended_on : p->end_on;

	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", c->argv[0]);
		json_record(&c->js, &placement_record, p);
		json_close_object(&c->js);
		return 0;
	}
	call_print(c, "%s  %s%s%s  %s  %s%s%s\n", c->argv[0], p->provision,
	    p->group_code != NULL ? " " : "",
	    p->group_code != NULL ? p->group_code : "",
	    word_of(placement_state_words, p->state),
	    day_words(p->start_on, from), end != DAY_NONE ? " - " : "",
	    day_words(end, to));
	return 0;
}

static int
start_run(struct call *c)
{
	struct placement p;
	int day;

	if (!call_day(c, "on", &day) || !place_start(c->db, c->argv[0], day,
	    c->arena, &p, &c->err))
		return call_fail(c);
	return placement_say(c, &p);
}

static int
extend_run(struct call *c)
{
	struct placement p;
	int day;

	if (!call_day(c, "until", &day))
		return call_fail(c);
	if (day == DAY_NONE)
		return call_usage(c, "Say until when: --until DATE.");
	if (!place_extend(c->db, c->argv[0], day, call_option(c, "reason"),
	    c->arena, &p, &c->err))
		return call_fail(c);
	return placement_say(c, &p);
}

static int
end_run(struct call *c)
{
	struct placement p;
	int day;

	if (!call_day(c, "on", &day) || !place_end(c->db, c->argv[0], day,
	    call_option(c, "destination"), c->arena, &p, &c->err))
		return call_fail(c);
	return placement_say(c, &p);
}

static int
take_up_run(struct call *c)
{
	struct placement p;
	const char *beyond;
	int day;

	if (!call_day(c, "on", &day) || !place_take_up(c->db, c->argv[0],
	    day, c->arena, &p, &beyond, &c->err))
		return call_fail(c);
	if (*beyond != '\0')
		call_note(c, "%s. The promise counts all the same.", beyond);
	return placement_say(c, &p);
}

static int
give_up_run(struct call *c)
{
	struct placement p;

	if (!place_give_up(c->db, c->argv[0], c->arena, &p, &c->err))
		return call_fail(c);
	return placement_say(c, &p);
}

static const struct option_row start_options[] = {
	{ "on", "DATE", "The first day; without it, today", false },
	{ 0 }
};
static const struct option_row extend_options[] = {
	{ "until", "DATE", "The new last day", false },
	{ "reason", "CODE", "Why it lasts longer", false },
	{ 0 }
};
static const struct option_row end_options[] = {
	{ "on", "DATE", "The last day; without it, today", false },
	{ "destination", "CODE", "Where the pupil goes next", false },
	{ 0 }
};

static const struct command place_subs[] = {
	{ .name = "start", .usage = "REF", .run = start_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "place",
	    .summary = "The pupil has started", .options = start_options },
	{ .name = "extend", .usage = "REF", .run = extend_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "place",
	    .summary = "The place lasts longer", .options = extend_options },
	{ .name = "end", .usage = "REF", .run = end_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "place",
	    .summary = "The pupil has left", .options = end_options },
	{ .name = "take-up", .usage = "REF", .run = take_up_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "place",
	    .summary = "The move failed: the promised place is taken up",
	    .options = start_options },
	{ .name = "give-up", .usage = "REF", .run = give_up_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "place",
	    .summary = "The move worked out: no place is promised any more" },
	{ 0 }
};

const struct command command_place = {
	.name = "place", .usage = "start|extend|end REF",
	.summary = "Start, extend or end a place, or one that was promised",
	.subs = place_subs,
};

static int
answer_run(struct call *c)
{
	bool accepts = strcmp(c->argv[1], "accepts") == 0;

	if (!accepts && strcmp(c->argv[1], "declines") != 0)
		return call_usage(c, "The school accepts or declines.");
	if (!school_answers(c->db, c->argv[0], accepts, c->arena, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", c->argv[0]);
		json_text(&c->js, "answer", c->argv[1]);
		json_close_object(&c->js);
	} else
		call_print(c, "%s: the school %s.\n", c->argv[0],
		    c->argv[1]);
	return 0;
}

const struct command command_answer = {
	.name = "answer", .usage = "REF accepts|declines", .run = answer_run,
	.summary = "What the school said to a decision or an offer",
	.least = 2, .most = 2, .flags = COMMAND_WRITES, .may = "place",
};
