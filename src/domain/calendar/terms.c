/*
 * School days and terms, from dated rows only: nothing is computed from a
 * number of weeks.  Where several sources speak of a school year, the one
 * with most weight counts: the school's own dates, then those made up for a
 * training register, the county's, a proposal's, another school's.
 */
#include "src/domain/calendar/days.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/calendar/calendar.h"

#define TERMS_A_YEAR 3
#define HALF_TERMS_A_YEAR 6
#define OWN_SCHOOL 100		/* added to the weight of its own rows */
#define PROPOSAL 2		/* the least weight that binds other schools */
#define TERMS_MOST 120		/* forty years of them */

struct span {
	int first;
	int last;
	int weight;
	const char *origin;
};

/* The terms of every year that is known, in order. */
struct spans {
	struct span at[TERMS_MOST];
	int count;
};

static int
weight_of(const struct term *t)
{
	return t->weight + (t->school_urn != NULL ? OWN_SCHOOL : 0);
}

/* "2025/26" begins in August: Leicestershire's autumn term does. */
static const char *
school_year(int day, char out[static 16])
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	y -= m < 8;
	snprintf(out, 16, "%04d/%02d", y, (y + 1) % 100);
	return out;
}

static bool
same_year(const struct term *t, const char *year)
{
	return strncmp(t->academic_year, year, 4) == 0;
}

/* The greatest weight among the rows of YEAR that are of EVENT; -1: none. */
static int
best_weight(const struct calendar *c, const char *year, enum term_event event)
{
	int best = -1;

	for (int i = 0; i < c->term_count; i++)
		if (c->terms[i].event == (int)event &&
		    same_year(&c->terms[i], year) &&
		    weight_of(&c->terms[i]) > best)
			best = weight_of(&c->terms[i]);
	return best;
}

static void
add_span(struct spans *s, const struct term *t)
{
	if (s->count < TERMS_MOST)
		s->at[s->count++] = (struct span){ t->first_day, t->last_day,
		    weight_of(t), t->origin };
}

/* Rows of one event and one weight in one year; they come in order. */
static void
collect(const struct calendar *c, const char *year, enum term_event event,
    int weight, struct spans *out)
{
	for (int i = 0; i < c->term_count; i++)
		if (c->terms[i].event == (int)event &&
		    same_year(&c->terms[i], year) &&
		    weight_of(&c->terms[i]) == weight)
			add_span(out, &c->terms[i]);
}

/*
 * What is taught in a school year: its terms, or, where only half terms are
 * listed, those.  *WHOLE says whether all of the year is there.
 */
static void
taught(const struct calendar *c, const char *year, struct spans *out,
    bool *halves, bool *whole)
{
	int terms = best_weight(c, year, TERM);
	int half_terms = best_weight(c, year, HALF_TERM_TAUGHT);

	out->count = 0;
	*halves = half_terms > terms;
	if (*halves)
		collect(c, year, HALF_TERM_TAUGHT, half_terms, out);
	else if (terms >= 0)
		collect(c, year, TERM, terms, out);
	*whole = out->count >= (*halves ? HALF_TERMS_A_YEAR : TERMS_A_YEAR);
}

static bool
say_no_terms(const struct calendar *c, int day, struct err *e)
{
	char year[16], words[DAY_WORDS_SIZE];

	if (c->la_code[0] == '\0')
		err_set(e, ERR_DATA, "No local authority is named, so the "
		    "terms around %s are not known.", day_words(day, words));
	else
		err_set(e, ERR_DATA, "The term dates of authority %s around "
		    "%s (%s) are not known to this register. Import them: "
		    "convene import terms FILE.", c->la_code,
		    day_words(day, words), school_year(day, year));
	return false;
}

static bool
covers(const struct term *t, int day)
{
	return t->first_day <= day && day <= t->last_day;
}

static bool
overlaps(const struct term *t, const struct span *s)
{
	return t->first_day <= s->last && s->first <= t->last_day;
}

/* Is DAY in the half-term holiday of term S, by the source with most weight
 * that tells of one in this term? */
