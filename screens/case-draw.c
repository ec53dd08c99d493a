/*
 * Painting the Case screen: what is asked and known above, what can be
 * decided below.  Text that a person typed stays above the line; a shared
 * screen that must not show it is the Wall.
 */
#include "screens/case.h"

#include <string.h>

#include "src/base/day.h"

#define LABEL 8			/* columns of the labels at the left */

static void
draw_title(const struct case_state *st, const struct app *app,
    struct canvas *c)
{
	const struct agenda_row *row = st->at >= 0 ? &st->rows[st->at] : NULL;
	const struct quorum *q = &st->view.quorum;
	char day[DAY_WORDS_SIZE];
	const char *panel = st->meeting.panel;

	SCHEME_ROWS(app->scheme, PART_PANELS, struct panel, p)
		if (strcmp(p->panel, panel) == 0)
			panel = p->short_title;
	if (row == NULL || !st->is_case) {
		canvas_title(c, " %s %s   %s", panel,
		    day_words(st->meeting.date, day),
		    row != NULL ? row->label : "no items");
		return;
	}
	canvas_title(c, " %s %s   case %d/%d  %s   %d of %d, %s   from %s, "
	    "%d min", panel, day_words(st->meeting.date, day), row->number,
	    st->cases, row->ref, q->present, q->expected,
	    q->quorate ? "QUORATE" : "NOT QUORATE", row->starts,
	    row->item.minutes == INT_NONE ? 0 : row->item.minutes);
}

/* A labelled paragraph; returns the next row. */
static int
part(struct canvas *c, int row, const char *label, const char *text,
    int most)
{
	struct canvas box;
	int used;

	if (*text == '\0')
		return row;
	canvas_text(c, row, 1, STYLE_LABEL, label);
	box = canvas_sub(c, row, LABEL, most, c->cols - LABEL);
	used = canvas_wrap(&box, 0, 0, STYLE_PLAIN, text);
	return row + (used < most ? used : most);
}

static int
draw_asks(const struct case_state *st, struct canvas *c, int row)
{
	const struct case_view *v = &st->view;
	int64_t now = st->reveal_until;

	canvas_text(c, row, 1, STYLE_LABEL, "Asks");
	canvas_textf(c, row, LABEL, STYLE_STRONG, "%s", v->asks);
	canvas_textf(c, row + 1, LABEL, STYLE_PLAIN,
	    "%s   Year %s   School %s   referred %s",
	    now ? st->name : st->rows[st->at].initials, v->year, v->school,
	    v->received);
	return row + 2;
}

/* Criteria, what is not met first and marked. */
static int
draw_gate(const struct case_view *v, struct canvas *c, int row)
{
	int col = LABEL, rows = 1;

	canvas_text(c, row, 1, STYLE_LABEL, "Gate");
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < v->mark_count; i++) {
			const struct view_mark *m = &v->marks[i];
			int width = canvas_width(m->words);

			if (m->good != (pass == 1))
				continue;
			if (col > LABEL && col + width > c->cols) {
				if (rows == 2)
					return row + rows;
				rows++;
				col = LABEL;
			}
			canvas_text(c, row + rows - 1, col, m->good ?
			    STYLE_PLAIN : m->blocking ? STYLE_ERROR :
			    STYLE_WARNING, m->words);
			col += width + 3;
		}
	}
	return row + rows;
}

static int
draw_papers(const struct case_view *v, struct canvas *c, int row)
{
	int col = LABEL;

	canvas_text(c, row, 1, STYLE_LABEL, "Papers");
	col += canvas_text(c, row, col, STYLE_PLAIN, v->papers);
	if (*v->papers_late != '\0')
		canvas_textf(c, row, col + 3, STYLE_LATE, "LATE: %s",
		    v->papers_late);
	return row + 1;
}

