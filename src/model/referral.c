/* Fields of referrals and what belongs to them.  See referral.h. */
#include "src/model/referral.h"

const char *const referral_state_words[] = {
	"received", "listed", "pended", "deferred", "advised", "accepted",
	"waiting", "declined", "returned", "continuing", "offered",
	"assessing", "holding", "withdrawn", "closed", "erased", NULL
};

const char *const consent_kind_words[] = {
	"refer", "share", "privacy", NULL
};

const char *const consent_state_words[] = {
	"given", "refused", "not-sought", NULL
};

const char *const evidence_state_words[] = {
	"held", "to-follow", "not-held", NULL
};

static const struct field pupil_fields[] = {
	F_TEXT(pupil, id), F_TEXT(pupil, forename), F_TEXT(pupil, surname),
	F_TEXT(pupil, preferred_name), F_TEXT(pupil, upn),
	F_DAY(pupil, date_of_birth), F_TEXT(pupil, sex),
	F_TEXT(pupil, folded), F_INT(pupil, rev), F_TEXT(pupil, changed_by),
	F_TIME(pupil, changed_at), F_END
};
const struct record pupil_record =
    { "pupil", pupil_fields, sizeof(struct pupil) };

static const struct field referral_fields[] = {
	F_TEXT(referral, id), F_TEXT(referral, ref),
	F_TEXT(referral, pack_id), F_TEXT(referral, scheme),
	F_TEXT(referral, pathway), F_DAY(referral, received),
	F_TIME(referral, received_at), F_TEXT(referral, school_urn),
	F_TEXT(referral, pupil_id), F_YES(referral, anonymous),
	F_TEXT(referral, year_group), F_TEXT(referral, sen_provision),
	F_TEXT(referral, sen_need_primary), F_TEXT(referral, asks_outcome),
	F_TEXT(referral, asks_provision),
	F_WORD(referral, state, referral_state_words), F_INT(referral, tier),
	F_TEXT(referral, earlier_id), F_TEXT(referral, joined_to),
	F_TEXT(referral, withdrawn_reason), F_INT(referral, rev),
	F_TEXT(referral, changed_by), F_TIME(referral, changed_at), F_END
};
const struct record referral_record =
    { "referral", referral_fields, sizeof(struct referral) };

static const struct field referral_value_fields[] = {
	F_TEXT(referral_value, referral_id), F_TEXT(referral_value, field),
	F_TEXT(referral_value, value), F_END
};
const struct record referral_value_record =
    { "referral_value", referral_value_fields, sizeof(struct referral_value) };

static const struct field consent_fields[] = {
	F_TEXT(consent, referral_id),
	F_WORD(consent, kind, consent_kind_words),
	F_WORD(consent, state, consent_state_words), F_DAY(consent, given_on),
	F_TEXT(consent, recorded_by), F_TIME(consent, recorded_at), F_END
};
const struct record consent_record =
    { "consent", consent_fields, sizeof(struct consent) };

static const struct field evidence_fields[] = {
	F_TEXT(evidence, referral_id), F_TEXT(evidence, code),
	F_WORD(evidence, state, evidence_state_words),
	F_DAY(evidence, added_on), F_TEXT(evidence, note),
	F_TEXT(evidence, kept), F_TEXT(evidence, file),
	F_TEXT(evidence, sha256), F_END
};
const struct record evidence_record =
    { "evidence", evidence_fields, sizeof(struct evidence) };

static const struct field paper_seen_fields[] = {
	F_TEXT(paper_seen, id), F_TEXT(paper_seen, item_id),
	F_TEXT(paper_seen, paper),
	F_WORD(paper_seen, state, evidence_state_words),
	F_DAY(paper_seen, added_on), F_TEXT(paper_seen, sha256),
	F_TIME(paper_seen, seen_at), F_END
};
const struct record paper_seen_record =
    { "paper_seen", paper_seen_fields, sizeof(struct paper_seen) };
