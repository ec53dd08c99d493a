/* convene help [COMMAND]: the same as --help. */
#include <string.h>

#include "src/commands/cli.h"
#include "src/commands/commands.h"

/* The command that is asked about, and its word. */
static bool
find(struct call *c, struct call *out)
{
	const struct command *k = NULL, *s;

	for (int i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, c->argv[0]) == 0)
			k = commands[i];
	out->words = c->argv[0];
	out->command = k;
	if (k == NULL || c->argc < 2)
		return k != NULL;
	s = k->subs;
	while (s != NULL && s->name != NULL &&
	    strcmp(s->name, c->argv[1]) != 0)
		s++;
	if (s == NULL || s->name == NULL)
		return false;
	out->command = s;
	out->words = arena_printf(c->arena, "%s %s", c->argv[0], s->name);
	return true;
}

static int
run(struct call *c)
{
	struct call other = *c;

	if (c->argc == 0) {
		help_program(&c->out);
		return 0;
	}
	if (!find(c, &other))
		return call_refuse(c, ERR_USAGE, "There is no command “%s”. "
		    "“convene help” lists them.", c->argv[c->argc - 1]);
	help_command(&other, &c->out);
	return 0;
}

const struct command command_help = {
	.name = "help", .usage = "[COMMAND [WORD]]", .run = run, .most = 2,
	.summary = "List the commands, or explain one",
	.flags = COMMAND_NO_REGISTER,
};
