/* The dates of the panels, to print.  See dates.h. */
#include "src/domain/dates.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/meeting.h"
#include "src/domain/scheme.h"
#include "src/exchange/csv.h"
#include "src/render/markdown.h"

/* One date, with what stands about its panel in the pack. */
struct date_row {
	struct meeting m;
	const char *title;
	int papers_by;
};

static bool
is_asked(const struct meeting *m, const struct dates_ask *ask)
{
	return m->state != MEETING_CANCELLED &&
	    (ask->panel == NULL || strcmp(ask->panel, m->panel) == 0) &&
	    (ask->from == DAY_NONE || m->date >= ask->from) &&
	    (ask->until == DAY_NONE || m->date <= ask->until);
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
	rows = arena_array(a, (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++) {
		const struct scheme *s;
		const struct panel *p;

		if (!is_asked(&list[i], ask))
			continue;
		rows[kept].m = list[i];
		if (!scheme_get(db, list[i].pack_id, a, &s, e) ||
		    !meeting_papers_by(db, s, &list[i],
		    &rows[kept].papers_by, e))
			return false;
		p = scheme_panel(s, list[i].panel);
		rows[kept++].title = p != NULL ? p->title : list[i].panel;
	}
	*out = rows;
	*count = kept;
	return true;
}

static void
put_row(struct buf *b, const struct date_row *r)
{
	char day[DAY_WORDS_SIZE], by[DAY_WORDS_SIZE];

	buf_printf(b, "- **%s**, %s", day_long(r->m.date, day), r->m.time);
	if (r->m.mode != NULL) {
		buf_str(b, ", ");
		md_inline(b, r->m.mode);
	}
	if (r->papers_by != DAY_NONE)
		buf_printf(b, "; papers by %s", day_long(r->papers_by, by));
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
		"time", "mode", "papers_by", "state", NULL };
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
		csv_put_day(&w, rows[i].m.date);
		csv_put(&w, rows[i].m.time);
		csv_put(&w, rows[i].m.mode);
		csv_put_day(&w, rows[i].papers_by);
		csv_put(&w, word_of(meeting_state_words, rows[i].m.state));
		csv_end_row(&w);
	}
	arena_release(&a);
	return ok;
}
