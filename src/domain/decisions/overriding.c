/*
 * Which reasons could let a refused proposal pass.  Found by trying, so that
 * it never says anything else than proposal_check().
 */
#include <string.h>

#include "src/domain/decisions/proposal.h"
#include "src/domain/decisions/tier.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* Would the rule let P pass with a reason of this use? */
static bool
use_passes(struct db *db, const struct dossier *d, const struct meeting *m,
    const struct proposal *p, const char *rule, const char *use,
    struct arena *a)
{
	SCHEME_ROWS(d->scheme, PART_REASONS, struct reason_row, r) {
		struct proposal with = *p;
		struct err why = ERR_INIT;

		if (strcmp(r->use, use) != 0 ||
		    !scheme_serves(r->pathway, d->referral.pathway) ||
		    !scheme_overrides(d->scheme, d->referral.pathway, rule,
		    r))
			continue;
		with.overrides = codes_add(p->overrides, arena_printf(a,
		    "%s=%s", rule, r->reason), a);
		return proposal_check(db, d, m, &with, a, &why) ||
		    strcmp(why.rule, rule) != 0;
	}
	return false;
}

const char *
proposal_use_that_passes(struct db *db, const struct dossier *d,
    const struct meeting *m, const struct proposal *p, const char *rule,
    struct arena *a)
{
	static const char *const uses[] = { "capacity", "skip-tier",
		"extend", "inquorate", "outside", "override", NULL };

	for (int i = 0; *rule != '\0' && uses[i] != NULL; i++)
		if (use_passes(db, d, m, p, rule, uses[i], a))
			return uses[i];
	return NULL;
}

bool
proposal_leaves_out(struct db *db, const struct dossier *d,
    const struct proposal *p, const char *but, struct arena *a,
    struct skip *out, struct err *e)
{
	const struct outcome_row *o = proposal_outcome(d->scheme,
	    d->referral.pathway, p, a);

	*out = (struct skip){ .tier = INT_NONE, .rule = "" };
	if (!disposition_gives(p->disposition) || proposal_skip_reason(
	    d->scheme, d->referral.pathway, p, a) != NULL)
		return true;
	return tier_skip(db, d, proposal_tier(o, d->scheme, p), but, a, out,
	    e);
}
