/*
 * Files into the register: the real public lists, made-up referrals, and
 * files as they should not be.  Figures are those of the files themselves,
 * counted without convene; SOURCES.md in db/data says where they are from.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/file.h"
#include "src/domain/calendar/days.h"
#include "src/domain/imports/import.h"
#include "src/domain/lists/lists.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/model/calendar.h"
#include "src/model/person.h"
#include "tests/domain/fixture.h"

#define DATA TOP_SRCDIR "/db/data/"
#define SPINE DATA "schools/dfe-school-spine-2017-18.csv"
#define CENSUS DATA "schools/dfe-school-census-2022-23.csv"
#define GROUPS DATA "schools/gias-academies-in-groups-202509.csv"
#define ALL_DATA DATA "schools/gias-edubaseall-sample-202105.csv"
#define WINDOWS DATA "schools/windows-1252-rows-2018.csv"
#define API DATA "bank-holidays/bank-holidays.json"
#define SOURCE DATA "bank-holidays/govuk-source-bank-holidays.json"
#define TERMS DATA "term-dates/term-dates.csv"

static struct import_result got;

static bool
import_text(enum import_kind kind, const char *text, size_t size,
    const char *map, bool all)
{
	struct import_ask ask = { .name = "some/file.csv", .bytes = text,
	    .size = size, .map = map, .map_name = "map.csv",
	    .map_size = map != NULL ? strlen(map) : 0,
	    .all_or_nothing = all };

	memset(&e, 0, sizeof e);
	return import_file(db, kind, &ask, &arena, &got, &e);
}

static void
import(enum import_kind kind, const char *text)
{
	MUST(import_text(kind, text, strlen(text), NULL, false));
}

static void
import_real(enum import_kind kind, const char *path)
{
	struct buf b = BUF_INIT;

	MUST(file_read(path, FILE_CEILING, &b, &e));
	MUST(import_text(kind, buf_text(&b), b.len, NULL, false));
	buf_release(&b);
}

static void
expect(int added, int changed, int same, int refused)
{
	if (got.added == added && got.changed == changed &&
	    got.same == same && got.refused_rows == refused)
		return;
	for (int i = 0; i < got.refused.count && i < 5; i++)
		print_message("# %d: %s: %s\n", got.refused.at[i].line,
		    got.refused.at[i].heading, got.refused.at[i].says);
	for (int i = 0; i < got.changes.count && i < 5; i++)
		print_message("# %d: %s: %s\n", got.changes.at[i].line,
		    got.changes.at[i].heading, got.changes.at[i].says);
	fail_msg("added %d changed %d same %d refused %d", got.added,
	    got.changed, got.same, got.refused_rows);
}

static struct school
school(const char *urn)
{
	struct school s;

	MUST(db_get(db, &school_record, "urn", urn, &arena, &s, &e));
	return s;
}

static int
rows_of(const struct record *r)
{
	void *rows;
	int count;

	MUST(db_list(db, r, NULL, NULL, NULL, &arena, &rows, &count, &e));
	return count;
}

static void
the_spine_names_1544_schools(void **state)
{
	struct school s;

	(void)state;
	import_real(IMPORT_SCHOOLS, SPINE);
	expect(1544, 0, 0, 0);
	import_real(IMPORT_SCHOOLS, SPINE);
	expect(0, 0, 1544, 0);
	s = school("119903");
	assert_string_equal(s.name, "The Latimer Primary School");
	assert_string_equal(s.la_code, "855");
	assert_string_equal(s.establishment, "2001");
	assert_string_equal(s.phase, "Primary");
	assert_string_equal(s.type, "Community school");
	assert_string_equal(s.status, "Open");
	assert_string_equal(s.town, "Leicester");
	assert_string_equal(s.postcode, "LE7 7AW");
	assert_string_equal(s.telephone, "01162362138");
	assert_int_equal(s.low_age, 4);
	assert_int_equal(s.high_age, 11);
	assert_int_equal(s.roll, INT_NONE);
	assert_null(s.code);
}

/* What "all establishment data" of today says of both: the phase of a special
 * school is "Not applicable", whatever ages it takes. */
