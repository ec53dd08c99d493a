/* Changing one field of a record.  See edit-field.h. */
#include "screens/edit-field.h"

#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "screens/ui/stack.h"

const char *
edit_field_text(const struct record *r, const void *row, const char *name,
    struct arena *a)
{
	const struct field *f = record_field(r, name);
	struct buf b = BUF_INIT;
	const char *out = "";

	if (f != NULL && !field_is_absent(f, row)) {
		field_print(f, row, &b);
		out = arena_strdup(a, buf_text(&b));
	}
	buf_release(&b);
	return out;
}

void
edit_field_choose(struct screen *s, int tag, const char *title,
    const struct record *r, const void *row, const struct edit_field *f,
    int count)
{
	struct choice *rows = arena_array(&s->arena, (size_t)count,
	    sizeof *rows);

	for (int i = 0; i < count; i++)
		rows[i] = (struct choice){ .text = f[i].label,
			.note = edit_field_text(r, row, f[i].name,
			    &s->arena) };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = title, .rows = rows, .count = count,
	    .letters = true });
}

void
edit_field_ask(struct screen *s, int tag, const struct record *r,
    const void *row, const struct edit_field *f)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = f->label, .label = "Now",
	    .hint = "Without a text the field is cleared.",
	    .start = edit_field_text(r, row, f->name, &s->arena),
	    .may_be_empty = true, .draft = arena_printf(&s->arena,
	    "field:%s:%s", edit_field_text(r, row, r->fields->name,
	    &s->arena), f->name) });
}
