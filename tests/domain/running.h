/*
 * Cases that run, for tests of clocks, events and places: a register with a
 * pack, the published holidays, terms of Leicestershire as the training
 * register has them, and cases that are put into it row by row.
 */
#ifndef TESTS_DOMAIN_RUNNING_H
#define TESTS_DOMAIN_RUNNING_H

#include "src/domain/after/due.h"
#include "src/domain/after/event.h"
#include "src/domain/places/place.h"
#include "src/model/calendar.h"
#include "tests/domain/fixture.h"
#include "tests/domain/folder.h"

#define SCHOOL "900001"
#define OTHER_SCHOOL "900002"

static const char *scheme_id;

/* https://www.gov.uk/bank-holidays, England and Wales. */
static const char *const bank_holidays[] = {
	"2023-01-02", "2023-12-25", "2023-12-26",
	"2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06",
	"2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
	"2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05",
	"2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
	"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04",
	"2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
	"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03",
	"2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28", NULL
};

/* db/demo/leicestershire-slip-2023/terms.csv */
static const struct {
	const char *year;
	enum term_event event;
	const char *first, *last;
} training_terms[] = {
	{ "2025/26", TERM, "2025-08-27", "2025-12-19" },
	{ "2025/26", HALF_TERM_HOLIDAY, "2025-10-20", "2025-10-24" },
	{ "2025/26", TERM, "2026-01-05", "2026-03-27" },
	{ "2025/26", HALF_TERM_HOLIDAY, "2026-02-16", "2026-02-20" },
	{ "2025/26", TERM, "2026-04-13", "2026-07-10" },
	{ "2025/26", HALF_TERM_HOLIDAY, "2026-05-25", "2026-05-29" },
	{ "2026/27", TERM, "2026-08-26", "2026-12-18" },
	{ "2026/27", HALF_TERM_HOLIDAY, "2026-10-19", "2026-10-23" },
	{ "2026/27", TERM, "2027-01-04", "2027-03-25" },
	{ "2026/27", HALF_TERM_HOLIDAY, "2027-02-15", "2027-02-19" },
	{ "2026/27", TERM, "2027-04-12", "2027-07-09" },
	{ "2026/27", HALF_TERM_HOLIDAY, "2027-05-31", "2027-06-04" },
};

static inline void
put_calendar(void)
{
	for (int i = 0; bank_holidays[i] != NULL; i++) {
		struct holiday h = { .division = "england-and-wales",
		    .day = day_parse(bank_holidays[i]), .title = "holiday" };

		MUST(db_insert(db, &holiday_record, &h, &e));
	}
	for (size_t i = 0; i < sizeof training_terms /
	    sizeof training_terms[0]; i++) {
		struct term t = { .id = db_new_id(db, &arena),
		    .la_code = "855",
		    .academic_year = training_terms[i].year,
		    .event = training_terms[i].event,
		    .first_day = day_parse(training_terms[i].first),
		    .last_day = day_parse(training_terms[i].last),
		    .origin = "training", .weight = 4 };

		MUST(db_insert(db, &term_record, &t, &e));
	}
}

static inline void
put_schools(void)
{
	for (int i = 0; i < 2; i++) {
		struct school s;

		record_clear(&school_record, &s);
		s.urn = i == 0 ? SCHOOL : OTHER_SCHOOL;
		s.code = i == 0 ? "S-01" : "S-02";
		s.la_code = "855";
		MUST(db_insert(db, &school_record, &s, &e));
	}
}

/* A register in memory with the pack of FOLDER alone. */
static inline void
open_pack(const char *folder)
{
	struct pack pack, *packs;
	int count;
	bool same;

	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("TZ", "UTC", 1);
	db_close(db);
	db = NULL;
	e = (struct err)ERR_INIT;
	MUST(db_open_memory(&db, &e));
	db_as(db, "coordinator");
	db_at(db, NOON("2025-11-12"));
	if (!kept_take(folder, db)) {
		MUST(put_codes());
		MUST(scheme_load(db, folder, &arena, &pack, &same, &e));
		put_calendar();
		put_schools();
		if (strstr(folder, "/db/schemes/") != NULL)
			kept_put(folder, db);
	}
	MUST(db_list(db, &pack_record, NULL, NULL, "id", &arena, &packs,
	    &count, &e));
	scheme_id = packs[0].scheme;
}

static inline int
close_pack(void **state)
{
	return drop_register(state);
}

static inline void
today(const char *day)
{
	db_at(db, NOON(day));
}

static inline const struct scheme *
pack_now(void)
{
	const struct scheme *s;

	MUST(scheme_newest(db, scheme_id, &arena, &s, &e));
	return s;
}

static inline struct dossier
case_now(const char *ref)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return d;
}

