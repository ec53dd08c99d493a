/*
 * convene event: what happened to a case that runs.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/after/event.h"
#include "src/domain/scheme/scheme.h"

static void
say_event(struct call *c, const char *ref, const struct case_event *ev)
{
	char day[DAY_WORDS_SIZE];

	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", ref);
		json_record(&c->js, &event_record, ev);
		json_close_object(&c->js);
		return;
	}
	call_print(c, "%-12s %-14s %s%s%s%s\n", day_words(ev->on_day, day),
	    word_of(event_words, ev->event),
	    ev->result != NULL ? ev->result : "",
	    ev->note != NULL ? "  " : "", ev->note != NULL ? ev->note : "",
	    ev->review_on != DAY_NONE ? arena_printf(c->arena,
	    "  next %s", day_words(ev->review_on, day)) : "");
}

static bool
read_event(struct call *c, struct case_event *ev)
{
	const char *mode = call_option(c, "mode");

	record_clear(&event_record, ev);
	ev->event = word_value(event_words, c->argv[1]);
	if (ev->event == INT_NONE) {
		err_set(&c->err, ERR_USAGE, "“%s” is no event. “convene "
		    "event kinds %s” lists them.", c->argv[1], c->argv[0]);
		return false;
	}
	if (mode != NULL && (ev->mode = word_value(event_mode_words, mode))
	    == INT_NONE) {
		err_set(&c->err, ERR_USAGE, "The mode is on-site or "
		    "virtual.");
		return false;
	}
	ev->result = call_option(c, "result");
	ev->reason = call_option(c, "reason");
	ev->to_school = call_option(c, "to-school");
	ev->person = call_option(c, "by");
	ev->note = call_option(c, "note");
	return call_day(c, "on", &ev->on_day) &&
	    call_day(c, "review", &ev->review_on);
}

static int
record_run(struct call *c)
{
	struct score *scores;
	struct case_event ev;
	int n;

	if (!read_event(c, &ev) ||
	    !scores_parse(call_option(c, "score"), c->arena, &scores, &n,
	    &c->err) ||
	    !event_record_it(c->db, c->argv[0], &ev, scores, n, c->arena,
	    &c->err))
		return call_fail(c);
	say_event(c, c->argv[0], &ev);
	return 0;
}

static int
list_run(struct call *c)
{
	struct dossier d;
	struct case_event *list;
	int n;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    !events_of(c->db, d.referral.id, c->arena, &list, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++)
		say_event(c, d.referral.ref, &list[i]);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static void
say_kind(struct call *c, const struct event_row *r)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "event", word_of(event_words, r->event));
		json_text(&c->js, "label", r->label);
		json_text(&c->js, "needs", r->needs);
		json_text(&c->js, "says", r->says);
		json_text(&c->js, "rule", r->rule);
		json_close_object(&c->js);
		return;
	}
	call_print(c, "%-14s %s%s%s\n", word_of(event_words, r->event),
	    r->label, r->needs != NULL ? "; needs " : "",
	    r->needs != NULL ? r->needs : "");
}

static int
kinds_run(struct call *c)
{
	struct dossier d;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	SCHEME_ROWS(d.scheme, PART_EVENTS, struct event_row, r)
		if (scheme_serves(r->pathway, d.referral.pathway))
			say_kind(c, r);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
undo_run(struct call *c)
{
	struct case_event ev;

	if (!event_take_back(c->db, c->argv[0], c->arena, &ev, &c->err))
		return call_fail(c);
	call_note(c, "Taken back:");
	say_event(c, c->argv[0], &ev);
	return 0;
}

static const struct option_row event_options[] = {
	{ "on", "DATE", "When it was; without it, today", false },
	{ "mode", "on-site|virtual", "How", false },
	{ "result", "CODE", "What came of it, in the scheme's codes", false },
	{ "review", "DATE", "The next date that was agreed", false },
	{ "reason", "CODE", "Why it closes, or goes on past a limit", false },
	{ "to-school", "URN", "The other school", false },
	{ "by", "WHO", "Who did it: a person's code, or words", false },
	{ "score", "STATEMENT=NUMBER", "A progress statement and its score",
	    true },
	{ "note", "TEXT", "A short note, for the record only", false },
	{ 0 }
};

static const struct command event_subs[] = {
	{ .name = "kinds", .usage = "REF", .run = kinds_run,
	    .summary = "What the scheme records about such a case",
	    .least = 1, .most = 1 },
	{ .name = "list", .usage = "REF", .run = list_run,
	    .summary = "What happened to a case", .least = 1, .most = 1 },
	{ .name = "undo", .usage = "REF", .run = undo_run,
	    .summary = "Take back what was recorded last",
	    .least = 1, .most = 1, .flags = COMMAND_WRITES,
	    .may = "place" },
	{ 0 }
};

const struct command command_event = {
	.name = "event", .usage = "REF EVENT", .run = record_run,
	.summary = "Record what happened to a case that runs",
	.least = 2, .most = 2, .flags = COMMAND_WRITES, .may = "place",
	.options = event_options, .subs = event_subs,
};
