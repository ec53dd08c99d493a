/*
 * Suffolk's two packs against their sources: the core offer partnership
 * agreements of the Specialist Education Services (reviewed August 2024) and
 * of the Communication and Interaction Service (December 2021).  Every
 * figure and choice here is one of those documents; where they give none the
 * reading is that of the catalogue of rules and is marked so.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static struct arena arena = ARENA_INIT;

static struct source {
	const char *folder;
	const char *mark;	/* of rule ids */
	int rules;
	struct pack_check pack;
} sources[] = {
	{ TOP_SRCDIR "/db/schemes/suffolk-ses-2024", "SES", 148, { NULL, 0,
	    { 0 }, NULL } },
	{ TOP_SRCDIR "/db/schemes/suffolk-ci-2021", "CI", 64, { NULL, 0,
	    { 0 }, NULL } },
};

static int
read_packs(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	for (size_t i = 0; i < COUNT(sources); i++)
		if (!scheme_check(sources[i].folder, &arena,
		    &sources[i].pack, &e)) {
			print_message("# %s\n", e.text);
			return -1;
		}
	return 0;
}

static int
drop_packs(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct scheme *
ses(void)
{
	return &sources[0].pack.scheme;
}

static const struct scheme *
ci(void)
{
	return &sources[1].pack.scheme;
}

static const struct scheme *
pack_of(const char *rule)
{
	return strncmp(rule, "SES", 3) == 0 ? ses() : ci();
}

static void
the_packs_have_no_fault(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++) {
		const struct pack_check *c = &sources[k].pack;

		for (int i = 0; i < c->count; i++)
			print_message("# %s\n", pack_fault_words(
			    &c->faults[i], &arena));
		assert_int_equal(c->count, 0);
	}
}

static void
the_agreements_are_of_their_time(void **state)
{
	(void)state;
	assert_string_equal(ses()->id, "suffolk-ses-2024");
	assert_string_equal(ci()->id, "suffolk-ci-2021");
	assert_string_equal(ses()->authority, "935");
	assert_string_equal(ci()->authority, "935");
	assert_string_not_equal(ses()->prefix, ci()->prefix);
	/* Reviewed August 2024, next review July 2025. */
	assert_int_equal(ses()->valid_from, day_of(2024, 8, 1));
	assert_int_equal(ses()->valid_to, day_of(2025, 7, 31));
	/* Of December 2021, until the other takes its place. */
	assert_int_equal(ci()->valid_from, day_of(2021, 12, 1));
	assert_int_equal(ci()->valid_to, ses()->valid_from - 1);
}

static void
all_rules_are_there_in_order(void **state)
{
	char id[16];

	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++) {
		int n = 0;

		SCHEME_ROWS(&sources[k].pack.scheme, PART_RULES, struct rule,
		    r) {
			snprintf(id, sizeof id, "%s-%02d", sources[k].mark,
			    ++n);
			assert_string_equal(r->rule, id);
		}
		assert_int_equal(n, sources[k].rules);
	}
}

static bool
part_carries(const struct scheme *s, int part, const char *rule)
{
	const struct record *rec = &pack_files[part].record;
	const struct field *f = record_field(rec, "rule");
	const char *rows = s->part[part].rows;

	if (part == PART_RULES || f == NULL)
		return false;
	for (int i = 0; i < s->part[part].count; i++) {
		const char *here = field_text(f, rows + (size_t)i *
		    rec->size);

		if (here != NULL && strcmp(here, rule) == 0)
			return true;
	}
	return false;
}

static void
every_rule_acts_in_a_row_of_the_pack(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++)
		SCHEME_ROWS(&sources[k].pack.scheme, PART_RULES, struct rule,
		    r) {
			bool carried = false;

			for (int part = 0; part < PART_COUNT; part++)
				carried |= part_carries(
				    &sources[k].pack.scheme, part, r->rule);
			if (!carried)
				fail_msg("%s acts nowhere", r->rule);
		}
}

/* Which part shows that a rule acts in which way. */
static const struct {
	int part;
	const char *way;
} shows[] = {
	{ PART_CRITERIA, "gate" }, { PART_CLOCKS, "clock" },
	{ PART_SENTENCES, "say" }, { PART_ACTIONS, "say" },
	{ PART_EVENTS, "record" }, { PART_OUTCOMES, "record" },
	{ PART_REASONS, "record|gate|say" }, { PART_PAPERS, "record|gate" },
	{ PART_DISPOSITIONS, "record|gate" },
};

