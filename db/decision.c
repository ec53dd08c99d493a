/*
 * Statements about decisions and places.  Ids are in the order of recording.
 */
#include "db/decision.h"

#include "db/stmt.h"
#include "src/base/day.h"

static const struct query q_standing = { "decision_standing",
	"SELECT * FROM standing_decision WHERE referral_id = :referral "
	"ORDER BY id DESC LIMIT 1" };
static const struct query q_standing_in = { "decision_standing_in",
	"SELECT * FROM standing_decision WHERE referral_id = :referral "
	"AND meeting_id = :meeting ORDER BY id DESC LIMIT 1" };

bool
db_decision_standing(struct db *db, const char *referral_id,
    const char *meeting_id, struct arena *a, struct decision *out,
    bool *found, struct err *e)
{
	if (meeting_id == NULL)
		return db_one(db, &q_standing, PARAMS(
		    P_TEXT(":referral", referral_id),), &decision_record, a,
		    out, found, e);
	return db_one(db, &q_standing_in, PARAMS(
	    P_TEXT(":referral", referral_id),
	    P_TEXT(":meeting", meeting_id),), &decision_record, a, out,
	    found, e);
}

static const struct query q_last = { "decision_last",
	"SELECT * FROM standing_decision WHERE meeting_id = :meeting "
	"ORDER BY id DESC LIMIT 1" };

bool
db_decision_last(struct db *db, const char *meeting_id, struct arena *a,
    struct decision *out, bool *found, struct err *e)
{
	return db_one(db, &q_last, PARAMS(P_TEXT(":meeting", meeting_id),),
	    &decision_record, a, out, found, e);
}

static const struct query q_of_meeting = { "decisions_of_meeting",
	"SELECT d.* FROM standing_decision d JOIN item i ON i.id = d.item_id "
	"WHERE d.meeting_id = :meeting ORDER BY i.position, d.id" };

bool
db_decisions_of_meeting(struct db *db, const char *meeting_id,
    struct arena *a, struct decision **out, int *count, struct err *e)
{
	return db_all(db, &q_of_meeting, PARAMS(
	    P_TEXT(":meeting", meeting_id),), &decision_record, a, out,
	    count, e);
}

static const struct query q_outside = { "decisions_outside",
	"SELECT d.* FROM decision d JOIN referral r ON r.id = d.referral_id "
	"WHERE d.meeting_id IS NULL AND r.scheme = :scheme "
	"AND d.decided_on <= :day AND NOT EXISTS (SELECT 1 "
	"FROM decision_event v WHERE v.decision_id = d.id AND v.event IN "
	"('taken-back', 'superseded', 'ratified', 'reported')) "
	"ORDER BY d.decided_on, d.id" };

bool
db_decisions_outside(struct db *db, const char *scheme, int day,
    struct arena *a, struct decision **out, int *count, struct err *e)
{
	return db_all(db, &q_outside, PARAMS(P_TEXT(":scheme", scheme),
	    P_DAY(":day", day),), &decision_record, a, out, count, e);
}

static const struct query q_has = { "decision_has",
	"SELECT 1 FROM decision_event WHERE decision_id = :decision "
	"AND event = :event LIMIT 1" };

bool
db_decision_has(struct db *db, const char *decision_id,
    enum decision_event_kind event, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_has, PARAMS(P_TEXT(":decision", decision_id),
	    P_TEXT(":event", decision_event_words[event]),), 0, &n, e))
		return false;
	*out = n == 1;
	return true;
}

