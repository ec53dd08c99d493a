/*
 * A day and perhaps a time, as somebody types them: "19/11/2025 15:00".
 */
#ifndef SCREENS_WHEN_H
#define SCREENS_WHEN_H

#include "screens/app.h"

/* *TIME lies in the screen's keep, NULL when none was typed.  What cannot be
 * read is said as a warning, and false. */
bool when_read(struct screen *, const char *text, int *day,
    const char **time);

/* When an adjourned meeting goes on: "Wed 19 Nov 2025 15:00", or "". */
const char *when_goes_on(const struct meeting *, struct arena *);

#endif
