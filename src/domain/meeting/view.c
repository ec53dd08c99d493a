/*
 * Words for the screens of a meeting.  See view.h.
 */
#include "src/domain/meeting/view.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

static const char *
first_line(const char *text, struct arena *a)
{
	return arena_strndup(a, text, strcspn(text, "\n"));
}

static const char *
asks_words(const struct case_view *v, struct db *db, struct arena *a)
{
	const struct referral *r = &v->dossier.referral;
	const struct pathway *p = scheme_pathway(v->scheme, r->pathway);
	const struct outcome_row *o = NULL;
	const struct provision *place = NULL;

	(void)db;
	if (r->asks_outcome != NULL)
		o = scheme_outcome(v->scheme, r->pathway, r->asks_outcome);
	if (r->asks_provision != NULL)
		place = scheme_provision(v->scheme, r->asks_provision);
	if (o != NULL)
		return o->label;
	if (place != NULL)
		return place->label;
	return p != NULL ? p->label : arena_strdup(a, r->pathway);
}

static void
load_marks(struct case_view *v, struct arena *a)
{
	v->marks = arena_array(a, (size_t)v->gate.count, sizeof *v->marks);
	for (int i = 0; i < v->gate.count; i++) {
		const struct gate_line *l = &v->gate.lines[i];
		bool good = l->state == CRITERION_MET ||
		    l->state == CRITERION_OVERRIDDEN;
		const char *word = l->state == CRITERION_MET ? "ok" :
		    l->state == CRITERION_OVERRIDDEN ? "overridden" :
		    l->state == CRITERION_MISSING ? "MISSING" : "NOT MET";

		v->marks[v->mark_count++] = (struct view_mark){
			.words = arena_printf(a, "%s %s",
			    l->criterion->label, word),
			.good = good, .blocking = l->blocking
		};
	}
}

static const char *
paper_label(const struct scheme *s, const char *pathway, const char *code)
{
	SCHEME_ROWS(s, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, pathway) &&
		    strcmp(p->paper, code) == 0)
			return p->label;
	return code;
}

/* Papers that came after the day by which the panel has them to read. */
static const char *
late_papers(const struct case_view *v, int by, struct arena *a)
{
	char day[DAY_WORDS_SIZE];
	const char *late = "";

	for (int i = 0; i < v->dossier.evidence_count; i++) {
		const struct evidence *x = &v->dossier.evidence[i];

		if (by == DAY_NONE || x->state != EVIDENCE_HELD ||
		    x->added_on <= by)
			continue;
		late = arena_printf(a, "%s%s%s, added %s", late,
		    *late != '\0' ? "; " : "", paper_label(v->scheme,
		    v->dossier.referral.pathway, x->code),
		    day_short(x->added_on, day));
	}
	return late;
}

static bool
load_papers(struct case_view *v, struct db *db, const struct meeting *m,
    struct arena *a, struct err *e)
{
	int all = 0, held = 0, by;

	if (!meeting_papers_by(db, v->scheme, m, &by, e))
		return false;
	SCHEME_ROWS(v->scheme, PART_PAPERS, struct paper_row, p) {
		if (!paper_is_wanted(&v->dossier,
		    v->dossier.referral.pathway, p, a))
			continue;
		all++;
		held += dossier_holds(&v->dossier, p->paper);
	}
	v->papers = all == 0 ? "" : arena_printf(a, "%d of %d", held, all);
	v->papers_late = late_papers(v, by, a);
	return true;
}

static bool
is_out(const struct presence *p, int count, const char *person_id)
{
	for (int i = 0; i < count; i++)
		if (p[i].in_at == TIME_NONE &&
		    strcmp(p[i].person_id, person_id) == 0)
			return true;
	return false;
}

static const struct interest *
interest_find(const struct interest *list, int count, const char *person_id)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].person_id, person_id) == 0)
			return &list[i];
	return NULL;
}

/* A reason is a code of the scheme, or words. */
static const char *
reason_words(const struct case_view *v, const struct interest *in)
{
	const struct reason_row *r;

	if (in == NULL)
		return "left the room";
	r = scheme_reason(v->scheme, v->dossier.referral.pathway, "interest",
	    in->reason);
	return r != NULL ? r->label : in->reason;
}