static bool
has_one_way(const struct rule *r, const char *ways)
{
	while (*ways != '\0') {
		size_t n = strcspn(ways, "|");

		if (code_in_list(r->ways, arena_strndup(&arena, ways, n)))
			return true;
		ways += n + (ways[n] == '|');
	}
	return false;
}

/* What stands in the list of rules is what the rows do, and no more. */
static void
rules_say_how_their_rows_act(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++)
		SCHEME_ROWS(&sources[k].pack.scheme, PART_RULES, struct rule,
		    r) {
			const struct scheme *s = &sources[k].pack.scheme;

			for (size_t i = 0; i < COUNT(shows); i++)
				if (part_carries(s, shows[i].part, r->rule)
				    && !has_one_way(r, shows[i].way))
					fail_msg("%s: %s is not said of it",
					    r->rule, shows[i].way);
			if (code_in_list(r->ways, "clock") &&
			    !part_carries(s, PART_CLOCKS, r->rule))
				fail_msg("%s has no clock", r->rule);
			if (code_in_list(r->ways, "say") &&
			    !part_carries(s, PART_SENTENCES, r->rule) &&
			    !part_carries(s, PART_ACTIONS, r->rule))
				fail_msg("%s is said nowhere", r->rule);
		}
}

static void
pathways_are_about_a_school_or_a_pupil(void **state)
{
	static const struct { const char *pathway, *subject; } all[] = {
		{ "school", "school" }, { "senco", "school" },
		{ "bespoke", "pupil" }, { "section-f", "pupil" },
		{ "vision", "pupil" }, { "msi", "pupil" },
		{ "deaf", "pupil" },
	};

	(void)state;
	assert_int_equal(ses()->part[PART_PATHWAYS].count, COUNT(all));
	for (size_t i = 0; i < COUNT(all); i++) {
		const struct pathway *p = scheme_pathway(ses(),
		    all[i].pathway);

		assert_non_null(p);
		assert_string_equal(p->subject, all[i].subject);
		assert_string_equal(scheme_panel(ses(), p->panel)->title,
		    "SES Referral Panel");
	}
	assert_string_equal(scheme_pathway(ci(), "core-offer")->subject,
	    "pupil");
	assert_int_equal(ci()->part[PART_PATHWAYS].count, 1);
}

/* SES-43, SES-53: no field of a pupil at school level. */
static void
forms_of_schools_have_no_pupil(void **state)
{
	static const char *const barred[] = { "forename", "surname", "upn",
		"date_of_birth", "sex", "carers", "consent_given_on",
		"year_group", "sen_provision" };

	(void)state;
	for (size_t i = 0; i < COUNT(barred); i++) {
		assert_null(scheme_field(ses(), "school", barred[i]));
		assert_null(scheme_field(ses(), "senco", barred[i]));
	}
}

static int
codes_of(const struct scheme *s, const char *set)
{
	int n = 0;

	SCHEME_ROWS(s, PART_CODES, struct code_row, c)
		n += strcmp(c->set_name, set) == 0;
	return n;
}

static bool
has_code(const struct scheme *s, const char *set, const char *code)
{
	SCHEME_ROWS(s, PART_CODES, struct code_row, c)
		if (strcmp(c->set_name, set) == 0 &&
		    strcmp(c->code, code) == 0)
			return true;
	return false;
}

/* SES-53, SES-128 */
static void
types_and_sources_are_those_of_the_agreement(void **state)
{
	static const char *const types[] = { "senco", "new-to-senco",
		"return-to-role", "new-to-suffolk", "inclusion-toolkit",
		"iqm-register", "iqm-further-work" };

	(void)state;
	assert_int_equal(codes_of(ses(), "support_type"), 7);
	for (size_t i = 0; i < COUNT(types); i++)
		assert_true(has_code(ses(), "support_type", types[i]));
	assert_true(has_code(ses(), "deaf_origin", "audiology"));
	assert_true(has_code(ses(), "deaf_origin", "cochlear-implant"));
	assert_int_equal(codes_of(ses(), "deaf_origin"), 3);
	assert_int_equal(codes_of(ses(), "first_contact"), 2);
}

