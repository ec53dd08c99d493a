/*
 * The end of a sitting and the closing of its record: what is still missing,
 * and what goes on to the next meeting.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/decisions/follow.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/decisions/tier.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/order.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/by-rule.h"
#include "src/domain/scheme/scheme.h"

/* Gaps as they are found. */
struct finding {
	struct db *db;
	const struct scheme *s;		/* of the meeting */
	const struct meeting *m;
	struct gap *list;
	int count, room;
	struct arena *a;
};

static struct gap *
found(struct finding *f, const struct item *item, const char *ref,
    const char *says)
{
	struct gap *g;

	if (f->count == f->room) {
		struct gap *more = arena_array(f->a,
		    (size_t)f->room * 2 + 16, sizeof *more);

		if (f->count > 0)
			memcpy(more, f->list, (size_t)f->count *
			    sizeof *more);
		f->list = more;
		f->room = f->room * 2 + 16;
	}
	g = &f->list[f->count++];
	*g = (struct gap){
		.item_id = item != NULL ? item->id : "", .ref = ref,
		.line_id = "", .person = "", .says = says, .rule = "",
		.blocks = true
	};
	return g;
}

static void
find_in_decision(struct finding *f, const struct item *item,
    const struct dossier *d, const struct decision *x)
{
	const struct disposition_row *row = scheme_disposition(d->scheme,
	    d->referral.pathway, (enum disposition)x->disposition);
	const char *ref = d->referral.ref;

	if (row == NULL)
		return;
	if (x->review_on == DAY_NONE && row->plan == 1 &&
	    (row->review_weeks != INT_NONE ||
	    code_in_list(row->needs, "review")))
		found(f, item, ref, "The plan has no review date.");
	if (code_in_list(row->needs, "missing") && x->owner == NULL)
		found(f, item, ref, "Nobody is named who brings what is "
		    "missing.");
	if (code_in_list(row->needs, "return") && x->return_on == DAY_NONE)
		found(f, item, ref, "There is no date on which the case "
		    "comes back.");
}

static bool
has_skip_reason(const struct dossier *d, const struct decided *x)
{
	for (int i = 0; i < x->code_count; i++)
		if ((x->codes[i].kind == DC_REASON ||
		    x->codes[i].kind == DC_OVERRIDE) &&
		    scheme_reason(d->scheme, d->referral.pathway,
		    "skip-tier", x->codes[i].code) != NULL)
			return true;
	return false;
}

static bool
find_skip(struct finding *f, const struct item *item,
    const struct dossier *d, const struct decided *x, struct err *e)
{
	struct skip skip;
	struct gap *g;

	if (!disposition_gives(x->decision.disposition))
		return true;
	if (!tier_skip(f->db, d, x->decision.tier, x->decision.id, f->a, &skip,
	    e))
		return false;
	if (skip.tier == INT_NONE || has_skip_reason(d, x))
		return true;
	g = found(f, item, d->referral.ref, arena_printf(f->a,
	    "Tier %d was left out, and no reason is recorded.", skip.tier));
	g->rule = skip.rule;
	g->blocks = false;
	return true;
}

/* A member of the pupil's school stayed, and nobody said whether that is an
 * interest. */
static bool
find_interests(struct finding *f, const struct item *item, const char *ref,
    struct err *e)
{
	struct interest *list;
	struct attendance row;
	struct person p;
	int count;
	bool on_roll;

