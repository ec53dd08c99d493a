/* Acts: who may, whole or not at all, and on the chain.  See act.h. */
#include "src/domain/register/act.h"

#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"

bool
act_begin(struct db *db, const char *what, const char *may, struct err *e)
{
	if (!db_begin(db, what, e))
		return false;
	return access_may(db, may, e) || db_rollback(db);
}

bool
act_end(struct db *db, struct arena *a, bool ok, struct err *e)
{
	arena_release(a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

bool
chain(struct db *db, const char *act, const char *kind, const char *entity,
    const struct referral *r, const char *fields, const char *content,
    struct err *e)
{
	struct audit_entry entry = {
		.act = act, .kind = kind, .entity = entity,
		.subject_id = r != NULL ? r->pupil_id : NULL,
		.fields = fields, .content = content
	};

	return audit_add(db, &entry, e);
}
