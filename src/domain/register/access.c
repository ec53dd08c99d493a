/*
 * The one table of acts and roles, and the members of a register.
 */
#include "src/domain/register/access.h"

#include <assert.h>
#include <string.h>

#include "db/register.h"
#include "src/domain/register/audit.h"

#define CHAIR (1u << MEMBER_CHAIR)
#define TAKER (1u << MEMBER_MINUTE_TAKER)
#define READER (1u << MEMBER_READER)
#define ADMIN (1u << MEMBER_ADMINISTRATOR)
#define AUDITOR (1u << MEMBER_AUDITOR)
#define ALL (CHAIR | TAKER | READER | ADMIN | AUDITOR)

static const struct right {
	const char *act;
	unsigned roles;
	const char *says;	/* You may not ... */
} rights[] = {
	{ "read", ALL, "read this register" },
	{ "reveal", CHAIR | TAKER | READER, "see names" },
	{ "refer", CHAIR | TAKER | ADMIN, "take in or change referrals" },
	{ "list", CHAIR | TAKER, "plan or run meetings" },
	{ "decide", CHAIR, "record decisions" },
	{ "write", CHAIR | TAKER, "write minutes or plans" },
	{ "place", CHAIR | TAKER, "change places or waiting lists" },
	{ "release", CHAIR | TAKER, "release or send plans" },
	{ "audit", CHAIR | TAKER | ADMIN | AUDITOR, "see who did what" },
	{ "erase", CHAIR | ADMIN, "erase what is past its time" },
	{ "backup", CHAIR | TAKER | ADMIN, "copy this register" },
	{ "administer", ADMIN, "administer this register" },
	{ NULL, 0, NULL }
};

static const struct right *
right_find(const char *act)
{
	const struct right *r = rights;

	while (r->act != NULL && strcmp(r->act, act) != 0)
		r++;
	assert(r->act != NULL);
	return r;
}

bool
access_roles(struct db *db, const char *user, struct arena *a,
    struct member **out, int *count, struct err *e)
{
	return db_list(db, &member_record, "unix_user", user, "role", a, out,
	    count, e);
}

bool
access_list(struct db *db, struct arena *a, struct member **out, int *count,
    struct err *e)
{
	return db_list(db, &member_record, NULL, NULL, "unix_user, role", a,
	    out, count, e);
}

static const char *
role_list(unsigned roles, struct arena *a)
{
	const char *list = "";

	for (int i = 0; member_role_words[i] != NULL; i++) {
		if (!(roles & 1u << i))
			continue;
		roles &= ~(1u << i);
		list = arena_printf(a, "%s%s%s", list, *list == '\0' ? "" :
		    roles != 0 ? ", " : " or ", member_role_words[i]);
	}
	return list;
}

static bool
refuse(struct db *db, const struct right *r, int role_count,
    struct arena *a, struct err *e)
{
	if (role_count == 0)
		err_set(e, ERR_DENIED, "%s has no role in this register. "
		    "Its administrator can give one with “convene member "
		    "add %s ROLE”.", db_actor(db), db_actor(db));
	else
		err_set(e, ERR_DENIED, "%s may not %s here. That takes the "
		    "role %s.", db_actor(db), r->says,
		    role_list(r->roles, a));
	return false;
}

bool
access_may(struct db *db, const char *act, struct err *e)
{
	const struct right *r = right_find(act);
	struct arena a = ARENA_INIT;
	struct member *m;
	unsigned roles = 0;
	int count, members;
	bool ok;

	ok = access_roles(db, db_actor(db), &a, &m, &count, e) &&
	    db_count_members(db, &members, e);
	for (int i = 0; ok && i < count; i++)
		roles |= 1u << m[i].role;
	if (ok && members > 0 && !(roles & r->roles))
		ok = refuse(db, r, count, &a, e);
	arena_release(&a);
	return ok;
}

static bool
member_audit(struct db *db, const char *act, const struct member *m,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct audit_entry entry = {
		.act = act, .kind = "member", .entity = m->unix_user,
		.fields = "role",
		.content = audit_content(&member_record, m, &a),
	};
	bool ok = audit_add(db, &entry, e);

	arena_release(&a);
	return ok;
}

static struct member *
member_find(struct member *m, int count, enum member_role role)
{
	for (int i = 0; i < count; i++)
		if (m[i].role == (int)role)
			return &m[i];
	return NULL;
}

static bool
give(struct db *db, const char *user, enum member_role role,
    struct arena *a, struct err *e)
{
	struct member *m, added;
	int count;

	if (!access_may(db, "administer", e) ||
	    !access_roles(db, user, a, &m, &count, e))
		return false;
	if (member_find(m, count, role) != NULL) {
		err_set(e, ERR_DATA, "%s is %s here already.", user,
		    member_role_words[role]);
		return false;
	}
	record_clear(&member_record, &added);
	added.id = db_new_id(db, a);
	added.unix_user = user;
	added.role = role;
	return db_insert(db, &member_record, &added, e) &&
	    member_audit(db, "give role", &added, e);
}

bool
access_give(struct db *db, const char *user, enum member_role role,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "give a role", e))
		return false;
	ok = give(db, user, role, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

static bool
is_last_administrator(const struct member *all, int count)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		n += all[i].role == MEMBER_ADMINISTRATOR;
	return n == 1;
}

static bool
take(struct db *db, const char *user, enum member_role role,
    struct arena *a, struct err *e)
{
	struct member *m, *all, *gone;
	int count, all_count;

	if (!access_may(db, "administer", e) ||
	    !access_roles(db, user, a, &m, &count, e) ||
	    !access_list(db, a, &all, &all_count, e))
		return false;
	gone = member_find(m, count, role);
	if (gone == NULL) {
		err_set(e, ERR_NO_INPUT, "%s is not %s here.", user,
		    member_role_words[role]);
		return false;
	}
	if (role == MEMBER_ADMINISTRATOR &&
	    is_last_administrator(all, all_count)) {
		err_set(e, ERR_DATA, "%s is the last administrator of this "
		    "register. Give the role to somebody else first.", user);
		return false;
	}
	return db_delete(db, &member_record, "id", gone->id, e) &&
	    member_audit(db, "take role", gone, e);
}

bool
access_take(struct db *db, const char *user, enum member_role role,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "take a role", e))
		return false;
	ok = take(db, user, role, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}
