/*
 * What lies open in a register: the questions that the first screen of the
 * day asks.  What follows from the rows is for the domain to say.
 */
#ifndef DB_TODAY_H
#define DB_TODAY_H

#include "db/db.h"
#include "src/model/meeting.h"
#include "src/model/person.h"
#include "src/model/referral.h"

/* Is there anything of these yet?  Holidays: on DAY or later. */
struct beginnings {
	int schools, people, holidays, terms, meetings;
};
bool db_beginnings(struct db *, int day, struct beginnings *out,
    struct err *e);

/* Referrals that wait for a panel and are on no agenda that is still to
 * come, by date of receipt. */
bool db_referrals_undated(struct db *, int limit, struct arena *,
    struct referral **out, int *count, struct err *e);

/* Pended referrals, by date of receipt, on an agenda or not. */
bool db_referrals_pended(struct db *, int limit, struct arena *,
    struct referral **out, int *count, struct err *e);

/* Referrals on the agendas of meetings that are still to come. */
bool db_referrals_dated(struct db *, int limit, struct arena *,
    struct referral **out, int *count, struct err *e);

/* Meetings that are being prepared, open or ended without a closed record,
 * by date. */
bool db_meetings_unfinished(struct db *, struct arena *,
    struct meeting **out, int *count, struct err *e);

/* A decision that stands and has not been released. */
struct unreleased {
	const char *ref;	/* of the case */
	const char *pathway;
	const char *meeting;	/* reference; NULL: taken outside */
	const char *meeting_state;
	const char *pack_id;
	int disposition;	/* enum disposition */
	int tell_by;
	int decided_on;
};

/* Of meetings since SINCE whose sitting is over, and taken outside. */
bool db_decisions_unreleased(struct db *, int since, int limit,
    struct arena *, struct unreleased **out, int *count, struct err *e);

/* Has FIELD of the referral (NULL: any) changed since MOMENT, by the chain of
 * recorded acts? */
bool db_referral_touched(struct db *, const char *ref, const char *field,
    int64_t moment, bool *out, struct err *e);

/* Somebody who is expected at two meetings of one day. */
struct double_booking {
	const char *code;
	const char *first;	/* references of the meetings */
	const char *first_time;
	const char *second;
	const char *second_time;
	int date;
};
bool db_double_bookings(struct db *, int from, struct arena *,
    struct double_booking **out, int *count, struct err *e);

/* Somebody who is expected after the end of the term of office. */
struct past_term {
	const char *code;
	const char *meeting;
	int date;
	int to_on;
};
bool db_past_terms(struct db *, int from, struct arena *,
    struct past_term **out, int *count, struct err *e);

#endif
