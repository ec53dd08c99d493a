/* The line above a list that narrows it.  See find-line.h. */
#include "screens/ui/find-line.h"

const char *
find_line_words(const struct find_line *f)
{
	return entry_is_empty(&f->entry) ? NULL : entry_text(&f->entry);
}

bool
find_line_begin(struct find_line *f)
{
	bool had = !entry_is_empty(&f->entry);

	f->open = true;
	if (had)
		entry_set(&f->entry, NULL);
	return had;
}

enum find_took
find_line_event(struct find_line *f, const struct event *ev)
{
	bool is_key = ev->kind == EVENT_KEY;

	if (is_key && key_is(ev->key, NAMED_ENTER)) {
		f->open = false;
		return FIND_TAKEN;
	}
	if (is_key && key_is(ev->key, NAMED_ESC)) {
		f->open = false;
		entry_set(&f->entry, NULL);
		return FIND_CHANGED;
	}
	return entry_event(&f->entry, ev) ? FIND_CHANGED : FIND_NOT_MINE;
}

bool
find_line_shows(const struct find_line *f)
{
	return f->open || !entry_is_empty(&f->entry);
}

void
find_line_draw(const struct find_line *f, struct canvas *c)
{
	struct canvas line = canvas_sub(c, 1, 6, 1, c->cols - 6);

	canvas_text(c, 1, 1, STYLE_LABEL, "Find");
	entry_draw(&f->entry, &line, f->open);
}
