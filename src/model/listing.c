/* Words and fields of lists of referrals.  See listing.h. */
#include "src/model/listing.h"

const char *const listing_sort_words[] = {
	"newest", "oldest", "ref", "school", "state", NULL
};

const char *const lack_words[] = { "consent", "papers", "form", NULL };

static const struct field view_fields[] = {
	F_TEXT(saved_view, id), F_TEXT(saved_view, name),
	F_TEXT(saved_view, folded), F_TEXT(saved_view, states),
	F_TEXT(saved_view, pathway), F_TEXT(saved_view, school_urn),
	F_TEXT(saved_view, lacks), F_YES(saved_view, undated),
	F_WORD(saved_view, sort, listing_sort_words),
	F_INT(saved_view, rev), F_TEXT(saved_view, changed_by),
	F_TIME(saved_view, changed_at), F_END
};
const struct record saved_view_record =
    { "saved_view", view_fields, sizeof(struct saved_view) };
