/* convene meeting dates, meeting reopen, invitations. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/documents.h"
#include "src/commands/sitting.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/register/now.h"

int
meeting_dates(struct call *c)
{
	struct dates_ask ask = { .panel = call_option(c, "panel") };
	const char *markdown, *format = call_option(c, "format");

	if (!call_day(c, "from", &ask.from) ||
	    !call_day(c, "until", &ask.until))
		return call_fail(c);
	if (ask.from == DAY_NONE)
		ask.from = day_today(c->db);
	if (c->json)
		return call_usage(c, "“meeting list” has the same as JSON.");
	if (format != NULL && strcmp(format, "csv") == 0)
		return dates_csv(c->db, &ask, &c->out, &c->err) ? 0 :
		    call_fail(c);
	return dates_markdown(c->db, &ask, c->arena, &markdown, &c->err) ?
	    print_document(c, "Dates of meetings", markdown) : call_fail(c);
}

const struct option_row meeting_dates_options[] = {
	{ "panel", "PANEL", "Only those of this panel", false },
	{ "from", "DATE", "From that day on; without it from today", false },
	{ "until", "DATE", "Up to that day", false },
	{ "format", "md|html|text|csv", "Markdown (the default), HTML, text, "
	    "CSV", false },
	{ 0 }
};

int
meeting_reopen_run(struct call *c)
{
	const char *reason = call_option(c, "reason");

	if (reason == NULL && c->argc > 1)
		reason = c->argv[1];
	return meeting_reopen(c->db, c->argv[0], reason, &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

const struct option_row meeting_reopen_options[] = {
	{ "reason", "TEXT", "Why: words, or a code of the scheme", false },
	{ 0 }
};

static int
run(struct call *c)
{
	const char *markdown;

	if (c->json)
		return call_usage(c, "“agenda” has the same as JSON.");
	return invitations_markdown(c->db, c->argv[0], c->arena, &markdown,
	    &c->err) ? print_document(c, "Invitations", markdown) :
	    call_fail(c);
}

static const struct option_row options[] = {
	{ "format", "md|html|text", "Markdown (the default), HTML, text",
	    false },
	{ 0 }
};

const struct command command_invitations = {
	.name = "invitations", .usage = "MEETING", .run = run, .least = 1,
	.most = 1, .options = options,
	.summary = "Who presents what, from when to when, and the addresses",
};
