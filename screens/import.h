/* Taking in a file of schools, holidays, terms, people or referrals. */
#ifndef SCREENS_IMPORT_H
#define SCREENS_IMPORT_H

#include "screens/ui/screen.h"
#include "src/domain/imports/import.h"

#define IMPORT_ANY (-1)		/* the kind of the file is asked for */

/* Ask for a file of KIND (enum import_kind); the screen says what is in it
 * before anything is taken in. */
void import_begin(struct screen *, int kind);

#endif
