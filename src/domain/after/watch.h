/*
 * What the files about clocks share: one case, its facts by day, and the
 * dates that its calendar gives.  Everybody else uses due.h.
 */
#ifndef DOMAIN_WATCH_H
#define DOMAIN_WATCH_H

#include "src/domain/after/due.h"
#include "src/domain/calendar/days.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/referral/referral.h"

/* Something that happened, on a day. */
struct fact {
	int event;		/* enum happening */
	int day;
};

/* From this day on the referral was in this state. */
struct moment {
	int day;
	int state;		/* enum referral_state */
};

struct watch {
	struct db *db;
	const struct dossier *dossier;
	struct arena *arena;
	struct calendar *calendar;
	struct decided decided;	/* the decision that stands */
	bool has_decided;
	struct placement *places;
	int place_count;
	struct case_event *events;
	int event_count;
	struct fact *facts;
	int fact_count;
	struct moment *moments;	/* in order */
	int moment_count;
	int review_on;		/* agreed last; DAY_NONE: none */
	int extensions;		/* how often it was kept open past a limit */
	int extended_on;	/* when last; DAY_NONE */
	int extended_to;	/* until which review; DAY_NONE */
	bool pauses;		/* working days count while schools are open */
	bool has_length;	/* a clock shows when the place ends */
	int today;
	struct due *list;
	int count;
};

/* Read all of a case.  W lies in the arena, its dossier outlives it. */
bool watch_start(struct watch *, struct db *, const struct dossier *,
    struct arena *, struct err *);

/* The last day of an event up to today, and of any of LIST, by their words;
 * DAY_NONE: it has not happened.  How often since a day. */
int watch_last(const struct watch *, int event);
int watch_last_of(const struct watch *, const char *list);
int watch_times(const struct watch *, int event, int since);

/* The place that runs or is planned, newest first; NULL: none. */
const struct placement *watch_place(const struct watch *);

/* A day that was counted. */
struct counted {
	int day;
	int unpaused;		/* without the days on which schools are
				 * closed; DAY_NONE: nothing was left out */
	const char *origin;	/* whose term dates say so, or NULL */
};

/* N units of the clock on from DAY, without the time in which it stood
 * still.  False with a sentence where the calendar does not reach. */
bool watch_add(const struct watch *, const struct clock_row *, int day,
    int n, struct counted *out, struct err *);

/*
 * "Once a term" is once in each term by the calendar, so what starts
 * on DAY is due by the end of the period that DAY lies in, and what was
 * answered on DAY by the end of the next: the days from which these count.
 */
int watch_since(const struct watch *, const char *unit, int day);
int watch_again_from(const struct watch *, const char *unit, int day);

/* A year point of the pack, such as summer-term, in the school year that
 * begins in September of YEAR. */
bool watch_year_point(const struct watch *, const char *point, int year,
    int *out, struct err *);

/* A fresh row of the list. */
struct due *watch_row(struct watch *);
/* Between reminder and limit? */
void watch_judge(const struct watch *, struct due *);

/* The clocks of the pack over this case; more rows. */
void watch_clocks(struct watch *);
/* Is this row of the pack about this case, in the state that it is in? */
bool watch_runs(const struct watch *, const struct clock_row *);

#endif
