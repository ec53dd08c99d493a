/*
 * The pack of SLIP 2023-24 against its source, "Leicestershire Secondary
 * Education and Inclusion Partnerships: offer to schools 2023-2024".  Every
 * figure and choice here is one of that document; where it gives none, the
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
#include "src/base/file.h"
#include "src/domain/scheme/scheme.h"

#define FOLDER TOP_SRCDIR "/db/schemes/leicestershire-slip-2023"

static struct arena arena = ARENA_INIT;
static struct pack_check pack;

static int
read_pack(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	if (scheme_check(FOLDER, &arena, &pack, &e))
		return 0;
	print_message("# %s\n", e.text);
	return -1;
}

static int
drop_pack(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct scheme *
slip(void)
{
	return &pack.scheme;
}

static void
the_pack_has_no_fault(void **state)
{
	(void)state;
	for (int i = 0; i < pack.count; i++)
		print_message("# %s:%d: %s: %s\n", pack.faults[i].file,
		    pack.faults[i].line, pack.faults[i].heading,
		    pack.faults[i].says);
	assert_int_equal(pack.count, 0);
}

static void
the_offer_is_for_one_year_and_one_county(void **state)
{
	(void)state;
	assert_string_equal(slip()->id, "leicestershire-slip-2023");
	assert_string_equal(slip()->prefix, "L");
	assert_string_equal(slip()->authority, "855");
	assert_string_equal(slip()->division, "england-and-wales");
	assert_true(slip()->valid_from <= day_of(2023, 9, 1));
	assert_int_equal(slip()->valid_to, day_of(2024, 8, 31));
}

static void
all_62_rules_are_there_in_order(void **state)
{
	int n = 0;
	char id[16];

	(void)state;
	SCHEME_ROWS(slip(), PART_RULES, struct rule, r) {
		snprintf(id, sizeof id, "SLIP-%02d", ++n);
		assert_string_equal(r->rule, id);
	}
	assert_int_equal(n, 62);
}

/* Does any row of any other file carry the rule out? */
static bool
rule_is_carried(const char *rule)
{
	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *rec = &pack_files[part].record;
		const struct field *f = record_field(rec, "rule");
		const char *rows = slip()->part[part].rows;

		if (part == PART_RULES || f == NULL)
			continue;
		for (int i = 0; i < slip()->part[part].count; i++) {
			const char *here = field_text(f,
			    rows + (size_t)i * rec->size);

			if (here != NULL && strcmp(here, rule) == 0)
				return true;
		}
	}
	return false;
}

static void
every_rule_acts_in_a_row_of_the_pack(void **state)
{
	(void)state;
	SCHEME_ROWS(slip(), PART_RULES, struct rule, r)
		if (!rule_is_carried(r->rule))
			fail_msg("%s acts nowhere", r->rule);
}

/* What stands in the list of rules is what the rows do. */
static void
rules_say_how_their_rows_act(void **state)
{
	(void)state;
	SCHEME_ROWS(slip(), PART_CLOCKS, struct clock_row, c) {
		const struct rule *r = scheme_rule(slip(), c->rule);

		if (strcmp(c->rule, "practice") == 0)
			continue;
		assert_non_null(r);
		if (!code_in_list(r->ways, "clock"))
			fail_msg("%s has a clock and does not say so",
			    r->rule);
	}
	SCHEME_ROWS(slip(), PART_CRITERIA, struct criterion, c) {
		const struct rule *r = scheme_rule(slip(), c->rule);

		if (r != NULL && !code_in_list(r->ways, "gate"))
			fail_msg("%s has a gate and does not say so",
			    r->rule);
	}
}

static void
the_forum_meets_fortnightly_on_teams(void **state)
{
	const struct panel *p = scheme_panel(slip(), "forum");

	(void)state;
	assert_non_null(p);
	assert_string_equal(p->title, "Inclusion Forum");
	assert_int_equal(p->every_days, 14);
	assert_string_equal(p->mode, "Teams");
	/* No figure in the offer; five working days by A-10. */
	assert_int_equal(p->told_days, 5);
}

static void
the_forum_expects_whom_the_offer_names(void **state)
{
	static const char *const names[] = { "deputy-coordinator",
	    "educational-psychologist", "care-navigator", "inclusion-team",
	    "aot", "sena" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct role *r = scheme_role(slip(), names[i]);

		assert_non_null(r);
		assert_int_equal(r->expected, 1);
		assert_true(code_in_list(r->panels, "forum"));
	}
}

