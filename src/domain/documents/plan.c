/*
 * The plan or letter about one referral: from the decision that stands, the
 * form, the lines of the minutes and the standing actions of the scheme, by
 * the template that the disposition names, or an event of the case since.
 * Restricted lines and discussion never enter it.  A hand edit is kept as an
 * edit.
 */
#include <string.h>

#include "db/document.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/calendar/days.h"
#include "src/domain/documents/addressee.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/event-paper.h"
#include "src/domain/documents/fill.h"
#include "src/domain/documents/wording.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

struct making {
	struct dossier dossier;
	struct meeting meeting;
	struct decided decided;
	const struct disposition_row *row;
	const struct scheme *scheme;	/* that the decision was taken under */
	struct event_paper paper;	/* what it tells of beside that */
};

static bool
load_decision(struct db *db, const char *meeting_id, struct arena *a,
    struct making *m, struct err *e)
{
	bool found;

	if (!decision_standing(db, m->dossier.referral.id, meeting_id, a,
	    &m->decided, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "No decision stands about %s, so "
		    "it has no plan. Record a decision first.",
		    m->dossier.referral.ref);
		return false;
	}
	return true;
}

/*
 * The meeting named by the caller, else that of the decision that stands; a
 * decision outside a meeting leaves it cleared.
 */
static bool
load_making(struct db *db, const char *ref, const char *meeting_ref,
    struct arena *a, struct making *m, struct err *e)
{
	const char *of = NULL;

	record_clear(&meeting_record, &m->meeting);
	if (!dossier_load(db, ref, a, &m->dossier, e))
		return false;
	if (meeting_ref != NULL) {
		if (!meeting_get(db, meeting_ref, a, &m->meeting, e))
			return false;
		of = m->meeting.id;
	}
	if (!load_decision(db, of, a, m, e))
		return false;
	if (of == NULL && m->decided.decision.meeting_id != NULL &&
	    !db_get(db, &meeting_record, "id", m->decided.decision.meeting_id,
	    a, &m->meeting, e))
		return false;
	if (!scheme_get(db, m->decided.decision.pack_id, a, &m->scheme, e))
		return false;
	m->row = scheme_disposition(m->scheme, m->dossier.referral.pathway,
	    (enum disposition)m->decided.decision.disposition);
	return event_paper_find(db, m->scheme, &m->dossier, &m->decided, a,
	    &m->paper, e);
}

static const char *
template_of(const struct making *m)
{
	return m->paper.row != NULL ? m->paper.row->template :
	    m->row != NULL && m->row->plan == 1 ? m->row->template : NULL;
}

static bool
has_document(const struct making *m, struct err *e)
{
	if (template_of(m) != NULL)
		return true;
	err_set(e, ERR_NO_INPUT, "%s left with “%s”, which has no plan or "
	    "letter.", m->dossier.referral.ref, m->row != NULL ?
	    m->row->label : word_of(disposition_words,
	    m->decided.decision.disposition));
	return false;
}

/* Does a standing action belong to what was decided, or happened since? */
static bool
applies(const struct making *m, const char *list)
{
	const struct decision *d = &m->decided.decision;

	if (list == NULL || code_in_list(list,
	    word_of(disposition_words, d->disposition)) ||
	    (m->paper.row != NULL && code_in_list(list,
	    word_of(event_words, m->paper.event.event))) ||
	    (d->provision != NULL && code_in_list(list, d->provision)))
		return true;
	for (int i = 0; i < m->decided.code_count; i++)
		if (m->decided.codes[i].kind == DC_OUTCOME &&
		    code_in_list(list, m->decided.codes[i].code))
			return true;
	return false;
}

static void
add_action(const struct fill *f, const char *text, const char *owner,
    int due)
{
	struct fill in = *f;

	in.doc = doc_item(f->doc, "actions");
	doc_text(in.doc, "text", text);
	doc_text(in.doc, "owner", fill_owner(f, owner));
	doc_text(in.doc, "owner_role", "");
	fill_day(&in, "due_on", due);
}

static bool
add_standing_actions(const struct fill *f, const struct making *m,
    struct err *e)
{
	struct calendar *calendar = NULL;

