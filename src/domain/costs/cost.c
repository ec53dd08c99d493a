/*
 * Prices of a pack, and bills with their working.  Nothing is built in: a
 * figure stands in tariffs.csv, or somebody entered it.
 */
#include "src/domain/costs/cost.h"

#include <bsd/stdlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/cost.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

#define PENCE_MOST 100000000		/* a million pounds */

const char *
money_words(int64_t pence, struct arena *a)
{
	int64_t pounds = pence / 100;
	int rest = (int)(pence % 100);

	if (pounds >= 1000000)
		return arena_printf(a, "£%d,%03d,%03d.%02d",
		    (int)(pounds / 1000000), (int)(pounds / 1000 % 1000),
		    (int)(pounds % 1000), rest);
	if (pounds >= 1000)
		return arena_printf(a, "£%d,%03d.%02d", (int)(pounds / 1000),
		    (int)(pounds % 1000), rest);
	return arena_printf(a, "£%d.%02d", (int)pounds, rest);
}

const char *
time_words(int minutes, struct arena *a)
{
	if (minutes % 60 == 0)
		return arena_printf(a, "%d h", minutes / 60);
	if (minutes < 60)
		return arena_printf(a, "%d min", minutes);
	return arena_printf(a, "%d h %d min", minutes / 60, minutes % 60);
}

/* A part of an amount, to the nearest penny. */
static int
part_of(int64_t pence, int64_t n, int64_t of)
{
	return (int)((2 * pence * n + of) / (2 * of));
}

bool
cost_year(const struct scheme *s, int day, int *from, int *to,
    struct err *e)
{
	const char *start = scheme_setting(s, "subscription_starts");
	int month = 4, date = 1, y, m, d;

	if (start != NULL && (sscanf(start, "%2d-%2d", &month, &date) != 2 ||
	    day_of(2001, month, date) == DAY_NONE)) {
		err_set(e, ERR_CONFIG, "The setting subscription_starts of "
		    "%s should be a month and a day such as 04-01, not "
		    "“%s”.", s->id, start);
		return false;
	}
	day_split(day, &y, &m, &d);
	y -= m < month || (m == month && d < date);
	*from = day_of(y, month, date);
	*to = day_of(y + 1, month, date) - 1;
	return true;
}

static bool
is_valid(int from, int to, int day)
{
	return (from == DAY_NONE || from <= day) &&
	    (to == DAY_NONE || day <= to);
}

const struct tariff *
tariff_on(const struct scheme *s, const char *unit, int day)
{
	SCHEME_ROWS(s, PART_TARIFFS, struct tariff, t)
		if (strcmp(t->unit, unit) == 0 &&
		    is_valid(t->valid_from, t->valid_to, day))
			return t;
	return NULL;
}

int
band_hours(const struct scheme *s, int pupils, int day,
    const struct band **band)
{
	SCHEME_ROWS(s, PART_BANDS, struct band, b)
		if (is_valid(b->valid_from, b->valid_to, day) &&
		    pupils >= b->from_roll && (b->to_roll == INT_NONE ||
		    pupils <= b->to_roll)) {
			*band = b;
			return b->hours;
		}
	return INT_NONE;
}

static struct charge *
add_charge(struct bill *b, struct arena *a, const struct tariff *t,
    int pence, const char *working)
{
	struct charge *more = arena_array(a, (size_t)b->count + 1,
	    sizeof *more);

	if (b->count > 0)
		memcpy(more, b->charges, (size_t)b->count * sizeof *more);
	b->charges = more;
	more[b->count] = (struct charge){ .pence = pence,
		.working = working, .figure = t != NULL ? t->figure : "",
		.label = t != NULL ? t->label : "", .rule = t != NULL ?
		t->rule : NULL };
	if (pence == INT_NONE)
		b->whole = false;
	else
		b->pence += pence;
	return &more[b->count++];
}

static const char *
day_text(int day, struct arena *a)
{
	char words[DAY_WORDS_SIZE];

	return arena_strdup(a, day_words(day, words));
}

/* Clusters. */

