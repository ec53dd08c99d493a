/*
 * The command line: one row of a table per command, and what a command is
 * given and gives back.  Commands ask the rules and print; how a command is
 * found, its options read, the register opened and the output written is
 * done here, once.
 */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/err.h"
#include "src/exchange/json.h"

struct db;
struct call;

/*
 * An option of one command.  --json, --dry-run, --override, -d and --help
 * are everybody's and stand in no table.
 */
struct option_row {
	const char *name;	/* "search" */
	const char *value;	/* "TEXT", in the help; NULL: a switch */
	const char *says;	/* one line of help */
	bool many;		/* may be repeated; ";" goes between */
};

enum command_flags {
	COMMAND_WRITES = 1,	/* --dry-run means something */
	COMMAND_NO_REGISTER = 2,	/* call->db is NULL */
	COMMAND_ANY_REGISTER = 4,	/* NULL when there is none */
	COMMAND_OVERRIDES = 8	/* --override may pass a rule */
};

/*
 * A command, or a word after one: "referral" has the table SUBS, and may
 * have RUN for when none of its words follows.
 */
struct command {
	const char *name;
	const char *usage;	/* "REF [--pathway P]": without options
				 * that everybody has */
	const char *summary;	/* one line, a sentence */
	int (*run)(struct call *);
	int least, most;	/* arguments; MANY is no limit */
	int flags;
	const char *may;	/* the act that is asked of access_may();
				 * NULL: "read" */
	const struct option_row *options;	/* ends with { 0 } */
	const struct command *subs;		/* ends with { 0 } */
};
#define MANY (-1)

/* Opens the screens; ROLE is NULL, "gavel", "pen", "wall" or "tutorial",
 * MEETING may be NULL.  Returns the exit code. */
typedef int screens_fn(struct db *, const char *role, const char *meeting);

/* Asks for a first register and makes it; see screens/app.h. */
typedef int first_fn(const char *path, struct arena *, struct db **made);

struct call {
	const struct command *command;
	const char *words;	/* "referral add", for messages */
	const char *path;	/* of the register */
	const char *path_given;	/* -d, or NULL */
	struct db *db;		/* open, clock and actor set */
	const char **argv;	/* arguments, NULL after the last; each made
				 * safe by text_import() */
	int argc;
	bool json;
	bool dry_run;
	const char *overrides;	/* "RULE=CODE;..." or NULL */
	struct arena *arena;
	struct err err;
	struct buf out;		/* goes to stdout when the command is done */
	struct json js;		/* writes into OUT */
	screens_fn *screens;
	first_fn *first;

	const char **values;	/* of the options: call_option() */
	bool failed;
};

/* All of it: returns the exit code.  FIRST may be NULL. */
int command_main(int argc, char **argv, screens_fn *screens,
    first_fn *first);

/*
 * The value of an option of the table, NULL when it was not given; several
 * have ";" between.  A switch that was given is "yes".
 */
const char *call_option(const struct call *, const char *name);
bool call_has(const struct call *, const char *name);

/* Option values as days, numbers; the sentence of a refusal is in c->err.
 * Without the option *OUT is DAY_NONE, or FALLBACK. */
bool call_day(struct call *, const char *name, int *out);
bool call_number(struct call *, const char *name, int low, int high,
    int fallback, int *out);

/* Text for stdout. */
void call_print(struct call *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A time as contract: ISO 8601 with the offset of the register's zone. */
void call_json_time(struct call *, const char *key, int64_t seconds);

/* A sentence on stderr that is no failure. */
void call_note(struct call *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* FILE:LINE: HEADING: SAYS on stderr; LINE 0 and HEADING "" are left out. */
void call_fault(struct call *, const char *file, int line,
    const char *heading, const char *says);

/* Say c->err on stderr, print nothing else, return its exit code. */
int call_fail(struct call *);

/* The same with a sentence of the command's own. */
int call_refuse(struct call *, enum err_code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Words wrong: the sentence, then how it is used; 64. */
int call_usage(struct call *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
