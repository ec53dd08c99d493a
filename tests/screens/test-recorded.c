/*
 * What the packs record has its row on the form: every field of every
 * pathway of the five packs, by its label, on a window that is high enough
 * for the whole form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "db/db.h"
#include "screens/screens.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/register.h"
#include "tests/screens/fixture.h"

#define FIRST "leicestershire-slip-2023"	/* that of the fixture */
#define HIGH 100
#define LABEL 18		/* so much of a label stands in its column */

static struct arena arena;
static struct err e;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

static void
put_codes(struct db *db)
{
	struct pack_rows rows;
	const struct code_row *r;

	MUST(pack_standard_codes(&arena, &rows, &e));
	r = rows.rows;
	for (int i = 0; i < rows.count; i++)
		MUST(db_insert(db, &code_record, &(struct code){
		    .set_name = r[i].set_name, .code = r[i].code,
		    .label = r[i].label, .valid_from = r[i].valid_from,
		    .valid_to = r[i].valid_to }, &e));
}

/* A new form; the pathways of a second pack come after those of the first. */
static const struct scheme *
start(const char *id, int pathway)
{
	struct db *db = fixture_register();
	const struct scheme *s;
	struct pack pack;
	bool same;

	put_codes(db);
	if (strcmp(id, FIRST) != 0)
		MUST(scheme_load(db, arena_printf(&arena, TOP_SRCDIR
		    "/db/schemes/%s", id), &arena, &pack, &same, &e));
	MUST(scheme_newest(db, id, &arena, &s, &e));
	fixture_start(&referrals_screen, HIGH, 120);
	keys("n");
	keys(arena_printf(&arena, "%d", pathway + 1 +
	    (strcmp(id, FIRST) != 0 ? 2 : 0)));
	return s;
}

static void
has_all_rows(const struct scheme *s, const char *pathway)
{
	SCHEME_ROWS(s, PART_FIELDS, struct form_field, f) {
		const char *label;

		if (!scheme_serves(f->pathway, pathway))
			continue;
		label = arena_strndup(&arena, f->label,
		    strlen(f->label) > LABEL ? LABEL : strlen(f->label));
		if (!on_screen(label))
			fail_msg("%s: “%s” is on no row of the form of %s",
			    f->rule, f->label, pathway);
	}
}

static void
every_field_has_its_row_on_the_form(void **state)
{
	const char *id = *state;
	const struct scheme *s = start(id, 0);
	int n = s->part[PART_PATHWAYS].count;

	for (int i = 0; i < n; i++) {
		const struct pathway *p;

		if (i > 0)
			s = start(id, i);
		p = (const struct pathway *)s->part[PART_PATHWAYS].rows + i;
		expect_text(p->label);
		has_all_rows(s, p->pathway);
	}
}

static int
stop(void **state)
{
	(void)state;
	fixture_stop();
	arena_release(&arena);
	return 0;
}

#define PACK(id) { .name = id, .initial_state = (void *)(uintptr_t)id, \
	.test_func = every_field_has_its_row_on_the_form, \
	.teardown_func = stop }

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PACK(FIRST), PACK("suffolk-ses-2024"),
		PACK("suffolk-ci-2021"), PACK("warwickshire-sts-2017"),
		PACK("norfolk-s2s-2015"),
	};

	return cmocka_run_group_tests_name("recorded", tests, NULL, NULL);
}