static int
draw_voices(const struct case_view *v, struct canvas *c, int row)
{
	if (*v->pupil_voice == '\0' && *v->parent_voice == '\0')
		return row;
	canvas_text(c, row, 1, STYLE_LABEL, "Voice");
	if (*v->pupil_voice != '\0')
		canvas_textf(c, row++, LABEL, STYLE_PLAIN, "pupil: %s",
		    v->pupil_voice);
	if (*v->parent_voice != '\0')
		canvas_textf(c, row++, LABEL, STYLE_PLAIN, "parents: %s",
		    v->parent_voice);
	return row;
}

/* Everything that is known, into the upper part. */
static void
draw_known(const struct case_state *st, struct canvas *c)
{
	const struct case_view *v = &st->view;
	int row = draw_asks(st, c, 0);

	row = draw_gate(v, c, row);
	row = draw_papers(v, c, row);
	if (*v->out != '\0') {
		canvas_text(c, row, 1, STYLE_LABEL, "Room");
		canvas_text(c, row++, LABEL, STYLE_WARNING, v->out);
	}
	row = part(c, row, "Why", v->why, 3);
	row = part(c, row, "Before", v->earlier, 1);
	row = part(c, row, "Tried", v->tried, 2);
	row = draw_voices(v, c, row);
	if (v->places_count > 0) {
		canvas_text(c, row, 1, STYLE_LABEL, "Places");
		for (int i = 0; i < v->places_count; i++)
			canvas_text(c, row++, LABEL, STYLE_PLAIN,
			    v->places[i]);
	}
	part(c, row, "Note", v->warning, 2);
}

/* One letter and its word; goes to the next row where it does not fit. */
static void
letter(struct canvas *c, int *row, int *col, const char *key,
    const char *word)
{
	int width = canvas_width(key) + 1 + canvas_width(word);

	if (*col > 1 && *col + width > c->cols) {
		*col = 1;
		++*row;
	}
	*col += canvas_text(c, *row, *col, STYLE_KEY, key) + 1;
	*col += canvas_text(c, *row, *col, STYLE_PLAIN, word) + 3;
}

/* The letters of the pack in one or two rows. */
static void
draw_letters(const struct case_state *st, struct canvas *c)
{
	const struct case_view *v = &st->view;
	int row = 0, col = 1;

	for (int i = 0; i < v->disposition_count; i++)
		if (strcmp(v->dispositions[i]->key, "m") != 0)
			letter(c, &row, &col, v->dispositions[i]->key,
			    v->dispositions[i]->label);
	letter(c, &row, &col, "m", "more");
	letter(c, &row, &col, "x", "skip");
}

static int
shown_rows(const struct pick *p)
{
	return p->count < 9 ? p->count : 9;
}

static void
draw_pick(const struct pick *p, struct canvas *c)
{
	int n = shown_rows(p);

	canvas_textf(c, 0, 1, STYLE_HEADING, "%s:%s%s", p->title,
	    p->kind == PICK_OUTCOMES ? " several may be chosen" : "",
	    p->count > 9 ? "   0 shows all" : "");
	for (int i = 0; i < n; i++) {
		const struct pick_row *row = &p->rows[i];
		int col = 3;

		canvas_textf(c, i + 1, 1, STYLE_KEY, "%d", i + 1);
		if (p->kind == PICK_OUTCOMES)
			col += canvas_text(c, i + 1, col, STYLE_STRONG,
			    row->marked ? "[x] " : "[ ] ");
		col += canvas_text(c, i + 1, col, row->why_not != NULL ?
		    STYLE_MUTED : STYLE_PLAIN, row->label);
		canvas_textf(c, i + 1, col + 2, STYLE_WARNING, "%s",
		    row->why_not != NULL ? row->why_not : row->note);
	}
}

/* What Enter would do, in up to two rows, and what follows from it. */
static void
draw_proposal(const struct case_state *st, struct canvas *c)
{
	struct canvas words = canvas_sub(c, 0, 9, 2, c->cols - 9);
	int used = canvas_wrap(&words, 0, 0, STYLE_STAGED, st->words);

	canvas_text(c, 0, 1, STYLE_STAGED, "STAGED");
	words = canvas_sub(c, used < 2 ? 1 : 2, 9, 2, c->cols - 9);
	canvas_wrap(&words, 0, 0, *st->note != '\0' ? STYLE_WARNING :
	    STYLE_PLAIN, *st->note != '\0' ? st->note : st->follows);
	canvas_text(c, c->rows - 1, 9, STYLE_MUTED,
	    "Enter = record + next   Backspace = unstage");
}