	SCHEME_ROWS(f->scheme, PART_ACTIONS, struct standard_action, s) {
		int due = DAY_NONE;

		if (!scheme_serves(s->pathway, m->dossier.referral.pathway) ||
		    !applies(m, s->applies) ||
		    !event_paper_carries(&m->paper, s))
			continue;
		if (s->days != INT_NONE) {
			if (calendar == NULL && !calendar_load(f->db,
			    f->scheme->division, NULL, NULL, f->arena,
			    &calendar, e))
				return false;
			if (!days_add_working(calendar,
			    m->decided.decision.decided_on, s->days, &due, e))
				return false;
		}
		add_action(f, s->text, s->owner, due);
	}
	return true;
}

static void
add_line(const struct fill *f, const struct making *m, const struct line *l)
{
	const char *text = fill_text(&m->dossier, l->text, f->arena);

	if (l->state == LINE_REMOVED || (l->kind == LINE_ACTION &&
	    m->paper.row != NULL && l->state != LINE_OPEN))
		return;
	if (l->kind == LINE_ACTION)
		add_action(f, text, l->owner, l->due_on);
	else if (l->kind == LINE_ADVICE)
		doc_text(doc_item(f->doc, "advice"), "text", text);
	else if (l->kind == LINE_INFORMATION)
		doc_text(doc_item(f->doc, "information_wanted"), "text",
		    text);
}

