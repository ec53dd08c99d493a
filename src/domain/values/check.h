/*
 * Whether single values are what they claim to be: numbers of schools,
 * postcodes, addresses for mail.  What belongs to whom is for others.
 */
#ifndef DOMAIN_CHECK_H
#define DOMAIN_CHECK_H

#include <stdbool.h>

#include "src/base/err.h"

#define URN_SIZE 7
#define LA_SIZE 4
#define ESTABLISHMENT_SIZE 5
#define POSTCODE_SIZE 9

/* Six digits; five (20001 and up) are a children's centre. */
bool urn_check(const char *text, struct err *e);

/* 8552034 or 855/2034, into its two parts. */
bool laestab_check(const char *text, char la[static LA_SIZE],
    char establishment[static ESTABLISHMENT_SIZE], struct err *e);
bool laestab_is(const char *text);

/* In capitals, with one space: "le77aw" becomes "LE7 7AW". */
bool postcode_check(const char *text, char out[static POSTCODE_SIZE],
    struct err *e);

/*
 * One address that mail can be sent to.  Lists, names in angle brackets,
 * blanks, and whatever a mail program could take for an option are refused.
 */
bool email_check(const char *text, struct err *e);

/* Does it look like a person's name rather than an office's? */
bool email_is_personal(const char *text);

#endif
