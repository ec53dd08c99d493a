/*
 * What --help prints, made from the tables of commands and options.
 */
#include <stdio.h>
#include <string.h>

#include "src/commands/cli.h"
#include "src/commands/commands.h"

static void
row(struct buf *out, const char *left, const char *right)
{
	if (strlen(left) <= 20)
		buf_printf(out, "  %-20s  %s\n", left, right);
	else
		buf_printf(out, "  %s\n  %-20s  %s\n", left, "", right);
}

static void
usage_of(const char *words, const struct command *k, struct buf *out)
{
	buf_printf(out, "Usage: convene %s%s%s\n", words,
	    k->usage != NULL && *k->usage != '\0' ? " " : "",
	    k->usage != NULL ? k->usage : "");
}

static void
sub_list(const struct call *c, struct buf *out)
{
	char left[80];

	for (const struct command *s = c->command->subs;
	    s != NULL && s->name != NULL; s++) {
		snprintf(left, sizeof left, "%s %s%s%s", c->words, s->name,
		    s->usage != NULL ? " " : "",
		    s->usage != NULL ? s->usage : "");
		row(out, left, s->summary);
	}
}

void
help_usage(const struct call *c, struct buf *out)
{
	if (c->command->run != NULL)
		usage_of(c->words, c->command, out);
	else {
		buf_printf(out, "Usage: convene %s", c->words);
		for (const struct command *s = c->command->subs;
		    s->name != NULL; s++)
			buf_printf(out, "%s%s", s == c->command->subs ?
			    " " : " | ", s->name);
		buf_str(out, " ...\n");
	}
}

static void
option_list(const struct command *k, struct buf *out)
{
	char left[80];

	for (const struct option_row *o = k->options;
	    o != NULL && o->name != NULL; o++) {
		snprintf(left, sizeof left, "--%s%s%s%s", o->name,
		    o->value != NULL ? " " : "",
		    o->value != NULL ? o->value : "", o->many ? " ..." : "");
		row(out, left, o->says);
	}
	if (k->flags & COMMAND_OVERRIDES)
		row(out, "--override RULE=CODE", "Go on although RULE "
		    "refuses, with a coded reason");
	if (k->flags & COMMAND_WRITES)
		row(out, "--dry-run", "Say what would happen, and change "
		    "nothing");
	row(out, "--json", "Print one JSON document");
	if (!(k->flags & COMMAND_NO_REGISTER))
		row(out, "-d FILE", "The register to use");
}

void
help_command(const struct call *c, struct buf *out)
{
	help_usage(c, out);
	buf_printf(out, "\n%s\n\n", c->command->summary);
	if (c->command->subs != NULL) {
		sub_list(c, out);
		buf_char(out, '\n');
	}
	option_list(c->command, out);
}

void
help_program(struct buf *out)
{
	buf_str(out, "Usage: convene [-d FILE] [--json] [COMMAND "
	    "[ARGUMENTS]]\n\nRun a panel meeting about pupils and write its "
	    "action plans.  Without a\ncommand the screens open.\n\n");
	for (int i = 0; commands[i] != NULL; i++)
		row(out, commands[i]->name, commands[i]->summary);
	buf_str(out, "\n“convene COMMAND --help” says more about one; the "
	    "manual, convene(1), all.\n");
}