static void
special_schools_have_no_phase(void **state)
{
	(void)state;
	import_real(IMPORT_SCHOOLS, SPINE);
	assert_string_equal(school("130854").type,
	    "Other independent special school");
	assert_string_equal(school("130854").phase, "Not applicable");
	assert_string_equal(school("137433").phase, "Not applicable");
	import_real(IMPORT_SCHOOLS, CENSUS);
	assert_string_equal(school("137433").phase, "Not applicable");
}

/* Excel's 1 is 1 January 1900, and it knows a 29 February of that year:
 * 43101 is 1 January 2018, 43344 is 1 September. */
static void
excel_day_numbers_are_days(void **state)
{
	static const char text[] =
	    "URN,SCHNAME,ICLOSE,OPENDATE,CLOSEDATE\r\n"
	    "100001,A,2,43101,43344\r\n";

	(void)state;
	import(IMPORT_SCHOOLS, text);
	assert_int_equal(school("100001").opened_on,
	    day_parse("2018-01-01"));
	assert_int_equal(school("100001").closed_on,
	    day_parse("2018-09-01"));
	assert_string_equal(school("100001").status, "Closed");
}

/* 1,284 of the census are in the spine, 781 in the groups, 35 in neither. */
static void
three_lists_are_merged_by_urn(void **state)
{
	struct school *rows;
	int count, nameless = 0, joined = 0;

	(void)state;
	import_real(IMPORT_SCHOOLS, SPINE);
	import_real(IMPORT_SCHOOLS, GROUPS);
	assert_int_equal(got.added + got.changed + got.same, 875);
	import_real(IMPORT_SCHOOLS, CENSUS);
	assert_int_equal(got.added + got.changed + got.same, 1408);
	assert_int_equal(got.added, 35);
	MUST(db_list(db, &school_record, NULL, NULL, "urn", &arena, &rows,
	    &count, &e));
	for (int i = 0; i < count; i++) {
		nameless += rows[i].name == NULL;
		joined += rows[i].trust != NULL && rows[i].roll != INT_NONE &&
		    rows[i].postcode != NULL;
	}
	assert_int_equal(nameless, 35);
	assert_true(joined > 600);
	assert_int_equal(got.notes.count, 1);
	assert_non_null(strstr(got.notes.at[0].says, "35 schools"));
	assert_int_equal(school("119903").roll, 375);
	assert_string_equal(school("138918").name,
	    "The Nicholas Hamond Academy");
	assert_string_equal(school("138918").trust,
	    "ACADEMY TRANSFORMATION TRUST");
	/* once more, in another order: nothing flips back */
	import_real(IMPORT_SCHOOLS, CENSUS);
	expect(0, 0, 1408, 0);
	import_real(IMPORT_SCHOOLS, GROUPS);
	expect(0, 0, 875, 0);
	import_real(IMPORT_SCHOOLS, SPINE);
	expect(0, 0, 1544, 0);
}

static void
the_census_alone_takes_schools_in_without_names(void **state)
{
	(void)state;
	import_real(IMPORT_SCHOOLS, CENSUS);
	expect(1408, 0, 0, 0);
	assert_null(school("119903").name);
	assert_int_equal(school("119903").roll, 375);
	assert_int_equal(got.notes.count, 1);
	import_real(IMPORT_SCHOOLS, SPINE);
	assert_int_equal(got.changed, 1284);
	assert_int_equal(got.added, 1544 - 1284);
	assert_string_equal(school("119903").name,
	    "The Latimer Primary School");
}

static void
the_full_download_has_139_headings(void **state)
{
	struct school s;

	(void)state;
	import_real(IMPORT_SCHOOLS, ALL_DATA);
	assert_int_equal(got.refused_rows, 0);
	assert_int_equal(got.added, 99);
	s = school("100000");
	assert_string_equal(s.name, "The Aldgate School");
	assert_string_equal(s.status, "Open");
	assert_string_equal(s.postcode, "EC3A 5DE");
	assert_string_equal(s.telephone, "02072831147");
	assert_int_equal(s.roll, 276);
	assert_int_equal(s.low_age, 3);
	assert_null(s.trust);		/* "Not applicable" is nothing */
	assert_int_equal(school("100001").opened_on,
	    day_parse("1920-01-01"));
	import_real(IMPORT_SCHOOLS, ALL_DATA);
	expect(0, 0, 99, 0);
}

