/*
 * Interests in a case, and who leaves the room for it.  The register knows
 * two kinds by itself: the school of a member is the pupil's, or it is one to
 * which the member is bound.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/text.h"
#include "src/domain/lists/school.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

#define OWN_SCHOOL "own-school"

bool
interests_of(struct db *db, const char *item_id, struct arena *a,
    struct interest **out, int *count, struct err *e)
{
	return db_list(db, &interest_record, "item_id", item_id, "id", a,
	    out, count, e);
}

/* On the roll as present, and not out. */
static bool
sits_there(struct db *db, const struct item *item, const char *person_id,
    struct arena *a, bool *out, struct err *e)
{
	struct attendance row;
	struct presence gone;
	bool on_roll, is_out;

	if (!db_attendance_of(db, item->meeting_id, person_id, a, &row,
	    &on_roll, e) || !db_presence_open(db, item->id, person_id, a,
	    &gone, &is_out, e))
		return false;
	*out = on_roll && row.state == ATT_PRESENT && !is_out;
	return true;
}

bool
interests_staying(struct db *db, const struct item *item, struct arena *a,
    const char **codes, struct err *e)
{
	const char *list = NULL;
	struct interest *in;
	struct person p;
	bool sits;
	int n;

	if (!interests_of(db, item->id, a, &in, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (in[i].state == INT_DISMISSED)
			continue;
		if (!sits_there(db, item, in[i].person_id, a, &sits, e) ||
		    !db_get(db, &person_record, "id", in[i].person_id, a, &p,
		    e))
			return false;
		if (sits)
			list = codes_add(list, p.code, a);
	}
	*codes = list;
	return true;
}

static bool
suggest(struct db *db, const struct item *item, const struct person *p,
    const char *reason, struct arena *a, struct err *e)
{
	struct interest in;
	bool found;

	if (!db_interest_of(db, item->id, p->id, a, &in, &found, e))
		return false;
	if (found)
		return true;
	record_clear(&interest_record, &in);
	in.id = db_new_id(db, a);
	in.item_id = item->id;
	in.person_id = p->id;
	in.state = INT_SUGGESTED;
	in.reason = reason;
	return db_insert(db, &interest_record, &in, e);
}

/* Why this person may not be neutral about a pupil of that school; NULL when
 * nothing is known. */
static bool
reason_for(struct db *db, const struct person *p, const char *urn,
    struct arena *a, const char **out, struct err *e)
{
	struct person_link *links;
	bool same = false;
	int n;

	*out = NULL;
	if (p->school_urn != NULL &&
	    !school_is_same(db, p->school_urn, urn, &same, e))
		return false;
	if (same)
		*out = OWN_SCHOOL;
	if (same || !person_links(db, p->id, a, &links, &n, e))
		return same;
	for (int i = 0; i < n && *out == NULL; i++) {
		if (!school_is_same(db, links[i].school_urn, urn, &same, e))
			return false;
		if (same)
			*out = links[i].why;
	}
	return true;
}

static bool
suggest_for_item(struct db *db, const struct item *item,
    const struct person *people, int count, struct arena *a, struct err *e)
{
	struct referral r;

	if (!db_get(db, &referral_record, "id", item->referral_id, a, &r, e))
		return false;
	for (int i = 0; i < count; i++) {
		const char *reason;

		if (!reason_for(db, &people[i], r.school_urn, a, &reason,
		    e) || (reason != NULL && !suggest(db, item, &people[i],
		    reason, a, e)))
			return false;
	}
	return true;
}

/* Members and their substitutes; guests decide nothing. */
static bool
deciders(struct db *db, const char *meeting_id, struct arena *a,
    struct person **out, int *count, struct err *e)
{
	struct attendance *roll;
	struct person *people;
	int n, kept = 0;

	if (!attendance_list(db, meeting_id, a, &roll, &n, e))
		return false;
	people = arena_array(a, (size_t)n, sizeof *people);
	for (int i = 0; i < n; i++)
		if (roll[i].person_id != NULL &&
		    roll[i].capacity <= AS_SUBSTITUTE && !db_get(db,
		    &person_record, "id", roll[i].person_id, a,
		    &people[kept++], e))
			return false;
	*out = people;
	*count = kept;
	return true;
}

bool
interests_suggest_for(struct db *db, const struct item *item,
    struct arena *a, struct err *e)
{
	struct person *people;
	int n;

	return deciders(db, item->meeting_id, a, &people, &n, e) &&
	    suggest_for_item(db, item, people, n, a, e);
}

bool
interests_suggest(struct db *db, const char *meeting_id, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct person *people;
	struct item *items;
	int count, n;
	bool ok;

	if (!db_begin(db, "suggest interests", e))
		return false;
	ok = deciders(db, meeting_id, &a, &people, &n, e) &&
	    agenda_items(db, meeting_id, &a, &items, &count, e);
	for (int i = 0; ok && i < count; i++)
		if (items[i].kind == ITEM_CASE &&
		    items[i].state == ITEM_WAITING)
			ok = suggest_for_item(db, &items[i], people, n, &a,
			    e);
	return act_end(db, &a, ok, e);
}

/* The item and its meeting, which must not be over. */
static bool
item_load(struct db *db, const char *item_id, unsigned states,
    struct arena *a, struct item *item, struct meeting *m, struct err *e)
{
	return db_get(db, &item_record, "id", item_id, a, item, e) &&
	    db_get(db, &meeting_record, "id", item->meeting_id, a, m, e) &&
	    sitting_is(m, states, "This can be noted", e);
}

static bool
settle(struct db *db, const char *item_id, const char *code,
    enum interest_state state, const char *reason, struct arena *a,
    struct err *e)
{
	struct interest in;
	struct meeting m;
	struct person p;
	struct item item;
	bool found;

	if (!item_load(db, item_id, IN(MEETING_DRAFT) | IN(MEETING_FROZEN) |
	    IN(MEETING_OPEN) | IN(MEETING_ADJOURNED) | IN(MEETING_ENDED), a,
	    &item, &m, e) || !person_by_code(db, code, a, &p, e) ||
	    !db_interest_of(db, item.id, p.id, a, &in, &found, e))
		return false;
	if (text_is_blank(reason) && (!found || state == INT_DISMISSED)) {
		err_set(e, ERR_USAGE, state == INT_DISMISSED ?
		    "Say why it is no interest; the reason is minuted." :
		    "Say which interest it is.");
		return false;
	}
	if (!found) {
		record_clear(&interest_record, &in);
		in.id = db_new_id(db, a);
		in.item_id = item.id;
		in.person_id = p.id;
	}
	in.state = (int)state;
	if (!text_is_blank(reason))
		in.reason = reason;
	return (found ? db_update(db, &interest_record, &in, e) :
	    db_insert(db, &interest_record, &in, e)) &&
	    chain(db, "settle interest", "interest", in.id, NULL,
	    "state reason", audit_content(&interest_record, &in, a), e);
}

bool
interest_settle(struct db *db, const char *item_id, const char *person_code,
    enum interest_state state, const char *reason, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "settle an interest", "list", e))
		return false;
	return act_end(db, &a, settle(db, item_id, person_code, state,
	    reason, &a, e), e);
}

