/*
 * Lists of schools.  The published lists have headings of their own, differ
 * in what they know and in age; they are merged by URN.  A list either knows
 * a thing (then it replaces what is held) or only fills what is missing.  No
 * list is complete: a school that none of them names is taken in all the
 * same.
 */
#include "src/domain/imports/import-row.h"

#include <bsd/stdlib.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/school.h"
#include "src/base/day.h"
#include "src/base/fold.h"
#include "src/domain/referral/fields.h"
#include "src/domain/referral/intake.h"
#include "src/domain/values/check.h"
#include "src/domain/values/names.h"
#include "src/model/school.h"

enum how {
	AS_TEXT,
	AS_NUMBER,
	AS_CODE,		/* digits, with noughts in front to 3 or 4 */
	AS_DAY,			/* also 20190901 and Excel's day numbers */
	AS_POSTCODE,
	AS_TELEPHONE,
	AS_CLOSED,		/* 1 open, 2 closed, 3 due to close */
	AS_FLAGS,		/* phase, from this and the two flags after */
	AS_KIND,		/* phase, from the census's kind of school */
	AS_EMAIL
};

enum weight { FILLS, KNOWS };

struct column {
	const char *heading;
	const char *field;
	enum how how;
	enum weight weight;
};

#define COLUMNS_MOST 24

