/*
 * What the packs say is proved to reach a reader: every plan and letter that
 * a pack can make is made here, and the text of each row is looked for in
 * them, under the heading that the list of rules names.  What is recorded has
 * a row to record it in, with a label that a document or a list shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/domain/decisions/proposal.h"
#include "src/domain/documents/document.h"
#include "src/domain/values/codes.h"
#include "tests/domain/running.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* What makes one document differ from another of the same disposition. */
struct making {
	const char *pathway;
	const struct disposition_row *row;
	const char *provision;
	const char *field, *value;	/* of the form */
	const struct event_row *event;
	const char *reason;		/* of the event, or of the change */
	const char *alone;		/* the one reason of a refusal */
};

static struct buf documents;		/* of the pathway at hand */
static int made;

/* As it reads: without the marks that keep Markdown from being Markdown. */
static void
keep_document(const char *markdown)
{
	for (; *markdown != '\0'; markdown++)
		if (*markdown != '\\')
			buf_char(&documents, *markdown);
}

static void
put_code(const char *decision, enum decision_code_kind kind,
    const char *code)
{
	static int position;

	MUST(db_insert(db, &decision_code_record, &(struct decision_code){
	    decision, kind, ++position, code, NULL }, &e));
}

/* With a place, only what gives it: a promise reads differently. */
static bool
goes_in(const struct outcome_row *o, const char *provision)
{
	return provision == NULL || (o->contingent == 0 &&
	    o->provision != NULL && strcmp(o->provision, provision) == 0);
}

static bool
goes_with(const struct outcome_row *o, int disposition)
{
	return o->disposition == disposition ||
	    (o->disposition == DISP_ACCEPT && disposition_gives(disposition));
}

/* Everything that can be given, said or asked with it, at once. */
static void
put_codes_of(const struct making *m, const char *decision)
{
	const struct scheme *s = pack_now();
	const char *use = disposition_reason_use(m->row->disposition);

	SCHEME_ROWS(s, PART_OUTCOMES, struct outcome_row, o)
		if (scheme_serves(o->pathway, m->pathway) &&
		    goes_with(o, m->row->disposition) &&
		    goes_in(o, m->provision))
			put_code(decision, DC_OUTCOME, o->outcome);
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (use != NULL && strcmp(r->use, use) == 0 &&
		    scheme_serves(r->pathway, m->pathway) &&
		    (m->alone == NULL || strcmp(r->reason, m->alone) == 0))
			put_code(decision, DC_REASON, r->reason);
	if (m->row->disposition == DISP_PEND)
		SCHEME_ROWS(s, PART_MISSING, struct missing_row, x)
			if (scheme_serves(x->pathway, m->pathway))
				put_code(decision, DC_MISSING, x->missing);
	if (m->row->disposition == DISP_ACCEPT_WITH_CONDITIONS)
		SCHEME_ROWS(s, PART_CONDITIONS, struct condition_row, c)
			if (scheme_serves(c->pathway, m->pathway))
				put_code(decision, DC_CONDITION,
				    c->condition);
}

static const char *
put_decision(const char *ref, const struct making *m, const char *before)
{
	struct dossier d = case_now(ref);
	struct decision x;

	record_clear(&decision_record, &x);
	x.id = db_new_id(db, &arena);
	x.referral_id = d.referral.id;
	x.pack_id = d.scheme->pack_id;
	x.disposition = m->row->disposition;
	x.decided_on = day_parse("2025-11-12");
	x.decided_by = x.recorded_by = "coordinator";
	x.recorded_at = NOON("2025-11-12");
	x.provision = m->provision;
	x.supersedes = before;
	MUST(db_insert(db, &decision_record, &x, &e));
	put_codes_of(m, x.id);
	return x.id;
}

static void
put_event(const char *ref, const struct making *m)
{
	struct dossier d = case_now(ref);
	struct case_event ev = blank_event((enum happening)m->event->event,
	    "2025-11-12");

	ev.id = db_new_id(db, &arena);
	ev.referral_id = d.referral.id;
	ev.reason = m->reason;
	ev.taken_back = 0;
	ev.state_before = d.referral.state;
	ev.made_by = "coordinator";
	ev.made_at = NOON("2025-11-12");
	MUST(db_insert(db, &event_record, &ev, &e));
}

