/*
 * From records to the names that templates use.  See fill.h.
 */
#include "src/domain/documents/fill.h"

#include <string.h>

#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/documents/leak.h"
#include "src/domain/documents/wording.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"
#include "src/model/person.h"
#include "src/render/template.h"

void
fill_day(const struct fill *f, const char *name, int day)
{
	char words[DAY_WORDS_SIZE];

	doc_text(f->doc, name, day_words(day, words));
}

const char *
fill_text(const struct dossier *d, const char *text, struct arena *a)
{
	if (text == NULL || !d->has_pupil || check_names_allowed(d->scheme))
		return text;
	return names_to_initials(text, &d->pupil, a);
}

void
fill_field(const struct fill *f, const struct dossier *d, const char *name,
    const char *field)
{
	doc_text(f->doc, name, fill_text(d,
	    dossier_field(d, field, f->arena), f->arena));
}

void
fill_meeting(const struct fill *f, const struct meeting *m)
{
	const struct panel *p = scheme_panel(f->scheme, m->panel);

	doc_text(f->doc, "scheme_title", f->scheme->title);
	doc_text(f->doc, "panel_title", p != NULL ? p->title : m->panel);
	doc_text(f->doc, "meeting_ref", m->ref);
	fill_day(f, "meeting_date", m->date);
}

void
fill_case(const struct fill *f, const struct dossier *d)
{
	const struct referral *r = &d->referral;
	const struct pathway *p = scheme_pathway(f->scheme, r->pathway);

	doc_text(f->doc, "ref", r->ref);
	doc_text(f->doc, "initials", dossier_initials(d, f->arena));
	doc_flag(f->doc, "anonymous", r->anonymous == 1);
	doc_text(f->doc, "pathway_label", p != NULL ? p->label : r->pathway);
	doc_text(f->doc, "year_group", r->year_group);
	doc_text(f->doc, "sen_provision_words", r->sen_provision == NULL ?
	    NULL : code_label(f->db, f->scheme, "sen_provision",
	    r->sen_provision, f->arena));
	doc_text(f->doc, "school_name", d->school.name != NULL ?
	    d->school.name : d->school.urn);
	doc_text(f->doc, "school_code", d->school.code != NULL ?
	    d->school.code : d->school.urn);
}

const char *
fill_owner(const struct fill *f, const char *owner)
{
	const struct role *role;
	struct person person;
	bool found = false;

	if (owner == NULL)
		return "";
	if ((role = scheme_role(f->scheme, owner)) != NULL)
		return role->label;
	if (db_seek(f->db, &person_record, "code", owner, f->arena, &person,
	    &found, NULL) && found &&
	    (role = scheme_role(f->scheme, person.role)) != NULL)
		return role->label;
	return owner;
}

static void
fill_outcome(const struct fill *f, const char *pathway, const char *code)
{
	const struct outcome_row *o = scheme_outcome(f->scheme, pathway, code);
	struct doc *item = doc_item(f->doc, "outcomes");

	doc_text(item, "label", o != NULL ? o->label : code);
	doc_text(item, "says", o != NULL ? o->says : "");
	if (o != NULL && o->contingent == 1)
		doc_flag(f->doc, "contingent", true);
}

void
fill_reason(const struct fill *f, const char *pathway, const char *use,
    const char *code)
{
	struct doc *item = doc_item(f->doc, "reasons");
	const struct reason_row *r = scheme_reason(f->scheme, pathway, use,
	    code);

	doc_text(item, "label", r != NULL ? r->label : code);
	doc_text(item, "says", r != NULL && r->says != NULL ? r->says :
	    r != NULL ? r->label : code);
}

static void
fill_missing(const struct fill *f, const char *pathway, const char *code,
    const struct decision *d)
{
	const struct missing_row *m = scheme_missing(f->scheme, pathway, code);
	struct doc *item = doc_item(f->doc, "missing");
	struct fill in = *f;

	in.doc = item;
	doc_text(item, "label", m != NULL ? m->label : code);
	doc_text(item, "says", m != NULL ? m->says : "");
	doc_text(item, "owner", fill_owner(f, d->owner != NULL ? d->owner :
	    m != NULL ? m->owner : NULL));
	fill_day(&in, "return_on", d->return_on);
}

static void
fill_condition(const struct fill *f, const char *pathway, const char *code)
{
	const struct condition_row *c =
	    scheme_condition(f->scheme, pathway, code);
	struct doc *item = doc_item(f->doc, "conditions");

	doc_text(item, "label", c != NULL ? c->label : code);
	doc_text(item, "says", c != NULL ? c->says : "");
	doc_text(item, "owner", fill_owner(f, c != NULL ? c->owner : NULL));
}

