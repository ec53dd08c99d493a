/*
 * Days by number.  The conversion is the usual one over eras of 400 years,
 * counted from 1 March so that the leap day comes last.
 */
#include "src/base/day.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const month_names[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};
static const char *const weekday_names[] = {
	"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
};

static int
days_in_month(int year, int month)
{
	static const int days[] =
	    { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int
day_of(int year, int month, int date)
{
	int era, year_of_era, day_of_year;

	if (year < 1900 || year > 2199 || month < 1 || month > 12 ||
	    date < 1 || date > days_in_month(year, month))
		return DAY_NONE;
	year -= month <= 2;
	era = year / 400;
	year_of_era = year % 400;
	day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 -
	    year_of_era / 100 + day_of_year - 719468;
}

void
day_split(int day, int *year, int *month, int *date)
{
	int n, era, doe, yoe, doy, mp;

	assert(day != DAY_NONE);
	n = day + 719468;
	era = n / 146097;
	doe = n % 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*date = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

enum weekday
day_weekday(int day)
{
	int n = (day + 3) % 7;	/* 1 January 1970 was a Thursday */

	return (enum weekday)(n < 0 ? n + 7 : n);
}

static bool
digits(const char *s, int count, int *out)
{
	int n = 0;

	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)s[i]))
			return false;
		n = n * 10 + (s[i] - '0');
	}
	*out = n;
	return true;
}

int
day_parse(const char *s)
{
	int y, m, d;

	if (s == NULL || strlen(s) != 10)
		return DAY_NONE;
	if (s[4] == '-' && s[7] == '-' && digits(s, 4, &y) &&
	    digits(s + 5, 2, &m) && digits(s + 8, 2, &d))
		return day_of(y, m, d);
	if (s[2] == '/' && s[5] == '/' && digits(s, 2, &d) &&
	    digits(s + 3, 2, &m) && digits(s + 6, 4, &y))
		return day_of(y, m, d);
	return DAY_NONE;
}

const char *
day_iso(int day, char out[static DAY_ISO_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	day_split(day, &y, &m, &d);
	snprintf(out, DAY_ISO_SIZE, "%04u-%02u-%02u", (unsigned)y % 10000,
	    (unsigned)m % 100, (unsigned)d % 100);
	return out;
}

const char *
day_words(int day, char out[static DAY_WORDS_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	day_split(day, &y, &m, &d);
	snprintf(out, DAY_WORDS_SIZE, "%d %s %d", d, month_names[m - 1], y);
	return out;
}

const char *
day_long(int day, char out[static DAY_WORDS_SIZE])
{
	char words[DAY_WORDS_SIZE];

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	snprintf(out, DAY_WORDS_SIZE, "%s %.18s",
	    weekday_names[day_weekday(day)], day_words(day, words));
	return out;
}

const char *
day_short(int day, char out[static DAY_WORDS_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return out;
	day_split(day, &y, &m, &d);
	snprintf(out, DAY_WORDS_SIZE, "%d %s", d, month_names[m - 1]);
	return out;
}

static int
name_index(const char *s, const char *const names[], int count)
{
	for (int i = 0; i < count; i++)
		if (strncasecmp(s, names[i], 3) == 0)
			return i;
	return -1;
}

static int
next_weekday(int wanted, int today)
{
	int ahead = (wanted - (int)day_weekday(today) + 7) % 7;

	return today + (ahead == 0 ? 7 : ahead);
}

/* The first such day and month that is not before today. */
static int
next_date(int month, int date, int today)
{
	int y, m, d, day;

	day_split(today, &y, &m, &d);
	day = day_of(y, month, date);
	return day != DAY_NONE && day >= today
	    ? day : day_of(y + 1, month, date);
}

int
day_from_words(const char *s, int today)
{
	int date, month, year, used = 0;
	char name[12] = "";

	if (day_parse(s) != DAY_NONE)
		return day_parse(s);
	if (strcasecmp(s, "today") == 0)
		return today;
	if (strcasecmp(s, "tomorrow") == 0)
		return today + 1;
	if (strlen(s) >= 3 && strlen(s) <= 9 && isalpha((unsigned char)s[0])) {
		int wanted = name_index(s, weekday_names, 7);

		return wanted < 0 ? DAY_NONE : next_weekday(wanted, today);
	}
	if (sscanf(s, "%2d/%2d/%4d%n", &date, &month, &year, &used) == 3 &&
	    s[used] == '\0')
		return day_of(year < 100 ? year + 2000 : year, month, date);
	if (sscanf(s, "%2d/%2d%n", &date, &month, &used) == 2 &&
	    s[used] == '\0')
		return next_date(month, date, today);
	if (sscanf(s, "%2d %9[A-Za-z] %4d%n", &date, name, &year, &used) == 3 &&
	    s[used] == '\0' && (month = name_index(name, month_names, 12)) >= 0)
		return day_of(year, month + 1, date);
	if (sscanf(s, "%2d %9[A-Za-z]%n", &date, name, &used) == 2 &&
	    s[used] == '\0' && (month = name_index(name, month_names, 12)) >= 0)
		return next_date(month + 1, date, today);
	return DAY_NONE;
}