static int
outcomes_of(const struct scheme *s, const char *pathway)
{
	int n = 0;

	SCHEME_ROWS(s, PART_OUTCOMES, struct outcome_row, o)
		n += scheme_serves(o->pathway, pathway);
	return n;
}

/* SES-02, SES-62, SES-81, CI-05 */
static void
services_are_seven_and_five(void **state)
{
	static const char *const five[] = { "cl", "spld", "ci", "slcn",
		"semh" };

	(void)state;
	assert_int_equal(outcomes_of(ses(), "school"), 7);
	assert_int_equal(outcomes_of(ses(), "senco"), 7);
	assert_int_equal(outcomes_of(ses(), "bespoke"), 5);
	assert_int_equal(outcomes_of(ses(), "section-f"), 5);
	for (size_t i = 0; i < COUNT(five); i++) {
		assert_non_null(scheme_outcome(ses(), "bespoke", five[i]));
		assert_non_null(scheme_outcome(ses(), "section-f", five[i]));
	}
	assert_null(scheme_outcome(ses(), "bespoke", "wsi"));
	assert_null(scheme_outcome(ses(), "section-f", "sensory"));
	assert_int_equal(outcomes_of(ses(), "vision"), 1);
	assert_int_equal(outcomes_of(ses(), "deaf"), 1);
	assert_int_equal(outcomes_of(ci(), "core-offer"), 2);
	/* SES-87: nothing that can be given is a placement. */
	assert_int_equal(ses()->part[PART_PROVISIONS].count, 0);
	assert_int_equal(ci()->part[PART_PROVISIONS].count, 0);
}

/* SES-67, SES-68, SES-45, CI-05 */
static void
the_panel_accepts_declines_or_pends(void **state)
{
	const struct disposition_row *d;

	(void)state;
	SCHEME_ROWS(ses(), PART_PATHWAYS, struct pathway, p) {
		d = scheme_disposition(ses(), p->pathway, DISP_ACCEPT);
		assert_true(code_in_list(d->needs, "outcomes"));
		assert_true(code_in_list(d->needs, "review"));
		d = scheme_disposition(ses(), p->pathway, DISP_PEND);
		assert_true(code_in_list(d->needs, "missing"));
		d = scheme_disposition(ses(), p->pathway, DISP_DECLINE);
		assert_true(code_in_list(d->needs, "reason"));
	}
	d = scheme_disposition(ses(), "bespoke", DISP_SCHOOL_LEVEL_FIRST);
	assert_string_equal(d->opens, "school");
	assert_null(scheme_disposition(ses(), "section-f",
	    DISP_SCHOOL_LEVEL_FIRST));
	d = scheme_disposition(ci(), "core-offer", DISP_ACCEPT);
	assert_true(code_in_list(d->needs, "outcome"));
}

static const struct {
	const char *rule, *pathway, *starts;
	int low, high;
	const char *unit, *waits_for;
} limits[] = {
	{ "SES-23", "school", "released", 8, 10, "working-days",
	    "answered" },
	{ "SES-23", "senco", "released", 8, 10, "working-days",
	    "answered" },
	{ "SES-29", "deaf", "decided", 3, 5, "working-days",
	    "released" },					/* */
	{ "SES-31", "bespoke", "visited", 3, 5, "working-days",
	    "planned" },					/* */
	{ "SES-46", "school", "accepted", 11, 12, "months", "closed" },
	{ "SES-51", "school", "planned", 4, 12, "weeks", "reviewed" },
	{ "SES-55", "senco", "accepted", 11, 12, "months",
	    "closed" },						/* */
	{ "SES-56", "senco", "accepted", INT_NONE, 1, "visits", "closed" },
	{ "SES-58", "senco", "planned", 4, 12, "weeks", "reviewed" },
	{ "SES-70", "bespoke", "accepted", 11, 12, "months", "closed" },
	{ "SES-74", "bespoke", "planned", 4, 12, "weeks", "reviewed" },
	{ "SES-85", "section-f", "accepted", 1, 2, "reviews", "closed" },
	{ "SES-91", "section-f", "planned", 6, 12, "weeks", "reviewed" },
	{ "SES-95", "bespoke", "moved-school", 5, 6, "school-weeks",
	    "arrived" },
	{ "SES-95", "section-f", "moved-school", 5, 6, "school-weeks",
	    "arrived" },
	{ "SES-116", "vision", "received", 3, 5, "working-days",
	    "first-contact" },
	{ "SES-116", "msi", "received", 3, 5, "working-days",
	    "first-contact" },
	{ "SES-118", "vision", "received", 2, 3, "weeks",
	    "planned" },					/* */
	{ "CI-07", "core-offer", "reported", INT_NONE, 0, "days",
	    "closed" },
	{ "CI-09", "core-offer", "decided", 2, 3, "weeks",
	    "first-meeting" },
	{ "CI-14", "core-offer", "first-meeting", 3, 4, "weeks",
	    "planned" },					/* */
	{ "CI-19", "core-offer", "planned", 2, 3, "weeks", "checked-in" },
	{ "CI-23", "core-offer", "planned", INT_NONE, 12, "weeks",
	    "reviewed" },
	{ "CI-35", "core-offer", "held", INT_NONE, 1, "half-terms",
	    "checked-in" },
	{ "CI-57", "core-offer", "reported", INT_NONE, 2, "years",
	    "erased" },						/* */
};

