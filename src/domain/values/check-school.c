/* Numbers and postcodes of schools.  See check.h. */
#include "src/domain/values/check.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
all_digits(const char *s)
{
	return s[0] != '\0' && s[strspn(s, "0123456789")] == '\0';
}

bool
urn_check(const char *text, struct err *e)
{
	size_t n = strlen(text);

	if (all_digits(text) && ((n == 6 && text[0] != '0') ||
	    (n == 5 && strcmp(text, "20001") >= 0 && text[0] == '2')))
		return true;
	if (all_digits(text) && n == 7)
		err_set(e, ERR_DATA, "“%s” has seven digits: it is a LAESTAB "
		    "number, not a URN. Look the school's URN up.", text);
	else
		err_set(e, ERR_DATA, "“%s” is not a URN: that has six digits "
		    "(a children's centre five). Look the school up.", text);
	return false;
}

bool
laestab_is(const char *text)
{
	size_t n = strlen(text);

	if (n == 8 && text[3] == '/')
		return strspn(text, "0123456789") == 3 && all_digits(text + 4);
	return n == 7 && all_digits(text);
}

bool
laestab_check(const char *text, char la[static LA_SIZE],
    char establishment[static ESTABLISHMENT_SIZE], struct err *e)
{
	if (!laestab_is(text)) {
		err_set(e, ERR_DATA, "“%s” is not a LAESTAB number: write "
		    "8552034 or 855/2034.", text);
		return false;
	}
	snprintf(la, LA_SIZE, "%.3s", text);
	snprintf(establishment, ESTABLISHMENT_SIZE, "%.4s",
	    text + (text[3] == '/' ? 4 : 3));
	return true;
}

/* "LE77AW" without blanks, in capitals; false when it is too long. */
static bool
tighten(const char *text, char *out, size_t size)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		if (*text == ' ')
			continue;
		if (n + 1 >= size)
			return false;
		out[n++] = (char)toupper((unsigned char)*text);
	}
	out[n] = '\0';
	return true;
}

/* The part before the space: one or two letters, a digit, and perhaps one
 * more digit or letter. */
static bool
outward_is_right(const char *s, size_t n)
{
	size_t letters = 0;

	while (letters < n && isupper((unsigned char)s[letters]))
		letters++;
	if (letters < 1 || letters > 2 || letters == n ||
	    !isdigit((unsigned char)s[letters]))
		return false;
	return n == letters + 1 || (n == letters + 2 &&
	    isalnum((unsigned char)s[letters + 1]));
}

bool
postcode_check(const char *text, char out[static POSTCODE_SIZE],
    struct err *e)
{
	char tight[POSTCODE_SIZE - 1];
	size_t n;

	if (tighten(text, tight, sizeof tight) && (n = strlen(tight)) >= 5 &&
	    outward_is_right(tight, n - 3) &&
	    isdigit((unsigned char)tight[n - 3]) &&
	    isupper((unsigned char)tight[n - 2]) &&
	    isupper((unsigned char)tight[n - 1])) {
		snprintf(out, POSTCODE_SIZE, "%.*s %s", (int)(n - 3), tight,
		    tight + n - 3);
		return true;
	}
	err_set(e, ERR_DATA, "“%s” is not a postcode such as LE7 7AW.", text);
	return false;
}
