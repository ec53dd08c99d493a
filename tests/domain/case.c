/*
 * The case of tests of gates.  See case.h.
 */
#include "tests/domain/case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/model/decision.h"

/* What is put into the register, before and after the changes. */
struct put {
	struct db *db;
	struct arena *arena;
	struct school school;
	struct pupil pupil;
	struct referral referral;
	struct referral forum;
	bool with_forum;
	bool joined;		/* the forum was anonymous, and joined since */
	const char *disposition; /* of the forum */
	bool taken_back;
	const char *reviewed_there; /* as the forum's own form says */
	struct placement placement;
	struct consent consent[3];
	struct referral_value values[60];
	int value_count;
	struct evidence papers[20];
	int paper_count;
};

static void
must(bool ok, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "%s\n", e->text);
	abort();
}

static void
put_row(struct put *p, const struct record *r, void *row)
{
	struct err e = ERR_INIT;

	must(db_insert(p->db, r, row, &e), &e);
}

static void
value_set(struct put *p, const char *field, const char *value)
{
	int i = 0;

	while (i < p->value_count && strcmp(p->values[i].field, field) != 0)
		i++;
	p->values[i] = (struct referral_value){ p->referral.id, field,
	    value };
	p->value_count += i == p->value_count;
}

static void
paper_set(struct put *p, const char *code, int state)
{
	int i = 0;

	while (i < p->paper_count && strcmp(p->papers[i].code, code) != 0)
		i++;
	p->papers[i] = (struct evidence){ .referral_id = p->referral.id,
	    .code = code, .state = state, .added_on = day_of(2023, 11, 3) };
	p->paper_count += i == p->paper_count;
}

/* The changes. */

/* A text of the form that has no column of its own; B NULL: blank. */
static void
change_value(struct put *p, const struct change *c)
{
	value_set(p, c->a, c->b);
}

/* A column of the referral, as in a file. */
static void
change_case(struct put *p, const struct change *c)
{
	const struct field *f = record_field(&referral_record, c->a);
	struct err e = ERR_INIT;

	must(field_parse(f, &p->referral, c->b, p->arena, &e), &e);
}

static void
change_pupil(struct put *p, const struct change *c)
{
	const struct field *f = record_field(&pupil_record, c->a);
	struct err e = ERR_INIT;

	must(field_parse(f, &p->pupil, c->b, p->arena, &e), &e);
}

static void
change_school(struct put *p, const struct change *c)
{
	const struct field *f = record_field(&school_record, c->a);
	struct err e = ERR_INIT;

	must(field_parse(f, &p->school, c->b, p->arena, &e), &e);
}

static void
change_consent(struct put *p, const struct change *c)
{
	int kind = word_value(consent_kind_words, c->a);

	p->consent[kind].state = word_value(consent_state_words, c->b);
	if (p->consent[kind].state != CONSENT_GIVEN)
		p->consent[kind].given_on = DAY_NONE;
}

static void
change_anonymous(struct put *p, const struct change *c)
{
	(void)c;
	p->referral.anonymous = 1;
	p->referral.pupil_id = NULL;
}

static void
change_paper(struct put *p, const struct change *c)
{
	paper_set(p, c->a, word_value(evidence_state_words, c->b));
}

/* "never", "joined", "anonymous", "taken-back", or its disposition. */
static void
change_forum(struct put *p, const struct change *c)
{
	if (strcmp(c->a, "never") == 0)
		p->with_forum = false;
	else if (strcmp(c->a, "joined") == 0 ||
	    strcmp(c->a, "anonymous") == 0) {
		p->forum.anonymous = 1;
		p->forum.pupil_id = NULL;
		p->joined = strcmp(c->a, "joined") == 0;
	} else if (strcmp(c->a, "taken-back") == 0)
		p->taken_back = true;
	else if (strcmp(c->a, "reviewed") == 0)
		p->reviewed_there = c->b;
	else
		p->disposition = c->a;
}

/* A place in provision A, in state B. */
static void
change_place(struct put *p, const struct change *c)
{
	p->placement.provision = c->a;
	p->placement.state = word_value(placement_state_words, c->b);
	if (p->placement.state == PLACE_ENDED)
		p->placement.ended_on = day_of(2023, 10, 20);
}

static const struct {
	const char *what;
	void (*apply)(struct put *, const struct change *);
} changes[] = {
	{ "value", change_value },
	{ "case", change_case },
	{ "pupil", change_pupil },
	{ "school", change_school },
	{ "consent", change_consent },
	{ "anonymous", change_anonymous },
	{ "paper", change_paper },
	{ "forum", change_forum },
	{ "place", change_place },
};

static void
apply(struct put *p, const struct change *c)
{
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
		if (strcmp(changes[i].what, c->what) == 0) {
			changes[i].apply(p, c);
			return;
		}
	fprintf(stderr, "no change “%s”\n", c->what);
	abort();
}

