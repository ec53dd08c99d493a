/*
 * Which dates a decision suggests.  Where the calendar does not reach,
 * Monday to Friday is all that is known.
 */
#ifndef DOMAIN_TIMING_H
#define DOMAIN_TIMING_H

#include "src/domain/calendar/days.h"
#include "src/model/scheme.h"

/* The calendar of a scheme, with the days of one school (may be NULL). */
bool timing_calendar(struct db *, const struct scheme *, const char *urn,
    struct arena *, struct calendar **out, struct err *e);

/* N working days after DAY; DAY_NONE when N is absent. */
int timing_working(const struct calendar *, int day, int n);

/* The first day of a week, or of what is left of it, after DAY on which the
 * school is open: places start then. */
int timing_start(const struct calendar *, int day);

/* DAY, or the working day before it. */
int timing_working_by(const struct calendar *, int day);

/* DAY, or the last day of school before it that is later than FROM; where
 * there is none, or nobody knows the terms, the last working day. */
int timing_school_by(const struct calendar *, int from, int day);

/* The next meeting of the panel after DAY, planned or in its rhythm. */
bool timing_next_meeting(struct db *, const struct scheme *,
    const char *panel, int day, int *out, struct err *e);

#endif
