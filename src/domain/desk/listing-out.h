/* The list of referrals for a spreadsheet or a paper: codes and initials. */
#ifndef DOMAIN_LISTING_OUT_H
#define DOMAIN_LISTING_OUT_H

#include "src/domain/referral/referral.h"

/* CSV in which no field is a formula. */
void listing_csv(const struct referral_row *, int count, struct buf *out);

/* Markdown; a list, because CommonMark has no tables. */
void listing_markdown(const struct referral_row *, int count,
    struct buf *out);

#endif
