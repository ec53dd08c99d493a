/* Writing iCalendar.  See ics.h. */
#include "src/exchange/ics.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/base/day.h"

#define OCTETS_MOST 75

/* Bytes of a UTF-8 character that are not its first. */
static bool
is_later_byte(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A content line: later pieces begin with a blank, which counts. */
static void
put_line(struct buf *out, const char *line)
{
	size_t room = OCTETS_MOST;

	while (strlen(line) > room) {
		size_t n = room;

		while (n > 1 && is_later_byte(line[n]))
			n--;
		buf_printf(out, "%.*s\r\n ", (int)n, line);
		line += n;
		room = OCTETS_MOST - 1;
	}
	buf_printf(out, "%s\r\n", line);
}

/* TEXT of RFC 5545, 3.3.11; controls have no place in it. */
static void
put_text(struct buf *out, const char *name, const char *text)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s:", name);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			buf_str(&b, "\\n");
		else if ((unsigned char)*text < ' ' || *text == 0x7f)
			buf_char(&b, ' ');
		else {
			if (strchr("\\;,", *text) != NULL)
				buf_char(&b, '\\');
			buf_char(&b, *text);
		}
	}
	put_line(out, buf_text(&b));
	buf_release(&b);
}

void
ics_begin(struct buf *out, const char *name)
{
	put_line(out, "BEGIN:VCALENDAR");
	put_line(out, "VERSION:2.0");
	put_line(out, "PRODID:-//convene//panel register//EN");
	put_line(out, "CALSCALE:GREGORIAN");
	put_line(out, "METHOD:PUBLISH");
	put_text(out, "X-WR-CALNAME", name);
}

void
ics_day(struct buf *out, const struct ics_day *d)
{
	char stamp[40], day[40];
	time_t at = (time_t)d->stamp;
	struct tm tm;
	int y, m, n;

	gmtime_r(&at, &tm);
	strftime(stamp, sizeof stamp, "DTSTAMP:%Y%m%dT%H%M%SZ", &tm);
	day_split(d->day, &y, &m, &n);
	snprintf(day, sizeof day, "DTSTART;VALUE=DATE:%04d%02d%02d", y, m, n);
	put_line(out, "BEGIN:VEVENT");
	put_text(out, "UID", d->uid);
	put_line(out, stamp);
	put_line(out, day);
	put_text(out, "SUMMARY", d->summary);
	if (d->category != NULL)
		put_text(out, "CATEGORIES", d->category);
	put_line(out, "TRANSP:TRANSPARENT");
	put_line(out, "END:VEVENT");
}

void
ics_end(struct buf *out)
{
	put_line(out, "END:VCALENDAR");
}