/* The reason that is minuted: given, else that of the interest. */
static bool
why_out(struct db *db, const struct item *item, const struct person *p,
    const char *given, struct arena *a, const char **out, struct err *e)
{
	struct interest in;
	bool found;

	if (!db_interest_of(db, item->id, p->id, a, &in, &found, e))
		return false;
	*out = given != NULL ? given : found ? in.reason : NULL;
	if (!found || in.state != INT_SUGGESTED)
		return true;
	in.state = INT_DECLARED;
	return db_update(db, &interest_record, &in, e);
}

static bool
go_out(struct db *db, const char *item_id, const char *code,
    const char *reason, struct arena *a, struct err *e)
{
	struct presence out;
	struct meeting m;
	struct person p;
	struct item item;
	bool found;

	if (!item_load(db, item_id, IN(MEETING_OPEN), a, &item, &m, e) ||
	    !person_by_code(db, code, a, &p, e) ||
	    !db_presence_open(db, item.id, p.id, a, &out, &found, e))
		return false;
	if (found) {
		err_set(e, ERR_DATA, "%s is out of the room for this case "
		    "already.", p.code);
		return false;
	}
	record_clear(&presence_record, &out);
	out.id = db_new_id(db, a);
	out.item_id = item.id;
	out.person_id = p.id;
	out.out_at = db_now(db);
	return why_out(db, &item, &p, reason, a, &out.reason, e) &&
	    db_insert(db, &presence_record, &out, e) &&
	    chain(db, "leave room", "presence", out.id, NULL, "out_at",
	    audit_content(&presence_record, &out, a), e);
}

bool
room_out(struct db *db, const char *item_id, const char *person_code,
    const char *reason, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "leave the room", "list", e))
		return false;
	return act_end(db, &a, go_out(db, item_id, person_code, reason, &a,
	    e), e);
}

static bool
come_in(struct db *db, const char *item_id, const char *code,
    struct arena *a, struct err *e)
{
	struct presence out;
	struct meeting m;
	struct person p;
	struct item item;
	bool found;

	if (!item_load(db, item_id, IN(MEETING_OPEN), a, &item, &m, e) ||
	    !person_by_code(db, code, a, &p, e) ||
	    !db_presence_open(db, item.id, p.id, a, &out, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_DATA, "%s is not out of the room.", p.code);
		return false;
	}
	out.in_at = db_now(db);
	return db_update(db, &presence_record, &out, e) &&
	    chain(db, "return to room", "presence", out.id, NULL, "in_at",
	    audit_content(&presence_record, &out, a), e);
}

bool
room_in(struct db *db, const char *item_id, const char *person_code,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "return to the room", "list", e))
		return false;
	return act_end(db, &a, come_in(db, item_id, person_code, &a, e), e);
}
