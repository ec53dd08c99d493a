/* convene decide: record what was decided about a case, or take it back. */
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"

static void
json_codes(struct call *c, const struct decided *d, const char *key,
    enum decision_code_kind kind)
{
	json_open_array(&c->js, key);
	for (int i = 0; i < d->code_count; i++)
		if (d->codes[i].kind == (int)kind)
			json_text(&c->js, NULL, d->codes[i].code);
	json_close_array(&c->js);
}

static void
json_overrides(struct call *c, const struct decided *d)
{
	json_open_array(&c->js, "overrides");
	for (int i = 0; i < d->code_count; i++) {
		if (d->codes[i].kind != DC_OVERRIDE)
			continue;
		json_open_object(&c->js, NULL);
		json_text(&c->js, "rule", d->codes[i].rule);
		json_text(&c->js, "code", d->codes[i].code);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
}

static void
json_details(struct call *c, const struct decision *x)
{
	struct json *js = &c->js;

	json_number(js, "tier", x->tier);
	json_text(js, "provision", x->provision);
	json_text(js, "group", x->group_code);
	json_text_or_null(js, "time", word_of(part_time_words,
	    x->part_time));
	json_text(js, "to_school", x->to_school);
	json_day(js, "start_on", x->start_on);
	json_day(js, "end_on", x->end_on);
	json_day(js, "review_on", x->review_on);
	json_day(js, "return_on", x->return_on);
	json_text(js, "owner", x->owner);
	json_number(js, "votes_for", x->votes_for);
	json_number(js, "votes_against", x->votes_against);
	json_yes(js, "casting", x->casting);
	json_number(js, "wait_position", x->wait_position);
	json_day(js, "tell_by", x->tell_by);
	json_day(js, "decided_on", x->decided_on);
	json_text(js, "decided_by", x->decided_by);
	json_text(js, "recorded_by", x->recorded_by);
	call_json_time(c, "recorded_at", x->recorded_at);
}

static void
json_decided(struct call *c, const struct decided *d, const char *ref,
    const char *meeting, const char *words)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_text(js, "ref", ref);
	json_text(js, "meeting", meeting);
	json_text(js, "disposition", word_of(disposition_words,
	    d->decision.disposition));
	json_codes(c, d, "outcomes", DC_OUTCOME);
	json_codes(c, d, "reasons", DC_REASON);
	json_codes(c, d, "missing", DC_MISSING);
	json_codes(c, d, "conditions", DC_CONDITION);
	json_codes(c, d, "dissent", DC_DISSENT);
	json_codes(c, d, "stayed", DC_STAYED);
	json_overrides(c, d);
	json_details(c, &d->decision);
	json_bool(js, "supersedes", d->decision.supersedes != NULL);
	json_text(js, "words", words);
	json_close_object(js);
}

static void
fact(struct call *c, const char *what, const char *value)
{
	if (value != NULL && *value != '\0')
		call_print(c, "  %-14s %s\n", what, value);
}

static void
fact_day(struct call *c, const char *what, int day)
{
	char words[DAY_WORDS_SIZE];

	if (day != DAY_NONE)
		fact(c, what, day_long(day, words));
}

static void
print_decided(struct call *c, const struct decided *d, const char *ref,
    const char *words, const char *follows)
{
	const struct decision *x = &d->decision;

	call_print(c, "%s  %s\n", ref, words);
	if (x->wait_position != INT_NONE)
		fact(c, "waiting", arena_printf(c->arena, "number %d",
		    x->wait_position));
	fact_day(c, "told by", x->tell_by);
	fact_day(c, "comes back", x->return_on);
	fact(c, "decided by", x->decided_by);
	fact(c, "follows", follows);
}

/* "7:2" */
static bool
read_votes(struct call *c, struct proposal *p)
{
	const char *text = call_option(c, "votes");
	const char *casting = call_option(c, "casting");
	int used = 0;

	if (text != NULL && (sscanf(text, "%3d:%3d%n", &p->votes_for,
	    &p->votes_against, &used) != 2 || text[used] != '\0' ||
	    p->votes_for < 0 || p->votes_against < 0)) {
		err_set(&c->err, ERR_USAGE, "--votes takes FOR:AGAINST, such "
		    "as 7:2, not “%s”.", text);
		return false;
	}
	if (casting == NULL)
		return true;
	p->casting = strcmp(casting, "for") == 0;
	if (p->casting == 1 || strcmp(casting, "against") == 0)
		return true;
	err_set(&c->err, ERR_USAGE, "--casting takes for or against.");
	return false;
}

static bool
read_time(struct call *c, struct proposal *p)
{
	const char *time = call_option(c, "time");

	if (time == NULL)
		return true;
	p->part_time = word_value(part_time_words, time);
	if (p->part_time == INT_NONE)
		err_set(&c->err, ERR_USAGE, "--time takes part or full, not "
		    "“%s”.", time);
	return p->part_time != INT_NONE;
}

static bool
read_disposition(struct call *c, const char *word, struct proposal *p)
{
	const char *list = "";

	record_clear(&proposal_record, p);
	p->disposition = word_value(disposition_words, word);
	if (p->disposition != INT_NONE)
		return true;
	for (int i = 0; disposition_words[i] != NULL; i++)
		list = arena_printf(c->arena, "%s%s%s", list,
		    i > 0 ? ", " : "", disposition_words[i]);
	err_set(&c->err, ERR_USAGE, "There is no disposition “%s”. There "
	    "are: %s.", word, list);
	return false;
}

