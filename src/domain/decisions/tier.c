/*
 * A graduated response goes from tier to tier.  Whether leaving one out is
 * refused or only noted is the pack's word: the rule of its skip-tier
 * reasons acts as a gate or not.
 */
#include "src/domain/decisions/tier.h"

#include <string.h>

#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

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

/* What decisions about a referral gave; a declined one gave nothing. */
static bool
tier_given(struct db *db, const char *referral_id, const char *but,
    struct arena *a, int *most, struct err *e)
{
	struct decided *list;
	int count;

	if (!decisions_of_referral(db, referral_id, a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		const struct decision *d = &list[i].decision;

		if (list[i].stands && d->tier != INT_NONE &&
		    d->tier > *most && (but == NULL ||
		    strcmp(d->id, but) != 0))
			*most = d->tier;
	}
	return true;
}

/* Below the first tier of the pathway nothing is asked. */
static bool
tier_before(struct db *db, const struct dossier *d, const char *but,
    struct arena *a, int *tier, struct err *e)
{
	const struct pathway *p = scheme_pathway(d->scheme,
	    d->referral.pathway);
	struct referral *earlier;
	int count, most = p != NULL && p->tier_from != INT_NONE ?
	    p->tier_from - 1 : 0;

	if (!referral_earlier(db, d, a, &earlier, &count, e) ||
	    !tier_given(db, d->referral.id, but, a, &most, e))
		return false;
	for (int i = 0; i < count; i++)
		if (!tier_given(db, earlier[i].id, NULL, a, &most, e))
			return false;
	*tier = most;
	return true;
}

bool
tier_skip(struct db *db, const struct dossier *d, int tier,
    const char *but, struct arena *a, struct skip *out, struct err *e)
{
	const struct reason_row *row = skip_row(d->scheme,
	    d->referral.pathway);
	const struct rule *rule;
	int before;

	*out = (struct skip){ .tier = INT_NONE, .rule = "" };
	if (tier == INT_NONE || row == NULL)
		return true;
	if (!tier_before(db, d, but, a, &before, e))
		return false;
	if (tier <= before + 1)
		return true;
	rule = row->rule != NULL ? scheme_rule(d->scheme, row->rule) : NULL;
	out->tier = before + 1;
	out->rule = rule != NULL ? rule->rule : "";
	out->must = rule != NULL && code_in_list(rule->ways, "gate");
	return true;
}