/* Who is out for this case, and who should be: an interest that nobody has
 * dismissed, while its owner still sits there. */
static void
people_words(struct case_view *v, struct arena *a)
{
	struct buf out = BUF_INIT;

	for (int i = 0; i < v->people_count; i++) {
		const struct view_person *p = &v->people[i];
		bool stays = p->present && p->interest && !p->out;

		if (p->out || stays)
			buf_printf(&out, "%s%s %s: %s", out.len ? "; " : "",
			    p->code, stays ? "STILL IN" : "out", p->why);
	}
	v->out = arena_strdup(a, buf_text(&out));
	buf_release(&out);
}

/* Everybody on the roll, with whether they are in the room for this case. */
static bool
load_people(struct case_view *v, struct db *db, const struct meeting *m,
    const struct item *item, struct arena *a, struct err *e)
{
	struct attendance *roll;
	struct presence *gone;
	struct interest *interests;
	int rolls, gones, interest_count;

	if (!attendance_list(db, m->id, a, &roll, &rolls, e) ||
	    !db_list(db, &presence_record, "item_id", item->id, "out_at", a,
	    &gone, &gones, e) ||
	    !interests_of(db, item->id, a, &interests, &interest_count, e))
		return false;
	v->people = arena_array(a, (size_t)rolls, sizeof *v->people);
	for (int i = 0; i < rolls; i++) {
		const struct interest *in;
		const struct role *role;
		struct person person;

		if (roll[i].person_id == NULL)
			continue;
		if (!db_get(db, &person_record, "id", roll[i].person_id, a,
		    &person, e))
			return false;
		in = interest_find(interests, interest_count, person.id);
		role = scheme_role(v->scheme, roll[i].role);
		v->people[v->people_count++] = (struct view_person){
			.code = person.code,
			.role = role != NULL ? role->label : roll[i].role,
			.present = roll[i].state == ATT_PRESENT,
			.out = is_out(gone, gones, person.id),
			.interest = in != NULL && in->state != INT_DISMISSED,
			.why = reason_words(v, in)
		};
	}
	people_words(v, a);
	return true;
}

const char *
places_words(const struct scheme *s, const struct places *p, struct arena *a)
{
	const struct provision *pr = scheme_provision(s, p->provision);
	char day[DAY_WORDS_SIZE];
	const char *count, *leaver, *held;

	count = p->capacity == INT_NONE ?
	    arena_printf(a, "%d, no limit", p->taken) :
	    arena_printf(a, "%d/%d%s", p->taken, p->capacity,
	    p->taken >= p->capacity ? " FULL" : "");
	held = p->contingent > 0 ?
	    arena_printf(a, " (%d promised)", p->contingent) : "";
	leaver = p->next_leaver_on == DAY_NONE ? "" :
	    arena_printf(a, "  next leaver %s",
	    day_short(p->next_leaver_on, day));
	return arena_printf(a, "%s%s%s  %s%s%s  waiting %d",
	    pr != NULL ? pr->label : p->provision,
	    p->group_code != NULL && *p->group_code ? " " : "",
	    p->group_code != NULL ? p->group_code : "", count, held, leaver,
	    p->waiting);
}

static bool
add_places(struct case_view *v, struct db *db, const char *provision,
    const char *group, int day, struct arena *a, struct err *e)
{
	struct places p;

	if (!places_count(db, v->scheme, provision, group, day, &p, e))
		return false;
	v->places[v->places_count++] = places_words(v->scheme, &p, a);
	return true;
}

/* The places of what is asked for: of each group, where there are groups. */
static bool
load_places(struct case_view *v, struct db *db, int day, struct arena *a,
    struct err *e)
{
	const struct referral *r = &v->dossier.referral;
	const struct outcome_row *o = r->asks_outcome == NULL ? NULL :
	    scheme_outcome(v->scheme, r->pathway, r->asks_outcome);
	const char *provision = r->asks_provision != NULL ?
	    r->asks_provision : o != NULL ? o->provision : NULL;
	int groups = v->scheme->part[PART_GROUPS].count;

