/*
 * Painting the stack: the screens from the bottom up, then the message line
 * and the footer.  See stack.h.
 */
#include "screens/ui/stack.h"

#include <string.h>

#include "screens/ui/keymap.h"
#include "screens/ui/term.h"
#include "screens/ui/wrap.h"

#define MESSAGE_ROWS 4
#define CHROME_ROWS 2		/* message line and footer */
#define GUIDE_ROWS 4		/* rule, title and two of text */
#define GUIDE_LEAST 20		/* rows of a window that has room for it */

static int
guide_rows(const struct ui *ui)
{
	return ui->guide[0] != '\0' && term_rows() >= GUIDE_LEAST ?
	    GUIDE_ROWS : 0;
}

static int
chrome_rows(const struct screen *s)
{
	return s->ops->bare ? 0 : CHROME_ROWS + guide_rows(s->ui);
}

void
ui_fit(struct screen *s)
{
	int rows = term_rows() - chrome_rows(s);

	s->rows = rows > 1 ? rows : 1;
	s->cols = term_cols() > 1 ? term_cols() : 1;
}

/* The topmost screen that hides all below it. */
static int
lowest_visible(const struct ui *ui)
{
	int i = ui->depth - 1;

	while (i > 0 && ui->stack[i]->ops->overlay)
		i--;
	return i;
}

/* Draws right to left; returns the columns that are left for others. */
static int
draw_banner(struct canvas *c, int row, int cols, enum style style,
    const char *words)
{
	int width = canvas_width(words);

	if (*words == '\0' || width + 2 > cols)
		return cols;
	canvas_textf(c, row, cols - width - 2, style, " %s ", words);
	return cols - width - 3;
}

static enum style
message_style(enum severity severity)
{
	switch (severity) {
	case SAY_GOOD:
		return STYLE_GOOD;
	case SAY_WARNING:
		return STYLE_WARNING;
	case SAY_ERROR:
		return STYLE_ERROR;
	default:
		return STYLE_MESSAGE;
	}
}

/*
 * A sentence that is longer than its row grows upwards, over the screen; the
 * next key takes it away.  It never covers a text that is being typed.
 */
static void
draw_sentence(struct canvas *c, int bottom, int cols, int most,
    enum style style, const char *text)
{
	struct wrap w = WRAP_INIT;
	int rows, top;

	wrap_text(&w, text, strlen(text), cols - 1);
	rows = w.rows < most ? w.rows : most;
	top = bottom - rows + 1 > 0 ? bottom - rows + 1 : 0;
	for (int i = 0; i < rows && top + i <= bottom; i++) {
		canvas_fill(c, top + i, 0, cols, STYLE_PLAIN);
		canvas_textn(c, top + i, 1, style, text + w.row[i].start,
		    w.row[i].len);
	}
	wrap_release(&w);
}

static bool
is_small(const struct canvas *c)
{
	return c->rows < UI_MIN_ROWS || c->cols < UI_MIN_COLS;
}

static int
message_rows(const struct ui *ui, int bottom)
{
	const struct screen *top = ui->stack[ui->depth - 1];
	int free_rows = bottom - canvas_cursor_row();

	if (top->ops->typing == NULL || !top->ops->typing(top) ||
	    free_rows >= MESSAGE_ROWS)
		return MESSAGE_ROWS;
	return free_rows > 1 ? free_rows : 1;
}

static void
draw_message(const struct ui *ui, struct canvas *c, int row)
{
	int cols = c->cols;

	cols = draw_banner(c, row, cols, STYLE_REHEARSAL, ui->banner);
	if (ui->unsaved)
		cols = draw_banner(c, row, cols, STYLE_ERROR, "NOT SAVED");
	if (ui->message[0] != '\0')
		draw_sentence(c, row, cols, message_rows(ui, row),
		    message_style(ui->severity), ui->message);
	else if (is_small(c))
		canvas_textf(c, row, 0, STYLE_WARNING, "Please make this "
		    "window larger: it is %d by %d, and %d by %d is needed.",
		    c->cols, c->rows, UI_MIN_COLS, UI_MIN_ROWS);
}

/* Below the message line: a long sentence grows over the screen, not over
 * the strip. */
static void
draw_guide(const struct ui *ui, const struct canvas *whole)
{
	int rows = guide_rows(ui);
	struct canvas c = canvas_sub(whole, whole->rows - 1 - rows, 0, rows,
	    whole->cols), text;

	if (rows == 0)
		return;
	canvas_clear(&c);
	canvas_rule(&c, 0);
	canvas_text(&c, 1, 1, STYLE_STAGED, ui->guide_title);
	text = canvas_sub(&c, 2, 0, rows - 2, c.cols - 1);
	canvas_wrap(&text, 0, 1, STYLE_PLAIN, ui->guide);
}

static void
draw_screen(struct screen *s, const struct canvas *whole)
{
	struct canvas body = canvas_sub(whole, 0, 0,
	    whole->rows - chrome_rows(s), whole->cols);

	ui_fit(s);
	if (body.rows > 0 && s->ops->draw != NULL)
		s->ops->draw(s, &body);
}

void
ui_draw(struct ui *ui)
{
	struct canvas c = canvas_whole(), footer;
	struct screen *top;
	bool has_footer;

	if (ui->depth == 0)
		return;
	top = ui_top(ui);
	for (int i = lowest_visible(ui); i < ui->depth; i++)
		draw_screen(ui->stack[i], &c);
	has_footer = !top->ops->bare && c.rows >= CHROME_ROWS;
	draw_message(ui, &c, c.rows - 1 - has_footer -
	    (has_footer ? guide_rows(ui) : 0));
	if (has_footer)
		draw_guide(ui, &c);
	footer = canvas_sub(&c, c.rows - 1, 0, 1, c.cols);
	if (has_footer)
		keymap_footer(top, top->ops->modal ? NULL : ui->global,
		    &footer);
	canvas_done();
}
