/* The table of all commands.  See commands.h. */
#include "src/commands/commands.h"

#include <stddef.h>

#define COMMAND_ROW(name) &command_##name,

const struct command *const commands[] = { COMMANDS(COMMAND_ROW) NULL };
