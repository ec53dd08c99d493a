/*
 * The register that tests of screens share.  See fixture.h.
 */
#include "tests/screens/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "db/db.h"
#include "src/base/day.h"
#include "src/domain/decide.h"
#include "src/domain/meeting.h"
#include "src/domain/referral.h"
#include "src/domain/register.h"
#include "src/domain/scheme.h"
#include "src/model/calendar.h"
#include "src/model/person.h"
#include "src/model/register.h"

static struct db *db;
static struct app app;
static struct arena arena;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static void
add_setting(const char *name, const char *value)
{
	struct err e = ERR_INIT;
	struct setting s;

	record_clear(&setting_record, &s);
	s.name = name;
	s.value = value;
	must(db_replace(db, &setting_record, &s, &e), &e);
}

/* GOV.UK, England and Wales. */
static void
add_holidays(void)
{
	static const char *const days[] = { "2025-01-01", "2025-04-18",
		"2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25",
		"2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03",
		"2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
		"2026-12-25", "2026-12-28" };
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct holiday h = { .division = "england-and-wales",
			.day = day_parse(days[i]), .title = "Bank holiday" };

		must(db_insert(db, &holiday_record, &h, &e), &e);
	}
}

static void
add_person(const char *code, const char *role, const char *school)
{
	struct err e = ERR_INIT;
	struct person p;

	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = code;
	p.name = arena_printf(&arena, "Test %s", code);
	p.role = role;
	p.school_urn = school;
	must(db_insert(db, &person_record, &p, &e), &e);
}

static void
add_school(const char *urn, const char *name)
{
	struct err e = ERR_INIT;
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.name = name;
	s.la_code = "855";
	must(db_insert(db, &school_record, &s, &e), &e);
}

static void
on_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	fail_msg("%s: %s", field, says);
}

static void
add_referral(int n, const char *asks, const char *year, const char *born,
    const char *school)
{
	const struct field_value v[] = {
		{ "ref", arena_printf(&arena, "L-03%02d", n) },
		{ "scheme", "leicestershire-slip-2023" },
		{ "pathway", "core" }, { "received", "2025-10-24" },
		{ "school_urn", school },
		{ "referrer_name", "A Head of Year" },
		{ "referrer_email", "office@school.example" },
		{ "senior_leader", "A Deputy Head" },
		{ "anonymous", "no" }, { "consent_given_on", "2025-09-12" },
		{ "consent_to_share", "yes" },
		{ "forename", arena_printf(&arena, "Forename%c", 'a' + n) },
		{ "surname", arena_printf(&arena, "Surname%c", 'a' + n) },
		{ "date_of_birth", born }, { "year_group", year },
		{ "sen_provision", "K" }, { "sen_need_primary", "SEMH" },
		{ "attendance_percent", "71" }, { "suspensions_12m", "3" },
		{ "at_risk_of_exclusion", "yes" },
		{ "attainment", "Below the level of the year." },
		{ "reason_for_referral", "3 suspensions since September "
		    "(7 days); part-time timetable from 15 September" },
		{ "risks", "Leaves lessons without permission." },
		{ "what_works", "Small groups and practical tasks." },
		{ "tried_so_far", "A mentor and a reduced timetable." },
		{ "pupil_view", "Wants to stay." },
		{ "parent_view", "Agree; worried about travel." },
		{ "hoped_for", "A way back into lessons." },
		{ "asks_outcome", asks }, { "asks_part_time", "yes" },
		{ "earlier_forum_on", "2025-09-02" },
		{ "plan_reviewed_on", "2025-10-14" },
	};
	struct intake_result r;
	struct err e = ERR_INIT;

	must(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), on_fault,
	    NULL, &arena, &r, &e), &e);
}

