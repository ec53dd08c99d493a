/*
 * Breaking text into rows.  See wrap.h.
 */
#include "screens/ui/wrap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "screens/ui/cells.h"
#include "src/base/mem.h"

static void
add_row(struct wrap *w, size_t start, size_t end, size_t next)
{
	if (w->rows == w->room) {
		w->room = w->room ? 2 * w->room : 16;
		w->row = mem_resize(w->row, (size_t)w->room, sizeof *w->row);
	}
	w->row[w->rows++] = (struct wrap_row){ .start = start,
	    .len = end - start, .next = next };
}

/*
 * The end of the row that starts at START: the last place where a break is
 * allowed and everything before it fits.  A word longer than the row is cut
 * between two clusters.  Blanks at the end may hang over the edge.
 */
static size_t
row_end(const char *s, size_t start, size_t end, const char *breaks, int cols)
{
	struct glyph g;
	size_t last = 0, at = start;
	int cells = 0;

	while (at < end) {
		size_t k = cluster_glyph(s + at, end - at, &g);

		if (at > start && breaks[at] == UC_BREAK_POSSIBLE)
			last = at;
		if (s[at] != ' ') {
			if (cells + g.cells > cols)
				return last > 0 ? last
				    : at > start ? at : at + k;
		}
		cells += g.cells;
		at += k;
	}
	return end;
}

static void
wrap_paragraph(struct wrap *w, const char *s, size_t start, size_t end,
    size_t next, char *breaks, int cols)
{
	size_t at = start, to, shown;

	/* Most lines fit, and then the places to break need no search. */
	if (cells_of(s + start, end - start) <= cols) {
		add_row(w, start, end, next);
		return;
	}
	u8_possible_linebreaks((const uint8_t *)s + start, end - start,
	    "UTF-8", breaks + start);
	while (at < end) {
		to = row_end(s, at, end, breaks, cols);
		shown = to;
		while (to < end && shown > at && s[shown - 1] == ' ')
			shown--;
		add_row(w, at, shown, to < end ? to : next);
		at = to;
	}
}

void
wrap_text(struct wrap *w, const char *s, size_t n, int cols)
{
	char *breaks = mem_alloc(n + 1);
	size_t start = 0;

	w->rows = 0;
	if (cols < 1)
		cols = 1;
	for (;;) {
		const char *nl = n > start ? memchr(s + start, '\n', n - start)
		    : NULL;
		size_t end = nl != NULL ? (size_t)(nl - s) : n;

		wrap_paragraph(w, s, start, end, nl != NULL ? end + 1 : n,
		    breaks, cols);
		if (nl == NULL)
			break;
		start = end + 1;
	}
	free(breaks);
}

int
wrap_row_of(const struct wrap *w, size_t at)
{
	int row = 0;

	while (row + 1 < w->rows && w->row[row + 1].start <= at)
		row++;
	return row;
}

void
wrap_release(struct wrap *w)
{
	free(w->row);
	*w = (struct wrap)WRAP_INIT;
}
