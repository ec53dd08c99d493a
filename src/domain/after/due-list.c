/*
 * Everything that is due in a register.  A page of cases is read at a time,
 * and of each only the rows that are wanted are kept.
 */
#include "src/domain/after/due.h"

#include <stdlib.h>
#include <string.h>

#include "db/due.h"
#include "src/base/day.h"
#include "src/base/mem.h"
#include "src/domain/register/now.h"
#include "src/domain/register/settings.h"

#define PAGE 200

/* By date; what has none comes last, in the order of references. */
static int
by_date(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int dx = x->due_on == DAY_NONE ? INT_MAX : x->due_on;
	int dy = y->due_on == DAY_NONE ? INT_MAX : y->due_on;

	return dx != dy ? (dx < dy ? -1 : 1) : strcmp(x->ref, y->ref);
}

void
due_sort(struct due *list, int n)
{
	if (n > 0)
		qsort(list, (size_t)n, sizeof *list, by_date);
}

/* That a case is kept is no news until its time comes, or is asked for. */
bool
due_is_only_kept(const struct due *d)
{
	return d->rule == NULL && d->state == DUE_RUNNING &&
	    d->waits_for != NULL && strcmp(d->waits_for, "erased") == 0;
}

static bool
is_wanted(const struct due *d, int by)
{
	if (by == DAY_NONE && due_is_only_kept(d))
		return false;
	return by == DAY_NONE || d->state == DUE_REACHED ||
	    d->state == DUE_UNKNOWN ||
	    (d->due_on != DAY_NONE && d->due_on <= by) ||
	    (d->remind_on != DAY_NONE && d->remind_on <= by);
}

struct heap {
	struct due *rows;
	struct arena *arena;	/* of their texts */
	int count, room;
};

static const char *
copy(const struct heap *h, const char *text)
{
	return text != NULL ? arena_strdup(h->arena, text) : NULL;
}

static void
keep(struct heap *h, const struct due *d)
{
	struct due *k;

	if (h->count == h->room) {
		h->room = h->room ? 2 * h->room : 64;
		h->rows = mem_resize(h->rows, (size_t)h->room,
		    sizeof *h->rows);
	}
	k = &h->rows[h->count++];
	*k = *d;
	k->ref = copy(h, d->ref);
	k->id = copy(h, d->id);
	k->rule = copy(h, d->rule);
	k->what = copy(h, d->what);
	k->waits_for = copy(h, d->waits_for);
	k->waits_words = copy(h, d->waits_words);
	k->proposes = copy(h, d->proposes);
	k->reason = copy(h, d->reason);
	k->origin = copy(h, d->origin);
}

static bool
due_page(struct db *db, int by, struct heap *h,
    const struct running_case *cases, int n, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok = true;

	for (int i = 0; ok && i < n; i++) {
		struct dossier d;
		struct due *list;
		int count = 0;

		ok = dossier_load(db, cases[i].ref, &a, &d, e) &&
		    due_of(db, &d, &a, &list, &count, e);
		for (int j = 0; ok && j < count; j++)
			if (is_wanted(&list[j], by))
				keep(h, &list[j]);
		arena_reset(&a);
	}
	arena_release(&a);
	return ok;
}

static void
hand_over(const struct heap *h, struct due **out, int *count)
{
	struct due *list = arena_array(h->arena, (size_t)h->count + 1,
	    sizeof *list);

	if (h->count > 0)
		memcpy(list, h->rows, (size_t)h->count * sizeof *list);
	due_sort(list, h->count);
	*out = list;
	*count = h->count;
}

/* Nothing that came in later is past its keeping by that day. */
static bool
kept_since(struct db *db, int by, int *out, struct err *e)
{
	int years;

	if (!setting_number(db, "retention-years", &years, e))
		return false;
	*out = (by == DAY_NONE ? day_today(db) : by) - years * 365;
	return true;
}

bool
due_list(struct db *db, int by, struct arena *a, struct due **out,
    int *count, struct err *e)
{
	struct running_case *cases;
	struct heap h = { NULL, a, 0, 0 };
	const char *after = "";
	bool ok = true;
	int n = PAGE, kept;

	if (!kept_since(db, by, &kept, e))
		return false;
	while (ok && n == PAGE) {
		ok = db_running_cases(db, after, kept, PAGE, a, &cases, &n,
		    e) &&
		    due_page(db, by, &h, cases, n, e);
		if (ok && n > 0)
			after = cases[n - 1].id;
	}
	if (ok)
		hand_over(&h, out, count);
	free(h.rows);
	return ok;
}