static void
bill_purchases(struct bill *b, const struct ledger *l, struct arena *a)
{
	for (int i = 0; i < l->bought_count; i++) {
		const struct purchase *p = &l->bought[i];
		const struct tariff *t = tariff_on(l->scheme, p->kind ==
		    BOUGHT_SUBSCRIPTION ? "pupil" : "extra-hour",
		    p->bought_on > l->year_from ? p->bought_on :
		    l->year_from);

		add_charge(b, a, t, p->pence, p->working);
	}
}

/* What was given after the last hour was spent, at the price of its day. */
static bool
bill_beyond(struct bill *b, const struct ledger *l, struct arena *a,
    struct err *e)
{
	int spent = 0;

	for (int i = 0; i < l->hours_count; i++) {
		const struct hours *h = &l->hours[i];
		const struct tariff *t;
		int over;

		spent += h->minutes;
		over = spent - l->granted;
		over = over > h->minutes ? h->minutes : over;
		if (over <= 0)
			continue;
		t = tariff_on(l->scheme, "extra-hour", h->on_day);
		if (t == NULL) {
			err_set(e, ERR_CONFIG, "No price for further hours "
			    "is held for %s.", day_text(h->on_day, a));
			return false;
		}
		add_charge(b, a, t, part_of(t->pence, over, 60),
		    arena_printf(a, "%s: %s beyond the hours that were "
		    "bought × %s an hour", day_text(h->on_day, a),
		    time_words(over, a), money_words(t->pence, a)));
	}
	return true;
}

bool
cost_of_cluster(struct db *db, const char *code, int day, struct arena *a,
    struct bill *out, struct err *e)
{
	struct bill b = { .basis = "cluster", .whole = true,
		.allotted = INT_NONE };
	struct ledger l;

	if (!ledger_load(db, code, day != DAY_NONE ? day : day_today(db), a,
	    &l, e))
		return false;
	b.of = b.cluster = l.cluster.code;
	b.minutes = l.used;
	b.left = l.left;
	b.warning = l.warning;
	bill_purchases(&b, &l, a);
	if (!bill_beyond(&b, &l, a, e))
		return false;
	*out = b;
	return true;
}

/* Cases. */

static bool
is_given(const struct decided *d, bool found, const char *list)
{
	if (list == NULL)
		return true;
	if (!found)
		return false;
	if (code_in_list(list, word_of(disposition_words,
	    d->decision.disposition)) || (d->decision.provision != NULL &&
	    code_in_list(list, d->decision.provision)))
		return true;
	for (int i = 0; i < d->code_count; i++)
		if (d->codes[i].kind == DC_OUTCOME &&
		    code_in_list(list, d->codes[i].code))
			return true;
	return false;
}

/* "250" or "250.50" pounds; INT_NONE when it is none. */
static int
pounds_in(const char *text)
{
	int pounds = 0, pence = 0, n = 0;
	char first = '0', second = '0';

	if (sscanf(text, "%6d%n.%c%c", &pounds, &n, &first, &second) < 1 ||
	    n == 0 || pounds < 0)
		return INT_NONE;
	pence = (first - '0') * 10 + second - '0';
	return pence < 0 || pence > 99 ? INT_NONE : 100 * pounds + pence;
}

/* What a case costs once, by what was decided and what the form says. */
static void
bill_once(struct bill *b, const struct dossier *d,
    const struct decided *decided, bool found, int day, struct arena *a)
{
	SCHEME_ROWS(d->scheme, PART_TARIFFS, struct tariff, t) {
		const char *entered = t->amount_field == NULL ? "" :
		    dossier_field(d, t->amount_field, a);
		int pence = t->pence;

		if (strcmp(t->unit, "case") != 0 ||
		    !is_valid(t->valid_from, t->valid_to, day) ||
		    !is_given(decided, found, t->applies) ||
		    (t->when_field != NULL && !codes_meet(t->when_value,
		    dossier_field(d, t->when_field, a), a)))
			continue;
		if (pence == INT_NONE && *entered != '\0')
			pence = pounds_in(entered);
		add_charge(b, a, t, pence, pence == INT_NONE ?
		    "The amount is not entered." : t->pence != INT_NONE ?
		    "As the scheme has it" : "As entered");
	}
}

