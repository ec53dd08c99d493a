/*
 * What was decided, what is staged, and the places that follow.
 */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include "src/model/field.h"

/*
 * What the gavel holds before Enter, and what the command decide reads.
 * Lists are codes with ";" between them; overrides are RULE=CODE.
 */
struct proposal {
	int disposition;	/* enum disposition */
	const char *outcomes;
	const char *provision;
	const char *group_code;
	int part_time;		/* index of part_time_words */
	const char *to_school;	/* URN */
	const char *reasons;
	const char *missing;
	const char *conditions;
	const char *overrides;
	const char *dissent;	/* person codes */
	const char *owner;
	int start_on;
	int end_on;
	int review_on;
	int return_on;
	int votes_for;
	int votes_against;
	int casting;
	int beyond_capacity;	/* yes: full is known and overridden */
};
extern const struct record proposal_record;
extern const char *const part_time_words[];	/* part, full */

struct decision {
	const char *id;
	const char *referral_id;
	const char *meeting_id;	/* NULL: taken outside a meeting */
	const char *item_id;
	const char *pack_id;
	int disposition;
	int tier;
	const char *provision;
	const char *group_code;
	int part_time;
	const char *to_school;
	int start_on;
	int end_on;
	int review_on;
	int return_on;
	const char *owner;
	int votes_for;
	int votes_against;
	int casting;
	int wait_position;
	int tell_by;
	int decided_on;
	const char *decided_by;
	const char *supersedes;
	const char *recorded_by;
	int64_t recorded_at;
};
extern const struct record decision_record;

enum decision_code_kind {
	DC_OUTCOME, DC_REASON, DC_MISSING, DC_CONDITION, DC_OVERRIDE,
	DC_DISSENT,
	DC_STAYED		/* in the room, with an interest: who */
};
extern const char *const decision_code_kind_words[];

struct decision_code {
	const char *decision_id;
	int kind;
	int position;
	const char *code;
	const char *rule;	/* DC_OVERRIDE: the rule that it passes */
};
extern const struct record decision_code_record;

enum decision_event_kind {
	EV_TAKEN_BACK, EV_SUPERSEDED, EV_RATIFIED, EV_REPORTED, EV_RELEASED,
	EV_DELIVERED, EV_ACCEPTED, EV_DECLINED, EV_LAPSED
};
extern const char *const decision_event_words[];

struct decision_event {
	const char *id;
	const char *decision_id;
	int event;
	const char *reason;
	const char *meeting_id;
	const char *made_by;
	int64_t made_at;
};
extern const struct record decision_event_record;

enum placement_state {
	PLACE_PLANNED, PLACE_ACTIVE, PLACE_ENDED, PLACE_CANCELLED,
	PLACE_CONTINGENT
};
extern const char *const placement_state_words[];

struct placement {
	const char *id;
	const char *referral_id;
	const char *decision_id;
	const char *provision;
	const char *group_code;
	int part_time;
	int start_on;
	int end_on;
	int state;
	int ended_on;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record placement_record;

enum waiting_state { WAIT_WAITING, WAIT_OFFERED, WAIT_TAKEN, WAIT_LEFT };
extern const char *const waiting_state_words[];

struct waiting {
	const char *id;
	const char *referral_id;
	const char *decision_id;
	const char *provision;
	const char *group_code;
	int position;
	int since;
	int state;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record waiting_record;

#endif
