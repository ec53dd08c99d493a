/* What documents ask of the register beyond single records. */
#ifndef DB_DOCUMENT_H
#define DB_DOCUMENT_H

#include "db/db.h"

/* The identifiers of another case, for the leak check. */
struct other_case {
	const char *id;
	const char *ref;
	const char *pupil_id;	/* NULL: anonymous */
	const char *joined_to;	/* the named case that it has become */
	const char *forename;
	const char *surname;
	const char *preferred_name;
	const char *upn;
	int date_of_birth;
	const char *carers;
};

/*
 * Every other case that was on an agenda of that meeting, but those of the
 * same pupil; with MEETING NULL those of the same school.
 */
bool db_other_cases(struct db *, const char *meeting_id,
    const char *referral_id, struct arena *, struct other_case **out,
    int *count, struct err *e);

/* Every case of the register. */
bool db_all_cases(struct db *, struct arena *, struct other_case **out,
    int *count, struct err *e);

/* What schools are called, and where they are. */
struct place_name {
	const char *name;	/* either may be NULL */
	const char *town;
};
bool db_place_names(struct db *, struct arena *, struct place_name **out,
    int *count, struct err *e);

/* The newest plan about a referral, of one meeting or of any (NULL). */
bool db_plan_newest(struct db *, const char *referral_id,
    const char *meeting_id, struct arena *, void *plan, bool *found,
    struct err *e);

/* The number that the next plan about a referral gets. */
bool db_plan_next_version(struct db *, const char *referral_id, int *out,
    struct err *e);

/*
 * The version of the newest draft before VERSION that somebody edited by
 * hand and that was never released; 0 when there is none.
 */
bool db_plan_left_behind(struct db *, const char *referral_id, int version,
    int *out, struct err *e);

/* Take one row of evidence away. */
bool db_evidence_drop(struct db *, const char *referral_id,
    const char *code, struct err *e);

#endif
