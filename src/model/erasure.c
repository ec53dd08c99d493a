/* Fields of erasures.  See erasure.h. */
#include "src/model/erasure.h"

const char *const erasure_scope_words[] = { "case", "documents", NULL };
const char *const erasure_state_words[] = {
	"proposed", "dropped", "done", NULL
};

static const struct field erasure_fields[] = {
	F_TEXT(erasure, id), F_TEXT(erasure, referral_id),
	F_WORD(erasure, scope, erasure_scope_words), F_TEXT(erasure, rule),
	F_DAY(erasure, kept_from), F_DAY(erasure, kept_until),
	F_WORD(erasure, state, erasure_state_words),
	F_TEXT(erasure, proposed_by), F_TIME(erasure, proposed_at),
	F_TEXT(erasure, confirmed_by), F_TIME(erasure, confirmed_at),
	F_INT(erasure, rev), F_TEXT(erasure, changed_by),
	F_TIME(erasure, changed_at), F_END
};
const struct record erasure_record =
    { "erasure", erasure_fields, sizeof(struct erasure) };
