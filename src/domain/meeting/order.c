/*
 * Sorting an agenda, by hand and by itself.
 */
#include "src/domain/meeting/order.h"

#include <stdio.h>
#include <string.h>

#include "db/meeting.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/act.h"
#include "src/domain/scheme/scheme.h"

enum { FIRST_NOT_REACHED, THEN_PENDED, THEN_NEW, CLASSES };

/* A case with what its place depends on. */
struct entry {
	struct item *item;
	int class;
	struct interest *interests;
	int interest_count;
	int from, to;		/* of the presenter, minutes of the day */
	bool placed;
};

#define ANY_TIME (-1)

/* "15:30" in minutes of the day. */
static int
minutes_of(const char *time)
{
	int h, m;

	return time != NULL && sscanf(time, "%2d:%2d", &h, &m) == 2 ?
	    h * 60 + m : ANY_TIME;
}

static bool
entry_load(struct db *db, struct item *item, struct arena *a,
    struct entry *out, struct err *e)
{
	struct decided d;
	bool found;

	*out = (struct entry){ .item = item, .class = THEN_NEW,
		.from = minutes_of(item->window_from),
		.to = minutes_of(item->window_to) };
	if (!decision_standing(db, item->referral_id, NULL, a, &d, &found,
	    e) || !interests_of(db, item->id, a, &out->interests,
	    &out->interest_count, e))
		return false;
	if (found && d.decision.disposition == DISP_NOT_REACHED)
		out->class = FIRST_NOT_REACHED;
	else if (found && (d.decision.disposition == DISP_PEND ||
	    d.decision.disposition == DISP_DEFER))
		out->class = THEN_PENDED;
	return true;
}

static bool
entries_load(struct db *db, const char *meeting_id, struct arena *a,
    struct entry **out, int *count, struct err *e)
{
	struct item *items;
	struct entry *list;
	int n, cases = 0;

	if (!agenda_items(db, meeting_id, a, &items, &n, e))
		return false;
	list = arena_array(a, (size_t)n, sizeof *list);
	for (int i = 0; i < n; i++)
		if (items[i].kind == ITEM_CASE && !entry_load(db, &items[i],
		    a, &list[cases++], e))
			return false;
	*out = list;
	*count = cases;
	return true;
}

static bool
goes_out(const struct entry *x, const char *person_id)
{
	for (int i = 0; x != NULL && i < x->interest_count; i++)
		if (x->interests[i].state != INT_DISMISSED &&
		    strcmp(x->interests[i].person_id, person_id) == 0)
			return true;
	return false;
}

/* How many people go through the door between one case and the next. */
static int
door_count(const struct entry *from, const struct entry *to)
{
	int n = 0;

	for (int i = 0; from != NULL && i < from->interest_count; i++)
		n += from->interests[i].state != INT_DISMISSED &&
		    !goes_out(to, from->interests[i].person_id);
	for (int i = 0; i < to->interest_count; i++)
		n += to->interests[i].state != INT_DISMISSED &&
		    !goes_out(from, to->interests[i].person_id);
	return n;
}

/* Can it begin at NOW, as far as its presenter goes? */
static bool
has_begun(const struct entry *x, int now)
{
	return x->from == ANY_TIME || x->from <= now;
}

/* Somebody waits for it now, and will not for ever: the first to leave. */
static struct entry *
choose_waiting(struct entry *list, int count, int now)
{
	struct entry *best = NULL;

	for (int i = 0; i < count; i++) {
		struct entry *x = &list[i];

		if (x->placed || x->from == ANY_TIME || !has_begun(x, now) ||
		    (x->to != ANY_TIME && x->to < now))
			continue;
		if (best == NULL || (x->to != ANY_TIME &&
		    (best->to == ANY_TIME || x->to < best->to)))
			best = x;
	}
	return best;
}

/* The next one of the class: the first, or the one with fewest doors. */
static struct entry *
choose(struct entry *list, int count, int class, const struct entry *last,
    bool doors, int now)
{
	struct entry *best = NULL;
	int fewest = 0;

	for (int i = 0; i < count; i++) {
		int n;

		if (list[i].placed || list[i].class != class ||
		    !has_begun(&list[i], now))
			continue;
		n = doors ? door_count(last, &list[i]) : 0;
		if (best == NULL || n < fewest) {
			best = &list[i];
			fewest = n;
		}
	}
	return best;
}

/* All that is left waits for a presenter who comes later. */
static struct entry *
choose_later(struct entry *list, int count)
{
	struct entry *best = NULL;

	for (int i = 0; i < count; i++)
		if (!list[i].placed && (best == NULL ||
		    list[i].from < best->from))
			best = &list[i];
	return best;
}

