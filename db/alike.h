/* Pupils who may be the one of a form, and what was asked for them. */
#ifndef DB_ALIKE_H
#define DB_ALIKE_H

#include "db/db.h"

struct alike_row {
	const char *ref;
	const char *state;
	int received;
	const char *year_group;
	const char *pupil_id;	/* NULL: an anonymous case */
	const char *forename;
	const char *surname;
	const char *preferred_name;
	const char *folded;
	const char *upn;
	int date_of_birth;
};

/* The newest LIMIT referrals of other pupils than NOT_PUPIL who were born on
 * that day; or who came from that school, anonymous cases that nobody joined
 * among them; without the referral NOT_ID. */
bool db_alike_born(struct db *, int born, const char *not_pupil, int limit,
    struct arena *, struct alike_row **out, int *count, struct err *e);
bool db_alike_school(struct db *, const char *school_urn,
    const char *not_pupil, const char *not_id, int limit, struct arena *,
    struct alike_row **out, int *count, struct err *e);

#endif
