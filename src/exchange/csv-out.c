/*
 * The door out for CSV: quoting, and formulas made harmless.  See csv.h.
 */
#include "src/exchange/csv.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"

/* Digits, with a sign and a point at most: -5 is a number, -5+A1 is not. */
static bool
is_number(const char *s)
{
	size_t n;

	if (*s == '-' || *s == '+')
		s++;
	n = strspn(s, "0123456789");
	if (n == 0)
		return false;
	s += n;
	if (*s == '.')
		s += 1 + strspn(s + 1, "0123456789");
	return *s == '\0';
}

/*
 * Spreadsheets run what looks like a formula, also in a CSV file, and a
 * formula can send the sheet away.
 */
static bool
is_formula(const char *s)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };

	if (*s == '\t' || *s == '\r')
		return true;
	s += strspn(s, " \t\r\n");
	/* full-width signs work in some languages' sheets */
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return *s != '\0' && strchr("=+-@", *s) != NULL && !is_number(s);
}

void
csv_field(struct buf *out, const char *field)
{
	bool formula = is_formula(field);
	bool quote = strpbrk(field, ",;\"\r\n\t") != NULL ||
	    *field == ' ' || (*field && field[strlen(field) - 1] == ' ');

	if (quote)
		buf_char(out, '"');
	if (formula)
		buf_char(out, '\'');
	for (; *field != '\0'; field++) {
		if (*field == '"')
			buf_char(out, '"');
		buf_char(out, *field);
	}
	if (quote)
		buf_char(out, '"');
}

void
csv_put(struct csv_out *w, const char *field)
{
	if (w->begun)
		buf_char(w->out, ',');
	w->begun = true;
	csv_field(w->out, field != NULL ? field : "");
}

void
csv_put_int(struct csv_out *w, long long n)
{
	char digits[32];

	snprintf(digits, sizeof digits, "%lld", n);
	csv_put(w, digits);
}

void
csv_put_day(struct csv_out *w, int day)
{
	char iso[DAY_ISO_SIZE];

	csv_put(w, day_iso(day, iso));
}

void
csv_end_row(struct csv_out *w)
{
	buf_str(w->out, "\r\n");
	w->begun = false;
}