/* Of which use is what passed this rule? */
static const char *
use_of_override(const struct scheme *s, const char *rule)
{
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, c)
		if (strcmp(c->rule, rule) == 0 && c->override == 1)
			return code_in_list(c->acts_on, "outside") ?
			    "outside" : "override";
	SCHEME_ROWS(s, PART_QUORUM, struct quorum_row, q)
		if (strcmp(q->rule, rule) == 0)
			return "inquorate";
	return "capacity";
}

/* The row of an override: of the use that its rule has, else of any. */
static const struct reason_row *
override_row(const struct scheme *s, const char *pathway,
    const struct decision_code *c)
{
	const struct reason_row *r = scheme_reason(s, pathway,
	    use_of_override(s, c->rule != NULL ? c->rule : ""), c->code);

	return r != NULL ? r : scheme_reason(s, pathway, NULL, c->code);
}

static void
fill_override(const struct fill *f, const char *pathway,
    const struct decision_code *code)
{
	struct doc *item = doc_item(f->doc, "overrides");
	const struct reason_row *r = override_row(f->scheme, pathway, code);

	doc_text(item, "rule", code->rule);
	doc_text(item, "label", r != NULL ? r->label : code->code);
}

/* Of which use are the reasons of a decision? */
static const char *
use_of_reasons(const struct decision *d)
{
	const char *use = disposition_reason_use(d->disposition);

	return use == NULL && disposition_gives(d->disposition) ?
	    "skip-tier" : use;
}

static void
fill_codes(const struct fill *f, const char *pathway,
    const struct decided *d)
{
	for (int i = 0; i < d->code_count; i++) {
		const struct decision_code *c = &d->codes[i];

		switch (c->kind) {
		case DC_OUTCOME:
			fill_outcome(f, pathway, c->code);
			break;
		case DC_REASON:
			fill_reason(f, pathway, use_of_reasons(
			    &d->decision), c->code);
			break;
		case DC_MISSING:
			fill_missing(f, pathway, c->code, &d->decision);
			break;
		case DC_CONDITION:
			fill_condition(f, pathway, c->code);
			break;
		case DC_OVERRIDE:
			fill_override(f, pathway, c);
			break;
		default:
			break;
		}
	}
}

static const char *
codes_of(const struct decided *d, enum decision_code_kind kind,
    struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < d->code_count; i++)
		if (d->codes[i].kind == (int)kind)
			buf_printf(&b, "%s%s", b.len ? ";" : "",
			    d->codes[i].code);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static const char *
consequence(const struct fill *f, const char *pathway,
    const struct decided *d)
{
	return reasons_consequence(f->scheme, pathway, disposition_reason_use(
	    d->decision.disposition), codes_of(d, DC_REASON, f->arena),
	    d->decision.decided_on, f->arena);
}

static void
fill_place(const struct fill *f, const struct decision *d)
{
	const struct provision *p = d->provision == NULL ? NULL :
	    scheme_provision(f->scheme, d->provision);
	const struct group_row *g = p == NULL || d->group_code == NULL ?
	    NULL : scheme_group(f->scheme, d->provision, d->group_code);

	doc_text(f->doc, "provision_label", p != NULL ? p->label : NULL);
	doc_text(f->doc, "provision_says", p != NULL ? p->says : NULL);
	doc_text(f->doc, "group_label", g != NULL ? g->label : NULL);
	doc_text(f->doc, "time_words", d->part_time == INT_NONE ? NULL :
	    d->part_time == 0 ? "part time" : "full time");
	if (d->wait_position != INT_NONE)
		doc_int(f->doc, "wait_position", d->wait_position);
	fill_day(f, "start_on", d->start_on);
	fill_day(f, "end_on", d->end_on);
}

static bool
fill_to_school(const struct fill *f, const struct decision *d,
    struct err *e)
{
	struct school school;
	bool found;

	if (d->to_school == NULL)
		return true;
	if (!db_seek(f->db, &school_record, "urn", d->to_school, f->arena,
	    &school, &found, e))
		return false;
	doc_text(f->doc, "to_school", found && school.name != NULL ?
	    school.name : d->to_school);
	return true;
}

