/*
 * A graduated response goes from tier to tier.  Whether leaving one out is
 * refused or only noted is the pack's word: the rule of its skip-tier
 * reasons acts as a gate or not.
 */
#include "src/domain/tier.h"

#include <string.h>

#include "src/domain/codes.h"
#include "src/domain/scheme.h"

static const struct reason_row *
skip_row(const struct scheme *s, const char *pathway)
{
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, "skip-tier") == 0 &&
		    scheme_serves(r->pathway, pathway))
			return r;
	return NULL;
}

const struct reason_row *
proposal_skip_reason(const struct scheme *s, const char *pathway,
    const struct proposal *p, struct arena *a)
{
	const struct reason_row *row = skip_row(s, pathway), *r;
	const char *at = p->reasons, *code;

	while ((code = codes_next(&at, a)) != NULL)
		if ((r = scheme_reason(s, pathway, "skip-tier", code)) !=
		    NULL)
			return r;
	if (row == NULL || row->rule == NULL)
		return NULL;
	code = codes_given_for(p->overrides, row->rule, a);
	if (code == NULL)
		return NULL;
	r = scheme_reason(s, pathway, "skip-tier", code);
	return r != NULL ? r : scheme_reason(s, pathway, "override", code);
}

bool
tier_before(struct db *db, const struct dossier *d, struct arena *a,
    int *tier, struct err *e)
{
	const struct pathway *p = scheme_pathway(d->scheme,
	    d->referral.pathway);
	struct referral *earlier;
	int count, most = d->referral.tier == INT_NONE ? 0 :
	    d->referral.tier;

	if (p != NULL && p->tier_from != INT_NONE && p->tier_from - 1 > most)
		most = p->tier_from - 1;
	if (!referral_earlier(db, d, a, &earlier, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (earlier[i].tier != INT_NONE && earlier[i].tier > most)
			most = earlier[i].tier;
	*tier = most;
	return true;
}

bool
tier_skip(struct db *db, const struct dossier *d, int tier, struct arena *a,
    struct skip *out, struct err *e)
{
	const struct reason_row *row = skip_row(d->scheme,
	    d->referral.pathway);
	const struct rule *rule;
	int before;

	*out = (struct skip){ .tier = INT_NONE, .rule = "" };
	if (tier == INT_NONE || row == NULL)
		return true;
	if (!tier_before(db, d, a, &before, e))
		return false;
	if (tier <= before + 1)
		return true;
	rule = row->rule != NULL ? scheme_rule(d->scheme, row->rule) : NULL;
	out->tier = before + 1;
	out->rule = rule != NULL ? rule->rule : "";
	out->must = rule != NULL && code_in_list(rule->ways, "gate");
	return true;
}
