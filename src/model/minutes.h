/* Lines of minutes, plans, and half-typed texts. */
#ifndef MODEL_MINUTES_H
#define MODEL_MINUTES_H

#include "src/model/field.h"

enum line_kind {
	LINE_DISCUSSION, LINE_ACTION, LINE_ADVICE, LINE_INFORMATION,
	LINE_RESTRICTED
};
enum line_state {
	LINE_OPEN, LINE_DONE, LINE_IMPOSSIBLE, LINE_NOT_DONE, LINE_REMOVED
};
extern const char *const line_kind_words[];
extern const char *const line_state_words[];

struct line {
	const char *id;
	const char *meeting_id;
	const char *item_id;
	const char *referral_id;
	int kind;
	const char *text;
	const char *owner;	/* a role of the pack, or a person's code */
	int due_on;
	int state;		/* of an action; others are open or removed */
	int ended_on;
	const char *author;
	int64_t made_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record line_record;

struct line_version {
	const char *line_id;
	int rev;
	const char *item_id;
	const char *referral_id;
	int kind;
	const char *text;
	const char *owner;
	int due_on;
	int state;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record line_version_record;

enum plan_state { PLAN_DRAFT, PLAN_RELEASED };
extern const char *const plan_state_words[];

struct plan {
	const char *id;
	const char *referral_id;
	const char *decision_id;
	const char *meeting_id;
	const char *event_id;	/* that it was made at, or NULL */
	int version;
	const char *markdown;	/* what will leave */
	const char *made;	/* what the template gave */
	int edited;
	int state;
	int64_t looked_at;	/* a person passed a hit of the check */
	const char *looked_by;
	const char *looked_digest;	/* of the text that was passed */
	int64_t released_at;
	const char *released_by;
	const char *worded;	/* digest of the words that made it */
	int rev;
	const char *changed_by;
	int64_t changed_at;
	/* not kept; plan_current() sets them */
	const char *now;	/* what the template gives now */
	int left_behind;	/* version of a hand edit that is not in it */
};
extern const struct record plan_record;

struct draft {
	const char *user;
	const char *place;	/* screen and case, such as case:L-0317 */
	const char *text;
	int64_t saved_at;
};
extern const struct record draft_record;

#endif