/* A case that came in on RECEIVED, with nothing decided. */
static inline void
given_case(const char *ref, const char *pathway, const char *year,
    const char *received)
{
	struct referral r;

	record_clear(&referral_record, &r);
	r.id = db_new_id(db, &arena);
	r.ref = ref;
	r.pack_id = pack_now()->pack_id;
	r.scheme = scheme_id;
	r.pathway = pathway;
	r.received = day_parse(received);
	r.received_at = NOON(received);
	r.school_urn = SCHOOL;
	r.anonymous = 1;
	r.year_group = year;
	r.state = REFERRAL_RECEIVED;
	MUST(db_insert(db, &referral_record, &r, &e));
}

static inline void
given_value(const char *ref, const char *field, const char *value)
{
	struct referral_value v = { case_now(ref).referral.id, field, value };

	MUST(db_insert(db, &referral_value_record, &v, &e));
}

/* What was decided; the state is that of the pack's row. */
static inline const char *
given_decision(const char *ref, enum disposition disposition,
    const char *outcome, const char *day)
{
	struct dossier d = case_now(ref);
	const struct disposition_row *row = scheme_disposition(d.scheme,
	    d.referral.pathway, disposition);
	struct decision x;

	record_clear(&decision_record, &x);
	x.id = db_new_id(db, &arena);
	x.referral_id = d.referral.id;
	x.pack_id = d.scheme->pack_id;
	x.disposition = disposition;
	x.decided_on = day_parse(day);
	x.decided_by = x.recorded_by = "coordinator";
	x.recorded_at = NOON(day);
	if (outcome != NULL)
		x.provision = scheme_outcome(d.scheme, d.referral.pathway,
		    outcome)->provision;
	MUST(db_insert(db, &decision_record, &x, &e));
	if (outcome != NULL)
		MUST(db_insert(db, &decision_code_record,
		    &(struct decision_code){ x.id, DC_OUTCOME, 0, outcome,
		    NULL }, &e));
	if (row != NULL && row->state != NULL)
		MUST(referral_move(db, d.referral.id, (enum referral_state)
		    word_value(referral_state_words, row->state), INT_NONE,
		    &e));
	return x.id;
}

static inline void
given_answer(const char *decision, enum decision_event_kind event,
    const char *day)
{
	struct decision_event ev;

	record_clear(&decision_event_record, &ev);
	ev.id = db_new_id(db, &arena);
	ev.decision_id = decision;
	ev.event = (int)event;
	ev.made_by = "coordinator";
	ev.made_at = NOON(day);
	MUST(db_insert(db, &decision_event_record, &ev, &e));
}

/* END NULL: without a planned end. */
static inline void
given_place(const char *ref, const char *decision, const char *provision,
    const char *start, const char *end, enum placement_state state)
{
	struct placement p;

	record_clear(&placement_record, &p);
	p.id = db_new_id(db, &arena);
	p.referral_id = case_now(ref).referral.id;
	p.decision_id = decision;
	p.provision = provision;
	p.start_on = day_parse(start);
	p.end_on = end != NULL ? day_parse(end) : DAY_NONE;
	p.state = state;
	MUST(db_insert(db, &placement_record, &p, &e));
}

/* Recorded as people do it, on a day when it can be. */
static inline struct case_event
blank_event(enum happening event, const char *day)
{
	struct case_event ev;

	record_clear(&event_record, &ev);
	ev.event = (int)event;
	ev.on_day = day_parse(day);
	ev.person = "coordinator";
	return ev;
}

static inline bool
try_event(const char *ref, struct case_event ev)
{
	e = (struct err)ERR_INIT;
	return event_record_it(db, ref, &ev, NULL, 0, &arena, &e);
}

static inline void
must_event(const char *ref, struct case_event ev)
{
	MUST(try_event(ref, ev));
}

/* The row of a rule, or with these words, among what runs for a case. */
static inline const struct due *
find_due(const char *ref, const char *rule)
{
	struct dossier d = case_now(ref);
	struct due *list;
	int n;

	MUST(due_of(db, &d, &arena, &list, &n, &e));
	for (int i = 0; i < n; i++)
		if ((list[i].rule != NULL && strcmp(list[i].rule, rule) == 0)
		    || strstr(list[i].what, rule) != NULL)
			return &list[i];
	return NULL;
}

static inline const struct due *
must_due(const char *ref, const char *rule)
{
	const struct due *d = find_due(ref, rule);

	if (d == NULL)
		fail_msg("%s: nothing is due by %s", ref, rule);
	return d;
}

/* "" for no day. */
static inline void
assert_day(int day, const char *expected)
{
	char text[DAY_ISO_SIZE] = "";

	if (day != DAY_NONE)
		day_iso(day, text);
	assert_string_equal(text, expected);
}

static inline void
expect_due(const char *ref, const char *rule, const char *remind,
    const char *due, enum due_state state)
{
	const struct due *d = must_due(ref, rule);

	assert_day(d->remind_on, remind);
	assert_day(d->due_on, due);
	assert_string_equal(word_of(due_state_words, d->state),
	    word_of(due_state_words, (int)state));
}

#endif
