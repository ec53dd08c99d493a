/* Fields of minutes, plans and drafts.  See minutes.h. */
#include "src/model/minutes.h"

const char *const line_kind_words[] = {
	"discussion", "action", "advice", "information", "restricted", NULL
};

const char *const line_state_words[] = {
	"open", "done", "impossible", "not-done", "removed", NULL
};

const char *const plan_state_words[] = {
	"draft", "released", NULL
};

static const struct field line_fields[] = {
	F_TEXT(line, id), F_TEXT(line, meeting_id), F_TEXT(line, item_id),
	F_TEXT(line, referral_id), F_WORD(line, kind, line_kind_words),
	F_TEXT(line, text), F_TEXT(line, owner), F_DAY(line, due_on),
	F_WORD(line, state, line_state_words), F_DAY(line, ended_on),
	F_TEXT(line, author), F_TIME(line, made_at), F_INT(line, rev),
	F_TEXT(line, changed_by), F_TIME(line, changed_at), F_END
};
const struct record line_record =
    { "line", line_fields, sizeof(struct line) };

static const struct field line_version_fields[] = {
	F_TEXT(line_version, line_id), F_INT(line_version, rev),
	F_TEXT(line_version, item_id), F_TEXT(line_version, referral_id),
	F_WORD(line_version, kind, line_kind_words),
	F_TEXT(line_version, text), F_TEXT(line_version, owner),
	F_DAY(line_version, due_on),
	F_WORD(line_version, state, line_state_words),
	F_TEXT(line_version, changed_by), F_TIME(line_version, changed_at),
	F_END
};
const struct record line_version_record =
    { "line_version", line_version_fields, sizeof(struct line_version) };

static const struct field plan_fields[] = {
	F_TEXT(plan, id), F_TEXT(plan, referral_id),
	F_TEXT(plan, decision_id), F_TEXT(plan, meeting_id),
	F_TEXT(plan, event_id),
	F_INT(plan, version), F_TEXT(plan, markdown), F_TEXT(plan, made),
	F_YES(plan, edited), F_WORD(plan, state, plan_state_words),
	F_TIME(plan, looked_at), F_TEXT(plan, looked_by),
	F_TEXT(plan, looked_digest), F_TIME(plan, released_at),
	F_TEXT(plan, released_by), F_TEXT(plan, worded), F_INT(plan, rev),
	F_TEXT(plan, changed_by), F_TIME(plan, changed_at), F_END
};
const struct record plan_record =
    { "plan", plan_fields, sizeof(struct plan) };

static const struct field draft_fields[] = {
	F_TEXT(draft, user), F_TEXT(draft, place), F_TEXT(draft, text),
	F_TIME(draft, saved_at), F_END
};
const struct record draft_record =
    { "draft", draft_fields, sizeof(struct draft) };