static struct entry *
choose_next(struct entry *list, int count, const struct entry *last,
    bool doors, int now)
{
	struct entry *next = choose_waiting(list, count, now);

	for (int class = 0; next == NULL && class < CLASSES; class++)
		next = choose(list, count, class, last, doors, now);
	return next != NULL ? next : choose_later(list, count);
}

bool
order_cases(struct db *db, const char *meeting_id, bool doors,
    struct arena *a, struct err *e)
{
	struct entry *list, *last = NULL, *next;
	struct meeting m;
	int count, position = 0, now;

	if (!entries_load(db, meeting_id, a, &list, &count, e) ||
	    !db_get(db, &meeting_record, "id", meeting_id, a, &m, e))
		return false;
	now = minutes_of(m.time);
	while ((next = choose_next(list, count, last, doors, now)) != NULL) {
		next->placed = true;
		if (!db_item_place(db, next->item->id, ++position, e))
			return false;
		if (next->item->minutes != INT_NONE)
			now += next->item->minutes;
		last = next;
	}
	return true;
}

bool
order_close_up(struct db *db, const char *meeting_id, struct arena *a,
    struct err *e)
{
	struct item *items;
	int count, position = 0;

	if (!agenda_items(db, meeting_id, a, &items, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (items[i].kind == ITEM_CASE && !db_item_place(db,
		    items[i].id, ++position, e))
			return false;
	return true;
}

static bool
named_before(const struct item *named, int count, const struct item *item,
    const char *ref, struct err *e)
{
	for (int i = 0; i < count; i++)
		if (strcmp(named[i].id, item->id) == 0) {
			err_set(e, ERR_USAGE, "%s was named twice.", ref);
			return true;
		}
	return false;
}

/* Give the cases the order of REFS; each is named once. */
static bool
order_by(struct db *db, const struct meeting *m, const char *refs,
    struct arena *a, struct err *e)
{
	struct item *items, *named;
	int count, cases = 0, n = 0;
	const char *end;

	if (!agenda_items(db, m->id, a, &items, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		cases += items[i].kind == ITEM_CASE;
	named = arena_array(a, (size_t)cases + 1, sizeof *named);
	for (const char *p = refs; *p != '\0' && n < cases; p = end) {
		size_t k = strcspn(p, ";");
		const char *ref = arena_strndup(a, p, k);

		if (!agenda_item(db, m->id, ref, a, &named[n], e) ||
		    named_before(named, n, &named[n], ref, e) ||
		    !db_item_place(db, named[n].id, n + 1, e))
			return false;
		n++;
		end = p + k + (p[k] == ';');
		if (n == cases && *end != '\0')
			n = cases + 1;
	}
	if (n == cases)
		return true;
	err_set(e, ERR_USAGE, "The agenda of %s has %d cases. Name each of "
	    "them once.", m->ref, cases);
	return false;
}

static bool
order(struct db *db, const char *meeting_ref, const char *refs,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;

	return sitting_load(db, meeting_ref, a, &m, &s, e) &&
	    sitting_is(&m, IN(MEETING_DRAFT), "The order can change until "
	    "the agenda is frozen,", e) && order_by(db, &m, refs, a, e) &&
	    chain(db, "order agenda", "meeting", m.ref, NULL, "position",
	    refs, e);
}

bool
agenda_order(struct db *db, const char *meeting_ref, const char *refs,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "order an agenda", "list", e))
		return false;
	return act_end(db, &a, order(db, meeting_ref, refs, &a, e), e);
}

static bool
skip(struct db *db, const char *item_id, struct arena *a, struct err *e)
{
	struct item item;
	struct meeting m;
	int last;

	if (!db_get(db, &item_record, "id", item_id, a, &item, e) ||
	    !db_get(db, &meeting_record, "id", item.meeting_id, a, &m, e) ||
	    !sitting_is(&m, IN(MEETING_DRAFT) | IN(MEETING_OPEN),
	    "A case can go to the end,", e))
		return false;
	if (item.kind != ITEM_CASE || item.state == ITEM_DONE) {
		err_set(e, ERR_DATA, "Only a case that waits can go to the "
		    "end.");
		return false;
	}
	return db_item_last(db, m.id, ITEM_CASE, &last, e) &&
	    db_item_place(db, item.id, last + 1, e) &&
	    order_close_up(db, m.id, a, e);
}

bool
agenda_skip(struct db *db, const char *item_id, struct err *e)
{
	struct arena a = ARENA_INIT;

	if (!act_begin(db, "skip a case", "list", e))
		return false;
	return act_end(db, &a, skip(db, item_id, &a, e), e);
}
