/*
 * What a coordinator finds on the desk: the next meetings and what they still
 * lack, and what else waits for somebody to do something about it.
 */
#ifndef DOMAIN_TODAY_H
#define DOMAIN_TODAY_H

#include "db/db.h"

/* In the order in which they are shown. */
enum today_kind {
	TODAY_SETUP,		/* the register lacks what meetings need */
	TODAY_FORM,		/* a form that the user left unfinished */
	TODAY_RECORD,		/* a sitting whose record is not closed */
	TODAY_MEETING,		/* the next one of a panel */
	TODAY_LACKS,		/* what keeps that meeting from being ready */
	TODAY_ANSWERED,		/* pended; what was asked for has come */
	TODAY_OVERDUE,		/* pended; it has not come by its date */
	TODAY_UNDATED,		/* waits for a panel, on no agenda */
	TODAY_CONSENT,		/* named, without consent */
	TODAY_PAPERS,		/* a paper that is asked for is not there */
	TODAY_PLAN,		/* decided, and the plan is not out */
	TODAY_CONFLICT		/* of dates */
};
extern const char *const today_kind_words[];	/* for files */
extern const char *const today_kind_titles[];	/* for people */

struct today_line {
	int kind;		/* enum today_kind */
	const char *ref;	/* case, or ""; name of an unfinished form */
	const char *meeting;	/* its reference, or "" */
	const char *says;	/* one fact, without the reference */
	const char *rule;	/* by which it is one, or "" */
	const char *lacks;	/* of TODAY_SETUP: schools, people, holidays,
				 * terms or meetings; else NULL */
	int day;		/* by when, on which, since when; DAY_NONE */
};

/* All of it, sorted by kind.  No kind shows more than TODAY_MOST cases. */
#define TODAY_MOST 200
bool today_load(struct db *, struct arena *, struct today_line **out,
    int *count, struct err *e);

#endif
