/*
 * Clusters of schools, what they buy, and how they stand.  A year has one
 * price, whenever in it a cluster joins; what was charged stays as it was.
 */
#include "src/domain/costs/cost.h"

#include <string.h>

#include "db/cost.h"
#include "src/base/day.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

bool
cluster_get(struct db *db, const char *code, struct arena *a,
    struct cluster *out, struct err *e)
{
	struct cluster c;
	bool found;

	if (!db_seek(db, &cluster_record, "code", code, a, &c, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "There is no cluster “%s”. “convene "
		    "cluster list” shows them.", code);
		return false;
	}
	*out = c;
	return true;
}

bool
cluster_list(struct db *db, struct arena *a, struct cluster **out,
    int *count, struct err *e)
{
	return db_list(db, &cluster_record, NULL, NULL, "code", a, out,
	    count, e);
}

/* A code is typed, and must not be taken for a referral's. */
static bool
code_is_sound(struct db *db, const char *code, struct arena *a,
    struct err *e)
{
	struct referral r;
	size_t n = strlen(code);
	bool found;

	if (n == 0 || n > 32 || strspn(code, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != n) {
		err_set(e, ERR_USAGE, "“%s” is no code: letters, digits, “-” "
		    "and “_”, at most 32.", code);
		return false;
	}
	if (!db_seek(db, &referral_record, "ref", code, a, &r, &found, e))
		return false;
	if (found)
		err_set(e, ERR_DATA, "“%s” is a referral. Give the cluster "
		    "another code.", code);
	return !found;
}

/* No school is in two clusters of a scheme at once. */
static bool
join(struct db *db, const struct cluster *c, const char *urn, int from,
    struct arena *a, struct err *e)
{
	struct cluster other;
	struct cluster_school m;
	struct school s;
	bool found;

	if (!db_seek(db, &school_record, "urn", urn, a, &s, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "There is no school with the URN "
		    "%s in this register.", urn);
		return false;
	}
	if (!db_cluster_of_school(db, c->scheme, urn, from, a, &other,
	    &found, e))
		return false;
	if (found) {
		err_set(e, ERR_DATA, "%s is in the cluster %s already. Take "
		    "it out there first.", s.name != NULL ? s.name : urn,
		    other.code);
		return false;
	}
	record_clear(&cluster_school_record, &m);
	m.id = db_new_id(db, a);
	m.cluster_id = c->id;
	m.school_urn = s.urn;
	m.from_on = from;
	return db_insert(db, &cluster_school_record, &m, e) &&
	    chain(db, "join cluster", "cluster_school", m.id, NULL,
	    "school from", audit_content(&cluster_school_record, &m, a), e);
}

static bool
join_all(struct db *db, const struct cluster *c, const char *schools,
    int from, struct arena *a, struct err *e)
{
	const char *urn;

	while ((urn = codes_next(&schools, a)) != NULL)
		if (!join(db, c, urn, from, a, e))
			return false;
	return true;
}

static bool
coordinator_is_sound(struct db *db, const char *code, struct arena *a,
    struct err *e)
{
	struct person p;

	return code == NULL || person_by_code(db, code, a, &p, e);
}

/* The only scheme of the register that sells by pupils on roll. */
static bool
selling_scheme(struct db *db, struct arena *a, const char **out,
    struct err *e)
{
	struct pack *packs;
	int count, n = 0;

	if (!scheme_list(db, a, &packs, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		const struct scheme *s;

		if (!scheme_get(db, packs[i].id, a, &s, e))
			return false;
		if (s->part[PART_BANDS].count == 0)
			continue;
		*out = packs[i].scheme;
		n++;
	}
	if (n == 1)
		return true;
	err_set(e, ERR_USAGE, n == 0 ? "No scheme of this register sells "
	    "hours to clusters." : "Several schemes of this register sell "
	    "hours to clusters. Name one with --scheme.");
	return false;
}

static bool
scheme_for(struct db *db, const char *id, struct arena *a, const char **out,
    struct err *e)
{
	const struct scheme *s;

