/*
 * Unique pupil numbers: their form and their check letter.  Whom a number
 * belongs to is for referral.h.  The authority and the school inside a number
 * are those of its first allocation and say nothing about today's.
 */
#ifndef DOMAIN_UPN_H
#define DOMAIN_UPN_H

#include <stdbool.h>

#include "src/base/err.h"

#define UPN_SIZE 14		/* thirteen characters and the NUL */

enum upn_kind { UPN_PERMANENT, UPN_TEMPORARY };

/*
 * Is TEXT a number exactly as it should be written?  The sentence of a
 * refusal offers the right letter, or the same text in capitals and without
 * blanks when that would be one.
 */
bool upn_check(const char *text, enum upn_kind *kind, struct err *e);

/* In capitals and without blanks.  False when it is too long for a number;
 * what comes out still has to pass upn_check(). */
bool upn_fold(const char *text, char out[static UPN_SIZE]);

/* The letter that belongs in front of the twelve characters after the first,
 * or NUL when they are not of the form. */
char upn_letter(const char *text);

/* The three digits of the authority.  TEXT passed upn_check(). */
const char *upn_authority(const char *text, char out[static 4]);

#endif