static void
windows_1252_is_recognised(void **state)
{
	(void)state;
	import_real(IMPORT_SCHOOLS, WINDOWS);
	expect(6, 0, 0, 0);
	assert_string_equal(got.encoding, "Windows-1252");
	assert_string_equal(school("126416").name, "St Thomas à Becket "
	    "Church of England Aided Primary School");
	assert_string_equal(school("147416").name, "St Aelred's Catholic "
	    "Primary School – a Catholic Voluntary Academy");
	assert_int_equal(school("147416").opened_on,
	    day_parse("2019-09-01"));
	assert_string_equal(school("147416").la_code, "816");
}

static void
a_list_of_ones_own_brings_addresses(void **state)
{
	static const char text[] =
	    "urn,name,email,colour\n"
	    "119903,,office@latimer.example,red\n"
	    "20001,Sure Start,\"a@b.uk,c@d.uk\",\n"
	    "1199,Nowhere,,\n";

	(void)state;
	import_real(IMPORT_SCHOOLS, SPINE);
	import(IMPORT_SCHOOLS, text);
	expect(1, 1, 0, 1);
	assert_string_equal(school("119903").email,
	    "office@latimer.example");
	assert_string_equal(school("119903").name,
	    "The Latimer Primary School");
	assert_null(school("20001").email);
	assert_int_equal(got.refused.at[0].line, 4);
	assert_string_equal(got.refused.at[0].heading, "urn");
	assert_string_equal(got.unknown, "colour");
}

/* A name that a later list brings is found in the list of referrals. */
static void
searches_find_the_new_name(void **state)
{
	static const char row[] =
	    "pathway,received,school_urn,anonymous,year_group\n"
	    "forum,2024-05-01,119903,yes,6\n";
	struct referral_row *rows;
	int count;

	(void)state;
	import(IMPORT_REFERRALS, row);
	MUST(referral_list(db, "latimer", NULL, 9, &arena, &rows, &count,
	    &e));
	assert_int_equal(count, 0);
	import_real(IMPORT_SCHOOLS, SPINE);
	MUST(referral_list(db, "latimer", NULL, 9, &arena, &rows, &count,
	    &e));
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].school_code, "S-01");
}

static int
holidays(const char *division, const char *from, const char *to)
{
	struct holiday *rows;
	int count, n = 0;

	MUST(db_list(db, &holiday_record, "division", division, "day",
	    &arena, &rows, &count, &e));
	for (int i = 0; i < count; i++)
		n += rows[i].day >= day_parse(from) &&
		    rows[i].day <= day_parse(to);
	return n;
}

static const char *
holiday_title(const char *day)
{
	struct holiday *rows;
	int count;

	MUST(db_list(db, &holiday_record, "day", day, "division", &arena,
	    &rows, &count, &e));
	for (int i = 0; i < count; i++)
		if (strcmp(rows[i].division, "england-and-wales") == 0)
			return rows[i].title;
	return "";
}

/* The two files agree on the 32 dates of 2024 to 2027. */
static void
both_published_files_give_the_same_holidays(void **state)
{
	(void)state;
	import_real(IMPORT_HOLIDAYS, API);
	assert_int_equal(got.refused_rows, 0);
	assert_int_equal(holidays("england-and-wales", "2024-01-01",
	    "2027-12-31"), 32);
	assert_string_equal(holiday_title("2025-12-25"), "Christmas Day");
	assert_string_equal(holiday_title("2026-12-28"),
	    "Boxing Day (substitute day)");
	import_real(IMPORT_HOLIDAYS, API);
	assert_int_equal(got.added + got.changed, 0);
	import_real(IMPORT_HOLIDAYS, SOURCE);
	assert_int_equal(got.refused_rows, 0);
	assert_int_equal(holidays("england-and-wales", "2024-01-01",
	    "2027-12-31"), 32);
	assert_true(holidays("england-and-wales", "2019-01-01",
	    "2023-12-31") >= 40);
	assert_string_equal(holiday_title("2025-12-25"), "Christmas Day");
	assert_string_equal(holiday_title("2026-12-28"),
	    "Boxing Day (substitute day)");
	import_real(IMPORT_HOLIDAYS, SOURCE);
	assert_int_equal(got.added + got.changed, 0);
}