static bool
read_proposal(struct call *c, const char *word, struct proposal *p)
{
	if (!read_disposition(c, word, p))
		return false;
	p->outcomes = call_option(c, "outcome");
	p->provision = call_option(c, "provision");
	p->group_code = call_option(c, "group");
	p->to_school = call_option(c, "to-school");
	p->reasons = call_option(c, "reason");
	p->missing = call_option(c, "missing");
	p->conditions = call_option(c, "condition");
	p->dissent = call_option(c, "dissent");
	p->owner = call_option(c, "owner");
	p->overrides = c->overrides;
	return read_time(c, p) && read_votes(c, p) &&
	    call_day(c, "start", &p->start_on) &&
	    call_day(c, "end", &p->end_on) &&
	    call_day(c, "review", &p->review_on) &&
	    call_day(c, "return", &p->return_on);
}

/*
 * What was left out is as the scheme suggests.  A full provision is not
 * turned into the waiting list here: a script gets the refusal and decides.
 */
static bool
complete(struct call *c, const struct dossier *d, const struct meeting *m,
    struct proposal *p)
{
	const char *note;
	bool ok;

	p->beyond_capacity = 1;
	ok = proposal_complete(c->db, d, m, p, c->arena, &note, &c->err);
	p->beyond_capacity = YES_NONE;
	return ok;
}

static int
record(struct call *c, const char *meeting_ref, const char *ref,
    const char *word)
{
	struct meeting m;
	struct dossier d;
	struct proposal p;
	struct decided out;
	const char *words, *follows;

	if (!read_proposal(c, word, &p) || (meeting_ref != NULL &&
	    !meeting_get(c->db, meeting_ref, c->arena, &m, &c->err)) ||
	    !dossier_load(c->db, ref, c->arena, &d, &c->err) ||
	    !complete(c, &d, meeting_ref != NULL ? &m : NULL, &p) ||
	    !decide(c->db, meeting_ref, ref, &p, call_option(c, "by"),
	    call_option(c, "supersede"), c->arena, &out, &c->err))
		return call_fail(c);
	words = proposal_words(d.scheme, d.referral.pathway, &p, c->arena);
	follows = proposal_consequence(d.scheme, d.referral.pathway, &p,
	    c->arena);
	if (c->json)
		json_decided(c, &out, d.referral.ref, meeting_ref, words);
	else
		print_decided(c, &out, d.referral.ref, words, follows);
	return 0;
}

static int
undo(struct call *c, const char *meeting_ref, const char *ref)
{
	const char *undone;

	if (!decide_undo(c->db, meeting_ref, ref, c->arena, &undone,
	    &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", undone);
		json_text(&c->js, "event", "taken-back");
		json_close_object(&c->js);
	} else
		call_print(c, "%s  taken back\n", undone);
	return 0;
}

static int
outside(struct call *c)
{
	if (call_has(c, "undo"))
		return c->argc == 1 ? undo(c, NULL, c->argv[0]) :
		    call_usage(c, "Name the case whose decision is taken "
		    "back.");
	if (c->argc != 2)
		return call_usage(c, "Outside a meeting: REF DISPOSITION.");
	return record(c, NULL, c->argv[0], c->argv[1]);
}

static int
run(struct call *c)
{
	if (call_has(c, "outside-meeting"))
		return outside(c);
	if (call_has(c, "undo"))
		return c->argc <= 2 ? undo(c, c->argv[0],
		    c->argc == 2 ? c->argv[1] : NULL) :
		    call_usage(c, "--undo takes no disposition.");
	if (c->argc != 3)
		return call_usage(c, "A decision is MEETING REF "
		    "DISPOSITION.");
	return record(c, c->argv[0], c->argv[1], c->argv[2]);
}

static const struct option_row options[] = {
	{ .name = "outcome", .value = "CODE", .many = true,
	    .says = "The outcome; several for kinds of advice" },
	{ .name = "provision", .value = "CODE", .says = "Where the place "
	    "is" },
	{ .name = "group", .value = "CODE", .says = "In which group" },
	{ .name = "time", .value = "part|full", .says = "Part or full time"
	},
	{ .name = "to-school", .value = "URN",
	    .says = "The receiving school" },
	{ .name = "votes", .value = "FOR:AGAINST", .says = "Votes, where "
	    "the panel counts them" },
	{ .name = "casting", .value = "for|against",
	    .says = "The chair's casting vote" },
	{ .name = "dissent", .value = "PERSON", .many = true,
	    .says = "Who disagrees" },
	{ .name = "start", .value = "DATE", .says = "The first day" },
	{ .name = "end", .value = "DATE", .says = "The last day" },
	{ .name = "review", .value = "DATE", .says = "Reviewed by then" },
	{ .name = "return", .value = "DATE", .says = "Back at the panel" },
	{ .name = "reason", .value = "CODE", .many = true,
	    .says = "Why" },
	{ .name = "missing", .value = "CODE", .many = true,
	    .says = "What a pended case waits for" },
	{ .name = "owner", .value = "CODE", .says = "Who brings it" },
	{ .name = "condition", .value = "CODE", .many = true,
	    .says = "A condition of an acceptance" },
	{ .name = "undo", .says = "Take the decision back, or the last of "
	    "the sitting" },
	{ .name = "supersede", .value = "CODE",
	    .says = "Replace the decision that stands, for this reason" },
	{ .name = "outside-meeting", .says = "Taken outside a meeting" },
	{ .name = "by", .value = "PERSON", .says = "Who decided" },
	{ 0 }
};

const struct command command_decide = {
	.name = "decide", .usage = "MEETING REF DISPOSITION | MEETING [REF] "
	    "--undo | --outside-meeting --by PERSON REF DISPOSITION",
	.run = run, .least = 1, .most = 3,
	.flags = COMMAND_WRITES | COMMAND_OVERRIDES, .may = "decide",
	.options = options,
	.summary = "Record what was decided about a case",
};
