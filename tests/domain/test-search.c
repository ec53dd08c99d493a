/*
 * The list of referrals as the coordinator searches, filters and walks it,
 * and search over everything.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "db/search.h"
#include "db/stmt.h"
#include "src/domain/desk/listing-out.h"
#include "src/domain/desk/saved-view.h"
#include "src/domain/desk/search.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/model/person.h"
#include "tests/domain/fixture.h"

static struct referral_row *rows;
static int count;

static void
add_school(const char *urn, const char *name)
{
	struct school s;

	record_clear(&school_record, &s);
	s.urn = urn;
	s.name = name;
	s.la_code = "855";
	MUST(db_insert(db, &school_record, &s, &e));
}

/* A forum case; CONSENT may be "" (none) or a date. */
static void
add(const char *ref, const char *forename, const char *surname,
    const char *received, const char *consent, const char *school)
{
	const struct field_value v[] = {
		{ "ref", ref }, { "scheme", "leicestershire-slip-2023" },
		{ "pathway", "forum" }, { "received", received },
		{ "school_urn", school }, { "anonymous", "no" },
		{ "forename", forename }, { "surname", surname },
		{ "date_of_birth", "2011-03-01" }, { "year_group", "8" },
		{ "sen_provision", "N" }, { "consent_given_on", consent },
		{ "consent_to_share", "yes" },
		{ "referrer_name", "A Head of Year" },
		{ "referrer_email", "office@school.example" },
		{ "reason_for_referral", "Leaves lessons." },
		{ "tried_so_far", "A mentor at the canal boat project." },
		{ "hoped_for", "A calmer week." },
	};
	struct intake_result r;

	MUST(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), NULL,
	    NULL, &arena, &r, &e));
}

static void
ask(const struct view_words *w, const char *text)
{
	struct saved_view v;

	MUST(view_read(db, w, &arena, &v, &e));
	MUST(listing_page(db, &v, text, PAGE_FIRST, NULL, 100, &arena,
	    &rows, &count, &e));
}

/* The references of the rows, with blanks between. */
static const char *
refs(void)
{
	const char *list = "";

	for (int i = 0; i < count; i++)
		list = arena_printf(&arena, "%s%s%s", list, *list ? " " : "",
		    rows[i].ref);
	return list;
}

static void
five(void)
{
	add_school("120250", "Wigston Test Academy");
	add_school("120248", "Oadby Test School");
	add("L-0001", "Zoë", "O’Brien", "2024-05-01", "2024-04-20",
	    "120250");
	add("L-0002", "Paweł", "Łukasik", "2024-05-02", "", "120250");
	add("L-0003", "Anne-Marie", "Smith", "2024-05-02", "2024-04-20",
	    "120248");
	add("L-0004", "Obi", "Nwosu", "2024-06-01", "2024-05-20", "120248");
	add("L-0005", "Will", "Brown", "2024-04-01", "2024-03-20",
	    "120248");
}

static void
each_letter_is_answered_by_plain_keys(void **state)
{
	static const struct { const char *typed, *found; } cases[] = {
		{ "o", "L-0004 L-0003 L-0001 L-0005" },
		{ "ob", "L-0004 L-0001" },
		{ "obr", "L-0001" }, { "zoe", "L-0001" },
		{ "lukasik", "L-0002" }, { "pawel l", "L-0002" },
		{ "marie", "L-0003" }, { "smi ann", "L-0003" },
		{ "O'BRIEN", "L-0001" }, { "oadby", "L-0004 L-0003 L-0005" },
		{ "l-0004", "L-0004" }, { "xyz", "" }, { "-", "" },
		{ "\"", "" }, { "obi OR", "" },
	};

	(void)state;
	five();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		ask(&(struct view_words){ .sort = "newest" },
		    cases[i].typed);
		if (strcmp(refs(), cases[i].found) != 0)
			fail_msg("%s: %s, not %s", cases[i].typed, refs(),
			    cases[i].found);
	}
}

static void
a_corrected_name_is_found_and_the_old_one_is_not(void **state)
{
	const struct field_value v[] = { { "surname", "Kowalski" } };
	struct intake_result r;

	(void)state;
	five();
	MUST(referral_set(db, "L-0004", 0, v, 1, NULL, NULL, &arena, &r,
	    &e));
	ask(&(struct view_words){ .sort = "" }, "nwosu");
	assert_int_equal(count, 0);
	ask(&(struct view_words){ .sort = "" }, "kowal");
	assert_string_equal(refs(), "L-0004");
}

