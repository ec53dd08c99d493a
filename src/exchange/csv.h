/*
 * CSV in and out (RFC 4180).  The reader knows the line of everything, takes
 * what spreadsheets and people really write, and says what it had to guess;
 * what the columns mean is for others.
 */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/encoding.h"
#include "src/base/err.h"
#include "src/base/text.h"

#define CSV_COLUMNS_MAX 1000
#define CSV_FIELD_MAX ((size_t)64 * 1024)

enum csv_first {
	CSV_HEADINGS,		/* the first row names the columns */
	CSV_NO_HEADINGS		/* it is a row; columns are "column 1", … */
};

enum csv_got {
	CSV_ROW,
	CSV_FAULT,		/* this row is refused; the next may be good */
	CSV_END
};

/* Something the reader made good by itself and a person should look at. */
struct csv_warning {
	const char *text;
	const char *heading;	/* or "" */
	int line;
};

/* A reader.  Read the members, change none. */
struct csv {
	struct arena *arena;	/* everything it gives out lives there */
	int line;		/* where this row, or the fault, begins */
	const char *heading;	/* of the fault, or "" */
	size_t columns;
	char delimiter;		/* , or ; or a tab */
	struct encoding_found encoding;
	struct text_count count;	/* hidden and broken characters */
	struct csv_warning *warnings;
	size_t warning_count;

	struct csv_column *column;	/* the rest is private */
	struct csv_value *value;
	size_t value_count;
	const char *at, *end;
	int at_line;
	size_t warning_room;
};

/*
 * Begin with the bytes of a file, in any encoding that encoding_to_utf8()
 * knows.  The delimiter is the one of , ; and tab that the first row has most
 * of.  On failure LINE of *C says where: no headings, two that are the same.
 */
bool csv_open(struct csv *c, struct arena *arena, const char *bytes, size_t n,
    enum csv_first first, struct err *e);

/*
 * The next row.  Rows without any text are passed over.  A row with fewer
 * fields than headings has empty ones at its end; one with more is a fault.
 * A quotation mark that is never closed is a fault, and ends the file.
 */
enum csv_got csv_next(struct csv *c, struct err *e);

/*
 * The value under a heading, on one line and without blanks at its ends; ""
 * when it is empty, NULL when there is no such column.  Headings are compared
 * without case, accents and punctuation: "Date of birth" is date_of_birth.
 * The second keeps newlines and tabs.
 */
const char *csv_get(const struct csv *c, const char *heading);
const char *csv_get_lines(const struct csv *c, const char *heading);
bool csv_has(const struct csv *c, const char *heading);
/* The line on which that value begins; that of the row when there is none. */
int csv_line(const struct csv *c, const char *heading);

/* The same by number, from 0. */
const char *csv_heading(const struct csv *c, size_t column);
const char *csv_value(const struct csv *c, size_t column);

/*
 * Call the column OLD by another name from now on.  False when there is no
 * column OLD; a fault (E) when there is a column NEW already.
 */
bool csv_rename(struct csv *c, const char *old, const char *new,
    struct err *e);

/*
 * Writing.  Rows end with CRLF, as RFC 4180 has it.  A field is quoted when
 * it has to be.  One that a spreadsheet would take for a formula (it begins
 * with = + - @, a tab or a carriage return, also after blanks, and is not a
 * plain number) gets an apostrophe in front, which the spreadsheet shows.
 */
struct csv_out {
	struct buf *out;
	bool begun;		/* a field of this row was written */
};

#define CSV_OUT(b) { .out = (b) }

void csv_put(struct csv_out *, const char *field);	/* NULL is empty */
void csv_put_int(struct csv_out *, long long);
void csv_put_day(struct csv_out *, int day);		/* YYYY-MM-DD */
void csv_end_row(struct csv_out *);

/* One field alone, for who writes rows in his own way. */
void csv_field(struct buf *, const char *field);

#endif
