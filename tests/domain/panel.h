/*
 * Schools, people and cases for tests of meetings; fixture.h comes with it.
 * Pupils and people are made up; the school numbers are of no school.
 */
#ifndef TESTS_DOMAIN_PANEL_H
#define TESTS_DOMAIN_PANEL_H

#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/register/audit.h"
#include "src/model/calendar.h"
#include "tests/domain/fixture.h"

#define TODAY "2025-11-12"	/* a Wednesday */
#define CORE "core-2025-11-12"
#define FORUM "forum-2025-11-12"
#define OWN_SCHOOL "900001"
#define OTHER_SCHOOL "900002"

static inline void
on_day(const char *day)
{
	db_at(db, NOON(day));
}

static inline void
put_school(const char *urn, const char *code)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.code = code;
	s.la_code = "855";
	MUST(db_insert(db, &school_record, &s, &e));
}

static inline void
put_person(const char *code, const char *role, const char *urn)
{
	struct person p;

	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = code;
	p.name = code;
	p.role = role;
	p.school_urn = urn;
	MUST(db_insert(db, &person_record, &p, &e));
}

static inline void
put_holiday(const char *day)
{
	struct holiday h = { .division = "england-and-wales",
	    .day = day_parse(day), .title = "holiday" };

	MUST(db_insert(db, &holiday_record, &h, &e));
}

/* Bank holidays around the meetings, first and last far enough away for the
 * calendar to know the days between. */
static inline void
put_holidays(void)
{
	static const char *const days[] = { "2025-08-25", "2025-12-25",
	    "2025-12-26", "2026-01-01", "2026-04-03", "2026-12-25" };

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		put_holiday(days[i]);
}

static inline void
show_fault(void *ctx, const char *field, const char *says)
{
	(void)ctx;
	print_message("# %s: %s\n", field, says);
}

/* A form with which nothing is wrong; EXTRA ends with a NULL field. */
static inline void
put_case(const char *ref, const char *pathway, const char *urn,
    const struct field_value *extra)
{
	struct field_value v[40] = {
		{ "ref", ref }, { "scheme", "leicestershire-slip-2023" },
		{ "pathway", pathway }, { "received", "2025-10-24" },
		{ "school_urn", urn }, { "year_group", "9" },
		{ "sen_provision", "K" }, { "sen_need_primary", "SEMH" },
		{ "referrer_email", "office@example.sch.uk" },
		{ "reason_for_referral", "Three suspensions." },
		{ "attendance_percent", "74" }, { "suspensions_12m", "3" },
		{ "at_risk_of_exclusion", "yes" },
		{ "earlier_forum_on", "2025-09-02" },
		{ "plan_reviewed_on", "2025-10-10" },
	};
	struct intake_result got;
	int n = 15;

	if (strcmp(pathway, "forum") == 0)
		n = 12;
	for (; extra != NULL && extra->field != NULL; extra++) {
		int i = 0;

		while (i < n && strcmp(v[i].field, extra->field) != 0)
			i++;
		v[i] = *extra;
		n += i == n;
	}
	MUST(referral_take_in(db, v, n, show_fault, NULL, &arena, &got,
	    &e));
}

/* The same for a named pupil. */
static inline void
put_named(const char *ref, const char *pathway, const char *urn,
    const char *field, const char *value)
{
	const struct field_value extra[] = {
		{ "consent_given_on", "2025-10-13" }, { "forename", ref },
		{ "surname", "Ash" }, { "date_of_birth", "2011-10-15" },
		{ field, value }, { NULL, NULL }
	};

	put_case(ref, pathway, urn, extra);
}

static inline void
put_anonymous(const char *ref)
{
	const struct field_value extra[] = {
		{ "anonymous", "yes" }, { NULL, NULL }
	};

	put_case(ref, "forum", OWN_SCHOOL, extra);
}

/* A register with schools, holidays and the people of both panels. */
static inline int
fresh_partnership(void **state)
{
	if (fresh_register(state) != 0)
		return -1;
	on_day(TODAY);
	put_holidays();
	put_school(OWN_SCHOOL, "S-01");
	put_school(OTHER_SCHOOL, "S-02");
	put_person("PC", "coordinator", NULL);
	put_person("DC", "deputy-coordinator", NULL);
	put_person("EP", "educational-psychologist", NULL);
	put_person("CN", "care-navigator", NULL);
	put_person("H1", "school-group", OWN_SCHOOL);
	put_person("H2", "school-group", OTHER_SCHOOL);
	put_person("H3", "school-group", NULL);
	return 0;
}

static inline void
put_meeting(const char *panel)
{
	struct meeting m;

	MUST(meeting_new(db, panel, day_parse(TODAY), "14:00", &arena, &m,
	    &e));
}

static inline struct meeting
meeting_of(const char *ref)
{
	struct meeting m;

	MUST(meeting_get(db, ref, &arena, &m, &e));
	return m;
}

static inline struct item
item_of(const char *meeting, const char *ref)
{
	struct item item;

	MUST(agenda_item(db, meeting_of(meeting).id, ref, &arena, &item,
	    &e));
	return item;
}

static inline struct referral
case_of(const char *ref)
{
	struct dossier d;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	return d.referral;
}

static inline const struct scheme *
pack(void)
{
	const struct scheme *s;

	MUST(scheme_newest(db, "leicestershire-slip-2023", &arena, &s, &e));
	return s;
}

static inline void
open_all_present(const char *meeting)
{
	MUST(attend_rest(db, meeting, NULL, &e));
	MUST(meeting_open(db, meeting, NULL, &e));
}

static inline struct proposal
proposal_of(int disposition)
{
	struct proposal p;

	record_clear(&proposal_record, &p);
	p.disposition = disposition;
	return p;
}

/* As the gavel does it: completed by the scheme, then recorded. */
static inline bool
try_decide(const char *meeting, const char *ref, struct proposal *p,
    const char *supersedes, struct decided *out)
{
	struct dossier d;
	struct meeting m;
	const char *note;

	MUST(dossier_load(db, ref, &arena, &d, &e));
	if (meeting != NULL)
		m = meeting_of(meeting);
	e = (struct err)ERR_INIT;
	return proposal_complete(db, &d, meeting != NULL ? &m : NULL, p,
	    &arena, &note, &e) && decide(db, meeting, ref, p,
	    meeting != NULL ? NULL : "PC", supersedes, &arena, out, &e);
}

static inline struct decided
must_decide(const char *meeting, const char *ref, struct proposal p)
{
	struct decided d;

	if (!try_decide(meeting, ref, &p, NULL, &d))
		fail_msg("%s: [%s] %s", ref, e.rule, e.text);
	return d;
}

/* Refused, by that rule; "" when no rule of the scheme says so. */
static inline void
must_not(const char *meeting, const char *ref, struct proposal p,
    const char *rule)
{
	struct decided d;

	if (try_decide(meeting, ref, &p, NULL, &d))
		fail_msg("%s was let pass, against %s", ref, rule);
	if (strcmp(e.rule, rule) != 0)
		fail_msg("%s: [%s], not [%s]: %s", ref, e.rule, rule,
		    e.text);
}

static inline void
says(const char *words)
{
	if (strstr(e.text, words) == NULL)
		fail_msg("“%s” is not in “%s”", words, e.text);
}

/* Nothing that was done here breaks the chain. */
static inline void
chain_holds(void)
{
	const char *const *faults;
	int count;

	MUST(audit_verify(db, NULL, &arena, &faults, &count, &e));
	if (count > 0)
		fail_msg("%s", faults[0]);
}

#endif
