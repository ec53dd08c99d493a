/*
 * Papers of a referral: asked for, held, to follow, late; the digest of a
 * file, and what the panel saw.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/file.h"
#include "src/domain/desk/search.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/papers.h"
#include "tests/domain/fixture.h"

/* The example of FIPS 180-4, "abc", and of the empty text. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define EMPTY \
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static char path[] = "/tmp/convene-paper-XXXXXX";

static void
write_paper(const char *text)
{
	MUST(file_write(path, text, strlen(text), 0600, FILE_REPLACE, &e));
}

static void
add(const char *sen)
{
	const struct field_value v[] = {
		{ "ref", "L-0001" }, { "scheme", "leicestershire-slip-2023" },
		{ "pathway", "forum" }, { "received", "2024-06-01" },
		{ "school_urn", "120250" }, { "anonymous", "no" },
		{ "forename", "Zoë" }, { "surname", "Test" },
		{ "date_of_birth", "2011-03-01" }, { "year_group", "8" },
		{ "sen_provision", sen }, { "sen_need_primary", "SEMH" },
		{ "consent_given_on", "2024-05-30" },
		{ "consent_to_share", "yes" },
		{ "referrer_name", "A Head of Year" },
		{ "referrer_email", "office@school.example" },
		{ "reason_for_referral", "Leaves lessons." },
		{ "tried_so_far", "A mentor." }, { "hoped_for", "Calm." },
		{ "evidence", "behaviour-log" },
	};
	struct intake_result r;

	MUST(referral_take_in(db, v, (int)(sizeof v / sizeof v[0]), NULL,
	    NULL, &arena, &r, &e));
}

static struct paper_line
paper(const char *code)
{
	struct paper_line *lines;
	struct dossier d;
	int n;

	MUST(dossier_load(db, "L-0001", &arena, &d, &e));
	MUST(papers_of(db, &d, &arena, &lines, &n, &e));
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].code, code) == 0)
			return lines[i];
	fail_msg("no paper %s", code);
	return lines[0];
}

static void
note(const char *code, int state, const char *kept, const char *file)
{
	MUST(paper_set(db, "L-0001", &(struct paper_change){ .code = code,
	    .state = state, .kept = kept, .file = file }, &e));
}

/* SLIP's papers.csv: the SEN plan is asked for where there is an EHC plan. */
static void
what_is_asked_for_depends_on_the_case(void **state)
{
	(void)state;
	add("E");
	assert_true(paper("sen-plan").wanted);
	assert_string_equal(paper("sen-plan").says, "MISSING");
	assert_false(paper("consent-form").wanted);
	assert_string_equal(paper("consent-form").says, "");
	assert_string_equal(paper("behaviour-log").says,
	    "held since 28 Jun");
}

static void
no_plan_is_asked_for_without_one(void **state)
{
	(void)state;
	add("K");
	assert_false(paper("sen-plan").wanted);
}

static void
missing_papers_are_on_the_list(void **state)
{
	struct referral_row *rows;
	int n;

	(void)state;
	add("E");
	MUST(referral_list(db, NULL, NULL, 1, &arena, &rows, &n, &e));
	assert_string_equal(rows[0].lacks, "papers");
	note("sen-plan", EVIDENCE_TO_FOLLOW, NULL, NULL);
	MUST(referral_list(db, NULL, NULL, 1, &arena, &rows, &n, &e));
	assert_string_equal(rows[0].lacks, "papers");
	note("sen-plan", EVIDENCE_HELD, NULL, NULL);
	MUST(referral_list(db, NULL, NULL, 1, &arena, &rows, &n, &e));
	assert_string_equal(rows[0].lacks, "");
}

static void
the_place_stays_until_it_is_changed(void **state)
{
	(void)state;
	add("E");
	note("sen-plan", EVIDENCE_HELD, "blue folder, shelf 2", NULL);
	note("sen-plan", EVIDENCE_HELD, NULL, NULL);
	assert_string_equal(paper("sen-plan").kept, "blue folder, shelf 2");
	note("sen-plan", EVIDENCE_HELD, "", NULL);
	assert_string_equal(paper("sen-plan").kept, "");
}

/* A pipe would be waited for, and what is no file is no paper. */
static void
only_a_file_is_a_paper(void **state)
{
	char pipe_path[sizeof path + 8];

	(void)state;
	add("E");
	snprintf(pipe_path, sizeof pipe_path, "%s.pipe", path);
	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	assert_false(paper_set(db, "L-0001", &(struct paper_change){
	    .code = "sen-plan", .state = EVIDENCE_HELD, .file = pipe_path },
	    &e));
	unlink(pipe_path);
	assert_non_null(strstr(e.text, "is no file"));
	assert_false(paper_set(db, "L-0001", &(struct paper_change){
	    .code = "sen-plan", .state = EVIDENCE_HELD, .file = "/" }, &e));
	assert_non_null(strstr(e.text, "is no file"));
	assert_string_equal(paper("sen-plan").file, "");
}

static void
a_file_is_known_by_its_digest(void **state)
{
	(void)state;
	add("E");
	write_paper("abc");
	note("sen-plan", EVIDENCE_HELD, NULL, path);
	assert_string_equal(paper("sen-plan").sha256, ABC);
	note("sen-plan", EVIDENCE_HELD, NULL, "");
	assert_string_equal(paper("sen-plan").sha256, "");
	unlink(path);
	assert_false(paper_set(db, "L-0001", &(struct paper_change){
	    .code = "sen-plan", .file = path }, &e));
}

