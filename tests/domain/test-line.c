/*
 * Lines of the minutes: the entry line, corrections that keep the earlier
 * text, actions and drafts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/domain/panel.h"

/* An open Core Meeting with two cases. */
static int
open_core(void **state)
{
	if (fresh_partnership(state) != 0)
		return -1;
	put_meeting("core");
	put_named("T-1", "core", OTHER_SCHOOL, NULL, NULL);
	put_named("T-2", "core", OTHER_SCHOOL, NULL, NULL);
	MUST(agenda_add(db, CORE, "T-1", NULL, &e));
	MUST(agenda_add(db, CORE, "T-2", NULL, &e));
	open_all_present(CORE);
	return 0;
}

/* What is typed on Wednesday 12 November 2025, and what it means. */
struct typed {
	const char *typed;
	int kind;
	const char *text;
	const char *owner;
	const char *due;
};

static const struct typed typed_rows[] = {
	{ "Talked about lessons", LINE_DISCUSSION, "Talked about lessons",
	    NULL, NULL },
	{ "! Try a key adult", LINE_ADVICE, "Try a key adult", NULL, NULL },
	{ "? How many days part time", LINE_INFORMATION,
	    "How many days part time", NULL, NULL },
	{ "- said in confidence", LINE_RESTRICTED, "said in confidence",
	    NULL, NULL },
	{ "+ SENCo share risk assessment fri", LINE_ACTION,
	    "share risk assessment", "senco", "2025-11-14" },
	{ "+senco: share risk assessment by Friday", LINE_ACTION,
	    "share risk assessment", "senco", "2025-11-14" },
	{ "+ SENCo share risk assessment 14 nov", LINE_ACTION,
	    "share risk assessment", "senco", "2025-11-14" },
	{ "+ sendco share risk assessment on 14/11", LINE_ACTION,
	    "share risk assessment", "senco", "2025-11-14" },
	{ "+ SEN Coordinator write to the parents", LINE_ACTION,
	    "write to the parents", "senco", NULL },
	{ "+ coordinator book a room 31/08/2026", LINE_ACTION,
	    "book a room", "coordinator", "2026-08-31" },
	{ "+ deputy coordinator book a room wed", LINE_ACTION,
	    "book a room", "deputy-coordinator", "2025-11-19" },
	{ "+ find out about transport", LINE_ACTION,
	    "find out about transport", NULL, NULL },
	{ "+ find out about transport tomorrow", LINE_ACTION,
	    "find out about transport", NULL, "2025-11-13" },
	{ "+ sencos meet", LINE_ACTION, "sencos meet", NULL, NULL },
	{ "Pupil likes fri", LINE_DISCUSSION, "Pupil likes fri", NULL,
	    NULL },
};

static void
the_entry_line_understands_actions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof typed_rows / sizeof typed_rows[0];
	    i++) {
		const struct typed *t = &typed_rows[i];
		struct line l;

		print_message("# %s\n", t->typed);
		MUST(line_parse(pack(), t->typed, day_parse(TODAY), &arena,
		    &l, &e));
		assert_int_equal(l.kind, t->kind);
		assert_string_equal(l.text, t->text);
		assert_int_equal(l.due_on, t->due != NULL ?
		    day_parse(t->due) : DAY_NONE);
		if (t->owner == NULL)
			assert_null(l.owner);
		else
			assert_string_equal(l.owner, t->owner);
	}
}

static void
a_line_without_words_is_refused(void **state)
{
	static const char *const blank[] = { "", "  ", "+", "+ senco",
	    "! ", NULL };
	struct line l;

	(void)state;
	for (int i = 0; blank[i] != NULL; i++)
		assert_false(line_parse(pack(), blank[i], day_parse(TODAY),
		    &arena, &l, &e));
}

static struct line
write_line(const char *ref, const char *typed)
{
	struct line l;

	MUST(line_parse(pack(), typed, day_parse(TODAY), &arena, &l, &e));
	MUST(line_add(db, CORE, ref, &l, &arena, &e));
	return l;
}

static int
lines_about(const char *ref)
{
	struct line *list;
	int count;

	MUST(lines_of_item(db, item_of(CORE, ref).id, &arena, &list, &count,
	    &e));
	return count;
}

