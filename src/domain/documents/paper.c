/*
 * Papers of a whole meeting: minutes, decision sheet, agenda slips.  They
 * stay inside the partnership; references and initials stand for pupils.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/base/day.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/fill.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/view.h"
#include "src/domain/referral/papers.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

struct paper {
	struct fill fill;
	struct meeting meeting;
	struct agenda_row *rows;
	int count;
};

static bool
paper_load(struct db *db, const char *meeting_ref, struct arena *a,
    struct paper *p, struct err *e)
{
	p->fill = (struct fill){ .db = db, .arena = a, .doc = doc_new(a) };
	if (!meeting_get(db, meeting_ref, a, &p->meeting, e) ||
	    !scheme_get(db, p->meeting.pack_id, a, &p->fill.scheme, e) ||
	    !agenda_view_load(db, p->fill.scheme, &p->meeting, a, &p->rows,
	    &p->count, e))
		return false;
	fill_meeting(&p->fill, &p->meeting);
	return true;
}

static struct fill
in_item(const struct paper *p, const char *list)
{
	struct fill f = p->fill;

	f.doc = doc_item(p->fill.doc, list);
	return f;
}

static const char *
person_name(const struct paper *p, const struct attendance *at)
{
	struct person person;
	bool found = false;

	if (at->person_id == NULL)
		return at->guest;
	if (db_seek(p->fill.db, &person_record, "id", at->person_id,
	    p->fill.arena, &person, &found, NULL) && found)
		return person.name;
	return "";
}

/* Whoever sits in somebody's seat is named with them. */
static const char *
seat_name(const struct paper *p, const struct attendance *at)
{
	const char *name = person_name(p, at);
	struct person away;
	bool found = false;

	if (at->capacity != AS_SUBSTITUTE || at->substitute_for == NULL ||
	    !db_seek(p->fill.db, &person_record, "id", at->substitute_for,
	    p->fill.arena, &away, &found, NULL) || !found)
		return name;
	return arena_printf(p->fill.arena, "%s (for %s)", name, away.name);
}

/* One row for each role that has somebody in this state. */
static void
add_roll(struct paper *p, const char *list, const struct attendance *roll,
    int n, enum attendance_state state)
{
	SCHEME_ROWS(p->fill.scheme, PART_ROLES, struct role, role) {
		struct doc *item = NULL;
		const char *names = "";
		int count = 0;

		for (int i = 0; i < n; i++) {
			if (roll[i].state != (int)state ||
			    strcmp(roll[i].role, role->role) != 0)
				continue;
			names = arena_printf(p->fill.arena, "%s%s%s", names,
			    count++ ? ", " : "", seat_name(p, &roll[i]));
		}
		if (count == 0)
			continue;
		item = doc_item(p->fill.doc, list);
		doc_text(item, "label", role->label);
		doc_int(item, "count", count);
		doc_text(item, "names", names);
	}
}

static bool
add_room(struct paper *p, struct err *e)
{
	struct attendance *roll;
	struct quorum q;
	struct arena *a = p->fill.arena;
	int n;

	if (!attendance_list(p->fill.db, p->meeting.id, a, &roll, &n, e) ||
	    !quorum_count(p->fill.db, p->fill.scheme, &p->meeting, NULL, a,
	    &q, e))
		return false;
	add_roll(p, "present", roll, n, ATT_PRESENT);
	add_roll(p, "apologies", roll, n, ATT_APOLOGIES);
	doc_text(p->fill.doc, "quorum_words", arena_printf(a,
	    "%d present, %d needed: %s%s%s.", q.present, q.needed,
	    q.quorate ? "quorate" : "not quorate", q.quorate ? "" : ", ",
	    q.quorate ? "" : q.says));
	doc_flag(p->fill.doc, "statement_read",
	    p->meeting.statement_at != TIME_NONE);
	doc_text(p->fill.doc, "minutes_approved",
	    p->meeting.minutes_approved_at != TIME_NONE ?
	    p->meeting.minutes_of : NULL);
	return true;
}

static const char *
clock_of(int64_t at, struct arena *a)
{
	time_t t = (time_t)at;
	struct tm tm;

	localtime_r(&t, &tm);
	return arena_printf(a, "%02d:%02d", tm.tm_hour, tm.tm_min);
}

/* "The sitting of Wed 12 Nov 2025 was adjourned at 15:10 to ..." */
static const char *
part_words(const struct adjournment *part, const struct meeting *m,
    struct arena *a)
{
	char sat[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE], on[DAY_WORDS_SIZE];
	const char *words = arena_printf(a, "The sitting of %s was adjourned "
	    "at %s", day_long(part->sat_on, sat), clock_of(
	    part->adjourned_at, a));

