/*
 * Painting the Case screen: what is known above, what can be decided below.
 * Text that a person typed stays above the line; a shared screen that must
 * not show it is the Wall.
 */
#include "screens/case.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"

#define WORDS 9			/* column of the words of what is staged */
#define WORDS_ROWS 3
#define NARROW 76		/* columns; below it the title is shorter */

static const char *
panel_words(const struct case_state *st, const struct app *app)
{
	const struct panel *p = scheme_panel(app->scheme, st->meeting.panel);

	return p != NULL ? p->short_title : st->meeting.panel;
}

/* When it should begin, and how long it is given: no clock runs. */
static void
budget_words(const struct agenda_row *row, char *out, size_t size)
{
	if (row->item.minutes == INT_NONE)
		snprintf(out, size, "   from %s", row->starts);
	else
		snprintf(out, size, "   from %s, %d min", row->starts,
		    row->item.minutes);
}

static void
draw_title(const struct case_state *st, const struct app *app,
    struct canvas *c)
{
	const struct agenda_row *row = st->at >= 0 ? &st->rows[st->at] : NULL;
	const struct quorum *q = &st->view.quorum;
	char day[DAY_WORDS_SIZE], text[200], budget[60];

	day_words(st->meeting.date, day);
	if (c->cols < NARROW)
		day_short(st->meeting.date, day);
	if (row == NULL || !st->is_case) {
		canvas_title(c, "%s %s   %s", panel_words(st, app), day,
		    row != NULL ? row->label : "no items");
		return;
	}
	snprintf(text, sizeof text, "%s %s   case %d/%d  %s   %d of %d, "
	    "%s%s", panel_words(st, app), day, row->number, st->cases,
	    row->ref, q->present, q->expected, q->quorate ? "QUORATE" :
	    "NOT QUORATE", st->over ? "  OVER" : "");
	budget_words(row, budget, sizeof budget);
	canvas_title(c, "%s%s", text, canvas_width(text) +
	    canvas_width(budget) < c->cols ? budget : "");
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
	canvas_text(c, *row, *col, STYLE_KEY, key);
	canvas_text(c, *row, *col + canvas_width(key) + 1, STYLE_PLAIN, word);
	*col += width + 3;
}

/* What can go with what is staged. */
static void
draw_additions(const struct case_state *st, struct canvas *c, int *row,
    int *col)
{
	const struct proposal *p = &st->staged;

	if (case_takes_conditions(st))
		letter(c, row, col, "c", "condition");
	if (p->start_on != DAY_NONE || p->review_on != DAY_NONE ||
	    p->return_on != DAY_NONE)
		letter(c, row, col, "t", "date");
	if (st->passes || st->leaves_out ||
	    p->disposition == DISP_WAITING_LIST)
		letter(c, row, col, "o", "override");
	letter(c, row, col, "v", "dissent");
	if (case_needs_votes(st))
		letter(c, row, col, "k", "votes");
}

/* The letters of the pack, and what goes with what is staged. */
static int
draw_letters(const struct case_state *st, struct canvas *c)
{
	const struct case_view *v = &st->view;
	int row = 0, col = 1;

	for (int i = 0; i < v->disposition_count; i++)
		if (strcmp(v->dispositions[i]->key, "m") != 0)
			letter(c, &row, &col, v->dispositions[i]->key,
			    v->dispositions[i]->label);
	letter(c, &row, &col, "m", "more");
	if (st->is_staged)
		draw_additions(st, c, &row, &col);
	else if (st->fixed == NULL)
		letter(c, &row, &col, "x", "skip");
	return row + 1;
}

/* Rows to pick from. */

static int
shown_rows(const struct pick *p)
{
	return p->count < PICK_SHOWN ? p->count : PICK_SHOWN;
}

