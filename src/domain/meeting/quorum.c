/*
 * Quorum by number and by role, for the sitting and for one case; who
 * of a role is in the room.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"

/* Somebody in the room who counts. */
struct seat {
	const char *role;
	const char *school_urn;
};

struct room {
	struct seat *seats;
	int count;
	int expected;
	const char *school_urn;	/* of the case, or NULL */
};

static bool
is_out(const struct presence *gone, int count, const char *person_id)
{
	for (int i = 0; i < count; i++)
		if (gone[i].in_at == TIME_NONE &&
		    strcmp(gone[i].person_id, person_id) == 0)
			return true;
	return false;
}

static bool
seat_take(struct db *db, const struct attendance *row, struct room *room,
    struct arena *a, struct err *e)
{
	struct person p;

	if (!db_get(db, &person_record, "id", row->person_id, a, &p, e))
		return false;
	room->seats[room->count++] = (struct seat){ row->role,
	    p.school_urn };
	return true;
}

static bool
room_load(struct db *db, const struct meeting *m, const struct item *item,
    struct arena *a, struct room *room, struct err *e)
{
	struct attendance *roll;
	struct presence *gone = NULL;
	struct referral r;
	int count, out = 0;

	if (!attendance_list(db, m->id, a, &roll, &count, e))
		return false;
	if (item != NULL && item->referral_id != NULL) {
		if (!db_list(db, &presence_record, "item_id", item->id, "id",
		    a, &gone, &out, e) || !db_get(db, &referral_record, "id",
		    item->referral_id, a, &r, e))
			return false;
		room->school_urn = r.school_urn;
	}
	room->seats = arena_array(a, (size_t)count, sizeof *room->seats);
	for (int i = 0; i < count; i++) {
		room->expected += roll[i].capacity == AS_MEMBER;
		if (roll[i].state != ATT_PRESENT ||
		    roll[i].person_id == NULL ||
		    roll[i].capacity > AS_SUBSTITUTE ||
		    is_out(gone, out, roll[i].person_id))
			continue;
		if (!seat_take(db, &roll[i], room, a, e))
			return false;
	}
	return true;
}

static int
role_count(const struct room *room, const struct quorum_row *row)
{
	int n = 0;

	for (int i = 0; i < room->count; i++) {
		const struct seat *s = &room->seats[i];
		bool own = s->school_urn != NULL &&
		    room->school_urn != NULL &&
		    strcmp(s->school_urn, room->school_urn) == 0;

		n += strcmp(s->role, row->role) == 0 &&
		    !(row->not_own_school == 1 && own);
	}
	return n;
}

static void
say(struct quorum *q, const char *rule, const char *words, struct arena *a)
{
	q->says = arena_printf(a, "%s%s%s", q->says,
	    *q->says != '\0' ? "; " : "", words);
	if (q->quorate)
		q->rule = rule != NULL && strcmp(rule, "practice") != 0 ?
		    rule : "";
	q->quorate = false;
}

static void
ask_number(const struct panel *p, struct quorum *q, struct arena *a)
{
	if (q->present < q->needed)
		say(q, p->rule, arena_printf(a, "%d of %d members needed "
		    "are there", q->present, q->needed), a);
}

static void
ask_roles(const struct scheme *s, const char *panel,
    const struct room *room, struct quorum *q, struct arena *a)
{
	SCHEME_ROWS(s, PART_QUORUM, struct quorum_row, row) {
		const struct role *role = scheme_role(s, row->role);
		int n;

		if (strcmp(row->panel, panel) != 0)
			continue;
		n = role_count(room, row);
		if (n < row->minimum)
			say(q, row->rule, arena_printf(a, "%s%s: %d of %d",
			    role != NULL ? role->label : row->role,
			    row->not_own_school == 1 &&
			    room->school_urn != NULL ?
			    " (not of the pupil's school)" : "", n,
			    row->minimum), a);
	}
}

bool
quorum_count(struct db *db, const struct scheme *s, const struct meeting *m,
    const struct item *item, struct arena *a, struct quorum *out,
    struct err *e)
{
	const struct panel *p = scheme_panel(s, m->panel);
	struct room room = { .count = 0 };
	struct quorum q = { .quorate = true, .says = "", .rule = "" };

	if (!room_load(db, m, item, a, &room, e))
		return false;
	q.present = room.count;
	q.expected = room.expected;
	q.needed = p != NULL && p->quorum != INT_NONE ? p->quorum : 0;
	if (p != NULL)
		ask_number(p, &q, a);
	ask_roles(s, m->panel, &room, &q, a);
	*out = q;
	return true;
}

bool
room_has_role(struct db *db, const struct meeting *m,
    const struct item *item, const char *role, struct arena *a, bool *out,
    struct err *e)
{
	struct attendance *roll;
	struct presence *gone;
	int count, left;

	if (!attendance_list(db, m->id, a, &roll, &count, e) ||
	    !db_list(db, &presence_record, "item_id", item->id, "id", a,
	    &gone, &left, e))
		return false;
	*out = false;
	for (int i = 0; i < count; i++)
		*out |= roll[i].state == ATT_PRESENT &&
		    roll[i].role != NULL && strcmp(roll[i].role, role) == 0
		    && (roll[i].person_id == NULL ||
		    !is_out(gone, left, roll[i].person_id));
	return true;
}
