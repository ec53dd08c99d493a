/*
 * The pack of Norfolk's School 2 School Support against its subscriber
 * agreement of June 2015, its gates, and what support costs: prices, bands,
 * years and hours, with amounts worked out by hand.  The cost of a place by
 * days (SLIP-62) is here too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNTY_ID "norfolk-s2s-2015"
#define COUNTY_NOW "2026-03-27"
#define COUNTY_RECORDER "CO"
#include "tests/domain/counties.h"
#include "src/domain/after/due.h"
#include "src/domain/costs/cost.h"
#include "src/domain/decisions/decide.h"
#include "tests/domain/folder.h"

#define SCHOOL "900081"
#define OTHER "900082"
#define ELSEWHERE "900083"
#define SPECIAL "900084"

#define FORM(code) \
	{ "pathway", code }, { "received", "2026-03-13" }, \
	{ "school_urn", SCHOOL }, { "referrer_name", "A. Contact" }, \
	{ "referrer_email", "senco@school.example" }, \
	{ "told", "head;senco;class-teacher" }, \
	{ "reason_for_referral", "Strategies for the classroom." }, \
	{ "hoped_for", "Calmer lessons." }, { "assigned_school", SPECIAL }, \
	{ "assigned_to", "A. Supporter" }, { "programme_hours", "6" }, \
	{ "evidence", "contact-confirmed;supporting-information" }

static const struct field_value pupil_form[] = {
	FORM("pupil"), { "consent_given_on", "2026-03-10" },
	{ "forename", "Robin" }, { "surname", "Reed" },
	{ "date_of_birth", "2017-05-04" }, { "year_group", "4" },
	{ "sen_provision", "K" }, { NULL, NULL }
};
static const struct field_value school_form[] = {
	FORM("school"), { NULL, NULL }
};

static const struct field_value *
form_of(const char *pathway)
{
	return strcmp(pathway, "pupil") == 0 ? pupil_form : school_form;
}

static int
set_up(void **state)
{
	if (fresh_county(state) != 0)
		return -1;
	put_school(SCHOOL, "S-81", "926", "Fakenham", 999);
	put_school(OTHER, "S-82", "926", "Fakenham", 1);
	put_school(ELSEWHERE, "S-83", "935", "Beccles", INT_NONE);
	put_school(SPECIAL, "S-84", "926", "Sheringham", 144);
	put_person("CO", "coordinator");
	return 0;
}

static const struct gate_state gates[] = {
	{ "S2S-01 a Norfolk school", "pupil", "authority", {{ 0 }}, MET,
	    false, "list" },
	{ "S2S-01 a school elsewhere: a warning", "school", "authority",
	    {{ "school_urn", ELSEWHERE }}, NOT_MET, false, "list" },
	{ "S2S-06 permission of the parents", "pupil", "consent", {{ 0 }},
	    MET, false, "list" },
	{ "S2S-06 no permission", "pupil", "consent",
	    {{ "consent_given_on", "" }}, MISSING, true, "list" },
	{ "S2S-06 permission refused", "pupil", "consent",
	    {{ "consent_given_on", "refused" }}, NOT_MET, true, "accept" },
	{ "S2S-07 all were told", "school", "told-all", {{ 0 }}, MET, false,
	    "list" },
	{ "S2S-07 the class teacher was not: a warning", "pupil",
	    "told-all", {{ "told", "head;senco;other" }}, NOT_MET, false,
	    "list" },
	{ "S2S-07 the head was not: a warning", "school", "told-all",
	    {{ "told", "senco;class-teacher" }}, NOT_MET, false, "list" },
	{ "S2S-07 the SENCo was not: a warning", "school", "told-all",
	    {{ "told", "head;class-teacher" }}, NOT_MET, false, "list" },
	{ "practice a complete form", "pupil", "complete", {{ 0 }}, MET, false,
	    "list" },
	{ "practice a form with blanks: a warning", "pupil", "complete",
	    {{ "hoped_for", "" }}, MISSING, false, "list" },
	{ "S2S-10 a school is assigned", "pupil", "assigned", {{ 0 }}, MET,
	    false, "accept" },
	{ "S2S-10 none is", "school", "assigned",
	    {{ "assigned_school", "" }}, MISSING, true, "accept" },
	{ "S2S-11 contact confirmed", "pupil", "contact-details", {{ 0 }},
	    MET, false, "accept" },
	{ "S2S-11 not confirmed: a warning", "pupil", "contact-details",
	    {{ "evidence", "" }}, MISSING, false, "accept" },
	{ "S2S-13 ready for the meeting", "pupil", "first-papers", {{ 0 }},
	    MET, false, "accept" },
	{ "S2S-13 not ready: a warning", "school", "first-papers",
	    {{ "evidence", "" }}, MISSING, false, "accept" },
	{ "S2S-15 hours stated", "pupil", "hours-stated", {{ 0 }}, MET,
	    false, "accept" },
	{ "S2S-15 one hour is a figure", "pupil", "hours-stated",
	    {{ "programme_hours", "1" }}, MET, false, "accept" },
	{ "S2S-15 no hours", "pupil", "hours-stated",
	    {{ "programme_hours", "" }}, MISSING, true, "accept" },
	{ "S2S-15 none at all", "school", "hours-stated",
	    {{ "programme_hours", "0" }}, NOT_MET, true, "accept" },
	{ "S2S-18 evaluated", "pupil", "evaluated",
	    {{ "event:reviewed", "good" }}, MET, false, "close" },
	{ "S2S-18 the form of the school", "pupil", "evaluated",
	    {{ "evidence", "evaluation" }}, MET, false, "close" },
	{ "S2S-18 not evaluated", "school", "evaluated", {{ 0 }}, MISSING,
	    true, "close" },
	{ "S2S-29 contact first", "pupil", "contact-made",
	    {{ "event:first-contact", "answered" }}, MET, false, "accept" },
	{ "S2S-29 no contact yet: a warning", "pupil", "contact-made",
	    {{ 0 }}, MISSING, false, "accept" },
	{ "S2S-31 somebody is named", "pupil", "best-placed", {{ 0 }}, MET,
	    false, "accept" },
	{ "S2S-31 nobody is named: a warning", "pupil", "best-placed",
	    {{ "assigned_to", "" }}, MISSING, false, "accept" },
	{ "S2S-33 more than an hour", "pupil", "over-an-hour",
	    {{ "programme_hours", "1.5" }}, MET, false, "accept" },
	{ "S2S-33 one hour: a warning", "pupil", "over-an-hour",
	    {{ "programme_hours", "1" }}, NOT_MET, false, "accept" },
};

/* The pack. */

