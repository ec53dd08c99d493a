/* convene gavel, pen, wall [MEETING]: the screens, in that role. */
#include <stddef.h>

#include "src/commands/commands.h"

static int
open_as(struct call *c, const char *role)
{
	if (c->json)
		return call_usage(c, "The screens print no JSON.");
	return c->screens(c->db, role, c->argc > 0 ? c->argv[0] : NULL);
}

static int
gavel(struct call *c)
{
	return open_as(c, "gavel");
}

static int
pen(struct call *c)
{
	return open_as(c, "pen");
}

static int
wall(struct call *c)
{
	return open_as(c, "wall");
}

const struct command command_gavel = {
	.name = "gavel", .usage = "[MEETING]", .run = gavel, .most = 1,
	.summary = "Chair a meeting on screen", .may = "decide",
};

const struct command command_pen = {
	.name = "pen", .usage = "[MEETING]", .run = pen, .most = 1,
	.summary = "Take the minutes of a meeting on screen",
	.may = "write",
};

const struct command command_wall = {
	.name = "wall", .usage = "[MEETING]", .run = wall, .most = 1,
	.summary = "Show a meeting without any name, for a shared screen",
};
