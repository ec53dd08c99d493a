/*
 * Rule packs: what is refused when a folder is checked, and what a register
 * holds after one was loaded.  The packs are made here; the format is that
 * of convene-pack(5).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/day.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "tests/domain/folder.h"

static char folder[FOLDER_MOST];
static struct arena arena = ARENA_INIT;
static struct db *db;
static struct err err;

static int
set_up(void **state)
{
	(void)state;
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	folder_new(folder);
	folder_pack(folder);
	err = (struct err)ERR_INIT;
	return db_open_memory(&db, &err) ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	db_close(db);
	arena_release(&arena);
	return 0;
}

static struct pack_check
check(void)
{
	struct pack_check c;

	if (!scheme_check(folder, &arena, &c, &err))
		fail_msg("%s", err.text);
	return c;
}

static void
show(const struct pack_check *c)
{
	for (int i = 0; i < c->count; i++)
		print_message("# %s\n", pack_fault_words(&c->faults[i],
		    &arena));
}

static void
the_small_pack_has_no_fault(void **state)
{
	struct pack_check c = check();

	(void)state;
	show(&c);
	assert_int_equal(c.count, 0);
	assert_string_equal(c.scheme.id, "test-2025");
	assert_string_equal(c.scheme.prefix, "T");
	assert_int_equal(c.scheme.valid_from, day_of(2025, 9, 1));
	assert_int_equal(c.scheme.valid_to, day_of(2026, 8, 31));
	assert_int_equal(c.scheme.part[PART_RULES].count, 3);
	assert_int_equal(c.scheme.part[PART_TEXTS].count, 5);
	assert_int_equal(strlen(c.digest), 64);
}

/* One change to the small pack, and the fault that must be named for it. */
static const struct slip {
	const char *file, *old, *new;	/* the change */
	const char *at;			/* FILE:LINE: HEADING */
	const char *words;
} slips[] = {
	/* the form of the files */
	{ "rules.csv", "rule,ways,where", "rule,ways,place",
	    "rules.csv:1: where", "no column" },
	{ "rules.csv", "rule,ways,where", "rule,ways,place",
	    "rules.csv:1: place", "not known" },
	{ "roles.csv", "chair,Chair,,yes", "chair,Chair,,perhaps",
	    "roles.csv:2: expected", "yes or no" },
	{ "pools.csv", "rooms,Rooms,4", "rooms,Rooms,four",
	    "pools.csv:2: capacity", "whole number" },
	{ "outcomes.csv", "one,advice,advise", "one,advice,counsel",
	    "outcomes.csv:2: disposition", "accept-in-part" },
	{ "roles.csv", "school,School", "school,",
	    "roles.csv:3: label", "blank" },
	{ "roles.csv", "school,School", "chair,School",
	    "roles.csv:3", "twice" },
	{ "roles.csv", "school,School", "sch ool,School",
	    "roles.csv:3: role", "no code" },
	{ "actions.csv", "Name a contact.", "\"Name a contact.",
	    "actions.csv:2: text", "quotation mark" },
	{ "codes.csv", "colour,r,Red", "colour,r,Red,x,y,z",
	    "codes.csv:2", "more fields" },
	{ "texts/opening.md", "What is said here stays here.", " ",
	    "texts/opening.md:1", "empty" },
	/* the settings */
	{ "settings.csv", "prefix,T\n", "",
	    "settings.csv:1: prefix", "missing" },
	{ "settings.csv", "prefix,T", "prefix,t-1",
	    "settings.csv:4: prefix", "will not do" },
	{ "settings.csv", "id,test-2025", "id,../test",
	    "settings.csv:2: id", "will not do" },
	{ "settings.csv", "authority,855", "authority,Leicestershire",
	    "settings.csv:5: authority", "855" },
	{ "settings.csv", "2025-09-01", "2025-09-31",
	    "settings.csv:8: valid_from", "date" },
	{ "settings.csv", "2026-08-31", "2025-08-31",
	    "settings.csv:9: valid_to", "before" },
	{ "settings.csv", "time_zone,Europe/London\n", "",
	    "settings.csv:1: time_zone", "missing" },
	{ "settings.csv", "division,england-and-wales\n", "",
	    "settings.csv:1: division", "missing" },
	{ "settings.csv", "prefix,T\n", "prefix,T\nweek_unit,school\n",
	    "settings.csv:5: week_unit", "clocks.csv" },
	{ "settings.csv", "prefix,T\n", "prefix,T\n"
	    "working_days_pause,holidays\n",
	    "settings.csv:5: working_days_pause", "not known" },
	{ "settings.csv", "prefix,T\n", "prefix,T\ninitials,perhaps\n",
	    "settings.csv:5: initials", "yes or no" },
	{ "settings.csv", "prefix,T\n", "prefix,T\nclocks_stop,nothing\n",
	    "settings.csv:5: clocks_stop", "clocks.csv" },
	{ "settings.csv", "prefix,T\n", "prefix,T\nhours_field,hours\n",
	    "settings.csv:5: hours_field", "fields.csv" },
	{ "settings.csv", "prefix,T\n", "prefix,T\nscore_reason,high\n",
	    "settings.csv:5: score_reason", "reasons.csv" },
	{ "settings.csv", "prefix,T\n", "prefix,T\nscore_rule,T-99\n",
	    "settings.csv:5: score_rule", "rules.csv" },
	/* words of fixed lists */
	{ "rules.csv", "T-01,gate,", "T-01,fence,",
	    "rules.csv:2: ways", "gate, clock" },
	{ "rules.csv", "T-01,gate,", "T-01,,",
	    "rules.csv:2: ways", "blank" },
	{ "rules.csv", "gate: risk,", ",",
	    "rules.csv:2: where", "blank" },
	{ "panels.csv", "opening,none", "opening,hands",
	    "panels.csv:2: votes", "casting" },
	{ "standing.csv", "capacity,T-03", "weather,T-03",
	    "standing.csv:2: shows", "next-date" },
	{ "pathways.csv", "First pathway,pupil", "First pathway,dog",
	    "pathways.csv:2: subject", "school" },
	{ "fields.csv", "Year group,year", "Year group,age",
	    "fields.csv:2: kind", "yes-no" },
	{ "dispositions.csv", "missing;return", "missing;luck",
	    "dispositions.csv:5: needs", "return" },
	{ "dispositions.csv", "advised,Advice.", "happy,Advice.",
	    "dispositions.csv:2: state", "advised" },
	{ "reasons.csv", "*,override,", "*,overrule,",
	    "reasons.csv:3: use", "override" },
	{ "reasons.csv", "Urgent,none", "Urgent,never",
	    "reasons.csv:3: consequence", "any-time" },
	{ "provisions.csv", "either,free", "always,free",
	    "provisions.csv:2: time", "either" },
	{ "provisions.csv", "either,free", "either,cheap",
	    "provisions.csv:2: payer", "place-charge" },
	{ "clocks.csv", "two,started", "two,imagined",
	    "clocks.csv:2: starts", "school-year-end" },
	{ "clocks.csv", "8,weeks", "8,fortnights",
	    "clocks.csv:2: unit", "working-days" },
	{ "clocks.csv", "room,ended", "room,forgotten",
	    "clocks.csv:2: waits_for", "reviewed" },
	/* codes that must stand in another file */
	{ "roles.csv", "first;second", "first;third",
	    "roles.csv:2: panels", "third" },
	{ "quorum.csv", "second,chair", "second,char",
	    "quorum.csv:2: role", "char" },
	{ "quorum.csv", "second,chair", "third,chair",
	    "quorum.csv:2: panel", "third" },
	{ "standing.csv", "second,places", "third,places",
	    "standing.csv:2: panel", "third" },
	{ "pathways.csv", "pupil,first", "pupil,third",
	    "pathways.csv:2: panel", "third" },
	{ "pathways.csv", "no,one,T-02", "no,nine,T-02",
	    "pathways.csv:3: earlier", "nine" },
	{ "panels.csv", "opening", "closing",
	    "panels.csv:2: statement", "texts/closing.md" },
	{ "fields.csv", "two,at_risk", "three,at_risk",
	    "fields.csv:4: pathway", "three" },
	{ "fields.csv", "Colour,code,colour", "Colour,code,shade",
	    "fields.csv:6: codes", "shade" },
	{ "fields.csv", "code,sen_provision", "code,",
	    "fields.csv:3: codes", "needs a code set" },
	{ "fields.csv", "no,at_risk,yes", "no,at_rest,yes",
	    "fields.csv:6: when_field", "at_rest" },
	{ "fields.csv", "no,at_risk,yes", "no,at_risk,",
	    "fields.csv:6: when_value", "together" },
	{ "criteria.csv", "two,risk,", "three,risk,",
	    "criteria.csv:2: pathway", "three" },
	{ "criteria.csv", "list;accept", "list;applaud",
	    "criteria.csv:2: acts_on", "applaud" },
	{ "criteria.csv", "Only pupils at risk.,T-01",
	    "Only pupils at risk.,T-09",
	    "criteria.csv:2: rule", "T-09" },
	{ "criteria.csv", "Only pupils at risk.,T-01",
	    "Only pupils at risk.,", "criteria.csv:2: rule", "blank" },
	{ "reasons.csv", "*,override,", "one,override,",
	    "criteria.csv:3: override", "reason" },
	{ "dispositions.csv", "outcomes,yes,plan", "outcomes,yes,letter",
	    "dispositions.csv:2: template", "templates/letter.md" },
	{ "dispositions.csv", "outcomes,yes,plan", "outcomes,yes,",
	    "dispositions.csv:2: template", "needs a template" },
	{ "outcomes.csv", "two,place,accept", "two,place,defer",
	    "outcomes.csv:3: disposition", "defer" },
	{ "outcomes.csv", "2,room,", "2,hall,",
	    "outcomes.csv:3: provision", "hall" },
	{ "missing.csv", "at_risk,school", "at_risk,nobody",
	    "missing.csv:2: owner", "nobody" },
	{ "missing.csv", "Report,report", "Report,memo",
	    "missing.csv:3: field", "memo" },
	{ "papers.csv", "no,at_risk,yes", "no,at_rest,yes",
	    "papers.csv:2: when_field", "at_rest" },
	{ "provisions.csv", "2,rooms,", "2,halls,",
	    "provisions.csv:2: pool", "halls" },
	{ "groups.csv", "room,A", "hall,A",
	    "groups.csv:2: provision", "hall" },
	{ "clocks.csv", "weeks,room", "weeks,hall",
	    "clocks.csv:2: applies", "hall" },
	{ "clocks.csv", "length,two", "length,three",
	    "clocks.csv:2: pathway", "three" },
	{ "actions.csv", "accept;place", "accept;palace",
	    "actions.csv:2: applies", "palace" },
	{ "actions.csv", "place,school", "place,nobody",
	    "actions.csv:2: owner", "nobody" },
	{ "actions.csv", "place,school", "place,officer",
	    "actions.csv:2: owner", "vacant" },
	{ "missing.csv", "at_risk,school", "at_risk,officer",
	    "missing.csv:2: owner", "vacant" },
	/* conditions */
	{ "predicates.csv", "1,yes,at_risk", "1,run,at_risk",
	    "predicates.csv:2: predicate", "year-between" },
	{ "predicates.csv", "1,yes,at_risk", "1,yes,at_rest",
	    "predicates.csv:2: field", "at_rest" },
	{ "predicates.csv", "1,yes,at_risk,", "1,yes,,",
	    "predicates.csv:2: field", "needs something" },
	{ "predicates.csv", "1,yes,at_risk,", "1,yes,at_risk,no",
	    "predicates.csv:2: value", "takes nothing" },
	{ "predicates.csv", "held_on,one", "at_risk,one",
	    "predicates.csv:3: field", "date" },
	{ "predicates.csv", "held_on,one", "held_on,nine",
	    "predicates.csv:3: value", "nine" },
	{ "predicates.csv", "evidence,,report", "evidence,,memo",
	    "predicates.csv:4: value", "memo" },
	{ "predicates.csv", "evidence,,report",
	    "year-between,,eleven-seven",
	    "predicates.csv:4: value", "7-11" },
	{ "predicates.csv", "evidence,,report", "year-between,,11-7",
	    "predicates.csv:4: value", "7-11" },
	{ "predicates.csv", "evidence,,report", "at-least,at_risk,many",
	    "predicates.csv:4: value", "whole number" },
	{ "predicates.csv", "evidence,,report", "consent,oath,",
	    "predicates.csv:4: field", "share" },
	{ "predicates.csv", "evidence,,report", "places-left,,hall",
	    "predicates.csv:4: value", "hall" },
	{ "predicates.csv", "two,report,1", "two,rapport,1",
	    "predicates.csv:4: criterion", "rapport" },
	/* keys, reasons, numbers, templates */
	{ "dispositions.csv", "Decline,d,", "Decline,dd,",
	    "dispositions.csv:4: key", "one small letter" },
	{ "dispositions.csv", "Decline,d,", "Decline,D,",
	    "dispositions.csv:4: key", "one small letter" },
	{ "dispositions.csv", "Decline,d,", "Decline,u,",
	    "dispositions.csv:4: key", "another meaning" },
	{ "dispositions.csv", "Decline,d,", "Decline,a,",
	    "dispositions.csv:4: key", "Accept" },
	{ "reasons.csv", "two,decline,", "two,defer,",
	    "dispositions.csv:4: needs", "use decline" },
	{ "reasons.csv", "not-before,6", "not-before,",
	    "reasons.csv:2: after_weeks", "weeks" },
	{ "clocks.csv", "started,6,8", "started,,",
	    "clocks.csv:2: high", "limit" },
	{ "clocks.csv", "started,6,8", "started,8,6",
	    "clocks.csv:2: low", "more than high" },
	{ "provisions.csv", "rooms,6,8", "rooms,9,8",
	    "provisions.csv:2: weeks_low", "more than weeks" },
	{ "templates/plan.md", "{{disposition_says}}", "{{shell}}",
	    "templates/plan.md:3", "shell" },
	{ "templates/plan.md", "{{disposition_says}}", "{{#ref}}",
	    "templates/plan.md:3", "" },
};