static void
all_42_rules_are_carried(void **state)
{
	struct pack_check check;

	(void)state;
	MUST(scheme_check(COUNTY_FOLDER, &arena, &check, &e));
	for (int i = 0; i < check.count; i++)
		print_message("# %s\n", pack_fault_words(&check.faults[i],
		    &arena));
	assert_int_equal(check.count, 0);
	check_rules("S2S", 42);
}

/* S2S-02: only one of the two kinds asks about a child. */
static void
a_wider_issue_names_no_child(void **state)
{
	(void)state;
	assert_string_equal(scheme_pathway(pack, "pupil")->subject, "pupil");
	assert_string_equal(scheme_pathway(pack, "school")->subject,
	    "school");
	assert_non_null(scheme_field(pack, "pupil", "forename"));
	assert_null(scheme_field(pack, "school", "forename"));
}

/* S2S-03, S2S-23: the menu, on which one-to-one is not. */
static void
the_menu_is_that_of_the_agreement(void **state)
{
	static const char *const menu[] = { "observation", "skills",
		"training", "modelling", "special-visit", "signpost",
		"lesson-modelling", "iep", "meetings", "curriculum",
		"groups", "soft-touch", "assessment" };

	(void)state;
	for (size_t i = 0; i < sizeof menu / sizeof menu[0]; i++)
		assert_non_null(scheme_outcome(pack, "pupil", menu[i]));
	SCHEME_ROWS(pack, PART_OUTCOMES, struct outcome_row, o)
		assert_null(strstr(o->outcome, "one-to-one"));
}

/* S2S-19 to S2S-23: refused by a reason, and said in every programme. */
static void
what_it_cannot_provide_is_a_refusal_and_a_sentence(void **state)
{
	static const char *const no[] = { "placement", "quicker-route",
		"statutory-assessment", "diagnosis", "one-to-one" };

	(void)state;
	for (int i = 0; i < 5; i++) {
		const struct reason_row *r = scheme_reason(pack, "school",
		    "decline", no[i]);
		bool said = false;

		assert_non_null(r);
		assert_string_equal(r->rule, arena_printf(&arena, "S2S-%d",
		    19 + i));
		SCHEME_ROWS(pack, PART_SENTENCES, struct sentence, x)
			said |= strcmp(x->place, "not-provided") == 0 &&
			    strcmp(x->rule, r->rule) == 0;
		assert_true(said);
	}
}

