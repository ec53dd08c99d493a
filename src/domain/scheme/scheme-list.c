/* A scheme as lists to read.  See scheme-list.h. */
#include "src/domain/scheme/scheme-list.h"

#include <stdio.h>
#include <string.h>

#include "src/base/fold.h"
#include "src/domain/scheme/scheme.h"

const char *const scheme_part_titles[] = { "Rules", "Panels", "Pathways",
	"Criteria", "What can be decided", "Outcomes", "Reasons",
	"Missing items", "Conditions", "Papers", "Provisions",
	"Time limits", "Events", "Roles", "Standing items", NULL };

struct lists {
	const struct scheme *s;
	struct arena *a;
	struct scheme_line *lines;
	int count;
	const char **words;	/* folded; all must be there */
	int word_count;
};

/* A list with ";" between, as people write it. */
static const char *
with_commas(struct lists *k, const char *list)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (strchr(list, ';') == NULL)
		return list;
	for (; *list != '\0'; list++) {
		buf_char(&b, *list == ';' ? ',' : *list);
		if (*list == ';' && list[1] != ' ')
			buf_char(&b, ' ');
	}
	out = arena_strdup(k->a, buf_text(&b));
	buf_release(&b);
	return out;
}

/* "name value" with a stop between facts; nothing for what is absent. */
static const char *
fact(struct lists *k, const char *facts, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return facts;
	return arena_printf(k->a, "%s%s%s%s%s", facts, *facts ? " · " : "",
	    name, *name ? " " : "", with_commas(k, value));
}

static const char *
number(struct lists *k, int n, const char *unit)
{
	return n == INT_NONE ? NULL : arena_printf(k->a, "%d%s%s", n,
	    *unit ? " " : "", unit);
}

static const char *
source_of(struct lists *k, const char *rule)
{
	const struct rule *r = rule != NULL ? scheme_rule(k->s, rule) : NULL;

	if (r != NULL)
		return arena_printf(k->a, "%s: %s", r->rule, r->source);
	return rule != NULL && strcmp(rule, "practice") == 0 ?
	    "Common practice; the source is silent." : "";
}

/* Is the word the beginning of one in HAY? */
static bool
has_beginning(const char *hay, const char *word)
{
	const char *at = hay;
	size_t n = strlen(word);

	while (at != NULL && *at != '\0') {
		if (strncmp(at, word, n) == 0)
			return true;
		at = strchr(at, ' ');
		if (at != NULL)
			at++;
	}
	return false;
}

static bool
is_wanted(struct lists *k, const struct scheme_line *l)
{
	struct buf b = BUF_INIT;
	bool ok = true;

	if (k->word_count == 0)
		return true;
	fold_text(arena_printf(k->a, "%s %s %s %s %s", l->code, l->label,
	    l->facts, l->says, l->source), &b);
	for (int i = 0; ok && i < k->word_count; i++)
		ok = has_beginning(buf_text(&b), k->words[i]);
	buf_release(&b);
	return ok;
}

static const char *
or_blank(const char *s)
{
	return s != NULL ? s : "";
}

static void
add(struct lists *k, const char *code, const char *label, const char *facts,
    const char *says, const char *source)
{
	struct scheme_line l = { or_blank(code), or_blank(label), facts,
		or_blank(says), source };

	if (is_wanted(k, &l))
		k->lines[k->count++] = l;
}

static void
rules(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_RULES, struct rule, r)
		add(k, r->rule, r->says, fact(k, fact(k, "", "Acts as",
		    r->ways), "at", r->where), r->says, or_blank(r->source));
}

static void
panels(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_PANELS, struct panel, p) {
		const char *f = fact(k, "", "every", number(k, p->every_days,
		    "days"));

		f = fact(k, f, "quorum", number(k, p->quorum, ""));
		f = fact(k, f, "each case", number(k, p->minutes_per_case,
		    "minutes"));
		f = fact(k, f, "papers", number(k, p->papers_days,
		    "working days before"));
		f = fact(k, f, "school told within", number(k, p->told_days,
		    "working days"));
		add(k, p->panel, p->title, fact(k, f, "", p->mode), "",
		    source_of(k, p->rule));
	}
	SCHEME_ROWS(k->s, PART_QUORUM, struct quorum_row, q)
		add(k, q->panel, arena_printf(k->a, "Quorum: at least %d %s",
		    q->minimum, q->role), q->not_own_school == 1 ?
		    "not of the school of the case" : "", "",
		    source_of(k, q->rule));
}