static void
make_document(const struct making *m)
{
	const char *ref = arena_printf(&arena, "D-%d", ++made);
	const char *first, *markdown;
	struct decision_event ev;

	given_case(ref, m->pathway, "9", "2025-11-03");
	if (m->field != NULL)
		given_value(ref, m->field, m->value);
	first = put_decision(ref, m, NULL);
	if (m->event != NULL)
		put_event(ref, m);
	else if (m->reason != NULL) {
		record_clear(&decision_event_record, &ev);
		ev.id = db_new_id(db, &arena);
		ev.decision_id = first;
		ev.event = EV_SUPERSEDED;
		ev.reason = m->reason;
		ev.made_by = "coordinator";
		ev.made_at = NOON("2025-11-12");
		MUST(db_insert(db, &decision_event_record, &ev, &e));
		put_decision(ref, m, first);
	}
	MUST(plan_generate(db, ref, NULL, &arena, &markdown, &e));
	keep_document(markdown);
}

static void
make_for_provisions(struct making m)
{
	SCHEME_ROWS(pack_now(), PART_OUTCOMES, struct outcome_row, o) {
		if (o->provision == NULL || !scheme_serves(o->pathway,
		    m.pathway) || !goes_with(o, m.row->disposition))
			continue;
		m.provision = o->provision;
		make_document(&m);
	}
}

static void
make_for_fields(struct making m)
{
	SCHEME_ROWS(pack_now(), PART_SENTENCES, struct sentence, x) {
		const char *list = x->when_value;

		if (x->when_field == NULL || !scheme_serves(x->pathway,
		    m.pathway))
			continue;
		m.field = x->when_field;
		while ((m.value = codes_next(&list, &arena)) != NULL)
			make_document(&m);
	}
}

static void
make_for_reasons(struct making m, const char *use)
{
	SCHEME_ROWS(pack_now(), PART_REASONS, struct reason_row, r) {
		if (strcmp(r->use, use) != 0 || !scheme_serves(r->pathway,
		    m.pathway))
			continue;
		m.reason = r->reason;
		make_document(&m);
	}
}

static void
make_for_events(struct making m)
{
	SCHEME_ROWS(pack_now(), PART_EVENTS, struct event_row, v) {
		if (v->template == NULL || !scheme_serves(v->pathway,
		    m.pathway))
			continue;
		m.event = v;
		make_document(&m);
		if (v->event == HAPPENED_CLOSED)
			make_for_reasons(m, "close");
	}
}

/* Every document about a case of the pathway. */
static void
make_all(const char *pathway)
{
	buf_release(&documents);
	SCHEME_ROWS(pack_now(), PART_DISPOSITIONS, struct disposition_row,
	    d) {
		struct making m = { .pathway = pathway, .row = d };

		if (d->plan != 1 || !scheme_serves(d->pathway, pathway))
			continue;
		make_document(&m);
		make_for_provisions(m);
		make_for_fields(m);
		if (d->disposition != DISP_ACCEPT &&
		    d->disposition != DISP_ADVISE)
			continue;
		make_for_reasons(m, "supersede");
		make_for_events(m);
	}
}

static void
must_be_said(const char *rule, const char *what, const char *text)
{
	if (text != NULL && strstr(buf_text(&documents), text) == NULL)
		fail_msg("%s, %s: no document says “%s”", rule, what, text);
}

/* Has the pathway a document at the end of a case? */
static bool
has_closing_letter(const char *pathway)
{
	SCHEME_ROWS(pack_now(), PART_EVENTS, struct event_row, v)
		if (v->event == HAPPENED_CLOSED && v->template != NULL &&
		    scheme_serves(v->pathway, pathway))
			return true;
	return false;
}

static bool
reason_is_read(const struct reason_row *r, const char *pathway)
{
	return strcmp(r->use, "decline") == 0 || strcmp(r->use, "defer") == 0
	    || strcmp(r->use, "supersede") == 0 ||
	    (strcmp(r->use, "close") == 0 && has_closing_letter(pathway));
}

static void
what_is_said(const char *pathway)
{
	const struct scheme *s = pack_now();

	SCHEME_ROWS(s, PART_SENTENCES, struct sentence, x)
		if (scheme_serves(x->pathway, pathway))
			must_be_said(x->rule, x->place, x->text);
	SCHEME_ROWS(s, PART_ACTIONS, struct standard_action, x)
		if (scheme_serves(x->pathway, pathway))
			must_be_said(x->rule, "an action", x->text);
	SCHEME_ROWS(s, PART_DISPOSITIONS, struct disposition_row, x)
		if (scheme_serves(x->pathway, pathway) && x->plan == 1)
			must_be_said(x->rule, x->label, x->says);
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, x)
		if (scheme_serves(x->pathway, pathway) &&
		    reason_is_read(x, pathway))
			must_be_said(x->rule, x->label, x->says);
}

