/*
 * The roll: who is expected, who came, whom they stand in for.  Who leaves
 * the room for a case is in interest.c.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"

#define RUNNING (IN(MEETING_DRAFT) | IN(MEETING_FROZEN) | \
    IN(MEETING_OPEN) | IN(MEETING_ADJOURNED) | IN(MEETING_ENDED))

bool
attendance_list(struct db *db, const char *meeting_id, struct arena *a,
    struct attendance **out, int *count, struct err *e)
{
	return db_list(db, &attendance_record, "meeting_id", meeting_id,
	    "capacity <> 'member', role, id", a, out, count, e);
}

/* Does this role sit on the panel, as one that is normally there? */
static bool
role_sits(const struct scheme *s, const char *panel, const char *code)
{
	const struct role *r = scheme_role(s, code);

	return r != NULL && r->expected == 1 &&
	    code_in_list(r->panels, panel);
}

static void
row_make(struct db *db, const struct meeting *m, const struct person *p,
    struct arena *a, struct attendance *row)
{
	record_clear(&attendance_record, row);
	row->id = db_new_id(db, a);
	row->meeting_id = m->id;
	if (p != NULL) {
		row->person_id = p->id;
		row->role = p->role;
	}
	row->capacity = AS_MEMBER;
	row->state = ATT_EXPECTED;
}

bool
roll_fill(struct db *db, const struct scheme *s, const struct meeting *m,
    struct arena *a, struct err *e)
{
	struct attendance row;
	struct person *people;
	int count;
	bool found;

	if (!db_people_on(db, m->date, a, &people, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!role_sits(s, m->panel, people[i].role))
			continue;
		if (!db_attendance_of(db, m->id, people[i].id, a, &row,
		    &found, e))
			return false;
		if (found)
			continue;
		row_make(db, m, &people[i], a, &row);
		if (!db_insert(db, &attendance_record, &row, e))
			return false;
	}
	return true;
}

/* Whom a substitute stands in for: whoever that is has sent apologies. */
static bool
stand_in(struct db *db, const struct meeting *m, const char *code,
    struct attendance *row, bool known, struct arena *a, struct err *e)
{
	struct attendance away;
	struct person p;
	bool found;

	if (!person_by_code(db, code, a, &p, e) ||
	    !db_attendance_of(db, m->id, p.id, a, &away, &found, e))
		return false;
	if (!found || away.capacity != AS_MEMBER) {
		err_set(e, ERR_DATA, "%s is no member of this panel, so "
		    "nobody can stand in for them.", p.code);
		return false;
	}
	if (away.state == ATT_PRESENT) {
		err_set(e, ERR_DATA, "%s is present, so nobody stands in "
		    "for them.", p.code);
		return false;
	}
	if (row->capacity == AS_MEMBER && known) {
		err_set(e, ERR_DATA, "Whoever comes instead of %s has a seat "
		    "of their own on this panel. Choose somebody else.",
		    p.code);
		return false;
	}
	row->capacity = AS_SUBSTITUTE;
	row->substitute_for = p.id;
	row->role = away.role;
	if (away.state != ATT_EXPECTED)
		return true;
	away.state = ATT_APOLOGIES;
	return db_update(db, &attendance_record, &away, e);
}

/* Who is on no roll may come as guest or presenter of a school. */
static enum capacity
capacity_of(const struct scheme *s, const struct meeting *m,
    const struct person *p)
{
	const struct role *r = scheme_role(s, p->role);

	if (r != NULL && code_in_list(r->panels, m->panel) &&
	    r->expected == 1)
		return AS_MEMBER;
	return AS_GUEST;
}

static bool
row_save(struct db *db, const struct meeting *m, struct attendance *row,
    bool known, struct arena *a, struct err *e)
{
	if (!(known ? db_update(db, &attendance_record, row, e) :
	    db_insert(db, &attendance_record, row, e)))
		return false;
	return chain(db, "mark attendance", "attendance", row->id, NULL,
	    "state capacity", audit_content(&attendance_record, row, a),
	    e) && interests_suggest(db, m->id, e);
}

