/*
 * A referral as it is being typed: what is wrong with it so far, how its gate
 * would turn, and whom the register knows that is like it.  Nothing is
 * written.
 */
#ifndef DOMAIN_TRIAL_H
#define DOMAIN_TRIAL_H

#include "src/domain/gates/gate.h"

struct trial_note {
	const char *field;	/* "" when it is about the whole */
	const char *says;
	bool fault;		/* the register would refuse it */
};

/* Another referral that may belong to this one. */
struct alike {
	const char *ref;
	const char *initials;
	const char *state;
	int received;
	const char *why;
	bool same;		/* it is the same pupil, for certain */
};

struct trial {
	struct dossier dossier;	/* as it would be; its ids are "" when new */
	bool judged;		/* enough is known for a gate */
	struct gate gate;
	struct trial_note *notes;
	int note_count;
	struct alike *alikes;
	int alike_count;
};

/*
 * The fields so far: of a new referral when REF is NULL, else changes of that
 * one.  False only when the register cannot be read.
 */
bool referral_try(struct db *, const char *ref, const struct field_value *,
    int count, struct arena *, struct trial *out, struct err *e);

/*
 * Other referrals that may be about the pupil, or about a brother or sister;
 * and anonymous cases that may be this one.  The surest first.
 */
bool alike_find(struct db *, const struct dossier *, struct arena *,
    struct alike **out, int *count, struct err *e);

#endif
