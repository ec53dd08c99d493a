/*
 * Files of referrals.  What a row means is for intake.c; here rows become
 * fields, headings that nobody knows become notes, and a file that says two
 * things about one referral is told so.
 */
#include "src/domain/imports/import-row.h"

#include <stdio.h>
#include <string.h>

#include "src/domain/referral/fields.h"
#include "src/domain/scheme/scheme.h"

struct seen {
	const char *ref;
	int line;
};

struct state {
	struct field_value *values;
	struct seen *seen;
	int seen_count;
	int seen_room;
	bool faulty;		/* a fault was told about this row */
};

static bool
is_known(const struct scheme **schemes, int count,
    const char *field)
{
	struct field_rule rule;

	if (field_rule_find(NULL, NULL, field, &rule))
		return true;
	for (int i = 0; i < count; i++)
		if (field_rule_find(schemes[i], NULL, field, &rule))
			return true;
	return false;
}

static bool
load_schemes(struct import *im, const struct scheme ***out, int *count)
{
	const struct scheme **list;
	struct pack *packs;

	if (!scheme_list(im->db, im->arena, &packs, count, im->e))
		return false;
	list = arena_array(im->arena, (size_t)*count + 1, sizeof *list);
	for (int i = 0; i < *count; i++)
		if (!scheme_get(im->db, packs[i].id, im->arena, &list[i],
		    im->e))
			return false;
	*out = list;
	return true;
}

/* A column without a heading is told of when it holds something. */
static void
report_unknown(struct import *im, const struct scheme **schemes, int count)
{
	const char *list = "";

	for (size_t i = 0; i < im->csv.columns; i++) {
		const char *heading = csv_heading(&im->csv, i);

		if (!is_known(schemes, count,
		    field_canonical(heading, im->arena)))
			list = arena_printf(im->arena, "%s%s%s", list,
			    *list ? ", " : "", heading);
	}
	im->out->unknown = list;
}

static bool
begin(struct import *im)
{
	struct state *st = arena_alloc(im->arena, sizeof *st);
	const struct scheme **schemes;
	int count;

	if (!csv_has(&im->csv, "received") ||
	    !csv_has(&im->csv, "school_urn")) {
		err_set(im->e, ERR_DATA, "A file of referrals needs at least "
		    "the headings received and school_urn. Rename the "
		    "headings of a form with a map (--map).");
		return false;
	}
	im->state = st;
	st->values = arena_array(im->arena, im->csv.columns,
	    sizeof *st->values);
	if (!load_schemes(im, &schemes, &count))
		return false;
	report_unknown(im, schemes, count);
	return true;
}

static void
fault(void *ctx, const char *field, const char *says)
{
	struct import *im = ctx;
	struct state *st = im->state;

	st->faulty = true;
	import_refuse(im, strncmp(field, FIELD_NOTE, strlen(FIELD_NOTE)) == 0
	    ? field + strlen(FIELD_NOTE) : field, "%s", says);
}

/* The line on which this file spoke of the referral before, or 0. */
static int
line_seen(const struct state *st, const char *ref)
{
	for (int i = 0; i < st->seen_count; i++)
		if (strcmp(st->seen[i].ref, ref) == 0)
			return st->seen[i].line;
	return 0;
}

static void
remember(struct import *im, const char *ref)
{
	struct state *st = im->state;

	st->seen = arena_room(im->arena, st->seen, st->seen_count,
	    &st->seen_room, sizeof *st->seen);
	st->seen[st->seen_count++] =
	    (struct seen){ arena_strdup(im->arena, ref), im->line };
}

static void
note_warnings(struct import *im, const char *warnings)
{
	char *list = arena_strdup(im->row, warnings), *one;

	while ((one = strsep(&list, "\n")) != NULL)
		if (*one != '\0')
			import_note(im, "", "%s", one);
}

/* Counted as taken in; a second row that says otherwise is refused. */
static enum row_got
judge(struct import *im, const struct intake_result *got)
{
	int before = line_seen(im->state, got->ref);

	if (got->what == INTAKE_CHANGED && before > 0)
		return import_refuse(im, "", "Line %d of this file is about "
		    "the same referral %s and says otherwise (%s). Keep one "
		    "of them.", before, got->ref, got->changed);
	if (got->what != INTAKE_SAME)
		note_warnings(im, got->warnings);
	if (before == 0)
		remember(im, got->ref);
	if (got->what == INTAKE_CHANGED)
		import_change(im, got->ref, got->changed);
	return got->what == INTAKE_ADDED ? ROW_ADDED :
	    got->what == INTAKE_CHANGED ? ROW_CHANGED : ROW_SAME;
}

static enum row_got
row(struct import *im)
{
	struct state *st = im->state;
	struct intake_result got;
	struct err e = ERR_INIT;
	int count = 0;

	for (size_t i = 0; i < im->csv.columns; i++) {
		const char *heading = csv_heading(&im->csv, i);

		st->values[count++] = (struct field_value){ heading,
		    csv_get_lines(&im->csv, heading) };
	}
	st->faulty = false;
	if (referral_take_in(im->db, st->values, count, fault, im, im->row,
	    &got, &e))
		return judge(im, &got);
	if (e.code != ERR_DATA) {
		*im->e = e;
		return ROW_FAILED;
	}
	if (!st->faulty)
		import_refuse(im, "", "%s", e.text);
	return ROW_REFUSED;
}

const struct import_rows import_referrals = {
	.what = "import referrals", .begin = begin, .row = row,
};
