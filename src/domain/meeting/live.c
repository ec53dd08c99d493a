/*
 * The live row.  Writers read it inside their transaction, so that two
 * sessions never undo each other; it adds nothing to the chain.
 */
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/act.h"

#include <string.h>

#include "src/base/buf.h"

bool
live_get(struct db *db, const char *meeting_id, struct arena *a,
    struct live *out, bool *found, struct err *e)
{
	return db_seek(db, &live_record, "meeting_id", meeting_id, a, out,
	    found, e);
}

/* The row inside an act; a meeting without one is not open. */
static bool
live_load(struct db *db, const char *meeting_id, struct arena *a,
    struct live *l, struct err *e)
{
	bool found;

	if (!live_get(db, meeting_id, a, l, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_DATA, "This meeting is not open.");
	return found;
}

static const struct item *
first_waiting(const struct item *items, int count)
{
	for (int i = 0; i < count; i++)
		if (items[i].kind == ITEM_CASE &&
		    items[i].state == ITEM_WAITING)
			return &items[i];
	return count > 0 ? &items[0] : NULL;
}

/* The start of an item is when the gavel first stood on it. */
static bool
item_begin(struct db *db, const char *item_id, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct item item;
	bool ok = db_get(db, &item_record, "id", item_id, &a, &item, e);

	if (ok && item.started_at == TIME_NONE) {
		item.started_at = db_now(db);
		ok = db_update(db, &item_record, &item, e);
	}
	arena_release(&a);
	return ok;
}

static bool
start(struct db *db, const char *meeting_id, struct arena *a, struct err *e)
{
	const struct item *first;
	struct item *items;
	struct live l;
	int count;
	bool found;

	if (!agenda_items(db, meeting_id, a, &items, &count, e) ||
	    !live_get(db, meeting_id, a, &l, &found, e))
		return false;
	first = first_waiting(items, count);
	if (!found) {
		record_clear(&live_record, &l);
		l.meeting_id = meeting_id;
		l.blank = 0;
	}
	l.item_id = first != NULL ? first->id : NULL;
	l.staged = NULL;
	return (found ? db_update(db, &live_record, &l, e) :
	    db_insert(db, &live_record, &l, e)) &&
	    (first == NULL || item_begin(db, first->id, e));
}

bool
live_start(struct db *db, const char *meeting_id, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!db_begin(db, "start a live meeting", e))
		return false;
	return act_end(db, &a, start(db, meeting_id, &a, e), e);
}

/* What an act does to the row once it is loaded. */
typedef bool change_fn(struct db *, struct live *, const void *how,
    struct err *e);

static bool
live_change(struct db *db, const char *meeting_id, const char *may,
    change_fn *change, const void *how, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct live l;

	if (!act_begin(db, "live", may, e))
		return false;
	return act_end(db, &a, live_load(db, meeting_id, &a, &l, e) &&
	    change(db, &l, how, e) && db_update(db, &live_record, &l, e), e);
}

static bool
change_point(struct db *db, struct live *l, const void *item_id,
    struct err *e)
{
	l->item_id = item_id;
	l->staged = NULL;
	return item_id == NULL || item_begin(db, item_id, e);
}

bool
live_stop(struct db *db, const char *meeting_id, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct live l;
	bool found, ok;

	ok = live_get(db, meeting_id, &a, &l, &found, e);
	if (ok && found) {
		l.item_id = l.staged = NULL;
		l.asked_user = l.asked_session = NULL;
		l.asked_at = TIME_NONE;
		ok = db_update(db, &live_record, &l, e);
	}
	arena_release(&a);
	return ok;
}

bool
live_point(struct db *db, const char *meeting_id, const char *item_id,
    struct err *e)
{
	return live_change(db, meeting_id, "list", change_point, item_id, e);
}

struct staging {
	const char *item_id;
	const char *staged;
};

static bool
change_stage(struct db *db, struct live *l, const void *how, struct err *e)
{
	const struct staging *s = how;

	(void)db;
	if (l->item_id == NULL || strcmp(l->item_id, s->item_id) != 0) {
		err_set(e, ERR_BUSY, "The meeting has moved to another case. "
		    "Nothing was staged; look again.");
		return false;
	}
	l->staged = s->staged;
	return true;
}

bool
live_stage(struct db *db, const char *meeting_id, const char *item_id,
    const struct proposal *p, struct err *e)
{
	struct staging s = { .item_id = item_id };
	struct buf text = BUF_INIT;
	bool ok;

	if (p != NULL) {
		record_encode(&proposal_record, p, &text);
		s.staged = buf_text(&text);
	}
	ok = live_change(db, meeting_id, "decide", change_stage, &s, e);
	buf_release(&text);
	return ok;
}

