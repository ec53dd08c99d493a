/*
 * Counting places.  Provisions of one pool share its capacity; groups have
 * capacities of their own inside it.  Promised places are shown beside the
 * count, not inside it.
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
	F_INT(places, contingent), F_INT(places, waiting),
	F_DAY(places, next_leaver_on), F_END
};
const struct record places_record =
    { "places", places_fields, sizeof(struct places) };

static bool
add_counts(struct db *db, const char *provision, const char *group, int day,
    const char *but, struct places *p, struct err *e)
{
	int taken, contingent, leaver;

	if (!db_places_taken(db, provision, group, day, day_today(db),
	    but, &taken, e) || !db_places_contingent(db, provision, group,
	    &contingent, e) || !db_places_leaver(db, provision, group, day,
	    &leaver, e))
		return false;
	p->taken += taken;
	p->contingent += contingent;
	if (leaver != DAY_NONE && (p->next_leaver_on == DAY_NONE ||
	    leaver < p->next_leaver_on))
		p->next_leaver_on = leaver;
	return true;
}

/* All provisions that share the pool of PR. */
static bool
count_pool(struct db *db, const struct scheme *s,
    const struct provision *pr, int day, const char *but, struct places *p,
    struct err *e)
{
	SCHEME_ROWS(s, PART_PROVISIONS, struct provision, other)
		if (strcmp(other->pool, pr->pool) == 0 && !add_counts(db,
		    other->provision, NULL, day, but, p, e))
			return false;
	return true;
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
		p.group_code = g->group_code;
		p.capacity = g->capacity;
	} else if (pool != NULL)
		p.capacity = pool->capacity;
	if (!(g != NULL ? add_counts(db, provision, g->group_code, day,
	    but, &p, e) : count_pool(db, s, pr, day, but, &p, e)) ||
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