static const struct due *
due_by(const struct due *list, int n, const char *rule)
{
	for (int i = 0; i < n; i++)
		if (list[i].rule != NULL && strcmp(list[i].rule, rule) == 0)
			return &list[i];
	return NULL;
}

/* S2S-05, S2S-08, S2S-12: the worked examples of the standards. */
static void
contact_in_5_and_visit_in_28_working_days(void **state)
{
	static const struct { const char *received, *contact, *visit; }
	days[] = {
		{ "2026-03-13", "2026-03-20", "2026-04-24" },
		/* a Saturday before a bank holiday */
		{ "2026-05-02", "2026-05-11", "2026-06-12" },
	};

	(void)state;
	db_at(db, NOON("2026-05-02"));
	for (int i = 0; i < 2; i++) {
		const struct field_value on[] = {
			{ "received", days[i].received },
			{ "school_urn", i == 0 ? SCHOOL : OTHER },
			{ NULL, NULL } };
		struct dossier d;
		struct due *list;
		int n;

		take_in(arena_printf(&arena, "T-%d", i), school_form, on);
		MUST(dossier_load(db, arena_printf(&arena, "T-%d", i),
		    &arena, &d, &e));
		MUST(due_of(db, &d, &arena, &list, &n, &e));
		assert_non_null(due_by(list, n, "S2S-08"));
		IS_DAY(due_by(list, n, "S2S-08")->due_on, days[i].contact);
		assert_non_null(due_by(list, n, "S2S-12"));
		IS_DAY(due_by(list, n, "S2S-12")->due_on, days[i].visit);
	}
}

/* Prices. */

/* S2S-32, S2S-36, S2S-38 */
static void
prices_are_3_50_and_45_pounds(void **state)
{
	int day = day_parse("2015-06-01");

	(void)state;
	assert_int_equal(tariff_on(pack, "pupil", day)->pence, 300);
	assert_int_equal(tariff_on(pack, "hour", day)->pence, 5000);
	assert_int_equal(tariff_on(pack, "extra-hour", day)->pence, 4500);
	assert_null(tariff_on(pack, "hour", day_parse("2015-03-31")));
}

/* S2S-37 */
static void
hours_go_by_the_pupils_on_roll(void **state)
{
	static const struct { int roll, hours; } bands[] = {
		{ 0, 100 }, { 999, 100 }, { 1000, 120 }, { 1999, 120 },
		{ 2000, 140 }, { 2999, 140 }, { 3000, 160 }, { 3999, 160 },
		{ 4000, 180 }, { 40000, 180 },
	};
	const struct band *b;

	(void)state;
	for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++)
		assert_int_equal(band_hours(pack, bands[i].roll,
		    day_parse("2015-06-01"), &b), bands[i].hours);
}

