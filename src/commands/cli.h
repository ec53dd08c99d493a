/* Between the files that read the command line; commands need none of it. */
#ifndef COMMANDS_CLI_H
#define COMMANDS_CLI_H

#include "src/commands/command.h"

/* What stands on the command line beside the command's own words. */
struct cli {
	const char *register_path;	/* -d, or NULL */
	bool help;
	bool version;
};

/*
 * Read the command line: finds c->command, its arguments and options.
 * c->command stays NULL when no command was named.
 */
bool cli_read(int argc, char **argv, struct cli *cli, struct call *c);

/* --help: of the program, or of c->command. */
void help_program(struct buf *out);
void help_command(const struct call *c, struct buf *out);
/* "Usage: convene gate REF [--pathway P]" and a newline. */
void help_usage(const struct call *c, struct buf *out);

/* The word of WORDS (ends with NULL) that WORD may have meant, or NULL. */
const char *nearest_word(const char *word, const char *const words[]);

/* Bytes for people: safe on a terminal, as they are in a file or pipe. */
bool cli_write(int fd, const char *text, size_t n);

#endif
