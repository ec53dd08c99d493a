/* Questions about referrals and pupils. */
#include "db/referral.h"

#include <assert.h>

#include "db/search.h"
#include "db/seal.h"
#include "db/stmt.h"

#define REFERRAL_COLUMNS "SELECT r.id, r.ref, r.pack_id, r.scheme, " \
	"r.pathway, r.received, r.received_at, r.school_urn, r.pupil_id, " \
	"r.anonymous, r.year_group, r.sen_provision, r.sen_need_primary, " \
	"r.asks_outcome, r.asks_provision, r.state, r.tier, r.earlier_id, " \
	"r.joined_to, r.withdrawn_reason, r.rev, r.changed_by, " \
	"r.changed_at FROM referral r "

static const struct query q_of_pupil = { "referral_of_pupil",
	REFERRAL_COLUMNS
	"WHERE r.pupil_id = :pupil AND r.scheme = :scheme "
	"AND r.pathway = :pathway AND r.received = :received "
	"ORDER BY r.id LIMIT 1" };

bool
db_referral_of_pupil(struct db *db, const char *scheme, const char *pathway,
    const char *pupil_id, int received, struct arena *a,
    struct referral *out, bool *found, struct err *e)
{
	return db_one(db, &q_of_pupil, PARAMS(P_TEXT(":pupil", pupil_id),
	    P_TEXT(":scheme", scheme), P_TEXT(":pathway", pathway),
	    P_DAY(":received", received),), &referral_record, a, out, found,
	    e);
}

static const struct query q_of_day = { "referrals_of_day",
	REFERRAL_COLUMNS
	"WHERE r.school_urn = :school AND r.received = :received "
	"AND r.scheme = :scheme AND r.pathway = :pathway ORDER BY r.id" };

bool
db_referrals_of_day(struct db *db, const char *scheme, const char *pathway,
    const char *school_urn, int received, struct arena *a,
    struct referral **out, int *count, struct err *e)
{
	return db_all(db, &q_of_day, PARAMS(P_TEXT(":school", school_urn),
	    P_DAY(":received", received), P_TEXT(":scheme", scheme),
	    P_TEXT(":pathway", pathway),), &referral_record, a, out, count,
	    e);
}

static const struct query q_earlier = { "referrals_earlier",
	REFERRAL_COLUMNS
	"WHERE r.received <= :day AND r.id IS NOT :not_id AND r.id IN ("
	"SELECT id FROM referral WHERE pupil_id = :pupil UNION "
	"SELECT j.id FROM referral n JOIN referral j ON j.joined_to = n.id "
	"WHERE n.pupil_id = :pupil) "
	"ORDER BY r.received DESC, r.id DESC" };

bool
db_referrals_earlier(struct db *db, const char *pupil_id, int day,
    const char *not_id, struct arena *a, struct referral **out, int *count,
    struct err *e)
{
	return db_all(db, &q_earlier, PARAMS(P_TEXT(":pupil", pupil_id),
	    P_DAY(":day", day), P_TEXT(":not_id", not_id),),
	    &referral_record, a, out, count, e);
}

static const struct query q_ref_taken = { "referral_ref_taken",
	"SELECT 1 FROM referral WHERE ref = :ref" };

bool
db_referral_ref_taken(struct db *db, const char *ref, bool *out,
    struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_ref_taken, PARAMS(P_TEXT(":ref", ref),), 0, &n,
	    e))
		return false;
	*out = n != 0;
	return true;
}

static const struct query q_count_up = { "referral_count_up",
	"INSERT INTO counter (name, value) VALUES (:prefix, 1) "
	"ON CONFLICT (name) DO UPDATE SET value = value + 1" };
static const struct query q_counted = { "referral_counted",
	"SELECT value FROM counter WHERE name = :prefix" };

bool
db_referral_next_number(struct db *db, const char *prefix, int *out,
    struct err *e)
{
	int64_t n;

	if (!db_run(db, &q_count_up, PARAMS(P_TEXT(":prefix", prefix),),
	    NULL, e) ||
	    !db_number(db, &q_counted, PARAMS(P_TEXT(":prefix", prefix),), 0,
	    &n, e))
		return false;
	*out = (int)n;
	return true;
}

static const struct {
	const struct record *record;
	struct query query;
} part_deletes[] = {
	{ &referral_value_record, { "referral_value_delete",
	    "DELETE FROM referral_value "
	    "WHERE referral_id = :id AND field = :key" } },
	{ &consent_record, { "consent_delete", "DELETE FROM consent "
	    "WHERE referral_id = :id AND kind = :key" } },
	{ &evidence_record, { "evidence_delete", "DELETE FROM evidence "
	    "WHERE referral_id = :id AND code = :key" } },
};

bool
db_referral_part_delete(struct db *db, const struct record *r,
    const char *referral_id, const char *key, struct err *e)
{
	size_t i = 0;

	while (part_deletes[i].record != r) {
		i++;
		assert(i < sizeof part_deletes / sizeof part_deletes[0]);
	}
	db_touch_id(db, r->table, referral_id);
	return (r != &referral_value_record ||
	    db_search_drop_text(db, referral_id, key, e)) &&
	    db_run(db, &part_deletes[i].query, PARAMS(P_TEXT(":id",
	    referral_id), P_TEXT(":key", key),), NULL, e);
}

static const struct query q_pupil_forget = { "pupil_forget",
	"DELETE FROM pupil WHERE id = :id AND NOT EXISTS "
	"(SELECT 1 FROM referral WHERE pupil_id = :id)" };
static const struct query q_key_forget = { "subject_key_forget",
	"DELETE FROM subject_key WHERE subject_id = :id AND NOT EXISTS "
	"(SELECT 1 FROM pupil WHERE id = :id)" };

bool
db_pupil_forget(struct db *db, const char *pupil_id, struct err *e)
{
	const struct param *p = PARAMS(P_TEXT(":id", pupil_id),);

	db_touch_id(db, "pupil", pupil_id);
	return db_run(db, &q_pupil_forget, p, NULL, e) &&
	    db_run(db, &q_key_forget, p, NULL, e);
}

static const struct query q_named = { "pupils_named",
	"SELECT id, forename, surname, preferred_name, upn, date_of_birth, "
	"sex, folded, rev, changed_by, changed_at FROM pupil "
	"WHERE folded = :folded AND date_of_birth = :born ORDER BY id" };

bool
db_pupils_named(struct db *db, const char *folded, int date_of_birth,
    struct arena *a, struct pupil **out, int *count, struct err *e)
{
	return db_all(db, &q_named, PARAMS(P_TEXT(":folded", folded),
	    P_DAY(":born", date_of_birth),), &pupil_record, a, out, count, e);
}

static const struct query q_surname = { "referrals_of_surname",
	"SELECT group_concat(ref, ' ') FROM (SELECT r.ref "
	"FROM referral r JOIN pupil p ON p.id = r.pupil_id "
	"WHERE r.school_urn = :school AND p.id <> :pupil "
	"AND substr(p.folded, -length(:surname) - 1) = ' ' || :surname "
	"ORDER BY r.ref)" };

bool
db_referrals_of_surname(struct db *db, const char *school_urn,
    const char *surname, const char *not_pupil, struct arena *a,
    const char **refs, struct err *e)
{
	return db_word(db, &q_surname, PARAMS(P_TEXT(":school", school_urn),
	    P_TEXT(":surname", surname), P_TEXT(":pupil", not_pupil),), a,
	    refs, e);
}
