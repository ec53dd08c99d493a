/*
 * Groups of schools that buy support together, what they bought, and the
 * hours that were given.  Money is integer pence, time integer minutes.
 */
#ifndef MODEL_COST_H
#define MODEL_COST_H

#include "src/model/field.h"

struct cluster {
	const char *id;
	const char *code;
	const char *scheme;
	const char *name;
	const char *coordinator;	/* a person's code */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record cluster_record;

struct cluster_school {
	const char *id;
	const char *cluster_id;
	const char *school_urn;
	int from_on;
	int to_on;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record cluster_school_record;

enum purchase_kind { BOUGHT_SUBSCRIPTION, BOUGHT_HOURS };
extern const char *const purchase_kind_words[];

struct purchase {
	const char *id;
	const char *cluster_id;
	int kind;		/* enum purchase_kind */
	int year_from;		/* first day of the year that it is for */
	int bought_on;
	int pupils;		/* on roll when it was bought */
	int minutes;
	int pence;
	const char *working;	/* how the price came about, in words */
	const char *reference;	/* of the order */
	int taken_back;
	const char *made_by;
	int64_t made_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record purchase_record;

struct hours {
	const char *id;
	const char *referral_id;	/* NULL: for the cluster as such */
	const char *cluster_id;	/* whose hours; NULL: paid by the hour */
	int on_day;
	int minutes;
	const char *schools;	/* URNs, ; between: counted once */
	const char *person;	/* who gave them */
	const char *note;
	int taken_back;
	const char *made_by;
	int64_t made_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record hours_record;

#endif
