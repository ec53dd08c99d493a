/* How meetings are printed, for the commands about them. */
#ifndef COMMANDS_SITTING_H
#define COMMANDS_SITTING_H

#include "src/commands/command.h"
#include "src/domain/meeting/meeting.h"

/* The object of a meeting: "ref, panel, date, time, state" and more; its
 * members alone, into an object that is open. */
void sitting_json(struct call *, const struct meeting *);
void sitting_json_members(struct call *, const struct meeting *);

/* One line: "core-2025-11-12  12 Nov 2025  14:00  open". */
void sitting_print(struct call *, const struct meeting *);

/* After an act: the meeting as it stands now. */
int sitting_show(struct call *, const char *ref);

/* "REF=TEXT" apart; a sentence about --OPTION when it is not that. */
bool ref_equals(struct call *, const char *option, const char *pair,
    const char **ref, const char **text);

#endif
