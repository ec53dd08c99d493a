/*
 * To whom a plan or letter goes: the roles that the scheme names, by the
 * addresses that the school had on a day.
 */
#ifndef DOMAIN_ADDRESSEE_H
#define DOMAIN_ADDRESSEE_H

#include "src/domain/referral/referral.h"

struct addressee {
	const char *role;	/* in words, "" for a referrer without one */
	const char *name;	/* "" when none is known */
	const char *email;
	const char *source;	/* where the address came from */
	bool fallback;		/* none of the scheme's roles had one */
};

/*
 * Of the school that stands on DAY where the referral's school stood: the
 * contacts for the roles of the setting plan_to of the pack, in its order;
 * else its office; else the school's own address; else who referred.  None of
 * them with an address that mail can be sent to: *COUNT is 0.
 */
bool addressees_find(struct db *, const struct scheme *,
    const struct dossier *, int day, struct arena *, struct addressee **out,
    int *count, struct err *e);

/* "A. Head, headteacher; SENCo" for the document; "" for none. */
const char *addressees_named(const struct addressee *, int count,
    struct arena *);
/* With addresses and where they came from, for who sends it. */
const char *addressees_mailed(const struct addressee *, int count,
    struct arena *);

/* Of the decision that stands about a referral, today, or when its plan left.
 * *MISSING is a sentence when nobody can be written to, else NULL. */
struct plan;
bool plan_addressees(struct db *, const struct plan *, struct arena *,
    struct addressee **out, int *count, const char **missing,
    struct err *e);

#endif