/* Why the decision before this one was replaced, in the scheme's words. */
static bool
fill_change(const struct fill *f, const char *pathway,
    const struct decision *d, struct err *e)
{
	struct decision_event *events;
	const struct reason_row *r;
	int n;

	doc_flag(f->doc, "supersedes", d->supersedes != NULL);
	if (d->supersedes == NULL)
		return true;
	if (!db_list(f->db, &decision_event_record, "decision_id",
	    d->supersedes, "made_at, id", f->arena, &events, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (events[i].event != EV_SUPERSEDED ||
		    events[i].reason == NULL)
			continue;
		r = scheme_reason(f->scheme, pathway, "supersede",
		    events[i].reason);
		doc_text(f->doc, "what_changed", r == NULL ?
		    events[i].reason : r->says != NULL ? r->says : r->label);
	}
	return true;
}

bool
fill_decision(const struct fill *f, const struct dossier *dossier,
    const struct decided *decided, struct err *e)
{
	const struct decision *d = &decided->decision;
	const char *pathway = dossier->referral.pathway;
	const struct disposition_row *row = scheme_disposition(f->scheme,
	    pathway, (enum disposition)d->disposition);

	doc_text(f->doc, "disposition_label", row != NULL ? row->label :
	    word_of(disposition_words, d->disposition));
	doc_text(f->doc, "disposition_says", row != NULL ? row->says : NULL);
	if (d->tier != INT_NONE)
		doc_int(f->doc, "tier", d->tier);
	doc_text(f->doc, "consequence", consequence(f, pathway, decided));
	doc_text(f->doc, "votes_words", votes_words(d->votes_for,
	    d->votes_against, d->casting, f->arena));
	doc_flag(f->doc, "decided_outside", d->meeting_id == NULL);
	doc_text(f->doc, "decided_by", fill_owner(f, d->decided_by));
	fill_codes(f, pathway, decided);
	fill_place(f, d);
	fill_day(f, "review_on", d->review_on);
	fill_day(f, "return_on", d->return_on);
	fill_day(f, "told_by", d->tell_by);
	return fill_change(f, pathway, d, e) && fill_to_school(f, d, e);
}

const char *
fill_outcome_words(const struct fill *f, const char *pathway,
    const struct decided *d)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < d->code_count; i++) {
		const struct outcome_row *o;

		if (d->codes[i].kind != DC_OUTCOME)
			continue;
		o = scheme_outcome(f->scheme, pathway, d->codes[i].code);
		buf_printf(&b, "%s%s", b.len ? "; " : "",
		    o != NULL ? o->label : d->codes[i].code);
	}
	out = arena_strdup(f->arena, buf_text(&b));
	buf_release(&b);
	return out;
}

const char *
fill_reason_words(const struct fill *f, const char *pathway,
    const struct decided *d)
{
	const char *use = use_of_reasons(&d->decision);
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < d->code_count; i++) {
		const struct decision_code *c = &d->codes[i];
		const char *label = c->code;
		const struct reason_row *r;
		const struct missing_row *m;

		if (c->kind == DC_REASON && (r = scheme_reason(f->scheme,
		    pathway, use, c->code)) != NULL)
			label = r->label;
		else if (c->kind == DC_MISSING && (m = scheme_missing(
		    f->scheme, pathway, c->code)) != NULL)
			label = m->label;
		else if (c->kind != DC_REASON && c->kind != DC_MISSING)
			continue;
		buf_printf(&b, "%s%s", b.len ? "; " : "", label);
	}
	out = arena_strdup(f->arena, buf_text(&b));
	buf_release(&b);
	return out;
}

const char *
fill_provision_words(const struct fill *f, const struct decision *d)
{
	const struct provision *p = d->provision == NULL ? NULL :
	    scheme_provision(f->scheme, d->provision);
	const struct group_row *g;

	if (p == NULL)
		return "";
	g = d->group_code == NULL ? NULL :
	    scheme_group(f->scheme, d->provision, d->group_code);
	return arena_printf(f->arena, "%s%s%s", p->label,
	    g != NULL ? ", " : "", g != NULL ? g->label : "");
}

/* Standing texts as text_CODE; a broken one stops what uses it. */
static bool
fill_texts(const struct fill *f, const char *template, struct err *e)
{
	struct wording *list;
	int n;

	if (!wording_list(f->db, f->scheme, f->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		char *name;

		if (list[i].template)
			continue;
		name = arena_printf(f->arena, "text_%s", list[i].code);
		for (char *p = name; *p != '\0'; p++)
			if (*p == '-')
				*p = '_';
		if (list[i].fault != NULL && strstr(template, name) != NULL) {
			wording_refuse(&list[i], e);
			return false;
		}
		doc_markdown(f->doc, name, list[i].markdown);
	}
	return true;
}

static bool
template_in_force(const struct fill *f, const char *code, const char **out,
    struct err *e)
{
	struct wording w;
	bool found;

	if (!wording_get(f->db, f->scheme, true, code, f->arena, &w, &found,
	    e))
		return false;
	if (!found) {
		err_set(e, ERR_CONFIG, "The pack %s has no template “%s”. "
		    "Load a pack that has it.", f->scheme->id, code);
		return false;
	}
	if (w.fault != NULL) {
		wording_refuse(&w, e);
		return false;
	}
	*out = w.markdown;
	return true;
}

bool
fill_render(const struct fill *f, const char *template, const char **out,
    struct err *e)
{
	struct buf b = BUF_INIT;
	const char *text;
	bool ok;

	if (!template_in_force(f, template, &text, e) ||
	    !fill_texts(f, text, e))
		return false;
	ok = template_render(text, f->doc, &b, e);
	if (ok)
		*out = arena_strdup(f->arena, buf_text(&b));
	buf_release(&b);
	return ok;
}