static void
a_paper_that_nobody_knows_is_refused(void **state)
{
	(void)state;
	add("K");
	assert_false(paper_set(db, "L-0001", &(struct paper_change){
	    .code = "horoscope" }, &e));
	assert_non_null(strstr(e.text, "behaviour-log"));
}

/* A correction of the form that names its papers keeps where they are. */
static void
a_form_does_not_lose_the_place(void **state)
{
	const struct field_value v[] =
	    { { "evidence", "behaviour-log;consent-form" } };
	struct intake_result r;

	(void)state;
	add("K");
	note("behaviour-log", EVIDENCE_TO_FOLLOW, "with the SENCo", NULL);
	MUST(referral_set(db, "L-0001", 0, v, 1, NULL, NULL, &arena, &r,
	    &e));
	assert_string_equal(paper("behaviour-log").kept, "with the SENCo");
	assert_string_equal(paper("consent-form").says, "held since 28 Jun");
}

static void
the_record_says_what_the_panel_saw(void **state)
{
	struct paper_seen *seen;
	struct meeting m;
	struct item item;
	int n;

	(void)state;
	add("E");
	write_paper("abc");
	note("sen-plan", EVIDENCE_HELD, NULL, path);
	MUST(meeting_new(db, "forum", day_of(2024, 7, 2), "14:00", &arena,
	    &m, &e));
	MUST(agenda_add(db, m.ref, "L-0001", NULL, &e));
	MUST(agenda_item(db, m.id, "L-0001", &arena, &item, &e));
	MUST(papers_seen(db, item.id, &arena, &seen, &n, &e));
	assert_int_equal(n, 0);
	/* somebody empties the file before the agenda is frozen */
	write_paper("");
	MUST(meeting_freeze(db, m.ref, &e));
	write_paper("something else");
	note("sen-plan", EVIDENCE_NOT_HELD, NULL, NULL);
	MUST(papers_seen(db, item.id, &arena, &seen, &n, &e));
	assert_int_equal(n, 2);
	assert_string_equal(seen[1].paper, "sen-plan");
	assert_int_equal(seen[1].state, EVIDENCE_HELD);
	assert_string_equal(seen[1].sha256, EMPTY);
	assert_int_equal(seen[1].seen_at, NOON("2024-06-28"));
	assert_string_equal(papers_seen_words(seen, n, &arena),
	    "behaviour-log, sen-plan (SHA-256 e3b0c44298fc)");
	unlink(path);
}

static void
what_comes_after_the_freeze_is_late(void **state)
{
	struct meeting m;

	(void)state;
	add("E");
	MUST(meeting_new(db, "forum", day_of(2024, 7, 2), "14:00", &arena,
	    &m, &e));
	MUST(agenda_add(db, m.ref, "L-0001", NULL, &e));
	MUST(meeting_freeze(db, m.ref, &e));
	db_at(db, NOON("2024-06-29"));
	assert_string_equal(paper("sen-plan").says, "LATE, MISSING");
	note("sen-plan", EVIDENCE_HELD, NULL, NULL);
	assert_string_equal(paper("sen-plan").says,
	    "LATE, held since 29 Jun");
	assert_false(paper("behaviour-log").late);
}

/* Where a paper is that was held in time does not make it late; another
 * file in its place does. */
static void
the_first_file_of_a_paper_is_no_news(void **state)
{
	struct meeting m;

	(void)state;
	add("E");
	note("sen-plan", EVIDENCE_HELD, NULL, NULL);
	MUST(meeting_new(db, "forum", day_of(2024, 7, 2), "14:00", &arena,
	    &m, &e));
	MUST(agenda_add(db, m.ref, "L-0001", NULL, &e));
	MUST(meeting_freeze(db, m.ref, &e));
	db_at(db, NOON("2024-06-29"));
	write_paper("abc");
	note("sen-plan", EVIDENCE_HELD, "the safe", path);
	assert_string_equal(paper("sen-plan").sha256, ABC);
	assert_string_equal(paper("sen-plan").says, "held since 28 Jun");
	write_paper("abcd");
	note("sen-plan", EVIDENCE_HELD, NULL, path);
	assert_string_equal(paper("sen-plan").says,
	    "LATE, held since 29 Jun");
	unlink(path);
}

int
main(void)
{
	int fd = mkstemp(path);
	const struct CMUnitTest tests[] = {
#define T(name) \
	cmocka_unit_test_setup_teardown(name, fresh_register, drop_register)
		T(what_is_asked_for_depends_on_the_case),
		T(no_plan_is_asked_for_without_one),
		T(missing_papers_are_on_the_list),
		T(the_place_stays_until_it_is_changed),
		T(only_a_file_is_a_paper), T(a_file_is_known_by_its_digest),
		T(the_first_file_of_a_paper_is_no_news),
		T(a_paper_that_nobody_knows_is_refused),
		T(a_form_does_not_lose_the_place),
		T(the_record_says_what_the_panel_saw),
		T(what_comes_after_the_freeze_is_late),
	};

	if (fd < 0)
		return 1;
	close(fd);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