static int
outcomes_of(const char *pathway, enum disposition disposition)
{
	int n = 0;

	SCHEME_ROWS(slip(), PART_OUTCOMES, struct outcome_row, o)
		n += strcmp(o->pathway, pathway) == 0 &&
		    o->disposition == (int)disposition;
	return n;
}

static void
a_forum_gives_five_kinds_of_advice_and_no_place(void **state)
{
	(void)state;
	assert_int_equal(outcomes_of("forum", DISP_ADVISE), 5);
	SCHEME_ROWS(slip(), PART_OUTCOMES, struct outcome_row, o)
		if (strcmp(o->pathway, "forum") == 0) {
			assert_int_equal(o->tier, 1);
			assert_null(o->provision);
		}
	assert_null(scheme_disposition(slip(), "forum", DISP_ACCEPT));
	assert_int_equal(scheme_pathway(slip(), "forum")->anonymous, 1);
	assert_int_equal(scheme_pathway(slip(), "core")->anonymous, 0);
}

static void
the_core_meeting_has_the_four_outcomes_of_the_offer(void **state)
{
	static const char *const tiers[] = { "t2-group", "t3-reset",
	    "t4-ks3" };
	const struct disposition_row *d;

	(void)state;
	d = scheme_disposition(slip(), "core", DISP_BACK_TO_FORUM);
	assert_string_equal(d->rule, "SLIP-27");
	assert_string_equal(d->state, "returned");
	d = scheme_disposition(slip(), "core", DISP_SCHOOL_CONTINUES);
	assert_string_equal(d->rule, "SLIP-28");
	assert_string_equal(d->state, "continuing");
	for (int i = 0; i < 3; i++)
		assert_int_equal(scheme_outcome(slip(), "core",
		    tiers[i])->tier, i + 2);
}

static const struct {
	const char *provision;
	int tier;
	int capacity;		/* of its pool; INT_NONE: none is given */
	int weeks_low, weeks;
	int year_from, year_to;
	const char *payer;
} offers[] = {
	{ "t2-group", 2, INT_NONE, 6, 8, 7, 11, "free" },
	{ "t2-one", 2, INT_NONE, 6, 8, 7, 11, "free" },
	{ "engagement-officer", 2, 0, INT_NONE, INT_NONE, 7, 11, "free" },
	{ "reset", 3, 10, INT_NONE, 7, 7, 9, "place-charge" },
	{ "ks4-ap", 3, INT_NONE, INT_NONE, INT_NONE, 10, 11, "school" },
	{ "ks3-long", 4, 10, INT_NONE, INT_NONE, 7, 9, "place-charge" },
	{ "ks4-1", 4, 24, INT_NONE, INT_NONE, 10, 11, "place-charge" },
	{ "ks4-2", 4, 24, INT_NONE, INT_NONE, 10, 11, "place-charge" },
	{ "ks4-3", 4, INT_NONE, INT_NONE, INT_NONE, 10, 11, "place-charge" },
};

static void
places_lengths_and_prices_are_those_of_the_offer(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof offers / sizeof offers[0]; i++) {
		const struct provision *p = scheme_provision(slip(),
		    offers[i].provision);

		assert_non_null(p);
		assert_int_equal(p->tier, offers[i].tier);
		assert_int_equal(scheme_pool(slip(), p->pool)->capacity,
		    offers[i].capacity);
		assert_int_equal(p->weeks_low, offers[i].weeks_low);
		assert_int_equal(p->weeks, offers[i].weeks);
		assert_int_equal(p->year_from, offers[i].year_from);
		assert_int_equal(p->year_to, offers[i].year_to);
		assert_string_equal(p->payer, offers[i].payer);
	}
}

static void
reset_is_two_groups_of_five_and_the_centre_is_shared(void **state)
{
	(void)state;
	assert_int_equal(scheme_group(slip(), "reset", "A")->capacity, 5);
	assert_int_equal(scheme_group(slip(), "reset", "B")->capacity, 5);
	assert_int_equal(slip()->part[PART_GROUPS].count, 2);
	/* Pathways 1 and 2 together; 3 is counted apart. */
	assert_string_equal(scheme_provision(slip(), "ks4-1")->pool,
	    scheme_provision(slip(), "ks4-2")->pool);
	assert_string_not_equal(scheme_provision(slip(), "ks4-1")->pool,
	    scheme_provision(slip(), "ks4-3")->pool);
}