static bool
is_promise(const struct dossier *d, const struct decided *x)
{
	for (int i = 0; i < x->code_count; i++) {
		const struct outcome_row *o = x->codes[i].kind == DC_OUTCOME ?
		    scheme_outcome(d->scheme, d->referral.pathway,
		    x->codes[i].code) : NULL;

		if (o != NULL && o->contingent == 1)
			return true;
	}
	return false;
}

/* A place that is charged by days (SLIP-62) costs something, which nobody
 * has entered here. */
static void
bill_place(struct bill *b, const struct dossier *d,
    const struct decided *decided, bool found, struct arena *a)
{
	const struct provision *p = found && decided->decision.provision !=
	    NULL && !is_promise(d, decided) ? scheme_provision(d->scheme,
	    decided->decision.provision) : NULL;

	if (p == NULL || p->payer == NULL || strcmp(p->payer,
	    "place-charge") != 0)
		return;
	SCHEME_ROWS(d->scheme, PART_TARIFFS, struct tariff, t)
		if (strcmp(t->unit, "annual") == 0)
			add_charge(b, a, t, INT_NONE, arena_printf(a, "By "
			    "days of school: --annual %s=PENCE --days N",
			    t->figure));
}

/* What the programme of the case allots, in the field that the setting
 * hours_field names; INT_NONE: nothing is said. */
static int
allotted(const struct dossier *d, struct arena *a)
{
	const char *field = scheme_setting(d->scheme, "hours_field");
	const char *text = field != NULL ? dossier_field(d, field, a) : "";
	char *end;
	double hours = strtod(text, &end);

	return end != text && *end == '\0' && hours >= 0 && hours < 10000 ?
	    (int)(hours * 60 + 0.5) : INT_NONE;
}

/* The hours of the case that were paid by the hour, each at its day's price;
 * those of a cluster are on its own bill. */
static bool
bill_hours(struct db *db, struct bill *b, const struct dossier *d,
    struct arena *a, struct err *e)
{
	struct hours *list;
	int n, of_cluster = 0;

	if (!db_hours_of_referral(db, d->referral.id, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		const struct scheme *s;
		const struct tariff *t;
		const char *warning;

		b->minutes += list[i].minutes;
		if (list[i].cluster_id != NULL) {
			of_cluster += list[i].minutes;
			continue;
		}
		if (!scheme_in_force(db, d->scheme->id, list[i].on_day, a,
		    &s, &warning, e))
			return false;
		t = tariff_on(s, "hour", list[i].on_day);
		if (t == NULL) {
			err_set(e, ERR_CONFIG, "No price by the hour is held "
			    "for %s.", day_text(list[i].on_day, a));
			return false;
		}
		add_charge(b, a, t, part_of(t->pence, list[i].minutes, 60),
		    arena_printf(a, "%s: %s × %s an hour",
		    day_text(list[i].on_day, a),
		    time_words(list[i].minutes, a),
		    money_words(t->pence, a)));
	}
	if (of_cluster > 0)
		add_charge(b, a, NULL, 0, arena_printf(a, "%s from the hours "
		    "of the cluster %s", time_words(of_cluster, a),
		    b->cluster != NULL ? b->cluster : ""))->label =
		    "Hours of the cluster";
	return true;
}

/* Which cluster stands behind the case today, and what it has left. */
static bool
find_cluster(struct db *db, struct bill *b, const struct dossier *d,
    struct arena *a, struct err *e)
{
	struct cluster c;
	struct ledger l;
	bool found;

	if (d->scheme->part[PART_BANDS].count == 0)
		return true;
	b->basis = "pay-as-you-use";
	if (!db_cluster_of_school(db, d->referral.scheme,
	    d->referral.school_urn, day_today(db), a, &c, &found, e))
		return false;
	if (!found)
		return true;
	if (!ledger_load(db, c.code, day_today(db), a, &l, e))
		return false;
	b->cluster = c.code;
	if (l.subscribed) {
		b->basis = "cluster";
		b->left = l.left;
	}
	return true;
}

bool
cost_of_case(struct db *db, const char *ref, struct arena *a,
    struct bill *out, struct err *e)
{
	struct bill b = { .basis = "case", .left = INT_NONE,
		.whole = true };
	struct decided decided;
	struct dossier d;
	bool found;
	int day;

