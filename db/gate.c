/*
 * Questions of gates to the register.  See gate.h.
 */
#include "db/gate.h"

#include "db/stmt.h"
#include "src/base/day.h"

static const struct field earlier_fields[] = {
	F_TEXT(earlier_case, ref), F_YES(earlier_case, anonymous),
	F_DAY(earlier_case, decided_on), F_DAY(earlier_case, reviewed_on),
	F_END
};
static const struct record earlier_record =
    { NULL, earlier_fields, sizeof(struct earlier_case) };

/* In three parts, because each then has an index. */
static const struct query q_earlier = { "earlier_case",
	"WITH same AS ("
	"SELECT id FROM referral WHERE pupil_id = :pupil "
	"UNION SELECT id FROM referral WHERE joined_to = :id "
	"UNION SELECT a.id FROM referral p "
	"JOIN referral a ON a.joined_to = p.id WHERE p.pupil_id = :pupil) "
	"SELECT r.ref, r.anonymous, d.decided_on, "
	"coalesce((SELECT max(v.on_day) FROM event v "
	"WHERE v.referral_id = r.id AND v.event = 'reviewed' "
	"AND v.taken_back = 0), "
	"(SELECT v.value FROM referral_value v WHERE v.referral_id = r.id "
	"AND v.field = 'plan_reviewed_on')) AS reviewed_on "
	"FROM same s JOIN referral r ON r.id = s.id "
	"JOIN standing_decision d ON d.referral_id = r.id "
	"WHERE r.id <> :id AND r.scheme = :scheme AND r.pathway = :pathway "
	"AND d.decided_on <= :day AND d.disposition NOT IN ('not-reached', "
	"'withdrawn', 'no-longer-applicable', 'pend', 'defer') "
	"ORDER BY d.decided_on DESC, d.id DESC LIMIT 1" };

bool
db_earlier_case(struct db *db, const struct referral *r,
    const char *pathway, int day, struct arena *a, struct earlier_case *out,
    bool *found, struct err *e)
{
	return db_one(db, &q_earlier, PARAMS(P_TEXT(":pupil", r->pupil_id),
	    P_TEXT(":id", r->id), P_TEXT(":scheme", r->scheme),
	    P_TEXT(":pathway", pathway), P_DAY(":day", day),),
	    &earlier_record, a, out, found, e);
}

static const struct query q_finished = { "finished_place",
	"SELECT max(p.ended_on) FROM referral r "
	"JOIN placement p ON p.referral_id = r.id "
	"WHERE r.pupil_id = :pupil AND p.provision = :provision "
	"AND p.state = 'ended' AND p.ended_on <= :day" };

bool
db_finished_place(struct db *db, const struct referral *r,
    const char *provision, int day, int *ended_on, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *on = NULL;
	bool ok = db_word(db, &q_finished, PARAMS(P_TEXT(":pupil",
	    r->pupil_id), P_TEXT(":provision", provision),
	    P_DAY(":day", day),), &a, &on, e);

	if (ok)
		*ended_on = on != NULL ? day_parse(on) : DAY_NONE;
	arena_release(&a);
	return ok;
}

static const struct query q_cases_after = { "cases_after",
	"SELECT id, ref, received FROM referral "
	"WHERE (received, id) > (:received, :id) AND scheme = :scheme "
	"ORDER BY received, id LIMIT :most" };

bool
db_cases_after(struct db *db, const char *scheme,
    const struct referral *after, struct arena *a, struct referral **out,
    int *count, struct err *e)
{
	char received[DAY_ISO_SIZE] = "";

	if (after != NULL)
		day_iso(after->received, received);
	return db_all(db, &q_cases_after, PARAMS(P_TEXT(":scheme", scheme),
	    P_TEXT(":received", received),
	    P_TEXT(":id", after != NULL ? after->id : ""),
	    P_INT(":most", CASES_AT_ONCE),), &referral_record, a, out, count,
	    e);
}