static bool
has_fault(const struct pack_check *c, const char *at, const char *words)
{
	for (int i = 0; i < c->count; i++) {
		const char *whole = pack_fault_words(&c->faults[i], &arena);

		if (strncmp(whole, at, strlen(at)) == 0 &&
		    whole[strlen(at)] == ':' &&
		    strstr(whole + strlen(at), words) != NULL)
			return true;
	}
	return false;
}

static void
every_slip_is_named_with_file_line_and_heading(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
		const struct slip *s = &slips[i];
		struct pack_check c;

		folder_pack(folder);
		if (!folder_change(folder, s->file, s->old, s->new))
			fail_msg("%s has no “%s”", s->file, s->old);
		c = check();
		if (!has_fault(&c, s->at, s->words)) {
			show(&c);
			fail_msg("“%s” for “%s” in %s: no fault at %s with "
			    "“%s”", s->new, s->old, s->file, s->at,
			    s->words);
		}
	}
}

static void
a_tenth_reason_cannot_be_chosen_with_one_key(void **state)
{
	struct buf text = BUF_INIT;
	struct pack_check c;

	(void)state;
	buf_str(&text, "pathway,use,reason,label\n*,override,x,X\n");
	for (int i = 1; i <= 9; i++)
		buf_printf(&text, "%s,decline,r%d,Reason %d\n",
		    i % 2 ? "two" : "*", i, i);
	folder_put(folder, "reasons.csv", buf_text(&text));
	c = check();
	show(&c);
	assert_int_equal(c.count, 0);
	buf_str(&text, "*,decline,r10,Reason 10\n");
	folder_put(folder, "reasons.csv", buf_text(&text));
	c = check();
	assert_true(has_fault(&c, "reasons.csv:12: use", "more than 9"));
	buf_release(&text);
}