static void
a_guaranteed_place_is_promised_not_taken(void **state)
{
	int promised = 0;

	(void)state;
	SCHEME_ROWS(slip(), PART_OUTCOMES, struct outcome_row, o) {
		if (o->contingent != 1)
			continue;
		promised++;
		assert_int_equal(o->to_school, 1);
		assert_int_equal(scheme_provision(slip(),
		    o->provision)->tier, 4);
	}
	assert_int_equal(promised, 2);
	assert_int_equal(scheme_outcome(slip(), "core",
	    "managed-move")->to_school, 1);
	assert_int_equal(scheme_outcome(slip(), "core",
	    "fresh-start")->to_school, 1);
}

static const struct clock_row *
clock_of(const char *rule)
{
	SCHEME_ROWS(slip(), PART_CLOCKS, struct clock_row, c)
		if (strcmp(c->rule, rule) == 0)
			return c;
	fail_msg("%s has no clock", rule);
	return NULL;
}

static const struct {
	const char *rule;
	const char *starts;
	int low, high;
	const char *unit;
} clocks[] = {
	{ "SLIP-33", "started", 6, 8, "weeks" },
	{ "SLIP-43", "started", INT_NONE, 7, "weeks" },
	{ "SLIP-60", "started", INT_NONE, 1, "terms" },
	{ "SLIP-57", "summer-term", 0, 1, "terms" },
	{ "SLIP-54", "school-year-end", INT_NONE, 0, "days" },
	{ "SLIP-14", "decided", 3, 5, "working-days" },	/* */
};

static void
time_limits_are_those_of_the_offer(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof clocks / sizeof clocks[0]; i++) {
		const struct clock_row *c = clock_of(clocks[i].rule);

		assert_string_equal(c->starts, clocks[i].starts);
		assert_int_equal(c->low, clocks[i].low);
		assert_int_equal(c->high, clocks[i].high);
		assert_string_equal(c->unit, clocks[i].unit);
	}
	assert_int_equal(clock_of("SLIP-60")->repeats, 1);
	assert_int_equal(clock_of("SLIP-57")->year_group, 10);
	assert_int_equal(clock_of("SLIP-54")->year_group, 11);
}

static const struct {
	const char *pathway, *rule;
	int blocks, override;
} gates[] = {
	{ "forum", "SLIP-09", 1, 0 },
	{ "forum", "SLIP-10", 1, 0 },
	{ "forum", "SLIP-02", 0, 0 },
	{ "core", "SLIP-10", 1, 0 },
	{ "core", "SLIP-16", 1, 0 },
	{ "core", "SLIP-17", 1, 1 },
	{ "core", "SLIP-18", 1, 1 },
	{ "core", "SLIP-25", 1, 1 },
	{ "core", "SLIP-35", 1, 1 },
	{ "core", "SLIP-45", 1, 1 },
	{ "core", "SLIP-02", 0, 0 },
};

static const struct criterion *
first_criterion(const char *pathway, const char *rule)
{
	SCHEME_ROWS(slip(), PART_CRITERIA, struct criterion, c)
		if (strcmp(c->pathway, pathway) == 0 &&
		    strcmp(c->rule, rule) == 0)
			return c;
	return NULL;
}

static void
what_stops_a_case_is_what_the_offer_asks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof gates / sizeof gates[0]; i++) {
		const struct criterion *c = first_criterion(
		    gates[i].pathway, gates[i].rule);

		if (c == NULL)
			fail_msg("%s has no criterion", gates[i].rule);
		assert_int_equal(c->blocks, gates[i].blocks);
		assert_int_equal(c->override, gates[i].override);
	}
	/* Tier 1 asks nobody whether the pupil is at risk. */
	assert_null(first_criterion("forum", "SLIP-16"));
}

static void
an_anonymous_form_bars_what_says_who_it_is(void **state)
{
	static const char *const barred[] = { "forename", "surname", "upn",
	    "date_of_birth", "sex", "carers" };
	static const char *const kept[] = { "school_urn", "year_group",
	    "sen_provision", "sen_need_primary", "reason_for_referral" };

	(void)state;
	for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++)
		assert_int_equal(scheme_field(slip(), "forum",
		    barred[i])->identity, 1);
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		assert_int_equal(scheme_field(slip(), "forum",
		    kept[i])->identity, 0);
}