/* The standards' worked examples, with the stored holidays. */
static void
working_days_follow_from_the_files(void **state)
{
	static const char *const examples[][3] = {
		{ "2025-12-15", "10", "2025-12-31" },
		{ "2026-05-02", "5", "2026-05-11" },
		{ "2026-03-13", "28", "2026-04-24" },
	};
	struct calendar *c;
	int day;

	(void)state;
	import_real(IMPORT_HOLIDAYS, API);
	MUST(calendar_load(db, "england-and-wales", NULL, NULL, &arena, &c,
	    &e));
	for (size_t i = 0; i < 3; i++) {
		MUST(days_add_working(c, day_parse(examples[i][0]),
		    (int)strtol(examples[i][1], NULL, 10), &day, &e));
		assert_int_equal(day, day_parse(examples[i][2]));
	}
	assert_false(days_add_working(c, day_parse("2027-12-20"), 20, &day,
	    &e));
}

static void
holidays_come_as_csv_too(void **state)
{
	static const char text[] =
	    "division,date,title\n,25/12/2030,Christmas Day\n"
	    "scotland,2030-01-02,2nd January\n,someday,Carnival\n";

	(void)state;
	import(IMPORT_HOLIDAYS, text);
	expect(2, 0, 0, 1);
	assert_string_equal(holiday_title("2030-12-25"), "Christmas Day");
	assert_int_equal(got.refused.at[0].line, 4);
}

static void
json_that_is_none_is_refused(void **state)
{
	static const char *const bad[] = {
		"{", "{}", "[]", "{\"a\":{\"events\":[]}}", "[1,2,{\"a\":1}]",
		"{\"england-and-wales\":{\"events\":[{\"title\":", NULL
	};
	static const char odd[] = "{\"england-and-wales\":{\"events\":["
	    "{\"title\":\"A\",\"date\":\"soon\"},{\"date\":\"2030-01-01\"},"
	    "7,{\"title\":\"B\",\"date\":\"2030-05-06\"}]}}";

	(void)state;
	for (int i = 0; bad[i] != NULL; i++) {
		assert_false(import_text(IMPORT_HOLIDAYS, bad[i],
		    strlen(bad[i]), NULL, false));
		assert_int_equal(e.code, ERR_DATA);
	}
	assert_int_equal(rows_of(&holiday_record), 0);
	import(IMPORT_HOLIDAYS, odd);
	expect(1, 0, 0, 2);
	assert_true(import_text(IMPORT_HOLIDAYS, odd, strlen(odd), NULL,
	    true));
	assert_true(got.undone);
	assert_int_equal(rows_of(&holiday_record), 1);
}

static int
terms_with_weight(const char *la, int weight)
{
	struct term *rows;
	int count, n = 0;

	MUST(db_list(db, &term_record, "la_code", la, "first_day", &arena,
	    &rows, &count, &e));
	for (int i = 0; i < count; i++)
		n += rows[i].weight == weight;
	return n;
}

/* Rows of each county by whose dates they are. */
static void
terms_count_by_whose_they_are(void **state)
{
	(void)state;
	import_real(IMPORT_TERMS, TERMS);
	expect(67, 0, 0, 0);
	assert_int_equal(terms_with_weight("935", 3), 7);
	assert_int_equal(terms_with_weight("935", 1), 9);
	assert_int_equal(terms_with_weight("926", 2), 8);
	assert_int_equal(terms_with_weight("937", 2), 5);
	assert_int_equal(terms_with_weight("856", 3), 3);
	assert_int_equal(terms_with_weight("855", 1), 6);
	import_real(IMPORT_TERMS, TERMS);
	expect(0, 0, 67, 0);
}

