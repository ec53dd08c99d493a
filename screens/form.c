/*
 * The form: moving through it and typing.  Its rows are made in
 * form-rows.c, judged in form-try.c, drawn in form-draw.c, opened in
 * form-open.c and taken in in form-take.c.
 */
#include "screens/form.h"

#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/base/word.h"
#include "src/domain/desk/search.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"

struct form_row *
form_here(struct form_state *st)
{
	return &st->rows[st->at];
}

/* A row and the one widget that it is typed in. */

static void
follow(struct screen *s)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);
	struct err e = ERR_INIT;

	arena_reset(&st->typing);
	st->school_count = 0;
	st->typed_day = DAY_NONE;
	if (form_is_date(r))
		st->typed_day = field_day(field_typed(&r->rule,
		    entry_text(&st->entry), day_today(s->app->db),
		    &st->typing));
	if (strcmp(r->code, "school_urn") == 0 &&
	    !entry_is_empty(&st->entry) && !school_search(s->app->db,
	    entry_text(&st->entry), FORM_SCHOOLS, &st->typing, &st->schools,
	    &st->school_count, &e))
		ui_say_err(s->ui, &e);
}

static bool
is_open(const struct form_row *r)
{
	return r->touched || *r->held == '\0' || (!r->rule.identity &&
	    !r->locked);
}

void
form_enter(struct screen *s, int at)
{
	struct form_state *st = s->state;
	struct form_row *r;
	const char *value;

	*st->letters = '\0';
	st->at = at < 0 ? 0 : at >= st->count ? st->count - 1 : at;
	r = form_here(st);
	value = r->touched ? buf_text(&r->value) : is_open(r) ||
	    st->reveal_until != 0 ? r->held : "";
	entry_set(&st->entry, value);
	editor_set(&st->editor, value);
	follow(s);
	form_notes(st);
	form_previews(s);
}

/* A short date becomes a whole one, the first school that matches is it. */
void
form_complete(struct screen *s)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);
	const char *text = buf_text(&r->value);

	if (!r->touched || r->input != INPUT_ENTRY || r->field == NULL)
		return;
	if (strcmp(r->code, "school_urn") == 0 && st->school_count > 0)
		form_set(r, st->schools[0].urn);
	else if (form_is_date(r))
		form_set(r, field_typed(&r->rule, arena_strdup(&st->typing,
		    text), day_today(s->app->db), &st->typing));
	else
		return;
	st->dirty = true;
}

void
form_go_to(struct screen *s, int at)
{
	struct form_state *st = s->state;

	form_complete(s);
	if (st->dirty)
		form_try(s);
	form_enter(s, at);
}

void
form_changed(struct screen *s)
{
	struct form_state *st = s->state;

	st->saved = false;
	st->dirty = true;
	st->refused = false;
	(void)s;
}

static void
close_form(struct screen *s)
{
	struct form_state *st = s->state;

	for (int i = 0; i < st->count; i++)
		buf_release(&st->rows[i].value);
	entry_release(&st->entry);
	editor_release(&st->editor);
	arena_release(&st->tried);
	arena_release(&st->typing);
}

/* After each batch of keys: the gate turns, and nothing typed is lost. */
static bool
save(struct screen *s, struct err *e)
{
	struct form_state *st = s->state;
	struct buf draft = BUF_INIT;
	bool ok;

	if (st->dirty && st->chosen >= 0)
		form_try(s);
	if (st->saved)
		return true;
	form_encode(st, &draft);
	ok = unfinished_save(app_db(s), &st->place, buf_text(&draft),
	    &s->keep, e);
	buf_release(&draft);
	st->saved = ok;
	return ok;
}

/* Typing. */

static void
say_locked(struct screen *s)
{
	ui_say(s->ui, SAY_WARNING, "This text names the pupil. Ctrl-R shows "
	    "it, to be changed.");
}

/* A paste out of a word processor loses its bullets and blanks. */
static bool
paste_text(struct form_state *st, const struct event *ev, int rows,
    int cols)
{
	struct buf safe = BUF_INIT, plain = BUF_INIT;
	struct event clean = *ev;
	bool used;

	text_import(ev->text, ev->len, TEXT_LINES, &safe, NULL);
	word_clean(buf_text(&safe), &plain);
	clean.text = buf_text(&plain);
	clean.len = plain.len;
	used = editor_event(&st->editor, &clean, rows, cols);
	buf_release(&safe);
	buf_release(&plain);
	return used;
}

