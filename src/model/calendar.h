/* Days on which nobody works, and terms. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "src/model/field.h"

struct holiday {
	const char *division;	/* england-and-wales */
	int day;
	const char *title;
	const char *source;
};
extern const struct record holiday_record;

enum term_event { TERM, HALF_TERM_HOLIDAY, TRAINING_DAY, HALF_TERM_TAUGHT };
extern const char *const term_event_words[];

struct term {
	const char *id;
	const char *la_code;
	const char *school_urn;	/* NULL: for the whole authority */
	const char *academic_year;	/* 2025/26 */
	int event;		/* enum term_event */
	int first_day;
	int last_day;
	const char *origin;	/* authority_of_dates, in its own words */
	int weight;		/* 4 training, 3 county, 2 proposal, 1 school */
	const char *note;
	const char *source;
};
extern const struct record term_record;

#endif