static void
remove_file(const char *name)
{
	char path[FOLDER_MOST];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(unlink(path), 0);
}

static void
a_pack_has_certain_files(void **state)
{
	static const char *const needed[] = { "settings.csv", "rules.csv",
		"roles.csv", "panels.csv", "pathways.csv", "fields.csv",
		"dispositions.csv", "templates/minutes.md",
		"templates/sheet.md", "templates/slips.md" };
	struct pack_check c;
	char at[100];

	(void)state;
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		folder_pack(folder);
		remove_file(needed[i]);
		c = check();
		snprintf(at, sizeof at, "%s:1", needed[i]);
		if (!has_fault(&c, at, "missing"))
			fail_msg("%s is not missed", needed[i]);
	}
	folder_pack(folder);
	remove_file("quorum.csv");
	c = check();
	assert_int_equal(c.count, 0);
}

static void
link_to(const char *name, const char *target)
{
	char path[FOLDER_MOST];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
	assert_int_equal(symlink(target, path), 0);
}

static void
only_plain_files_of_a_pack_are_read(void **state)
{
	char path[FOLDER_MOST];
	struct pack_check c;

	(void)state;
	link_to("quorum.csv", "/etc/passwd");
	folder_put(folder, "notes.txt", "hello");
	folder_put(folder, "texts/run.sh", "echo");
	folder_put(folder, "texts/Upper.md", "text");
	folder_put(folder, ".rules.csv.swp", "left by an editor");
	folder_put(folder, "README.md", "about this pack");
	snprintf(path, sizeof path, "%s/groups.csv", folder);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	c = check();
	assert_true(has_fault(&c, "quorum.csv:1", "plain file"));
	assert_true(has_fault(&c, "groups.csv:1", "plain file"));
	assert_true(has_fault(&c, "notes.txt:1", "no part"));
	assert_true(has_fault(&c, "texts/run.sh:1", "small letters"));
	assert_true(has_fault(&c, "texts/Upper.md:1", "small letters"));
	for (int i = 0; i < c.count; i++) {
		assert_null(strstr(c.faults[i].file, "swp"));
		assert_null(strstr(c.faults[i].file, "README"));
		assert_null(strstr(c.faults[i].says, "root"));
	}
}

