/*
 * Words for lists: the agenda, the roll, an item; and the one way to a name.
 * See view.h.
 */
#include "src/domain/meeting/view.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

/* The time of the meeting, "14:00", MINUTES later. */
static const char *
later(const char *time, int minutes, struct arena *a)
{
	int h = 0, m = 0;

	if (time == NULL || sscanf(time, "%2d:%2d", &h, &m) != 2)
		return "";
	m += h * 60 + minutes;
	return arena_printf(a, "%02d:%02d", m / 60 % 24, m % 60);
}

static const char *
decided_mark(const struct scheme *s, const char *pathway,
    const struct decided *d, struct arena *a)
{
	const struct disposition_row *row = scheme_disposition(s, pathway,
	    (enum disposition)d->decision.disposition);

	return arena_strdup(a, row != NULL ? row->label :
	    word_of(disposition_words, d->decision.disposition));
}

static const char *
asks_words(const struct scheme *s, const struct referral *r)
{
	const struct outcome_row *o = r->asks_outcome == NULL ? NULL :
	    scheme_outcome(s, r->pathway, r->asks_outcome);
	const struct provision *p = r->asks_provision == NULL ? NULL :
	    scheme_provision(s, r->asks_provision);

	return o != NULL ? o->label : p != NULL ? p->label : "";
}

/* The first thing that blocks. */
static bool
fill_trouble(struct db *db, const struct meeting *m, struct agenda_row *row,
    struct arena *a, struct err *e)
{
	struct dossier d;
	struct gate gate;

	if (!dossier_load(db, row->item.referral_id, a, &d, e) ||
	    !gate_judge(db, &d, NULL, m->date, row->item.overrides, a, &gate,
	    e))
		return false;
	for (int i = 0; i < gate.count && *row->trouble == '\0'; i++)
		if (gate.lines[i].blocking)
			row->trouble = gate.lines[i].says;
	return true;
}

static bool
fill_case(struct db *db, const struct scheme *s, const struct meeting *m,
    struct agenda_row *row, struct arena *a, struct err *e)
{
	const struct pathway *p;
	struct dossier d;
	struct decided decided;
	bool found;

	if (!dossier_load_head(db, row->item.referral_id, a, &d, e) ||
	    !decision_standing(db, row->item.referral_id, m->id, a, &decided,
	    &found, e))
		return false;
	p = scheme_pathway(s, d.referral.pathway);
	row->ref = d.referral.ref;
	row->label = p != NULL ? p->label : d.referral.pathway;
	row->school = d.school.code != NULL ? d.school.code : d.school.urn;
	row->initials = dossier_initials(&d, a);
	row->year = d.referral.year_group != NULL ?
	    d.referral.year_group : "";
	row->asks = asks_words(s, &d.referral);
	if (found)
		row->mark = decided_mark(s, d.referral.pathway, &decided, a);
	else if (row->item.added_open == 1)
		row->mark = "ADDED";
	else if (row->item.late == 1)
		row->mark = "LATE";
	return true;
}

static const struct standing_row *
standing_find(const struct scheme *s, const char *panel, const char *item)
{
	SCHEME_ROWS(s, PART_STANDING, struct standing_row, r)
		if (strcmp(r->panel, panel) == 0 &&
		    strcmp(r->item, item) == 0)
			return r;
	return NULL;
}

/* When its presenter can come, and whether it begins then. */
static void
fill_window(struct agenda_row *row, struct arena *a)
{
	const char *from = row->item.window_from, *to = row->item.window_to;

	if (from == NULL)
		return;
	row->window = arena_printf(a, "%s%s%s", from, to != NULL ? "-" :
	    " on", to != NULL ? to : "");
	row->outside = strcmp(row->starts, from) < 0 ||
	    (to != NULL && strcmp(row->starts, to) > 0);
}

