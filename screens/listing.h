/*
 * Putting a referral on an agenda.  A rule that refuses and can be overridden
 * asks for a coded reason; another rule may then refuse in turn.
 */
#ifndef SCREENS_LISTING_H
#define SCREENS_LISTING_H

#include "screens/app.h"

/* What is being listed, while a reason is asked for. */
struct listing {
	char ref[40];
	char rule[32];		/* that refuses */
	char overrides[400];	/* given so far */
};

/* Ask for the reference; the text comes with TAG. */
void listing_ask(struct screen *, int tag, const char *hint);

/* List it, or ask for a reason, whose row comes with TAG. */
void listing_add(struct screen *, struct listing *, int tag,
    const char *ref);

/* The reason is row CHOICE: try again with it. */
void listing_reason(struct screen *, struct listing *, int tag, int choice);

#endif
