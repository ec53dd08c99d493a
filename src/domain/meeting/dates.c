/* The dates of the panels, to print.  See dates.h. */
#include "src/domain/meeting/dates.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"
#include "src/exchange/csv.h"
#include "src/render/markdown.h"

/* One date, with what stands about its panel in the pack. */
struct date_row {
	struct meeting m;
	const char *title;
	int day;
	const char *time;
	bool goes_on;		/* the rest of a sitting of an earlier day */
	int papers_by;
};

static bool
is_asked(const struct meeting *m, int day, const struct dates_ask *ask)
{
	return (ask->panel == NULL || strcmp(ask->panel, m->panel) == 0) &&
	    (ask->from == DAY_NONE || day >= ask->from) &&
	    (ask->until == DAY_NONE || day <= ask->until);
}

static bool
row_load(struct db *db, const struct meeting *m, struct date_row *row,
    struct arena *a, struct err *e)
{
	const struct scheme *s;
	const struct panel *p;

	*row = (struct date_row){ .m = *m, .day = m->date, .time = m->time };
	if (!scheme_get(db, m->pack_id, a, &s, e) ||
	    !meeting_papers_by(db, s, m, &row->papers_by, e))
		return false;
	p = scheme_panel(s, m->panel);
	row->title = p != NULL ? p->title : m->panel;
	return true;
}

/* The rest of a sitting, on the day that was named. */
static void
row_goes_on(struct date_row *row)
{
	row->goes_on = true;
	row->day = row->m.continued_on;
	if (row->m.continued_at != NULL)
		row->time = row->m.continued_at;
	row->papers_by = DAY_NONE;
}

static int
by_day(const void *a, const void *b)
{
	const struct date_row *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return strcmp(x->m.ref, y->m.ref);
}

static bool
rows_load(struct db *db, const struct dates_ask *ask, struct arena *a,
    struct date_row **out, int *count, struct err *e)
{
	struct meeting *list;
	struct date_row *rows;
	int n, kept = 0;

	if (!meeting_list_all(db, a, &list, &n, e))
		return false;
	rows = arena_array(a, 2 * (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++) {
		struct date_row row;

		if (!row_load(db, &list[i], &row, a, e))
			return false;
		if (is_asked(&list[i], row.day, ask))
			rows[kept++] = row;
		if (list[i].continued_on == DAY_NONE ||
		    !is_asked(&list[i], list[i].continued_on, ask))
			continue;
		row_goes_on(&row);
		rows[kept++] = row;
	}
	if (kept > 0)
		qsort(rows, (size_t)kept, sizeof *rows, by_day);
	*out = rows;
	*count = kept;
	return true;
}

static void
put_reason(struct buf *b, const char *reason)
{
	if (reason == NULL)
		return;
	buf_str(b, ": ");
	md_inline(b, reason);
}

/* What happened to the date. */
static void
put_change(struct buf *b, const struct date_row *r)
{
	char day[DAY_WORDS_SIZE];

	if (r->goes_on)
		buf_printf(b, "; the sitting of %s goes on",
		    day_long(r->m.date, day));
	else if (r->m.moved_from != DAY_NONE) {
		buf_printf(b, "; moved from %s", day_long(r->m.moved_from,
		    day));
		put_reason(b, r->m.move_reason);
	}
}

static void
put_row(struct buf *b, const struct date_row *r)
{
	char day[DAY_WORDS_SIZE], by[DAY_WORDS_SIZE];

	if (r->m.state == MEETING_CANCELLED) {
		buf_printf(b, "- No meeting on %s", day_long(r->day, day));
		put_reason(b, r->m.cancel_reason);
		buf_str(b, "\n");
		return;
	}
	buf_printf(b, "- **%s**, %s", day_long(r->day, day), r->time);
	if (r->m.mode != NULL) {
		buf_str(b, ", ");
		md_inline(b, r->m.mode);
	}
	if (r->papers_by != DAY_NONE)
		buf_printf(b, "; papers by %s", day_long(r->papers_by, by));
	put_change(b, r);
	buf_str(b, "\n");
}

/* The dates of the panel of row FIRST, once. */
static void
put_panel(struct buf *b, const struct date_row *rows, int count, int first)
{
	for (int i = 0; i < first; i++)
		if (strcmp(rows[i].m.panel, rows[first].m.panel) == 0)
			return;
	buf_str(b, "\n## ");
	md_inline(b, rows[first].title);
	buf_str(b, "\n\n");
	for (int i = first; i < count; i++)
		if (strcmp(rows[i].m.panel, rows[first].m.panel) == 0)
			put_row(b, &rows[i]);
}

bool
dates_markdown(struct db *db, const struct dates_ask *ask, struct arena *a,
    const char **out, struct err *e)
{
	struct buf b = BUF_INIT;
	struct date_row *rows;
	int count;

	if (!rows_load(db, ask, a, &rows, &count, e))
		return false;
	buf_str(&b, "# Dates of meetings\n");
	if (count == 0)
		buf_str(&b, "\nNo meeting is planned.\n");
	for (int i = 0; i < count; i++)
		put_panel(&b, rows, count, i);
	*out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return true;
}

bool
dates_csv(struct db *db, const struct dates_ask *ask, struct buf *out,
    struct err *e)
{
	static const char *const heads[] = { "ref", "panel", "title", "date",
		"time", "mode", "papers_by", "state", "moved_from", "reason",
		NULL };
	struct arena a = ARENA_INIT;
	struct csv_out w = CSV_OUT(out);
	struct date_row *rows;
	int count;
	bool ok = rows_load(db, ask, &a, &rows, &count, e);

	for (int i = 0; ok && heads[i] != NULL; i++)
		csv_put(&w, heads[i]);
	if (ok)
		csv_end_row(&w);
	for (int i = 0; ok && i < count; i++) {
		csv_put(&w, rows[i].m.ref);
		csv_put(&w, rows[i].m.panel);
		csv_put(&w, rows[i].title);
		csv_put_day(&w, rows[i].day);
		csv_put(&w, rows[i].time);
		csv_put(&w, rows[i].m.mode);
		csv_put_day(&w, rows[i].papers_by);
		csv_put(&w, word_of(meeting_state_words, rows[i].m.state));
		csv_put_day(&w, rows[i].m.moved_from);
		csv_put(&w, rows[i].m.state == MEETING_CANCELLED ?
		    rows[i].m.cancel_reason : rows[i].m.move_reason);
		csv_end_row(&w);
	}
	arena_release(&a);
	return ok;
}
