/* school contact, school contacts: words after "school". */
#ifndef COMMANDS_CONTACT_H
#define COMMANDS_CONTACT_H

#include "src/commands/command.h"
#include "src/domain/lists/school.h"

int contact_run(struct call *);
int contacts_run(struct call *);
extern const struct option_row contact_options[];
extern const struct option_row contacts_options[];

/* Those of DAY (DAY_NONE: all); in JSON as the member NAME, or as the whole
 * (NULL). */
bool contacts_show(struct call *, const char *urn, const char *name,
    int day);

#endif