static void
pathways(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_PATHWAYS, struct pathway, p) {
		const char *f = fact(k, "", "panel", p->panel);

		f = fact(k, f, "about a", p->subject);
		f = fact(k, f, "from tier", number(k, p->tier_from, ""));
		f = fact(k, f, "after", p->earlier);
		add(k, p->pathway, p->label, p->anonymous == 1 ? fact(k, f,
		    "", "may be anonymous") : f, "", source_of(k, p->rule));
	}
}

static void
criteria(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_CRITERIA, struct criterion, c) {
		const char *f = fact(k, "", "", c->pathway);

		f = fact(k, f, "", c->blocks == 1 ? "blocks" : "warns");
		f = fact(k, f, "at", c->acts_on);
		add(k, c->criterion, c->label, c->override == 1 ? fact(k, f,
		    "", "may be overridden with a reason") : f, c->says,
		    source_of(k, c->rule));
	}
}

static void
dispositions(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_DISPOSITIONS, struct disposition_row, d) {
		const char *f = fact(k, "", "", d->pathway);

		f = fact(k, f, "key", d->key);
		f = fact(k, f, "needs", d->needs);
		f = fact(k, f, "review after", number(k, d->review_weeks,
		    "weeks"));
		f = fact(k, f, "opens", d->opens);
		add(k, word_of(disposition_words, d->disposition), d->label,
		    d->plan == 1 ? fact(k, f, "", "with a plan or letter") :
		    f, d->says, source_of(k, d->rule));
	}
}

static void
outcomes(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_OUTCOMES, struct outcome_row, o) {
		const char *f = fact(k, "", "", o->pathway);

		f = fact(k, f, "by", word_of(disposition_words,
		    o->disposition));
		f = fact(k, f, "tier", number(k, o->tier, ""));
		add(k, o->outcome, o->label, fact(k, f, "a place in",
		    o->provision), o->says, source_of(k, o->rule));
	}
}

static void
reasons(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_REASONS, struct reason_row, r) {
		const char *f = fact(k, "", "", r->pathway);

		f = fact(k, f, "to", r->use);
		f = fact(k, f, "come back:", r->consequence);
		add(k, r->reason, r->label, fact(k, f, "after", number(k,
		    r->after_weeks, "weeks")), r->says,
		    source_of(k, r->rule));
	}
}

static void
missing(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_MISSING, struct missing_row, m) {
		const char *f = fact(k, "", "", m->pathway);

		f = fact(k, f, "brought by", m->owner);
		add(k, m->missing, m->label, fact(k, f, "within", number(k,
		    m->days, "working days")), m->says,
		    source_of(k, m->rule));
	}
}

static void
conditions(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_CONDITIONS, struct condition_row, c)
		add(k, c->condition, c->label, fact(k, fact(k, "", "",
		    c->pathway), "owner", c->owner), c->says,
		    source_of(k, c->rule));
}

static void
papers(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_PAPERS, struct paper_row, p) {
		const char *f = fact(k, "", "", p->pathway);

		f = fact(k, f, "", p->required == 1 ? "required" :
		    p->when_field == NULL ? "may be held" : NULL);
		f = fact(k, f, "required when", p->when_field);
		add(k, p->paper, p->label, fact(k, f, "is", p->when_value),
		    "", source_of(k, p->rule));
	}
}

static void
provisions(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_PROVISIONS, struct provision, p) {
		const struct pool_row *pool = scheme_pool(k->s, p->pool);
		const char *f = fact(k, "", "tier", number(k, p->tier, ""));

		f = fact(k, f, "", pool != NULL ? number(k, pool->capacity,
		    "places") : NULL);
		f = fact(k, f, "", number(k, p->weeks, "weeks"));
		f = fact(k, f, "", p->pattern);
		add(k, p->provision, p->label, fact(k, f, "paid by",
		    p->payer), p->says, source_of(k, p->rule));
	}
}

