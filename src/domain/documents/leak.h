/*
 * What the files of the documents share: names of files, and whether a plan
 * may go although the check found something.
 */
#ifndef DOMAIN_LEAK_H
#define DOMAIN_LEAK_H

#include "src/domain/documents/document.h"

/* "L-0317-plan-v1.md", in the arena. */
const char *plan_file_name(const char *ref, int version, struct arena *);

/* The days that stand in a line, which is folded; at most MOST. */
int leak_days(const char *folded, int most, int out[], struct arena *);

/* A telephone number or an address in a line, which is not folded. */
bool leak_has_telephone(const char *line);
bool leak_has_address(const char *line);

/* The line with letters for what was written as &#90;, &euml; or %5A. */
const char *leak_unescaped(const char *line, struct arena *);

/* Is this forename, folded, a word that anybody writes? */
bool leak_is_common(const char *folded);
/* Is this surname, folded, one that every street has? */
bool leak_is_many_people_s(const char *folded);
/* Are the words equal but for one slip of the pen? */
bool leak_is_nearly(const char *a, const char *b);

/* Has a person looked at just this text, and passed it? */
bool check_is_passed(const struct plan *);

/* Does the scheme's policy put names into plans, not initials? */
bool check_names_allowed(const struct scheme *);

#endif
