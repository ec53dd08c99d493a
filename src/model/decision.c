/* Fields of decisions, proposals and places.  See decision.h. */
#include "src/model/decision.h"

#include "src/model/scheme.h"

const char *const part_time_words[] = {
	"part", "full", NULL
};

const char *const decision_code_kind_words[] = {
	"outcome", "reason", "missing", "condition", "override", "dissent",
	"stayed", NULL
};

const char *const decision_event_words[] = {
	"taken-back", "superseded", "ratified", "reported", "released",
	"delivered", "accepted", "declined", "lapsed", NULL
};

const char *const placement_state_words[] = {
	"planned", "active", "ended", "cancelled", "contingent", NULL
};

const char *const waiting_state_words[] = {
	"waiting", "offered", "taken", "left", NULL
};

static const struct field proposal_fields[] = {
	F_WORD(proposal, disposition, disposition_words),
	F_TEXT(proposal, outcomes), F_TEXT(proposal, provision),
	F_TEXT(proposal, group_code),
	F_WORD(proposal, part_time, part_time_words),
	F_TEXT(proposal, to_school), F_TEXT(proposal, reasons),
	F_TEXT(proposal, missing), F_TEXT(proposal, conditions),
	F_TEXT(proposal, overrides), F_TEXT(proposal, dissent),
	F_TEXT(proposal, owner), F_DAY(proposal, start_on),
	F_DAY(proposal, end_on), F_DAY(proposal, review_on),
	F_DAY(proposal, return_on), F_INT(proposal, votes_for),
	F_INT(proposal, votes_against), F_YES(proposal, casting),
	F_YES(proposal, beyond_capacity), F_END
};
const struct record proposal_record =
    { NULL, proposal_fields, sizeof(struct proposal) };

static const struct field decision_fields[] = {
	F_TEXT(decision, id), F_TEXT(decision, referral_id),
	F_TEXT(decision, meeting_id), F_TEXT(decision, item_id),
	F_TEXT(decision, pack_id),
	F_WORD(decision, disposition, disposition_words),
	F_INT(decision, tier), F_TEXT(decision, provision),
	F_TEXT(decision, group_code),
	F_WORD(decision, part_time, part_time_words),
	F_TEXT(decision, to_school), F_DAY(decision, start_on),
	F_DAY(decision, end_on), F_DAY(decision, review_on),
	F_DAY(decision, return_on), F_TEXT(decision, owner),
	F_INT(decision, votes_for), F_INT(decision, votes_against),
	F_YES(decision, casting), F_INT(decision, wait_position),
	F_DAY(decision, tell_by), F_DAY(decision, decided_on),
	F_TEXT(decision, decided_by), F_TEXT(decision, supersedes),
	F_TEXT(decision, recorded_by), F_TIME(decision, recorded_at), F_END
};
const struct record decision_record =
    { "decision", decision_fields, sizeof(struct decision) };

static const struct field decision_code_fields[] = {
	F_TEXT(decision_code, decision_id),
	F_WORD(decision_code, kind, decision_code_kind_words),
	F_INT(decision_code, position), F_TEXT(decision_code, code),
	F_TEXT(decision_code, rule), F_END
};
const struct record decision_code_record =
    { "decision_code", decision_code_fields, sizeof(struct decision_code) };

static const struct field decision_event_fields[] = {
	F_TEXT(decision_event, id), F_TEXT(decision_event, decision_id),
	F_WORD(decision_event, event, decision_event_words),
	F_TEXT(decision_event, reason), F_TEXT(decision_event, meeting_id),
	F_TEXT(decision_event, made_by), F_TIME(decision_event, made_at),
	F_END
};
const struct record decision_event_record =
    { "decision_event", decision_event_fields, sizeof(struct decision_event) };

static const struct field placement_fields[] = {
	F_TEXT(placement, id), F_TEXT(placement, referral_id),
	F_TEXT(placement, decision_id), F_TEXT(placement, provision),
	F_TEXT(placement, group_code),
	F_WORD(placement, part_time, part_time_words),
	F_DAY(placement, start_on), F_DAY(placement, end_on),
	F_WORD(placement, state, placement_state_words),
	F_DAY(placement, ended_on), F_INT(placement, rev),
	F_TEXT(placement, changed_by), F_TIME(placement, changed_at), F_END
};
const struct record placement_record =
    { "placement", placement_fields, sizeof(struct placement) };

static const struct field waiting_fields[] = {
	F_TEXT(waiting, id), F_TEXT(waiting, referral_id),
	F_TEXT(waiting, decision_id), F_TEXT(waiting, provision),
	F_TEXT(waiting, group_code), F_INT(waiting, position),
	F_DAY(waiting, since), F_WORD(waiting, state, waiting_state_words),
	F_INT(waiting, rev), F_TEXT(waiting, changed_by),
	F_TIME(waiting, changed_at), F_END
};
const struct record waiting_record =
    { "waiting", waiting_fields, sizeof(struct waiting) };