static void
clocks(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_CLOCKS, struct clock_row, c) {
		const char *f = fact(k, "", "", c->pathway);

		f = fact(k, f, "from", c->starts);
		f = fact(k, f, "reminder", number(k, c->low, c->unit));
		f = fact(k, f, "limit", number(k, c->high, c->unit));
		add(k, c->clock, c->says, fact(k, f, "waits for",
		    c->waits_for), c->says, source_of(k, c->rule));
	}
}

static void
events(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_EVENTS, struct event_row, v)
		add(k, word_of(event_words, v->event), v->label, fact(k,
		    fact(k, "", "", v->pathway), "asks for", v->needs),
		    v->says, source_of(k, v->rule));
}

static void
roles(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_ROLES, struct role, r) {
		const char *f = fact(k, fact(k, "", "", r->fte), "also",
		    r->aliases);

		add(k, r->role, r->label, r->expected == 1 ? fact(k, f,
		    "expected at", or_blank(r->panels)) : f, "",
		    source_of(k, r->rule));
	}
}

static void
standing(struct lists *k)
{
	SCHEME_ROWS(k->s, PART_STANDING, struct standing_row, r)
		add(k, r->item, r->label, fact(k, fact(k, "", "", r->panel),
		    "shows", r->shows), "", source_of(k, r->rule));
}

/* Which part of the pack a list comes from, and who makes it. */
static const struct {
	void (*fill)(struct lists *);
	enum pack_part from, also;
} makers[] = {
	[LIST_RULES] = { rules, PART_RULES, PART_RULES },
	[LIST_PANELS] = { panels, PART_PANELS, PART_QUORUM },
	[LIST_PATHWAYS] = { pathways, PART_PATHWAYS, PART_PATHWAYS },
	[LIST_CRITERIA] = { criteria, PART_CRITERIA, PART_CRITERIA },
	[LIST_DISPOSITIONS] = { dispositions, PART_DISPOSITIONS,
		PART_DISPOSITIONS },
	[LIST_OUTCOMES] = { outcomes, PART_OUTCOMES, PART_OUTCOMES },
	[LIST_REASONS] = { reasons, PART_REASONS, PART_REASONS },
	[LIST_MISSING] = { missing, PART_MISSING, PART_MISSING },
	[LIST_CONDITIONS] = { conditions, PART_CONDITIONS,
		PART_CONDITIONS },
	[LIST_PAPERS] = { papers, PART_PAPERS, PART_PAPERS },
	[LIST_PROVISIONS] = { provisions, PART_PROVISIONS,
		PART_PROVISIONS },
	[LIST_CLOCKS] = { clocks, PART_CLOCKS, PART_CLOCKS },
	[LIST_EVENTS] = { events, PART_EVENTS, PART_EVENTS },
	[LIST_ROLES] = { roles, PART_ROLES, PART_ROLES },
	[LIST_STANDING] = { standing, PART_STANDING, PART_STANDING },
};

/* The words that were typed, folded, apart. */
static void
split(struct lists *k, const char *find)
{
	struct buf b = BUF_INIT;
	char *text;

	if (find == NULL)
		return;
	fold_text(find, &b);
	text = arena_strdup(k->a, buf_text(&b));
	buf_release(&b);
	k->words = arena_array(k->a, strlen(text) / 2 + 1,
	    sizeof *k->words);
	while (*text != '\0') {
		size_t n = strcspn(text, " ");

		k->words[k->word_count++] = arena_strndup(k->a, text, n);
		text += n + (text[n] == ' ');
	}
}

void
scheme_lines(const struct scheme *s, enum scheme_part part,
    const char *find, struct arena *a, struct scheme_line **out, int *count)
{
	struct lists k = { .s = s, .a = a };

	split(&k, find);
	k.lines = arena_array(a, (size_t)(s->part[makers[part].from].count +
	    s->part[makers[part].also].count) + 1, sizeof *k.lines);
	makers[part].fill(&k);
	*out = k.lines;
	*count = k.count;
}
