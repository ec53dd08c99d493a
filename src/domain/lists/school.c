/*
 * Schools that close or go on as others.  See school.h; their addresses are
 * in contact.c.
 */
#include "src/domain/lists/school.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/lists/contact.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"

/* A chain this long is a circle that came from elsewhere. */
#define CHAIN_MOST 20

bool
school_on(struct db *db, const char *urn, int day, struct arena *a,
    struct school *out, struct err *e)
{
	struct school s, next;
	bool found = true;

	if (!db_get(db, &school_record, "urn", urn, a, &s, e))
		return false;
	for (int i = 0; s.successor != NULL && i < CHAIN_MOST &&
	    (s.closed_on == DAY_NONE || s.closed_on < day); i++) {
		if (!db_seek(db, &school_record, "urn", s.successor, a,
		    &next, &found, e))
			return false;
		if (!found)
			break;
		s = next;
	}
	*out = s;
	return true;
}

bool
school_current(struct db *db, const char *urn, struct arena *a,
    struct school *out, struct err *e)
{
	return school_on(db, urn, INT_MAX, a, out, e);
}

bool
school_is_same(struct db *db, const char *urn, const char *other, bool *out,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct school x, y;
	bool ok = true;

	*out = strcmp(urn, other) == 0;
	if (!*out) {
		ok = school_current(db, urn, &a, &x, e) &&
		    school_current(db, other, &a, &y, e);
		*out = ok && strcmp(x.urn, y.urn) == 0;
	}
	arena_release(&a);
	return ok;
}

bool
school_before(struct db *db, const char *urn, struct arena *a,
    struct school **out, int *count, struct err *e)
{
	return db_list(db, &school_record, "successor", urn,
	    "closed_on, urn", a, out, count, e);
}

static bool
may_close(const struct school *s, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	if (s->successor == NULL)
		return true;
	err_set(e, ERR_DATA, "%s has gone into %s on %s already.",
	    s->name != NULL ? s->name : s->urn, s->successor,
	    day_words(s->closed_on, day));
	return false;
}

/* The status in the words of the national register of schools. */
static void
set_closed(struct db *db, struct school *s, int day)
{
	s->closed_on = day;
	s->status = day < day_today(db) ? "Closed" :
	    "Open, but proposed to close";
}

static bool
save(struct db *db, const char *act, struct school *s, struct arena *a,
    struct err *e)
{
	return db_update(db, &school_record, s, e) &&
	    chain(db, act, "school", s->urn, NULL,
	    "status closed_on successor succession",
	    audit_content(&school_record, s, a), e);
}

/* Who is of the old school on the day belongs to the new one. */
static bool
move_people(struct db *db, const struct school *from,
    const struct school *to, int day, int *moved, struct arena *a,
    struct err *e)
{
	struct person *p;
	int n;

	*moved = 0;
	if (!db_list(db, &person_record, "school_urn", from->urn, "code", a,
	    &p, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (p[i].to_on != DAY_NONE && p[i].to_on < day)
			continue;
		p[i].school_urn = to->urn;
		if (!db_update(db, &person_record, &p[i], e))
			return false;
		++*moved;
	}
	return true;
}

static bool
merge(struct db *db, const char *old, const char *new, int day,
    enum succession how, int *people, struct arena *a, struct err *e)
{
	struct school from, to, end;

	if (!school_get(db, old, a, &from, e) ||
	    !school_get(db, new, a, &to, e) || !may_close(&from, e) ||
	    !school_current(db, to.urn, a, &end, e))
		return false;
	if (strcmp(end.urn, from.urn) == 0) {
		err_set(e, ERR_DATA, "%s has gone into %s, so it cannot be "
		    "the other way round.", to.urn, from.urn);
		return false;
	}
	set_closed(db, &from, day);
	from.successor = to.urn;
	from.succession = how;
	if (to.email == NULL && from.email != NULL) {
		to.email = from.email;
		if (!db_update(db, &school_record, &to, e))
			return false;
	}
	return contacts_carry(db, &from, &to, day, a, e) &&
	    move_people(db, &from, &to, day, people, a, e) &&
	    save(db, "merge school", &from, a, e);
}

bool
school_merge(struct db *db, const char *old, const char *new, int day,
    enum succession how, int *people, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "merge schools", "refer", e))
		return false;
	return act_end(db, &a, merge(db, old, new, day, how, people, &a, e),
	    e);
}

static bool
close_school(struct db *db, const char *urn, int day, struct arena *a,
    struct err *e)
{
	struct school s;

	if (!school_get(db, urn, a, &s, e) || !may_close(&s, e))
		return false;
	set_closed(db, &s, day);
	return contacts_end(db, s.urn, day, a, e) &&
	    save(db, "close school", &s, a, e);
}

bool
school_close(struct db *db, const char *urn, int day, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "close a school", "refer", e))
		return false;
	return act_end(db, &a, close_school(db, urn, day, &a, e), e);
}
