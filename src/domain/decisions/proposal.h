/*
 * What proposal.c, proposal-check.c and decide.c share.
 */
#ifndef DOMAIN_PROPOSAL_H
#define DOMAIN_PROPOSAL_H

#include "src/domain/decisions/decide.h"

/* The day that a decision counts from: that of the sitting; today outside a
 * meeting, and where a closed record is superseded. */
int deciding_day(const struct db *, const struct meeting *);

/* Does it give something: accept, in part, with conditions, waiting list? */
bool disposition_gives(int disposition);
/* Is there advice, with or by which the school carries on? */
bool disposition_advises(int disposition);

/* The use of the reasons that go with a disposition; NULL: it has none. */
const char *disposition_reason_use(int disposition);

/* The panel that a referral is for. */
const struct panel *proposal_panel(const struct dossier *);

/* The row of the first outcome, or NULL. */
const struct outcome_row *proposal_outcome(const struct scheme *,
    const char *pathway, const struct proposal *, struct arena *);

/* Does it take a place that counts: not promised, not waited for? */
bool proposal_takes_place(const struct proposal *,
    const struct outcome_row *);

/* The tier that it gives; INT_NONE: none. */
int proposal_tier(const struct outcome_row *, const struct scheme *,
    const struct proposal *);

/* The row of the skip-tier reason that is given, among the reasons or as
 * an override of that row's rule; NULL: none. */
const struct reason_row *proposal_skip_reason(const struct scheme *,
    const char *pathway, const struct proposal *, struct arena *);

/* Of which use are the reasons that make RULE let P pass?  NULL: none does,
 * such as where only something is missing. */
const char *proposal_use_that_passes(struct db *, const struct dossier *,
    const struct meeting *, const struct proposal *, const char *rule,
    struct arena *);

/* The overrides of P that were needed, as RULE=CODE;..., or NULL. */
const char *proposal_overrides_used(struct db *, const struct dossier *,
    const struct meeting *, const struct proposal *, struct arena *);

#endif