static void
a_link_for_a_folder_of_texts_is_refused(void **state)
{
	char path[FOLDER_MOST];
	struct pack_check c;

	(void)state;
	remove_file("texts/opening.md");
	snprintf(path, sizeof path, "%s/texts", folder);
	assert_int_equal(rmdir(path), 0);
	link_to("texts", "/etc");
	c = check();
	assert_true(has_fault(&c, "texts:1", "folder of its own"));
	for (int i = 0; i < c.scheme.part[PART_TEXTS].count; i++) {
		const struct pack_text *t = c.scheme.part[PART_TEXTS].rows;

		assert_string_equal(t[i].kind, "template");
	}
}

static void
sizes_have_ceilings(void **state)
{
	struct buf text = BUF_INIT;
	struct pack_check c;

	(void)state;
	buf_str(&text, "set_name,code,label\n");
	for (int i = 0; i < 4001; i++)
		buf_printf(&text, "colour,c%d,Colour\n", i);
	folder_put(folder, "codes.csv", buf_text(&text));
	c = check();
	assert_true(has_fault(&c, "codes.csv:4002", "more than 4000"));
	while (text.len <= 1024 * 1024)
		buf_str(&text, "colour,more,than a megabyte of them\n");
	folder_put(folder, "codes.csv", buf_text(&text));
	c = check();
	assert_true(has_fault(&c, "codes.csv:1", ""));
	assert_int_equal(c.scheme.part[PART_CODES].count, 0);
	buf_release(&text);
	folder_pack(folder);
	for (int i = 0; i < 200; i++) {
		char name[40];

		snprintf(name, sizeof name, "texts/t%d.md", i);
		folder_put(folder, name, "text");
	}
	assert_false(scheme_check(folder, &arena, &c, &err));
	assert_non_null(strstr(err.text, "200"));
}