static void
what_is_given_or_asked(const char *pathway)
{
	const struct scheme *s = pack_now();

	SCHEME_ROWS(s, PART_OUTCOMES, struct outcome_row, x) {
		if (!scheme_serves(x->pathway, pathway))
			continue;
		must_be_said(x->rule, x->outcome, x->label);
		must_be_said(x->rule, x->outcome, x->says);
		if (x->provision != NULL)
			must_be_said(x->rule, x->provision,
			    scheme_provision(s, x->provision)->says);
	}
	SCHEME_ROWS(s, PART_MISSING, struct missing_row, x)
		if (scheme_serves(x->pathway, pathway)) {
			must_be_said(x->rule, x->missing, x->label);
			must_be_said(x->rule, x->missing, x->says);
		}
	if (scheme_disposition(s, pathway, DISP_ACCEPT_WITH_CONDITIONS) ==
	    NULL)
		return;
	SCHEME_ROWS(s, PART_CONDITIONS, struct condition_row, x)
		if (scheme_serves(x->pathway, pathway)) {
			must_be_said(x->rule, x->condition, x->label);
			must_be_said(x->rule, x->condition, x->says);
		}
}

/* The first line of a standing text; those of panels are read aloud. */
static void
what_stands_in_texts(const char *everything)
{
	SCHEME_ROWS(pack_now(), PART_TEXTS, struct pack_text, t) {
		const char *first = arena_strndup(&arena, t->markdown,
		    strcspn(t->markdown, "\n"));

		if (strcmp(t->kind, "text") == 0 &&
		    strncmp(t->text, "statement", 9) != 0 &&
		    strstr(everything, first) == NULL)
			fail_msg("the text %s stands in no document",
			    t->text);
	}
}

/* The heading above a text; "" when there is none. */
static const char *
heading_above(const char *all, const char *at)
{
	const char *heading = "";

	for (const char *line = all; line != NULL && line < at;
	    line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, "## ", 3) == 0 ||
		    strncmp(line, "### ", 4) == 0) {
			line += strspn(line, "# ");
			heading = arena_strndup(&arena, line,
			    strcspn(line, "\n"));
		}
	}
	return heading;
}

/* The list of rules names the heading under which a sentence stands. */
static void
stands_where_the_rule_says(const struct sentence *x)
{
	const struct rule *r = scheme_rule(pack_now(), x->rule);
	const char *all = buf_text(&documents), *at = all, *heading = "";

	if (r == NULL)
		return;
	while ((at = strstr(at, x->text)) != NULL) {
		heading = heading_above(all, at);
		if (*heading != '\0' && strstr(r->where, heading) != NULL)
			return;
		at++;
	}
	/* what an offer says has a letter of its own, which is named */
	if (strcmp(x->place, "offer") != 0 ||
	    strstr(r->where, "letter-offer") == NULL)
		fail_msg("%s stands under “%s”; the list of rules says: %s",
		    r->rule, heading, r->where);
}

static void
every_text_of_a_pack_reaches_a_document(void **state)
{
	struct buf everything = BUF_INIT;

	open_pack(arena_printf(&arena, TOP_SRCDIR "/db/schemes/%s",
	    (const char *)*state));
	today("2025-11-12");
	SCHEME_ROWS(pack_now(), PART_PATHWAYS, struct pathway, p) {
		make_all(p->pathway);
		what_is_said(p->pathway);
		what_is_given_or_asked(p->pathway);
		SCHEME_ROWS(pack_now(), PART_SENTENCES, struct sentence, x)
			if (scheme_serves(x->pathway, p->pathway))
				stands_where_the_rule_says(x);
		buf_str(&everything, buf_text(&documents));
	}
	what_stands_in_texts(buf_text(&everything));
	buf_release(&everything);
}

