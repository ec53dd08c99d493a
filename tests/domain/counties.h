/*
 * A pack of another county in a register for tests: holidays and terms as
 * they are published, schools, and one form with which nothing is wrong; then
 * gates and rules of the pack, row by row.  Include it once, after cmocka.h,
 * with COUNTY_ID, COUNTY_NOW and COUNTY_RECORDER (who records events)
 * defined.  Pupils and people are made up; the school numbers are of no
 * school.
 */
#ifndef TESTS_DOMAIN_COUNTIES_H
#define TESTS_DOMAIN_COUNTIES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/file.h"
#include "src/domain/after/event.h"
#include "src/domain/gates/gate.h"
#include "src/domain/imports/import.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/person.h"
#include "src/model/register.h"
#include "tests/domain/kept.h"

#define COUNTY_FOLDER TOP_SRCDIR "/db/schemes/" COUNTY_ID
#define NOON(text) ((int64_t)day_parse(text) * 86400 + 12 * 3600)
#define IS_DAY(day, text) assert_int_equal(day, day_parse(text))

enum { MET = CRITERION_MET, MISSING = CRITERION_MISSING,
	NOT_MET = CRITERION_NOT_MET, OVERRIDDEN = CRITERION_OVERRIDDEN };

static struct db *db;
static struct arena arena = ARENA_INIT;
static struct err e;
static const struct scheme *pack;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: [%s] %s", #call, e.rule, e.text); \
} while (0)

static inline void
put_school(const char *urn, const char *code, const char *la,
    const char *town, int roll)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.code = code;
	s.name = arena_printf(&arena, "School %s", code);
	s.la_code = la;
	s.town = town;
	s.roll = roll;
	s.phase = "Primary";
	MUST(db_insert(db, &school_record, &s, &e));
}

static inline void
put_person(const char *code, const char *role)
{
	struct person p;

	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = p.name = code;
	p.role = role;
	MUST(db_insert(db, &person_record, &p, &e));
}

static inline void
put_codes(void)
{
	struct pack_rows rows;
	const struct code_row *r;

	MUST(pack_standard_codes(&arena, &rows, &e));
	r = rows.rows;
	for (int i = 0; i < rows.count; i++) {
		struct code c = { .set_name = r[i].set_name,
		    .code = r[i].code, .label = r[i].label,
		    .valid_from = r[i].valid_from,
		    .valid_to = r[i].valid_to };

		MUST(db_insert(db, &code_record, &c, &e));
	}
}

static inline void
put_file(enum import_kind kind, const char *name)
{
	struct import_ask ask = { .name = name };
	struct import_result got;
	struct buf bytes = BUF_INIT;

	MUST(file_read(name, FILE_CEILING, &bytes, &e));
	ask.bytes = buf_text(&bytes);
	ask.size = bytes.len;
	MUST(import_file(db, kind, &ask, &arena, &got, &e));
	assert_true(got.added > 0);
	buf_release(&bytes);
}

static inline int
fresh_county(void **state)
{
	struct pack made;
	bool same;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("TZ", "UTC", 1);
	e = (struct err)ERR_INIT;
	MUST(db_open_memory(&db, &e));
	db_as(db, "coordinator");
	db_at(db, NOON(COUNTY_NOW));
	if (!kept_take(COUNTY_FOLDER, db)) {
		put_codes();
		MUST(scheme_load(db, COUNTY_FOLDER, &arena, &made, &same,
		    &e));
		put_file(IMPORT_HOLIDAYS,
		    TOP_SRCDIR "/db/data/bank-holidays/bank-holidays.json");
		put_file(IMPORT_TERMS,
		    TOP_SRCDIR "/db/data/term-dates/term-dates.csv");
		kept_put(COUNTY_FOLDER, db);
	}
	MUST(scheme_newest(db, strrchr(COUNTY_FOLDER, '/') + 1, &arena,
	    &pack, &e));
	return 0;
}

static inline int
drop_county(void **state)
{
	(void)state;
	db_close(db);
	db = NULL;
	arena_release(&arena);
	return 0;
}

static inline void
show_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	print_message("# %s: %s\n", field, says);
}

/* "event:first-contact" is no field: it happened, with this result. */
static inline void
put_event(const char *ref, const char *word, const char *result)
{
	struct case_event ev;

	record_clear(&event_record, &ev);
	ev.event = word_value(event_words, word);
	ev.result = *result != '\0' ? result : NULL;
	ev.person = COUNTY_RECORDER;
	MUST(event_record_it(db, ref, &ev, NULL, 0, &arena, &e));
}

/* The form with CHANGES; a NULL field ends both. */
static inline void
take_in(const char *ref, const struct field_value *form,
    const struct field_value *changes)
{
	struct field_value v[70] = { { "ref", ref }, { "scheme",
	    COUNTY_ID } };
	struct intake_result got;
	int n = 2;

	for (; form->field != NULL; form++)
		v[n++] = *form;
	for (const struct field_value *c = changes; c != NULL && c->field;
	    c++) {
		int i = 0;

		if (strncmp(c->field, "event:", 6) == 0)
			continue;
		while (i < n && strcmp(v[i].field, c->field) != 0)
			i++;
		v[i] = *c;
		n += i == n;
	}
	MUST(referral_take_in(db, v, n, show_fault, NULL, &arena, &got,
	    &e));
	for (; changes != NULL && changes->field != NULL; changes++)
		if (strncmp(changes->field, "event:", 6) == 0)
			put_event(ref, changes->field + 6, changes->value);
}