bool
agenda_view_list(struct db *db, const struct scheme *s,
    const struct meeting *m, struct arena *a, struct agenda_row **out,
    int *count, struct err *e)
{
	struct item *items;
	struct agenda_row *rows;
	const struct standing_row *row;
	int n, number = 0, minutes = 0;
	bool goes_on = false;

	if (!agenda_items(db, m->id, a, &items, &n, e))
		return false;
	rows = arena_array(a, (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++) {
		rows[i] = (struct agenda_row){ .item = items[i], .ref = "",
			.school = "", .initials = "", .year = "", .asks = "",
			.mark = "", .trouble = "", .window = "" };
		/* What is left begins with the second sitting. */
		if (m->continued_on != DAY_NONE && !goes_on &&
		    items[i].state == ITEM_WAITING) {
			goes_on = true;
			minutes = 0;
		}
		rows[i].starts = later(goes_on && m->continued_at != NULL ?
		    m->continued_at : m->time, minutes, a);
		if (items[i].kind == ITEM_STANDING) {
			row = standing_find(s, m->panel, items[i].standing);
			rows[i].label = row != NULL ? row->label :
			    items[i].standing;
			rows[i].mark = items[i].state == ITEM_DONE ?
			    "done" : "";
			continue;
		}
		rows[i].number = ++number;
		fill_window(&rows[i], a);
		if (!fill_case(db, s, m, &rows[i], a, e))
			return false;
		if (items[i].minutes != INT_NONE)
			minutes += items[i].minutes;
	}
	*out = rows;
	*count = n;
	return true;
}

bool
agenda_view_load(struct db *db, const struct scheme *s,
    const struct meeting *m, struct arena *a, struct agenda_row **out,
    int *count, struct err *e)
{
	struct agenda_row *rows;
	int n;

	if (!agenda_view_list(db, s, m, a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (rows[i].number > 0 &&
		    !fill_trouble(db, m, &rows[i], a, e))
			return false;
	*out = rows;
	*count = n;
	return true;
}

static bool
view_places(struct db *db, const struct scheme *s, int day, bool all,
    struct arena *a, const char ***lines, int *count, struct err *e)
{
	struct places *places;
	int n;

	if (!places_all(db, s, day, a, &places, &n, e))
		return false;
	*lines = arena_array(a, (size_t)n, sizeof **lines);
	for (int i = 0; i < n; i++)
		if (all || places[i].taken > 0 || places[i].contingent > 0)
			(*lines)[(*count)++] = places_words(s, &places[i], a);
	return true;
}

static bool
view_next(struct db *db, const struct meeting *m, struct arena *a,
    const char ***lines, int *count, struct err *e)
{
	struct meeting next;
	char day[DAY_WORDS_SIZE];
	bool found;

	if (!meeting_following(db, m, a, &next, &found, e))
		return false;
	*lines = arena_array(a, 1, sizeof **lines);
	(*lines)[(*count)++] = found ? arena_printf(a, "Next: %s, %s",
	    day_long(next.date, day), next.time) :
	    "The next date is proposed when the record is closed.";
	return true;
}

bool
standing_view(struct db *db, const struct scheme *s,
    const struct meeting *m, const char *standing, struct arena *a,
    const char ***lines, int *count, struct err *e)
{
	const struct standing_row *r = standing_find(s, m->panel, standing);
	const char *shows = r != NULL && r->shows != NULL ? r->shows : "";

	*lines = NULL;
	*count = 0;
	if (strcmp(shows, "next-date") == 0)
		return view_next(db, m, a, lines, count, e);
	if (strcmp(shows, "placements") == 0)
		return view_places(db, s, m->date, false, a, lines, count, e);
	if (strcmp(shows, "capacity") == 0)
		return view_places(db, s, m->date, true, a, lines, count, e);
	return true;
}

static const struct interest *
interest_find(const struct interest *list, int count, const char *person_id)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].person_id, person_id) == 0)
			return &list[i];
	return NULL;
}

