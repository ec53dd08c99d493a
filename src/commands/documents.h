/* Documents in print, for whoever has Markdown to show. */
#ifndef COMMANDS_DOCUMENTS_H
#define COMMANDS_DOCUMENTS_H

#include "src/commands/command.h"

/* In the format that --format asks for: md, html or text. */
int print_document(struct call *, const char *title, const char *markdown);

/* What dates.c adds to the words after "meeting". */
int meeting_dates(struct call *);
int meeting_reopen_run(struct call *);
extern const struct option_row meeting_dates_options[];
extern const struct option_row meeting_reopen_options[];

#endif
