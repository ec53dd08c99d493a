/*
 * Import: a file is tried first, and what it would do and each line that is
 * refused is shown; then Enter takes it in.  What rows mean is for the domain.
 */
#include "screens/import.h"

#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/chooser.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/base/buf.h"
#include "src/base/file.h"

#define HEAD_ROWS 6
#define DETAIL_ROWS 3

enum asking { ASK_KIND = 1, ASK_FILE, ASK_MAP };

/* One thing to read about the file. */
struct said {
	const char *word;	/* refused, look, changes, unknown */
	enum style style;
	int line;
	const char *heading;
	const char *says;
};

struct state {
	int kind;		/* enum import_kind, or IMPORT_ANY */
	const char *path;	/* NULL: none yet */
	const char *map;	/* NULL: none */
	struct buf bytes, map_bytes;	/* what was tried is what goes in */
	struct import_result result;
	bool tried;		/* the result is that of the file */
	bool taken;
	const char *no_good;	/* why the file cannot be taken in */
	struct said *said;
	struct list list;
};

static const char *const kind_notes[] = {
	"the lists that are published", "bank holidays: GOV.UK's JSON, or CSV",
	"terms, half-terms, training days", "who sits on the panels",
	"one a row; a survey's export with a map"
};

static bool
open_import(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->kind = *(const int *)arg;
	st->result.encoding = "";
	return true;
}

static void
close_import(struct screen *s)
{
	struct state *st = s->state;

	buf_release(&st->bytes);
	buf_release(&st->map_bytes);
}

/* Questions. */

static void
ask_kind(struct screen *s)
{
	struct choice rows[IMPORT_REFERRALS + 1];

	for (int i = 0; i <= IMPORT_REFERRALS; i++)
		rows[i] = (struct choice){ .text = import_kind_words[i],
			.note = kind_notes[i] };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_KIND, .title = "What is in the file?", .rows = rows,
	    .count = IMPORT_REFERRALS + 1 });
}

static void
ask_path(struct screen *s, enum asking tag, const char *title,
    const char *hint, const char *start)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = "File", .hint = hint,
	    .start = start, .is_path = true,
	    .may_be_empty = tag == ASK_MAP });
}

static enum result
ask_file(struct screen *s)
{
	const struct state *st = s->state;

	ask_path(s, ASK_FILE, arena_printf(&s->keep, "Which file of %s?",
	    import_kind_words[st->kind]), "It is tried first: nothing is "
	    "taken in before you have seen what it would do.", st->path);
	return RESULT_DONE;
}

static enum result
ask_map(struct screen *s)
{
	const struct state *st = s->state;

	ask_path(s, ASK_MAP, "Which map of its headings?", "A CSV file with "
	    "the columns from and to; blank when there is none.", st->map);
	return RESULT_DONE;
}

void
import_begin(struct screen *s, int kind)
{
	struct ui *ui = s->ui;

	if (!ui_open(ui, &import_screen, &kind))
		return;
	if (kind == IMPORT_ANY)
		ask_kind(ui_top(ui));
	else
		ask_file(ui_top(ui));
}

/* What was found, as rows. */

static void
add_list(struct state *st, const struct import_list *list, const char *word,
    enum style style)
{
	for (int i = 0; i < list->count; i++)
		st->said[st->list.count++] = (struct said){ word, style,
		    list->at[i].line, list->at[i].heading, list->at[i].says };
}

static void
list_said(struct screen *s)
{
	struct state *st = s->state;
	const struct import_result *r = &st->result;

	st->said = arena_array(&s->keep, (size_t)(r->refused.count +
	    r->notes.count + r->changes.count) + 1, sizeof *st->said);
	st->list.count = 0;
	add_list(st, &r->refused, "REFUSED", STYLE_WARNING);
	if (*r->unknown != '\0')
		st->said[st->list.count++] = (struct said){ "unknown",
		    STYLE_LATE, 0, "", arena_printf(&s->keep, "these headings "
		    "are not known and %s: %s", st->kind == IMPORT_REFERRALS ?
		    "are kept as notes" : "are passed over", r->unknown) };
	add_list(st, &r->notes, "look", STYLE_LATE);
	add_list(st, &r->changes, "changes", STYLE_LABEL);
	list_select(&st->list, 0);
}

/* Trying, and taking in. */

static bool
read_files(struct state *st, struct err *e)
{
	buf_truncate(&st->bytes, 0);
	buf_truncate(&st->map_bytes, 0);
	return file_read(st->path, FILE_CEILING, &st->bytes, e) &&
	    (st->map == NULL || file_read(st->map, FILE_CEILING,
	    &st->map_bytes, e));
}

static bool
run(struct screen *s, bool rehearse, struct err *e)
{
	struct state *st = s->state;
	const struct import_ask ask = { .name = st->path,
	    .bytes = buf_text(&st->bytes), .size = st->bytes.len,
	    .map = st->map != NULL ? buf_text(&st->map_bytes) : NULL,
	    .map_size = st->map_bytes.len, .map_name = st->map,
	    .rehearse = rehearse };
	bool ok = import_file(app_db(s), (enum import_kind)st->kind, &ask,
	    &s->keep, &st->result, e);

	list_said(s);
	return ok;
}

static void
try(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;

	st->taken = false;
	st->no_good = NULL;
	st->result = (struct import_result){ .unknown = "", .encoding = "" };
	st->list.count = 0;
	st->tried = read_files(st, &e) && run(s, true, &e);
	if (!st->tried)
		st->no_good = arena_strdup(&s->keep, e.text);
}

