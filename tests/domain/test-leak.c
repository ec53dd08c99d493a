/*
 * The leak check against everybody else in the register: children who are on
 * no agenda of this meeting, names that are misspelt or written in letters
 * that only look like ours, and words that are no names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/buf.h"
#include "src/base/skeleton.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/leak.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/values/names.h"
#include "src/model/calendar.h"
#include "src/model/person.h"
#include "src/model/school.h"
#include "tests/domain/fixture.h"

#define CORE "core-2025-11-12"

static void
on_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	fail_msg("%s: %s", field, says);
}

struct child {
	const char *ref, *forename, *surname, *known, *upn, *born, *carers;
	bool listed;
};

static const struct child children[] = {
	{ "L-0001", "Zoë", "Łukasik-O’Neill", NULL, "H855000024001",
	    "2012-03-04", NULL, true },
	{ "L-0002", "Kai", "Young", NULL, "X855000024002", "2012-05-06",
	    NULL, true },
	/* these are in the register, and on no agenda */
	{ "L-0101", "Ottoline", "Brackenridge", "Otty", "V855000024101",
	    "2011-02-03", "Mother: Perpetua Quillfeather", false },
	{ "L-0102", "Will", "Price", NULL, NULL, "2011-09-08", NULL, false },
	{ "L-0103", "Rose", "Brown", NULL, NULL, "2010-12-24", NULL, false },
	{ "L-0104", "Mary Jane", "Thwaite-Garrod", NULL, NULL, "2009-01-31",
	    NULL, false },
	{ "L-0105", "小龙", "李", NULL, NULL, "2012-07-08", NULL, false },
	{ "KIB-LC7", "Finn", "Hinckley", NULL, NULL, "2012-11-30", NULL,
	    false },
	{ "2025", "Ada", "Fotheringay", NULL, NULL, "2013-01-05", NULL,
	    false },
	{ "L-0108", "Kai", "Young", NULL, NULL, "2013-05-05", NULL, false },
};

static void
take_in(const struct child *c)
{
	const struct field_value v[] = {
		{ "ref", c->ref }, { "scheme", "leicestershire-slip-2023" },
		{ "pathway", "core" }, { "received", "2025-10-24" },
		{ "school_urn", "119903" },
		{ "referrer_email", "office@example.sch.uk" },
		{ "consent_given_on", "2025-10-13" },
		{ "forename", c->forename }, { "surname", c->surname },
		{ "preferred_name", c->known }, { "carers", c->carers },
		{ "upn", c->upn }, { "date_of_birth", c->born },
		{ "year_group", "9" }, { "sen_provision", "K" },
		{ "sen_need_primary", "SEMH" },
		{ "attendance_percent", "74" }, { "suspensions_12m", "3" },
		{ "at_risk_of_exclusion", "yes" },
		{ "reason_for_referral", "Three suspensions." },
		{ "earlier_forum_on", "2025-09-02" },
		{ "plan_reviewed_on", "2025-10-10" },
	};
	struct intake_result got;

	MUST(referral_take_in(db, v, sizeof v / sizeof v[0], on_fault, NULL,
	    &arena, &got, &e));
	if (c->listed)
		MUST(agenda_add(db, CORE, c->ref, NULL, &e));
}

static void
add_people(void)
{
	static const struct { const char *code, *name, *role; } people[] = {
		{ "CO", "Chair Person", "coordinator" },
		{ "SE", "Mrs A Fotheringay", "senco" },
	};
	struct school s;

	for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
		struct person p;

		record_clear(&person_record, &p);
		p.id = db_new_id(db, &arena);
		p.code = people[i].code;
		p.name = people[i].name;
		p.role = people[i].role;
		MUST(db_insert(db, &person_record, &p, &e));
	}
	record_clear(&school_record, &s);
	s.urn = "100001";
	s.name = "Lord Brackenridge Academy";
	s.town = "Hinckley";
	MUST(db_insert(db, &school_record, &s, &e));
}

static int
given_meeting(void **state)
{
	struct proposal p;
	struct meeting m;
	struct decided x;

	if (fresh_register(state) != 0)
		return -1;
	db_at(db, NOON("2025-11-12"));
	add_people();
	MUST(meeting_new(db, "core", day_of(2025, 11, 12), "14:00", &arena,
	    &m, &e));
	for (size_t i = 0; i < sizeof children / sizeof children[0]; i++)
		take_in(&children[i]);
	MUST(meeting_open(db, CORE, "urgent", &e));
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "other-service";
	MUST(decide(db, CORE, "L-0001", &p, NULL, NULL, &arena, &x, &e));
	MUST(decide(db, CORE, "L-0002", &p, NULL, NULL, &arena, &x, &e));
	return 0;
}

