/*
 * A story: what happened in a register, told as a table of acts and played
 * through the calls that screens and commands use.  Rehearsal registers are
 * made of one, and tests of meetings may be.
 */
#ifndef DOMAIN_STORY_H
#define DOMAIN_STORY_H

#include "db/db.h"

/* When it begins: the moment of its first act. */
bool story_start(const char *folder, struct arena *, const char **at,
    struct err *e);

/*
 * Play FOLDER/story.csv.  Its columns:
 *
 *	at	the moment, 2025-09-18T10:00, or +5: minutes after the act
 *		before; blank: at once
 *	act	one of the words of story-acts.c
 *	meeting	where it happens
 *	about	a referral, a person, a panel, a file
 *	how	the rest in codes, name=value with blanks between
 *	text	what a person typed
 *
 * A file with "/" in its name lies below the program's data, any other in
 * FOLDER.  The first act that is refused ends the story, and nothing of it
 * is left; the sentence says where.
 */
bool story_play(struct db *, const char *folder, struct err *e);

#endif
