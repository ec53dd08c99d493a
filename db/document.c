/*
 * Queries behind documents: other cases of an agenda, versions of plans.
 */
#include "db/document.h"

#include "db/seal.h"
#include "db/stmt.h"
#include "src/model/minutes.h"

static const struct field other_fields[] = {
	F_TEXT(other_case, id), F_TEXT(other_case, ref),
	F_TEXT(other_case, pupil_id), F_TEXT(other_case, joined_to),
	F_TEXT(other_case, forename),
	F_TEXT(other_case, surname), F_TEXT(other_case, preferred_name),
	F_TEXT(other_case, upn), F_DAY(other_case, date_of_birth),
	F_TEXT(other_case, carers), F_END
};
static const struct record other_record =
    { NULL, other_fields, sizeof(struct other_case) };

#define IDENTIFIERS "SELECT r.id, r.ref, r.pupil_id, r.joined_to, " \
	"p.forename, p.surname, p.preferred_name, p.upn, p.date_of_birth, " \
	"v.value AS carers FROM referral r " \
	"LEFT JOIN pupil p ON p.id = r.pupil_id " \
	"LEFT JOIN referral_value v ON v.referral_id = r.id " \
	"AND v.field = 'carers' "
#define OTHERS "AND r.id <> :referral AND (r.pupil_id IS NULL " \
	"OR r.pupil_id IS NOT " \
	"(SELECT pupil_id FROM referral WHERE id = :referral)) " \
	"ORDER BY r.ref"

static const struct query q_other_cases = { "other_cases",
	IDENTIFIERS "WHERE r.id IN (SELECT referral_id FROM item "
	"WHERE meeting_id = :meeting) " OTHERS };
static const struct query q_school_cases = { "other_cases_of_school",
	IDENTIFIERS "WHERE r.school_urn = (SELECT school_urn FROM referral "
	"WHERE id = :referral) " OTHERS };
static const struct query q_all_cases = { "all_cases", IDENTIFIERS };

bool
db_other_cases(struct db *db, const char *meeting_id,
    const char *referral_id, struct arena *a, struct other_case **out,
    int *count, struct err *e)
{
	if (meeting_id == NULL)
		return db_all(db, &q_school_cases, PARAMS(
		    P_TEXT(":referral", referral_id),), &other_record, a,
		    out, count, e);
	return db_all(db, &q_other_cases, PARAMS(
	    P_TEXT(":meeting", meeting_id),
	    P_TEXT(":referral", referral_id),), &other_record, a, out, count,
	    e);
}

bool
db_all_cases(struct db *db, struct arena *a, struct other_case **out,
    int *count, struct err *e)
{
	return db_all(db, &q_all_cases, NULL, &other_record, a, out, count,
	    e);
}

static const struct field place_fields[] = {
	F_TEXT(place_name, name), F_TEXT(place_name, town), F_END
};
static const struct record place_record =
    { NULL, place_fields, sizeof(struct place_name) };
static const struct query q_place_names = { "place_names",
	"SELECT name, town FROM school" };

bool
db_place_names(struct db *db, struct arena *a, struct place_name **out,
    int *count, struct err *e)
{
	return db_all(db, &q_place_names, NULL, &place_record, a, out, count,
	    e);
}

static const struct query q_plan_newest = { "plan_newest",
	"SELECT * FROM plan WHERE referral_id = :referral "
	"AND (:meeting IS NULL OR meeting_id = :meeting) "
	"ORDER BY version DESC LIMIT 1" };

bool
db_plan_newest(struct db *db, const char *referral_id,
    const char *meeting_id, struct arena *a, void *plan, bool *found,
    struct err *e)
{
	return db_one(db, &q_plan_newest, PARAMS(
	    P_TEXT(":referral", referral_id),
	    P_TEXT(":meeting", meeting_id),), &plan_record, a, plan, found,
	    e);
}

static const struct query q_plan_next = { "plan_next_version",
	"SELECT max(version) + 1 FROM plan WHERE referral_id = :referral" };

bool
db_plan_next_version(struct db *db, const char *referral_id, int *out,
    struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_plan_next,
	    PARAMS(P_TEXT(":referral", referral_id),), 1, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_left_behind = { "plan_left_behind",
	"SELECT coalesce(max(version), 0) FROM plan "
	"WHERE referral_id = :referral AND version < :version "
	"AND edited = 1 AND state = 'draft' AND version > "
	"(SELECT coalesce(max(version), 0) FROM plan "
	"WHERE referral_id = :referral AND state = 'released')" };

bool
db_plan_left_behind(struct db *db, const char *referral_id, int version,
    int *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_left_behind, PARAMS(
	    P_TEXT(":referral", referral_id), P_INT(":version", version),),
	    0, &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct query q_evidence_drop = { "evidence_drop",
	"DELETE FROM evidence WHERE referral_id = :referral "
	"AND code = :code" };

bool
db_evidence_drop(struct db *db, const char *referral_id, const char *code,
    struct err *e)
{
	db_touch_id(db, "evidence", referral_id);
	return db_run(db, &q_evidence_drop, PARAMS(
	    P_TEXT(":referral", referral_id), P_TEXT(":code", code),), NULL,
	    e);
}