/* From Wednesday 12 November 2025. */
static const char *
words_of_consequence(const struct reason_row *r)
{
	char day[DAY_WORDS_SIZE];

	if (strcmp(r->consequence, "any-time") == 0)
		return "may refer again at any time.";
	if (strcmp(r->consequence, "new-evidence") == 0)
		return "may refer again with new evidence.";
	if (strcmp(r->consequence, "other-service") == 0)
		return "Another service is the right one.";
	if (strcmp(r->consequence, "not-before") != 0)
		return "";
	return arena_printf(&arena, "may refer again from %s on.",
	    day_words(day_parse("2025-11-12") + 7 * r->after_weeks, day));
}

static int
times_said(const char *text)
{
	int n = 0;

	for (const char *at = buf_text(&documents);
	    (at = strstr(at, text)) != NULL; at++)
		n++;
	return n;
}

static void
letter_of_refusal(const char *pathway, const struct reason_row *r)
{
	struct making m = { .pathway = pathway, .alone = r->reason,
		.row = scheme_disposition(pack_now(), pathway,
		    DISP_DECLINE) };

	buf_release(&documents);
	make_document(&m);
	must_be_said(r->rule, r->reason, words_of_consequence(r));
	if (times_said(arena_printf(&arena, "**%s.** %s", r->label,
	    r->says)) != 1)
		fail_msg("%s of %s is not said", r->reason, pathway);
	if (times_said(arena_printf(&arena, "\n%s", r->says)) != 0)
		fail_msg("%s of %s is said again", r->reason, pathway);
}

/* Why, and when to come back: each once. */
static void
a_refusal_says_once_why_and_when_to_come_back(void **state)
{
	open_pack(arena_printf(&arena, TOP_SRCDIR "/db/schemes/%s",
	    (const char *)*state));
	today("2025-11-12");
	SCHEME_ROWS(pack_now(), PART_PATHWAYS, struct pathway, p)
		SCHEME_ROWS(pack_now(), PART_REASONS, struct reason_row, r)
			if (strcmp(r->use, "decline") == 0 &&
			    scheme_serves(r->pathway, p->pathway))
				letter_of_refusal(p->pathway, r);
}

/* Rules that are said at a place that has no row of their own. */
static const struct {
	const char *scheme, *rule, *text, *words;
} spoken[] = {
	{ "leicestershire-slip-2023", "SLIP-04", "offer-changes",
	    "staff" },
	{ "leicestershire-slip-2023", "SLIP-15", "statement-core",
	    "schools" },
};

static bool
is_spoken(const char *rule)
{
	for (size_t i = 0; i < COUNT(spoken); i++)
		if (strcmp(spoken[i].scheme, scheme_id) == 0 &&
		    strcmp(spoken[i].rule, rule) == 0) {
			const char *t = scheme_text(pack_now(),
			    spoken[i].text);

			return t != NULL && strstr(t, spoken[i].words) !=
			    NULL;
		}
	return false;
}

/* Does a row of one of these parts carry the rule? */
static bool
carried_by(const char *rule, const int *parts, size_t n)
{
	const struct scheme *s = pack_now();

	for (size_t i = 0; i < n; i++) {
		const struct record *rec = &pack_files[parts[i]].record;
		const struct field *f = record_field(rec, "rule");
		const char *rows = s->part[parts[i]].rows;

		for (int k = 0; k < s->part[parts[i]].count; k++) {
			const char *here = field_text(f, rows + (size_t)k *
			    rec->size);

			if (here != NULL && strcmp(here, rule) == 0)
				return true;
		}
	}
	return false;
}

/* Parts whose texts were found in documents, or are on an agenda. */
static const int saying[] = { PART_SENTENCES, PART_ACTIONS,
	PART_DISPOSITIONS, PART_REASONS, PART_OUTCOMES, PART_PROVISIONS,
	PART_MISSING, PART_CONDITIONS, PART_STANDING };
/* Parts that ask for something, offer it or keep it. */
static const int recording[] = { PART_FIELDS, PART_EVENTS, PART_OUTCOMES,
	PART_REASONS, PART_PAPERS, PART_DISPOSITIONS, PART_ROLES,
	PART_PROVISIONS, PART_MISSING, PART_CONDITIONS, PART_PANELS,
	PART_STANDING, PART_PATHWAYS, PART_QUORUM, PART_POOLS, PART_GROUPS };
static const int counting[] = { PART_POOLS, PART_GROUPS, PART_PROVISIONS,
	PART_TARIFFS, PART_BANDS, PART_CLOCKS, PART_OUTCOMES };