static void
filters(void **state)
{
	static const struct {
		struct view_words w;
		const char *found, *says;
	} cases[] = {
		{ { .sort = "newest" }, "L-0004 L-0003 L-0002 L-0001 L-0005",
		    "" },
		{ { .sort = "oldest" }, "L-0005 L-0001 L-0002 L-0003 L-0004",
		    "oldest first" },
		{ { .sort = "ref" }, "L-0001 L-0002 L-0003 L-0004 L-0005",
		    "by reference" },
		{ { .sort = "school" },
		    "L-0005 L-0003 L-0004 L-0001 L-0002", "by school" },
		{ { .lacks = "consent" }, "L-0002", "without consent" },
		{ { .lacks = "papers" }, "", "without papers" },
		{ { .school = "120250", .sort = "ref" }, "L-0001 L-0002",
		    "S-01, by reference" },
		{ { .pathway = "core" }, "", "core" },
		{ { .states = "withdrawn" }, "L-0003", "withdrawn" },
		{ { .states = "open", .sort = "ref" },
		    "L-0001 L-0002 L-0004 L-0005", "open, by reference" },
		{ { .undated = true, .sort = "ref" },
		    "L-0002 L-0004 L-0005", "without a date, by reference" },
	};
	struct saved_view v;
	struct meeting m;

	(void)state;
	five();
	MUST(referral_withdraw(db, "L-0003", "the head", "school", &e));
	MUST(meeting_new(db, "forum", day_of(2024, 7, 2), "14:00", &arena,
	    &m, &e));
	MUST(agenda_add(db, m.ref, "L-0001", NULL, &e));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		ask(&cases[i].w, NULL);
		if (strcmp(refs(), cases[i].found) != 0)
			fail_msg("%zu: %s, not %s", i, refs(),
			    cases[i].found);
		MUST(view_read(db, &cases[i].w, &arena, &v, &e));
		assert_string_equal(view_says(db, &v, &arena),
		    cases[i].says);
	}
	ask(&(struct view_words){ .sort = "ref" }, NULL);
	assert_string_equal(rows[0].meeting, "forum-2024-07-02");
	assert_int_equal(rows[0].meeting_on, day_of(2024, 7, 2));
	assert_null(rows[1].meeting);
	assert_string_equal(rows[1].lacks, "consent");
}

static void
words_that_nobody_knows_are_refused(void **state)
{
	static const struct view_words wrong[] = {
		{ .states = "lost" }, { .pathway = "nowhere" },
		{ .school = "999999" }, { .lacks = "patience" },
		{ .sort = "size" },
	};
	struct saved_view v;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_false(view_read(db, &wrong[i], &arena, &v, &e));
}

/* Walked down and up by windows of seven it is the whole list. */
static void
walk(const struct saved_view *v)
{
	struct referral_row *all, *w, at;
	int n, k, seen = 0;

	MUST(listing_page(db, v, NULL, PAGE_FIRST, NULL, 100, &arena, &all,
	    &n, &e));
	assert_int_equal(n, 40);
	MUST(listing_page(db, v, NULL, PAGE_FIRST, NULL, 7, &arena, &w, &k,
	    &e));
	while (k > 0) {
		for (int i = 0; i < k; i++)
			assert_string_equal(w[i].id, all[seen++].id);
		at = w[k - 1];
		MUST(listing_page(db, v, NULL, PAGE_AFTER, &at, 7, &arena, &w,
		    &k, &e));
	}
	assert_int_equal(seen, 40);
	MUST(listing_page(db, v, NULL, PAGE_LAST, NULL, 7, &arena, &w, &k,
	    &e));
	while (k > 0) {
		seen -= k;
		for (int i = 0; i < k; i++)
			assert_string_equal(w[i].id, all[seen + i].id);
		at = w[0];
		MUST(listing_page(db, v, NULL, PAGE_BEFORE, &at, 7, &arena,
		    &w, &k, &e));
	}
	assert_int_equal(seen, 0);
}

static void
windows_join_without_a_gap(void **state)
{
	(void)state;
	add_school("120250", "Wigston Test Academy");
	add_school("120248", "Oadby Test School");
	for (int i = 0; i < 40; i++)
		add(arena_printf(&arena, "L-%04d", 100 + i * 7 % 40),
		    arena_printf(&arena, "F%c", 'a' + i % 26),
		    arena_printf(&arena, "S%c%c", 'a' + i % 26, 'a' + i / 26),
		    arena_printf(&arena, "2024-05-%02d", 1 + i / 4),
		    "2024-04-01", i % 3 ? "120250" : "120248");
	for (int sort = SORT_NEWEST; sort <= SORT_STATE; sort++) {
		walk(&(struct saved_view){ .sort = sort });
		walk(&(struct saved_view){ .sort = sort, .undated = 1 });
		walk(&(struct saved_view){ .sort = sort,
		    .states = "listed;received" });
	}
}

static void
nothing_is_counted_further_than_a_thousand(void **state)
{
	(void)state;
	assert_string_equal(listing_number(12, &arena), "12");
	assert_string_equal(listing_number(1000, &arena), "1000");
	assert_string_equal(listing_number(1001, &arena), "1000+");
	five();
	MUST(listing_count(db, &(struct saved_view){ .sort = SORT_REF },
	    NULL, &count, &e));
	assert_int_equal(count, 5);
	MUST(listing_count(db, &(struct saved_view){ .sort = SORT_REF },
	    "oadby", &count, &e));
	assert_int_equal(count, 3);
}