/* “head” is another word at SLIP, and the code of a role in Norfolk. */
static void
the_code_of_a_role_comes_before_another_word(void **state)
{
	static const char text[] =
	    "code,name,role,organisation,school_urn,email,unix_user,from,to\n"
	    "HT,Head Teacher,head,,,,,,\n"
	    "PC,Pat Cole,chair,,,,,,\n";
	struct person p;
	struct pack pack;
	bool same;

	(void)state;
	MUST(scheme_load(db, TOP_SRCDIR "/db/schemes/norfolk-s2s-2015",
	    &arena, &pack, &same, &e));
	import(IMPORT_PEOPLE, text);
	MUST(db_get(db, &person_record, "code", "HT", &arena, &p, &e));
	assert_string_equal(p.role, "head");
	MUST(db_get(db, &person_record, "code", "PC", &arena, &p, &e));
	assert_string_equal(p.role, "coordinator");
}

static void
people_come_with_codes_and_roles(void **state)
{
	static const char text[] =
	    "code,name,role,organisation,school_urn,email,unix_user,from,to\n"
	    "JB,Jo Bell,Partnership Coordinator,SLIP,,jo@slip.example,jbell,"
	    "2023-09-01,\n"
	    "AP,Al Pratt,psychologist,LCC,,,,01/09/2023,31/08/2024\n"
	    "HT,Head Teacher,school-group,,119903,,,,\n"
	    "a b,Bad Code,senco,,,,,,\n"
	    "XX,,senco,,,,,,\n"
	    "YY,Wrong Way,senco,,,,,2024-01-01,2023-01-01\n"
	    "ZZ,Odd Role,juggler,,,,,,\n";
	struct person p;

	(void)state;
	import(IMPORT_PEOPLE, text);
	expect(4, 0, 0, 3);
	MUST(db_get(db, &person_record, "code", "JB", &arena, &p, &e));
	assert_string_equal(p.role, "coordinator");
	assert_int_equal(p.from_on, day_parse("2023-09-01"));
	MUST(db_get(db, &person_record, "code", "AP", &arena, &p, &e));
	assert_string_equal(p.role, "educational-psychologist");
	assert_int_equal(p.to_on, day_parse("2024-08-31"));
	MUST(db_get(db, &person_record, "code", "HT", &arena, &p, &e));
	assert_string_equal(p.school_urn, "119903");
	MUST(db_get(db, &person_record, "code", "ZZ", &arena, &p, &e));
	assert_string_equal(p.role, "juggler");
	import(IMPORT_PEOPLE, text);
	expect(0, 0, 4, 3);
	import(IMPORT_PEOPLE, "code,name,role\nJB,Jo Bell-Smith,chair\n");
	expect(0, 1, 0, 0);
	MUST(db_get(db, &person_record, "code", "JB", &arena, &p, &e));
	assert_string_equal(p.email, "jo@slip.example");
}

#define HEADINGS "ref,pathway,received,school_urn,anonymous,forename," \
	"surname,upn,date_of_birth,year_group,reason_for_referral\n"
#define AMY ",forum,2024-03-04,119903,,Amy,Jones,C935000023117," \
	"2010-10-02,9,Text\n"
#define BEN ",forum,2024-03-04,119903,,Ben,Khan,E937000019208," \
	"2011-02-01,8,Text\n"

static void
each_row_is_an_act(void **state)
{
	static const char text[] = HEADINGS AMY
	    ",forum,2024-03-04,119903,yes,Zoe,,,,7,Text\n" BEN
	    ",forum,2024-13-04,119903,,Cat,Low,,2011-01-01,8,\"two\nlines\"\n"
	    ",forum,2024-03-04,119903,yes,,,,,7,Text\n";

	(void)state;
	import(IMPORT_REFERRALS, text);
	expect(3, 0, 0, 2);
	assert_int_equal(got.refused.count, 2);
	assert_int_equal(got.refused.at[0].line, 3);
	assert_string_equal(got.refused.at[0].heading, "forename");
	assert_non_null(strstr(got.refused.at[0].says, "SLIP-11"));
	assert_int_equal(got.refused.at[1].line, 5);
	assert_string_equal(got.refused.at[1].heading, "received");
	assert_int_equal(rows_of(&referral_record), 3);
	assert_int_equal(rows_of(&pupil_record), 2);
	import(IMPORT_REFERRALS, text);
	expect(0, 0, 3, 2);
	assert_int_equal(rows_of(&referral_record), 3);
}

