/*
 * Gates: the criteria of a pathway, each met by one of its alternatives, and
 * what may be overridden with a coded reason.  The conditions themselves are
 * in predicate.c.
 */
#include "src/domain/gates/gate.h"

#include <string.h>

#include "src/base/text.h"
#include "src/domain/gates/predicate.h"

const char *const criterion_state_words[] = {
	"met", "missing", "not-met", "overridden", NULL
};

/* How far one alternative of a criterion got. */
struct attempt {
	int not_met, missing;
	const char *found;	/* of what is unmet; of all when all is met */
};

static int
alternative_of(const struct predicate_row *p)
{
	return p->alternative == INT_NONE ? 1 : p->alternative;
}

static bool
belongs(const struct predicate_row *p, const struct criterion *c)
{
	return strcmp(p->pathway, c->pathway) == 0 &&
	    strcmp(p->criterion, c->criterion) == 0;
}

static const char *
and_then(struct arena *a, const char *before, const char *sentence)
{
	return *before == '\0' ? sentence :
	    arena_printf(a, "%s %s", before, sentence);
}

static bool
try_alternative(struct asked *q, const struct criterion *c, int alternative,
    struct attempt *out, struct err *e)
{
	const struct scheme *s = q->dossier->scheme;
	const char *met = "", *unmet = "";
	struct attempt t = { 0, 0, "" };

	SCHEME_ROWS(s, PART_PREDICATES, struct predicate_row, p) {
		if (!belongs(p, c) || alternative_of(p) != alternative)
			continue;
		if (!predicate_judge(q, p, e))
			return false;
		if (q->state == CRITERION_MET) {
			met = and_then(q->arena, met, q->found);
			continue;
		}
		t.not_met += q->state == CRITERION_NOT_MET;
		t.missing += q->state == CRITERION_MISSING;
		unmet = and_then(q->arena, unmet, q->found);
	}
	t.found = *unmet != '\0' ? unmet : met;
	*out = t;
	return true;
}

/* What is only missing is nearer than what is known to be otherwise. */
static bool
is_nearer(const struct attempt *a, const struct attempt *b)
{
	return a->not_met != b->not_met ? a->not_met < b->not_met :
	    a->missing < b->missing;
}

/* Is this the first row of its alternative? */
static bool
is_first(const struct scheme *s, const struct predicate_row *row,
    const struct criterion *c)
{
	SCHEME_ROWS(s, PART_PREDICATES, struct predicate_row, p) {
		if (p == row)
			return true;
		if (belongs(p, c) && alternative_of(p) ==
		    alternative_of(row))
			return false;
	}
	return true;
}

/* Consent is given by a parent, never by a mark of the panel. */
static bool
may_be_marked(const struct scheme *s, const struct criterion *c)
{
	SCHEME_ROWS(s, PART_PREDICATES, struct predicate_row, p)
		if (belongs(p, c) && strcmp(p->predicate, "consent") == 0)
			return false;
	return true;
}

/* The referral or the panel has said outright whether it is met. */
static bool
is_marked(const struct asked *q, const struct criterion *c,
    struct attempt *out)
{
	const struct dossier *d = q->dossier;

	for (int i = 0; i < d->evidence_count; i++) {
		const struct evidence *x = &d->evidence[i];

		if (strcmp(x->code, c->criterion) != 0 ||
		    x->state == EVIDENCE_TO_FOLLOW ||
		    !may_be_marked(d->scheme, c))
			continue;
		*out = x->state == EVIDENCE_HELD ?
		    (struct attempt){ 0, 0, "It is marked as met." } :
		    (struct attempt){ 1, 0, "It is marked as not met." };
		return true;
	}
	return false;
}

static bool
try_all(struct asked *q, const struct criterion *c, struct attempt *best,
    struct err *e)
{
	const struct scheme *s = q->dossier->scheme;
	bool tried = false;
	struct attempt t;

	if (is_marked(q, c, best))
		return true;
	/* Without any condition it is never met. */
	*best = (struct attempt){ 1, 0, "" };
	SCHEME_ROWS(s, PART_PREDICATES, struct predicate_row, p) {
		if (!belongs(p, c) || !is_first(s, p, c))
			continue;
		if (!try_alternative(q, c, alternative_of(p), &t, e))
			return false;
		if (!tried || is_nearer(&t, best))
			*best = t;
		tried = true;
	}
	return true;
}

/* The reason given for passing RULE; NULL when none was. */
static const char *
override_of(const char *overrides, const char *rule, struct arena *a)
{
	size_t n = strlen(rule);

	for (const char *p = overrides; p != NULL && *p != '\0';) {
		size_t k;

		p += strspn(p, " ");
		k = strcspn(p, ";");
		if (k > n && strncmp(p, rule, n) == 0 && p[n] == '=')
			return text_trim(arena_strndup(a, p + n + 1,
			    k - n - 1));
		p += k + (p[k] == ';');
	}
	return NULL;
}

/* The reasons that could be given, for the sentence of a refusal. */
static const char *
reasons_words(const struct asked *q, const char *use, const char *rule)
{
	const char *list = "";

	SCHEME_ROWS(q->dossier->scheme, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, use) == 0 &&
		    scheme_serves(r->pathway, q->pathway) &&
		    scheme_overrides(q->dossier->scheme, q->pathway, rule,
		    r))
			list = *list == '\0' ? r->reason :
			    arena_printf(q->arena, "%s, %s", list,
			    r->reason);
	return list;
}

static bool
line_override(const struct asked *q, const char *code,
    struct gate_line *line, struct err *e)
{
	const struct criterion *c = line->criterion;
	const struct scheme *s = q->dossier->scheme;
	const char *use = code_in_list(c->acts_on, "outside") ? "outside" :
	    "override";
	const struct reason_row *r;