/* A list is recognised by MARKS, "; " between, which only it has. */
static const struct shape {
	const char *name;
	const char *marks[3];
	struct column columns[COLUMNS_MOST];
} shapes[] = {
	{ "academies in trusts (Get Information about Schools)",
	    { "Academy URN", "Group UID", NULL }, {
		{ "Academy URN", "urn", AS_TEXT, KNOWS },
		{ "Trust Academy Establishment Name", "name", AS_TEXT, KNOWS },
		{ "LA (code)", "la_code", AS_CODE, KNOWS },
		{ "TypeOfEstablishment (name)", "type", AS_TEXT, KNOWS },
		{ "PhaseOfEducation (name)", "phase", AS_TEXT, FILLS },
		{ "Group Name", "trust", AS_TEXT, KNOWS },
		{ "Group UID", "trust_uid", AS_TEXT, KNOWS },
	} },
	{ "all establishments (Get Information about Schools)",
	    { "EstablishmentName", "EstablishmentNumber", NULL }, {
		{ "URN", "urn", AS_TEXT, KNOWS },
		{ "EstablishmentName", "name", AS_TEXT, KNOWS },
		{ "LA (code)", "la_code", AS_CODE, KNOWS },
		{ "EstablishmentNumber", "establishment", AS_CODE, KNOWS },
		{ "TypeOfEstablishment (name)", "type", AS_TEXT, KNOWS },
		{ "EstablishmentStatus (name)", "status", AS_TEXT, KNOWS },
		{ "PhaseOfEducation (name)", "phase", AS_TEXT, KNOWS },
		{ "OpenDate", "opened_on", AS_DAY, KNOWS },
		{ "CloseDate", "closed_on", AS_DAY, KNOWS },
		{ "StatutoryLowAge", "low_age", AS_NUMBER, KNOWS },
		{ "StatutoryHighAge", "high_age", AS_NUMBER, KNOWS },
		{ "NumberOfPupils", "roll", AS_NUMBER, KNOWS },
		{ "Street", "street", AS_TEXT, KNOWS },
		{ "Town", "town", AS_TEXT, KNOWS },
		{ "Postcode", "postcode", AS_POSTCODE, KNOWS },
		{ "TelephoneNum", "telephone", AS_TELEPHONE, KNOWS },
		{ "Trusts (name)", "trust", AS_TEXT, KNOWS },
		{ "Trusts (code)", "trust_uid", AS_TEXT, KNOWS },
	} },
	{ "school spine (compare school performance)",
	    { "SCHNAME", "ICLOSE", NULL }, {
		{ "URN", "urn", AS_TEXT, KNOWS },
		{ "SCHNAME", "name", AS_TEXT, FILLS },
		{ "LA", "la_code", AS_CODE, FILLS },
		{ "ESTAB", "establishment", AS_CODE, FILLS },
		{ "NFTYPE", "type", AS_TEXT, FILLS },
		{ "ICLOSE", "status", AS_CLOSED, FILLS },
		{ "ISPRIMARY", "phase", AS_FLAGS, FILLS },
		{ "ISSECONDARY", NULL, AS_TEXT, FILLS },
		{ "ISPOST16", NULL, AS_TEXT, FILLS },
		{ "OPENDATE", "opened_on", AS_DAY, FILLS },
		{ "CLOSEDATE", "closed_on", AS_DAY, FILLS },
		{ "AGEL", "low_age", AS_NUMBER, FILLS },
		{ "AGEH", "high_age", AS_NUMBER, FILLS },
		{ "STREET", "street", AS_TEXT, FILLS },
		{ "TOWN", "town", AS_TEXT, FILLS },
		{ "POSTCODE", "postcode", AS_POSTCODE, FILLS },
		{ "TELNUM", "telephone", AS_TELEPHONE, FILLS },
	} },
	{ "school census", { "NOR", "SCHOOLTYPE", NULL }, {
		{ "URN", "urn", AS_TEXT, KNOWS },
		{ "LA", "la_code", AS_CODE, FILLS },
		{ "ESTAB", "establishment", AS_CODE, FILLS },
		{ "SCHOOLTYPE", "phase", AS_KIND, FILLS },
		{ "NOR", "roll", AS_NUMBER, KNOWS },
	} },
	{ "school details", { "Local Authority", "Inspect Date", NULL }, {
		{ "URN", "urn", AS_TEXT, KNOWS },
		{ "Name", "name", AS_TEXT, FILLS },
		{ "Local Authority", "la_code", AS_CODE, FILLS },
		{ "Type", "type", AS_TEXT, FILLS },
		{ "Status", "status", AS_CLOSED, FILLS },
		{ "Primary", "phase", AS_FLAGS, FILLS },
		{ "Secondary", NULL, AS_TEXT, FILLS },
		{ "Post 16", NULL, AS_TEXT, FILLS },
		{ "Date Opened", "opened_on", AS_DAY, FILLS },
		{ "Date Closed", "closed_on", AS_DAY, FILLS },
		{ "Age From", "low_age", AS_NUMBER, FILLS },
		{ "Age To", "high_age", AS_NUMBER, FILLS },
		{ "Street", "street", AS_TEXT, FILLS },
		{ "City", "town", AS_TEXT, FILLS },
		{ "Postcode", "postcode", AS_POSTCODE, FILLS },
	} },
	/* a list of one's own, under the names of the register */
	{ "own list", { "urn", NULL }, {
		{ "urn", "urn", AS_TEXT, KNOWS },
		{ "name", "name", AS_TEXT, KNOWS },
		{ "email", "email", AS_EMAIL, KNOWS },
		{ "la_code", "la_code", AS_CODE, KNOWS },
		{ "establishment", "establishment", AS_CODE, KNOWS },
		{ "phase", "phase", AS_TEXT, KNOWS },
		{ "type", "type", AS_TEXT, KNOWS },
		{ "status", "status", AS_TEXT, KNOWS },
		{ "street", "street", AS_TEXT, KNOWS },
		{ "town", "town", AS_TEXT, KNOWS },
		{ "postcode", "postcode", AS_POSTCODE, KNOWS },
		{ "telephone", "telephone", AS_TELEPHONE, KNOWS },
		{ "low_age", "low_age", AS_NUMBER, KNOWS },
		{ "high_age", "high_age", AS_NUMBER, KNOWS },
		{ "roll", "roll", AS_NUMBER, KNOWS },
		{ "trust", "trust", AS_TEXT, KNOWS },
		{ "trust_uid", "trust_uid", AS_TEXT, KNOWS },
		{ "opened_on", "opened_on", AS_DAY, KNOWS },
		{ "closed_on", "closed_on", AS_DAY, KNOWS },
	} },
};
#define SHAPES (sizeof shapes / sizeof shapes[0])

struct state {
	const struct shape *shape;
	int nameless;
};

/* What the lists write for nothing. */
static bool
is_nothing(const char *text)
{
	static const char *const nothing[] = {
		"NA", "N/A", "Not applicable", "Not recorded",
		"Does not apply", NULL
	};

	return *text == '\0' || word_value(nothing, text) != INT_NONE;
}

