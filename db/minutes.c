/*
 * Statements about drafts; a draft has a key of two columns.
 */
#include "db/minutes.h"

#include "db/stmt.h"

static const struct query q_draft_drop = { "draft_drop",
	"DELETE FROM draft WHERE user = :user AND place = :place" };

bool
db_draft_save(struct db *db, const char *place, const char *text,
    struct err *e)
{
	struct draft d = { db->actor, place, text, db->now };

	if (text != NULL)
		return db_replace(db, &draft_record, &d, e);
	return db_run(db, &q_draft_drop, PARAMS(P_TEXT(":user", db->actor),
	    P_TEXT(":place", place),), NULL, e);
}

static const struct query q_draft = { "draft_get",
	"SELECT text FROM draft WHERE user = :user AND place = :place" };

bool
db_draft_get(struct db *db, const char *place, struct arena *a,
    const char **out, struct err *e)
{
	return db_word(db, &q_draft, PARAMS(P_TEXT(":user", db->actor),
	    P_TEXT(":place", place),), a, out, e);
}