/* One criterion in one state. */
struct gate_state {
	const char *name;	/* begins with the id of the rule */
	const char *pathway;
	const char *criterion;
	struct field_value changes[5];
	int state;
	bool blocking;
	const char *act;	/* that is refused then */
};

/* Set by main(). */
static const struct gate_state *states;
static size_t state_count;

static const struct field_value *form_of(const char *pathway);
static int set_up(void **state);

static inline const struct gate_line *
line_of(const struct gate *g, const char *criterion)
{
	for (int i = 0; i < g->count; i++)
		if (strcmp(g->lines[i].criterion->criterion, criterion) == 0)
			return &g->lines[i];
	for (int i = 0; i < g->other_count; i++)
		if (strcmp(g->others[i].criterion->criterion, criterion) ==
		    0)
			return &g->others[i];
	fail_msg("no criterion %s", criterion);
	return NULL;
}

static inline void
gate_rule(void **state)
{
	const struct gate_state *t = *state;
	const struct gate_line *line;
	struct field_value changes[6] = {{ 0 }};
	struct dossier d;
	struct gate g;

	memcpy(changes, t->changes, sizeof t->changes);
	take_in("T-1", form_of(t->pathway), changes);
	MUST(dossier_load(db, "T-1", &arena, &d, &e));
	MUST(gate_judge(db, &d, NULL, day_parse(COUNTY_NOW), NULL, &arena,
	    &g, &e));
	line = line_of(&g, t->criterion);
	if (line->state != t->state || line->blocking != t->blocking)
		fail_msg("%s, %s: %s", criterion_state_words[line->state],
		    line->blocking ? "blocking" : "not blocking",
		    line->says);
	assert_int_equal(strncmp(t->name, line->criterion->rule,
	    strlen(line->criterion->rule)), 0);
	if (t->blocking)
		assert_false(gate_pass(&g, t->act, &e));
}

static inline int
gate_set_up(void **state)
{
	void *keep = *state;
	int failed = set_up(state);

	*state = keep;
	return failed;
}

/* Every criterion of the pack that follows a rule is tried both ways. */
static inline void
every_gate_is_tried(void **state)
{
	(void)state;
	SCHEME_ROWS(pack, PART_CRITERIA, struct criterion, c) {
		bool met = false, unmet = false;

		if (strcmp(c->rule, "practice") == 0)
			continue;
		for (size_t i = 0; i < state_count; i++) {
			if (strcmp(states[i].criterion, c->criterion) != 0 ||
			    !scheme_serves(c->pathway, states[i].pathway))
				continue;
			met |= states[i].state == MET;
			unmet |= states[i].state != MET;
		}
		if (!met || !unmet)
			fail_msg("%s of %s is not tried both ways",
			    c->criterion, c->pathway);
	}
}

/* Does any row of any other file carry the rule out? */
static inline bool
is_carried(const char *rule)
{
	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *rec = &pack_files[part].record;
		const struct field *f = record_field(rec, "rule");
		const char *rows = pack->part[part].rows;

		if (part == PART_RULES || f == NULL)
			continue;
		for (int i = 0; i < pack->part[part].count; i++) {
			const char *here = field_text(f,
			    rows + (size_t)i * rec->size);

			if (here != NULL && strcmp(here, rule) == 0)
				return true;
		}
	}
	return false;
}

/* COUNT rules, MARK-01 and so on in order, each carried by a row. */
static inline void
check_rules(const char *mark, int count)
{
	char id[16];
	int n = 0;

	SCHEME_ROWS(pack, PART_RULES, struct rule, r) {
		snprintf(id, sizeof id, "%s-%02d", mark, ++n);
		assert_string_equal(r->rule, id);
		if (!is_carried(r->rule))
			fail_msg("%s acts nowhere", r->rule);
	}
	assert_int_equal(n, count);
}

static inline bool
has_way(const char *rule, const char *way)
{
	const struct rule *r = scheme_rule(pack, rule);

	return r == NULL || code_in_list(r->ways, way);
}

/* What the list of rules says of clocks and gates is what their rows do. */
static inline void
rules_say_how_their_rows_act(void **state)
{
	(void)state;
	SCHEME_ROWS(pack, PART_CLOCKS, struct clock_row, c)
		if (!has_way(c->rule, "clock"))
			fail_msg("%s has a clock", c->rule);
	SCHEME_ROWS(pack, PART_CRITERIA, struct criterion, c)
		if (!has_way(c->rule, "gate"))
			fail_msg("%s has a gate", c->rule);
	SCHEME_ROWS(pack, PART_TARIFFS, struct tariff, t)
		if (!has_way(t->rule, "count"))
			fail_msg("%s has a price", t->rule);
	SCHEME_ROWS(pack, PART_BANDS, struct band, b)
		if (!has_way(b->rule, "count"))
			fail_msg("%s has a band", b->rule);
	SCHEME_ROWS(pack, PART_SENTENCES, struct sentence, x)
		if (!has_way(x->rule, "say"))
			fail_msg("%s is said", x->rule);
}

#define T(f) { #f, f, set_up, drop_county, NULL }

/* All gates, then the others. */
static inline int
run_county(const char *name, const struct CMUnitTest *others, size_t n)
{
	struct CMUnitTest *tests = calloc(state_count + n, sizeof *tests);
	int failed;

	for (size_t i = 0; i < state_count; i++)
		tests[i] = (struct CMUnitTest){ states[i].name, gate_rule,
		    gate_set_up, drop_county,
		    (void *)(uintptr_t)&states[i] };
	memcpy(tests + state_count, others, n * sizeof *tests);
	failed = _cmocka_run_group_tests(name, tests, state_count + n, NULL,
	    NULL);
	free(tests);
	return failed;
}

#endif