static void
a_person_owns_an_action_by_their_code(void **state)
{
	struct line l;

	(void)state;
	l = write_line("T-1", "+ EP observe in class fri");
	assert_string_equal(l.owner, "educational-psychologist");
	l = write_line("T-1", "+ H2 call the school");
	assert_string_equal(l.owner, "H2");
	assert_string_equal(l.text, "call the school");
	l.owner = "nobody-here";
	assert_false(line_change(db, &l, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
}

static void
SLIP_39_a_vacant_post_is_given_no_action(void **state)
{
	struct line l;

	(void)state;
	MUST(line_parse(pack(), "+ engagement officer visit the family",
	    day_parse(TODAY), &arena, &l, &e));
	assert_string_equal(l.owner, "engagement-officer");
	assert_false(line_add(db, CORE, "T-1", &l, &arena, &e));
	assert_string_equal(e.rule, "SLIP-39");
}

static void
earlier_texts_of_a_line_stay(void **state)
{
	struct line_version *old;
	struct line l, same;
	int count;

	(void)state;
	l = write_line("T-1", "the first text");
	same = l;
	l.text = "the second text";
	MUST(line_change(db, &l, &e));
	assert_int_equal(l.rev, 2);
	/* somebody else still has the first on the screen */
	same.text = "another second text";
	assert_false(line_change(db, &same, &e));
	assert_int_equal(e.code, ERR_BUSY);
	MUST(db_list(db, &line_version_record, "line_id", l.id, "rev",
	    &arena, &old, &count, &e));
	assert_int_equal(count, 1);
	assert_string_equal(old[0].text, "the first text");
	chain_holds();
}

static void
a_line_changes_its_kind_and_its_case(void **state)
{
	struct line l;

	(void)state;
	l = write_line("T-1", "share the plan");
	MUST(line_move(db, l.id, "T-2", &e));
	assert_int_equal(lines_about("T-1"), 0);
	assert_int_equal(lines_about("T-2"), 1);
	assert_false(line_move(db, l.id, "T-9", &e));
	MUST(line_get(db, l.id, &arena, &l, &e));
	l.kind = LINE_ACTION;
	l.owner = "senco";
	MUST(line_change(db, &l, &e));
	l.kind = LINE_ADVICE;
	assert_false(line_change(db, &l, &e));
	says("Only an action");
	MUST(line_remove(db, l.id, &e));
	assert_int_equal(lines_about("T-2"), 0);
	assert_false(line_remove(db, l.id, &e));
	chain_holds();
}

static void
lines_about_the_meeting_belong_to_no_case(void **state)
{
	struct line *list, l;
	int count;

	(void)state;
	l = write_line(NULL, "The offer changed");
	assert_null(l.referral_id);
	write_line("T-1", "about the case");
	MUST(lines_of_meeting(db, meeting_of(CORE).id, &arena, &list, &count,
	    &e));
	assert_int_equal(count, 2);
	assert_string_equal(list[0].id, l.id);
}

static void
a_closed_record_takes_no_line(void **state)
{
	struct line l;

	(void)state;
	l = write_line("T-1", "before");
	MUST(meeting_end(db, CORE, true, &e));
	l.text = "still open";
	MUST(line_change(db, &l, &e));
	MUST(meeting_close(db, CORE, &e));
	assert_false(line_change(db, &l, &e));
	assert_false(line_remove(db, l.id, &e));
	MUST(line_parse(pack(), "too late", day_parse(TODAY), &arena, &l,
	    &e));
	assert_false(line_add(db, CORE, "T-1", &l, &arena, &e));
	says("closed");
}

static void
actions_are_due_until_somebody_reports(void **state)
{
	struct line *list, l;
	int count;

	(void)state;
	write_line("T-1", "+ senco share the plan 14/11");
	l = write_line("T-1", "+ senco call the parents 21/11");
	write_line("T-1", "+ senco no date yet");
	MUST(actions_due(db, "leicestershire-slip-2023",
	    day_parse("2025-11-14"), &arena, &list, &count, &e));
	assert_int_equal(count, 1);
	MUST(actions_due(db, "leicestershire-slip-2023",
	    day_parse("2025-11-30"), &arena, &list, &count, &e));
	assert_int_equal(count, 2);
	/* reported at the next meeting, after this record was closed */
	MUST(action_end(db, list[0].id, LINE_DONE, &e));
	MUST(action_end(db, l.id, LINE_IMPOSSIBLE, &e));
	MUST(actions_due(db, "leicestershire-slip-2023",
	    day_parse("2025-11-30"), &arena, &list, &count, &e));
	assert_int_equal(count, 0);
	l = write_line("T-1", "no action");
	assert_false(action_end(db, l.id, LINE_DONE, &e));
	chain_holds();
}

static void
half_typed_text_is_kept_for_its_writer(void **state)
{
	const char *text;

	(void)state;
	MUST(draft_save(db, "case:T-1", "half a sen", &e));
	MUST(draft_save(db, "case:T-1", "half a sentence", &e));
	MUST(draft_get(db, "case:T-1", &arena, &text, &e));
	assert_string_equal(text, "half a sentence");
	db_as(db, "somebody-else");
	MUST(draft_get(db, "case:T-1", &arena, &text, &e));
	assert_null(text);
	db_as(db, "coordinator");
	MUST(draft_save(db, "case:T-1", NULL, &e));
	MUST(draft_get(db, "case:T-1", &arena, &text, &e));
	assert_null(text);
}

#define T(f) cmocka_unit_test_setup_teardown(f, open_core, drop_register)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_entry_line_understands_actions),
		T(a_line_without_words_is_refused),
		T(a_person_owns_an_action_by_their_code),
		T(SLIP_39_a_vacant_post_is_given_no_action),
		T(earlier_texts_of_a_line_stay),
		T(a_line_changes_its_kind_and_its_case),
		T(lines_about_the_meeting_belong_to_no_case),
		T(a_closed_record_takes_no_line),
		T(actions_are_due_until_somebody_reports),
		T(half_typed_text_is_kept_for_its_writer),
	};

	return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
