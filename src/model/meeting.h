/* Sittings of panels: agenda, people in the room, and the live row. */
#ifndef MODEL_MEETING_H
#define MODEL_MEETING_H

#include "src/model/field.h"

struct series {
	const char *id;
	const char *scheme;
	const char *panel;
	int first_on;
	int every_days;
	const char *time;	/* 14:00 */
	int ends_on;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record series_record;

enum meeting_state {
	MEETING_DRAFT, MEETING_FROZEN, MEETING_OPEN, MEETING_ADJOURNED,
	MEETING_ENDED, MEETING_CLOSED, MEETING_CANCELLED
};
extern const char *const meeting_state_words[];

struct meeting {
	const char *id;
	const char *ref;	/* core-2025-11-12 */
	const char *pack_id;
	const char *scheme;
	const char *panel;
	const char *series_id;
	int date;
	const char *time;
	const char *mode;
	int state;		/* enum meeting_state */
	const char *chair;	/* person code */
	int64_t frozen_at;
	int64_t opened_at;
	int64_t statement_at;
	const char *minutes_of;
	int64_t minutes_approved_at;
	const char *inquorate_reason;
	int64_t ended_at;
	int64_t closed_at;
	const char *cancel_reason;
	const char *reopen_reason;	/* of the last time */
	int moved_from;		/* the day for which it was planned first */
	const char *move_reason;
	int continued_on;	/* the day to which it was adjourned */
	const char *continued_at;	/* 14:00; NULL: as it began */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record meeting_record;

/* A sitting that was broken off, to go on another time. */
struct adjournment {
	const char *id;
	const char *meeting_id;
	int sat_on;
	int64_t adjourned_at;
	const char *present;	/* "PC, SUB for HEAD1": who was there */
	int to_on;		/* DAY_NONE: the day was left open */
	const char *to_time;
	int64_t resumed_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record adjournment_record;

/* The row that the sessions of one meeting follow. */
struct live {
	const char *meeting_id;
	const char *item_id;	/* where the gavel stands */
	const char *staged;	/* struct proposal, encoded; NULL: nothing */
	const char *gavel_user;
	const char *gavel_session;
	const char *asked_user;	/* who asks for the gavel, since when */
	const char *asked_session;
	int64_t asked_at;
	int blank;		/* the Wall shows nothing */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record live_record;

enum item_kind { ITEM_CASE, ITEM_STANDING };
enum item_state { ITEM_WAITING, ITEM_DONE };
extern const char *const item_kind_words[];
extern const char *const item_state_words[];

struct item {
	const char *id;
	const char *meeting_id;
	int position;
	int kind;
	const char *referral_id;
	const char *standing;	/* code of a standing item of the pack */
	int late;
	int added_open;		/* listed while the meeting was open */
	const char *overrides;	/* RULE=CODE;... with which it was listed */
	int minutes;
	const char *presenter;
	const char *window_from; /* when the presenter can come: 15:00 */
	const char *window_to;
	int state;
	int64_t started_at;
	int64_t done_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record item_record;

enum capacity { AS_MEMBER, AS_SUBSTITUTE, AS_GUEST, AS_PRESENTER };
enum attendance_state {
	ATT_EXPECTED, ATT_PRESENT, ATT_APOLOGIES, ATT_ABSENT,
	ATT_SENT_INFORMATION
};
extern const char *const capacity_words[];
extern const char *const attendance_state_words[];

struct attendance {
	const char *id;
	const char *meeting_id;
	const char *person_id;	/* NULL: a guest who is no person here */
	const char *guest;
	const char *role;
	int capacity;
	const char *substitute_for;
	int state;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record attendance_record;

struct presence {
	const char *id;
	const char *item_id;
	const char *person_id;
	const char *reason;
	int64_t out_at;
	int64_t in_at;
};
extern const struct record presence_record;

enum interest_state { INT_SUGGESTED, INT_DECLARED, INT_DISMISSED };
extern const char *const interest_state_words[];

struct interest {
	const char *id;
	const char *item_id;
	const char *person_id;
	int state;
	const char *reason;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record interest_record;

#endif