	if (!dossier_load(db, ref, a, &d, e) ||
	    !decision_standing(db, d.referral.id, NULL, a, &decided, &found,
	    e))
		return false;
	day = found ? decided.decision.decided_on : day_today(db);
	b.of = d.referral.ref;
	b.warning = d.scheme_warning;
	b.allotted = allotted(&d, a);
	if (!find_cluster(db, &b, &d, a, e))
		return false;
	bill_once(&b, &d, &decided, found, day, a);
	bill_place(&b, &d, &decided, found, a);
	if (!bill_hours(db, &b, &d, a, e))
		return false;
	*out = b;
	return true;
}

/* Places by days. */

static const struct tariff *
annual_figure(const struct scheme *s, const char *figure)
{
	SCHEME_ROWS(s, PART_TARIFFS, struct tariff, t)
		if (strcmp(t->unit, "annual") == 0 &&
		    strcmp(t->figure, figure) == 0)
			return t;
	return NULL;
}

static const char *
annual_figures(const struct scheme *s, struct arena *a)
{
	const char *list = "";

	SCHEME_ROWS(s, PART_TARIFFS, struct tariff, t)
		if (strcmp(t->unit, "annual") == 0)
			list = arena_printf(a, "%s%s%s", list, *list ?
			    ", " : "", t->figure);
	return list;
}

static bool
read_pence(const char *text, int *out, struct err *e)
{
	const char *fault;
	long long n = strtonum(text, 0, PENCE_MOST, &fault);

	if (fault == NULL) {
		*out = (int)n;
		return true;
	}
	err_set(e, ERR_USAGE, "“%s” should be a whole number of pence.",
	    text);
	return false;
}

/* "FIGURE=PENCE", or PENCE alone for the first figure of the pack. */
static bool
bill_annual(struct bill *b, const struct scheme *s, const char *pair,
    int days, int of, struct arena *a, struct err *e)
{
	const char *sign = strchr(pair, '=');
	const char *name = sign != NULL ? arena_strndup(a, pair,
	    (size_t)(sign - pair)) : NULL;
	const struct tariff *t = NULL;
	int pence, part;

	if (!read_pence(sign != NULL ? sign + 1 : pair, &pence, e))
		return false;
	SCHEME_ROWS(s, PART_TARIFFS, struct tariff, first)
		if (name == NULL && t == NULL &&
		    strcmp(first->unit, "annual") == 0)
			t = first;
	if (name != NULL && (t = annual_figure(s, name)) == NULL) {
		err_set(e, ERR_USAGE, "“%s” is no figure of a year. %s has: "
		    "%s.", name, s->id, annual_figures(s, a));
		return false;
	}
	part = part_of(pence, days, of);
	add_charge(b, a, t, part, arena_printf(a, "%s a year / %d days × %d "
	    "days", money_words(pence, a), of, days));
	return true;
}

#define CHARGE_DAYS 190		/* a school year has at least as many */

bool
cost_by_days(struct db *db, const char *ref, const char *annual, int days,
    int of, struct arena *a, struct bill *out, struct err *e)
{
	struct bill b = { .basis = "annual", .left = INT_NONE,
		.whole = true, .allotted = INT_NONE };
	struct dossier d;
	const char *pair;

	if (!dossier_load(db, ref, a, &d, e))
		return false;
	if (of == INT_NONE)
		of = scheme_number(d.scheme, "charge_days", CHARGE_DAYS);
	if (days < 0 || of <= 0 || days > of) {
		err_set(e, ERR_USAGE, "A place takes 0 to %d days of a "
		    "year.", of);
		return false;
	}
	if (*annual_figures(d.scheme, a) == '\0') {
		err_set(e, ERR_DATA, "%s charges nothing by days of a year.",
		    d.scheme->id);
		return false;
	}
	b.of = d.referral.ref;
	b.warning = d.scheme_warning;
	while ((pair = codes_next(&annual, a)) != NULL)
		if (!bill_annual(&b, d.scheme, pair, days, of, a, e))
			return false;
	*out = b;
	return true;
}
