/*
 * iCalendar out (RFC 5545): one calendar of whole days.  Lines end with CR
 * and LF and are folded at 75 octets, between characters; text is escaped.
 */
#ifndef EXCHANGE_ICS_H
#define EXCHANGE_ICS_H

#include <stdint.h>

#include "src/base/buf.h"

/* NAME is shown by calendar programs that know X-WR-CALNAME. */
void ics_begin(struct buf *out, const char *name);

/* A day: its UID, the moment of writing (Unix seconds), the day, one line of
 * text, and the words it is sorted under (NULL: none). */
struct ics_day {
	const char *uid;
	int64_t stamp;
	int day;
	const char *summary;
	const char *category;
};
void ics_day(struct buf *out, const struct ics_day *);

void ics_end(struct buf *out);

#endif
