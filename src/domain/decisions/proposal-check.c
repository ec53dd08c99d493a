/*
 * Whether a proposal may be recorded: gate, tiers, quorum, places and
 * overrides here; codes, needs and dates in the files beside.  Each refusal
 * names the rule of the pack that it follows; nothing here knows a scheme.
 */
#include <string.h>

#include "src/domain/decisions/judging.h"
#include "src/domain/decisions/tier.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

bool
is_passed(const struct judging *j, const char *rule, const char *use)
{
	const char *code = rule != NULL ? codes_given_for(j->p->overrides,
	    rule, j->a) : NULL;

	return code != NULL && (scheme_reason(j->s, j->pathway, use, code) !=
	    NULL || scheme_reason(j->s, j->pathway, "override", code) !=
	    NULL);
}

/* Overrides of capacity or quorum are no business of the gate, also where a
 * criterion that only warns follows the same rule. */
static bool
is_gates(const struct judging *j, const char *rule)
{
	SCHEME_ROWS(j->s, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, j->pathway) &&
		    strcmp(c->rule, rule) == 0 &&
		    (c->override == 1 || c->blocks == 1))
			return true;
	return false;
}

static const char *
gate_overrides(const struct judging *j, const char *listed)
{
	const char *at = codes_add(listed, j->p->overrides, j->a);
	const char *pair, *rule, *code, *kept = NULL;

	while ((pair = codes_next(&at, j->a)) != NULL)
		if (codes_override(pair, j->a, &rule, &code) &&
		    is_gates(j, rule))
			kept = codes_add(kept, pair, j->a);
	return kept;
}

/* The gate of the case, with the overrides with which it was listed. */
static bool
gate_for(const struct judging *j, struct gate *g, struct err *e)
{
	const char *listed = NULL;
	struct item item;

	if (j->m != NULL && agenda_item(j->db, j->m->id, j->d->referral.ref,
	    j->a, &item, NULL))
		listed = item.overrides;
	return gate_judge(j->db, j->d, NULL, j->day, gate_overrides(j,
	    listed), j->a, g, e);
}

/* Is an outcome of the proposal not among those of the decision? */
static bool
adds_to(const struct judging *j, const struct decided *d)
{
	const char *at = j->p->outcomes, *code;

	while ((code = codes_next(&at, j->a)) != NULL) {
		bool held = false;

		for (int i = 0; i < d->code_count; i++)
			held |= d->codes[i].kind == DC_OUTCOME &&
			    strcmp(d->codes[i].code, code) == 0;
		if (!held)
			return true;
	}
	return false;
}

/* Support that runs already gets more: no new referral brings it. */
static bool
check_added(const struct judging *j, const struct gate *g, struct err *e)
{
	struct decided standing;
	bool found;

	if (!decision_standing(j->db, j->d->referral.id, NULL, j->a,
	    &standing, &found, e))
		return false;
	return !found || !disposition_gives(standing.decision.disposition) ||
	    !adds_to(j, &standing) || gate_pass(g, "add", e);
}

/* Nobody listed the case, so nobody asked yet what listing asks: who gives
 * or advises without a meeting does not get round consent. */
static bool
check_outside(const struct judging *j, const struct gate *g, struct err *e)
{
	bool hears = disposition_gives(j->p->disposition) ||
	    j->p->disposition == DISP_ADVISE;

	return gate_pass(g, "outside", e) &&
	    (!hears || gate_pass(g, "list", e));
}

static bool
check_gate(const struct judging *j, struct err *e)
{
	const char *at = j->p->outcomes, *code;
	struct gate g;

	if (!gate_for(j, &g, e))
		return false;
	if (j->m == NULL && !check_outside(j, &g, e))
		return false;
	if (disposition_advises(j->p->disposition))
		return gate_pass(&g, "advise", e);
	if (!disposition_gives(j->p->disposition))
		return true;
	if (!gate_pass(&g, "accept", e) || !check_added(j, &g, e))
		return false;
	while ((code = codes_next(&at, j->a)) != NULL)
		if (!gate_pass(&g, code, e))
			return false;
	return true;
}

static bool
check_tier(const struct judging *j, struct err *e)
{
	const struct reason_row *given;
	struct skip skip;

	if (!disposition_gives(j->p->disposition))
		return true;
	given = proposal_skip_reason(j->s, j->pathway, j->p, j->a);
	if (!tier_skip(j->db, j->d, proposal_tier(j->outcome, j->s, j->p),
	    NULL, j->a, &skip, e))
		return false;
	if (skip.tier == INT_NONE || !skip.must || given != NULL)
		return true;
	refuse(e, skip.rule, "Tier %d was not tried with this pupil. To "
	    "leave it out takes a coded reason: %s.", skip.tier,
	    reason_codes(j->s, j->pathway, "skip-tier", j->a));
	return false;
}

static bool
check_capacity(const struct judging *j, struct err *e)
{
	struct fullness full;

	if (!proposal_takes_place(j->p, j->outcome))
		return true;
	if (!places_full(j->db, j->s, j->p->provision, j->p->group_code,
	    j->p->start_on, j->d->referral.id, j->a, &full, e))
		return false;
	if (*full.words == '\0' || is_passed(j, full.rule, "capacity"))
		return true;
	refuse(e, full.rule, "%s. Put the case onto the waiting list, or "
	    "override with a coded reason: %s.", full.words,
	    reason_codes(j->s, j->pathway, "capacity", j->a));
	return false;
}

