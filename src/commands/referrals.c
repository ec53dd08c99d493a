/* convene referrals: the plain list, newest first. */
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/referral.h"

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

	call_print(c, "%-12s %s  %-10s %-10s %-6s %-3s %s\n", r->ref,
	    day_iso(r->received, day), r->pathway, r->state,
	    or_blank(r->school_code), or_blank(r->year_group), r->initials);
}

static int
run(struct call *c)
{
	const char *state = call_option(c, "state");
	struct referral_row *rows;
	int count, limit;

	if (state != NULL && word_value(referral_state_words, state) ==
	    INT_NONE)
		return call_refuse(c, ERR_USAGE, "“%s” is no state of a "
		    "referral. One of: received, listed, pended, deferred, "
		    "advised, accepted, waiting, declined, returned, "
		    "continuing, withdrawn, closed.", state);
	if (!call_number(c, "limit", 1, 1000000, LIMIT, &limit) ||
	    !referral_list(c->db, call_option(c, "search"), state, limit,
	    c->arena, &rows, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (!c->json) {
			print_row(c, &rows[i]);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_record(&c->js, &referral_row_record, &rows[i]);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	else if (count == limit)
		call_note(c, "These are the newest %d. More with --limit.",
		    limit);
	return 0;
}

static const struct option_row options[] = {
	{ "search", "TEXT", "Beginnings of words of reference, names or "
	    "school", false },
	{ "state", "STATE", "Only those in this state", false },
	{ "limit", "N", "At most so many (1000)", false },
	{ 0 }
};

const struct command command_referrals = {
	.name = "referrals",
	.usage = "[--search TEXT] [--state S] [--limit N]", .run = run,
	.options = options, .summary = "List referrals, newest first",
};
