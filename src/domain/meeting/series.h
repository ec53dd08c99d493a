/*
 * The rhythm of a panel: the dates of its meetings.
 */
#ifndef DOMAIN_SERIES_H
#define DOMAIN_SERIES_H

#include "db/db.h"
#include "src/model/meeting.h"
#include "src/model/scheme.h"

/*
 * The date that follows AFTER in the panel's rhythm (its series, else the
 * pack's every_days, else four weeks): same weekday, and a week later for as
 * long as that is a holiday, the schools are shut or the date was struck out.
 * Where the calendar does not reach, the rhythm alone counts.
 */
bool series_next(struct db *, const struct scheme *, const char *panel,
    int after, int *out, struct err *e);

/*
 * Keep a series from FIRST to LAST at TIME (NULL: as the panel's last
 * meeting) and make its drafts; the panel's earlier
 * series ends.  Dates that have a meeting of the panel, or were struck out,
 * are passed over.
 */
bool series_make(struct db *, const char *panel, int first, int last,
    int every_days, const char *time, struct arena *, struct meeting **out,
    int *count, struct err *e);

/* Why people and schools cannot come that day, as words after "is"; NULL when
 * they can, or the calendar does not know. */
struct calendar;
const char *series_why_not(const struct calendar *, int day);

/* "14:00" from 14:00, 14.00, 1400 or 2pm; NULL when it is no time. */
const char *series_time(const char *typed, struct arena *);

#endif
