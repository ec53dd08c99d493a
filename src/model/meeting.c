/* Fields of meetings and what belongs to them.  See meeting.h. */
#include "src/model/meeting.h"

const char *const meeting_state_words[] = {
	"draft", "frozen", "open", "adjourned", "ended", "closed",
	"cancelled", NULL
};

const char *const item_kind_words[] = {
	"case", "standing", NULL
};

const char *const item_state_words[] = {
	"waiting", "done", NULL
};

const char *const capacity_words[] = {
	"member", "substitute", "guest", "presenter", NULL
};

const char *const attendance_state_words[] = {
	"expected", "present", "apologies", "absent", "sent-information", NULL
};

const char *const interest_state_words[] = {
	"suggested", "declared", "dismissed", NULL
};

static const struct field series_fields[] = {
	F_TEXT(series, id), F_TEXT(series, scheme), F_TEXT(series, panel),
	F_DAY(series, first_on), F_INT(series, every_days),
	F_TEXT(series, time), F_DAY(series, ends_on), F_INT(series, rev),
	F_TEXT(series, changed_by), F_TIME(series, changed_at), F_END
};
const struct record series_record =
    { "series", series_fields, sizeof(struct series) };

static const struct field meeting_fields[] = {
	F_TEXT(meeting, id), F_TEXT(meeting, ref), F_TEXT(meeting, pack_id),
	F_TEXT(meeting, scheme), F_TEXT(meeting, panel),
	F_TEXT(meeting, series_id), F_DAY(meeting, date),
	F_TEXT(meeting, time), F_TEXT(meeting, mode),
	F_WORD(meeting, state, meeting_state_words), F_TEXT(meeting, chair),
	F_TIME(meeting, frozen_at), F_TIME(meeting, opened_at),
	F_TIME(meeting, statement_at), F_TEXT(meeting, minutes_of),
	F_TIME(meeting, minutes_approved_at),
	F_TEXT(meeting, inquorate_reason), F_TIME(meeting, ended_at),
	F_TIME(meeting, closed_at), F_TEXT(meeting, cancel_reason),
	F_TEXT(meeting, reopen_reason), F_DAY(meeting, moved_from),
	F_TEXT(meeting, move_reason), F_DAY(meeting, continued_on),
	F_TEXT(meeting, continued_at),
	F_INT(meeting, rev), F_TEXT(meeting, changed_by),
	F_TIME(meeting, changed_at), F_END
};
const struct record meeting_record =
    { "meeting", meeting_fields, sizeof(struct meeting) };

static const struct field adjournment_fields[] = {
	F_TEXT(adjournment, id), F_TEXT(adjournment, meeting_id),
	F_DAY(adjournment, sat_on), F_TIME(adjournment, adjourned_at),
	F_TEXT(adjournment, present), F_DAY(adjournment, to_on),
	F_TEXT(adjournment, to_time), F_TIME(adjournment, resumed_at),
	F_INT(adjournment, rev), F_TEXT(adjournment, changed_by),
	F_TIME(adjournment, changed_at), F_END
};
const struct record adjournment_record =
    { "adjournment", adjournment_fields, sizeof(struct adjournment) };

static const struct field live_fields[] = {
	F_TEXT(live, meeting_id), F_TEXT(live, item_id), F_TEXT(live, staged),
	F_TEXT(live, gavel_user), F_TEXT(live, gavel_session),
	F_TEXT(live, asked_user), F_TEXT(live, asked_session),
	F_TIME(live, asked_at), F_YES(live, blank), F_INT(live, rev),
	F_TEXT(live, changed_by), F_TIME(live, changed_at), F_END
};
const struct record live_record =
    { "live", live_fields, sizeof(struct live) };

static const struct field item_fields[] = {
	F_TEXT(item, id), F_TEXT(item, meeting_id), F_INT(item, position),
	F_WORD(item, kind, item_kind_words), F_TEXT(item, referral_id),
	F_TEXT(item, standing), F_YES(item, late), F_YES(item, added_open),
	F_TEXT(item, overrides), F_INT(item, minutes),
	F_TEXT(item, presenter), F_TEXT(item, window_from),
	F_TEXT(item, window_to),
	F_WORD(item, state, item_state_words), F_TIME(item, started_at),
	F_TIME(item, done_at), F_INT(item, rev), F_TEXT(item, changed_by),
	F_TIME(item, changed_at), F_END
};
const struct record item_record =
    { "item", item_fields, sizeof(struct item) };

static const struct field attendance_fields[] = {
	F_TEXT(attendance, id), F_TEXT(attendance, meeting_id),
	F_TEXT(attendance, person_id), F_TEXT(attendance, guest),
	F_TEXT(attendance, role),
	F_WORD(attendance, capacity, capacity_words),
	F_TEXT(attendance, substitute_for),
	F_WORD(attendance, state, attendance_state_words),
	F_INT(attendance, rev), F_TEXT(attendance, changed_by),
	F_TIME(attendance, changed_at), F_END
};
const struct record attendance_record =
    { "attendance", attendance_fields, sizeof(struct attendance) };

static const struct field presence_fields[] = {
	F_TEXT(presence, id), F_TEXT(presence, item_id),
	F_TEXT(presence, person_id), F_TEXT(presence, reason),
	F_TIME(presence, out_at), F_TIME(presence, in_at), F_END
};
const struct record presence_record =
    { "presence", presence_fields, sizeof(struct presence) };

static const struct field interest_fields[] = {
	F_TEXT(interest, id), F_TEXT(interest, item_id),
	F_TEXT(interest, person_id),
	F_WORD(interest, state, interest_state_words),
	F_TEXT(interest, reason), F_INT(interest, rev),
	F_TEXT(interest, changed_by), F_TIME(interest, changed_at), F_END
};
const struct record interest_record =
    { "interest", interest_fields, sizeof(struct interest) };
