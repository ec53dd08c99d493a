/*
 * What an item of an agenda has besides its place: a presenter, the time when
 * that one can come, minutes; and standing items that are done.
 */
#include <string.h>

#include "src/base/text.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"

static bool
slot(struct db *db, const char *meeting_ref, const char *ref,
    const char *presenter, int minutes, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct item item;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_DRAFT) | IN(MEETING_FROZEN) |
	    IN(MEETING_OPEN), "An item can change until the sitting ends,",
	    e) || !agenda_item(db, m.id, ref, a, &item, e))
		return false;
	if (presenter != NULL)
		item.presenter = text_is_blank(presenter) ? NULL : presenter;
	if (minutes != INT_NONE)
		item.minutes = minutes;
	return db_update(db, &item_record, &item, e);
}

bool
agenda_slot(struct db *db, const char *meeting_ref, const char *ref,
    const char *presenter, int minutes, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "change an item", "list", e))
		return false;
	return act_end(db, &a, slot(db, meeting_ref, ref, presenter, minutes,
	    &a, e), e);
}

static bool
window(struct db *db, const char *meeting_ref, const char *ref,
    const char *from, const char *to, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct item item;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_DRAFT) | IN(MEETING_FROZEN) |
	    IN(MEETING_OPEN), "An item can change until the sitting ends,",
	    e) || !agenda_item(db, m.id, ref, a, &item, e))
		return false;
	item.window_from = series_time(from, a);
	item.window_to = series_time(to, a);
	if ((from != NULL && item.window_from == NULL) ||
	    (to != NULL && item.window_to == NULL) ||
	    (to != NULL && strcmp(item.window_from, item.window_to) >= 0)) {
		err_set(e, ERR_USAGE, "“%s-%s” is no span of time. Write it "
		    "as 15:00-15:30.", from != NULL ? from : "",
		    to != NULL ? to : "");
		return false;
	}
	return db_update(db, &item_record, &item, e);
}

bool
agenda_window(struct db *db, const char *meeting_ref, const char *ref,
    const char *from, const char *to, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "note when a presenter can come", "list", e))
		return false;
	return act_end(db, &a, window(db, meeting_ref, ref, from, to, &a,
	    e), e);
}

static bool
standing_done(struct db *db, const char *meeting_ref, const char *item_id,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct item *items;
	int count, done = 0;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_OPEN), "Items are taken at an open "
	    "meeting,", e) || !agenda_items(db, m.id, a, &items, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (items[i].kind != ITEM_STANDING || (item_id != NULL &&
		    strcmp(items[i].id, item_id) != 0))
			continue;
		done++;
		if (items[i].state == ITEM_DONE)
			continue;
		items[i].state = ITEM_DONE;
		items[i].done_at = db_now(db);
		if (!db_update(db, &item_record, &items[i], e))
			return false;
	}
	if (item_id != NULL && done == 0)
		err_set(e, ERR_NO_INPUT, "This agenda has no such standing "
		    "item.");
	return item_id == NULL || done > 0;
}

bool
agenda_standing_done(struct db *db, const char *meeting_ref,
    const char *item_id, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "take standing items", "list", e))
		return false;
	return act_end(db, &a, standing_done(db, meeting_ref, item_id, &a,
	    e), e);
}
