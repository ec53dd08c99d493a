/*
 * The live row.  See live.h.
 */
#include "src/domain/live.h"

#include <string.h>

#include "src/base/buf.h"
#include "src/domain/access.h"

bool
live_get(struct db *db, const char *meeting_id, struct arena *a,
    struct live *out, struct err *e)
{
	struct live l;
	bool found;

	if (!db_seek(db, &live_record, "meeting_id", meeting_id, a, &l,
	    &found, e))
		return false;
	if (!found) {
		record_clear(&live_record, &l);
		l.meeting_id = meeting_id;
		l.blank = 0;
		if (!db_begin(db, "make the live row", e))
			return false;
		if (!db_insert(db, &live_record, &l, e))
			return db_rollback(db);
		if (!db_commit(db, e))
			return false;
	}
	*out = l;
	return true;
}

static bool
item_reached(struct db *db, const char *item_id, struct arena *a,
    struct err *e)
{
	struct item item;

	if (!db_get(db, &item_record, "id", item_id, a, &item, e))
		return false;
	if (item.started_at != TIME_NONE)
		return true;
	item.started_at = db_now(db);
	return db_update(db, &item_record, &item, e);
}

static bool
write_row(struct db *db, const char *meeting_id, const char *item_id,
    const char *staged, bool moved, struct arena *a, struct err *e)
{
	struct live l;

	if (!live_get(db, meeting_id, a, &l, e))
		return false;
	l.item_id = item_id;
	l.staged = staged;
	return db_update(db, &live_record, &l, e) &&
	    (!moved || item_reached(db, item_id, a, e));
}

static bool
live_write(struct db *db, const char *meeting_id, const char *item_id,
    const char *staged, bool moved, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!access_may(db, "decide", e) ||
	    !db_begin(db, "move the gavel", e))
		return false;
	ok = write_row(db, meeting_id, item_id, staged, moved, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

bool
live_move(struct db *db, const char *meeting_id, const char *item_id,
    struct err *e)
{
	return live_write(db, meeting_id, item_id, NULL, true, e);
}

bool
live_stage(struct db *db, const char *meeting_id, const char *item_id,
    const struct proposal *p, struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok;

	if (p != NULL)
		record_encode(&proposal_record, p, &b);
	ok = live_write(db, meeting_id, item_id,
	    p != NULL ? buf_text(&b) : NULL, false, e);
	buf_release(&b);
	return ok;
}

bool
live_staged(const struct live *l, const char *item_id, struct arena *a,
    struct proposal *out, bool *any, struct err *e)
{
	*any = l->staged != NULL && l->item_id != NULL &&
	    strcmp(l->item_id, item_id) == 0;
	return !*any ||
	    record_decode(&proposal_record, l->staged, out, a, e);
}
