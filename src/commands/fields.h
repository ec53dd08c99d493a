/* FIELD=VALUE arguments, which several commands take. */
#ifndef COMMANDS_FIELDS_H
#define COMMANDS_FIELDS_H

#include "src/commands/command.h"
#include "src/domain/referral/referral.h"

#define FIELDS_MOST 200

/*
 * All fields of the command: arguments from FIRST on, then --field, then the
 * lines of --from.  FIELD=- takes the value from standard input, so that no
 * name has to stand in a list of processes.  OUT has room for FIELDS_MOST +
 * 1.
 */
#define FIELDS_FROM { "from", "FILE", "More fields, one FIELD=VALUE a line; " \
	"- reads standard input", false }
bool fields_read(struct call *, int first, struct field_value *out,
    int *count);

/* "a;b" as an array of texts. */
void json_words(struct call *, const char *key, const char *words,
    char between);

/* All fields of a row but those of the register's own keeping. */
void json_row(struct call *, const struct record *, const void *row);
/* The same, into an object that is open. */
void json_members(struct call *, const struct record *, const void *row);

/* "WHAT changed: a b", or that nothing did. */
int say_changed(struct call *, const char *what, const char *changed);

#endif