static void
add_cases(void)
{
	static const char *const asks[] = { "t3-reset", "t3-reset",
		"t2-group", "mentor", "t3-reset", "t4-pathway-2", "t2-one",
		"t3-reset", "t3-reset", "t3-reset", "t2-group", "t2-one" };

	for (int i = 0; i < 12; i++)
		add_referral(i + 1, asks[i], i == 5 ? "11" : "9",
		    i == 5 ? "2010-03-01" : "2012-03-01",
		    i == 11 ? "120248" : "120250");
}

static void
add_meeting(void)
{
	struct err e = ERR_INIT;
	struct meeting m;

	must(meeting_new(db, "core", day_of(2025, 11, 12), "14:00", &arena,
	    &m, &e), &e);
	assert_string_equal(m.ref, FIXTURE_MEETING);
	for (int i = 0; i < 12; i++)
		must(agenda_add(db, m.ref, arena_printf(&arena, "L-03%02d",
		    i + 1), NULL, &e), &e);
}

struct db *
fixture_register(void)
{
	struct err e = ERR_INIT;
	struct pack pack;
	bool same;

	fixture_stop();
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("CONVENE_NOW", "2025-11-12T14:00", 1);
	setenv("TZ", "Europe/London", 1);
	tzset();
	must(db_open_memory(&db, &e), &e);
	db_as(db, "tester");
	add_setting("rehearsal", "yes");
	must(register_tick(db, &e), &e);
	must(scheme_load(db, TOP_SRCDIR
	    "/db/schemes/leicestershire-slip-2023", &arena, &pack, &same,
	    &e), &e);
	add_holidays();
	add_school("120250", "Wigston Test Academy");
	add_school("120248", "Oadby Test School");
	add_person("COORD", "coordinator", NULL);
	add_person("HEAD1", "school-group", "120248");
	add_person("HEAD2", "school-group", "120250");
	add_person("HEAD3", "school-group", NULL);
	add_person("HEAD4", "school-group", NULL);
	add_cases();
	add_meeting();
	return db;
}

/* Six places of the Reset are taken, so that the tenth case finds it full. */
void
fixture_fill_reset(void)
{
	struct err e = ERR_INIT;
	struct dossier d;

	for (int i = 0; i < 6; i++) {
		struct placement p;

		add_referral(20 + i, "t3-reset", "8", "2013-03-01",
		    "120250");
		must(dossier_load(db, arena_printf(&arena, "L-03%02d",
		    20 + i), &arena, &d, &e), &e);
		record_clear(&placement_record, &p);
		p.id = db_new_id(db, &arena);
		p.referral_id = d.referral.id;
		p.provision = "reset";
		p.group_code = i < 3 ? "A" : "B";
		p.start_on = day_of(2025, 11, 3);
		p.end_on = day_of(2025, 12, 19);
		p.state = PLACE_ACTIVE;
		must(db_insert(db, &placement_record, &p, &e), &e);
	}
}

void
fixture_open_meeting(void)
{
	struct err e = ERR_INIT;
	int n;

	must(attend_rest(db, FIXTURE_MEETING, &n, &e), &e);
	must(meeting_open(db, FIXTURE_MEETING, NULL, &e), &e);
	must(meeting_statement_read(db, FIXTURE_MEETING, &e), &e);
}

void
fixture_start(const struct screen_ops *root, int rows, int cols)
{
	struct err e = ERR_INIT;

	must(app_init(&app, db, NULL, &e), &e);
	harness_start(&(struct harness){ .rows = rows, .cols = cols,
	    .global = app_keys, .hooks = &app_hooks, .app = &app,
	    .root = root });
	app.ui = harness_ui();
}

void
fixture_stop(void)
{
	harness_stop();
	app_release(&app);
	db_close(db);
	db = NULL;
	arena_release(&arena);
}

int
fixture_decisions(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct decided *list;
	struct meeting m;
	int n;

	must(meeting_get(db, FIXTURE_MEETING, &a, &m, &e), &e);
	must(decisions_of_meeting(db, m.id, &a, &list, &n, &e), &e);
	arena_release(&a);
	return n;
}