/* S2S-24 */
static void
a_year_goes_from_1_april_to_31_march(void **state)
{
	static const struct { const char *day, *from, *to; } years[] = {
		{ "2026-03-31", "2025-04-01", "2026-03-31" },
		{ "2026-04-01", "2026-04-01", "2027-03-31" },
		{ "2026-12-31", "2026-04-01", "2027-03-31" },
		{ "2024-02-29", "2023-04-01", "2024-03-31" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
		int from, to;

		MUST(cost_year(pack, day_parse(years[i].day), &from, &to,
		    &e));
		IS_DAY(from, years[i].from);
		IS_DAY(to, years[i].to);
	}
}

static void
make_cluster(const char *code, const char *schools)
{
	struct cluster c;

	record_clear(&cluster_record, &c);
	c.code = c.name = code;
	MUST(cluster_new(db, &c, schools, day_parse("2025-04-01"), &arena,
	    &e));
}

static struct purchase
buy(const char *code, enum purchase_kind kind, int minutes, int pence)
{
	struct purchase p;

	MUST(cluster_buy(db, code, kind, DAY_NONE, minutes, pence, NULL,
	    &arena, &p, &e));
	return p;
}

/* S2S-25, S2S-36: the sum of the rolls, at the full price on the last day of
 * the year as on the first. */
static void
a_cluster_pays_the_whole_year_on_any_day(void **state)
{
	static const char *const days[] = { "2025-04-01", "2025-11-12",
		"2026-03-31" };

	(void)state;
	make_cluster("two", SCHOOL ";" OTHER);
	for (int i = 0; i < 3; i++) {
		struct purchase p;

		db_at(db, NOON(days[i]));
		p = buy("two", BOUGHT_SUBSCRIPTION, INT_NONE, INT_NONE);
		assert_int_equal(p.pupils, 1000);
		assert_int_equal(p.pence, 300000);
		assert_int_equal(p.minutes, 120 * 60);
		IS_DAY(p.year_from, "2025-04-01");
		MUST(cluster_return(db, "two", DAY_NONE, &arena, &p, &e));
	}
}

static void
without_a_roll_no_price_is_guessed(void **state)
{
	struct purchase p;

	(void)state;
	make_cluster("far", SCHOOL ";" ELSEWHERE);
	assert_false(cluster_buy(db, "far", BOUGHT_SUBSCRIPTION, DAY_NONE,
	    INT_NONE, INT_NONE, NULL, &arena, &p, &e));
	assert_non_null(strstr(e.text, "School S-83"));
}

/* S2S-27 */
static void
a_price_by_arrangement_is_entered(void **state)
{
	struct purchase p;

	(void)state;
	make_cluster("trust", SCHOOL ";" ELSEWHERE);
	p = buy("trust", BOUGHT_SUBSCRIPTION, 30 * 60, 120000);
	assert_int_equal(p.pence, 120000);
	assert_int_equal(p.minutes, 30 * 60);
	assert_non_null(strstr(p.working, "By arrangement"));
}

static void
book(const char *word, const char *day, int minutes, const char *schools)
{
	struct hours h;
	const char *note;

	record_clear(&hours_record, &h);
	h.on_day = day_parse(day);
	h.minutes = minutes;
	h.schools = schools;
	MUST(hours_book(db, word, &h, &arena, &note, &e));
}

static struct ledger
ledger(const char *code, const char *day)
{
	struct ledger l;

	MUST(ledger_load(db, code, day_parse(day), &arena, &l, &e));
	return l;
}

/* S2S-40: one session for two schools is one hour. */
static void
several_schools_at_once_count_once(void **state)
{
	(void)state;
	make_cluster("two", SCHOOL ";" OTHER);
	buy("two", BOUGHT_SUBSCRIPTION, INT_NONE, INT_NONE);
	take_in("T-1", pupil_form, NULL);
	book("T-1", "2026-03-20", 60, SCHOOL ";" OTHER);
	assert_int_equal(ledger("two", "2026-03-27").used, 60);
	assert_int_equal(ledger("two", "2026-03-27").left, 119 * 60);
	/* named twice, a school is there once */
	book("two", "2026-03-20", 60, SCHOOL ";" OTHER ";" SCHOOL);
	assert_int_equal(ledger("two", "2026-03-27").used, 120);
}

/* S2S-38: £45 for what is beyond, at the price of its day. */
static void
what_is_beyond_the_hours_is_charged(void **state)
{
	struct bill b;

	(void)state;
	make_cluster("small", SCHOOL);
	buy("small", BOUGHT_SUBSCRIPTION, INT_NONE, INT_NONE);
	for (int i = 0; i < 5; i++)
		book("small", "2026-03-02", 1200, NULL);	/* 100 h */
	MUST(cost_of_cluster(db, "small", DAY_NONE, &arena, &b, &e));
	assert_int_equal(b.pence, 999 * 300);
	assert_int_equal(b.left, 0);
	book("small", "2026-03-03", 90, NULL);
	MUST(cost_of_cluster(db, "small", DAY_NONE, &arena, &b, &e));
	assert_int_equal(b.pence, 999 * 300 + 6750);
	assert_string_equal(b.charges[1].rule, "S2S-38");
	/* two hours bought afterwards take it in and leave half an hour */
	assert_int_equal(buy("small", BOUGHT_HOURS, 120, INT_NONE).pence,
	    9000);
	MUST(cost_of_cluster(db, "small", DAY_NONE, &arena, &b, &e));
	assert_int_equal(b.pence, 999 * 300 + 9000);
	assert_int_equal(b.left, 30);
}

/* Hours that are not used end with the year. */
static void
nothing_is_carried_over(void **state)
{
	(void)state;
	make_cluster("small", SCHOOL);
	buy("small", BOUGHT_SUBSCRIPTION, INT_NONE, INT_NONE);
	assert_int_equal(ledger("small", "2026-03-31").left, 6000);
	assert_int_equal(ledger("small", "2026-04-01").left, 0);
	assert_false(ledger("small", "2026-04-01").subscribed);
}

/* S2S-32, S2S-34, S2S-35: each booking to the nearest penny, nothing else. */
static void
who_pays_as_it_uses_pays_by_the_minute(void **state)
{
	struct bill b;

	(void)state;
	take_in("T-1", school_form, NULL);
	book("T-1", "2026-03-16", 95, NULL);	/* 7,916.67 */
	book("T-1", "2026-03-17", 1, NULL);	/* 83.33 */
	MUST(cost_of_case(db, "T-1", &arena, &b, &e));
	assert_string_equal(b.basis, "pay-as-you-use");
	assert_int_equal(b.count, 2);
	assert_int_equal(b.charges[0].pence, 7917);
	assert_int_equal(b.charges[1].pence, 83);
	assert_int_equal(b.pence, 8000);
	assert_string_equal(b.charges[0].working,
	    "16 Mar 2026: 1 h 35 min × £50.00 an hour");
}

/* S2S-26: the cluster's hours once it has bought, else by the hour. */
static void
the_purchase_decides_who_pays(void **state)
{
	struct bill b;

	(void)state;
	make_cluster("small", SCHOOL);
	take_in("T-1", pupil_form, NULL);
	book("T-1", "2026-03-16", 60, NULL);
	buy("small", BOUGHT_SUBSCRIPTION, INT_NONE, INT_NONE);
	book("T-1", "2026-03-17", 60, NULL);
	MUST(cost_of_case(db, "T-1", &arena, &b, &e));
	assert_int_equal(b.pence, 5000);
	assert_int_equal(ledger("small", "2026-03-27").used, 60);
}

/* S2S-15: a programme of six hours, of which some were given. */
static void
hours_are_taken_back(void **state)
{
	struct hours h;
	struct bill b;

	(void)state;
	take_in("T-1", school_form, NULL);
	book("T-1", "2026-03-16", 60, NULL);
	book("T-1", "2026-03-16", 30, NULL);
	MUST(cost_of_case(db, "T-1", &arena, &b, &e));
	assert_int_equal(b.minutes, 90);
	assert_int_equal(b.allotted, 6 * 60);
	MUST(hours_undo(db, "T-1", &arena, &h, &e));
	assert_int_equal(h.minutes, 30);
	MUST(hours_undo(db, "T-1", &arena, &h, &e));
	assert_false(hours_undo(db, "T-1", &arena, &h, &e));
}

/* A school leaves a cluster: what it was charged stays. */
static void
a_school_is_in_one_cluster_at_a_time(void **state)
{
	struct cluster c;

	(void)state;
	make_cluster("one", SCHOOL);
	record_clear(&cluster_record, &c);
	c.code = c.name = "two";
	assert_false(cluster_new(db, &c, SCHOOL, day_parse("2025-04-01"),
	    &arena, &e));
	MUST(cluster_drop(db, "one", SCHOOL, day_parse("2025-08-31"),
	    &arena, &e));
	MUST(cluster_new(db, &c, SCHOOL, day_parse("2025-09-01"), &arena,
	    &e));
	assert_int_equal(ledger("one", "2025-08-31").pupils, 999);
	assert_int_equal(ledger("one", "2025-09-01").pupils, 0);
	assert_int_equal(ledger("two", "2025-09-01").pupils, 999);
}

/* A copy of the pack with FILE as TEXT; no line of C changes. */
static const struct scheme *
load_changed(const char *file, const char *text)
{
	char folder[FOLDER_MOST];
	const struct scheme *s;
	struct pack made;
	bool same;

	folder_new(folder);
	folder_copy(COUNTY_FOLDER, folder);
	folder_put(folder, file, text);
	MUST(scheme_load(db, folder, &arena, &made, &same, &e));
	folder_remove(folder);
	assert_false(same);
	MUST(scheme_get(db, made.id, &arena, &s, &e));
	return s;
}

static void
a_new_price_is_a_row(void **state)
{
	struct bill b;

	(void)state;
	take_in("T-1", school_form, NULL);
	load_changed("tariffs.csv",
	    "figure,label,pence,unit,valid_from,valid_to,rule\n"
	    "hour,An hour,5000,hour,2015-04-01,2026-03-15,S2S-32\n"
	    "hour,An hour,5500,hour,2026-03-16,,S2S-32\n");
	book("T-1", "2026-03-15", 60, NULL);
	book("T-1", "2026-03-16", 60, NULL);
	MUST(cost_of_case(db, "T-1", &arena, &b, &e));
	assert_int_equal(b.charges[0].pence, 5000);
	assert_int_equal(b.charges[1].pence, 5500);
}

static void
a_price_has_one_value_on_a_day(void **state)
{
	char folder[FOLDER_MOST];
	struct pack_check check;

	(void)state;
	folder_new(folder);
	folder_copy(COUNTY_FOLDER, folder);
	folder_put(folder, "tariffs.csv",
	    "figure,label,pence,unit,valid_from,valid_to,rule\n"
	    "hour,An hour,5000,hour,2015-04-01,2026-03-16,S2S-32\n"
	    "hour,An hour,5500,hour,2026-03-16,,S2S-32\n");
	folder_put(folder, "bands.csv",
	    "from_roll,to_roll,hours,valid_from,rule\n"
	    "0,1000,100,2015-04-01,S2S-37\n"
	    "1000,,120,2015-04-01,S2S-37\n");
	MUST(scheme_check(folder, &arena, &check, &e));
	folder_remove(folder);
	assert_int_equal(check.count, 2);
	assert_string_equal(check.faults[0].file, "bands.csv");
	assert_int_equal(check.faults[0].line, 3);
	assert_string_equal(check.faults[1].file, "tariffs.csv");
	assert_string_equal(check.faults[1].heading, "valid_from");
}

/* SLIP-62: entered figures of a year, by days of school: £5,800.00 / 190 x 35
 * is £1,068.42; £1,050.00 / 190 x 35 is £193.42. */
static void
a_place_is_charged_by_days(void **state)
{
	static const struct field_value forum[] = {
		{ "scheme", "leicestershire-slip-2023" },
		{ "pathway", "forum" }, { "received", "2024-01-10" },
		{ "school_urn", SCHOOL }, { "anonymous", "yes" },
		{ "year_group", "8" }, { "sen_provision", "N" },
		{ "reason_for_referral", "Will not come in." } };
	struct intake_result got;
	struct pack made;
	struct bill b;
	bool same;

	(void)state;
	MUST(scheme_load(db, TOP_SRCDIR
	    "/db/schemes/leicestershire-slip-2023", &arena, &made, &same,
	    &e));
	MUST(referral_take_in(db, forum, 8, show_fault, NULL, &arena, &got,
	    &e));
	MUST(cost_by_days(db, got.ref,
	    "average-cost=580000;pupil-premium=105000", 35, INT_NONE,
	    &arena, &b, &e));
	assert_int_equal(b.count, 2);
	assert_int_equal(b.charges[0].pence, 106842);
	assert_string_equal(b.charges[0].rule, "SLIP-62");
	assert_string_equal(b.charges[0].working,
	    "£5,800.00 a year / 190 days × 35 days");
	assert_int_equal(b.charges[1].pence, 19342);
	assert_int_equal(b.pence, 126184);
	/* the whole year is the whole figure, whatever a year has */
	MUST(cost_by_days(db, got.ref, "580001", 195, 195, &arena, &b, &e));
	assert_int_equal(b.pence, 580001);
	assert_false(cost_by_days(db, got.ref, "580001", 196, 195, &arena,
	    &b, &e));
	assert_false(cost_by_days(db, got.ref, "rent=5", 1, 190, &arena, &b,
	    &e));
}

int
main(void)
{
	const struct CMUnitTest others[] = {
		T(every_gate_is_tried), T(rules_say_how_their_rows_act),
		T(all_42_rules_are_carried), T(a_wider_issue_names_no_child),
		T(the_menu_is_that_of_the_agreement),
		T(what_it_cannot_provide_is_a_refusal_and_a_sentence),
		T(contact_in_5_and_visit_in_28_working_days),
		T(prices_are_3_50_and_45_pounds),
		T(hours_go_by_the_pupils_on_roll),
		T(a_year_goes_from_1_april_to_31_march),
		T(a_cluster_pays_the_whole_year_on_any_day),
		T(without_a_roll_no_price_is_guessed),
		T(a_price_by_arrangement_is_entered),
		T(several_schools_at_once_count_once),
		T(what_is_beyond_the_hours_is_charged),
		T(nothing_is_carried_over),
		T(who_pays_as_it_uses_pays_by_the_minute),
		T(the_purchase_decides_who_pays), T(hours_are_taken_back),
		T(a_school_is_in_one_cluster_at_a_time),
		T(a_new_price_is_a_row), T(a_price_has_one_value_on_a_day),
		T(a_place_is_charged_by_days),
	};

	states = gates;
	state_count = sizeof gates / sizeof gates[0];
	return run_county("norfolk", others,
	    sizeof others / sizeof others[0]);
}