bool
live_unstage(struct db *db, const char *meeting_id, const char *item_id,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct live l;
	bool found, ok;

	ok = live_get(db, meeting_id, &a, &l, &found, e);
	if (ok && found && l.staged != NULL && l.item_id != NULL &&
	    strcmp(l.item_id, item_id) == 0) {
		l.staged = NULL;
		ok = db_update(db, &live_record, &l, e);
	}
	arena_release(&a);
	return ok;
}

bool
live_staged(const struct live *l, struct arena *a, struct proposal *out,
    bool *found, struct err *e)
{
	struct proposal p;

	if (l->staged == NULL) {
		*found = false;
		return true;
	}
	record_clear(&proposal_record, &p);
	if (!record_decode(&proposal_record, l->staged, &p, a, e))
		return false;
	*out = p;
	*found = true;
	return true;
}

static bool
change_blank(struct db *db, struct live *l, const void *how, struct err *e)
{
	const bool *blank = how;

	(void)db;
	(void)e;
	l->blank = *blank;
	return true;
}

bool
live_blank(struct db *db, const char *meeting_id, bool blank, struct err *e)
{
	return live_change(db, meeting_id, "list", change_blank, &blank, e);
}

static bool
holds(const struct live *l, const char *session)
{
	return l->gavel_session != NULL &&
	    strcmp(l->gavel_session, session) == 0;
}

static bool
asks(const struct live *l, const char *session)
{
	return l->asked_session != NULL &&
	    strcmp(l->asked_session, session) == 0;
}

static void
ask_end(struct live *l)
{
	l->asked_user = l->asked_session = NULL;
	l->asked_at = TIME_NONE;
}

static bool
change_take(struct db *db, struct live *l, const void *session,
    struct err *e)
{
	if (l->gavel_session != NULL && !holds(l, session)) {
		err_set(e, ERR_BUSY, "%s holds the gavel. Ask for it.",
		    l->gavel_user != NULL ? l->gavel_user : "Somebody");
		return false;
	}
	l->gavel_user = db_actor(db);
	l->gavel_session = session;
	return true;
}

bool
gavel_take(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "decide", change_take, session,
	    e);
}

static bool
change_drop(struct db *db, struct live *l, const void *session,
    struct err *e)
{
	(void)db;
	(void)e;
	if (holds(l, session))
		l->gavel_user = l->gavel_session = NULL;
	if (asks(l, session))
		ask_end(l);
	return true;
}

bool
gavel_drop(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "read", change_drop, session, e);
}

static bool
change_ask(struct db *db, struct live *l, const void *session, struct err *e)
{
	if (l->asked_session != NULL && !asks(l, session) &&
	    db_now(db) - l->asked_at < 2 * GAVEL_WAIT) {
		err_set(e, ERR_BUSY, "%s asks for the gavel just now.",
		    l->asked_user);
		return false;
	}
	l->asked_user = db_actor(db);
	l->asked_session = session;
	l->asked_at = db_now(db);
	return true;
}

bool
gavel_ask(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "decide", change_ask, session, e);
}

static bool
change_claim(struct db *db, struct live *l, const void *session,
    struct err *e)
{
	if (!asks(l, session)) {
		err_set(e, ERR_BUSY, "%s kept the gavel.",
		    l->gavel_user != NULL ? l->gavel_user : "Its holder");
		return false;
	}
	if (l->gavel_session != NULL &&
	    db_now(db) - l->asked_at < GAVEL_WAIT) {
		err_set(e, ERR_BUSY, "%s may still refuse.", l->gavel_user);
		return false;
	}
	l->gavel_user = db_actor(db);
	l->gavel_session = session;
	ask_end(l);
	return true;
}

bool
gavel_claim(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "decide", change_claim, session,
	    e);
}

static bool
must_hold(const struct live *l, const char *session, struct err *e)
{
	if (!holds(l, session))
		err_set(e, ERR_BUSY, "The gavel is no longer yours.");
	return holds(l, session);
}

static bool
change_refuse(struct db *db, struct live *l, const void *session,
    struct err *e)
{
	(void)db;
	if (!must_hold(l, session, e))
		return false;
	ask_end(l);
	return true;
}

bool
gavel_refuse(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "read", change_refuse, session,
	    e);
}

static bool
change_hand(struct db *db, struct live *l, const void *session,
    struct err *e)
{
	(void)db;
	if (!must_hold(l, session, e))
		return false;
	l->gavel_user = l->asked_user;
	l->gavel_session = l->asked_session;
	ask_end(l);
	return true;
}

bool
gavel_hand(struct db *db, const char *meeting_id, const char *session,
    struct err *e)
{
	return live_change(db, meeting_id, "read", change_hand, session, e);
}
