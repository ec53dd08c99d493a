/* convene action: actions with owner and date, and what became of them. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/lines.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static int
run(struct call *c)
{
	const char *text;
	struct line l;

	if (!line_text(c, c->argv[2], &text) || !line_understand(c,
	    c->argv[0], arena_printf(c->arena, "+%s", text), &l) ||
	    !line_options(c, &l) || !line_write(c, c->argv[0], c->argv[1],
	    &l) || !line_print(c, &l))
		return call_fail(c);
	return 0;
}

static int
list(struct call *c)
{
	const char *scheme = call_option(c, "scheme");
	struct pack *packs;
	struct line *lines;
	int count, by, n;

	if (!call_day(c, "by", &by) || !scheme_list(c->db, c->arena, &packs,
	    &count, &c->err))
		return call_fail(c);
	if (by == DAY_NONE)
		by = day_today(c->db);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (scheme != NULL && strcmp(packs[i].scheme, scheme) != 0)
			continue;
		if (!actions_due(c->db, packs[i].scheme, by, c->arena,
		    &lines, &n, &c->err))
			return call_fail(c);
		for (int k = 0; k < n; k++)
			if (!line_print(c, &lines[k]))
				return call_fail(c);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
report(struct call *c, enum line_state state)
{
	for (int i = 0; i < c->argc; i++)
		if (!action_end(c->db, c->argv[i], state, &c->err))
			return call_fail(c);
	return line_show(c, c->argv[0]);
}

static int
done(struct call *c)
{
	return report(c, LINE_DONE);
}

static int
impossible(struct call *c)
{
	return report(c, LINE_IMPOSSIBLE);
}

static int
not_done(struct call *c)
{
	return report(c, LINE_NOT_DONE);
}

static int
reopen(struct call *c)
{
	return report(c, LINE_OPEN);
}

static const struct option_row options[] = {
	{ .name = "owner", .value = "CODE", .says = "Who does it: a role or "
	    "a person" },
	{ .name = "due", .value = "DATE", .says = "By when" },
	{ 0 }
};

static const struct option_row list_options[] = {
	{ .name = "by", .value = "DATE", .says = "Due by this day; else "
	    "today" },
	{ .name = "scheme", .value = "ID", .says = "Of one scheme" },
	{ 0 }
};

#define REPORT(n, f, s) { .name = n, .usage = "LINE", .run = f, \
	.least = 1, .most = 1, .flags = COMMAND_WRITES, .may = "write", \
	.summary = s }

static const struct command words[] = {
	REPORT("done", done, "It was done"),
	REPORT("impossible", impossible, "It turned out to be impossible"),
	{ .name = "list", .run = list, .options = list_options,
	    .summary = "Open actions that are due" },
	REPORT("not-done", not_done, "It was not done"),
	REPORT("open", reopen, "It is open again"),
	{ 0 }
};

const struct command command_action = {
	.name = "action", .usage = "MEETING REF TEXT", .run = run,
	.least = 3, .most = 3, .flags = COMMAND_WRITES, .may = "write",
	.options = options, .subs = words,
	.summary = "An action with owner and date, and what became of it",
};
