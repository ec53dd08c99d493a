/*
 * Statements about meetings, agendas and the room.
 */
#include "db/meeting.h"

#include <string.h>

#include "db/seal.h"
#include "db/stmt.h"

static const struct query q_live = { "meeting_live",
	"SELECT * FROM meeting WHERE state = 'open' "
	"ORDER BY opened_at DESC, id DESC LIMIT 1" };

bool
db_meeting_live(struct db *db, struct arena *a, struct meeting *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_live, NULL, &meeting_record, a, out, found, e);
}

static const struct query q_sat = { "meeting_sat",
	"SELECT * FROM meeting WHERE state IN ('open', 'adjourned', 'ended') "
	"ORDER BY state = 'open' DESC, opened_at DESC, id DESC LIMIT 1" };

bool
db_meeting_sat(struct db *db, struct arena *a, struct meeting *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_sat, NULL, &meeting_record, a, out, found, e);
}

static const struct query q_ahead = { "meeting_ahead",
	"SELECT * FROM meeting WHERE state IN ('draft', 'frozen') "
	"AND date >= :day ORDER BY date, time, id LIMIT 1" };
static const struct query q_ahead_of = { "meeting_ahead_of",
	"SELECT * FROM meeting WHERE scheme = :scheme AND panel = :panel "
	"AND state IN ('draft', 'frozen') AND date >= :day "
	"ORDER BY date, time, id LIMIT 1" };

bool
db_meeting_ahead(struct db *db, const char *scheme, const char *panel,
    int day, struct arena *a, struct meeting *out, bool *found,
    struct err *e)
{
	if (panel == NULL)
		return db_one(db, &q_ahead, PARAMS(P_DAY(":day", day),),
		    &meeting_record, a, out, found, e);
	return db_one(db, &q_ahead_of, PARAMS(P_TEXT(":scheme", scheme),
	    P_TEXT(":panel", panel), P_DAY(":day", day),), &meeting_record,
	    a, out, found, e);
}

static const struct query q_before = { "meeting_before",
	"SELECT * FROM meeting WHERE scheme = :scheme AND panel = :panel "
	"AND state IN ('ended', 'closed') AND id <> :id "
	"AND (date < :day OR (date = :day AND time <= :time)) "
	"ORDER BY date DESC, time DESC, id DESC LIMIT 1" };

bool
db_meeting_before(struct db *db, const struct meeting *m, struct arena *a,
    struct meeting *out, bool *found, struct err *e)
{
	return db_one(db, &q_before, PARAMS(P_TEXT(":scheme", m->scheme),
	    P_TEXT(":panel", m->panel), P_TEXT(":id", m->id),
	    P_DAY(":day", m->date), P_TEXT(":time", m->time),),
	    &meeting_record, a, out, found, e);
}

static const struct query q_adjourned = { "meeting_adjourned",
	"SELECT * FROM meeting WHERE state = 'adjourned' "
	"ORDER BY coalesce(continued_on, ''), date, id LIMIT 1" };

bool
db_meeting_adjourned(struct db *db, struct arena *a, struct meeting *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_adjourned, NULL, &meeting_record, a, out, found,
	    e);
}

static const struct query q_struck = { "meeting_struck",
	"SELECT count(*) FROM meeting WHERE scheme = :scheme "
	"AND panel = :panel AND ((date = :day AND state = 'cancelled') "
	"OR moved_from = :day)" };

bool
db_meeting_struck(struct db *db, const char *scheme, const char *panel,
    int day, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_struck, PARAMS(P_TEXT(":scheme", scheme),
	    P_TEXT(":panel", panel), P_DAY(":day", day),), 0, &n, e))
		return false;
	*out = n > 0;
	return true;
}

static const struct query q_latest = { "meeting_latest",
	"SELECT * FROM meeting WHERE scheme = :scheme AND panel = :panel "
	"AND state <> 'cancelled' ORDER BY date DESC, id DESC LIMIT 1" };

bool
db_meeting_latest(struct db *db, const char *scheme, const char *panel,
    struct arena *a, struct meeting *out, bool *found, struct err *e)
{
	return db_one(db, &q_latest, PARAMS(P_TEXT(":scheme", scheme),
	    P_TEXT(":panel", panel),), &meeting_record, a, out, found, e);
}

static const struct query q_item_of = { "item_of",
	"SELECT * FROM item WHERE meeting_id = :meeting "
	"AND referral_id = :referral" };

bool
db_item_of(struct db *db, const char *meeting_id, const char *referral_id,
    struct arena *a, struct item *out, bool *found, struct err *e)
{
	return db_one(db, &q_item_of, PARAMS(P_TEXT(":meeting", meeting_id),
	    P_TEXT(":referral", referral_id),), &item_record, a, out, found,
	    e);
}

