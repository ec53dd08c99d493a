/*
 * How the form looks: its rows in sections, the panel about the row at hand
 * below them, the gate beside them where there is room.
 */
#include <stdio.h>
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "src/base/day.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/upn.h"

#define WIDE 76			/* columns from which the gate is beside */
#define SIDE 26			/* its columns, and where there is room */
#define SIDE_MOST 40
#define LABEL 26
#define LABEL_MOST 38
#define ROOMY 110		/* columns of the screen for the most of both */

/* Rows of the panel, and how many rows of the form stand above it. */
static int
panel_rows(const struct canvas *c)
{
	return c->rows >= 20 ? 8 : 6;
}

/* The line on which row AT stands when every section has a heading. */
static int
line_of(const struct form_state *st, int at)
{
	int line = 0;

	for (int i = 0; i <= at; i++)
		line += i == 0 || strcmp(st->rows[i].section,
		    st->rows[i - 1].section) != 0 ? 2 : 1;
	return line - 1;
}

/* Whole labels where the rows are long. */
static int
label_cols(const struct canvas *line)
{
	return line->cols >= ROOMY - SIDE_MOST - 1 ? LABEL_MOST : LABEL;
}

static void
draw_value(const struct form_state *st, int i, struct canvas *line)
{
	const struct form_row *r = &st->rows[i];
	int at = 5 + label_cols(line);
	struct canvas value = canvas_sub(line, 0, at, 1, line->cols - at);

	if (i == st->at && r->input == INPUT_ENTRY && !r->locked) {
		entry_draw(&st->entry, &value, true);
		return;
	}
	if (i == st->at && r->input != INPUT_TEXT)
		canvas_cursor(&value, 0, 0);
	canvas_column(&value, 0, 0, value.cols, r->rule.identity ?
	    STYLE_MUTED : STYLE_PLAIN, r->preview);
}

/* "!" refused, "?" to be looked at, "*" still wanted. */
static const char *
mark_of(const struct form_row *r)
{
	bool blank = r->touched ? r->value.len == 0 : *r->held == '\0';

	return r->fault != NULL ? "!" : r->look != NULL ? "?" :
	    r->required && blank ? "*" : "";
}

static void
draw_row(const struct form_state *st, int i, struct canvas *line)
{
	const struct form_row *r = &st->rows[i];
	const char *mark = mark_of(r);

	canvas_text(line, 0, 0, STYLE_SELECTED, i == st->at ? ">" : " ");
	canvas_text(line, 0, 2, *mark == '!' ? STYLE_ERROR : STYLE_WARNING,
	    mark);
	if (r->input == INPUT_END) {
		canvas_textf(line, 0, 4, STYLE_STRONG, "[ %s: Enter ]",
		    r->label);
		if (i == st->at)
			canvas_cursor(line, 0, 4);
		return;
	}
	canvas_column(line, 0, 4, label_cols(line), STYLE_LABEL, r->label);
	draw_value(st, i, line);
}

static void
draw_rows(const struct form_state *st, struct canvas *c)
{
	int height = c->rows > 0 ? c->rows : 1;
	int top = line_of(st, st->at) / height * height, line = 0;

	for (int i = 0; i < st->count; i++) {
		const struct form_row *r = &st->rows[i];
		struct canvas one;

		if (i == 0 || strcmp(r->section, st->rows[i - 1].section) != 0)
			canvas_text(c, line++ - top, 2, STYLE_HEADING,
			    r->section);
		one = canvas_sub(c, line++ - top, 0, 1, c->cols);
		if (line - 1 >= top && line - 1 < top + height)
			draw_row(st, i, &one);
	}
}

/* The gate. */

static int
draw_criterion(const struct gate_line *l, struct canvas *c, int row)
{
	bool met = l->state == CRITERION_MET ||
	    l->state == CRITERION_OVERRIDDEN;

	canvas_text(c, row, 0, met ? STYLE_GOOD : l->blocking ? STYLE_ERROR :
	    STYLE_WARNING, met ? "ok" : l->blocking ? "BLOCKS" : "lacks");
	canvas_column(c, row, 7, c->cols - 7, STYLE_PLAIN,
	    l->criterion->label);
	return row + 1;
}

/* What blocks first, then what is lacking, then the rest. */
static int
draw_gate(const struct form_state *st, struct canvas *c)
{
	const struct gate *g = &st->trial.gate;
	int row = 0;

	for (int pass = 0; pass < 3; pass++)
		for (int i = 0; i < g->count; i++) {
			const struct gate_line *l = &g->lines[i];
			bool met = l->state == CRITERION_MET ||
			    l->state == CRITERION_OVERRIDDEN;

			if (pass == (met ? 2 : l->blocking ? 0 : 1))
				row = draw_criterion(l, c, row);
		}
	return row;
}

static int
draw_alikes(const struct form_state *st, struct canvas *c, int row)
{
	for (int i = 0; i < st->trial.alike_count; i++) {
		const struct alike *a = &st->trial.alikes[i];

		canvas_textf(c, row, 0, STYLE_CODE, "%s %s %s", a->ref,
		    a->initials, a->state);
		row += 1 + canvas_wrap(c, row + 1, 1, STYLE_PLAIN, a->why);
	}
	return row;
}

