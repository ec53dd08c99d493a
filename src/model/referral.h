/*
 * A request about one pupil (or one school), and the pupil.  Identity lies
 * in struct pupil alone; the other texts of the form in values.
 */
#ifndef MODEL_REFERRAL_H
#define MODEL_REFERRAL_H

#include "src/model/field.h"

struct pupil {
	const char *id;
	const char *forename;
	const char *surname;
	const char *preferred_name;
	const char *upn;
	int date_of_birth;
	const char *sex;
	const char *folded;	/* names, as they are searched */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record pupil_record;

enum referral_state {
	REFERRAL_RECEIVED, REFERRAL_LISTED, REFERRAL_PENDED,
	REFERRAL_DEFERRED, REFERRAL_ADVISED, REFERRAL_ACCEPTED,
	REFERRAL_WAITING, REFERRAL_DECLINED, REFERRAL_RETURNED,
	REFERRAL_CONTINUING, REFERRAL_OFFERED, REFERRAL_ASSESSING,
	REFERRAL_HOLDING, REFERRAL_WITHDRAWN, REFERRAL_CLOSED,
	REFERRAL_ERASED		/* codes and dates are all that is left */
};
extern const char *const referral_state_words[];

struct referral {
	const char *id;
	const char *ref;	/* L-0317 */
	const char *pack_id;
	const char *scheme;
	const char *pathway;
	int received;		/* day */
	int64_t received_at;	/* when the register took it in */
	const char *school_urn;
	const char *pupil_id;	/* NULL when anonymous or about a school */
	int anonymous;
	const char *year_group;	/* code: R, 1 ... 14, N1, X */
	const char *sen_provision;
	const char *sen_need_primary;
	const char *asks_outcome;
	const char *asks_provision;
	int state;		/* enum referral_state */
	int tier;
	const char *earlier_id;	/* the referral that this one follows */
	const char *joined_to;	/* anonymous case: the named one */
	const char *withdrawn_reason;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record referral_record;

struct referral_value {
	const char *referral_id;
	const char *field;
	const char *value;
};
extern const struct record referral_value_record;

enum consent_kind { CONSENT_REFER, CONSENT_SHARE, CONSENT_PRIVACY };
enum consent_state { CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_NOT_SOUGHT };
extern const char *const consent_kind_words[];
extern const char *const consent_state_words[];

struct consent {
	const char *referral_id;
	int kind;
	int state;
	int given_on;
	const char *recorded_by;
	int64_t recorded_at;
};
extern const struct record consent_record;

enum evidence_state { EVIDENCE_HELD, EVIDENCE_TO_FOLLOW, EVIDENCE_NOT_HELD };
extern const char *const evidence_state_words[];

struct evidence {
	const char *referral_id;
	const char *code;	/* a paper or a criterion of the pack */
	int state;
	int added_on;
	const char *note;
	const char *kept;	/* where the paper is */
	const char *file;	/* path of the file that was given, or NULL */
	const char *sha256;	/* of that file */
};
extern const struct record evidence_record;

/* A paper as it stood when the agenda was frozen. */
struct paper_seen {
	const char *id;
	const char *item_id;
	const char *paper;
	int state;
	int added_on;
	const char *sha256;
	int64_t seen_at;
};
extern const struct record paper_seen_record;

#endif
