/*
 * A register in memory for tests of the rules: SLIP's pack, the standard
 * codes, a fixed clock.  Include it once, after cmocka.h.
 */
#ifndef TESTS_DOMAIN_FIXTURE_H
#define TESTS_DOMAIN_FIXTURE_H

#include <stdlib.h>

#include "src/base/day.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/register.h"
#include "tests/domain/kept.h"

#define SLIP_FOLDER TOP_SRCDIR "/db/schemes/leicestershire-slip-2023"

/* Noon on that day, in the time zone of the tests. */
#define NOON(text) ((int64_t)day_parse(text) * 86400 + 12 * 3600)

static struct db *db;
static struct arena arena = ARENA_INIT;
static struct err e;

#define MUST(call) do { \
	if (!(call)) \
		fail_msg("%s: %s", #call, e.text); \
} while (0)

static bool
put_codes(void)
{
	struct pack_rows rows;
	const struct code_row *r;

	if (!pack_standard_codes(&arena, &rows, &e))
		return false;
	r = rows.rows;
	for (int i = 0; i < rows.count; i++) {
		struct code c = { .set_name = r[i].set_name,
		    .code = r[i].code, .label = r[i].label,
		    .valid_from = r[i].valid_from,
		    .valid_to = r[i].valid_to };

		if (!db_insert(db, &code_record, &c, &e))
			return false;
	}
	return true;
}

static inline bool
make_register(void)
{
	struct pack pack;
	bool same;

	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 1);
	setenv("TZ", "UTC", 1);
	if (!db_open_memory(&db, &e))
		return false;
	db_as(db, "coordinator");
	db_at(db, NOON("2024-06-28"));
	if (kept_take("slip", db))
		return true;
	if (!put_codes() ||
	    !scheme_load(db, SLIP_FOLDER, &arena, &pack, &same, &e))
		return false;
	kept_put("slip", db);
	return true;
}

static inline int
fresh_register(void **state)
{
	(void)state;
	if (make_register())
		return 0;
	print_message("# %s\n", e.text);
	return -1;
}

static inline int
drop_register(void **state)
{
	(void)state;
	db_close(db);
	db = NULL;
	arena_release(&arena);
	return 0;
}

#endif