static bool
text_event(struct screen *s, const struct event *ev)
{
	struct form_state *st = s->state;
	int rows = 4, cols = s->cols - 2;

	if (ev->kind == EVENT_PASTE)
		return paste_text(st, ev, rows, cols);
	return editor_event(&st->editor, ev, rows, cols);
}

static bool
typed(struct screen *s, const struct event *ev)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);
	bool text = r->input == INPUT_TEXT;
	const char *now;

	if (r->locked && (ev->kind == EVENT_PASTE ||
	    ev->key.kind == PRESS_CHAR)) {
		say_locked(s);
		return true;
	}
	if (!(text ? text_event(s, ev) : entry_event(&st->entry, ev)))
		return false;
	if (text ? st->editor.full : st->entry.full)
		ui_say(s->ui, SAY_WARNING, "The text is as long as it can "
		    "be. The end of what you typed or pasted is left out.");
	now = text ? editor_text(&st->editor) : entry_text(&st->entry);
	if (r->touched ? strcmp(now, buf_text(&r->value)) == 0 :
	    strcmp(now, is_open(r) || st->reveal_until != 0 ? r->held : "")
	    == 0)
		return true;	/* the cursor moved */
	form_set(r, now);
	form_changed(s);
	follow(s);
	return true;
}

static bool
row_key(struct screen *s, struct key k)
{
	struct form_state *st = s->state;
	bool text = form_here(st)->input == INPUT_TEXT;

	if (key_is(k, NAMED_TAB) || (!text && (key_is(k, NAMED_DOWN) ||
	    (key_is(k, NAMED_ENTER) && form_here(st)->input != INPUT_END)))) {
		form_go_to(s, st->at + 1);
		return true;
	}
	if (key_is(k, NAMED_BACK_TAB) || (!text && key_is(k, NAMED_UP))) {
		form_go_to(s, st->at - 1);
		return true;
	}
	return false;
}

/* To the first row of the next section, or of this or the one before. */
static bool
section_key(struct screen *s, struct key k)
{
	struct form_state *st = s->state;
	int by = key_is(k, NAMED_PAGE_DOWN) ? 1 :
	    key_is(k, NAMED_PAGE_UP) ? -1 : 0, at = st->at;

	if (by == 0 || form_here(st)->input == INPUT_TEXT)
		return false;
	do
		at += by;
	while (at > 0 && at < st->count - 1 &&
	    strcmp(st->rows[at].section, st->rows[at - 1].section) == 0);
	form_go_to(s, at);
	return true;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);

	if (ev->kind == EVENT_KEY && (form_letters_key(s, ev->key) ||
	    row_key(s, ev->key) || section_key(s, ev->key)))
		return true;
	switch (r->input) {
	case INPUT_ENTRY:
	case INPUT_TEXT:
		return typed(s, ev);
	case INPUT_ONE:
	case INPUT_SEVERAL:
		return ev->kind == EVENT_KEY && form_option_key(s, ev->key);
	case INPUT_END:
		break;
	}
	return false;
}

static bool
is_typing(const struct screen *s)
{
	(void)s;
	return true;
}

const struct screen_ops form_screen = {
	.name = "form", .keys = form_keys,
	.state_size = sizeof(struct form_state),
	.open = form_open, .draw = form_draw, .input = input,
	.typing = is_typing, .resume = form_resume, .save = save,
	.tick = form_tick, .close = close_form,
};

void
form_new(struct screen *s)
{
	ui_open(s->ui, &form_screen, &(struct form_arg){ .ref = NULL });
}

void
form_join(struct screen *s, const char *ref)
{
	ui_open(s->ui, &form_screen, &(struct form_arg){ .join = ref });
}

void
form_edit(struct screen *s, const char *ref)
{
	ui_open(s->ui, &form_screen, &(struct form_arg){ .ref = ref });
}

void
form_fill(struct screen *s, const char *ref)
{
	ui_open(s->ui, &form_screen, &(struct form_arg){ .ref = ref,
	    .fill = true });
}

void
form_go_on(struct screen *s, const struct unfinished *f)
{
	ui_open(s->ui, &form_screen, &(struct form_arg){ .ref = f->ref,
	    .join = f->join, .place = f->place });
}