/* What is wrong with the whole of it, as that it is on record already. */
static const char *
general_fault(const struct form_state *st)
{
	for (int i = 0; st->has_trial && i < st->trial.note_count; i++)
		if (st->trial.notes[i].fault &&
		    *st->trial.notes[i].field == '\0')
			return st->trial.notes[i].says;
	return NULL;
}

static void
draw_side(const struct form_state *st, struct canvas *c)
{
	struct canvas part;
	int row = 0;

	if (!st->has_trial)
		return;
	if (general_fault(st) != NULL)
		row += canvas_wrap(c, row, 0, STYLE_WARNING,
		    general_fault(st));
	if (st->trial.alike_count > 0 && row < c->rows / 2) {
		canvas_text(c, row++, 0, STYLE_HEADING, "Alike");
		part = canvas_sub(c, row, 0, c->rows / 2 - row, c->cols);
		row += draw_alikes(st, &part, 0);
	}
	if (row > c->rows / 2)
		row = c->rows / 2;
	if (!st->trial.judged)
		return;
	canvas_text(c, row++, 0, STYLE_HEADING, st->trial.gate.blocked ?
	    "Gate: BLOCKED" : "Gate: nothing blocks");
	part = canvas_sub(c, row, 0, c->rows - row, c->cols);
	draw_gate(st, &part);
}

/* Where the gate is not beside the form: one line about it. */
static void
draw_gate_line(const struct form_state *st, struct canvas *c, int row)
{
	const struct gate *g = &st->trial.gate;
	char list[200] = "";
	size_t used = 0;

	if (general_fault(st) != NULL)
		canvas_text(c, row, 1, STYLE_WARNING, general_fault(st));
	if (general_fault(st) != NULL || !st->trial.judged)
		return;
	for (int i = 0; i < g->count && used < sizeof list; i++)
		if (g->lines[i].blocking)
			used += (size_t)snprintf(list + used, sizeof list -
			    used, "%s%s", used > 0 ? ", " : "",
			    g->lines[i].criterion->label);
	canvas_textf(c, row, 1, g->blocked ? STYLE_WARNING : STYLE_GOOD,
	    "%s%s", g->blocked ? "BLOCKED: " : "Gate: nothing blocks", list);
}

/* The panel about the row at hand. */

static int
draw_options(const struct form_row *r, struct canvas *c, int row)
{
	bool codes = form_shows_codes(r);
	int room = c->rows - row, columns = 1, width;

	if (room < 1)
		return row;
	while (r->option_count > room * columns)
		columns++;
	width = c->cols / columns;
	for (int i = 0; i < r->option_count; i++) {
		const struct field_option *o = &r->options[i];
		int col = i / room * width;
		struct canvas one = canvas_sub(c, row + i % room, col, 1,
		    width - 1);
		char key[2] = { form_label(r, i), '\0' };

		canvas_text(&one, 0, 1, STYLE_KEY, key);
		canvas_text(&one, 0, 2, STYLE_SELECTED, form_has(r, o->code) ?
		    "x" : " ");
		col = 4;
		if (codes)
			col += canvas_column(&one, 0, col, FORM_CODE_CELLS,
			    STYLE_CODE, o->code) + 1;
		canvas_text(&one, 0, col, STYLE_PLAIN, o->label);
	}
	return row + (r->option_count < room ? r->option_count : room);
}

static int
draw_schools(const struct form_state *st, struct canvas *c, int row)
{
	for (int i = 0; i < st->school_count; i++)
		canvas_textf(c, row++, 1, i == 0 ? STYLE_STRONG :
		    STYLE_PLAIN, "%s %s  %s%s%s%s", i == 0 ? ">" : " ",
		    st->schools[i].urn, st->schools[i].name != NULL ?
		    st->schools[i].name : "(no name yet)",
		    st->schools[i].town != NULL ? ", " : "",
		    st->schools[i].town != NULL ? st->schools[i].town : "",
		    i == 0 ? "   Enter takes it" : "");
	return row;
}

static int
draw_upn(const struct form_state *st, struct canvas *c, int row)
{
	const char *text = entry_text(&st->entry);
	struct err e = ERR_INIT;
	enum upn_kind kind;
	size_t n = strlen(text);

	if (n == 0)
		return row;
	if (n < UPN_SIZE - 1) {
		canvas_textf(c, row, 1, STYLE_MUTED, "%zu of 13 characters",
		    n);
		return row + 1;
	}
	if (upn_check(text, &kind, &e)) {
		canvas_text(c, row, 1, STYLE_GOOD, kind == UPN_TEMPORARY ?
		    "The number is right; it is a temporary one." :
		    "The number is right.");
		return row + 1;
	}
	return row + canvas_wrap(c, row, 1, STYLE_ERROR, e.text);
}

/* A short date that was understood. */
static int
draw_date(const struct form_state *st, struct canvas *c, int row)
{
	char words[DAY_WORDS_SIZE];

	if (st->typed_day != DAY_NONE)
		canvas_textf(c, row++, 1, STYLE_GOOD, "%s",
		    day_long(st->typed_day, words));
	return row;
}