/* References of the cases in which somebody may have an interest. */
static bool
interest_words(struct db *db, const struct item *items, int n,
    const char *person_id, struct arena *a, const char **out, struct err *e)
{
	*out = "";
	for (int i = 0; i < n; i++) {
		const struct interest *in;
		struct interest *list;
		struct referral r;
		int count;

		if (items[i].kind != ITEM_CASE)
			continue;
		if (!interests_of(db, items[i].id, a, &list, &count, e))
			return false;
		in = interest_find(list, count, person_id);
		if (in == NULL || in->state == INT_DISMISSED)
			continue;
		if (!db_get(db, &referral_record, "id", items[i].referral_id,
		    a, &r, e))
			return false;
		*out = arena_printf(a, "%s%s%s", *out, **out ? ", " : "",
		    r.ref);
	}
	return true;
}

static bool
seat_load(struct db *db, const struct scheme *s, const struct item *items,
    int n, struct seat *seat, struct arena *a, struct err *e)
{
	const struct role *role = scheme_role(s, seat->at.role);
	struct person p;

	seat->role = role != NULL ? role->label : seat->at.role;
	seat->code = seat->at.guest;
	seat->interests = "";
	if (seat->at.person_id == NULL)
		return true;
	if (!db_get(db, &person_record, "id", seat->at.person_id, a, &p, e))
		return false;
	seat->code = p.code;
	seat->substitute = p.substitute;
	return interest_words(db, items, n, p.id, a, &seat->interests, e);
}

bool
roll_view_load(struct db *db, const struct scheme *s,
    const struct meeting *m, struct arena *a, struct seat **out, int *count,
    struct err *e)
{
	struct attendance *roll;
	struct item *items;
	struct seat *seats;
	int n, item_count;

	if (!attendance_list(db, m->id, a, &roll, &n, e) ||
	    !agenda_items(db, m->id, a, &items, &item_count, e))
		return false;
	seats = arena_array(a, (size_t)n, sizeof *seats);
	for (int i = 0; i < n; i++) {
		seats[i].at = roll[i];
		if (!seat_load(db, s, items, item_count, &seats[i], a, e))
			return false;
	}
	*out = seats;
	*count = n;
	return true;
}

bool
item_view(struct db *db, const char *item_id, struct arena *a,
    const char **ref, const char **title, struct err *e)
{
	struct item item;
	struct referral r;

	if (!db_get(db, &item_record, "id", item_id, a, &item, e))
		return false;
	*ref = NULL;
	*title = item.standing;
	if (item.referral_id == NULL)
		return true;
	if (!db_get(db, &referral_record, "id", item.referral_id, a, &r, e))
		return false;
	*ref = *title = r.ref;
	return true;
}

bool
lines_view(struct db *db, const char *item_id, struct arena *a,
    struct line **out, int *count, struct err *e)
{
	struct dossier d;
	struct item item;
	struct line *lines;
	int n;

	if (!db_get(db, &item_record, "id", item_id, a, &item, e) ||
	    !lines_of_item(db, item_id, a, &lines, &n, e))
		return false;
	if (item.referral_id != NULL) {
		if (!dossier_load(db, item.referral_id, a, &d, e))
			return false;
		for (int i = 0; d.has_pupil && i < n; i++)
			lines[i].text = names_to_initials(lines[i].text,
			    &d.pupil, a);
	}
	*out = lines;
	*count = n;
	return true;
}

static bool
reveal_noted(struct db *db, const struct dossier *d, struct err *e)
{
	struct audit_entry entry = { .act = "reveal name",
		.kind = "referral", .entity = d->referral.ref,
		.subject_id = d->pupil.id, .fields = "forename surname",
		.content = "" };

	if (!db_begin(db, "reveal a name", e))
		return false;
	return audit_add(db, &entry, e) ? db_commit(db, e) : db_rollback(db);
}

bool
name_reveal(struct db *db, const char *ref, struct arena *a,
    const char **name, struct err *e)
{
	struct dossier d;

	if (!access_may(db, "reveal", e) ||
	    !dossier_load(db, ref, a, &d, e))
		return false;
	if (!d.has_pupil) {
		*name = "";
		return true;
	}
	if (!reveal_noted(db, &d, e))
		return false;
	*name = arena_printf(a, "%s %s", d.pupil.forename, d.pupil.surname);
	return true;
}