static const struct clock_row *
clock_of(const char *rule, const char *pathway)
{
	SCHEME_ROWS(pack_of(rule), PART_CLOCKS, struct clock_row, c)
		if (strcmp(c->rule, rule) == 0 &&
		    scheme_serves(c->pathway, pathway))
			return c;
	fail_msg("%s has no clock for %s", rule, pathway);
	return NULL;
}

static void
time_limits_are_those_of_the_agreements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(limits); i++) {
		const struct clock_row *c = clock_of(limits[i].rule,
		    limits[i].pathway);

		assert_string_equal(c->starts, limits[i].starts);
		assert_int_equal(c->low, limits[i].low);
		assert_int_equal(c->high, limits[i].high);
		assert_string_equal(c->unit, limits[i].unit);
		assert_true(code_in_list(c->waits_for,
		    limits[i].waits_for));
	}
}

/* Every clock that carries a rule stands in the table above. */
static void
every_clock_is_looked_at(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++)
		SCHEME_ROWS(&sources[k].pack.scheme, PART_CLOCKS,
		    struct clock_row, c) {
			bool found = strcmp(c->rule, "practice") == 0;

			for (size_t i = 0; i < COUNT(limits); i++)
				found |= strcmp(limits[i].rule, c->rule) ==
				    0;
			if (!found)
				fail_msg("%s is not looked at", c->clock);
		}
}

static void
what_comes_again_and_what_ends(void **state)
{
	const struct clock_row *c;

	(void)state;
	assert_int_equal(clock_of("CI-19", "core-offer")->repeats, 1);
	assert_string_equal(clock_of("CI-19", "core-offer")->state,
	    "accepted");
	assert_int_equal(clock_of("CI-35", "core-offer")->repeats, 1);
	assert_string_equal(clock_of("CI-35", "core-offer")->state,
	    "holding");
	c = clock_of("SES-23", "school");
	assert_string_equal(c->proposes, "withdrawn");
	assert_string_equal(c->reason, "no-reply");
	c = clock_of("SES-56", "senco");
	assert_string_equal(c->when_field, "support_type");
	assert_string_equal(c->when_value, "new-to-suffolk;iqm-register");
	assert_string_equal(c->proposes, "closed");
	assert_string_equal(clock_of("SES-85", "section-f")->proposes,
	    "closed");
	assert_string_equal(clock_of("SES-95", "bespoke")->proposes,
	    "withdrawn");
	/* SES-133, SES-135: the deaf service has no end and no move. */
	SCHEME_ROWS(ses(), PART_CLOCKS, struct clock_row, x)
		if (scheme_serves(x->pathway, "deaf"))
			assert_null(x->proposes);
}

/* SES-77, CI-24 and A-13 */
static void
three_or_higher_on_a_scale_of_four_closes(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(sources); k++) {
		const struct scheme *s = &sources[k].pack.scheme;

		assert_string_equal(scheme_setting(s, "score_low"), "0");
		assert_string_equal(scheme_setting(s, "score_high"), "4");
		assert_string_equal(scheme_setting(s, "score_close"), "3");
	}
	assert_string_equal(scheme_setting(ses(), "score_rule"), "SES-77");
	assert_string_equal(scheme_setting(ci(), "score_rule"), "CI-24");
	assert_non_null(scheme_reason(ses(), "bespoke", "close",
	    "progress"));
	/* Said of bespoke support alone. */
	assert_null(scheme_reason(ses(), "section-f", "close", "progress"));
	assert_null(scheme_reason(ses(), "vision", "close", "progress"));
}