static void
initials_in_any_writing(void **state)
{
	struct pupil p = { .forename = "Anne-Marie", .surname = "O’Brien" };

	(void)state;
	assert_string_equal(names_to_initials("ANNE-MARIE OBRIEN’s mother "
	    "said anne will come. Marie's.", &p, &arena),
	    "A.-M. O.’s mother said anne will come. M.'s.");
}

/* What the check finds when this stands in the plan of L-0002. */
static int
hits_of(const char *typed, struct hit **hits)
{
	struct plan p;
	bool stale;
	int n;

	MUST(plan_current(db, "L-0002", CORE, &arena, &p, &stale, &e));
	MUST(plan_edit(db, &p, arena_printf(&arena, "%s\n%s\n", p.made,
	    typed), &arena, &e));
	MUST(check_plan(db, &p, NULL, &arena, hits, &n, &e));
	return n;
}

struct finding {
	const char *typed, *kind, *found;
};

static void
each_is_found(const struct finding *f, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct hit *hits;
		int count = hits_of(f[i].typed, &hits);

		if (count == 0 || strcmp(hits[0].kind, f[i].kind) != 0 ||
		    strcmp(hits[0].found, f[i].found) != 0)
			fail_msg("%s: %d hits, %s", f[i].typed, count,
			    count > 0 ? hits[0].found : "none");
	}
}

static void
nothing_is_found(const char *const texts[])
{
	for (int i = 0; texts[i] != NULL; i++) {
		struct hit *hits;
		int count = hits_of(texts[i], &hits);

		if (count != 0)
			fail_msg("%s: %s, %s", texts[i], hits[0].found,
			    hits[0].where);
	}
}

static void
a_child_on_no_agenda_is_found(void **state)
{
	static const struct finding f[] = {
		{ "As with Ottoline Brackenridge.", "name",
		    "the name of L-0101" },
		{ "As with BRACKENRIDGE, Ottoline.", "name",
		    "the name of L-0101" },
		{ "As with ottoline brackenridge.", "name",
		    "the name of L-0101" },
		{ "As with Otty Brackenridge's mother.", "name",
		    "the name of L-0101" },
		{ "As with Mary\nJane Thwaite.", "name",
		    "the surname of L-0104" },
		{ "As with Otto*line* Bracken&#114;idge.", "name",
		    "the name of L-0101" },
		{ "As with OttolineBrackenridge.", "name",
		    "the name of L-0101" },
		{ "<!-- Ottoline Brackenridge -->", "name",
		    "the name of L-0101" },
		{ "[x](https://e.org/Ottoline%20%42rackenridge)", "name",
		    "the name of L-0101" },
		{ "[x](https://e.org \"&#79;ttoline &#66;rackenridge\")",
		    "name", "the name of L-0101" },
		{ "The Brackenridge family moved.", "name",
		    "the surname of L-0101" },
		{ "Brackenridge's sister.", "name",
		    "the surname of L-0101" },
		{ "As for Mary Garrod.", "name", "the name of L-0104" },
		{ "As for Mary Jane Thwaite.", "name",
		    "the name of L-0104" },
		{ "Friend of 李小龙.", "name", "the name of L-0105" },
		{ "Sits with Will Price.", "name", "the name of L-0102" },
		{ "Sits with Rose Brown.", "name", "the name of L-0103" },
		{ "See L-0101.", "code", "the reference L-0101" },
		{ "See l 0101.", "code", "the reference L-0101" },
		{ "See L0101.", "code", "the reference L-0101" },
		{ "See KIB-LC7.", "code", "the reference KIB-LC7" },
		{ "See v855 000 024 101.", "upn",
		    "the pupil number of L-0101" },
		{ "Born 3 February 2011 (O.B.).", "date-of-birth",
		    "initials and date of birth of L-0101" },
		{ "OB, 03/02/11, may come.", "date-of-birth",
		    "initials and date of birth of L-0101" },
		{ "O B was born on 2011-02-03.", "date-of-birth",
		    "initials and date of birth of L-0101" },
		{ "M.J.T.-G. was born on 31 Jan 2009.", "date-of-birth",
		    "initials and date of birth of L-0104" },
		{ "Ottoline was born on Feb 3rd, 2011.", "date-of-birth",
		    "initials and date of birth of L-0101" },
		{ "Perpetua Quillfeather agrees.", "third-party",
		    "a carer of L-0101" },
	};

	(void)state;
	each_is_found(f, sizeof f / sizeof f[0]);
}

