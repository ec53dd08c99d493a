/* Fields of events and scores.  See event.h. */
#include "src/model/event.h"

#include "src/model/referral.h"
#include "src/model/scheme.h"

const char *const event_mode_words[] = { "on-site", "virtual", NULL };

static const struct field event_fields[] = {
	F_TEXT(case_event, id), F_TEXT(case_event, referral_id),
	F_WORD(case_event, event, event_words), F_DAY(case_event, on_day),
	F_WORD(case_event, mode, event_mode_words), F_TEXT(case_event, result),
	F_DAY(case_event, review_on), F_TEXT(case_event, reason),
	F_TEXT(case_event, to_school), F_TEXT(case_event, from_school),
	F_TEXT(case_event, person),
	F_TEXT(case_event, note), F_YES(case_event, taken_back),
	F_WORD(case_event, state_before, referral_state_words),
	F_TEXT(case_event, made_by), F_TIME(case_event, made_at),
	F_INT(case_event, rev), F_TEXT(case_event, changed_by),
	F_TIME(case_event, changed_at), F_END
};
const struct record event_record =
    { "event", event_fields, sizeof(struct case_event) };

static const struct field score_fields[] = {
	F_TEXT(score, event_id), F_TEXT(score, statement),
	F_INT(score, value), F_END
};
const struct record score_record =
    { "score", score_fields, sizeof(struct score) };