	if (id == NULL)
		return selling_scheme(db, a, out, e);
	if (!scheme_newest(db, id, a, &s, e))
		return false;
	*out = s->id;
	return true;
}

static bool
make(struct db *db, const struct cluster *given, const char *schools,
    int from, struct arena *a, struct err *e)
{
	struct cluster c = *given, held;
	bool found;

	if (!code_is_sound(db, c.code, a, e) || !db_seek(db, &cluster_record,
	    "code", c.code, a, &held, &found, e))
		return false;
	if (found) {
		err_set(e, ERR_DATA, "There is a cluster “%s” already.",
		    held.code);
		return false;
	}
	c.id = db_new_id(db, a);
	return scheme_for(db, given->scheme, a, &c.scheme, e) &&
	    coordinator_is_sound(db, c.coordinator, a, e) &&
	    db_insert(db, &cluster_record, &c, e) &&
	    chain(db, "make cluster", "cluster", c.id, NULL,
	    "name coordinator", audit_content(&cluster_record, &c, a), e) &&
	    join_all(db, &c, schools, from, a, e);
}

bool
cluster_new(struct db *db, const struct cluster *given, const char *schools,
    int from, struct arena *a, struct err *e)
{
	struct arena scratch = ARENA_INIT;

	return act_begin(db, "make a cluster", "place", e) &&
	    act_end(db, &scratch, make(db, given, schools, from != DAY_NONE ?
	    from : day_today(db), a, e), e);
}

bool
cluster_add(struct db *db, const char *code, const char *schools, int from,
    struct arena *a, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct cluster c;

	if (!act_begin(db, "add to a cluster", "place", e))
		return false;
	return act_end(db, &scratch, cluster_get(db, code, a, &c, e) &&
	    join_all(db, &c, schools, from != DAY_NONE ? from :
	    day_today(db), a, e), e);
}

static bool
leave(struct db *db, const char *code, const char *urn, int to,
    struct arena *a, struct err *e)
{
	struct cluster_school m;
	struct cluster c;
	bool found;

	if (!cluster_get(db, code, a, &c, e) ||
	    !db_cluster_membership(db, c.id, urn, a, &m, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "%s is not in the cluster %s.", urn,
		    c.code);
		return false;
	}
	m.to_on = to;
	return db_update(db, &cluster_school_record, &m, e) &&
	    chain(db, "leave cluster", "cluster_school", m.id, NULL, "to",
	    audit_content(&cluster_school_record, &m, a), e);
}

bool
cluster_drop(struct db *db, const char *code, const char *urn, int to,
    struct arena *a, struct err *e)
{
	struct arena scratch = ARENA_INIT;

	return act_begin(db, "take out of a cluster", "place", e) &&
	    act_end(db, &scratch, leave(db, code, urn, to != DAY_NONE ? to :
	    day_today(db), a, e), e);
}

static void
count_pupils(struct ledger *l, struct arena *a)
{
	l->pupils = 0;
	l->unknown = "";
	for (int i = 0; i < l->school_count; i++) {
		const struct school *s = &l->schools[i];

		if (s->roll == INT_NONE)
			l->unknown = arena_printf(a, "%s%s%s", l->unknown,
			    *l->unknown ? ", " : "", s->name != NULL ?
			    s->name : s->urn);
		else
			l->pupils += s->roll;
	}
	if (*l->unknown != '\0')
		l->pupils = INT_NONE;
}

static void
count_time(struct ledger *l)
{
	for (int i = 0; i < l->bought_count; i++) {
		l->subscribed |= l->bought[i].kind == BOUGHT_SUBSCRIPTION;
		l->granted += l->bought[i].minutes;
	}
	for (int i = 0; i < l->hours_count; i++)
		l->used += l->hours[i].minutes;
	l->left = l->used < l->granted ? l->granted - l->used : 0;
	l->beyond = l->used > l->granted ? l->used - l->granted : 0;
}

bool
ledger_load(struct db *db, const char *code, int day, struct arena *a,
    struct ledger *out, struct err *e)
{
	struct ledger l = { .granted = 0 };
	int roll_on;

	if (!cluster_get(db, code, a, &l.cluster, e) ||
	    !scheme_in_force(db, l.cluster.scheme, day, a, &l.scheme,
	    &l.warning, e) ||
	    !cost_year(l.scheme, day, &l.year_from, &l.year_to, e))
		return false;
	roll_on = day < l.year_from ? l.year_from : day;
	if (!db_cluster_schools(db, l.cluster.id, roll_on, a, &l.schools,
	    &l.school_count, e) ||
	    !db_purchases(db, l.cluster.id, l.year_from, a, &l.bought,
	    &l.bought_count, e) ||
	    !db_hours_of_cluster(db, l.cluster.id, l.year_from, l.year_to, a,
	    &l.hours, &l.hours_count, e))
		return false;
	count_pupils(&l, a);
	count_time(&l);
	*out = l;
	return true;
}

static bool
say_no_price(const char *what, int day, struct err *e)
{
	char words[DAY_WORDS_SIZE];

	err_set(e, ERR_CONFIG, "No price %s is held for %s. Load a pack that "
	    "has it in tariffs.csv, or give --pence.", what,
	    day_words(day, words));
	return false;
}

/* The full price of the year, whenever the cluster joins. */
static bool
price_year(const struct ledger *l, int day, struct purchase *p,
    struct arena *a, struct err *e)
{
	const struct tariff *t = tariff_on(l->scheme, "pupil", day);
	const struct band *band;
	int hours;