static void
a_hundred_faults_are_enough(void **state)
{
	struct buf text = BUF_INIT;
	struct pack_check c;

	(void)state;
	buf_str(&text, "set_name,code,label\n");
	for (int i = 0; i < 1000; i++)
		buf_str(&text, "no code,,\n");
	folder_put(folder, "codes.csv", buf_text(&text));
	c = check();
	assert_true(c.count > 100 && c.count <= 200);
	buf_release(&text);
}

static void
texts_pass_the_door_in(void **state)
{
	struct pack_check c;
	const char *text;

	(void)state;
	folder_put(folder, "texts/opening.md",
	    "Stay\x1b[31m calm\xE2\x80\xAE.\r\nAll of you.\n");
	folder_change(folder, "roles.csv", "Chair", "Ch\x07" "air");
	c = check();
	text = scheme_text(&c.scheme, "opening");
	assert_string_equal(text, "Stay[31m calm.\nAll of you.\n");
	assert_string_equal(scheme_role(&c.scheme, "chair")->label,
	    "Chair");
}

static void
a_file_of_windows_is_read_too(void **state)
{
	struct pack_check c;

	(void)state;
	folder_change(folder, "roles.csv", "Chair", "Ch\xE9" "ri");
	c = check();
	assert_int_equal(c.count, 0);
	assert_string_equal(scheme_role(&c.scheme, "chair")->label,
	    "Chéri");
}

