/*
 * The register that tests of screens share.  See fixture.h.
 */
#include "tests/screens/fixture.h"

#include <bsd/string.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/db.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/calendar.h"
#include "src/model/person.h"
#include "src/model/register.h"
#include "tests/domain/kept.h"

static struct db *db, *second;
static struct app app;
static struct arena arena;
static char folder[64];
static const char *received = "2025-10-24", *forum_on = "2025-09-02";

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
		{ "pathway", "core" }, { "received", received },
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
		{ "tried_so_far", arena_printf(&arena, "A mentor and a "
		    "reduced timetable. Forename%c liked the workshop.",
		    'a' + n) },
		{ "pupil_view", "Wants to stay." },
		{ "parent_view", "Agree; worried about travel." },
		{ "hoped_for", "A way back into lessons." },
		{ "asks_outcome", asks }, { "asks_part_time", "yes" },
		{ "earlier_forum_on", forum_on },
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

	/* The record of the one before may have made it. */
	if (!meeting_get(db, FIXTURE_MEETING, &arena, &m, &e))
		must(meeting_new(db, "core", day_of(2025, 11, 12), "14:00",
		    &arena, &m, &e), &e);
	assert_string_equal(m.ref, FIXTURE_MEETING);
	for (int i = 0; i < 12; i++)
		must(agenda_add(db, m.ref, arena_printf(&arena, "L-03%02d",
		    i + 1), NULL, &e), &e);
}

static void
at(const char *moment)
{
	struct err e = ERR_INIT;

	setenv("CONVENE_NOW", moment, 1);
	must(register_tick(db, &e), &e);
}

static void
decide_now(const char *meeting, const char *ref, int disposition,
    const char *overrides, const char *authority)
{
	struct err e = ERR_INIT;
	struct proposal p;
	struct meeting m;
	struct decided d;
	struct dossier x;
	const char *note;

	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	p.overrides = overrides;
	if (meeting != NULL)
		must(meeting_get(db, meeting, &arena, &m, &e), &e);
	must(dossier_load(db, ref, &arena, &x, &e), &e);
	must(proposal_complete(db, &x, meeting != NULL ? &m : NULL, &p,
	    &arena, &note, &e), &e);
	must(decide(db, meeting, ref, &p, authority, NULL, &arena, &d, &e),
	    &e);
}

static void
write_action(const char *meeting, const char *ref, const char *typed)
{
	struct err e = ERR_INIT;
	const struct scheme *s;
	struct meeting m;
	struct line l;

	must(meeting_get(db, meeting, &arena, &m, &e), &e);
	must(scheme_get(db, m.pack_id, &arena, &s, &e), &e);
	must(line_parse(s, typed, m.date, &arena, &l, &e), &e);
	must(line_add(db, meeting, ref, &l, &arena, &e), &e);
}

/* A Core Meeting four weeks earlier, its record closed, with two actions that
 * are due by now; and a decision by the coordinator alone since then. */
static void
add_past(void)
{
	static const char meeting[] = "core-2025-10-15";
	struct err e = ERR_INIT;
	struct meeting m;
	int n;

	at("2025-10-15T14:00");
	must(meeting_new(db, "core", day_of(2025, 10, 15), "14:00", &arena,
	    &m, &e), &e);
	received = "2025-10-01";
	add_referral(90, "t2-one", "9", "2012-03-01", "120250");
	must(agenda_add(db, meeting, "L-0390", NULL, &e), &e);
	must(attend_rest(db, meeting, &n, &e), &e);
	must(meeting_open(db, meeting, NULL, &e), &e);
	write_action(meeting, "L-0390", "+ SENCo bring the reading ages of "
	    "this pupil 24/10");
	write_action(meeting, "L-0390", "+ coordinator ask for the travel "
	    "plan 31/10");
	decide_now(meeting, "L-0390", DISP_ACCEPT, NULL, NULL);
	must(meeting_end(db, meeting, false, &e), &e);
	must(meeting_close(db, meeting, &e), &e);
	received = "2025-10-24";
	at("2025-11-05T09:00");
	add_referral(91, "mentor", "9", "2012-03-01", "120250");
	decide_now(NULL, "L-0391", DISP_ACCEPT, "SLIP-25=urgent", "COORD");
	at("2025-11-12T14:00");
}

static void
environment(void)
{
	fixture_stop();
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("CONVENE_NOW", "2025-11-12T14:00", 1);
	setenv("TZ", "Europe/London", 1);
	tzset();
}