/* The member came after all: nobody sits in that seat beside them. */
static bool
seat_taken_back(struct db *db, const struct meeting *m,
    const char *person_id, struct arena *a, struct err *e)
{
	struct attendance *roll;
	int count;

	if (!attendance_list(db, m->id, a, &roll, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (roll[i].capacity != AS_SUBSTITUTE ||
		    roll[i].state > ATT_PRESENT ||
		    roll[i].substitute_for == NULL ||
		    strcmp(roll[i].substitute_for, person_id) != 0)
			continue;
		roll[i].state = ATT_ABSENT;
		if (!row_save(db, m, &roll[i], true, a, e))
			return false;
	}
	return true;
}

static bool
mark(struct db *db, const char *meeting_ref, const char *code,
    enum attendance_state state, const char *for_code, struct arena *a,
    struct err *e)
{
	const struct scheme *s;
	struct attendance row;
	struct meeting m;
	struct person p;
	bool known;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, RUNNING, "Attendance can be marked until the "
	    "record is closed,", e) ||
	    !person_by_code(db, code, a, &p, e) ||
	    !db_attendance_of(db, m.id, p.id, a, &row, &known, e))
		return false;
	if (!known) {
		row_make(db, &m, &p, a, &row);
		row.capacity = (int)capacity_of(s, &m, &p);
	}
	if (for_code != NULL &&
	    !stand_in(db, &m, for_code, &row, known, a, e))
		return false;
	row.state = (int)state;
	return row_save(db, &m, &row, known, a, e) &&
	    (state != ATT_PRESENT || row.capacity != AS_MEMBER ||
	    seat_taken_back(db, &m, p.id, a, e));
}

bool
attend(struct db *db, const char *meeting_ref, const char *person_code,
    enum attendance_state state, const char *substitute_for, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "mark attendance", "list", e))
		return false;
	return act_end(db, &a, mark(db, meeting_ref, person_code, state,
	    substitute_for, &a, e), e);
}

/* Before the day of the meeting nobody can be said to be there. */
static bool
mark_instead(struct db *db, const char *meeting_ref, const char *member,
    const char *substitute, struct arena *a, struct err *e)
{
	struct meeting m;

	return meeting_get(db, meeting_ref, a, &m, e) &&
	    mark(db, meeting_ref, member, ATT_APOLOGIES, NULL, a, e) &&
	    mark(db, meeting_ref, substitute, day_today(db) < m.date ?
	    ATT_EXPECTED : ATT_PRESENT, member, a, e);
}

bool
attend_instead(struct db *db, const char *meeting_ref,
    const char *member_code, const char *substitute, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "mark a substitute", "list", e))
		return false;
	return act_end(db, &a, mark_instead(db, meeting_ref, member_code,
	    substitute, &a, e), e);
}

static bool
mark_rest(struct db *db, const char *meeting_ref, int *marked,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct attendance *roll;
	struct meeting m;
	int count;

	*marked = 0;
	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, RUNNING, "Attendance can be marked until the "
	    "record is closed,", e) ||
	    !attendance_list(db, m.id, a, &roll, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (roll[i].state != ATT_EXPECTED)
			continue;
		roll[i].state = ATT_PRESENT;
		if (!row_save(db, &m, &roll[i], true, a, e))
			return false;
		++*marked;
	}
	return true;
}

bool
attend_rest(struct db *db, const char *meeting_ref, int *count,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	int marked;

	if (!act_begin(db, "mark the rest present", "list", e) ||
	    !act_end(db, &a, mark_rest(db, meeting_ref, &marked, &a, e), e))
		return false;
	if (count != NULL)
		*count = marked;
	return true;
}

static bool
guest(struct db *db, const char *meeting_ref, const char *name,
    const char *role, enum capacity capacity, struct arena *a,
    struct err *e)
{
	const struct scheme *s;
	struct attendance row;
	struct meeting m;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, RUNNING, "Guests can be noted until the record "
	    "is closed,", e))
		return false;
	if (text_is_blank(name) || text_is_blank(role)) {
		err_set(e, ERR_USAGE, "A guest needs a name and a role.");
		return false;
	}
	row_make(db, &m, NULL, a, &row);
	row.guest = name;
	row.role = role;
	row.capacity = (int)capacity;
	row.state = ATT_PRESENT;
	return row_save(db, &m, &row, false, a, e);
}

bool
attend_guest(struct db *db, const char *meeting_ref, const char *name,
    const char *role, enum capacity capacity, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "note a guest", "list", e))
		return false;
	return act_end(db, &a, guest(db, meeting_ref, name, role, capacity,
	    &a, e), e);
}
