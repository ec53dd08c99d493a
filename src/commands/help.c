/* convene help [COMMAND]: the same as --help. */
#include <string.h>

#include "src/commands/cli.h"
#include "src/commands/commands.h"

static int
run(struct call *c)
{
	struct call other = *c;

	if (c->argc == 0) {
		help_program(&c->out);
		return 0;
	}
	for (int i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, c->argv[0]) == 0) {
			other.command = commands[i];
			other.words = commands[i]->name;
			help_command(&other, &c->out);
			return 0;
		}
	return call_refuse(c, ERR_USAGE, "There is no command “%s”. "
	    "“convene help” lists them.", c->argv[0]);
}

const struct command command_help = {
	.name = "help", .usage = "[COMMAND]", .run = run, .most = 1,
	.summary = "List the commands, or explain one",
	.flags = COMMAND_NO_REGISTER,
};