static void
views_are_kept_under_a_name(void **state)
{
	struct saved_view v, *list;
	const struct view_words w = { .states = "open", .lacks = "consent" };

	(void)state;
	MUST(view_read(db, &w, &arena, &v, &e));
	MUST(view_save(db, "Chase consent", &v, &e));
	MUST(view_read(db, &(struct view_words){ .lacks = "consent",
	    .sort = "oldest" }, &arena, &v, &e));
	MUST(view_save(db, "chase CONSENT", &v, &e));
	MUST(view_list(db, &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	MUST(view_get(db, "Chase  consent", &arena, &v, &e));
	assert_string_equal(v.lacks, "consent");
	assert_int_equal(v.sort, SORT_OLDEST);
	assert_null(v.states);
	assert_false(view_save(db, " - ", &v, &e));
	MUST(view_remove(db, "chase consent", &e));
	assert_false(view_get(db, "chase consent", &arena, &v, &e));
}

/* A spreadsheet runs what looks like a formula. */
static void
what_is_given_out_holds_no_formula_and_no_name(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	add_school("120250", "=HYPERLINK(\"http://x\")");
	add("L-0001", "Zoë", "O’Brien", "2024-05-01", "", "120250");
	ask(&(struct view_words){ .sort = "" }, NULL);
	listing_csv(rows, count, &out);
	assert_non_null(strstr(buf_text(&out), "\"'=HYPERLINK"));
	assert_null(strstr(buf_text(&out), "Brien"));
	assert_non_null(strstr(buf_text(&out), "Z.O."));
	buf_truncate(&out, 0);
	listing_markdown(rows, count, &out);
	assert_non_null(strstr(buf_text(&out), "- **L-0001** Z.O., Year 8, "
	    "S-01, forum, received 1 May 2024, received, lacks consent"));
	buf_release(&out);
}

static void
find(const char *text, struct search_row **out)
{
	MUST(search_all(db, text, 50, &arena, out, &count, &e));
}

static void
everything_is_found(void **state)
{
	struct search_row *found;
	struct person p;
	struct meeting m;
	struct line l;

	(void)state;
	five();
	record_clear(&person_record, &p);
	p.id = db_new_id(db, &arena);
	p.code = "COORD";
	p.name = "Siân Test";
	p.role = "coordinator";
	MUST(db_insert(db, &person_record, &p, &e));
	find("sian", &found);
	assert_int_equal(count, 1);
	assert_string_equal(found[0].ref, "COORD");
	find("wigston", &found);
	assert_int_equal(count, 3);
	assert_string_equal(found[2].kind, "school");
	MUST(meeting_new(db, "forum", day_of(2024, 7, 2), "14:00", &arena,
	    &m, &e));
	find("2024 07 02", &found);
	assert_string_equal(found[0].ref, "forum-2024-07-02");
	MUST(agenda_add(db, m.ref, "L-0001", NULL, &e));
	record_clear(&line_record, &l);
	l.kind = LINE_DISCUSSION;
	l.text = "Zoë likes the canal.";
	MUST(line_add(db, m.ref, "L-0001", &l, &arena, &e));
	find("canal", &found);
	assert_int_equal(count, 6);
	assert_string_equal(found[0].kind, "line");
	assert_string_equal(found[0].says,
	    "forum-2024-07-02, discussion: Z. likes the canal.");
	assert_string_equal(found[1].kind, "text");
	assert_non_null(strstr(found[1].says, "What was tried"));
	MUST(line_remove(db, l.id, &e));
	find("canal", &found);
	assert_int_equal(count, 5);
	find("-", &found);
	assert_int_equal(count, 0);
}

static void
what_is_forgotten_is_not_found(void **state)
{
	struct search_row *found;
	struct dossier d;

	(void)state;
	five();
	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	MUST(db_search_forget(db, d.referral.id, &e));
	find("zoe", &found);
	assert_int_equal(count, 0);
	find("canal", &found);
	assert_int_equal(count, 4);
}

/* A register that an older program wrote is fed when it is first asked. */
static void
an_older_register_is_fed(void **state)
{
	struct search_row *found;

	(void)state;
	five();
	MUST(db_exec(db, "DELETE FROM counter WHERE name = ':search'; "
	    "DELETE FROM search_entry; DELETE FROM referral_words; "
	    "DELETE FROM referral_mark; "
	    "INSERT INTO search_index (search_index) VALUES ('rebuild'); "
	    "INSERT INTO referral_search (referral_search) "
	    "VALUES ('rebuild')", &e));
	find("canal", &found);
	assert_int_equal(count, 5);
	find("lukasik", &found);
	assert_int_equal(count, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, fresh_register, drop_register)
		T(each_letter_is_answered_by_plain_keys),
		T(a_corrected_name_is_found_and_the_old_one_is_not),
		T(filters), T(words_that_nobody_knows_are_refused),
		T(windows_join_without_a_gap),
		T(nothing_is_counted_further_than_a_thousand),
		T(views_are_kept_under_a_name),
		T(what_is_given_out_holds_no_formula_and_no_name),
		T(everything_is_found), T(what_is_forgotten_is_not_found),
		T(an_older_register_is_fed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