static bool
in_half_term(const struct calendar *c, const struct span *s, int day)
{
	int best = -1;
	bool inside = false;

	for (int i = 0; i < c->term_count; i++) {
		const struct term *t = &c->terms[i];

		if (t->event != HALF_TERM_HOLIDAY || !overlaps(t, s) ||
		    weight_of(t) < best)
			continue;
		inside = (weight_of(t) == best && inside) || covers(t, day);
		best = weight_of(t);
	}
	return inside;
}

/* Training days differ by school: another single school's say nothing. */
static bool
is_training_day(const struct calendar *c, int day)
{
	for (int i = 0; i < c->term_count; i++)
		if (c->terms[i].event == TRAINING_DAY &&
		    covers(&c->terms[i], day) &&
		    weight_of(&c->terms[i]) >= PROPOSAL)
			return true;
	return false;
}

static const struct span *
find_span(const struct spans *s, int day)
{
	for (int i = 0; i < s->count; i++)
		if (s->at[i].first <= day && day <= s->at[i].last)
			return &s->at[i];
	return NULL;
}

/* A day outside every row: holiday for certain, or simply not known? */
static bool
is_between(const struct spans *s, bool whole, int day)
{
	int y, m, d;

	if (whole)
		return true;
	day_split(s->at[0].first, &y, &m, &d);
	if (day < s->at[0].first)
		return m == 8 || m == 9;	/* the autumn term's start */
	return day < s->at[s->count - 1].last;
}

bool
day_is_school_day(const struct calendar *c, int day, bool *out,
    const char **origin, struct err *e)
{
	struct spans spans;
	const struct span *s;
	char year[16];
	bool halves, whole;

	taught(c, school_year(day, year), &spans, &halves, &whole);
	if (spans.count == 0)
		return say_no_terms(c, day, e);
	s = find_span(&spans, day);
	if (s == NULL && !is_between(&spans, whole, day))
		return say_no_terms(c, day, e);
	*origin = s != NULL ? s->origin : spans.at[0].origin;
	*out = s != NULL && day_weekday(day) < SATURDAY &&
	    (!calendar_knows(c, day) || day_is_working(c, day)) &&
	    !in_half_term(c, s, day) && !is_training_day(c, day);
	return true;
}

static bool
week_has_school(const struct calendar *c, int first, bool *out,
    struct err *e)
{
	const char *origin;
	bool met = false;

	for (int i = 0; i < 7 && !met; i++)
		if (!day_is_school_day(c, first + i, &met, &origin, e))
			return false;
	*out = met;
	return true;
}

bool
days_add_school_weeks(const struct calendar *c, int day, int n, int *out,
    struct err *e)
{
	bool school;

	for (; n > 0; day += 7) {
		if (!week_has_school(c, day, &school, e))
			return false;
		n -= school;
	}
	*out = day;
	return true;
}

/* Six half terms make three terms. */
static void
pair_halves(struct spans *s)
{
	for (int i = 0; i < s->count / 2; i++) {
		s->at[i] = s->at[2 * i];
		s->at[i].last = s->at[2 * i + 1].last;
	}
	s->count /= 2;
}

/* All terms from the year before DAY's on, as far as they are known without
 * a gap: a year that is not whole is the last. */
static void
terms_around(const struct calendar *c, int day, struct spans *out)
{
	int y, m, d;
	bool whole = true, halves;

	day_split(day, &y, &m, &d);
	y -= m < 8;
	out->count = 0;
	for (int i = 0; i < 20 && whole; i++) {
		struct spans s;
		char year[16];

		school_year(day_of(y + i, 9, 1), year);
		taught(c, year, &s, &halves, &whole);
		if (halves)
			pair_halves(&s);
		for (int k = 0; k < s.count && out->count < TERMS_MOST; k++)
			out->at[out->count++] = s.at[k];
	}
}

/* The number of the term that DAY lies in or comes before; -1: none is
 * known, or perhaps not the one before it. */
static int
term_index(const struct spans *s, int day)
{
	if (s->count > 0 && !is_between(s, false, day) &&
	    find_span(s, day) == NULL)
		return -1;
	for (int i = 0; i < s->count; i++)
		if (day <= s->at[i].last)
			return i;
	return -1;
}