static const char *
digits_padded(struct import *im, const char *text, int width)
{
	if (strspn(text, "0123456789") != strlen(text))
		return NULL;
	return arena_printf(im->row, "%0*ld", width, strtol(text, NULL, 10));
}

/* Excel counts days from 30 December 1899, as far as it concerns us. */
static const char *
read_day(struct import *im, const char *text)
{
	size_t n = strlen(text);
	char iso[DAY_ISO_SIZE], form[DAY_ISO_SIZE + 1];
	int day = field_day(text);

	if (day == DAY_NONE && strspn(text, "0123456789") == n && n == 8) {
		snprintf(form, sizeof form, "%.4s-%.2s-%.2s", text, text + 4,
		    text + 6);
		day = day_parse(form);
	} else if (day == DAY_NONE && strspn(text, "0123456789.") == n &&
	    n >= 4 && n <= 7) {
		day = day_of(1900, 1, 1) - 2 + (int)strtol(text, NULL, 10);
	}
	return day == DAY_NONE ? NULL :
	    arena_strdup(im->row, day_iso(day, iso));
}

/* Special schools have ages and no phase: the lists of today say so, older
 * ones set the flags of the ages. */
static bool
is_special(struct import *im)
{
	return strcasestr(import_get(im, "NFTYPE"), "special") != NULL ||
	    strcasestr(import_get(im, "MINORGROUP"), "special") != NULL;
}

static const char *
read_flags(struct import *im, const struct column *c)
{
	bool primary = strcmp(import_get(im, c[0].heading), "1") == 0;
	bool secondary = strcmp(import_get(im, c[1].heading), "1") == 0;
	bool later = strcmp(import_get(im, c[2].heading), "1") == 0;

	if (is_special(im))
		return "Not applicable";
	if (primary)
		return secondary ? "All-through" : "Primary";
	return secondary ? "Secondary" : later ? "16 plus" : NULL;
}

static const char *
read_kind(const char *text)
{
	static const char *const phases[][2] = {
		{ "State-funded primary", "Primary" },
		{ "State-funded secondary", "Secondary" },
		{ "State-funded nursery", "Nursery" },
		{ "State-funded special school", "Not applicable" },
		{ "State-funded AP school", "Not applicable" },
	};

	for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++)
		if (strcasecmp(text, phases[i][0]) == 0)
			return phases[i][1];
	return NULL;
}

static const char *
read_closed(const char *text)
{
	static const char *const words[] =
	    { "Open", "Closed", "Open, but proposed to close" };

	return text[0] >= '1' && text[0] <= '3' && text[1] == '\0' ?
	    words[text[0] - '1'] : NULL;
}

static const char *
read_telephone(struct import *im, const char *text)
{
	/* a spreadsheet took the nought for a number's */
	if (strlen(text) == 10 && *text != '0' &&
	    strspn(text, "0123456789") == 10)
		return arena_printf(im->row, "0%s", text);
	return text;
}

/* The value as the register has it; NULL when the list says nothing, or
 * nothing that can be read, which is noted. */
static const char *
read_value(struct import *im, const struct column *c)
{
	const char *text = import_get(im, c->heading), *value = NULL;
	char postcode[POSTCODE_SIZE];
	struct err e = ERR_INIT;

	if (is_nothing(text))
		return NULL;
	switch (c->how) {
	case AS_TEXT:
		return text;
	case AS_NUMBER:
		value = strspn(text, "0123456789") == strlen(text) &&
		    strlen(text) < 6 ? text : NULL;
		break;
	case AS_CODE:
		value = digits_padded(im, text,
		    strcmp(c->field, "la_code") == 0 ? 3 : 4);
		break;
	case AS_DAY:
		value = read_day(im, text);
		break;
	case AS_POSTCODE:
		value = postcode_check(text, postcode, &e) ?
		    arena_strdup(im->row, postcode) : text;
		break;
	case AS_TELEPHONE:
		value = read_telephone(im, text);
		break;
	case AS_CLOSED:
		value = read_closed(text);
		break;
	case AS_FLAGS:
		return read_flags(im, c);
	case AS_KIND:
		return read_kind(text);
	case AS_EMAIL:
		value = email_check(text, &e) ? text : NULL;
		break;
	}
	if (value == NULL)
		import_note(im, c->heading, "“%.60s” could not be read and "
		    "was passed over.%s%s", text, e.text[0] ? " " : "",
		    e.text);
	return value;
}