static const struct query q_elsewhere = { "item_elsewhere",
	"SELECT m.ref FROM item i JOIN meeting m ON m.id = i.meeting_id "
	"WHERE i.referral_id = :referral AND i.meeting_id <> :meeting "
	"AND i.state = 'waiting' AND m.state IN ('draft', 'frozen', 'open', "
	"'adjourned') ORDER BY m.date LIMIT 1" };

bool
db_item_elsewhere(struct db *db, const char *meeting_id,
    const char *referral_id, struct arena *a, const char **ref,
    struct err *e)
{
	return db_word(db, &q_elsewhere, PARAMS(
	    P_TEXT(":meeting", meeting_id),
	    P_TEXT(":referral", referral_id),), a, ref, e);
}

static const struct query q_item_last = { "item_last",
	"SELECT max(position) FROM item WHERE meeting_id = :meeting "
	"AND kind = :kind" };

bool
db_item_last(struct db *db, const char *meeting_id, enum item_kind kind,
    int *position, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_item_last, PARAMS(
	    P_TEXT(":meeting", meeting_id),
	    P_TEXT(":kind", item_kind_words[kind]),), 0, &n, e))
		return false;
	*position = (int)n;
	return true;
}

static const struct query q_item_place = { "item_place",
	"UPDATE item SET position = :position WHERE id = :id" };

bool
db_item_place(struct db *db, const char *id, int position, struct err *e)
{
	db_touch_id(db, "item", id);
	return db_run(db, &q_item_place, PARAMS(P_TEXT(":id", id),
	    P_INT(":position", position),), NULL, e);
}

static const struct query q_items_waiting = { "items_waiting",
	"SELECT count(*) FROM item WHERE meeting_id = :meeting "
	"AND kind = :kind AND state = 'waiting'" };

bool
db_items_waiting(struct db *db, const char *meeting_id, enum item_kind kind,
    int *count, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_items_waiting, PARAMS(
	    P_TEXT(":meeting", meeting_id),
	    P_TEXT(":kind", item_kind_words[kind]),), 0, &n, e))
		return false;
	*count = (int)n;
	return true;
}

static const struct query q_referrals_waiting = { "referrals_waiting",
	"SELECT * FROM referral WHERE state IN ('received', 'pended', "
	"'deferred', 'returned') AND scheme = :scheme AND joined_to IS NULL "
	"ORDER BY received, id" };

bool
db_referrals_waiting(struct db *db, const char *scheme, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	return db_all(db, &q_referrals_waiting,
	    PARAMS(P_TEXT(":scheme", scheme),), &referral_record, a, out,
	    count, e);
}

static const struct query q_presence_open = { "presence_open",
	"SELECT * FROM presence WHERE item_id = :item "
	"AND person_id = :person AND in_at IS NULL" };

bool
db_presence_open(struct db *db, const char *item_id, const char *person_id,
    struct arena *a, struct presence *out, bool *found, struct err *e)
{
	return db_one(db, &q_presence_open, PARAMS(P_TEXT(":item", item_id),
	    P_TEXT(":person", person_id),), &presence_record, a, out, found,
	    e);
}

static const struct query q_interest_of = { "interest_of",
	"SELECT * FROM interest WHERE item_id = :item "
	"AND person_id = :person" };

bool
db_interest_of(struct db *db, const char *item_id, const char *person_id,
    struct arena *a, struct interest *out, bool *found, struct err *e)
{
	return db_one(db, &q_interest_of, PARAMS(P_TEXT(":item", item_id),
	    P_TEXT(":person", person_id),), &interest_record, a, out, found,
	    e);
}

static const struct query q_attendance_of = { "attendance_of",
	"SELECT * FROM attendance WHERE meeting_id = :meeting "
	"AND person_id = :person" };

bool
db_attendance_of(struct db *db, const char *meeting_id,
    const char *person_id, struct arena *a, struct attendance *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_attendance_of, PARAMS(
	    P_TEXT(":meeting", meeting_id), P_TEXT(":person", person_id),),
	    &attendance_record, a, out, found, e);
}

static const struct query q_people_on = { "people_on",
	"SELECT * FROM person WHERE (from_on IS NULL OR from_on <= :day) "
	"AND (to_on IS NULL OR to_on >= :day) ORDER BY code" };

bool
db_people_on(struct db *db, int day, struct arena *a, struct person **out,
    int *count, struct err *e)
{
	return db_all(db, &q_people_on, PARAMS(P_DAY(":day", day),),
	    &person_record, a, out, count, e);
}

static const struct query q_series_of = { "series_of",
	"SELECT * FROM series WHERE scheme = :scheme AND panel = :panel "
	"AND (ends_on IS NULL OR ends_on >= :day) "
	"ORDER BY first_on DESC, id DESC LIMIT 1" };

bool
db_series_of(struct db *db, const char *scheme, const char *panel, int day,
    struct arena *a, struct series *out, bool *found, struct err *e)
{
	return db_one(db, &q_series_of, PARAMS(P_TEXT(":scheme", scheme),
	    P_TEXT(":panel", panel), P_DAY(":day", day),), &series_record,
	    a, out, found, e);
}
