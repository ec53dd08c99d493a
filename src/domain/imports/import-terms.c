/* Term dates, with whose they are: that decides which of them count. */
#include "src/domain/imports/import-row.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/referral/fields.h"
#include "src/domain/values/check.h"
#include "src/model/calendar.h"

/*
 * How much an origin counts, by its own words: dates made up for a training
 * register, the authority's own, a proposal or a school that says it follows
 * the county, one school.
 */
static int
weight_of(const char *origin)
{
	static const struct {
		const char *word;
		int weight;
	} words[] = {
		{ "made up", 4 }, { "proposal", 2 }, { "newspaper", 2 },
		{ "follows", 2 }, { "one school", 1 }, { "council", 3 },
		{ "county", 3 }, { "authority", 3 },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcasestr(origin, words[i].word) != NULL)
			return words[i].weight;
	return 1;
}

static bool
begin_terms(struct import *im)
{
	static const char *const known[] = {
		"area", "la_code", "authority_of_dates", "academic_year",
		"event", "first_day", "last_day", "note", "source",
		"school_urn", NULL
	};
	static const char *const needed[] =
	    { "la_code", "event", "first_day", "last_day", NULL };

	for (int i = 0; needed[i] != NULL; i++)
		if (!csv_has(&im->csv, needed[i])) {
			err_set(im->e, ERR_DATA, "A list of term dates needs "
			    "the heading %s. Rename the headings with "
			    "a map (--map).", needed[i]);
			return false;
		}
	import_unknown(im, known);
	return true;
}

/* "2025-26" and "2025/2026" are 2025/26; by its days when it is blank. */
static const char *
read_year(struct import *im, int first)
{
	const char *text = import_get(im, "academic_year");
	int y, m, d;

	if (strspn(text, "0123456789") == 4 && (text[4] == '/' ||
	    text[4] == '-' || text[4] == '\0') && sscanf(text, "%4d", &y) == 1)
		return arena_printf(im->row, "%04d/%02d", y, (y + 1) % 100);
	if (*text != '\0')
		return NULL;
	day_split(first, &y, &m, &d);
	y -= m < 8;
	return arena_printf(im->row, "%04d/%02d", y, (y + 1) % 100);
}

/* False when something was refused. */
static bool
read_days(struct import *im, struct term *t)
{
	static const char *const headings[] = { "first_day", "last_day" };
	int *days[] = { &t->first_day, &t->last_day };

	for (int i = 0; i < 2; i++) {
		const char *text = import_get(im, headings[i]);

		*days[i] = field_day(text);
		if (*days[i] != DAY_NONE)
			continue;
		import_refuse(im, headings[i], "“%.40s” is not a date. Write "
		    "it like 2025-09-03.", text);
		return false;
	}
	if (t->last_day >= t->first_day)
		return true;
	import_refuse(im, "last_day", "This is before the first day.");
	return false;
}

static bool
read_term(struct import *im, struct term *t)
{
	const char *event = import_get(im, "event");

	t->la_code = import_get(im, "la_code");
	if (strlen(t->la_code) != 3 || strspn(t->la_code, "0123456789") != 3) {
		import_refuse(im, "la_code", "“%.20s” is not the code of a "
		    "local authority, such as 855.", t->la_code);
		return false;
	}
	t->event = word_value(term_event_words, event);
	if (t->event == INT_NONE) {
		import_refuse(im, "event", "“%.40s” should be one of: term, "
		    "half-term holiday, staff training day, half term "
		    "taught.", event);
		return false;
	}
	if (!read_days(im, t))
		return false;
	t->academic_year = read_year(im, t->first_day);
	if (t->academic_year == NULL) {
		import_refuse(im, "academic_year", "“%.20s” should be a "
		    "school year such as 2025/26.",
		    import_get(im, "academic_year"));
		return false;
	}
	return true;
}

static bool
find_term(struct import *im, const struct term *t, struct term *held,
    bool *found)
{
	struct term *rows;
	int count;

	*found = false;
	if (!db_list(im->db, &term_record, "la_code", t->la_code,
	    "first_day", im->row, &rows, &count, im->e))
		return false;
	for (int i = 0; i < count; i++) {
		const struct term *r = &rows[i];

		if (r->event != t->event || r->first_day != t->first_day ||
		    strcmp(r->origin, t->origin) != 0 ||
		    strcmp(r->school_urn ? r->school_urn : "",
		    t->school_urn ? t->school_urn : "") != 0)
			continue;
		*held = *r;
		*found = true;
	}
	return true;
}

static enum row_got
write_term(struct import *im, struct term *t)
{
	struct term held;
	char day[DAY_WORDS_SIZE];
	bool found;

	if (!find_term(im, t, &held, &found))
		return ROW_FAILED;
	if (!found) {
		t->id = db_new_id(im->db, im->row);
		return db_insert(im->db, &term_record, t, im->e) ? ROW_ADDED :
		    ROW_FAILED;
	}
	if (held.last_day == t->last_day && held.weight == t->weight)
		return ROW_SAME;
	t->id = held.id;
	import_change(im, day_words(t->first_day, day), "last_day");
	return db_update(im->db, &term_record, t, im->e) ? ROW_CHANGED :
	    ROW_FAILED;
}

static const char *
or_null(const char *text)
{
	return *text != '\0' ? text : NULL;
}

static enum row_got
term_row(struct import *im)
{
	struct term t;
	struct err e = ERR_INIT;

	record_clear(&term_record, &t);
	if (!read_term(im, &t))
		return ROW_REFUSED;
	t.school_urn = or_null(import_get(im, "school_urn"));
	if (t.school_urn != NULL && !urn_check(t.school_urn, &e))
		return import_refuse(im, "school_urn", "%s", e.text);
	t.origin = import_get(im, "authority_of_dates");
	if (*t.origin == '\0')
		t.origin = t.school_urn != NULL ? "one school" : "council";
	t.weight = weight_of(t.origin);
	t.note = or_null(import_get(im, "note"));
	t.source = or_null(import_get(im, "source"));
	return write_term(im, &t);
}

const struct import_rows import_terms = {
	.what = "import terms", .audit = true, .begin = begin_terms,
	.row = term_row,
};
