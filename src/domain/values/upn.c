/*
 * The check letter of a UPN.  The characters after the first are weighted
 * with their position, 2 to 13, and the sum's remainder by 23 says which of
 * 23 letters comes first: every wrong digit and every swap is found.
 */
#include "src/domain/values/upn.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";	/* no I, O, S */

static int
letter_value(char c)
{
	const char *p = c != '\0' ? strchr(letters, c) : NULL;

	return p != NULL ? (int)(p - letters) : -1;
}

/* What the character at POSITION (from 1) counts, or -1 if it may not be
 * there: a letter may only end a temporary number. */
static int
value_at(const char *text, int position)
{
	char c = text[position - 1];

	if (c >= '0' && c <= '9')
		return c - '0';
	return position == UPN_SIZE - 1 ? letter_value(c) : -1;
}

char
upn_letter(const char *text)
{
	int sum = 0;

	if (strlen(text) != UPN_SIZE - 1)
		return '\0';
	for (int i = 2; i < UPN_SIZE; i++) {
		int value = value_at(text, i);

		if (value < 0)
			return '\0';
		sum += value * i;
	}
	return letters[sum % 23];
}

bool
upn_fold(const char *text, char out[static UPN_SIZE])
{
	char folded[UPN_SIZE];
	size_t n = 0;

	for (; *text != '\0'; text++) {
		if (*text == ' ')
			continue;
		if (n == sizeof folded - 1)
			return false;
		folded[n++] = (char)toupper((unsigned char)*text);
	}
	folded[n] = '\0';
	memcpy(out, folded, n + 1);
	return true;
}

/* Would it be right in capitals and without blanks? */
static bool
offer_folded(const char *text, struct err *e)
{
	char folded[UPN_SIZE];

	if (!upn_fold(text, folded) || strcmp(folded, text) == 0 ||
	    letter_value(folded[0]) < 0 ||
	    upn_letter(folded) != folded[0])
		return false;
	err_set(e, ERR_DATA, "A UPN is written in capitals and without "
	    "blanks. Write it as %s.", folded);
	return true;
}

static void
say_form(const char *text, struct err *e)
{
	if (offer_folded(text, e))
		return;
	if (strlen(text) != UPN_SIZE - 1)
		err_set(e, ERR_DATA, "A UPN has 13 characters, and this has "
		    "%zu. Look it up in the school's system.", strlen(text));
	else
		err_set(e, ERR_DATA, "A UPN is a letter and 12 digits; a "
		    "temporary one ends with a letter. The letters I, O and "
		    "S are not used. Look it up in the school's system.");
}

bool
upn_check(const char *text, enum upn_kind *kind, struct err *e)
{
	char right = upn_letter(text);

	if (right == '\0' || letter_value(text[0]) < 0) {
		say_form(text, e);
		return false;
	}
	if (right != text[0]) {
		/* Which character is off cannot be known: no number is
		 * offered, or a wrong pupil might be found by it. */
		err_set(e, ERR_DATA, "The first letter of this UPN does not "
		    "fit its digits (they would need %c): one of them is "
		    "wrong. Look it up in the school's system.", right);
		return false;
	}
	*kind = isdigit((unsigned char)text[UPN_SIZE - 2]) ? UPN_PERMANENT :
	    UPN_TEMPORARY;
	return true;
}

const char *
upn_authority(const char *text, char out[static 4])
{
	snprintf(out, 4, "%.3s", text + 1);
	return out;
}