static bool
has_marks(struct import *im, const struct shape *s)
{
	for (int i = 0; s->marks[i] != NULL; i++)
		if (!csv_has(&im->csv, s->marks[i]))
			return false;
	return true;
}

static bool
begin(struct import *im)
{
	static const char *known[COLUMNS_MOST + 1];
	struct state *st = arena_alloc(im->arena, sizeof *st);

	for (size_t i = 0; i < SHAPES && st->shape == NULL; i++)
		if (has_marks(im, &shapes[i]))
			st->shape = &shapes[i];
	if (st->shape == NULL) {
		err_set(im->e, ERR_DATA, "This is no list of schools that "
		    "convene knows: it has no heading URN. Rename the "
		    "headings with a map (--map).");
		return false;
	}
	im->state = st;
	/* What public lists have besides is of no use here. */
	if (st->shape == &shapes[SHAPES - 1]) {
		for (int i = 0; i < COLUMNS_MOST; i++)
			known[i] = st->shape->columns[i].heading;
		import_unknown(im, known);
	}
	return true;
}

static const char *
held_text(struct import *im, const struct field *f, const struct school *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	field_print(f, s, &b);
	out = arena_strdup(im->row, buf_text(&b));
	buf_release(&b);
	return out;
}

/* Put what the list says into the school; the names of what changed. */
static bool
merge(struct import *im, const struct shape *shape, struct school *s,
    const char **changed)
{
	for (const struct column *c = shape->columns; c->heading; c++) {
		const struct field *f;
		const char *now, *was;

		if (c->field == NULL || !csv_has(&im->csv, c->heading))
			continue;
		f = record_field(&school_record, c->field);
		now = read_value(im, c);
		was = held_text(im, f, s);
		if (now == NULL || strcmp(now, was) == 0 ||
		    (*was != '\0' && c->weight == FILLS))
			continue;
		if (!field_parse(f, s, now, im->row, im->e))
			return false;
		*changed = arena_printf(im->row, "%s%s%s", *changed,
		    **changed ? " " : "", c->field);
	}
	return true;
}

/* Searches find referrals by the name of their school. */
static bool
index_again(struct import *im, const struct school *s)
{
	const char *const *ids;
	int count;

	if (!db_school_referrals(im->db, s->urn, im->row, &ids, &count,
	    im->e))
		return false;
	for (int i = 0; i < count; i++)
		if (!referral_index(im->db, ids[i], im->row, im->e))
			return false;
	return true;
}

static enum row_got
write(struct import *im, struct school *s, bool found, const char *changed)
{
	if (!found)
		return db_insert(im->db, &school_record, s, im->e) ?
		    ROW_ADDED : ROW_FAILED;
	if (*changed == '\0')
		return ROW_SAME;
	import_change(im, s->urn, changed);
	if (!db_update(im->db, &school_record, s, im->e) ||
	    !index_again(im, s))
		return ROW_FAILED;
	return ROW_CHANGED;
}

static enum row_got
row(struct import *im)
{
	struct state *st = im->state;
	const char *heading = st->shape->columns[0].heading, *changed = "";
	const char *urn = import_get(im, heading);
	struct err e = ERR_INIT;
	struct school s;
	bool found;

	if (!urn_check(urn, &e))
		return import_refuse(im, heading, "%s", e.text);
	if (!db_seek(im->db, &school_record, "urn", urn, im->row, &s, &found,
	    im->e))
		return ROW_FAILED;
	if (!found)
		record_clear(&school_record, &s);
	s.urn = urn;
	if (!merge(im, st->shape, &s, &changed))
		return ROW_FAILED;
	st->nameless += s.name == NULL;
	return write(im, &s, found, changed);
}

static void
end(struct import *im)
{
	const struct state *st = im->state;

	if (st->nameless > 0)
		import_note_file(im, "%d school%s taken in without a name. "
		    "Import a list that names %s; until then the URN is "
		    "shown.", st->nameless, st->nameless == 1 ? " was" :
		    "s were", st->nameless == 1 ? "it" : "them");
}

const struct import_rows import_schools = {
	.what = "import schools", .audit = true, .begin = begin, .row = row,
	.end = end,
};