static void
all_or_nothing_is_all_or_nothing(void **state)
{
	static const char text[] = HEADINGS AMY BEN
	    ",forum,2024-03-04,1199,yes,,,,,7,Text\n";
	static const char good[] = HEADINGS AMY BEN;

	(void)state;
	MUST(import_text(IMPORT_REFERRALS, text, strlen(text), NULL, true));
	assert_true(got.undone);
	expect(0, 0, 0, 1);
	assert_int_equal(rows_of(&referral_record), 0);
	assert_int_equal(rows_of(&pupil_record), 0);
	MUST(import_text(IMPORT_REFERRALS, good, strlen(good), NULL, true));
	assert_false(got.undone);
	assert_int_equal(rows_of(&referral_record), 2);
}

static void
a_rehearsal_leaves_nothing(void **state)
{
	static const char text[] = HEADINGS AMY AMY BEN;

	(void)state;
	db_rehearse(db, true);
	import(IMPORT_REFERRALS, text);
	expect(2, 0, 1, 0);
	db_rehearse(db, false);
	assert_int_equal(rows_of(&referral_record), 0);
	assert_int_equal(rows_of(&school_record), 0);
}

/* One reference, two stories: the second is refused, not merged. */
static void
a_file_may_not_contradict_itself(void **state)
{
	static const char text[] = HEADINGS
	    "A1,forum,2024-03-04,119903,yes,,,,,7,One story\n"
	    "A1,forum,2024-03-04,119903,yes,,,,,8,Another\n"
	    "a1,forum,2024-03-04,119903,yes,,,,,7,One story\n";

	(void)state;
	import(IMPORT_REFERRALS, text);
	expect(1, 0, 1, 1);
	assert_int_equal(got.refused.at[0].line, 3);
	assert_non_null(strstr(got.refused.at[0].says, "Line 2"));
}

static void
changed_fields_are_told(void **state)
{
	static const char first[] = HEADINGS AMY;
	static const char then[] = HEADINGS
	    ",forum,2024-03-04,119903,,Amy,Jones,C935000023117,2010-10-02,"
	    "8,Another text\n";

	(void)state;
	import(IMPORT_REFERRALS, first);
	import(IMPORT_REFERRALS, then);
	expect(0, 1, 0, 0);
	assert_int_equal(got.changes.count, 1);
	assert_string_equal(got.changes.at[0].heading, "L-0001");
	assert_string_equal(got.changes.at[0].says,
	    "year_group reason_for_referral");
}

static void
a_map_renames_the_questions_of_a_form(void **state)
{
	static const char map[] = "from,to\n"
	    "When did you send this?,received\nWhich school?,school_urn\n"
	    "Is this anonymous?,anonymous\nWhat year?,year_group\n"
	    "Not there,ref\n";
	static const char text[] = "When did you send this?,Which school?,"
	    "Is this anonymous?,What year?,pathway,Anything else?\n"
	    "04/03/2024,119903,Yes,Year 8,forum,Call before ten\n";
	static const char clash[] = "from,to\nWhat year?,pathway\n";
	struct dossier d;

	(void)state;
	assert_false(import_text(IMPORT_REFERRALS, text, strlen(text), NULL,
	    false));
	MUST(import_text(IMPORT_REFERRALS, text, strlen(text), map, false));
	expect(1, 0, 0, 0);
	assert_string_equal(got.unknown, "Anything else?");
	assert_non_null(strstr(got.notes.at[0].says, "Not there"));
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	/* kept as a note, but not on an anonymous case */
	assert_string_equal(dossier_field(&d, "note:Anything else?",
	    &arena), "");
	assert_non_null(strstr(got.notes.at[1].says, "Anything else?: "));
	assert_false(import_text(IMPORT_REFERRALS, text, strlen(text), clash,
	    false));
	assert_false(import_text(IMPORT_REFERRALS, text, strlen(text),
	    "a,b\n1,2\n", false));
}