/* CI-27 to CI-32, which SES-80 offers as defaults. */
static void
six_scenarios_usually_close_and_therapy_never(void **state)
{
	static const char *const scenarios[] = { "specialist-place",
		"medically-unfit", "alternative-tuition", "stage-3",
		"excluded", "home-educated" };

	(void)state;
	for (size_t i = 0; i < COUNT(scenarios); i++) {
		assert_non_null(scheme_reason(ci(), "core-offer", "close",
		    scenarios[i]));
		assert_non_null(scheme_reason(ses(), "bespoke", "close",
		    scenarios[i]));
	}
	for (size_t k = 0; k < COUNT(sources); k++)
		SCHEME_ROWS(&sources[k].pack.scheme, PART_REASONS,
		    struct reason_row, r)
			if (strcmp(r->use, "close") == 0)
				assert_null(strstr(r->reason, "therapy"));
	/* CI-26, SES-79 */
	assert_non_null(scheme_reason(ci(), "core-offer", "extend",
	    "head-of-service"));
	assert_non_null(scheme_reason(ses(), "bespoke", "extend",
	    "head-of-service"));
}

static const struct event_row *
event_of(const struct scheme *s, const char *pathway, int event)
{
	SCHEME_ROWS(s, PART_EVENTS, struct event_row, v)
		if (v->event == event && scheme_serves(v->pathway, pathway))
			return v;
	return NULL;
}

/* SES-47, SES-48, SES-50, SES-123, CI-13, CI-34, CI-36 */
static void
events_lead_from_state_to_state(void **state)
{
	static const char *const four[] = { "school", "senco", "bespoke",
		"section-f" };

	(void)state;
	for (size_t i = 0; i < COUNT(four); i++) {
		assert_string_equal(event_of(ses(), four[i],
		    HAPPENED_FIRST_MEETING)->state, "assessing");
		assert_string_equal(event_of(ses(), four[i],
		    HAPPENED_PLANNED)->state, "accepted");
	}
	SCHEME_ROWS(ses(), PART_PATHWAYS, struct pathway, p)
		assert_true(code_in_list(event_of(ses(), p->pathway,
		    HAPPENED_PLANNED)->needs, "review"));
	assert_string_equal(event_of(ci(), "core-offer",
	    HAPPENED_FIRST_MEETING)->state, "assessing");
	assert_string_equal(event_of(ci(), "core-offer",
	    HAPPENED_HELD)->state, "holding");
	assert_string_equal(event_of(ci(), "core-offer",
	    HAPPENED_RESUMED)->state, "accepted");
	/* Section F is not scored; only pupils are. */
	assert_null(event_of(ses(), "section-f", HAPPENED_SCORED));
	assert_null(event_of(ses(), "school", HAPPENED_SCORED));
	assert_non_null(event_of(ses(), "vision", HAPPENED_SCORED));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_packs_have_no_fault),
		cmocka_unit_test(the_agreements_are_of_their_time),
		cmocka_unit_test(all_rules_are_there_in_order),
		cmocka_unit_test(every_rule_acts_in_a_row_of_the_pack),
		cmocka_unit_test(rules_say_how_their_rows_act),
		cmocka_unit_test(pathways_are_about_a_school_or_a_pupil),
		cmocka_unit_test(forms_of_schools_have_no_pupil),
		cmocka_unit_test(types_and_sources_are_those_of_the_agreement),
		cmocka_unit_test(services_are_seven_and_five),
		cmocka_unit_test(the_panel_accepts_declines_or_pends),
		cmocka_unit_test(time_limits_are_those_of_the_agreements),
		cmocka_unit_test(every_clock_is_looked_at),
		cmocka_unit_test(what_comes_again_and_what_ends),
		cmocka_unit_test(three_or_higher_on_a_scale_of_four_closes),
		cmocka_unit_test(six_scenarios_usually_close_and_therapy_never),
		cmocka_unit_test(events_lead_from_state_to_state),
	};

	return cmocka_run_group_tests_name("suffolk-rules", tests,
	    read_packs, drop_packs);
}
