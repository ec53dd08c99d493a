/*
 * Writing a referral that was found to be right: each field to its home, the
 * search index, the audit chain.  Inside the transaction of intake.c.
 */
#include "src/domain/referral/intake.h"

#include <stdio.h>
#include <string.h>

#include "db/referral.h"
#include "db/school.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

static void
note_change(struct taking *in, const char *field)
{
	in->changed = arena_printf(in->arena, "%s%s%s", in->changed,
	    *in->changed ? " " : "", field);
}

/* What the fact makes of its field; NULL when it says nothing. */
static const char *
wanted(const struct taking *in, const struct fact *f)
{
	if (f->value != NULL)
		return f->value;
	return in->setting ? "" : NULL;
}

static const char *
held(const struct taking *in, const struct fact *f)
{
	return in->has_held ?
	    field_held(&in->held, f->rule.field, in->arena) : "";
}

/* Does the fact change what the register has?  Then it is noted. */
static bool
changes(struct taking *in, const struct fact *f)
{
	const char *now = wanted(in, f);

	if (now == NULL || strcmp(now, held(in, f)) == 0)
		return false;
	note_change(in, f->rule.field);
	return true;
}

/* A school that no file named still gets a row, and a code for the Wall. */
static bool
write_school(struct taking *in)
{
	const char *urn = intake_value(in, "school_urn");
	struct school s;
	bool found;
	int number;

	if (!db_seek(in->db, &school_record, "urn", urn, in->arena, &s,
	    &found, in->e))
		return false;
	if (found && s.code != NULL)
		return true;
	if (!db_school_next_number(in->db, &number, in->e))
		return false;
	if (!found) {
		record_clear(&school_record, &s);
		s.urn = urn;
	}
	s.code = arena_printf(in->arena, "S-%02d", number);
	return found ? db_update(in->db, &school_record, &s, in->e) :
	    db_insert(in->db, &school_record, &s, in->e);
}

/* Only the pupil's newest form may change what is known of the pupil. */
static bool
is_newest(struct taking *in, bool *out)
{
	struct referral *list;
	int count;

	if (!db_referrals_earlier(in->db, in->pupil.id, day_of(2199, 12, 31),
	    NULL, in->arena, &list, &count, in->e))
		return false;
	*out = count == 0 || list[0].received <= in->received;
	return true;
}

static const char *
pupil_text(const struct taking *in, const struct field *f)
{
	struct buf b = BUF_INIT;
	const char *out;

	field_print(f, &in->pupil, &b);
	out = arena_strdup(in->arena, buf_text(&b));
	buf_release(&b);
	return out;
}

/* Put one fact into the pupil's row; *CHANGED is set when that changes it. */
static bool
apply_to_pupil(struct taking *in, const struct fact *fact, bool newest,
    bool *changed)
{
	const struct field *f = record_field(&pupil_record, fact->rule.field);
	const char *now = wanted(in, fact), *was = pupil_text(in, f);

	if (now == NULL || strcmp(now, was) == 0)
		return true;
	if (*was != '\0' && !newest && !in->setting) {
		intake_warn(in, "%s: A newer referral of this pupil has "
		    "another value, which stays.", fact->rule.field);
		return true;
	}
	if (in->has_held)
		note_change(in, fact->rule.field);
	else if (*was != '\0')
		intake_warn(in, "%s: An earlier referral of this pupil had "
		    "another value, which is replaced.", fact->rule.field);
	*changed = true;
	return field_parse(f, &in->pupil, now, in->arena, in->e);
}

static bool
write_pupil(struct taking *in)
{
	bool changed = !in->has_pupil, newest = true;

	if (in->anonymous || strcmp(in->pathway->subject, "school") == 0)
		return true;
	if (in->has_pupil && !is_newest(in, &newest))
		return false;
	for (int i = 0; i < in->count; i++)
		if (in->facts[i].rule.home == HOME_PUPIL &&
		    !apply_to_pupil(in, &in->facts[i], newest, &changed))
			return false;
	if (!changed)
		return true;
	in->pupil.folded = name_folded(arena_printf(in->arena, "%s %s",
	    in->pupil.forename, in->pupil.surname), in->arena);
	if (in->has_pupil)
		return db_update(in->db, &pupil_record, &in->pupil, in->e);
	in->pupil.id = db_new_id(in->db, in->arena);
	in->has_pupil = true;
	return db_insert(in->db, &pupil_record, &in->pupil, in->e);
}

