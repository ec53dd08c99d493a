/*
 * Trying a rule pack before it counts: past cases are judged again, by the
 * rules that they had and by the new ones, on the day of their decision (or
 * today), and what would differ is listed: what the gate asks, what could be
 * given and for how long, and what is due.  Nothing is changed.
 */
#include "src/domain/gates/scheme-try.h"

#include <string.h>

#include "db/gate.h"
#include "src/base/day.h"
#include "src/domain/after/due.h"
#include "src/domain/gates/gate.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/decision.h"

struct trial {
	struct db *db;
	const struct scheme *scheme;	/* the new one */
	struct arena *arena;
	struct tried *out;
	int room;
};

static void
differ(struct trial *t, const struct dossier *d, const char *what,
    const char *rule, const char *before, const char *after)
{
	struct tried *out = t->out;

	out->lines = arena_room(t->arena, out->lines, out->count, &t->room,
	    sizeof *out->lines);
	out->lines[out->count++] = (struct tried_line){
		.ref = arena_strdup(t->arena, d->referral.ref),
		.pathway = arena_strdup(t->arena, d->referral.pathway),
		.what = arena_strdup(t->arena, what),
		.rule = arena_strdup(t->arena, rule),
		.before = before, .after = after
	};
}

static const struct gate_line *
line_find(const struct gate *g, const char *criterion)
{
	for (int i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].criterion->criterion, criterion) == 0)
			return &g->lines[i];
	return NULL;
}

static const char *
state_word(const struct gate_line *line)
{
	return line == NULL ? "not asked" :
	    line->blocking ? "blocks" :
	    criterion_state_words[line->state];
}

static void
compare_gates(struct trial *t, const struct dossier *d,
    const struct gate *before, const struct gate *after)
{
	for (int i = 0; i < before->count; i++) {
		const struct criterion *c = before->lines[i].criterion;
		const char *was = state_word(&before->lines[i]);
		const char *is = state_word(line_find(after, c->criterion));

		if (strcmp(was, is) != 0)
			differ(t, d, c->criterion, c->rule, was, is);
	}
	for (int i = 0; i < after->count; i++) {
		const struct criterion *c = after->lines[i].criterion;

		if (line_find(before, c->criterion) == NULL)
			differ(t, d, c->criterion, c->rule, "not asked",
			    state_word(&after->lines[i]));
	}
}

/* Limits of one rule are told apart by what answers them. */
static const struct due *
limit_find(const struct due *list, int n, const struct due *x)
{
	for (int i = 0; i < n; i++)
		if (list[i].rule != NULL && strcmp(list[i].rule, x->rule) ==
		    0 && (strcmp(x->rule, "practice") != 0 ||
		    strcmp(list[i].what, x->what) == 0) &&
		    list[i].waits_for != NULL && x->waits_for != NULL &&
		    strcmp(list[i].waits_for, x->waits_for) == 0)
			return &list[i];
	return NULL;
}

static const char *
limit_words(struct trial *t, const struct due *x)
{
	char day[DAY_WORDS_SIZE];

	if (x == NULL)
		return "no limit";
	return x->due_on == DAY_NONE ? "a limit without a day" :
	    arena_printf(t->arena, "due %s", day_words(x->due_on, day));
}

/* What is due by one pack and not, or on another day, by the other. */
static void
compare_limits(struct trial *t, const struct dossier *d,
    const struct due *own, int own_count, const struct due *other,
    int other_count, bool other_is_new)
{
	for (int i = 0; i < own_count; i++) {
		const struct due *x = &own[i], *y;

		if (x->rule == NULL)
			continue;
		y = limit_find(other, other_count, x);
		if (y == NULL && !other_is_new)
			differ(t, d, x->what, x->rule, limit_words(t, NULL),
			    limit_words(t, x));
		else if (other_is_new && (y == NULL || y->due_on !=
		    x->due_on))
			differ(t, d, x->what, x->rule, limit_words(t, x),
			    limit_words(t, y));
	}
}

static bool
try_limits(struct trial *t, const struct dossier *d, struct arena *scratch,
    struct err *e)
{
	struct dossier other = *d;
	struct due *before, *after;
	int n, m;

	other.scheme = t->scheme;
	if (!due_of(t->db, d, scratch, &before, &n, e) ||
	    !due_of(t->db, &other, scratch, &after, &m, e))
		return false;
	compare_limits(t, d, before, n, after, m, true);
	compare_limits(t, d, after, m, before, n, false);
	return true;
}

static const char *
weeks_words(struct trial *t, int weeks)
{
	return weeks == INT_NONE ? "no fixed length" :
	    arena_printf(t->arena, "%d weeks", weeks);
}

