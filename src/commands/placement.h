/* A place in one line or as an object, for the commands that change one. */
#ifndef COMMANDS_PLACEMENT_H
#define COMMANDS_PLACEMENT_H

#include "src/commands/command.h"
#include "src/domain/places/place.h"

int placement_say(struct call *, const struct placement *);

#endif
