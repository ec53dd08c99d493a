/*
 * The checks of a proposal: each refuses one kind of fault, with the rule of
 * the pack that it follows.  For the files proposal-*.c alone.
 */
#ifndef DOMAIN_JUDGING_H
#define DOMAIN_JUDGING_H

#include "src/domain/decisions/proposal.h"

/* What every check looks at. */
struct judging {
	struct db *db;
	const struct dossier *d;
	const struct scheme *s;
	const char *pathway;
	const struct meeting *m;	/* NULL: outside a meeting */
	const struct proposal *p;
	const struct disposition_row *row;
	const struct outcome_row *outcome;	/* the first */
	const struct provision *provision;
	int day;
	struct arena *a;
};

typedef bool check_fn(const struct judging *, struct err *);

/* Codes and what the disposition needs: proposal-needs.c. */
check_fn check_disposition;
check_fn check_anonymous;
check_fn check_outcomes;
check_fn check_reasons;
check_fn check_missing;
check_fn check_needs;
check_fn check_provision;
check_fn check_to_school;
check_fn check_time;
check_fn check_year;

/* Dates, votes, people: proposal-dates.c. */
check_fn check_dates;
check_fn check_votes;
check_fn check_people;

/* Was RULE passed with a reason of this use, or of the use override? */
bool is_passed(const struct judging *, const char *rule, const char *use);

#endif
