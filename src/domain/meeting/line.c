/*
 * Lines of the minutes.  Earlier texts of a line stay; two people never
 * overwrite each other, because a change needs the revision that was seen.
 * What a typed line means is in entry.c.
 */
#include "src/domain/meeting/minutes.h"

#include <string.h>

#include "db/decision.h"
#include "db/meeting.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/meeting/entry.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

#define WRITABLE (IN(MEETING_DRAFT) | IN(MEETING_FROZEN) | \
    IN(MEETING_OPEN) | IN(MEETING_ADJOURNED) | IN(MEETING_ENDED))

static bool
line_chain(struct db *db, const struct line *l, const char *act,
    const char *fields, struct arena *a, struct err *e)
{
	struct referral r;

	if (l->referral_id == NULL)
		return audit_row(db, act, "line", l->id, NULL, fields, e);
	return db_get(db, &referral_record, "id", l->referral_id, a, &r,
	    e) && audit_row(db, act, "line", l->id, r.pupil_id, fields, e);
}

/* An owner is a role of the pack that is filled, or a person. */
static bool
owner_is_known(struct db *db, const struct scheme *s, const char *owner,
    struct arena *a, struct err *e)
{
	const struct role *r;
	struct person p;

	if (owner == NULL)
		return true;
	r = scheme_role(s, owner);
	if (r == NULL)
		return person_by_code(db, owner, a, &p, e);
	if (r->fte != NULL && strcmp(r->fte, "vacant") == 0) {
		refuse(e, r->rule, "The post of %s is vacant, so it cannot "
		    "be given an action.", r->label);
		return false;
	}
	return true;
}

static bool
line_is_sound(struct db *db, const struct scheme *s, const struct line *l,
    struct arena *a, struct err *e)
{
	if (text_is_blank(l->text)) {
		err_set(e, ERR_DATA, "The line is empty.");
		return false;
	}
	if (l->kind == LINE_ACTION)
		return owner_is_known(db, s, l->owner, a, e);
	if (l->owner == NULL && l->due_on == DAY_NONE)
		return true;
	err_set(e, ERR_DATA, "Only an action has an owner and a date.");
	return false;
}

static bool
add(struct db *db, const char *meeting_ref, const char *ref,
    struct line *l, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct item item;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, WRITABLE, "Lines can be written until the "
	    "record is closed,", e))
		return false;
	if (ref != NULL) {
		if (!agenda_item(db, m.id, ref, a, &item, e))
			return false;
		l->item_id = item.id;
		l->referral_id = item.referral_id;
	}
	l->id = db_new_id(db, a);
	l->meeting_id = m.id;
	l->state = LINE_OPEN;
	l->author = arena_strdup(a, db_actor(db));
	l->made_at = db_now(db);
	return entry_owner_by_code(db, l, a, e) &&
	    line_is_sound(db, s, l, a, e) &&
	    db_insert(db, &line_record, l, e) &&
	    line_chain(db, l, "write line", "text", a, e);
}

bool
line_add(struct db *db, const char *meeting_ref, const char *ref,
    struct line *l, struct arena *a, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct line made = *l;

	if (!act_begin(db, "write a line", "write", e))
		return false;
	if (!act_end(db, &scratch, add(db, meeting_ref, ref, &made, a, e),
	    e))
		return false;
	*l = made;
	return true;
}

static bool
version_keep(struct db *db, const struct line *l, struct err *e)
{
	struct line_version v;

	record_clear(&line_version_record, &v);
	v.line_id = l->id;
	v.rev = l->rev;
	v.item_id = l->item_id;
	v.referral_id = l->referral_id;
	v.kind = l->kind;
	v.text = l->text;
	v.owner = l->owner;
	v.due_on = l->due_on;
	v.state = l->state;
	v.changed_by = l->changed_by;
	v.changed_at = l->changed_at;
	return db_insert(db, &line_version_record, &v, e);
}

/* The line as it stands, whose meeting takes changes yet. */
static bool
load_writable(struct db *db, const char *id, struct arena *a,
    struct line *l, struct meeting *m, const struct scheme **s,
    struct err *e)
{
	if (!db_get(db, &line_record, "id", id, a, l, e))
		return false;
	if (l->state == LINE_REMOVED) {
		err_set(e, ERR_DATA, "That line was removed.");
		return false;
	}
	return db_get(db, &meeting_record, "id", l->meeting_id, a, m, e) &&
	    sitting_is(m, WRITABLE, "Lines can be changed until the record "
	    "is closed,", e) && scheme_get(db, m->pack_id, a, s, e);
}