static void
draw_staged(const struct case_state *st, struct canvas *c)
{
	struct canvas words = canvas_sub(c, 0, 1, 2, c->cols - 1);

	if (st->skipping)
		canvas_text(c, 0, 1, STYLE_STAGED, "SKIP to the end of the "
		    "agenda   Enter = do it   Backspace = stay");
	else if (st->is_staged)
		draw_proposal(st, c);
	else if (st->view.has_decided)
		canvas_textf(c, 0, 1, STYLE_GOOD, "RECORDED  %s",
		    st->rows[st->at].mark);
	else if (*st->suggested != '\0')
		canvas_wrap(&words, 0, 0, STYLE_MUTED, st->suggested);
}

static void
draw_pen(const struct case_state *st, struct canvas *c, int row)
{
	const struct case_view *v = &st->view;

	canvas_textf(c, row, 1, STYLE_MUTED,
	    "Pen: %d line%s, %d action%s on this case", v->line_count,
	    v->line_count == 1 ? "" : "s", v->action_count,
	    v->action_count == 1 ? "" : "s");
	for (int i = st->at + 1; i < st->count; i++)
		if (st->rows[i].number > 0 &&
		    st->rows[i].item.state == ITEM_WAITING) {
			canvas_textf(c, row, 45, STYLE_MUTED,
			    "next: %s (%s)", st->rows[i].ref,
			    st->rows[i].school);
			break;
		}
}

static void
draw_standing(const struct case_state *st, struct canvas *c)
{
	int row = 2;

	for (int i = 0; i < st->count; i++) {
		const struct agenda_row *r = &st->rows[i];

		if (r->number > 0)
			continue;
		canvas_text(c, row, 0, STYLE_SELECTED, i == st->at ?
		    ">" : " ");
		if (i == st->at)
			canvas_cursor(c, row, 0);
		canvas_textf(c, row++, 2, STYLE_PLAIN, "%s%s%s", r->label,
		    *r->mark ? "   " : "", r->mark);
	}
	canvas_text(c, ++row, 1, STYLE_STRONG,
	    "Enter = all standing items noted   n = write a line   "
	    "C = end of sitting");
	row += 2;
	for (int i = 0; i < st->info_count; i++)
		canvas_text(c, row++, 2, STYLE_PLAIN, st->info[i]);
}

/* Rows of the letters or of a list, of what is staged, of the pen. */
#define STAGED_ROWS 5

static void
draw_case(const struct case_state *st, struct canvas *c)
{
	bool picking = st->pick.kind != PICK_NONE;
	int middle = picking ? shown_rows(&st->pick) + 1 : 2;
	int staged = st->is_staged ? STAGED_ROWS : 2;
	int top = c->rows - middle - staged - 3;
	struct canvas part;

	part = canvas_sub(c, 1, 0, top, c->cols);
	draw_known(st, &part);
	canvas_rule(c, top + 1);
	part = canvas_sub(c, top + 2, 0, middle, c->cols);
	if (picking)
		draw_pick(&st->pick, &part);
	else
		draw_letters(st, &part);
	part = canvas_sub(c, top + 2 + middle, 0, staged, c->cols);
	draw_staged(st, &part);
	draw_pen(st, c, c->rows - 1);
	canvas_cursor(&part, 0, 1);
}

void
case_draw(const struct screen *s, struct canvas *c)
{
	const struct case_state *st = s->state;

	draw_title(st, s->app, c);
	if (st->at < 0)
		canvas_text(c, 2, 1, STYLE_PLAIN, "The agenda is empty. Add "
		    "cases to it on the agenda (F2).");
	else if (st->is_case)
		draw_case(st, c);
	else
		draw_standing(st, c);
}