static const int timing[] = { PART_CLOCKS, PART_PROVISIONS };
static const int gating[] = { PART_CRITERIA, PART_QUORUM, PART_FIELDS,
	PART_DISPOSITIONS, PART_OUTCOMES, PART_PROVISIONS, PART_POOLS,
	PART_EVENTS, PART_PATHWAYS };

static const struct {
	const char *way;
	const int *parts;
	size_t count;
} ways[] = {
	{ "say", saying, COUNT(saying) },
	{ "record", recording, COUNT(recording) },
	{ "count", counting, COUNT(counting) },
	{ "clock", timing, COUNT(timing) },
	{ "gate", gating, COUNT(gating) },
};

/*
 * What acts without a row that carries the rule, and what proves it: a test,
 * or the row of another rule that does both.
 */
static const struct {
	const char *rule, *way, *proof;
} elsewhere[] = {
	{ "SLIP-54", "record", "exit_destination, by SLIP-22: test-place" },
	{ "SLIP-57", "say", "the sentence of ks4-1, by SLIP-56: above" },
	{ "SES-50", "gate", "test-suffolk-decide: "
	    "no_plan_without_a_review_date" },
	{ "SES-77", "count", "test-suffolk-run: SES_77" },
	{ "CI-24", "count", "test-suffolk-run: CI_24" },
	{ "S2S-15", "count", "test-norfolk: hours_are_taken_back" },
	{ "S2S-24", "count", "test-norfolk: "
	    "a_year_goes_from_1_april_to_31_march" },
	{ "S2S-25", "count", "test-norfolk: "
	    "a_cluster_pays_the_whole_year_on_any_day" },
	{ "S2S-26", "count", "test-norfolk: the_purchase_decides_who_pays" },
	{ "S2S-27", "count", "test-norfolk: "
	    "a_price_by_arrangement_is_entered" },
	{ "S2S-29", "record", "the event of S2S-08: test-norfolk" },
	{ "S2S-34", "count", "test-norfolk: "
	    "who_pays_as_it_uses_pays_by_the_minute" },
	{ "S2S-35", "count", "test-norfolk: "
	    "who_pays_as_it_uses_pays_by_the_minute" },
	{ "S2S-40", "count", "test-norfolk: "
	    "several_schools_at_once_count_once" },
};

static bool
acts_elsewhere(const char *rule, const char *way)
{
	for (size_t i = 0; i < COUNT(elsewhere); i++)
		if (strcmp(elsewhere[i].rule, rule) == 0 &&
		    strcmp(elsewhere[i].way, way) == 0)
			return true;
	return false;
}

static void
every_rule_acts_in_each_of_its_ways(void **state)
{
	open_pack(arena_printf(&arena, TOP_SRCDIR "/db/schemes/%s",
	    (const char *)*state));
	SCHEME_ROWS(pack_now(), PART_RULES, struct rule, r)
		for (size_t i = 0; i < COUNT(ways); i++)
			if (code_in_list(r->ways, ways[i].way) &&
			    !carried_by(r->rule, ways[i].parts,
			    ways[i].count) && !is_spoken(r->rule) &&
			    !acts_elsewhere(r->rule, ways[i].way))
				fail_msg("%s: no row does “%s”", r->rule,
				    ways[i].way);
}

#define THREE(id) \
	{ .name = id ": what it says", \
	    .initial_state = (void *)(uintptr_t)id, \
	    .test_func = every_text_of_a_pack_reaches_a_document, \
	    .teardown_func = close_pack }, \
	{ .name = id ": how it refuses", \
	    .initial_state = (void *)(uintptr_t)id, \
	    .test_func = a_refusal_says_once_why_and_when_to_come_back, \
	    .teardown_func = close_pack }, \
	{ .name = id ": how it acts", .initial_state = (void *)(uintptr_t)id, \
	    .test_func = every_rule_acts_in_each_of_its_ways, \
	    .teardown_func = close_pack }

int
main(void)
{
	const struct CMUnitTest tests[] = {
		THREE("leicestershire-slip-2023"),
		THREE("suffolk-ses-2024"), THREE("suffolk-ci-2021"),
		THREE("warwickshire-sts-2017"), THREE("norfolk-s2s-2015"),
	};
	int failed = cmocka_run_group_tests_name("said", tests, NULL, NULL);

	buf_release(&documents);
	return failed;
}