static int
pick_width(const struct pick *p, int i)
{
	const struct pick_row *row = &p->rows[i];
	int width = 3 + canvas_width(row->label);

	if (*row->note != '\0')
		width += 2 + canvas_width(row->note);
	return width + (p->ask.kind == PICK_OUTCOMES ? 4 : 0);
}

/* Two columns where every row fits into half the width. */
static int
pick_columns(const struct pick *p, int cols)
{
	for (int i = 0; i < shown_rows(p); i++)
		if (pick_width(p, i) > cols / 2 - 1)
			return 1;
	return 2;
}

static int
pick_lines(const struct pick *p, int cols)
{
	int columns = pick_columns(p, cols);

	return (shown_rows(p) + columns - 1) / columns;
}

static void
draw_pick_row(const struct pick *p, int i, struct canvas *c)
{
	const struct pick_row *row = &p->rows[i];
	int col = 2;

	canvas_textf(c, 0, 0, STYLE_KEY, "%d", i + 1);
	if (p->ask.kind == PICK_OUTCOMES)
		col += canvas_text(c, 0, col, STYLE_STRONG,
		    row->marked ? "[x] " : "[ ] ");
	col += canvas_text(c, 0, col, row->marked ? STYLE_STRONG :
	    STYLE_PLAIN, row->label);
	canvas_text(c, 0, col + 2, strstr(row->note, "FULL") != NULL ?
	    STYLE_WARNING : STYLE_MUTED, row->note);
}

static void
draw_pick(const struct pick *p, struct canvas *c)
{
	int lines = pick_lines(p, c->cols);
	int width = c->cols / pick_columns(p, c->cols);

	canvas_textf(c, 0, 1, STYLE_HEADING, "%s%s", p->title,
	    p->count > PICK_SHOWN ? "   (0 shows all)" : "");
	for (int i = 0; i < shown_rows(p); i++) {
		struct canvas row = canvas_sub(c, 1 + i % lines,
		    1 + i / lines * width, 1, width - 1);

		draw_pick_row(p, i, &row);
	}
}

/* What is staged. */

/* Why not yet, else what came of filling in, else what follows. */
static const char *
second_words(const struct case_state *st, enum style *style)
{
	*style = STYLE_WARNING;
	if (*st->refusal != '\0')
		return st->refusal;
	if (*st->note != '\0')
		return st->note;
	*style = STYLE_PLAIN;
	return st->follows;
}

static int
wrapped(struct canvas *c, int row, enum style style, const char *text)
{
	struct canvas box = canvas_sub(c, row, WORDS, WORDS_ROWS,
	    c->cols - WORDS);
	int rows = canvas_wrap(&box, 0, 0, style, text);

	return rows < WORDS_ROWS ? rows : WORDS_ROWS;
}

/* Is one of the rows above what it lacks? */
static bool
wants_row(const struct case_state *st)
{
	return !st->passes && !st->gate_bars && (
	    st->pick.ask.kind == PICK_REASON ||
	    st->pick.ask.kind == PICK_MISSING);
}

/* What Enter would do, what follows from it, and the way back.  Measures
 * where C has no rows. */
static int
draw_proposal(const struct case_state *st, struct canvas *c)
{
	enum style style;
	const char *second = second_words(st, &style);
	int row;

	canvas_text(c, 0, 1, STYLE_STAGED, "STAGED");
	row = wrapped(c, 0, STYLE_STAGED, st->words);
	row += wrapped(c, row, style, second);
	row += *st->stays != '\0' ? wrapped(c, row, STYLE_WARNING,
	    st->stays) : 0;
	if (*st->refusal != '\0')
		canvas_textf(c, row, WORDS, STYLE_MUTED,
		    "%s%s%sBackspace = unstage", wants_row(st) ?
		    "press the digit of a row   " : "", st->passes ?
		    "o = go on with a reason   " : "", st->gate_bars ?
		    "f = form   " : "");
	else
		canvas_textf(c, row, WORDS, STYLE_MUTED,
		    "%s%sEnter = record%s   Backspace = unstage", st->told,
		    *st->told != '\0' ? "   " : "", st->fixed != NULL ?
		    "" : " + next");
	return row + 1;
}