static void
hidden_characters_are_taken_out_and_counted(void **state)
{
	static const char text[] = HEADINGS
	    ",forum,2024-03-04,119903,,A\xE2\x80\xAEmy,Jo\xC2\xADnes,,"
	    "2010-10-02,9,Te\x1B[31mxt\n";
	struct dossier d;

	(void)state;
	import(IMPORT_REFERRALS, text);
	expect(1, 0, 0, 0);
	assert_int_equal(got.hidden, 3);
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	assert_string_equal(dossier_field(&d, "forename", &arena), "Amy");
	assert_string_equal(dossier_field(&d, "surname", &arena), "Jones");
	assert_string_equal(dossier_field(&d, "reason_for_referral",
	    &arena), "Te[31mxt");
}

/* Whatever the bytes: an answer, and nothing half done. */
static void
hostile_files_do_no_harm(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
	} files[] = {
		{ "", 0 }, { "\0\0\0\0", 4 }, { "\xFF\xFE", 2 },
		{ "\xEF\xBB\xBF", 3 }, { "received", 8 }, { "\"", 1 },
		{ "received,school_urn\n\"", 21 },
		{ "received,school_urn\n\xFF\xFF,\x00\n", 24 },
		{ "received,received\n", 18 }, { "PK\003\004", 4 },
		{ "received,school_urn\n=cmd|' /C calc'!A0,'; DROP TABLE "
		    "referral; --\n", 66 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		for (int kind = IMPORT_SCHOOLS; kind <= IMPORT_REFERRALS;
		    kind++)
			if (!import_text((enum import_kind)kind,
			    files[i].bytes, files[i].size, NULL, false))
				assert_true(e.code == ERR_DATA &&
				    e.text[0] != '\0');
	assert_int_equal(rows_of(&referral_record), 0);
	assert_int_equal(rows_of(&school_record), 0);
	assert_int_equal(rows_of(&person_record), 0);
}

/* Every sample of the fuzz targets, as every kind of file. */
static void
samples_of_the_fuzzers_do_no_harm(void **state)
{
	static const char *const folders[] =
	    { "tests/fuzz/corpus/csv", "tests/fuzz/corpus/text" };
	int files = 0;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *folder = arena_printf(&arena, "%s/%s",
		    TOP_SRCDIR, folders[i]);
		DIR *dir = opendir(folder);
		struct dirent *d;

		assert_non_null(dir);
		while ((d = readdir(dir)) != NULL) {
			struct buf b = BUF_INIT;

			if (*d->d_name == '.')
				continue;
			MUST(file_read(arena_printf(&arena, "%s/%s", folder,
			    d->d_name), FILE_CEILING, &b, &e));
			for (int kind = IMPORT_SCHOOLS;
			    kind <= IMPORT_REFERRALS; kind++)
				if (!import_text((enum import_kind)kind,
				    buf_text(&b), b.len, NULL, false))
					assert_int_equal(e.code, ERR_DATA);
			buf_release(&b);
			files++;
		}
		closedir(dir);
	}
	assert_true(files >= 10);
}