/* The form of the Core Meeting, filled in. */
static const char *const form[][2] = {
	{ "referrer_name", "R. Fielding" },
	{ "referrer_email", "office@wigston.example" },
	{ "senior_leader", "T. Marlow" },
	{ "at_risk_of_exclusion", "yes" },
	{ "suspensions_12m", "3" },
	{ "attendance_percent", "81.5" },
	{ "attainment", "below the level expected" },
	{ "reason_for_referral", "does not settle in larger classes" },
	{ "risks", "leaves the site when upset" },
	{ "what_works", "small groups" },
	{ "tried_so_far", "mentor since June" },
	{ "hoped_for", "time to find out what is needed" },
	{ "plan_reviewed_on", "2023-10-17" },
};

static void
referral_base(struct put *p, struct referral *r, const char *pack_id,
    const char *ref, const char *pathway, int received)
{
	record_clear(&referral_record, r);
	r->id = db_new_id(p->db, p->arena);
	r->ref = ref;
	r->pack_id = pack_id;
	r->scheme = "leicestershire-slip-2023";
	r->pathway = pathway;
	r->received = received;
	r->received_at = (int64_t)received * 86400;
	r->school_urn = p->school.urn;
	r->pupil_id = p->pupil.id;
	r->anonymous = 0;
	r->year_group = "9";
	r->sen_provision = "K";
	r->sen_need_primary = "SEMH";
	r->state = REFERRAL_RECEIVED;
}

static void
base(struct put *p, const char *pack_id, const char *pathway)
{
	record_clear(&school_record, &p->school);
	p->school.urn = "142021";
	p->school.name = "A school of the partnership";
	p->school.la_code = "855";
	p->school.phase = "Secondary";
	record_clear(&pupil_record, &p->pupil);
	p->pupil.id = db_new_id(p->db, p->arena);
	p->pupil.forename = "Ada";
	p->pupil.surname = "Example";
	p->pupil.folded = "ada example";
	p->pupil.date_of_birth = day_of(2009, 11, 20);
	referral_base(p, &p->referral, pack_id, "L-0317", pathway,
	    day_of(2023, 11, 3));
	referral_base(p, &p->forum, pack_id, "L-0122", "forum",
	    day_of(2023, 9, 4));
	p->with_forum = true;
	p->disposition = "advise";
	record_clear(&placement_record, &p->placement);
	for (int i = 0; i < 3; i++)
		p->consent[i] = (struct consent){ p->referral.id, i,
		    CONSENT_GIVEN, day_of(2023, 11, 1), "test", 0 };
	for (size_t i = 0; i < sizeof form / sizeof form[0]; i++)
		value_set(p, form[i][0], form[i][1]);
	paper_set(p, "consent-form", EVIDENCE_HELD);
	paper_set(p, "attendance-record", EVIDENCE_HELD);
	paper_set(p, "forum-plan-review", EVIDENCE_HELD);
	paper_set(p, "sen-plan", EVIDENCE_HELD);
}

static void
put_forum(struct put *p, const char *pack_id)
{
	struct decision d;

	if (p->joined)
		p->forum.joined_to = p->referral.id;
	put_row(p, &referral_record, &p->forum);
	if (p->reviewed_there != NULL)
		put_row(p, &referral_value_record, &(struct referral_value){
		    p->forum.id, "plan_reviewed_on", p->reviewed_there });
	record_clear(&decision_record, &d);
	d.id = db_new_id(p->db, p->arena);
	d.referral_id = p->forum.id;
	d.pack_id = pack_id;
	d.disposition = word_value(disposition_words, p->disposition);
	d.decided_on = day_of(2023, 9, 12);
	d.decided_by = d.recorded_by = "test";
	d.recorded_at = 0;
	put_row(p, &decision_record, &d);
	if (p->taken_back)
		put_row(p, &decision_event_record, &(struct decision_event){
		    db_new_id(p->db, p->arena), d.id, EV_TAKEN_BACK, NULL,
		    NULL, "test", 0 });
}

static void
put_place(struct put *p)
{
	p->placement.id = db_new_id(p->db, p->arena);
	p->placement.referral_id = p->forum.id;
	p->placement.start_on = day_of(2023, 9, 18);
	put_row(p, &placement_record, &p->placement);
}

static void
put_all(struct put *p, const char *pack_id)
{
	put_row(p, &school_record, &p->school);
	put_row(p, &pupil_record, &p->pupil);
	put_row(p, &referral_record, &p->referral);
	if (p->with_forum)
		put_forum(p, pack_id);
	if (p->placement.provision != NULL)
		put_place(p);
	for (int i = 0; i < 3; i++)
		if (p->referral.anonymous == 0)
			put_row(p, &consent_record, &p->consent[i]);
	for (int i = 0; i < p->value_count; i++)
		if (p->values[i].value != NULL)
			put_row(p, &referral_value_record, &p->values[i]);
	for (int i = 0; i < p->paper_count; i++)
		put_row(p, &evidence_record, &p->papers[i]);
}

void
case_put(struct db *db, const char *pack_id, const char *pathway,
    const struct change *list, struct arena *a, struct dossier *out)
{
	struct put p = { .db = db, .arena = a };
	struct err e = ERR_INIT;

	base(&p, pack_id, pathway);
	for (; list->what != NULL; list++)
		apply(&p, list);
	put_all(&p, pack_id);
	must(dossier_load(db, p.referral.ref, a, out, &e), &e);
}