/* A case may leave with these whoever is in the room. */
static bool
is_for_the_record(int disposition)
{
	return disposition == DISP_NOT_REACHED ||
	    disposition == DISP_WITHDRAWN ||
	    disposition == DISP_NO_LONGER_APPLICABLE;
}

/* Who is out for the case may leave too few to decide about it. */
static bool
check_quorum(const struct judging *j, struct err *e)
{
	struct quorum q;
	struct item item;

	if (j->m == NULL || j->m->state != MEETING_OPEN ||
	    j->m->inquorate_reason != NULL ||
	    is_for_the_record(j->p->disposition))
		return true;
	if (!agenda_item(j->db, j->m->id, j->d->referral.ref, j->a, &item,
	    e) || !quorum_count(j->db, j->s, j->m, &item, j->a, &q, e))
		return false;
	if (q.quorate || *q.rule == '\0' ||
	    is_passed(j, q.rule, "inquorate"))
		return true;
	refuse(e, q.rule, "There is no quorum for %s: %s. To go on takes a "
	    "coded reason: %s.", j->d->referral.ref, q.says,
	    reason_codes(j->s, NULL, "inquorate", j->a));
	return false;
}

static bool
code_overrides(const struct judging *j, const char *code)
{
	static const char *const uses[] = { "override", "capacity",
		"outside", "skip-tier", "extend", "inquorate", NULL };

	for (int i = 0; uses[i] != NULL; i++)
		if (scheme_reason(j->s, j->pathway, uses[i], code) != NULL)
			return true;
	return false;
}

static bool
check_overrides(const struct judging *j, struct err *e)
{
	const char *at = j->p->overrides, *pair, *rule, *code;

	while ((pair = codes_next(&at, j->a)) != NULL) {
		if (!codes_override(pair, j->a, &rule, &code)) {
			err_set(e, ERR_USAGE, "“%s” is no override. Write "
			    "it as RULE=CODE.", pair);
			return false;
		}
		if (scheme_rule(j->s, rule) == NULL) {
			err_set(e, ERR_DATA, "The scheme has no rule “%s”.",
			    rule);
			return false;
		}
		if (!code_overrides(j, code)) {
			err_set(e, ERR_DATA, "“%s” is no reason that "
			    "overrides a rule. There are: %s.", code,
			    reason_codes(j->s, j->pathway, "override",
			    j->a));
			return false;
		}
	}
	return true;
}

/* In the order in which a chair would want to hear it. */
static check_fn *const checks[] = {
	check_disposition, check_overrides, check_anonymous, check_outcomes,
	check_reasons, check_missing, check_needs, check_provision,
	check_to_school, check_time, check_year, check_dates, check_votes,
	check_people, check_quorum, check_gate, check_tier, check_capacity,
	NULL
};

bool
proposal_check(struct db *db, const struct dossier *d,
    const struct meeting *m, const struct proposal *p, struct arena *a,
    struct err *e)
{
	struct judging j = {
		.db = db, .d = d, .s = d->scheme, .m = m, .p = p, .a = a,
		.pathway = d->referral.pathway,
		.day = deciding_day(db, m)
	};

	j.row = scheme_disposition(j.s, j.pathway,
	    (enum disposition)p->disposition);
	j.outcome = proposal_outcome(j.s, j.pathway, p, a);
	if (p->provision != NULL)
		j.provision = scheme_provision(j.s, p->provision);
	for (int i = 0; checks[i] != NULL; i++)
		if (!checks[i](&j, e))
			return false;
	return true;
}

/* P without one of its overrides. */
static struct proposal
without(const struct proposal *p, const char *pair, struct arena *a)
{
	struct proposal out = *p;
	const char *at = p->overrides, *other;

	out.overrides = NULL;
	while ((other = codes_next(&at, a)) != NULL)
		if (strcmp(other, pair) != 0)
			out.overrides = codes_add(out.overrides, other, a);
	return out;
}

/* A tier that is left out is noted also where that is not refused. */
static bool
notes_skip(struct db *db, const struct dossier *d, const struct proposal *p,
    const char *pair, struct arena *a)
{
	const struct outcome_row *o = proposal_outcome(d->scheme,
	    d->referral.pathway, p, a);
	const char *rule, *code;
	struct skip skip;

	return codes_override(pair, a, &rule, &code) &&
	    disposition_gives(p->disposition) && tier_skip(db, d,
	    proposal_tier(o, d->scheme, p), NULL, a, &skip, NULL) &&
	    skip.tier != INT_NONE && strcmp(skip.rule, rule) == 0;
}

/* An override is recorded when the act would be refused without it. */
const char *
proposal_overrides_used(struct db *db, const struct dossier *d,
    const struct meeting *m, const struct proposal *p, struct arena *a)
{
	const char *at = p->overrides, *pair, *used = NULL;

	while ((pair = codes_next(&at, a)) != NULL) {
		struct proposal less = without(p, pair, a);

		if (!proposal_check(db, d, m, &less, a, NULL) ||
		    notes_skip(db, d, p, pair, a))
			used = codes_add(used, pair, a);
	}
	return used;
}
