/*
 * What a meeting will hear: putting cases on its agenda and taking them off.
 * Filling it is in agenda-fill.c, what else an item has in agenda-item.c,
 * sorting in order.c.
 */
#include <string.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/domain/gates/gate.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/order.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/referral/papers.h"
#include "src/domain/register/act.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

/* Standing items stand behind any number of cases. */
#define STANDING_FROM 1000

bool
agenda_items(struct db *db, const char *meeting_id, struct arena *a,
    struct item **out, int *count, struct err *e)
{
	return db_list(db, &item_record, "meeting_id", meeting_id,
	    "position, id", a, out, count, e);
}

bool
agenda_item(struct db *db, const char *meeting_id, const char *ref,
    struct arena *a, struct item *out, struct err *e)
{
	struct referral r;
	bool found;

	if (!db_get(db, &referral_record, "ref", ref, a, &r, e) ||
	    !db_item_of(db, meeting_id, r.id, a, out, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "%s is not on this agenda.", r.ref);
	return found;
}

bool
standing_fill(struct db *db, const struct scheme *s,
    const struct meeting *m, struct arena *a, struct err *e)
{
	int position = STANDING_FROM;

	SCHEME_ROWS(s, PART_STANDING, struct standing_row, row) {
		struct item item;

		if (strcmp(row->panel, m->panel) != 0)
			continue;
		record_clear(&item_record, &item);
		item.id = db_new_id(db, a);
		item.meeting_id = m->id;
		item.position = ++position;
		item.kind = ITEM_STANDING;
		item.standing = row->item;
		item.late = item.added_open = 0;
		item.state = ITEM_WAITING;
		if (!db_insert(db, &item_record, &item, e))
			return false;
	}
	return true;
}

bool
meeting_for(struct db *db, const char *ref, struct arena *a,
    struct meeting *out, struct err *e)
{
	const struct pathway *p;
	struct dossier d;
	bool found;

	if (!dossier_load(db, ref, a, &d, e))
		return false;
	p = scheme_pathway(d.scheme, d.referral.pathway);
	if (!db_meeting_ahead(db, d.referral.scheme, p != NULL ? p->panel :
	    "", day_today(db), a, out, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "No meeting of the panel that hears "
		    "%s is planned. “meeting new” plans one.",
		    d.referral.ref);
	return found;
}

static bool
may_be_listed(const struct referral *r, struct err *e)
{
	switch (r->state) {
	case REFERRAL_RECEIVED:
	case REFERRAL_PENDED:
	case REFERRAL_DEFERRED:
	case REFERRAL_RETURNED:
		break;
	case REFERRAL_LISTED:
		return true;	/* the other agenda is named below */
	default:
		err_set(e, ERR_DATA, "%s is %s, so there is nothing for a "
		    "panel to decide. A new request is a new referral.",
		    r->ref, word_of(referral_state_words, r->state));
		return false;
	}
	if (r->joined_to != NULL)
		err_set(e, ERR_DATA, "%s was joined to a named referral. "
		    "List that one.", r->ref);
	return r->joined_to == NULL;
}

static bool
is_of_panel(const struct dossier *d, const struct meeting *m,
    struct err *e)
{
	const struct pathway *p = scheme_pathway(d->scheme,
	    d->referral.pathway);

	if (p != NULL && strcmp(p->panel, m->panel) == 0 &&
	    strcmp(d->referral.scheme, m->scheme) == 0)
		return true;
	err_set(e, ERR_DATA, "%s belongs to the panel “%s”, and %s is a "
	    "meeting of “%s”.", d->referral.ref, p != NULL ? p->panel :
	    d->referral.pathway, m->ref, m->panel);
	return false;
}

static bool
is_unlisted(struct db *db, const struct dossier *d, const struct meeting *m,
    struct arena *a, struct err *e)
{
	const char *elsewhere;
	struct item item;
	bool found;

	if (!db_item_of(db, m->id, d->referral.id, a, &item, &found, e) ||
	    !db_item_elsewhere(db, m->id, d->referral.id, a, &elsewhere, e))
		return false;
	if (found)
		err_set(e, ERR_DATA, "%s is on this agenda already.",
		    d->referral.ref);
	else if (elsewhere != NULL)
		err_set(e, ERR_DATA, "%s is on the agenda of %s. Remove it "
		    "there first.", d->referral.ref, elsewhere);
	return !found && elsewhere == NULL;
}

/* Of the overrides that were given, those that the gate had use for. */
static const char *
overrides_used(const struct gate *g, const char *given, struct arena *a)
{
	const char *used = NULL;
	const char *end;

	for (const char *p = given; p != NULL && *p != '\0'; p = end) {
		size_t n = strcspn(p, ";");
		bool use = false;

		for (int i = 0; i < g->count; i++) {
			const char *rule = g->lines[i].criterion->rule;
			size_t k = strlen(rule);

			use |= g->lines[i].state == CRITERION_OVERRIDDEN &&
			    k < n && strncmp(p, rule, k) == 0 && p[k] == '=';
		}
		if (use)
			used = arena_printf(a, "%s%s%.*s", used ? used : "",
			    used ? ";" : "", (int)n, p);
		end = p + n + (p[n] == ';');
	}
	return used;
}

static bool
is_late(struct db *db, const struct scheme *s, const struct meeting *m,
    int *late, struct err *e)
{
	int by;

	if (!meeting_papers_by(db, s, m, &by, e))
		return false;
	*late = m->state != MEETING_DRAFT ||
	    (by != DAY_NONE && day_today(db) > by);
	return true;
}

static bool
item_make(struct db *db, const struct scheme *s, const struct meeting *m,
    const struct referral *r, struct arena *a, struct item *item,
    struct err *e)
{
	const struct panel *p = scheme_panel(s, m->panel);
	int last;