static bool
add_lines(const struct fill *f, const struct making *m, struct err *e)
{
	struct line *lines;
	int n;

	if (m->decided.decision.item_id == NULL)
		return true;
	if (!lines_of_item(f->db, m->decided.decision.item_id, f->arena,
	    &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		add_line(f, m, &lines[i]);
	return true;
}

static bool
is_wanted(const struct sentence *x, const struct dossier *d, struct arena *a)
{
	return x->when_field == NULL || codes_meet(x->when_value,
	    dossier_field(d, x->when_field, a), a);
}

/* What the scheme says in such a document, under the template's headings. */
static void
add_sentences(const struct fill *f, const struct making *m)
{
	SCHEME_ROWS(f->scheme, PART_SENTENCES, struct sentence, x) {
		char *place = arena_strdup(f->arena, x->place);

		for (char *p = place; *p != '\0'; p++)
			*p = *p == '-' ? '_' : *p;
		if (scheme_serves(x->pathway, m->dossier.referral.pathway) &&
		    applies(m, x->applies) &&
		    is_wanted(x, &m->dossier, f->arena))
			doc_text(doc_item(f->doc, place), "text", x->text);
	}
}

/* Who was there, by role and number: a plan names nobody of the panel. */
static bool
add_present(const struct fill *f, const struct making *m, struct err *e)
{
	struct attendance *roll;
	int n;

	if (m->meeting.id == NULL)
		return true;
	if (!attendance_list(f->db, m->meeting.id, f->arena, &roll, &n, e))
		return false;
	SCHEME_ROWS(f->scheme, PART_ROLES, struct role, role) {
		int count = 0;
		struct doc *item;

		for (int i = 0; i < n; i++)
			count += roll[i].state == ATT_PRESENT &&
			    strcmp(roll[i].role, role->role) == 0;
		if (count == 0)
			continue;
		item = doc_item(f->doc, "present_roles");
		doc_text(item, "label", role->label);
		doc_int(item, "count", count);
	}
	return true;
}

static bool
render(struct db *db, const struct making *m, int version, int day,
    struct arena *a, const char **out, struct err *e)
{
	struct addressee *to;
	int n;
	struct fill f = { .db = db, .scheme = m->scheme, .arena = a,
		.doc = doc_new(a) };

	doc_text(f.doc, "scheme_title", m->scheme->title);
	if (m->meeting.id != NULL)
		fill_meeting(&f, &m->meeting);
	doc_int(f.doc, "plan_version", version);
	doc_text(f.doc, "review_caller", fill_owner(&f, "school"));
	if (!addressees_find(db, m->scheme, &m->dossier, day, a, &to, &n, e))
		return false;
	doc_text(f.doc, "addressees", addressees_named(to, n, a));
	fill_case(&f, &m->dossier);
	fill_form(&f, &m->dossier);
	add_sentences(&f, m);
	return fill_decision(&f, &m->dossier, &m->decided, e) &&
	    event_paper_fill(&f, &m->dossier, &m->paper, e) &&
	    add_lines(&f, m, e) && add_standing_actions(&f, m, e) &&
	    add_present(&f, m, e) && 
	    fill_render(&f, template_of(m), out, e);
}

static const char *
event_id(const struct making *m)
{
	return m->paper.row != NULL ? m->paper.event.id : NULL;
}

static bool
is_of(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/*
 * The newest plan, when it is of the decision that stands and of what
 * happened last.  A released plan stays what it was: a later change makes the
 * next version.
 */
static bool
find_plan(struct db *db, const struct making *m, struct arena *a,
    struct plan *out, bool *found, struct err *e)
{
	if (!db_plan_newest(db, m->dossier.referral.id, NULL, a, out, found,
	    e))
		return false;
	if (*found && (strcmp(out->decision_id, m->decided.decision.id) != 0
	    || !is_of(out->event_id, event_id(m))))
		*found = false;
	return true;
}

static bool
plan_audit(struct db *db, const char *act, const struct plan *p,
    const struct dossier *d, struct arena *a, struct err *e)
{
	struct audit_entry entry = { .act = act, .kind = "plan",
		.entity = p->id, .fields = "markdown",
		.subject_id = d->has_pupil ? d->pupil.id : NULL };

	entry.content = audit_content(&plan_record, p, a);
	return audit_add(db, &entry, e);
}

static bool
store_new(struct db *db, const struct making *m, struct arena *a,
    struct plan *out, struct err *e)
{
	char worded[HASH_SIZE];
	struct plan p;

	record_clear(&plan_record, &p);
	if (!db_plan_next_version(db, m->dossier.referral.id, &p.version,
	    e) || !render(db, m, p.version, day_today(db), a, &p.made, e) ||
	    !wording_digest(db, m->scheme, worded, e))
		return false;
	p.id = db_new_id(db, a);
	p.referral_id = m->dossier.referral.id;
	p.decision_id = m->decided.decision.id;
	p.meeting_id = m->decided.decision.meeting_id;
	p.event_id = event_id(m);
	p.markdown = p.made;
	p.worded = arena_strdup(a, worded);
	p.edited = 0;
	p.state = PLAN_DRAFT;
	if (!db_begin(db, "make a plan", e))
		return false;
	if (!db_insert(db, &plan_record, &p, e) ||
	    !plan_audit(db, "make plan", &p, &m->dossier, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = p;
	return true;
}

/* A draft that nobody edited follows the case. */
static bool
refresh(struct db *db, const struct making *m, const char *made,
    struct arena *a, struct plan *p, struct err *e)
{
	struct plan next = *p;
	char worded[HASH_SIZE];

	if (!wording_digest(db, m->scheme, worded, e))
		return false;
	next.made = next.markdown = made;
	next.worded = arena_strdup(a, worded);
	if (!db_begin(db, "renew a plan", e))
		return false;
	if (!db_update(db, &plan_record, &next, e) ||
	    !plan_audit(db, "renew plan", &next, &m->dossier, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*p = next;
	return true;
}

/* A plan that left stays addressed to those who had the roles then. */
static int
day_of_plan(const struct db *db, const struct plan *p)
{
	return p->state == PLAN_RELEASED ? day_at(p->released_at) :
	    day_today(db);
}

/* What nobody could know from the row. */
static bool
current(struct db *db, struct plan *p, const char *now, struct plan *out,
    bool *stale, struct err *e)
{
	if (!db_plan_left_behind(db, p->referral_id, p->version,
	    &p->left_behind, e))
		return false;
	p->now = now;
	*stale = plan_is_stale(p);
	*out = *p;
	return true;
}

/* A plan of before digests was made with the words of its pack. */
static bool
same_words(struct db *db, const struct making *m, const struct plan *p,
    bool *out, struct err *e)
{
	char worded[HASH_SIZE];

	if (!wording_digest(db, m->scheme, worded, e))
		return false;
	*out = p->worded == NULL || strcmp(p->worded, worded) == 0;
	return true;
}

bool
plan_current(struct db *db, const char *ref, const char *meeting_ref,
    struct arena *a, struct plan *out, bool *stale, struct err *e)
{
	struct making m;
	struct plan p;
	const char *made;
	struct err own = ERR_INIT;
	bool found, same;

	*stale = false;
	if (!load_making(db, ref, meeting_ref, a, &m, e) ||
	    !has_document(&m, e) || !find_plan(db, &m, a, &p, &found, e))
		return false;
	if (!found)
		return store_new(db, &m, a, &p, e) &&
		    current(db, &p, p.made, out, stale, e);
	if (!render(db, &m, p.version, day_of_plan(db, &p), a, &made,
	    &own)) {
		/* what left can be read whatever became of the words */
		if (p.state == PLAN_RELEASED && own.code == ERR_CONFIG)
			return current(db, &p, p.made, out, stale, e);
		err_set(e, own.code, "%s", own.text);
		return false;
	}
	if (strcmp(made, p.made) != 0) {
		if (!same_words(db, &m, &p, &same, e))
			return false;
		if (p.state == PLAN_RELEASED && same) {
			if (!store_new(db, &m, a, &p, e))
				return false;
			made = p.made;
		} else if (p.state != PLAN_RELEASED && p.edited != 1 &&
		    !refresh(db, &m, made, a, &p, e))
			return false;
	}
	return current(db, &p, made, out, stale, e);
}

bool
plan_is_stale(const struct plan *p)
{
	return p->edited == 1 && p->state == PLAN_DRAFT && p->now != NULL &&
	    strcmp(p->now, p->made) != 0;
}

bool
plan_unstored(struct db *db, const char *ref, const char *meeting_ref,
    struct arena *a, struct plan *out, struct err *e)
{
	struct making m;
	struct plan p, next;
	bool found;

	record_clear(&plan_record, &next);
	if (!load_making(db, ref, meeting_ref, a, &m, e) ||
	    !has_document(&m, e) || !find_plan(db, &m, a, &p, &found, e))
		return false;
	next.referral_id = m.dossier.referral.id;
	next.decision_id = m.decided.decision.id;
	next.meeting_id = m.decided.decision.meeting_id;
	if (found)
		next.version = p.version;
	else if (!db_plan_next_version(db, next.referral_id, &next.version,
	    e))
		return false;
	if (!render(db, &m, next.version, day_today(db), a,
	    &next.made, e))
		return false;
	next.markdown = next.now = next.made;
	next.left_behind = 0;
	*out = next;
	return true;
}

bool
plan_generate(struct db *db, const char *ref, const char *meeting_ref,
    struct arena *a, const char **markdown, struct err *e)
{
	struct plan p;

	if (!plan_unstored(db, ref, meeting_ref, a, &p, e))
		return false;
	*markdown = p.markdown;
	return true;
}

bool
plan_edit(struct db *db, struct plan *p, const char *markdown,
    struct arena *a, struct err *e)
{
	struct dossier d;
	struct plan next = *p;

	if (!access_may(db, "write", e))
		return false;
	if (p->state == PLAN_RELEASED) {
		err_set(e, ERR_DATA, "This plan is released and stays as it "
		    "is. Supersede the decision, and a new plan is made.");
		return false;
	}
	if (text_is_blank(markdown)) {
		err_set(e, ERR_DATA, "There is nothing in this text. The plan "
		    "stays as it was.");
		return false;
	}
	next.markdown = arena_strdup(a, markdown);
	if (p->now != NULL && strcmp(markdown, p->now) == 0)
		next.made = p->now;	/* the edit is dropped */
	next.edited = strcmp(markdown, next.made) != 0;
	if (!dossier_load(db, p->referral_id, a, &d, e) ||
	    !db_begin(db, "edit a plan", e))
		return false;
	if (!db_update(db, &plan_record, &next, e) ||
	    !plan_audit(db, "edit plan", &next, &d, a, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*p = next;
	return true;
}
