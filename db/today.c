/* What lies open in a register.  See today.h. */
#include "db/today.h"

#include "db/stmt.h"
#include "src/model/scheme.h"

#define TO_COME "('draft', 'frozen', 'open', 'adjourned')"

static const struct field beginning_fields[] = {
	F_YES(beginnings, schools),
	F_YES(beginnings, people),
	F_YES(beginnings, holidays),
	F_YES(beginnings, terms),
	F_YES(beginnings, meetings),
	F_END
};
static const struct record beginning_record =
    { NULL, beginning_fields, sizeof(struct beginnings) };

static const struct query q_beginnings = { "beginnings",
	"SELECT EXISTS (SELECT 1 FROM school WHERE name IS NOT NULL) "
	"AS schools, EXISTS (SELECT 1 FROM person) AS people, "
	"EXISTS (SELECT 1 FROM holiday WHERE day >= :day) AS holidays, "
	"EXISTS (SELECT 1 FROM term WHERE last_day >= :day) AS terms, "
	"EXISTS (SELECT 1 FROM meeting) AS meetings" };

bool
db_beginnings(struct db *db, int day, struct beginnings *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool found, ok = db_one(db, &q_beginnings, PARAMS(P_DAY(":day",
	    day),), &beginning_record, &a, out, &found, e);

	arena_release(&a);
	return ok;
}

static const struct query q_undated = { "referrals_undated",
	"SELECT * FROM referral r WHERE state IN ('received', 'pended', "
	"'deferred', 'returned') AND joined_to IS NULL AND NOT EXISTS "
	"(SELECT 1 FROM item i JOIN meeting m ON m.id = i.meeting_id "
	"WHERE i.referral_id = r.id AND i.state = 'waiting' "
	"AND m.state IN " TO_COME ") ORDER BY received, id LIMIT :limit" };

bool
db_referrals_undated(struct db *db, int limit, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	return db_all(db, &q_undated, PARAMS(P_INT(":limit", limit),),
	    &referral_record, a, out, count, e);
}

static const struct query q_pended = { "referrals_pended",
	"SELECT r.* FROM referral r WHERE joined_to IS NULL "
	"AND (state = 'pended' OR state = 'listed' AND EXISTS (SELECT 1 "
	"FROM standing_decision d WHERE d.referral_id = r.id "
	"AND d.disposition = 'pend')) ORDER BY received, id LIMIT :limit" };

bool
db_referrals_pended(struct db *db, int limit, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	return db_all(db, &q_pended, PARAMS(P_INT(":limit", limit),),
	    &referral_record, a, out, count, e);
}

static const struct query q_dated = { "referrals_dated",
	"SELECT r.* FROM meeting m JOIN item i ON i.meeting_id = m.id "
	"JOIN referral r ON r.id = i.referral_id WHERE i.state = 'waiting' "
	"AND m.state IN " TO_COME " ORDER BY m.date, m.id, i.position "
	"LIMIT :limit" };

bool
db_referrals_dated(struct db *db, int limit, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	return db_all(db, &q_dated, PARAMS(P_INT(":limit", limit),),
	    &referral_record, a, out, count, e);
}

static const struct query q_unfinished = { "meetings_unfinished",
	"SELECT * FROM meeting WHERE state NOT IN ('closed', 'cancelled') "
	"ORDER BY date, time, ref" };

bool
db_meetings_unfinished(struct db *db, struct arena *a, struct meeting **out,
    int *count, struct err *e)
{
	return db_all(db, &q_unfinished, NULL, &meeting_record, a, out,
	    count, e);
}

static const struct field unreleased_fields[] = {
	F_TEXT(unreleased, ref),
	F_TEXT(unreleased, pathway),
	F_TEXT(unreleased, meeting),
	F_TEXT(unreleased, meeting_state),
	F_TEXT(unreleased, pack_id),
	F_WORD(unreleased, disposition, disposition_words),
	F_DAY(unreleased, tell_by),
	F_DAY(unreleased, decided_on),
	F_END
};
static const struct record unreleased_record =
    { NULL, unreleased_fields, sizeof(struct unreleased) };

#define UNRELEASED "SELECT r.ref, r.pathway, m.ref AS meeting, " \
	"m.state AS meeting_state, d.pack_id, d.disposition, d.tell_by, " \
	"d.decided_on "