static bool
count(struct db *db, const struct query *q, const struct param *params,
    int *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, q, params, 0, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_taken = { "places_taken",
	"SELECT count(*) FROM placement WHERE provision = :provision "
	"AND state IN ('planned', 'active') "
	"AND (:group IS NULL OR group_code = :group) "
	"AND start_on <= :day "
	"AND (end_on IS NULL OR end_on >= :day OR end_on < :today) "
	"AND (:but IS NULL OR referral_id <> :but)" };

bool
db_places_taken(struct db *db, const char *provision, const char *group,
    int day, int today, const char *but, int *out, struct err *e)
{
	return count(db, &q_taken, PARAMS(P_TEXT(":provision", provision),
	    P_TEXT(":group", group), P_DAY(":day", day),
	    P_DAY(":today", today), P_TEXT(":but", but),), out, e);
}

static const struct query q_next_start = { "places_next_start",
	"SELECT min(start_on) FROM placement WHERE provision = :provision "
	"AND state IN ('planned', 'active') AND start_on > :day "
	"AND (:group IS NULL OR group_code = :group) "
	"AND (:but IS NULL OR referral_id <> :but)" };

bool
db_places_next_start(struct db *db, const char *provision,
    const char *group, int day, const char *but, int *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *word;
	bool ok = db_word(db, &q_next_start, PARAMS(
	    P_TEXT(":provision", provision), P_TEXT(":group", group),
	    P_DAY(":day", day), P_TEXT(":but", but),), &a, &word, e);

	if (ok)
		*out = word == NULL ? DAY_NONE : day_parse(word);
	arena_release(&a);
	return ok;
}

static const struct query q_planned = { "places_planned",
	"SELECT count(*) FROM placement WHERE provision = :provision "
	"AND state IN ('planned', 'active') AND start_on > :day "
	"AND (:group IS NULL OR group_code = :group) "
	"AND (:but IS NULL OR referral_id <> :but)" };

bool
db_places_planned(struct db *db, const char *provision, const char *group,
    int day, const char *but, int *out, struct err *e)
{
	return count(db, &q_planned, PARAMS(P_TEXT(":provision", provision),
	    P_TEXT(":group", group), P_DAY(":day", day),
	    P_TEXT(":but", but),), out, e);
}

static const struct query q_contingent = { "places_contingent",
	"SELECT count(*) FROM placement WHERE provision = :provision "
	"AND state = 'contingent' "
	"AND (:group IS NULL OR group_code = :group)" };

bool
db_places_contingent(struct db *db, const char *provision,
    const char *group, int *out, struct err *e)
{
	return count(db, &q_contingent, PARAMS(
	    P_TEXT(":provision", provision), P_TEXT(":group", group),), out,
	    e);
}

static const struct query q_leaver = { "places_leaver",
	"SELECT min(end_on) FROM placement WHERE provision = :provision "
	"AND state IN ('planned', 'active') AND end_on >= :day "
	"AND (:group IS NULL OR group_code = :group)" };

bool
db_places_leaver(struct db *db, const char *provision, const char *group,
    int day, int *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *word;
	bool ok = db_word(db, &q_leaver, PARAMS(
	    P_TEXT(":provision", provision), P_TEXT(":group", group),
	    P_DAY(":day", day),), &a, &word, e);

	if (ok)
		*out = word == NULL ? DAY_NONE : day_parse(word);
	arena_release(&a);
	return ok;
}

static const struct query q_waiting = { "waiting_count",
	"SELECT count(*) FROM waiting WHERE provision = :provision "
	"AND state IN ('waiting', 'offered') "
	"AND (:group IS NULL OR group_code IS NULL "
	"OR group_code = :group)" };

bool
db_waiting_count(struct db *db, const char *provision, const char *group,
    int *out, struct err *e)
{
	return count(db, &q_waiting, PARAMS(
	    P_TEXT(":provision", provision), P_TEXT(":group", group),), out,
	    e);
}

static const struct query q_waiting_last = { "waiting_last",
	"SELECT max(position) FROM waiting WHERE provision = :provision" };

bool
db_waiting_last(struct db *db, const char *provision, int *position,
    struct err *e)
{
	return count(db, &q_waiting_last, PARAMS(
	    P_TEXT(":provision", provision),), position, e);
}

static const struct query q_actions_due = { "actions_due",
	"SELECT l.* FROM line l JOIN meeting m ON m.id = l.meeting_id "
	"WHERE l.kind = 'action' AND l.state = 'open' "
	"AND l.due_on <= :day AND m.scheme = :scheme "
	"ORDER BY l.due_on, l.id" };

bool
db_actions_due(struct db *db, const char *scheme, int day, struct arena *a,
    struct line **out, int *count_out, struct err *e)
{
	return db_all(db, &q_actions_due, PARAMS(P_TEXT(":scheme", scheme),
	    P_DAY(":day", day),), &line_record, a, out, count_out, e);
}