static void
a_vacant_post_takes_no_work(void **state)
{
	(void)state;
	assert_string_equal(scheme_role(slip(), "engagement-officer")->fte,
	    "vacant");
	SCHEME_ROWS(slip(), PART_ACTIONS, struct standard_action, a)
		assert_string_not_equal(a->owner, "engagement-officer");
	SCHEME_ROWS(slip(), PART_MISSING, struct missing_row, m)
		assert_string_not_equal(m->owner, "engagement-officer");
}

static void
the_home_schools_duties_stand_in_every_plan_out_of_school(void **state)
{
	static const char *const duties[] = { "SLIP-51", "SLIP-59",
	    "SLIP-60", "SLIP-61" };
	static const char *const outcomes[] = { "t3-reset", "t3-ap",
	    "t4-ks3", "t4-pathway-1", "t4-pathway-2", "t4-pathway-3" };

	(void)state;
	for (size_t i = 0; i < 4 * 6; i++) {
		bool found = false;

		SCHEME_ROWS(slip(), PART_ACTIONS, struct standard_action, a)
			found |= strcmp(a->rule, duties[i / 6]) == 0 &&
			    code_in_list(a->applies, outcomes[i % 6]);
		if (!found)
			fail_msg("%s is not in the plan of %s",
			    duties[i / 6], outcomes[i % 6]);
	}
}

/* A name of the pack's own: a standing text, a field of the form. */
static bool
is_own(const char *name)
{
	return strncmp(name, "text_", 5) == 0 ||
	    strncmp(name, "form_", 5) == 0;
}

/* The next name between braces in a template; NULL at its end. */
static const char *
next_name(const char **at)
{
	const char *p = strstr(*at, "{{"), *name;

	if (p == NULL)
		return NULL;
	p += 2 + strspn(p + 2, "#^/! ");
	if (strncmp(p, "@md ", 4) == 0)
		p += 4;
	name = arena_strndup(&arena, p, strcspn(p, " }"));
	*at = p;
	return name;
}

/* The page for those who write templates has every name that stands in ours;
 * that each is filled in is for the check of the pack. */
static void
the_page_has_the_names_that_templates_use(void **state)
{
	struct buf page = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	if (!file_read(TOP_SRCDIR "/help/convene-pack.5", FILE_CEILING,
	    &page, &e))
		fail_msg("%s", e.text);
	SCHEME_ROWS(slip(), PART_TEXTS, struct pack_text, t) {
		const char *at = t->markdown, *name;

		if (strcmp(t->kind, "template") != 0)
			continue;
		while ((name = next_name(&at)) != NULL)
			if (!is_own(name) && strstr(buf_text(&page), name) ==
			    NULL)
				fail_msg("%s: the page has no {{%s}}",
				    t->text, name);
	}
	buf_release(&page);
	assert_non_null(scheme_template(slip(), "minutes"));
	assert_non_null(scheme_template(slip(), "sheet"));
	assert_non_null(scheme_template(slip(), "slips"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pack_has_no_fault),
		cmocka_unit_test(the_offer_is_for_one_year_and_one_county),
		cmocka_unit_test(all_62_rules_are_there_in_order),
		cmocka_unit_test(every_rule_acts_in_a_row_of_the_pack),
		cmocka_unit_test(rules_say_how_their_rows_act),
		cmocka_unit_test(the_forum_meets_fortnightly_on_teams),
		cmocka_unit_test(the_forum_expects_whom_the_offer_names),
		cmocka_unit_test(
		    a_forum_gives_five_kinds_of_advice_and_no_place),
		cmocka_unit_test(
		    the_core_meeting_has_the_four_outcomes_of_the_offer),
		cmocka_unit_test(
		    places_lengths_and_prices_are_those_of_the_offer),
		cmocka_unit_test(
		    reset_is_two_groups_of_five_and_the_centre_is_shared),
		cmocka_unit_test(a_guaranteed_place_is_promised_not_taken),
		cmocka_unit_test(time_limits_are_those_of_the_offer),
		cmocka_unit_test(what_stops_a_case_is_what_the_offer_asks),
		cmocka_unit_test(an_anonymous_form_bars_what_says_who_it_is),
		cmocka_unit_test(a_vacant_post_takes_no_work),
		cmocka_unit_test(
		    the_home_schools_duties_stand_in_every_plan_out_of_school),
		cmocka_unit_test(the_page_has_the_names_that_templates_use),
	};

	return cmocka_run_group_tests_name("slip-rules", tests, read_pack,
	    drop_pack);
}