static void
fill(bool past)
{
	struct err e = ERR_INIT;
	struct pack pack;
	bool same;

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
	if (past)
		add_past();
	add_cases();
	add_meeting();
}

/* Each register is made through the rules once and copied from then on. */
static struct db *
register_made(bool past)
{
	const char *key = past ? "past" : "";
	struct err e = ERR_INIT;

	environment();
	must(db_open_memory(&db, &e), &e);
	if (kept_take(key, db)) {
		db_as(db, "tester");
		must(register_tick(db, &e), &e);
		return db;
	}
	fill(past);
	kept_put(key, db);
	return db;
}

struct db *
fixture_register_past(void)
{
	return register_made(true);
}

struct db *
fixture_register(void)
{
	return register_made(false);
}

struct db *
fixture_register_file(const char **path)
{
	struct err e = ERR_INIT;

	environment();
	strlcpy(folder, "/tmp/convene-test-XXXXXX", sizeof folder);
	if (mkdtemp(folder) == NULL)
		fail_msg("No folder for the register");
	*path = arena_printf(&arena, "%s/r.db", folder);
	must(db_create(*path, 0600, (gid_t)-1, &db, &e), &e);
	fill(false);
	return db;
}

struct db *
fixture_second(const char *path, const char *user)
{
	struct err e = ERR_INIT;

	if (second == NULL)
		must(db_open(path, &second, &e), &e);
	db_as(second, user);
	must(register_tick(second, &e), &e);
	return second;
}

/* Places of the Reset are taken: half of them in each group. */
void
fixture_fill_reset(int taken)
{
	struct err e = ERR_INIT;
	struct dossier d;

	for (int i = 0; i < taken; i++) {
		struct placement p;

		add_referral(20 + i, "t3-reset", "8", "2013-03-01",
		    "120250");
		must(dossier_load(db, arena_printf(&arena, "L-03%02d",
		    20 + i), &arena, &d, &e), &e);
		record_clear(&placement_record, &p);
		p.id = db_new_id(db, &arena);
		p.referral_id = d.referral.id;
		p.provision = "reset";
		p.group_code = i < taken / 2 ? "A" : "B";
		p.start_on = day_of(2025, 11, 3);
		p.end_on = day_of(2025, 12, 19);
		p.state = PLACE_ACTIVE;
		must(db_begin(db, "give a place", &e), &e);
		must(db_insert(db, &placement_record, &p, &e), &e);
		must(audit_row(db, "give place", "placement", p.id,
		    d.referral.pupil_id, "state", &e), &e);
		must(db_commit(db, &e), &e);
	}
}

void
fixture_person(const char *code, const char *role)
{
	add_person(code, role, NULL);
}

void
fixture_stands_in(const char *member, const char *substitute)
{
	struct err e = ERR_INIT;
	struct person p;

	must(db_get(db, &person_record, "code", member, &arena, &p, &e), &e);
	p.substitute = substitute;
	must(db_update(db, &person_record, &p, &e), &e);
}

void
fixture_referral(int n, const char *asks)
{
	add_referral(n, asks, "9", "2012-03-01", "120250");
}

void
fixture_referral_without_forum(int n)
{
	forum_on = "";
	add_referral(n, "t2-one", "9", "2012-03-01", "120250");
	forum_on = "2025-09-02";
}

void
fixture_decide_without_review(const char *ref)
{
	struct err e = ERR_INIT;
	struct proposal p;
	struct decided d;

	record_clear(&proposal_record, &p);
	p.disposition = DISP_ACCEPT;
	p.outcomes = "mentor";
	p.provision = "t2-mentor";
	p.start_on = day_of(2025, 11, 24);
	must(decide(db, FIXTURE_MEETING, ref, &p, NULL, NULL, &arena, &d,
	    &e), &e);
}

static void
add_forum_case(int n)
{
	const struct field_value v[] = {
		{ "ref", arena_printf(&arena, "L-02%02d", n) },
		{ "scheme", "leicestershire-slip-2023" },
		{ "pathway", "forum" }, { "received", "2025-10-20" },
		{ "school_urn", "120250" },
		{ "referrer_name", "A SENCo" },
		{ "referrer_email", "office@school.example" },
		{ "anonymous", "no" }, { "consent_given_on", "2025-10-12" },
		{ "consent_to_share", "yes" },
		{ "forename", arena_printf(&arena, "Forename%c", 'p' + n) },
		{ "surname", arena_printf(&arena, "Surname%c", 'p' + n) },
		{ "date_of_birth", "2012-03-01" }, { "year_group", "9" },
		{ "reason_for_referral", "Anxious since September." },
		{ "tried_so_far", "Breakfast club and a key adult." },
		{ "hoped_for", "Ideas for the transition." },
	};
	struct intake_result r;
	struct err e = ERR_INIT;

	must(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), on_fault,
	    NULL, &arena, &r, &e), &e);
}