	v->places = arena_array(a, (size_t)groups + 1, sizeof *v->places);
	if (provision == NULL ||
	    scheme_provision(v->scheme, provision) == NULL)
		return true;
	SCHEME_ROWS(v->scheme, PART_GROUPS, struct group_row, g)
		if (strcmp(g->provision, provision) == 0 && !add_places(v, db,
		    provision, g->group_code, day, a, e))
			return false;
	return v->places_count > 0 ||
	    add_places(v, db, provision, NULL, day, a, e);
}

/* "Tried": what the form says, and how the earlier plan's actions stand. */
static bool
load_earlier(struct case_view *v, struct db *db, struct arena *a,
    struct err *e)
{
	struct referral *list;
	struct line *lines;
	int count, n, actions = 0, done = 0;

	v->earlier = "";
	if (!referral_earlier(db, &v->dossier, a, &list, &count, e))
		return false;
	if (count == 0)
		return true;
	if (!db_list(db, &line_record, "referral_id", list[0].id, "id", a,
	    &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		actions += lines[i].kind == LINE_ACTION &&
		    lines[i].state != LINE_REMOVED;
		done += lines[i].kind == LINE_ACTION &&
		    lines[i].state == LINE_DONE;
	}
	v->earlier = arena_printf(a, "%s (%s): %d action%s, %d done",
	    list[0].ref, list[0].pathway, actions, actions == 1 ? "" : "s",
	    done);
	return true;
}

static void
load_dispositions(struct case_view *v, struct arena *a)
{
	v->dispositions = arena_array(a,
	    (size_t)v->scheme->part[PART_DISPOSITIONS].count,
	    sizeof *v->dispositions);
	SCHEME_ROWS(v->scheme, PART_DISPOSITIONS, struct disposition_row, d)
		if (scheme_serves(d->pathway, v->dossier.referral.pathway))
			v->dispositions[v->disposition_count++] = d;
}

/* What the school typed, with the pupil's names as initials. */
static const char *
typed(const struct dossier *d, const char *field, struct arena *a)
{
	const char *text = first_line(dossier_field(d, field, a), a);

	return d->has_pupil ? names_to_initials(text, &d->pupil, a) : text;
}

static void
load_words(struct case_view *v, struct db *db, struct arena *a)
{
	const struct dossier *d = &v->dossier;
	char day[DAY_WORDS_SIZE];

	v->asks = asks_words(v, db, a);
	v->school = d->school.code != NULL ? d->school.code : d->school.urn;
	v->year = d->referral.year_group != NULL ?
	    d->referral.year_group : "";
	v->received = arena_strdup(a, day_short(d->referral.received, day));
	v->why = typed(d, "reason_for_referral", a);
	v->tried = typed(d, "tried_so_far", a);
	v->pupil_voice = typed(d, "pupil_view", a);
	v->parent_voice = typed(d, "parent_view", a);
	v->warning = d->scheme_warning != NULL ? d->scheme_warning : "";
}

static void
count_actions(struct case_view *v)
{
	for (int i = 0; i < v->line_count; i++)
		v->action_count += v->lines[i].kind == LINE_ACTION;
}

bool
case_view_load(struct db *db, const struct scheme *s,
    const struct meeting *m, const struct item *item, struct arena *a,
    struct case_view *out, struct err *e)
{
	struct case_view v = { .scheme = s };

	if (!dossier_load(db, item->referral_id, a, &v.dossier, e) ||
	    !gate_judge(db, &v.dossier, NULL, m->date, item->overrides, a,
	    &v.gate, e) ||
	    !decision_standing(db, item->referral_id, m->id, a, &v.decided,
	    &v.has_decided, e) ||
	    !lines_of_item(db, item->id, a, &v.lines, &v.line_count, e) ||
	    !load_people(&v, db, m, item, a, e) ||
	    !quorum_count(db, s, m, item, a, &v.quorum, e) ||
	    !load_places(&v, db, m->date, a, e) ||
	    !load_earlier(&v, db, a, e) ||
	    !load_papers(&v, db, m, a, e))
		return false;
	load_dispositions(&v, a);
	load_words(&v, db, a);
	load_marks(&v, a);
	count_actions(&v);
	*out = v;
	return true;
}
