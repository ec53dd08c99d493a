/*
 * What the files of the documents share: names of files, and whether a plan
 * may go although the check found something.
 */
#ifndef DOMAIN_LEAK_H
#define DOMAIN_LEAK_H

#include "src/domain/document.h"

/* "L-0317-plan-v1.md", in the arena. */
const char *plan_file_name(const char *ref, int version, struct arena *);

/* Signs in one line: the day, in a line that is folded, and a telephone number
 * or an address, in one that is not. */
bool leak_has_date(const char *folded, int day, struct arena *);
bool leak_has_telephone(const char *line);
bool leak_has_address(const char *line);

/* Is this forename, folded, a word that anybody writes? */
bool leak_is_common(const char *folded);

/* Has a person looked at just this text, and passed it? */
bool check_is_passed(const struct plan *);

/* Does the scheme's policy put names into plans, not initials? */
bool check_names_allowed(const struct scheme *);

#endif
