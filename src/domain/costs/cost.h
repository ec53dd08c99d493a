/*
 * What support costs: clusters of schools and what they buy, hours that were
 * given, and bills with their working.  Every figure comes from the tariffs
 * and bands of a pack, or was entered; money is integer pence.
 */
#ifndef DOMAIN_COST_H
#define DOMAIN_COST_H

#include "db/db.h"
#include "src/model/cost.h"
#include "src/model/scheme.h"
#include "src/model/school.h"

/* "£1,068.42"; "3 h 30 min". */
const char *money_words(int64_t pence, struct arena *);
const char *time_words(int minutes, struct arena *);

/* The year of subscriptions that DAY lies in. */
bool cost_year(const struct scheme *, int day, int *from, int *to,
    struct err *e);

/* The price of a unit on DAY, NULL when none is held; the hours that a number
 * of pupils gives, INT_NONE when no band holds it. */
const struct tariff *tariff_on(const struct scheme *, const char *unit,
    int day);
int band_hours(const struct scheme *, int pupils, int day,
    const struct band **band);

/* Clusters: by code.  Schools are URNs with ";" between. */
bool cluster_get(struct db *, const char *code, struct arena *,
    struct cluster *out, struct err *e);
bool cluster_list(struct db *, struct arena *, struct cluster **out,
    int *count, struct err *e);
bool cluster_new(struct db *, const struct cluster *, const char *schools,
    int from, struct arena *, struct err *e);
bool cluster_add(struct db *, const char *code, const char *schools,
    int from, struct arena *, struct err *e);
bool cluster_drop(struct db *, const char *code, const char *urn, int to,
    struct arena *, struct err *e);

/* How a cluster stands in the year that a day lies in. */
struct ledger {
	struct cluster cluster;
	const struct scheme *scheme;
	const char *warning;	/* of an older pack, or NULL */
	int year_from, year_to;
	struct school *schools;
	int school_count;
	int pupils;		/* INT_NONE: the roll of one is not known */
	const char *unknown;	/* names of those */
	struct purchase *bought;
	int bought_count;
	bool subscribed;
	int granted;		/* minutes that were bought */
	struct hours *hours;
	int hours_count;
	int used;		/* minutes */
	int left;		/* never below 0 */
	int beyond;		/* minutes used after the last was spent */
};
bool ledger_load(struct db *, const char *code, int day, struct arena *,
    struct ledger *out, struct err *e);

/*
 * Buy a subscription for the year that FOR_DAY lies in, or MINUTES further
 * ones.  PENCE INT_NONE: by tariff and band; else as was arranged, with
 * MINUTES.
 */
bool cluster_buy(struct db *, const char *code, enum purchase_kind,
    int for_day, int minutes, int pence, const char *reference,
    struct arena *, struct purchase *out, struct err *e);
/* What was bought last for that year was recorded wrongly. */
bool cluster_return(struct db *, const char *code, int for_day,
    struct arena *, struct purchase *out, struct err *e);

/*
 * Hours given: WORD is a referral or a cluster.  They count once, however
 * many schools there are.  They are taken from the cluster of the case's
 * school when it has a subscription for that year, else paid by the hour.
 * *NOTE is what a person should know, or NULL.
 */
bool hours_book(struct db *, const char *word, struct hours *,
    struct arena *, const char **note, struct err *e);
bool hours_undo(struct db *, const char *word, struct arena *,
    struct hours *out, struct err *e);
bool hours_list(struct db *, const char *word, int day, struct arena *,
    struct hours **out, int *count, struct err *e);

/* One line of a bill. */
struct charge {
	const char *figure;
	const char *label;
	const char *working;	/* how the amount comes about */
	int pence;		/* INT_NONE: not entered yet */
	const char *rule;
};

struct bill {
	const char *of;		/* reference or code */
	const char *basis;	/* cluster, pay-as-you-use, case, annual */
	const char *cluster;	/* its code, or NULL */
	int minutes;		/* given */
	int allotted;		/* minutes of the programme; INT_NONE */
	int left;		/* minutes of the cluster; INT_NONE */
	struct charge *charges;
	int count;
	int pence;		/* of the charges that are known */
	bool whole;		/* every one is */
	const char *warning;
};

bool cost_of_cluster(struct db *, const char *code, int day, struct arena *,
    struct bill *out, struct err *e);
bool cost_of_case(struct db *, const char *ref, struct arena *,
    struct bill *out, struct err *e);

/*
 * A place by days, from figures of a year: "FIGURE=PENCE;..." or one number
 * of pence.  OF: days of a year, INT_NONE as the pack has it.
 */
bool cost_by_days(struct db *, const char *ref, const char *annual, int days,
    int of, struct arena *, struct bill *out, struct err *e);

#endif