#define NOT_OUT "NOT EXISTS (SELECT 1 FROM decision_event v " \
	"WHERE v.decision_id = d.id AND v.event IN ('taken-back', " \
	"'superseded', 'released')) "

static const struct query q_unreleased = { "decisions_unreleased",
	UNRELEASED "FROM meeting m JOIN decision d ON d.meeting_id = m.id "
	"JOIN referral r ON r.id = d.referral_id WHERE m.date >= :since "
	"AND m.state IN ('ended', 'closed') AND " NOT_OUT
	"UNION ALL "
	UNRELEASED "FROM decision d JOIN referral r ON r.id = d.referral_id "
	"LEFT JOIN meeting m ON m.id = d.meeting_id "
	"WHERE d.meeting_id IS NULL AND d.decided_on >= :since AND " NOT_OUT
	"ORDER BY 8, 3, 1 LIMIT :limit" };

bool
db_decisions_unreleased(struct db *db, int since, int limit,
    struct arena *a, struct unreleased **out, int *count, struct err *e)
{
	return db_all(db, &q_unreleased, PARAMS(P_DAY(":since", since),
	    P_INT(":limit", limit),), &unreleased_record, a, out, count, e);
}

static const struct query q_touched = { "referral_touched",
	"SELECT 1 FROM audit WHERE kind = 'referral' AND entity = :ref "
	"AND act = 'change referral' AND at >= :moment AND (:field IS NULL "
	"OR ' ' || fields || ' ' LIKE '% ' || :field || ' %') LIMIT 1" };

bool
db_referral_touched(struct db *db, const char *ref, const char *field,
    int64_t moment, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_touched, PARAMS(P_TEXT(":ref", ref),
	    P_TEXT(":field", field), P_INT(":moment", moment),), 0, &n, e))
		return false;
	*out = n != 0;
	return true;
}

static const struct field booking_fields[] = {
	F_TEXT(double_booking, code),
	F_TEXT(double_booking, first),
	F_TEXT(double_booking, first_time),
	F_TEXT(double_booking, second),
	F_TEXT(double_booking, second_time),
	F_DAY(double_booking, date),
	F_END
};
static const struct record booking_record =
    { NULL, booking_fields, sizeof(struct double_booking) };

static const struct query q_bookings = { "double_bookings",
	"SELECT p.code, m.ref AS first, m.time AS first_time, "
	"n.ref AS second, n.time AS second_time, m.date "
	"FROM meeting m CROSS JOIN meeting n ON n.date = m.date "
	"AND (n.time, n.id) > (m.time, m.id) "
	"CROSS JOIN attendance x ON x.meeting_id = m.id "
	"CROSS JOIN attendance y ON y.meeting_id = n.id "
	"AND y.person_id = x.person_id "
	"JOIN person p ON p.id = x.person_id "
	"WHERE m.date >= :day AND m.state IN " TO_COME
	" AND n.state IN " TO_COME
	" AND x.state IN ('expected', 'present') "
	"AND y.state IN ('expected', 'present') "
	"ORDER BY m.date, p.code, m.ref, n.ref" };

bool
db_double_bookings(struct db *db, int from, struct arena *a,
    struct double_booking **out, int *count, struct err *e)
{
	return db_all(db, &q_bookings, PARAMS(P_DAY(":day", from),),
	    &booking_record, a, out, count, e);
}

static const struct field past_fields[] = {
	F_TEXT(past_term, code),
	F_TEXT(past_term, meeting),
	F_DAY(past_term, date),
	F_DAY(past_term, to_on),
	F_END
};
static const struct record past_record =
    { NULL, past_fields, sizeof(struct past_term) };

static const struct query q_past = { "past_terms",
	"SELECT p.code, m.ref AS meeting, m.date, p.to_on FROM meeting m "
	"CROSS JOIN attendance x ON x.meeting_id = m.id "
	"JOIN person p ON p.id = x.person_id WHERE m.date >= :day "
	"AND m.state IN " TO_COME " AND x.state IN ('expected', 'present') "
	"AND p.to_on < m.date ORDER BY m.date, p.code" };

bool
db_past_terms(struct db *db, int from, struct arena *a,
    struct past_term **out, int *count, struct err *e)
{
	return db_all(db, &q_past, PARAMS(P_DAY(":day", from),),
	    &past_record, a, out, count, e);
}
