/*
 * Conditions that count days: terms since a date, gaps between dates, and
 * what has happened to a case since it came in.
 */
#include "src/domain/gates/asked.h"

#include <stdlib.h>
#include <string.h>

#include "src/domain/after/event.h"
#include "src/domain/decisions/timing.h"

static bool
calendar_of(struct asked *q, struct calendar **out, struct err *e)
{
	return timing_calendar(q->db, q->dossier->scheme,
	    q->dossier->referral.school_urn, q->arena, out, e);
}

/* Did something that began on START run for N terms before the referral? */
bool
judge_terms_since(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	const char *value = field_value(q, p->field);
	int start = value != NULL ? day_parse(value) : DAY_NONE, last;
	struct err unknown = ERR_INIT;
	struct calendar *c;

	if (start == DAY_NONE)
		return say_blank(q, p->field);
	if (!calendar_of(q, &c, e))
		return false;
	if (!days_add_terms(c, start, (int)strtol(p->value, NULL, 10), &last,
	    &unknown))
		return say(q, CRITERION_MISSING, arena_strdup(q->arena,
		    unknown.text));
	return say(q, q->dossier->referral.received >= last ?
	    CRITERION_MET : CRITERION_NOT_MET, arena_printf(q->arena,
	    "%s: %s; full on %s, received %s.", field_label(q, p->field),
	    day_text(q, start), day_text(q, last), day_text(q,
	    q->dossier->referral.received)));
}

/* Is there any day of school in the week of DAY?  Where nobody knows, yes. */
static bool
week_counts(const struct calendar *c, int day)
{
	int monday = day - (int)day_weekday(day);
	const char *origin;
	bool school;

	for (int i = 0; i < 7; i++)
		if (!day_is_school_day(c, monday + i, &school, &origin,
		    NULL) || school)
			return true;
	return false;
}

/* Days from FROM to TO, without weeks of school holidays. */
static int
days_between(const struct calendar *c, int from, int to)
{
	int n = 0;

	for (int day = from + 1; day <= to; day++)
		n += week_counts(c, day);
	return n;
}

struct gaps {
	int dates;
	int longest;
	const char *over;	/* those that are too long, in words */
};

static void
gap_add(struct asked *q, const struct calendar *c, int from, int to,
    int most, struct gaps *g)
{
	int n = days_between(c, from, to);

	if (n > g->longest)
		g->longest = n;
	if (n > most)
		g->over = arena_printf(q->arena, "%s%s%s to %s (%d days)",
		    g->over, *g->over ? ", " : "", day_text(q, from),
		    day_text(q, to), n);
}

/* The dates in the field, and from the last of them to the referral. */
static void
gaps_count(struct asked *q, const struct calendar *c, const char *list,
    int most, struct gaps *g)
{
	int before = DAY_NONE;

	while (*list != '\0') {
		size_t n = strcspn(list, ";");
		int day = day_parse(arena_strndup(q->arena, list, n));

		if (day != DAY_NONE && before != DAY_NONE)
			gap_add(q, c, before, day, most, g);
		if (day != DAY_NONE) {
			before = day;
			g->dates++;
		}
		list += n + (list[n] == ';');
	}
	if (before != DAY_NONE && before < q->dossier->referral.received)
		gap_add(q, c, before, q->dossier->referral.received, most,
		    g);
}

bool
judge_gaps(struct asked *q, const struct predicate_row *p, struct err *e)
{
	const char *value = field_value(q, p->field);
	struct gaps g = { 0, 0, "" };
	struct calendar *c;
	int most = (int)strtol(p->value, NULL, 10);

	if (value == NULL)
		return say_blank(q, p->field);
	if (!calendar_of(q, &c, e))
		return false;
	gaps_count(q, c, value, most, &g);
	if (*g.over != '\0')
		return say(q, CRITERION_NOT_MET, arena_printf(q->arena,
		    "%s: more than %d days apart, holidays not counted: %s.",
		    field_label(q, p->field), most, g.over));
	return say(q, g.dates > 1 ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "%s: %d date%s, at most %d days apart.",
	    field_label(q, p->field), g.dates, g.dates == 1 ? "" : "s",
	    g.longest));
}

/* The last event of this kind counts: an answer can change. */
bool
judge_happened(struct asked *q, const struct predicate_row *p,
    struct err *e)
{
	int kind = word_value(event_words, p->field), n;
	const struct event_row *row = event_find(q->dossier->scheme,
	    q->pathway, kind);
	const char *label = row != NULL ? row->label : p->field;
	const struct case_event *last = NULL;
	struct case_event *list;

	if (!events_of(q->db, q->dossier->referral.id, q->arena, &list, &n,
	    e))
		return false;
	for (int i = 0; i < n; i++)
		if (list[i].event == kind)
			last = &list[i];
	if (last == NULL)
		return say(q, CRITERION_MISSING, arena_printf(q->arena,
		    "Not recorded: %s.", label));
	return say(q, p->value == NULL || code_in_list(p->value,
	    last->result) ? CRITERION_MET : CRITERION_NOT_MET,
	    arena_printf(q->arena, "%s: %s%s%s.", label, day_text(q,
	    last->on_day), last->result != NULL ? ", " : "",
	    last->result != NULL ? code_label(q->db, q->dossier->scheme,
	    row != NULL && row->result != NULL ? row->result : "",
	    last->result, q->arena) : ""));
}