/* Would the place be as long as it was? */
static void
compare_lengths(struct trial *t, const struct dossier *d,
    const char *provision)
{
	const struct provision *was = scheme_provision(d->scheme, provision);
	const struct provision *is = scheme_provision(t->scheme, provision);

	if (is == NULL)
		differ(t, d, provision, "", "given", "no such provision");
	else if (was != NULL && was->weeks != is->weeks)
		differ(t, d, provision, is->rule, weeks_words(t, was->weeks),
		    weeks_words(t, is->weeks));
}

static bool
code_exists(const struct scheme *s, const char *pathway,
    const struct decision_code *c)
{
	switch (c->kind) {
	case DC_OUTCOME:
		return scheme_outcome(s, pathway, c->code) != NULL;
	case DC_REASON:
		return scheme_reason(s, pathway, NULL, c->code) != NULL;
	case DC_MISSING:
		return scheme_missing(s, pathway, c->code) != NULL;
	case DC_CONDITION:
		return scheme_condition(s, pathway, c->code) != NULL;
	default:
		return true;
	}
}

static bool
codes_exist(struct trial *t, const struct dossier *d,
    const struct decision *n, struct arena *scratch, struct err *e)
{
	struct decision_code *codes;
	int count;

	if (!db_list(t->db, &decision_code_record, "decision_id", n->id,
	    "kind, position", scratch, &codes, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (!code_exists(t->scheme, d->referral.pathway, &codes[i]))
			differ(t, d, codes[i].code, "", "given",
			    arena_printf(t->arena, "no such %s", word_of(
			    decision_code_kind_words, codes[i].kind)));
	return true;
}

/* Could it still be decided as it was? */
static bool
try_decision(struct trial *t, const struct dossier *d,
    const struct decision *n, struct arena *scratch, struct err *e)
{
	if (scheme_disposition(t->scheme, d->referral.pathway,
	    n->disposition) == NULL)
		differ(t, d, word_of(disposition_words, n->disposition), "",
		    "decided", "no such disposition");
	if (n->provision != NULL)
		compare_lengths(t, d, n->provision);
	return codes_exist(t, d, n, scratch, e);
}

static bool
try_gates(struct trial *t, const struct dossier *d, int day,
    struct arena *scratch, struct err *e)
{
	struct dossier other = *d;
	struct gate before, after;

	other.scheme = t->scheme;
	if (!gate_judge(t->db, d, NULL, day, NULL, scratch, &before, e) ||
	    !gate_judge(t->db, &other, NULL, day, NULL, scratch, &after, e))
		return false;
	compare_gates(t, d, &before, &after);
	return true;
}

static bool
try_case(struct trial *t, const char *id, struct arena *scratch,
    struct err *e)
{
	struct decision *decisions;
	struct dossier d;
	int count, day = day_today(t->db);

	if (!dossier_load(t->db, id, scratch, &d, e))
		return false;
	if (scheme_pathway(t->scheme, d.referral.pathway) == NULL) {
		differ(t, &d, d.referral.pathway, "", "referred",
		    "no such pathway");
		return true;
	}
	if (!db_list(t->db, &decision_record, "referral_id", d.referral.id,
	    "decided_on, id", scratch, &decisions, &count, e))
		return false;
	if (count > 0)
		day = decisions[count - 1].decided_on;
	return try_gates(t, &d, day, scratch, e) &&
	    try_limits(t, &d, scratch, e) && (count == 0 ||
	    try_decision(t, &d, &decisions[count - 1], scratch, e));
}

/* One page of cases; the last one of it goes to *LAST. */
static bool
try_page(struct trial *t, struct referral *last, int *count, struct err *e)
{
	struct arena scratch = ARENA_INIT, page = ARENA_INIT;
	struct referral *cases = NULL;
	bool ok = db_cases_after(t->db, t->scheme->id, last->id != NULL ?
	    last : NULL, &page, &cases, count, e);

	for (int i = 0; ok && i < *count; i++) {
		ok = try_case(t, cases[i].id, &scratch, e);
		arena_reset(&scratch);
	}
	if (ok && *count > 0) {
		*last = cases[*count - 1];
		last->id = arena_strdup(t->arena, last->id);
	}
	arena_release(&scratch);
	arena_release(&page);
	return ok;
}

bool
scheme_try(struct db *db, const struct scheme *s, struct arena *a,
    struct tried *out, struct err *e)
{
	struct tried tried = { .count = 0 };
	struct trial t = { .db = db, .scheme = s, .arena = a,
	    .out = &tried };
	struct referral last = { .id = NULL };
	int count;

	do {
		if (!try_page(&t, &last, &count, e))
			return false;
		tried.cases += count;
	} while (count == CASES_AT_ONCE);
	*out = tried;
	return true;
}
