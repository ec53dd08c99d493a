/* Fields of events and scores.  See event.h. */
#include "src/model/event.h"

#include "src/model/referral.h"
#include "src/model/scheme.h"

const char *const event_mode_words[] = { "on-site", "virtual", NULL };

static const struct field event_fields[] = {
	F_TEXT(event, id), F_TEXT(event, referral_id),
	F_WORD(event, event, event_words), F_DAY(event, on_day),
	F_WORD(event, mode, event_mode_words), F_TEXT(event, result),
	F_DAY(event, review_on), F_TEXT(event, reason),
	F_TEXT(event, to_school), F_TEXT(event, person),
	F_TEXT(event, note), F_YES(event, taken_back),
	F_WORD(event, state_before, referral_state_words),
	F_TEXT(event, made_by), F_TIME(event, made_at), F_INT(event, rev),
	F_TEXT(event, changed_by), F_TIME(event, changed_at), F_END
};
const struct record event_record =
    { "event", event_fields, sizeof(struct event) };

static const struct field score_fields[] = {
	F_TEXT(score, event_id), F_TEXT(score, statement),
	F_INT(score, value), F_END
};
const struct record score_record =
    { "score", score_fields, sizeof(struct score) };