/* One field set is judged as a file of one row is. */
static void
schools_and_people_are_changed_one_by_one(void **state)
{
	static const struct field_value email =
	    { "email", "office@latimer.example" };
	static const struct field_value bad = { "email", "a@b.uk,c@d.uk" };
	static const struct field_value odd = { "colour", "red" };
	static const struct field_value gone = { "email", "" };
	static const struct field_value jo[] =
	    { { "name", "Jo \"JB\" Bell, MBE" }, { "role", "SENCo" } };
	static const struct field_value to = { "to", "2024-07-31" };
	const char *changed;
	struct school s;
	struct person *people;
	int count;

	(void)state;
	import_real(IMPORT_SCHOOLS, SPINE);
	MUST(school_set(db, "119903", &email, 1, &arena, &changed, &e));
	assert_string_equal(changed, "email");
	MUST(school_get(db, "855/2001", &arena, &s, &e));
	assert_string_equal(s.email, "office@latimer.example");
	assert_string_equal(s.name, "The Latimer Primary School");
	assert_false(school_set(db, "119903", &bad, 1, &arena, &changed,
	    &e));
	assert_false(school_set(db, "119903", &odd, 1, &arena, &changed,
	    &e));
	MUST(school_set(db, "119903", &gone, 1, &arena, &changed, &e));
	assert_null(school("119903").email);
	assert_false(school_get(db, "nowhere", &arena, &s, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_false(person_set(db, "JB", &to, 1, &arena, &changed, &e));
	MUST(person_set(db, "JB", jo, 2, &arena, &changed, &e));
	MUST(person_set(db, "JB", &to, 1, &arena, &changed, &e));
	assert_string_equal(changed, "to_on");
	MUST(person_list(db, "senco", day_parse("2024-07-31"), &arena,
	    &people, &count, &e));
	assert_int_equal(count, 1);
	assert_string_equal(people[0].name, "Jo \"JB\" Bell, MBE");
	MUST(person_list(db, "senco", day_parse("2024-08-01"), &arena,
	    &people, &count, &e));
	assert_int_equal(count, 0);
}

static void
holidays_are_added_and_taken_out(void **state)
{
	struct holiday *rows;
	int count, day = day_parse("2026-06-15");

	(void)state;
	import_real(IMPORT_HOLIDAYS, API);
	MUST(holiday_add(db, "england-and-wales", day, "Special day", &e));
	MUST(holiday_list(db, "england-and-wales", day, day, &arena, &rows,
	    &count, &e));
	assert_int_equal(count, 1);
	MUST(holiday_remove(db, "england-and-wales", day, &e));
	assert_false(holiday_remove(db, "england-and-wales", day, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
}

/* Who may not take referrals in may not import them either. */
static void
readers_do_not_import(void **state)
{
	static const char text[] = HEADINGS AMY;

	(void)state;
	MUST(access_give(db, "coordinator", MEMBER_ADMINISTRATOR, &e));
	MUST(access_give(db, "reader", MEMBER_READER, &e));
	db_as(db, "reader");
	assert_false(import_text(IMPORT_REFERRALS, text, strlen(text), NULL,
	    false));
	assert_int_equal(e.code, ERR_DENIED);
	assert_int_equal(rows_of(&referral_record), 0);
}

static void
an_open_quotation_mark_keeps_what_came_before(void **state)
{
	static const char text[] = HEADINGS AMY
	    ",forum,2024-03-04,119903,,\"Ben,Khan\n";

	(void)state;
	import(IMPORT_REFERRALS, text);
	expect(1, 0, 0, 1);
	assert_int_equal(got.refused.at[0].line, 3);
}

#define ONE(test) \
	cmocka_unit_test_setup_teardown(test, fresh_register, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(the_spine_names_1544_schools),
		ONE(special_schools_have_no_phase),
		ONE(excel_day_numbers_are_days),
		ONE(three_lists_are_merged_by_urn),
		ONE(the_census_alone_takes_schools_in_without_names),
		ONE(the_full_download_has_139_headings),
		ONE(windows_1252_is_recognised),
		ONE(a_list_of_ones_own_brings_addresses),
		ONE(searches_find_the_new_name),
		ONE(both_published_files_give_the_same_holidays),
		ONE(working_days_follow_from_the_files),
		ONE(holidays_come_as_csv_too),
		ONE(json_that_is_none_is_refused),
		ONE(terms_count_by_whose_they_are),
		ONE(people_come_with_codes_and_roles),
		ONE(the_code_of_a_role_comes_before_another_word),
		ONE(each_row_is_an_act),
		ONE(all_or_nothing_is_all_or_nothing),
		ONE(a_rehearsal_leaves_nothing),
		ONE(a_file_may_not_contradict_itself),
		ONE(changed_fields_are_told),
		ONE(a_map_renames_the_questions_of_a_form),
		ONE(hidden_characters_are_taken_out_and_counted),
		ONE(hostile_files_do_no_harm),
		ONE(samples_of_the_fuzzers_do_no_harm),
		ONE(schools_and_people_are_changed_one_by_one),
		ONE(holidays_are_added_and_taken_out),
		ONE(readers_do_not_import),
		ONE(an_open_quotation_mark_keeps_what_came_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
