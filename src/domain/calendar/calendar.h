/*
 * What days.c and terms.c share: the rows of a calendar in memory.  Everybody
 * else asks through days.h.
 */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "src/domain/calendar/days.h"

/* Of a holiday that somebody entered: it does not make its year known. */
#define HOLIDAY_BY_HAND "by hand"

struct calendar {
	const char *division;
	const char *la_code;	/* "" when none was named */
	int *holidays;		/* in order */
	int holiday_count;
	int *years;		/* whose holidays are known, in order */
	int year_count;
	const struct term *terms;	/* by first day */
	int term_count;
};

#endif