/* Numbers that a file has taken are skipped; one is never used twice. */
bool
referral_next_ref(struct db *db, const char *prefix, struct arena *a,
    const char **out, struct err *e)
{
	bool taken = true;
	int n;

	while (taken) {
		if (!db_referral_next_number(db, prefix, &n, e))
			return false;
		*out = arena_printf(a, "%s-%04d", prefix, n);
		if (!db_referral_ref_taken(db, *out, &taken, e))
			return false;
	}
	return true;
}

/* The referral that this one follows: the newest on the earlier pathway. */
static bool
find_earlier(struct taking *in, struct referral *r)
{
	struct referral *list;
	int count;

	if (r->pupil_id == NULL || in->pathway->earlier == NULL)
		return true;
	if (!db_referrals_earlier(in->db, r->pupil_id, r->received, r->id,
	    in->arena, &list, &count, in->e))
		return false;
	for (int i = 0; i < count && r->earlier_id == NULL; i++)
		if (strcmp(list[i].pathway, in->pathway->earlier) == 0)
			r->earlier_id = list[i].id;
	return true;
}

static bool
new_referral(struct taking *in, struct referral *r)
{
	const struct fact *ref = intake_fact(in, "ref");

	record_clear(&referral_record, r);
	r->id = db_new_id(in->db, in->arena);
	r->pack_id = in->scheme->pack_id;
	r->scheme = in->scheme_id;
	r->received_at = db_now(in->db);
	r->state = REFERRAL_RECEIVED;
	r->tier = in->pathway->tier_from;
	r->received = in->received;
	if (ref != NULL && *ref->given != '\0') {
		r->ref = ref->given;
		return true;
	}
	return referral_next_ref(in->db, in->scheme->prefix, in->arena,
	    &r->ref, in->e);
}

/* The columns of the referral itself. */
static bool
apply_to_referral(struct taking *in, struct referral *r)
{
	for (int i = 0; i < in->count; i++) {
		const struct fact *f = &in->facts[i];

		if (f->rule.home != HOME_REFERRAL || (!changes(in, f) &&
		    in->has_held) || wanted(in, f) == NULL)
			continue;
		if (!field_parse(record_field(&referral_record,
		    f->rule.field), r, wanted(in, f), in->arena, in->e))
			return false;
	}
	if (in->has_held && strcmp(r->pathway, in->pathway->pathway) != 0) {
		note_change(in, "pathway");
		r->tier = in->pathway->tier_from;
	}
	if (in->has_held && in->held.referral.received != r->received)
		r->pack_id = in->scheme->pack_id;
	r->pathway = in->pathway->pathway;
	if ((r->anonymous == 1) != in->anonymous && in->has_held)
		note_change(in, "anonymous");
	r->anonymous = in->anonymous;
	r->pupil_id = in->has_pupil && !in->anonymous ? in->pupil.id : NULL;
	return true;
}

struct consent
intake_consent(const struct taking *in, const struct fact *f,
    const char *value, const char *referral_id)
{
	struct consent c = { .referral_id = referral_id,
	    .kind = f->rule.consent, .state = CONSENT_GIVEN,
	    .given_on = DAY_NONE, .recorded_by = db_actor(in->db),
	    .recorded_at = db_now(in->db) };

	if (strcmp(value, "no") == 0 || strcmp(value, "refused") == 0)
		c.state = CONSENT_REFUSED;
	else if (strcmp(value, "not-sought") == 0)
		c.state = CONSENT_NOT_SOUGHT;
	else if (strcmp(value, "yes") == 0)
		c.given_on = day_parse(intake_value(in, "consent_given_on"));
	else
		c.given_on = day_parse(value);
	return c;
}

static bool
write_consent(struct taking *in, const struct fact *f, const char *id)
{
	const char *now = wanted(in, f), *key =
	    consent_kind_words[f->rule.consent];
	struct consent c = intake_consent(in, f, now, id);

	if (*now == '\0')
		return db_referral_part_delete(in->db, &consent_record, id,
		    key, in->e);
	return db_replace(in->db, &consent_record, &c, in->e);
}

static const struct evidence *
evidence_held(const struct taking *in, const char *code)
{
	for (int i = 0; in->has_held && i < in->held.evidence_count; i++)
		if (strcmp(in->held.evidence[i].code, code) == 0)
			return &in->held.evidence[i];
	return NULL;
}

