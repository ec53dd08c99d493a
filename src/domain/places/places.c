/*
 * Counting places.  Provisions of one pool share its capacity; groups have
 * capacities of their own inside it.  A place that starts when another pupil
 * has left is that pupil's: what counts is how many there will be at one
 * time, from the day that is asked about on.  Promised places are shown
 * beside the count, not inside it.
 */
#include <string.h>

#include "db/decision.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static const struct field places_fields[] = {
	F_TEXT(places, provision),
	{ "group", FIELD_TEXT, offsetof(struct places, group_code), NULL },
	F_INT(places, capacity), F_INT(places, taken),
	F_INT(places, here), F_INT(places, planned),
	F_INT(places, contingent), F_INT(places, waiting),
	F_DAY(places, next_leaver_on), F_END
};
const struct record places_record =
    { "places", places_fields, sizeof(struct places) };

/* What is counted together: a group, else all provisions of a pool. */
struct counting {
	struct db *db;
	const struct scheme *s;
	const struct provision *pr;
	const char *group;	/* NULL: the whole pool */
	const char *but;	/* a referral that does not count, or NULL */
};

static bool
counts(const struct counting *c, const struct provision *pr)
{
	return c->group != NULL ? pr == c->pr :
	    strcmp(pr->pool, c->pr->pool) == 0;
}

/* How many are there on DAY, and when the next one starts after it. */
static bool
count_on(const struct counting *c, int day, int *here, int *next,
    struct err *e)
{
	int one, start;

	*here = 0;
	*next = DAY_NONE;
	SCHEME_ROWS(c->s, PART_PROVISIONS, struct provision, pr) {
		if (!counts(c, pr))
			continue;
		if (!db_places_taken(c->db, pr->provision, c->group, day,
		    day_today(c->db), c->but, &one, e) ||
		    !db_places_next_start(c->db, pr->provision, c->group,
		    day, c->but, &start, e))
			return false;
		*here += one;
		if (start != DAY_NONE && (*next == DAY_NONE ||
		    start < *next))
			*next = start;
	}
	return true;
}

static bool
count_taken(const struct counting *c, int day, struct places *p,
    struct err *e)
{
	int here, next;

	if (!count_on(c, day, &p->here, &next, e))
		return false;
	p->taken = p->here;
	while (next != DAY_NONE) {
		if (!count_on(c, next, &here, &next, e))
			return false;
		p->taken = here > p->taken ? here : p->taken;
	}
	return true;
}

static bool
add_counts(struct db *db, const char *provision, const char *group, int day,
    const char *but, struct places *p, struct err *e)
{
	int planned, contingent, leaver;

	if (!db_places_planned(db, provision, group, day, but, &planned,
	    e) || !db_places_contingent(db, provision, group,
	    &contingent, e) || !db_places_leaver(db, provision, group, day,
	    &leaver, e))
		return false;
	p->planned += planned;
	p->contingent += contingent;
	if (leaver != DAY_NONE && (p->next_leaver_on == DAY_NONE ||
	    leaver < p->next_leaver_on))
		p->next_leaver_on = leaver;
	return true;
}

static bool
count_all(const struct counting *c, int day, struct places *p,
    struct err *e)
{
	SCHEME_ROWS(c->s, PART_PROVISIONS, struct provision, pr)
		if (counts(c, pr) && !add_counts(c->db, pr->provision,
		    c->group, day, c->but, p, e))
			return false;
	return count_taken(c, day, p, e);
}

/* Without the places of the referral BUT, unless it is NULL. */
static bool
count_but(struct db *db, const struct scheme *s, const char *provision,
    const char *group, int day, const char *but, struct places *out,
    struct err *e)
{
	const struct provision *pr = scheme_provision(s, provision);
	const struct pool_row *pool = NULL;
	const struct group_row *g = NULL;
	struct counting c = { .db = db, .s = s, .pr = pr, .but = but };
	struct places p = {
		.group_code = "", .capacity = INT_NONE,
		.next_leaver_on = DAY_NONE
	};

	if (pr == NULL) {
		err_set(e, ERR_NO_INPUT, "%s has no provision “%s”.", s->id,
		    provision);
		return false;
	}
	p.provision = pr->provision;
	pool = scheme_pool(s, pr->pool);
	if (group != NULL && *group != '\0')
		g = scheme_group(s, provision, group);
	if (g != NULL) {
		p.group_code = c.group = g->group_code;
		p.capacity = g->capacity;
	} else if (pool != NULL)
		p.capacity = pool->capacity;
	if (!count_all(&c, day != DAY_NONE ? day : day_today(db), &p, e) ||
	    !db_waiting_count(db, provision, g != NULL ? g->group_code :
	    NULL, &p.waiting, e))
		return false;
	*out = p;
	return true;
}

bool
places_count(struct db *db, const struct scheme *s, const char *provision,
    const char *group, int day, struct places *out, struct err *e)
{
	return count_but(db, s, provision, group, day, NULL, out, e);
}

bool
places_all(struct db *db, const struct scheme *s, int day, struct arena *a,
    struct places **out, int *count, struct err *e)
{
	size_t most = (size_t)s->part[PART_PROVISIONS].count +
	    (size_t)s->part[PART_GROUPS].count;
	struct places *list = arena_array(a, most, sizeof *list);
	int n = 0;

	SCHEME_ROWS(s, PART_PROVISIONS, struct provision, pr) {
		bool grouped = false;

		SCHEME_ROWS(s, PART_GROUPS, struct group_row, g) {
			if (strcmp(g->provision, pr->provision) != 0)
				continue;
			grouped = true;
			if (!places_count(db, s, pr->provision,
			    g->group_code, day, &list[n++], e))
				return false;
		}
		if (!grouped && !places_count(db, s, pr->provision, NULL,
		    day, &list[n++], e))
			return false;
	}
	*out = list;
	*count = n;
	return true;
}

static void
say_full(const struct places *p, const char *label, const char *rule,
    struct arena *a, struct fullness *out)
{
	if (p->capacity == INT_NONE || p->taken < p->capacity ||
	    *out->words != '\0')
		return;
	out->words = arena_printf(a, "%s is full: %d of %d places are taken",
	    label, p->taken, p->capacity);
	out->rule = rule != NULL && strcmp(rule, "practice") != 0 ? rule :
	    "";
}

bool
places_full(struct db *db, const struct scheme *s, const char *provision,
    const char *group, int day, const char *but, struct arena *a,
    struct fullness *out, struct err *e)
{
	const struct provision *pr = scheme_provision(s, provision);
	const struct group_row *g = group == NULL ? NULL :
	    scheme_group(s, provision, group);
	const struct pool_row *pool;
	struct fullness f = { "", "" };
	struct places p;

	if (!count_but(db, s, provision, NULL, day, but, &p, e))
		return false;
	pool = scheme_pool(s, pr->pool);
	if (pool != NULL)
		say_full(&p, pr->label, pool->rule, a, &f);
	if (g != NULL) {
		if (!count_but(db, s, provision, group, day, but, &p, e))
			return false;
		say_full(&p, g->label, g->rule, a, &f);
	}
	*out = f;
	return true;
}
