/*
 * Tiers: which the pupil has had, and whether one is left out.
 */
#ifndef DOMAIN_TIER_H
#define DOMAIN_TIER_H

#include "src/domain/decisions/proposal.h"

struct skip {
	int tier;		/* the lowest that is left out, or INT_NONE */
	bool must;		/* the scheme refuses that without a reason;
				 * else it is only asked for */
	const char *rule;
};

/* Would giving TIER leave one out?  The decision BUT (may be NULL) does not
 * count among those that gave one before. */
bool tier_skip(struct db *, const struct dossier *, int tier,
    const char *but, struct arena *, struct skip *out, struct err *e);

/* The same for a proposal, unless it gives a reason: is there something to
 * note, whether or not the scheme insists? */
bool proposal_leaves_out(struct db *, const struct dossier *,
    const struct proposal *, const char *but, struct arena *,
    struct skip *out, struct err *e);

#endif
