/*
 * Addresses at schools, one at a time for each role, with their days and
 * where they came from; and the schools to which people are bound.
 */
#include "src/domain/lists/contact.h"

#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/who.h"
#include "src/domain/values/check.h"

static bool
is_of_day(const struct contact *c, int day)
{
	return c->from_on <= day && (c->to_on == DAY_NONE ||
	    c->to_on >= day);
}

bool
contact_list(struct db *db, const char *urn, int day, struct arena *a,
    struct contact **out, int *count, struct err *e)
{
	struct contact *rows;
	int n, kept = 0;

	if (!db_list(db, &contact_record, "school_urn", urn,
	    "role, from_on", a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (day == DAY_NONE || is_of_day(&rows[i], day))
			rows[kept++] = rows[i];
	*out = rows;
	*count = kept;
	return true;
}

static bool
note(struct db *db, const char *act, const struct contact *c,
    struct arena *a, struct err *e)
{
	return chain(db, act, "school", c->school_urn, NULL,
	    "contact", audit_content(&contact_record, c, a), e);
}

static bool
put(struct db *db, struct contact *c, struct arena *a, struct err *e)
{
	c->id = db_new_id(db, a);
	return db_insert(db, &contact_record, c, e) &&
	    note(db, "set contact", c, a, e);
}

static bool
end_one(struct db *db, struct contact *c, int day, struct arena *a,
    struct err *e)
{
	c->to_on = day;
	return db_update(db, &contact_record, c, e) &&
	    note(db, "end contact", c, a, e);
}

/* Who has the role on DAY or later makes room for the new one. */
static bool
make_room(struct db *db, const char *urn, const char *role, int day,
    struct arena *a, struct err *e)
{
	struct contact *rows;
	int n;

	if (!contact_list(db, urn, DAY_NONE, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (strcasecmp(rows[i].role, role) != 0 ||
		    (rows[i].to_on != DAY_NONE && rows[i].to_on < day))
			continue;
		if (rows[i].from_on >= day ? !db_delete(db, &contact_record,
		    "id", rows[i].id, e) : !end_one(db, &rows[i], day - 1,
		    a, e))
			return false;
	}
	return true;
}

static bool
set(struct db *db, const char *urn, struct contact *c, struct arena *a,
    struct err *e)
{
	struct school s;

	if (text_is_blank(c->role) || text_is_blank(c->source)) {
		err_set(e, ERR_USAGE, text_is_blank(c->role) ? "Say which "
		    "role the address is for, such as office or senco." :
		    "Say where the address came from.");
		return false;
	}
	if (!email_check(c->email, e) || !school_get(db, urn, a, &s, e))
		return false;
	if (s.closed_on != DAY_NONE && s.closed_on < c->from_on) {
		err_set(e, ERR_DATA, "%s is closed then. Set the address at "
		    "the school that has taken its place.", s.name != NULL ?
		    s.name : s.urn);
		return false;
	}
	c->school_urn = s.urn;
	return make_room(db, s.urn, c->role, c->from_on, a, e) &&
	    put(db, c, a, e);
}

bool
contact_set(struct db *db, const char *urn, const char *role,
    const char *name, const char *email, const char *source, int day,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct contact c;

	record_clear(&contact_record, &c);
	c.role = role;
	c.name = text_is_blank(name) ? NULL : name;
	c.email = email;
	c.source = source;
	c.from_on = day;
	if (!act_begin(db, "set a contact", "refer", e))
		return false;
	return act_end(db, &a, set(db, urn, &c, &a, e), e);
}

static bool
end(struct db *db, const char *urn, const char *role, int day,
    struct arena *a, struct err *e)
{
	struct contact *rows;
	struct school s;
	int n;

	if (!school_get(db, urn, a, &s, e) ||
	    !contact_list(db, s.urn, day, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (strcasecmp(rows[i].role, role) == 0)
			return end_one(db, &rows[i], day, a, e);
	err_set(e, ERR_NO_INPUT, "%s has no address for “%s” then.", s.urn,
	    role);
	return false;
}

bool
contact_end(struct db *db, const char *urn, const char *role, int day,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "end a contact", "refer", e))
		return false;
	return act_end(db, &a, end(db, urn, role, day, &a, e), e);
}

bool
contacts_end(struct db *db, const char *urn, int day, struct arena *a,
    struct err *e)
{
	struct contact *rows;
	int n;

	if (!contact_list(db, urn, day, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (!end_one(db, &rows[i], day, a, e))
			return false;
	return true;
}

static bool
has_role(const struct contact *rows, int n, const char *role)
{
	for (int i = 0; i < n; i++)
		if (strcasecmp(rows[i].role, role) == 0)
			return true;
	return false;
}

bool
contacts_carry(struct db *db, const struct school *from,
    const struct school *to, int day, struct arena *a, struct err *e)
{
	struct contact *old, *new;
	int n, m;

	if (!contact_list(db, from->urn, day, a, &old, &n, e) ||
	    !contact_list(db, to->urn, day + 1, a, &new, &m, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct contact c = old[i];

		if (!end_one(db, &old[i], day, a, e))
			return false;
		if (has_role(new, m, c.role))
			continue;
		c.school_urn = to->urn;
		c.source = arena_printf(a, "%s; carried over from %s",
		    c.source, from->urn);
		c.from_on = day + 1;
		c.to_on = DAY_NONE;
		c.rev = 0;
		if (!put(db, &c, a, e))
			return false;
	}
	return true;
}

bool
person_links(struct db *db, const char *person_id, struct arena *a,
    struct person_link **out, int *count, struct err *e)
{
	return db_list(db, &person_link_record, "person_id", person_id,
	    "school_urn", a, out, count, e);
}

static bool
link_set(struct db *db, const char *code, const char *urn, const char *why,
    struct arena *a, struct err *e)
{
	struct person_link *rows, row;
	struct person p;
	struct school s;
	int n, at = -1;
	bool ok = true;

	if (!person_by_code(db, code, a, &p, e) ||
	    !school_get(db, urn, a, &s, e) ||
	    !person_links(db, p.id, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (strcmp(rows[i].school_urn, s.urn) == 0)
			at = i;
	if (why == NULL && at < 0) {
		err_set(e, ERR_NO_INPUT, "%s is not bound to %s.", code, urn);
		return false;
	}
	record_clear(&person_link_record, &row);
	row = at >= 0 ? rows[at] : row;
	row.why = why;
	if (why == NULL)
		ok = db_delete(db, &person_link_record, "id", row.id, e);
	else if (at >= 0)
		ok = db_update(db, &person_link_record, &row, e);
	else {
		row.id = db_new_id(db, a);
		row.person_id = p.id;
		row.school_urn = s.urn;
		ok = db_insert(db, &person_link_record, &row, e);
	}
	return ok && chain(db, why != NULL ? "bind person" : "untie person",
	    "person", p.code, NULL, "school_urn", s.urn, e);
}

bool
person_link_set(struct db *db, const char *code, const char *urn,
    const char *why, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "bind a person to a school", "refer", e))
		return false;
	return act_end(db, &a, link_set(db, code, urn, why, &a, e), e);
}