static void
the_digest_is_of_every_byte(void **state)
{
	const char *first = check().digest;

	(void)state;
	assert_string_equal(check().digest, first);
	folder_change(folder, "texts/opening.md", "stays here", "stays HERE");
	assert_string_not_equal(check().digest, first);
	folder_pack(folder);
	assert_string_equal(check().digest, first);
	folder_put(folder, "texts/more.md", "More.\n");
	assert_string_not_equal(check().digest, first);
}

static void
without_the_standard_codes_one_fault_says_so(void **state)
{
	struct pack_check c;

	(void)state;
	setenv("CONVENE_DATA", folder, 1);
	c = check();
	assert_int_equal(c.count, 1);
	assert_true(has_fault(&c, "fields.csv:1: codes", "cannot be read"));
}

static void
a_folder_that_is_not_there_is_no_input(void **state)
{
	struct pack_check c;

	(void)state;
	assert_false(scheme_check("/nowhere/at/all", &arena, &c, &err));
	assert_int_equal(err.code, ERR_NO_INPUT);
}

/* Loading. */

static struct pack
load(bool *same)
{
	struct pack p;

	if (!scheme_load(db, folder, &arena, &p, same, &err))
		fail_msg("%s", err.text);
	return p;
}

static const char *
rows_text(const struct scheme *s)
{
	struct buf b = BUF_INIT;
	const char *text;

	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *r = &pack_files[part].record;
		const char *rows = s->part[part].rows;

		for (int i = 0; i < s->part[part].count; i++) {
			buf_printf(&b, "%s %d\n", r->table, i);
			record_encode(r, rows + (size_t)i * r->size, &b);
		}
	}
	text = arena_strdup(&arena, buf_text(&b));
	buf_release(&b);
	return text;
}

static void
what_is_loaded_comes_back_whole_and_in_order(void **state)
{
	struct pack_check c;
	const struct scheme *s;
	struct pack p;
	bool same;

	(void)state;
	folder_put(folder, "conditions.csv", "pathway,condition,label,owner,"
	    "says,rule\ntwo,meet,Meet,school,Meet first.,practice\n");
	c = check();
	p = load(&same);
	assert_false(same);
	assert_int_equal(p.version, 1);
	assert_string_equal(p.digest, c.digest);
	assert_true(scheme_get(db, p.id, &arena, &s, &err));
	for (int part = 0; part < PART_COUNT; part++)
		assert_true(s->part[part].count > 0);
	assert_string_equal(rows_text(s), rows_text(&c.scheme));
	assert_string_equal(s->id, "test-2025");
	assert_string_equal(s->title, "Test scheme 2025");
	assert_string_equal(s->time_zone, "Europe/London");
	assert_string_equal(s->division, "england-and-wales");
	assert_string_equal(s->authority, "855");
	assert_int_equal(s->valid_to, day_of(2026, 8, 31));
}

static int
pack_count(void)
{
	struct pack *packs;
	int count;

	assert_true(db_list(db, &pack_record, NULL, NULL, NULL, &arena,
	    &packs, &count, &err));
	return count;
}

static void
the_same_content_is_no_new_version(void **state)
{
	struct pack first, again, changed;
	bool same;

	(void)state;
	first = load(&same);
	again = load(&same);
	assert_true(same);
	assert_string_equal(again.id, first.id);
	assert_int_equal(pack_count(), 1);
	folder_change(folder, "texts/opening.md", "stays here", "stays");
	changed = load(&same);
	assert_false(same);
	assert_int_equal(changed.version, 2);
	assert_int_equal(pack_count(), 2);
}

static void
earlier_versions_stay_as_they_were(void **state)
{
	const struct scheme *old, *new;
	struct pack first, second;
	bool same;

	(void)state;
	first = load(&same);
	folder_change(folder, "texts/opening.md", "stays here", "stays");
	second = load(&same);
	assert_true(scheme_get(db, first.id, &arena, &old, &err));
	assert_true(scheme_get(db, second.id, &arena, &new, &err));
	assert_string_equal(scheme_text(old, "opening"),
	    "What is said here stays here.\n");
	assert_string_equal(scheme_text(new, "opening"),
	    "What is said here stays.\n");
	assert_true(scheme_newest(db, "test-2025", &arena, &new, &err));
	assert_string_equal(new->pack_id, second.id);
}

