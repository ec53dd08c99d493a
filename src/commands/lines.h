/* How lines of the minutes are read and printed: for line and action. */
#ifndef COMMANDS_LINES_H
#define COMMANDS_LINES_H

#include "src/commands/command.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"

bool line_print(struct call *, const struct line *);
int lines_print(struct call *, const struct line *, int count);
int line_show(struct call *, const char *id);

/* The text that was given; "-" is standard input. */
bool line_text(struct call *, const char *given, const char **out);

/* As the entry line of a meeting would take it. */
bool line_understand(struct call *, const char *meeting_ref,
    const char *typed, struct line *out);

/* --owner and --due. */
bool line_options(struct call *, struct line *);

/* REF "-": about the meeting itself. */
bool line_write(struct call *, const char *meeting_ref, const char *ref,
    struct line *);

#endif
