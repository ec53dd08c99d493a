/*
 * Civil days as plain numbers: days since 1 January 1970, so that a week
 * later is + 7 and a comparison is <.  No time zones, no working days.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#define DAY_NONE INT_MIN	/* no date; also "absent" in a struct */
#define DAY_ISO_SIZE 11		/* "2025-11-12" and its NUL */
#define DAY_WORDS_SIZE 24

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

/* The day, or DAY_NONE when there is no such date.  Years 1900 to 2199. */
int day_of(int year, int month, int date);
void day_split(int day, int *year, int *month, int *date);
enum weekday day_weekday(int day);

/* Read YYYY-MM-DD or dd/mm/yyyy, nothing around it; else DAY_NONE. */
int day_parse(const char *);

/* "2025-11-12", "12 Nov 2025", "Wed 12 Nov 2025", "12 Nov"; "" for none. */
const char *day_iso(int day, char out[static DAY_ISO_SIZE]);
const char *day_words(int day, char out[static DAY_WORDS_SIZE]);
const char *day_long(int day, char out[static DAY_WORDS_SIZE]);
const char *day_short(int day, char out[static DAY_WORDS_SIZE]);

/* "31/08/2011" in the manner of a typed word: also "fri", "14 nov", "14/11".
 * A weekday is the next one after TODAY; a date without a year the next one. */
int day_from_words(const char *, int today);

#endif