static void
a_pack_with_a_fault_loads_nothing(void **state)
{
	struct pack p;
	bool same;

	(void)state;
	folder_change(folder, "actions.csv", "place,school",
	    "place,nobody");
	assert_false(scheme_load(db, folder, &arena, &p, &same, &err));
	assert_int_equal(err.code, ERR_DATA);
	assert_non_null(strstr(err.text, "actions.csv:2: owner"));
	assert_int_equal(pack_count(), 0);
	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *r = &pack_files[part].record;
		void *rows;
		int count;

		assert_true(db_list(db, r, NULL, NULL, NULL, &arena, &rows,
		    &count, &err));
		assert_int_equal(count, 0);
	}
}

static void
loading_is_a_link_of_the_chain(void **state)
{
	const char *const *faults, *before, *after;
	bool same;
	int count;

	(void)state;
	assert_true(audit_head(db, &arena, &before, &err));
	load(&same);
	assert_true(audit_head(db, &arena, &after, &err));
	assert_string_not_equal(before, after);
	load(&same);
	assert_true(audit_head(db, &arena, &before, &err));
	assert_string_equal(before, after);
	assert_true(audit_verify(db, NULL, &arena, &faults, &count, &err));
	assert_int_equal(count, 0);
}

static void
prefixes_and_panels_are_of_one_scheme_each(void **state)
{
	struct pack p;
	bool same;

	(void)state;
	load(&same);
	folder_change(folder, "settings.csv", "id,test-2025",
	    "id,other-2025");
	assert_false(scheme_load(db, folder, &arena, &p, &same, &err));
	assert_int_equal(err.code, ERR_DATA);
	assert_non_null(strstr(err.text, "prefix"));
	folder_change(folder, "settings.csv", "prefix,T", "prefix,U");
	assert_false(scheme_load(db, folder, &arena, &p, &same, &err));
	assert_non_null(strstr(err.text, "panel"));
	folder_change(folder, "panels.csv", "first,", "premier,");
	folder_change(folder, "panels.csv", "second,", "deuxieme,");
	folder_change(folder, "roles.csv", "first;second",
	    "premier;deuxieme");
	folder_change(folder, "pathways.csv", "pupil,first",
	    "pupil,premier");
	folder_change(folder, "pathways.csv", "pupil,second",
	    "pupil,deuxieme");
	folder_change(folder, "quorum.csv", "second,", "deuxieme,");
	folder_change(folder, "standing.csv", "second,", "deuxieme,");
	load(&same);
	assert_int_equal(pack_count(), 2);
}

/* 2025-26 and 2026-27 of one scheme, and the days around them. */
static const struct in_force {
	int year, month, day;
	int valid_from;		/* the year of the pack that counts */
	bool warned;
} days[] = {
	{ 2025, 9, 1, 2025, false },
	{ 2026, 8, 31, 2025, false },
	{ 2026, 9, 1, 2026, false },
	{ 2027, 8, 31, 2026, false },
	{ 2027, 9, 1, 2026, true },	/* the latest before it */
	{ 2025, 8, 31, 2025, true },	/* none before it */
};

static void
a_case_is_judged_by_the_rules_of_its_day(void **state)
{
	bool same;

	(void)state;
	load(&same);
	folder_change(folder, "settings.csv", "2025-09-01", "2026-09-01");
	folder_change(folder, "settings.csv", "2026-08-31", "2027-08-31");
	assert_int_equal(load(&same).version, 2);
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		const struct in_force *d = &days[i];
		const struct scheme *s;
		const char *warning;

		assert_true(scheme_in_force(db, "test-2025", day_of(d->year,
		    d->month, d->day), &arena, &s, &warning, &err));
		assert_int_equal(s->valid_from, day_of(d->valid_from, 9, 1));
		assert_int_equal(warning != NULL, d->warned);
	}
}

