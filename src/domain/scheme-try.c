/*
 * Trying a rule pack before it counts: past cases are judged again, by the
 * rules that they had and by the new ones, on the day of their decision (or
 * today), and what would differ is listed.  Nothing is changed.
 */
#include "src/domain/scheme-try.h"

#include <string.h>

#include "db/gate.h"
#include "src/domain/gate.h"
#include "src/domain/now.h"
#include "src/domain/scheme.h"
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

	if (out->count == t->room) {
		int room = t->room ? t->room * 2 : 16;
		struct tried_line *more = arena_array(t->arena, (size_t)room,
		    sizeof *more);

		if (out->count > 0)
			memcpy(more, out->lines, (size_t)out->count *
			    sizeof *more);
		out->lines = more;
		t->room = room;
	}
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

static bool
outcomes_exist(struct trial *t, const struct dossier *d,
    const struct decision *n, struct arena *scratch, struct err *e)
{
	struct decision_code *codes;
	int count;

	if (!db_list(t->db, &decision_code_record, "decision_id", n->id,
	    "kind, position", scratch, &codes, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (codes[i].kind == DC_OUTCOME && scheme_outcome(t->scheme,
		    d->referral.pathway, codes[i].code) == NULL)
			differ(t, d, codes[i].code, "", "given",
			    "no such outcome");
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
	if (n->provision != NULL && scheme_provision(t->scheme,
	    n->provision) == NULL)
		differ(t, d, n->provision, "", "given", "no such provision");
	return outcomes_exist(t, d, n, scratch, e);
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
	return try_gates(t, &d, day, scratch, e) && (count == 0 ||
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