static bool
can_take_in(const struct screen *s, const char **why)
{
	const struct state *st = s->state;

	*why = st->no_good != NULL ? "This file cannot be taken in; f names "
	    "another one." : "No file is named yet; f names one.";
	if (st->tried && !st->taken && st->result.added +
	    st->result.changed == 0)
		*why = "It would change nothing: there is nothing to take "
		    "in.";
	return st->taken || (st->tried && st->result.added +
	    st->result.changed > 0);
}

static enum result
take_in(struct screen *s)
{
	struct state *st = s->state;
	struct err e = ERR_INIT;
	bool ok;

	if (st->taken)
		return RESULT_CLOSE;
	ok = run(s, false, &e);
	if (!ok)
		ui_say_err(s->ui, &e);
	else
		ui_say(s->ui, SAY_GOOD, "%s: %d added, %d changed, %d the "
		    "same, %d refused.", import_kind_words[st->kind],
		    st->result.added, st->result.changed, st->result.same,
		    st->result.refused_rows);
	st->taken = true;
	return ok && st->result.refused.count == 0 ? RESULT_CLOSE :
	    RESULT_DONE;
}

static void
take_path(struct screen *s, const char *text)
{
	struct state *st = s->state;

	st->path = arena_strdup(&s->keep, text);
	if (st->kind == IMPORT_REFERRALS && st->map == NULL)
		ask_map(s);
	else
		try(s);
}

static void
resume(struct screen *s, const struct answer *a)
{
	struct state *st = s->state;

	if (a->cancelled) {
		if (st->path == NULL)
			ui_close(s);
		else if (!st->tried && st->no_good == NULL)
			try(s);		/* only the map was not wanted */
		return;
	}
	switch (a->tag) {
	case ASK_KIND:
		st->kind = a->choice;
		ask_file(s);
		break;
	case ASK_FILE:
		take_path(s, a->text);
		break;
	case ASK_MAP:
		st->map = *a->text != '\0' ? arena_strdup(&s->keep, a->text) :
		    NULL;
		try(s);
		break;
	}
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - HEAD_ROWS - DETAIL_ROWS - 1) != LIST_NOT_MINE;
}

/* Drawing. */

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct said *x = &((const struct state *)arg)->said[i];
	int col = canvas_column(c, 0, 0, 8, x->style, x->word) + 1;

	if (x->line > 0)
		col += canvas_textf(c, 0, col, STYLE_LABEL, "line %d ",
		    x->line);
	if (*x->heading != '\0')
		col += canvas_textf(c, 0, col, STYLE_CODE, "%s: ",
		    x->heading);
	canvas_text(c, 0, col, STYLE_PLAIN, x->says);
}

static void
draw_result(const struct state *st, struct canvas *c)
{
	const struct import_result *r = &st->result;

	if (st->no_good != NULL) {
		canvas_wrap(c, 0, 0, STYLE_WARNING, st->no_good);
		return;
	}
	if (!st->tried)
		return;
	canvas_textf(c, 0, 0, STYLE_STRONG, "%s %d added, %d changed, %d the "
	    "same, %d refused.", st->taken ? "Taken in:" :
	    "If it is taken in:", r->added, r->changed, r->same,
	    r->refused_rows);
	if (r->hidden > 0)
		canvas_textf(c, 1, 0, STYLE_MUTED, "%zu hidden character%s "
		    "taken out.", r->hidden, r->hidden == 1 ? " is" :
		    "s are");
	else if (!st->taken && r->refused_rows > 0)
		canvas_text(c, 1, 0, STYLE_MUTED, "The others go in; mend "
		    "these in the file, and take it in once more.");
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas head = canvas_sub(c, 1, 1, HEAD_ROWS - 2, c->cols - 2);
	struct canvas what = canvas_sub(&head, 2, 0, 2, head.cols);
	struct canvas body = canvas_sub(c, HEAD_ROWS, 0, c->rows - HEAD_ROWS -
	    DETAIL_ROWS - 1, c->cols);
	struct canvas detail = canvas_sub(c, c->rows - DETAIL_ROWS, 1,
	    DETAIL_ROWS, c->cols - 2);

	canvas_title(c, " Import  %s", st->kind == IMPORT_ANY ? "" :
	    import_kind_words[st->kind]);
	canvas_textf(&head, 0, 0, STYLE_PLAIN, "File  %s%s%s%s",
	    st->path != NULL ? st->path : "none yet", *st->result.encoding ?
	    " (" : "", st->result.encoding, *st->result.encoding ? ")" : "");
	if (st->map != NULL)
		canvas_textf(&head, 1, 0, STYLE_PLAIN, "Map   %s", st->map);
	draw_result(st, &what);
	canvas_rule(c, HEAD_ROWS - 1);
	canvas_rule(c, c->rows - DETAIL_ROWS - 1);
	list_draw(&st->list, &body, draw_row, st, !st->tried ? "" :
	    "There is nothing to say about single lines.");
	if (st->list.count > 0)
		canvas_wrap(&detail, 0, 0, STYLE_PLAIN,
		    st->said[st->list.selected].says);
}

static bool
has_kind(const struct screen *s, const char **why)
{
	*why = "Say first what is in the file.";
	return ((const struct state *)s->state)->kind != IMPORT_ANY;
}

static const struct binding import_keys[] = {
	{ "Enter", "take-in", "Take in", "Take the file in; afterwards, go "
	    "back", take_in, can_take_in },
	{ "f", "file", "File", "Name the file, or another one", ask_file,
	    has_kind },
	{ "m", "map", "Map", "Name a file that renames the headings",
	    ask_map, has_kind },
	{ 0 }
};

const struct screen_ops import_screen = {
	.name = "import", .keys = import_keys,
	.state_size = sizeof(struct state),
	.open = open_import, .draw = draw, .input = input, .resume = resume,
	.close = close_import,
};