void
fixture_forum(void)
{
	struct err e = ERR_INIT;
	struct meeting m;
	int n;

	add_person("DEP", "deputy-coordinator", NULL);
	add_person("EP", "educational-psychologist", NULL);
	add_person("NAV", "care-navigator", NULL);
	must(meeting_new(db, "forum", day_of(2025, 11, 12), "10:00", &arena,
	    &m, &e), &e);
	assert_string_equal(m.ref, FIXTURE_FORUM);
	for (int i = 1; i <= 3; i++) {
		add_forum_case(i);
		must(agenda_add(db, m.ref, arena_printf(&arena, "L-02%02d",
		    i), NULL, &e), &e);
	}
	must(attend_rest(db, m.ref, &n, &e), &e);
	must(meeting_open(db, m.ref, NULL, &e), &e);
	must(meeting_statement_read(db, m.ref, &e), &e);
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
	fixture_start_with(&(struct harness){ .rows = rows, .cols = cols,
	    .root = root });
}

void
fixture_start_at(const char *meeting, const struct screen_ops *root,
    int rows, int cols)
{
	strlcpy(app.meeting, meeting, sizeof app.meeting);
	fixture_start(root, rows, cols);
}

void
fixture_start_with(const struct harness *wanted)
{
	struct harness h = *wanted;
	struct err e = ERR_INIT;
	char meeting[64];

	/* Started again, it stays with its meeting. */
	strlcpy(meeting, app.meeting, sizeof meeting);
	if (app.db != NULL) {
		app_follow_end(app.ui, &app);
		app_release(&app);
	}
	must(app_init(&app, db, *meeting != '\0' ? meeting : NULL, &e), &e);
	h.global = app_keys;
	h.hooks = &app_hooks;
	h.app = &app;
	harness_start(&h);
	app.ui = harness_ui();
	app_follow(app.ui, &app);
}

struct app *
fixture_app(void)
{
	return &app;
}

/* A folder of this test's own: the register and what lies beside it. */
static void
remove_folder(void)
{
	static const char *const names[] = { "r.db", "r.db-journal", NULL };
	char path[200];

	if (*folder == '\0')
		return;
	for (int i = 0; names[i] != NULL; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	*folder = '\0';
}

void
fixture_stop(void)
{
	if (app.ui != NULL)
		app_follow_end(app.ui, &app);
	harness_stop();
	app_release(&app);
	app = (struct app){ .db = NULL };
	db_close(second);
	db_close(db);
	db = second = NULL;
	remove_folder();
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

	must(meeting_get(db, app.meeting, &a, &m, &e), &e);
	must(decisions_of_meeting(db, m.id, &a, &list, &n, &e), &e);
	arena_release(&a);
	return n;
}

struct decided
fixture_decided(const char *ref)
{
	struct err e = ERR_INIT;
	struct dossier d;
	struct decided x;
	bool found;

	must(dossier_load(db, ref, &arena, &d, &e), &e);
	must(decision_standing(db, d.referral.id, NULL, &arena, &x, &found,
	    &e), &e);
	if (!found)
		fail_msg("No decision stands about %s", ref);
	return x;
}

const char *
fixture_codes(const struct decided *d, enum decision_code_kind kind)
{
	const char *list = "";

	for (int i = 0; i < d->code_count; i++)
		if (d->codes[i].kind == (int)kind)
			list = arena_printf(&arena, "%s%s%s%s%s", list,
			    *list ? ";" : "", d->codes[i].rule != NULL ?
			    d->codes[i].rule : "", d->codes[i].rule != NULL ?
			    "=" : "", d->codes[i].code);
	return list;
}

int
fixture_links(const char *act)
{
	struct err e = ERR_INIT;
	struct audit *links;
	int n, count = 0;

	must(db_list(db, &audit_record, NULL, NULL, "seq", &arena, &links,
	    &n, &e), &e);
	for (int i = 0; i < n; i++)
		count += strcmp(links[i].act, act) == 0;
	return count;
}

void
fixture_proves(void)
{
	struct err e = ERR_INIT;
	const char *const *faults;
	int n;

	must(audit_verify(db, NULL, &arena, &faults, &n, &e), &e);
	if (n > 0)
		fail_msg("The chain: %s", faults[0]);
}
