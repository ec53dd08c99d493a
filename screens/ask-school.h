/*
 * Naming a school by what one knows of it: its URN, its code, or some letters
 * of its name or town.  Where several are like that they are shown.
 */
#ifndef SCREENS_ASK_SCHOOL_H
#define SCREENS_ASK_SCHOOL_H

#include "screens/ui/screen.h"
#include "src/model/school.h"

#define SCHOOLS_SHOWN 20

struct school_ask {
	struct school *list;	/* that the chooser shows */
	int count;
};

/* Ask by a line to type; the answer has TAG.  With MAY_BE_EMPTY also none. */
void school_ask(struct screen *, int tag, const char *title,
    const char *hint, bool may_be_empty);

/*
 * The URN of the school that TEXT names, in the arena.  NULL when no school
 * is like that, which is said, or when a chooser has opened, whose answer has
 * TAG and goes to school_chosen().
 */
const char *school_named(struct screen *, struct school_ask *, int tag,
    const char *text);
const char *school_chosen(const struct school_ask *, int choice);

#endif
