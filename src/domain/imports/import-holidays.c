/*
 * Bank holidays, from the two files that the government publishes or from a
 * CSV file.
 */
#include "src/domain/imports/import-row.h"

#include <string.h>
#include <strings.h>

#include "db/json.h"
#include "src/base/day.h"
#include "src/domain/referral/fields.h"
#include "src/model/calendar.h"

#define DIVISION "england-and-wales"

struct json_holiday {
	const char *key1;	/* division */
	const char *key2;	/* year, or the number in the list */
	const char *title;
	const char *date;
	const char *notes;
};
static const struct field json_fields[] = {
	F_TEXT(json_holiday, key1), F_TEXT(json_holiday, key2),
	F_TEXT(json_holiday, title), F_TEXT(json_holiday, date),
	F_TEXT(json_holiday, notes), F_END
};
static const struct record json_record =
    { NULL, json_fields, sizeof(struct json_holiday) };

/* The source file of the service names its titles; these are their words. */
static const char *const titles[][2] = {
	{ "2nd_january", "2nd January" },
	{ "battle_boyne", "Battle of the Boyne (Orangemen’s Day)" },
	{ "boxing_day", "Boxing Day" },
	{ "christmas", "Christmas Day" },
	{ "early_may", "Early May bank holiday" },
	{ "early_may_ve", "Early May bank holiday (VE day)" },
	{ "easter_monday", "Easter Monday" },
	{ "good_friday", "Good Friday" },
	{ "kings_coronation",
	    "Bank holiday for the coronation of King Charles III" },
	{ "late_august", "Summer bank holiday" },
	{ "new_year", "New Year’s Day" },
	{ "queen_platinum", "Platinum Jubilee bank holiday" },
	{ "queens_bank_holiday",
	    "Bank Holiday for the State Funeral of Queen Elizabeth II" },
	{ "spring", "Spring bank holiday" },
	{ "st_andrew", "St Andrew’s Day" },
	{ "st_patrick", "St Patrick’s Day" },
	{ "summer", "Summer bank holiday" },
	{ "world_cup", "World Cup bank holiday" },
};

static const char *
title_words(const char *title)
{
	static const char prefix[] = "bank_holidays.";
	size_t n = strlen(prefix);

	if (strncmp(title, prefix, n) != 0)
		return title;
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (strcmp(title + n, titles[i][0]) == 0)
			return titles[i][1];
	return "Bank holiday";
}

/* "common.nations.england-and-wales_slug" is england-and-wales. */
static const char *
division_words(struct import *im, const char *key)
{
	static const char prefix[] = "common.nations.";
	size_t n;

	if (strncmp(key, prefix, strlen(prefix)) == 0)
		key += strlen(prefix);
	n = strlen(key);
	if (n > 5 && strcmp(key + n - 5, "_slug") == 0)
		n -= 5;
	return arena_strndup(im->row, key, n);
}

static const char *
full_title(struct import *im, const char *title, const char *notes)
{
	title = title_words(title);
	if (notes != NULL && (strcasecmp(notes, "Substitute day") == 0 ||
	    strcmp(notes, "common.substitute_day") == 0))
		return arena_printf(im->row, "%s (substitute day)", title);
	return title;
}

/* The holiday that the register has on that day, if it has one. */
static bool
find_holiday(struct import *im, const struct holiday *h,
    struct holiday *held, bool *found)
{
	struct holiday *rows;
	char iso[DAY_ISO_SIZE];
	int count;

	*found = false;
	if (!db_list(im->db, &holiday_record, "day", day_iso(h->day, iso),
	    "division", im->row, &rows, &count, im->e))
		return false;
	for (int i = 0; i < count; i++)
		if (strcmp(rows[i].division, h->division) == 0) {
			*held = rows[i];
			*found = true;
		}
	return true;
}

static enum row_got
write_holiday(struct import *im, struct holiday *h)
{
	struct holiday held;
	char day[DAY_WORDS_SIZE];
	bool found;

	if (!find_holiday(im, h, &held, &found))
		return ROW_FAILED;
	if (found && strcmp(held.title, h->title) == 0)
		return ROW_SAME;
	if (found)
		import_change(im, day_words(h->day, day), "title");
	if (!db_replace(im->db, &holiday_record, h, im->e))
		return ROW_FAILED;
	return found ? ROW_CHANGED : ROW_ADDED;
}