static bool
change(struct db *db, struct line *l, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct line before;
	struct meeting m;

	return load_writable(db, l->id, a, &before, &m, &s, e) &&
	    line_is_sound(db, s, l, a, e) && version_keep(db, &before, e) &&
	    db_update(db, &line_record, l, e) &&
	    line_chain(db, l, "change line", "text kind owner due_on", a,
	    e);
}

bool
line_change(struct db *db, struct line *l, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct line changed = *l;
	const char *by;
	bool ok;

	if (!act_begin(db, "change a line", "write", e))
		return false;
	ok = change(db, &changed, &a, e);
	by = changed.changed_by;
	if (!act_end(db, &a, ok, e))
		return false;
	l->rev = changed.rev;
	l->changed_by = by;	/* the actor's name lives in db */
	l->changed_at = changed.changed_at;
	return true;
}

/* How one act changes a line once it was loaded. */
typedef bool edit_fn(struct db *, const struct meeting *, struct line *,
    const void *how, struct arena *, struct err *e);

static bool
edit(struct db *db, const char *id, const char *act, edit_fn *apply,
    const void *how, struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct scheme *s;
	struct meeting m;
	struct line l;

	if (!act_begin(db, act, "write", e))
		return false;
	return act_end(db, &a, load_writable(db, id, &a, &l, &m, &s, e) &&
	    version_keep(db, &l, e) && apply(db, &m, &l, how, &a, e) &&
	    db_update(db, &line_record, &l, e) &&
	    line_chain(db, &l, act, "item state", &a, e), e);
}

static bool
apply_move(struct db *db, const struct meeting *m, struct line *l,
    const void *to_ref, struct arena *a, struct err *e)
{
	struct item item;

	if (!agenda_item(db, m->id, to_ref, a, &item, e))
		return false;
	l->item_id = item.id;
	l->referral_id = item.referral_id;
	return true;
}

bool
line_move(struct db *db, const char *line_id, const char *to_ref,
    struct err *e)
{
	return edit(db, line_id, "move line", apply_move, to_ref, e);
}

static bool
apply_remove(struct db *db, const struct meeting *m, struct line *l,
    const void *how, struct arena *a, struct err *e)
{
	(void)m;
	(void)how;
	(void)a;
	(void)e;
	l->state = LINE_REMOVED;
	l->ended_on = day_today(db);
	return true;
}

bool
line_remove(struct db *db, const char *line_id, struct err *e)
{
	return edit(db, line_id, "remove line", apply_remove, NULL, e);
}

bool
line_get(struct db *db, const char *line_id, struct arena *a,
    struct line *out, struct err *e)
{
	return db_get(db, &line_record, "id", line_id, a, out, e);
}

static void
drop_removed(struct line *lines, int *count)
{
	int kept = 0;

	for (int i = 0; i < *count; i++)
		if (lines[i].state != LINE_REMOVED)
			lines[kept++] = lines[i];
	*count = kept;
}

static bool
lines_by(struct db *db, const char *column, const char *id,
    struct arena *a, struct line **out, int *count, struct err *e)
{
	if (!db_list(db, &line_record, column, id, "id", a, out, count, e))
		return false;
	drop_removed(*out, count);
	return true;
}

bool
lines_of_item(struct db *db, const char *item_id, struct arena *a,
    struct line **out, int *count, struct err *e)
{
	return lines_by(db, "item_id", item_id, a, out, count, e);
}

bool
lines_of_meeting(struct db *db, const char *meeting_id, struct arena *a,
    struct line **out, int *count, struct err *e)
{
	return lines_by(db, "meeting_id", meeting_id, a, out, count, e);
}

bool
actions_due(struct db *db, const char *scheme, int day, struct arena *a,
    struct line **out, int *count, struct err *e)
{
	return db_actions_due(db, scheme, day, a, out, count, e);
}

static bool
action_load(struct db *db, const char *id, struct arena *a, struct line *l,
    struct err *e)
{
	if (!db_get(db, &line_record, "id", id, a, l, e))
		return false;
	if (l->kind == LINE_ACTION && l->state != LINE_REMOVED)
		return true;
	err_set(e, ERR_DATA, "That line is no action.");
	return false;
}

static bool
end_action(struct db *db, const char *id, enum line_state state,
    struct arena *a, struct err *e)
{
	struct line l;

	if (!action_load(db, id, a, &l, e) || !version_keep(db, &l, e))
		return false;
	l.state = (int)state;
	l.ended_on = state == LINE_OPEN ? DAY_NONE : day_today(db);
	return db_update(db, &line_record, &l, e) &&
	    line_chain(db, &l, "report action", "state", a, e);
}

bool
action_end(struct db *db, const char *line_id, enum line_state state,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "report an action", "write", e))
		return false;
	return act_end(db, &a, end_action(db, line_id, state, &a, e), e);
}
