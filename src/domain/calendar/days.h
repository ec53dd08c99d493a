/*
 * Working days, school days and terms.  Everything here answers from dated
 * rows of the register; past them it says that it does not know
 * (ambiguities give the readings taken).
 */
#ifndef DOMAIN_DAYS_H
#define DOMAIN_DAYS_H

#include "db/db.h"
#include "src/domain/register/now.h"
#include "src/model/calendar.h"

/* A calendar in memory: holidays of one division, terms of one authority,
 * exceptions of one school.  Load once, ask often. */
struct calendar;

/* LA_CODE and SCHOOL_URN may be NULL.  Lies in the arena. */
bool calendar_load(struct db *, const char *division, const char *la_code,
    const char *school_urn, struct arena *, struct calendar **out,
    struct err *e);

/* Monday to Friday and no holiday.  False outside the known years too:
 * use calendar_knows() first. */
bool day_is_working(const struct calendar *, int day);
bool calendar_knows(const struct calendar *, int day);

/*
 * The Nth working day after DAY, which is day 0.  After a receipt on
 * a day that is no working day the next working day is the first counted.
 */
bool days_add_working(const struct calendar *, int day, int n, int *out,
    struct err *e);
bool days_sub_working(const struct calendar *, int day, int n, int *out,
    struct err *e);

/* Weeks are calendar weeks: the last weekday before START + N weeks. */
int days_length_end(int start, int weeks);

/* Is the school in session?  *ORIGIN says who the dates are from. */
bool day_is_school_day(const struct calendar *, int day, bool *out,
    const char **origin, struct err *e);

/* N weeks with at least one school day in each, counted from DAY: as
 * many weeks without one are added as lie in between. */
bool days_add_school_weeks(const struct calendar *, int day, int n, int *out,
    struct err *e);

/*
 * N terms: the day before the same week of the term N terms
 * later; from the first day of a term, or from a holiday before it, the last
 * day of the N-th term.
 */
bool days_add_terms(const struct calendar *, int day, int n, int *out,
    struct err *e);

/* The same for half terms: the halves of a term on either side of its
 * holiday. */
bool days_add_half_terms(const struct calendar *, int day, int n, int *out,
    struct err *e);

/* The term, or the half term, that DAY lies in, or else the next one. */
bool day_term(const struct calendar *, int day, int *first, int *last,
    const char **origin, struct err *e);
bool day_half_term(const struct calendar *, int day, int *first, int *last,
    const char **origin, struct err *e);

#endif