	if (part->to_on != DAY_NONE)
		words = arena_printf(a, "%s to %s, %s", words,
		    day_long(part->to_on, to), part->to_time != NULL ?
		    part->to_time : m->time);
	if (part->resumed_at != TIME_NONE)
		words = arena_printf(a, "%s; it went on %s at %s", words,
		    day_long(day_at(part->resumed_at), on),
		    clock_of(part->resumed_at, a));
	return *part->present == '\0' ? arena_printf(a, "%s.", words) :
	    arena_printf(a, "%s. Present then: %s.", words, part->present);
}

static bool
add_parts(struct paper *p, struct err *e)
{
	struct adjournment *parts;
	int n;

	if (!meeting_adjournments(p->fill.db, p->meeting.id, p->fill.arena,
	    &parts, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		doc_text(doc_item(p->fill.doc, "adjourned"), "text",
		    part_words(&parts[i], &p->meeting, p->fill.arena));
	return true;
}

static const char *
action_text(const struct line *l, struct arena *a)
{
	if (l->state == LINE_OPEN)
		return l->text;
	return arena_printf(a, "%s (%s)", l->text,
	    word_of(line_state_words, l->state));
}

static void
add_line(const struct fill *f, const struct line *l)
{
	struct fill in = *f;

	if (l->state == LINE_REMOVED)
		return;
	in.doc = doc_item(f->doc, l->kind == LINE_ACTION ?
	    "actions" : "lines");
	doc_text(in.doc, "text", action_text(l, f->arena));
	doc_text(in.doc, "time", clock_of(l->made_at, f->arena));
	doc_text(in.doc, "kind", word_of(line_kind_words, l->kind));
	if (l->kind != LINE_ACTION)
		return;
	doc_text(in.doc, "owner", fill_owner(f, l->owner));
	fill_day(&in, "due_on", l->due_on);
}

/* Lists that an item must not inherit from the meeting around it. */
static void
own_lists(struct doc *d)
{
	static const char *const lists[] = { "outcomes", "reasons",
		"missing", "conditions", "overrides", "lines", "actions",
		"out", "stayed" };

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		doc_list(d, lists[i]);
}

/* What lay before the panel, as it was noted when the agenda was frozen. */
static bool
add_papers_seen(const struct fill *f, const char *item_id, struct err *e)
{
	struct paper_seen *seen;
	const char *words;
	int n;

	if (!papers_seen(f->db, item_id, f->arena, &seen, &n, e))
		return false;
	words = papers_seen_words(seen, n, f->arena);
	doc_text(f->doc, "papers_seen", *words != '\0' ? words : NULL);
	return true;
}

static void
add_in_room(const struct fill *f, const char *list,
    const struct view_person *p)
{
	struct doc *d = doc_item(f->doc, list);

	doc_text(d, "label", p->role);
	doc_text(d, "reason", p->why);
}

/* Did the decision find them in the room? */
static bool
stayed(const struct case_view *v, const char *code)
{
	for (int i = 0; v->has_decided && i < v->decided.code_count; i++)
		if (v->decided.codes[i].kind == DC_STAYED &&
		    strcmp(v->decided.codes[i].code, code) == 0)
			return true;
	return false;
}

static bool
add_case_minutes(struct paper *p, const struct agenda_row *row,
    struct err *e)
{
	struct case_view v;
	struct fill f = in_item(p, "items");

	own_lists(f.doc);
	doc_int(f.doc, "number", row->number);
	if (!case_view_load(f.db, f.scheme, &p->meeting, &row->item, f.arena,
	    &v, e))
		return false;
	fill_case(&f, &v.dossier);
	if (!add_papers_seen(&f, row->item.id, e))
		return false;
	doc_text(f.doc, "disposition_label", "No decision");
	if (v.has_decided && !fill_decision(&f, &v.dossier, &v.decided, e))
		return false;
	for (int i = 0; i < v.people_count; i++) {
		if (v.people[i].out)
			add_in_room(&f, "out", &v.people[i]);
		/* What was dismissed afterwards was none. */
		if (v.people[i].interest && stayed(&v, v.people[i].code))
			add_in_room(&f, "stayed", &v.people[i]);
	}
	for (int i = 0; i < v.line_count; i++)
		add_line(&f, &v.lines[i]);
	return true;
}

static bool
add_standing_minutes(struct paper *p, const struct agenda_row *row,
    struct err *e)
{
	struct fill f = in_item(p, "standing");
	struct line *lines;
	int n;

	own_lists(f.doc);
	doc_text(f.doc, "label", row->label);
	if (!lines_of_item(f.db, row->item.id, f.arena, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		add_line(&f, &lines[i]);
	return true;
}

static bool
add_outside(struct paper *p, struct err *e)
{
	struct decided *list;
	int n;

	if (!decisions_outside(p->fill.db, &p->meeting, p->fill.arena, &list,
	    &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct fill f = in_item(p, "outside");
		struct referral r;

		if (!db_get(f.db, &referral_record, "id",
		    list[i].decision.referral_id, f.arena, &r, e))
			return false;
		doc_text(f.doc, "ref", r.ref);
		doc_text(f.doc, "disposition_label", word_of(
		    disposition_words, list[i].decision.disposition));
		doc_text(f.doc, "decided_by", fill_owner(&f,
		    list[i].decision.decided_by));
	}
	return true;
}

bool
minutes_markdown(struct db *db, const char *meeting_ref, struct arena *a,
    const char **out, struct err *e)
{
	struct paper p;
	const char *head;

	if (!paper_load(db, meeting_ref, a, &p, e) || !add_room(&p, e) ||
	    !add_parts(&p, e) ||
	    !add_outside(&p, e) || !audit_head(db, a, &head, e))
		return false;
	doc_list(p.fill.doc, "items");
	doc_list(p.fill.doc, "standing");
	for (int i = 0; i < p.count; i++)
		if (p.rows[i].number > 0 ?
		    !add_case_minutes(&p, &p.rows[i], e) :
		    !add_standing_minutes(&p, &p.rows[i], e))
			return false;
	doc_text(p.fill.doc, "audit_head", head);
	return fill_render(&p.fill, "minutes", out, e);
}

static bool
add_sheet_row(struct paper *p, const struct agenda_row *row, struct err *e)
{
	struct fill f = in_item(p, "items");
	const char *pathway;
	struct case_view v;

	own_lists(f.doc);
	if (!case_view_load(f.db, f.scheme, &p->meeting, &row->item, f.arena,
	    &v, e))
		return false;
	pathway = v.dossier.referral.pathway;
	doc_int(f.doc, "number", row->number);
	fill_case(&f, &v.dossier);
	doc_text(f.doc, "asks", v.asks);
	doc_text(f.doc, "disposition_label", "No decision yet");
	if (!v.has_decided)
		return true;
	if (!fill_decision(&f, &v.dossier, &v.decided, e))
		return false;
	doc_text(f.doc, "outcome_words",
	    fill_outcome_words(&f, pathway, &v.decided));
	doc_text(f.doc, "reason_words",
	    fill_reason_words(&f, pathway, &v.decided));
	doc_text(f.doc, "provision_words",
	    fill_provision_words(&f, &v.decided.decision));
	return true;
}

/* A paper with one part for each case. */
static bool
paper_of_cases(struct db *db, const char *meeting_ref, const char *template,
    bool (*add)(struct paper *, const struct agenda_row *, struct err *),
    struct arena *a, const char **out, struct err *e)
{
	struct paper p;

	if (!paper_load(db, meeting_ref, a, &p, e))
		return false;
	doc_list(p.fill.doc, "items");
	for (int i = 0; i < p.count; i++)
		if (p.rows[i].number > 0 && !add(&p, &p.rows[i], e))
			return false;
	return fill_render(&p.fill, template, out, e);
}

bool
sheet_markdown(struct db *db, const char *meeting_ref, struct arena *a,
    const char **out, struct err *e)
{
	return paper_of_cases(db, meeting_ref, "sheet", add_sheet_row, a, out,
	    e);
}

static void
add_missing_papers(const struct fill *f, const struct case_view *v)
{
	doc_list(f->doc, "papers_missing");
	SCHEME_ROWS(f->scheme, PART_PAPERS, struct paper_row, paper) {
		if (!paper_is_wanted(&v->dossier,
		    v->dossier.referral.pathway, paper, f->arena) ||
		    dossier_holds(&v->dossier, paper->paper))
			continue;
		doc_text(doc_item(f->doc, "papers_missing"), "label",
		    paper->label);
	}
}

static bool
add_slip(struct paper *p, const struct agenda_row *row, struct err *e)
{
	struct fill f = in_item(p, "items");
	struct case_view v;

	if (!case_view_load(f.db, f.scheme, &p->meeting, &row->item, f.arena,
	    &v, e))
		return false;
	doc_int(f.doc, "number", row->number);
	fill_case(&f, &v.dossier);
	doc_text(f.doc, "time_from", row->starts);
	doc_text(f.doc, "presenter", row->item.presenter);
	doc_text(f.doc, "minutes", row->item.minutes == INT_NONE ? NULL :
	    arena_printf(f.arena, "%d", row->item.minutes));
	add_missing_papers(&f, &v);
	doc_list(f.doc, "gate_warnings");
	for (int i = 0; i < v.gate.count; i++) {
		const struct gate_line *l = &v.gate.lines[i];

		if (l->state != CRITERION_MISSING &&
		    l->state != CRITERION_NOT_MET)
			continue;
		doc_text(doc_item(f.doc, "gate_warnings"), "says", l->says);
	}
	return true;
}

bool
slips_markdown(struct db *db, const char *meeting_ref, struct arena *a,
    const char **out, struct err *e)
{
	return paper_of_cases(db, meeting_ref, "slips", add_slip, a, out, e);
}