bool
day_term(const struct calendar *c, int day, int *first, int *last,
    const char **origin, struct err *e)
{
	struct spans s;
	int i;

	terms_around(c, day, &s);
	i = term_index(&s, day);
	if (i < 0)
		return say_no_terms(c, day, e);
	*first = s.at[i].first;
	*last = s.at[i].last;
	*origin = s.at[i].origin;
	return true;
}

static int
monday_of(int day)
{
	return day - (int)day_weekday(day);
}

/*
 * N periods on: the day before the same week of the period N later; from the
 * first day of one, or from a holiday before it, the last day of the N-th.
 */
static bool
add_periods(const struct calendar *c, const struct spans *s, int day, int n,
    int *out, struct err *e)
{
	int i = term_index(s, day), to, result;

	if (i < 0)
		return say_no_terms(c, day, e);
	to = i + n - (day <= s->at[i].first);
	if (to >= s->count)
		return say_no_terms(c, s->at[s->count - 1].last + 30, e);
	result = s->at[to].last;
	if (day > s->at[i].first) {
		int same = monday_of(s->at[to].first) + day -
		    monday_of(s->at[i].first) - 1;

		result = same < result ? same : result;
	}
	*out = result;
	return true;
}

bool
days_add_terms(const struct calendar *c, int day, int n, int *out,
    struct err *e)
{
	struct spans s;

	terms_around(c, day, &s);
	return add_periods(c, &s, day, n, out, e);
}

/* The half-term holiday inside a term, by the source with most weight. */
static const struct term *
half_term_of(const struct calendar *c, const struct span *s)
{
	const struct term *best = NULL;

	for (int i = 0; i < c->term_count; i++) {
		const struct term *t = &c->terms[i];

		if (t->event == HALF_TERM_HOLIDAY && overlaps(t, s) &&
		    (best == NULL || weight_of(t) > weight_of(best)))
			best = t;
	}
	return best;
}

static void
add_half(struct spans *s, const struct span *term, int first, int last)
{
	while (day_weekday(first) >= SATURDAY)
		first++;
	while (day_weekday(last) >= SATURDAY)
		last--;
	s->at[s->count] = *term;
	s->at[s->count].first = first;
	s->at[s->count++].last = last;
}

/* Each term as its two halves, up to one whose holiday is not known. */
static void
split_halves(const struct calendar *c, struct spans *s)
{
	struct spans out = { .count = 0 };

	for (int i = 0; i < s->count && out.count + 2 <= TERMS_MOST; i++) {
		const struct term *t = half_term_of(c, &s->at[i]);

		if (t == NULL)
			break;
		add_half(&out, &s->at[i], s->at[i].first, t->first_day - 1);
		add_half(&out, &s->at[i], t->last_day + 1, s->at[i].last);
	}
	*s = out;
}

/* All half terms from the year of DAY on, as terms_around(). */
static void
halves_around(const struct calendar *c, int day, struct spans *out)
{
	int y, m, d, known = HALF_TERMS_A_YEAR;
	bool halves, whole;

	day_split(day, &y, &m, &d);
	y -= m < 8;
	out->count = 0;
	for (int i = 0; i < 20 && known == HALF_TERMS_A_YEAR; i++) {
		struct spans s;
		char year[16];

		taught(c, school_year(day_of(y + i, 9, 1), year), &s,
		    &halves, &whole);
		if (!halves)
			split_halves(c, &s);
		known = s.count;
		for (int k = 0; k < s.count && out->count < TERMS_MOST; k++)
			out->at[out->count++] = s.at[k];
	}
}

bool
day_half_term(const struct calendar *c, int day, int *first, int *last,
    const char **origin, struct err *e)
{
	struct spans s;
	int i;

	halves_around(c, day, &s);
	i = term_index(&s, day);
	if (i < 0)
		return say_no_terms(c, day, e);
	*first = s.at[i].first;
	*last = s.at[i].last;
	*origin = s.at[i].origin;
	return true;
}

bool
days_add_half_terms(const struct calendar *c, int day, int n, int *out,
    struct err *e)
{
	struct spans s;

	halves_around(c, day, &s);
	return add_periods(c, &s, day, n, out, e);
}