	if (l->pupils == INT_NONE) {
		err_set(e, ERR_DATA, "The number of pupils is not known for: "
		    "%s. Import the census, or enter it: convene school set "
		    "URN roll=N.", l->unknown);
		return false;
	}
	if (t == NULL)
		return say_no_price("by the pupil", day, e);
	hours = band_hours(l->scheme, l->pupils, day, &band);
	if (hours == INT_NONE) {
		err_set(e, ERR_CONFIG, "No band of hours holds %d pupils. "
		    "Look at bands.csv of the pack.", l->pupils);
		return false;
	}
	p->pupils = l->pupils;
	p->pence = l->pupils * t->pence;
	p->minutes = 60 * hours;
	p->working = arena_printf(a, "%d pupils on roll × %s = %s; up to %d "
	    "hours", l->pupils, money_words(t->pence, a),
	    money_words(p->pence, a), hours);
	return true;
}

static bool
price_hours(const struct ledger *l, int day, struct purchase *p,
    struct arena *a, struct err *e)
{
	const struct tariff *t = tariff_on(l->scheme, "extra-hour", day);

	if (p->minutes == INT_NONE || p->minutes <= 0) {
		err_set(e, ERR_USAGE, "Say how many hours: --hours N.");
		return false;
	}
	if (t == NULL)
		return say_no_price("for further hours", day, e);
	p->pence = (int)(((int64_t)p->minutes * t->pence + 30) / 60);
	p->working = arena_printf(a, "%s × %s an hour = %s",
	    time_words(p->minutes, a), money_words(t->pence, a),
	    money_words(p->pence, a));
	return true;
}

/* Another option, by arrangement with the service. */
static bool
price_arranged(const struct ledger *l, struct purchase *p, struct arena *a,
    struct err *e)
{
	if (p->minutes == INT_NONE || p->minutes <= 0) {
		err_set(e, ERR_USAGE, "What was arranged has a number of "
		    "hours: --hours N.");
		return false;
	}
	p->pupils = l->pupils;
	p->working = arena_printf(a, "By arrangement: %s for %s",
	    money_words(p->pence, a), time_words(p->minutes, a));
	return true;
}

static bool
may_buy(const struct ledger *l, enum purchase_kind kind, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	if (kind == BOUGHT_SUBSCRIPTION && l->subscribed)
		err_set(e, ERR_DATA, "The cluster %s has its subscription "
		    "for the year from %s.", l->cluster.code,
		    day_words(l->year_from, day));
	else if (kind == BOUGHT_HOURS && !l->subscribed)
		err_set(e, ERR_DATA, "The cluster %s has no subscription for "
		    "the year from %s; further hours come on top of one.",
		    l->cluster.code, day_words(l->year_from, day));
	else
		return true;
	return false;
}

static bool
buy(struct db *db, const char *code, int for_day, struct purchase *p,
    struct arena *a, struct err *e)
{
	int today = day_today(db), day = for_day != DAY_NONE ? for_day :
	    today;
	struct ledger l;

	if (!ledger_load(db, code, day, a, &l, e) ||
	    !may_buy(&l, (enum purchase_kind)p->kind, e))
		return false;
	p->id = db_new_id(db, a);
	p->cluster_id = l.cluster.id;
	p->year_from = l.year_from;
	p->bought_on = today;
	p->taken_back = 0;
	p->made_by = arena_strdup(a, db_actor(db));
	p->made_at = db_now(db);
	if (!(p->pence != INT_NONE ? price_arranged(&l, p, a, e) :
	    p->kind == BOUGHT_HOURS ? price_hours(&l, day, p, a, e) :
	    price_year(&l, day, p, a, e)))
		return false;
	return db_insert(db, &purchase_record, p, e) &&
	    chain(db, "buy", "purchase", p->id, NULL, "kind pence minutes",
	    audit_content(&purchase_record, p, a), e);
}

bool
cluster_buy(struct db *db, const char *code, enum purchase_kind kind,
    int for_day, int minutes, int pence, const char *reference,
    struct arena *a, struct purchase *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct purchase p;

	record_clear(&purchase_record, &p);
	p.kind = (int)kind;
	p.minutes = minutes;
	p.pence = pence;
	p.reference = reference;
	if (!act_begin(db, "buy for a cluster", "place", e) ||
	    !act_end(db, &scratch, buy(db, code, for_day, &p, a, e), e))
		return false;
	*out = p;
	return true;
}

static bool
give_back(struct db *db, const char *code, int for_day, struct purchase *p,
    struct arena *a, struct err *e)
{
	struct ledger l;

	if (!ledger_load(db, code, for_day != DAY_NONE ? for_day :
	    day_today(db), a, &l, e))
		return false;
	if (l.bought_count == 0) {
		err_set(e, ERR_NO_INPUT, "The cluster %s has bought nothing "
		    "for that year.", l.cluster.code);
		return false;
	}
	*p = l.bought[l.bought_count - 1];
	p->taken_back = 1;
	return db_update(db, &purchase_record, p, e) &&
	    chain(db, "take back purchase", "purchase", p->id, NULL,
	    "taken_back", audit_content(&purchase_record, p, a), e);
}

bool
cluster_return(struct db *db, const char *code, int for_day,
    struct arena *a, struct purchase *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct purchase p;

	if (!act_begin(db, "take back a purchase", "place", e) ||
	    !act_end(db, &scratch, give_back(db, code, for_day, &p, a, e),
	    e))
		return false;
	*out = p;
	return true;
}
