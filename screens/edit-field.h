/*
 * Changing one field of a record: a chooser of the fields with what they
 * hold, then a line to type.
 */
#ifndef SCREENS_EDIT_FIELD_H
#define SCREENS_EDIT_FIELD_H

#include "screens/ui/screen.h"
#include "src/model/field.h"

struct edit_field {
	const char *name;	/* of the field in the record */
	const char *label;
};

/* Ask which of the fields; the answer has TAG and the index. */
void edit_field_choose(struct screen *, int tag, const char *title,
    const struct record *, const void *row, const struct edit_field *,
    int count);

/* Ask for the new value of one; the answer has TAG and the text. */
void edit_field_ask(struct screen *, int tag, const struct record *,
    const void *row, const struct edit_field *);

/* What a field holds, as text; "" when absent. */
const char *edit_field_text(const struct record *, const void *row,
    const char *name, struct arena *);

#endif
