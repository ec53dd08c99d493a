/*
 * The upper part of the Case screen: what is asked for and known.  Where
 * there is no room for all of it, what matters least for the decision goes
 * first.
 */
#include "screens/case.h"

#include <stdio.h>
#include <string.h>

#define LABEL 8			/* columns of the labels at the left */
#define PARTS 16
#define GATE_ROWS 3
#define WHOLE 9

struct part {
	const char *label;
	const char *text;	/* NULL: the marks of the gate */
	enum style style;
	int least;		/* rows that are never taken away */
	int rank;		/* the highest goes first; past WHOLE all of
				 * it at once */
	int rows;
};

struct known {
	const struct case_state *st;
	struct part part[PARTS];
	int count;
	int cols;		/* of the texts */
	char places[600];
	char voice[1200];
};

static int
rows_of(const char *text, int cols)
{
	struct canvas none = { .rows = 0, .cols = cols > 1 ? cols : 1 };

	return canvas_wrap(&none, 0, 0, STYLE_PLAIN, text);
}

static void
add(struct known *k, const char *label, const char *text, enum style style,
    int least, int most, int rank)
{
	struct part *p = &k->part[k->count];
	int rows = rows_of(text, k->cols);

	if (*text == '\0' || k->count == PARTS)
		return;
	k->count++;
	*p = (struct part){ label, text, style, least, rank,
		rows < most ? rows : most };
}

/*
 * Criteria: what is not met first and marked, the others as far as there is
 * room.  Draws into C, or only measures where C has no rows.
 */
static int
gate_rows(const struct case_view *v, struct canvas *c)
{
	int col = 0, row = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < v->mark_count; i++) {
			const struct view_mark *m = &v->marks[i];
			int width = canvas_width(m->words);

			if (m->good != (pass == 1))
				continue;
			if (col > 0 && col + width > c->cols) {
				row++;
				col = 0;
			}
			canvas_text(c, row, col, m->good ? STYLE_PLAIN :
			    m->blocking ? STYLE_ERROR : STYLE_WARNING,
			    m->words);
			col += width + 3;
		}
	return row + 1;
}

static void
add_gate(struct known *k)
{
	const struct case_view *v = &k->st->view;
	struct canvas none = { .rows = 0, .cols = k->cols };
	struct part *p = &k->part[k->count];
	int rows = gate_rows(v, &none);

	if (v->mark_count == 0)
		return;
	k->count++;
	*p = (struct part){ "Gate", NULL, STYLE_PLAIN, 1, 6,
		rows < GATE_ROWS ? rows : GATE_ROWS };
}

static void
join(char *out, size_t size, const char *before, const char *text)
{
	size_t n = strlen(out);

	if (*text != '\0')
		snprintf(out + n, size - n, "%s%s%s", n > 0 ? "\n" : "",
		    before, text);
}

/* In the order in which they stand; ranks say who goes first. */
static void
collect(struct known *k)
{
	const struct case_view *v = &k->st->view;
	bool picking = k->st->pick.ask.kind == PICK_OUTCOME;

	for (int i = 0; i < v->places_count; i++)
		join(k->places, sizeof k->places, "", v->places[i]);
	join(k->voice, sizeof k->voice, "pupil: ", v->pupil_voice);
	join(k->voice, sizeof k->voice, "parents: ", v->parent_voice);
	add_gate(k);
	add(k, "Room", v->out, STYLE_WARNING, 1, 2, 3);
	add(k, "Late", v->papers_late, STYLE_LATE, 0, 1, 4);
	add(k, "Papers", v->papers, STYLE_PLAIN, 0, 1, 8);
	add(k, "Why", v->why, STYLE_PLAIN, 1, 3, 2);
	add(k, "Before", v->earlier, STYLE_PLAIN, 0, 1, 5);
	add(k, "Tried", v->tried, STYLE_PLAIN, 0, 2, 7);
	add(k, "Voice", k->voice, STYLE_PLAIN, 0, 3, 5);
	add(k, "Places", k->places, STYLE_PLAIN, 0, 4, picking ? 9 : 4);
	add(k, "Note", v->warning, STYLE_MUTED, 0, 2, 10);
}

static int
total(const struct known *k)
{
	int n = 0;

	for (int i = 0; i < k->count; i++)
		n += k->part[i].rows;
	return n;
}

/* Take rows away until the rest fits: from the highest rank, the last of
 * equals first. */
static void
fit(struct known *k, int room)
{
	while (total(k) > room) {
		struct part *worst = NULL;

		for (int i = 0; i < k->count; i++) {
			struct part *p = &k->part[i];

			if (p->rows > p->least &&
			    (worst == NULL || p->rank >= worst->rank))
				worst = p;
		}
		if (worst == NULL)
			return;
		worst->rows = worst->rank > WHOLE ? 0 : worst->rows - 1;
	}
}

/* Asked for, and by whom: in one row where that fits. */
static int
draw_asks(const struct case_state *st, struct canvas *c)
{
	const struct case_view *v = &st->view;
	const struct agenda_row *r = &st->rows[st->at];
	bool named = st->reveal_until != 0 &&
	    strcmp(st->name_of, r->item.id) == 0;
	char who[400];
	int col = LABEL;

	snprintf(who, sizeof who, "%s   %s%s   School %s   referred %s",
	    named ? st->name : r->initials, *v->year != '\0' ? "Year " : "",
	    v->year, v->school, v->received);
	canvas_text(c, 0, 1, STYLE_LABEL, "Asks");
	col += canvas_text(c, 0, col, STYLE_STRONG, v->asks) + 3;
	if (col + canvas_width(who) <= c->cols) {
		canvas_text(c, 0, col, STYLE_PLAIN, who);
		return 1;
	}
	canvas_text(c, 1, LABEL, STYLE_PLAIN, who);
	return 2;
}

/* One row of a text that takes more says so at its end. */
static bool
is_cut(const struct known *k, const struct part *p)
{
	return p->rows == 1 && strchr(p->text, '\n') == NULL &&
	    rows_of(p->text, k->cols) > 1;
}

static void
draw_part(const struct known *k, const struct part *p, struct canvas *c,
    int row)
{
	struct canvas box = canvas_sub(c, row, LABEL, p->rows,
	    c->cols - LABEL);

	canvas_text(c, row, 1, STYLE_LABEL, p->label);
	if (p->text == NULL)
		gate_rows(&k->st->view, &box);
	else if (is_cut(k, p))
		canvas_column(&box, 0, 0, box.cols, p->style, p->text);
	else
		canvas_wrap(&box, 0, 0, p->style, p->text);
}

void
case_draw_known(const struct case_state *st, struct canvas *c)
{
	struct known k = { .st = st, .cols = c->cols - LABEL };
	int row = draw_asks(st, c);

	collect(&k);
	fit(&k, c->rows - row);
	for (int i = 0; i < k.count; i++) {
		if (k.part[i].rows > 0)
			draw_part(&k, &k.part[i], c, row);
		row += k.part[i].rows;
	}
}
