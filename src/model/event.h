/* What happened to a case that runs, as people recorded it. */
#ifndef MODEL_EVENT_H
#define MODEL_EVENT_H

#include "src/model/field.h"

enum event_mode { MODE_ON_SITE, MODE_VIRTUAL };
extern const char *const event_mode_words[];

struct case_event {
	const char *id;
	const char *referral_id;
	int event;		/* enum happening */
	int on_day;
	int mode;		/* enum event_mode */
	const char *result;	/* a code of the pack's set */
	int review_on;		/* the next date that was agreed */
	const char *reason;	/* a reason of the pack */
	const char *to_school;	/* URN */
	const char *from_school; /* URN: whose it was, when it moved */
	const char *person;	/* who did it: a code, or words */
	const char *note;
	int taken_back;		/* recorded wrongly */
	int state_before;	/* of the referral, for taking back */
	const char *made_by;
	int64_t made_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record event_record;

struct score {
	const char *event_id;
	const char *statement;	/* a code of the set progress_statement */
	int value;
};
extern const struct record score_record;

#endif