	if (!interests_of(f->db, item->id, f->a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (list[i].state != INT_SUGGESTED)
			continue;
		if (!db_attendance_of(f->db, f->m->id, list[i].person_id,
		    f->a, &row, &on_roll, e) || !person_get(f->db,
		    list[i].person_id, f->a, &p, e))
			return false;
		if (on_roll && row.state == ATT_PRESENT) {
			struct gap *g = found(f, item, ref, arena_printf(
			    f->a, "%s stayed in the room. Say whether there "
			    "is an interest.", p.code));

			g->person = p.code;
			g->blocks = false;
		}
	}
	return true;
}

static bool
find_in_case(struct finding *f, const struct item *item, struct err *e)
{
	struct decided x;
	struct dossier d;
	bool has;

	if (!dossier_load(f->db, item->referral_id, f->a, &d, e) ||
	    !decision_standing(f->db, item->referral_id, f->m->id, f->a, &x,
	    &has, e))
		return false;
	if (!has) {
		found(f, item, d.referral.ref, "No decision is recorded, so "
		    "there is no plan or letter.")->rule =
		    rule_at(f->s, "Close");
		return true;
	}
	find_in_decision(f, item, &d, &x.decision);
	/* About a case that was not reached nobody decided anything. */
	return (x.decision.disposition == DISP_NOT_REACHED ||
	    find_interests(f, item, d.referral.ref, e)) &&
	    find_skip(f, item, &d, &x, e);
}

static bool
find_in_lines(struct finding *f, struct err *e)
{
	struct line *lines;
	int count;

	if (!lines_of_meeting(f->db, f->m->id, f->a, &lines, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		const struct line *l = &lines[i];
		const char *ref = "";
		struct referral r;

		if (l->kind != LINE_ACTION || l->state != LINE_OPEN ||
		    (l->owner != NULL && l->due_on != DAY_NONE))
			continue;
		if (l->referral_id != NULL) {
			if (!db_get(f->db, &referral_record, "id",
			    l->referral_id, f->a, &r, e))
				return false;
			ref = r.ref;
		}
		if (l->owner == NULL)
			found(f, NULL, ref, arena_printf(f->a, "Nobody is "
			    "named to do this: %s", l->text))->line_id =
			    l->id;
		if (l->due_on == DAY_NONE)
			found(f, NULL, ref, arena_printf(f->a, "There is no "
			    "date for this: %s", l->text))->line_id = l->id;
	}
	return true;
}

static bool
find_unratified(struct finding *f, struct err *e)
{
	struct decided *list;
	struct referral r;
	int count;

	if (!decisions_outside(f->db, f->m, f->a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!db_get(f->db, &referral_record, "id",
		    list[i].decision.referral_id, f->a, &r, e))
			return false;
		found(f, NULL, r.ref, "A decision taken outside a meeting "
		    "was not put to the panel yet.")->blocks = false;
	}
	return true;
}

bool
meeting_gaps(struct db *db, const struct meeting *m, struct arena *a,
    struct gap **out, int *count, struct err *e)
{
	struct finding f = { .db = db, .m = m, .a = a };
	struct item *items;
	int n;

	if (!scheme_get(db, m->pack_id, a, &f.s, e) ||
	    !agenda_items(db, m->id, a, &items, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (items[i].kind == ITEM_CASE &&
		    !find_in_case(&f, &items[i], e))
			return false;
	if (!find_in_lines(&f, e) || !find_unratified(&f, e))
		return false;
	*out = f.list;
	*count = f.count;
	return true;
}

/* Cases without a disposition: named, or recorded as not reached. */
static bool
cases_left(struct db *db, const struct meeting *m, bool not_reached,
    struct arena *a, struct err *e)
{
	struct proposal p;
	struct decided d;
	struct referral r;
	struct item *items;
	const char *left = "";
	int count;

	record_clear(&proposal_record, &p);
	p.disposition = DISP_NOT_REACHED;
	if (!agenda_items(db, m->id, a, &items, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (items[i].kind != ITEM_CASE ||
		    items[i].state == ITEM_DONE)
			continue;
		if (!db_get(db, &referral_record, "id",
		    items[i].referral_id, a, &r, e))
			return false;
		if (!not_reached)
			left = arena_printf(a, "%s%s%s", left,
			    *left ? ", " : "", r.ref);
		else if (!decide(db, m->ref, r.ref, &p, NULL, NULL, a, &d,
		    e))
			return false;
	}
	if (*left != '\0')
		err_set(e, ERR_DATA, "No decision is recorded about %s. "
		    "Decide, or end the sitting with the rest not reached.",
		    left);
	return *left == '\0';
}

static bool
sitting_end(struct db *db, const char *ref, bool not_reached, struct arena *a,
    struct err *e)
{
	const struct scheme *s;
	struct meeting m;

	if (!sitting_load(db, ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_OPEN), "Only an open meeting can be "
	    "ended,", e) || !cases_left(db, &m, not_reached, a, e) ||
	    !live_stop(db, m.id, e))
		return false;
	m.state = MEETING_ENDED;
	m.ended_at = db_now(db);
	return sitting_save(db, &m, "end sitting", "state", a, e);
}

bool
meeting_end(struct db *db, const char *ref, bool not_reached, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "end a sitting", "decide", e))
		return false;
	return act_end(db, &a, sitting_end(db, ref, not_reached, &a, e),
	    e);
}

static bool
is_without_gaps(struct db *db, const struct meeting *m, struct arena *a,
    struct err *e)
{
	struct gap *gaps;
	const struct gap *first = NULL;
	int count, blocking = 0;

	if (!meeting_gaps(db, m, a, &gaps, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		blocking += gaps[i].blocks;
		if (first == NULL && gaps[i].blocks)
			first = &gaps[i];
	}
	if (first == NULL)
		return true;
	refuse(e, first->rule, "The record of %s has %d gap%s. The first: "
	    "%s%s%s", m->ref, blocking, blocking == 1 ? "" : "s",
	    first->ref, *first->ref ? ": " : "", first->says);
	return false;
}

static bool
next_draft(struct db *db, const struct scheme *s, const struct meeting *m,
    struct arena *a, struct meeting *out, struct err *e)
{
	bool has;
	int date;

	if (!meeting_following(db, m, a, out, &has, e))
		return false;
	if (has)
		return true;
	/* A meeting that was moved does not move those after it. */
	return series_next(db, s, m->panel, m->moved_from != DAY_NONE ?
	    m->moved_from : m->date, &date, e) &&
	    meeting_new(db, m->panel, date, m->time, a, out, e);
}

/* Does the case come back at NEXT? */
static bool
comes_back(const struct decision *d, const struct meeting *next)
{
	if (d->disposition == DISP_NOT_REACHED)
		return true;
	return (d->disposition == DISP_PEND ||
	    d->disposition == DISP_DEFER) &&
	    (d->return_on == DAY_NONE || d->return_on <= next->date);
}

/* Back to the panel before, or to the school: cases that decisions of this
 * meeting open. */
static bool
open_linked(struct db *db, const struct meeting *m, struct arena *a,
    struct err *e)
{
	struct decided *list;
	const char *ref;
	int count;

	if (!decisions_of_meeting(db, m->id, a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (!case_follow(db, &list[i].decision, a, &ref, e))
			return false;
	return true;
}

static bool
carry_over(struct db *db, const struct meeting *m,
    const struct meeting *next, struct arena *a, struct err *e)
{
	struct decided *list;
	struct referral r;
	int count;

	if (!decisions_of_meeting(db, m->id, a, &list, &count, e))
		return false;
	for (int i = 0; i < count; i++) {
		if (!comes_back(&list[i].decision, next))
			continue;
		if (!db_get(db, &referral_record, "id",
		    list[i].decision.referral_id, a, &r, e) ||
		    !agenda_carry(db, next, &r, a, e))
			return false;
	}
	return order_cases(db, next->id, false, a, e);
}

static bool
record_close(struct db *db, const char *ref, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m, next;

	if (!sitting_load(db, ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_ENDED), "The record can be closed "
	    "once the sitting has ended,", e) ||
	    !is_without_gaps(db, &m, a, e) ||
	    !next_draft(db, s, &m, a, &next, e) ||
	    !carry_over(db, &m, &next, a, e) || !open_linked(db, &m, a, e))
		return false;
	m.state = MEETING_CLOSED;
	m.closed_at = db_now(db);
	return sitting_save(db, &m, "close record", "state", a, e);
}

bool
meeting_close(struct db *db, const char *ref, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "close a record", "list", e))
		return false;
	return act_end(db, &a, record_close(db, ref, &a, e), e);
}
