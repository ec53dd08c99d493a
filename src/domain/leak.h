/*
 * What the files of the documents share: names of files, and whether a plan
 * may go although the check found something.
 */
#ifndef DOMAIN_LEAK_H
#define DOMAIN_LEAK_H

#include "src/domain/document.h"

/* "L-0317-plan-v1.md", in the arena. */
const char *plan_file_name(const char *ref, int version, struct arena *);

/* Has a person looked at just this text, and passed it? */
bool check_is_passed(const struct plan *);

/* Does the scheme's policy put names into plans, not initials? */
bool check_names_allowed(const struct scheme *);

#endif
