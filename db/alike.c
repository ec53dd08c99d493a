/* Pupils near the one of a form.  See alike.h. */
#include "db/alike.h"

#include "db/stmt.h"

static const struct field alike_fields[] = {
	F_TEXT(alike_row, ref), F_TEXT(alike_row, state),
	F_DAY(alike_row, received), F_TEXT(alike_row, year_group),
	F_TEXT(alike_row, pupil_id), F_TEXT(alike_row, forename),
	F_TEXT(alike_row, surname), F_TEXT(alike_row, preferred_name),
	F_TEXT(alike_row, folded), F_TEXT(alike_row, upn),
	F_DAY(alike_row, date_of_birth), F_END
};
static const struct record alike_record =
    { NULL, alike_fields, sizeof(struct alike_row) };

#define ALIKE "SELECT r.ref, r.state, r.received, r.year_group, " \
	"r.pupil_id, p.forename, p.surname, p.preferred_name, p.folded, " \
	"p.upn, p.date_of_birth "

static const struct query q_born = { "alike_born",
	ALIKE "FROM pupil p JOIN referral r ON r.pupil_id = p.id "
	"WHERE p.date_of_birth = :born AND p.id <> :pupil "
	"ORDER BY r.received DESC, r.id DESC LIMIT :limit" };

bool
db_alike_born(struct db *db, int born, const char *not_pupil, int limit,
    struct arena *a, struct alike_row **out, int *count, struct err *e)
{
	return db_all(db, &q_born, PARAMS(P_DAY(":born", born),
	    P_TEXT(":pupil", not_pupil), P_INT(":limit", limit),),
	    &alike_record, a, out, count, e);
}

static const struct query q_school = { "alike_school",
	ALIKE "FROM referral r LEFT JOIN pupil p ON p.id = r.pupil_id "
	"WHERE r.school_urn = :school AND r.id <> :id "
	"AND (p.id <> :pupil OR (r.anonymous = 1 AND r.joined_to IS NULL)) "
	"ORDER BY r.received DESC, r.id DESC LIMIT :limit" };

bool
db_alike_school(struct db *db, const char *school_urn,
    const char *not_pupil, const char *not_id, int limit, struct arena *a,
    struct alike_row **out, int *count, struct err *e)
{
	return db_all(db, &q_school, PARAMS(P_TEXT(":school", school_urn),
	    P_TEXT(":pupil", not_pupil), P_TEXT(":id", not_id),
	    P_INT(":limit", limit),), &alike_record, a, out, count, e);
}