/* One paper; the day on which it came stays when nothing changed. */
static bool
write_paper(struct taking *in, const char *id, char *part, bool *changed)
{
	char *state = strchr(part, ':');
	struct evidence v = { .referral_id = id, .state = EVIDENCE_HELD,
	    .added_on = in->today };
	const struct evidence *was;

	if (state != NULL) {
		*state++ = '\0';
		v.state = word_value(evidence_state_words, state);
	}
	v.code = part;
	was = evidence_held(in, part);
	if (was != NULL && was->state == v.state)
		return true;
	if (was != NULL) {
		v.note = was->note;
		v.kept = was->kept;
		v.file = was->file;
		v.sha256 = was->sha256;
	}
	*changed = true;
	return db_replace(in->db, &evidence_record, &v, in->e);
}

/* A person who sets the list names all of it; a form names what it brings. */
static bool
drop_papers(struct taking *in, const char *id, const char *list,
    bool *changed)
{
	for (int i = 0; in->setting && i < in->held.evidence_count; i++) {
		const struct evidence *v = &in->held.evidence[i];
		const char *words = arena_printf(in->arena, "%s:%s", v->code,
		    evidence_state_words[v->state]);

		if (code_in_list(list, v->code) || code_in_list(list, words))
			continue;
		*changed = true;
		if (!db_referral_part_delete(in->db, &evidence_record, id,
		    v->code, in->e))
			return false;
	}
	return true;
}

static bool
write_evidence(struct taking *in, const struct fact *f, const char *id)
{
	const char *now = wanted(in, f);
	char *list, *part;
	bool changed = false;

	if (now == NULL)
		return true;
	if (!drop_papers(in, id, now, &changed))
		return false;
	list = arena_strdup(in->arena, now);
	while ((part = strsep(&list, ";")) != NULL)
		if (*part != '\0' && !write_paper(in, id, part, &changed))
			return false;
	if (changed && in->has_held)
		note_change(in, "evidence");
	return true;
}

static bool
write_value(struct taking *in, const struct fact *f, const char *id)
{
	struct referral_value v = { id, f->rule.field, wanted(in, f) };

	if (*v.value == '\0')
		return db_referral_part_delete(in->db,
		    &referral_value_record, id, v.field, in->e);
	return db_replace(in->db, &referral_value_record, &v, in->e);
}

static bool
write_part(struct taking *in, const struct fact *f, const char *id)
{
	switch (f->rule.home) {
	case HOME_CONSENT:
		return !changes(in, f) || write_consent(in, f, id);
	case HOME_EVIDENCE:
		return write_evidence(in, f, id);
	case HOME_VALUE:
		return !changes(in, f) || write_value(in, f, id);
	case HOME_CASE:
	case HOME_REFERRAL:
	case HOME_PUPIL:
		break;
	}
	return true;
}

/* A named case that becomes anonymous. */
static bool
is_forgetting(const struct taking *in)
{
	return in->has_held && in->anonymous && in->held.has_pupil;
}

static bool
write_parts(struct taking *in, const char *id)
{
	for (int i = 0; i < in->count; i++)
		if (!write_part(in, &in->facts[i], id))
			return false;
	return true;
}

bool
intake_write(struct taking *in, struct intake_result *out)
{
	struct referral r = in->held.referral;

	if (!write_school(in) || !write_pupil(in) ||
	    (!in->has_held && !new_referral(in, &r)) ||
	    !apply_to_referral(in, &r))
		return false;
	out->ref = r.ref;
	if (!in->has_held) {
		out->what = INTAKE_ADDED;
		if (!find_earlier(in, &r) ||
		    !db_insert(in->db, &referral_record, &r, in->e) ||
		    !write_parts(in, r.id))
			return false;
		in->changed = "";
		return referral_index(in->db, r.id, in->arena, in->e) &&
		    referral_audit(in->db, "take in referral", r.id, "",
		    in->arena, in->e);
	}
	if (!write_parts(in, r.id))
		return false;
	if (*in->changed == '\0')
		return true;
	out->what = INTAKE_CHANGED;
	if (is_forgetting(in))
		r.earlier_id = NULL;
	return db_update(in->db, &referral_record, &r, in->e) &&
	    (!is_forgetting(in) || intake_forget(in, r.id)) &&
	    referral_index(in->db, r.id, in->arena, in->e) &&
	    referral_audit(in->db, "change referral", r.id, in->changed,
	    in->arena, in->e);
}

bool
referral_audit(struct db *db, const char *act, const char *id,
    const char *fields, struct arena *a, struct err *e)
{
	struct audit_entry entry = { .act = act, .kind = "referral",
	    .fields = fields };
	struct referral r;

	if (!db_get(db, &referral_record, "id", id, a, &r, e))
		return false;
	entry.entity = r.ref;
	entry.subject_id = r.pupil_id;
	return audit_add(db, &entry, e);
}