static void
what_is_no_name_passes(void **state)
{
	static const char *const texts[] = {
		/* words */
		"That will price him out; brown roses rose.",
		"A brown jacket. Brown bread.",
		/* forenames, dates and numbers alone say nobody */
		"Rose and Will may help. Born 3 February 2011.",
		"In 2025 there were 101 of them; 24/12/2010.",
		/* places, schools and people that the register knows */
		"A taxi from Hinckley, a visit to Lord Brackenridge Academy.",
		"Mrs Fotheringay reviews it.",
		/* many are called so */
		"Mr Price and Mrs Brown agree.",
		NULL
	};

	(void)state;
	nothing_is_found(texts);
}

/* Another child may have the same name; no text can tell them apart. */
static void
ones_own_name_is_not_another_s(void **state)
{
	struct hit *hits;
	int n = hits_of("Kai Young is well.", &hits);

	(void)state;
	for (int i = 0; i < n; i++)
		assert_string_equal(hits[i].kind, "own-name");
}

static void
letters_that_look_alike_are_the_same(void **state)
{
	static const struct finding f[] = {
		/* Cyrillic о and і, Greek Ο, full width */
		{ "As with Ott\xD0\xBEline Brackenr\xD1\x96" "dge.", "name",
		    "the name of L-0101" },
		{ "As with \xCE\x9Fttoline Brackenridge.", "name",
		    "the name of L-0101" },
		{ "As with \xEF\xBC\xAFttoline Brackenridge.", "name",
		    "the name of L-0101" },
		{ "Sits beside Z\xD0\xBE\xC3\xAB.", "name",
		    "the forename of L-0001" },
		/* all of it: К, а, і */
		{ "\xD0\x9A\xD0\xB0\xD1\x96 is well.", "own-name",
		    "the pupil's own forename" },
		{ "See \xD1\xB4" "855000024101.", "upn",
		    "the pupil number of L-0101" },
	};

	(void)state;
	each_is_found(f, sizeof f / sizeof f[0]);
}

static void
only_words_that_mix_scripts_change(void **state)
{
	static const struct { const char *from, *to; } words[] = {
		{ "Zoë, Łukasik; naïve", "Zoë, Łukasik; naïve" },
		{ "Ан\xD0\xBDа", "Анна" },	/* all Cyrillic, н and а */
		{ "Юрий", "Юрий" },		/* Ю looks like nothing */
		{ "Kаi", "Kai" },		/* Cyrillic а */
		{ "ΝΙΚΗ", "NIKH" }, { "νice", "vice" }, { "Νice", "Nice" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct buf b = BUF_INIT;

		skeleton_text(words[i].from, &b);
		if (i != 1)
			assert_string_equal(buf_text(&b), words[i].to);
		else	/* looks like Latin letters, so it becomes them */
			assert_string_equal(buf_text(&b), "Ahha");
		buf_release(&b);
	}
}

/* One letter more, less or other, or two that changed places. */
static void
a_slip_of_the_pen_is_found(void **state)
{
	static const struct finding f[] = {
		{ "The Lukasick family moved.", "nearly",
		    "nearly the surname of L-0001" },
		{ "The Lukaskik family moved.", "nearly",
		    "nearly the surname of L-0001" },
		{ "The Łukaik family moved.", "nearly",
		    "nearly the surname of L-0001" },
		{ "Mrs O’Niell came.", "nearly",
		    "nearly the surname of L-0001" },
	};
	static const char *const texts[] = {
		"A lukasick thing.", "Lukashenko; Lukas.", NULL
	};

	(void)state;
	each_is_found(f, sizeof f / sizeof f[0]);
	nothing_is_found(texts);
}

/* Decided by an officer: there is no agenda, but there is a register. */
static void
a_plan_outside_a_meeting_is_searched_too(void **state)
{
	struct proposal p;
	struct decided x;
	struct hit *hits;
	struct plan plan;
	bool stale;
	int n;

	(void)state;
	record_clear(&proposal_record, &p);
	p.disposition = DISP_DECLINE;
	p.reasons = "school-can-meet";
	p.overrides = "SLIP-25=safety";
	MUST(decide(db, NULL, "L-0103", &p, "CO", NULL, &arena, &x, &e));
	MUST(plan_current(db, "L-0103", NULL, &arena, &plan, &stale, &e));
	MUST(plan_edit(db, &plan, "Like Ottoline Brackenridge.\n", &arena,
	    &e));
	MUST(check_plan(db, &plan, NULL, &arena, &hits, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(hits[0].found, "the name of L-0101");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, given_meeting, \
	drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(initials_in_any_writing),
		TEST(a_child_on_no_agenda_is_found),
		TEST(what_is_no_name_passes),
		TEST(ones_own_name_is_not_another_s),
		TEST(letters_that_look_alike_are_the_same),
		cmocka_unit_test(only_words_that_mix_scripts_change),
		TEST(a_slip_of_the_pen_is_found),
		TEST(a_plan_outside_a_meeting_is_searched_too),
	};

	return cmocka_run_group_tests_name("leak", tests, NULL, NULL);
}