static int
draw_standing_word(const struct case_state *st, struct canvas *c)
{
	struct canvas words = canvas_sub(c, 0, 1, 3, c->cols - 1);

	if (st->view.has_decided)
		canvas_textf(c, 0, 1, STYLE_GOOD, "RECORDED  %s",
		    st->rows[st->at].mark);
	else
		canvas_wrap(&words, 0, 0, *st->barred != '\0' ?
		    STYLE_WARNING : STYLE_MUTED, *st->barred != '\0' ?
		    st->barred : st->suggested);
	return 2;
}

static int
draw_staged(const struct case_state *st, struct canvas *c)
{
	if (st->skipping) {
		canvas_text(c, 0, 1, STYLE_STAGED, "SKIP to the end of the "
		    "agenda   Enter = do it   Backspace = stay");
		return 2;
	}
	if (st->is_staged)
		return draw_proposal(st, c);
	return draw_standing_word(st, c);
}

static void
draw_pen(const struct case_state *st, struct canvas *c, int row)
{
	const struct case_view *v = &st->view;

	int col = c->cols < NARROW ? c->cols - 23 : 45;

	canvas_textf(c, row, 1, STYLE_MUTED, "Pen: %d line%s, %d action%s%s",
	    v->line_count, v->line_count == 1 ? "" : "s", v->action_count,
	    v->action_count == 1 ? "" : "s", c->cols < NARROW ? "" :
	    " on this case");
	for (int i = st->at + 1; i < st->count; i++)
		if (st->rows[i].number > 0 &&
		    st->rows[i].item.state == ITEM_WAITING) {
			canvas_textf(c, row, col, STYLE_MUTED,
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
	row++;
	row += canvas_wrap(c, row, 1, STYLE_STRONG,
	    "Enter = all standing items noted   n = write a line   "
	    "C = end of sitting") + 1;
	for (int i = 0; i < st->info_count; i++)
		canvas_text(c, row++, 2, STYLE_PLAIN, st->info[i]);
}

/* Rows from the bottom up: the pen, what is staged, letters or rows; what is
 * known takes the rest. */
struct layout {
	int known, rule, middle, staged, pen;
};

static int
taken(int *room, int wanted)
{
	int got = wanted < *room ? wanted : *room;

	*room -= got;
	return got;
}

/* In a low window what can be chosen and what is staged stay longest. */
static struct layout
layout_of(const struct case_state *st, const struct canvas *c)
{
	bool picking = st->pick.ask.kind != PICK_NONE;
	struct canvas none = { .rows = 0, .cols = c->cols };
	int room = c->rows - 1;
	struct layout l;

	l.middle = taken(&room, picking ? pick_lines(&st->pick, c->cols) + 1 :
	    draw_letters(st, &none));
	l.staged = taken(&room, draw_staged(st, &none));
	l.pen = taken(&room, room > 2);
	l.rule = taken(&room, room > 2);
	l.known = room;
	return l;
}

static void
draw_case(const struct case_state *st, struct canvas *c)
{
	struct layout l = layout_of(st, c);
	struct canvas part = canvas_sub(c, 1, 0, l.known, c->cols);
	int row = 1 + l.known;

	case_draw_known(st, &part);
	if (l.rule > 0)
		canvas_rule(c, row);
	row += l.rule;
	part = canvas_sub(c, row, 0, l.middle, c->cols);
	if (st->pick.ask.kind != PICK_NONE)
		draw_pick(&st->pick, &part);
	else
		draw_letters(st, &part);
	row += l.middle;
	part = canvas_sub(c, row, 0, l.staged, c->cols);
	draw_staged(st, &part);
	canvas_cursor(&part, 0, 1);
	if (l.pen > 0)
		draw_pen(st, c, row + l.staged);
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