	record_clear(&item_record, item);
	if (!db_item_last(db, m->id, ITEM_CASE, &last, e) ||
	    !is_late(db, s, m, &item->late, e))
		return false;
	item->id = db_new_id(db, a);
	item->meeting_id = m->id;
	item->position = last + 1;
	item->kind = ITEM_CASE;
	item->referral_id = r->id;
	item->added_open = m->state == MEETING_OPEN;
	item->minutes = p != NULL ? p->minutes_per_case : INT_NONE;
	item->state = ITEM_WAITING;
	return true;
}

static bool
item_list(struct db *db, const struct referral *r, struct item *item,
    struct arena *a, struct err *e)
{
	return db_insert(db, &item_record, item, e) &&
	    referral_move(db, r->id, REFERRAL_LISTED, r->tier, e) &&
	    interests_suggest_for(db, item, a, e) &&
	    chain(db, "list case", "item", item->id, r,
	    "referral meeting late overrides",
	    audit_content(&item_record, item, a), e);
}

static bool
add(struct db *db, const char *meeting_ref, const char *ref,
    const char *overrides, struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct dossier d;
	struct gate gate;
	struct item item;

	if (!sitting_load(db, meeting_ref, a, &m, &s, e) ||
	    !sitting_is(&m, IN(MEETING_DRAFT) | IN(MEETING_FROZEN) |
	    IN(MEETING_OPEN), "A case can be added until the sitting ends,",
	    e) || !dossier_load(db, ref, a, &d, e) ||
	    !is_of_panel(&d, &m, e) || !may_be_listed(&d.referral, e) ||
	    !is_unlisted(db, &d, &m, a, e) ||
	    !gate_judge(db, &d, NULL, m.date, overrides, a, &gate, e) ||
	    !gate_pass(&gate, "list", e) ||
	    !item_make(db, s, &m, &d.referral, a, &item, e))
		return false;
	item.overrides = overrides_used(&gate, overrides, a);
	return item_list(db, &d.referral, &item, a, e) &&
	    (m.state == MEETING_DRAFT || papers_seal_item(db, &item, a, e));
}

bool
agenda_add(struct db *db, const char *meeting_ref, const char *ref,
    const char *overrides, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "list a case", "list", e))
		return false;
	return act_end(db, &a, add(db, meeting_ref, ref, overrides, &a, e),
	    e);
}

bool
agenda_carry(struct db *db, const struct meeting *m,
    const struct referral *r, struct arena *a, struct err *e)
{
	const char *elsewhere;
	const struct scheme *s;
	struct item item;
	bool found;

	if (!db_item_of(db, m->id, r->id, a, &item, &found, e) ||
	    !db_item_elsewhere(db, m->id, r->id, a, &elsewhere, e) ||
	    !scheme_get(db, m->pack_id, a, &s, e))
		return false;
	if (found || elsewhere != NULL)
		return true;
	if (!item_make(db, s, m, r, a, &item, e))
		return false;
	item.late = m->state != MEETING_DRAFT;
	return item_list(db, r, &item, a, e);
}

/* A fixed agenda loses only what came late and was not talked about. */
static bool
may_be_removed(struct db *db, const struct meeting *m,
    const struct item *item, struct arena *a, struct err *e)
{
	struct line *lines;
	int count;

	if (!lines_of_item(db, item->id, a, &lines, &count, e))
		return false;
	if (item->state == ITEM_DONE || count > 0) {
		err_set(e, ERR_DATA, "The case was talked about here, so it "
		    "stays on the agenda.");
		return false;
	}
	if (m->state != MEETING_DRAFT && item->late != 1) {
		err_set(e, ERR_DATA, "The agenda of %s is fixed. Record the "
		    "case as withdrawn or not reached instead.", m->ref);
		return false;
	}
	return true;
}

static bool
drop(struct db *db, const char *meeting_ref, const char *ref,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct item item;
	struct referral r;

	return sitting_load(db, meeting_ref, a, &m, &s, e) &&
	    sitting_is(&m, IN(MEETING_DRAFT) | IN(MEETING_FROZEN) |
	    IN(MEETING_OPEN), "A case can be removed until the sitting "
	    "ends,", e) && agenda_item(db, m.id, ref, a, &item, e) &&
	    may_be_removed(db, &m, &item, a, e) &&
	    db_get(db, &referral_record, "id", item.referral_id, a, &r,
	    e) &&
	    db_delete(db, &interest_record, "item_id", item.id, e) &&
	    db_delete(db, &presence_record, "item_id", item.id, e) &&
	    db_delete(db, &item_record, "id", item.id, e) &&
	    referral_rest(db, &r, a, e) &&
	    order_close_up(db, m.id, a, e) &&
	    chain(db, "remove case", "item", item.id, &r, "referral",
	    audit_content(&item_record, &item, a), e);
}

bool
agenda_remove(struct db *db, const char *meeting_ref, const char *ref,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "remove a case", "list", e))
		return false;
	return act_end(db, &a, drop(db, meeting_ref, ref, &a, e), e);
}