	if (c->override != 1) {
		err_rule(e, c->rule, "%s This cannot be overridden.",
		    line->says);
		return false;
	}
	r = scheme_reason(s, q->pathway, use, code);
	if (r == NULL)
		r = scheme_reason(s, q->pathway, "override", code);
	if (r == NULL || !scheme_overrides(s, q->pathway, c->rule, r)) {
		err_rule(e, c->rule, "“%s” is no reason for an override. "
		    "There are: %s.", code, reasons_words(q, use, c->rule));
		return false;
	}
	line->state = CRITERION_OVERRIDDEN;
	line->blocking = false;
	line->says = arena_printf(q->arena, "Overridden: %s.", r->label);
	return true;
}

static bool
line_judge(struct asked *q, const struct criterion *c, const char *overrides,
    struct gate_line *out, struct err *e)
{
	struct gate_line line = { .criterion = c };
	struct attempt best;
	const char *code;

	if (!try_all(q, c, &best, e))
		return false;
	line.state = best.not_met > 0 ? CRITERION_NOT_MET :
	    best.missing > 0 ? CRITERION_MISSING : CRITERION_MET;
	line.blocking = line.state != CRITERION_MET && c->blocks == 1;
	line.says = line.state == CRITERION_MET ? best.found :
	    *best.found == '\0' ? c->says :
	    arena_printf(q->arena, "%s %s", c->says, best.found);
	code = override_of(overrides, c->rule, q->arena);
	if (code != NULL && line.state != CRITERION_MET &&
	    !line_override(q, code, &line, e))
		return false;
	*out = line;
	return true;
}

/* Asked of every case, or because of the outcome that this one asks for? */
static bool
is_asked(const struct criterion *c, const struct referral *r)
{
	return c->acts_on == NULL || code_in_list(c->acts_on, "list") ||
	    code_in_list(c->acts_on, "accept") ||
	    code_in_list(c->acts_on, r->asks_outcome);
}

static bool
rules_exist(const struct scheme *s, const char *overrides, struct arena *a,
    struct err *e)
{
	for (const char *p = overrides; p != NULL && *p != '\0';) {
		size_t k = strcspn(p, ";"), n = strcspn(p, "=;");
		const char *rule = text_trim(arena_strndup(a, p, n));

		if (n >= k) {
			err_set(e, ERR_USAGE, "An override is RULE=CODE, "
			    "not “%s”.", arena_strndup(a, p, k));
			return false;
		}
		if (scheme_rule(s, rule) == NULL) {
			err_set(e, ERR_DATA, "There is no rule “%s” in %s. "
			    "“convene rules” lists them.", rule, s->id);
			return false;
		}
		p += k + (p[k] == ';');
	}
	return true;
}

static bool
say_no_pathway(const struct scheme *s, const char *pathway, struct arena *a,
    struct err *e)
{
	const char *list = "";

	SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
		list = *list == '\0' ? p->pathway :
		    arena_printf(a, "%s, %s", list, p->pathway);
	err_set(e, ERR_NO_INPUT, "There is no pathway “%s” in %s. It has: "
	    "%s.", pathway, s->id, list);
	return false;
}

bool
gate_judge(struct db *db, const struct dossier *d, const char *pathway,
    int day, const char *overrides, struct arena *a, struct gate *out,
    struct err *e)
{
	const struct scheme *s = d->scheme;
	size_t most = (size_t)s->part[PART_CRITERIA].count;
	struct asked q = { .db = db, .dossier = d, .day = day, .arena = a,
	    .pathway = pathway != NULL ? pathway : d->referral.pathway };
	struct gate g = { .ref = d->referral.ref, .pathway = q.pathway,
	    .lines = arena_array(a, most, sizeof *g.lines),
	    .others = arena_array(a, most, sizeof *g.others) };

	if (scheme_pathway(s, q.pathway) == NULL)
		return say_no_pathway(s, q.pathway, a, e);
	if (!rules_exist(s, overrides, a, e))
		return false;
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c) {
		bool asked = is_asked(c, &d->referral);
		struct gate_line *line = asked ? &g.lines[g.count] :
		    &g.others[g.other_count];

		if (!scheme_serves(c->pathway, q.pathway))
			continue;
		if (!line_judge(&q, c, overrides, line, e))
			return false;
		g.count += asked;
		g.other_count += !asked;
		g.blocked |= asked && line->blocking;
	}
	*out = g;
	return true;
}

static bool
acts_on(const struct criterion *c, const char *act)
{
	return c->acts_on == NULL ? strcmp(act, "list") == 0 ||
	    strcmp(act, "accept") == 0 : code_in_list(c->acts_on, act);
}

static bool
refuse(const struct gate_line *line, struct err *e)
{
	err_rule(e, line->criterion->rule, "%s%s", line->says,
	    line->criterion->override == 1 ?
	    " A coded reason can override this." : "");
	return false;
}

bool
gate_pass(const struct gate *g, const char *act, struct err *e)
{
	for (int i = 0; i < g->count; i++)
		if (g->lines[i].blocking && acts_on(g->lines[i].criterion,
		    act))
			return refuse(&g->lines[i], e);
	for (int i = 0; i < g->other_count; i++)
		if (g->others[i].blocking && acts_on(g->others[i].criterion,
		    act))
			return refuse(&g->others[i], e);
	return true;
}

static bool
has_rule(const struct gate_line *lines, int count, const char *rule)
{
	for (int i = 0; i < count; i++)
		if (strcmp(lines[i].criterion->rule, rule) == 0)
			return true;
	return false;
}

bool
gate_has_rule(const struct gate *g, const char *rule)
{
	return has_rule(g->lines, g->count, rule) ||
	    has_rule(g->others, g->other_count, rule);
}
