/*
 * Questions about meetings and agendas that a look-up by one column does not
 * answer.  Rules about them are in src/domain.
 */
#ifndef DB_MEETING_H
#define DB_MEETING_H

#include "db/db.h"
#include "src/model/meeting.h"
#include "src/model/person.h"
#include "src/model/referral.h"

/* The open meeting, the one that was opened last when there are several. */
bool db_meeting_live(struct db *, struct arena *, struct meeting *out,
    bool *found, struct err *e);
/* That one, else the last to open whose record is not closed. */
bool db_meeting_sat(struct db *, struct arena *, struct meeting *out,
    bool *found, struct err *e);

/* The first meeting on or after DAY that is being prepared; PANEL may be
 * NULL for any. */
bool db_meeting_ahead(struct db *, const char *scheme, const char *panel,
    int day, struct arena *, struct meeting *out, bool *found,
    struct err *e);

/* The panel's last ended or closed meeting before M. */
bool db_meeting_before(struct db *, const struct meeting *m, struct arena *,
    struct meeting *out, bool *found, struct err *e);

/* The meeting that was adjourned to the earliest day; one without a day is
 * the earliest. */
bool db_meeting_adjourned(struct db *, struct arena *, struct meeting *out,
    bool *found, struct err *e);

/* Was that day of the panel struck out: a meeting of it cancelled, or moved
 * to another day? */
bool db_meeting_struck(struct db *, const char *scheme, const char *panel,
    int day, bool *out, struct err *e);

/* The panel's last meeting that was not cancelled, by date. */
bool db_meeting_latest(struct db *, const char *scheme, const char *panel,
    struct arena *, struct meeting *out, bool *found, struct err *e);

/* The item of a referral in a meeting. */
bool db_item_of(struct db *, const char *meeting_id, const char *referral_id,
    struct arena *, struct item *out, bool *found, struct err *e);

/* Reference of another meeting that is not over where the referral waits;
 * NULL when there is none. */
bool db_item_elsewhere(struct db *, const char *meeting_id,
    const char *referral_id, struct arena *, const char **ref,
    struct err *e);

/* The highest position of the items of a kind; 0 when there is none. */
bool db_item_last(struct db *, const char *meeting_id, enum item_kind,
    int *position, struct err *e);

/* Position alone, without a new rev: the order is nobody's field. */
bool db_item_place(struct db *, const char *id, int position,
    struct err *e);

/* How many items of a kind still wait. */
bool db_items_waiting(struct db *, const char *meeting_id, enum item_kind,
    int *count, struct err *e);

/* Referrals of a scheme that wait for a panel, by date of receipt. */
bool db_referrals_waiting(struct db *, const char *scheme, struct arena *,
    struct referral **out, int *count, struct err *e);

/* Who is out of the room for an item now. */
bool db_presence_open(struct db *, const char *item_id,
    const char *person_id, struct arena *, struct presence *out,
    bool *found, struct err *e);

/* The interest of a person in an item. */
bool db_interest_of(struct db *, const char *item_id, const char *person_id,
    struct arena *, struct interest *out, bool *found, struct err *e);

/* The row of a person on the roll. */
bool db_attendance_of(struct db *, const char *meeting_id,
    const char *person_id, struct arena *, struct attendance *out,
    bool *found, struct err *e);

/* People whose term of office covers DAY, by code. */
bool db_people_on(struct db *, int day, struct arena *, struct person **out,
    int *count, struct err *e);

/* The series of a panel that has not ended on DAY. */
bool db_series_of(struct db *, const char *scheme, const char *panel,
    int day, struct arena *, struct series *out, bool *found,
    struct err *e);

#endif