static int
draw_earlier(const struct form_state *st, struct canvas *c, int row)
{
	const struct form_row *r = &st->rows[st->at];

	if (r->earlier == NULL || st->earlier_ref == NULL)
		return row;
	canvas_textf(c, row++, 1, STYLE_LABEL, "%s said (Ctrl-O takes it "
	    "over):", st->earlier_ref);
	return row + canvas_wrap(c, row, 1, STYLE_MUTED, r->earlier);
}

static int
draw_sentences(const struct form_row *r, struct canvas *c, int row)
{
	if (r->fault != NULL)
		row += canvas_wrap(c, row, 1, STYLE_ERROR, r->fault);
	if (r->look != NULL)
		row += canvas_wrap(c, row, 1, STYLE_WARNING, r->look);
	if (r->locked)
		row += canvas_wrap(c, row, 1, STYLE_WARNING, "This text "
		    "names the pupil. Ctrl-R shows it, to be changed; that "
		    "is recorded.");
	else if (r->rule.identity && !r->touched && *r->held != '\0')
		row += canvas_wrap(c, row, 1, STYLE_MUTED, "It is on record "
		    "and not shown. What you type replaces it; Ctrl-R shows "
		    "it, and that is recorded.");
	return row;
}

static void
draw_editor(const struct form_state *st, struct canvas *c, int row)
{
	struct canvas body = canvas_sub(c, row, 1, c->rows - row,
	    c->cols - 2);

	editor_draw(&st->editor, &body, true);
}

/* What the whole form is refused or looked at for, on its last row. */
static void
draw_end(const struct form_state *st, struct canvas *c)
{
	int row = 0, wanted = 0;

	for (int i = 0; i < st->count; i++)
		wanted += *mark_of(&st->rows[i]) == '*';
	if (wanted == 0)
		canvas_text(c, row++, 1, STYLE_PLAIN, "All that is wanted is "
		    "there.");
	else
		canvas_textf(c, row++, 1, STYLE_PLAIN, wanted == 1 ? "%d "
		    "field with * is still wanted. Most can be left for "
		    "later." : "%d fields with * are still wanted. It can be "
		    "taken in without most of them.", wanted);
	for (int i = 0; i < st->trial.note_count; i++)
		row += canvas_wrap(c, row, 1, st->trial.notes[i].fault ?
		    STYLE_ERROR : STYLE_WARNING, st->trial.notes[i].says);
}

static int
first_lines(const struct form_row *r, struct canvas *c)
{
	int row = 0;

	canvas_text(c, row, 1, STYLE_LABEL, r->label);
	if (*r->help != '\0')
		row = canvas_wrap(c, row + 1, 1, STYLE_MUTED, r->help);
	return draw_sentences(r, c, row + 1);
}

static void
draw_panel(const struct screen *s, struct canvas *c)
{
	const struct form_state *st = s->state;
	const struct form_row *r = &st->rows[st->at];
	int row;

	if (r->input == INPUT_END) {
		draw_end(st, c);
		return;
	}
	row = first_lines(r, c);
	if (r->input == INPUT_TEXT) {
		if (c->rows - row > 5)
			row = draw_earlier(st, c, row);
		draw_editor(st, c, row);
		return;
	}
	if (strcmp(r->code, "upn") == 0)
		row = draw_upn(st, c, row);
	else if (strcmp(r->code, "school_urn") == 0)
		row = draw_schools(st, c, row);
	else if (r->input == INPUT_ENTRY)
		row = draw_date(st, c, row);
	if (r->input != INPUT_ENTRY)
		row = draw_options(r, c, row);
	draw_earlier(st, c, row);
}

static void
draw_title(const struct form_state *st, struct canvas *c)
{
	const char *pathway = st->chosen >= 0 ?
	    st->pathways[st->chosen].pathway->label : "";
	bool shown = st->reveal_until != 0;

	if (st->ref != NULL)
		canvas_title(c, " Correct  %s  %s%s", st->ref, pathway,
		    shown ? "  NAMES SHOWN" : "");
	else
		canvas_title(c, " New referral  %s%s%s", pathway,
		    st->join != NULL ? "  joins " : "", st->join != NULL ?
		    st->join : "");
}

void
form_draw(const struct screen *s, struct canvas *c)
{
	const struct form_state *st = s->state;
	int below = panel_rows(c), height = c->rows - below - 1;
	bool wide = c->cols >= WIDE;
	int beside = c->cols >= ROOMY ? SIDE_MOST : SIDE;
	struct canvas rows = canvas_sub(c, 1, 0, height - !wide, wide ?
	    c->cols - beside - 1 : c->cols);
	struct canvas side = canvas_sub(c, 1, c->cols - beside, height,
	    beside);
	struct canvas panel = canvas_sub(c, c->rows - below + 1, 0,
	    below - 1, c->cols);

	draw_title(st, c);
	draw_rows(st, &rows);
	if (wide)
		draw_side(st, &side);
	else
		draw_gate_line(st, c, height);
	canvas_rule(c, c->rows - below);
	draw_panel(s, &panel);
}