static const char *
source_of(const struct import *im)
{
	const char *slash = strrchr(im->ask->name, '/');

	return slash != NULL ? slash + 1 : im->ask->name;
}

/* One holiday of a JSON file; state is its record. */
static enum row_got
json_row(struct import *im)
{
	const struct json_holiday *j = im->state;
	struct holiday h = { .source = source_of(im) };

	h.day = field_day(j->date != NULL ? j->date : "");
	if (h.day == DAY_NONE)
		return import_refuse(im, "date", "“%.40s” (%s) is not a "
		    "date. Get the list again.", j->date != NULL ? j->date :
		    "", j->key1);
	if (j->title == NULL)
		return import_refuse(im, "title", "The holiday on %s has no "
		    "title. Get the list again.", j->date);
	h.division = division_words(im, j->key1);
	h.title = full_title(im, j->title, j->notes);
	return write_holiday(im, &h);
}

static bool
json_walk(struct import *im, const char *text, const char *steps, int *seen)
{
	struct json_holiday *rows;
	int count;

	if (!db_json_rows(text, steps, &json_record, im->arena, &rows,
	    &count, im->e))
		return false;
	for (int i = 0; i < count; i++) {
		im->state = &rows[i];
		if (!import_act(im, json_row))
			return false;
	}
	*seen += count;
	return true;
}

/* Both shapes are tried: of one a file has rows, of the other none. */
static bool
json_holidays(struct import *im, const char *text)
{
	int seen = 0;

	if (!json_walk(im, text, "* events *", &seen) ||
	    !json_walk(im, text, "divisions * * *", &seen))
		return false;
	if (seen > 0)
		return true;
	err_set(im->e, ERR_DATA, "This JSON file holds no bank holidays in "
	    "either of the forms that GOV.UK publishes.");
	return false;
}

static bool
json_file(struct import *im, const char *text)
{
	bool nothing;

	if (!db_begin(im->db, "import holidays", im->e))
		return false;
	if (!json_holidays(im, text))
		return db_rollback(im->db);
	nothing = im->ask->all_or_nothing && im->out->refused_rows > 0;
	if (nothing) {
		im->out->undone = true;
		im->out->added = im->out->changed = im->out->same = 0;
		im->out->changes.count = 0;
		db_rollback(im->db);
		return true;
	}
	return db_commit(im->db, im->e);
}

/* JSON begins with a brace, and no CSV file of ours does. */
static bool
other(struct import *im, bool *taken)
{
	struct buf text = BUF_INIT;
	struct encoding_found found;
	const char *s;
	bool ok = true;

	if (!encoding_to_utf8(im->ask->bytes, im->ask->size, &text, &found,
	    im->e))
		return false;
	s = buf_text(&text);
	s += strspn(s, " \t\r\n");
	*taken = *s == '{' || *s == '[';
	if (*taken) {
		im->out->encoding = encoding_word(found.encoding);
		ok = json_file(im, s);
	}
	buf_release(&text);
	return ok;
}

static bool
begin_holidays(struct import *im)
{
	static const char *const known[] =
	    { "division", "date", "day", "title", "notes", NULL };

	if (!csv_has(&im->csv, "date") && !csv_has(&im->csv, "day")) {
		err_set(im->e, ERR_DATA, "A list of holidays has the "
		    "headings date and title (and division), or is one of "
		    "the JSON files of GOV.UK.");
		return false;
	}
	import_unknown(im, known);
	return true;
}

static enum row_got
holiday_row(struct import *im)
{
	const char *heading = csv_has(&im->csv, "date") ? "date" : "day";
	struct holiday h = { .source = source_of(im) };

	h.division = import_get(im, "division");
	if (*h.division == '\0')
		h.division = DIVISION;
	h.day = field_day(import_get(im, heading));
	if (h.day == DAY_NONE)
		return import_refuse(im, heading, "“%.40s” is not a date. "
		    "Write it like 2025-12-25.", import_get(im, heading));
	h.title = import_get(im, "title");
	if (*h.title == '\0')
		return import_refuse(im, "title", "Say which holiday this "
		    "is.");
	h.title = full_title(im, h.title, import_get(im, "notes"));
	return write_holiday(im, &h);
}

const struct import_rows import_holidays = {
	.what = "import holidays", .audit = true, .begin = begin_holidays,
	.row = holiday_row, .other = other,
};