static void
a_scheme_that_is_not_there_is_named_with_those_that_are(void **state)
{
	const struct scheme *s;
	const char *path;
	bool same;

	(void)state;
	load(&same);
	assert_false(scheme_newest(db, "tset-2025", &arena, &s, &err));
	assert_int_equal(err.code, ERR_NO_INPUT);
	assert_non_null(strstr(err.text, "test-2025"));
	assert_false(scheme_folder("../schemes", &arena, &path, &err));
	assert_false(scheme_folder("nowhere", &arena, &path, &err));
	assert_int_equal(err.code, ERR_NO_INPUT);
	assert_non_null(strstr(err.text, "leicestershire-slip-2023"));
	assert_true(scheme_folder("leicestershire-slip-2023", &arena, &path,
	    &err));
}

static void
rows_of_a_pathway_come_before_those_for_all(void **state)
{
	struct pack_check c;

	(void)state;
	folder_put(folder, "reasons.csv",
	    "pathway,use,reason,label\n"
	    "*,decline,no,For all\n"
	    "two,decline,no,For two\n"
	    "*,override,urgent,Urgent\n");
	c = check();
	assert_int_equal(c.count, 0);
	assert_string_equal(scheme_reason(&c.scheme, "two", "decline",
	    "no")->label, "For two");
	assert_string_equal(scheme_reason(&c.scheme, "one", "decline",
	    "no")->label, "For all");
	assert_null(scheme_reason(&c.scheme, "one", "defer", "no"));
}

static void
lists_of_codes(void **state)
{
	(void)state;
	assert_true(code_in_list("a;bc; d", "a"));
	assert_true(code_in_list("a;bc; d", "bc"));
	assert_true(code_in_list("a;bc; d", "d"));
	assert_false(code_in_list("a;bc; d", "b"));
	assert_false(code_in_list("a;bc; d", "c"));
	assert_false(code_in_list("a;bc; d", ""));
	assert_false(code_in_list("", "a"));
	assert_false(code_in_list(NULL, "a"));
	assert_true(scheme_serves("*", "core"));
	assert_true(scheme_serves("core", "core"));
	assert_false(scheme_serves("core", "cor"));
}

static void
ranges(void **state)
{
	int low, high;

	(void)state;
	assert_true(range_parse("7-11", &low, &high));
	assert_true(low == 7 && high == 11);
	assert_true(range_parse("R-6", &low, &high));
	assert_true(low == 0 && high == 6);
	assert_true(range_parse("16-25", &low, &high));
	assert_true(low == 16 && high == 25);
	assert_false(range_parse("7", &low, &high));
	assert_false(range_parse("11-7", &low, &high));
	assert_false(range_parse("a-b", &low, &high));
	assert_false(range_parse(NULL, &low, &high));
}

#define PACK_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PACK_TEST(the_small_pack_has_no_fault),
		PACK_TEST(every_slip_is_named_with_file_line_and_heading),
		PACK_TEST(a_tenth_reason_cannot_be_chosen_with_one_key),
		PACK_TEST(a_pack_has_certain_files),
		PACK_TEST(only_plain_files_of_a_pack_are_read),
		PACK_TEST(a_link_for_a_folder_of_texts_is_refused),
		PACK_TEST(sizes_have_ceilings),
		PACK_TEST(a_hundred_faults_are_enough),
		PACK_TEST(texts_pass_the_door_in),
		PACK_TEST(a_file_of_windows_is_read_too),
		PACK_TEST(the_digest_is_of_every_byte),
		PACK_TEST(without_the_standard_codes_one_fault_says_so),
		PACK_TEST(a_folder_that_is_not_there_is_no_input),
		PACK_TEST(what_is_loaded_comes_back_whole_and_in_order),
		PACK_TEST(the_same_content_is_no_new_version),
		PACK_TEST(earlier_versions_stay_as_they_were),
		PACK_TEST(a_pack_with_a_fault_loads_nothing),
		PACK_TEST(loading_is_a_link_of_the_chain),
		PACK_TEST(prefixes_and_panels_are_of_one_scheme_each),
		PACK_TEST(a_case_is_judged_by_the_rules_of_its_day),
		PACK_TEST(
		    a_scheme_that_is_not_there_is_named_with_those_that_are),
		PACK_TEST(rows_of_a_pathway_come_before_those_for_all),
		PACK_TEST(lists_of_codes),
		PACK_TEST(ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
