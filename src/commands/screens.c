/* convene gavel [MEETING]: the screens, at that meeting. */
#include <stddef.h>

#include "src/commands/commands.h"

static int
gavel(struct call *c)
{
	if (c->json)
		return call_usage(c, "The screens print no JSON.");
	return c->screens(c->db, "gavel", c->argc > 0 ? c->argv[0] : NULL);
}

const struct command command_gavel = {
	.name = "gavel", .usage = "[MEETING]", .run = gavel, .most = 1,
	.summary = "Chair a meeting on screen", .may = "decide",
};
