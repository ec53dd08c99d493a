/* Erasing what is past its keeping: proposed by one person, done by another. */
#ifndef MODEL_ERASURE_H
#define MODEL_ERASURE_H

#include "src/model/field.h"

enum erasure_scope { ERASE_CASE, ERASE_DOCUMENTS };
enum erasure_state { ERASURE_PROPOSED, ERASURE_DROPPED, ERASURE_DONE };
extern const char *const erasure_scope_words[];
extern const char *const erasure_state_words[];

struct erasure {
	const char *id;
	const char *referral_id;
	int scope;		/* enum erasure_scope */
	const char *rule;	/* that sets the time, or NULL: the policy */
	int kept_from;		/* since when the time has run */
	int kept_until;
	int state;		/* enum erasure_state */
	const char *proposed_by;
	int64_t proposed_at;
	const char *confirmed_by;
	int64_t confirmed_at;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record erasure_record;

#endif
